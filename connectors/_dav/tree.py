"""A walk through the folders of a server, one PROPFIND of depth 1 a folder.

Depth ``infinity`` is not asked for: most servers refuse it, those that allow it build the whole answer before they
send its first byte, and one path in it that fails takes everything behind it along.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote_from_bytes, unquote_to_bytes

from aggregator.model.entries import Entry, EntryKind, Failure
from aggregator.model.errors import NotAuthorised, StoreError
from aggregator.model.paths import printable
from connectors._dav.multistatus import Body, Malformed, Resource, resources
from connectors._dav.wire import BROKEN, BUSY, Unreachable, Wire

DEEPEST = 100
"""How many folders within folders are entered; below stands a failure."""

_XML = {"Content-Type": 'application/xml; charset="utf-8"', "Accept-Encoding": "identity"}


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of the server, as it was listed.

    Parameters
    ----------
    itself
        What the server says of the folder.
    children
        The name of each child and what the server says of it, in the order of names.
    strays
        How many paths the answer named that do not stand in the folder.
    """

    itself: Resource | None
    children: tuple[tuple[bytes, Resource], ...]
    strays: int = 0


def question(*properties: str) -> bytes:
    """Return the body of a PROPFIND that asks for properties, given as ``{namespace}name``."""
    asked = []
    for each in properties:
        namespace, _, name = each[1:].partition("}")
        asked.append(f'<p:{name} xmlns:p="{namespace}"/>')
    return f'<?xml version="1.0"?><propfind xmlns="DAV:"><prop>{"".join(asked)}</prop></propfind>'.encode()


def request_path(path: bytes) -> bytes:
    """Return an absolute path as requests have it."""
    return quote_from_bytes(path, safe="/~").encode()


def listed(wire: Wire, path: bytes, asked: bytes, *, depth: int = 1, broken: Sequence[float] = BROKEN) -> Folder:
    """Return what a server says of a folder and what is in it, or of one path where ``depth`` is 0.

    Raises
    ------
    NotAuthorised, Refused, Unreachable
        See `Wire`.
    Malformed
        The answer is none, or is torn.
    """
    headers = {**_XML, "Depth": str(depth)}

    def ask() -> Folder:
        with wire.exchange("PROPFIND", request_path(path), headers, asked) as response:
            if response.status_code != 207:
                raise Malformed(f"{wire.name}: answers {response.status_code}, which is no listing; is it WebDAV?")
            here = unquote_to_bytes(response.url.raw_path.partition(b"?")[0])
            return _folder(here, resources(Body(response.iter_bytes()), response.url.host))

    return wire.patiently(ask, broken)


def kind_of(found: Resource) -> EntryKind:
    """Return what kind of thing stands at a path; a redirecting one (RFC 4437) is a link."""
    if found.is_folder:
        return EntryKind.FOLDER
    kind = found.properties.get("{DAV:}resourcetype")
    return EntryKind.LINK if kind is not None and kind.find("{DAV:}redirectref") is not None else EntryKind.FILE


def size_of(found: Resource) -> int | None:
    """Return how many bytes the content of a path has, None where the server does not say."""
    said = found.text("{DAV:}getcontentlength") or ""
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 20 else None


def _folder(here: bytes, found: Iterable[Resource]) -> Folder:
    here = here.rstrip(b"/")
    itself: Resource | None = None
    children: dict[bytes, Resource] = {}
    strays = 0
    for resource in found:
        path = resource.path.rstrip(b"/")
        name = path.removeprefix(here + b"/")
        if path == here:
            itself = resource
        elif path == name or b"/" in name or name in (b"", b".", b".."):
            strays += 1
        else:
            children.setdefault(name, resource)
    if itself is None and not children:
        raise Malformed("the answer says nothing of the folder that was asked for; does a proxy give it another path?")
    return Folder(itself, tuple(sorted(children.items())), strays)


class _Gone(Unreachable):
    """The server answers nothing any more, not even what it answered before."""


@dataclass(frozen=True, slots=True)
class Walk:
    """One listing of a tree.

    Parameters
    ----------
    root
        The id of the root, for entries and failures.
    top
        The path of the root on the server.
    asked
        The PROPFIND that is sent.
    described
        Gives the entries, and failures, for the children of the folder at a relative path.
    """

    wire: Wire
    root: str
    top: bytes
    asked: bytes
    described: Callable[[bytes, Folder], Iterable[Entry | Failure]]

    def everything(self) -> Iterator[Entry | Failure]:
        """Yield all entries, a folder before what is in it, siblings by name.

        Raises
        ------
        StoreError
            The root cannot be listed. A server that goes away later is a failure of the root instead.
        """
        waiting = [b""]
        known: Folder | None = self._folder(b"")
        try:
            while waiting:
                yield from self._below(waiting, known)
                known = None
        except (_Gone, NotAuthorised) as error:
            yield Failure(self.root, "", "list", f"went away while it was listed: {error}", subtree=True)

    def _below(self, waiting: list[bytes], known: Folder | None) -> Iterator[Entry | Failure]:
        path = waiting.pop()
        try:
            folder = known or self._folder_of_a_server_that_is_there(path)
        except (_Gone, NotAuthorised):
            raise
        except StoreError as error:
            yield Failure(self.root, printable(path), "list", str(error), subtree=True)
            return
        if folder.strays:
            reason = f"the server names {folder.strays} paths in it that stand elsewhere"
            yield Failure(self.root, printable(path), "list", reason, subtree=True)
        inner: list[bytes] = []
        for found in self.described(path, folder):
            yield found
            if isinstance(found, Entry) and found.kind is EntryKind.FOLDER:
                inner.append(found.raw_path)
        if path.count(b"/") + 1 < DEEPEST:
            waiting.extend(reversed(inner))
        else:
            for each in inner:
                reason = f"not entered: below {DEEPEST} folders"
                yield Failure(self.root, printable(each), "list", reason, subtree=True)

    def _folder_of_a_server_that_is_there(self, path: bytes) -> Folder:
        """Return a folder; where that breaks the connection, tell a server that is gone from one that chokes on it."""
        try:
            return self._folder(path)
        except Unreachable:
            try:
                listed(self.wire, self.top, self.asked, depth=0, broken=BUSY)
            except Unreachable as error:
                raise _Gone(str(error)) from error
            return self._folder(path)

    def _folder(self, path: bytes) -> Folder:
        folder = listed(self.wire, self.top + (path + b"/" if path else b""), self.asked)
        if folder.itself is not None and folder.itself.status >= 400:
            raise StoreError(f"the server answers {folder.itself.status}")
        if folder.itself is not None and not folder.itself.is_folder:
            raise StoreError("is no folder")
        return folder
