from __future__ import annotations

import struct
import sys
import zlib

import pytest

from aggregator.model.documents import Status
from aggregator.reading.format import Unreadable
from aggregator.reading.formats.sevenzip import MISSING, _libarchive

MAGIC = b"7z\xbc\xaf\x27\x1c"


@pytest.fixture
def packed():
    """Return a 7z archive of members."""
    try:
        library = _libarchive()
    except Unreadable:
        pytest.skip("no libarchive here")

    def _packed(members):
        pieces = []
        with library.custom_writer(lambda block: pieces.append(bytes(block)) or len(block), "7zip") as archive:
            for name, content in members:
                archive.add_file_from_memory(name, len(content), content)
        return b"".join(pieces)

    return _packed


def locked():
    """Return a 7z archive whose list of files is encrypted, and nothing else."""
    listed = bytes.fromhex("17 06 00 01 09 10 00 07 0b 01 00 01 24 06f10701 02 0000 0c 10 00 00")
    start = struct.pack("<QQI", 16, len(listed), zlib.crc32(listed))
    return MAGIC + b"\0\4" + struct.pack("<I", zlib.crc32(start)) + start + b"\0" * 16 + listed


def members(document):
    return [child.source.member for child in document.children]


def test_files_are_children(read, packed):
    content = packed([("计划/a.txt", "北田电站停运".encode()), ("../b.csv", b"p,q\n1,2\n3,4\n")])
    document = read(content, "x.bin")
    assert (document.status, document.media_type) == (Status.OK, "application/x-7z-compressed")
    assert members(document) == ["计划/a.txt", "b.csv"]
    assert document.children[0].blocks[0].text == "北田电站停运"
    assert document.children[1].tables[0].n_rows == 3


def test_a_bomb_is_refused_and_its_neighbours_are_read(read, packed):
    document = read(packed([("bomb.txt", b"0" * 20_000_000), ("a.txt", b"one")]), "x.7z")
    assert [child.status for child in document.children] == [Status.REFUSED, Status.OK]


def test_members_past_the_limit_are_said(read, packed):
    document = read(packed([(f"{number}.txt", b"x") for number in range(9)]), "x.7z", members=4)
    assert (document.status, len(document.children)) == (Status.PARTIAL, 4)


def test_a_locked_archive_says_so(read, packed):
    document = read(locked(), "x.7z")
    assert (document.status, document.reason) == (Status.ENCRYPTED, "the archive is encrypted")


def test_a_cut_archive_has_failed(read, packed):
    document = read(packed([("a.txt", b"one" * 100)])[:-20], "x.7z")
    assert (document.status, document.reason) == (Status.FAILED, "the archive is damaged")


@pytest.mark.parametrize("found", [None, "not there"])
def test_without_the_library_it_is_unsupported_and_the_extra_is_named(read, monkeypatch, found):
    for name in [name for name in sys.modules if name.partition(".")[0] == "libarchive"]:
        monkeypatch.delitem(sys.modules, name)
    if found:
        monkeypatch.setenv("LIBARCHIVE", "libarchive-that-is-not-there.so")
    else:
        monkeypatch.setitem(sys.modules, "libarchive", None)
    document = read(MAGIC + b"\0\4", "x.7z")
    assert (document.status, document.reason) == (Status.UNSUPPORTED, MISSING)
