"""Drives of Google that tests may change."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from contract import DeltaPlace
from servers.google import Google
from servers.google_drive import FOLDER, ME, MY_DRIVE, File, given

MEMBERS = [given("user", "organizer", ME), given("group", "reader", "staff@corp.example")]


class DrivePlace(DeltaPlace):
    """A drive, by the paths of its files."""

    def __init__(self, service: Google, drive: str = "") -> None:
        self.state = service.state
        self.uri = f"gdrive://{drive}?api={service.url}"
        self._top = drive or MY_DRIVE
        self._known: dict[str, File] = {}

    def write(self, path: str, content: bytes) -> None:
        known = self._known.get(path)
        if known:
            self.state.put(known, content)
            return
        folder, _, name = path.rpartition("/")
        self._known[path] = self.state.add(name, self._folder(folder), content=content)

    def _folder(self, path: str) -> str:
        if not path:
            return self._top
        if path not in self._known:
            above, _, name = path.rpartition("/")
            self._known[path] = self.state.add(name, self._folder(above), FOLDER)
        return self._known[path].id

    def remove(self, path: str) -> None:
        self.state.delete(self._known[path])
        self._known = {each: file for each, file in self._known.items() if file.id in self.state.files}

    def rename(self, path: str, to: str) -> None:
        file = self._known.pop(path)
        folder, _, file.name = to.rpartition("/")
        file.parents = [self._folder(folder)]
        self._known[to] = file
        self.state.note(file)

    @contextmanager
    def denied(self, path: str) -> Iterator[None]:
        self._known[path].hidden = True
        yield
        self._known[path].hidden = False

    def share(self, path: str, account: str) -> None:
        self._known[path].permissions.append(given("user", "reader", account))
        self.state.note(self._known[path])

    def file(self, path: str) -> File:
        return self._known[path]
