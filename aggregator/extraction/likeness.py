"""How alike two texts are, from signatures small enough to keep for every file."""

from __future__ import annotations

import numpy as np
import rensa
from numpy.typing import NDArray

from aggregator.extraction.search_text import folded, is_han
from aggregator.extraction.search_texts import searched_all
from aggregator.extraction.topics import texts_of
from aggregator.model.documents import Document

PERMUTATIONS = 128
_SEED = 20250101
_TOKENS_IN_SHINGLE = 4
_LONGEST = 1_000_000
"""Characters that are taken apart together, so that the arrays of a large document stay small."""

Codes = NDArray[np.uint32]
Hashes = NDArray[np.uint64]


def signature_of(document: Document) -> bytes:
    """Return the MinHash signature of a document's text and cells: 128 little-endian 32-bit numbers, or none.

    Shingles are four tokens long, a token being a word or a Han character. A document without text has no
    signature, so that empty files are not each other's copies.

    References
    ----------
    .. [1] A. Broder, "On the resemblance and containment of documents", SEQUENCES 1997.
    """
    texts = [text for part in document.family() for text in texts_of(part)]
    text = folded("\n".join(searched_all(texts)))
    tokens = np.concatenate([_tokens(text[at : at + _LONGEST]) for at in range(0, max(len(text), 1), _LONGEST)])
    shingles = _shingles(tokens)
    if not len(shingles):
        return b""
    digests = rensa.RMinHash.digest_matrix_from_flat_token_hashes(shingles, [0, len(shingles)], PERMUTATIONS, _SEED)
    return np.asarray(digests.to_rows()[0], dtype="<u4").tobytes()


def likeness(left: bytes, right: bytes) -> float:
    """Return the estimated share of shingles that two signed texts have in common, from 0 to 1.

    Examples
    --------
    >>> likeness(b"", b""), likeness(bytes(512), bytes(512))
    (0.0, 1.0)
    """
    if not left or not right:
        return 0.0
    same = np.frombuffer(left, dtype="<u4") == np.frombuffer(right, dtype="<u4")
    return float(same.mean())


def _tokens(text: str) -> Hashes:
    """Return a hash of each word and each Han character of a text, in order."""
    codes: Codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    kinds = _KINDS.of(codes)
    begins = kinds >= _LETTER
    begins[1:] &= (kinds[1:] == _HAN) | (kinds[:-1] != _LETTER)
    starts = np.flatnonzero(begins)
    if not len(starts):
        return np.zeros(0, dtype=np.uint64)
    within = np.arange(starts[0], len(codes)) - np.repeat(starts, np.diff(starts, append=len(codes)))
    within &= len(_WEIGHTS) - 1
    parts = _WEIGHTS.take(within) * codes[starts[0] :]
    parts *= kinds[starts[0] :] != _OTHER
    sums = np.cumsum(parts)
    before = sums.take(starts[1:] - starts[0] - 1)
    return _mixed(np.diff(before, prepend=np.uint64(0), append=sums[-1:]))


def _shingles(tokens: Hashes) -> Hashes:
    """Return a hash of each run of so many tokens, one of all of them where there are fewer."""
    length = min(_TOKENS_IN_SHINGLE, len(tokens))
    count = len(tokens) - length + 1 if length else 0
    sums = np.zeros(count, dtype=np.uint64)
    for place in range(length):
        sums += tokens[place : place + count] * _WEIGHTS[place]
    return _mixed(sums)


def _mixed(numbers: Hashes) -> Hashes:
    """Return numbers whose every bit depends on every bit of those given.

    References
    ----------
    .. [1] G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
    """
    mixed = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


_WEIGHTS = _mixed(np.arange(1, 4097, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)) | np.uint64(1)
"""What a character counts by its place in its word, and a token by its place in its shingle."""

_UNKNOWN, _OTHER, _LETTER, _HAN = 0, 1, 2, 3


class _Kinds:
    """What each code point is to a token, learnt as they are met."""

    def __init__(self) -> None:
        self._kinds: NDArray[np.uint8] = np.zeros(0x110000, dtype=np.uint8)

    def of(self, codes: Codes) -> NDArray[np.uint8]:
        kinds = self._kinds.take(codes)
        if not kinds.all():
            for point in np.unique(codes[kinds == _UNKNOWN]).tolist():
                character = chr(point)
                self._kinds[point] = _HAN if is_han(character) else _LETTER if character.isalnum() else _OTHER
            kinds = self._kinds.take(codes)
        return kinds


_KINDS = _Kinds()
