"""Whether the cells of a column can be values of an attribute."""

from __future__ import annotations

from collections.abc import Sequence

from aggregator.extraction.table_numbers import has_decimal_commas, with_decimal_points
from aggregator.extraction.table_persons import is_person
from aggregator.extraction.table_values import values_of_cell
from aggregator.extraction.value_kinds import MEASURED
from aggregator.extraction.values import cell_value
from aggregator.policy.records import Attribute, ValueKind


def fits(attribute: Attribute, unit: str | None, cells: Sequence[str]) -> bool:
    """Return whether nearly all cells hold a value of an attribute."""
    if attribute.value in MEASURED and has_decimal_commas(cells):
        cells = [with_decimal_points(text) for text in cells]
    if attribute.value in MEASURED or attribute.one_of:
        fitting = sum(
            cell_value(attribute, text, unit) is not None or _is_range(attribute, unit, text) for text in cells
        )
    elif attribute.value is ValueKind.PERSON:
        fitting = sum(is_person(text) for text in cells)
    elif attribute.value is ValueKind.DATE:
        fitting = sum(any(True for _ in values_of_cell(attribute, unit, text)) for text in cells)
    else:
        fitting = sum(any(map(str.isalpha, text)) and cell_value(attribute, text, unit) is not None for text in cells)
    return bool(cells) and fitting >= 0.75 * len(cells)


def _is_range(attribute: Attribute, unit: str | None, text: str) -> bool:
    return any(True for _ in values_of_cell(attribute, unit, text))
