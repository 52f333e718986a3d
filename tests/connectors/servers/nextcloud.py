"""A stand-in for Nextcloud: WsgiDAV with its properties and paths, and the OCS routes that are asked.

It speaks what the documentation says and has never been compared with the real thing.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from wsgidav.dav_error import HTTP_NOT_FOUND, DAVError
from wsgidav.fs_dav_provider import FileResource, FolderResource
from wsgidav.wsgidav_app import WsgiDAVApp

from servers.wsgi import Environ, Faulty, answer, served
from servers.wsgidav import Provider

OC, NC = "{http://owncloud.org/ns}", "{http://nextcloud.org/ns}"
PASSWORD = "app-pass-word"


class _Said:
    """Properties of Nextcloud: a file's id is its inode, the rest is what a test wrote down for its path."""

    _file_path: str
    provider: Any

    def get_property_value(self, name: str) -> Any:
        path = Path(self._file_path)
        below = path.relative_to(self.provider.root_folder_path).as_posix()
        said = self.provider.said.get(below, {})
        if name in said:
            return said[name]
        if name == f"{OC}fileid":
            return str(path.stat().st_ino)
        if name == f"{OC}owner-id":
            return self.provider.owner(below)
        if name.startswith((OC, NC)):
            raise DAVError(HTTP_NOT_FOUND)
        return super().get_property_value(name)  # type: ignore[misc]


class _File(_Said, FileResource):
    pass


class _Folder(_Said, FolderResource):
    pass


class Files(Provider):
    def __init__(self, folder: Path, account: str) -> None:
        super().__init__(folder)
        self.account = account
        self.said: dict[str, dict[str, str]] = {}
        self.prefix = ""

    def owner(self, below: str) -> str:
        """Return whose a path is: the account's, or whose the folder above it is said to be."""
        parts = below.split("/")
        for depth in range(len(parts), 0, -1):
            found = self.said.get("/".join(parts[:depth]), {}).get(f"{OC}owner-id")
            if found:
                return found
        return self.account

    def get_resource_inst(self, path: str, environ: Environ) -> Any:
        found = super().get_resource_inst(path, environ)
        if found is None:
            return None
        kind = _Folder if isinstance(found, FolderResource) else _File
        return kind(path, environ, found._file_path)


class Nextcloud:
    """A running stand-in. What it answers to OCS are plain lists that tests fill."""

    def __init__(self, folder: Path, account: str = "ann") -> None:
        self.account = account
        self.folder = folder / "files"
        self.trash = folder / "trash"
        self.versions = folder / "versions"
        for each in (self.folder, self.trash, self.versions):
            each.mkdir()
        self.files, trash, versions = (Files(each, account) for each in (self.folder, self.trash, self.versions))
        self.trashed = trash.said
        self.shares: list[dict[str, Any]] = []
        self.shares_with_me: list[dict[str, Any]] = []
        self.shares_in: dict[str, list[dict[str, Any]]] = {}
        self.people: list[dict[str, Any]] | None = None
        self.group_folders: list[dict[str, Any]] | None = None
        at = "/remote.php/dav"
        config = {
            "provider_mapping": {
                f"{at}/files/{account}": self.files,
                f"{at}/trashbin/{account}/trash": trash,
                f"{at}/versions/{account}/versions": versions,
            },
            "simple_dc": {"user_mapping": {"*": {account: {"password": PASSWORD}}}},
            "http_authenticator": {"accept_basic": True, "accept_digest": False, "default_to_digest": False},
            "verbose": 0,
            "logging": {"enable": False},
            "lock_storage": False,
            "dir_browser": {"enable": False, "ignore": []},
        }
        self._dav = WsgiDAVApp(config)
        self.program = Faulty(self._answer)
        self.port = 0

    @property
    def uri(self) -> str:
        return f"nextcloud://{self.account}@127.0.0.1:{self.port}/?http=yes"

    def id_of(self, path: str) -> int:
        return (self.folder / path).stat().st_ino

    def share(self, path: str, kind: int, whom: str | None, permissions: int = 1, **more: Any) -> dict[str, Any]:
        """Write down a share of a path, as the API tells it."""
        said = {
            "id": str(len(self.shares) + 1),
            "share_type": kind,
            "uid_owner": self.account,
            "uid_file_owner": self.account,
            "permissions": permissions,
            "path": f"/{path}",
            "item_source": self.id_of(path),
            "file_source": self.id_of(path),
            "share_with": whom,
            "expiration": None,
            "token": "t0ken-of-a-link",
            **more,
        }
        self.shares.append(said)
        return said

    def _answer(self, environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if not path.startswith(("/ocs/", "/index.php/")):
            found: Iterable[bytes] = self._dav(environ, start)
            return found
        given = environ.get("HTTP_AUTHORIZATION", "").removeprefix("Basic ")
        if base64.b64decode(given).decode() != f"{self.account}:{PASSWORD}":
            return answer(start, "401 Unauthorized")
        asked = {name: values[0] for name, values in parse_qs(environ["QUERY_STRING"]).items()}
        if environ.get("HTTP_OCS_APIREQUEST") != "true" or asked.get("format") != "json":
            return answer(start, "412 Precondition Failed")
        data = self._data(path, asked)
        if data is None:
            return answer(start, "403 Forbidden")
        said = {"ocs": {"meta": {"status": "ok", "statuscode": 200}, "data": data}}
        return answer(start, "200 OK", json.dumps(said).encode())

    def _data(self, path: str, asked: dict[str, str]) -> Any:
        if path.endswith("/cloud/user"):
            return {"id": self.account, "email": f"{self.account}@example.com", "groups": ["staff"]}
        if path.endswith("/cloud/users/details"):
            first = int(asked["offset"])
            page = None if self.people is None else self.people[first : first + int(asked["limit"])]
            return None if page is None else {"users": {each["id"]: each for each in page}}
        if path.endswith("/groupfolders/folders"):
            return self.group_folders
        if asked.get("shared_with_me") == "true":
            return self.shares_with_me
        if "path" in asked:
            return self.shares_in.get(asked["path"])
        return self.shares if asked.get("reshares") == "true" else []


@contextmanager
def nextcloud(folder: Path) -> Iterator[Nextcloud]:
    server = Nextcloud(folder)
    with served(server.program) as server.port:
        yield server
