"""The benchmarks are run by hand (``make bench``), not collected: they import their own parts as scripts do."""

collect_ignore_glob = ["[!t]*.py"]
