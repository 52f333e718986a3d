"""What a store lists: entries, pages of changes, failures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from aggregator.model.access import Acl
from aggregator.model.documents import FileId


class EntryKind(StrEnum):
    """What kind of thing was listed."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Root:
    """A place to scan: a folder, bucket, drive, share or space.

    ``id`` is stable while the place is the same; ``name`` is what a person calls it.
    """

    id: str
    name: str
    uri: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A listed file, folder, link or other thing.

    Parameters
    ----------
    native_id
        What the store itself keys on; locally device-independent inode under the root.
    path
        Relative to the root, ``/``-separated, printable; ``raw_path`` is the exact bytes.
    content_version
        Changes whenever the content may have changed.
    created, modified
        UTC, seconds since the epoch; None where the store does not say.
    acl
        Who can reach it, as the store says it; None where the store cannot say.
    trashed
        Whether it is deleted and can still be had: from the trash, as an old version, behind a delete marker.
    version_of
        The native id of the entry that it is an older version of.
    """

    root: str
    native_id: str
    path: str
    raw_path: bytes
    kind: EntryKind
    size: int | None
    content_version: str
    modified: float | None = None
    created: float | None = None
    owner: str | None = None
    acl: Acl | None = None
    trashed: bool = False
    version_of: str | None = None
    hashes: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def file(self) -> FileId:
        """Return the id that facts, findings and the index use for the entry."""
        return FileId(f"{self.root}/{self.native_id}")


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be listed, or whose permissions could not be read.

    ``subtree`` is true where everything below ``path`` is unknown: nothing below it counts as deleted.
    """

    root: str
    path: str
    stage: str
    reason: str
    subtree: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A batch of a listing.

    Parameters
    ----------
    removed
        Native ids that are gone, where the listing goes on from a cursor.
    removed_paths
        Paths at which nothing is any more, whatever their case, where the store does not say what was there. An id
        that the same page lists elsewhere has moved and is not gone.
    cursor
        From where the next listing can go on once this page's work is kept; None where the store has no delta.
    complete
        True on the last page of a listing that saw everything: of a full one, whatever it did not list is gone.
    """

    upserts: tuple[Entry, ...] = ()
    removed: tuple[str, ...] = ()
    removed_paths: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    cursor: bytes | None = None
    complete: bool = False
