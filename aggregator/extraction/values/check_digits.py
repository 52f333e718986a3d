"""Whether the check digits of an identifier are right: the published algorithms, one function each.

All take the number in its compact form, in capitals and without spaces.
"""

from __future__ import annotations

import datetime as dt
import string
from collections.abc import Iterable

_VALUES = {sign: place for place, sign in enumerate(string.digits + string.ascii_uppercase + "-")}
_IBAN_LENGTHS = {
    country: length
    for length, countries in {
        15: "NO", 16: "BE", 18: "DK FI FK FO GL NL SD", 19: "MK SI", 20: "AT BA EE KZ LT LU MN XK", 21: "CH HR LI LV",
        22: "BG BH CR DE GB GE IE ME RS VA", 23: "AE GI IL IQ OM SO TL", 24: "AD CZ ES MD PK RO SA SE SK TN VG",
        25: "LY PT ST", 26: "IS TR", 27: "BI DJ FR GR IT MC MR SM", 28: "AL AZ BY CY DO GT HN HU LB NI PL SV",
        29: "BR EG PS QA UA", 30: "JO KW MU YE", 31: "MT SC", 32: "LC", 33: "RU",
    }.items()
    for country in countries.split()
}  # fmt: skip
_PROVINCES = frozenset((*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66),
                        71, 81, 82, 83))  # fmt: skip
_COMPANY_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def _weighted(number: Iterable[str], weights: Iterable[int]) -> int:
    return sum(_VALUES[sign] * weight for sign, weight in zip(number, weights, strict=False))


def _in_figures(number: str) -> str:
    """Return a number with its letters as two digits each, from A for 10."""
    return "".join(str(_VALUES[sign]) for sign in number)


def is_luhn(number: str) -> bool:
    """Return whether digits end in the check digit of payment cards.

    Examples
    --------
    >>> is_luhn("79927398713"), is_luhn("79927398710")
    (True, False)

    References
    ----------
    .. [1] ISO/IEC 7812-1, annex B; H. P. Luhn, US patent 2 950 048, 1960.
    """
    digits = [int(digit) for digit in reversed(number)]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def is_mod_97(number: str) -> bool:
    """Return whether letters and digits keep to MOD 97-10.

    References
    ----------
    .. [1] ISO/IEC 7064, MOD 97-10.
    """
    return int(_in_figures(number)) % 97 == 1


def is_mod_11_10(number: str) -> bool:
    """Return whether digits keep to the hybrid MOD 11,10.

    Examples
    --------
    >>> is_mod_11_10("794623"), is_mod_11_10("794624")
    (True, False)

    References
    ----------
    .. [1] ISO/IEC 7064, MOD 11,10.
    """
    rest = 10
    for digit in number[:-1]:
        rest = ((rest + int(digit)) % 10 or 10) * 2 % 11
    return (rest + int(number[-1])) % 10 == 1


def is_resident(number: str) -> bool:
    """Return whether a Chinese resident number has a province, a day of birth and its check digit.

    References
    ----------
    .. [1] GB 11643-1999, with ISO/IEC 7064, MOD 11-2.
    """
    try:
        dt.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    rest = sum(int(digit) * 2 ** (17 - place) for place, digit in enumerate(number[:17])) % 11
    return int(number[:2]) in _PROVINCES and number[17] == "10X98765432"[rest]


def is_company(number: str) -> bool:
    """Return whether a unified social credit code ends in its check character.

    References
    ----------
    .. [1] GB 32100-2015, annex A.
    """
    signs = [_COMPANY_SIGNS.index(sign) for sign in number]
    weights = [pow(3, place, 31) for place in range(17)]
    return sum(sign * weight for sign, weight in zip(signs, (*weights, 1), strict=True)) % 31 == 0


def is_iban(number: str) -> bool:
    """Return whether a bank account has the length of its country and right check digits.

    References
    ----------
    .. [1] ISO 13616-1; the lengths are those of the SWIFT IBAN registry.
    """
    return len(number) == _IBAN_LENGTHS.get(number[:2]) and is_mod_97(number[4:] + number[:4])


def is_vessel(number: str) -> bool:
    """Return whether the seven digits of an IMO ship number end in their check digit.

    References
    ----------
    .. [1] IMO resolution A.1117(30), annex.
    """
    return _weighted(number[:6], range(7, 1, -1)) % 10 == int(number[6])


def is_energy(number: str) -> bool:
    """Return whether an energy identification code ends in its check character, which is no dash.

    References
    ----------
    .. [1] ENTSO-E, "Energy Identification Coding Scheme (EIC) reference manual", the algorithm of the check character.
    """
    check = 36 - (_weighted(number[:15], range(16, 1, -1)) - 1) % 37
    return number[15] != "-" and _VALUES[number[15]] == check


def is_security(number: str) -> bool:
    """Return whether an ISIN ends in its check digit.

    References
    ----------
    .. [1] ISO 6166, annex A.
    """
    return is_luhn(_in_figures(number))
