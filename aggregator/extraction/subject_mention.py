"""A subject where a text names it."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from aggregator.model.facts import NAME, Identifier


class SubjectMention(NamedTuple):
    """A subject's name in a search text. ``name`` is the one to show."""

    identifier: Identifier
    name: str
    start: int
    end: int


def name_identifier(kind: str, name: str) -> Identifier:
    """Return the identifier of a name that no pack lists: case-folded NFKC, single spaces, no leading article.

    Examples
    --------
    >>> name_identifier("plant", "The  Northfield Wind Farm").value
    'northfield wind farm'
    """
    value = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    return Identifier(kind, NAME, value.removeprefix("the ") or value)
