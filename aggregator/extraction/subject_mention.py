"""A subject where a text names it."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from aggregator.model.facts import NAME, Identifier

BRIEF, DESCRIBED = "by a short name", "by what it is"
"""How a subject may be called other than by a listed name."""


class SubjectMention(NamedTuple):
    """A subject's name in a search text. ``name`` is the one to show; ``how`` says where it is no listed one."""

    identifier: Identifier
    name: str
    start: int
    end: int
    how: str = ""


def name_identifier(kind: str, name: str) -> Identifier:
    """Return the identifier of a name that no pack lists: case-folded NFKC, single spaces, no leading article.

    Examples
    --------
    >>> name_identifier("plant", "The  Northfield Wind Farm").value
    'northfield wind farm'
    """
    value = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    return Identifier(kind, NAME, value.removeprefix("the ") or value)
