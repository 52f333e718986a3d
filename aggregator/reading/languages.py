"""Which languages a document is written in, by its letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from aggregator.model.documents import Block, Table

SAMPLE_PIECES = 2_000
SAMPLE_CHARACTERS = 20_000
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
LATIN = re.compile(r"[A-Za-z]")
LETTERS_A_HAN = 2.5  # a Han character says about as much as this many Latin letters
LANGUAGE_SHARE = 0.1


def languages_of(blocks: Sequence[Block], tables: Sequence[Table]) -> tuple[str, ...]:
    """Return the languages that a share of the text is in: ``en``, ``zh``."""
    sample = "\n".join(_sample(blocks, tables))[:SAMPLE_CHARACTERS]
    han = len(HAN.findall(sample)) * LETTERS_A_HAN
    latin = len(LATIN.findall(sample))
    total = han + latin
    shares = {"en": latin, "zh": han}
    return tuple(language for language, letters in shares.items() if total and letters / total >= LANGUAGE_SHARE)


def _sample(blocks: Sequence[Block], tables: Sequence[Table]) -> Iterator[str]:
    yield from (block.text[:SAMPLE_CHARACTERS] for block in islice(blocks, SAMPLE_PIECES))
    for table in islice(tables, 20):
        yield from (cell.text[:SAMPLE_CHARACTERS] for cell in islice(table.cells, SAMPLE_PIECES))
