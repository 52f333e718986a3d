from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile

import pytest

from aggregator.model.documents import Status

PACKERS = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}


def taped(members, kind=tarfile.PAX_FORMAT, encoding="utf-8"):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=kind, encoding=encoding) as archive:
        for name, content in members:
            member = tarfile.TarInfo(name)
            if isinstance(content, bytes):
                member.size = len(content)
                archive.addfile(member, io.BytesIO(content))
            else:
                member.type = content.encode()
                member.linkname = "/etc/passwd"
                archive.addfile(member)
    return out.getvalue()


def header(name=b"a", size=0, kind=b"0"):
    block = bytearray(512)
    block[: len(name)] = name
    block[124:136] = b"%011o\0" % size
    block[148:156] = b" " * 8
    block[156:157] = kind
    block[257:263] = b"ustar\0"
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block)


def members(document):
    return [child.source.member for child in document.children]


@pytest.mark.parametrize("kind", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_files_are_children(read, kind):
    document = read(taped([("计划/a.txt", "北田电站停运".encode()), ("b.csv", b"p,q\n1,2\n3,4\n")], kind), "x.tar")
    assert (document.status, document.media_type) == (Status.OK, "application/x-tar")
    assert members(document) == ["计划/a.txt", "b.csv"]
    assert document.children[0].blocks[0].text == "北田电站停运"
    assert document.children[1].tables[0].n_rows == 3


def test_names_in_gb18030(read):
    document = read(taped([("容量计划.txt", b"x")], tarfile.GNU_FORMAT, "gb18030"), "x.tar")
    assert members(document) == ["容量计划.txt"]


@pytest.mark.parametrize(
    "name", ["x.tar.gz", "x.tgz", "x.tar.bz2", "x.tbz2", "x.tar.xz", "x.txz", "x.bin", "x.gz", "报告.tar.gz"]
)
@pytest.mark.parametrize("ending", list(PACKERS))
def test_a_compressed_archive_is_read_as_the_archive_whatever_it_is_called(read, name, ending):
    document = read(PACKERS[ending](taped([("a.txt", b"one")])), name)
    assert (document.status, members(document)) == (Status.OK, ["a.txt"])
    assert document.children[0].blocks[0].text == "one"


@pytest.mark.parametrize("ending", list(PACKERS))
def test_a_compressed_file_is_its_only_child(read, ending):
    pack = PACKERS[ending]
    [child] = read(pack("电站,容量\n北田,120\n".encode("gb18030")) + pack(b"x,80\n"), f"容量.csv{ending}").children
    assert child.source.member == "容量.csv"
    assert child.tables[0].n_rows == 3


def test_the_name_that_gzip_states(read):
    out = io.BytesIO()
    with gzip.GzipFile("../../plans/a.csv", "w", fileobj=out) as packed:
        packed.write(b"p,q\n1,2\n")
    assert members(read(out.getvalue(), "download")) == ["a.csv"]


@pytest.mark.parametrize("ending", list(PACKERS))
def test_cut_off_data_is_read_as_far_as_it_goes(read, ending):
    words = "".join(f"line {number * 7919 % 100003}\n\n" for number in range(100_000)).encode()
    packed = PACKERS[ending](words)
    [child] = read(packed[: len(packed) * 3 // 4], f"a.txt{ending}").children
    assert child.status is Status.PARTIAL
    assert "cut off" in child.reason
    assert child.blocks[0].text == "line 0"


@pytest.mark.parametrize("ending", list(PACKERS))
def test_damaged_from_the_start_has_failed(read, ending):
    document = read(PACKERS[ending](b"words")[:10], f"a{ending}")
    assert document.status is Status.FAILED
    assert "cut off" in document.reason


@pytest.mark.parametrize("ending", list(PACKERS))
def test_a_bomb_is_refused(read, ending):
    [child] = read(PACKERS[ending](b"0" * 20_000_000), f"a.txt{ending}").children
    assert (child.status, child.reason) == (Status.REFUSED, "unpacks to more than 200 times its size")


def test_an_archive_of_a_bomb_keeps_what_stands_before_it(read):
    content = gzip.compress(taped([("a.txt", b"one"), ("bomb.txt", b"0" * 30_000_000), ("b.txt", b"two")]))
    document = read(content, "a.tgz")
    assert document.status is Status.PARTIAL
    assert document.reason == "unpacks to more than 200 times its size; the rest was not read"
    assert document.children[0].blocks[0].text == "one"


def test_unpacked_bytes_are_one_budget(read):
    document = read(taped([(f"{number}.txt", bytes([65 + number]) * 400) for number in range(4)]), unpacked_bytes=1000)
    assert [child.status for child in document.children] == [Status.OK, Status.OK, Status.REFUSED, Status.REFUSED]


def test_members_past_the_limit_are_said(read):
    document = read(taped([(f"{number}.txt", b"x") for number in range(9)]), members=4)
    assert (document.status, len(document.children)) == (Status.PARTIAL, 4)


def test_xz_that_asks_for_a_gigantic_dictionary_has_failed(read):
    packed = lzma.compress(b"words", filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 300 * 1024**2, "preset": 0}])
    assert read(packed, "a.xz").status is Status.FAILED


def test_links_and_devices_are_left_out_and_said(read):
    odd = [("l", "2"), ("h", "1"), ("d", "3"), ("f", "6")]
    document = read(taped([*odd, ("a.txt", b"one"), ("folder", "5")]), "x.tar")
    assert document.warnings == ("2 links were left out", "2 devices and pipes were left out")
    assert members(document) == ["a.txt"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "C:/etc/passwd"])
