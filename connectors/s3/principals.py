"""Whom policies and access lists name: accounts, users, roles, services, anybody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from aggregator.model.access import Principal

NAMESPACE = "s3"

EVERYONE = Principal("anonymous", NAMESPACE, "everyone")

_ACCOUNT = re.compile(r"\d{12}")
_ARN = re.compile(r"arn:[\w-]*:(?:iam|sts)::([^:]*):(.*)", re.DOTALL)
_GROUPS = "http://acs.amazonaws.com/groups/"
_LOG_DELIVERY = Principal("role", NAMESPACE, "log delivery")


def principals_of(named: object) -> tuple[Principal, ...]:
    """Return whom the ``Principal`` of a policy's statement names.

    Examples
    --------
    >>> [one.name for one in principals_of({"AWS": ["123456789012", "arn:aws:iam::123456789012:user/ann"]})]
    ['account 123456789012', 'arn:aws:iam::123456789012:user/ann']
    >>> [one.name for one in principals_of("*")]
    ['everyone']
    """
    if isinstance(named, str):
        return (by_arn(named),)
    if not isinstance(named, Mapping):
        return ()
    return tuple(dict.fromkeys(_of(kind, one) for kind, some in named.items() for one in listed(some)))


def by_arn(arn: str) -> Principal:
    """Return whom an ARN, an account number or ``*`` names; Ceph's accounts go by their names alone."""
    if arn == "*":
        return EVERYONE
    if _ACCOUNT.fullmatch(arn):
        return account(arn)
    found = _ARN.fullmatch(arn)
    if found is None:
        return Principal("user", NAMESPACE, arn)
    owner, called = found.groups()
    if called in ("root", "*", "user/*"):
        return account(owner)
    kind, _, name = called.partition("/")
    if not _ACCOUNT.fullmatch(owner) and kind == "user":
        return Principal("user", NAMESPACE, f"{owner}${name}" if owner else name)
    return Principal(kind if kind in ("user", "role", "group") else "user", NAMESPACE, arn)


def account(number: str) -> Principal:
    """Return an account as a whole: everybody in it to whom it delegates what it has itself."""
    return Principal("group", NAMESPACE, f"account {number}" if number else "every account")


def account_of(principal: Principal) -> Principal | None:
    """Return the account that a user or role belongs to, None where its name does not say."""
    found = _ARN.fullmatch(principal.native_id)
    if found:
        return account(found[1])
    tenant, inside, _ = principal.native_id.partition("$")
    return account(tenant) if inside else None


def user_name(principal: Principal) -> str:
    """Return what ``${aws:username}`` says for a user."""
    return principal.native_id.rpartition("/")[2].rpartition("$")[2]


def grantee(said: Mapping[str, Any], own: Mapping[str, Principal], accounts_of: str) -> Principal:
    """Return to whom an access list grants something.

    Parameters
    ----------
    own
        The accounts whose canonical ids are known, by these.
    accounts_of
        Whose accounts ``AuthenticatedUsers`` are.
    """
    uri = str(said.get("URI", ""))
    if uri == f"{_GROUPS}global/AllUsers":
        return EVERYONE
    if uri == f"{_GROUPS}global/AuthenticatedUsers":
        return Principal("authenticated", NAMESPACE, accounts_of)
    if uri:
        return _LOG_DELIVERY if uri == f"{_GROUPS}s3/LogDelivery" else Principal("group", NAMESPACE, uri)
    canonical = str(said.get("ID", ""))
    if canonical in own:
        return own[canonical]
    address = said.get("EmailAddress")
    kind, name = ("group", f"account {canonical}") if len(canonical) == 64 else ("user", canonical)
    return Principal(kind, NAMESPACE, name or str(address), str(address) if address else None)


def listed(said: object) -> Iterator[str]:
    """Yield the texts of what policies write as one text or as a list of them."""
    if isinstance(said, str | bool | int):
        yield str(said).lower() if isinstance(said, bool) else str(said)
    elif isinstance(said, Iterable):
        yield from (str(each) for each in said)


def _of(kind: str, name: str) -> Principal:
    if kind == "AWS":
        return by_arn(name)
    if kind == "CanonicalUser":
        return grantee({"ID": name}, {}, "")
    if name == "*":
        return EVERYONE
    return Principal("role", NAMESPACE, f"{kind.casefold()} {name}")
