"""The buckets at one address, as a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import blake2b
from typing import BinaryIO

from aggregator.model.access import Membership, Principal
from aggregator.model.entries import Entry, EntryKind, Failure, Page, Root
from aggregator.model.errors import NotAuthorised, StoreError
from aggregator.store import Caps, Probe
from aggregator.store_address import StoreAddress
from connectors.s3.access import BucketAccess, Caller, identities_of, read_access, read_caller
from connectors.s3.api import Api
from connectors.s3.content import open_object
from connectors.s3.entries import Place, etag_and_version, key_of
from connectors.s3.identities import Identities
from connectors.s3.listing import Wanted, pages
from connectors.s3.object_lists import with_access

_NOT_VISIBLE = (
    "Access points with policies of their own and presigned links are not visible: who has one reads by it.",
    "Policies of organisations and permission boundaries are not looked at: they only take away.",
)


@dataclass(frozen=True)
class S3Store:
    """The bucket, part of a bucket, or buckets at an address."""

    address: StoreAddress
    caps: Caps = field(default=Caps(flat=True, versions=True, conditional_get=True, groups=True), init=False)

    def probe(self) -> Probe:
        """Return whether each bucket can be listed, and what of its permissions can be seen."""
        notes: list[str] = []
        reachable = True
        try:
            for root in self.roots():
                bucket = self._bucket(root.id)
                self._api.ask("list_objects_v2", Bucket=bucket, Prefix=self._prefix, MaxKeys=1, **self._requester)
                notes.extend(_said_of(bucket, self._access(bucket)))
        except StoreError as error:
            reachable = False
            notes.append(str(error))
        return Probe(reachable, (*notes, *_NOT_VISIBLE))

    def roots(self) -> Iterable[Root]:
        """Return the bucket or the part of it, or every bucket that the credentials see."""
        return tuple(self._roots)

    def changes(self, root: Root, cursor: bytes | None) -> Iterator[Page]:
        """Yield everything in a bucket, in the order of keys: S3 keeps no record of changes.

        A listing that breaks off says so by a failure of the whole root, and is never complete; it can be gone on
        with from the cursor of any page.

        Raises
        ------
        CursorReset
            The cursor is of another version of this connector.
        NotAuthorised
            The credentials are refused.
        StoreError
            The one bucket that the address names cannot be listed at all.
        """
        bucket = self._bucket(root.id)
        after = key_of(cursor)
        wanted = self._wanted(bucket)
        begun = False
        try:
            access = self._access(bucket)
            failures = tuple(Failure(root.id, "", "permissions", f"not seen: {what}") for what in access.unseen)
            place = Place(root.id, self._prefix)
            for permitted in with_access(self._api, wanted, access, pages(self._api, wanted, after)):
                begun = True
                page = place.page(permitted)
                yield replace(page, failures=(*failures, *page.failures))
                failures = ()
        except StoreError as error:
            if not begun and (self.address.host or isinstance(error, NotAuthorised)):
                raise
            yield Page(failures=(Failure(root.id, "", "list", f"broke off: {error}", subtree=True),))
            return
        yield Page(complete=True)

    def directory(self) -> Iterable[Principal | Membership]:
        """Return the users, groups and roles of the account, where they may be seen."""
        found = self._identities
        return () if found is None else (*found.principals, *found.memberships)

    def open(self, entry: Entry, *, start: int = 0, limit: int | None = None) -> BinaryIO:
        """Return the bytes of the version that was listed, never more than its listed size.

        Raises
        ------
        EntryGone
            The object, or that version of it, is no longer there.
        EntryChanged
            Another content stands at its key.
        StoreError
            It is no file, is archived, or may not be read.
        """
        if entry.kind is not EntryKind.FILE:
            raise StoreError(f"{entry.path}: a {entry.kind} has no content; only files are opened")
        etag, version = etag_and_version(entry.content_version)
        asked = {
            "Bucket": self._bucket(entry.root),
            "Key": self._prefix + entry.raw_path.decode("utf-8", "surrogateescape"),
            "IfMatch": f'"{etag}"',
            **({"VersionId": version} if version else {}),
            **self._requester,
        }
        return open_object(self._api, entry, asked, start, limit)

    @cached_property
    def _api(self) -> Api:
        return Api(self.address)

    @cached_property
    def _roots(self) -> Sequence[Root]:
        return tuple(self._root(bucket) for bucket in self._buckets())

    @cached_property
    def _prefix(self) -> str:
        return f"{self.address.path}/" if self.address.path else ""

    @property
    def _requester(self) -> Mapping[str, str]:
        return {"RequestPayer": "requester"} if self.address.is_set("requester") else {}

    @cached_property
    def _caller(self) -> Caller:
        return Caller() if self.address.is_set("anonymous") else read_caller(self._api)

    @cached_property
    def _identities(self) -> Identities | None:
        return identities_of(self._api)

    def _buckets(self) -> Iterator[str]:
        if self.address.host:
            yield self.address.host
            return
        yield from (str(bucket["Name"]) for bucket in self._api.ask("list_buckets").get("Buckets", ()))

    def _root(self, bucket: str) -> Root:
        place = f"{bucket}/{self._prefix}".rstrip("/")
        native = blake2b(f"{self._api.endpoint}|{place}".encode(), digest_size=6).hexdigest()
        return Root(native, place, f"s3://{place}")

    def _bucket(self, root: str) -> str:
        for one in self._roots:
            if one.id == root:
                return one.name.partition("/")[0]
        raise StoreError(f"{self.address}: has no root '{root}'; it was listed from somewhere else")

    def _wanted(self, bucket: str) -> Wanted:
        versions, trash = self.address.is_set("versions"), self.address.is_set("trash")
        acls = self.address.options.get("acls") is None or self.address.is_set("acls")
        return Wanted(bucket, self._prefix, versions, trash, acls, self._requester)

    def _access(self, bucket: str) -> BucketAccess:
        return read_access(self._api, bucket, self._caller, self._identities)


def _said_of(bucket: str, access: BucketAccess) -> Iterator[str]:
    lists = "each object's own is asked for" if access.acls_count else "those of objects mean nothing here"
    yield f"{bucket}: access lists: {lists}."
    yield from (f"{bucket}: permissions are not wholly known; not seen: {what}." for what in access.unseen)
