"""Who may read what, where a store cannot say it: lists of rights and of members, as tables.

A site gives them with a scan: ``access.csv`` has a row for each right that a principal has on a path, and
``members.csv`` one for each member of a group. Both may come out of a spreadsheet: comma, semicolon or tab,
English or Chinese headings in any order, columns of their own beside them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from aggregator.model.access import EVERYONE, AccessClass, Membership
from aggregator.model.errors import ConfigError, nearest

RIGHTS: Mapping[str, str] = {
    "list": "list",
    "read": "read",
    "write": "write",
    "share": "share",
    "admin": "admin",
    "列出": "list",
    "读取": "read",
    "写入": "write",
    "共享": "share",
    "管理": "admin",
}
"""What the column ``right`` may hold, and the right it means."""

LARGEST = 64 * 1024**2
"""Bytes of a list."""

_EVERYONE = ("everyone", "anyone", "所有人", "任何人")
_ACCESS_COLUMNS = {"path": ("path", "路径"), "principal": ("principal", "主体"), "right": ("right", "权限")}
_MEMBER_COLUMNS = {"group": ("group", "组"), "member": ("member", "成员")}


def is_everyone(name: str) -> bool:
    """Return whether a name stands for anybody at all, in either language.

    Examples
    --------
    >>> is_everyone("Anyone"), is_everyone("所有人"), is_everyone("ann")
    (True, True, False)
    """
    return name.casefold() in _EVERYONE


@dataclass(frozen=True, slots=True)
class AccessRow:
    """One right of one principal on a path and everything below it. ``line`` is where the list says so."""

    line: int
    path: str
    principal: str
    right: str


class AccessList:
    """The rights on the files of a store.

    A row covers the files its path names and, where that is a folder, everything below. In a path ``*``
    stands for any part of one name and ``**`` for any number of folders; ``.`` is the root. Rows add up.
    ``list`` lets nobody read; ``write``, ``share`` and ``admin`` do, for who has them can read or help
    himself to it.
    """

    def __init__(self, rows: Iterable[AccessRow]) -> None:
        self.rows = tuple(rows)
        self._tree = _Node()
        for number, row in enumerate(self.rows):
            self._tree.below(_parts(row.path)).rows.append(number)
        self._reached: dict[tuple[str, ...], _Reached] = {}
        self._classes: dict[frozenset[str], AccessClass] = {}

    def class_of(self, path: str) -> AccessClass:
        """Return who can read the file at a path relative to the store's root.

        Where no row covers it, nobody said, so it is `unknown`.
        """
        rows = self._reach(_parts(path)).rows
        if not rows:
            return AccessClass(frozenset(), unknown=True)
        readers = frozenset(self.rows[row].principal for row in rows if self.rows[row].right != "list")
        return self._classes.setdefault(readers, AccessClass(readers))

    def unused(self, paths: Iterable[str]) -> tuple[AccessRow, ...]:
        """Return the rows that cover none of the files at ``paths``: mistyped, most likely."""
        used: set[int] = set()
        for path in paths:
            used |= self._reach(_parts(path)).rows
        return tuple(row for number, row in enumerate(self.rows) if number not in used)

    def _reach(self, parts: tuple[str, ...]) -> _Reached:
        """Return where the tree stands after ``parts``; folders are kept, for siblings share them."""
        at = len(parts)
        while at and parts[:at] not in self._reached:
            at -= 1
        reached = self._reached[parts[:at]] if at else _Reached.of([self._tree], frozenset())
        for end in range(at + 1, len(parts) + 1):
            reached = reached.step(parts[end - 1])
            if end < len(parts):
                self._reached[parts[:end]] = reached
        return reached


def read_access(path: Path) -> AccessList:
    """Return the list of rights in a table with the columns path, principal and right.

    Raises
    ------
    ConfigError
        The file cannot be read, or a row is wrong; the message names its line.
    """
    return AccessList(_access_row(row) for row in _rows(path, _ACCESS_COLUMNS))


def read_members(path: Path) -> tuple[Membership, ...]:
    """Return the members of groups in a table with the columns group and member; a member may be a group.

    Raises
    ------
    ConfigError
        The file cannot be read, or a row is wrong; the message names its line.
    """
    return tuple(dict.fromkeys(_membership(row, path.name) for row in _rows(path, _MEMBER_COLUMNS)))


def circles(members: Iterable[Membership]) -> tuple[tuple[str, ...], ...]:
    """Return groups that contain themselves, each with those in between, in the order of the list.

    A group is named in one circle at most. Circles do no harm: all groups of one have the same members.

    Examples
    --------
    >>> circles([Membership("a", "b", ""), Membership("b", "a", ""), Membership("b", "ann", "")])
    (('a', 'b'),)
    """
    groups: dict[str, list[str]] = {}
    for edge in members:
        groups.setdefault(edge.group, []).append(edge.member)
    graph = {group: [member for member in inside if member in groups] for group, inside in groups.items()}
    found: list[tuple[str, ...]] = []
    while circle := _circle(graph):
        found.append(circle)
        graph = {
            group: [m for m in inside if m not in circle] for group, inside in graph.items() if group not in circle
        }
    return tuple(found)


def _circle(graph: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        # graphlib goes from member to group and names the first once more at the end.
        circle = list(reversed(error.args[1]))[1:]
        first = circle.index(next(group for group in graph if group in circle))
        return (*circle[first:], *circle[:first])
    return ()


@dataclass(slots=True, eq=False)
class _Node:
    """A place in the tree of paths: the rows that end here, and what may follow."""

    rows: list[int] = field(default_factory=list)
    named: dict[str, _Node] = field(default_factory=dict)
    patterns: dict[str, _Node] = field(default_factory=dict)
    any_folders: _Node | None = None
    stays: bool = False

    def below(self, parts: Iterable[str]) -> _Node:
        """Return the node that a row's path leads to, made where it is new."""
        node = self
        for part in parts:
            if part == "**":
                node.any_folders = node.any_folders or _Node(stays=True)
                node = node.any_folders
            else:
                node = (node.patterns if "*" in part else node.named).setdefault(part, _Node())
        return node

    def after(self, name: str) -> Iterator[_Node]:
        """Yield the nodes that one more name leads to."""
        if self.stays:
            yield self
        if name in self.named:
            yield self.named[name]
        yield from (node for pattern, node in self.patterns.items() if _fits(name, pattern))


