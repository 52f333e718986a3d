"""The access lists of single objects: a request each, many at once, only where they can matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from aggregator.model.access import Acl
from aggregator.model.errors import StoreError
from connectors.s3.access import BucketAccess
from connectors.s3.api import THREADS, Api, Refused
from connectors.s3.listing import Listed, Stretch, Wanted

_Answers = Mapping[int, "Future[Mapping[str, Any]]"]


@dataclass(frozen=True, slots=True)
class Permitted:
    """Objects of a listing, who may reach each, and which lists could not be read, and why."""

    objects: tuple[Listed, ...]
    acls: tuple[Acl, ...]
    unread: tuple[tuple[Listed, str], ...] = ()
    after: str | None = None


def with_access(api: Api, wanted: Wanted, access: BucketAccess, listed: Iterator[Stretch]) -> Iterator[Permitted]:
    """Yield the pages of a listing with who may reach each object.

    While one page is worked on, the lists of the next one's objects are asked for. A listing that breaks off raises
    once everything before is yielded.
    """
    threads = ThreadPoolExecutor(THREADS, thread_name_prefix="s3")
    waiting: tuple[Stretch, _Answers] | None = None
    try:
        for page in _until_it_breaks(listed):
            asked = {} if isinstance(page, StoreError) else _ask(threads, api, wanted, access, page.objects)
            if waiting is not None:
                yield _permitted(*waiting, access)
            if isinstance(page, StoreError):
                raise page
            waiting = (page, asked)
        if waiting is not None:
            yield _permitted(*waiting, access)
    finally:
        threads.shutdown(cancel_futures=True)


def _until_it_breaks(listed: Iterator[Stretch]) -> Iterator[Stretch | StoreError]:
    try:
        yield from listed
    except StoreError as error:
        yield error


def _ask(
    threads: ThreadPoolExecutor, api: Api, wanted: Wanted, access: BucketAccess, objects: Sequence[Listed]
) -> _Answers:
    if not access.acls_count or not wanted.acls:
        return {}
    return {
        number: threads.submit(api.ask, "get_object_acl", **wanted.names(one))
        for number, one in enumerate(objects)
        if access.needs_list_of(one.key, version=one.is_old)
    }


def _permitted(page: Stretch, asked: _Answers, access: BucketAccess) -> Permitted:
    acls: list[Acl] = []
    unread: list[tuple[Listed, str]] = []
    for number, one in enumerate(page.objects):
        said = None
        if number in asked:
            try:
                said = asked[number].result()
            except Refused as error:
                unread.append((one, str(error)))
        acls.append(access.acl(one.key, said, version=one.is_old))
    return Permitted(page.objects, tuple(acls), tuple(unread), page.after)
