"""Identifiers that stand for one another at no cost of a file: what is decided, and what is alike enough.

A link in a file is evidence that an adversary needs that file for (`aggregator.extraction.subjects`). That two names
are spellings of one, anybody sees who reads both; so those are merged before links are followed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from aggregator.model.facts import NAME, Identifier
from aggregator.model.identity import Alike, Decision


@dataclass(frozen=True, slots=True)
class Merge:
    """An identifier whose facts count as another's, how sure that is, and why."""

    alias: Identifier
    into: Identifier
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class Merges:
    """The merges of one kind of subject by alias, and sentences on decisions that could not be followed."""

    by_alias: Mapping[Identifier, Merge]
    warnings: tuple[str, ...] = ()

    def main(self, identifier: Identifier) -> Identifier:
        """Return what an identifier is merged into; itself where it is not."""
        merge = self.by_alias.get(identifier)
        return identifier if merge is None else merge.into

    def confidence(self, identifier: Identifier) -> float:
        """Return how sure the merge of an identifier is; 1 where there is none."""
        merge = self.by_alias.get(identifier)
        return 1.0 if merge is None else merge.confidence


def merges_of(
    decisions: Iterable[Decision], alike: Iterable[Alike], order: Callable[[Identifier], tuple[int, int, str]]
) -> Merges:
    """Return what is merged into what.

    Decisions come first, then what is alike, the surest first. Nothing is merged that was decided to be two, nor two
    identifiers of one scheme other than names, nor what would bring such together through others.

    Parameters
    ----------
    order
        The sort key of identifiers: the lowest of a merged group is what the others are merged into.

    Examples
    --------
    >>> one, two, code = (Identifier("plant", *rest) for rest in (("name", "a"), ("name", "b"), ("eic", "X")))
    >>> order = lambda identifier: (identifier.scheme == "name", 0, identifier.value)
    >>> found = merges_of([Decision(one, two, True)], [Alike(two, code, 0.9, "")], order)
    >>> found.main(one) == found.main(two) == code, found.confidence(one)
    (True, 0.9)
    """
    said = {decision.pair: decision for decision in decisions}
    apart = {pair for pair, decision in said.items() if not decision.same}
    groups = _Groups(apart)
    warnings = [
        f"'{decision.one}' and '{decision.other}' were decided to be one subject and cannot be: "
        "other identifiers of theirs are of two"
        for decision in said.values()
        if decision.same and not groups.join(Alike(decision.one, decision.other, 1.0, _because(decision)))
    ]
    for pair in sorted(alike, key=lambda each: (-each.confidence, *sorted((order(each.one), order(each.other))))):
        groups.join(pair)
    return Merges({merge.alias: merge for merge in groups.merges(order)}, tuple(warnings))


def _because(decision: Decision) -> str:
    by = f" by {decision.by}" if decision.by else ""
    return f"decided{by}" + (f": {decision.because}" if decision.because else "")


class _Groups:
    """Groups of identifiers that are merged, as trees of the pairs that joined them."""

    def __init__(self, apart: set[frozenset[Identifier]]) -> None:
        self._apart = apart
        self._group: dict[Identifier, list[Identifier]] = {}
        self._pairs: dict[Identifier, list[tuple[Identifier, Alike]]] = defaultdict(list)

    def join(self, pair: Alike) -> bool:
        """Join the groups of two identifiers and return whether that could be done."""
        one = self._group.setdefault(pair.one, [pair.one])
        other = self._group.setdefault(pair.other, [pair.other])
        if one is other:
            return True
        if self._clash(one, other):
            return False
        self._pairs[pair.one].append((pair.other, pair))
        self._pairs[pair.other].append((pair.one, pair))
        one.extend(other)
        self._group.update(dict.fromkeys(other, one))
        return True

    def _clash(self, one: Sequence[Identifier], other: Sequence[Identifier]) -> bool:
        schemes = {identifier.scheme for identifier in one if identifier.scheme != NAME}
        if any(identifier.scheme in schemes for identifier in other):
            return True
        return any(frozenset((left, right)) in self._apart for left in one for right in other)

    def merges(self, order: Callable[[Identifier], tuple[int, int, str]]) -> Iterator[Merge]:
        """Yield a merge for each member of a group but its main one, no surer than the weakest pair between."""
        for start in sorted(self._pairs, key=order):
            if start is not min(self._group[start], key=order):
                continue
            reached = {start: 1.0}
            waiting = [start]
            for node in waiting:
                for other, pair in self._pairs[node]:
                    if other not in reached:
                        reached[other] = min(reached[node], pair.confidence)
                        waiting.append(other)
                        yield Merge(other, start, reached[other], pair.why)
