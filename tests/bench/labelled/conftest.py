"""The documents are read by ``tests/bench/test_labelled.py``; nothing in this folder is a test itself."""

collect_ignore_glob = ["*.py"]
