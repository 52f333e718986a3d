"""Which languages a document is written in, by its letters."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Sequence
from itertools import chain

from aggregator.model.documents import Block, Table

SAMPLE_PIECES = 2_000
SAMPLE_CHARACTERS = 20_000
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
LATIN = string.ascii_letters.encode()
LETTERS_A_HAN = 2.5  # a Han character says about as much as this many Latin letters
LANGUAGE_SHARE = 0.1


def languages_of(blocks: Sequence[Block], tables: Sequence[Table]) -> tuple[str, ...]:
    """Return the languages that a share of the text is in: ``en``, ``zh``."""
    sample = "\n".join(_sample(blocks, tables))[:SAMPLE_CHARACTERS]
    plain = sample.encode("ascii", "ignore")
    latin = len(plain) - len(plain.translate(None, LATIN))
    han = 0.0 if sample.isascii() else sum(map(len, HAN.findall(sample))) * LETTERS_A_HAN
    total = han + latin
    shares = {"en": latin, "zh": han}
    return tuple(language for language, letters in shares.items() if total and letters / total >= LANGUAGE_SHARE)


def _sample(blocks: Sequence[Block], tables: Sequence[Table]) -> Iterator[str]:
    """Yield texts until they are enough."""
    taken = 0
    in_tables = chain.from_iterable(table.cells[:SAMPLE_PIECES] for table in tables[:20])
    for text in chain((block.text for block in blocks[:SAMPLE_PIECES]), (cell.text for cell in in_tables)):
        if taken >= SAMPLE_CHARACTERS:
            return
        yield text[:SAMPLE_CHARACTERS]
        taken += len(text)
