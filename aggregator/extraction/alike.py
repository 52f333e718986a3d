"""Which identifiers most likely mean one subject by what they are called.

Names are taken apart (`aggregator.extraction.alike_forms`), those that share a key are compared
(`aggregator.extraction.alike_pairs`), and every pair gets a confidence. What is alike to several that are not one
another is left apart: a common name is no evidence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations, product

from aggregator.extraction.alike_forms import NameForm, name_form, pinyin_of
from aggregator.extraction.alike_pairs import Likeness, Way, likeness
from aggregator.model.facts import Identifier
from aggregator.model.identity import Alike

SURE = 0.9
"""The confidence from which on two identifiers are merged without asking; what is less sure is offered."""

LEFT_APART = 0.5
"""The confidence left to a pair of which one is as alike to somebody else."""

MOST_IN_BLOCK = 60
"""Names of one scope that may share a word, or a half of one, and still be compared for that."""

MOST_BEGINNING = 6
"""Names of one scope that may begin alike and still be compared for that: a shortened word is clear among few."""

MOST_NAMES = 30
"""Names of one identifier that are looked at."""

_BEGINS, _LONGEST_BEGINNING = "…", 7
_MARGIN = 0.03
_UNKNOWN_SCOPE = 0.97
_SAME_NUMBER, _SAME_WORD, _CONTRADICTS = 4.0, 1.5, 1 / 3
_NEAR, _FAR = 1.05, 1.5
_SUREST, _SUREST_UNMARKED = 0.99, 0.85

Value = float | str


@dataclass(frozen=True, slots=True)
class Named:
    """An identifier and what is known of what it means.

    Parameters
    ----------
    scopes
        The countries or provinces that files say it is in; empty where none does.
    codes
        (scheme, value) of the identifiers that it stands for or is linked to: others of a scheme are other subjects.
    values
        Attribute -> its values: numbers, or words of a closed list.
    """

    identifier: Identifier
    names: tuple[str, ...]
    scopes: frozenset[str] = frozenset()
    codes: frozenset[tuple[str, str]] = frozenset()
    values: Mapping[str, frozenset[Value]] = field(default_factory=dict)


def alike_names(named: Iterable[Named]) -> list[Alike]:
    """Return the pairs that are alike, the surest first; those from `SURE` on can be merged as they are.

    Symmetric, and in one order whatever the order of ``named``. There is never a pair of two scopes, of two codes of
    one scheme, of other numbers, or with a name that stands for two of a scheme. The pairs from `SURE` on contradict
    each other nowhere, also not through thirds.

    Examples
    --------
    >>> def called(name, *scopes):
    ...     return Named(Identifier("plant", "name", name.casefold()), (name,), frozenset(scopes))
    >>> pairs = alike_names([called("Gallejaur", "SE"), called("HPP Galejaur", "SE"), called("Gallejaur 2", "SE")])
    >>> [(pair.one.value, pair.other.value, pair.confidence, pair.why) for pair in pairs if pair.confidence >= SURE]
    [('gallejaur', 'hpp galejaur', 0.95, 'same words, spelt another way, same scope')]
    """
    each = sorted((one for one in named if not _is_homonym(one)), key=lambda one: one.identifier)
    forms = [_forms(one) for one in each]
    scored = _Scored(each)
    for left, right in sorted(_compared(each, forms)):
        best = _best(forms[left], forms[right])
        if best is not None:
            scored.add(left, right, best)
    return scored.settled()


def _is_homonym(named: Named) -> bool:
    """Return whether a name stands for two identifiers of one scheme."""
    return len({scheme for scheme, _ in named.codes}) < len(named.codes)


def _forms(named: Named) -> tuple[NameForm, ...]:
    forms = (name_form(name, named.scopes) for name in named.names[:MOST_NAMES])
    return tuple(dict.fromkeys(form for form in forms if form.words))


def _best(one: Sequence[NameForm], other: Sequence[NameForm]) -> Likeness | None:
    if len(one) == len(other) == 1:
        return likeness(one[0], other[0])
    found = [alike for left, right in product(one, other) if (alike := likeness(left, right))]
    return max(found, key=lambda alike: (alike.way.confidence, alike.kinds_agree), default=None)


def _compared(named: Sequence[Named], forms: Sequence[Sequence[NameForm]]) -> set[tuple[int, int]]:
    """Return the places of the pairs that share a key in a scope, or whose scope is not known."""
    blocks: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    mixed = len({form.script == "han" for each in forms for form in each}) > 1
    for place, of_one in enumerate(forms):
        for key in {key for form in of_one for key in _keys(form, pinyin=mixed)}:
            for scope in named[place].scopes or ("",):
                blocks[key][scope].append(place)
    pairs: set[tuple[int, int]] = set()
    for key, by_scope in blocks.items():
        pairs.update(_pairs_in(by_scope, named, MOST_BEGINNING if key.endswith(_BEGINS) else MOST_IN_BLOCK))
    return pairs


def _pairs_in(by_scope: Mapping[str, Sequence[int]], named: Sequence[Named], most: int) -> Iterator[tuple[int, int]]:
    anywhere = by_scope.get("", ())
    total = sum(map(len, by_scope.values()))
    for scope, places in by_scope.items():
        pairs = iter(combinations(places, 2)) if len(places) <= most else iter(())
        if scope and total <= most:
            pairs = chain(pairs, ((min(pair), max(pair)) for pair in product(places, anywhere)))
        for left, right in pairs:
            if left != right and not _are_apart(named[left], named[right]):
                yield left, right


def _keys(form: NameForm, *, pinyin: bool) -> Iterator[str]:
    """Yield what a name shares with those that it may be alike to."""
    joined = form.joined
    if form.script == "han":
        yield joined
        yield from (joined[place:] for place in range(1, len(joined) - 1))
        if pinyin:
            yield pinyin_of(joined)
        return
    yield from (joined, form.plain)
    yield from (word for word in form.words if len(word) > 2)
    # Of two names one letter apart, one half is the same; two letters apart, mostly a half but one of its letters.
    for length in {len(joined) // 2, (len(joined) - 1) // 2}:
        if length > 1:
            yield f"{joined[:length]}-"
            yield f"-{joined[-length:]}"
    yield from (joined[:length] + _BEGINS for length in range(4, min(len(joined), _LONGEST_BEGINNING) + 1))
    if len(form.words) > 1:
        yield form.initials


def _are_apart(one: Named, other: Named) -> bool:
    """Return whether scopes or codes say that two are two subjects."""
    if one.scopes and other.scopes and one.scopes.isdisjoint(other.scopes):
        return True
    return bool(one.codes and other.codes) and _clash(_by_scheme(one.codes), _by_scheme(other.codes))


def _by_scheme(codes: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    values: dict[str, set[str]] = defaultdict(set)
    for scheme, value in codes:
        values[scheme].add(value)
    return values


def _clash(one: Mapping[str, Collection[str]], other: Mapping[str, Collection[str]]) -> bool:
    return any(not set(values) & set(other[scheme]) for scheme, values in one.items() if scheme in other)


class _Scored:
    """The pairs that are alike, each with its confidence and why."""

    def __init__(self, named: Sequence[Named]) -> None:
        self._named = named
        self._pairs: dict[tuple[int, int], tuple[float, str]] = {}
        self._partners: dict[int, list[int]] = defaultdict(list)

    def add(self, left: int, right: int, found: Likeness) -> None:
        """Add a pair that is alike by its names; what else is known of the two makes it more sure or less."""
        one, other = self._named[left], self._named[right]
        why = [found.way.why]
        confidence = found.way.confidence
        if one.scopes and other.scopes:
            why.append("same scope")
        else:
            confidence *= _UNKNOWN_SCOPE
        odds = confidence / (1 - confidence)
        for attribute in sorted(one.values.keys() & other.values.keys()):
            agrees = _agrees(one.values[attribute], other.values[attribute])
            if agrees is not None:
                odds *= _weight(one.values[attribute]) if agrees else _CONTRADICTS
                why.append(f"{attribute} {'agrees' if agrees else 'differs'}")
        surest = _SUREST_UNMARKED if found.way is Way.UNMARKED else _SUREST
        self._pairs[left, right] = (min(odds / (1 + odds), surest), ", ".join(why))
        self._partners[left].append(right)
        self._partners[right].append(left)

    def settled(self) -> list[Alike]:
        """Return the pairs, the surest first, with those left apart that contradict surer ones or as sure ones."""
        hubs = {pair for place in self._partners for pair in self._contested(place)}
        groups = _Groups(self._named)
        settled = []
        for pair in sorted(self._pairs, key=lambda pair: (-self._pairs[pair][0], pair)):
            confidence, why = self._pairs[pair]
            if pair in hubs:
                confidence, why = min(confidence, LEFT_APART), f"{why}, but another is as alike"
            elif confidence >= SURE and not groups.join(*pair):
                confidence, why = min(confidence, LEFT_APART), f"{why}, but others of theirs are two"
            one, other = (self._named[place].identifier for place in pair)
            settled.append(Alike(one, other, round(confidence, 2), why))
        return sorted(settled, key=lambda alike: (-alike.confidence, alike.one, alike.other))

    def _contested(self, place: int) -> Iterator[tuple[int, int]]:
        """Yield the pairs of one identifier that another pair, as sure or surer, speaks against."""
        partners = self._partners[place]
        for other in partners:
            least = self._sure(place, other) - _MARGIN
            if any(
                rival != other and self._sure(place, rival) >= least and not self._are_one(other, rival)
                for rival in partners
            ):
                yield min(place, other), max(place, other)

    def _sure(self, one: int, other: int) -> float:
        return self._pairs.get((min(one, other), max(one, other)), (0.0, ""))[0]

    def _are_one(self, one: int, other: int) -> bool:
        return self._sure(one, other) >= LEFT_APART


class _Groups:
    """What is merged so far, so that nothing is brought together that scopes or codes say are two."""

    def __init__(self, named: Sequence[Named]) -> None:
        self._named = named
        self._members: dict[int, list[int]] = {}

    def join(self, left: int, right: int) -> bool:
        """Join the groups of two and return whether that could be done."""
        one = self._members.setdefault(left, [left])
        other = self._members.setdefault(right, [right])
        if one is other:
            return True
        if any(_are_apart(self._named[each], self._named[rival]) for each, rival in product(one, other)):
            return False
        one.extend(other)
        self._members.update(dict.fromkeys(other, one))
        return True


def _weight(values: Collection[Value]) -> float:
    """Return how much more sure an equal value makes: few share a number, many a word of a short list."""
    return _SAME_NUMBER if any(isinstance(value, float) for value in values) else _SAME_WORD


def _agrees(one: Collection[Value], other: Collection[Value]) -> bool | None:
    """Return whether values of two say that they are one; None where they say neither."""
    numbers = [(left, right) for left in one for right in other if isinstance(left, float) and isinstance(right, float)]
    if not numbers:
        return not set(one).isdisjoint(other)
    ratios = [max(left, right) / min(left, right) if min(left, right) > 0 else 1e9 for left, right in numbers]
    ratio = 1.0 if any(left == right for left, right in numbers) else min(ratios)
    return True if ratio <= _NEAR else False if ratio >= _FAR else None
