"""What all containers share: names that lead nowhere, and bytes unpacked no further than a file may cost."""

from __future__ import annotations

import re
from typing import Protocol

from aggregator.reading.format import Opening

CHUNK = 1024 * 1024
NO_BOMB = 1024 * 1024  # a member unpacked to no more than this may be packed as tight as it likes
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
LONGEST_NAME = 500


class Stream(Protocol):
    """What gives unpacked bytes piece by piece."""

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, at most ``size``; nothing at the end."""


def harmless_name(name: str) -> str:
    r"""Return a member's name as a path that points nowhere outside the archive.

    Examples
    --------
    >>> harmless_name("..\\..\\etc/passwd"), harmless_name("C:/plans/a.txt"), harmless_name("//")
    ('etc/passwd', 'plans/a.txt', 'unnamed')
    """
    pieces = UNPRINTABLE.sub("_", name).replace("\\", "/").split("/")
    kept = [piece for piece in pieces if piece.strip(" .") and not re.fullmatch(r"[A-Za-z]:", piece)]
    return "/".join(kept)[-LONGEST_NAME:] or "unnamed"


def refusal(unpacked: int, packed: int, opening: Opening) -> str:
    """Return which limit so many bytes out of so few run into, or nothing."""
    limits = opening.budget.limits
    if unpacked > NO_BOMB and unpacked > limits.ratio * max(packed, 1):
        return f"unpacks to more than {limits.ratio:g} times its size"
    if unpacked > limits.bytes:
        return f"larger than {limits.bytes} bytes"
    if unpacked > opening.budget.left("unpacked_bytes"):
        return f"more than {limits.unpacked_bytes} unpacked bytes"
    return ""


def unpack(stream: Stream, packed: int, opening: Opening) -> bytes | str:
    """Return the bytes of a stream, or which limit they run into: the sizes that a container declares may be lies."""
    unpacked = bytearray()
    while chunk := stream.read(CHUNK):
        unpacked += chunk
        refused = refusal(len(unpacked), packed, opening)
        if refused:
            return refused
    return bytes(unpacked)
