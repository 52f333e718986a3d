"""YAML in which every value is text and knows its line: what a pack is read from.

Nothing is guessed from how a word looks: ``yes``, ``2025-03-04`` and ``30%`` stay the text they are, and the
reader of a key says what it expects there. Anchors, aliases, tags and several documents in one file are
refused: a pack reads from top to bottom as it stands.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import yaml

from aggregator.model.errors import PackError, nearest

DEEPEST = 12
"""How many levels a pack may nest; the format itself needs six."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_WHOLE = re.compile(r"[0-9]{1,9}")
_DECIMAL = re.compile(r"[0-9]{1,18}(?:\.[0-9]{1,18})?(?:[eE][+-]?[0-9]{1,3})?")
_YES_NO = {"yes": True, "no": False, "true": True, "false": False}
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of text. ``plain`` says that it stood without quotes."""

    where: str
    text: str
    plain: bool = True

    @property
    def is_empty(self) -> bool:
        """Return whether nothing was written."""
        return self.plain and self.text in ("", "~")


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    where: str
    entries: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Keys and what stands under each; ``places`` is where each key stands."""

    where: str
    entries: Mapping[str, Node]
    places: Mapping[str, str]

    def get(self, key: str) -> Node | None:
        """Return what stands under a key, or None where the key is missing or nothing does."""
        node = self.entries.get(key)
        return None if isinstance(node, Word) and node.is_empty else node

    def only(self, what: str, known: Collection[str]) -> Section:
        """Return the section itself when it has no key but the known ones.

        Raises
        ------
        PackError
            At the first key that is not known.
        """
        for key, place in self.places.items():
            if key not in known:
                raise PackError(place, f"{what} has no key '{key}' ({nearest(key, known)})")
        return self

    def need(self, what: str, key: str) -> Node:
        """Return what stands under a key that must be there.

        Raises
        ------
        PackError
            It is not there, or nothing stands under it.
        """
        node = self.get(key)
        if node is None:
            place = self.places.get(key, self.where)
            raise PackError(place, f"{what} needs '{key}'")
        return node


Node = Word | Listing | Section


@dataclass(slots=True)
class _Open:
    """A list or section whose end has not come yet."""

    where: str
    is_section: bool
    entries: list[Node]


def parse(text: str, path: str, what: str = "a pack") -> Section:
    """Return the one section that a file is; ``what`` it holds is for the messages.

    Raises
    ------
    PackError
        The text is not YAML, or uses what packs do without; it names the line.
    """
    try:
        roots = list(_nodes(yaml.parse(text, Loader=_LOADER), path))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise PackError(f"{path}:{line}", f"not YAML: {error.problem or error.context}") from error
    except yaml.YAMLError as error:
        raise PackError(f"{path}:1", f"not YAML: {str(error).splitlines()[0]}") from error
    if len(roots) != 1:
        raise PackError(f"{path}:1", f"a file holds one {what.partition(' ')[2]}" if roots else "the file is empty")
    return section_of(roots[0], what)


def _nodes(events: Iterator[yaml.Event], path: str) -> Iterator[Node]:
    """Yield the root of each document; iterative, so that no depth of nesting exhausts the stack."""
    stack: list[_Open] = []
    for event in events:
        where = f"{path}:{event.start_mark.line + 1}" if event.start_mark else f"{path}:1"
        _refuse_what_hides(event, where)
        node: Node
        match event:
            case yaml.ScalarEvent():
                node = _word(event, where)
            case yaml.CollectionStartEvent():
                if len(stack) == DEEPEST:
                    raise PackError(where, f"nests deeper than {DEEPEST} levels")
                stack.append(_Open(where, isinstance(event, yaml.MappingStartEvent), []))
                continue
            case yaml.CollectionEndEvent():
                node = _closed(stack.pop())
            case _:
                continue
        if stack:
            stack[-1].entries.append(node)
        else:
            yield node


