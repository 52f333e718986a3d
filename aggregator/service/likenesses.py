"""What is known of the identifiers of one kind, gathered so that likeness of names can be judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from aggregator.extraction.alike import Named, Value
from aggregator.extraction.subjects import LinkedFiles
from aggregator.model.facts import LISTED, NAME, Identifier, Modality
from aggregator.policy.records import Attribute, Pack, ValueKind
from aggregator.service.columns import rows_in

_CALLED = ["scheme", "identifier"]
_NUMBERS = (ValueKind.QUANTITY, ValueKind.NUMBER)


def named_of(
    pack: Pack, kind: str, facts: pd.DataFrame, links: Sequence[LinkedFiles], names: Mapping[Identifier, str]
) -> list[Named]:
    """Return the names that files use and those that the pack lists, each with what is known of whom it means.

    Codes alone are called nothing: what a code means is known through the links of files, which cost them.

    Parameters
    ----------
    facts
        The facts of the kind.
    names
        The name of each identifier that was made to tell two apart.
    """
    beside: dict[Identifier, set[Identifier]] = defaultdict(set)
    for left, right, _ in links:
        beside[left].add(right)
        beside[right].add(left)
    found = {
        Identifier(kind, scheme, value)
        for scheme, value in rows_in(facts.loc[facts["scheme"].isin([NAME, LISTED]), _CALLED].drop_duplicates())
    }
    found.update(identifier for identifier in beside if identifier.scheme == NAME)
    found.update(Identifier(kind, LISTED, subject) for subject in pack.subjects[kind].known_as)
    known = _Known(pack, kind)
    meant = {each.value for identifier in found for each in (identifier, *beside.get(identifier, ()))}
    told = facts["attribute"].isin(known.attributes) & (facts["modality"] == Modality.ACTUAL.value)
    told &= facts["identifier"].isin(meant)
    for row in rows_in(facts.loc[told, [*_CALLED, "attribute", "value"]].drop_duplicates()):
        known.add(Identifier(kind, row.scheme, row.identifier), row.attribute, row.value)
    called = pack.subjects[kind].known_as
    return [
        known.named(
            identifier,
            (names.get(identifier, identifier.value),)
            if identifier.scheme == NAME
            else called.get(identifier.value, (identifier.value,)),
            beside.get(identifier, ()),
        )
        for identifier in sorted(found)
    ]


class _Known:
    """Scopes and values of identifiers."""

    def __init__(self, pack: Pack, kind: str) -> None:
        self._kind = pack.subjects[kind]
        self._scoped = {insight.within for insight in pack.insights.values() if insight.over == kind}
        self._compared = {
            attribute.name: attribute for attribute in pack.attributes_of(kind) if _is_comparable(attribute)
        }
        self._scopes: dict[Identifier, set[str]] = defaultdict(set)
        self._values: dict[Identifier, dict[str, set[Value]]] = defaultdict(lambda: defaultdict(set))
        for subject, values in self._kind.listed_values.items():
            for attribute, value in values.items():
                self.add(Identifier(kind, LISTED, subject), attribute, value)

    @property
    def attributes(self) -> set[str]:
        """Return the attributes that are looked at."""
        return {name for name in self._scoped if name is not None} | self._compared.keys()

    def add(self, identifier: Identifier, attribute: str, value: str) -> None:
        """Add what is said of an identifier."""
        if attribute in self._scoped:
            self._scopes[identifier].add(value)
        elif attribute in self._compared:
            read = _compared(self._compared[attribute], value)
            if read is not None:
                self._values[identifier][attribute].add(read)

    def named(self, identifier: Identifier, names: Sequence[str], beside: Iterable[Identifier]) -> Named:
        """Return an identifier with what is known of it and of the codes that it stands beside."""
        own = {identifier, *beside}
        values: dict[str, frozenset[Value]] = {}
        for each in own:
            for attribute, said in self._values.get(each, {}).items():
                values[attribute] = values.get(attribute, frozenset()) | said
        return Named(
            identifier,
            tuple(names),
            frozenset(scope for each in own for scope in self._scopes.get(each, ())),
            frozenset((each.scheme, each.value) for each in own if each.scheme != NAME),
            values,
        )


def _is_comparable(attribute: Attribute) -> bool:
    """Return whether two subjects seldom share a value, or one word of a list says what a subject is."""
    return not attribute.many and attribute.per is None and (attribute.value in _NUMBERS or bool(attribute.one_of))


def _compared(attribute: Attribute, value: str) -> Value | None:
    if attribute.value not in _NUMBERS:
        return value
    try:
        return float(value)
    except ValueError:
        return None
