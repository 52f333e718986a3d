"""Listing a share: folder by folder, siblings by name, each with its access list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from aggregator.model.access import Acl
from aggregator.model.entries import Entry, EntryKind, Failure
from aggregator.model.paths import printable
from connectors._versions import dated
from connectors.smb import messages
from connectors.smb.access import UNKNOWN, Access
from connectors.smb.descriptor import Descriptor, descriptor_of
from connectors.smb.messages import AS_FOLDER, NOT_THROUGH_LINKS, READ_ATTRIBUTES, READ_CONTROL, READ_DATA, Found
from connectors.smb.wire import GONE, NO_MORE_FILES, Refused, Share

DEPTH = 500
"""How many folders within folders are entered."""

_FOLDER, _REPARSE_POINT = 0x10, 0x400


class Walk:
    """One listing of what is below a folder of a share, as it is now or as a snapshot has it."""

    def __init__(self, share: Share, root: str, top: str, access: Access, snapshot: str | None = None) -> None:
        self._share = share
        self._root = root
        self._top = top
        self._access = access
        self._snapshot = snapshot
        self._seen: set[int] = set()

    def everything(self) -> Iterator[Entry | Failure]:
        """Yield all entries, a folder before what is in it."""
        waiting: list[tuple[str, int]] = [("", 0)]
        while waiting:
            path, depth = waiting.pop()
            below: list[tuple[str, int]] = []
            for found in self._folder(path):
                yield found
                if isinstance(found, Failure) or found.kind is not EntryKind.FOLDER:
                    continue
                if depth >= DEPTH:
                    yield Failure(self._root, found.path, "list", f"not entered: below {DEPTH} folders", subtree=True)
                else:
                    below.append((found.raw_path.decode("utf-8", "surrogatepass"), depth + 1))
            waiting.extend(reversed(below))

    def _folder(self, path: str) -> Iterator[Entry | Failure]:
        try:
            children = self._share.patiently(lambda: self._children(path))
        except Refused as error:
            if error.status not in GONE or not path:
                yield self._failure(path, str(error))
            return
        children.sort(key=lambda found: found.name)
        descriptors = self._descriptors(path, children)
        self._access.name(each for each in descriptors if isinstance(each, Descriptor))
        for found, descriptor in zip(children, descriptors, strict=True):
            yield from self._listed(path, found, descriptor)

    def _children(self, path: str) -> list[Found]:
        opening = self._create(path, READ_DATA | READ_ATTRIBUTES, AS_FOLDER)
        (answer,) = self._share.ask(opening)
        handle = messages.handle_of(answer)
        found: list[Found] = []
        try:
            while True:
                (page,) = self._share.ask(messages.children(handle))
                found += messages.found_in(page)
        except Refused as error:
            if error.status != NO_MORE_FILES:
                raise
        finally:
            self._share.ask(messages.close(handle))
        return found

    def _descriptors(self, path: str, children: Sequence[Found]) -> list[Descriptor | Refused]:
        questions = [
            (self._create(_inside(path, each.name), READ_CONTROL), messages.security(), messages.close())
            for each in children
        ]
        found: list[Descriptor | Refused] = []
        for answers in self._share.ask_many(questions):
            if isinstance(answers, Refused):
                found.append(answers)
                continue
            try:
                found.append(descriptor_of(messages.content_of(answers[1])))
            except ValueError as error:
                found.append(Refused(0, str(error)))
        return found

    def _listed(self, folder: str, found: Found, descriptor: Descriptor | Refused) -> Iterator[Entry | Failure]:
        path = _inside(folder, found.name)
        raw = path.encode("utf-8", "surrogatepass")
        kind = _kind_of(found)
        acl: Acl = UNKNOWN
        owner = None
        if isinstance(descriptor, Descriptor):
            acl = self._access.of(descriptor, folder=kind is EntryKind.FOLDER)
            owner = self._access.called(descriptor.owner) if descriptor.owner else None
        elif descriptor.status in GONE:
            return
        else:
            yield Failure(self._root, printable(raw), "permissions", f"its access list is not seen: {descriptor}")
        yield Entry(
            root=self._root,
            native_id=self._native_id(found, path),
            path=printable(raw),
            raw_path=raw,
            kind=kind,
            size=found.size if kind is EntryKind.FILE else None,
            content_version=found.version if kind is EntryKind.FILE else f"{found.number:x}",
            modified=found.modified,
            created=found.created if kind is EntryKind.FILE else None,  # of a folder Samba makes it up
            owner=owner,
            acl=acl,
            extra={"tag": f"{found.tag:#x}"} if kind is EntryKind.LINK else {},
        )

    def _native_id(self, found: Found, path: str) -> str:
        """Return the file's own number, with a mark where it has several names, or the path where it has none."""
        if not found.number:
            return path
        if found.number in self._seen:
            return f"{found.number:x}~{path}"
        self._seen.add(found.number)
        return f"{found.number:x}"

    def _create(self, path: str, access: int, options: int = 0) -> object:
        whole = "/".join(part for part in (self._top, path) if part)
        return messages.create(self._share.path(whole), access, options | NOT_THROUGH_LINKS, self._snapshot)

    def _failure(self, path: str, reason: str) -> Failure:
        shown = printable(path.encode("utf-8", "surrogatepass"))
        return Failure(self._root, shown, "list", reason, subtree=True)


def snapshots_of(share: Share, top: str) -> list[str]:
    """Return the snapshots of the volume that a folder is on, the oldest first; none where there are none."""

    def asked() -> list[str]:
        opening = messages.create(share.path(top), READ_DATA | READ_ATTRIBUTES, AS_FOLDER)
        (answer,) = share.ask(opening)
        handle = messages.handle_of(answer)
        try:
            (told,) = share.ask(messages.snapshots(handle))
        finally:
            share.ask(messages.close(handle))
        names = messages.output_of(told)[12:].decode("utf-16-le", "replace").split("\0")
        return sorted(name for name in names if name.startswith("@GMT-"))

    return share.patiently(asked)


class Listed:
    """What was listed so far: the number of the file at each path now, and which versions of it."""

    def __init__(self) -> None:
        self._ids: dict[bytes, str] = {}
        self._versions: set[tuple[bytes, str]] = set()

    def add(self, entry: Entry) -> None:
        """Note a file as it is now."""
        self._ids[entry.raw_path] = entry.native_id
        self._versions.add((entry.raw_path, entry.content_version))

    def older(self, found: Iterator[Entry | Failure], snapshot: str) -> Iterator[Entry]:
        """Yield the files of a snapshot in versions that were not listed yet, each under its day."""
        made = messages.moment(snapshot)
        for each in found:
            if isinstance(each, Failure) or each.kind is not EntryKind.FILE:
                continue
            version = each.raw_path, each.content_version
            if version not in self._versions:
                self._versions.add(version)
                raw = dated(each.raw_path, made)
                yield replace(
                    each,
                    native_id=f"{each.native_id}@{snapshot}",
                    path=printable(raw),
                    raw_path=raw,
                    trashed=True,
                    version_of=self._ids.get(each.raw_path),
                    extra={"snapshot": snapshot, "path": each.raw_path.decode("utf-8", "surrogatepass")},
                )


def _inside(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _kind_of(found: Found) -> EntryKind:
    if found.attributes & _REPARSE_POINT:
        return EntryKind.LINK
    return EntryKind.FOLDER if found.attributes & _FOLDER else EntryKind.FILE
