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


class Unseekable(io.BytesIO):
    """A pipe: what is written into it cannot be gone back to, so sizes follow the members."""

    def seekable(self):
        return False

    def seek(self, *_):
        raise OSError


def streamed(members, compression=zipfile.ZIP_DEFLATED):
    out = Unseekable()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


MEMBERS = [("a/", b""), ("a/one.txt", b"one of these"), ("b.csv", b"p,q\n1,2\n3,4\n"), ("c.txt", b"PK is no mark")]


@pytest.mark.parametrize("written", [packed, streamed])
@pytest.mark.parametrize("compression", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_members_are_found_without_the_list_of_them(read, written, compression):
    content = written(MEMBERS, compression)
    document = read(content[: content.index(b"PK\x01\x02")], "z.zip")
    assert document.status is Status.PARTIAL
    assert document.reason == "the list of its members is cut off or damaged; what stands before it was read"
    assert [child.source.member for child in document.children] == ["a/one.txt", "b.csv", "c.txt"]
    assert [child.status for child in document.children] == [Status.OK] * 3
    assert document.children[0].blocks[0].text == "one of these"


def test_a_damaged_list_is_done_without(read):
    content = bytearray(packed(MEMBERS))
    content[content.index(b"PK\x01\x02") + 1] = 0
    document = read(bytes(content), "z.zip")
    assert (document.status, len(document.children)) == (Status.PARTIAL, 3)


def test_of_a_member_that_is_cut_off_the_beginning_is_read(read):
    lines = b"".join(b"%d lines of a long plan\n\n" % number for number in range(5_000))
    content = packed([("first.txt", b"whole"), ("last.txt", lines)])
    document = read(content[: len(content) // 2], "z.zip")
    assert [child.status for child in document.children] == [Status.OK, Status.PARTIAL]
    assert document.children[1].blocks[0].text == "0 lines of a long plan"
    assert "cut off" in document.children[1].reason


def test_a_bomb_without_a_list_is_refused_and_its_neighbours_are_read(read):
    content = packed([("bomb.txt", bytes(30_000_000)), ("note.txt", b"noon")])
    document = read(content[: content.index(b"PK\x01\x02")], "z.zip")
    assert [child.status for child in document.children] == [Status.REFUSED, Status.OK]


def test_members_without_a_list_are_counted_too(read):
    content = packed([(f"{number}.txt", b"x") for number in range(30)])
    document = read(content[: content.index(b"PK\x01\x02")], "z.zip", members=10)
    assert len(document.children) == 10
    assert document.reason.endswith("more than 10 members: the rest was not read")


def test_an_encrypted_member_without_a_list_says_so(read):
    content = bytearray(packed([("x.txt", b"one"), ("y.txt", b"two")]))
    content[6] |= 1
    document = read(bytes(content[: content.index(b"PK\x01\x02")]), "z.zip")
    assert [child.status for child in document.children] == [Status.ENCRYPTED, Status.OK]


def test_an_archive_with_no_member_left_has_failed(read):
    document = read(packed([("x.txt", b"words")])[:20], "z.zip")
    assert (document.status, document.reason) == (
        Status.FAILED, "the archive is cut off or damaged: no member can be found in it"
    )  # fmt: skip


def test_an_office_package_is_no_archive(read):
    package = packed([("[Content_Types].xml", b"<x/>"), ("_rels/.rels", b"<x/>"), ("visio/document.xml", b"<x/>")])
    document = read(package, "plan.vsdx")
    assert document.status is Status.UNSUPPORTED
    assert "visio" in document.media_type
    assert document.children == ()


def test_a_member_without_a_name_costs_only_its_name(read):
    content = packed([("x", b"Northfield"), ("y.txt", b"Lakeside")], zipfile.ZIP_STORED)
    at = content.index(b"PK\x01\x02")
    unnamed = content[: at + 28] + b"\0\0\1\0" + content[at + 32 :]  # its letter is now the extra field's only byte
    names = {child.source.member: child.blocks[0].text for child in read(unnamed, "z.zip").children if child.blocks}
    assert names["y.txt"] == "Lakeside"


def test_a_member_named_like_a_folder_is_read_where_it_holds_something(read):
    document = read(packed([("plans/", b""), ("hidden/", b"Northfield")]), "z.zip")
    assert [(child.source.member, child.blocks[0].text) for child in document.children] == [("hidden", "Northfield")]


def test_a_member_of_some_length_without_a_list_ends_where_the_next_begins(read):
    long = b"Northfield\n" * 200_000
    whole = packed([("a.txt", long), ("b.txt", b"Lakeside")])
    first, second = read(whole[: whole.index(b"PK\x01\x02")], "z.zip", ratio=10_000).children
    assert (first.status, sum(block.text.count("Northfield") for block in first.blocks)) == (Status.OK, 200_000)
    assert second.blocks[0].text == "Lakeside"
