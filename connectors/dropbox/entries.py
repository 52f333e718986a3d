"""From what Dropbox says of a file to an entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from aggregator.model.access import Acl
from aggregator.model.entries import Entry, EntryKind
from aggregator.model.paths import printable
from connectors._json import Record, number_or_none, record_or_empty, seconds, text, text_or_none
from connectors._versions import dated


def entry_of(root: str, said: Record, path: str, acl: Acl) -> Entry:
    """Return the entry that a file or folder is; raises `StoreError` where what is said of it lacks what it must."""
    kind = kind_of(said)
    content_hash = text_or_none(said, "content_hash")
    modified = seconds(text_or_none(said, "server_modified"))
    return Entry(
        root=root,
        native_id=text(said, "id"),
        path=printable(path.encode()),
        raw_path=path.encode(),
        kind=kind,
        size=number_or_none(said, "size") if kind is EntryKind.FILE and is_downloadable(said) else None,
        content_version=text(said, "rev") if kind is EntryKind.FILE else text(said, "id"),
        modified=modified,
        acl=acl,
        hashes={"dropbox": content_hash} if content_hash else {},
        extra=_extra(said),
    )


def old_entry(newest: Entry, said: Record, *, of: str | None) -> Entry:
    """Return the entry of a kept older content, or, with ``of`` None, of the last one of a deleted file."""
    made = seconds(text_or_none(said, "server_modified")) or 0.0
    raw = dated(newest.raw_path, made) if of else newest.raw_path
    content_hash = text_or_none(said, "content_hash")
    return replace(
        newest,
        native_id=f"{text(said, 'id')}@{text(said, 'rev')}",
        path=printable(raw),
        raw_path=raw,
        size=number_or_none(said, "size"),
        content_version=text(said, "rev"),
        modified=made,
        trashed=True,
        version_of=of,
        hashes={"dropbox": content_hash} if content_hash else {},
    )


def kind_of(said: Record) -> EntryKind:
    """Return what an entry is."""
    if text_or_none(said, ".tag") == "folder":
        return EntryKind.FOLDER
    return EntryKind.LINK if record_or_empty(said, "symlink_info") else EntryKind.FILE


def is_downloadable(said: Record) -> bool:
    """Return whether a file has bytes of its own; Dropbox's own documents have none until they are exported."""
    return said.get("is_downloadable") is not False


def _extra(said: Record) -> Mapping[str, str]:
    target = text_or_none(record_or_empty(said, "symlink_info"), "target")
    told = {"target": target, "export": None if is_downloadable(said) else "yes"}
    return {name: value for name, value in told.items() if value}
