"""What became of one file when it was read and extracted: what a worker hands back and the index keeps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from aggregator.model.documents import Locator, Status
from aggregator.model.entries import Entry
from aggregator.model.facts import Marking, Mention, PackExtract, Term


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """What became of a file, or of a member of it, without its text."""

    member: str
    media_type: str
    status: Status
    reason: str = ""
    reader: str = ""
    n_blocks: int = 0
    n_tables: int = 0
    warnings: tuple[str, ...] = ()


class Passage(NamedTuple):
    """A text of a file on its way to a recogniser: from ``start`` in the block or cell at its place."""

    member: str
    locator: Locator
    start: int
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class FileResult:
    """Everything the index keeps of one version of a file.

    Parameters
    ----------
    recipe
        Digest of the readers, extractors and packs that made it: another recipe means read again.
    documents
        The file itself first, then what is inside it; never empty.
    signature
        What `likeness` compares; empty where there is no text.
    content_digest
        SHA-256 of the bytes, in hex; empty where they could not be had.
    available
        UTC seconds from which what is new in this version could be read.
    terms
        The ordinary words it uses most, for the topics of all files together.
    passages
        Its texts, only where recognisers are still to see them; never kept.
    """

    entry: Entry
    recipe: str
    documents: tuple[DocumentRow, ...]
    extracts: tuple[PackExtract, ...]
    markings: tuple[Marking, ...]
    mentions: tuple[Mention, ...]
    signature: bytes
    content_digest: str
    available: float
    terms: tuple[Term, ...] = ()
    passages: tuple[Passage, ...] = ()

    def __post_init__(self) -> None:
        if not self.documents:
            raise ValueError(f"{self.entry.file}: a result says at least what became of the file itself")
