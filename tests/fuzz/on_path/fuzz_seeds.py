"""Small sound files of every format that is read here, made by what the tests of the formats make theirs with."""

from __future__ import annotations

import bz2
import gzip
import lzma

from fuzz_mails import mail, mbox, msg, msg_in_rtf, rtf
from fuzz_makers import WORDS, Maker, Words
from fuzz_office import doc, docx, odp, ods, odt, ppt, pptx, saved_xlsx, xls, xlsb, xlsx
from fuzz_packages import epub, exports, ole_object, pdf, sevenzip, slack, tar, wechat, wechat_as_shown, zipped
from fuzz_pictures import PICTURES
from fuzz_texts import (
    as_json,
    delimited,
    geojson,
    html,
    ics,
    kml,
    markdown,
    text,
    text_in_gb,
    text_in_utf_16,
    transcript,
    transcript_of_a_phone,
    xml,
)

MAKERS: dict[str, tuple[tuple[str, Maker], ...]] = {
    "docx": (("a.docx", docx),),
    "xlsx": (("a.xlsx", xlsx), ("b.xlsx", saved_xlsx)),
    "xls": (("a.xls", xls),),
    "xlsb": (("a.xlsb", xlsb),),
    "pptx": (("a.pptx", pptx),),
    "ppt": (("a.ppt", ppt),),
    "doc": (("a.doc", doc),),
    "odt": (("a.odt", odt),),
    "ods": (("a.ods", ods),),
    "odp": (("a.odp", odp),),
    "rtf": (("a.rtf", rtf),),
    "msg": (("a.msg", msg), ("b.msg", msg_in_rtf)),
    "mail": (("a.eml", mail),),
    "mbox": (("a.mbox", mbox),),
    "delimited": (("a.csv", delimited),),
    "json": (("a.json", as_json),),
    "geojson": (("a.geojson", geojson),),
    "kml": (("a.kml", kml),),
    "ics": (("a.ics", ics),),
    "epub": (("a.epub", epub),),
    "html": (("a.html", html),),
    "markdown": (("a.md", markdown),),
    "xml": (("a.xml", xml),),
    "text": (("a.txt", text), ("b.txt", text_in_gb), ("c.txt", text_in_utf_16)),
    "chat": (
        ("a.txt", transcript),
        ("b.txt", transcript_of_a_phone),
        *((f"{n}.json", lambda words, n=n: exports(words)[n]) for n in range(5)),
    ),
    "wechat": (("a.html", wechat), ("b.html", wechat_as_shown)),
    "slack": (("a.zip", slack),),
    "zip": (("a.zip", zipped),),
    "tar": (("a.tar", tar),),
    "packed": (
        ("a.txt.gz", lambda words: gzip.compress(text(words))),
        ("a.csv.bz2", lambda words: bz2.compress(delimited(words))),
        ("a.tar.xz", lambda words: lzma.compress(tar(words))),
    ),
    "7z": (("a.7z", sevenzip),),
    "picture": PICTURES,
    "ole": (("a.bin", ole_object),),
    "pdf": (("a.pdf", pdf), ("b.pdf", lambda _: pdf(()))),
}

EXTENSIONS: dict[str, tuple[str, ...]] = {
    "docx": (".docx", ".docm", ".dotx"), "xlsx": (".xlsx", ".xlsm"), "xls": (".xls",), "xlsb": (".xlsb",),
    "pptx": (".pptx", ".pptm", ".ppsx"), "ppt": (".ppt", ".pps"), "doc": (".doc", ".dot"), "odt": (".odt", ".ott"),
    "ods": (".ods", ".ots"), "odp": (".odp", ".otp"), "rtf": (".rtf",), "msg": (".msg", ".oft"),
    "mail": (".eml", ".mht"), "mbox": (".mbox",), "delimited": (".csv", ".tsv"), "json": (".json", ".jsonl"),
    "geojson": (".geojson",), "kml": (".kml",), "ics": (".ics", ".vcs"), "epub": (".epub",),
    "html": (".html", ".htm", ".xhtml"), "markdown": (".md",), "xml": (".xml", ".rdf", ".gpx"),
    "text": (".txt", ".log"), "zip": (".zip", ".kmz"), "tar": (".tar",), "packed": (".gz", ".bz2", ".xz", ".tgz"),
    "picture": (".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".webp", ".bmp", ".heic", ".avif"),
    "7z": (".7z",), "pdf": (".pdf",),
}  # fmt: skip


def made_seeds(parser: str, words: Words = WORDS) -> list[tuple[str, bytes]]:
    """Return name and bytes of the sound files of a parser."""
    return [(name, make(words)) for name, make in MAKERS[parser]]
