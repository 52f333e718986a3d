"""The requests of Nextcloud that are not WebDAV (OCS), as one account."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from aggregator.model.errors import StoreError
from connectors._dav.multistatus import Body
from connectors._dav.tree import request_path
from connectors._dav.wire import Wire
from connectors._json import Record, parsed

LARGEST = 64 << 20
"""How many bytes an answer may have."""

_PEOPLE_A_PAGE = 500


class Api:
    """What a Nextcloud tells an account. ``below`` is the path that it stands at on its host."""

    def __init__(self, wire: Wire, below: str) -> None:
        self.wire = wire
        self.below = f"/{below.strip('/')}".rstrip("/")

    def me(self) -> Record:
        """Return the account that is signed in."""
        found = self._asked("ocs/v2.php/cloud/user")
        if not isinstance(found, dict) or not isinstance(found.get("id"), str):
            raise StoreError(f"{self.wire.name}: does not say who is signed in; is it a Nextcloud?")
        return found

    def shares(self, **asked: str) -> list[Record]:
        """Return shares: all that the account made or that are of its files, or as is asked."""
        found = self._asked("ocs/v2.php/apps/files_sharing/api/v1/shares", **asked)
        return [each for each in _listed(found) if isinstance(each, dict)]

    def group_folders(self) -> list[Record]:
        """Return the group folders that the account sees."""
        found = self._asked("index.php/apps/groupfolders/folders", applicable="1")
        return [each for each in _listed(found) if isinstance(each, dict)]

    def people(self) -> Iterator[Record]:
        """Yield all accounts; only an administrator may ask."""
        offset = 0
        while True:
            asked = {"limit": str(_PEOPLE_A_PAGE), "offset": str(offset)}
            found = self._asked("ocs/v2.php/cloud/users/details", **asked)
            users = found.get("users") if isinstance(found, dict) else None
            page = list(users.values()) if isinstance(users, dict) else _listed(users)
            yield from (each for each in page if isinstance(each, dict))
            if len(page) < _PEOPLE_A_PAGE:
                return
            offset += len(page)

    def _asked(self, route: str, /, **parameters: str) -> Any:
        query = urlencode({"format": "json", **parameters}).encode()
        target = request_path(f"{self.below}/{route}".encode()) + b"?" + query
        headers = {"OCS-APIRequest": "true", "Accept": "application/json"}

        def ask() -> bytes:
            with self.wire.exchange("GET", target, headers) as response:
                body = Body(response.iter_bytes(), LARGEST)
                return b"".join(iter(body.read, b""))

        answer = parsed(self.wire.patiently(ask), f"{self.wire.name}: {route}")
        said = answer.get("ocs")
        if not isinstance(said, Mapping) or "data" not in said:
            raise StoreError(f"{self.wire.name}: {route}: is not answered as Nextcloud does")
        return said["data"]


def _listed(found: object) -> list[Any]:
    """Return a list; PHP writes one whose numbers have gaps as an object."""
    if isinstance(found, dict):
        return list(found.values())
    return list(found) if isinstance(found, list) else []
