"""The other libraries' side of `names.py`: a task in JSON comes in, what each finds goes out.

It runs in the peers' environment: presidio-analyzer, spacy and jieba.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

import jieba.posseg
import spacy
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine
from presidio_analyzer.recognizer_registry import RecognizerRegistry

Finder = Callable[[str], list[tuple[str, int, int]]]


def presidio(language: str) -> Finder:
    """Return presidio-analyzer with all its recognisers on a blank spaCy pipeline."""

    class Blank(SpacyNlpEngine):
        def __init__(self) -> None:
            super().__init__([{"lang_code": language, "model_name": "blank"}], NerModelConfiguration())
            self.nlp = {language: spacy.blank(language)}

        def load(self) -> None:
            pass

    registry = RecognizerRegistry(supported_languages=[language])
    registry.load_predefined_recognizers(languages=[language], nlp_engine=Blank())
    engine = AnalyzerEngine(nlp_engine=Blank(), registry=registry, supported_languages=[language])
    kinds = {"PERSON": "person", "ORGANIZATION": "organisation", "LOCATION": "place", "NRP": "other"}

    def find(text: str) -> list[tuple[str, int, int]]:
        found = engine.analyze(text, language=language)
        return [(kinds[one.entity_type], one.start, one.end) for one in found if one.entity_type in kinds]

    return find


def jieba_tags() -> Finder:
    """Return jieba's part-of-speech tags, with the hidden Markov model it carries: persons, bodies, places."""
    jieba.posseg.lcut("开始")
    kinds = {"nr": "person", "nrt": "person", "nrfg": "person", "ns": "place", "nt": "organisation"}

    def find(text: str) -> list[tuple[str, int, int]]:
        at, found = 0, []
        for word, tag in jieba.posseg.cut(text):
            if tag in kinds:
                found.append((kinds[tag], at, at + len(word)))
            at += len(word)
        return found

    return find


def main() -> None:
    """Answer one task."""
    asked = json.load(sys.stdin)
    finders = {"presidio on blank spaCy": presidio(asked["language"])}
    if asked["language"] == "zh":
        finders["jieba.posseg"] = jieba_tags()
    answers = {}
    for name, find in finders.items():
        start = time.process_time()
        found = [find(text) for text in asked["texts"]]
        answers[name] = {"found": found, "seconds": time.process_time() - start}
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
