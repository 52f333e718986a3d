"""The listings of a bucket: its objects, or all their versions, page by page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NamedTuple

from aggregator.model.errors import StoreError
from connectors.s3.api import Api


class Listed(NamedTuple):
    """One object, or one version of one, as a listing says it.

    ``version`` is empty where the listing is not of versions. ``of`` is the native id of the file that it is an older
    version of; ``deleted`` says that a delete marker hides it.
    """

    key: str
    size: int
    etag: str
    modified: float
    owner: str | None
    storage: str
    version: str = ""
    of: str | None = None
    deleted: bool = False

    @property
    def is_old(self) -> bool:
        """Return whether its key alone does not lead to it."""
        return self.deleted or self.of is not None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a bucket is listed; ``acls``: whether each object is asked for its access list."""

    bucket: str
    prefix: str = ""
    versions: bool = False
    trash: bool = False
    acls: bool = True
    requester: Mapping[str, str] = field(default_factory=dict)

    def names(self, one: Listed) -> dict[str, Any]:
        """Return what a request on one object must name."""
        version = {"VersionId": one.version} if one.is_old else {}
        return {"Bucket": self.bucket, "Key": one.key, **version, **self.requester}


def pages(api: Api, wanted: Wanted) -> Iterator[tuple[Listed, ...]]:
    """Yield the objects, at most a thousand at once, in the order of their keys.

    Raises
    ------
    NotAuthorised, Refused
        As `Api.ask`.
    StoreError
        A page is torn: it does not say whether another follows, or holds less than it says.
    """
    return _versions(api, wanted) if wanted.versions or wanted.trash else _objects(api, wanted)


def _objects(api: Api, wanted: Wanted) -> Iterator[tuple[Listed, ...]]:
    token: dict[str, Any] = {}
    while True:
        page = api.ask("list_objects_v2", FetchOwner=True, **_asked(wanted), **token)
        found = page.get("Contents", ())
        if page.get("KeyCount", len(found)) != len(found):
            raise StoreError(f"{wanted.bucket}: a page of the listing is torn: {len(found)} of {page['KeyCount']} keys")
        yield tuple([_object(one) for one in found])
        following = _following(page, wanted, {"ContinuationToken": "NextContinuationToken"}, token)
        if following is None:
            return
        token = following


def _versions(api: Api, wanted: Wanted) -> Iterator[tuple[Listed, ...]]:
    marker: dict[str, Any] = {}
    seen = _Seen()
    names = {"KeyMarker": "NextKeyMarker", "VersionIdMarker": "NextVersionIdMarker"}
    while True:
        page = api.ask("list_object_versions", **_asked(wanted), **marker)
        seen.hidden.update(one["Key"] for one in page.get("DeleteMarkers", ()) if one.get("IsLatest"))
        versions = [seen.version(one) for one in page.get("Versions", ())]
        yield tuple(one for one in versions if _is_wanted(one, wanted))
        following = _following(page, wanted, names, marker)
        if following is None:
            return
        seen.hidden.intersection_update({str(following["KeyMarker"])})
        marker = following


@dataclass(slots=True)
class _Seen:
    """What of the keys that a listing of versions has come to is needed for the versions that follow.

    Parameters
    ----------
    hidden
        Keys whose latest version is a delete marker.
    key, first
        The key that was met last, and the native id of its newest version.
    """

    hidden: set[str]
    key: str | None = None
    first: str = ""

    def __init__(self) -> None:
        self.hidden = set()

    def version(self, said: Mapping[str, Any]) -> Listed:
        found = _object(said)
        version = str(said.get("VersionId") or "null")
        deleted = found.key in self.hidden
        newest = found.key != self.key
        if newest:
            self.key = found.key
            self.first = f"{found.key}@{version}" if deleted else found.key
        return found._replace(version=version, of=None if newest else self.first, deleted=deleted)


def _is_wanted(one: Listed, wanted: Wanted) -> bool:
    return (wanted.trash or not one.deleted) and (wanted.versions or one.of is None)


def _asked(wanted: Wanted) -> dict[str, Any]:
    return {"Bucket": wanted.bucket, "Prefix": wanted.prefix, **wanted.requester}


def _following(
    page: Mapping[str, Any], wanted: Wanted, names: Mapping[str, str], before: Mapping[str, Any]
) -> dict[str, Any] | None:
    """Return what to ask for the next page with, None where this was the last one."""
    if "IsTruncated" not in page:
        raise StoreError(f"{wanted.bucket}: a page of the listing is torn: it does not say whether another follows")
    if not page["IsTruncated"]:
        return None
    following = {name: page[said] for name, said in names.items() if page.get(said)}
    if not following or following == before:
        raise StoreError(f"{wanted.bucket}: a page of the listing is torn: another follows and it does not say which")
    return following


def _object(said: Mapping[str, Any]) -> Listed:
    owner = said.get("Owner") or {}
    return Listed(
        key=said["Key"],
        size=int(said.get("Size", 0)),
        etag=str(said.get("ETag", "")).strip('"'),
        modified=_seconds(said.get("LastModified")),
        owner=owner.get("DisplayName") or owner.get("ID"),
        storage=str(said.get("StorageClass") or "STANDARD"),
    )


def _seconds(moment: object) -> float:
    return (
        (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() if isinstance(moment, datetime) else 0.0
    )
