"""Identifiers that their own digits check: which they are, and what is left of them in canonical form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers

from aggregator.extraction.values.check_digits import (
    is_company,
    is_energy,
    is_iban,
    is_luhn,
    is_mod_97,
    is_resident,
    is_security,
    is_vessel,
)
from aggregator.extraction.values.pattern import PatternSet, pattern
from aggregator.extraction.values.tax_numbers import is_vat
from aggregator.extraction.values.value import Value

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_BEFORE = r"(?:^|[^\pL\pN_/.-]|\p{Han})"


@dataclass(frozen=True, slots=True)
class Scheme:
    """A kind of identifier.

    Parameters
    ----------
    source
        RE2: what one looks like, as it stands in a text.
    checks
        Whether the check digits are right; of identifiers that have none, whether they stand beside ``cue``.
    compact
        The canonical form.
    cue
        RE2: a word before one, where the digits alone do not tell.
    """

    name: str
    source: str
    checks: Callable[[str], bool]
    compact: Callable[[str], str]
    cue: str = ""


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text)).upper()


def _always(_text: str) -> bool:
    return True


_ISSUERS = phonenumbers.SUPPORTED_REGIONS | {"XS", "EU"}
"""The countries that number securities, those that clear in several, and the Union."""


def _is_listed_security(text: str) -> bool:
    return text[:2] in _ISSUERS and is_security(text)


SCHEMES = (
    Scheme("resident", r"[1-9]\d{5}(?:18|19|20)\d{9}[\dXx]", is_resident, _plain),
    Scheme("company", r"[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}", is_company, _plain),
    Scheme("iban", r"[A-Z]{2}\d{2}(?: ?[0-9A-Z]{4}){2,7}(?: ?[0-9A-Z]{1,3})?", is_iban, _plain),
    Scheme("card", r"62\d{2}(?:[ -]?\d{4}){3}[ -]?\d{3}|\d{4}(?:[ -]?\d{4}){3}|3[47]\d{2}[ -]?\d{6}[ -]?\d{5}",
           is_luhn, _plain,
           r"(?i:card|visa|mastercard|amex|credit|debit|卡号|银行卡|信用卡|卡)"),
    Scheme("vessel", r"(?i:IMO)[ :.-]{0,2}(?:No\.? ?)?\d{7}", is_vessel, lambda text: _plain(text)[-7:]),
    Scheme("legal entity", r"[0-9A-Z]{18}\d{2}", is_mod_97, _plain),
    Scheme("energy", r"\d{2}[A-Z][A-Z0-9-]{12}[A-Z0-9]", is_energy, str.upper),
    Scheme("security", r"[A-Z]{2}[0-9A-Z]{9}\d", _is_listed_security, _plain),
    Scheme("tax", r"[A-Z]{2} ?[0-9A-Z]{8,12}", is_vat, _plain, r"(?i:vat|ust|tva|iva|tax|btw)"),
    Scheme("passport", r"[A-Z]{1,2}\d{7,8}|\d{9}", _always, _plain, r"(?i:passport|护照|通行证)"),
    Scheme("plate", rf"[{_PROVINCES}][A-Z] ?[·・.]? ?[A-HJ-NP-Z0-9]{{5,6}}[学警港澳挂]?", _always,
           lambda text: "".join(filter(str.isalnum, text))),
    Scheme("plate", r"[A-Z0-9]{1,4}[ -][A-Z0-9]{1,4}(?:[ -]\d{1,4})?", lambda text: any(map(str.isdigit, text)),
           lambda text: " ".join(text.replace("-", " ").split()),
           r"(?i:\b(?:licen[cs]e plates?|number plates?|registration (?:no\.?|number|plate)|plates?)|车牌号?|牌照)"),
)  # fmt: skip
"""In this order: what an earlier scheme takes, a later one does not."""

_NEAR = 24


def checked(text: str) -> Iterator[Value]:
    """Yield the identifiers in running text that check, without overlaps."""
    taken: list[tuple[int, int]] = []
    for number in _set().which(text):
        scheme = SCHEMES[number]
        for match in pattern(_running(scheme)).finditer(text):
            start, end = match.span("name")
            if _goes_on(text, end) or any(start < last and first < end for first, last in taken):
                continue
            if scheme.cue and pattern(rf"{scheme.cue}[^\pN]*$").search(text[max(0, start - _NEAR) : start]) is None:
                continue
            compact = scheme.compact(match["name"])
            if scheme.checks(compact):
                taken.append((start, end))
                yield Value(compact, None, start, end, 0.95 if scheme.checks is not _always else 0.85)


def _running(scheme: Scheme) -> str:
    return rf"{_BEFORE}(?P<name>{scheme.source})"


@lru_cache(maxsize=1)
def _set() -> PatternSet:
    return PatternSet(map(_running, SCHEMES))


def sought() -> list[str]:
    """Return the RE2 sources of which a text has to match one for `checked` to find anything in it."""
    return [scheme.cue or _running(scheme) for scheme in SCHEMES]


def scheme_of(text: str) -> Scheme | None:
    """Return the scheme with check digits that a whole text keeps to, or None."""
    bare = text.strip()
    for scheme in SCHEMES:
        if scheme.checks is not _always and not scheme.cue and pattern(scheme.source).fullmatch(bare) is not None:
            compact = scheme.compact(bare)
            if scheme.checks(compact):
                return scheme
    return None


def _goes_on(text: str, end: int) -> bool:
    after = text[end : end + 2]
    if after[:1].isascii() and (after[:1].isalnum() or after[:1] == "_"):
        return True
    return after[:1] in tuple("-/.") and after[1:].isalnum() and after[1:].isascii()
