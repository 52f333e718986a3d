"""The words of files in the index: those that one file alone uses stand there by number only.

A word is written out once two files of different content use it; until then the index holds a digest of it, from
which it cannot be read, though whoever holds the index can test a guess. It stays written out when the files go.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from aggregator.index.catalog import Catalog
from aggregator.model.facts import Term

Use = tuple[int, str, str]
"""The entry that uses a word, the digest of its content, and the word."""

_SEEN = """
    INSERT INTO word (number, entry, digest) VALUES (?, ?, ?) ON CONFLICT (number) DO UPDATE SET text = ?
    WHERE text IS NULL AND entry != excluded.entry AND digest != excluded.digest"""


def number_of(word: str) -> int:
    """Return the number that stands for a word."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=7).digest())


def counts_to_json(terms: Iterable[Term]) -> str:
    """Return how often each word is used, by its number."""
    return json.dumps({str(number_of(term.word)): term.count for term in terms})


def see(catalog: Catalog, uses: Iterable[Use]) -> None:
    """Note who uses words, and write out those that another file uses too."""
    catalog.change_each(_SEEN, ((number_of(word), entry, digest, word) for entry, digest, word in uses))


def written_out(catalog: Catalog, counts: Sequence[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """Return how often each file uses the words that are written out."""
    known = dict(catalog.rows("SELECT CAST(number AS TEXT), text FROM word WHERE text IS NOT NULL"))
    used = ((file, json.loads(numbers)) for file, numbers in counts)
    return {file: {known[word]: times for word, times in each.items() if word in known} for file, each in used}
