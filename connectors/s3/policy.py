"""From the statements of policies to grants: who may do what with one key.

A statement that denies to all but some (``NotPrincipal``, or a condition such as ``ArnNotEquals aws:PrincipalArn``)
is a gate; every other one is grants of a layer in which what denies overrides. What a statement says of an account
is said again of each user and role of it that any statement names, so that nobody is missed whom a gate lets pass.

References
----------
.. [1] AWS Identity and Access Management, User Guide, "Policy evaluation logic" and "JSON policy elements".
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from typing import Any

from aggregator.model.access import Grant, Layer, Principal
from connectors.s3.conditions import Condition, conditions_of
from connectors.s3.patterns import matches, pattern_of
from connectors.s3.principals import EVERYONE, account_of, listed, principals_of, user_name

_OF_OBJECTS = {"read": "s3:getobject", "write": "s3:putobject", "share": "s3:putobjectacl"}
_OF_VERSIONS = {"read": "s3:getobjectversion", "share": "s3:putobjectversionacl"}
_OF_BUCKETS = {"list": "s3:listbucket", "admin": "s3:putbucketpolicy"}


_Asked = tuple[frozenset[str], str | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """What one statement does for one key: rights given, or taken, of some principals or of all others."""

    allow: bool
    principals: tuple[Principal, ...]
    rights: frozenset[str]
    but_for: bool = False
    via: str = "policy"
    conditions_raw: str | None = None


@dataclass(frozen=True)
class Statement:
    """A statement of a policy, as it bears on one bucket.

    Parameters
    ----------
    principals
        Whom it speaks of; ``but_for``: of all but these.
    condition
        What it says besides.
    identity
        Whose own policy it is of; None for a bucket's.
    """

    said: Mapping[str, Any]
    allow: bool
    principals: tuple[Principal, ...]
    but_for: bool
    condition: tuple[Condition, ...]
    identity: Principal | None = None

    @cached_property
    def conditions_raw(self) -> str | None:
        """Return what its conditions say, as they say it."""
        condition = self.said.get("Condition")
        return json.dumps(condition, sort_keys=True) if condition else None

    def asks_of(self, bucket: str) -> Callable[[str, bool], _Asked]:
        """Return what tells, for keys and whether it is an old version, the rights that the statement speaks of.

        With them comes the user's name that its variables ask for.
        """
        covered = self._covers(bucket)[0]
        of_bucket = self._rights_in(_OF_BUCKETS) if covered else frozenset()
        of_object, of_version = self._rights_in(_OF_OBJECTS) | of_bucket, self._rights_in(_OF_VERSIONS) | of_bucket
        nothing: _Asked = (of_bucket, None)

        def asked(key: str, version: bool) -> _Asked:
            rights = of_version if version else of_object
            if rights == of_bucket:
                return nothing
            found, user = self._covers(f"{bucket}/{key}")
            return (rights, user) if found else nothing

        return asked

    def _rights_in(self, actions: Mapping[str, str]) -> frozenset[str]:
        negated = "NotAction" in self.said
        globs = [glob.casefold() for glob in listed(self.said.get("NotAction" if negated else "Action"))]
        return frozenset(
            right for right, action in actions.items() if any(matches(glob, action) for glob in globs) is not negated
        )

    @cached_property
    def _resources(self) -> tuple[bool, tuple[Any, ...]]:
        negated = "NotResource" in self.said
        globs = [_path_in_arn(one) for one in listed(self.said["NotResource" if negated else "Resource"])]
        name = user_name(self.identity) if self.identity and self.identity.kind == "user" else None
        # A variable that nobody can fill in here widens what is allowed and never what is denied.
        widens = self.allow is not negated
        found = [pattern_of(glob, variables_match=widens, user=name) for glob in globs if glob is not None]
        return negated, tuple(pattern for pattern in found if pattern is not None)

    def _covers(self, resource: str) -> tuple[bool, str | None]:
        negated, patterns = self._resources
        for pattern in patterns:
            found = pattern.fullmatch(resource)
            if found:
                return not negated, found.groupdict().get("user")
        return negated, None


@dataclass(frozen=True)
class Policy:
    """The statements that bear on one bucket, from its own policy and those of identities.

    Parameters
    ----------
    known
        Users and roles that are known besides those that statements name.
    """

    bucket: str
    statements: tuple[Statement, ...] = ()
    known: tuple[Principal, ...] = ()
    _rules: dict[tuple[object, ...], tuple[Rule, ...]] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def named(self) -> tuple[Principal, ...]:
        """Return the users and roles that are known or that any statement names."""
        said = chain.from_iterable(statement.principals for statement in self.statements)
        in_conditions = chain.from_iterable(
            line.named() for statement in self.statements for line in statement.condition if line.is_of_principals
        )
        every = dict.fromkeys(chain(self.known, said, in_conditions))
        return tuple(one for one in every if one.kind in ("user", "role"))

    @cached_property
    def _asks(self) -> tuple[Callable[[str, bool], _Asked], ...]:
        return tuple(statement.asks_of(self.bucket) for statement in self.statements)

    def rules(self, key: str, *, version: bool = False) -> tuple[Rule, ...]:
        """Return what all statements do for a key; keys to which they say the same share it."""
        asked = tuple([ask(key, version) for ask in self._asks])
        if asked not in self._rules:
            told = zip(self.statements, asked, strict=True)
            self._rules[asked] = tuple(
                chain.from_iterable(self._of(statement, *rights) for statement, rights in told if rights[0])
            )
        return self._rules[asked]

    def _of(self, statement: Statement, rights: frozenset[str], user: str | None) -> Iterator[Rule]:
        base = Rule(statement.allow, statement.principals, rights, statement.but_for, _via(statement))
        base = replace(base, conditions_raw=statement.conditions_raw)
        if user is not None:
            base = replace(base, principals=tuple(self._called(user, base.principals)))
        ruled = self._allowed(base, statement.condition) if base.allow else self._denied(base, statement.condition)
        if ruled is not None:
            yield ruled

    def _called(self, name: str, among: Iterable[Principal]) -> Iterator[Principal]:
        for principal in among:
            if principal.kind == "user" and user_name(principal) == name:
                yield principal
            elif principal.kind not in ("user", "role"):
                inside = [one for one in self.named if principal == EVERYONE or account_of(one) == principal]
                yield from (one for one in inside if one.kind == "user" and user_name(one) == name)
                yield replace(principal, kind="user", native_id=name)

    def _allowed(self, rule: Rule, condition: Sequence[Condition]) -> Rule | None:
        """Return what an allowing statement gives; to all but some is to anybody, for whoever signs nothing reads."""
        if rule.but_for:
            rule = replace(rule, principals=(EVERYONE,), but_for=False)
        if any(line.key == "aws:principalisawsservice" and line.values == ("true",) for line in condition):
            return None
        for line in condition:
            if line.is_of_principals and not line.is_negative:
                left = chain.from_iterable(line.narrows(one, self.named) for one in rule.principals)
                rule = replace(rule, principals=tuple(dict.fromkeys(left)))
        return rule if rule.principals else None

    def _denied(self, rule: Rule, condition: Sequence[Condition]) -> Rule | None:
        """Return what a denying statement takes for sure."""
        if not all(line.is_of_principals and line.key != "aws:principalorgid" for line in condition):
            return replace(rule, principals=(EVERYONE,), rights=frozenset(), but_for=False)
        negative = [line for line in condition if line.is_negative]
        if rule.but_for and condition:
            hit = [one for one in self._hit((EVERYONE,), condition) if one not in rule.principals]
            return replace(rule, principals=tuple(hit), but_for=False)
        if rule.but_for:
            return rule
        if EVERYONE in rule.principals and negative and len(negative) == len(condition):
            spared = [one for line in negative for one in (*line.named(), *filter(line.names, self.named))]
            return replace(rule, principals=tuple(dict.fromkeys(spared)), but_for=True)
        return replace(rule, principals=self._hit(rule.principals, condition)) if condition else rule

    def _hit(self, principals: Sequence[Principal], condition: Sequence[Condition]) -> tuple[Principal, ...]:
        """Return those of the principals for whom all of a condition holds, as far as they are known."""
        groups = [one for one in principals if one.kind not in ("user", "role")]
        among = [one for one in self.named if one in principals or EVERYONE in groups or account_of(one) in groups]
        hit = [one for one in among if all(line.names(one) is not line.is_negative for line in condition)]
        if EVERYONE in groups and len(condition) == 1:
            hit.extend(condition[0].named())
        return tuple(dict.fromkeys(hit))


def statements_of(document: object, identity: Principal | None = None) -> tuple[Statement, ...]:
    """Return the statements of a policy document; of an identity's own where ``identity`` says whose it is."""
    said = document.get("Statement", ()) if isinstance(document, Mapping) else ()
    found = [said] if isinstance(said, Mapping) else [one for one in said if isinstance(one, Mapping)]
    return tuple(_statement(one, identity) for one in found)


