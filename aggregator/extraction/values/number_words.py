"""Numbers in English words, alone or mixed with digits: ``twenty-five million``, ``three quarters``, ``10 1/2``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from aggregator.extraction.values.value import words

_ONES: Mapping[str, int] = {
    "zero": 0, "nought": 0, "naught": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS: Mapping[str, int] = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES: Mapping[str, int] = {
    "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "lakh": 10**5,
    "crore": 10**7, "mil": 10**6, "mln": 10**6, "mio": 10**6, "bln": 10**9, "bn": 10**9, "tln": 10**12, "dozen": 12,
    "dozens": 12, "doz": 12, "dozs": 12, "score": 20,
}  # fmt: skip
_PARTS: Mapping[str, int] = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "sixteenth": 16, "twentieth": 20, "hundredth": 100,
    "thousandth": 1000, "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12,
}  # fmt: skip
_PLURAL_PARTS = {f"{word}s": part for word, part in _PARTS.items() if word != "half"} | {"halves": 2}
_ALL_PARTS = {**_PARTS, **_PLURAL_PARTS}

_SIMPLE = "|".join(sorted((*_ONES, *_TENS), key=lambda word: -len(word)))
_SCALE = "|".join(sorted(_SCALES, key=lambda word: -len(word)))
_SURE_PARTS = "|".join(sorted(_PLURAL_PARTS, key=lambda word: -len(word)))
_ANY_PART = "|".join(sorted(_ALL_PARTS, key=lambda word: -len(word)))
_BY = r"(?: ?- ?| )"
_DIGITS = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_LAST = rf"(?:{_SIMPLE}|(?:{_SCALE})\b)"
_WHOLE = rf"(?:{_SIMPLE}|an? (?:{_SCALE})\b|(?:{_SCALE}) (?:{_SCALE})\b)"
_MORE = rf"(?:{_BY}(?:and (?:an? )?)?(?:{_LAST}|(?:{_DIGITS}) (?:{_SCALE})\b))*"
_PARTS_END = rf"(?:{_BY}(?:{_ANY_PART})\b(?: (?:of an? )?(?:{_SCALE})\b)*)"
_PART_OF = rf"(?:(?:an?|one){_BY}(?:{_ANY_PART})|(?:half|quarter)(?: an?)? (?:{_SCALE}))\b"
_PLUS_PART = (
    rf"(?: and (?:(?:an?|one){_BY}(?:{_ANY_PART})|(?:{_SIMPLE})(?:{_BY})(?:{_SURE_PARTS}))\b(?: (?:{_SCALE})\b)*)"
)
_IN_WORDS = rf"{_WHOLE}{_MORE}"
WORDS = (
    r"(?i:"
    rf"{_IN_WORDS} (?:over|out of) {_IN_WORDS}\b"
    rf"|{_PART_OF}(?: (?:of an? )?(?:{_SCALE})\b)*"
    rf"|(?:{_DIGITS}) ?(?:{_SCALE})\b{_MORE}(?: and \d{{1,3}}\b)?(?:{_PLUS_PART})?"
    rf"|\d{{1,4}}{_PLUS_PART}"
    rf"|{_IN_WORDS}(?: point(?:{_BY}(?:{_SIMPLE}))+(?: (?:{_SCALE})\b)*|{_PLUS_PART}|{_PARTS_END})?"
    r")"
)
"""RE2: a number in English words. What ends it must not go on as a word."""

_WORD = re.compile(r"[a-z]+|\d[\d,]*(?:\.\d+)?")
_JOINS = words("and a an of")


def words_number(text: str) -> Decimal | None:
    """Return the number that English words stand for, or None where they make none.

    Examples
    --------
    >>> [str(words_number(text)) for text in ("two hundred and six", "3 million and a half", "five and a quarter")]
    ['206', '3500000', '5.25']
    >>> [str(words_number(text)) for text in ("three quarters of a billion", "nine point nought four", "four dozen")]
    ['750000000', '9.04', '48']
    """
    upper, over, lower = text.lower().replace(" out of ", " over ").partition(" over ")
    number = _value(_WORD.findall(upper))
    divisor = _value(_WORD.findall(lower)) if over else Fraction(1)
    if number is None or not divisor:
        return None
    number /= divisor
    return Decimal(number.numerator) / Decimal(number.denominator)


def _value(said: Sequence[str]) -> Fraction | None:
    if "point" in said:
        return _with_decimals(said)
    places = [at for at, word in enumerate(said) if word in _ALL_PARTS]
    if not places:
        return _whole([word for word in said if word not in _JOINS])
    return _with_part(said, places[-1])


def _with_decimals(said: Sequence[str]) -> Fraction | None:
    at = said.index("point")
    whole = _whole([word for word in said[:at] if word not in _JOINS])
    scales = [word for word in said[at + 1 :] if word in _SCALES]
    digits = "".join(_decimals([word for word in said[at + 1 :] if word not in _SCALES]))
    if whole is None or not digits:
        return None
    number = whole + Fraction(int(digits), 10 ** len(digits))
    for word in scales:
        number *= _SCALES[word]
    return number


def _decimals(said: Sequence[str]) -> list[str]:
    shown: list[str] = []
    tens = False
    for word in said:
        number = _ONES.get(word, _TENS.get(word, 0))
        if tens and 0 < number < 10:
            shown[-1] = str(int(shown[-1]) + number)
            tens = False
        else:
            shown.append(str(number))
            tens = word in _TENS
    return shown


def _with_part(said: Sequence[str], at: int) -> Fraction | None:
    """Return a number with a fraction in it: three quarters, five and a third, a million and a half."""
    if said[at] in _PARTS and said[max(0, at - 1)] not in ("a", "an", "one", said[at]):
        return None
    part = Fraction(1, _ALL_PARTS[said[at]])
    before, after = said[:at], [word for word in said[at + 1 :] if word not in _JOINS]
    joins = [place for place, word in enumerate(before) if word == "and"]
    split = joins[-1] if joins else 0
    counted = [word for word in before[split:] if word not in _JOINS]
    of = _whole(counted) if counted else Fraction(1)
    rest = [word for word in before[:split] if word not in _JOINS]
    whole = _whole(rest) if rest else Fraction(0)
    if of is None or whole is None:
        return None
    if after:
        for word in after:
            part *= _SCALES.get(word, 1)
    elif rest and rest[-1] in _SCALES and _SCALES[rest[-1]] >= 1000:
        part *= _SCALES[rest[-1]]
    return whole + of * part


def _whole(said: Sequence[str]) -> Fraction | None:
    total, section = Fraction(0), Fraction(0)
    met = False
    for word in said:
        scale = _SCALES.get(word)
        if scale is None:
            number = _plain(word)
            if number is None:
                return None
            section += number
        elif scale == 100:
            section = (section or Fraction(1)) * 100 if not met or section else Fraction(100)
        elif total and not section:
            total *= scale
        else:
            total += (section or Fraction(1)) * scale
            section = Fraction(0)
        met = True
    return total + section if met else None


def _plain(word: str) -> Fraction | None:
    if word in _ONES or word in _TENS:
        return Fraction(_ONES.get(word, _TENS.get(word, 0)))
    return Fraction(word.replace(",", "")) if word[0].isdigit() else None
