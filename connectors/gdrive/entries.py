"""From what Drive says of a file to an entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from aggregator.model.access import Acl
from aggregator.model.entries import Entry, EntryKind
from aggregator.model.errors import StoreError
from connectors._json import Record, number_or_none, record_or_empty, records, seconds, text, text_or_none
from connectors.gdrive.api import FOLDER
from connectors.gdrive.folders import Path

SHORTCUT = "application/vnd.google-apps.shortcut"
NATIVE = "application/vnd.google-apps."
_OFFICE = "application/vnd.openxmlformats-officedocument."

EXPORTS = {
    f"{NATIVE}document": f"{_OFFICE}wordprocessingml.document",
    f"{NATIVE}spreadsheet": f"{_OFFICE}spreadsheetml.sheet",
    f"{NATIVE}presentation": f"{_OFFICE}presentationml.presentation",
    f"{NATIVE}drawing": "application/pdf",
}
"""As what native documents are read: what Google turns them into."""

_HASHES = {"md5Checksum": "md5", "sha1Checksum": "sha1", "sha256Checksum": "sha256"}


def entry_of(root: str, file: Record, path: Path, acl: Acl) -> Entry:
    """Return the entry that a file is.

    Raises
    ------
    StoreError
        What Drive says lacks the id or anything that tells versions apart.
    """
    kind = kind_of(file)
    return Entry(
        root=root,
        native_id=text(file, "id"),
        path=path.shown,
        raw_path=path.raw,
        kind=kind,
        size=number_or_none(file, "size") if kind is EntryKind.FILE and not is_native(file) else None,
        content_version=version_of(file),
        modified=seconds(text_or_none(file, "modifiedTime")),
        created=seconds(text_or_none(file, "createdTime")),
        owner=_owner(file),
        acl=acl,
        trashed=file.get("trashed") is True,
        hashes={name: file[field] for field, name in _HASHES.items() if text_or_none(file, field)},
        extra=_extra(file),
    )


def old_entry(newest: Entry, newest_path: Path, revision: Record) -> Entry:
    """Return the entry that a kept version of a file's content is; who reads the file is taken to read it too."""
    version = text(revision, "id")
    made = seconds(text(revision, "modifiedTime")) or 0.0
    md5 = text_or_none(revision, "md5Checksum")
    dated_path = newest_path.dated(made)
    return replace(
        newest,
        native_id=f"{newest.native_id}@{version}",
        path=dated_path.shown,
        raw_path=dated_path.raw,
        size=number_or_none(revision, "size"),
        content_version=version,
        modified=made,
        trashed=True,
        version_of=newest.native_id,
        hashes={"md5": md5} if md5 else {},
    )


def version_of(file: Record) -> str:
    """Return what changes whenever a file's content may have changed."""
    for field in ("headRevisionId", "md5Checksum", "version"):
        found = text_or_none(file, field)
        if found:
            return found
    raise StoreError(f"an answer tells no version of file {text(file, 'id')}")


def kind_of(file: Record) -> EntryKind:
    """Return what a file is: of native ones, only those that can be exported are read."""
    media_type = text_or_none(file, "mimeType") or ""
    if media_type == FOLDER:
        return EntryKind.FOLDER
    if media_type == SHORTCUT:
        return EntryKind.LINK
    return EntryKind.OTHER if is_native(file) and media_type not in EXPORTS else EntryKind.FILE


def is_native(file: Record) -> bool:
    """Return whether a file is one of Google's own documents, which have no bytes until they are exported."""
    return (text_or_none(file, "mimeType") or "").startswith(NATIVE)


def key_header(extra: Mapping[str, str], file_id: str) -> Mapping[str, str]:
    """Return the header that opens a file whose link holds a key."""
    return {"X-Goog-Drive-Resource-Keys": f"{file_id}/{extra['resource key']}"} if "resource key" in extra else {}


def _extra(file: Record) -> Mapping[str, str]:
    target = record_or_empty(file, "shortcutDetails")
    said = {
        "media type": text_or_none(file, "mimeType"),
        "resource key": text_or_none(file, "resourceKey"),
        "target": text_or_none(target, "targetId"),
        "target media type": text_or_none(target, "targetMimeType"),
    }
    return {name: value for name, value in said.items() if value}


def _owner(file: Record) -> str | None:
    owners = records(file, "owners")
    return (text_or_none(owners[0], "emailAddress") or text_or_none(owners[0], "displayName")) if owners else None
