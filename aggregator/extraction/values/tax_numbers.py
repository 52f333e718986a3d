"""Whether a VAT number of a European country has the form of its country and, where that is published, its check.

References
----------
.. [1] European Commission, VIES, "Check digits: algorithms for VAT numbers" and "VAT number structure".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from aggregator.extraction.values.check_digits import is_luhn, is_mod_11_10, is_mod_97
from aggregator.extraction.values.pattern import pattern


class _Country(NamedTuple):
    """RE2 of what follows the letters of a country, and whether its digits check."""

    form: str
    checks: Callable[[str], bool]


def is_vat(number: str) -> bool:
    """Return whether a compact VAT number, its country's letters first, is one.

    Examples
    --------
    >>> is_vat("DE136695976"), is_vat("DE136695978"), is_vat("CZ12345678"), is_vat("US136695976")
    (True, False, True, False)
    """
    country = _COUNTRIES.get(number[:2])
    own = number[2:]
    return country is not None and pattern(country.form).fullmatch(own) is not None and country.checks(own)


def _sum(own: str, weights: Sequence[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(own, weights, strict=False))


def _divides(modulus: int, *weights: int) -> Callable[[str], bool]:
    """Return the check of digits whose weighted sum a number divides."""
    return lambda own: _sum(own, weights) % modulus == 0


def _austrian(own: str) -> bool:
    doubled = [sum(divmod(2 * int(digit), 10)) for digit in own[2:7:2]]
    return (6 - sum(map(int, own[1:8:2])) - sum(doubled)) % 10 == int(own[8])


def _belgian(own: str) -> bool:
    return 97 - int(own[:8]) % 97 == int(own[8:])


def _british(own: str) -> bool:
    rest = (_sum(own, range(8, 1, -1)) + int(own[7:9])) % 97
    return rest in (0, 42, 55)


def _dutch(own: str) -> bool:
    return _sum(own, (9, 8, 7, 6, 5, 4, 3, 2, -1)) % 11 == 0 or is_mod_97(f"NL{own}")


def _french(own: str) -> bool:
    company = own[2:]
    return is_luhn(company) and (not own[:2].isdigit() or (12 + 3 * (int(company) % 97)) % 97 == int(own[:2]))


def _greek(own: str) -> bool:
    return _sum(own, [2**place for place in range(8, 0, -1)]) % 11 % 10 == int(own[8])


def _luxembourgish(own: str) -> bool:
    return int(own[:6]) % 89 == int(own[6:])


def _polish(own: str) -> bool:
    return _sum(own, (6, 5, 7, 2, 3, 4, 5, 6, 7)) % 11 == int(own[9])


def _portuguese(own: str) -> bool:
    return -_sum(own[:8], range(9, 1, -1)) % 11 % 10 == int(own[8])


def _slovak(own: str) -> bool:
    return int(own) % 11 == 0


def _slovenian(own: str) -> bool:
    return -_sum(own[:7], range(8, 1, -1)) % 11 % 10 == int(own[7])


def _swedish(own: str) -> bool:
    return is_luhn(own[:10])


def _any(_own: str) -> bool:
    return True


_COUNTRIES: Mapping[str, _Country] = {
    "AT": _Country(r"U\d{8}", _austrian),
    "BE": _Country(r"[01]\d{9}", _belgian),
    "BG": _Country(r"\d{9,10}", _any),
    "CY": _Country(r"\d{8}[A-Z]", _any),
    "CZ": _Country(r"\d{8,10}", _any),
    "DE": _Country(r"[1-9]\d{8}", is_mod_11_10),
    "DK": _Country(r"[1-9]\d{7}", _divides(11, 2, 7, 6, 5, 4, 3, 2, 1)),
    "EE": _Country(r"\d{9}", _divides(10, 3, 7, 1, 3, 7, 1, 3, 7, 1)),
    "EL": _Country(r"\d{9}", _greek),
    "ES": _Country(r"[A-Z0-9]\d{7}[A-Z0-9]", _any),
    "FI": _Country(r"\d{8}", _divides(11, 7, 9, 10, 5, 8, 4, 2, 1)),
    "FR": _Country(r"[0-9A-HJ-NP-Z]{2}\d{9}", _french),
    "GB": _Country(r"\d{9}(?:\d{3})?", _british),
    "GR": _Country(r"\d{9}", _greek),
    "HR": _Country(r"\d{11}", is_mod_11_10),
    "HU": _Country(r"\d{8}", _divides(10, 9, 7, 3, 1, 9, 7, 3, 1)),
    "IE": _Country(r"\d[0-9A-Z+*]\d{5}[A-W][A-I]?", _any),
    "IT": _Country(r"\d{11}", is_luhn),
    "LT": _Country(r"\d{9}|\d{12}", _any),
    "LU": _Country(r"\d{8}", _luxembourgish),
    "LV": _Country(r"\d{11}", _any),
    "MT": _Country(r"\d{8}", _divides(37, 3, 4, 6, 7, 8, 9, 10, 1)),
    "NL": _Country(r"\d{9}B\d{2}", _dutch),
    "PL": _Country(r"\d{10}", _polish),
    "PT": _Country(r"[1-9]\d{8}", _portuguese),
    "RO": _Country(r"\d{2,10}", _any),
    "SE": _Country(r"\d{10}01", _swedish),
    "SI": _Country(r"[1-9]\d{7}", _slovenian),
    "SK": _Country(r"[1-9]\d{9}", _slovak),
    "XI": _Country(r"\d{9}(?:\d{3})?", _british),
}
"""By the letters of the country; those whose check has exceptions are taken by their form."""
