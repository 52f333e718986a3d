"""What a server's services say: whom identifiers stand for ([MS-LSAT]), and who may use a share ([MS-SRVS])."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence

from connectors.smb.descriptor import Descriptor, descriptor_of
from connectors.smb.pipes import Pipe, Reply, pipe, text
from connectors.smb.sids import packed
from connectors.smb.wire import Refused, Share

_LSARPC = ("lsarpc", "12345778-1234-abcd-ef00-0123456789ab", 0)
_SRVSVC = ("srvsvc", "4b324fc8-1670-01d3-1278-5a47bf6ee188", 3)
_OPEN_POLICY, _LOOK_UP_SIDS, _SHARE_INFORMATION = 44, 15, 16
_LOOK_UP_NAMES_RIGHT, _BY_THIS_MACHINE, _WITH_DESCRIPTOR = 0x800, 1, 502
_NAMED = (0, 0x107, 0xC0000073)
"""All are named, some, or none."""

_AT_ONCE = 500
_UNKNOWN = 8
"""From this use on an identifier has no name: unknown, invalid, deleted is 6."""

_Names = dict[str, tuple[str, int]]


def names_of(share: Share, sids: Iterable[str]) -> Mapping[str, tuple[str, int]]:
    r"""Return what the server calls those it knows, as ``DOMAIN\\name``, and the use of each name.

    Raises
    ------
    Refused
        It may not be asked, or answers what is no answer.
    """
    asked = sorted(sids)
    found: _Names = {}
    try:
        with pipe(share, *_LSARPC) as service:
            policy = service.call(_OPEN_POLICY, struct.pack("<IIIIIIII", 0, 24, 0, 0, 0, 0, 0, _LOOK_UP_NAMES_RIGHT))
            handle = policy.take(20)
            for first in range(0, len(asked), _AT_ONCE):
                found.update(_names(service, handle, asked[first : first + _AT_ONCE]))
    except (struct.error, IndexError) as error:
        raise Refused(0, f"an answer that cannot be read: {error}") from error
    return found


def _names(service: Pipe, handle: bytes, asked: Sequence[str]) -> _Names:
    pointers = struct.pack(f"<{len(asked)}I", *range(1, len(asked) + 1))
    bodies = b"".join(struct.pack("<I", packed(sid)[1]) + packed(sid) for sid in asked)
    listed = struct.pack("<III", len(asked), 1, len(asked)) + pointers + bodies
    wanted = struct.pack("<IIHxxI", 0, 0, _BY_THIS_MACHINE, 0)
    reply = service.call(_LOOK_UP_SIDS, handle + listed + wanted)
    domains = _domains(reply)
    found = _translated(reply)
    _, status = reply.numbers(2)
    if status not in _NAMED:
        raise Refused(status, f"names are not given: {status:#x}")
    named: _Names = {}
    for sid, (use, name, domain) in zip(asked, found, strict=False):
        if name and use < _UNKNOWN and use != 6:
            of = domains[domain] if domain < len(domains) and domains[domain] else ""
            named[sid] = (f"{of}\\{name}" if of else name, use)
    return named


def _domains(reply: Reply) -> list[str]:
    if not reply.numbers(1)[0]:
        return []
    count, there, _ = reply.numbers(3)
    if not there:
        return []
    reply.numbers(1)
    heads = [reply.numbers(3) for _ in range(count)]
    names = []
    for _, name, sid in heads:
        names.append(reply.text() if name else "")
        if sid:
            (parts,) = reply.numbers(1)
            reply.take(8 + 4 * parts)
    return names


def _translated(reply: Reply) -> list[tuple[int, str, int]]:
    count, there = reply.numbers(2)
    if not there:
        return []
    reply.numbers(1)
    heads = [reply.numbers(4) for _ in range(count)]
    return [(use & 0xFFFF, reply.text() if name else "", domain) for use, _, name, domain in heads]


def descriptor_of_share(share: Share) -> Descriptor:
    """Return who may use the share.

    Raises
    ------
    Refused
        The account may not ask, or the server answers what is no answer.
    """
    asked = struct.pack("<I", 0) + text(share.name) + struct.pack("<I", _WITH_DESCRIPTOR)
    try:
        with pipe(share, *_SRVSVC) as service:
            reply = service.call(_SHARE_INFORMATION, asked)
            _, there = reply.numbers(2)
            if not there:
                raise Refused(reply.numbers(1)[0], "the access list of the share is for administrators")
            name, _, remark, _, _, _, path, password, _, descriptor = reply.numbers(10)
            for each in (name, remark, path, password):
                if each:
                    reply.text()
            if not descriptor:
                raise Refused(0, "the server does not say who may use the share")
            return descriptor_of(reply.take(reply.numbers(1)[0]))
    except (struct.error, IndexError, ValueError) as error:
        raise Refused(0, f"an answer that cannot be read: {error}") from error
