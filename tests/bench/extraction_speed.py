"""How fast subjects are found in text, and everything that is taken from a document: ``extraction_speed.py``.

A pack of 100,000 listed names and office documents in English and Chinese are made from a seed (`office.py`); all run
over the same texts in one run, on one core, by processor time. ``--peers /their/python`` times spaCy's PhraseMatcher
with the same names and presidio-analyzer beside, in an interpreter that has them; ``--size`` is in megabytes of UTF-8.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import ahocorasick_rs
from office import Office, bytes_of, listed_names, listing_pack, texts_of

from aggregator.extraction.extract import Extractor, survey
from aggregator.extraction.likeness import signature_of
from aggregator.extraction.markings import markings_of
from aggregator.extraction.mentions import mentions_of
from aggregator.extraction.search_text import folded
from aggregator.extraction.search_texts import searched_all
from aggregator.extraction.tables import facts_of_tables
from aggregator.extraction.text import facts_of_text
from aggregator.extraction.topics import topics_of
from aggregator.extraction.vocabulary import Vocabulary
from aggregator.model.documents import Document
from aggregator.policy.records import Pack

MATCHING, BARE, WHOLE = "matching", "ahocorasick-rs, bare", "whole extraction"
PEERS_SIZE = 1_000_000
"""Bytes that the peers are given: they would take too long over all."""

Step = Callable[[Document], object]


def steps(pack: Pack, names: Sequence[str]) -> dict[str, Step]:
    """Return what is timed, by name: matching, the bare library, the whole, and the stages of the whole."""
    vocabulary, extractor = Vocabulary(pack), Extractor(pack)
    automaton = ahocorasick_rs.AhoCorasick([folded(name) for name in names])

    def matching(document: Document) -> object:
        texts = searched_all(texts_of(document))
        vocabulary.look_through(texts)
        return [(vocabulary.subjects_in(text), vocabulary.cues.found_in(text)) for text in texts]

    def bare(document: Document) -> object:
        return [automaton.find_matches_as_indexes(text.lower(), overlapping=True) for text in texts_of(document)]

    return {
        MATCHING: matching,
        BARE: bare,
        WHOLE: lambda document: (extractor.extract(document), survey(document)),
        "facts of text": lambda document: facts_of_text(document, pack, vocabulary),
        "facts of tables": lambda document: facts_of_tables(document, pack, vocabulary),
        "names and values mentioned": mentions_of,
        "markings": markings_of,
        "signature": signature_of,
        "topics": lambda document: topics_of(document, pack),
    }


def speed(step: Step, documents: Iterable[Document], size: int) -> float:
    """Return how many megabytes a second of processor time a step works through."""
    start = time.process_time()
    for document in documents:
        step(document)
    return size / 1e6 / max(time.process_time() - start, 1e-9)


def peers_speed(python: str, names: Sequence[str], documents: Iterable[Document]) -> dict[str, float]:
    """Return the speeds of the peers that the interpreter has, over the first documents."""
    texts: list[str] = []
    size = 0
    for document in documents:
        texts += texts_of(document)
        size += bytes_of(document)
        if size >= PEERS_SIZE:
            break
    script = Path(__file__).with_name("extraction_speed_peers.py")
    asked = json.dumps({"names": list(names), "texts": texts})
    done = subprocess.run([python, str(script)], input=asked, capture_output=True, text=True, check=True)
    return {name: size / 1e6 / seconds for name, seconds in json.loads(done.stdout).items()}


def measured(names_count: int, size: int, peers: str) -> dict[str, Any]:
    """Return the speeds in megabytes a second, by name."""
    chance = random.Random(20250101)
    subjects = listed_names(names_count, chance)
    names = [name for called in subjects for name in called]
    documents = list(Office(subjects, chance).documents(size))
    made = sum(map(bytes_of, documents))
    timed = steps(listing_pack(subjects), names)
    for step in timed.values():
        step(documents[0])
    gc.collect()
    gc.freeze()  # a worker holds one document at a time, so that its collector need not look through all of them
    speeds = {name: speed(step, documents, made) for name, step in timed.items()}
    return {
        "names": len(names),
        "documents": len(documents),
        "size": made / 1e6,
        "speeds": speeds,
        "peers": peers_speed(peers, names, documents) if peers else {},
    }


def main() -> None:
    """Print the speeds, as JSON with ``--json``."""
    options = argparse.ArgumentParser(description=main.__doc__)
    options.add_argument("--names", type=int, default=100_000)
    options.add_argument("--size", type=float, default=20.0, help="megabytes")
    options.add_argument("--peers", default="", help="a python that has spaCy and presidio-analyzer")
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args()
    found = measured(chosen.names, int(chosen.size * 1e6), chosen.peers)
    if chosen.json:
        json.dump(found, sys.stdout, indent=1)
        return
    print(f"{found['names']} names, {found['documents']} documents, {found['size']:.1f} MB")
    for name, one in (found["speeds"] | found["peers"]).items():
        print(f"{name:<30}{one:>9.2f} MB/s")


if __name__ == "__main__":
    main()
