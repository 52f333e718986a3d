"""Text of all kinds: pages, JSON, tables and prose made to hang, to blow up or to recurse; and pictures."""

from __future__ import annotations

import random
import struct
import zlib

from hostile_case import Case

from aggregator.model.documents import Status


def noise(size: int) -> bytes:
    return random.Random(7).randbytes(size)


def jpeg(exif: bytes) -> bytes:
    body = b"Exif\0\0" + exif
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(body) + 2) + body + b"\xff\xda" + bytes(100) + b"\xff\xd9"


def directory_in_a_circle() -> bytes:
    """Return EXIF whose directory names itself as the next and as its GPS part."""
    entry = struct.pack("<HHII", 0x8825, 4, 1, 8) + struct.pack("<HHII", 0x8769, 4, 1, 8)
    return b"II*\0" + struct.pack("<IH", 8, 2) + entry + struct.pack("<I", 8)


def png(side: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    pixels = zlib.compress(bytes(10_000_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


CASES = (
    Case("deep.html", lambda: b"<div>" * 200_000 + b"words" + b"</div>" * 200_000, Status.OK),
    Case("attributes.html", lambda: b"<html><p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">words</p>",
         Status.OK),
    Case("tables.html", lambda: b"<html>" + b"<table><td>" * 20_000 + b"words", Status.OK),
    Case("spans.html", lambda: b"<html><table><tr>" + b"<td rowspan=65000 colspan=1000>x" * 2000 + b"<tr><td>x",
         Status.OK),
    Case("brackets.html", lambda: b"<html>" + b"<" * 1_000_000 + b"p>words", Status.OK),
    Case("comments.html", lambda: b"<html>words" + b"<!--" * 500_000, Status.OK),
    Case("deep.json", lambda: b"[" * 1_000_000, Status.REFUSED),
    Case("deep whole.json", lambda: b"[" * 500_000 + b"]" * 500_000, Status.REFUSED),
    Case("number.json", lambda: b'{"a": ' + b"9" * 1_000_000 + b', "b": 1e999999999}', Status.OK),
    Case("lone.json", lambda: b'{"name": "\\ud800\\udc00 \\ud800 \\udfff"}', Status.OK),
    Case("wide.csv", lambda: b"a," * 2_000_000 + b"\n1\n", Status.PARTIAL, "cells"),
    Case("quote.csv", lambda: b'plant,mw\n"' + b"x,\n" * 1_000_000, Status.PARTIAL, "cells"),
    Case("line.txt", lambda: b"word " * 2_000_000, Status.PARTIAL, "characters"),
    Case("digits.txt", lambda: b"9" * 4_000_000, Status.OK),
    Case("repeats.txt", lambda: b"installed capacity of the of the " * 60_000, Status.OK),
    Case("brackets.md", lambda: b"[" * 500_000 + b"](" * 100_000, Status.OK),
    Case("quotes.md", lambda: b">" * 1_000_000, Status.OK),
    Case("surrogates.txt", lambda: b"\xff\xfe" + b"\x00\xd8" * 10_000 + "电站".encode("utf-16-le"), Status.NEEDS_OCR),
    Case("nothing.txt", lambda: b"", Status.OK),
    Case("nothing.pdf", lambda: b"", Status.OK),
    Case("noise.docx", lambda: noise(200_000), Status.UNSUPPORTED),
    Case("noise.txt", lambda: noise(200_000), Status.UNSUPPORTED),
    Case("circle.jpg", lambda: jpeg(directory_in_a_circle()), Status.FAILED),
    Case("torn.jpg", lambda: jpeg(b"II*\0" + struct.pack("<IH", 8, 60_000)), Status.FAILED),
    Case("large.png", lambda: png(60_000), Status.NEEDS_OCR),
    Case("locked.pgp", lambda: b"-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n", Status.ENCRYPTED),
)  # fmt: skip
