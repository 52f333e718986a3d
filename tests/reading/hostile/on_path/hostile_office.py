"""Office files: entity bombs, far corners, endless nests, locked ones, and packages that lie."""

from __future__ import annotations

import io
import struct

import docx
import openpyxl
import xlwt
from hostile_case import Case, rezipped, zipped
from xlwt.CompoundDoc import XlsDoc

from aggregator.model.documents import Status

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
BOMB = (
    b'<!DOCTYPE x [<!ENTITY a0 "lollollol">'
    + b"".join(b'<!ENTITY a%d "%s">' % (level + 1, b"&a%d;" % level * 10) for level in range(12))
    + b"]>"
)
FETCH = b'<!DOCTYPE x [<!ENTITY b SYSTEM "file:///etc/passwd"><!ENTITY % d SYSTEM "http://127.0.0.1:9/d">%d;]>'


def letter(document: bytes | None = None, **parts: bytes) -> bytes:
    """Return a DOCX with the given parts in place of its own."""
    out = io.BytesIO()
    written = docx.Document()
    written.add_paragraph("Lunch is at noon.")
    written.save(out)
    return rezipped(out.getvalue(), **({"document": document} if document else {}), **parts)


def body(inner: str, before: bytes = b"") -> bytes:
    return before + f'<w:document xmlns:w="{W}"><w:body>{inner}</w:body></w:document>'.encode()


def book(sheet: str | None = None, before: bytes = b"", **parts: bytes) -> bytes:
    """Return an XLSX of one sheet with the given inside."""
    out = io.BytesIO()
    written = openpyxl.Workbook()
    written.active["A1"] = "Lunch is at noon."
    written.save(out)
    if sheet is not None:
        parts["sheet1"] = before + f'<worksheet xmlns="{S}">{sheet}</worksheet>'.encode()
    return rezipped(out.getvalue(), **parts)


def far_corners() -> bytes:
    far = '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    return book(f'<sheetData><row r="1"><c r="A1"><v>1</v></c></row>{far}</sheetData>')


def far_corners_xls() -> bytes:
    written = xlwt.Workbook()
    sheet = written.add_sheet("s")
    sheet.write(0, 0, 1)
    for row in range(0, 65536, 600):
        sheet.write(row, 255, 2)
    out = io.BytesIO()
    written.save(out)
    return out.getvalue()


def many_cells(cells: int) -> str:
    rows = "".join(f"<row>{'<c><v>1</v></c>' * 100}</row>" for _ in range(cells // 100))
    return f"<sheetData>{rows}</sheetData>"


def compound(stream: str, content: bytes) -> bytes:
    """Return a compound file of one stream."""
    out = io.BytesIO()
    XlsDoc().save(out, content)
    written, old = bytearray(out.getvalue()), "Workbook".encode("utf-16-le")
    at = written.index(old)
    name = (stream + "\0").encode("utf-16-le")
    written[at : at + 64] = name.ljust(64, b"\0")
    written[at + 64 : at + 66] = struct.pack("<H", len(name))
    return bytes(written)


def locked_xls() -> bytes:
    """Return an XLS whose second record says that all the others are enciphered."""
    begin = struct.pack("<HHHHHHII", 0x809, 16, 0x600, 5, 0, 0, 0, 0)
    return compound("Workbook", begin + struct.pack("<HHHHH", 0x2F, 6, 1, 1, 1) + bytes(range(256)) * 20)


def circular_compound() -> bytes:
    """Return a compound file whose sectors follow each other in a circle."""
    content = bytearray(compound("Workbook", bytes(20_000)))
    table = content.index(struct.pack("<III", 1, 2, 3))
    content[table + 8 : table + 12] = struct.pack("<I", 0)
    return bytes(content)


def styles_in_a_circle() -> bytes:
    based = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % 3}"/></w:style>' for n in range(3)
    )
    text = '<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>text</w:t></w:r></w:p>'
    return letter(body(text), styles=f'<w:styles xmlns:w="{W}">{based}</w:styles>'.encode())


def deep(levels: int) -> bytes:
    return letter(body("<w:sdt><w:sdtContent>" * levels + "<w:p/>" + "</w:sdtContent></w:sdt>" * levels))


def tables_in_tables(levels: int) -> bytes:
    start, end = "<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"
    return letter(body(start * levels + end * levels))


def bomb_letter() -> bytes:
    return letter(body(f"<w:p><w:r><w:t>{'0' * 100_000_000}</w:t></w:r></w:p>"))


CASES = (
    Case("far corners.xlsx", far_corners, Status.OK),
    Case("far corners.xls", far_corners_xls, Status.OK),
    Case("bomb.docx", bomb_letter, Status.REFUSED, "word/document.xml"),
    Case("entities.docx", lambda: letter(body("<w:p><w:r><w:t>&a12;</w:t></w:r></w:p>", BOMB)), Status.FAILED),
    Case("fetch.docx", lambda: letter(body("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>", FETCH)), Status.FAILED),
    Case("entities.xlsx", lambda: book(f"<sheetData>{'&a12;'}</sheetData>", BOMB), Status.FAILED),
    Case("fetch.xlsx", lambda: book("<sheetData>&b;</sheetData>", FETCH), Status.FAILED),
    Case("styles.docx", styles_in_a_circle, Status.OK),
    Case("deep.docx", lambda: deep(20_000), Status.FAILED),
    Case("tables.docx", lambda: tables_in_tables(60), Status.OK),
    Case("cells.xlsx", lambda: book(many_cells(300_000)), Status.REFUSED, "200 times"),
    Case("merges.xlsx", lambda: book(
        "<sheetData><row><c><v>1</v></c></row></sheetData><mergeCells>"
        + '<mergeCell ref="A1:XFD1048576"/>' * 1000 + "</mergeCells>"), Status.OK),
    Case("strings.xlsx", lambda: book(
        '<sheetData><row><c t="s"><v>99999999999</v></c><c t="s"><v>-1</v></c></row></sheetData>'),
        Status.FAILED, "not there"),
    Case("numbers.xlsx", lambda: book(f"<sheetData><row><c><v>1e{'9' * 5000}</v></c></row></sheetData>"), Status.OK),
    Case("locked.docx", lambda: compound("EncryptedPackage", bytes(5000)), Status.ENCRYPTED),
    Case("locked.xls", locked_xls, Status.ENCRYPTED),
    Case("circle.xls", circular_compound, Status.FAILED),
    Case("torn.docx", lambda: letter()[:5000], Status.PARTIAL, "list of its members"),
    Case("torn.xlsx", lambda: book()[:3000], Status.PARTIAL, "list of its members"),
    Case("empty parts.docx", lambda: zipped([("[Content_Types].xml", b""), ("_rels/.rels", b"")]), Status.UNSUPPORTED),
)  # fmt: skip
