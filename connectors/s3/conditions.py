"""What the conditions of a policy's statement say of who asks; all else is kept as it was said.

Only conditions on the asking principal are evaluated, for only they name readers. Any other (an address, an hour, a
tag, a network) may hold: what it allows counts as allowed, and what it denies does not count as denied.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from aggregator.model.access import Principal
from connectors.s3.patterns import matches
from connectors.s3.principals import EVERYONE, NAMESPACE, account, account_of, by_arn, listed, user_name

_POSITIVE = frozenset({"stringequals", "stringlike", "stringequalsignorecase", "arnequals", "arnlike"})
_NEGATIVE = frozenset({"stringnotequals", "stringnotlike", "stringnotequalsignorecase", "arnnotequals", "arnnotlike"})
_PRINCIPAL_KEYS = frozenset({"aws:principalarn", "aws:principalaccount", "aws:principalorgid", "aws:username"})


@dataclass(frozen=True, slots=True)
class Condition:
    """One line of a statement's conditions: an operator, a key, and the values it may have."""

    operator: str
    key: str
    values: tuple[str, ...]

    @property
    def is_of_principals(self) -> bool:
        """Return whether it speaks of who asks, in a way that can be evaluated."""
        return self.key in _PRINCIPAL_KEYS and self.operator in _POSITIVE | _NEGATIVE

    @property
    def is_negative(self) -> bool:
        """Return whether it holds for all but those it names."""
        return self.operator in _NEGATIVE

    def names(self, principal: Principal) -> bool:
        """Return whether one of the values is a principal's."""
        return any(_is(self.key, value, principal) for value in self.values)

    def narrows(self, principal: Principal, known: Iterable[Principal]) -> Iterator[Principal]:
        """Yield who of a principal's the condition leaves."""
        if principal.kind in ("user", "role"):
            if self.names(principal):
                yield principal
            return
        inside = [one for one in known if principal == EVERYONE or account_of(one) == principal]
        yield from (one for one in inside if self.names(one))
        named = self.named()
        yield from (one for one in named if principal in (EVERYONE, one, account_of(one)))
        if any(account_of(principal) is None and one.kind == "org" for one in named) and principal != EVERYONE:
            yield principal  # which organisation an account is of is not known here

    def named(self) -> tuple[Principal, ...]:
        """Return those whom the values name, as far as they name somebody by themselves."""
        return tuple(one for value in self.values if (one := _principal(self.key, value)) is not None)


def conditions_of(said: object) -> tuple[Condition, ...]:
    """Return the lines of a statement's ``Condition``."""
    if not isinstance(said, Mapping):
        return ()
    return tuple(
        Condition(operator.casefold().removesuffix("ifexists"), key.casefold(), tuple(listed(values)))
        for operator, keys in said.items()
        if isinstance(keys, Mapping)
        for key, values in keys.items()
    )


def _is(key: str, value: str, principal: Principal) -> bool:
    if key == "aws:username":
        return principal.kind == "user" and matches(value, user_name(principal))
    if key == "aws:principalaccount":
        return account_of(principal) == account(value)
    if key == "aws:principalarn":
        return matches(value, principal.native_id)
    return True  # an organisation: nobody here knows who is of it


def _principal(key: str, value: str) -> Principal | None:
    return _NAMED[key](value)


def _of_arn(value: str) -> Principal | None:
    if "*" not in value and "?" not in value:
        return by_arn(value)
    one = by_arn(value)
    if one.kind == "group" or value == "*":
        return one
    return Principal("role", NAMESPACE, value)  # whoever is called so: nobody listed them


_NAMED: Mapping[str, Callable[[str], Principal | None]] = {
    "aws:principalarn": _of_arn,
    "aws:principalaccount": account,
    "aws:principalorgid": lambda value: Principal("org", NAMESPACE, value),
    "aws:username": lambda value: Principal("user", NAMESPACE, value) if "*" not in value else None,
}
