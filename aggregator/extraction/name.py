"""A name as it stands in a text."""

from __future__ import annotations

from typing import NamedTuple


class Name(NamedTuple):
    """The name of a person, organisation or place: what it is, and where it stands."""

    kind: str
    start: int
    end: int


PERSON, ORGANISATION, PLACE = "person", "organisation", "place"
