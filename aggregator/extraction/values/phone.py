"""Telephone numbers: international, national with their marks, and bare ones beside a word that says what they are.

The value is E.164 where the number says its country or is a Chinese mobile one, else its digits; ``;ext=12`` follows.
"""

from __future__ import annotations

from collections.abc import Iterator

import phonenumbers

from aggregator.extraction.values.pattern import Found, pattern
from aggregator.extraction.values.value import Value, is_nothing
from aggregator.policy.records import Attribute

_MARK = r"(?: ?[-./–] ?| )?"
_GROUP = r"(?:\( ?\d{1,5} ?\)|\d{1,15})"
_NUMBER = (
    r"(?P<name>(?:\(\+ ?\d{1,4}\)|\+ ?\d{1,4}|\( ?\d{1,5} ?\)|\d{1,15})"
    rf"(?:{_MARK}{_GROUP}){{0,7}}"
    r"(?P<extension> ?(?:(?i:x|ext\.?|extension|#)|转|分机) ?:? ?(?P<local>\d{1,6}))?)"
)
_CUE = (
    r"(?i:\b(?:tel|phone|mobile|cell|fax|call|dial|ring|hotline|helpline|contact|whatsapp"
    r"|number is|reach\w* .{0,12}at)\b"
    r"|telephone|cellphone|sms|office|电话|手机|传真|热线|座机|拨打|致电|联系方式|来电|号码|号是)"
)
_DENIED = r"(?i:\b(?:not|no|never)\b|n['’]t) (?:\pL+ ){0,3}\pL*(?i:phone|fax|tel)|不是(?:电话|手机)"
_OTHER = (
    r"(?i:account|invoice|order|case|ticket|serial|\bno\.|ssn|\bid\b|isbn|code|omb|账号|帐号|卡号"
    r"|身份证|编号|邮编|邮政编码|订单|单号|证号|序列号)[^\d]{0,12}$"
)
_NEAR = 48
_MOBILE = r"(?:0086|86)?1[3-9]\d{9}"
_FIXED = r"0(?:10|2\d|[3-9]\d{2})-?[2-8]\d{6,7}"
_DATE = (
    r"(?:19|20)\d{2}([-./ ])\d{1,2}([-./ ])\d{1,2}|\d{1,2}([-./])\d{1,2}([-./])(?:19|20)\d{2}"
    r"|(?:19|20)\d{2} ?[-–/] ?(?:19|20)\d{2}"
)
_SOCIAL = r"\d{3}-\d{2}-\d{4}"
_GROUPED = r"\d{1,3}(?:[, ]\d{3})+|\d+\.\d+"
_FEWEST = 6
"""Digits of the shortest number."""

_MOST = 15
"""Digits of the longest number, by E.164."""

_INSIDE = r".*\d{4}-(?P<local>\d{1,5})"
"""A number too long for one, whose last digits are an extension in the house: 61302222-8866."""

_MANY_DIGITS = rf"[0-9](?:[ ()./+–-]{{0,8}}[0-9]){{{_FEWEST - 1}}}"
"""Digits enough for a number with no more than its marks between them."""

_SERVICE = (
    r"(?:(?i:\b(?:hotline|helpline|emergency number|freephone|dial))(?: (?:is|on|number))?"
    r"|热线|(?:服务|客服|举报|报修|急救|投诉|值班)电话|拨打)"
    r" ?[:(]? ?(?P<name>[1-9]\d{2,4})(?:$|[^\d.])"
)
"""A short number of a service, after a word that says so: 服务热线96116."""

_PUT = 0.5
"""How sure a number is that only looks like one."""


def sought() -> list[str]:
    """Return the RE2 sources of which a text has to match one for `find` to find anything in it."""
    return [_MANY_DIGITS, _SERVICE]


def find(_attribute: Attribute, text: str) -> list[Value]:
    """Return the telephone numbers in running text, those of services beside a word that says so."""
    values = [
        Value(match["name"], None, *match.span("name"), 0.8)
        for match in pattern(_SERVICE).finditer(text)
        if not _goes_on(text, match.span("name")[1])
    ]
    if pattern(_MANY_DIGITS).search(text) is None:
        return values
    for match in pattern(_NUMBER).finditer(text):
        value = _read(match, text) or _listed(match, text)
        if value is not None:
            values += [value, *_second(value, match, text)]
    return sorted(values, key=lambda value: value.start)


_OFFICE = r"(?:室|办|处|科|部|院|所|局|中心|站|队|\p{Han}\))$"
_LOCAL = r"[2-8]\d{7}"
_COMPACT_DATE = r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])"


def _listed(match: Found, text: str) -> Value | None:
    """Return the local number that stands right after the name of an office, as in a directory."""
    start, end = match.span("name")
    written = text[start:end]
    if pattern(_LOCAL).fullmatch(written) is None or pattern(_COMPACT_DATE).fullmatch(written) is not None:
        return None
    if _goes_on(text, end) or pattern(_OFFICE).search(text[max(0, start - 3) : start]) is None:
        return None
    return Value(written, None, start, end, _PUT)


