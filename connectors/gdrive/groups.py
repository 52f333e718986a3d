"""The groups of a Google Workspace and who is in them, from the Admin SDK."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from urllib.parse import quote

from aggregator.model.access import Membership, Principal
from connectors._http import Http
from connectors._json import Record, paged, records, text, text_or_none
from connectors.gdrive.permissions import NAMESPACE

SOURCE = "Google Workspace"


def groups_and_members(http: Http) -> Iterator[Principal | Membership]:
    """Yield every group, and each member of it: people and groups, and a whole domain where it is one.

    Raises
    ------
    StoreError
        The account that is signed in may not see them.
    """
    for group in _all(http, "groups", "groups", {"customer": "my_customer"}):
        address = text(group, "email").casefold()
        yield Principal("group", NAMESPACE, text(group, "id"), address)
        for member in _all(http, f"groups/{quote(text(group, 'id'))}/members", "members", {}):
            found = _member(member, address)
            if found:
                yield Membership(address, found, SOURCE)


def _member(member: Record, group: str) -> str | None:
    """Return the name of a member; of everybody in the organisation, where that is one."""
    if text_or_none(member, "type") == "CUSTOMER":
        return f"anyone at {group.rpartition('@')[2]}"
    address = text_or_none(member, "email") or text_or_none(member, "id")
    return address.casefold() if address else None


def _all(http: Http, path: str, name: str, params: Mapping[str, str]) -> Iterator[Record]:
    asked: Callable[[str | None], Record] = lambda token: http.get(  # noqa: E731
        path, {**params, "maxResults": "200", **({"pageToken": token} if token else {})}
    )
    for page in paged(asked, lambda page: text_or_none(page, "nextPageToken")):
        yield from records(page, name)
