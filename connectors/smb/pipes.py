"""Calls to the services behind a server's named pipes ([MS-RPCE]): just enough to ask who is called what."""

from __future__ import annotations

import struct
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from connectors.smb.messages import PIPE_ACCESS, close, create, handle_of, output_of, part_of, read, transceive
from connectors.smb.wire import PIPES, Refused, Share

_BIND, _BIND_ACK, _REQUEST, _RESPONSE, _FAULT = 11, 12, 0, 2, 3
_LAST = 2
_NDR = (uuid.UUID("8a885d04-1ceb-11c9-9fe8-08002b104860"), 2)
_LONGEST = 4280
_MOST = 64 << 20


class Pipe:
    """An open pipe that is bound to one service."""

    def __init__(self, share: Share, handle: bytes) -> None:
        self._share = share
        self._handle = handle

    def bind(self, service: str, version: int) -> None:
        """Say which service is to be called.

        Raises
        ------
        Refused
            The server does not offer it.
        """
        syntaxes = b"".join(
            interface.bytes_le + struct.pack("<I", number)
            for interface, number in ((uuid.UUID(service), version), _NDR)
        )
        kind, answer = self._exchange(_BIND, struct.pack("<HHIIHBx", _LONGEST, _LONGEST, 0, 1, 0, 1) + syntaxes)
        if kind != _BIND_ACK:
            raise Refused(0, f"the service {service} is not offered: {answer[:8].hex()}")

    def call(self, operation: int, arguments: bytes) -> Reply:
        """Return what one operation gives.

        Raises
        ------
        Refused
            The service fails.
        """
        kind, answer = self._exchange(_REQUEST, struct.pack("<IHH", len(arguments), 0, operation) + arguments)
        if kind != _RESPONSE:
            (status,) = struct.unpack_from("<I", answer, 8)
            raise Refused(status, f"the service fails: {status:#x}")
        return Reply(answer[8:])

    def _exchange(self, kind: int, body: bytes) -> tuple[int, bytes]:
        head = struct.pack("<BBBBIHHI", 5, 0, kind, 3, 0x10, 16 + len(body), 0, 1)
        (answer,) = self._share.ask(transceive(self._handle, head + body), tree=PIPES)
        came = output_of(answer)
        found, flags, first, came = self._fragment(came)
        parts = [first]
        while not flags & _LAST:
            _, flags, more, came = self._fragment(came)
            parts.append(more[8:])
            if sum(map(len, parts)) > _MOST:
                raise Refused(0, "the service does not come to an end")
        return found, b"".join(parts)

    def _fragment(self, came: bytes) -> tuple[int, int, bytes, bytes]:
        """Return kind, flags and body of the next fragment, and what came behind it."""
        while len(came) < 16 or len(came) < struct.unpack_from("<H", came, 8)[0]:
            (answer,) = self._share.ask(read(self._handle, 0, 1 << 16), tree=PIPES)
            more = part_of(answer)
            if not more:
                raise Refused(0, "the service breaks off")
            came += more
        (length,) = struct.unpack_from("<H", came, 8)
        return came[2], came[3], came[16:length], came[length:]


class Reply:
    """What a service answers ([C706] 14), read from its start to its end."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._at = 0

    def numbers(self, count: int) -> tuple[int, ...]:
        """Return the next whole numbers of four bytes."""
        self._at += -self._at % 4
        found = struct.unpack_from(f"<{count}I", self._content, self._at)
        self._at += 4 * count
        return found

    def take(self, count: int) -> bytes:
        """Return the next bytes."""
        found = self._content[self._at : self._at + count]
        self._at += count
        if len(found) < count:
            raise struct.error("the answer ends too early")
        return found

    def text(self) -> str:
        """Return the next string."""
        _, _, length = self.numbers(3)
        return self.take(2 * length).decode("utf-16-le", "replace").rstrip("\0")


@contextmanager
def pipe(share: Share, name: str, service: str, version: int) -> Iterator[Pipe]:
    """Give an open pipe to a service of the server.

    Raises
    ------
    Refused
        The account may not use it, or the server has none.
    """
    (answer,) = share.ask(create(name, PIPE_ACCESS), tree=PIPES)
    handle = handle_of(answer)
    try:
        found = Pipe(share, handle)
        found.bind(service, version)
        yield found
    finally:
        share.ask(close(handle), tree=PIPES)


def text(content: str) -> bytes:
    """Return a string as services take it."""
    characters = (content + "\0").encode("utf-16-le")
    count = len(characters) // 2
    return struct.pack("<III", count, 0, count) + characters + b"\0" * (-len(characters) % 4)
