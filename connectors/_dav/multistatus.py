"""What a server answers to PROPFIND (RFC 4918, 13), read as it comes and believed as little as need be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes, urlsplit
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from aggregator.model.errors import StoreError

LARGEST = 256 << 20
"""How many bytes the answer for one folder may have."""

DEEPEST = 100
"""How many elements within elements an answer may have."""


class Malformed(StoreError):
    """An answer is no multi-status, or not the whole of it."""


@dataclass(frozen=True, slots=True)
class Resource:
    """What a server says of one path.

    Parameters
    ----------
    path
        Absolute, decoded; a folder's may end in a slash.
    status
        What became of the path as a whole; 200 unless the server says.
    properties
        What was found, by ``{namespace}name``.
    refused
        The status of each property that was not.
    """

    path: bytes
    status: int = 200
    properties: Mapping[str, Element] = field(default_factory=dict)
    refused: Mapping[str, int] = field(default_factory=dict)

    def text(self, name: str) -> str | None:
        """Return a property's text; None where there is none."""
        found = self.properties.get(name)
        said = "".join(found.itertext()).strip() if found is not None else ""
        return said or None

    @property
    def is_folder(self) -> bool:
        """Return whether it is a collection."""
        kind = self.properties.get("{DAV:}resourcetype")
        return kind is not None and kind.find("{DAV:}collection") is not None


class Body:
    """The body of an answer as a file of limited length.

    Raises
    ------
    Malformed
        More is read than ``largest`` bytes.
    """

    def __init__(self, chunks: Iterator[bytes], largest: int = LARGEST) -> None:
        self._chunks = chunks
        self._left = largest

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, however many come at once; none at the end."""
        del size
        chunk = next(self._chunks, b"")
        self._left -= len(chunk)
        if self._left < 0:
            raise Malformed(f"the answer for one folder has more than {LARGEST} bytes")
        return chunk


def resources(body: Body, host: str) -> Iterator[Resource]:
    """Yield what a multi-status says of each path.

    Raises
    ------
    Malformed
        It is not XML to its end, declares entities, or names paths of another host.
    """
    try:
        for response in _responses(body):
            for href in response.iter("{DAV:}href"):
                yield _resource(response, _path(href.text or "", host))
                break
            else:
                raise Malformed("a response names no path")
    except ParseError as error:
        raise Malformed(f"the answer is no XML to its end: {error}") from error
    except (DefusedXmlException, LookupError, UnicodeDecodeError) as error:
        raise Malformed(f"the answer is no XML that is read: {type(error).__name__}") from error


def _responses(body: Body) -> Iterator[Element]:
    depth = 0
    top: Element | None = None
    for event, element in iterparse(body, events=("start", "end"), forbid_dtd=True):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise Malformed(f"the answer nests more than {DEEPEST} elements")
        if top is None:
            top = element
            if element.tag != "{DAV:}multistatus":
                raise Malformed(f"the answer is no multi-status but <{element.tag[:80]}>")
        elif event == "end" and depth == 1:
            if element.tag == "{DAV:}response":
                yield element
            top.clear()


def _resource(response: Element, path: bytes) -> Resource:
    properties: dict[str, Element] = {}
    refused: dict[str, int] = {}
    for group in response.iterfind("{DAV:}propstat"):
        status = _status(group.findtext("{DAV:}status"))
        for prop in group.iterfind("{DAV:}prop/*"):
            if status < 300:
                properties[prop.tag] = prop
            else:
                refused[prop.tag] = status
    return Resource(path, _status(response.findtext("{DAV:}status")), properties, refused)


def _status(line: str | None) -> int:
    """Return the number in a line such as ``HTTP/1.1 404 Not Found``; 200 where nothing is said."""
    if line is None:
        return 200
    numbers = [word for word in line.split() if len(word) == 3 and word.isdecimal()]
    if not numbers:
        raise Malformed(f"'{line[:80]}' is no status")
    return int(numbers[0])


def _path(href: str, host: str) -> bytes:
    try:
        parts = urlsplit(href.strip())
        named = parts.hostname
    except ValueError as error:
        raise Malformed(f"'{href[:80]}' is no address: {error}") from None
    if named is not None and named != host.lower().strip("[]"):
        raise Malformed(f"the answer names paths of another host, {named}")
    # Some servers leave ? # and ; of a name as they are, so all that stands behind the host is the path.
    rest = href.strip().partition("://")[2].partition("/") if parts.scheme else ("", "/", href.strip())
    path = f"/{rest[2].removeprefix('/')}"
    if not parts.scheme and not href.strip().startswith("/"):
        raise Malformed(f"'{href[:80]}' is no path from the top")
    return unquote_to_bytes(path)
