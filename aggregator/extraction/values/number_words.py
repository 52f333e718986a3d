"""Numbers in English words, alone or mixed with digits: ``twenty-five million``, ``three quarters``, ``10 1/2``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from aggregator.extraction.values.value import words

_DIGIT_WORDS: Mapping[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
_NOUGHTS: Mapping[str, int] = {"zero": 0, "nought": 0, "naught": 0}
_TEENS: Mapping[str, int] = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_ONES: Mapping[str, int] = {**_NOUGHTS, **_DIGIT_WORDS, **_TEENS}
_TENS: Mapping[str, int] = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES: Mapping[str, int] = {
    "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "lakh": 10**5,
    "crore": 10**7, "mil": 10**6, "mln": 10**6, "mio": 10**6, "bln": 10**9, "bn": 10**9, "tln": 10**12, "dozen": 12,
    "dozens": 12, "doz": 12, "dozs": 12, "score": 20, "hundreds": 10**2, "thousands": 10**3, "millions": 10**6,
    "billions": 10**9, "trillions": 10**12, "lakhs": 10**5, "crores": 10**7,
}  # fmt: skip
_PARTS: Mapping[str, int] = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "sixteenth": 16, "twentieth": 20, "hundredth": 100,
    "thousandth": 1000, "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12,
}  # fmt: skip
_PLURAL_PARTS = {f"{word}s": part for word, part in _PARTS.items() if word != "half"} | {"halves": 2}
_ALL_PARTS = {**_PARTS, **_PLURAL_PARTS}
_AFTER_TENS: Mapping[str, int] = {"first": 1, "second": 2} | {
    word: part for word, part in _PARTS.items() if part < 10 and word not in ("half", "quarter")
}
"""What the last word of a part below a hundredth says after its tens: a twenty-first, three thirty-seconds."""
_LAST_OF_PARTS = {**_AFTER_TENS, **{f"{word}s": part for word, part in _AFTER_TENS.items()}}


def _one_of(written: Iterable[str]) -> str:
    return "|".join(sorted(written, key=lambda word: -len(word)))


_SCALE = _one_of(_SCALES)
_SURE_PARTS = _one_of(_PLURAL_PARTS)
_COUNTED_PARTS = _one_of(set(_PLURAL_PARTS) - {"halves", "quarters"})
_BY = r"(?: ?- ?| )"
_DIGITS = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_UNDER = rf"(?:(?:{_one_of(_TENS)})(?:{_BY}(?:{_one_of(_DIGIT_WORDS)}))?|{_one_of(_ONES)})\b"
_PAIR = (
    rf"(?:{_one_of({**_TENS, **_TEENS})}) "
    rf"(?:(?:{_one_of(_TENS)})(?:{_BY}(?:{_one_of(_DIGIT_WORDS)}))?|{_one_of(_TEENS)})\b"
)
_SCALED = rf"(?:{_UNDER}|an?)(?:{_BY}(?:{_SCALE})\b)+"
_MORE = (
    rf"(?:{_BY}(?:and )?(?:{_UNDER}|an?|{_DIGITS})(?:{_BY}(?:{_SCALE})\b)+)*"
    rf"(?:{_BY}(?:and )?{_UNDER})?"
)
IN_WORDS = (
    rf"(?:(?:{_SCALED}|(?:{_SCALE}) (?:{_SCALE})\b){_MORE}|(?:hundred|thousand) (?:and )?(?:{_SCALED}{_MORE}|{_UNDER})"
    rf"|{_PAIR}|{_UNDER})"
)
"""RE2: a whole number in English words, in any case where the pattern says so."""
_COMPOUND_PART = rf"(?:{_one_of(_TENS)}){_BY}(?:{_one_of(_LAST_OF_PARTS)})"
_ANY_PART = (
    rf"(?:(?:an?|one){_BY}hundred{_BY}(?:and )?(?:{_COMPOUND_PART}|{_one_of(_ALL_PARTS)})"
    rf"|{_COMPOUND_PART}|{_one_of(_ALL_PARTS)})"
)
_PARTS_END = rf"(?:{_BY}{_ANY_PART}\b(?: (?:of an? )?(?:{_SCALE})\b)*)"
_PART_OF = rf"(?:(?:an?|one){_BY}{_ANY_PART}|(?:half|quarter)(?: an?)? (?:{_SCALE}))\b"
_PLUS_PART = (
    rf"(?: and (?:(?:an?|one){_BY}(?:{_one_of(_ALL_PARTS)})|{_UNDER}{_BY}(?:{_SURE_PARTS}))\b(?: (?:{_SCALE})\b)*)"
)
WORDS = (
    r"(?i:"
    rf"{_PART_OF}(?: (?:of an? )?(?:{_SCALE})\b)*"
    rf"|(?:{_DIGITS}) ?(?:{_SCALE})\b(?:{_BY}(?:{_SCALE})\b)*{_MORE}(?: and \d{{1,3}}\b)?(?:{_PLUS_PART})?"
    rf"|(?:{_DIGITS}) (?:{_COUNTED_PARTS})\b"
    rf"|\d{{1,4}}{_PLUS_PART}|(?:{_one_of(_TENS)}) and (?:{_one_of(_DIGIT_WORDS)}){_PLUS_PART}"
    rf"|{IN_WORDS}(?: point(?:{_BY}(?:{_one_of((*_ONES, *_TENS, 'oh'))})\b)+(?: (?:{_SCALE})\b)*"
    rf"|{_PLUS_PART}|{_PARTS_END})?"
    r")"
)
"""RE2: a number in English words."""

_WORD = re.compile(r"[a-z]+|\d[\d,]*(?:\.\d+)?")
_JOINS = words("and a an of")


def words_number(text: str) -> Decimal | None:
    """Return the number that English words stand for, or None where they make none, or more than one.

    Examples
    --------
    >>> [str(words_number(text)) for text in ("two hundred and six", "3 million and a half", "five and a quarter")]
    ['206', '3500000', '5.25']
    >>> [str(words_number(text)) for text in ("three quarters of a billion", "nine point nought four", "four dozen")]
    ['750000000', '9.04', '48']
    """
    number = _value(_WORD.findall(text.lower()))
    return None if number is None else Decimal(number.numerator) / Decimal(number.denominator)


def _value(said: Sequence[str]) -> Fraction | None:
    if "point" in said:
        return _with_decimals(said)
    places = [at for at, word in enumerate(said) if word in _ALL_PARTS or word in _LAST_OF_PARTS]
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
    first, lower = _lower(said, at)
    if said[at] in _SINGULAR and said[max(0, first - 1)] not in ("a", "an", "one", said[at]):
        return None
    part = Fraction(1, lower)
    before, after = said[:first], [word for word in said[at + 1 :] if word not in _JOINS]
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


_SINGULAR = frozenset(_PARTS) | frozenset(_AFTER_TENS)


def _lower(said: Sequence[str], at: int) -> tuple[int, int]:
    """Return where the words below a fraction's line begin, which end at a place, and what they say.

    Tens belong to them after another number, as in three twenty-fifths: twenty fifths alone are four.
    """
    first, lower = at, _LAST_OF_PARTS.get(said[at]) or _ALL_PARTS[said[at]]
    if at >= 2 and said[at - 1] in _TENS and said[at - 2] not in _JOINS - {"a", "an"} and said[at] in _LAST_OF_PARTS:
        first, lower = at - 1, lower + _TENS[said[at - 1]]
    hundred = first - 1 - (said[first - 1] == "and")
    if hundred >= 2 and said[hundred] == "hundred" and said[hundred - 1] in ("a", "an", "one"):
        return hundred - 1, lower + 100
    return first, lower


def _whole(said: Sequence[str]) -> Fraction | None:
    """Return the number that words for whole numbers make, or None where they make two: 3 hundred 2 hundred."""
    total, section = Fraction(0), Fraction(0)
    last, least, hundreds = Fraction(0), 0, False
    for word in said:
        scale = _SCALES.get(word)
        if scale is None:
            number = _plain(word)
            if number is None:
                return None
            section = section * 100 + number if last >= 10 and number >= 10 else section + number
            last = number
            continue
        if (scale == 100 and hundreds) or (section and least and scale >= least):
            return None
        if scale == 100:
            section = (section or Fraction(1)) * 100
        elif total and not section:
            total *= scale
        else:
            total += (section or Fraction(1)) * scale
            section = Fraction(0)
        hundreds, last = scale == 100, Fraction(0)
        least = least if hundreds else scale
    return total + section if said else None


def _plain(word: str) -> Fraction | None:
    if word in _ONES or word in _TENS:
        return Fraction(_ONES.get(word, _TENS.get(word, 0)))
    return Fraction(word.replace(",", "")) if word[0].isdigit() else None
