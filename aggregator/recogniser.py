"""Recognisers: what finds more names in text than the program does itself, behind one small protocol.

None is used unless the site's configuration names it. A recogniser is a module with ``NETWORK``, ``check(options)``
and ``make(options)``: one of `aggregator.recognisers`, or an entry point of the group ``aggregator.recognisers``.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Mapping
from hashlib import sha256
from importlib import import_module, metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from aggregator.model.errors import AggregatorError, ConfigError, nearest

ENTRY_POINTS = "aggregator.recognisers"

KINDS = ("person", "organisation", "place")
"""What may be recognised; anything else is left out."""

Options = Mapping[str, Any]


class Recognised(NamedTuple):
    """A name in a text: its kind, one of `KINDS`, its span, the name, and how sure it is, from 0 to 1."""

    kind: str
    start: int
    end: int
    value: str
    confidence: float


class Recogniser(Protocol):
    """What finds names in a text."""

    def recognise(self, text: str, language: str) -> Iterable[Recognised]:
        """Return the names in a text. ``language`` is a code such as ``en``, empty where it is not known.

        Raises
        ------
        RecogniserFailed
            The text could not be looked at. It is said of the document, which is tried again by the next scan.
        RecogniserSilent
            The same, where nothing was there to look at it. After a few such in a row no more texts are handed over.
        """
        ...


class RecogniserFailed(AggregatorError):
    """A recogniser gave no answer. The message never repeats the text."""


class RecogniserSilent(RecogniserFailed):
    """A recogniser could not be reached, or said nothing in its time: most likely it will not for the next text."""


class RecogniserModule(Protocol):
    """What a recogniser's module offers. ``NETWORK`` says whether the text leaves this machine's process."""

    NETWORK: bool

    def check(self, options: Options) -> None:
        """Raise ConfigError where the options are wrong or something is not installed. Loads nothing heavy."""

    def make(self, options: Options) -> Recogniser:
        """Return a recogniser; called in the process that recognises."""


def recogniser_names() -> list[str]:
    """Return the names of the recognisers there are: those shipped and those of installed packages."""
    return sorted(_shipped() | {point.name for point in metadata.entry_points(group=ENTRY_POINTS)})


def recogniser_module(name: str) -> RecogniserModule:
    """Return the module of a recogniser.

    Raises
    ------
    ConfigError
        There is none of that name, or it is not what it should be.
    """
    if name in _shipped():
        return import_module(f"aggregator.recognisers.{name}")
    point = next(iter(metadata.entry_points(group=ENTRY_POINTS, name=name)), None)
    if point is None:
        raise ConfigError(f"recognisers.{name}: there is no such recogniser ({nearest(name, recogniser_names())})")
    try:
        module: RecogniserModule = point.load()
        missing = [wanted for wanted in ("NETWORK", "check", "make") if not hasattr(module, wanted)]
    except ImportError as error:
        raise ConfigError(f"recognisers.{name}: cannot be loaded: {error}") from error
    if missing:
        raise ConfigError(f"recognisers.{name}: is no recogniser, it has no {', '.join(missing)}")
    return module


def fingerprint_of(name: str, options: Options) -> str:
    """Return what tells a recogniser with its options from another: files are read again where it changes."""
    module = recogniser_module(name)
    source = Path(getattr(module, "__file__", None) or ".")
    digest = sha256(source.read_bytes()).hexdigest() if source.is_file() else ""
    return f"{name} {sorted(options.items())!r} {digest}"


def known_options(name: str, options: Options, known: Mapping[str, type | tuple[type, ...]]) -> None:
    """Check the options of a recogniser by name and type.

    Raises
    ------
    ConfigError
        One is unknown or of another type.
    """
    for option, value in options.items():
        if option not in known:
            raise ConfigError(f"recognisers.{name}: unknown key '{option}' ({nearest(option, known)})")
        if not isinstance(value, known[option]) or isinstance(value, bool):
            raise ConfigError(f"recognisers.{name}.{option}: {value!r} is not what it takes")


def installed(name: str, package: str, extra: str) -> None:
    """Check that a package is installed.

    Raises
    ------
    ConfigError
        It is not; the message names what to install.
    """
    if find_spec(package) is None:
        raise ConfigError(f"recognisers.{name}: {package} is not installed; pip install 'aggregator[{extra}]'")


def _shipped() -> set[str]:
    package = import_module("aggregator.recognisers")
    return {module.name for module in pkgutil.iter_modules(package.__path__)}
