"""What a format is to the reader: how it is recognised, and what turns its bytes into text and tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from aggregator.model.documents import Block, Document, MetaValue, Status, Table
from aggregator.reading.languages import languages_of
from aggregator.reading.limits import Budget


class Unreadable(Exception):
    """A file cannot be read; raised by a format's reader, turned into the document's status and reason.

    Parameters
    ----------
    reason
        A sentence for a person that holds none of the file's text.
    status
        ``failed`` unless it is ``encrypted``, ``refused``, ``needs_ocr`` or ``unsupported``.
    """

    def __init__(self, reason: str, status: Status = Status.FAILED) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status


@dataclass(frozen=True, slots=True)
class Opening:
    """What a reader is given besides the bytes.

    Parameters
    ----------
    name
        The file's name, for its extension and for messages.
    budget
        What may still be spent; readers count into it (`Budget.spend`) and stop when it says so.
    read_member
        ``(member name, bytes) -> Document``: reads an attachment or a member of a container under the same
        budget, of which it spends ``members`` and ``unpacked_bytes``. It never raises for a bad member: the
        document it returns says what is wrong.
    """

    name: str
    budget: Budget
    read_member: Callable[[str, bytes], Document]

    def unread_member(self, name: str, status: Status, reason: str) -> Document:
        """Return the document that stands for a member whose bytes cannot be had."""
        return replace(self.read_member(name, b""), status=status, reason=reason, warnings=())

    def part(self, name: str, media_type: str, reader: str, reading: Reading) -> Document:
        """Return the document of a member that is no file of its own, such as a message inside a message."""
        document = self.read_member(name, b"")
        if document.status is not Status.OK:
            return document
        texts = [*(block.text for block in reading.blocks), *(child.id for child in reading.children)]
        return replace(
            document,
            id=sha256("\n".join([name, *texts]).encode("utf-8", "replace")).hexdigest(),
            media_type=media_type,
            detected_by="content",
            blocks=reading.blocks,
            tables=reading.tables,
            children=reading.children,
            metadata=reading.metadata,
            languages=languages_of(reading.blocks, reading.tables),
            warnings=reading.warnings,
            status=reading.status,
            reason=reading.reason,
            reader=reader,
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of the bytes."""

    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    children: tuple[Document, ...] = ()
    metadata: Mapping[str, MetaValue] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    status: Status = Status.OK
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """A file format. Each module of ``formats/`` has one, named ``FORMAT``; heavy imports stay in its reader.

    Parameters
    ----------
    matches
        Whether the bytes are of this format, from content alone. Text formats that content cannot tell
        apart (Markdown, CSV) say False and are chosen by extension among text.
    rank
        Lower is asked first: a DOCX is also a ZIP. A text format of rank 80 and above gives way to what the
        extension says (a Markdown file may begin like a message).
    version
        Raised whenever the reader gives other output for the same bytes, so that files are read again.
    """

    name: str
    media_type: str
    extensions: tuple[str, ...]
    read: Callable[[bytes, Opening], Reading]
    matches: Callable[[bytes], bool]
    rank: int = 50
    version: int = 1
