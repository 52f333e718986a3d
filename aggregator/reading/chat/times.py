"""When a message was sent, from what messengers write: day and time in any country's order, or a counter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import Literal

Order = Literal["ymd", "dmy", "mdy"]

DAY = r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"
HALF_BEFORE = r"凌晨|早上|上午|中午|下午|晚上"
TIME = rf"(?:(?:{HALF_BEFORE})\s?)?\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\s?[AaPp]\.?\s?[Mm]\.?)?"
AFTER_NOON = ("下午", "晚上", "p")
BEFORE_NOON = ("凌晨", "早上", "上午", "a")
NUMBERS = re.compile(r"\d+")
CLOCK = re.compile(rf"(?P<before>{HALF_BEFORE})?\s?(?P<clock>\d{{1,2}}:\d{{2}}(?::\d{{2}})?)\s?(?P<after>[AaPp]?)")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day and a time as written; the day is empty where only a time stands."""

    day: str
    time: str

    def at(self, order: Order) -> str:
        """Return the moment in ISO 8601, as the messenger's clock showed it; nothing where there is no such day.

        Examples
        --------
        >>> Stamp("4.3.25", "9:12 PM").at("dmy"), Stamp("2025年3月4日", "下午2:05").at("mdy")
        ('2025-03-04T21:12:00', '2025-03-04T14:05:00')
        """
        numbers = [int(number) for number in NUMBERS.findall(self.day)]
        clock = CLOCK.search(self.time)
        if len(numbers) != 3 or clock is None:
            return ""
        if numbers[0] > 99:
            year, month, day = numbers
        else:
            year = numbers[2] + (2000 if numbers[2] < 100 else 0)
            day, month = numbers[:2] if order != "mdy" else (numbers[1], numbers[0])
        hour, minute, second = (*(int(number) for number in clock["clock"].split(":")), 0)[:3]
        half = (clock["before"] or clock["after"] or "").lower()
        if half in AFTER_NOON and hour < 12:
            hour += 12
        elif half in BEFORE_NOON and hour == 12:
            hour = 0
        try:
            return datetime(year, month, day, hour, minute, second).isoformat()
        except ValueError:
            return ""


def order_of(stamps: Sequence[Stamp]) -> tuple[Order, bool]:
    """Return which of day, month and year comes first, and whether the stamps leave no other reading.

    A number past twelve decides; then the order in which time never goes back; then what is usual: the month
    first where the clock has twelve hours, the day first elsewhere.

    Examples
    --------
    >>> order_of([Stamp("04/03/25", "10:12"), Stamp("05/03/25", "10:12"), Stamp("13/03/25", "9:00")])
    ('dmy', True)
    """
    days = [[int(number) for number in NUMBERS.findall(stamp.day)] for stamp in stamps if stamp.day]
    days = [day for day in days if len(day) == 3 and day[0] <= 99]
    if not days:
        return "ymd", True
    if any(day[0] > 12 for day in days):
        return "dmy", True
    if any(day[1] > 12 for day in days):
        return "mdy", True
    if any("." in stamp.day for stamp in stamps):
        return "dmy", True
    steps_back = {order: _steps_back(stamps, order) for order in ("dmy", "mdy")}
    if steps_back["dmy"] != steps_back["mdy"]:
        return ("dmy", True) if steps_back["dmy"] < steps_back["mdy"] else ("mdy", True)
    american = any(re.search(r"[AaPp]\.?\s?[Mm]", stamp.time) and "/" in stamp.day for stamp in stamps)
    same = all(day[0] == day[1] for day in days)
    return ("mdy" if american else "dmy"), same


def _steps_back(stamps: Sequence[Stamp], order: Literal["dmy", "mdy"]) -> int:
    moments = [stamp.at(order) for stamp in stamps]
    return sum(1 for before, after in pairwise(moments) if after < before)


def moment_of(written: str) -> str:
    """Return a moment in ISO 8601 from seconds, milliseconds or microseconds since 1970, or from ISO 8601 itself.

    Examples
    --------
    >>> moment_of("1741054320"), moment_of("1741054320000"), moment_of("1741054320.000100")
    ('2025-03-04T02:12:00+00:00', '2025-03-04T02:12:00+00:00', '2025-03-04T02:12:00+00:00')
    >>> moment_of("2025-03-04T10:12:00.123Z"), moment_of("yesterday")
    ('2025-03-04T10:12:00+00:00', '')
    """
    if re.fullmatch(r"\d{1,18}(?:\.\d{1,9})?", written):
        seconds = int(written.partition(".")[0])
        while seconds > 10**11:
            seconds //= 1000
        return datetime.fromtimestamp(seconds, UTC).isoformat()
    try:
        return datetime.fromisoformat(written[:40]).replace(microsecond=0).isoformat()
    except ValueError:
        return ""
