"""Cell values as a person sees them: dates by their number format, numbers without float noise.

The digits are never rounded to the format's places (what is stored is what can be learnt), but what the format puts
around them stays: a unit, a currency, a percent sign, leading zeros.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal

_BUILTIN_PERCENT = {9, 10}
_BUILTIN_DATE = {14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 22: "m/d/yy h:mm"}
_BUILTIN_TIME = {18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss"}
_EAST_ASIAN_DATE = {*range(27, 37), *range(50, 59)}

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|[_*].|\[\$([^\]-]*)(?:-[^\]]*)?\]')
_BRACKETS = re.compile(r"\[[^\]]*\]")
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_DIGITS = re.compile(r"\.?[#0?][#0?,.]*(?:[eE][+-]?[0#?]+)?")
_EXACT = re.compile(r"-?\d+")

_EPOCH = datetime(1899, 12, 30)
_EPOCH_BEFORE_MARCH = datetime(1899, 12, 31)
_EPOCH_1904 = datetime(1904, 1, 1)
_LAST_DAY = 2_958_465
_LONGEST_CODE = 1_000  # programs take 255 characters


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How numbers of a style are shown.

    Parameters
    ----------
    dated
        ``""`` for plain numbers, otherwise some of ``y``, ``d``, ``t`` (year or month, day, time of day) or ``e``
        for elapsed time.
    prefix, suffix
        What stands around the digits: currency signs, units.
    power
        Powers of a thousand that the format divides by.
    digits
        Least number of digits, for formats of zeros only (postal codes, numbers of things).
    hides
        The format shows nothing at all.
    """

    dated: str = ""
    prefix: str = ""
    suffix: str = ""
    percent: bool = False
    power: int = 0
    digits: int = 0
    hides: bool = False


GENERAL = NumberFormat()


def number_format(number: int, code: str | None) -> NumberFormat:
    """Return the format of a built-in number, or of a custom code.

    Examples
    --------
    >>> number_format(164, '#,##0" MW"').suffix
    ' MW'
    """
    if code is None:
        if number in _EAST_ASIAN_DATE:
            return NumberFormat(dated="yd")
        if number in _BUILTIN_PERCENT:
            return NumberFormat(percent=True)
        code = _BUILTIN_DATE.get(number) or _BUILTIN_TIME.get(number) or ""
    if not code or code.lower() in {"general", "@"}:
        return GENERAL
    if code.replace(" ", "") in {";;;", ";;", ";;;;"}:
        return NumberFormat(hides=True)
    return _custom(code)


def number_text(raw: str, shown: NumberFormat, epoch_1904: bool = False) -> str:
    """Return a stored number as text.

    Examples
    --------
    >>> number_text("0.30000000000000004", GENERAL), number_text("45720", number_format(14, None))
    ('0.3', '2025-03-04')
    >>> number_text("0.35", number_format(9, None)), number_text("1E-5", GENERAL)
    ('35%', '0.00001')
    """
    if shown is GENERAL and raw.isascii() and raw.isdigit():
        return raw
    try:
        value = float(raw)
    except ValueError:
        return raw
    if value - value != 0:  # infinite, or not a number
        return raw
    if shown.dated:
        dated = _date_text(value, shown.dated, epoch_1904)
        if dated is not None:
            return dated
    return _plain_text(raw, value, shown)


def _plain_text(raw: str, value: float, shown: NumberFormat) -> str:
    if shown.percent:
        return f"{_decimal(value * 100)}%"
    if shown.power:
        value /= 1000**shown.power
        raw = ""
    digits = raw if _EXACT.fullmatch(raw) else _decimal(value)
    if shown.digits and digits.isdigit():
        digits = digits.zfill(shown.digits)
    return f"{shown.prefix}{digits}{shown.suffix}"


def _decimal(value: float) -> str:
    text = f"{value:.15g}"
    if "e" in text:
        text = format(Decimal(text), "f")
    return "0" if text == "-0" else text


