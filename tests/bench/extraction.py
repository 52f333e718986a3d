"""How well facts, values and markings are found in the labelled set: precision, recall and F1, split by much.

``python tests/bench/extraction.py [--half tuning|test] [--misses] [--place table|text] [--sector NAME]
[--document PART]``. A fact counts as found from confidence 0.5 on. ``--misses`` prints each missed and each
false fact, and those found with another modality; of the tuning half only: rules are not fitted to the other.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from extraction_truth import CLAIMS, FLOOR, HOPES, Compared, Found, compared
from labelled.make import SECTORS, documents, pack_of
from labelled.records import MODALITIES, Labelled
from labelled.records import Fact as Label
from labelled.writing import content

from aggregator.extraction.extract import Extractor
from aggregator.extraction.markings import markings_of
from aggregator.model.documents import Document, FileId, Source
from aggregator.policy.loader import load_pack
from aggregator.reading.read import read_document


@cache
def extractor_of(pack: Path) -> Extractor:
    """Return the extractor of one of the set's packs."""
    return Extractor(load_pack(pack))


@cache
def read(document: Labelled) -> Document:
    """Return a labelled document as the readers give its file."""
    return read_document(content(document), Source(FileId(document.path), document.path, "1"))


def comparisons(chosen: Iterable[Labelled]) -> list[Compared]:
    """Return each document's labels beside what is found in it."""
    found = []
    for document in chosen:
        extractor = extractor_of(pack_of(document))
        found.append(compared(document, extractor.extract(read(document)).facts, extractor.pack))
    return found


class Judged(NamedTuple):
    """A label or a finding on its own, or both where they agree; what it is split by is the label's, else ours."""

    document: Labelled
    label: Label | None
    found: Found | None

    @property
    def said(self) -> Label | Found:
        """Return the label, or else the finding."""
        said = self.label or self.found
        assert said is not None
        return said


@dataclass(frozen=True, slots=True)
class Score:
    """How many were wanted and found, were found without being wanted, and were missed."""

    right: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right."""
        return self.right / max(1, self.right + self.false)

    @property
    def recall(self) -> float:
        """Return the share of what was wanted that was found."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        return 2 * self.right / max(1, 2 * self.right + self.false + self.missed)

    def as_row(self) -> dict[str, float]:
        """Return the three, and how much was wanted, for JSON."""
        wanted = self.right + self.missed
        return {"precision": self.precision, "recall": self.recall, "f1": self.f1, "wanted": wanted}

    def __str__(self) -> str:
        rates = f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"
        return f"{rates}  ({self.right} right, {self.false} false, {self.missed} missed)"


def judged(all_compared: Iterable[Compared], *, is_lenient: bool = False, floor: float = FLOOR) -> Iterator[Judged]:
    """Yield what is right, false or missed among the claims; neither optional labels nor their findings.

    Leniently, it is all one whether something is so, is planned, or is aimed at.
    """
    claims = HOPES if is_lenient else CLAIMS
    for one in all_compared:
        met: set[int] = set()
        for found, label in one.right:
            if found.confidence < floor or found.modality not in claims:
                continue
            is_same = found.modality == label.modality or (is_lenient and label.modality in claims)
            if is_same and not (label.optional or id(label) in met):
                met.add(id(label))
                yield Judged(one.document, label, found)
            elif not is_same and not label.optional:
                yield Judged(one.document, None, found)
        for found in one.stray:
            if found.confidence >= floor and found.modality in claims:
                yield Judged(one.document, None, found)
        for label in dict.fromkeys([*(label for _, label in one.right), *one.missed]):
            if id(label) not in met and label.modality in claims and not label.optional:
                yield Judged(one.document, label, None)


def score(cases: Iterable[Judged]) -> Score:
    """Return the counts of what was judged."""
    counts = Counter("missed" if one.found is None else "right" if one.label else "false" for one in cases)
    return Score(counts["right"], counts["false"], counts["missed"])


def split(cases: Sequence[Judged], by: Callable[[Judged], str]) -> Iterator[tuple[str, Score]]:
    """Yield the score of each part that the cases fall into."""
    for name in sorted({by(one) for one in cases}):
        yield name, score(one for one in cases if by(one) == name)


def _value_kind(one: Judged) -> str:
    pack = extractor_of(pack_of(one.document)).pack
    return pack.attributes[one.said.attribute].value.value


SPLITS: dict[str, Callable[[Judged], str]] = {
    "place": lambda one: one.said.place,
    "place and language": lambda one: f"{one.said.place} {one.document.language}",
    "language": lambda one: one.document.language,
    "format": lambda one: one.document.format,
    "sector": lambda one: one.document.sector,
    "value kind": _value_kind,
    "attribute": lambda one: f"{one.document.sector} {one.said.attribute}",
}


