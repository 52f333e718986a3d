"""Who may read what is on a share: the list of the share, and of each file; one must let in as well as the other.

Traverse checking is bypassed, as Windows has it unless told otherwise: who knows a path needs no right on the folders
above. Identifiers are called what the server calls them, asked once each.
"""

from __future__ import annotations

from collections.abc import Iterable

from aggregator.model.access import Acl, Completeness, Layer, Principal
from aggregator.model.errors import StoreError
from connectors.smb.descriptor import Descriptor, layer_of, layer_of_share
from connectors.smb.services import descriptor_of_share, names_of
from connectors.smb.sids import is_well_known, principal
from connectors.smb.wire import Refused, Share

UNKNOWN = Acl((), Completeness.UNKNOWN)


class Access:
    """The access lists of one share."""

    def __init__(self, share: Share) -> None:
        self._share = share
        self._names: dict[str, tuple[str, int]] = {}
        self._asked: set[str] = set()
        self.unseen: list[str] = []
        self._of_share = self._read_share()

    @property
    def of_share(self) -> Layer | None:
        """Return who may use the share; None where that is not told."""
        return self._of_share

    def name(self, found: Iterable[Descriptor]) -> None:
        """Ask what everybody is called whom some descriptors speak of and who has not been asked for yet."""
        wanted = {sid for each in found for sid in each.sids if not is_well_known(sid)} - self._asked
        if not wanted:
            return
        self._asked |= wanted
        try:
            self._names.update(self._share.patiently(lambda: names_of(self._share, wanted)))
        except (Refused, StoreError) as error:
            self._say(f"names of accounts are not told, who goes by his identifier: {error}")

    def called(self, sid: str) -> str:
        """Return what an identifier's owner is called."""
        return self._principal(sid).name

    def of(self, found: Descriptor, *, folder: bool) -> Acl:
        """Return the access list of a file or folder by its descriptor."""
        layers = (layer_of(found, self._principal, folder=folder), *([self._of_share] if self._of_share else []))
        complete = self._of_share is not None and not found.strange
        return Acl(layers, Completeness.COMPLETE if complete else Completeness.PARTIAL)

    def _principal(self, sid: str) -> Principal:
        return principal(sid, self._share.host, self._names)

    def _read_share(self) -> Layer | None:
        try:
            found = self._share.patiently(lambda: descriptor_of_share(self._share))
        except (Refused, StoreError) as error:
            self._say(f"who may use the share at all is not told: {error}")
            return None
        self.name([found])
        return layer_of_share(found, self._principal)

    def _say(self, what: str) -> None:
        if what not in self.unseen:
            self.unseen.append(what)
