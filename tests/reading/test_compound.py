"""Compound files: what damaged ones cannot be made to do."""

from __future__ import annotations

import struct
from io import BytesIO

from aggregator.reading.compound import properties

TITLE, VECTOR_OF_TEXTS = 2, 0x101E


def property_set(kind: int, count: int) -> bytes:
    section = struct.pack("<IIIIII", 40, 1, TITLE, 16, kind, count) + b"Plan\0\0\0\0"
    return struct.pack("<HHI16sI16sI", 0xFFFE, 0, 0, b"", 1, b"", 48) + section


class Compound:
    """A compound file with one property stream, whose properties olefile would count for hours."""

    def __init__(self, summary: bytes) -> None:
        self.summary = summary
        self.asked = False

    def exists(self, name: str) -> bool:
        return name == "\x05SummaryInformation"

    def openstream(self, _name: str) -> BytesIO:
        return BytesIO(self.summary)

    def get_metadata(self) -> object:
        self.asked = True
        return object()


def test_a_vector_that_claims_more_than_the_stream_holds_is_not_followed():
    damaged = Compound(property_set(VECTOR_OF_TEXTS, 0xFFFFFFF0))
    assert properties(damaged) == {}
    assert not damaged.asked


def test_a_sound_vector_and_a_plain_text_are_asked_for():
    for kind, count in ((VECTOR_OF_TEXTS, 1), (0x1E, 5)):
        sound = Compound(property_set(kind, count))
        properties(sound)
        assert sound.asked
