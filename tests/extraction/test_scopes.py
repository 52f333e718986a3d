"""Names that two listed subjects share, and what tells them apart; by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from aggregator.extraction.scopes import Scope, Scopes
from aggregator.model.facts import LISTED, Identifier
from aggregator.policy.records import Attribute, Pack, SubjectKind, ValueKind


def pack_of(known_as: dict[str, tuple[str, ...]], counties: dict[str, str]) -> Pack:
    kind = SubjectKind(
        "pier", known_as=known_as, listed_values={subject: {"county": name} for subject, name in counties.items()}
    )
    county = Attribute(
        "county", "pier", ValueKind.PLACE, one_of={"Nordmark": ("北岭", "北岭县"), "Sudmark": ("南岭", "南岭县")}
    )
    return Pack("p", 1, {"en": "p"}, {"pier": kind}, {"county": county}, {}, {}, (), Path("p.yaml"), "d")


TWO = {"PN": ("Wharton Pier (Nordmark)", "北岭县望海码头"), "PS": ("Sudmark Wharton Pier", "南岭望海码头")}
COUNTIES = {"PN": "Nordmark", "PS": "Sudmark"}


def names(scopes: Scopes) -> dict[str, set[str]]:
    return {homonym.surface: set(homonym.subjects) for homonym in scopes.homonyms()}


def test_a_name_without_its_province_is_shared() -> None:
    assert names(Scopes(pack_of(TWO, COUNTIES))) == {"Wharton Pier": {"PN", "PS"}, "望海码头": {"PN", "PS"}}


def test_a_listed_name_of_both_is_shared() -> None:
    scopes = Scopes(pack_of({"PN": ("Wharton",), "PS": ("Wharton",)}, COUNTIES))
    assert names(scopes) == {"Wharton": {"PN", "PS"}}


def test_a_name_that_one_subject_has_outright_stays_its_own() -> None:
    assert names(Scopes(pack_of({"PN": ("Wharton Pier",), "PS": ("Sudmark Wharton Pier",)}, COUNTIES))) == {}


def test_nothing_is_shared_where_no_subject_is_alike() -> None:
    assert names(Scopes(pack_of({"PN": ("Nordmark Pier",), "PS": ("Sudmark Stairs",)}, COUNTIES))) == {}


@pytest.mark.parametrize(
    ("said", "subject"),
    [({"Nordmark"}, "PN"), ({"Sudmark"}, "PS"), (set(), None), ({"Nordmark", "Sudmark"}, None)],
)
def test_a_scope_picks_the_one_subject(said: set[str], subject: str | None) -> None:
    scopes = Scopes(pack_of(TWO, COUNTIES))
    shared = next(homonym.identifier for homonym in scopes.homonyms() if homonym.surface == "Wharton Pier")
    picked = scopes.one_of(shared, [Scope("pier", "county", value) for value in said])
    assert (
        picked is None if subject is None else picked is not None and picked[0] == Identifier("pier", LISTED, subject)
    )


PLACES = [
    ("the pier in Nordmark is old", {"Nordmark"}),
    ("NORDMARK", {"Nordmark"}),
    ("3 Nordmark Road, Elm", set()),
    ("the Nordmark County Council", set()),
    ("北岭县：", {"Nordmark"}),
    ("北岭县水利局", set()),
    ("南岭的码头", {"Sudmark"}),
    ("in Nordmarkers' hands", set()),
]


@pytest.mark.parametrize(("text", "values"), PLACES)
def test_a_scope_within_another_name_is_none(text: str, values: set[str]) -> None:
    found = Scopes(pack_of(TWO, COUNTIES)).found_in(text)
    assert {mention.scope.value for mention in found} == values
