"""What Nextcloud says of a path, as an entry."""

from __future__ import annotations

from aggregator.model.access import Acl
from aggregator.model.entries import Entry, EntryKind
from aggregator.model.paths import printable
from connectors._dav.multistatus import Resource
from connectors._dav.tree import kind_of, question, request_path, size_of
from connectors._dav.versions import moment, version_of
from connectors._versions import dated
from connectors.nextcloud.access import FILE_ID, MOUNT, OWNER

_OC = "{http://owncloud.org/ns}"
_NC = "{http://nextcloud.org/ns}"
CHECKSUMS = f"{_OC}checksums"
TRASHED_FROM = f"{_NC}trashbin-original-location"
TRASHED_AT = f"{_NC}trashbin-deletion-time"
AT = "at"
"""The name under which an entry's ``extra`` has its path on the server, where that is not the account's files."""

_SAID = tuple(f"{{DAV:}}{name}" for name in ("resourcetype", "getcontentlength", "getlastmodified", "getetag"))
FILES = question(
    *_SAID, FILE_ID, OWNER, MOUNT, f"{_OC}permissions", f"{_OC}share-types", f"{_NC}creation_time", CHECKSUMS
)
TRASH = question(*_SAID, FILE_ID, TRASHED_FROM, TRASHED_AT)
VERSIONS = question(*_SAID)


def entry_of(root: str, native_id: str, path: bytes, found: Resource, acl: Acl, owner: str | None) -> Entry:
    """Return the entry that stands at a path."""
    size, modified = size_of(found), moment(found.text("{DAV:}getlastmodified"))
    etag = found.text("{DAV:}getetag")
    created = found.text(f"{_NC}creation_time") or ""
    permissions = found.text(f"{_OC}permissions")
    return Entry(
        root=root,
        native_id=native_id,
        path=printable(path),
        raw_path=path,
        kind=kind_of(found),
        size=None if found.is_folder else size,
        content_version=version_of(etag, size, modified),
        modified=modified,
        created=float(created) if created.isdecimal() and int(created) else None,
        owner=owner,
        acl=acl,
        hashes=_hashes(found),
        extra={name: said for name, said in (("etag", etag), ("permissions", permissions)) if said},
    )


def old_version(root: str, file: Entry, found: Resource, name: bytes, at: bytes) -> Entry:
    """Return the entry of an old version; who reads the file is taken to read it too."""
    modified = moment(found.text("{DAV:}getlastmodified")) or 0.0
    size, etag = size_of(found), found.text("{DAV:}getetag")
    path = dated(file.raw_path, modified)
    return Entry(
        root=root,
        native_id=f"{file.native_id}@{printable(name)}",
        path=printable(path),
        raw_path=path,
        kind=EntryKind.FILE,
        size=size,
        content_version=version_of(etag, size, modified),
        modified=modified,
        owner=file.owner,
        acl=file.acl,
        trashed=True,
        version_of=file.native_id,
        extra={AT: request_path(at).decode()},
    )


def _hashes(found: Resource) -> dict[str, str]:
    words = (found.text(CHECKSUMS) or "").split()
    named = (word.partition(":") for word in words)
    return {
        name.lower(): digest.lower() for name, colon, digest in named if colon and name in ("SHA1", "MD5", "SHA256")
    }
