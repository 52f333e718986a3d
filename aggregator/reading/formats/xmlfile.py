"""XML of any kind: repeated records as tables, the rest as text with the path of its element; SVG, GPX, feeds too."""

from __future__ import annotations

import re

from aggregator.reading.encoding import decode
from aggregator.reading.format import Format, Opening, Reading

_BEGINS = re.compile(
    r"\s*(?:<\?xml[\s?][^>]{0,300}>\s*)?(?:(?:<!--(?s:.){0,2000}?-->|<\?[^>]{0,500}\?>|<!DOCTYPE\s[^>\[]{0,300})\s*){0,8}"
    r"(?:\[|>?\s*<(?P<root>[A-Za-z_][\w.:-]{0,100})(?:[\s/>]|\Z))"
)
# A scrap of a page may be one element too; without a declaration it is left to what the name says.
_OF_PAGES = frozenset({
    "a", "address", "article", "aside", "b", "blockquote", "br", "button", "center", "dd", "del", "dl", "dt", "em",
    "fieldset", "figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "iframe",
    "img", "ins", "label", "li", "main", "nav", "object", "ol", "p", "pre", "section", "select", "small", "span",
    "strong", "sub", "sup", "tbody", "td", "th", "tr", "u", "ul", "video",
})  # fmt: skip


def read_xml(content: bytes, opening: Opening) -> Reading:
    """Return the records of an XML file as tables, and the text beside them with the path of its element."""
    from aggregator.reading.xml_tree import read_tree  # noqa: PLC0415 - lxml is loaded only when a file is read

    return read_tree(content, opening)


def looks_like_xml(content: bytes) -> bool:
    """Return whether the bytes declare themselves XML, or begin and end with the tags of one element."""
    head = decode(content[:4096]).text
    begins = _BEGINS.match(head)
    if begins is None:
        return False
    if head.lstrip().startswith(("<?xml", "<!DOCTYPE")):
        return True
    root = begins["root"]
    tail = content[-400:].replace(b"\0", b"").rstrip()
    return bool(root) and root.lower() not in _OF_PAGES and tail.endswith((f"</{root}>".encode(), b"/>"))


FORMAT = Format(
    name="xml",
    media_type="application/xml",
    extensions=(".xml", ".svg", ".gpx", ".rdf", ".rss", ".atom", ".xsd", ".gml"),
    read=read_xml,
    matches=looks_like_xml,
    rank=62,
)
