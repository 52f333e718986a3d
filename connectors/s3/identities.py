"""The users, groups and roles of the account whose credentials are used, and what their own policies say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from aggregator.model.access import Membership, Principal
from connectors.s3.api import Api, Refused
from connectors.s3.policy import Statement, statements_of
from connectors.s3.principals import NAMESPACE

_KINDS = {"UserDetailList": "user", "GroupDetailList": "group", "RoleDetailList": "role"}
_INLINE = ("UserPolicyList", "GroupPolicyList", "RolePolicyList")


@dataclass(frozen=True, slots=True)
class Identities:
    """Who is in an account, and the statements of their own policies."""

    principals: tuple[Principal, ...]
    statements: tuple[Statement, ...]
    memberships: tuple[Membership, ...]


def read_identities(api: Api) -> Identities:
    """Return everybody of the account.

    Raises
    ------
    StoreError
        The credentials may not see them, or the store does not keep any.
    """
    found: dict[str, list[Mapping[str, Any]]] = {name: [] for name in (*_KINDS, "Policies")}
    for page in _pages(api):
        for name, those in found.items():
            those.extend(page.get(name, ()))
    managed = {policy["Arn"]: _default_version(policy) for policy in found["Policies"]}
    principals = {
        one["Arn"]: Principal(kind, NAMESPACE, one["Arn"]) for name, kind in _KINDS.items() for one in found[name]
    }
    statements = [
        statement
        for name in _KINDS
        for one in found[name]
        for document in _documents(one, managed)
        for statement in statements_of(document, principals[one["Arn"]])
    ]
    return Identities(tuple(principals.values()), tuple(statements), tuple(_memberships(found)))


def _pages(api: Api) -> Iterator[Mapping[str, Any]]:
    marker: dict[str, str] = {}
    while True:
        page = api.ask("get_account_authorization_details", "iam", **marker)
        yield page
        if not page.get("IsTruncated"):
            return
        if page.get("Marker") in (None, marker.get("Marker")):
            raise Refused("Torn", "get_account_authorization_details: a page leads nowhere")
        marker = {"Marker": page["Marker"]}


def _documents(one: Mapping[str, Any], managed: Mapping[str, object]) -> Iterator[object]:
    for name in _INLINE:
        yield from (policy.get("PolicyDocument") for policy in one.get(name, ()))
    yield from (managed.get(policy["PolicyArn"]) for policy in one.get("AttachedManagedPolicies", ()))


def _default_version(policy: Mapping[str, Any]) -> object:
    versions = [one for one in policy.get("PolicyVersionList", ()) if one.get("IsDefaultVersion")]
    return versions[0].get("Document") if versions else None


def _memberships(found: Mapping[str, list[Mapping[str, Any]]]) -> Iterator[Membership]:
    groups = {group["GroupName"]: group["Arn"] for group in found["GroupDetailList"]}
    for user in found["UserDetailList"]:
        for group in user.get("GroupList", ()):
            yield Membership(groups.get(group, group), user["Arn"], "iam")
