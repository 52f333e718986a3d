"""What one file alone says is not in the index; a word that two files use is written out."""

from __future__ import annotations

from aggregator.index.index import Index
from aggregator.model.facts import Term


def test_a_word_is_written_out_once_two_files_use_it(folder, make):
    one, other = make.entry("1"), make.entry("2")
    with Index.open(folder, writing=True) as index:
        scan = index.begin_scan(1.0, {})
        make.see(index, scan, one, other)
        index.replace(scan, [make.result(one, terms=(Term("quetzal", 2), Term("outage", 1)))])
        assert index.terms() == {"drive/1": {}}
        index.replace(scan, [make.result(other, terms=(Term("outage", 3),))])
        assert index.terms() == {"drive/1": {"outage": 1}, "drive/2": {"outage": 3}}
    kept = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert b"quetzal" not in kept
    assert b"outage" in kept