class _Reached(NamedTuple):
    """Where in the tree a path stands, and the rows that cover it."""

    nodes: tuple[_Node, ...]
    rows: frozenset[int]

    @classmethod
    def of(cls, nodes: Iterable[_Node], rows: frozenset[int]) -> _Reached:
        found: dict[_Node, None] = {}
        for start in nodes:
            node: _Node | None = start
            while node and node not in found:
                found[node] = None
                node = node.any_folders
        return cls(tuple(found), rows.union(*(node.rows for node in found)))

    def step(self, name: str) -> _Reached:
        return _Reached.of((after for node in self.nodes for after in node.after(name)), self.rows)


def _fits(name: str, pattern: str) -> bool:
    first, *middle, last = pattern.split("*")
    if len(name) < len(first) + len(last) or not (name.startswith(first) and name.endswith(last)):
        return False
    at, end = len(first), len(name) - len(last)
    for piece in middle:
        at = name.find(piece, at, end)
        if at < 0:
            return False
        at += len(piece)
    return True


def _parts(path: str) -> tuple[str, ...]:
    # One system stores an accented letter as one character, another as two.
    return tuple(part for part in normalize("NFC", path).split("/") if part not in ("", "."))


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a list: its cells by column, and where it stands."""

    where: str
    line: int
    cells: Mapping[str, str]


def _access_row(row: _Row) -> AccessRow:
    path, principal, word = row.cells["path"], row.cells["principal"], row.cells["right"].casefold()
    for part in path.split("/"):
        if part == "..":
            raise ConfigError(f"{row.where}: path '{path}' leads out of the store; give it from the store's root")
        if "**" in part and part != "**":
            raise ConfigError(f"{row.where}: in path '{path}', ** stands alone between slashes; within a name write *")
    if set(principal) == {"*"}:
        raise ConfigError(f"{row.where}: principal '{principal}' is no name; for anybody at all write 'everyone'")
    if word not in RIGHTS:
        raise ConfigError(f"{row.where}: unknown right '{row.cells['right']}' ({nearest(word, RIGHTS)})")
    return AccessRow(row.line, path, EVERYONE if is_everyone(principal) else principal, RIGHTS[word])


def _membership(row: _Row, source: str) -> Membership:
    group, member = row.cells["group"], row.cells["member"]
    for name in (group, member):
        if is_everyone(name):
            raise ConfigError(f"{row.where}: '{name}' is no group of a list; give it the right itself")
    return Membership(group, member, source)


def _rows(path: Path, columns: Mapping[str, tuple[str, ...]]) -> Iterator[_Row]:
    """Yield the rows of a list, each with the cells that ``columns`` names, all of them filled."""
    table = _table(path)
    first = next(table, None)
    if first is None:
        raise ConfigError(f"{path}:1: is empty; the first line names the columns {', '.join(columns)}")
    places = _places(f"{path}:{first[0]}", first[1], columns)
    for line, cells in table:
        where = f"{path}:{line}"
        if any(cells[len(first[1]) :]):
            raise ConfigError(
                f"{where}: has {len(cells)} cells under {len(first[1])} headings; quote a cell that holds the separator"
            )
        found = {column: cells[place] if place < len(cells) else "" for column, place in places.items()}
        for column, cell in found.items():
            if not cell:
                root = "; the root is '.'" if column == "path" else ""
                raise ConfigError(f"{where}: has no {column}{root}")
        yield _Row(where, line, found)


def _places(where: str, headings: list[str], columns: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    names = [heading.casefold() for heading in headings]
    places: dict[str, int] = {}
    for column, spellings in columns.items():
        found = [place for place, name in enumerate(names) if name in spellings]
        if not found:
            raise ConfigError(f"{where}: has no column '{column}' ({nearest(column, filter(None, names))})")
        if len(found) > 1:
            raise ConfigError(f"{where}: has {len(found)} columns for '{column}'; keep one")
        places[column] = found[0]
    return places


def _table(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that holds anything, with the line it begins on."""
    text = _text(path)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    line = 1
    try:
        for cells in reader:
            stripped = [normalize("NFC", cell.strip()) for cell in cells]
            if any(stripped) and not (line == 1 and _names_separator(text)):
                yield line, stripped
            line = reader.line_num + 1
    except csv.Error as error:
        raise ConfigError(f"{path}:{line}: is no row of a table: {error}; close its quotes") from error


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    if len(content) > LARGEST:
        raise ConfigError(f"{path}: is larger than {LARGEST // 1024**2} MiB; give a row to a folder, not to each file")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{path}:{line}: is not UTF-8; save it as 'CSV UTF-8'") from error


def _names_separator(text: str) -> bool:
    """Return whether the first line is a spreadsheet's ``sep=;`` and no heading."""
    return text[:4].casefold() == "sep=" and text[4:5] in (",", ";", "\t") and text[5:6] in ("\r", "\n")


def _separator(text: str) -> str:
    if _names_separator(text):
        return text[4]
    heading = text.lstrip("\r\n").splitlines()[:1]
    return max(",;\t", key=heading[0].count) if heading else ","
