"""The protocol a store speaks, and the shelf that connectors are found on."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module, metadata
from typing import BinaryIO, Protocol, runtime_checkable

from aggregator.model.entries import Entry, Page, Root
from aggregator.model.errors import StoreError, nearest


@dataclass(frozen=True, slots=True)
class Caps:
    """What a store can say of itself."""

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

    caps: Caps

    def probe(self) -> Probe:
        """Return what can be seen, without listing everything."""
        ...

    def roots(self) -> Iterable[Root]:
        """Return the places to scan."""
        ...

    def changes(self, root: Root, cursor: bytes | None) -> Iterator[Page]:
        """Yield what changed since ``cursor``, or everything where there is none or no delta.

        A page may be torn off anywhere: its cursor is saved only once its work is committed. Only the
        last page of an epoch that saw everything below the root says ``complete``.
        """
        ...

    def open(self, entry: Entry, *, start: int = 0, limit: int | None = None) -> BinaryIO:
        """Return the bytes of the version that was listed.

        Raises
        ------
        EntryGone
            The entry is no longer there.
        EntryChanged
            What is there now is not the version that was listed.
        """
        ...


class EntryGone(StoreError):
    """A listed entry is no longer there."""


class EntryChanged(StoreError):
    """What is there now is not the version that was listed."""


def connector_names() -> list[str]:
    """Return the names of the connectors on the shelf: modules of ``connectors`` and installed entry points."""
    package = import_module("connectors")
    own = {module.name for module in pkgutil.iter_modules(package.__path__) if not module.name.startswith("_")}
    return sorted(own | {point.name for point in metadata.entry_points(group="aggregator.connectors")})


def open_store(uri: str) -> Store:
    """Return the store at a URI; a plain path is a local folder.

    A connector is a module with ``SCHEMES``, the URI schemes it serves, and ``connect(uri) -> Store``.

    Raises
    ------
    StoreError
        No connector serves the scheme, or the store cannot be opened.
    """
    scheme = uri.split("://", 1)[0] if "://" in uri else "file"
    schemes: set[str] = set()
    for name in connector_names():
        connector = _load(name)
        schemes.update(connector.SCHEMES)
        if scheme in connector.SCHEMES:
            store: Store = connector.connect(uri)
            return store
    raise StoreError(f"{uri}: no connector serves '{scheme}://' ({nearest(scheme, schemes)})")


class _Connector(Protocol):
    SCHEMES: tuple[str, ...]

    def connect(self, uri: str) -> Store: ...


def _load(name: str) -> _Connector:
    for point in metadata.entry_points(group="aggregator.connectors"):
        if point.name == name:
            loaded: _Connector = point.load()
            return loaded
    module: _Connector = import_module(f"connectors.{name}")  # type: ignore[assignment]
    return module
