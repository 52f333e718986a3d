"""What English calls days and stretches of time: the words, and the parts of patterns made of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from aggregator.extraction.values.moment import Rule, Stretch
from aggregator.extraction.values.number_words import words_number
from aggregator.extraction.values.pattern import Found

MONTHS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
            "sep sept september", "oct october", "nov november", "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "mon monday mondays", "tue tues tuesday", "wed weds wednesday", "thu thur thurs thursday",
            "fri friday", "sat saturday", "sun sunday",
        )
    )
    for name in names.split()
}  # fmt: skip
_ORDINALS = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
]  # fmt: skip
_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_STEMS = ["thir", "four", "fif", "six", "seven", "eigh", "nine"]
_TEENS = ["ten", "eleven", "twelve", *(f"{stem}teen" for stem in _STEMS)]
_DAY_WORDS: dict[str, int] = {word: number for number, word in enumerate(_ORDINALS, start=1)}
for _tens, _base, _ordinal in (("twenty", 20, ""), ("thirty", 30, "thirtieth")):
    _DAY_WORDS[_tens] = _base
    _DAY_WORDS |= {_ordinal: _base} if _ordinal else {}
    for _number, (_one, _nth) in enumerate(zip(_ONES, _ORDINALS, strict=False), start=1):
        if _base + _number <= 31:
            _DAY_WORDS |= {f"{_tens} {_one}": _base + _number, f"{_tens} {_nth}": _base + _number}
_DAY_WORDS |= {word: number for number, word in enumerate(_TEENS, start=10)}
_DAY_WORDS |= {word: number for number, word in enumerate(_ONES, start=1)}
WHICH: Mapping[str, int] = {
    **{word: number for number, word in enumerate(_ORDINALS[:5], start=1)},
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "last": -1,
}  # fmt: skip
SHIFTS: Mapping[str, int] = {
    "this": 0, "current": 0, "same": 0, "that": 0, "the": 0, "next": 1, "following": 1, "coming": 1, "upcoming": 1,
    "last": -1, "previous": -1, "past": -1, "prior": -1, "preceding": -1,
}  # fmt: skip


def _one_of(words: Mapping[str, int]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


MONTH = rf"(?P<month_name>{_one_of(MONTHS)})\.?"
WEEKDAY = rf"(?P<weekday>{_one_of(WEEKDAYS)})\.?"
ANY_WEEKDAY = rf"(?:{_one_of(WEEKDAYS)})\.?"
DAY = rf"(?:(?P<day>\d{{1,2}})(?: ?(?:st|nd|rd|th))?|(?P<day_words>{_one_of(_DAY_WORDS).replace(' ', '[ -]')}))"
NTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)"
_TEEN = "|".join(_TEENS)
_TWO = rf"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:{'|'.join(_ONES)}))?|{_TEEN})"
YEAR_IN_WORDS = (
    rf"(?:two thousand(?: (?:and )?(?:{_TWO}|{'|'.join(_ONES)}))?"
    rf"|(?:fifteen|sixteen|seventeen|eighteen|nineteen|twenty)(?: hundred(?: and)?)? {_TWO})"
)
YEAR = rf"(?P<year>(?:1[5-9]|2[01])\d{{2}}|{YEAR_IN_WORDS})"
LAST_DAY = rf"(?:(?P<last>\d{{1,2}})(?: ?(?:st|nd|rd|th))?|(?P<last_words>{_one_of(_DAY_WORDS).replace(' ', '[ -]')}))"
WHICH_WORD = rf"(?P<which>{_one_of(WHICH)})"
SHIFT = rf"(?P<shift>{_one_of(SHIFTS)})"
COUNT = (
    r"(?P<count>\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|twenty|thirty|forty|fifty|sixty|ninety|(?:a )?couple(?: of)?)"
)
UNIT = r"(?P<unit>(?:business |working |calendar )?days?|weeks?|fortnights?|months?|quarters?|years?|decades?)"


def day_of(found: Found) -> int:
    """Return the day of the month that a match names."""
    if found["day"]:
        return int(found["day"])
    return _DAY_WORDS[found["day_words"].lower().replace("-", " ")]


def last_day_of(found: Found) -> int:
    """Return the second day of the month that a match names."""
    return int(found["last"]) if found["last"] else _DAY_WORDS[found["last_words"].lower().replace("-", " ")]


def year_of(text: str) -> int:
    """Return the year that digits or words say: nineteen ninety-six, two thousand and fifteen."""
    if text.isdigit():
        return int(text)
    said = text.lower().replace(" hundred", "").replace(" and", "")
    if said.startswith("two thousand"):
        return int(words_number(text) or 0)
    century, _, rest = said.partition(" ")
    return 100 * int(words_number(century) or 0) + int(words_number(rest) or 0)


def count_of(text: str) -> int:
    """Return how many there are of something."""
    lowered = text.lower()
    if lowered in ("a", "an"):
        return 1
    if "couple" in lowered:
        return 2
    if lowered.isdigit():
        return int(lowered)
    return int(words_number(lowered) or 0)


def english(
    source: str, read: Callable[[Found, dt.date], Stretch | None], *, absolute: bool = False, alone: bool = False
) -> Rule:
    """Return a rule whose pattern minds no case and stands between the edges of words."""
    return Rule(rf"\b(?i:{source})(?:\b|$)", read, absolute, alone)


FILL = r"(?: ?,? ?(?:in |of )?|, ?|/|-)"
"""RE2: what may stand between a day or a month and its year."""
