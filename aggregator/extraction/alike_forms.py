"""A name taken apart: the words that tell it from others, and what merely says what it is or which part of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from aggregator.extraction.alike_words import GENERIC, HAN_ENDINGS, HAN_NUMBERS, LEGAL_FORMS, ROMAN, SIDES, TYPES
from aggregator.extraction.search_text import HAN

LONGEST = 120
"""Characters of a name that are looked at."""


@dataclass(frozen=True)
class NameForm:
    """A name taken apart.

    Parameters
    ----------
    words
        The words that tell it from others, case and accents folded, in Latin letters or Han characters.
    marks
        Numbers, single letters and sides, in their order: "2", "b", "north". Others mean another plant or unit.
    types
        The kinds of plant that its generic words say.
    script
        ``latin``, ``greek``, ``cyrillic`` or ``han``; Greek and Cyrillic words stand in Latin letters.
    legal
        What it is by law: "gmbh".
    """

    words: tuple[str, ...]
    marks: tuple[str, ...]
    types: frozenset[str]
    script: str
    legal: frozenset[str] = frozenset()

    @cached_property
    def joined(self) -> str:
        """Return the words as one."""
        return "".join(self.words)

    @cached_property
    def initials(self) -> str:
        """Return the first letters of the words."""
        return "".join(word[0] for word in self.words)

    @cached_property
    def plain(self) -> str:
        """Return the words as one, without what spellings of one name differ in: ae, oe, ue, aa, doubled letters."""
        return _DOUBLED.sub(r"\1", _UMLAUT.sub(r"\1", self.joined))


def name_form(name: str, scopes: Iterable[str] = ()) -> NameForm:
    """Return a name taken apart; words that name its scope (a country, a province) are left out where others remain.

    Examples
    --------
    >>> name_form("Centrale de KOMANG2").words, name_form("Riga TEC-2").marks, name_form("Kraftwerk 3").words
    (('komang',), ('2',), ())
    >>> form = name_form("湖北大冶第二水电站", ["湖北"])
    >>> form.words, form.marks, sorted(form.types)
    (('大冶',), ('2',), ['hydro'])
    """
    text = unicodedata.normalize("NFKC", name[:LONGEST]).casefold()
    places = [unicodedata.normalize("NFKC", scope).casefold() for scope in scopes]
    if _HAN.search(text):
        return _han_form(text, places)
    script = "cyrillic" if _CYRILLIC.search(text) else "greek" if _GREEK.search(text) else "latin"
    return _latin_form(_latin(text), [_latin(place) for place in places], script)


def pinyin_of(word: str) -> str:
    """Return the pinyin of Han characters, without tones and spaces."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - its tables are read only where a drive mixes the scripts

    return "".join(lazy_pinyin(word))


def _latin_form(text: str, places: Collection[str], script: str) -> NameForm:
    tokens = _TOKEN.findall(_DOTTED.sub("", text))
    marks: list[str] = []
    types: set[str] = set()
    legal: set[str] = set()
    words: list[str] = []
    for place, token in enumerate(tokens):
        mark = _mark(token, place)
        if mark:
            marks.append(mark)
        elif token in TYPES:
            types.add(TYPES[token])
        elif token in LEGAL_FORMS:
            legal.add(token)
        elif token not in GENERIC:
            words.extend(_parts(token, types))
    own = [word for word in words if word not in places]
    return NameForm(tuple(own or words), tuple(marks), frozenset(types), script, frozenset(legal))


def _mark(token: str, place: int) -> str:
    """Return what a token says of which one is meant: a number, a single letter or a side."""
    if token.isdigit():
        return token.lstrip("0") or "0"
    if place == 0:
        return ""
    if token in ROMAN:
        return ROMAN[token]
    if len(token) == 1 and token not in GENERIC:
        return token
    return SIDES.get(token, "")


def _parts(token: str, types: set[str]) -> Iterator[str]:
    """Yield a word without the generic one that it is compounded with: Studstrupvaerket, Silzkraftwerk."""
    found = _COMPOUND.fullmatch(token)
    word = found["name"] if found else token
    if found and found["generic"] in TYPES:
        types.add(TYPES[found["generic"]])
    yield _SAINTS.get(word, word)


def _han_form(text: str, places: Iterable[str]) -> NameForm:
    text = "".join(text.split())
    marks: list[str] = []
    types: set[str] = set()
    text = _HAN_MARK.sub(lambda found: _noted(found, marks), text)
    text = _without_endings(text, types)
    marks.extend(token.lstrip("0") or "0" for token in _HAN_LATIN.findall(text))
    text = "".join(_HAN.findall(text))
    for place in places:
        bare = text.removeprefix(place).removeprefix("省").removeprefix("市")
        text = bare if text.startswith(place) and len(bare) > 1 else text
    return NameForm((text,) if text else (), tuple(marks), frozenset(types), "han")


def _without_endings(text: str, types: set[str]) -> str:
    while True:
        ending = next((ending for ending in HAN_ENDINGS if text.endswith(ending)), "")
        if not ending or ending == text:
            return text
        if ending in TYPES:
            types.add(TYPES[ending])
        text = text.removesuffix(ending)


def _noted(found: re.Match[str], marks: list[str]) -> str:
    number = found["number"] or found["counted"]
    marks.append(HAN_NUMBERS.get(number, number.lstrip("0") or "0"))
    return ""


def _latin(text: str) -> str:
    """Return a casefolded text in plain Latin letters, as far as that is one letter or syllable a letter."""
    if text.isascii():
        return text
    spelt = text.translate(_LETTERS)
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", spelt) if not unicodedata.combining(letter)
    ).translate(_LETTERS)


_TRANSCRIBED = """
    ß ss ø o æ ae œ oe ł l đ d ð d þ th ı i ħ h
    а a б b в v г g д d е e з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х h ы y э e і i ї yi є ye ґ g
    ж zh ц ts ч ch ш sh щ sht ъ a ю yu я ya ё e ђ dj ј j љ lj њ nj ћ c џ dz
    α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o
"""
_LETTERS = str.maketrans(dict(zip(_TRANSCRIBED.split()[::2], _TRANSCRIBED.split()[1::2], strict=True)) | {"ь": ""})
_SAINTS = {"saint": "st", "sankt": "st", "sainte": "ste", "santa": "sta", "aghios": "agios", "ayios": "agios"}
_HAN = re.compile(f"[{HAN}]")
_CYRILLIC, _GREEK = re.compile("[\u0400-\u04ff]"), re.compile("[\u0370-\u03ff]")
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_DOTTED = re.compile(r"(?<=\b\w)\.(?=\w\b)|(?<=\b\w\.\w)\.|(?<=\w)['’](?=\w)")
_UMLAUT, _DOUBLED = re.compile("([aou])e"), re.compile(r"(.)\1+")
_COMPOUND = re.compile(
    "(?P<name>[^\\W\\d_]{4,}?)(?P<generic>wasserkraftwerk|kernkraftwerk|heizkraftwerk|kraftwerk|kraftverk|vaerket|"
    "vaerker|verket|vaerk|windpark|vindpark|centrale)"
)
_COUNT = "[一二三四五六七八九十]|[0-9]{1,3}"
_HAN_MARK = re.compile(f"第(?P<number>{_COUNT})(?:期|厂|号|台)?|(?P<counted>{_COUNT})(?:#|号|期|厂|台)(?:机组|机)?")
_HAN_LATIN = re.compile(r"[a-z]|[0-9]+")
