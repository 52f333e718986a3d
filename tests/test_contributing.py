"""What CONTRIBUTING.md shows is what the code takes."""

from __future__ import annotations

import re
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from aggregator.extraction.values import Grammar
from aggregator.model.entries import EntryKind
from aggregator.model.errors import ConfigError
from aggregator.policy.loader import load_pack, untested
from aggregator.policy.records import Attribute, ValueKind
from aggregator.reading.format import Opening
from aggregator.reading.limits import Budget, Limits
from aggregator.recogniser import Recogniser
from aggregator.store import EntryChanged, Store

GUIDE = (Path(__file__).parent.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")


def shown(language: str, first: str) -> str:
    blocks = re.findall(rf"^```{language}\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)
    (block,) = [block for block in blocks if block.startswith(first)]
    return block


@pytest.fixture
def module(request: pytest.FixtureRequest) -> Iterator[ModuleType]:
    made = ModuleType("shown_in_contributing")
    sys.modules[made.__name__] = made
    exec(compile(shown("python", request.param), "CONTRIBUTING.md", "exec"), made.__dict__)
    yield made
    del sys.modules[made.__name__]


@pytest.mark.parametrize("module", ['"""A tar archive'], indirect=True)
def test_the_connector_lists_and_opens(module: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "drive" / "sub").mkdir(parents=True)
    (tmp_path / "drive" / "sub" / "plan.txt").write_bytes(b"0123456789")
    with tarfile.open(tmp_path / "drive.tar", "w") as archive:
        archive.add(tmp_path / "drive", "drive")
    store: Store = module.connect(f"tar://{tmp_path}/drive.tar")
    assert isinstance(store, Store)
    assert store.probe().reachable
    (root,) = store.roots()
    (page,) = store.changes(root, None)
    assert page.complete
    (plan,) = [entry for entry in page.upserts if entry.kind is EntryKind.FILE]
    assert plan.path == "drive/sub/plan.txt"
    assert store.open(plan, start=2, limit=3).read() == b"234"
    with tarfile.open(tmp_path / "drive.tar", "w") as archive:
        (tmp_path / "drive" / "sub" / "plan.txt").write_bytes(b"changed")
        archive.add(tmp_path / "drive", "drive")
    with pytest.raises(EntryChanged):
        store.open(plan)


@pytest.mark.parametrize("module", ['"""Subtitles'], indirect=True)
def test_the_format_reads(module: ModuleType) -> None:
    content = (
        b"1\n00:00:01,000 --> 00:00:02,000\nNorthfield\nis down.\n\n2\n00:00:03,000 --> 00:00:04,000\nSince May.\n"
    )
    assert module.FORMAT.matches(content)
    assert not module.FORMAT.matches(b"1\nplain text\n")
    reading = module.FORMAT.read(content, Opening("a.srt", Budget(Limits()), lambda name, member: pytest.fail(name)))
    assert [block.text.strip() for block in reading.blocks] == ["Northfield is down.", "Since May."]


@pytest.mark.parametrize("module", ['"""Ships'], indirect=True)
def test_the_value_kind_finds(module: ModuleType) -> None:
    grammar: Grammar = module
    ship = Attribute("ship", "cargo", ValueKind.IDENTIFIER)
    text = "Loaded on IMO 9074729, not on 9074728."
    (value,) = grammar.find(ship, text)
    assert (value.value, text[value.start : value.end]) == ("9074729", "9074729")
    assert grammar.cell(ship, " 9074729", None) == grammar.find(ship, " 9074729")[0]
    assert grammar.cell(ship, "none", None) is None


@pytest.mark.parametrize("module", ['"""The names on a list of staff'], indirect=True)
def test_the_recogniser_recognises(module: ModuleType, tmp_path: Path) -> None:
    staff = tmp_path / "staff.txt"
    staff.write_text("Ann Bo\n\nWang Fang\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="name the file of names"):
        module.check({"list": str(tmp_path)})
    module.check({"list": str(staff)})
    recogniser: Recogniser = module.make({"list": str(staff)})
    text = "Ann Bo met Wang Fang; Ann Bo paid."
    found = sorted(recogniser.recognise(text, "en"), key=lambda each: each.start)
    assert [(each.kind, text[each.start : each.end]) for each in found] == [
        ("person", "Ann Bo"),
        ("person", "Wang Fang"),
        ("person", "Ann Bo"),
    ]
    assert module.NETWORK is False


def test_the_pack_loads_and_tests_each_insight_both_ways(tmp_path: Path) -> None:
    (tmp_path / "water.yaml").write_text(shown("yaml", "pack: water-supply"), encoding="utf-8")
    pack = load_pack(tmp_path / "water.yaml")
    assert untested(pack) == ()
