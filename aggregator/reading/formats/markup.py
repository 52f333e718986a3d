"""HTML: what a reader of the page would see, what it hides, and its tables."""

from __future__ import annotations

import codecs
import re
from functools import partial

from aggregator.model.documents import PartLoc
from aggregator.reading.draft import Draft
from aggregator.reading.encoding import Decoded, decode
from aggregator.reading.format import Format, Opening, Reading
from aggregator.reading.page import Page
from aggregator.reading.page_events import events_of

BEGINS = re.compile(
    r"\s*(?:<\?xml[^>]{0,300}>\s*)?(?:<!--(?s:.){0,2000}?-->\s*){0,5}"
    r"<(?:!doctype\s+html|html|head|body|meta|title|table|div|script|style)\b",
    re.IGNORECASE,
)
DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
BETTER_KNOWN_AS = {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252"}


def read_html(content: bytes, opening: Opening) -> Reading:
    """Return the page's headings, paragraphs, list entries and tables; scripts and styles are left out."""
    decoded = decode_page(content)
    draft = Draft(opening.budget, warnings=list(decoded.warnings))
    return draft.gather(partial(fill_from_html, text=decoded.text))


def fill_from_html(draft: Draft, text: str) -> None:
    """Fill the draft from a page, with places such as ``paragraph 3``."""
    Page(draft, lambda kind, number: PartLoc("", f"{kind} {number}")).fill(events_of(text))


def decode_page(content: bytes, declared: str = "") -> Decoded:
    """Return the text of a page in the encoding it declares, if the bytes agree; else in the one they show.

    Parameters
    ----------
    declared
        The encoding that its envelope states, such as a mail part's.
    """
    stated = DECLARED.search(content[:4096])
    for name in filter(None, (declared, stated[1].decode() if stated else "")):
        text = _decoded_as(content, name)
        if text is not None:
            return text
    return decode(content)


def _decoded_as(content: bytes, name: str) -> Decoded | None:
    try:
        codec = codecs.lookup(name).name
        encoding = BETTER_KNOWN_AS.get(codec, codec)
        return Decoded(content.decode(encoding), encoding)
    except (LookupError, ValueError, AssertionError):  # codecs of other kinds raise what they like
        return None


FORMAT = Format(
    name="html",
    media_type="text/html",
    extensions=(".html", ".htm", ".xhtml"),
    read=read_html,
    matches=lambda content: bool(BEGINS.match(decode(content[:4096]).text)),
    rank=60,
)
