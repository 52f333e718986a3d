from __future__ import annotations

import io
import zipfile

import pytest

from aggregator.model.documents import Status


def packed(members, compression=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def test_members_are_children_and_folders_are_not(read):
    document = read(packed([("a/", b""), ("a/x.txt", b"one"), ("y.csv", b"p,q\n1,2\n3,4\n")]), "z.zip")
    assert document.status is Status.OK
    assert [child.source.member for child in document.children] == ["a/x.txt", "y.csv"]
    assert document.children[0].blocks[0].text == "one"
    assert document.children[1].tables[0].n_rows == 3


def test_an_archive_in_an_archive_has_a_path(read):
    inner = packed([("x.txt", b"deep")])
    [child] = read(packed([("in.zip", inner)]), "z.zip").children
    assert child.children[0].source.member == "in.zip!x.txt"


def test_archives_nested_past_the_limit_are_refused(read):
    content = packed([("x.txt", b"deep")])
    for _ in range(8):
        content = packed([("in.zip", content)])
    family = list(read(content, "z.zip", depth=3).family())
    assert [member.status for member in family] == [Status.OK] * 4 + [Status.REFUSED]
    assert family[-1].reason == "more than 3 containers deep"


def test_a_bomb_is_refused_and_its_neighbours_are_read(read):
    document = read(packed([("bomb.txt", b"0" * 30_000_000), ("x.txt", b"one")]), "z.zip")
    assert document.status is Status.OK
    assert [child.status for child in document.children] == [Status.REFUSED, Status.OK]
    assert document.children[0].reason == "unpacks to more than 200 times its size"


def test_a_bomb_that_lies_about_its_size_is_not_unpacked(read):
    content = bytearray(packed([("bomb.txt", b"0" * 30_000_000)]))
    at = content.find(b"PK\x01\x02") + 24
    content[at : at + 4] = (10).to_bytes(4, "little")
    [child] = read(bytes(content), "z.zip").children
    assert child.status is Status.FAILED


def test_the_unpacked_bytes_of_all_members_are_one_budget(read):
    members = [(f"{number}.txt", bytes([65 + number]) * 400) for number in range(5)]
    document = read(packed(members), "z.zip", unpacked_bytes=1000)
    assert [child.status for child in document.children] == [Status.OK] * 2 + [Status.REFUSED] * 3
    assert document.children[-1].reason == "more than 1000 unpacked bytes"


def test_members_past_the_limit_are_counted(read):
    document = read(packed([(f"{number}.txt", b"x") for number in range(30)]), "z.zip", members=10)
    assert document.status is Status.PARTIAL
    assert document.reason == "more than 10 members: 20 were not read"
    assert len(document.children) == 10


def test_a_directory_of_a_million_entries_is_not_even_listed(read):
    document = read(b"PK\x03\x04" + b"PK\x01\x02" * 200_000, "z.zip")
    assert document.status is Status.REFUSED


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..\\..\\etc\\passwd", "C:\\etc/passwd"])
def test_names_point_nowhere_outside(read, name):
    [child] = read(packed([(name, b"x")]), "z.zip").children
    assert child.source.member == "etc/passwd"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_chinese_names_without_the_flag(read, encoding):
    name = "容量计划.txt".encode(encoding)
    content = packed([("x" * len(name), b"x")]).replace(b"x" * len(name), name)
    [child] = read(content, "z.zip").children
    assert child.source.member == "容量计划.txt"


def test_an_encrypted_member_says_so(read):
    content = bytearray(packed([("a.txt", b"one"), ("b.txt", b"two")]))
    content[6] |= 1
    content[content.find(b"PK\x01\x02") + 8] |= 1
    document = read(bytes(content), "z.zip")
    assert document.status is Status.OK
    assert [child.status for child in document.children] == [Status.ENCRYPTED, Status.OK]


def test_a_damaged_member_is_a_failed_child(read):
    content = packed([("a.txt", b"one" * 100), ("b.txt", b"two")], zipfile.ZIP_STORED)
    document = read(content.replace(b"oneone", b"oneonf", 1), "z.zip")
    assert [child.status for child in document.children] == [Status.FAILED, Status.OK]


def test_a_truncated_archive_has_failed(read):
    content = packed([("a.txt", b"one" * 100)])
    document = read(content[:-30], "z.zip")
    assert document.status is Status.FAILED
    assert document.reason


def test_an_office_package_is_no_archive(read):
    package = packed([("[Content_Types].xml", b"<x/>"), ("_rels/.rels", b"<x/>"), ("visio/document.xml", b"<x/>")])
    document = read(package, "plan.vsdx")
    assert document.status is Status.UNSUPPORTED
    assert "visio" in document.media_type
    assert document.children == ()
