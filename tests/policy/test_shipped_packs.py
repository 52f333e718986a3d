"""Every pack that comes with the tool: it loads, says everything in two languages, and tests itself."""

from __future__ import annotations

from pathlib import Path

import pytest
import re2

from aggregator.policy.loader import load_pack, shipped_packs, untested
from aggregator.policy.wording import LANGUAGES


def test_packs_are_shipped() -> None:
    assert "electricity" in {path.stem for path in shipped_packs()}


@pytest.mark.parametrize("path", shipped_packs(), ids=lambda path: path.stem)
def test_a_shipped_pack_is_whole(path: Path) -> None:
    pack = load_pack(path)
    assert pack.name == path.stem
    assert untested(pack) == ()
    assert set(pack.sector) == set(LANGUAGES)
    for insight in pack.insights.values():
        assert set(insight.because) == set(LANGUAGES)
        assert set(insight.would_be_marked) == set(LANGUAGES)


@pytest.mark.parametrize("path", shipped_packs(), ids=lambda path: path.stem)
def test_a_shipped_pack_combines_nothing_that_no_file_could_give(path: Path) -> None:
    pack = load_pack(path)
    for insight in pack.insights.values():
        for attribute in (pack.attributes[name] for name in insight.combines):
            assert attribute.headings
            assert attribute.cues


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("WRI1002171", "1002171"),
        ("1002171", "1002171"),
        ("GBR0000012", "12"),
        ("12", "12"),
        ("GEODB0040538", None),
        ("BRA0002000", None),
        ("WRI", None),
    ],
)
def test_the_plant_numbers_of_one_source_are_one_scheme(written: str, read: str | None) -> None:
    (path,) = (path for path in shipped_packs() if path.stem == "electricity")
    scheme = load_pack(path).subjects["plant"].identified_by[0]
    found = re2.fullmatch(scheme.reads, written)
    assert (found[1] if found else None) == read
