"""The countries of the world by their names, for packs that say ``one_of: countries``.

``countries.csv`` was made from the region names of the ``phonenumbers`` package (Apache-2.0), put right and
extended by hand: English and Chinese, and the names in German, French, Spanish, Italian, Portuguese, Dutch,
Polish, Swedish and Finnish. Names that are mostly something else (Maurice, Granada, Kina) were left out.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources


@cache
def countries() -> dict[str, tuple[str, ...]]:
    """Return English name -> the other names of every country."""
    text = resources.files("aggregator.policy").joinpath("countries.csv").read_text("utf-8")
    rows = csv.reader(text.splitlines())
    next(rows)
    return {name: tuple(others.split("|")) if others else () for name, others in rows}


GAZETTEERS = {"countries": countries}
"""The lists that ``one_of`` can name."""
