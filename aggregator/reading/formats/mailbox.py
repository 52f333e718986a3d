"""mbox files: each message a document of its own, at its number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from aggregator.model.documents import Status
from aggregator.reading.draft import Draft
from aggregator.reading.format import Format, Opening, Reading

# A line of the body may begin with "From " too: the one between messages ends in a time and a year, follows a
# blank line, and is itself followed by a header.
BETWEEN = re.compile(
    rb"^From (?:[^\r\n]{0,300} )?\d{1,2}:\d{2}(?::\d{2})?[^\r\n]{0,40}? ?\b\d{4}\b[^\r\n]{0,20}\r?\n"
    rb"(?=>?[!-9;-~]{1,80}:|>From )",
    re.MULTILINE,
)
QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read_mailbox(content: bytes, opening: Opening) -> Reading:
    """Return the messages as children, named by their number."""
    return Draft(opening.budget).gather(partial(_fill, content=content, opening=opening))


def looks_like_mailbox(content: bytes) -> bool:
    """Return whether the bytes begin with the line that mailboxes put in front of a message."""
    return BETWEEN.match(content[:4096].lstrip(b"\r\n")) is not None


def messages_in(content: bytes) -> Iterator[bytes]:
    """Yield each message as it was before it was put into the mailbox."""
    starts = [found for found in BETWEEN.finditer(content) if _after_blank_line(content, found.start())]
    ends = [found.start() for found in starts[1:]] + [len(content)]
    for found, end in zip(starts, ends, strict=True):
        yield QUOTED.sub(rb"\1", content[found.end() : end])


def _after_blank_line(content: bytes, start: int) -> bool:
    before = content[max(0, start - 4) : start].replace(b"\r", b"")
    return not before.strip(b"\n") or before.endswith(b"\n\n")


def _fill(draft: Draft, content: bytes, opening: Opening) -> None:
    for number, message in enumerate(messages_in(content), start=1):
        if not opening.budget.left("members"):
            draft.status = Status.PARTIAL
            draft.reason = f"more than {opening.budget.limits.members} members: the rest was not read"
            return
        draft.children.append(opening.read_member(f"message {number}.eml", message))


FORMAT = Format(
    name="mbox",
    media_type="application/mbox",
    extensions=(".mbox", ".mbx"),
    read=read_mailbox,
    matches=looks_like_mailbox,
    rank=45,
)
