"""A hostile file, how it is made, and what a scan has to say of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from aggregator.model.documents import Status


@dataclass(frozen=True)
class Case:
    """A file that means harm.

    Parameters
    ----------
    name
        What it is called; the extension counts.
    make
        Returns its bytes.
    status, says
        What is right for it, and a part of the reason that a scan gives.
    members
        What is right for members of it.
    heavy
        Whether it costs seconds, and runs only with all tests.
    """

    name: str
    make: Callable[[], bytes]
    status: Status
    says: str = ""
    members: tuple[tuple[str, Status], ...] = ()
    heavy: bool = False


def zipped(members: Iterable[tuple[str | zipfile.ZipInfo, bytes]]) -> bytes:
    """Return a ZIP archive of the members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def rezipped(content: bytes, **parts: bytes) -> bytes:
    """Return a package with the parts that end in one of the names replaced."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        return zipped(
            (
                name,
                next((new for end, new in parts.items() if name.endswith(f"/{end}.xml")), None) or old.read(name),
            )
            for name in old.namelist()
        )
