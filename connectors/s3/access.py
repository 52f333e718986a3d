"""Who may read a bucket's objects: its policy, the access lists, what switches these off, the policies of identities.

One layer holds what they all grant, and what denies overrides; statements that deny to all but some are gates behind
it. What a switch makes inert stays in the list without rights, as evidence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from aggregator.model.access import Acl, Completeness, Grant, Principal
from aggregator.model.errors import NotAuthorised, StoreError
from connectors.s3.api import Api, Refused
from connectors.s3.identities import Identities, read_identities
from connectors.s3.policy import Policy, Rule, Statement, layers_of, statements_of
from connectors.s3.principals import EVERYONE, NAMESPACE, account, account_of, grantee

_NONE = frozenset(
    {
        "MalformedXML",
        "MethodNotAllowed",
        "NoSuchBucketPolicy",
        "NoSuchPublicAccessBlockConfiguration",
        "NotImplemented",
        "OwnershipControlsNotFoundError",
        "Unknown",
    }
)
"""The words by which servers say that there is none, or that they know no such thing."""

_OBJECT_RIGHTS: Mapping[str, frozenset[str]] = {
    "READ": frozenset({"read"}),
    "WRITE_ACP": frozenset({"share"}),
    "FULL_CONTROL": frozenset({"read", "share"}),
}
_BUCKET_RIGHTS: Mapping[str, frozenset[str]] = {
    "READ": frozenset({"list"}),
    "WRITE": frozenset({"write"}),
    "FULL_CONTROL": frozenset({"list", "write"}),
}
_SWITCHES = ("IgnorePublicAcls", "RestrictPublicBuckets")


@dataclass(frozen=True, slots=True)
class Caller:
    """Whose credentials are used, as far as the store says: the account's number and its canonical id."""

    account: str = ""
    canonical: str = ""


@dataclass(frozen=True)
class BucketAccess:
    """Who may do what in a bucket.

    Parameters
    ----------
    grants
        What holds for every object: the bucket's own list, and its owner.
    acls_count
        Whether access lists of single objects mean anything.
    switches
        What of the public access block is on.
    unseen
        What could not be read, in words.
    """

    policy: Policy
    owner: Principal
    grants: tuple[Grant, ...] = ()
    acls_count: bool = True
    switches: frozenset[str] = frozenset()
    accounts: Mapping[str, Principal] = field(default_factory=dict)
    accounts_of: str = ""
    unseen: tuple[str, ...] = ()
    _made: dict[tuple[int, int, bool], Acl] = field(default_factory=dict, init=False, repr=False)
    _public: dict[int, bool] = field(default_factory=dict, init=False, repr=False)
    _lists: dict[str, tuple[Grant, ...]] = field(default_factory=dict, init=False, repr=False)

    def needs_list_of(self, key: str, *, version: bool = False) -> bool:
        """Return whether an object's own list can matter: not where everybody reads it anyway."""
        return self.acls_count and not self._is_for_everyone(self.policy.rules(key, version=version))

    def acl(self, key: str, listed: Mapping[str, Any] | None, *, version: bool = False) -> Acl:
        """Return who may reach an object; ``listed`` is its own list, None where that is not known or not asked."""
        rules = self.policy.rules(key, version=version)
        own = () if listed is None else self._own(listed)
        unknown = listed is None and self.acls_count and not self._is_for_everyone(rules)
        asked = (id(rules), id(own), unknown)  # both are kept as long as this is
        if asked not in self._made:
            self._made[asked] = self._make(rules, own, unknown)
        return self._made[asked]

    def _own(self, listed: Mapping[str, Any]) -> tuple[Grant, ...]:
        said = {name: listed.get(name) for name in ("Owner", "Grants")}
        text = json.dumps(said, sort_keys=True)
        if text not in self._lists:
            self._lists[text] = tuple(_object_grants(listed, self))
        return self._lists[text]

    def _make(self, rules: Sequence[Rule], own: Sequence[Grant], unknown: bool) -> Acl:
        switched = [self._switched(rule) for rule in rules]
        layers = layers_of(switched, (*self.grants, *own), self.policy.named)
        if not self.unseen and not unknown:
            return Acl(layers, Completeness.COMPLETE)
        seen = any(layer.grants for layer in layers)
        return Acl(layers, Completeness.PARTIAL) if seen else Acl((), Completeness.UNKNOWN)

    def _switched(self, rule: Rule) -> Rule:
        """Return what ``RestrictPublicBuckets`` leaves of a rule: those of the owner's account alone."""
        if "RestrictPublicBuckets" not in self.switches or not rule.allow or not self._is_public:
            return rule
        own = account_of(self.owner) or self.owner
        left = [own if one == EVERYONE else one for one in rule.principals]
        left = [one for one in left if one in (own, self.owner) or account_of(one) == own]
        raw = rule.conditions_raw or "RestrictPublicBuckets"
        return replace(rule, principals=tuple(left), conditions_raw=raw) if left else replace(rule, rights=frozenset())

    def _is_for_everyone(self, rules: tuple[Rule, ...]) -> bool:
        """Return whether the policy lets anybody read, and denies nothing."""
        if id(rules) not in self._public:
            public = any(rule.allow and EVERYONE in rule.principals and "read" in rule.rights for rule in rules)
            self._public[id(rules)] = public and all(rule.allow for rule in rules if rule.rights)
        return self._public[id(rules)] and "RestrictPublicBuckets" not in self.switches

    @property
    def _is_public(self) -> bool:
        return any(one.allow and not one.condition and EVERYONE in one.principals for one in self.policy.statements)


