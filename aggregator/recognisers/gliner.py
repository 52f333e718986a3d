"""Names by a GLiNER model that stands in a folder of this machine; nothing is downloaded."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from aggregator.model.errors import ConfigError
from aggregator.recogniser import KINDS, Options, Recognised, installed, known_options

NETWORK = False

THRESHOLD = 0.5


def check(options: Options) -> None:
    """Check that GLiNER and the folder named by ``model`` are there, and that ``threshold`` is a share."""
    known_options("gliner", options, {"model": str, "threshold": (int, float)})
    installed("gliner", "gliner", "nlp")
    model = options.get("model")
    if not model or not Path(model).is_dir():
        raise ConfigError("recognisers.gliner: name the folder of a model that was downloaded, model = '/srv/models/…'")
    if not 0 < options.get("threshold", THRESHOLD) < 1:
        raise ConfigError("recognisers.gliner.threshold: is above 0 and below 1")


def make(options: Options) -> Model:
    """Return the recogniser of a model."""
    loaded = import_module("gliner").GLiNER.from_pretrained(options["model"], local_files_only=True)
    return Model(loaded, options.get("threshold", THRESHOLD))


class Model:
    """A loaded GLiNER model."""

    def __init__(self, loaded: Any, threshold: float) -> None:
        self._loaded, self._threshold = loaded, threshold

    def recognise(self, text: str, language: str) -> Iterator[Recognised]:  # noqa: ARG002 - one model for all
        """Yield what the model finds of the kinds, with the score it gives."""
        for found in self._loaded.predict_entities(text, list(KINDS), threshold=self._threshold):
            yield Recognised(found["label"], found["start"], found["end"], found["text"], float(found["score"]))
