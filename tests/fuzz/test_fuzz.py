"""Whatever is done to a file, reading it ends in a document that keeps what a document promises.

The same few inputs every time; ``python tests/fuzz`` looks for others (CONTRIBUTING.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest
from fuzz_mutations import mutated
from fuzz_promises import broken_promises, document_of
from fuzz_seeds import MAKERS, made_seeds
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.model.documents import Status
from aggregator.reading.detect import formats

PARSERS = sorted(MAKERS)
SOUND = {parser: made_seeds(parser) for parser in PARSERS}
OTHERS = {parser: [content for _, content in seeds] for parser, seeds in SOUND.items()}
WORDS = st.lists(
    st.sampled_from(["", "\n", "北田\n电站", "\u200b\u2028", "\ud83d", "\0", "=1", "a,b;c\t\"", "𠮷", "x" * 300])
    | st.text(max_size=8),
    max_size=6,
)  # fmt: skip
quick = settings(max_examples=25, derandomize=True, database=None)


def test_every_format_is_bent() -> None:
    read = {document_of(content, name).reader.rpartition(" ")[0] for seeds in SOUND.values() for name, content in seeds}
    assert {known.name for known in formats()} - read == set()


@pytest.mark.parametrize("parser", PARSERS)
def test_what_is_made_is_read(parser: str) -> None:
    right = {"7z": {Status.ENCRYPTED}, "picture": set(Status)}.get(parser, {Status.OK})
    for name, content in SOUND[parser]:
        document = document_of(content, name)
        assert document.status in right, document.reason
        assert broken_promises(content, name) == []


@pytest.mark.parametrize("parser", PARSERS)
def test_a_bent_file_keeps_the_promises(parser: str) -> None:
    @quick
    @given(st.sampled_from(SOUND[parser]), st.randoms(use_true_random=False))
    def _keeps(sound: tuple[str, bytes], random: Random) -> None:
        name, content = sound
        assert broken_promises(mutated(content, random, OTHERS[parser]), name) == []

    _keeps()


@pytest.mark.parametrize("parser", PARSERS)
def test_whatever_words_a_file_is_made_of_it_keeps_the_promises(parser: str) -> None:
    @settings(quick, max_examples=5)
    @given(WORDS)
    def _keeps(words: Sequence[str]) -> None:
        for name, content in made_seeds(parser, words):
            assert broken_promises(content, name) == []

    _keeps()


@quick
@given(
    st.sampled_from([content[:size] for contents in OTHERS.values() for content in contents for size in (4, 8, 520)]),
    st.binary(max_size=200),
    st.sampled_from(["a", "a.txt", "a.docx", "a.xls", "a.json"]),
)
def test_noise_after_the_right_beginning_keeps_the_promises(head: bytes, noise: bytes, name: str) -> None:
    assert broken_promises(head + noise, name) == []
