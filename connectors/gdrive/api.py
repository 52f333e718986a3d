"""The calls of Google Drive's API, version 3, that a listing needs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from aggregator.model.errors import StoreError
from aggregator.store import CursorReset
from connectors._http import Answer, Http, Refused, Request, Verdict, by_status
from connectors._json import Record, paged, records, text, text_or_none

FOLDER = "application/vnd.google-apps.folder"

_PERMISSION = (
    "id,type,role,emailAddress,domain,displayName,allowFileDiscovery,expirationTime,deleted,view,"
    "permissionDetails(permissionType,role,inheritedFrom,inherited)"
)
_FILE = (
    "id,name,mimeType,parents,driveId,size,md5Checksum,sha1Checksum,sha256Checksum,headRevisionId,version,createdTime,"
    "modifiedTime,trashed,ownedByMe,owners(emailAddress,displayName,permissionId),shortcutDetails(targetId,"
    f"targetMimeType),resourceKey,writersCanShare,hasAugmentedPermissions,inheritedPermissionsDisabled,"
    f"permissions({_PERMISSION})"
)
_REVISION = "id,modifiedTime,size,md5Checksum,mimeType"
_EVERY_DRIVE = {"supportsAllDrives": "true"}
_THROTTLED = frozenset({"userRateLimitExceeded", "rateLimitExceeded", "sharingRateLimitExceeded"})


def judged(answer: Answer) -> Verdict:
    """Return what an answer says; Google throttles with 403 too, and tells why in the first of its errors."""
    if answer.status == 403 and not _THROTTLED.isdisjoint(reasons_of(answer)):
        return Verdict.LATER
    return by_status(answer)


def reasons_of(answer: Answer) -> frozenset[str]:
    """Return the reasons that Google gives for a refusal, in its own words."""
    try:
        errors = json.loads(answer.content)["error"]["errors"]
        return frozenset(str(error["reason"]) for error in errors)
    except (ValueError, KeyError, TypeError):
        return frozenset()


class DriveApi:
    """What can be asked of Drive.

    Parameters
    ----------
    drive_id
        The shared drive that is asked; None for a user's own, My Drive.
    """

    def __init__(self, http: Http, drive_id: str | None = None) -> None:
        self.http = http
        self.drive_id = drive_id

    def of(self, drive_id: str | None) -> DriveApi:
        """Return the same API, asked of another drive."""
        return DriveApi(self.http, drive_id)

    def reader(self) -> str:
        """Return the address of the account that is signed in."""
        user = self.http.get("about", {"fields": "user(emailAddress,displayName)"}).get("user") or {}
        return text_or_none(user, "emailAddress") or text_or_none(user, "displayName") or "an account without a name"

    def my_drive(self) -> Record:
        """Return the top folder of My Drive."""
        return self.http.get("files/root", {"fields": "id,name"})

    def drives(self) -> Iterator[Record]:
        """Yield the shared drives that the account is a member of."""
        fields = "nextPageToken,drives(id,name)"
        for page in self._pages("drives", {"pageSize": "100", "fields": fields}):
            yield from records(page, "drives")

    def drive(self) -> Record:
        """Return the shared drive, with its restrictions."""
        return self.http.get(f"drives/{quote(self.drive_id or '')}", {"fields": "id,name,restrictions"})

    def start_token(self) -> str:
        """Return from where changes can be asked for later on."""
        params = {**_EVERY_DRIVE, **({"driveId": self.drive_id} if self.drive_id else {})}
        return text(self.http.get("changes/startPageToken", params), "startPageToken")

    def files(self, query: str) -> Iterator[list[Record]]:
        """Yield what a query finds in the drive, page after page.

        Raises
        ------
        StoreError
            Google says that it did not search everything.
        """
        params = {"q": query, "pageSize": "1000", "spaces": "drive", **_EVERY_DRIVE, **self._corpus()}
        params["fields"] = f"nextPageToken,incompleteSearch,files({_FILE})"
        for page in self._pages("files", params):
            if page.get("incompleteSearch"):
                raise StoreError(f"{self.http.name}: Google did not search the whole drive")
            yield records(page, "files")

    def file(self, file_id: str) -> Record:
        """Return what is known of one file; raises `Refused` with 404 where there is none to be seen."""
        return self.http.get(f"files/{quote(file_id, safe='')}", {**_EVERY_DRIVE, "fields": _FILE})

    def changes(self, token: str) -> Record:
        """Return the page of changes that a token stands for.

        Raises
        ------
        CursorReset
            Google does not take the token any more.
        """
        drive = {"driveId": self.drive_id, "includeItemsFromAllDrives": "true"} if self.drive_id else {}
        params = {"pageToken": token, "pageSize": "1000", "includeRemoved": "true", **_EVERY_DRIVE, **drive}
        params["fields"] = f"nextPageToken,newStartPageToken,changes(changeType,removed,fileId,file({_FILE}))"
        try:
            return self.http.get("changes", params)
        except Refused as error:
            if error.status in (400, 410):
                raise CursorReset(f"{error}: the changes since then are no longer known") from None
            raise

    def permissions(self, file_id: str, headers: Mapping[str, str] | None = None) -> list[Record]:
        """Return all permissions of a file or shared drive."""
        params = {"pageSize": "100", **_EVERY_DRIVE, "fields": f"nextPageToken,permissions({_PERMISSION})"}
        pages = self._pages(f"files/{quote(file_id, safe='')}/permissions", params, headers)
        return [permission for page in pages for permission in records(page, "permissions")]

    def revisions(self, file_id: str) -> list[Record]:
        """Return the kept versions of a file's content, the oldest first, the newest too."""
        params = {"pageSize": "1000", "fields": f"nextPageToken,revisions({_REVISION})"}
        pages = self._pages(f"files/{quote(file_id, safe='')}/revisions", params)
        return [revision for page in pages for revision in records(page, "revisions")]

    def content(self, file_id: str, revision: str = "", headers: Mapping[str, str] | None = None) -> Request:
        """Return the request for the bytes of a file, or of one of its revisions."""
        of_revision = f"/revisions/{quote(revision, safe='')}" if revision else ""
        params = {"alt": "media", **({} if revision else _EVERY_DRIVE)}
        return Request("GET", f"files/{quote(file_id, safe='')}{of_revision}", params, headers or {})

    def export(self, file_id: str, media_type: str, headers: Mapping[str, str] | None = None) -> Request:
        """Return the request for a native document as an office file."""
        return Request("GET", f"files/{quote(file_id, safe='')}/export", {"mimeType": media_type}, headers or {})

    def _corpus(self) -> Mapping[str, str]:
        if self.drive_id is None:
            return {"corpora": "user"}
        return {"corpora": "drive", "driveId": self.drive_id, "includeItemsFromAllDrives": "true"}

    def _pages(
        self, path: str, params: Mapping[str, str], headers: Mapping[str, str] | None = None
    ) -> Iterator[Record]:
        return paged(
            lambda token: self.http.get(path, {**params, **({"pageToken": token} if token else {})}, headers),
            lambda page: text_or_none(page, "nextPageToken"),
        )
