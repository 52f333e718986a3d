"""Who can reach a drive's files, asked for as seldom as can be.

In My Drive the permissions come with the file where its reader may share it. In shared drives they never do, but most
files there have none of their own: those have what their folder has. What is left is asked for file by file, several
at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from aggregator.model.access import Acl, Grant
from aggregator.model.errors import StoreError
from connectors._http import ENDS
from connectors._json import Record, record_or_empty, records, text, text_or_none
from connectors.gdrive.api import FOLDER, DriveApi
from connectors.gdrive.folders import Folders
from connectors.gdrive.permissions import acl_of, grants_of, inherited, owners_alone

_AT_ONCE = 8

_Given = TypeVar("_Given")


class Access:
    """The access lists of one drive's files.

    Parameters
    ----------
    drive
        What a shared drive says of itself; empty for My Drive.
    """

    def __init__(self, api: DriveApi, folders: Folders, drive: Record) -> None:
        self._api = api
        self._folders = folders
        self._of_folders: dict[str, tuple[Grant, ...] | StoreError] = {}
        self._asked: dict[str, tuple[Record, ...] | StoreError] = {}
        self._for_members_only = bool(record_or_empty(drive, "restrictions").get("driveMembersOnly"))

    def members(self) -> tuple[Grant, ...]:
        """Return to whom the shared drive itself is open.

        Raises
        ------
        StoreError
            That is not shown to the account that is signed in.
        """
        top = self._folders.top
        if top not in self._of_folders:
            self._of_folders[top] = self._of_folder(None, frozenset())
        return _given(self._of_folders[top])

    def prepare(self, files: Sequence[Record]) -> None:
        """Ask, several at a time, for the permissions of all files whose own are needed."""
        wanted = [file for file in files if self._has_its_own(file)]
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            for file, found in zip(wanted, threads.map(self._ask, wanted), strict=True):
                self._asked[text(file, "id")] = found

    def forget(self, files: Iterable[Record]) -> None:
        """Let go of what was asked for files that are listed by now; folders are asked for by what is in them."""
        for file in files:
            if text_or_none(file, "mimeType") != FOLDER:
                self._asked.pop(text(file, "id"), None)

    def of(self, file: Record) -> tuple[Acl, str | None]:
        """Return a file's access list, and why it is not wholly known where it is not."""
        try:
            gate = self.members() if self._for_members_only else None
            return acl_of(self._grants(file), gate), None
        except ENDS:
            raise
        except StoreError as error:
            return owners_alone(file), str(error)

    def _grants(self, file: Record, below: frozenset[str] = frozenset()) -> tuple[Grant, ...]:
        if "permissions" in file:
            return grants_of(records(file, "permissions"), writers_share=file.get("writersCanShare") is not False)
        if not self._has_its_own(file):
            return self._of_the_folder_above(file, below)
        file_id = text(file, "id")
        found = self._asked[file_id] if file_id in self._asked else self._ask(file)
        return grants_of(_given(found), writers_share=file.get("writersCanShare") is not False)

    def _of_the_folder_above(self, file: Record, below: frozenset[str]) -> tuple[Grant, ...]:
        folder = self._folders.parent_of(file)
        above = text(folder, "id") if folder else self._folders.top
        if above in below or (folder is None and not self._folders.stands_at_the_top(file)):
            return grants_of(self._api.permissions(text(file, "id")))
        if above not in self._of_folders:
            self._of_folders[above] = self._of_folder(folder, below | {above})
        return inherited(_given(self._of_folders[above]), above)

    def _of_folder(self, folder: Record | None, below: frozenset[str]) -> tuple[Grant, ...] | StoreError:
        """Return what stands in a folder has, the top one where it is None."""
        try:
            return self._grants(folder, below) if folder else grants_of(self._api.permissions(self._folders.top))
        except ENDS:
            raise
        except StoreError as error:
            return error

    def _has_its_own(self, file: Record) -> bool:
        """Return whether a file's permissions must be asked for: they are not shown, and not its folder's."""
        if "permissions" in file:
            return False
        as_above = file.get("hasAugmentedPermissions") is False and not file.get("inheritedPermissionsDisabled")
        return not as_above

    def _ask(self, file: Record) -> tuple[Record, ...] | StoreError:
        try:
            return tuple(self._api.permissions(text(file, "id")))
        except ENDS:
            raise
        except StoreError as error:
            return error


def _given(found: tuple[_Given, ...] | StoreError) -> tuple[_Given, ...]:
    if isinstance(found, StoreError):
        raise found
    return found
