"""JSON, JSON Lines and GeoJSON: messages of chats, records as tables, the rest as key and value, by JSON pointer."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import cast

from aggregator.model.documents import BlockKind, Cell, PartLoc, Status, Table
from aggregator.reading.chat.exports import take_conversations
from aggregator.reading.draft import Draft
from aggregator.reading.encoding import decode
from aggregator.reading.format import Format, Opening, Reading, Unreadable
from aggregator.reading.formats.text import lines_of, paragraphs
from aggregator.reading.records import MOST_COLUMNS

Json = str | bool | list["Json"] | dict[str, "Json"] | None

LONG_TEXT = 200  # a string past it, or with a line break, is prose and no field
DEEPEST = 60
BEGINS = re.compile(r"\s*(?:\{\s*(?:\"|\})|\[\s*(?:[\[{\"\d\]-]|true|false|null))")
NUMBER = {"parse_float": str, "parse_int": str, "parse_constant": str}  # digits stay as the file has them
# Strings are matched to be kept; one that never ends is matched too, or the search would start again at every quote.
LEFT_OVER = re.compile(r"""(?P<kept>"(?:\\.|[^"\\])*+"?)|//[^\r\n]*|/\*(?s:.)*?(?:\*/|\Z)|,(?=\s*+[\]}])""")
SHARED_KEYS = 0.5
MOST_SECTIONS = 50  # an object with no more lists of records has them as its sections, each a table


def read_json(content: bytes, opening: Opening) -> Reading:
    """Return the records of the file as tables and its long strings as paragraphs; broken JSON as plain text."""
    decoded = decode(content)
    draft = Draft(opening.budget, warnings=list(decoded.warnings))
    try:
        value = _parsed(decoded.text, draft)
    except RecursionError:
        raise Unreadable("nested too deep to be read", Status.REFUSED) from None
    except json.JSONDecodeError as mistake:
        draft.warnings.append(f"not valid JSON, the mistake is in line {mistake.lineno}: read as plain text")
        return draft.gather(partial(_fill_plain, text=decoded.text))
    return draft.gather(partial(_fill, value=value))


def looks_like_json(content: bytes) -> bool:
    """Return whether the bytes begin and end as JSON or JSON Lines do."""
    if content.rstrip()[-1:] not in (b"}", b"]"):
        return content[:2] in (b"\xff\xfe", b"\xfe\xff") and bool(BEGINS.match(decode(content[:400]).text))
    return bool(BEGINS.match(decode(content[:400]).text))


def _parsed(text: str, draft: Draft) -> Json:
    try:
        return _load(text)
    except json.JSONDecodeError as mistake:
        for second_try in (_load_lines, _load_leniently):
            value = second_try(text, draft)
            if value is not None:
                return value
        raise mistake


def _load_lines(text: str, draft: Draft) -> Json:
    records: list[Json] = []
    damaged = 0
    for line in lines_of(text):
        try:
            records += [_load(line)] if line.strip() else []
        except json.JSONDecodeError:
            damaged += 1
    if damaged > len(records) / 2 or not any(isinstance(record, dict | list) for record in records):
        return None
    if damaged:
        draft.warnings.append(f"{damaged} lines are not valid JSON and were left out")
    return records


def _load_leniently(text: str, draft: Draft) -> Json:
    try:
        value = _load(LEFT_OVER.sub(lambda found: found["kept"] or "", text))
    except json.JSONDecodeError:
        return None
    draft.warnings.append("not strict JSON: comments and trailing commas were passed over")
    return value


def _fill_plain(draft: Draft, text: str) -> None:
    for paragraph, place in paragraphs(lines_of(text)):
        draft.add(BlockKind.PARAGRAPH, paragraph, place)


def _load(text: str) -> Json:
    value: Json = json.loads(text, **NUMBER)  # type: ignore[arg-type]
    return value


@dataclass(frozen=True, slots=True)
class _Place:
    """A value, where it stands, and how deep."""

    pointer: str
    value: Json
    depth: int = 0

    def inside(self) -> Iterator[_Place]:
        """Yield what is directly inside, in order."""
        pairs = self.value.items() if isinstance(self.value, dict) else enumerate(_list(self.value))
        for key, value in pairs:
            name = str(key).replace("~", "~0").replace("/", "~1")
            yield _Place(f"{self.pointer}/{name}", value, self.depth + 1)


def _fill(draft: Draft, value: Json) -> None:
    conversations, rest = take_conversations(value)
    for conversation in conversations:
        conversation.fill(draft)
    _fill_with_records(draft, cast("Json", rest))


