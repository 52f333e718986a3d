"""What a format is to the reader: how it is recognised, and what turns its bytes into text and tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from aggregator.model.documents import Block, Document, MetaValue, Status, Table
from aggregator.reading.limits import Budget


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
        budget. It never raises for a bad member: the document it returns says what is wrong.
    """

    name: str
    budget: Budget
    read_member: Callable[[str, bytes], Document]


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
        Lower is asked first: a DOCX is also a ZIP.
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
