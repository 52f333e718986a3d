"""How well and how fast values are found in the lines of the labelled set, beside other libraries.

``python tests/bench/extraction_values.py [--half tuning|test] [--peers /their/python]``. A value is found where it
shares a character with a labelled one of its kind, and read where its canonical form is the labelled one too. All run
over the same lines in one run, by processor time. A line with Han characters counts as Chinese. The set's addresses
end in ``.example``, which no library takes for a domain: all are given ``.company`` instead.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
import time
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, groupby
from typing import Any

from extraction import Score, extractor_of, read
from extraction_truth import plain_name, same_value
from labelled.make import PACKS, documents, pack_of
from labelled.records import KINDS, Half, Labelled, Mention
from values import Peers
from values_truth import Case, Place

from aggregator.extraction.headed_names import headed_names, looked_for
from aggregator.extraction.mentions import names_in
from aggregator.extraction.search_text import search_text
from aggregator.extraction.values import Value, coordinates, find_values, measured, money
from aggregator.extraction.values.date import named_in
from aggregator.extraction.values.identifier import known
from aggregator.extraction.values.numerals import decimal_of
from aggregator.extraction.vocabulary import Vocabulary
from aggregator.extraction.written import about_day, days_in
from aggregator.policy.records import Attribute, Pack, ValueKind

NAMES = ("person", "organisation", "place")
ASKED = {
    "quantity": ("quantity",),
    "money": ("money",),
    "date": ("date",),
    "phone": ("phone",),
    "e-mail": ("e-mail",),
    "network address": ("IP address", "URL"),
}
"""What the other libraries call a kind; of those that are not here none of them knows anything without a model."""

NO_DOMAIN = (".example", ".company")
COUNTS = frozenset({"people", "beds", "units", "cases", "TEU"})
"""The packs' units that only count."""

STAMP = 24
"""Characters of a message's line that its stamp stands in."""


Find = Callable[[str, "dt.date | None"], list[Place]]


@dataclass(frozen=True, slots=True)
class Line:
    """A line or cell of a document, the mentions of one kind in it, and what counts neither for nor against.

    Aside are the names of the pack's subjects, where names are looked for, and the domains of e-mail addresses.
    """

    document: str
    text: str
    day: dt.date | None
    mentions: tuple[Mention, ...]
    aside: tuple[Place, ...]

    @property
    def language(self) -> str:
        """Return which of the two languages the line is in."""
        return "zh" if re.search(r"[\u4e00-\u9fff]", self.text) else "en"


def lines_of(kind: str, chosen: Iterable[Labelled]) -> list[Line]:
    """Return the lines of the documents for one kind of value."""
    found = []
    for document in chosen:
        days, aside = written(document), subjects_in(document) if kind in NAMES else emails_in(kind, document)
        for block, text in enumerate(document.lines):
            if text.strip():
                own = tuple(one for one in document.mentions if (one.kind, one.block) == (kind, block))
                found.append(Line(document.path, text.replace(*NO_DOMAIN), days[block], own, aside[block]))
    return found


@cache
def written(document: Labelled) -> list[dt.date | None]:
    """Return the day that each line of a document was written on, as far as the document says so."""
    lines = [search_text(text).text for text in document.lines]
    day = about_day(read(document), lines)
    if document.format != "chat":
        return [day] * len(lines)
    days = []
    for line in lines:
        day = next(days_in(line[:STAMP]), day)
        days.append(day)
    return days


@cache
def _vocabulary(document_pack: Any) -> Vocabulary:
    return Vocabulary(extractor_of(document_pack).pack)


def subjects_in(document: Labelled) -> list[tuple[Place, ...]]:
    """Return where each line names a subject of the pack: such names are no places or organisations."""
    vocabulary = _vocabulary(pack_of(document))
    places = []
    for text in document.lines:
        search = search_text(text)
        places.append(
            tuple(
                Place(*search.raw_span(one.start, one.end))
                for one in vocabulary.subjects_in(search.text)
                if one.identifier.scheme == "listed"
            )
        )
    return places


