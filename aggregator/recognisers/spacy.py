"""Names by a spaCy pipeline that is installed or stands in a folder of this machine."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from aggregator.model.errors import ConfigError
from aggregator.recogniser import Options, Recognised, installed, known_options

NETWORK = False

KINDS = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}
"""What the labels of the pipelines' schemes stand for (OntoNotes and WikiNER)."""

CONFIDENCE = 0.8
"""How sure a name is; spaCy itself does not say."""


def check(options: Options) -> None:
    """Check that spaCy and the pipeline named by ``model`` are there."""
    known_options("spacy", options, {"model": str})
    installed("spacy", "spacy", "nlp")
    model = options.get("model")
    if not model:
        raise ConfigError("recognisers.spacy: name a pipeline, model = 'en_core_web_sm' or the folder of one")
    if not Path(model).is_dir() and (not model.isidentifier() or find_spec(model) is None):
        raise ConfigError(f"recognisers.spacy.model: there is no pipeline '{model}'; python -m spacy download {model}")


def make(options: Options) -> Pipeline:
    """Return the recogniser of a pipeline."""
    return Pipeline(import_module("spacy").load(options["model"]))


class Pipeline:
    """A loaded spaCy pipeline."""

    def __init__(self, loaded: Any) -> None:
        self._loaded = loaded

    def recognise(self, text: str, language: str) -> Iterator[Recognised]:  # noqa: ARG002 - a pipeline has its own
        """Yield the entities whose label is a person, an organisation or a place."""
        for entity in self._loaded(text).ents:
            if entity.label_ in KINDS:
                kind = KINDS[entity.label_]
                yield Recognised(kind, entity.start_char, entity.end_char, entity.text, CONFIDENCE)
