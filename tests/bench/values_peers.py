"""Runs the other libraries of `values.py` in an interpreter that has them.

Takes JSON on standard input, ``{"kind", "language", "cases": [[text, day], ...]}`` a line, and answers each with
``{"peer": {"seconds": s, "found": [[[start, end, value], ...], ...]}, ...}``, a list for each text. A value is what
the peer says, still in its own words; None where it names only the place.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

import presidio_analyzer.predefined_recognizers as shelf
import spacy
from dateparser.search import search_dates
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import SpacyNlpEngine
from quantulum3 import parser

Found = list[list[Any]]
Peer = Callable[[str, str], Found]

CULTURES = {"en": "en-us", "zh": "zh-cn"}
MODELS = {
    "e-mail": ("recognizers_sequence", "SequenceRecognizer", "get_email_model"),
    "URL": ("recognizers_sequence", "SequenceRecognizer", "get_url_model"),
    "IP address": ("recognizers_sequence", "SequenceRecognizer", "get_ip_address_model"),
    "phone": ("recognizers_sequence", "SequenceRecognizer", "get_phone_number_model"),
    "number": ("recognizers_number", "NumberRecognizer", "get_number_model"),
    "percentage": ("recognizers_number", "NumberRecognizer", "get_percentage_model"),
    "money": ("recognizers_number_with_unit", "NumberWithUnitRecognizer", "get_currency_model"),
    "quantity": ("recognizers_number_with_unit", "NumberWithUnitRecognizer", "get_dimension_model"),
    "date": ("recognizers_date_time", "DateTimeRecognizer", "get_datetime_model"),
    "period": ("recognizers_date_time", "DateTimeRecognizer", "get_datetime_model"),
}
ENTITIES = {
    "e-mail": ("EmailRecognizer", "EMAIL_ADDRESS"),
    "URL": ("UrlRecognizer", "URL"),
    "IP address": ("IpRecognizer", "IP_ADDRESS"),
    "phone": ("PhoneRecognizer", "PHONE_NUMBER"),
    "date": ("DateRecognizer", "DATE_TIME"),
}
QUANTULUM = ("number", "percentage", "money", "quantity")


def recognizers(kind: str, language: str) -> Peer | None:
    """Return Recognizers-Text's model of a kind."""
    module, recognizer, model_of = MODELS[kind]
    culture = CULTURES[language]
    owner = getattr(__import__(module), recognizer)(culture)
    model = getattr(owner, model_of)(culture)
    if model is None:
        return None
    wanted = {"date": "datetimeV2.date", "period": "datetimeV2.daterange"}.get(kind)

    def find(text: str, day: str) -> Found:
        given = (text, dt.datetime.fromisoformat(day)) if wanted else (text,)
        return [
            [result.start, result.end + 1, result.resolution]
            for result in model.parse(*given)
            if wanted is None or result.type_name == wanted
        ]

    return find


def presidio(kind: str, language: str) -> Peer | None:
    """Return presidio-analyzer with its recogniser of a kind, on a blank spaCy pipeline."""
    if kind not in ENTITIES:
        return None

    class Blank(SpacyNlpEngine):
        def __init__(self) -> None:
            super().__init__(models=[{"lang_code": language, "model_name": "blank"}])
            self.nlp = {language: spacy.blank(language)}

        def load(self) -> None:
            return

    name, entity = ENTITIES[kind]
    registry = RecognizerRegistry(supported_languages=[language])
    registry.add_recognizer(getattr(shelf, name)(supported_language=language))
    analyzer = AnalyzerEngine(registry=registry, nlp_engine=Blank(), supported_languages=[language])

    def find(text: str, _day: str) -> Found:
        found = analyzer.analyze(text=text, language=language, entities=[entity])
        return [[one.start, one.end, None] for one in found]

    return find


def quantulum(kind: str, language: str) -> Peer | None:
    """Return quantulum3, which knows English only."""
    if kind not in QUANTULUM or language != "en":
        return None

    def find(text: str, _day: str) -> Found:
        return [
            [*one.span, {"value": one.value, "unit": one.unit.name, "entity": one.unit.entity.name}]
            for one in parser.parse(text)
            if _is_of(kind, one.unit.name, one.unit.entity.name)
        ]

    return find


def _is_of(kind: str, unit: str, entity: str) -> bool:
    of = {"dimensionless": "number", "currency": "money"}.get(entity, "quantity")
    return ("percentage" if unit == "percentage" else of) == kind


def dateparser_(kind: str, language: str) -> Peer | None:
    """Return dateparser's search."""
    if kind != "date":
        return None

    def find(text: str, day: str) -> Found:
        settings = {"RELATIVE_BASE": dt.datetime.fromisoformat(day)}
        found, place = [], 0
        for surface, moment in search_dates(text, languages=[language], settings=settings) or ():
            start = text.find(surface, place)
            if start >= 0:
                place = start + len(surface)
                found.append([start, place, moment.date().isoformat()])
        return found

    return find


PEERS = {
    "Recognizers-Text": recognizers,
    "presidio": presidio,
    "quantulum3": quantulum,
    "dateparser": dateparser_,
}


@cache
def peer_of(name: str, kind: str, language: str) -> Peer | None:
    """Return a peer, ready for a kind in a language, or None where it does not know them."""
    return PEERS[name](kind, language)


def answer(find: Peer, cases: Sequence[tuple[str, str]]) -> dict[str, object]:
    """Return what a peer finds in the texts, and the processor seconds it took after a first text."""
    tried(find, *cases[0])
    start = time.process_time()
    found = [tried(find, text, day) for text, day in cases]
    return {"seconds": time.process_time() - start, "found": found}


def tried(find: Peer, text: str, day: str) -> Found:
    """Return what a peer finds in a text: nothing where it fails, as some do on odd texts."""
    try:
        return find(text, day)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError):
        return []


def main(lines: Iterable[str]) -> None:
    """Answer every line."""
    warnings.simplefilter("ignore")
    out = sys.stdout
    sys.stdout = sys.stderr
    for line in lines:
        asked = json.loads(line)
        answers = {}
        for name in PEERS:
            find = peer_of(name, asked["kind"], asked["language"])
            if find is not None:
                answers[name] = answer(find, asked["cases"])
        out.write(json.dumps(answers, default=str) + "\n")
        out.flush()


if __name__ == "__main__":
    main(sys.stdin)
