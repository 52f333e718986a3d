"""The tags and texts of an HTML page in order, however deep and however broken it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

NO_ATTRIBUTES: Mapping[str, str | None] = {}
VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
# The tree builder's time grows with the square of these; no page of a person comes near.
MOST_OPEN = 2_000
MOST_ATTRIBUTES = 2_000
LONG_TAG = re.compile(r"<[A-Za-z][^<>]{16000,}")
TAG = re.compile(r"<(?P<end>/?)(?P<tag>[A-Za-z][A-Za-z0-9]{0,30})(?P<rest>[^<>]*+)>?")
# Comments, declarations, and elements whose content is no text, to their end or to the page's.
PASSED_OVER = re.compile(r"<!--(?s:.)*?(?:-->|\Z)|<[!?][^>]*+>?|(?i:<(script|style)\b(?s:.)*?(?:</\1\s*>|\Z))")
ATTRIBUTE = re.compile(r"([A-Za-z][\w:-]{0,60})\s{0,9}(?:=\s{0,9}(\"[^\"]*+\"|'[^']*+'|[^\s\"'>]++))?")


@dataclass(frozen=True, slots=True)
class Open:
    """A tag opens."""

    tag: str
    attributes: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Close:
    """A tag closes."""

    tag: str


Event = Open | Close | str


def events_of(text: str) -> Iterator[Event]:
    """Yield tags opening and closing and the text between them, in document order.

    A page that a tree cannot be built of is read tag by tag.
    """
    # Zero characters and lone surrogates are not text of any page, and the parser stumbles over them.
    clean = text.replace("\0", "").encode("utf-8", "replace").decode()
    root = None if is_overgrown(clean) else _tree(clean)
    return _from_tags(clean) if root is None else _from_tree(root)


def is_overgrown(text: str) -> bool:
    """Return whether a page has a nesting or an element that would take minutes to build."""
    if any(found[0].count("=") + found[0].count(" ") > MOST_ATTRIBUTES for found in LONG_TAG.finditer(text)):
        return True
    if text.count("<") <= MOST_OPEN:
        return False
    open_tags: dict[str, int] = {}
    for found in TAG.finditer(text):
        tag = found["tag"]
        if tag not in VOID:
            open_tags[tag] = open_tags.get(tag, 0) + (-1 if found["end"] else 1)
            if open_tags[tag] > MOST_OPEN and tag.lower() not in CLOSED_BY_THE_NEXT:
                return True
    return False


CLOSED_BY_THE_NEXT = frozenset({"p", "li", "td", "th", "tr", "dt", "dd", "option", "thead", "tbody", "tfoot", "path"})


def _tree(text: str) -> LexborNode | None:
    try:
        return LexborHTMLParser(text).root
    except SelectolaxError:
        return None


def _from_tree(root: LexborNode) -> Iterator[Event]:
    node: LexborNode | None = root
    open_tags: list[str] = []
    while node is not None:
        if node.is_text_node:
            yield node.text_content or ""
        elif node.is_element_node:
            tag = node.tag or ""
            yield Open(tag, node.attributes)
            if node.first_child is not None:
                open_tags.append(tag)
                node = node.first_child
                continue
            yield Close(tag)
        while node is not None and node.next is None and open_tags:
            node = node.parent
            yield Close(open_tags.pop())
        node = node.next if node is not None and open_tags else None


def _from_tags(text: str) -> Iterator[Event]:
    kept = PASSED_OVER.sub(" ", text)
    at = 0
    for found in TAG.finditer(kept):
        if found.start() > at:
            yield unescape(kept[at : found.start()])
        at = found.end()
        tag = found["tag"].lower()
        if found["end"]:
            yield Close(tag)
            continue
        yield Open(tag, _attributes(found["rest"]))
        if tag in VOID:
            yield Close(tag)
    yield unescape(kept[at:])


def _attributes(written: str) -> Mapping[str, str | None]:
    if "=" not in written or len(written) > 16_000:
        return NO_ATTRIBUTES
    found = ATTRIBUTE.findall(written)
    return {name.lower(): unescape(value.strip("\"'")) for name, value in found[:MOST_ATTRIBUTES]}
