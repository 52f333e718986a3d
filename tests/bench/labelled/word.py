"""Labelled documents as Word files."""

from __future__ import annotations

import io
from datetime import datetime

from docx import Document
from docx.document import Document as WordDocument

from labelled.notation import Block, blocks
from labelled.records import Labelled
from labelled.tables import merged


def docx(document: Labelled) -> bytes:
    """Return the bytes of a Word file."""
    word = Document()
    word.core_properties.created = word.core_properties.modified = datetime(2025, 1, 1)
    for block in blocks(document):
        _add(word, block)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _add(word: WordDocument, block: Block) -> None:
    if block.kind == "table":
        _add_table(word, block)
    elif block.kind in ("header", "footer"):
        section = word.sections[0]
        part = section.header if block.kind == "header" else section.footer
        part.paragraphs[0].add_run(block.text)
    elif block.kind == "heading":
        word.add_heading(block.text, block.level)
    else:
        word.add_paragraph(block.text, "List Bullet" if block.kind == "entry" else None)


def _add_table(word: WordDocument, block: Block) -> None:
    table = word.add_table(len(block.rows), len(block.rows[0]), "Table Grid")
    for cell in merged(block.rows):
        first = table.cell(cell.row, cell.column)
        if cell.rows > 1 or cell.columns > 1:
            first = first.merge(table.cell(cell.row + cell.rows - 1, cell.column + cell.columns - 1))
        first.text = cell.text
