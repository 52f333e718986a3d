"""The labels authors put on documents: by position and syntax, never by a bare word in prose.

Which of them count in which position:

| | cover, page top | header, footer, text box, watermark | form, table head, metadata | portion | file name, subject |
|---|---|---|---|---|---|
| US grades with controls, CUI, statements A-F, authority blocks | x | x | x | x | x |
| UK, AU, CA, EU, DE, FR | x | x | x | EU | x |
| NATO | x | x | x | x | x |
| TLP, PAP | x | x | x | | TLP |
| 绝密, 机密, 秘密, with ★ and a period or not | x | x | x | | x |
| 工作秘密, 商业秘密, 商密, 内部资料 and their like | x | x | x | | x |
| 核心数据, 重要数据, 一般数据, 敏感个人信息 | x | x | x | | |
| company labels | x | x | x | | x |
| drafts, embargoes, 征求意见稿 and its like | x | x | x | | x |

``CTS``, ``NS``, ``LES`` and other letters that are words elsewhere count only as portions, or with more beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from aggregator.extraction.marking_forms import (
    PORTION,
    Label,
    label_of,
    labels_in_line,
    labels_of,
    name_labels,
    portion_label,
    statement_label,
)
from aggregator.extraction.marking_places import (
    BODY,
    LINE,
    Placed,
    labels_of_forms,
    labels_of_message,
    page_of,
    placed_lines,
)
from aggregator.extraction.marking_problems import with_problems
from aggregator.extraction.search_text import search_text
from aggregator.model.documents import Block, BlockKind, Document, Locator, MetaLoc
from aggregator.model.facts import Citation, Grade, Marking

FEWEST_PORTIONS = 3
"""How many portion marks there must be, and not all alike, before they count without a banner: (C) may be a list's."""

FEWEST_IN_LIST = 3
"""How many markings of one scheme on one page are a list of what markings there are, and mark nothing."""

LONGEST_LINE = 120


def markings_of(document: Document) -> tuple[Marking, ...]:
    """Return the markings on one document, each once at each position, in the order they were found.

    A label counts where it is a whole line at the top of a page, at the end, in a header, footer or text box; a
    ``机密★10年`` or a ``(征求意见稿)`` also inside such a line; in the fields of a form and the head of a table; set
    apart in the subject of a message; as portion marks at the start of paragraphs; in the file's name; and in the
    metadata fields that hold one. Each says what is wrong with it, if anything is.
    """
    whole = [*_line_marks(document), *_form_marks(document), *_metadata_marks(document), *_name_marks(document)]
    whole += _statements(document)
    whole += _authority_blocks(document)
    portions = list(_portions(document))
    graded = any(mark.grade and mark.position != "filename" for mark in whole)
    counted = graded or (
        len(portions) >= FEWEST_PORTIONS
        and len({mark.label for mark in portions}) > 1
        and not _has_lettered_list(document)
    )
    once: dict[tuple[str, str, str], Marking] = {}
    for mark in [*whole, *(portions if counted else [])]:
        once.setdefault((mark.scheme, mark.label, mark.position), mark)
    return tuple(with_problems(list(once.values()), document))


_RULES = " \t-–—=*_#/|•.。>"
_PARTS = re.compile(r" [|•·] | {3,}|\t")
_DASHED = re.compile(r" [–-] ")


def _line_marks(document: Document) -> list[Marking]:
    found: list[tuple[int, Marking]] = []
    for placed in placed_lines(document):
        search = search_text(placed.text.strip())
        if not search.text or len(search.text) > LONGEST_LINE:
            continue
        for label, at in _labels(search.text, placed):
            first, last = search.raw_span(at, at + len(label.text))
            begin = placed.start + len(placed.text) - len(placed.text.lstrip())
            place = (placed.position, placed.locator)
            found.append((placed.page, _marking(document, label, *place, begin + first, begin + last)))
    return _without_lists(found)


def _without_lists(found: list[tuple[int, Marking]]) -> list[Marking]:
    """Return the markings without those of a page that lists the markings there are: a glossary, a policy."""
    on_page: dict[tuple[int, str], set[str]] = {}
    for page, mark in found:
        on_page.setdefault((page, mark.scheme), set()).add(mark.label.casefold())
    return [
        mark
        for page, mark in found
        if not page or mark.scheme == "draft" or len(on_page[page, mark.scheme]) < FEWEST_IN_LIST
    ]


def _labels(line: str, placed: Placed) -> list[tuple[Label, int]]:
    bare = line.strip(_RULES)
    whole = labels_of(bare)
    if whole:
        return [(label, line.find(bare) + at) for label, at in whole if placed.plain or _is_unlike_prose(label, line)]
    inside = list(labels_in_line(line))
    if inside or placed.position not in {"header", "footer", "watermark", "cover"}:
        return inside
    for apart in (_PARTS, _DASHED):
        parts = chain.from_iterable(labels_of(part.strip(_RULES)) for part in apart.split(line))
        found = [
            (label, max(line.rfind(label.text), 0))
            for label, _ in parts
            if placed.position != "cover" or (label.text.isupper() and line.strip().endswith(label.text))
        ]
        if found:
            return found
    return []