def emails_in(kind: str, document: Labelled) -> list[tuple[Place, ...]]:
    """Return where each line has an e-mail address, whose domain some take for a network address; else nothing."""
    emails = [one for one in document.mentions if (kind, one.kind) == ("network address", "e-mail")]
    return [
        tuple(Place(one.start, one.start + len(one.surface)) for one in emails if one.block == block)
        for block in range(len(document.lines))
    ]


@cache
def packs() -> tuple[Pack, ...]:
    """Return the packs of the set."""
    return tuple(extractor_of(path).pack for path in sorted(PACKS.glob("*.yaml")))


@cache
def attributes_of(kind: str) -> tuple[Attribute, ...]:
    """Return what packs declare to find values of a kind; of quantities, what the set's own packs do."""
    if kind == "quantity":
        return tuple(one for pack in packs() for one in pack.attributes.values() if one.value is ValueKind.QUANTITY)
    return (Attribute("value", "bench", ValueKind(kind.replace("e-mail", "email").replace(" ", "-"))),)


def ours(kind: str) -> Find:
    """Return how aggregator finds values of a kind."""
    if kind in _MENTIONED:
        return lambda text, day: _mentioned(_MENTIONED[kind], text, day)
    attributes = attributes_of(kind)

    def find(text: str, day: dt.date | None) -> list[Place]:
        search = search_text(text)
        return [
            Place(*search.raw_span(value.start, value.end), (attribute, value.value))
            for attribute in attributes
            for value in find_values(attribute, search.text, day)
        ] + (_mentioned(_measured, text, day) if kind == "quantity" else [])

    return find


def _mentioned(find: Callable[[str, dt.date | None], Iterable[Value]], text: str, day: dt.date | None) -> list[Place]:
    search = search_text(text)
    return [Place(*search.raw_span(one.start, one.end), (None, one.value)) for one in find(search.text, day)]


def _measured(text: str, _day: dt.date | None) -> list[Value]:
    return measured.mentioned(text)


_MENTIONED: Mapping[str, Callable[[str, dt.date | None], Iterable[Value]]] = {
    "identifier": lambda text, _day: known(text),
    "date": named_in,
    "money": lambda text, _day: money.mentioned(text),
    "coordinates": lambda text, _day: coordinates.mentioned(text),
}
"""How the kinds are found that mentions find by other rules than attributes do."""


@cache
def _documents() -> dict[str, Labelled]:
    return {document.path: document for document in documents()}


def _document(path: str) -> Labelled:
    return _documents()[path]


def _names(kind: str, lines: Sequence[Line]) -> list[list[Place]]:
    """Return the names of a kind in each line, looked for in a whole document at once as mentions do."""
    answers: list[list[Place]] = []
    for path, group in groupby(lines, key=lambda line: line.document):
        searches = [search_text(line.text) for line in group]
        headed = looked_for(headed_names(read(_document(path))))
        starts = [0, *accumulate(len(search.text) + 1 for search in searches)]
        places: list[list[Place]] = [[] for _ in searches]
        for name in names_in("\n".join(search.text for search in searches), headed):
            at = bisect_right(starts, name.start) - 1
            start, end = name.start - starts[at], name.end - starts[at]
            if name.kind == kind:
                search = searches[at]
                places[at].append(Place(*search.raw_span(start, end), (None, search.text[start:end])))
        answers += places
    return answers