def modalities(all_compared: Iterable[Compared]) -> Counter[tuple[str, str]]:
    """Return how often each labelled modality was found as which; ``missed`` where nothing was found."""
    pairs: Counter[tuple[str, str]] = Counter()
    for one in all_compared:
        best: dict[int, tuple[Label, Found]] = {}
        for found, label in one.right:
            if found.confidence >= FLOOR and not label.optional:
                best.setdefault(id(label), (label, found))
        pairs.update((label.modality, found.modality) for label, found in best.values())
        left = [label for _, label in one.right if id(label) not in best]
        pairs.update(
            (label.modality, "missed")
            for label in {id(each): each for each in (*left, *one.missed)}.values()
            if not label.optional
        )
    return pairs


def marking_score(chosen: Iterable[Labelled]) -> Score:
    """Return how well the markings on whole documents are found, each label once a document."""
    total: Counter[str] = Counter()
    for document in chosen:
        labels = {_bare(label) for label in document.markings}
        found = {
            _bare(mark.label)
            for one in read(document).family()
            for mark in markings_of(one)
            if mark.position != "portion"
        }
        total["right"] += len(labels & found)
        total["false"] += len(found - labels)
        total["missed"] += len(labels - found)
    return Score(total["right"], total["false"], total["missed"])


def _bare(label: str) -> str:
    return "".join(part for part in label.casefold() if part.isalnum())


def print_scores(chosen: Sequence[Labelled], all_compared: Sequence[Compared], place: str | None) -> None:
    """Print every figure of the chosen documents."""
    cases = [one for one in judged(all_compared) if place in (None, one.said.place)]
    loose = [one for one in judged(all_compared, is_lenient=True) if place in (None, one.said.place)]
    write = sys.stdout.write
    write(f"{len(chosen)} documents\nfacts               {score(cases)}\nfacts, leniently    {score(loose)}\n")
    for name, by in SPLITS.items():
        write(f"\nby {name}\n")
        for part, one in split(cases, by):
            write(f"  {part:<30} {one}\n")
    pairs = modalities(all_compared)
    columns = ("actual", "planned", "target", "hypothetical", "negated", "missed")
    write("\nmodality            found as  " + "  ".join(f"{name:>12}" for name in columns) + "\n")
    for name in MODALITIES:
        write(f"  {name:<28}" + "  ".join(f"{pairs[name, column]:>12}" for column in columns) + "\n")
    write(f"\nfacts of subjects that no pack lists (not judged): {sum(one.unlisted for one in all_compared)}\n")
    write(f"\nmarkings            {marking_score(chosen)}\n")


def print_misses(all_compared: Sequence[Compared], place: str | None) -> None:
    """Print what is missed and false, document by document."""
    write = sys.stdout.write
    for one in all_compared:
        cases = [case for case in judged([one]) if not (case.label and case.found)]
        cases = [case for case in cases if place in (None, case.said.place)]
        if cases:
            write(f"\n{one.document.sector}: {one.document.path} ({one.document.language})\n")
        other = {id(label): found for found, label in one.right}
        for case in cases:
            said = case.said
            period = f" @{said.period}" if said.period else ""
            what = f"{said.subject}.{said.attribute} = {said.value} ~{said.modality}{period} [{said.surface}]"
            if case.found is not None:
                write(f"  FALSE  {said.place:<5} {what}  {case.found.confidence:.2f} {case.found.where}\n")
                continue
            write(f"  MISSED {said.place:<5} {what}\n")
            line = one.document.lines[case.label.block] if case.label is not None else ""
            write(f"         in: {line[:220].strip()}\n")
            found = other.get(id(case.label))
            if found is not None:
                write(f"         found as ~{found.modality} with {found.confidence:.2f} {found.where}\n")


def main() -> None:
    """Print the scores, or the misses."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--half", choices=("tuning", "test"), default="tuning")
    options.add_argument("--misses", action="store_true", help="each missed and false fact, of the tuning half only")
    options.add_argument("--place", choices=("table", "text"))
    options.add_argument("--sector", choices=SECTORS)
    options.add_argument("--document", default="", help="a part of the document's path")
    given = options.parse_args()
    if given.half == "test" and (given.misses or given.document):
        options.error("only figures of the whole test half are shown: what is in it is not looked at")
    chosen = [one for one in documents(given.half) if given.sector in (None, one.sector) and given.document in one.path]
    found = comparisons(chosen)
    if given.misses:
        print_misses(found, given.place)
    print_scores(chosen, found, given.place)


if __name__ == "__main__":
    main()
