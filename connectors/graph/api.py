"""The calls of Microsoft Graph, version 1.0, that a listing needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from aggregator.model.errors import StoreError
from aggregator.store import CursorReset
from connectors._http import Answer, Http, Refused, Request
from connectors._json import Record, paged, record_or_empty, records, text, text_or_none

_ITEM = (
    "id,name,size,eTag,cTag,createdDateTime,lastModifiedDateTime,parentReference,file,folder,package,remoteItem,root,"
    "deleted,createdBy"
)
_PREFER = "deltashowremovedasdeleted, deltatraversepermissiongaps, deltashowsharingchanges, hierarchicalsharing"
_AT_ONCE = 20
"""How many requests one batch may hold."""
_IDS_AT_ONCE = 1000
_LATER = (429, 500, 502, 503, 504)


class GraphApi:
    """What can be asked of Graph."""

    def __init__(self, http: Http) -> None:
        self.http = http

    def drives(self, owner: str, site: str) -> list[Record]:
        """Return the drives of a person, or of a site by its host and path."""
        if owner:
            return self._all(f"users/{quote(owner)}/drives")
        found = self.http.get(f"sites/{quote(site, safe=':/')}", {"$select": "id"})
        return self._all(f"sites/{quote(text(found, 'id'), safe=',')}/drives")

    def delta(self, drive: str, link: str | None) -> Iterator[Record]:
        """Yield the pages of a whole listing, or of what changed since a link; the last has an ``@odata.deltaLink``.

        Raises
        ------
        CursorReset
            Graph no longer knows what happened since the link.
        """
        first = link or f"drives/{quote(drive)}/root/delta"
        params = {} if link else {"$select": _ITEM}

        def ask(following: str | None) -> Record:
            try:
                return self.http.get(following or first, {} if following else params, {"Prefer": _PREFER})
            except Refused as error:
                if error.status == 410 or (link and error.status == 400):
                    raise CursorReset(f"{error}: what happened since then is no longer known") from None
                raise

        yield from paged(ask, lambda page: text_or_none(page, "@odata.nextLink"))

    def item(self, drive: str, item: str) -> Record:
        """Return what is known of one item; raises `Refused` with 404 where there is none to be seen."""
        return self.http.get(f"drives/{quote(drive)}/items/{quote(item)}", {"$select": _ITEM})

    def permissions(self, drive: str, items: Sequence[str]) -> dict[str, list[Record] | StoreError]:
        """Return the permissions of items, asked for in batches; of each that are refused, why."""
        found: dict[str, list[Record] | StoreError] = {}
        for start in range(0, len(items), _AT_ONCE):
            found |= self._batch(drive, list(items[start : start + _AT_ONCE]))
        return found

    def versions(self, drive: str, item: str) -> list[Record]:
        """Return the versions of a file's content, the newest first."""
        return self._all(f"drives/{quote(drive)}/items/{quote(item)}/versions")

    def content(self, drive: str, item: str, version: str = "") -> Request:
        """Return the request for the bytes of a file, or of one of its versions."""
        of_version = f"/versions/{quote(version)}" if version else ""
        return Request("GET", f"drives/{quote(drive)}/items/{quote(item)}{of_version}/content")

    def called(self, ids: Sequence[str]) -> list[Record]:
        """Return the accounts and groups behind ids, as far as there are any."""
        found: list[Record] = []
        for start in range(0, len(ids), _IDS_AT_ONCE):
            body = {"ids": list(ids[start : start + _IDS_AT_ONCE]), "types": ["user", "group"]}
            found += records(self.http.post("directoryObjects/getByIds", body), "value")
        return found

    def groups(self) -> list[Record]:
        """Return the groups of the tenant."""
        return self._all("groups", {"$select": "id,displayName,mail", "$top": "999"})

    def members(self, group: str) -> list[Record]:
        """Return the accounts and groups that are in a group themselves."""
        fields = "id,displayName,mail,userPrincipalName"
        return self._all(f"groups/{quote(group)}/members", {"$select": fields, "$top": "999"})

    def _batch(self, drive: str, items: list[str]) -> dict[str, list[Record] | StoreError]:
        """Return what one batch says; what is throttled in it is asked for again."""
        found: dict[str, list[Record] | StoreError] = {}
        waiting, attempt = items, 0
        while waiting:
            requests = [
                {"id": item, "method": "GET", "url": f"/drives/{quote(drive)}/items/{quote(item)}/permissions"}
                for item in waiting
            ]
            answers = {
                text(each, "id"): each
                for each in records(self.http.post("$batch", {"requests": requests}), "responses")
            }
            later = [item for item in waiting if answers.get(item, {}).get("status") in _LATER]
            for item in waiting:
                if item not in later:
                    found[item] = self._answered(item, answers.get(item, {}))
            if later:
                headers = record_or_empty(answers[later[0]], "headers")
                self.http.pause(attempt, "graph: $batch", "throttled", {str(k): str(v) for k, v in headers.items()})
                attempt += 1
            waiting = later
        return found

    def _answered(self, item: str, answer: Record) -> list[Record] | StoreError:
        body = record_or_empty(answer, "body")
        if answer.get("status") != 200:
            said = record_or_empty(body, "error")
            code = text_or_none(said, "code") or f"status {answer.get('status')}"
            return StoreError(f"graph: the permissions of {item} are not shown: {code}")
        following = text_or_none(body, "@odata.nextLink")
        return [*records(body, "value"), *(self._all(following) if following else [])]

    def _all(self, url: str, params: Mapping[str, str] | None = None) -> list[Record]:
        pages = paged(
            lambda following: self.http.get(following or url, {} if following else params),
            lambda page: text_or_none(page, "@odata.nextLink"),
        )
        return [each for page in pages for each in records(page, "value")]


def code_of(answer: Answer) -> str:
    """Return the code of a refusal, such as ``itemNotFound``."""
    try:
        return text_or_none(record_or_empty(answer.json(), "error"), "code") or ""
    except StoreError:
        return ""
