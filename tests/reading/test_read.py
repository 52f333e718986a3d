from __future__ import annotations

import hashlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aggregator.model.documents import FileId, Source, Status
from aggregator.reading import read as reading
from aggregator.reading.format import Format, Opening, Reading, Unreadable
from aggregator.reading.read import read_document, reader_fingerprint

NAMES = ["a.txt", "a.md", "a.csv", "a.json", "a.html", "a.eml", "a.zip", "a.pdf", "a.docx", "a.xlsx", "a.jpg", "a"]


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_file_is_whole_and_said(read, name):
    document = read(b"", name)
    assert (document.status, document.blocks, document.warnings) == (Status.OK, (), ("the file is empty",))


def test_a_document_says_what_it_is_of(read):
    document = read(b"words", "notes/a.txt")
    assert document.id == hashlib.sha256(b"words").hexdigest()
    assert document.source.path == "notes/a.txt"
    assert document.reader == "text 2"


def test_a_file_past_the_size_limit_is_refused(read):
    document = read(b"x" * 101, "a.txt", bytes=100)
    assert (document.status, document.reason) == (Status.REFUSED, "larger than 100 bytes")


def test_binary_content_under_a_text_name_is_unsupported(read):
    assert read(bytes(range(256)) * 20, "a.txt").status is Status.UNSUPPORTED


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("the plant stands still", ("en",)),
        ("北田电站装机容量", ("zh",)),
        ("Northfield 北田电站 is a plant 装机容量", ("en", "zh")),
        ("12.5 / 14", ()),
        ("北田电站装机容量十二万千瓦位于湖北省 MW", ("zh",)),
    ],
)
def test_languages_follow_the_script(read, text, languages):
    assert read(text, "a.txt").languages == languages


def test_characters_past_the_limit_leave_the_first_standing(read):
    document = read("\n\n".join(["word " * 10] * 10), "a.txt", characters=120)
    assert document.status is Status.PARTIAL
    assert document.reason == "more than 120 characters; the rest was not read"
    assert len(document.blocks) == 2


@pytest.mark.parametrize(
    ("raised", "status", "reason"),
    [
        (Unreadable("locked", Status.ENCRYPTED), Status.ENCRYPTED, "locked"),
        (ValueError("120 MW"), Status.FAILED, "not readable as strange (ValueError)"),
        (RecursionError(), Status.FAILED, "not readable as strange (RecursionError)"),
    ],
)
def test_what_a_reader_raises_becomes_a_status(read, monkeypatch, raised, status, reason):
    def fail(content: bytes, opening: Opening) -> Reading:
        raise raised

    strange = Format("strange", "x/strange", (".x",), fail, matches=lambda _: True)
    monkeypatch.setattr(reading, "detect", lambda *_: reading_of(strange))
    document = read(b"x", "a.x")
    assert (document.status, document.reason) == (status, reason)


def reading_of(known):
    from aggregator.reading.detect import Detected  # noqa: PLC0415

    return Detected(known, known.media_type, "content")


def test_out_of_memory_is_left_to_the_worker(read, monkeypatch):
    def fail(content: bytes, opening: Opening) -> Reading:
        raise MemoryError

    strange = Format("strange", "x/strange", (".x",), fail, matches=lambda _: True)
    monkeypatch.setattr(reading, "detect", lambda *_: reading_of(strange))
    with pytest.raises(MemoryError):
        read(b"x", "a.x")


def test_the_fingerprint_changes_with_a_version(monkeypatch):
    before = reader_fingerprint()
    assert before == reader_fingerprint()
    strange = Format("strange", "x/strange", (".x",), lambda *_: Reading(), matches=lambda _: False)
    monkeypatch.setattr(reading, "formats", lambda: (strange,))
    assert reader_fingerprint() != before


BEGINNINGS = [
    b"", b"PK\x03\x04", b"%PDF-1.7\n", b"\xff\xd8\xff\xe0", b"<html>", b"{", b'[{"a":', b"From: a\nTo: b\nSubject: c\n",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"| a | b |\n|---|---|\n", b'"a,b\n',
]  # fmt: skip


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(BEGINNINGS), st.binary(max_size=300), st.sampled_from(NAMES))
def test_any_bytes_give_a_document_with_a_status(beginning, rest, name):
    document = read_document(beginning + rest, Source(FileId("r/1"), name, "1"))
    assert document.status in Status
    assert document.reason or document.status is Status.OK


def test_installing_ocr_has_files_read_again(monkeypatch):
    before = reader_fingerprint()
    monkeypatch.setattr("aggregator.reading.read.ocr_version", lambda: "an eye 2.0")
    assert reader_fingerprint() != before
