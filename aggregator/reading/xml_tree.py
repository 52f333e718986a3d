"""Any XML file: siblings of one name that hold fields are records, fields of one element a form, the rest text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from lxml import etree

from aggregator.model.documents import BlockKind, MetaValue, PartLoc, Status
from aggregator.reading.draft import Draft
from aggregator.reading.format import Opening, Reading
from aggregator.reading.formats.markup import fill_from_html
from aggregator.reading.records import WITHIN, RecordTable
from aggregator.reading.xml_sheet import fill_from_sheet, is_sheet
from aggregator.reading.xml_source import SAFE, as_utf8, local_name, mistake_in

_LONG_TEXT = 200  # a field past it, or with several lines, is prose
_UNITS = {"unit", "units", "uom", "unitCode", "unitcode", "currency"}
_NO_FACTS = {"http://www.w3.org/2001/XMLSchema-instance", "http://www.w3.org/XML/1998/namespace"}
# Word's own paragraphs, whose text is in many pieces.
_PARAGRAPHS = {
    "{http://schemas.microsoft.com/office/word/2003/wordml}p",
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p",
    "{http://schemas.openxmlformats.org/drawingml/2006/main}p",
}
_SVG = "http://www.w3.org/2000/svg"
_SVG_TEXT = {"text", "title", "desc", "foreignObject", "metadata"}
_HEADINGS = {"title", "heading", "head", "h1", "h2", "h3"}
_DEEPEST_RECORD = 4


def read_tree(content: bytes, opening: Opening) -> Reading:
    """Return the records, forms and texts of an XML file; of one past parsing what stands between its tags."""
    source, warnings = as_utf8(content)
    draft = Draft(opening.budget, warnings=list(warnings))
    parser = etree.XMLParser(**SAFE, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(source, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        return _without_form(draft, source.decode())
    if root.getroottree().docinfo.internalDTD is not None and any(_entities(root)):
        draft.warnings.append("entities that the file declares were left as they are")
    draft.reason = mistake_in(parser.error_log)
    draft.status = Status.PARTIAL if draft.reason else Status.OK
    is_svg = root.tag in {f"{{{_SVG}}}svg", "svg"}
    reading = draft.gather(partial(_fill_svg if is_svg else _fill, root=root))
    is_lost = bool(draft.reason) and not (reading.blocks or reading.tables)
    return _without_form(draft, source.decode()) if is_lost else reading


def _without_form(draft: Draft, text: str) -> Reading:
    draft.status, draft.reason = Status.PARTIAL, "not XML that can be parsed: its text was read without its form"
    reading = draft.gather(partial(fill_from_html, text=text))
    if reading.blocks or reading.tables:
        return reading
    return replace(reading, status=Status.FAILED, reason="not XML that can be parsed")


def _entities(root: Any) -> Iterator[Any]:
    return iter(root.getroottree().docinfo.internalDTD.iterentities())


def _fill(draft: Draft, root: Any) -> None:
    waiting = [(root, f"/{local_name(root)}")]
    while waiting:
        element, path = waiting.pop()
        if is_sheet(element):
            fill_from_sheet(draft, element)
        elif _is_prose(element):
            _text(draft, element, path)
        else:
            waiting += reversed(_inside(draft, element, path))


def _inside(draft: Draft, element: Any, path: str) -> list[tuple[Any, str]]:
    """Keep an element's fields and the records in it, and return what else is in it, each with its path."""
    groups: dict[str, list[Any]] = {}
    for part in _children(element):
        groups.setdefault(local_name(part), []).append(part)
    records = {name for name, group in groups.items() if len(group) > 1 and all(map(_is_record, group))}
    record = dict(_attributes(element))
    deeper: list[tuple[Any, str]] = []
    for name, group in groups.items():
        if name in records:
            continue
        for number, part in enumerate(group, start=1):
            if len(group) == 1 and _is_field(part) and not _is_long(_value(part)):
                record |= _field(part, name)
            else:
                deeper.append((part, f"{path}/{name}[{number}]" if len(group) > 1 else f"{path}/{name}"))
    _form(draft, record, local_name(element), path)
    for name, group in groups.items():
        if name in records:
            _table(draft, group, f"{path}/{name}")
    order = {id(part): at for at, part in enumerate(element)}
    return sorted(deeper, key=lambda found: order[id(found[0])])


def _text(draft: Draft, element: Any, path: str) -> None:
    text = "".join(element.itertext()).strip()
    name = local_name(element)
    attributes = dict(_attributes(element))
    if len(attributes) > 1 or not text:
        _form(draft, attributes, name, path)
    kind = BlockKind.HEADING if name.lower() in _HEADINGS and not _is_long(text) else BlockKind.PARAGRAPH
    draft.add(kind, text, PartLoc("", path), label=name)


