"""From what Box says of a file, folder or web link to an entry."""

from __future__ import annotations

from dataclasses import replace

from aggregator.model.access import Acl
from aggregator.model.entries import Entry, EntryKind
from aggregator.model.paths import printable
from connectors._json import Record, number_or_none, record_or_empty, seconds, text, text_or_none
from connectors._versions import dated
from connectors.box.api import version_of

_KINDS = {"file": EntryKind.FILE, "folder": EntryKind.FOLDER, "web_link": EntryKind.LINK}


def entry_of(root: str, said: Record, path: str, acl: Acl) -> Entry:
    """Return the entry that something is; raises `StoreError` where what is said of it lacks what it must."""
    kind = _KINDS.get(text(said, "type"), EntryKind.OTHER)
    is_file = kind is EntryKind.FILE
    number, digest, target = text(said, "id"), text_or_none(said, "sha1"), text_or_none(said, "url")
    raw = path.encode()
    return Entry(
        root=root,
        native_id=number if is_file else f"{said['type']}:{number}",  # each kind is numbered by itself
        path=printable(raw),
        raw_path=raw,
        kind=kind,
        size=number_or_none(said, "size") if is_file else None,
        content_version=version_of(said) if is_file else text_or_none(said, "etag") or number,
        modified=seconds(text_or_none(said, "modified_at")),
        created=seconds(text_or_none(said, "created_at")),
        owner=text_or_none(record_or_empty(said, "owned_by"), "login"),
        acl=acl,
        hashes={"sha1": digest} if is_file and digest else {},
        extra={"target": target} if target else {},
    )


def old_entry(newest: Entry, said: Record) -> Entry:
    """Return the entry of a content that a file had before."""
    made = seconds(text_or_none(said, "created_at")) or 0.0
    version, digest = text(said, "id"), text_or_none(said, "sha1")
    raw = dated(newest.raw_path, made)
    return replace(
        newest,
        native_id=f"{newest.native_id}@{version}",
        path=printable(raw),
        raw_path=raw,
        size=number_or_none(said, "size"),
        content_version=version,
        modified=made,
        trashed=True,
        version_of=newest.native_id,
        hashes={"sha1": digest} if digest else {},
    )


def name_of(said: Record) -> str:
    """Return what something is called in its folder."""
    return text(said, "name").replace("/", "\\x2f")
