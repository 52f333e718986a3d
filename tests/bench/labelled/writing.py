"""Labelled documents as files, the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from email import policy
from email.message import EmailMessage
from html import escape

from labelled.notation import Block, blocks, plain_lines
from labelled.paper import pdf
from labelled.records import Labelled
from labelled.slides import pptx
from labelled.tables import Merged, merged
from labelled.word import docx
from labelled.workbook import xlsx

_WHEN = (2025, 1, 1, 0, 0, 0)


def content(document: Labelled) -> bytes:
    """Return the bytes of a document's file."""
    return _WRITERS.get(document.path.rpartition(".")[2], _text)(document)


def _text(document: Labelled) -> bytes:
    return ("\n".join(plain_lines(document)) + "\n").encode(document.encoding)


def _letter(document: Labelled) -> bytes:
    """Return a message; what stands before the first empty line are its headers."""
    head, _, body = "\n".join(plain_lines(document)).partition("\n\n")
    message = EmailMessage(policy=policy.SMTP)
    for line in head.splitlines():
        name, _, value = line.partition(": ")
        message[name] = value
    message.set_content(body + "\n", cte="7bit" if body.isascii() else "base64")
    return bytes(message)


def _page(document: Labelled) -> bytes:
    parts = "\n".join(_element(block) for block in blocks(document))
    language = "zh" if document.language == "zh" else "en"
    head = f'<html lang="{language}"><head><meta charset="utf-8"></head>'
    return f"<!doctype html>\n{head}\n<body>\n{parts}\n</body></html>\n".encode()


def _element(block: Block) -> str:
    if block.kind == "table":
        return "<table border=1>\n" + "\n".join(_html_rows(block.rows)) + "\n</table>"
    if block.kind == "heading":
        return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
    tag = {"entry": "li", "header": "header", "footer": "footer", "part": "h2"}.get(block.kind, "p")
    inner = escape(block.text)
    return f"<ul><li>{inner}</li></ul>" if tag == "li" else f"<{tag}>{inner}</{tag}>"


def _html_rows(rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    cells: dict[tuple[int, int], Merged] = {(cell.row, cell.column): cell for cell in merged(rows)}
    for row in range(len(rows)):
        shown = [cells[row, column] for column in range(len(rows[row])) if (row, column) in cells]
        yield "<tr>" + "".join(_html_cell(cell, "th" if row == 0 else "td") for cell in shown) + "</tr>"


def _html_cell(cell: Merged, tag: str) -> str:
    over = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    down = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    return f"<{tag}{over}{down}>{escape(cell.text)}</{tag}>"


def _undated(write: Callable[[Labelled], bytes]) -> Callable[[Labelled], bytes]:
    """Return the writer with the times taken out of the package that it writes."""

    def repacked(document: Labelled) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(write(document))) as package, zipfile.ZipFile(out, "w") as again:
            for name in package.namelist():
                again.writestr(zipfile.ZipInfo(name, _WHEN), package.read(name), zipfile.ZIP_DEFLATED)
        return out.getvalue()

    return repacked


_WRITERS: dict[str, Callable[[Labelled], bytes]] = {
    "eml": _letter,
    "html": _page,
    "pdf": pdf,
    "docx": _undated(docx),
    "xlsx": _undated(xlsx),
    "pptx": _undated(pptx),
}
