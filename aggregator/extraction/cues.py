"""The words of a pack that say which attribute a value is of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from aggregator.extraction.known_words import KnownWords
from aggregator.extraction.search_text import FIRST_HAN, folded, is_han, search_text
from aggregator.policy.records import Attribute, Pack


class Cue(NamedTuple):
    """A cue in a search text. ``how`` says how it is known: ``cue`` where the pack has it, else as `hints` tells."""

    attribute: Attribute
    words: str
    start: int
    end: int
    how: str = "cue"


class Key(NamedTuple):
    """What the key of a ``key: value`` line names.

    ``attribute`` where it names one, with the unit or the part that the key says; otherwise ``kind`` of subject,
    with ``scheme`` where the value is an identifier and not a name.
    """

    attribute: Attribute | None = None
    unit: str | None = None
    part: str | None = None
    kind: str | None = None
    scheme: str | None = None


class Cues:
    """All that a pack knows of how its attributes are called. Built once a worker."""

    def __init__(self, pack: Pack) -> None:
        called: dict[str, dict[str, Attribute]] = {}
        for attribute in pack.attributes.values():
            for cue in filter(None, attribute.cues):
                for words in _forms(folded(search_text(cue).text)):
                    called.setdefault(words, {})[attribute.name] = attribute
        self._words = list(called)
        self._attributes = [list(attributes.values()) for attributes in called.values()]
        self.words = KnownWords(self._words)
        self._keys = _keys(pack)

    def found_in(self, text: str) -> list[Cue]:
        """Return the cues in a search text in order; one inside a longer one does not count."""
        found = self.words.hits(text)
        if not found:
            return []
        hits = []
        for place, start, end in found:
            if is_whole(text, start, end):
                hits.append((start, -end, place))
        cues: list[Cue] = []
        done = 0
        for start, minus_end, place in sorted(hits):
            if -minus_end > done:
                done = -minus_end
                cues += [Cue(attribute, self._words[place], start, done) for attribute in self._attributes[place]]
        return cues

    def named_by(self, key: str) -> tuple[Key, ...]:
        """Return what the key of a ``key: value`` line names, by the pack's headings and cues."""
        plain, unit = _plain_key(key)
        found = self._keys.get(plain) or self._keys.get(_plain_key(key, keep_unit=True)[0], ())
        return tuple(named._replace(unit=unit or named.unit) for named in found)


_UNIT = re.compile(r"\s*[(\[（【]\s*([^()\[\]（）【】]{1,20})\s*[)\]）】]\s*$|\s*[,/]\s*(?:in )?([^\s,/]{1,10})$")
_BULLET = re.compile(r"^[\W\d_]+(?=[^\W\d_])")


def _plain_key(key: str, *, keep_unit: bool = False) -> tuple[str, str | None]:
    plain = _BULLET.sub("", search_text(key).text).strip(" *_:#-")
    found = None if keep_unit else _UNIT.search(plain)
    if found is None:
        return folded(plain).strip(), None
    return folded(plain[: found.start()]).strip(), (found.group(1) or found.group(2)).strip()


def _keys(pack: Pack) -> dict[str, tuple[Key, ...]]:
    keys: dict[str, list[Key]] = {}

    def name(written: str, key: Key) -> None:
        plain = folded(search_text(written).text).strip()
        named = keys.setdefault(plain, [])
        if plain and all((known.attribute, known.kind) != (key.attribute, key.kind) for known in named):
            named.append(key)

    for kind in pack.subjects.values():
        for scheme in kind.identified_by:
            for heading in scheme.headings:
                name(heading, Key(kind=kind.name, scheme=scheme.name))
        for heading in kind.headings:
            name(heading, Key(kind=kind.name))
    for attribute in pack.attributes.values():
        for written in attribute.headings:
            name(written.text, Key(attribute, written.unit, written.part))
        for cue in attribute.cues:
            name(cue, Key(attribute))
    return {plain: tuple(named) for plain, named in keys.items() if plain}


def _forms(cue: str) -> tuple[str, ...]:
    return (cue, cue[:-1] + "ies") if cue.endswith("y") else (cue,)


def is_whole(text: str, start: int, end: int) -> bool:
    """Return whether a match in a search text is no part of a longer Latin word, but for its plural."""
    if start and _continues(text[start - 1], text[start]):
        return False
    if end < len(text) and _continues(text[end - 1], text[end]):
        return text[end] in "sS" and (end + 1 == len(text) or not _continues(text[end], text[end + 1]))
    return True


def apart(cues: Sequence[Cue]) -> list[Cue]:
    """Return cues without those that lie in longer ones of other attributes: *hold* in *can hold*."""
    return [cue for cue in cues if not any(_holds(other, cue) for other in cues)]


def _holds(outer: Cue, inner: Cue) -> bool:
    if outer.attribute.name == inner.attribute.name or outer.attribute.of != inner.attribute.of:
        return False
    return outer.start <= inner.start and inner.end <= outer.end and outer.end - outer.start > inner.end - inner.start


def _continues(left: str, right: str) -> bool:
    if not (left.isalpha() and right.isalpha()):
        return False
    return (left < FIRST_HAN or not is_han(left)) and (right < FIRST_HAN or not is_han(right))
