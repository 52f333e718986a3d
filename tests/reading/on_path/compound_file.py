"""A writer of compound files (MS-CFB) and of Outlook messages in them; every small stream is in the mini stream."""

from __future__ import annotations

import struct
from datetime import UTC, datetime

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


def compound(tree):
    """Return the bytes of a compound file; folders are dictionaries, streams are bytes."""
    entries = []  # name, kind, first child, right sibling, start, size
    mini, mini_fat, big = bytearray(), [], []
    _gather("Root Entry", tree, entries, (mini, mini_fat, big))
    entries[0][1] = 5
    parts = [mini, struct.pack(f"<{len(mini_fat)}I", *mini_fat), *(content for _, content in big)]
    counts = [*(-(-len(part) // 512) for part in parts), -(-len(entries) // 4)]
    fats = -(-(sum(counts) + 1) // 127)
    fat, starts = [FAT] * fats, []
    for count in counts:
        starts.append(len(fat) if count else END)
        fat += [*range(len(fat) + 1, len(fat) + count), END] if count else []
    fat += [FREE] * (fats * 128 - len(fat))
    for (number, _), start in zip(big, starts[2:-1], strict=True):
        entries[number][4] = start
    entries[0][4:] = [starts[0], len(mini)]
    sizes = (62, 3, 0xFFFE, 9, 6, 0, fats, starts[-1], 0, 4096, starts[1], counts[1], END, 0)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH6xIIIIIIIII", *sizes)
    head += struct.pack("<109I", *range(fats), *[FREE] * (109 - fats)) + struct.pack(f"<{len(fat)}I", *fat)
    return head + b"".join(bytes(part).ljust(-(-len(part) // 512) * 512, b"\0") for part in [*parts, _table(entries)])


def _gather(name, content, entries, streams):
    mini, mini_fat, big = streams
    number = len(entries)
    entries.append([name, 1 if isinstance(content, dict) else 2, FREE, FREE, END, 0])
    if isinstance(content, dict):
        before, link = number, 2
        for inner, value in content.items():
            entries[before][link] = child = _gather(inner, value, entries, streams)
            before, link = child, 3
    elif len(content) >= 4096:
        big.append((number, content))
        entries[number][5] = len(content)
    elif content:
        blocks = -(-len(content) // 64)
        entries[number][4:] = [len(mini_fat), len(content)]
        mini_fat.extend([*range(len(mini_fat) + 1, len(mini_fat) + blocks), END])
        mini.extend(content.ljust(blocks * 64, b"\0"))
    return number


def _table(entries):
    return b"".join(
        name.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<HBBIII", len(name) * 2 + 2, kind, 1, FREE, right, child)
        + b"\0" * 36
        + struct.pack("<IQ", start, size)
        for name, kind, child, right, start, size in entries
    )


def properties(values, header):
    """Return the streams of a storage: numbers, times, Unicode text, ``(text, codec)``, bytes, folders."""
    streams, entries = {}, b"\0" * header
    for number, value in values.items():
        if isinstance(value, int):
            entries += struct.pack("<HHIQ", 0x0003, number, 6, value)
        elif isinstance(value, datetime):
            ticks = int((value - EPOCH).total_seconds()) * 10**7
            entries += struct.pack("<HHIQ", 0x0040, number, 6, ticks)
        else:
            kind, content = 0x0102, value
            if isinstance(value, str):
                kind, content = 0x001F, value.encode("utf-16-le")
            elif isinstance(value, tuple):
                kind, content = 0x001E, value[0].encode(value[1])
            elif isinstance(value, dict):
                kind = 0x000D
            streams[f"__substg1.0_{number:04X}{kind:04X}"] = content
            entries += struct.pack("<HHIQ", kind, number, 6, 0)
    return {"__properties_version1.0": entries, **streams}


def storage(values, recipients=(), attachments=(), header=32):
    """Return a message as a folder of streams."""
    tree = properties(values, header)
    for kind, people in (("recip", recipients), ("attach", attachments)):
        for number, inner in enumerate(people):
            tree[f"__{kind}_version1.0_#{number:08X}"] = properties(inner, 8)
    return tree
