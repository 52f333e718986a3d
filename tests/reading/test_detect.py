from __future__ import annotations

import os

import pytest

from aggregator.model.documents import Status
from aggregator.reading.detect import detect, formats

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500


def ole(stream):
    return OLE + stream.encode("utf-16-le") + b"\0" * 500


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (OLE, "application/x-ole-storage"),
        (b"Rar!\x1a\x07\x01\x00", "application/vnd.rar"),
        (b"8BPS\0\1\0\0\0\0", "image/vnd.adobe.photoshop"),
        (b"\0\0\0\x18ftypmp42", "video/mp4"),
        (b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.graphics", None),
        (os.urandom(3000), "application/octet-stream"),
    ],
)
def test_what_is_not_read_is_named_by_its_content(content, media_type):
    detected = detect(content, "notes.txt")
    assert detected.format is None
    assert detected.status is Status.UNSUPPORTED
    assert detected.media_type == (media_type or "application/vnd.oasis.opendocument.graphics")
    assert detected.reason


def test_an_encrypted_office_document_is_no_unknown_one():
    assert detect(ole("EncryptedPackage"), "plan.docx").status is Status.ENCRYPTED


@pytest.mark.parametrize(
    ("content", "name", "format_name"),
    [
        (b"a,b\n1,2\n", "x.csv", "delimited"),
        (b"words", "x.md", "markdown"),
        (b"words", "x", "text"),
        (b"words", "x.unheard-of", "text"),
        (b"plant;mw;owner\nA;1;x\nB;2;y\n", "x.txt", "delimited"),
        (b"plant;mw;owner\nA;1;x\nB;2;y\n", "x.md", "markdown"),
        (b"Hello, Anna, how are you\nFine, thanks, and you\nGood, really, yes\n", "x.txt", "text"),
        (b'{"a": 1}', "x.txt", "json"),
        (b'[{"a": 1}]', "x.csv", "delimited"),
        (b"[see note]", "x.txt", "text"),
        (b"<!DOCTYPE html><p>x", "x.csv", "html"),
        ("<html><p>x".encode("utf-16"), "x.html", "html"),
    ],
)
def test_content_decides_and_the_extension_where_content_cannot(content, name, format_name):
    assert detect(content, name).format.name == format_name


def test_a_name_that_says_otherwise_is_told():
    detected = detect(b"<!DOCTYPE html><p>x", "table.csv")
    assert detected.warning == "the name says text/csv, the content is text/html"
    assert detect(b"<!DOCTYPE html><p>x", "page.html").warning == ""


def test_formats_are_found_by_file_name_and_asked_by_rank():
    ranks = [known.rank for known in formats()]
    assert ranks == sorted(ranks)
    assert {"text", "markdown", "delimited", "json", "html", "mail", "zip"} <= {known.name for known in formats()}
