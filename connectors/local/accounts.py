"""The users and groups of this machine, and the names that access lists call them by."""

from __future__ import annotations

import grp
import os
import pwd
from collections.abc import Iterator
from functools import cache, lru_cache

from aggregator.model.access import Membership, Principal

NAMESPACE = "posix"

_FIRST_REAL_ACCOUNT = 1000
"""From which number on accounts are people's, by the custom of Linux; below are those of services."""


@lru_cache(maxsize=4096)
def user_name(user: int) -> str | None:
    """Return what a user is called, None where the machine knows no such user."""
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return None


@lru_cache(maxsize=4096)
def user(number: int) -> Principal:
    """Return a user; one without a name goes by its number."""
    return Principal("user", NAMESPACE, user_name(number) or f"uid {number}")


@lru_cache(maxsize=4096)
def group(number: int) -> Principal:
    """Return a group; one that is called like a user has ``(group)`` behind its name."""
    try:
        name = grp.getgrgid(number).gr_name
    except KeyError:
        return Principal("group", NAMESPACE, f"gid {number}")
    return Principal("group", NAMESPACE, f"{name} (group)" if _is_user(name) else name)


@cache
def any_account() -> Principal:
    """Return whoever can sign in to this machine."""
    return Principal("authenticated", NAMESPACE, os.uname().nodename)


def directory() -> Iterator[Principal | Membership]:
    """Yield the users and groups that the machine enumerates, and who belongs to which.

    Any account of the machine is root, one of the people's, or a group that holds no others.
    """
    users = {user(each.pw_uid).name: each for each in pwd.getpwall()}
    members = {group(each.gr_gid): set(each.gr_mem) for each in grp.getgrall()}
    for name, account in users.items():
        members.setdefault(group(account.pw_gid), set()).add(name)
    people = {name for name, each in users.items() if each.pw_uid >= _FIRST_REAL_ACCOUNT or each.pw_uid == 0}
    members[any_account()] = people | {each.name for each, names in members.items() if names <= people}
    source = f"accounts of {any_account().native_id}"
    yield from (user(account.pw_uid) for account in users.values())
    for each, names in members.items():
        yield each
        yield from (Membership(each.name, name, source) for name in sorted(names))


def _is_user(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True