def is_read(kind: str, place: Place, mention: Mention) -> bool:
    """Return whether a value that aggregator found is canonically the labelled one."""
    attribute, value = place.value
    if kind == "quantity" and attribute is None:
        return _measured_alike(value, mention.value)
    if kind == "quantity":
        number, _, unit = mention.value.partition(" ")
        factor = {attribute.unit: 1.0, **attribute.also_in}.get(unit)
        amounts = [_amount(part) * (factor or 0) for part in number.split("..")] if factor else []
        return same_value(value, "..".join(map(repr, amounts)), ValueKind.QUANTITY)
    if kind == "phone":
        return _digits(value).endswith(_digits(mention.value).lstrip("0"))
    if kind in ("date", "money", "coordinates"):
        return same_value(value, mention.value, ValueKind(kind)) and (
            kind != "money" or value[-3:] == mention.value[-3:]
        )
    return _bare(value) in (_bare(mention.value), _bare(mention.surface))


def _measured_alike(found: str, labelled: str) -> bool:
    """Return whether a quantity in a base unit is the labelled one, whose unit is written after its number."""
    number, _, unit = labelled.partition(" ")
    ends = [measured.mentioned(f"{part} {unit}") for part in number.split("..")]
    if not all(ends):
        return found == labelled
    amounts = "..".join(one[0].value.partition(" ")[0] for one in ends)
    base = ends[0][0].value.partition(" ")[2]
    return found.endswith(f" {base}") and same_value(found.partition(" ")[0], amounts, ValueKind.QUANTITY)


def _amount(written: str) -> float:
    """Return the number that a label gives, as it stands in the document where its author left it so."""
    return float(decimal_of(written) or "nan")


def _bare(name: str) -> str:
    return plain_name(name.replace(*NO_DOMAIN)).replace(" ", "")


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def score(
    lines: Sequence[Line], answers: Sequence[Sequence[Place]], right: Callable[[Place, Mention], bool]
) -> tuple[Score, Score]:
    """Return how many values were found, and how many of them with the right canonical form."""
    found = false = missed = read_right = 0
    for line, places in zip(lines, answers, strict=True):
        for mention in line.mentions:
            label = Place(mention.start, mention.start + len(mention.surface))
            meeting = [place for place in places if place.meets(label)]
            if not mention.optional:
                found += bool(meeting)
                missed += not meeting
                read_right += any(right(place, mention) for place in meeting)
        known = [Place(one.start, one.start + len(one.surface)) for one in line.mentions]
        stray: list[Place] = []
        for place in places:
            if not is_count(place) and not any(place.meets(other) for other in (*known, *line.aside, *stray)):
                stray.append(place)
        false += len(stray)
    return Score(found, false, missed), Score(read_right, false + found - read_right, missed + found - read_right)


def is_count(place: Place) -> bool:
    """Return whether a place is a count of things, which the set lets readers leave out."""
    attribute = place.value[0] if isinstance(place.value, tuple) else None
    return isinstance(attribute, Attribute) and attribute.unit in COUNTS


def found_by_us(kind: str, lines: Sequence[Line]) -> tuple[list[list[Place]], float]:
    """Return what aggregator finds in each line, and the processor seconds it takes once it is warm."""
    if kind in NAMES:
        _names(kind, lines[:1])
        start = time.process_time()
        return _names(kind, lines), time.process_time() - start
    find = ours(kind)
    find(lines[0].text, lines[0].day)
    start = time.process_time()
    answers = [find(line.text, line.day) for line in lines]
    return answers, time.process_time() - start


def found_by_peers(kind: str, lines: Sequence[Line], peers: Peers) -> dict[str, tuple[list[list[Place]], float]]:
    """Return what each other library finds, and its processor seconds; each is told which language a line is in."""
    all_found: dict[str, tuple[list[list[Place]], float]] = {}
    for asked in ASKED.get(kind, ()):
        for language in ("en", "zh"):
            own = [number for number, line in enumerate(lines) if line.language == language]
            cases = [Case(lines[i].text, lines[i].day or dt.date(2025, 1, 1), (), ()) for i in own]
            for name, (answers, seconds) in peers.answers(asked, language, cases).items():
                places, before = all_found.setdefault(name, ([[] for _ in lines], 0.0))
                for i, answer in zip(own, answers, strict=True):
                    places[i] += answer
                all_found[name] = places, before + seconds
    return all_found


