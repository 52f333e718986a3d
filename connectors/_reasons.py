"""What servers say of why they refuse, and what became of connections: on one line, without secrets."""

from __future__ import annotations

import json
from collections.abc import Iterable

import httpx

from aggregator.model.paths import printable

_LONGEST = 300
_SAYS = ("code", "status", "errcode", "message", "errmsg", "msg", "error_summary")
_BREAKS = {
    "ConnectError": "cannot be reached",
    "ConnectTimeout": "cannot be reached in time",
    "ReadTimeout": "does not answer in time",
    "RemoteProtocolError": "broke off its answer",
    "DecodingError": "answered with a broken compression",
    "UnsupportedProtocol": "is no http or https address",
}


def reason_of(content: bytes) -> str:
    """Return what a refusal says of itself, from the fields that vendors put it in, for there is no standard.

    Examples
    --------
    >>> reason_of(b'{"error": {"code": "itemNotFound", "message": "The resource is not here"}}')
    'itemNotFound: The resource is not here'
    >>> reason_of(b'{"error": "invalid_grant", "error_description": "Token has been revoked."}')
    'invalid_grant: Token has been revoked.'
    """
    try:
        said = json.loads(content)
    except (ValueError, RecursionError):
        return ""
    if not isinstance(said, dict):
        return ""
    parts: list[str] = []
    for part in (said, said.get("error"), said.get("error_description")):
        if isinstance(part, dict):
            parts += [str(part[name]) for name in _SAYS if _tells(part.get(name))]
        elif isinstance(part, str):
            parts.append(part)
    words = " ".join(": ".join(dict.fromkeys(part for part in parts if part)).split())
    return printable(words[:_LONGEST].encode("utf-8", "replace"))


def _tells(found: object) -> bool:
    """Return whether a field says something: words, or a code that is more than the status said again."""
    return isinstance(found, str) or (isinstance(found, int) and not 400 <= found < 600)


def without(words: str, secrets: Iterable[str]) -> str:
    """Return words with secrets blotted out, should a server have repeated them.

    Examples
    --------
    >>> without("Invalid token ya29.secret", ["ya29.secret"])
    'Invalid token ***'
    """
    for secret in secrets:
        if secret:
            words = words.replace(secret, "***")
    return words


def what_broke(error: httpx.HTTPError) -> str:
    """Return what became of a connection, without the URL that some of httpx's own messages hold."""
    return _BREAKS.get(type(error).__name__, "the connection broke")
