"""Lists of rights and of members: what they grant, and what is said of a wrong one."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.model.access import EVERYONE, Membership
from aggregator.model.errors import ConfigError
from aggregator.service.access_lists import AccessList, AccessRow, circles, read_access, read_members


def access(tmp_path: Path, *rows: str, heading: str = "path,principal,right") -> AccessList:
    (tmp_path / "access.csv").write_text("\n".join([heading, *rows]), encoding="utf-8")
    return read_access(tmp_path / "access.csv")


@pytest.mark.parametrize(
    ("row", "covered", "not_covered"),
    [
        ("plans/a.txt,ann,read", ["plans/a.txt"], ["plans/b.txt", "a.txt", "plans/a.txt.bak"]),
        ("plans,ann,read", ["plans/a.txt", "plans/2024/q1/b.txt"], ["plans.txt", "other/plans/a.txt", "plansb/a.txt"]),
        ("plans/,ann,read", ["plans/a.txt"], ["a.txt"]),
        ("/plans,ann,read", ["plans/a.txt"], ["a.txt"]),
        ("./plans,ann,read", ["plans/a.txt"], ["a.txt"]),
        (".,ann,read", ["a.txt", "deep/er/b.txt"], []),
        ("/,ann,read", ["a.txt", "deep/er/b.txt"], []),
        ("*,ann,read", ["a.txt", "deep/er/b.txt"], []),
        ("**,ann,read", ["a.txt", "deep/er/b.txt"], []),
        ("*.pdf,ann,read", ["a.pdf", ".pdf"], ["a.txt", "sub/a.pdf", "a.pdf.txt"]),
        ("**/*.pdf,ann,read", ["a.pdf", "x/a.pdf", "x/y/z.pdf"], ["x/a.txt"]),
        ("plans/**,ann,read", ["plans/a.txt", "plans/x/y.txt"], ["other/a.txt"]),
        ("plans/**/old,ann,read", ["plans/old/a", "plans/x/y/old/b/c"], ["plans/x/a", "old/a"]),
        ("**/x/**/y,ann,read", ["x/y", "a/x/b/c/y", "x/x/y/z"], ["y/x", "x/z"]),
        ("*/public,ann,read", ["a/public/b.txt", "c/public/d/e.txt"], ["public/b.txt", "a/b/public/c.txt"]),
        ("r*t-*-v?.txt,ann,read", ["report-1-v?.txt", "rt--v?.txt"], ["report-1-v2.txt", "rt-v?.txt"]),
        ("a[1].txt,ann,read", ["a[1].txt"], ["a1.txt"]),
        ("北方/容量表.xlsx,ann,read", ["北方/容量表.xlsx"], ["北方/其他.xlsx"]),
        ('"a, b.txt",ann,read', ["a, b.txt"], ["a"]),
    ],
)
def test_a_row_covers(tmp_path: Path, row: str, covered: list[str], not_covered: list[str]) -> None:
    rights = access(tmp_path, row)
    for path in covered:
        assert rights.class_of(path).readers == {"ann"}, path
        assert not rights.class_of(path).unknown
        assert rights.unused([*not_covered, path]) == ()
    for path in not_covered:
        assert rights.class_of(path).readers == frozenset()
        assert rights.class_of(path).unknown, path
    assert len(rights.unused(not_covered)) == 1


def test_rows_add_up_from_all_folders_above(tmp_path: Path) -> None:
    rights = access(tmp_path, ".,board,read", "plans,ann,read", "plans/q1,bob,write", "**/*.pdf,carl,admin")
    assert rights.class_of("plans/q1/a.pdf").readers == {"board", "ann", "bob", "carl"}
    assert rights.class_of("plans/a.txt").readers == {"board", "ann"}
    assert rights.class_of("a.txt").readers == {"board"}


def test_to_list_is_not_to_read(tmp_path: Path) -> None:
    rights = access(tmp_path, "plans,ann,list", "plans/b,bob,share")
    assert rights.class_of("plans/a.txt").readers == frozenset()
    assert not rights.class_of("plans/a.txt").unknown
    assert rights.class_of("plans/b").readers == {"bob"}


def test_everyone_is_one_principal_in_any_spelling(tmp_path: Path) -> None:
    rights = access(tmp_path, "a,Everyone,read", "b,所有人,读取", "c,EVERYONE,Read")
    assert {rights.class_of(path).readers for path in "abc"} == {frozenset({EVERYONE})}


def test_files_with_the_same_readers_share_a_class(tmp_path: Path) -> None:
    rights = access(tmp_path, "a,ann,read", "b,ann,write", "b,ann,read")
    assert rights.class_of("a/x") is rights.class_of("b/y")


def test_an_accent_in_one_character_or_in_two_is_the_same_name(tmp_path: Path) -> None:
    one, two = (unicodedata.normalize(form, "Entwürfe/é.txt") for form in ("NFC", "NFD"))
    assert one != two
    for written, listed in ((one, two), (two, one)):
        assert access(tmp_path, f"{written},ann,read").class_of(listed).readers == {"ann"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("heading", ["Path|PRINCIPAL| right ", "路径|主体|权限"])
def test_any_spreadsheet_writes_it(tmp_path: Path, encoding: str, newline: str, separator: str, heading: str) -> None:
    lines = [heading.replace("|", separator), separator.join(["报告/a.txt", "调度组", "read"]), "", separator * 2]
    (tmp_path / "access.csv").write_bytes(newline.join(lines).encode(encoding))
    assert read_access(tmp_path / "access.csv").class_of("报告/a.txt").readers == {"调度组"}


def test_columns_stand_in_any_order_beside_others(tmp_path: Path) -> None:
    rights = access(tmp_path, "read,x,since 2019,ann", "share,z,,bob,", heading="right,path,note,principal")
    assert [(row.line, row.path, row.principal, row.right) for row in rights.rows] == [
        (2, "x", "ann", "read"),
        (3, "z", "bob", "share"),
    ]


def test_the_line_that_names_the_separator_is_no_heading(tmp_path: Path) -> None:
    (tmp_path / "access.csv").write_text("sep=;\npath;principal;right\na,b;ann;read\n")
    assert read_access(tmp_path / "access.csv").rows == (AccessRow(3, "a,b", "ann", "read"),)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", ":1: is empty; the first line names the columns path, principal, right"),
        (b"\n\n", ":1: is empty; the first line names the columns path, principal, right"),
        (b"path,user,right\n", ":1: has no column 'principal' (known: path, right, user)"),
        (b"path,principle,right\n", ":1: has no column 'principal' (did you mean 'principle'?"),
        (b"path,principal,right,path\n", ":1: has 2 columns for 'path'; keep one"),
        (
            b"path,principal,right\na,ann,read\nb,ann,raed\n",
            ":3: unknown right 'raed' (did you mean 'read'? known: admin",
        ),
        (b"path,principal,right\na,ann\n", ":2: has no right"),
        (b"path,principal,right\n,ann,read\n", ":2: has no path; the root is '.'"),
        (b"path,principal,right\na,,read\n", ":2: has no principal"),
        (b"path,principal,right\na,b,ann,read\n", ":2: has 4 cells under 3 headings; quote a cell that holds"),
        (b"path,principal,right\n../a,ann,read\n", ":2: path '../a' leads out of the store"),
        (b"path,principal,right\na/b**/c,ann,read\n", ":2: in path 'a/b**/c', ** stands alone between slashes"),
        (b"path,principal,right\na,*,read\n", ":2: principal '*' is no name; for anybody at all write 'everyone'"),
        (b'path,principal,right\n"a\nb",ann,read\nc,ann,x\n', ":4: unknown right 'x'"),
        (b'path,principal,right\n\n"a,ann,read\n', ":3: is no row of a table"),
        (b"path,principal,right\na,ann,read\n\xb1\xa8,ann,read\n", ":3: is not UTF-8; save it as 'CSV UTF-8'"),
        ("path,principal,right\n".encode("utf-16"), ":1: is not UTF-8; save it as 'CSV UTF-8'"),
    ],
)
def test_a_wrong_list_is_named_with_its_line(tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "access.csv").write_bytes(content)
    with pytest.raises(ConfigError, match=re.escape(f"access.csv{says}")):
        read_access(tmp_path / "access.csv")


def test_a_list_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"access\.csv: cannot be read: No such file"):
        read_access(tmp_path / "access.csv")
    with pytest.raises(ConfigError, match="cannot be read: Is a directory"):
        read_access(tmp_path)


def test_rows_that_cover_nothing_are_returned(tmp_path: Path) -> None:
    rights = access(tmp_path, "plans,ann,read", "palns,bob,read", "**/*.doc,carl,list", "plans/a.txt,dan,read")
    assert [row.line for row in rights.unused(["plans/a.txt", "b.pdf"])] == [3, 4]
    assert [row.line for row in rights.unused([])] == [2, 3, 4, 5]


def test_many_rows_over_many_files_stay_apart(tmp_path: Path) -> None:
    rights = access(tmp_path, *(f"f{n}/**/*-{n}*.txt,user{n},read" for n in range(300)))
    for n in range(300):
        assert rights.class_of(f"f{n}/a/b/x-{n}-y.txt").readers == {f"user{n}"}


def test_members_may_be_groups(tmp_path: Path) -> None:
    (tmp_path / "members.csv").write_text("组;成员\n调度组;ann\n全部;调度组\n全部;调度组\n")
    assert read_members(tmp_path / "members.csv") == (
        Membership("调度组", "ann", "members.csv"),
        Membership("全部", "调度组", "members.csv"),
    )


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("group,user\n", ":1: has no column 'member'"),
        ("group,member\nops,\n", ":2: has no member"),
        ("group,member\neveryone,ann\n", ":2: 'everyone' is no group of a list"),
        ("group,member\nops,所有人\n", ":2: '所有人' is no group of a list"),
    ],
)
def test_a_wrong_member_list_is_named_with_its_line(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "members.csv").write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match=re.escape(f"members.csv{says}")):
        read_members(tmp_path / "members.csv")


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ("ab bc cx", []),
        ("aa", ["a"]),
        ("ab bc ca ax", ["abc"]),
        ("xa ab ba cd de ec", ["ab", "cde"]),
        ("ab ac bd cd", []),
    ],
)
def test_groups_that_contain_themselves_are_named(edges: str, expected: list[str]) -> None:
    members = [Membership(group, member, "") for group, member in edges.split()]
    assert ["".join(circle) for circle in circles(members)] == expected


names = st.text("ab*", min_size=1, max_size=4).filter(lambda name: "**" not in name)
patterns = st.lists(names | st.just("**"), max_size=4)
paths = st.lists(st.text("ab", min_size=1, max_size=4), min_size=1, max_size=5)


@given(st.lists(patterns, min_size=1, max_size=4), st.lists(paths, max_size=6))
def test_patterns_mean_what_their_definition_says(rows: list[list[str]], files: list[list[str]]) -> None:
    """The definition, by trying every way: ``*`` is any text, ``**`` any names, a folder is all below it."""
    rights = AccessList(AccessRow(n, "/".join(row) or ".", f"u{n}", "read") for n, row in enumerate(rows))
    for file in files:
        expected = {f"u{n}" for n, row in enumerate(rows) if covers(row, file)}
        assert rights.class_of("/".join(file)).readers == expected


def covers(row: list[str], file: list[str]) -> bool:
    if not row:
        return True
    if row[0] == "**":
        return any(covers(row[1:], file[skipped:]) for skipped in range(len(file) + 1))
    return bool(file) and fits(row[0], file[0]) and covers(row[1:], file[1:])


def fits(pattern: str, name: str) -> bool:
    if not pattern:
        return not name
    if pattern[0] == "*":
        return any(fits(pattern[1:], name[skipped:]) for skipped in range(len(name) + 1))
    return name[:1] == pattern[0] and fits(pattern[1:], name[1:])


def test_a_list_without_an_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aggregator.service.access_lists.LARGEST", 1024**2)
    (tmp_path / "access.csv").symlink_to("/dev/zero")
    with pytest.raises(ConfigError, match=r"access\.csv: is larger than 1 MiB; give a row to a folder"):
        read_access(tmp_path / "access.csv")