def rows(half: Half | None, peers: Peers | None) -> Iterator[dict[str, Any]]:
    """Yield for each kind of value how well it is found in both languages and halves, by us and by the others."""
    parts: list[tuple[Half, list[Labelled]]] = [
        (part, list(documents(part))) for part in ("tuning", "test") if half in (None, part)
    ]
    for kind in KINDS.values():
        if kind == "marking":
            continue
        by_part = {part: lines_of(kind, chosen) for part, chosen in parts}
        lines = [line for own in by_part.values() for line in own]
        answers = {"aggregator": found_by_us(kind, lines)}
        if peers is not None:
            answers |= found_by_peers(kind, lines, peers)
        size = sum(len(line.text.encode()) for line in lines) / 1e6
        yield {
            "kind": kind,
            "labelled": sum(len(line.mentions) for line in lines),
            "scores": {
                name: _scores(kind, name, by_part, places) | {"speed": size / max(seconds, 1e-9)}
                for name, (places, seconds) in answers.items()
            },
        }


def _scores(
    kind: str, name: str, by_part: Mapping[Half, Sequence[Line]], places: Sequence[Sequence[Place]]
) -> dict[str, Any]:
    scores: dict[str, Any] = {}
    begin = 0
    for part, lines in by_part.items():
        own = places[begin : begin + len(lines)]
        begin += len(lines)
        for language in ("en", "zh", "all"):
            chosen = [(line, one) for line, one in zip(lines, own, strict=True) if language in ("all", line.language)]
            right = (lambda place, mention: is_read(kind, place, mention)) if name == "aggregator" else _is_found
            found, read_right = score([line for line, _ in chosen], [one for _, one in chosen], right)
            scores[f"{part} {language}"] = found.as_row() | {"read": read_right.f1}
    return scores


def _is_found(_place: Place, _mention: Mention) -> bool:
    return True


def show(kind: str) -> None:
    """Print what is missed, misread and false of a kind in the tuning half."""
    lines = lines_of(kind, documents("tuning"))
    for line, places in zip(lines, found_by_us(kind, lines)[0], strict=True):
        labels = [(one, Place(one.start, one.start + len(one.surface))) for one in line.mentions]
        for mention, label in labels:
            met = [place for place in places if place.meets(label)]
            if not mention.optional and not any(is_read(kind, place, mention) for place in met):
                said = [place.value[1] for place in met]
                sys.stdout.write(
                    f"{'MISREAD ' + str(said) if met else 'MISSED'}: {mention.value} [{mention.surface}]\n"
                )
                sys.stdout.write(f"    {line.text[:200]}\n")
        for place in places:
            if not any(place.meets(other) for other in (*(label for _, label in labels), *line.aside)):
                sys.stdout.write(
                    f"FALSE: {place.value[1]} [{line.text[place.start : place.end]}]\n    {line.text[:200]}\n"
                )


def main() -> None:
    """Print how each kind is found."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--half", choices=("tuning", "test"), default="tuning")
    options.add_argument("--peers", help="an interpreter with the other libraries")
    options.add_argument("--show", metavar="KIND", help="each miss of a kind, of the tuning half only")
    given = options.parse_args()
    if given.show:
        show(given.show)
        return
    for row in rows(given.half, Peers(given.peers) if given.peers else None):
        for name, scores in row["scores"].items():
            sys.stdout.write(f"{row['kind']:<16}{name:<18}{scores['speed']:6.2f} MB/s\n")
            for part in ("en", "zh", "all"):
                one = "  ".join(f"{what} {figure:.3f}" for what, figure in scores[f"{given.half} {part}"].items())
                sys.stdout.write(f"    {part:<6}{one}\n")


if __name__ == "__main__":
    main()
