"""Requests of SMB 2 and 3, and what their answers say ([MS-SMB2], [MS-FSCC]).

Requests are packed by smbprotocol; answers are taken apart here, for its own records cost ten times as much a file.
"""

from __future__ import annotations

import calendar
import struct
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from smbprotocol.create_contexts import SMB2CreateContextRequest
from smbprotocol.ioctl import SMB2IOCTLRequest
from smbprotocol.open import (
    SMB2CloseRequest,
    SMB2CreateRequest,
    SMB2QueryDirectoryRequest,
    SMB2QueryInfoRequest,
    SMB2ReadRequest,
)

READ_DATA, READ_ATTRIBUTES, READ_CONTROL = 0x1, 0x80, 0x20000
PIPE_ACCESS = 0x12019F
AS_FOLDER, FOR_BACKUP, NOT_THROUGH_LINKS = 0x1, 0x4000, 0x200000
_OWNER_GROUP_AND_LIST = 7
_SHARE_ALL, _OPEN_EXISTING, _IMPERSONATION, _RELATED = 7, 1, 2, b"\xff" * 16
_OF_FILE, _OF_SECURITY, _INTERNAL, _ID_FULL_DIRECTORY = 1, 3, 6, 38
_FSCTL, _TRANSCEIVE, _SNAPSHOTS = 1, 0x11C017, 0x144064
_CHUNK = 1 << 16
"""What every dialect grants for one credit."""

_EPOCH = 116444736000000000
"""1970 in 100 nanoseconds since 1601."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a server says of a file or folder; times in seconds since the epoch."""

    name: str
    number: int
    size: int
    attributes: int
    created: float | None
    modified: float | None
    version: str
    tag: int = 0


def create(path: str, access: int, options: int = 0, snapshot: str | None = None) -> Any:
    """Return the request to open what exists, for reading by others as well as changing it."""
    request = SMB2CreateRequest()
    request["impersonation_level"] = _IMPERSONATION
    request["desired_access"] = access
    request["share_access"] = _SHARE_ALL
    request["create_disposition"] = _OPEN_EXISTING
    request["create_options"] = options
    request["buffer_path"] = path.encode("utf-16-le", "surrogatepass") or b"\0\0"
    if snapshot is not None:
        context = SMB2CreateContextRequest()
        context["buffer_name"] = b"TWrp"
        context["buffer_data"] = struct.pack("<q", int(moment(snapshot)) * 10_000_000 + _EPOCH)
        request["buffer_contexts"] = SMB2CreateContextRequest.pack_multiple([context])
    return request


def close(handle: bytes = _RELATED) -> Any:
    """Return the request to close a file, by default the one that the request before opened."""
    request = SMB2CloseRequest()
    request["file_id"] = handle
    return request


def security(handle: bytes = _RELATED) -> Any:
    """Return the request for a security descriptor."""
    return _query(_OF_SECURITY, 0, _CHUNK, handle, _OWNER_GROUP_AND_LIST)


def number(handle: bytes = _RELATED) -> Any:
    """Return the request for the number by which the server knows a file."""
    return _query(_OF_FILE, _INTERNAL, 8, handle)


def _query(kind: int, which: int, size: int, handle: bytes, more: int = 0) -> Any:
    request = SMB2QueryInfoRequest()
    request["info_type"] = kind
    request["file_info_class"] = which
    request["output_buffer_length"] = size
    request["additional_information"] = more
    request["file_id"] = handle
    return request


def children(handle: bytes) -> Any:
    """Return the request for the next names in an open folder."""
    request = SMB2QueryDirectoryRequest()
    request["file_information_class"] = _ID_FULL_DIRECTORY
    request["file_id"] = handle
    request["output_buffer_length"] = _CHUNK
    request["buffer"] = "*".encode("utf-16-le")
    return request


def read(handle: bytes, at: int, count: int) -> Any:
    """Return the request for a part of an open file or pipe."""
    request = SMB2ReadRequest()
    request["length"] = min(count, _CHUNK)
    request["offset"] = at
    request["file_id"] = handle
    request["padding"] = b"\x50"
    return request


def transceive(handle: bytes, content: bytes) -> Any:
    """Return the request to write to a pipe and read its answer."""
    return _control(handle, _TRANSCEIVE, content)


def snapshots(handle: bytes) -> Any:
    """Return the request for the times of the snapshots of a volume."""
    return _control(handle, _SNAPSHOTS, b"")


def _control(handle: bytes, code: int, content: bytes) -> Any:
    request = SMB2IOCTLRequest()
    request["ctl_code"] = code
    request["file_id"] = handle
    request["flags"] = _FSCTL
    request["max_output_response"] = _CHUNK
    request["buffer"] = content
    return request


def handle_of(answer: bytes) -> bytes:
    """Return the handle that opening gave."""
    return answer[64:80]


def opened(answer: bytes, of_number: bytes, name: str = "") -> Found:
    """Return what opening a file, and asking its number, said of it."""
    created, _, written, changed, _, size, attributes = struct.unpack_from("<qqqqqqI", answer, 8)
    (which,) = struct.unpack("<Q", content_of(of_number)[:8])
    return _found(name, which, size, attributes, (created, written, changed))


def content_of(answer: bytes) -> bytes:
    """Return what was asked for, from the answer to a query."""
    offset, length = struct.unpack_from("<HI", answer, 2)
    return answer[offset - 64 : offset - 64 + length]


def part_of(answer: bytes) -> bytes:
    """Return the bytes that were read, from the answer to it."""
    (length,) = struct.unpack_from("<I", answer, 4)
    return answer[answer[2] - 64 : answer[2] - 64 + length]


def output_of(answer: bytes) -> bytes:
    """Return what a control code gave."""
    offset, length = struct.unpack_from("<II", answer, 32)
    return answer[offset - 64 : offset - 64 + length]


def found_in(answer: bytes) -> Iterator[Found]:
    """Yield what one answer says of a folder's children ([MS-FSCC] 2.4.19)."""
    content = content_of(answer)
    place = 0
    while content:
        (following, _, created, _, written, changed, size, _, attributes, length, tag, _, which) = struct.unpack_from(
            "<IIqqqqqqIIIIQ", content, place
        )
        name = content[place + 80 : place + 80 + length].decode("utf-16-le", "surrogatepass")
        if name not in (".", ".."):
            yield _found(name, which, size, attributes, (created, written, changed), tag)
        if not following:
            return
        place += following


def _found(name: str, which: int, size: int, attributes: int, times: tuple[int, int, int], tag: int = 0) -> Found:
    created, written, changed = times
    version = f"{size:x}-{written:x}-{changed:x}"
    return Found(name, which, size, attributes, _seconds(created), _seconds(written), version, tag)


def _seconds(filetime: int) -> float | None:
    return (filetime - _EPOCH) / 1e7 if filetime > 0 else None


def moment(snapshot: str) -> float:
    """Return when a snapshot was made, in seconds since the epoch.

    Examples
    --------
    >>> moment("@GMT-2024.03.01-12.00.00")
    1709294400.0
    """
    return float(calendar.timegm(time.strptime(snapshot, "@GMT-%Y.%m.%d-%H.%M.%S")))
