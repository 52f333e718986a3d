"""Runs the other libraries of `extraction_speed.py` in an interpreter that has them.

Takes JSON on standard input, ``{"names": [...], "texts": [...]}``, and answers with the processor seconds each peer
takes over the texts: spaCy's PhraseMatcher for the names, and presidio-analyzer's recognisers on a blank pipeline.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from typing import Any

import spacy
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import SpacyNlpEngine
from spacy.matcher import PhraseMatcher


class Blank(SpacyNlpEngine):
    """A pipeline that only splits words."""

    def __init__(self) -> None:
        super().__init__(models=[{"lang_code": "en", "model_name": "blank"}])
        self.nlp = {"en": spacy.blank("en")}

    def load(self) -> None:
        """Have everything loaded already."""


def phrases(names: list[str], texts: list[str]) -> float:
    """Return the seconds of spaCy's PhraseMatcher; Chinese is split into characters."""
    pipelines = {False: spacy.blank("en"), True: spacy.blank("zh")}
    matchers = {}
    for is_han, pipeline in pipelines.items():
        matchers[is_han] = PhraseMatcher(pipeline.vocab, attr="LOWER")
        own = [name for name in names if name.isascii() is not is_han]
        matchers[is_han].add("NAME", list(pipeline.tokenizer.pipe(own)))
    start = time.process_time()
    for text in texts:
        is_han = not text.isascii()
        matchers[is_han](pipelines[is_han].make_doc(text))
    return time.process_time() - start


def presidio(texts: list[str]) -> float:
    """Return the seconds of presidio-analyzer with all its recognisers for English."""
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers()
    engine = AnalyzerEngine(registry=registry, nlp_engine=Blank())
    engine.analyze("Call 020 7946 0958.", "en")
    start = time.process_time()
    for text in texts:
        engine.analyze(text, "en")
    return time.process_time() - start


def main() -> None:
    """Answer what came in."""
    warnings.simplefilter("ignore")
    asked: dict[str, Any] = json.load(sys.stdin)
    answer = {
        "spaCy PhraseMatcher": phrases(asked["names"], asked["texts"]),
        "presidio-analyzer": presidio(asked["texts"]),
    }
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
