"""A file of the drive, what it says, and how each format is written so that the same words give the same bytes.

Archives are stored, not compressed, and carry no clock: another zlib or another day changes nothing.
"""

from __future__ import annotations

import csv
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from html import escape

from openpyxl import Workbook
from PIL import Image, ImageDraw
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

Rows = Sequence[Sequence[object]]


@dataclass(frozen=True, slots=True)
class Said:
    """A fact that was written into a file, in the attribute's own unit."""

    subject: str
    attribute: str
    value: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A file of the drive: its path, the day it was last touched, and the facts its author put in it.

    ``status`` is what becomes of a file that cannot be read whole; None where it can. No pixel is read.
    """

    path: str
    day: str
    content: bytes
    says: tuple[Said, ...] = ()
    status: str | None = None


def text(*lines: str) -> bytes:
    """Return lines as UTF-8."""
    return ("\n".join(lines) + "\n").encode()


def table_csv(rows: Rows, encoding: str = "utf-8") -> bytes:
    """Return rows as comma-separated values, with the line ends a spreadsheet writes."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    return written.getvalue().encode(encoding)


def as_json(value: object) -> bytes:
    """Return indented JSON, with Han characters as themselves."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def page_html(title: str, *parts: str) -> bytes:
    """Return a page; the parts are HTML already."""
    head = f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{escape(title)}</title></head>\n<body>'
    return "\n".join([head, f"<h1>{escape(title)}</h1>", *parts, "</body></html>", ""]).encode()


def table_html(rows: Rows) -> str:
    """Return rows as an HTML table whose first row is its header."""
    head = "".join(f"<th>{escape(str(cell))}</th>" for cell in rows[0])
    body = "\n".join("<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows[1:])
    return f"<table>\n<tr>{head}</tr>\n{body}\n</table>"


def archive(members: Mapping[str, bytes]) -> bytes:
    """Return a ZIP of stored members, dated 2025-01-01."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as box:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            box.writestr(entry, content)
    return written.getvalue()


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def docx(
    *paragraphs: str | Rows,
    title: str = "",
    author: str = "",
    day: str = "2025-01-01",
    header: str = "",
    footer: str = "",
) -> bytes:
    """Return a Word document; ``# `` begins a heading, and a list of rows is a table."""
    edges = {"header": header, "footer": footer}
    kept = [name for name, words in edges.items() if words]
    references = "".join(f'<w:{name}Reference w:type="default" r:id="{name}"/>' for name in kept)
    body = "".join(_word_table(part) if not isinstance(part, str) else _word_paragraph(part) for part in paragraphs)
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MEDIA}.{kind}+xml"/>'
        for name, kind in [("document", "document.main"), ("styles", "styles"), *((name, name) for name in kept)]
    )
    members = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'{overrides}<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="document" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="core" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>",
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}T08:00:00Z</dcterms:modified></cp:coreProperties>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="styles" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        + "".join(f'<Relationship Id="{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>' for name in kept)
        + "</Relationships>",
        "word/styles.xml": f'<w:styles xmlns:w="{_WORD}"><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
        '<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>',
        "word/document.xml": f'<w:document xmlns:w="{_WORD}" xmlns:r="{_OFFICE}"><w:body>{body}'
        f"<w:sectPr>{references}</w:sectPr></w:body></w:document>",
    }
    for name in kept:
        mark = "hdr" if name == "header" else "ftr"
        members[f"word/{name}.xml"] = f'<w:{mark} xmlns:w="{_WORD}">{_word_paragraph(edges[name])}</w:{mark}>'
    return archive({name: (_XML + part).encode() for name, part in members.items()})


def _word_paragraph(words: str) -> str:
    style = ""
    if words.startswith("# "):
        words, style = words[2:], '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
    return f'<w:p>{style}<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'


