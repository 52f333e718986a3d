"""The files and folders of an index as a person types them in a step, each step after those before it."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple
from unicodedata import normalize

from aggregator.index.index import Index
from aggregator.model.entries import EntryKind, Root
from aggregator.model.errors import UsageError
from aggregator.service.columns import rows_in
from aggregator.service.places import Place, close_to, path_of, spelt


class Named(NamedTuple):
    """What a path names: files, and the folder that they are in, absolutely; None where it is one file."""

    files: tuple[str, ...]
    folder: str | None = None


class _Standing(NamedTuple):
    """A file where it stands: its id, absolute path and access class."""

    file: str
    whole: str
    access_class: int


class Paths:
    """What stands where in the stores of an index."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._gone: list[str] = []

    @cached_property
    def roots(self) -> list[Root]:
        """Return the stores."""
        return self._index.roots()

    @cached_property
    def _files(self) -> dict[str, list[_Standing]]:
        """Return path -> the files that stand there, of one store or of several."""
        found: dict[str, list[_Standing]] = {}
        for path, whole, row in self._entries(EntryKind.FILE):
            found.setdefault(path, []).append(_Standing(row.file, whole, int(row.access_class)))
        return found

    @cached_property
    def _folders(self) -> dict[str, str]:
        """Return path, or absolute path -> absolute path of each folder; where several stores have it, of one."""
        found: dict[str, str] = {}
        for path, whole, _ in self._entries(EntryKind.FOLDER):
            found |= {path or ".": whole, whole: whole}
        return found

    def _entries(self, kind: EntryKind) -> Iterator[tuple[str, str, Any]]:
        """Yield path, absolute path and row of what is in the stores."""
        tops = {root.id: self._top(root) for root in self.roots}
        for row in rows_in(self._index.files((kind,))):
            path = normalize("NFC", row.path)
            yield path, posixpath.join(tops[row.root], path).rstrip("/"), row

    @staticmethod
    def _top(root: Root) -> str:
        return normalize("NFC", path_of(root))

    def access_classes(self) -> Mapping[str, int]:
        """Return file -> its access class, of all that stand anywhere now."""
        return {each.file: each.access_class for here in self._files.values() for each in here}

    def put(self, file: str, place: Place) -> str:
        """Let a file stand at a place, instead of what it replaces; return its absolute path."""
        root = next(root for root in self.roots if root.id == place.root)
        path = normalize("NFC", place.path)
        new = _Standing(file, posixpath.join(self._top(root), path), place.access_class)
        self._files[path] = [*(each for each in self._files.get(path, []) if each.file != place.replaces), new]
        return new.whole

    def take_away(self, files: Collection[str]) -> None:
        """Let files stand nowhere any more."""
        gone = frozenset(files)
        for path, here in self._files.items():
            taken = [each.whole for each in here if each.file in gone]
            if taken:
                self._gone += [path, *taken]
                here[:] = [each for each in here if each.file not in gone]

    def some_files_at(self, path: str) -> tuple[str, ...]:
        """Return the file at a path, or those of the folder.

        Raises
        ------
        UsageError
            As `at`, or the folder holds none.
        """
        files, _ = self.at(path)
        if not files:
            raise UsageError(f"{path}: holds no file that was scanned")
        return files

    def at(self, path: str) -> Named:
        """Return the file at a path, or the folder with its files, which may be none.

        Raises
        ------
        UsageError
            Nothing stands there, or something in several stores does.
        """
        wanted = spelt(path)
        is_absolute = wanted.startswith("/")
        here = [] if is_absolute else self._files.get(wanted, [])
        if len(here) > 1:
            raise UsageError(f"{path}: stands in several stores; give it absolutely ({here[0].whole}, {here[1].whole})")
        if here:
            return Named((here[0].file,))
        found = list(self._below(wanted))
        if not found:
            self._must_be_a_folder(path, wanted)
            return Named((), self._folders[wanted])
        if is_absolute:
            return Named(tuple(each.file for each in found), None if found[0].whole == wanted else wanted)
        tops = {self._top_of(each.whole) for each in found}
        if len(tops) > 1:
            raise UsageError(f"{path}: is a folder of several stores; give it absolutely ({', '.join(sorted(tops))})")
        return Named(tuple(each.file for each in found), posixpath.normpath(posixpath.join(tops.pop(), wanted)))

    def _below(self, wanted: str) -> Iterator[_Standing]:
        """Yield the files in a folder, or that stand at an absolute path."""
        below = "" if wanted == "." else f"{wanted}/"
        for path, here in self._files.items():
            for each in here:
                if wanted.startswith("/"):
                    if each.whole == wanted or each.whole.startswith(below):
                        yield each
                elif path.startswith(below):
                    yield each

    def _must_be_a_folder(self, path: str, wanted: str) -> None:
        if any(wanted in (".", each) or each.startswith(f"{wanted}/") for each in self._gone):
            raise UsageError(f"{path}: is gone: an earlier step takes it away")
        if wanted not in self._folders:
            is_absolute = wanted.startswith("/")
            whole = (each.whole for here in self._files.values() for each in here)
            known = [*(whole if is_absolute else self._files), *self._folders]
            near = close_to(wanted, (each for each in known if each.startswith("/") == is_absolute))
            raise UsageError(f"{path}: is no file or folder of a scanned store ({near})")

    def _top_of(self, whole: str) -> str:
        return max((top for top in map(self._top, self.roots) if whole.startswith(f"{top}/")), key=len, default="")
