"""Accounts of Box and folders in them that tests may change."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from contract import Listing, Place
from servers.box import BoxService
from servers.box_state import BoxState, Node

from aggregator.store import Store


class BoxPlace(Place):
    """An account, or a folder in it, by the paths of its files."""

    def __init__(self, service: BoxService, top: Node | None = None) -> None:
        self.state: BoxState = service.state
        self.top = top or self.state.top
        self.uri = f"box://{top.id if top else ''}?api={service.url}"

    def write(self, path: str, content: bytes) -> None:
        folder, _, name = path.rpartition("/")
        above = self.folder(folder)
        node = self._child(above, name) or self.state.add("file", name, above, above.owner)
        self.state.put(node, content)

    def folder(self, path: str) -> Node:
        node = self.top
        for name in filter(None, path.split("/")):
            node = self._child(node, name) or self.state.add("folder", name, node, node.owner)
        return node

    def remove(self, path: str) -> None:
        self.node(path).trashed = True

    def rename(self, path: str, to: str) -> None:
        node = self.node(path)
        folder, _, node.name = to.rpartition("/")
        node.parent = self.folder(folder)
        node.etag += 1

    @contextmanager
    def denied(self, path: str) -> Iterator[None]:
        self.node(path).shut = True
        yield
        self.node(path).shut = False

    def node(self, path: str) -> Node:
        folder, _, name = path.rpartition("/")
        found = self._child(self.folder(folder), name)
        assert found is not None
        return found

    def _child(self, folder: Node, name: str) -> Node | None:
        return next((each for each in self.state.children(folder) if each.name == name), None)


def readers(store: Store, path: str) -> set[str]:
    """Return who reads a file by the access list it is listed with."""
    acl = Listing(store).files[path].acl
    assert acl is not None
    return {grant.principal.name for layer in acl.layers for grant in layer.grants if "read" in grant.rights}
