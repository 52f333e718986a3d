"""A share of an SMB server, or a folder of it, as a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import BinaryIO

from aggregator.model.access import Membership, Principal
from aggregator.model.entries import Entry, EntryKind, Failure, Page, Root
from aggregator.model.errors import NotAuthorised, StoreError
from aggregator.model.paths import printable
from aggregator.store import Caps, Probe
from aggregator.store_address import StoreAddress
from connectors._pages import pages_of
from connectors.smb.access import Access
from connectors.smb.content import opened
from connectors.smb.walk import Listed, Walk, snapshots_of
from connectors.smb.wire import Refused, Share


class SmbStore:
    """A folder of a share and everything below it.

    Parameters
    ----------
    top
        The path of the folder in the share; empty for all of it.
    """

    caps = Caps(stable_id=True, versions=True)

    def __init__(self, address: StoreAddress, share: Share, top: str, *, versions: bool = False) -> None:
        self._address = address
        self._share = share
        self._top = top
        self._versions = versions
        identity = f"smb {share.host.casefold()} {share.port} {share.name.casefold()}/{top.casefold()}".encode()
        name = top.rpartition("/")[2] or share.name
        self.root = Root(blake2b(identity, digest_size=6).hexdigest(), printable(name.encode()), str(address))
        share.connect()

    def __repr__(self) -> str:
        return f"SmbStore({str(self._address)!r})"

    def probe(self) -> Probe:
        """Return as whom the share is read, and what of permissions that account is not told."""
        who = self._address.user or "whoever has a Kerberos ticket here"
        try:
            self._share.connect()
            access = Access(self._share)
        except StoreError as error:
            return Probe(reachable=False, notes=(str(error),))
        notes = [f"Read as {who}: what {who} may not list or read is reported, not scanned."]
        notes += [f"{what[0].upper()}{what[1:]}." for what in access.unseen]
        notes.append("Who is in which group is not told over SMB; give --members.")
        notes.append("A Samba server may ask for file modes besides (unless 'acl_xattr:ignore system acls' is set).")
        return Probe(reachable=True, notes=tuple(notes))

    def roots(self) -> Iterable[Root]:
        """Return the folder."""
        return (self.root,)

    def changes(self, root: Root, cursor: bytes | None) -> Iterator[Page]:
        """Yield everything below the folder: a share keeps no record of changes.

        Raises
        ------
        NotAuthorised
            The account is refused.
        StoreError
            The folder cannot be listed at all.
        """
        del cursor
        self._check_root(root.id)
        yield from pages_of(self._everything())

    def directory(self) -> Iterable[Principal | Membership]:
        """Return nothing: who belongs to which group is not told over SMB."""
        return ()

    def open(self, entry: Entry, *, start: int = 0, limit: int | None = None) -> BinaryIO:
        """Return the bytes of the version that was listed, never more than its listed size.

        Raises
        ------
        EntryGone, EntryChanged
            It is no longer there, or is another version by now.
        StoreError
            It is no file of this store, or may not be read.
        """
        self._check_root(entry.root)
        if entry.kind is not EntryKind.FILE:
            raise StoreError(f"{entry.path}: a {entry.kind} has no content; only files are opened")
        return opened(self._share, self._top, entry, start, limit)

    def _everything(self) -> Iterator[Entry | Failure]:
        access = Access(self._share)
        listed = Listed()
        try:
            for found in Walk(self._share, self.root.id, self._top, access).everything():
                if isinstance(found, Entry) and self._versions:
                    listed.add(found)
                yield found
            if self._versions:
                yield from self._old(access, listed)
        except NotAuthorised:
            raise
        except StoreError as error:
            yield Failure(self.root.id, "", "list", str(error), subtree=True)

    def _old(self, access: Access, listed: Listed) -> Iterator[Entry | Failure]:
        """Yield what the volume's snapshots have in other versions, the newest snapshot first."""
        try:
            snapshots = snapshots_of(self._share, self._top)
        except Refused as error:
            yield Failure(self.root.id, "", "versions", f"previous versions are not told: {error}")
            return
        for snapshot in reversed(snapshots):
            walk = Walk(self._share, self.root.id, self._top, access, snapshot)
            yield from listed.older(walk.everything(), snapshot)

    def _check_root(self, root: str) -> None:
        if root != self.root.id:
            raise StoreError(f"{self._address}: another folder is asked for than the one that was opened")