def test_names_point_nowhere_outside(read, name):
    assert members(read(taped([(name, b"x")]), "x.tar")) == ["etc/passwd"]


def test_a_sparse_file_of_a_terabyte_is_refused(read):
    block = bytearray(header(b"big.bin", 512, b"S"))
    block[257:265] = b"ustar  \0"
    block[386:398], block[398:410] = b"%011o\0" % 0, b"%011o\0" % 512
    block[483:495] = b"\x80" + (1024**4).to_bytes(11, "big")
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    [big, small] = read(bytes(block) + b"x" * 512 + taped([("a.txt", b"one")]), "x.tar").children
    assert (big.status, small.status) == (Status.REFUSED, Status.OK)


@pytest.mark.parametrize("kind", [b"x", b"L", b"g"])
def test_a_chain_of_headers_of_headers_ends(read, kind):
    link = header(b"pax", 512, kind) + (b"18 path=aaaaaaaaaa\n" + b"\0" * 512)[:512]
    document = read(header(b"a.txt", 1) + b"x".ljust(512, b"\0") + link * 5_000, "x.tar")
    assert document.status is Status.PARTIAL
    assert members(document) == ["a.txt"]


@pytest.mark.parametrize(
    "record", [b"999999999 path=x\n", b"0 path=x\n", b"12 size=-1\n", b"30 GNU.sparse.map=1,2,3,4,5,6\n", b"\0\n"]
)
def test_records_of_a_header_that_lie_are_a_result(read, record):
    document = read(header(b"pax", len(record), b"x") + record.ljust(512, b"\0") + taped([("a.txt", b"one")]), "x.tar")
    assert document.status in {Status.OK, Status.PARTIAL, Status.FAILED}


@pytest.mark.parametrize("end", [300, 600, 1500])
def test_a_cut_archive_is_partial(read, end):
    content = taped([("a.txt", b"one"), ("b.txt", b"two" * 300)], tarfile.USTAR_FORMAT)
    document = read(content[: 1024 + end], "x.tar")
    assert document.status in {Status.PARTIAL, Status.OK}
    assert document.status is Status.PARTIAL or any(not child.status.is_whole for child in document.children)
    assert document.children[0].blocks[0].text == "one"


def test_what_stands_after_the_end_is_said(read):
    document = read(taped([("a.txt", b"one")]) * 2, "x.tar")
    assert document.warnings == ("bytes after the end of the archive were not read",)


def test_a_hundred_thousand_empty_headers(read):
    document = read(header(b"l", 0, b"2") * 20_000 + b"\0" * 1024, "x.tar")
    assert document.warnings == ("20000 links were left out",)
