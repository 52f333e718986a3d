"""How old versions of files are called."""

from __future__ import annotations

from datetime import UTC, datetime


def dated(path: bytes, moment: float) -> bytes:
    """Return the path of an old version: its file's, with the time it was made, in UTC, before the suffix.

    Examples
    --------
    >>> dated(b"plans/2025.1/north.tar", 1741082400.5), dated(b".profile", 0)
    (b'plans/2025.1/north [2025-03-04 10.00.00].tar', b'.profile [1970-01-01 00.00.00]')
    """
    folder, slash, name = path.rpartition(b"/")
    stem, dot, suffix = name.rpartition(b".")
    if not stem:
        stem, dot, suffix = name, b"", b""
    when = datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%d %H.%M.%S").encode()
    return folder + slash + stem + b" [" + when + b"]" + dot + suffix
