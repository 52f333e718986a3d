"""How much of everything the labelled set has: the table in its README."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from labelled.make import SECTORS, documents
from labelled.records import KINDS, MODALITIES, Fact, Labelled, Mention

HEAD = "| | tuning | test |\n|---|--:|--:|\n"
BEFORE, AFTER = "<!-- counts -->\n", "<!-- /counts -->"
FORMATS = ("docx", "xlsx", "pdf", "txt", "eml", "html", "md", "csv", "json", "pptx", "chat")
LANGUAGES = {"en": "English", "zh": "Chinese", "mixed": "mixed"}
PLACES = {"text": "in running text", "table": "in tables, forms, records"}

Half = Sequence[Labelled]


def table() -> str:
    """Return the table of both halves in Markdown."""
    halves = (documents("tuning"), documents("test"))
    return HEAD + "".join(f"| {name} | {count(halves[0])} | {count(halves[1])} |\n" for name, count in _rows())


def _rows() -> Iterator[tuple[str, Callable[[Half], int]]]:
    yield "**documents**", len
    for language, name in LANGUAGES.items():
        yield name, lambda half, language=language: sum(one.language == language for one in half)
    for sector in SECTORS:
        yield sector, lambda half, sector=sector: sum(one.sector == sector for one in half)
    for suffix in FORMATS:
        yield suffix, lambda half, suffix=suffix: sum(one.format == suffix for one in half)
    yield "without any fact", lambda half: sum(not one.facts for one in half)
    yield "**facts**", lambda half: len(_facts(half))
    for place, name in PLACES.items():
        yield name, lambda half, place=place: sum(fact.place == place for fact in _facts(half))
    for modality in MODALITIES:
        yield modality, lambda half, modality=modality: sum(fact.modality == modality for fact in _facts(half))
    yield "optional", lambda half: sum(fact.optional for fact in _facts(half))
    yield "**mentions**", lambda half: len(_mentions(half))
    for kind in KINDS.values():
        if kind != "marking":
            yield kind, lambda half, kind=kind: sum(mention.kind == kind for mention in _mentions(half))
    yield "optional", lambda half: sum(mention.optional for mention in _mentions(half))
    yield "**markings**", lambda half: sum(len(one.markings) for one in half)


def _facts(half: Half) -> list[Fact]:
    return [fact for document in half for fact in document.facts]


def _mentions(half: Half) -> list[Mention]:
    return [mention for document in half for mention in document.mentions]
