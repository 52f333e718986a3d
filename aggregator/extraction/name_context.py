"""What stands before and after capitalised words tells what they name: roles, verbs, places, mail addresses, lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from aggregator.extraction.common_words import ENGLISH
from aggregator.extraction.name import ORGANISATION, PERSON, PLACE, Name
from aggregator.extraction.names import (
    DIRECTIONS,
    FAMILY_NAMES,
    NOT_IN_NAMES,
    NOT_ORGANISATIONS,
    ORGANISATION_WORDS,
    PEOPLES,
    PLACE_LASTS,
    ROLES,
    SAID,
)
from aggregator.extraction.words import words_of

_REACH = 40
_ROLES = ROLES | {f"{role}s" for role in ROLES}
_ADDRESSED = words_of("""
    by named with wife husband brother sister son daughter actor actress singer author dear hello hi hallo regards ask
    asked contact call ring rang told tell see cc to from attn signed c/o over thanks
""")
"""Words before the name of a person; of those that also stand before others, ``to`` and ``from`` with their colon."""

_WITH_COLON = frozenset({"to", "from", "cc", "over", "attn"})
_ROLE = "|".join(sorted(map(re.escape, ROLES), key=len, reverse=True))
_ROLE_AFTER = re.compile(
    rf"(?:,| \(| -) ?(?:(?:the|our|its|a|an|deputy|acting|senior|chief|assistant) )?(?:[\w-]+ ){{0,2}}?(?:{_ROLE})\b"
    r"|,? <?[\w.+-]+@|[,:]? (?:\+\d|0\d{2,4}[ -]\d|\(0\d)|,? (?:tel|telephone|phone|mobile|ext)\b| <",
    re.IGNORECASE,
)
_NEXT = re.compile(r"[ ,]+(?:(?:has|had|who|also|later|was|is|will|would) )?(\w+)")
_LIST_AFTER = re.compile(r", ([A-ZÀ-ÖØ-Þ][\w'’.-]*(?: [A-ZÀ-ÖØ-Þ][\w'’-]*)?)")
_IN = re.compile(r"\b(?:in|near|at|In|Near|throughout|outside|around|toward|towards) (?:the )?$")
_FROM = re.compile(r"\bfrom (?:the )?$")
_PLACE_OF = re.compile(
    r"\b(?:towns?|cit(?:y|ies)|villages?|districts?|ports?|count(?:y|ies)|parish|provinces?|regions?|borough|harbour"
    r"|municipality|island|outskirts|courts?|mayor|residents|people|north|south|east|west|authority|coast"
    r"|Ltd|plc|GmbH|AG|Inc|LLC|firm|resident|citizen|suburbs?|valley|area) of $|[,)] of $"
    r"|\b(?:region|province|district|city|town|county|village|municipality|location|locality|state|country)[\"']?\s?[:=]"
    r"\s?[\"']?$",
    re.IGNORECASE,
)
_PLACE_AFTER = re.compile(
    r" (?:district|county|province|region|town hall|town|city|village|fire station|police station|harbour|airport"
    r"|parish|borough|suburbs?|prefecture|municipality|valley|waterfront)\b"
)
_DATELINE = re.compile(r", \d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?(?:[.,:]| [-–—]|$)|, [A-Z][a-z]{2,8} \d{1,2}(?:,| [-–—])")
_ACRONYM = re.compile(r"[A-Z]{3,6}")
_CAPITALS = re.compile(r"[A-Z]{3}|[#@_\d]")
_PERSONAL = re.compile(
    r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ'’-]+(?: (?:[A-Z]\.|van|von|de|der|bin|al|[A-ZÀ-ÖØ-Þ][\w'’-]*[a-zà-öø-ÿ])){1,2}"
)
_SYLLABLE = (
    r"(?:[zcs]h?|[bpmfdtnlgkhjqxryw])?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|ia|ie|iu|un|ua"
    r"|uo|ui|ue|a|e|i|o|u)"
)
_PINYIN = re.compile(
    rf"(?:Bai|Cai|Cao|Cui|Deng|Ding|Dong|Du|Duan|Fan|Fang|Feng|Fu|Gao|Gong|Gu|Guo|Han|Hao|He|Hou|Hu|Huang|Jia|Jiang|Jin|Kang"
    rf"|Kong|Lai|Lei|Li|Liang|Liao|Lin|Liu|Long|Lu|Luo|Ma|Mao|Meng|Mo|Ni|Niu|Pan|Peng|Qian|Qiao|Qin|Qiu|Ren|Shao|Shen|Shi"
    rf"|Song|Su|Sun|Tan|Tang|Tao|Tian|Wan|Wang|Wei|Wen|Wu|Xia|Xiao|Xie|Xiong|Xu|Xue|Yan|Yang|Yao|Ye|Yin|Yu|Yuan|Zeng|Zhang"
    rf"|Zhao|Zheng|Zhong|Zhou|Zhu|Zou) (?i:{_SYLLABLE}(?:-?{_SYLLABLE})?)"
)
_NOT_PERSONAL = (
    (NOT_IN_NAMES | ORGANISATION_WORDS | PLACE_LASTS | DIRECTIONS | PEOPLES | ENGLISH | ROLES)
    - FAMILY_NAMES
) | {"year", "street", "station", "park"}  # fmt: skip


def is_personal(name: str) -> bool:
    """Return whether two or three words with capitals might be a person's name by themselves.

    Examples
    --------
    >>> is_personal("Lindsey Marr"), is_personal("Annual Report"), is_personal("MARDEN")
    (True, False, False)
    """
    return _PERSONAL.fullmatch(name) is not None and not _NOT_PERSONAL.intersection(name.casefold().split(" "))


def is_pinyin(name: str) -> bool:
    """Return whether a name is a Chinese one in Latin letters, its surname first.

    Examples
    --------
    >>> is_pinyin("Qiu Lan"), is_pinyin("Wang Xiaoming"), is_pinyin("Long Street")
    (True, True, False)
    """
    return _PINYIN.fullmatch(name) is not None


def kind_beside(text: str, start: int, end: int, words: int, is_place: Callable[[str], bool]) -> str:
    """Return what so many capitalised words are by what stands before and after them, or the empty text."""
    name, before = text[start:end], text[max(0, start - _REACH) : start]
    shouted = text[start : start + 2].isupper()
    if words in {2, 3} and is_personal(name) and _names_person(text, before, end):
        return PERSON
    after = _LIST_AFTER.match(text, end)
    if after is not None and words < 4 and is_place(after[1].rstrip(".").casefold()):
        return PLACE
    if words < 3 and _stands_for_place(text, before, start, end, words, shouted=shouted):
        return PLACE
    verb = _NEXT.match(text, end)
    if verb is not None and verb[1] in SAID and words < 4 and not shouted:
        return PERSON
    acronym = words == 1 and _ACRONYM.fullmatch(name) and name not in NOT_ORGANISATIONS
    return ORGANISATION if acronym and not _shouts(text, start, end) else ""


def _names_person(text: str, before: str, end: int) -> bool:
    token = before.rstrip().rpartition(" ")[2].rpartition("\n")[2]
    word = token.rstrip(",:").casefold()
    if word in _ROLES or (word in _ADDRESSED and (word not in _WITH_COLON or token.endswith(":"))):
        return True
    return text[end : end + 1] in _GOES_ON and _ROLE_AFTER.match(text, end) is not None


_GOES_ON = frozenset(", (:")


def _stands_for_place(text: str, before: str, start: int, end: int, words: int, *, shouted: bool) -> bool:
    if (before.endswith(_PLACE_LEADS) and _PLACE_OF.search(before)) or _PLACE_AFTER.match(text, end):
        return True
    if (start == 0 or text[start - 1] == "\n") and _DATELINE.match(text, end) and (shouted or words == 1):
        return True
    return not shouted and (_IN.search(before) is not None or (words == 1 and _FROM.search(before) is not None))


_PLACE_LEADS = ("of ", ": ", ":", '"', "=", "'")


def _shouts(text: str, start: int, end: int) -> bool:
    """Return whether the words beside one in capitals are in capitals too."""
    beside = f"{text[max(0, start - 12) : start]} {text[end : end + 12]}"
    return _CAPITALS.search(beside) is not None


_ACCOUNT = re.compile(r"[A-Za-z][\w.+-]*$")
_LONGEST_ACCOUNT = 64
_BETWEEN = frozenset({", ", " and ", ", and ", "; ", " & ", " (chair), ", " or "})


def persons_among(text: str, names: Sequence[Name], unsure: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the unsure words that a mail address spells, or that stand in a list beside a person."""
    may = [(start, end) for start, end in unsure if is_personal(text[start:end])]
    accounts = {part for account in _accounts(text) for part in _parts(account)} if may else set()
    found = [one for one in may if _is_account(text[slice(*one)], accounts)]
    own = {(name.start, name.end) for name in names if name.kind == PERSON} | set(found)
    for spans, forward in ((may, True), (may[::-1], False)):
        ends = {end if forward else start for start, end in own}
        for start, end in spans:
            if (start, end) not in own and _adjoins(text, start, end, ends, forward=forward):
                found.append((start, end))
                own.add((start, end))
                ends.add(end if forward else start)
    return found


def _accounts(text: str) -> Iterator[str]:
    """Yield what stands before each @ of a text."""
    at = text.find("@")
    while at >= 0:
        account = _ACCOUNT.search(text[max(0, at - _LONGEST_ACCOUNT) : at])
        if account is not None:
            yield account[0]
        at = text.find("@", at + 1)


def _parts(account: str) -> list[str]:
    lowered = account.casefold()
    return [lowered, *re.split(r"[._+-]", lowered)]


def _is_account(name: str, accounts: set[str]) -> bool:
    words = name.casefold().split(" ")
    return (len(words[-1]) > 2 and words[-1] in accounts) or "".join(words) in accounts


def _adjoins(text: str, start: int, end: int, known: set[int], *, forward: bool) -> bool:
    for gap in _BETWEEN:
        at = start - len(gap) if forward else end + len(gap)
        if at in known and text.startswith(gap, at if forward else end):
            return True
    return False
