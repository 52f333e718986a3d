"""The text that is searched, and the way back from it to the raw text of the file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""The Han characters, as the inside of a character class of `re`."""

_BREAK = "[ \t]*(?:\r\n?|\n)[ \t]*"
_FULL_WIDTH = f"[{HAN}\u3001-\u3011\uff01-\uff5e]"
_REMOVED = re.compile(
    # A hyphen at the end of a line as PDF engines give it, with the line break or, as pdfium does, instead of it.
    rf"(?P<hyphen>[\x02\ufffe](?<=\w[\x02\ufffe])(?:{_BREAK})?(?=[^\W_]))"
    f"|(?:\x02|\u00ad|\ufffe){_BREAK}"
    # Full-width letters and marks stand among Han characters, and lines break between them as they do there.
    rf"|(?<={_FULL_WIDTH}){_BREAK}(?={_FULL_WIDTH})"
    "|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\uffff\ud800-\udfff\U000e0000-\U000e0fff]+"
)
_MAY_BE_REMOVED = re.compile(
    "[\x00-\x08\n\r\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_WIDE_SPACE = re.compile("[\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_LINE_END = r"[ \t]*(?:\r\n?|[\n\x0b\x0c\x85\u2028\u2029])[ \t]*"
_JOINS = f"[{HAN}\u3001-\u3011]"
_REST = rf"(?:(?<=[ \t]){_LINE_END}|(?<=\r)\n?[ \t]*|(?<=[\n\x0b\x0c\x85\u2028\u2029])[ \t]*)"
# Every alternative looks back over its first character, so that `re` runs quickly from one such character to the next.
_WRAPPED = re.compile(
    rf"[\s-](?:(?P<hyphen>(?<=[^\W\d_]-){_LINE_END}(?=[^\W\d_]))"
    rf"|(?P<dash>(?<=\w-\s){_REST}(?=\w))"
    rf"|(?P<han>(?<={_JOINS}\s){_REST}(?={_JOINS}))"
    r"|(?P<space>(?<=\s)\s+|(?<=[^\S ])))"
)


class SearchText(NamedTuple):
    """A text as it is searched; offsets are code points.

    Parameters
    ----------
    starts, ends
        Where each character of ``text`` begins and ends in the raw text; None where both are the same.
    """

    text: str
    starts: Sequence[int] | None = None
    ends: Sequence[int] | None = None

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a span of ``text`` stands in the raw text."""
        if self.starts is None or self.ends is None:
            return start, end
        if start >= len(self.starts):
            at = self.ends[-1] if self.ends else 0
            return at, at
        if start >= end:
            return self.starts[start], self.starts[start]
        return self.starts[start], self.ends[end - 1]


def search_text(raw: str) -> SearchText:
    r"""Return the text to search: NFKC, without invisible characters, its line wraps undone.

    Words hyphenated over a line end are joined (``capaci-`` ``ty``), those that go on with a capital or a digit keep
    their hyphen (``JRC-`` ``PPDB``), Han characters are joined without a space, every other run of
    white space is one space.

    Examples
    --------
    >>> wrapped = search_text("北田\n电站 １２ MW")
    >>> wrapped.text, wrapped.raw_span(0, 4)
    ('北田电站 12 MW', (0, 5))
    """
    if is_plain(raw):
        return SearchText(raw)
    found = KEPT.get(raw)
    if found is None:
        found = _search_text(raw)
        if len(raw) <= LONGEST_KEPT:
            keep((raw,), (found,))
    return found


def _search_text(raw: str) -> SearchText:
    found = SearchText(raw)
    if _MAY_BE_REMOVED.search(raw) is not None:
        found = _rewritten(found, _REMOVED, _removed)
    found = _normalised(found)
    return _rewritten(found, _WRAPPED, _unwrapped) if _may_be_wrapped(found.text) else found


LONGEST_KEPT = 4000
"""Characters of the longest text whose search text is kept when it was asked for by itself."""

_MOST_KEPT = 4_000_000
"""Characters of the texts whose search texts are kept, which those who look through a document ask for in turn."""

KEPT: dict[str, SearchText] = {}
"""The search texts of raw texts that were asked for, as far as they are kept."""


class _Count:
    """How many characters the kept texts have."""

    characters = 0


def keep(raws: Sequence[str], found: Iterable[SearchText]) -> None:
    """Keep search texts for those who ask for them next, and forget older ones where they become too many."""
    if _Count.characters > _MOST_KEPT:
        KEPT.clear()
        _Count.characters = 0
    KEPT.update(zip(raws, found, strict=True))
    _Count.characters += sum(map(len, raws))


def searched(raw: str) -> str:
    r"""Return the text of `search_text`, far sooner, for who needs no way back to the raw text.

    Examples
    --------
    >>> searched("北田\n电站 １２ MW")
    '北田电站 12 MW'
    """
    if is_plain(raw):
        return raw
    found = KEPT.get(raw)
    return _searched(raw) if found is None else found.text


def _searched(raw: str) -> str:
    even = raw if _MAY_BE_REMOVED.search(raw) is None else _REMOVED.sub(_removed, raw)
    if not even.isascii():
        even = even.translate(_ONE_TO_ONE)
        if not _is_normal(even):
            even = _CHANGING.sub(_normal, even)
    return _WRAPPED.sub(_unwrapped, even) if _may_be_wrapped(even) else even


def is_plain(raw: str) -> bool:
    """Return whether a text is searched as it is."""
    return raw.isascii() and raw.isprintable() and "  " not in raw


def _may_be_wrapped(text: str) -> bool:
    return "  " in text or _WIDE_SPACE.search(text) is not None


def folded(text: str) -> str:
    """Return the text in lower case with every character where it was.

    Examples
    --------
    >>> folded("İzmir NFD")
    'İzmir nfd'
    """
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def is_han(character: str) -> bool:
    """Return whether a character is a Han character."""
    return "\u4e00" <= character <= "\u9fff" or (character >= FIRST_HAN and _HAN.match(character) is not None)


FIRST_HAN = "\u2e80"
"""No character before it is a Han character."""

_HAN = re.compile(f"[{HAN}]")


def is_joining(character: str) -> bool:
    """Return whether no space comes between a character and the next of its sort when a line's wrap is undone."""
    return _JOINING.match(character) is not None


def is_full_width(character: str) -> bool:
    """Return whether a character of a raw text is as wide as a Han character."""
    return _WIDE.match(character) is not None


def is_removed(character: str) -> bool:
    """Return whether a character of a raw text is invisible, and so is not searched."""
    return _MAY_BE_REMOVED.match(character) is not None


_JOINING, _WIDE = re.compile(_JOINS), re.compile(_FULL_WIDTH)


class Joint(NamedTuple):
    """What stands for the white space between two words that are one: how many characters before go too."""

    back: int
    new: str


def joins_lines(raw: str) -> bool:
    """Return whether white space in a raw text, with a character before and after, is a line break among Han ones."""
    return _JOINED.fullmatch(raw) is not None


def joint_of(even: str) -> Joint | None:
    """Return what stands for white space in an evened text, with two characters before and one after.

    None where it is one space.
    """
    found = _WRAPPED.search(even, 1)
    if found is None or found.lastgroup == "space":
        return None
    return Joint(int(found.lastgroup == "hyphen"), _unwrapped(found))


_JOINED = re.compile(rf"{_FULL_WIDTH}{_BREAK}{_FULL_WIDTH}")


def _removed(found: re.Match[str]) -> str:
    """Return what stands for an invisible character: a hyphen where the word or number needs one, else nothing."""
    if found.lastgroup != "hyphen":
        return ""
    after = found.string[found.end()]
    return "-" if after.isupper() or after.isdigit() else ""


def _unwrapped(found: re.Match[str]) -> str:
    match found.lastgroup:
        case "hyphen":
            before, after = found.string[found.start() - 1], found.string[found.end()]
            return "" if before.islower() and after.islower() else "-"
        case "space":
            return " "
        case _:
            return ""


def _rewritten(text: SearchText, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str]) -> SearchText:
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    old_starts: list[int] | None = None if text.starts is None else list(text.starts)
    old_ends: list[int] | None = None if text.ends is None else list(text.ends)
    done = 0
    for found in pattern.finditer(text.text):
        if old_starts is None or old_ends is None:
            old_starts, old_ends = list(range(len(text.text))), list(range(1, len(text.text) + 1))
        new = replacement(found)
        pieces += (text.text[done : found.start()], new)
        starts += old_starts[done : found.start()]
        ends += old_ends[done : found.start()]
        starts += [old_starts[found.start()]] * len(new)
        ends += [old_ends[found.end() - 1]] * len(new)
        done = found.end()
    if old_starts is None or old_ends is None or not done:
        return text
    pieces.append(text.text[done:])
    return SearchText("".join(pieces), starts + old_starts[done:], ends + old_ends[done:])


# Radicals that stand for the character which looks like them, where a PDF names the one glyph by the other; NFKC
# knows those of U+2F00-U+2FDF only.
_RADICALS = str.maketrans(
    "⺁⺅⺆⺇⺈⺉⺊⺌⺎⺐⺒⺓⺔⺕⺖⺘⺙⺛⺜⺝⺟⺠⺡⺢⺣⺤⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺶⺷⺹⺼⺽⻁⻂⻄⻅⻆⻈⻉⻋⻌⻍⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
    "厂亻冂几刀刂卜小兀尢巳幺彑彐忄扌攵旡日月母民氵氺灬爫牛犭王疋目示礻竹糹纟羊羊耂肉臼虎衤西见角讠贝车辶辶邑钅長镸长门阝雨青韦页风飞食首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
)


_ENCLOSED = str.maketrans("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", "❶❷❸❹❺❻❼❽❾❿⓫⓬⓭⓮⓯⓰⓱⓲⓳⓴")
"""Circled numbers as ones that NFKC leaves alone: ①9月15日 is no day of the nineteenth month."""

_OTHERWISE = _RADICALS | _ENCLOSED


class _OneToOne(dict[int, str]):
    """The characters whose NFKC form is one other character, learnt as they are met."""

    def __missing__(self, point: int) -> str:
        character = chr(_OTHERWISE.get(point, point))
        normal = unicodedata.normalize("NFKC", character)
        self[point] = normal if len(normal) == 1 and not unicodedata.combining(normal) else character
        return self[point]


_ONE_TO_ONE = _OneToOne()


def even(character: str) -> str:
    """Return the one character that a character's NFKC form is, itself where that is none or several."""
    return _ONE_TO_ONE[ord(character)]


def _normalised(text: SearchText) -> SearchText:
    if text.text.isascii():
        return text
    even = text.text.translate(_ONE_TO_ONE)
    text = SearchText(even, text.starts, text.ends)
    return text if _is_normal(even) else _rewritten(text, _CHANGING, _normal)


def _is_normal(text: str) -> bool:
    has_marks = _MARK.search(text) is not None or _BEYOND.search(text) is not None
    return not (has_marks and _MANY_MARKS.search(text)) and unicodedata.is_normalized("NFKC", text)


def _normal(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found.group())


_FIRST_BEYOND = "\U00010000"
_COMBINING = "".join(
    [chr(p) for p in range(0x300, 0x11000) if unicodedata.combining(chr(p)) or unicodedata.category(chr(p))[0] == "M"]
    + [chr(p) for p in range(0x1160, 0x1200)]
    + ["\uff9e", "\uff9f"]
)
# Putting the marks of one character in order takes quadratic time, so that a million on one hang a scan.
_MOST_MARKS = 30
_MARK = re.compile(f"[{''.join(mark for mark in _COMBINING if mark < _FIRST_BEYOND)}]")
_BEYOND = re.compile(f"[{_FIRST_BEYOND}-\U0010ffff]")
_MANY_MARKS = re.compile(f"[{_COMBINING}]{{{_MOST_MARKS + 1}}}")
_STABLE = "\x00-\x7f\u3001-\u3011\u4e00-\u9fff"
_CHANGING = re.compile(
    f"[^{_STABLE}{_COMBINING}][{_COMBINING}]{{0,{_MOST_MARKS}}}|.[{_COMBINING}]{{1,{_MOST_MARKS}}}", re.DOTALL
)