def _word_table(rows: Rows) -> str:
    written = "".join(
        "<w:tr>" + "".join(f"<w:tc>{_word_paragraph(str(cell))}</w:tc>" for cell in row) + "</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{written}</w:tbl>"


def xlsx(sheets: Mapping[str, Rows]) -> bytes:
    """Return a workbook, without the time at which it was written."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    written = io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as box:
        members = {name: box.read(name) for name in sorted(box.namelist()) if name != "docProps/core.xml"}
    for name in ("[Content_Types].xml", "_rels/.rels"):
        members[name] = _without_core(members[name])
    return archive(members)


def _without_core(part: bytes) -> bytes:
    pieces = part.replace(b"/>", b"/>\0").split(b"\0")
    return b"".join(piece for piece in pieces if b"docProps/core.xml" not in piece)


def pdf(pages: Sequence[Sequence[str]], *, title: str = "", password: str = "") -> bytes:
    """Return a PDF of lines, Latin and Han; with a password nobody can read it without."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    written = io.BytesIO()
    lock = StandardEncryption(password, ownerPassword=password, strength=40) if password else None
    canvas = Canvas(written, invariant=1, pageCompression=0, encrypt=lock)
    canvas.setTitle(title)
    for page in pages:
        for number, line in enumerate(page):
            has_han = any(character > "\u2e7f" for character in line)
            canvas.setFont("STSong-Light" if has_han else "Helvetica", 11)
            canvas.drawString(60, 780 - 17 * number, line)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def scanned_pdf(lines: Sequence[str]) -> bytes:
    """Return a PDF whose page is a picture of text and holds no text."""
    written = io.BytesIO()
    canvas = Canvas(written, invariant=1, pageCompression=0)
    canvas.drawImage(ImageReader(io.BytesIO(picture((620, 877), lines))), 0, 0, 595, 842)
    canvas.showPage()
    canvas.save()
    return written.getvalue()


def picture(size: tuple[int, int], lines: Sequence[str] = ()) -> bytes:
    """Return a JPEG: pale ground, a darker half below, and lines of Latin letters."""
    image = Image.new("L", size, 235)
    draw = ImageDraw.Draw(image)
    if not lines:
        draw.rectangle((0, size[1] // 2, size[0], size[1]), fill=120)
    for number, line in enumerate(lines):
        draw.text((40, 40 + 20 * number), line, fill=20)
    written = io.BytesIO()
    image.save(written, "JPEG", quality=60)
    return written.getvalue()


def photo(day: str, *, description: str = "", place: tuple[float, float] | None = None) -> bytes:
    """Return a photograph with what a camera writes beside it."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Meridian", "FieldCam 3"
    if description:
        exif[0x010E] = description
    exif[0x8769] = {0x9003: f"{day.replace('-', ':')} 10:24:11"}
    if place:
        north, east = ((float(int(d)), float(int(d % 1 * 60)), round(d * 60 % 1 * 60, 2)) for d in place)
        exif[0x8825] = {1: "N", 2: north, 3: "E", 4: east}
    image = Image.open(io.BytesIO(picture((160, 120))))
    written = io.BytesIO()
    image.save(written, "JPEG", quality=60, exif=exif)
    return written.getvalue()


def eml(
    subject: str, sender: str, to: str, sent: str, body: str, attached: Mapping[str, tuple[str, bytes]] | None = None
) -> bytes:
    """Return a mail; attachments are name -> (media type, bytes)."""
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"], mail["Date"] = subject, sender, to, sent
    mail["Message-ID"] = f"<{zlib.crc32((subject + sent).encode()):08x}@mail.grid.example>"
    mail.set_content(body)
    for name, (media_type, content) in (attached or {}).items():
        kind, _, subkind = media_type.partition("/")
        mail.add_attachment(content, maintype=kind, subtype=subkind, filename=name)
    if attached:
        mail.set_boundary("=-part-of-a-mail-=")
    return mail.as_bytes()


def slides(*lines: str) -> bytes:
    """Return a presentation of one slide."""
    main = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/ppt/presentation.xml" ContentType="{main}"/></Types>'
    )
    relations = (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
        'Target="ppt/presentation.xml"/></Relationships>'
    )
    spaces = (
        'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        f'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{_OFFICE}"'
    )
    said = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in lines)
    box = f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="Text 1"/></p:nvSpPr><p:txBody>{said}</p:txBody></p:sp>'
    parts = {
        "[Content_Types].xml": types,
        "_rels/.rels": relations,
        "ppt/presentation.xml": f'<p:presentation {spaces}><p:sldIdLst><p:sldId id="256" r:id="r1"/></p:sldIdLst>'
        "</p:presentation>",
        "ppt/_rels/presentation.xml.rels": relations.replace('officeDocument"', 'slide"').replace(
            "ppt/presentation.xml", "slides/slide1.xml"
        ),
        "ppt/slides/slide1.xml": f"<p:sld {spaces}><p:cSld><p:spTree>{box}</p:spTree></p:cSld></p:sld>",
    }
    return archive({name: (_XML + part).encode() for name, part in parts.items()})


def old_word() -> bytes:
    """Return an empty compound file with a WordDocument stream, as Word wrote them before 2007."""
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack(
        "<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0
    )
    header += b"\xff" * (512 - len(header))
    sectors = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE) + b"\xff" * 504
    return header + sectors + _directory("Root Entry", 5, 1) + _directory("WordDocument", 2) + bytes(256)


def _directory(name: str, kind: int, child: int = 0xFFFFFFFF) -> bytes:
    spelt = name.encode("utf-16-le")
    entry = spelt.ljust(64, b"\0") + struct.pack("<HBB", len(spelt) + 2, kind, 1)
    return (
        entry + struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child) + bytes(36) + struct.pack("<III", 0xFFFFFFFE, 0, 0)
    )


def film() -> bytes:
    """Return the first box of an MP4 and an empty second one."""
    return struct.pack(">I", 24) + b"ftypisom" + struct.pack(">I", 512) + b"isomiso2" + struct.pack(">I", 8) + b"mdat"


def drawing() -> bytes:
    """Return a PNG of grey pixels."""
    rows = zlib.compress((b"\x00" + b"\x80" * 24) * 24, 0)
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", 24, 24, 8, 0, 0, 0, 0)), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    )
