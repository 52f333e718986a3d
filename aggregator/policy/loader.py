"""YAML -> pack: what a file says, checked, with the line of whatever is wrong."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping
from importlib import resources
from pathlib import Path, PurePosixPath

from aggregator.model.errors import PackError, UsageError, nearest
from aggregator.policy.adds_up import read_adds_up
from aggregator.policy.attributes import read_attributes
from aggregator.policy.converges import read_converges
from aggregator.policy.derives import read_derives
from aggregator.policy.insights import read_insights
from aggregator.policy.pack_tests import read_tests, untested
from aggregator.policy.records import Attribute, Pack
from aggregator.policy.subjects import lists_named, read_subjects
from aggregator.policy.wording import in_languages
from aggregator.policy.yaml_lines import Node, parse, section_of, text_of, texts_of, whole_of

__all__ = ["find_pack", "load_pack", "shipped_packs", "untested"]

LARGEST = 64 * 1024**2
"""Bytes of a pack, or of a list that it names."""

_KEYS = (
    "pack", "sector", "version", "subjects", "attributes", "insights", "adds_up", "derives", "converges", "topics",
    "tests",
)  # fmt: skip
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SUFFIXES = (".yaml", ".yml")


def shipped_packs() -> tuple[Path, ...]:
    """Return the packs that come with the tool, and those that other packages add to ``policies``, by name."""
    packs = {entry.name: Path(str(entry)) for entry in resources.files("policies").iterdir() if entry.is_file()}
    return tuple(packs[name] for name in sorted(packs) if name.endswith(_SUFFIXES))


def find_pack(name_or_path: str) -> Path:
    """Return where a pack is: at a path, or shipped under a name.

    Raises
    ------
    UsageError
        It is a name, and no pack that is shipped has it.
    """
    path = Path(name_or_path)
    if path.suffix in _SUFFIXES or os.sep in name_or_path:
        return path
    shipped = {pack.stem: pack for pack in shipped_packs()}
    if name_or_path not in shipped:
        raise UsageError(f"no pack is called '{name_or_path}' ({nearest(name_or_path, shipped)})")
    return shipped[name_or_path]


def load_pack(path: Path) -> Pack:
    """Return the pack in a file.

    Raises
    ------
    PackError
        At the first mistake: where it stands, what is wrong, and what would be right.
    """
    content = _content(path, f"{path}:1")
    section = parse(_text(content, str(path)), str(path)).only("a pack", _KEYS)
    contents = {name: _listed_content(path, name, where) for name, where in lists_named(section.get("subjects"))}
    lists = {name: _text(listed, str(path.parent / name)) for name, listed in contents.items()}
    kinds = section_of(section.need("a pack", "subjects"), "'subjects'").entries
    attributes = read_attributes(section.get("attributes"), kinds)
    subjects = read_subjects(section.get("subjects"), attributes, lists, path.parent)
    insights = read_insights(section.get("insights"), subjects, attributes)
    adds_up = read_adds_up(section.get("adds_up"), subjects, attributes)
    derives = read_derives(section.get("derives"), attributes)
    topics = _topics(section.get("topics"))
    converges = read_converges(section.get("converges"), subjects, topics, insights)
    tested = insights | {name: each.insight for name, each in converges.items()}
    return Pack(
        name=_name(section.need("a pack", "pack")),
        version=_version(section.need("a pack", "version")),
        sector=in_languages(section.need("a pack", "sector"), "'sector'"),
        subjects=subjects,
        attributes=attributes,
        insights=insights,
        topics=topics,
        tests=read_tests(section.get("tests"), attributes, tested),
        source=path,
        digest=_digest(content, contents, attributes),
        adds_up=adds_up,
        derives=derives,
        converges=converges,
    )


def _content(path: Path, where: str) -> bytes:
    try:
        if not path.is_file():
            raise PackError(where, f"there is no file {path}")
        if path.stat().st_size > LARGEST:
            raise PackError(where, f"{path} is larger than {LARGEST // 1024**2} MiB")
        return path.read_bytes()
    except OSError as error:
        raise PackError(where, f"{path} cannot be read: {error.strerror}") from error


def _listed_content(pack: Path, name: str, where: str) -> bytes:
    inside = PurePosixPath(name)
    if inside.is_absolute() or ".." in inside.parts or "\\" in name:
        raise PackError(where, f"'{name}' is no path beside the pack, such as 'plants.csv'")
    return _content(pack.parent / name, where)


def _text(content: bytes, path: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise PackError(f"{path}:{line}", "the file is not UTF-8") from error


def _name(node: Node) -> str:
    name = text_of(node, "'pack'")
    if not _NAME.fullmatch(name):
        raise PackError(node.where, f"a pack is called by small letters, digits and hyphens, not '{name}'")
    return name


def _version(node: Node) -> int:
    version = whole_of(node, "'version'")
    if version < 1:
        raise PackError(node.where, "'version' is 1 or more")
    return version


def _topics(node: Node | None) -> dict[str, tuple[str, ...]]:
    if node is None:
        return {}
    topics = {}
    for name, entry in section_of(node, "'topics'").entries.items():
        topics[name] = texts_of(entry, f"the words of topic '{name}'")
        if not topics[name]:
            raise PackError(entry.where, f"topic '{name}' has no words")
    return topics


def _digest(content: bytes, lists: Mapping[str, bytes], attributes: Mapping[str, Attribute]) -> str:
    """Return a hash of the pack, the lists beside it and the gazetteers it names, each with its length."""
    digest = hashlib.sha256()
    names = [repr(sorted(attribute.one_of.items())).encode() for attribute in attributes.values()]
    for piece in (content, *(part for name in sorted(lists) for part in (name.encode(), lists[name])), *names):
        digest.update(len(piece).to_bytes(8, "big"))
        digest.update(piece)
    return digest.hexdigest()
