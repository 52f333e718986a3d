"""An RTF document, token by token: groups open and close, and some of them are stories of their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from aggregator.model.documents import BlockKind, MetaValue
from aggregator.reading.compound import encoding_of
from aggregator.reading.draft import Draft
from aggregator.reading.format import Opening, Reading
from aggregator.reading.limits import OverBudget
from aggregator.reading.ooxml import outcome
from aggregator.reading.rtf.story import Counters, Piece, Story
from aggregator.reading.rtf.table import MOST_EDGES, Edge
from aggregator.reading.rtf.tokens import Token, codec_of_charset, decoded, joined, tokens

_DEEPEST = 5_000
_BODY, _SKIPPED = "body", "skipped"
_STORIES = {
    "header": BlockKind.HEADER,
    "footer": BlockKind.FOOTER,
    "footnote": BlockKind.FOOTNOTE,
    "annotation": BlockKind.COMMENT,
    "shptxt": BlockKind.TEXTBOX,
    "dptxbxtext": BlockKind.TEXTBOX,
}
_STORIES |= {f"header{side}": BlockKind.HEADER for side in "lrf"} | {
    f"footer{side}": BlockKind.FOOTER for side in "lrf"
}
_PROPERTIES = {
    "title": "title",
    "subject": "subject",
    "author": "author",
    "operator": "last_author",
    "keywords": "keywords",
    "doccomm": "description",
    "company": "company",
    "manager": "manager",
    "category": "category",
    "creatim": "created",
    "revtim": "modified",
}
_COLLECTED = {*_PROPERTIES, "fonttbl", "stylesheet", "atnauthor", "propname", "staticval", "info", "userprops"}
# Starred destinations that hold text a person sees; any other starred one is skipped.
_SEEN = {"shpinst", "do", "ud", "fldrslt"}
_UNSEEN = frozenset(
    re.findall(
        r"\w+",
        """
    aftncn aftnsep aftnsepc atndate atnicn atnid atnref atrfend atrfstart background bkmkend bkmkstart blipuid
    buptim colorschememapping colortbl datafield datastore falt ffdeftext ffformat ffname filetbl fldinst
    formfield ftncn ftnsep ftnsepc generator hlinkbase latentstyles levelnumbers leveltext listname
    listoverridetable listpicture listtable listtext mmathPr nesttableprops nextfile nonesttables nonshppict
    objclass objdata objname pgptbl pict pntext pntxta pntxtb printim private revtbl rsidtbl rxe shprslt sn sp
    sv tc template themedata txe upr wgrffmtfilter xe xmlnstbl
