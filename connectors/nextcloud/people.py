"""The accounts, groups and teams of a Nextcloud, by the names that everything else uses.

A user goes by the e-mail address where it is known, and else by the federated cloud id, ``user@host``: a group may be
called like a user, and in every Nextcloud one is (admin).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aggregator.model.access import Membership, Principal
from connectors._json import Record, text_or_none

ANYONE = "anyone"


class People:
    """Whom a Nextcloud knows.

    Parameters
    ----------
    known
        Accounts as the server describes them: to an administrator all, to others their own.
    is_whole
        Whether these are all.
    """

    def __init__(self, host: str, known: Sequence[Record], *, is_whole: bool) -> None:
        self.is_whole = is_whole
        self.namespace = f"nextcloud:{host}"
        self._host = host
        self._known = tuple(known)
        self._emails = {str(each.get("id")): text_or_none(each, "email") for each in known}

    def learn(self, user: str, email: str | None) -> None:
        """Take note of an address that a share tells, where none is known."""
        if email and "@" in email and not self._emails.get(user):
            self._emails[user] = email

    def user(self, user: str) -> Principal:
        """Return an account of this Nextcloud."""
        return Principal("user", self.namespace, f"{user}@{self._host}", self._emails.get(user))

    def elsewhere(self, cloud_id: str, kind: str = "user") -> Principal:
        """Return an account, or group, of another server, by its federated cloud id."""
        return Principal(kind, self.namespace, cloud_id)

    def addressee(self, email: str) -> Principal:
        """Return whom a link was sent to."""
        return Principal("user", self.namespace, email, email)

    def group(self, group: str) -> Principal:
        """Return a group."""
        return Principal("group", self.namespace, group)

    def gathering(self, kind: str, named: str) -> Principal:
        """Return a team, conversation or board, whose members are not told."""
        return Principal("group", self.namespace, f"{kind} {named}")

    def anyone(self) -> Principal:
        """Return whoever has a link."""
        return Principal("link", self.namespace, ANYONE)

    def directory(self, source: str) -> Iterator[Principal | Membership]:
        """Yield the accounts and groups that are known, and who is in which."""
        groups: dict[str, Principal] = {}
        for each in self._known:
            account = self.user(str(each.get("id")))
            yield account
            for name in each.get("groups") or ():
                group = groups.setdefault(str(name), self.group(str(name)))
                yield Membership(group.name, account.name, source)
        yield from groups.values()
