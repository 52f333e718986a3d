from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.extraction.alike import LEFT_APART, SURE, Named, alike_names
from aggregator.extraction.alike_forms import name_form
from aggregator.extraction.merges import merges_of
from aggregator.model.facts import Identifier


def called(name, *scopes, codes=(), **values):
    identifier = Identifier("plant", "name", name.casefold() + "".join(f" ({scope})" for scope in scopes))
    said = {attribute: frozenset([value]) for attribute, value in values.items()}
    return Named(identifier, (name,), frozenset(scopes), frozenset(codes), said)


def pair_of(one, other, scope="X", **values):
    """Return the pair that two names of one scope make, or None."""
    found = alike_names([called(one, scope, **values), called(other, scope, **values)])
    return found[0] if found else None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Northfield", "Northfield Power Station"),
        ("Northfield Power Station", "NORTHFIELD CCGT"),
        ("Kraftwerk Dürnrohr", "Durnrohr"),
        ("KW Dürnrohr", "Duernrohr"),
        ("Studstrupværket", "Studstrup power station"),
        ("Fynsværket", "Fyns Kraftværk"),
        ("Centrale de Saint-Alban", "ST ALBAN"),
        ("Elektrownia Bełchatów", "Belchatow power station"),
        ("Elektrárna Chvaletice", "Chvaletice"),
        ("Paksi Atomerőmű", "PAKSI"),
        ("Fiume Santo", "FIUMESANTO"),
        ("San Roque Grupo 1", "S. Roque, 1".replace("S.", "San")),
        ("KOMANG2", "Komang 2"),
        ("Klinikum Northfield", "Northfield Hospital"),
        ("Linz AG", "Linz"),
        ("Coryton Energy Co. Ltd", "Coryton"),
        ("Riga Tec 2", "RIGA TEC-2"),
        ("Pątnów II", "Patnow 2"),
        ("Gallejaur", "Gallejuar"),
        ("Trollheim", "Trolheim"),
        ("Norton Mill", "Mill Norton"),
        ("大冶电厂", "大冶发电厂"),
        ("大冶发电有限公司", "大冶电厂"),
        ("大冶第二水电站", "大冶2号水电站"),
        ("黄石热电厂", "黄石电厂"),
        ("Марица Изток 2", "МАРИЦА-ИЗТОК 2"),
    ],
)
def test_names_that_mean_one_are_merged(one, other):
    pair = pair_of(one, other)
    assert pair is not None
    assert pair.confidence >= SURE, pair


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Riga Tec 1", "Riga Tec 2"),
        ("KOMANG1", "KOMANG2"),
        ("Block A, Neurath", "Neurath Block B"),
        ("TENT A", "TENT B"),
        ("Saucelle II 1", "Saucelle I 2"),
        ("Pątnów II", "Pątnów III"),
        ("Lower Glenfall", "Upper Glenfall"),
        ("Northfield Wind Farm", "Northfield Nuclear Power Station"),
        ("Northfield Wind Farm", "Northfield Solar Park"),
        ("Northfield Hospital", "Northfield School"),
        ("Northfield Hospital", "Northfield Power Plant of Northfield University College"),
        ("大冶一厂", "大冶二厂"),
        ("大冶变电站", "大冶水电站"),
        ("大冶医院", "大冶学校"),
        ("大冶1号机组", "大冶2号机组"),
        ("大冶水电站", "大冶核电站"),
        ("北田电站", "南田电站"),
        ("大治电厂", "大冶电厂"),
        ("Aalen", "Ahlen"),
        ("Oslo", "Osla"),
        ("Kraftwerk 4", "Power Station 4"),
    ],
)
def test_names_that_mean_two_are_not_even_offered(one, other):
    assert pair_of(one, other) is None


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Skotfoss", "Skogfoss", "one letter another"),
        ("Palos de la Frontera 2", "Palos 2", "all words of one stand in the other"),
        ("Northfield", "Northfield School", "all words of one stand in the other"),
        ("大冶电厂", "大冶医院", "all words of one stand in the other"),
        ("Linz AG", "Linz GmbH", "same words, another legal form"),
        ("SAGU1", "Sagunto 1", "words shortened"),
        ("Torreval Nord", "Torrevaldaliga Nord", "words shortened"),
        ("Chooz", "Chooz 2", "one has a number or a side, the other none"),
        ("Glenfall", "Lower Glenfall", "one has a number or a side, the other none"),
        ("MI 2", "Maritsa Iztok 2", "initials"),
        ("湖畔电站", "Hupan", "same words in another script"),
        ("Марица Изток", "Maritsa Iztok", "same words in another script"),
        ("Πτολεμαΐδα", "Ptolemaida", "same words in another script"),
        ("湖北大冶电厂", "大冶电厂", "all words of one stand in the other"),
    ],
)
def test_names_that_may_mean_one_are_offered_with_the_reason(one, other, why):
    pair = pair_of(one, other)
    assert pair is not None
    assert pair.why == f"{why}, same scope"
    assert LEFT_APART < pair.confidence < SURE


def test_a_name_with_its_province_in_front_is_the_name():
    pair = alike_names([called("湖北大冶电厂", "湖北"), called("大冶电厂", "湖北")])[0]
    assert pair.confidence >= SURE


def test_names_of_two_provinces_are_two():
    assert alike_names([called("Northfield", "Hubei"), called("Northfield CCGT", "Hunan")]) == []


