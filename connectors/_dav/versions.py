"""Which version of a file a server speaks of, when it lists and when it sends."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from aggregator.model.entries import Entry


def version_of(etag: str | None, size: int | None, modified: float | None) -> str:
    """Return what changes whenever a content may have changed; where nothing is known that is any moment.

    Examples
    --------
    >>> version_of('W/"5f-a"', 12, 1741046400.0)
    '5f-a.12.1741046400'
    """
    if etag is None and modified is None:
        return f"unknown.{secrets.token_hex(8)}"
    return ".".join((bare(etag), "" if size is None else str(size), "" if modified is None else f"{modified:.0f}"))


def bare(etag: str | None) -> str:
    """Return an ETag without its quotes and the sign that it is weak."""
    return (etag or "").removeprefix("W/").strip('"')


def moment(said: str | None) -> float | None:
    """Return a date of HTTP or ISO 8601 in seconds since the epoch; None where it is none.

    Examples
    --------
    >>> moment("Tue, 04 Mar 2025 00:00:00 GMT"), moment("2025-03-04T00:00:00Z"), moment("soon")
    (1741046400.0, 1741046400.0, None)
    """
    if said is None:
        return None
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            found = read(said)
        except (ValueError, IndexError, OverflowError):
            continue
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()
    return None


def is_of_version(entry: Entry, headers: Mapping[str, str]) -> bool:
    """Return whether what a server sends may be the version that was listed, by all that it says of it."""
    etag, listed_etag = headers.get("etag"), entry.extra.get("etag")
    if etag is not None and listed_etag is not None:
        return bare(etag) == bare(listed_etag)
    modified = moment(headers.get("last-modified"))
    if modified is not None and entry.modified is not None and int(modified) != int(entry.modified):
        return False
    sent = _whole_size(headers)
    return sent is None or entry.size is None or sent == entry.size


def _whole_size(headers: Mapping[str, str]) -> int | None:
    """Return how large the whole file is that a body is, or is a part of; None where the body is packed."""
    if headers.get("content-encoding", "identity") != "identity":
        return None
    said = headers.get("content-range", "").rpartition("/")[2] or headers.get("content-length", "")
    return int(said) if said.isdecimal() else None
