"""What is done to a sound file: its bytes, lines, elements, records, streams and members are bent, a few at a time."""

from __future__ import annotations

import io
import json
import re
import struct
import zipfile
from collections.abc import Callable, Sequence
from copy import deepcopy
from random import Random
from typing import Any

import olefile
from lxml import etree

Mutation = Callable[[bytes, Random], bytes]

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LARGEST = 400_000
NUMBERS = (0, 1, 2, 3, 4, 7, 8, 15, 16, 63, 64, 127, 128, 255, 256, 511, 4095, 4096, 32767, 32768, 65535,
           0x00FFFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF)  # fmt: skip
VALUES = ("", "-1", "0", "1", "2", "99999999999", "1e999", "NaN", "inf", "true", "北田", "A1", "XFD1048576", "\uffff",
          "../../x", "#", "rId1", "0x10", "1.5", "٣", "²", "\u200b", "x" * 300)  # fmt: skip
TOKENS = (b"{", b"}", b"<", b">", b"\0", b"\r\n", b"\n", b"\\", b'"', b"'", b"=", b":", b";", b",", b"\t", b"\xff\xfe",
          b"\xef\xbb\xbf", b"\xed\xa0\x80", b"&#0;", b"&#xD800;", b"]]>", b"<![CDATA[", b"\\u-10179?", b"\\bin9 ",
          b"--", b"\x1a", "\u2028".encode(), "北田".encode(), b"=?utf-16?b?2AA=?=", b"9" * 400, b"[" * 50)  # fmt: skip
PIECES = re.compile(rb"\r\n|\n|\\[a-z]+-?\d* ?|[{}<>()\[\]:;,\"]|[^\r\n\\{}<>()\[\]:;,\"]+|\\")
RECORD_HEADS = (("<HH", lambda kind, size: size), ("<HHI", lambda start, kind, size: size))


def mutated(content: bytes, random: Random, others: Sequence[bytes] = ()) -> bytes:
    """Return the content bent in one to four places; ``others`` lend it pieces of theirs."""
    for _ in range(random.choice((1, 1, 1, 2, 3, 4))):
        content = _one(content, random, others)[:LARGEST]
    return content


