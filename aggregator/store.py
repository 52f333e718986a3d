"""The protocol a store speaks, and the shelf that connectors are found on."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module, metadata
from typing import BinaryIO, Protocol, runtime_checkable

from aggregator.model.access import Membership, Principal
from aggregator.model.entries import Entry, Page, Root
from aggregator.model.errors import StoreError, nearest

ENTRY_POINTS = "aggregator.connectors"
"""The entry point group where installed packages offer connectors."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")


@dataclass(frozen=True, slots=True)
class Caps:
    """What a store can say of itself.

    Parameters
    ----------
    local
        Its files are opened on this machine, without the network.
    flat
        Everything below a root is listed at once: no folder can fail alone, and what the store keeps from a
        credential cannot be told from what is not there.
    """

    local: bool = False
    flat: bool = False
    delta: bool = False
    acl_delta: bool = False
    stable_id: bool = False
    versions: bool = False
    hash: bool = False
    conditional_get: bool = False
    groups: bool = False


@dataclass(frozen=True, slots=True)
class Probe:
    """What a credential can and cannot see; ``notes`` are sentences for a person."""

    reachable: bool
    notes: tuple[str, ...] = ()


@runtime_checkable
class Store(Protocol):
    """A shared folder, bucket, drive or site, opened read-only."""

    @property
    def caps(self) -> Caps:
        """Return what the store can say of itself."""
        ...

    def probe(self) -> Probe:
        """Return what can be seen, without listing everything."""
        ...

    def roots(self) -> Iterable[Root]:
        """Return the places to scan."""
        ...

    def changes(self, root: Root, cursor: bytes | None) -> Iterator[Page]:
        """Yield what changed since ``cursor``, or everything where there is none or no delta.

        Every entry carries its access list, whatever it takes to ask for it. A page may be torn off anywhere:
        its cursor is saved only once its work is committed. Only the last page of a listing that saw
        everything below the root says ``complete``.

        Raises
        ------
        CursorReset
            The store no longer knows what happened since ``cursor``: it is listed anew, from None.
        NotAuthorised
            The credentials are refused.
        StoreError
            The root cannot be listed at all. What cannot be listed below it is a `Failure` in a page.
        """
        ...

    def directory(self) -> Iterable[Principal | Membership]:
        """Return the accounts and groups that the store knows, and who belongs to which; nothing where it cannot say.

        Raises
        ------
        StoreError
            The directory could be asked, and failed to answer.
        """
        ...

    def open(self, entry: Entry, *, start: int = 0, limit: int | None = None) -> BinaryIO:
        """Return the bytes of the version that was listed.

        Raises
        ------
        EntryGone
            The entry is no longer there.
        EntryChanged
            What is there now is not the version that was listed. Reading may raise it too.
        StoreError
            The entry is there and cannot be read.
        """
        ...


class EntryGone(StoreError):
    """A listed entry is no longer there."""


class CursorReset(StoreError):
    """The store cannot say what changed since a cursor; it is listed anew."""


class EntryChanged(StoreError):
    """What is there now is not the version that was listed."""


@dataclass(frozen=True, slots=True)
class Connector:
    """What opens the stores of some URI schemes."""

    name: str
    schemes: tuple[str, ...]
    connect: Callable[[str], Store]


def connector_names() -> list[str]:
    """Return the names of the connectors on the shelf: modules of ``connectors`` and installed entry points."""
    return sorted(_shipped() | {point.name for point in metadata.entry_points(group=ENTRY_POINTS)})


def open_store(uri: str) -> Store:
    """Return the store at a URI; a plain path is a local folder.

    A connector is a module with ``SCHEMES``, the URI schemes it serves, and ``connect(uri) -> Store``. The
    one called like the scheme is asked first, so that no other need be imported.

    Raises
    ------
    StoreError
        No connector serves the scheme, or the store cannot be opened.
    """
    found = _SCHEME.match(uri)
    scheme = found[1].lower() if found else "file"
    likely = "local" if scheme == "file" else scheme
    schemes: set[str] = set()
    broken: list[str] = []
    for name in sorted(connector_names(), key=lambda name: (name != likely, name)):
        try:
            connector = _load(name)
        except ImportError as error:
            broken.append(f"; connector '{name}' cannot be loaded: {error}")
            continue
        if scheme in connector.schemes:
            return connector.connect(uri)
        schemes.update(connector.schemes)
    raise StoreError(
        f"{_without_credentials(uri)}: no connector serves '{scheme}://' ({nearest(scheme, schemes)}){''.join(broken)}"
    )


def _shipped() -> set[str]:
    package = import_module("connectors")
    return {module.name for module in pkgutil.iter_modules(package.__path__) if not module.name.startswith("_")}


def _load(name: str) -> Connector:
    if name in _shipped():
        offered = import_module(f"connectors.{name}")
    else:
        (point, *_) = metadata.entry_points(group=ENTRY_POINTS, name=name)
        offered = point.load()
    try:
        return Connector(name, tuple(offered.SCHEMES), offered.connect)
    except AttributeError as error:
        raise StoreError(f"connector '{name}' has no SCHEMES or no connect(uri): {error}") from error


def _without_credentials(uri: str) -> str:
    return re.sub(r"(?<=://)[^/@]*@", "", uri)
