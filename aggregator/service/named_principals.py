"""The names of principals as a person types them in a step, and those that the lists of the site have."""

from __future__ import annotations

from unicodedata import normalize

from aggregator.exposure.audiences import Readership
from aggregator.model.access import EVERYONE
from aggregator.model.errors import UsageError
from aggregator.service.access_lists import is_everyone
from aggregator.service.places import close_to, some_of

NEW = "new:"
"""What stands before a principal that no list of the site mentions yet."""
GROUP, ACCOUNTS = "group:", ("account:", "user:")


class Principals:
    """Who can be named: whom the lists of the site mention, and who came with the steps before."""

    def __init__(self, readership: Readership) -> None:
        self._readership = readership
        self._known = set(readership.principals())
        self._newcomers: set[str] = set()

    def called(self, written: str, what: str) -> str:
        """Return the name that the lists have for what is written.

        Parameters
        ----------
        what
            What is asked for: a principal, group, member or account.

        Raises
        ------
        UsageError
            There is none, or it is of another sort than what is written before it says.
        """
        if written in self._known:
            return written
        prefix = next((each for each in (NEW, GROUP, *ACCOUNTS) if written.startswith(each)), "")
        name = normalize("NFC", written.removeprefix(prefix))
        if not name:
            raise UsageError(f"'{written}' names no {what} ({close_to(name, self._known)})")
        if is_everyone(name):
            if what == "principal" and not prefix:
                return EVERYONE
            raise UsageError(f"'{name}' is anybody at all and no {what}; share with everyone what anybody may read")
        return self._newcomer(name) if prefix == NEW else self._known_as(name, prefix, what)

    def _newcomer(self, name: str) -> str:
        if name in self._known and name not in self._newcomers:
            raise UsageError(f"'{name}' is there already; leave {NEW} out")
        self._newcomers.add(name)
        self._known.add(name)
        return name

    def _known_as(self, name: str, prefix: str, what: str) -> str:
        if name not in self._known:
            told = f"'{name}' is no {what} that the lists of the site mention ({close_to(name, self._known)})"
            raise UsageError(f"{told}; for one that is yet to come write {NEW}{name}")
        if prefix == GROUP and self._readership.is_person(name):
            raise UsageError(f"'{name}' is an account, no group (known: {self.some_groups()})")
        if prefix in ACCOUNTS and self._readership.is_group(name):
            raise UsageError(f"'{name}' is a group; write {GROUP}{name}")
        return name

    def some_groups(self) -> str:
        """Return the first groups that there are, for an error message."""
        return some_of(sorted(name for name in self._known if self._readership.is_group(name)))