def _one(content: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    shapes: list[Mutation] = [_bytes_bent]
    if content.startswith(b"PK"):
        shapes += [_members_bent] * 6
    elif content.startswith(COMPOUND):
        shapes += [_streams_bent] * 6
    elif content.lstrip(b"\xef\xbb\xbf \r\n")[:1] in {b"{", b"["} and not content.startswith(b"{\\"):
        shapes += [_json_bent] * 4 + [_pieces_bent]
    elif content.lstrip(b"\xef\xbb\xbf \r\n")[:1] == b"<":
        shapes += [_elements_bent] * 4 + [_pieces_bent] * 2
    elif not content.startswith((b"\x1f\x8b", b"\xff\xd8", b"7z", b"\xfd7z")):
        shapes += [_pieces_bent] * 3
    if others and random.random() < 0.1:
        return _spliced(content, random.choice(others), random)
    return random.choice(shapes)(content, random)


# --- bytes


def _place(content: bytes, random: Random) -> int:
    return random.randrange(len(content)) if content else 0


def _flip(content: bytes, random: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(random.choice((1, 1, 2, 8))):
        if changed:
            changed[_place(content, random)] ^= 1 << random.randrange(8)
    return bytes(changed)


def _number(content: bytes, random: Random) -> bytes:
    form = random.choice(("<B", "<H", ">H", "<I", "<I", ">I"))
    size = struct.calcsize(form)
    at = _place(content, random)
    if random.random() < 0.5:
        at -= at % size
    value = random.choice(NUMBERS) if random.random() < 0.7 else random.randrange(1 << 16)
    packed = struct.pack(form, value & ((1 << 8 * size) - 1))
    return content[:at] + packed + content[at + size :]


def _cut(content: bytes, random: Random) -> bytes:
    return content[: _place(content, random)]


def _slice(content: bytes, random: Random) -> tuple[int, int]:
    start = _place(content, random)
    return start, min(len(content), start + random.choice((1, 2, 4, 16, 64, 512, 4096)))


def _removed(content: bytes, random: Random) -> bytes:
    start, end = _slice(content, random)
    return content[:start] + content[end:]


def _repeated(content: bytes, random: Random) -> bytes:
    start, end = _slice(content, random)
    return content[:end] + content[start:end] * random.choice((1, 2, 50)) + content[end:]


def _moved(content: bytes, random: Random) -> bytes:
    start, end = _slice(content, random)
    piece, rest = content[start:end], content[:start] + content[end:]
    at = _place(rest, random)
    return rest[:at] + piece + rest[at:]


def _token(content: bytes, random: Random) -> bytes:
    at = _place(content, random)
    return content[:at] + random.choice(TOKENS) + content[at:]


def _noise(content: bytes, random: Random) -> bytes:
    head = random.choice((4, 8, 16, 512))
    return content[:head] + random.randbytes(random.choice((8, 64, 600)))


def _swollen(content: bytes, random: Random) -> bytes:
    """Return the content with a piece of it again and again: what takes a square of the time shows."""
    pieces = PIECES.findall(content) or [content]
    at = random.randrange(len(pieces))
    piece = b"".join(pieces[at : at + random.choice((1, 1, 2, 4, 12))])
    times = random.choice((2_000, 20_000, 80_000)) // max(1, len(piece))
    return b"".join([*pieces[:at], piece * times, *pieces[at:]])


def _bytes_bent(content: bytes, random: Random) -> bytes:
    if random.random() < 0.01:
        return _swollen(content, random)
    ways = (_flip, _flip, _number, _number, _cut, _removed, _repeated, _moved, _token, _noise)
    return random.choice(ways)(content, random)


def _spliced(content: bytes, other: bytes, random: Random) -> bytes:
    start, end = _slice(other, random)
    at = _place(content, random)
    return content[:at] + other[start:end] + content[at:]


# --- lines and other pieces of text


def _pieces_bent(content: bytes, random: Random) -> bytes:
    pattern = PIECES if random.random() < 0.6 else re.compile(rb"[^\n]*\n|[^\n]+")
    return b"".join(_shuffled(pattern.findall(content), random))


def _shuffled(parts: list[Any], random: Random) -> list[Any]:
    """Return the parts with one removed, repeated, moved or swapped."""
    if not parts:
        return parts
    first, second = random.randrange(len(parts)), random.randrange(len(parts))
    match random.randrange(5):
        case 0:
            return parts[:first] + parts[first + 1 :]
        case 1:
            return [
                *parts[:first],
                *parts[first : first + random.choice((1, 1, 5))] * random.choice((2, 2, 40)),
                *parts[first:],
            ]
        case 2:
            moved = [*parts[:first], *parts[first + 1 :]]
            return [*moved[:second], parts[first], *moved[second:]]
        case 3:
            parts[first], parts[second] = parts[second], parts[first]
            return parts
        case _:
            if isinstance(parts[first], bytes):
                parts[first] = random.choice((random.choice(VALUES).encode("utf-8"), random.choice(TOKENS)))
            return parts


# --- JSON


def _json_bent(content: bytes, random: Random) -> bytes:
    try:
        tree = json.loads(content)
    except (ValueError, RecursionError):
        return _pieces_bent(content, random)
    holders = [node for node in _nodes(tree) if node]
    if not holders:
        return _bytes_bent(content, random)
    holder = random.choice(holders)
    key = random.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
    odd: list[Any] = [
        None,
        True,
        -1,
        2**70,
        1e308,
        "",
        random.choice(VALUES),
        [],
        {},
        [holder[key]],
        {"id": holder[key]},
    ]
    match random.randrange(4):
        case 0:
            del holder[key]
        case 1 if isinstance(holder, dict):
            other = random.choice(list(holder))
            holder[key], holder[other] = holder[other], holder[key]
        case 2 if isinstance(holder, list):
            holder[:] = _shuffled(holder, random)
        case _:
            holder[key] = random.choice(odd)
    return json.dumps(tree, ensure_ascii=random.random() < 0.5).encode("utf-8", "surrogatepass")


def _nodes(tree: Any) -> list[Any]:
    found, waiting = [], [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, (dict, list)):
            found.append(node)
            waiting += node.values() if isinstance(node, dict) else node
    return found


# --- XML and HTML


def _elements_bent(content: bytes, random: Random) -> bytes:
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return _pieces_bent(content, random)
    elements = [node for node in root.iter() if isinstance(node.tag, str)]
    node, other = random.choice(elements), random.choice(elements)
    ways = (_attribute, _attribute, _text, _retagged, _dropped, _doubled, _nested, _swapped)
    random.choice(ways)(node, other, random)
    try:
        return etree.tostring(root)
    except (UnicodeError, ValueError):
        return content


def _attribute(node: Any, other: Any, random: Random) -> None:
    names = list(node.attrib) or list(other.attrib)
    if not names:
        return _text(node, other, random)
    name = random.choice(names)
    match random.randrange(4):
        case 0:
            node.attrib.pop(name, None)
        case 1 if other.attrib:
            node.set(name, random.choice(list(other.attrib.values())))
        case 2 if other.attrib:
            lent = random.choice(list(other.attrib))
            node.set(lent, other.attrib[lent])
        case _:
            _set(lambda value: node.set(name, value), random)
    return None


def _set(write: Callable[[str], None], random: Random) -> None:
    try:
        write(random.choice(VALUES))
    except ValueError:  # a value that XML cannot hold
        write("")


def _text(node: Any, other: Any, random: Random) -> None:
    if random.random() < 0.5:
        node.text = other.text
    else:
        _set(lambda value: setattr(node, "text", value), random)


def _retagged(node: Any, other: Any, random: Random) -> None:
    node.tag = other.tag if random.random() < 0.8 else etree.QName(other.tag).localname


def _dropped(node: Any, _other: Any, random: Random) -> None:
    parent = node.getparent()
    if parent is None:
        return
    if random.random() < 0.4:  # what is inside it stays
        at = parent.index(node)
        for child in reversed(list(node)):
            parent.insert(at, child)
    parent.remove(node)


def _copy(node: Any) -> Any:
    copied = deepcopy(node)
    copied.tail = None
    return copied


def _doubled(node: Any, _other: Any, random: Random) -> None:
    parent = node.getparent()
    if parent is None or len(etree.tostring(node)) > 20_000:
        return
    for _ in range(random.choice((1, 1, 2, 30))):
        parent.insert(parent.index(node), _copy(node))


def _nested(node: Any, _other: Any, random: Random) -> None:
    if len(etree.tostring(node)) > 2_000:
        return
    shell = _copy(node)
    inner = node
    for _ in range(random.choice((1, 1, 3, 70, 250))):
        copy = _copy(shell) if len(shell) == 0 else etree.Element(node.tag, dict(node.attrib))
        inner.append(copy)
        inner = copy


def _swapped(node: Any, other: Any, _random: Random) -> None:
    if other.getparent() is not None and node not in other.iter() and other not in node.iter():
        other.getparent().replace(other, _copy(node))


# --- ZIP packages


def _members_bent(content: bytes, random: Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [(entry.filename, archive.read(entry)) for entry in archive.infolist()]
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, ValueError, EOFError, struct.error):
        return _bytes_bent(content, random)
    except Exception as error:  # noqa: BLE001 - zlib has an error of its own; whatever it is, bytes can still be bent
        return _bytes_bent(content, random) if error else content
    if not members:
        return _bytes_bent(content, random)
    at, other = random.randrange(len(members)), random.randrange(len(members))
    name, inside = members[at]
    match random.randrange(10):
        case 0:
            members = _shuffled(members, random)
        case 1:
            members[at] = (name, members[other][1])
        case 2:
            members[at] = (random.choice((members[other][0], name.upper(), f"../{name}", f"/{name}", "")), inside)
        case _:
            members[at] = (name, _one(inside, random, ()))
    return _zipped(members)


def _zipped(members: Sequence[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.namelist().clear()
        for name, inside in members:
            kept = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.NameToInfo.pop(name, None)  # so that a double is written without a warning
            archive.writestr(zipfile.ZipInfo(name or "x"), inside, kept)
    return out.getvalue()


# --- compound files and their records


def _streams_bent(content: bytes, random: Random) -> bytes:
    if len(content) % 512 or random.random() < 0.15:
        return _bytes_bent(content, random)
    try:
        runs = _runs(content)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RuntimeError, struct.error):
        return _bytes_bent(content, random)
    if not runs:
        return _bytes_bent(content, random)
    start, size = random.choice(runs)
    inside = content[start : start + size]
    bent = _records_bent(inside, random) if random.random() < 0.6 else _bytes_bent(inside, random)
    return content[:start] + bent[:size].ljust(size, b"\0") + content[start + size :]


def _runs(content: bytes) -> list[tuple[int, int]]:
    """Return where the streams lie that are in one piece, the small ones by their common store."""
    with olefile.OleFileIO(io.BytesIO(content)) as compound:
        entries = [entry for entry in compound.direntries if entry is not None and entry.size]
        found = []
        for entry in entries:
            if entry.entry_type == olefile.STGTY_ROOT or entry.size >= compound.minisectorcutoff:
                start = compound.sectorsize * (entry.isectStart + 1)
                found.append((start, min(entry.size, len(content) - start)))
        directory = compound.sectorsize * (compound.first_dir_sector + 1)
        return [(start, size) for start, size in [*found, (directory, compound.sectorsize)] if 0 < start < len(content)]


def _records_bent(stream: bytes, random: Random) -> bytes:
    form, size_of = random.choice(RECORD_HEADS)
    head = struct.calcsize(form)
    places, at = [], 0
    while at + head <= len(stream) and len(places) < 5_000:
        size = size_of(*struct.unpack_from(form, stream, at))
        places.append((at, at + head + size))
        # A record that holds others is walked into half of the time.
        at += head if form == "<HHI" and stream[at] & 15 == 15 and random.random() < 0.5 else head + size
    if not places:
        return _bytes_bent(stream, random)
    start, end = random.choice(places)
    other, far = random.choice(places)
    inside = stream[start + head : end]
    kind = struct.pack("<H", random.choice(NUMBERS) & 0xFFFF)
    return random.choice((
        stream[:start] + stream[end:],
        stream[:end] + stream[start:end] + stream[end:],
        stream[:start] + stream[other:far] + stream[end:],
        stream[: start + head] + _bytes_bent(inside, random)[: len(inside)] + stream[end:],
        stream[: start + head - 2] + kind + stream[start + head :],
        stream[:start] + stream[other : other + head] + stream[start + head :],
    ))  # fmt: skip
