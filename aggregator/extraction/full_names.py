"""Persons that a sentence calls by a title and a surname, by their whole names where the document has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Sister)\.?\s$")
_TITLES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Professor", "Sir", "Dame", "Sister", "The", "For"})


@dataclass(slots=True)
class FullNames:
    """The texts of a document, asked for the whole name of a surname."""

    texts: Sequence[str]
    known: dict[str, str] = field(default_factory=dict)

    def of(self, surname: str, before: str) -> str:
        """Return the one whole name that a surname after a title stands for, else the surname as it is.

        Examples
        --------
        >>> names = FullNames(["Present: Hugh Sallow, Qiu Lan."])
        >>> names.of("Sallow", "said Mr "), names.of("Sallow", "said ")
        ('Hugh Sallow', 'Sallow')
        """
        if " " in surname or not surname.isascii() or not _TITLE.search(before):
            return surname
        if surname not in self.known:
            found = set(_whole_names(self.texts, surname))
            self.known[surname] = found.pop() if len(found) == 1 else surname
        return self.known[surname]


def _whole_names(texts: Iterable[str], surname: str) -> Iterable[str]:
    form = re.compile(rf"\b([A-Z][a-z'’-]+)\s{re.escape(surname)}\b")
    for text in texts:
        if surname in text:
            yield from (f"{found[1]} {surname}" for found in form.finditer(text) if found[1] not in _TITLES)
