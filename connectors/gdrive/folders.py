"""Where files stand: Drive names a file's folders by their ids, and a path is made by going up from one to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aggregator.model.paths import printable
from connectors._http import Refused
from connectors._json import Record, text, text_or_none
from connectors._versions import dated
from connectors.gdrive.api import DriveApi

LOOSE = "(in no folder)"
"""Where a file is shown that stands in no folder that can be seen."""

SHARED = "(shared with me)"
"""Where a file of somebody else's is shown that stands in no folder of one's own."""

_DEPTH = 500


@dataclass(frozen=True, slots=True)
class Path:
    """A path, by the names on it: in Drive they may hold slashes."""

    names: tuple[str, ...]

    @property
    def shown(self) -> str:
        """Return it as one line, a slash within a name escaped."""
        return "/".join(printable(name.encode("utf-8", "surrogatepass")).replace("/", "\\x2f") for name in self.names)

    @property
    def raw(self) -> bytes:
        """Return its exact bytes."""
        return b"/".join(name.encode("utf-8", "surrogatepass") for name in self.names)

    def dated(self, moment: float) -> Path:
        """Return the path of an old version of the file."""
        name = self.names[-1].replace("/", "\x00").encode("utf-8", "surrogatepass")
        old = dated(name, moment).decode("utf-8", "surrogatepass").replace("\x00", "/")
        return Path((*self.names[:-1], old))


class Folders:
    """The folders of a drive, as far as they are known; what is not yet known is asked for when it is needed.

    Parameters
    ----------
    top
        The id of the folder that everything of the drive is in.
    """

    def __init__(self, api: DriveApi, top: str) -> None:
        self._api = api
        self.top = top
        self._known: dict[str, Record | None] = {}

    def add(self, folder: Record) -> None:
        """Take note of a folder that was listed."""
        self._known[text(folder, "id")] = folder

    def get(self, folder_id: str) -> Record | None:
        """Return what is known of a folder; None where it cannot be seen."""
        if folder_id not in self._known:
            try:
                self._known[folder_id] = self._api.file(folder_id)
            except Refused as error:
                if error.status not in (403, 404):
                    raise
                self._known[folder_id] = None
        return self._known[folder_id]

    def path_of(self, file: Record) -> Path:
        """Return the path of a file.

        Of several folders the first that leads to the top counts. Where none does, or folders stand in each other in
        a circle, the path begins with what says so.
        """
        above = self._way_up(file, frozenset())
        if above is None:
            above = [LOOSE if file.get("ownedByMe", True) else SHARED]
        return Path((*above, _name(file)))

    def parent_of(self, file: Record) -> Record | None:
        """Return the folder that a file of a shared drive stands in: it has one only. None for the top."""
        parents = _parents(file)
        return self.get(parents[0]) if parents and parents[0] != self.top else None

    def stands_at_the_top(self, file: Record) -> bool:
        """Return whether a file stands in the drive itself, in no folder of it."""
        return self.top in _parents(file)

    def _way_up(self, file: Record, below: frozenset[str]) -> list[str] | None:
        """Return the names of the folders from the top down to a file's; None where no way leads to the top."""
        for parent in _parents(file):
            if parent == self.top:
                return []
            folder = None if parent in below or len(below) > _DEPTH else self.get(parent)
            above = self._way_up(folder, below | {parent}) if folder else None
            if folder and above is not None:
                return [*above, _name(folder)]
        return None


def _parents(file: Mapping[str, object]) -> list[str]:
    found = file.get("parents")
    return [parent for parent in found if isinstance(parent, str)] if isinstance(found, list) else []


def _name(file: Record) -> str:
    return text_or_none(file, "name") or text(file, "id")