def _fill_with_records(draft: Draft, value: Json) -> None:
    waiting = [_Place("", value)]
    while waiting:
        place = waiting.pop()
        if place.depth > DEEPEST:
            draft.status, draft.reason = Status.PARTIAL, f"what is nested deeper than {DEEPEST} levels was not read"
        elif (records := _records(place)) is not None:
            _record_table(draft, place.pointer, records)
        elif isinstance(place.value, dict | list):
            _field_table(draft, place)
            waiting += reversed([inner for inner in place.inside() if isinstance(inner.value, dict | list)])
        else:
            draft.add(BlockKind.PARAGRAPH, _shown(place.value), PartLoc("", place.pointer or "/"))


def _records(place: _Place) -> list[Mapping[str, Json]] | None:
    """Return the records where a list, or an object by id, is made of objects that share their keys.

    An object of many lists is one by id too: a table for each of a hundred thousand ids would have one row each.
    """
    value = place.value
    if isinstance(value, dict) and len(value) > 1 and all(isinstance(inner, dict) for inner in value.values()):
        records: list[Mapping[str, Json]] = [
            {"": key, **inner} for key, inner in value.items() if isinstance(inner, dict)
        ]
    elif isinstance(value, dict) and len(value) > MOST_SECTIONS and all(map(_lists_records, value.values())):
        records = [
            {"": key, **record} for key, inner in value.items() for record in _list(inner) if isinstance(record, dict)
        ]
    elif isinstance(value, list) and value and all(isinstance(inner, dict) for inner in value):
        records = [inner for inner in value if isinstance(inner, dict)]
    else:
        return None
    uses = Counter(key for record in records for key in record)
    shared = sum(times for times in uses.values() if times > 1 or len(records) == 1)
    return records if shared >= SHARED_KEYS * sum(uses.values()) and len(uses) <= MOST_COLUMNS else None


def _lists_records(value: Json) -> bool:
    return isinstance(value, list) and all(isinstance(record, dict) for record in value)


def _record_table(draft: Draft, pointer: str, records: list[Mapping[str, Json]]) -> None:
    flat = [dict(_leaves(record)) for record in records]
    paths = list(dict.fromkeys(path for record in flat for path in record))
    cells = [Cell(0, column, heading) for column, heading in enumerate(_headings(paths)) if heading.strip()]
    columns = {path: column for column, path in enumerate(paths)}
    for row, record in enumerate(flat, start=1):
        cells += [Cell(row, columns[path], text) for path, text in record.items() if text.strip()]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    draft.table(_table_at(draft, pointer, cells, len(flat) + 1, len(paths)))


def _field_table(draft: Draft, place: _Place) -> None:
    cells: list[Cell] = []
    for inner in place.inside():
        if isinstance(inner.value, dict | list):
            continue
        text = _shown(inner.value)
        key = inner.pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
        if isinstance(place.value, list) or len(text) > LONG_TEXT or "\n" in text:
            draft.add(BlockKind.PARAGRAPH, text, PartLoc("", inner.pointer), label=key)
        elif text.strip():
            row = cells[-1].row + 1 if cells else 0
            cells += [Cell(row, 0, key), Cell(row, 1, text)]
    draft.table(_table_at(draft, place.pointer, cells, cells[-1].row + 1 if cells else 0, 2))


def _table_at(draft: Draft, pointer: str, cells: list[Cell], rows: int, columns: int) -> Table:
    title = pointer.rpartition("/")[2]
    place = PartLoc("", pointer or "/")
    return Table(place, tuple(cells), rows, columns, len(draft.blocks), title, "markup")


def _leaves(record: Mapping[str, Json], prefix: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """Yield every scalar of a record with its path; a point of GeoJSON gives a longitude and a latitude."""
    if record.get("type") == "Point" and "coordinates" in record:
        yield from zip(
            (f"{prefix}longitude", f"{prefix}latitude"), map(_shown, _list(record["coordinates"])), strict=False
        )
        return
    for key, value in record.items():
        if isinstance(value, dict) and depth < DEEPEST:
            yield from _leaves(value, f"{prefix}{key}/", depth + 1)
        else:
            yield f"{prefix}{key}", _shown(value)


def _headings(paths: list[str]) -> list[str]:
    """Return the last name of each path where no other path ends so, else the whole path."""
    last = [path.rpartition("/")[2] for path in paths]
    uses = Counter(last)
    return [name if uses[name] == 1 else path for name, path in zip(last, paths, strict=True)]


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _shown(value: Json) -> str:
    match value:
        case None:
            return ""
        case True | False:
            return str(value).lower()
        case str():
            return value
        case list() if not any(isinstance(inner, dict | list) for inner in value):
            return "; ".join(map(_shown, value))
        case _:
            return json.dumps(value, ensure_ascii=False)


FORMAT = Format(
    name="json",
    media_type="application/json",
    extensions=(".json", ".jsonl", ".ndjson"),
    read=read_json,
    matches=looks_like_json,
    rank=85,
    version=3,
)
