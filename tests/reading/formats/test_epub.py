"""Books: chapters come in the order they are read, whatever else is in the package."""

from __future__ import annotations

import io
import zipfile

import pytest

from aggregator.model.documents import Status

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def page(body: str, title: str = "<title/>") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "x.dtd">'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head>{title}<script src="a.js"/></head><body>{body}</body></html>'
    )


def epub(chapters: dict[str, str], parts: dict[str, str] | None = None, *, mimetype: bool = True) -> bytes:
    """Return a book whose spine is the order of the chapters, and whose manifest is the other way round."""
    listed = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(chapters)))
    contents = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        "<dc:title>检修手册</dc:title><dc:creator>Li Wei</dc:creator></metadata>"
        f"<manifest>{listed}</manifest><spine>{spine}</spine></package>"
    )
    members = {
        "META-INF/container.xml": CONTAINER,
        "OEBPS/content.opf": contents,
        **{f"OEBPS/{name.replace('%20', ' ')}": text for name, text in reversed(chapters.items())},
        **(parts or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", "application/epub+zip")
        for name, text in members.items():
            archive.writestr(name, text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


@pytest.mark.parametrize("mimetype", [True, False])
def test_chapters_come_in_the_order_of_the_spine(read, rows, mimetype):
    table = "<table><tr><td>plant</td><td>MW</td></tr><tr><td>北田电站</td><td>120</td></tr></table>"
    document = read(
        epub(
            {"b.xhtml": page("<h1>第一章</h1><p>北田电站</p>"), "a%20x.xhtml": page(f"<p>two</p>{table}")},
            mimetype=mimetype,
        ),
        "a.epub",
    )
    assert (document.status, document.media_type, document.warnings) == (Status.OK, "application/epub+zip", ())
    assert [(block.kind.value, block.text, str(block.locator)) for block in document.blocks] == [
        ("heading", "第一章", "OEBPS/b.xhtml: heading 1"),
        ("paragraph", "北田电站", "OEBPS/b.xhtml: paragraph 1"),
        ("paragraph", "two", "OEBPS/a x.xhtml: paragraph 1"),
    ]
    assert rows(document.tables[0]) == [["plant", "MW"], ["北田电站", "120"]]
    assert (document.metadata["title"].value, document.metadata["author"].value) == ("检修手册", "Li Wei")


def test_a_missing_chapter_costs_only_itself(read):
    content = epub({"a.xhtml": page("<p>one</p>"), "b.xhtml": page("<p>two</p>")})
    document = read(content.replace(b"OEBPS/a.xhtml", b"OEBPS/z.xhtml"), "a.epub")
    assert [block.text for block in document.blocks] == ["two"]
    assert (document.status, document.reason) == (Status.PARTIAL, "OEBPS/a.xhtml is missing")


def test_chapters_are_found_where_the_contents_are_broken(read):
    document = read(epub({"a.xhtml": page("<p>one</p>")}, {"META-INF/container.xml": "<container/>"}), "a.epub")
    assert [block.text for block in document.blocks] == ["one"]
    assert document.status is Status.PARTIAL


def test_locked_chapters_are_encrypted_and_veiled_fonts_are_not(read):
    def locks(*names: str) -> dict[str, str]:
        references = "".join(f'<CipherReference URI="{name}"/>' for name in names)
        return {"META-INF/encryption.xml": f"<encryption>{references}</encryption>"}

    chapters = {"a.xhtml": page("<p>one</p>"), "b.xhtml": page("<p>two</p>")}
    assert read(epub(chapters, locks("OEBPS/font.otf")), "a.epub").status is Status.OK
    document = read(epub(chapters, locks("OEBPS/a.xhtml")), "a.epub")
    assert (document.status, document.reason) == (Status.PARTIAL, "1 chapters are encrypted")
    document = read(epub(chapters, locks("OEBPS/a.xhtml", "OEBPS/b.xhtml")), "a.epub")
    assert (document.status, document.reason) == (Status.ENCRYPTED, "the chapters are encrypted")


def test_a_bomb_in_a_chapter_or_in_the_contents_is_named(read):
    chapters = {"a.xhtml": page("<p>safe</p>"), "b.xhtml": "a" * 5_000_000}
    document = read(epub(chapters), "a.epub")
    assert [block.text for block in document.blocks] == ["safe"]
    assert "times its size" in document.reason
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 30))
    bomb = f'<!DOCTYPE c [<!ENTITY e0 "ha">{entities}<!ENTITY x SYSTEM "file:///etc/passwd">]><c>&e29;&x;</c>'
    document = read(epub({"a.xhtml": page("<p>safe</p>")}, {"META-INF/container.xml": bomb}), "a.epub")
    assert [block.text for block in document.blocks] == ["safe"]


def test_a_chapter_that_points_outside_the_book_is_not_there(read):
    document = read(epub({"../../../../etc/passwd": page("<p>x</p>"), "a.xhtml": page("<p>one</p>")}), "a.epub")
    assert [block.text for block in document.blocks] == ["one"]
    assert document.reason == "etc/passwd is missing"


def test_more_chapters_than_pages_allowed_leave_the_first_standing(read):
    document = read(epub({f"{n}.xhtml": page(f"<p>{n}</p>") for n in range(5)}), "a.epub", pages=2)
    assert [block.text for block in document.blocks] == ["0", "1"]
    assert document.status is Status.PARTIAL