def read_access(api: Api, bucket: str, caller: Caller, identities: Identities | None) -> BucketAccess:
    """Return who may do what in a bucket, as far as the credentials can see.

    Parameters
    ----------
    identities
        The caller's account; None where it could not be read.
    """
    unseen: list[str] = []
    seen = _Questions(api, bucket, unseen)
    acl = seen.ask("get_bucket_acl", "the bucket's access list")
    owner_id = str((acl.get("Owner") or {}).get("ID", ""))
    is_own = bool(caller.canonical) and owner_id == caller.canonical
    owner = _owner(caller if is_own else Caller(), owner_id, identities)
    statements = list(statements_of(_document(seen.ask("get_bucket_policy", "the bucket's policy"))))
    if is_own and identities is not None:
        statements = [_delegated(one, caller.account, owner) for one in statements] + list(identities.statements)
    if not (is_own and identities is not None) and api.address.options.get("iam", "yes") != "no":
        unseen.append("policies of the owner's users and roles (iam:GetAccountAuthorizationDetails)")
    access = BucketAccess(
        policy=Policy(bucket, tuple(statements), identities.principals if identities and is_own else ()),
        owner=owner,
        acls_count=_acls_count(seen),
        switches=_switches(seen, caller),
        accounts={owner_id: owner} if owner_id else {},
        accounts_of="AWS" if not api.endpoint else api.endpoint.partition("://")[2],
        unseen=tuple(unseen),
    )
    return replace(access, grants=tuple(_bucket_grants(acl, access)))


def read_caller(api: Api) -> Caller:
    """Return whose credentials are used; what cannot be asked stays empty."""
    account_number = ""
    if not api.endpoint:
        account_number = str(_answer(api, "get_caller_identity", "sts").get("Account", ""))
    owner = _answer(api, "list_buckets").get("Owner") or {}
    return Caller(account_number, str(owner.get("ID", "")))


def identities_of(api: Api) -> Identities | None:
    """Return the caller's account, None where it may not be seen or its policies are said not to matter."""
    if api.address.options.get("iam", "yes") == "no" or api.address.is_set("anonymous"):
        return None
    try:
        return read_identities(api)
    except StoreError:
        return None


