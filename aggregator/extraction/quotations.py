"""Where a message quotes or forwards another, and when that one was written."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from aggregator.extraction.written import days_in

_OPENS = re.compile(
    r"[>\s*]*(?:On\s.{6,80}\swrote:|-{2,}\s?(?:Original|Forwarded)\b.*|Begin forwarded message"
    r"|-{2,}\s?(?:原始邮件|转发的?邮件|原邮件).*|(?:From|发件人)\s?:|[^:,。]{1,60}写道)",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"[>\s*]*(?:On\s.{6,80}\swrote:|(?:Date|Sent|发送时间|发件时间|日期)\s?:|[^:,。]{1,60}写道)", re.IGNORECASE
)


@dataclass(slots=True)
class Quotation:
    """Whether a document is quoting at one point of it, and the day of what it quotes.

    ``opened`` and ``closed`` say that the last line began a quotation, or ended one that was marked with ``>``.
    """

    written: dt.date | None = None
    is_marked: bool = False
    is_forwarded: bool = False
    opened: bool = False
    closed: bool = False

    def pass_line(self, text: str) -> None:
        """Take the next line of the document."""
        is_marked = text.startswith(">")
        opens = _OPENS.match(text) is not None
        self.closed = self.is_marked and not is_marked
        self.opened = (is_marked and not self.is_marked) or (opens and not self.is_forwarded)
        if self.closed:
            self.written, self.is_forwarded = None, False
        self.is_marked = is_marked
        self.is_forwarded = (self.is_forwarded and not self.closed) or opens
        if self.is_forwarded and _SENT.match(text):
            self.written = next(days_in(text), self.written)
