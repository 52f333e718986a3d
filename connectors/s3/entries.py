"""From what a listing says of objects to entries."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import NoReturn

from aggregator.model.access import Acl
from aggregator.model.entries import Entry, EntryKind, Failure, Page
from aggregator.model.paths import printable
from aggregator.store import CursorReset
from connectors.s3.listing import Listed
from connectors.s3.object_lists import Permitted


@dataclass(frozen=True, slots=True)
class Place:
    """Where the objects of a listing stand: the root's id, and the part of their keys that its URI names."""

    root: str
    prefix: str

    def page(self, permitted: Permitted) -> Page:
        """Return a page of entries; lists that could not be read are one failure, with their number."""
        pairs = zip(permitted.objects, permitted.acls, strict=True)
        entries = tuple([self._entry(one, acl) for one, acl in pairs if one.key != self.prefix])
        cursor = None if permitted.after is None else cursor_after(permitted.after)
        if not permitted.unread:
            return Page(entries, cursor=cursor)
        first, reason = permitted.unread[0]
        others = f"; so are those of {len(permitted.unread) - 1} more" if len(permitted.unread) > 1 else ""
        failure = Failure(
            self.root, self._path(first.key), "permissions", f"its access list is not seen: {reason}{others}"
        )
        return Page(entries, failures=(failure,), cursor=cursor)

    def _entry(self, one: Listed, acl: Acl) -> Entry:
        key = one.key
        is_folder = key.endswith("/") and not one.size
        path = self._path(key)
        return Entry(
            root=self.root,
            native_id=f"{key}@{one.version}" if one.is_old else key,
            path=_dated(path, one.modified) if one.is_old else path,
            raw_path=key[len(self.prefix) :].encode("utf-8", "surrogateescape"),
            kind=EntryKind.FOLDER if is_folder else EntryKind.FILE,
            size=None if is_folder else one.size,
            content_version=version_of(one),
            modified=one.modified,
            owner=one.owner,
            acl=acl,
            trashed=one.deleted,
            version_of=one.of,
            extra={} if one.storage == "STANDARD" else {"storage": one.storage},
        )

    def _path(self, key: str) -> str:
        """Return a key as a path below the root: one line, and never from the top or with an empty end."""
        path = printable(key[len(self.prefix) :].encode("utf-8", "surrogateescape"))
        path = path.removesuffix("/")
        return f"\\x2f{path[1:]}" if path.startswith("/") else path


def cursor_after(key: str) -> bytes:
    """Return the cursor from which a listing goes on behind a key."""
    return json.dumps({"format": 1, "after": key}).encode()


def key_of(cursor: bytes | None) -> str | None:
    """Return the key behind which a listing goes on.

    Raises
    ------
    CursorReset
        The cursor is none of these.
    """
    if cursor is None:
        return None
    try:
        said = json.loads(cursor)
        return str(said["after"]) if said["format"] == 1 else _unknown()
    except (ValueError, TypeError, KeyError):
        return _unknown()


def _unknown() -> NoReturn:
    raise CursorReset("the cursor is of another version of the connector") from None


def version_of(one: Listed) -> str:
    """Return what changes whenever the content may have changed; of an old version, its own id before it."""
    same = f"{one.etag}/{one.size:x}-{round(one.modified * 1000):x}"
    return f"{one.version}:{same}" if one.is_old else same


def etag_and_version(content_version: str) -> tuple[str, str]:
    """Return the ETag and, of an old version, the id that a content version was made of.

    Examples
    --------
    >>> etag_and_version("null:5d41/5-18c")
    ('5d41', 'null')
    """
    version, _, same = content_version.rpartition(":")
    return same.rpartition("/")[0], version


def _dated(path: str, modified: float) -> str:
    """Return the path of an old version: the file's, with its date before the suffix.

    Examples
    --------
    >>> _dated("plans/unit.one.pdf", 0.0)
    'plans/unit.one (1970-01-01 00:00:00).pdf'
    """
    suffix = PurePosixPath(path).suffix
    date = datetime.fromtimestamp(modified, UTC).strftime("%Y-%m-%d %H:%M:%S")
    return f"{path.removesuffix(suffix)} ({date}){suffix}"
