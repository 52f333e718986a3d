"""Labelled documents as slides."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from labelled.notation import Block, blocks
from labelled.records import Labelled
from labelled.tables import ABOVE, LEFT

_DRAWN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SHOWN = "http://schemas.openxmlformats.org/presentationml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats-officedocument.presentationml"
_NAMES = f'xmlns:a="{_DRAWN}" xmlns:r="{_RELATED}" xmlns:p="{_SHOWN}"'


def pptx(document: Labelled) -> bytes:
    """Return the bytes of a presentation: one slide for each part, its first line being the title."""
    slides = _slides(blocks(document))
    numbers = range(1, len(slides) + 1)
    parts = {
        "[Content_Types].xml": _types(numbers),
        "_rels/.rels": _relations([("rId1", "officeDocument", "ppt/presentation.xml")]),
        "ppt/presentation.xml": f"<p:presentation {_NAMES}><p:sldIdLst>"
        + "".join(f'<p:sldId id="{255 + number}" r:id="rId{number}"/>' for number in numbers)
        + '</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>',
        "ppt/_rels/presentation.xml.rels": _relations(
            [(f"rId{number}", "slide", f"slides/slide{number}.xml") for number in numbers]
        ),
        **{f"ppt/slides/slide{number}.xml": _slide(slides[number - 1]) for number in numbers},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in parts.items():
            package.writestr(name, _XML + text)
    return out.getvalue()


def _slides(parts: tuple[Block, ...]) -> list[list[Block]]:
    slides: list[list[Block]] = []
    for block in parts:
        if block.kind == "part" or not slides:
            slides.append([])
        slides[-1].append(block)
    return slides


def _types(numbers: range) -> str:
    said = f'<Override PartName="/ppt/presentation.xml" ContentType="{_TYPE}.presentation.main+xml"/>'
    said += "".join(
        f'<Override PartName="/ppt/slides/slide{number}.xml" ContentType="{_TYPE}.slide+xml"/>' for number in numbers
    )
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    xml = '<Default Extension="xml" ContentType="application/xml"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{rels}{xml}{said}</Types>'


def _relations(related: list[tuple[str, str, str]]) -> str:
    said = "".join(
        f'<Relationship Id="{name}" Type="{_RELATED}/{kind}" Target="{target}"/>' for name, kind, target in related
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{said}</Relationships>'


def _slide(shown: list[Block]) -> str:
    shapes = "".join(_shape(block, number) for number, block in enumerate(shown, start=2))
    group = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    return f"<p:sld {_NAMES}><p:cSld><p:spTree>{group}{shapes}</p:spTree></p:cSld></p:sld>"


def _shape(block: Block, number: int) -> str:
    at = f'<a:off x="457200" y="{457200 * number}"/><a:ext cx="8229600" cy="400000"/>'
    if block.kind == "table":
        return (
            f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number}" name="Table {number}"/><p:cNvGraphicFramePr/>'
            f"<p:nvPr/></p:nvGraphicFramePr><p:xfrm>{at}</p:xfrm><a:graphic>"
            f'<a:graphicData uri="{_DRAWN.replace("main", "table")}">{_table(block)}</a:graphicData></a:graphic>'
            "</p:graphicFrame>"
        )
    title = '<p:ph type="title"/>' if block.kind == "part" else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Text {number}"/><p:cNvSpPr/><p:nvPr>{title}</p:nvPr></p:nvSpPr>'
        f"<p:spPr><a:xfrm>{at}</a:xfrm></p:spPr><p:txBody><a:bodyPr/>{_paragraph(block.text)}</p:txBody></p:sp>"
    )


def _paragraph(text: str) -> str:
    return f"<a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p>" if text else "<a:p/>"


def _table(block: Block) -> str:
    columns = '<a:gridCol w="1200000"/>' * len(block.rows[0])
    rows = "".join(f'<a:tr h="370000">{"".join(map(_cell, row))}</a:tr>' for row in block.rows)
    return f"<a:tbl><a:tblPr/><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>"


def _cell(text: str) -> str:
    shown = "" if text in (LEFT, ABOVE) else text
    return f"<a:tc><a:txBody><a:bodyPr/>{_paragraph(shown)}</a:txBody><a:tcPr/></a:tc>"