def test_where_no_file_says_a_province_names_are_less_surely_one():
    known = pair_of("Northfield", "Northfield CCGT").confidence
    (unknown,) = alike_names([called("Northfield", "Hubei"), called("Northfield CCGT")])
    assert known > unknown.confidence >= SURE
    (slip,) = alike_names([called("Gallejaur"), called("Gallejuar")])
    assert slip.confidence < SURE


def test_a_common_name_is_left_apart():
    names = [called("Northfield CCGT", "X", codes=[("eic", "A")]), called("Northfield TPP", "X", codes=[("eic", "B")])]
    found = alike_names([*names, called("Northfield", "X")])
    assert {pair.confidence for pair in found} == {LEFT_APART}
    assert all("another is as alike" in pair.why for pair in found)


def test_the_surer_of_two_pairs_counts():
    names = [called("Gallejaur Dam", "X", codes=[("eic", "A")]), called("Gallejuar Dam", "X", codes=[("eic", "B")])]
    found = {(pair.one.value, pair.other.value): pair for pair in alike_names([*names, called("Gallejaur", "X")])}
    assert found["gallejaur (X)", "gallejaur dam (X)"].confidence >= SURE
    assert found["gallejaur (X)", "gallejuar dam (X)"].confidence == LEFT_APART


def test_a_name_of_two_codes_of_a_scheme_says_nothing():
    homonym = called("Northfield", "X", codes=[("eic", "A"), ("eic", "B")])
    assert alike_names([homonym, called("Northfield CCGT", "X")]) == []


def test_what_else_is_known_makes_a_pair_more_sure_or_less():
    one, other = "Palos de la Frontera", "Palos"
    alone = pair_of(one, other).confidence
    agrees = pair_of(one, other, capacity=389.1)
    (differs,) = alike_names([called(one, "X", capacity=389.0), called(other, "X", capacity=38.0)])
    (near,) = alike_names([called(one, "X", capacity=389.0), called(other, "X", capacity=370.5)])
    assert alone < SURE <= agrees.confidence
    assert (agrees.why, near.why) == ("all words of one stand in the other, same scope, capacity agrees",) * 2
    assert differs.confidence < alone
    assert differs.why.endswith("capacity differs")


def test_no_value_makes_a_second_phase_the_first():
    pair = pair_of("Benalaz", "Benalaz II", capacity=24.0, fuel="Wind")
    assert pair.confidence < SURE


def test_a_word_that_many_share_makes_a_pair_little_surer():
    alone, fuel = (pair_of("Etzelwerk", "Etzelwerk Altendorf", **said) for said in ({}, {"fuel": "Hydro"}))
    assert alone.confidence < fuel.confidence < SURE


def test_a_thousand_parks_of_a_word_are_no_evidence():
    crowd = [called(f"Solar Park Sonnenberg {letter}{letter}x{number}", "X")
             for number in range(20) for letter in "abcdefgh"]  # fmt: skip
    assert all(pair.confidence < SURE for pair in alike_names(crowd))


WORDS = (
    "Northfield",
    "Northfeld",
    "Palos",
    "Frontera",
    "Power Station",
    "Wind Farm",
    "1",
    "2",
    "II",
    "Upper",
    "北田电站",
)
NAMED = st.builds(
    lambda words, scope, code, size: called(
        " ".join(words), *scope, codes=[("eic", code)] if code else (), **({"capacity": size} if size else {})
    ),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
    st.sampled_from([(), ("Hubei",), ("Hunan",)]),
    st.sampled_from(["", "A", "B"]),
    st.sampled_from([None, 5.0, 100.0]),
)


@given(st.lists(NAMED, max_size=9, unique_by=lambda named: named.identifier), st.randoms(use_true_random=False))
def test_no_pair_breaks_what_is_known_and_order_does_not_matter(named, dice):
    found = alike_names(named)
    shuffled = dice.sample(named, len(named))
    assert alike_names(shuffled) == found
    known = {one.identifier: one for one in named}
    assert len({frozenset((pair.one, pair.other)) for pair in found}) == len(found)
    for pair in found:
        one, other = known[pair.one], known[pair.other]
        assert pair.one < pair.other
        assert 0 < pair.confidence < 1
        assert not (one.scopes and other.scopes) or one.scopes & other.scopes
        assert not (one.codes and other.codes) or one.codes == other.codes
        marks = [name_form(each.names[0]).marks for each in (one, other)]
        assert not all(marks) or marks[0] == marks[1]


@given(st.lists(NAMED, max_size=9, unique_by=lambda named: named.identifier))
def test_no_merged_group_has_two_scopes_or_two_codes(named):
    sure = [pair for pair in alike_names(named) if pair.confidence >= SURE]
    merges = merges_of((), sure, lambda identifier: (0, 0, identifier.value))
    groups: dict[Identifier, list[Named]] = {}
    for one in named:
        groups.setdefault(merges.main(one.identifier), []).append(one)
    for members in groups.values():
        assert len({scope for one in members for scope in one.scopes}) <= 1
        assert len({code for one in members for code in one.codes}) <= 1


def test_a_pair_is_the_same_whichever_of_the_two_comes_first():
    dice = random.Random(7)
    names = [" ".join(dice.choices(WORDS, k=3)) for _ in range(40)]
    for one, other in zip(names, reversed(names), strict=True):
        left, right = called(one, "X"), called(other, "X")
        if left.identifier != right.identifier:
            assert alike_names([left, right]) == alike_names([right, left])