def _is_unlike_prose(label: Label, line: str) -> bool:
    """Return whether a label is written as no heading is: in capitals, with a star or a colon, in brackets."""
    plain = label.text
    return plain.isupper() if plain.isascii() else bool(re.search("[★:【\\[(]", line)) or plain.isupper()


def _form_marks(document: Document) -> Iterator[Marking]:
    for label, locator, start, position in chain(labels_of_forms(document), labels_of_message(document)):
        yield _marking(document, label, position, locator, start, start + len(label.text))


def _statements(document: Document) -> list[Marking]:
    """Return the distribution statements wherever they open a line, but not a list of them."""
    found = []
    for block, line in _body_lines(document, "DISTRIBUTION STATEMENT"):
        stated = statement_label(line.group()) if block.kind in BODY else None
        if stated is not None:
            label, at = stated
            position = "cover" if page_of(block.locator) == 1 else "banner"
            start = line.start() + at
            found.append((1, _marking(document, label, position, block.locator, start, start + len(label.text))))
    return _without_lists(found)


_AUTHORITY = re.compile(
    r"\s*(?:(?P<us>classified by|derived from|declassify on|reason)"
    r"|(?P<cui>controlled by|cui categor(?:y|ies)|(?:limited )?dissemination controls?"
    r"|distribution/dissemination controls?))\s*:\s*\S",
    re.IGNORECASE,
)


def _authority_blocks(document: Document) -> Iterator[Marking]:
    """Yield the blocks that say who classified or controls a document, of which two lines at least stand together."""
    for scheme, name, grade, opening in (
        ("us", "classification authority block", Grade.CONFIDENTIAL, _CLASSIFIED_BY),
        ("cui", "CUI designation indicator", Grade.INTERNAL, _CONTROLLED_BY),
    ):
        if not any(opening.search(block.text) for block in document.blocks):
            continue
        lines = [
            (block, line)
            for block, line in _body_lines(document, ":")
            if (found := _AUTHORITY.match(line.group())) is not None and found[scheme]
        ]
        if len({line.group().split(":")[0].strip().casefold() for _, line in lines}) > 1:
            block, line = lines[0]
            yield _marking(document, Label(scheme, name, grade), "banner", block.locator, *line.span())


_CLASSIFIED_BY = re.compile(r"^[ \t]*(?:Classified|CLASSIFIED) (?:By|by|BY) ?:", re.MULTILINE)
_CONTROLLED_BY = re.compile(r"^[ \t]*(?:Controlled|CONTROLLED) (?:By|by|BY) ?:", re.MULTILINE)


def _body_lines(document: Document, word: str) -> Iterator[tuple[Block, re.Match[str]]]:
    for block in document.blocks:
        if (block.kind in BODY or block.kind in _BOXES) and word in block.text.upper():
            yield from ((block, line) for line in LINE.finditer(block.text))


_BOXES = frozenset({BlockKind.TEXTBOX, BlockKind.FOOTER})


def _portions(document: Document) -> Iterator[Marking]:
    for block in document.blocks:
        for line in LINE.finditer(block.text) if block.kind in BODY and "(" in block.text else ():
            found = PORTION.match(block.text, *line.span())
            label = None if found is None else portion_label(found)
            if found is not None and label is not None:
                yield _marking(document, label, "portion", block.locator, *found.span("mark"))


_LETTERED = re.compile(r"\s*\(([ABDEFG])\)\s+\S")


def _has_lettered_list(document: Document) -> bool:
    """Return whether (C) and (S) are the letters of a list that has (A) and (B) as well."""
    letters = {
        found[1]
        for block, line in _body_lines(document, "(")
        if block.kind in BODY and (found := _LETTERED.match(line.group())) is not None
    }
    return len(letters) > 1


def _metadata_marks(document: Document) -> Iterator[Marking]:
    for key in ("classification", "marking", "sensitivity", "category", "keywords"):
        if key in document.metadata:
            value, where = document.metadata[key]
            label = label_of(search_text(value).text)
            if label is not None:
                yield _marking(document, label, "header", MetaLoc(where), 0, len(value))


def _name_marks(document: Document) -> Iterator[Marking]:
    path = document.source.member.split("!")[-1] or document.source.path
    stem = path.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    for label, at in name_labels(stem):
        yield _marking(document, label, "filename", MetaLoc("name"), at, at + len(label.text))


def _marking(document: Document, label: Label, position: str, locator: Locator, start: int, end: int) -> Marking:
    citation = Citation(document.source.file, locator, start, end, document.source.member)
    return Marking(label.scheme, label.text, label.grade, position, citation)