def layers_of(rules: Sequence[Rule], more: Sequence[Grant], named: Sequence[Principal]) -> tuple[Layer, ...]:
    """Return the layers that rules and the grants of access lists make together."""
    members: dict[Principal, list[Principal]] = {}
    for one in named:
        members.setdefault(account_of(one) or one, []).append(one)
    given = [*_grants((rule for rule in rules if not rule.but_for), members), *more]
    gates = (_gate(rule, given, members) for rule in rules if rule.but_for and "read" in rule.rights)
    ordered = tuple(replace(grant, order=order) for order, grant in enumerate(dict.fromkeys(given)))
    return (Layer("deny_overrides", ordered), *gates)


def _grants(rules: Iterable[Rule], members: Mapping[Principal, Sequence[Principal]]) -> Iterator[Grant]:
    for rule in rules:
        for principal in rule.principals:
            told = dict.fromkeys((principal, *(members.get(principal, ()) if principal.kind == "group" else ())))
            for one in told:
                yield Grant(one, rule.allow, 0, rule.rights, rule.via, conditions_raw=rule.conditions_raw)


def _gate(rule: Rule, given: Sequence[Grant], members: Mapping[Principal, Sequence[Principal]]) -> Layer:
    """Return the gate of a statement that denies reading to all but some.

    Who may do to the bucket or the object what the statement does not deny, and so help himself, passes too.
    """
    spared = _grants([replace(rule, allow=True, but_for=False)], members)
    left = frozenset({"share", "admin"}) - rule.rights
    others = [
        Grant(grant.principal, True, 0, grant.rights & left, rule.via, conditions_raw=rule.conditions_raw)
        for grant in given
        if grant.allow and grant.rights & left
    ]
    return Layer("gate", tuple(dict.fromkeys((*spared, *others))))


def _statement(said: Mapping[str, Any], identity: Principal | None) -> Statement:
    but_for = "NotPrincipal" in said and identity is None
    named = principals_of(said.get("NotPrincipal" if but_for else "Principal")) if identity is None else (identity,)
    allow = said.get("Effect") == "Allow"
    return Statement(said, allow, named, but_for, conditions_of(said.get("Condition")), identity)


def _via(statement: Statement) -> str:
    return "policy" if statement.identity is None else f"inherited:{statement.identity.native_id}"


def _path_in_arn(glob: str) -> str | None:
    """Return what an ARN says of buckets and keys, None where it is of something else than S3."""
    if not glob.startswith("arn:"):
        return glob if glob == "*" else None
    parts = glob.split(":", 5)
    return parts[5] if len(parts) == 6 and matches(parts[2], "s3") else None
