"""WsgiDAV over a folder, with folders that may not be listed and access lists that it does not have itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from wsgidav.dav_error import HTTP_FORBIDDEN, DAVError
from wsgidav.fs_dav_provider import FileResource, FilesystemProvider, FolderResource
from wsgidav.wsgidav_app import WsgiDAVApp

from servers.wsgi import Faulty, served


class Provider(FilesystemProvider):
    """A folder some paths of which are denied; ``said`` are properties that are given for a path besides its own."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder), readonly=True, fs_opts={})
        self.denied: set[str] = set()

    def get_resource_inst(self, path: str, environ: dict[str, Any]) -> FileResource | FolderResource | None:
        if path.strip("/") in self.denied and environ["REQUEST_METHOD"] == "PROPFIND":
            asked = environ["PATH_INFO"].strip("/").removeprefix("drive").strip("/")
            if asked == path.strip("/"):
                raise DAVError(HTTP_FORBIDDEN)
        found: FileResource | FolderResource | None = super().get_resource_inst(path, environ)
        return found


class WsgiDav:
    """A running server. ``users`` may sign in; none means anybody may."""

    def __init__(self, folder: Path, users: dict[str, str] | None = None, *, digest: bool = False) -> None:
        self.folder = folder
        self.provider = Provider(folder)
        accounts = {name: {"password": password} for name, password in (users or {}).items()}
        config = {
            "provider_mapping": {"/drive": self.provider},
            "simple_dc": {"user_mapping": {"*": accounts or True}},
            "http_authenticator": {"accept_basic": not digest, "accept_digest": digest, "default_to_digest": digest},
            "verbose": 0,
            "logging": {"enable": False},
            "lock_storage": False,
            "dir_browser": {"enable": False, "ignore": []},
        }
        self.program = Faulty(WsgiDAVApp(config))
        self.port = 0

    @property
    def uri(self) -> str:
        return f"webdav://127.0.0.1:{self.port}/drive"


@contextmanager
def wsgidav(folder: Path, users: dict[str, str] | None = None, *, digest: bool = False) -> Iterator[WsgiDav]:
    server = WsgiDav(folder, users, digest=digest)
    with served(server.program) as server.port:
        yield server
