"""The calls of Box's API, version 2.0, that a listing needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from urllib.parse import quote

from connectors._http import Answer, Http, Request, Verdict, by_status
from connectors._json import Record, number_or_none, paged, records, text, text_or_none

ALL_FILES = "0"
"""The id of every account's topmost folder."""

_AT_ONCE = 1000
_ITEM = (
    "name,size,etag,sha1,file_version,version_number,url,created_at,modified_at,owned_by,parent,shared_link,"
    "has_collaborations,is_externally_owned,is_accessible_via_shared_link"
)


def judge(answer: Answer) -> Verdict:
    """Return what is made of an answer: a file that was only just uploaded is asked for again a little later."""
    return Verdict.LATER if answer.status == 202 else by_status(answer)


class BoxApi:
    """What can be asked of Box."""

    def __init__(self, http: Http) -> None:
        self.http = http

    @cached_property
    def me(self) -> Record:
        """Return the account that is signed in."""
        return self.http.get("users/me", {"fields": "id,name,login,role,enterprise"})

    def folder(self, folder: str) -> Record:
        """Return what is known of a folder, and which stand above it; raises `Refused` where there is none."""
        return self.http.get(f"folders/{quote(folder)}", {"fields": f"{_ITEM},path_collection"})

    def file(self, file: str) -> Record:
        """Return the version a file has by now; raises `Refused` with 404 where there is none to be seen."""
        return self.http.get(f"files/{quote(file)}", {"fields": "file_version,item_status"})

    def children(self, folder: str) -> Iterator[Record]:
        """Yield the files, folders and web links in a folder."""
        return self._by_marker(f"folders/{quote(folder)}/items", {"fields": _ITEM, "usemarker": "true"})

    def trash(self) -> Iterator[Record]:
        """Yield what was put into the account's trash; not what stood in a folder that was."""
        fields = {"fields": f"{_ITEM},trashed_at", "usemarker": "true"}
        return self._by_marker("folders/trash/items", fields)

    def collaborations(self, kind: str, item: str) -> list[Record]:
        """Return who was invited to a ``file`` or ``folder``."""
        return list(self._by_marker(f"{kind}s/{quote(item)}/collaborations", {}))

    def versions(self, file: str) -> Iterator[Record]:
        """Yield the contents that a file had before."""
        return self._by_offset(f"files/{quote(file)}/versions", {"fields": "sha1,size,created_at,trashed_at"})

    def groups(self) -> Iterator[Record]:
        """Yield the groups of the enterprise."""
        return self._by_offset("groups", {})

    def memberships(self, group: str) -> Iterator[Record]:
        """Yield who is in a group."""
        return self._by_offset(f"groups/{quote(group)}/memberships", {})

    def content(self, file: str, version: str) -> Request:
        """Return the request for the bytes of one version of a file."""
        return Request("GET", f"files/{quote(file)}/content", {"version": version})

    def _by_marker(self, url: str, params: Mapping[str, str]) -> Iterator[Record]:
        first = {**params, "limit": str(_AT_ONCE)}
        pages = paged(
            lambda marker: self.http.get(url, {**first, "marker": marker} if marker else first),
            lambda page: text_or_none(page, "next_marker"),
        )
        return (each for page in pages for each in records(page, "entries"))

    def _by_offset(self, url: str, params: Mapping[str, str]) -> Iterator[Record]:
        first = {**params, "limit": str(_AT_ONCE)}
        pages = paged(lambda offset: self.http.get(url, {**first, "offset": offset or "0"}), _next_offset)
        return (each for page in pages for each in records(page, "entries"))


def version_of(file: Record) -> str:
    """Return the id of a file's content, which a change of its name leaves alone."""
    return text(file.get("file_version") or {}, "id")


def _next_offset(page: Record) -> str | None:
    told = len(records(page, "entries"))
    end = (number_or_none(page, "offset") or 0) + told
    return str(end) if told and end < (number_or_none(page, "total_count") or 0) else None
