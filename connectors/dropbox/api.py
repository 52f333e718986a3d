"""The calls of Dropbox's API, version 2, that a listing needs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from aggregator.store import CursorReset
from connectors._http import Answer, Http, Refused, Request
from connectors._json import Record, paged, record_or_empty, records, text, text_or_none

_FILES_AT_ONCE = 100
_MEMBERS_AT_ONCE = 20


class DropboxApi:
    """What can be asked of Dropbox.

    Parameters
    ----------
    http, contents
        Its two servers: for what is said in JSON, and for the bytes of files.
    """

    def __init__(self, http: Http, contents: Http) -> None:
        self.http = http
        self.contents = contents

    @cached_property
    def account(self) -> Record:
        """Return the account that is signed in."""
        answer = self.http.ask(Request("POST", "users/get_current_account"))
        return answer.json()

    @cached_property
    def headers(self) -> Mapping[str, str]:
        """Return the header that has paths begin at the team's space, where the account is in a team that has one."""
        roots = record_or_empty(self.account, "root_info")
        top, home = text_or_none(roots, "root_namespace_id"), text_or_none(roots, "home_namespace_id")
        if top is None or top == home:
            return {}
        return {"Dropbox-API-Path-Root": json.dumps({".tag": "root", "root": top})}

    def listed(self, path: str, *, deleted: bool) -> Iterator[Record]:
        """Yield the pages of a whole listing of everything below a path; each has a ``cursor``."""
        first = {
            "path": path,
            "recursive": True,
            "include_deleted": deleted,
            "include_has_explicit_shared_members": True,
            "include_mounted_folders": True,
            "include_non_downloadable_files": True,
        }
        page = self._ask("files/list_folder", first)
        yield page
        if page.get("has_more"):
            yield from self.since(text(page, "cursor"))

    def since(self, cursor: str) -> Iterator[Record]:
        """Yield the pages of what comes behind a cursor.

        Raises
        ------
        CursorReset
            Dropbox no longer takes the cursor.
        """
        more = True
        while more:
            try:
                page = self._ask("files/list_folder/continue", {"cursor": cursor})
            except Refused as error:
                if error.status in (400, 409) and not tag_of(error.answer).startswith("path/"):
                    raise CursorReset(f"{error}: what happened since then is no longer known") from None
                raise
            yield page
            more, cursor = bool(page.get("has_more")), text(page, "cursor")

    def metadata(self, file_id: str) -> Record:
        """Return what is known of one file; raises `Refused` with 409 where there is none to be seen."""
        return self._ask("files/get_metadata", {"path": file_id})

    def revisions(self, path: str, *, by_path: bool = False) -> Record:
        """Return the kept contents of a file, the newest first, and whether it is deleted."""
        return self._ask(
            "files/list_revisions", {"path": path, "mode": {".tag": "path" if by_path else "id"}, "limit": 100}
        )

    def folder_members(self, shared_folder: str) -> list[Record]:
        """Return the members of a shared folder, page by page."""
        return self._members("sharing/list_folder_members", {"shared_folder_id": shared_folder, "limit": 1000})

    def folder_policy(self, shared_folder: str) -> Record:
        """Return to whom the members of a shared folder may give links."""
        found = self._ask("sharing/get_folder_metadata", {"shared_folder_id": shared_folder})
        return record_or_empty(record_or_empty(found, "policy"), "shared_link_policy")

    def file_members(self, files: Sequence[str]) -> dict[str, Record]:
        """Return for each file the members that it has itself, or why they are not told."""
        found: dict[str, Record] = {}
        for start in range(0, len(files), _FILES_AT_ONCE):
            body = {"files": list(files[start : start + _FILES_AT_ONCE]), "limit": _MEMBERS_AT_ONCE}
            answer = self.http.ask(Request("POST", "sharing/list_file_members/batch", headers=self.headers, json=body))
            for each in _listed(answer):
                found[text(each, "file")] = record_or_empty(each, "result")
        return found

    def all_file_members(self, file_id: str) -> list[Record]:
        """Return the members that a file has itself, where they are more than a batch tells."""
        return self._members("sharing/list_file_members", {"file": file_id, "include_inherited": False, "limit": 300})

    def links(self) -> Iterator[Record]:
        """Yield the links that the account has given to files and folders."""
        pages = paged(
            lambda cursor: self._ask("sharing/list_shared_links", {"cursor": cursor} if cursor else {}),
            lambda page: text_or_none(page, "cursor") if page.get("has_more") else None,
        )
        for page in pages:
            yield from records(page, "links")

    def content(self, path: str, *, export: bool) -> Request:
        """Return the request for the bytes of a file, or of what Dropbox makes of one of its own documents."""
        # The header holds JSON in ASCII: https://www.dropbox.com/developers/reference/json-encoding
        headers = {**self.headers, "Dropbox-API-Arg": json.dumps({"path": path})}
        return Request("POST", "files/export" if export else "files/download", headers=headers)

    def _ask(self, route: str, body: Mapping[str, Any]) -> Record:
        return self.http.post(route, dict(body), self.headers)

    def _members(self, route: str, first: Mapping[str, Any]) -> list[Record]:
        pages = paged(
            lambda cursor: self._ask(f"{route}/continue", {"cursor": cursor}) if cursor else self._ask(route, first),
            lambda page: text_or_none(page, "cursor"),
        )
        return [page for page in pages if page]


def tag_of(answer: Answer) -> str:
    """Return the summary of a refusal, such as ``path/not_found/..``."""
    try:
        return str(json.loads(answer.content)["error_summary"])
    except (ValueError, KeyError, TypeError):
        return ""


def _listed(answer: Answer) -> list[Record]:
    """Return the objects of an answer that is a bare list, which no other call gives."""
    return records({"list": json.loads(answer.content)}, "list")
