"""How alike two texts are, from signatures small enough to keep for every file."""

from __future__ import annotations

import re
from itertools import islice

import numpy as np
import rensa

from aggregator.extraction.search_text import HAN, folded
from aggregator.extraction.search_texts import searched_all
from aggregator.extraction.topics import texts_of
from aggregator.model.documents import Document

PERMUTATIONS = 128
_SEED = 20250101
_WORDS_IN_SHINGLE = 4
_TOKEN = re.compile(rf"[{HAN}]|[^\W_]+")


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
    shingles = _shingles(_TOKEN.findall(text))
    if not shingles:
        return b""
    minhash = rensa.RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    minhash.update(shingles)
    return np.asarray(minhash.digest(), dtype="<u4").tobytes()


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


def _shingles(tokens: list[str]) -> list[str]:
    length = min(_WORDS_IN_SHINGLE, len(tokens))
    return list(map(" ".join, zip(*(islice(tokens, start, None) for start in range(length)), strict=False)))
