"""Files that were put into an Office document as an object or an icon: an OLE container around each."""

from __future__ import annotations

import struct

from aggregator.reading.format import Format, Opening, Reading
from aggregator.reading.members import harmless_name
from aggregator.reading.signatures import ole_stream

_NATIVE, _WHOLE = "\x01Ole10Native", ("Package", "CONTENTS")


def read_object(content: bytes, opening: Opening) -> Reading:
    """Return the file in an object as its child, under the name that it was put in with."""
    from aggregator.reading.compound import opened, stream  # noqa: PLC0415 - loaded only when a file is read

    with opened(content) as compound:
        native = stream(compound, _NATIVE)
        whole = stream(compound, *_WHOLE)
    name, inside = _packed(native) if native else ("object", whole)
    return Reading(children=(opening.read_member(name, inside),) if inside else ())


def _packed(native: bytes) -> tuple[str, bytes]:
    """Return the name and the bytes of a packed file; all that follows its length where the head is of no such form.

    The layout is known from what Office writes: length, flags, label, path, two more words, the path it was unpacked
    to with its length, then the file with its own.
    """
    from aggregator.reading.encoding import decode_name  # noqa: PLC0415 - as above

    try:
        label_end = native.index(b"\0", 6)
        path_end = native.index(b"\0", label_end + 1)
        (length,) = struct.unpack_from("<I", native, path_end + 5)
        at = path_end + 9 + length
        (size,) = struct.unpack_from("<I", native, at)
        inside = native[at + 4 : at + 4 + size]
    except (ValueError, struct.error):
        return "object", native[4:]
    if len(inside) < size:
        return "object", native[4:]
    return harmless_name(decode_name(native[6:label_end])) if label_end > 6 else "object", inside


FORMAT = Format(
    name="ole-object",
    media_type="application/x-ole-storage",
    extensions=(),
    read=read_object,
    matches=lambda content: ole_stream(content) in {_NATIVE, *_WHOLE},
    rank=26,
)
