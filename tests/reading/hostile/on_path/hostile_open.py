"""OpenDocument files and books: cells repeated a milliard times, entities, parts outside, chapters without end."""

from __future__ import annotations

from hostile_case import Case, zipped
from hostile_locked import CONTAINER, ODF
from hostile_office import BOMB, FETCH

from aggregator.model.documents import Status

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
)
NOON = "<text:p>Lunch is at noon.</text:p>"


def package(kind: str, body: str, before: bytes = b"") -> bytes:
    content = f"<office:document-content {SPACES}><office:body><office:{kind}>{body}</office:{kind}></office:body>"
    return zipped([("mimetype", (ODF + kind).encode()),
                   ("content.xml", before + content.encode() + b"</office:document-content>")])  # fmt: skip


def sheet(rows: str) -> bytes:
    return package("spreadsheet", f'<table:table table:name="s">{rows}</table:table>')


def cell(text: str, repeated: int, rows: int) -> str:
    inner = f'<table:table-cell table:number-columns-repeated="{repeated}">{text}</table:table-cell>'
    return f'<table:table-row table:number-rows-repeated="{rows}">{inner}</table:table-row>'


def book(spine: str, items: str, *parts: tuple[str, bytes], container: str = CONTAINER) -> bytes:
    contents = (
        f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest><spine>{spine}</spine></package>'
    )
    return zipped([("mimetype", b"application/epub+zip"), ("META-INF/container.xml", container.encode()),
                   ("content.opf", contents.encode()), *parts])  # fmt: skip


def chapter(name: str, number: int = 0) -> str:
    return f'<item id="c{number}" href="{name}" media-type="application/xhtml+xml"/>'


PAGE = b"<html><body><p>Lunch is at noon.</p></body></html>"

CASES = (
    Case("blank columns.ods", lambda: sheet(cell(NOON, 1, 1) + cell("", 10**9, 10**9) + cell(NOON, 1, 1)), Status.OK),
    Case("columns.ods", lambda: sheet(cell(NOON, 10**9, 1)), Status.PARTIAL),
    Case("rows.ods", lambda: sheet(cell(NOON, 1, 10**9)), Status.PARTIAL),
    Case("spans.ods", lambda: sheet(
        '<table:table-row><table:table-cell table:number-columns-spanned="999999999" '
        f'table:number-rows-spanned="999999999">{NOON}</table:table-cell></table:table-row>'), Status.OK),
    Case("entities.odt", lambda: package("text", "<text:p>&a12;</text:p>", BOMB), Status.FAILED),
    Case("fetch.odt", lambda: package("text", "<text:p>&b;</text:p>", FETCH), Status.FAILED),
    Case("spaces.odt", lambda: package("text", f'<text:p>a<text:s text:c="2000000000"/>b</text:p>{NOON}'), Status.OK),
    Case("deep.odt", lambda: package("text", "<text:list><text:list-item>" * 8_000 + NOON
                                     + "</text:list-item></text:list>" * 8_000), Status.FAILED),
    Case("bomb.odt", lambda: package("text", f"<text:p>{'0' * 30_000_000}</text:p>"), Status.REFUSED, "content.xml"),
    Case("outside.epub", lambda: book(
        '<itemref idref="c0"/><itemref idref="c1"/>', chapter("../../../../etc/passwd") + chapter("a.xhtml", 1),
        ("a.xhtml", PAGE)), Status.PARTIAL, "etc/passwd"),
    Case("spine.epub", lambda: book('<itemref idref="c0"/>' * 20_000, chapter("a.xhtml"), ("a.xhtml", PAGE)),
         Status.OK),
    Case("chapters.epub", lambda: book(
        "".join(f'<itemref idref="c{n}"/>' for n in range(20_000)),
        "".join(chapter("a.xhtml", n) for n in range(20_000)), ("a.xhtml", PAGE)), Status.PARTIAL, "pages"),
    Case("itself.epub", lambda: book("", "", container=CONTAINER.replace("content.opf", "META-INF/container.xml")),
         Status.OK),
    Case("entities.epub", lambda: book('<itemref idref="c0"/>', chapter("a.xhtml"),
                                       ("a.xhtml", BOMB + b"<html><body><p>&a12;</p></body></html>")), Status.OK),
)  # fmt: skip