def _date_text(value: float, dated: str, epoch_1904: bool) -> str | None:
    """Return a day count in ISO form, as exactly as its format says; None where it is no date."""
    if not 0 <= value <= _LAST_DAY:
        return None
    if dated == "e":
        return _elapsed(value)
    if value < 1 and (dated == "t" or not epoch_1904):
        return _time_text(value) if "t" in dated else None
    moment = _moment(value, epoch_1904)
    return None if moment is None else _moment_text(moment, dated)


def _moment_text(moment: datetime, dated: str) -> str:
    if "t" in dated and moment.time() != time.min:
        return moment.isoformat(timespec="auto" if moment.microsecond else "seconds")
    if dated == "y" and (moment.month, moment.day) == (1, 1):
        return f"{moment:%Y}"
    if dated in {"y", "ym"} and moment.day == 1:
        return f"{moment:%Y-%m}"
    return moment.date().isoformat()


def _moment(value: float, epoch_1904: bool) -> datetime | None:
    if not epoch_1904 and int(value) == 60:
        return None  # 29 February 1900, which never was
    epoch = _EPOCH_1904 if epoch_1904 else _EPOCH if value > 60 else _EPOCH_BEFORE_MARCH
    try:
        return epoch + timedelta(milliseconds=round(value * 86_400_000))
    except OverflowError:
        return None


def _time_text(value: float) -> str:
    seconds = round(value * 86_400)
    hours, rest = divmod(seconds, 3600)
    minutes, rest = divmod(rest, 60)
    return f"{hours:02}:{minutes:02}:{rest:02}" if rest else f"{hours:02}:{minutes:02}"


def _elapsed(value: float) -> str:
    hours, rest = divmod(round(value * 86_400), 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}"


def _custom(code: str) -> NumberFormat:
    section = _sections(code[:_LONGEST_CODE].replace("\x00", ""))[0]
    if _ELAPSED.search(section):
        return NumberFormat(dated="e")
    bare = _BRACKETS.sub("", _LITERAL.sub("", section))
    dated = _dated(bare)
    if dated:
        return NumberFormat(dated=dated)
    if "?/" in bare or "#/" in bare or "[<" in section or "[>" in section or "[=" in section:
        return GENERAL
    return _decorated(section)


def _dated(bare: str) -> str:
    letters = re.sub(r"general|e[+-]|am/pm|a/p", "", bare.lower())
    if not set(letters) & set("ymdhse"):
        return ""
    clock = "t" if set(letters) & set("hs") else ""
    year = "y" if set(letters) & set("ye") else ""
    month = "m" if "m" in letters and not (clock and not year and "d" not in letters) else ""
    day = "d" if "d" in letters else ""
    return f"{year or month}{month if year and not day and not clock else ''}{day}{clock}"


def _decorated(section: str) -> NumberFormat:
    """Read what a format puts before and after its digits."""
    kept: list[str] = []

    def literal(match: re.Match[str]) -> str:
        kept.append(match[1] or match[2] or match[3] or "")
        return "\x00"

    marked = _BRACKETS.sub("", _LITERAL.sub(literal, section))
    digits = _DIGITS.search(marked)
    if digits is None or _DIGITS.search(marked, digits.end()):
        return GENERAL
    if "%" in marked:
        return NumberFormat(percent=True)
    literals = iter(kept)
    prefix, suffix = (
        "".join(next(literals) if mark == "\x00" else mark for mark in side)
        for side in (marked[: digits.start()], marked[digits.end() :])
    )
    fields = digits[0]
    zeros = len(fields) if set(fields) == {"0"} else 0
    power = len(fields) - len(fields.rstrip(","))
    return NumberFormat(prefix=prefix.lstrip(" ("), suffix=suffix.rstrip(" ()"), power=power, digits=zeros)


def _sections(code: str) -> list[str]:
    sections, quoted, current = [], False, ""
    for position, mark in enumerate(code):
        if mark == '"':
            quoted = not quoted
        if mark == ";" and not quoted and code[position - 1 : position] != "\\":
            sections.append(current)
            current = ""
        else:
            current += mark
    return [*sections, current]
