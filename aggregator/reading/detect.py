"""What a file is: by its content first, by its name where content cannot tell."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points

import aggregator.reading.formats as shelf
from aggregator.model.documents import Status
from aggregator.reading.encoding import is_text
from aggregator.reading.format import Format
from aggregator.reading.signatures import Signature, signature_of

ENTRY_POINT_GROUP = "aggregator.formats"
YIELDS_TO_EXTENSION = 80
PLAIN_TEXT = "text"


@dataclass(frozen=True, slots=True)
class Detected:
    """What the bytes were taken for.

    Parameters
    ----------
    format
        The format that reads them, or None where none does.
    detected_by
        ``content``, ``extension`` or ``nothing``.
    warning
        Set where name and content disagree.
    status, reason
        Why nothing reads them, where nothing does.
    """

    format: Format | None
    media_type: str
    detected_by: str
    warning: str = ""
    status: Status = Status.OK
    reason: str = ""


@cache
def formats() -> tuple[Format, ...]:
    """Return every known format, lowest rank first: the modules of ``formats/`` and the installed plug-ins."""
    names = sorted(module.name for module in pkgutil.iter_modules(shelf.__path__))
    own: list[Format] = [importlib.import_module(f"{shelf.__name__}.{name}").FORMAT for name in names]
    added: list[Format] = [point.load() for point in entry_points(group=ENTRY_POINT_GROUP)]
    return tuple(sorted([*own, *added], key=lambda known: (known.rank, known.name)))


def detect(content: bytes, name: str) -> Detected:
    """Return what the bytes are; the extension counts only among formats that content cannot tell apart."""
    named = _by_extension(name)
    if not content:
        return Detected(None, named.media_type if named else "application/x-empty", "extension" if named else "nothing")
    signature = signature_of(content)
    if signature is not None:
        return _unread(signature, named)
    found = _found(content)
    text = found is None and is_text(content)  # not asked where the format is plain, for it takes a while
    if text:
        found = _found_in_text(content, named)
    if found is not None:
        prose = _holds_text(found) or found.rank >= YIELDS_TO_EXTENSION
        return Detected(found, found.media_type, "content", _disagreement(named, found.media_type, text=prose))
    if not text:
        return _unread(Signature("application/octet-stream", "content of no known format"), named)
    if named is not None and _holds_text(named):
        return Detected(named, named.media_type, "extension")
    plain = next(known for known in formats() if known.name == PLAIN_TEXT)
    return Detected(plain, plain.media_type, "content", _disagreement(named, plain.media_type, text=text))


def _found(content: bytes) -> Format | None:
    """Return the format that the bytes say they are."""
    return next((known for known in formats() if known.rank < YIELDS_TO_EXTENSION and known.matches(content)), None)


def _found_in_text(content: bytes, named: Format | None) -> Format | None:
    """Return the format a text looks like, unless its extension claims another one that is text too."""
    claimed = named is not None and _holds_text(named) and named.name != PLAIN_TEXT
    asked = (known for known in formats() if known.rank >= YIELDS_TO_EXTENSION and (known is named or not claimed))
    return next((known for known in asked if known.matches(content)), None)


def _holds_text(known: Format) -> bool:
    return known.media_type.startswith(("text/", "message/")) or known.media_type == "application/json"


def _by_extension(name: str) -> Format | None:
    stem, dot, extension = name.lower().rpartition(".")
    if not dot or not stem:
        return None
    return next((known for known in formats() if f".{extension}" in known.extensions), None)


def _unread(signature: Signature, named: Format | None) -> Detected:
    return Detected(
        None,
        signature.media_type,
        "content",
        "" if signature.encrypted else _disagreement(named, signature.media_type, text=_is_text(signature.media_type)),
        Status.ENCRYPTED if signature.encrypted else Status.UNSUPPORTED,
        f"{signature.what} is encrypted" if signature.encrypted else f"{signature.what} is not read",
    )


def _is_text(media_type: str) -> bool:
    return media_type.startswith("text/")


def _disagreement(named: Format | None, media_type: str, *, text: bool) -> str:
    if named is None or named.media_type == media_type or (text and named.name == PLAIN_TEXT):
        return ""
    if media_type.endswith(f"+{named.media_type.rpartition('/')[2]}"):
        return ""  # GeoJSON is JSON too, and says so in its type
    return f"the name says {named.media_type}, the content is {media_type}"
