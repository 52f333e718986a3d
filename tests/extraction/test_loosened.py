"""A loosened pattern finds all that the patterns it stands for find: it may only find more."""

from __future__ import annotations

import re

import pytest

from aggregator.extraction.loosened import Loosened


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        (r"\bnot(?! only\b)\b", ("Not yet", "not only")),
        (r"(?<!\beven )\bif\b", ("IF so", "even if")),
        (r"[\u4e00-\u9fff]{2}后(?=可达|能达)", ("扩建后可达",)),
        (r"^\W*(?:[\w ]{1,40}:\s*)?(?:raise|cut)\b", ("— Élan 2: raise it", "raise")),
        (r"[£$]\d+", ("$12", "£٣")),
        (r"\d日$", ("٣日",)),
    ],
)
def test_it_finds_what_the_pattern_finds(source: str, texts: tuple[str, ...]) -> None:
    quick = Loosened(re.compile(source, re.IGNORECASE))
    assert all(quick.may_be_in(text) for text in texts)
    assert not quick.may_be_in("hours on end")


def test_the_end_of_the_text_may_be_held_to() -> None:
    closed, open_ = Loosened(re.compile(r"\bby\s$"), at_end=True), Loosened(re.compile(r"\bby\s$"))
    assert [quick.may_be_in("up by ten") for quick in (closed, open_)] == [False, True]
    assert closed.may_be_in("up by ")


def test_several_patterns_are_looked_for_at_once() -> None:
    quick = Loosened(re.compile("one"), re.compile("two"))
    assert [quick.may_be_in(text) for text in ("One", "TWO", "three")] == [True, True, False]
