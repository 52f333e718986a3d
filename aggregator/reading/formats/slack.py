"""Slack exports: a ZIP with a folder a channel and a file a day; each channel a document of its messages."""

from __future__ import annotations

import json
import zipfile
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from aggregator.model.documents import BlockKind, Document, PartLoc, Status
from aggregator.reading.chat.exports import Names, export_of
from aggregator.reading.chat.message import records_at, text_at
from aggregator.reading.draft import Draft
from aggregator.reading.encoding import decode
from aggregator.reading.format import Format, Opening, Reading
from aggregator.reading.formats.archive import (
    DAMAGED_LIST,
    is_folder,
    member_name,
    read_member,
    read_zip,
    refuse_endless_list,
    unpacked_member,
)
from aggregator.reading.signatures import zip_directory, zip_member

PEOPLE = "users.json"
CHANNELS = ("channels.json", "groups.json", "mpims.json", "dms.json")
PERSON = (("profile", "real_name"), ("real_name",), ("profile", "display_name"), ("name",))
JSON_NUMBERS = {"parse_float": str, "parse_int": str, "parse_constant": str}


def read_slack(content: bytes, opening: Opening) -> Reading:
    """Return a child a channel with its messages, and a child for every other file."""
    refuse_endless_list(content, opening)
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except DAMAGED_LIST:
        return read_zip(content, opening)
    with archive:
        return Draft(opening.budget).gather(_Archive(archive, opening).fill)


def looks_like_slack(content: bytes) -> bool:
    """Return whether the bytes are a ZIP with the lists of people and channels that Slack writes."""
    if not content.startswith(b"PK\x03\x04"):
        return False
    directory = zip_directory(content)
    return zip_member(directory, PEOPLE.encode()) and any(zip_member(directory, name.encode()) for name in CHANNELS)


@dataclass(frozen=True, slots=True)
class _Archive:
    archive: zipfile.ZipFile
    opening: Opening

    def fill(self, draft: Draft) -> None:
        members = {member_name(member): member for member in self.archive.infolist() if not is_folder(member)}
        days: dict[str, list[str]] = defaultdict(list)
        others = []
        for name in members:
            folder, slash, file = name.partition("/")
            if slash and file.endswith(".json") and "/" not in file:
                days[folder].append(name)
            else:
                others.append(name)
        names = self._people(members)
        for channel, files in days.items():
            if self._is_full(draft):
                return
            draft.children.append(self._channel(channel, {name: members[name] for name in sorted(files)}, names))
        for name in others:
            if self._is_full(draft):
                return
            draft.children.append(read_member(self.archive, members[name], name, self.opening))

    def _is_full(self, draft: Draft) -> bool:
        if self.opening.budget.left("members"):
            return False
        draft.status = Status.PARTIAL
        draft.reason = f"more than {self.opening.budget.limits.members} members: the rest was not read"
        return True

    def _people(self, members: Mapping[str, zipfile.ZipInfo]) -> dict[str, str]:
        people = _parsed(unpacked_member(self.archive, members[PEOPLE], self.opening)) if PEOPLE in members else None
        named = {}
        for person in records_at({"": people}, ""):
            name = next((name for path in PERSON if (name := text_at(person, *path))), "")
            named[text_at(person, "id")] = name
        return named

    def _channel(self, channel: str, files: Mapping[str, zipfile.ZipInfo], names: Names) -> Document:
        def fill(draft: Draft) -> None:
            draft.add(BlockKind.HEADING, channel, PartLoc("", channel))
            for name, member in files.items():
                draft.budget.spend("members")
                self._day(draft, name, member, names)

        reading = Draft(self.opening.budget).gather(fill)
        return self.opening.part(channel, "application/json", "slack 1", reading)

    def _day(self, draft: Draft, name: str, member: zipfile.ZipInfo, names: Names) -> None:
        content = unpacked_member(self.archive, member, self.opening)
        messages = _parsed(content)
        if isinstance(content, bytes):
            draft.budget.spend("unpacked_bytes", len(content))
        export = export_of(messages) if isinstance(messages, list) else None
        if not isinstance(messages, list) or (messages and export is None):
            why = "holds no messages" if isinstance(content, bytes) else content[1]
            draft.status, draft.reason = Status.PARTIAL, f"not every day was read: {name} {why}"
            return
        for number, record in enumerate(messages):
            if export is not None and isinstance(record, Mapping):
                export.read(record, names).add_to(draft, PartLoc(name, f"/{number}"))


def _parsed(content: bytes | tuple[Status, str]) -> object:
    if isinstance(content, tuple):
        return None
    try:
        parsed: object = json.loads(decode(content).text, **JSON_NUMBERS)  # type: ignore[arg-type]
    except (ValueError, RecursionError):
        return None
    return parsed


FORMAT = Format(
    name="slack",
    media_type="application/zip",
    extensions=(),
    read=read_slack,
    matches=looks_like_slack,
    rank=65,
)
