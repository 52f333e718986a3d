"""Archives: bombs, nests, names that lead elsewhere, locked and lying ones."""

from __future__ import annotations

import gzip
import io
import struct
import tarfile
import zipfile
import zlib

from hostile_case import Case, zipped

from aggregator.model.documents import Status

NOTE = b"Lunch is at noon.\n"


def nested(levels: int) -> bytes:
    content = NOTE
    for level in range(levels):
        content = zipped([("note.txt" if not level else "in.zip", content)])
    return content


def tenfold(levels: int) -> bytes:
    """Return a ZIP of ten ZIPs of ten ZIPs ...: 10 ** levels notes."""
    content = NOTE
    for level in range(levels):
        inner = content
        content = zipped([(f"{number}.{'zip' if level else 'txt'}", inner) for number in range(10)])
    return content


def overlapping(members: int, size: int) -> bytes:
    """Return a ZIP in which every name in the directory means the same packed bytes."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = packed.compress(b"word " * (size // 5)) + packed.flush()
    crc = zlib.crc32(b"word " * (size // 5))
    sizes = struct.pack("<III", crc, len(body), size // 5 * 5)
    local = b"PK\3\4" + struct.pack("<HHHHH", 20, 0, 8, 0, 0) + sizes + struct.pack("<HH", 5, 0) + b"0.txt" + body
    directory = b"".join(
        b"PK\1\2" + struct.pack("<HHHHHH", 20, 20, 0, 8, 0, 0) + sizes
        + struct.pack("<HHHHHII", 5, 0, 0, 0, 0, 0, 0) + b"0.txt"
        for _ in range(members)
    )  # fmt: skip
    end = struct.pack("<HHHHIIH", 0, 0, members, members, len(directory), len(local), 0)
    return local + directory + b"PK\5\6" + end


def named_elsewhere() -> bytes:
    return zipped([("../../../etc/cron.d/job", NOTE), ("/etc/passwd", NOTE), ("C:\\Windows\\x.txt", NOTE)])


def locked() -> bytes:
    """Return a ZIP whose only member says that it is encrypted."""
    content = bytearray(zipped([("plan.txt", NOTE)]))
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        content[content.index(mark) + offset] |= 1
    return bytes(content)


def lying() -> bytes:
    """Return a bomb whose directory says it is small."""
    content = bytearray(zipped([("bomb.txt", b"0" * 30_000_000)]))
    at = content.index(b"PK\1\2")
    content[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(content)


def crowded() -> bytes:
    return zipped((f"{number}.txt", b"x") for number in range(3000))


def linked() -> bytes:
    link = zipfile.ZipInfo("shadow.txt")
    link.external_attr = 0o120777 << 16
    return zipped([(link, b"/etc/shadow"), ("note.txt", NOTE)])


def tar_of_links() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for kind, name in ((tarfile.SYMTYPE, "link.txt"), (tarfile.LNKTYPE, "hard.txt"), (tarfile.CHRTYPE, "zero")):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, "../../etc/shadow"
            archive.addfile(member)
        note = tarfile.TarInfo("../note.txt")
        note.size = len(NOTE)
        archive.addfile(note, io.BytesIO(NOTE))
    return out.getvalue()


def gzip_bomb(megabytes: int) -> bytes:
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=9, mtime=0) as stream:
        for _ in range(megabytes):
            stream.write(bytes(1024**2))
    return out.getvalue()


def listless() -> bytes:
    """Return a ZIP without the list of its members."""
    content = zipped([("note.txt", NOTE)])
    return content[: content.index(b"PK\1\2")]


def headers_only() -> bytes:
    """Return headers of members that claim to reach past the end of the file, and no list."""
    header = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 8, 8, 0, 0, 0, 0, 0, 1, 0)
    return (header + b"a") * 200_000


CASES = (
    Case("nested.zip", lambda: nested(7), Status.OK, members=(("in.zip!in.zip!in.zip!in.zip!in.zip", Status.REFUSED),)),
    Case("tenfold.zip", lambda: tenfold(4), Status.PARTIAL, "members"),
    Case("overlapping.zip", lambda: overlapping(900, 1_000_000), Status.OK, heavy=True),
    Case("elsewhere.zip", named_elsewhere, Status.OK),
    Case("locked.zip", locked, Status.OK, members=(("plan.txt", Status.ENCRYPTED),)),
    Case("lying.zip", lying, Status.OK, members=(("bomb.txt", Status.FAILED),)),
    Case("bomb.zip", lambda: zipped([("b.txt", bytes(30_000_000))]), Status.OK, members=(("b.txt", Status.REFUSED),)),
    Case("crowded.zip", crowded, Status.PARTIAL, "1000 members"),
    Case("linked.zip", linked, Status.OK),
    Case(
        "torn.zip",
        lambda: zipped([("note.txt", NOTE * 100)])[:60],
        Status.PARTIAL,
        "list of its members",
        members=(("note.txt", Status.PARTIAL),),
    ),
    Case("listless.zip", listless, Status.PARTIAL, "list of its members", members=(("note.txt", Status.OK),)),
    Case("headers.zip", headers_only, Status.PARTIAL, "1000 members"),
    Case("links.tar", tar_of_links, Status.OK),
    Case("bomb.txt.gz", lambda: gzip_bomb(40), Status.OK, members=(("bomb.txt", Status.REFUSED),)),
    Case("bomb.gz", lambda: gzip_bomb(1024), Status.OK, members=(("bomb", Status.REFUSED),), heavy=True),
    Case("damaged.7z", lambda: b"7z\xbc\xaf\x27\x1c\0\4" + bytes(range(200)), Status.FAILED),
    Case("locked.rar", lambda: b"Rar!\x1a\x07\x01\0" + bytes(range(200)), Status.UNSUPPORTED),
)