def _form(draft: Draft, record: dict[str, str], name: str, path: str) -> None:
    if len(record) == 1:
        ((key, text),) = record.items()
        draft.add(
            BlockKind.PARAGRAPH,
            text,
            PartLoc("", f"{path}/{key.replace(WITHIN, '/')}"),
            label=key.rpartition(WITHIN)[2],
        )
        return
    with RecordTable(draft, PartLoc("", path), name) as table:
        table.add(record)


def _table(draft: Draft, records: list[Any], path: str) -> None:
    """Keep records as a table, and what is prose in them as text."""
    with RecordTable(draft, PartLoc("", path), local_name(records[0])) as table:
        for number, element in enumerate(records, start=1):
            fields = _leaves(element)
            table.add({key: text for key, text in fields.items() if not _is_long(text)})
            for key, text in fields.items():
                if _is_long(text):
                    draft.add(
                        BlockKind.PARAGRAPH,
                        text,
                        PartLoc("", f"{path}[{number}]/{key.replace(WITHIN, '/')}"),
                        label=key.rpartition(WITHIN)[2],
                    )


def _leaves(element: Any) -> dict[str, str]:
    """Return the fields of a record by name; those of an element within it by path; equal names joined."""
    if _is_field(element):
        own = _field(element, local_name(element))
        return {key.rpartition(WITHIN)[2]: text for key, text in own.items()}
    found: dict[str, list[str]] = {}
    waiting = [(element, "")]
    while waiting:
        outer, prefix = waiting.pop()
        for name, text in _attributes(outer):
            found.setdefault(f"{prefix}{name}", []).append(text)
        nested = []
        for part in _children(outer):
            name = f"{prefix}{local_name(part)}"
            if not _is_field(part):
                nested.append((part, f"{name}{WITHIN}"))
                continue
            for key, text in _field(part, name).items():
                found.setdefault(key, []).append(text)
        waiting += reversed(nested)
    return {name: "; ".join(texts) for name, texts in found.items()}


def _field(part: Any, name: str) -> dict[str, str]:
    """Return a leaf's value, with the unit that an attribute states, and what its other attributes say."""
    attributes = dict(_attributes(part))
    value = _value(part)
    own = next((attributes.pop(unit) for unit in _UNITS if value and unit in attributes), "")
    fields = {name: f"{value} {own}" if own else value}
    return fields | {f"{name}{WITHIN}{key}": text for key, text in attributes.items()}


def _is_record(element: Any) -> bool:
    """Return whether an element holds fields and no prose, within it at most one of each name."""
    waiting = [(element, 0)]
    while waiting:
        part, depth = waiting.pop()
        inside = _children(part)
        if depth > _DEEPEST_RECORD or (inside and _is_prose(part)):
            return False
        nested = Counter(local_name(inner) for inner in inside if _children(inner))
        if any(use > 1 for use in nested.values()):
            return False
        waiting += [(inner, depth + 1) for inner in inside]
    return len(_children(element)) > 1 or len(list(_attributes(element))) > 1 or _has_both(element)


def _has_both(element: Any) -> bool:
    return bool(_children(element)) and any(_attributes(element))


def _is_field(element: Any) -> bool:
    return not _children(element)


def _is_prose(element: Any) -> bool:
    """Return whether an element is read as one text: it holds nothing else, or text stands between what it holds."""
    if element.tag in _PARAGRAPHS or _is_field(element):
        return True
    return bool((element.text or "").strip()) or any((part.tail or "").strip() for part in element)


def _is_long(text: str) -> bool:
    return len(text) > _LONG_TEXT or "\n" in text


def _children(element: Any) -> list[Any]:
    return [part for part in element if isinstance(part.tag, str)]


def _attributes(element: Any) -> Iterator[tuple[str, str]]:
    for name, text in element.attrib.items():
        space, _, local = name.rpartition("}")
        if space[1:] not in _NO_FACTS and text.strip():
            yield local, text


def _value(element: Any) -> str:
    return (element.text or "").strip()


def _fill_svg(draft: Draft, root: Any) -> None:
    """Keep what a drawing says: its shapes' numbers are no text."""
    seen: Counter[str] = Counter()
    for element in root.iter():
        name = local_name(element)
        if name not in _SVG_TEXT or any(local_name(outer) in _SVG_TEXT for outer in element.iterancestors()):
            continue
        seen[name] += 1
        text = "".join(element.itertext()).strip()
        if name == "title" and seen[name] == 1 and text:
            draft.metadata["title"] = MetaValue(text, "title")
        kind = BlockKind.HEADING if name == "title" else BlockKind.PARAGRAPH
        draft.add(kind, text, PartLoc("", f"{name} {seen[name]}"), label=name)
