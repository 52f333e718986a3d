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


class Stretch(NamedTuple):
    """A page of a listing; ``after`` is the key behind which the rest can be listed, None where that cannot be said."""

    objects: tuple[Listed, ...]
    after: str | None


def pages(api: Api, wanted: Wanted, after: str | None = None) -> Iterator[Stretch]:
    """Yield the objects, at most a thousand at once, in the order of their keys.

    Parameters
    ----------
    after
        The key to list from; None from the beginning. Versions are told apart by what came before: they are listed
        from the beginning always.

    Raises
    ------
    NotAuthorised, Refused
        As `Api.ask`.
    StoreError
        A page is torn: it does not say whether another follows, or holds less than it says.
    """
    return _versions(api, wanted) if wanted.versions or wanted.trash else _objects(api, wanted, after)


def _objects(api: Api, wanted: Wanted, after: str | None) -> Iterator[Stretch]:
    token: Mapping[str, str] = {} if after is None else {"StartAfter": after}
    while True:
        page = api.ask("list_objects_v2", FetchOwner=True, **_asked(wanted), **token)
        found = page.get("Contents", ())
        if page.get("KeyCount", len(found)) != len(found):
            raise StoreError(f"{wanted.bucket}: a page of the listing is torn: {len(found)} of {page['KeyCount']} keys")
        token = _following(page, wanted, {"ContinuationToken": "NextContinuationToken"}, token)
        after = found[-1]["Key"] if found else after
        yield Stretch(tuple([_object(one) for one in found]), after if token else None)
        if not token:
            return


def _versions(api: Api, wanted: Wanted) -> Iterator[Stretch]:
    marker: Mapping[str, str] = {}
    seen = _Seen(set())
    names = {"KeyMarker": "NextKeyMarker", "VersionIdMarker": "NextVersionIdMarker"}
    while True:
        page = api.ask("list_object_versions", **_asked(wanted), **marker)
        seen.hidden.update(one["Key"] for one in page.get("DeleteMarkers", ()) if one.get("IsLatest"))
        versions = [seen.version(one) for one in page.get("Versions", ())]
        marker = _following(page, wanted, names, marker)
        yield Stretch(tuple(one for one in versions if _is_wanted(one, wanted)), None)
        if not marker:
            return
        seen.hidden.intersection_update({marker["KeyMarker"]})


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
    page: Mapping[str, Any], wanted: Wanted, names: Mapping[str, str], before: Mapping[str, str]
) -> Mapping[str, str]:
    """Return what to ask for the next page with, nothing where this was the last one."""
    if "IsTruncated" not in page:
        raise StoreError(f"{wanted.bucket}: a page of the listing is torn: it does not say whether another follows")
    if not page["IsTruncated"]:
        return {}
    following = {name: str(page[said]) for name, said in names.items() if page.get(said)}
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