def _refuse_what_hides(event: yaml.Event, where: str) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise PackError(where, "no anchors (&) and aliases (*) stand here; write it out, or put the text in quotes")
    tag = getattr(event, "tag", None)
    if tag and tag != "!":
        raise PackError(where, f"no tags ('{tag}') stand here; put the text in quotes")


def _word(event: yaml.ScalarEvent, where: str) -> Word:
    found = _CONTROL.search(event.value)
    if found:
        raise PackError(where, f"holds the control character U+{ord(found[0]):04X}")
    return Word(where, event.value, not event.style)


def _closed(opened: _Open) -> Node:
    if not opened.is_section:
        return Listing(opened.where, tuple(opened.entries))
    entries: dict[str, Node] = {}
    places: dict[str, str] = {}
    for key, value in zip(opened.entries[::2], opened.entries[1::2], strict=True):
        if not isinstance(key, Word) or key.is_empty:
            raise PackError(key.where, "a key is a word")
        name = key.text.strip()
        if name in entries:
            raise PackError(key.where, f"'{name}' stands here a second time (first at {places[name]})")
        entries[name] = value
        places[name] = key.where
    return Section(opened.where, entries, places)


def section_of(node: Node, what: str) -> Section:
    """Return the node as keys and values; nothing written is an empty section."""
    if isinstance(node, Section):
        return node
    if isinstance(node, Word) and node.is_empty:
        return Section(node.where, {}, {})
    raise PackError(node.where, f"{what} is written as keys and values, not as {_shape(node)}")


def listing_of(node: Node, what: str) -> tuple[Node, ...]:
    """Return the entries of a list; nothing written is an empty list."""
    if isinstance(node, Listing):
        return node.entries
    if isinstance(node, Word) and node.is_empty:
        return ()
    raise PackError(node.where, f"{what} is written as a list, [one, two], not as {_shape(node)}")


def text_of(node: Node, what: str) -> str:
    """Return the node as text, stripped."""
    if not isinstance(node, Word):
        raise PackError(node.where, f"{what} is a text, not {_shape(node)}")
    if not node.text.strip() or node.is_empty:
        raise PackError(node.where, f"{what} is empty")
    return node.text.strip()


def texts_of(node: Node, what: str) -> tuple[str, ...]:
    """Return a list of different texts; a single text stands for a list of one."""
    if isinstance(node, Word) and not node.is_empty:
        return (text_of(node, what),)
    texts: list[str] = []
    for entry in listing_of(node, what):
        text = text_of(entry, f"an entry of {what}")
        if text in texts:
            raise PackError(entry.where, f"{what} names '{text}' twice")
        texts.append(text)
    return tuple(texts)


def choice_of(node: Node, what: str, known: Collection[str]) -> str:
    """Return a text that is one of the known ones."""
    text = text_of(node, what)
    if text not in known:
        raise PackError(node.where, f"{what} cannot be '{text}' ({nearest(text, known)})")
    return text


def whole_of(node: Node, what: str) -> int:
    """Return a whole number, zero or more."""
    text = text_of(node, what)
    if not _WHOLE.fullmatch(text):
        raise PackError(node.where, f"{what} is a whole number, not '{text}'")
    return int(text)


def decimal_of(node: Node, what: str) -> float:
    """Return a finite number, zero or more."""
    text = text_of(node, what)
    number = float(text) if _DECIMAL.fullmatch(text) else math.inf
    if not math.isfinite(number):
        raise PackError(node.where, f"{what} is a number, not '{text}'")
    return number


def yes_no_of(node: Node, what: str) -> bool:
    """Return True for ``yes`` and False for ``no``, whichever way they are written."""
    text = text_of(node, what)
    if text.lower() not in _YES_NO:
        raise PackError(node.where, f"{what} is yes or no, not '{text}'")
    return _YES_NO[text.lower()]


def _shape(node: Node) -> str:
    match node:
        case Word():
            return f"the text '{node.text[:40]}'"
        case Listing():
            return "a list"
        case Section():
            return "keys and values"
