"""What the library of each format needs for its text alone, by the file's suffix."""

from __future__ import annotations

import csv
import email
import email.policy
import io

import docx
import openpyxl
import pypdfium2
from lxml import html


def pdf(content: bytes) -> int:
    """Return how many characters pdfium alone gives."""
    with pypdfium2.PdfDocument(content) as document:
        said = 0
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            said += len(text.get_text_bounded())
            text.close()
            page.close()
        return said


def word(content: bytes) -> int:
    """Return how many characters python-docx gives."""
    document = docx.Document(io.BytesIO(content))
    said = sum(len(paragraph.text) for paragraph in document.paragraphs)
    return said + sum(len(cell.text) for table in document.tables for row in table.rows for cell in row.cells)


def workbook(content: bytes) -> int:
    """Return how many characters openpyxl gives, reading only."""
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    said = sum(len(str(value)) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row)
    book.close()
    return said


def delimited(content: bytes) -> int:
    """Return how many characters the csv module gives."""
    return sum(len(cell) for row in csv.reader(io.StringIO(content.decode())) for cell in row)


def page(content: bytes) -> int:
    """Return how many characters lxml gives."""
    return len(html.fromstring(content).text_content())


def letter(content: bytes) -> int:
    """Return how many characters the email module gives."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    body = message.get_body()
    return len(body.get_content()) if body else 0


READERS = {
    ".pdf": ("pypdfium2", pdf),
    ".docx": ("python-docx", word),
    ".xlsx": ("openpyxl, read-only", workbook),
    ".csv": ("csv", delimited),
    ".html": ("lxml", page),
    ".eml": ("email", letter),
}