def _second(value: Value, match: Found, text: str) -> Iterator[Value]:
    """Yield the number that follows another one in the same row of digits: two mobile numbers of one office."""
    rest = text[value.end : match.span("name")[1]]
    written = rest.strip()
    if written and pattern(rf"{_MOBILE}|{_FIXED}").fullmatch(written) is not None:
        number = _international(written, written)
        shown = written if number is None else phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        start = value.end + rest.index(written)
        yield Value(shown, None, start, start + len(written), value.confidence)


def cell(_attribute: Attribute, text: str, _unit: str | None) -> Value | None:
    """Return the telephone number that a cell holds, with or without a word before it, or None."""
    if is_nothing(text) or len(text) > 60:
        return None
    found = [value for match in pattern(_NUMBER).finditer(text) if (value := _read(match, text, named=True))]
    return found[0] if len(found) == 1 else None


def _read(match: Found, text: str, *, named: bool = False) -> Value | None:
    start, end = match.span("name")
    if end - start < _FEWEST or sum(map(str.isdigit, text[start:end])) < _FEWEST:
        return None
    local = match["local"]
    last = match.span("extension")[0] if local else end
    inside = pattern(_INSIDE).fullmatch(text[start:last]) if not local else None
    if inside is not None and sum(map(str.isdigit, text[start:last])) > _MOST:
        local = inside["local"]
        last -= len(local) + 1
    for _ in range(3):
        if " " in text[start:last] and (_goes_on(text, end) or sum(map(str.isdigit, text[start:last])) > _MOST):
            end = last = start + len(text[start:last].rpartition(" ")[0])
            local = ""
    written = text[start:last]
    digits = "".join(filter(str.isdigit, written))
    if not _FEWEST <= len(digits) <= _MOST or _comes_from(text, start, digits) or _goes_on(text, end):
        return None
    before = text[max(0, start - _NEAR) : start]
    cued = named or (pattern(_CUE).search(before) is not None and pattern(_DENIED).search(before) is None)
    if _is_other(written, digits, cued=cued) or (not cued and pattern(_OTHER).search(before) is not None):
        return None
    number = _international(written, digits)
    sure = _sureness(written, digits, number, cued=cued)
    if sure is None:
        return None
    shown = digits if number is None else phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return Value(f"{shown};ext={local}" if local else shown, None, start, end, sure)


def _sureness(written: str, digits: str, number: phonenumbers.PhoneNumber | None, *, cued: bool) -> float | None:
    """Return how sure it is that this is a telephone number, or None."""
    if number is not None and phonenumbers.is_valid_number(number):
        return 1.0
    if cued:
        return 0.9
    if written.startswith(("+", "(+")) and len(digits) >= 8:
        return 0.8
    if pattern(_FIXED).fullmatch(written):
        return 0.8
    return _PUT if _has_its_marks(written, digits) else None


def _has_its_marks(written: str, digits: str) -> bool:
    """Return whether a number is parted as telephone numbers are and little else is."""
    if len(digits) < 9:
        return False
    if written.startswith("(") and ")" in written:
        return True
    return (
        pattern(r"(?:\+?1[-. ])?\d{3}[-. ]\d{3}[-. ]\d{4}|0\d{2,4}[- ]\d{3,4}[- ]?\d{3,4}").fullmatch(written)
        is not None
    )


def _international(written: str, digits: str) -> phonenumbers.PhoneNumber | None:
    """Return a number that says its country, by its code or as a Chinese mobile number, or None."""
    if written.startswith(("+", "(+")):
        said = "+" + digits
    elif pattern(_MOBILE).fullmatch(digits):
        said = "+86" + digits[-11:]
    elif digits.startswith("00"):
        said = "+" + digits[2:]
    else:
        return None
    try:
        return phonenumbers.parse(said)
    except phonenumbers.NumberParseException:
        return None


def _comes_from(text: str, start: int, digits: str) -> bool:
    """Return whether what stands before a number makes it another thing: an amount, a code, a decimal."""
    before, first = text[start - 1 : start], text[start]
    if not before:
        return False
    if before in "#$€£¥_=+" or before.isdigit():
        return True
    if before in ",:-./" and text[start - 2 : start - 1].isdigit():
        return before != "," or len(digits) < 10
    return before.isascii() and before.isalpha() and first not in "(+"


def _goes_on(text: str, end: int) -> bool:
    """Return whether a number goes on as another thing after its last digit."""
    after = text[end : end + 2]
    if after[:1].isascii() and after[:1].isalnum():
        return True
    if after[:1] == "," and after[1:].isdigit():
        return pattern(r"^,0\d{2,3}-|^,1[3-9]\d{9}").search(text[end : end + 13]) is None
    return after[:1] in tuple("-=%./°") and after[1:].isdigit()


def _is_other(written: str, digits: str, *, cued: bool) -> bool:
    """Return whether the signs of a number are those of a date, a plain number or a social security number."""
    for source in (_DATE, _SOCIAL) if cued and len(digits) > 7 else (_DATE, _SOCIAL, _GROUPED):
        if pattern(source).fullmatch(written):
            return True
    return len(set(digits)) == 1 and len(digits) < 7
