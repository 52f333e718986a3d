"""Text from files as a page may show it: nothing in it hides, reorders what stands around it, or breaks the page."""

from __future__ import annotations

import re

# Controls, separators of lines and paragraphs, marks and overrides of writing direction, zero-width spaces,
# tag characters, stand-ins for bytes that are no text, and code points that are no characters.
UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    r"""Return text with each character that could deceive a reader shown as its code point.

    Examples
    --------
    >>> visible("report\u202excod.exe"), visible("容量.xlsx")
    ('report⟨U+202E⟩xcod.exe', '容量.xlsx')
    """
    return UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)