@dataclass(slots=True)
class _Questions:
    """What is asked of one bucket, and what was not to be seen."""

    api: Api
    bucket: str
    unseen: list[str]

    def ask(self, operation: str, what: str) -> Mapping[str, Any]:
        try:
            return self.api.ask(operation, Bucket=self.bucket)
        except NotAuthorised:
            raise
        except Refused as error:
            if error.code not in _NONE:
                self.unseen.append(f"{what} ({error.code})")
            return {}


def _answer(api: Api, operation: str, service: str = "s3") -> Mapping[str, Any]:
    try:
        return api.ask(operation, service)
    except NotAuthorised:
        raise
    except StoreError:
        return {}


def _document(answer: Mapping[str, Any]) -> object:
    try:
        return json.loads(str(answer.get("Policy") or "{}"))
    except ValueError as error:
        raise StoreError(f"the bucket's policy is no JSON: {error}") from None


def _owner(caller: Caller, canonical: str, identities: Identities | None) -> Principal:
    """Return what the owning account is called: by its number where known, as its root user where all others are."""
    if caller.account:
        return by_root(caller.account) if identities is not None else account(caller.account)
    return grantee({"ID": canonical}, {}, "")


def by_root(number: str) -> Principal:
    """Return the root user of an account, who needs no policy."""
    return Principal("user", NAMESPACE, f"arn:aws:iam::{number}:root")


def _delegated(statement: Statement, number: str, owner: Principal) -> Statement:
    """Return a statement on the account as one on its root user: what the others have of it, their policies say."""
    if not statement.allow or statement.but_for:
        return statement
    own = account(number)
    return replace(statement, principals=tuple(owner if one == own else one for one in statement.principals))


def _acls_count(seen: _Questions) -> bool:
    controls = seen.ask("get_bucket_ownership_controls", "the bucket's ownership controls")
    rules = (controls.get("OwnershipControls") or {}).get("Rules") or ()
    return all(rule.get("ObjectOwnership") != "BucketOwnerEnforced" for rule in rules)


def _switches(seen: _Questions, caller: Caller) -> frozenset[str]:
    blocks = [seen.ask("get_public_access_block", "the bucket's public access block")]
    if caller.account:
        try:
            blocks.append(seen.api.ask("get_public_access_block", "s3control", AccountId=caller.account))
        except Refused as error:
            if error.code not in _NONE:
                seen.unseen.append(f"the account's public access block ({error.code})")
    told = [block.get("PublicAccessBlockConfiguration") or {} for block in blocks]
    return frozenset(switch for switch in _SWITCHES if any(one.get(switch) for one in told))


def _bucket_grants(acl: Mapping[str, Any], access: BucketAccess) -> Iterator[Grant]:
    if access.acls_count:
        yield from _listed(acl, access, _BUCKET_RIGHTS)
    elif access.owner.native_id:
        yield Grant(access.owner, True, 0, frozenset({"read", "share", "admin"}), "owner")


def _object_grants(acl: Mapping[str, Any], access: BucketAccess) -> Iterator[Grant]:
    owner = acl.get("Owner") or {}
    if owner.get("ID"):
        principal = grantee(owner, access.accounts, access.accounts_of)
        yield Grant(principal, True, 0, frozenset({"share"}), "owner")
    yield from _listed(acl, access, _OBJECT_RIGHTS)


def _listed(acl: Mapping[str, Any], access: BucketAccess, rights: Mapping[str, frozenset[str]]) -> Iterator[Grant]:
    for grant in acl.get("Grants") or ():
        principal = grantee(grant.get("Grantee") or {}, access.accounts, access.accounts_of)
        given = rights.get(str(grant.get("Permission")), frozenset())
        inert = principal.kind in ("anonymous", "authenticated") and "IgnorePublicAcls" in access.switches
        if inert:
            yield Grant(principal, True, 0, frozenset(), conditions_raw="IgnorePublicAcls")
        elif given:
            yield Grant(principal, True, 0, given)