""",
    )
)
_CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
}
_SYMBOLS = {"~": "\u00a0", "-": "\u00ad", "_": "-", "{": "{", "}": "}", "\\": "\\", "\t": "\t"}
_HEADING = re.compile(r"(heading|标题|標題)\s*\d|title|subtitle|标题|副标题", re.IGNORECASE)
_PARTS_OF_DATE = ("yr", "mo", "dy", "hr", "min", "sec")


def read_rich_text(content: bytes, opening: Opening) -> Reading:
    """Return the text, tables, margins, notes, comments and properties of an RTF document."""
    draft = Draft(opening.budget)
    document = _RichText(content, draft)
    return outcome(draft.gather(document.fill), document.broken)


@dataclass(frozen=True, slots=True)
class _Look:
    """What a group hands down to the groups in it."""

    destination: str = _BODY
    codec: str = ""
    skip: int = 1
    hidden: bool = False
    revision: str | None = None


class _RichText:
    def __init__(self, content: bytes, draft: Draft) -> None:
        self._content = content
        self._draft = draft
        self._counters = Counters()
        self._look = _Look()
        self._groups: list[tuple[_Look, Story, list[str]]] = []
        self._story = Story(draft, self._counters)
        self._collected: list[str] = []
        self._date: dict[str, int] = {}
        self._raw = bytearray()
        self._to_skip = 0
        self._starred = False
        self._codec = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._styles: set[int] = set()
        self._style = 0
        self._author = self._property = ""
        self._merge = ("", "")
        self.broken: list[str] = []
        self._words: dict[str, Callable[[int | None], None]] = {
            "ansicpg": lambda number: self._page(number or 1252),
            "mac": lambda _: self._page(10000),
            "pc": lambda _: self._page(437),
            "pca": lambda _: self._page(850),
            "u": self._unicode,
            "uc": lambda number: self._set(skip=max(0, min(number or 0, 100))),
            "f": self._use_font,
            "fcharset": self._font_charset,
            "plain": lambda _: self._set(hidden=False, revision=None),
            "v": lambda number: self._set(hidden=number != 0),
            "revised": lambda number: self._set(revision=None if number == 0 else "ins"),
            "deleted": lambda number: self._set(revision=None if number == 0 else "del"),
            "pard": lambda _: self._new_paragraph(),
            "s": self._use_style,
            "outlinelevel": lambda number: self._kind(BlockKind.HEADING) if (number or 0) < 9 else None,
            "ls": lambda number: self._kind(BlockKind.LIST_ENTRY) if number else None,
            "intbl": lambda _: self._in_table(),
            "trowd": lambda _: self._new_row(),
            "trleft": self._left,
            "cellx": self._edge,
            "clmrg": lambda _: self._merged("continue", ""),
            "clvmrg": lambda _: self._merged("", "continue"),
            "par": lambda _: self._story.end_paragraph(),
            "sect": lambda _: self._story.end_paragraph(),
            "page": lambda _: self._story.end_paragraph(),
            "nestcell": lambda _: self._story.end_paragraph(),
            "cell": lambda _: self._story.end_cell(),
            "row": lambda _: self._story.end_row(),
        }

    def fill(self, draft: Draft) -> None:
        """Read all tokens; what is open at the end is kept."""
        try:
            self._read()
        finally:
            if draft.budget.left("characters"):
                self._close_all()

    def _read(self) -> None:
        for token in tokens(self._content):
            if token.kind == "open":
                self._open()
            elif token.kind == "close":
                self._close()
                if not self._groups:
                    return
            else:
                self._take(token)
        self.broken.append("the file ends before its text does")

    def _close_all(self) -> None:
        while self._groups:
            self._close()

    def _open(self) -> None:
        self._flush()
        self._to_skip = 0
        if len(self._groups) >= _DEEPEST:
            raise OverBudget(f"groups nested more than {_DEEPEST} deep")
        self._groups.append((self._look, self._story, self._collected))
        self._starred = False

    def _close(self) -> None:
        self._flush()
        self._to_skip = 0
        self._starred = False
        ended = self._look, self._story, self._collected
        look, story, collected = self._groups.pop()
        self._look, self._story, self._collected = look, story, collected
        if not self._groups or ended[1] is not story:
            ended[1].end()
        if ended[0].destination in _COLLECTED:
            self._keep(ended[0].destination, ended[0].destination != look.destination, ended[2])

    def _take(self, token: Token) -> None:
        if self._to_skip and self._skips(token):
            return
        if token.kind == "byte":
            if self._look.destination != _SKIPPED:
                self._raw += token.raw
        elif token.kind == "text":
            raw = token.raw[self._to_skip :]
            self._to_skip = max(0, self._to_skip - len(token.raw))
            if self._look.destination != _SKIPPED:
                self._raw += raw
        elif token.kind == "symbol":
            self._symbol(token.word)
        else:
            self._word(token.word, token.number)

    def _skips(self, token: Token) -> bool:
        """Return whether a token only stands in for the character told before it."""
        if token.kind == "text":
            return False
        self._to_skip -= 1
        return token.kind != "word" or token.word not in {"par", "cell", "row", "u"}

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._starred = True
            return
        self._flush()
        if symbol in {"\r", "\n"}:
            self._story.end_paragraph()
        else:
            self._say(_SYMBOLS.get(symbol, ""))

    def _word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        self._flush()
        if self._look.destination == _SKIPPED and word != "ud":
            return
        if word in _STORIES:
            self._tell(word)
        elif word == "ud":
            self._look = replace(self._look, destination=self._destination_outside())
        elif word in _COLLECTED:
            self._collect(word)
        elif word in _UNSEEN or (starred and word not in _SEEN):
            self._look = replace(self._look, destination=_SKIPPED)
            if word == "objdata":
                self._warn("embedded objects are not read")
        elif word in _CHARACTERS:
            self._say(_CHARACTERS[word])
        elif word in _PARTS_OF_DATE and self._look.destination in _PROPERTIES:
            self._date[word] = number or 0
        elif word in self._words and self._applies(word):
            self._words[word](number)

    def _applies(self, word: str) -> bool:
        """Return whether a word counts where it stands: layout says nothing inside of collected text."""
        return self._look.destination == _BODY or word in {"u", "uc", "f", "fcharset", "s"}

    def _tell(self, word: str) -> None:
        kind = _STORIES[word]
        name = str(kind)
        place = f"{name} {self._counters.next(name)}"
        label = self._author if kind is BlockKind.COMMENT else ""
        self._look = replace(self._look, destination=_BODY, hidden=False)
        self._story = Story(self._draft, self._counters, kind, place, label)

    def _collect(self, word: str) -> None:
        self._look = replace(self._look, destination=word)
        self._collected = []
        if word in _PROPERTIES:
            self._date = {}

    def _destination_outside(self) -> str:
        """Return what the group around the two spellings of one text is."""
        return next((look.destination for look, _, _ in reversed(self._groups) if look.destination != _SKIPPED), _BODY)

    def _keep(self, destination: str, whole: bool, collected: list[str]) -> None:
        """Keep what a collected group said; fonts and styles are one a group inside theirs."""
        text = joined(collected).strip()
        if destination == "stylesheet":
            if _HEADING.fullmatch(text.rstrip(";").strip()):
                self._styles.add(self._style)
            collected.clear()
        elif whole and destination == "atnauthor":
            self._author = text
        elif whole and destination == "propname":
            self._property = text
        elif whole and destination == "staticval" and text:
            self._draft.metadata[f"property:{self._property}"] = MetaValue(text, "userprops")
        elif whole and destination in _PROPERTIES:
            said = _moment(self._date) if self._date else text
            if said:
                self._draft.metadata[_PROPERTIES[destination]] = MetaValue(said, f"info: {destination}")

    def _flush(self) -> None:
        if self._raw:
            raw, self._raw = bytes(self._raw), bytearray()
            self._say(decoded(raw, self._look.codec or self._codec, self._codec))

    def _say(self, text: str) -> None:
        if not text or self._look.destination == _SKIPPED:
            return
        if self._look.destination == _BODY:
            self._story.add(Piece(text, self._look.hidden, self._look.revision))
        else:
            self._collected.append(text)

    def _unicode(self, number: int | None) -> None:
        if number is not None:
            code = number + 0x10000 if number < 0 else number
            self._say(chr(code) if 0 <= code <= 0x10FFFF else "\ufffd")
        self._to_skip = self._look.skip

    def _set(self, **said: object) -> None:
        self._look = replace(self._look, **said)  # type: ignore[arg-type]

    def _page(self, page: int) -> None:
        self._codec = encoding_of(page)

    def _use_font(self, number: int | None) -> None:
        self._font = number or 0
        if self._look.destination == _BODY:
            self._set(codec=self._fonts.get(self._font, ""))

    def _font_charset(self, number: int | None) -> None:
        if self._look.destination == "fonttbl":
            codec = codec_of_charset(number or 0, "")
            self._fonts[self._font] = codec
            self._set(codec=codec)

    def _use_style(self, number: int | None) -> None:
        self._style = number or 0
        if self._look.destination == _BODY and self._style in self._styles:
            self._kind(BlockKind.HEADING)

    def _kind(self, kind: BlockKind) -> None:
        if self._story.paragraph_kind is not BlockKind.HEADING:
            self._story.paragraph_kind = kind

    def _new_paragraph(self) -> None:
        self._story.in_table = False
        self._story.paragraph_kind = BlockKind.PARAGRAPH

    def _in_table(self) -> None:
        self._story.in_table = True

    def _new_row(self) -> None:
        self._story.edges = []
        self._story.left = 0
        self._merge = ("", "")

    def _left(self, number: int | None) -> None:
        self._story.left = number or 0

    def _merged(self, across: str, down: str) -> None:
        self._merge = (across or self._merge[0], down or self._merge[1])

    def _edge(self, number: int | None) -> None:
        if len(self._story.edges) < MOST_EDGES:
            self._story.edges.append(Edge(number or 0, *self._merge))
        self._merge = ("", "")

    def _warn(self, warning: str) -> None:
        if warning not in self._draft.warnings:
            self._draft.warnings.append(warning)


def _moment(parts: dict[str, int]) -> str:
    year, month, day, hour, minute, second = (parts.get(name, 0) for name in _PARTS_OF_DATE)
    if not (0 < year < 10_000 and 0 < month < 13 and 0 < day < 32):
        return ""
    return f"{year:04}-{month:02}-{day:02}T{hour % 24:02}:{minute % 60:02}:{second % 60:02}"
