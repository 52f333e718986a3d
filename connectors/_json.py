"""Reading what a web API answers: nothing in it is taken to be what the documentation says before it was looked at."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from aggregator.model.errors import StoreError

Record = Mapping[str, Any]


def parsed(content: bytes, where: str) -> Record:
    """Return the JSON object that an answer is.

    Raises
    ------
    StoreError
        It is no JSON, or no object.
    """
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        raise StoreError(f"{where}: answered with {len(content)} bytes that are no JSON") from None
    if not isinstance(found, dict):
        raise StoreError(f"{where}: answered with a JSON {type(found).__name__} where an object was due")
    return found


def text(record: Record, name: str) -> str:
    """Return a field that must be there and hold text.

    Raises
    ------
    StoreError
        It is missing, empty, or holds something else.
    """
    found = record.get(name)
    if not isinstance(found, str) or not found:
        raise StoreError(f"an answer has no '{name}' (its fields: {', '.join(sorted(map(str, record)))})")
    return found


def text_or_none(record: Record, name: str) -> str | None:
    """Return a field that may hold text; None where it is missing, empty or holds something else."""
    found = record.get(name)
    return found if isinstance(found, str) and found else None


def number_or_none(record: Record, name: str) -> int | None:
    """Return a field that may hold a whole number, as a number or in digits; None where it holds neither."""
    found = record.get(name)
    if isinstance(found, str) and found.isdecimal() and found.isascii() and len(found) < 20:
        return int(found)
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def record_or_empty(record: Record, name: str) -> Record:
    """Return a field that may hold an object; an empty one where it holds something else."""
    found = record.get(name)
    return found if isinstance(found, dict) else {}


def records(record: Record, name: str) -> list[Record]:
    """Return the objects of a list, none where it is missing.

    Raises
    ------
    StoreError
        It is no list, or holds something else than objects.
    """
    found = record.get(name)
    if found is None:
        return []
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise StoreError(f"an answer's '{name}' is no list of objects")
    return found


def seconds(moment: str | None) -> float | None:
    """Return a time in ISO 8601 as seconds since the epoch; None where it is none.

    Examples
    --------
    >>> seconds("2025-03-04T00:00:00.5Z"), seconds("yesterday"), seconds(None)
    (1741046400.5, None, None)
    """
    if moment is None:
        return None
    try:
        found = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()


def paged(ask: Callable[[str | None], Record], token_of: Callable[[Record], str | None]) -> Iterator[Record]:
    """Yield the answers of a listing, page after page.

    Parameters
    ----------
    ask
        Gives the page that a token stands for, the first for None.
    token_of
        Gives the token of the next page, None on the last.

    Raises
    ------
    StoreError
        A page names as the next one that was had already: it would go on for ever.
    """
    token: str | None = None
    had: set[str] = set()
    while True:
        page = ask(token)
        yield page
        token = token_of(page)
        if token is None:
            return
        if token in had:
            raise StoreError("a listing names the same next page twice, and would never end")
        had.add(token)
