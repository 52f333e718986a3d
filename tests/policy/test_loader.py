"""What a pack says is what is loaded; what is wrong in it is named with its line."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.model.errors import PackError, UsageError
from aggregator.model.findings import Severity
from aggregator.policy.loader import find_pack, load_pack, shipped_packs, untested
from aggregator.policy.records import (
    ExpectedExposure,
    ExpectedFact,
    Heading,
    IdentifierScheme,
    Pack,
    Population,
    Step,
    ValueKind,
)

Load = Callable[..., Pack]
EXAMPLE = Path(__file__).with_name("power-grid.yaml")


def test_the_pack_of_the_design_loads_as_it_reads() -> None:
    pack = load_pack(EXAMPLE)
    assert (pack.name, pack.version, pack.sector) == ("power-grid", 1, {"en": "Electricity supply", "zh": "电力"})
    plant = pack.subjects["plant"]
    assert plant.known_as == {"P-01": ("Northfield", "NFD", "北田电站"), "P-02": ("Lakeside", "LKS", "湖畔电站")}
    assert plant.looks_like == ("{Name} (Power Station|Wind Farm)", "{名}(电厂|电站|核电站)")
    assert plant.identified_by == (IdentifierScheme("eic", ("eic_p",), "([0-9A-Z-]{16})"),)
    assert plant.population is Population.LISTED
    capacity = pack.attributes["capacity"]
    assert (capacity.of, capacity.value, capacity.unit) == ("plant", ValueKind.QUANTITY, "MW")
    assert capacity.also_in == {"kW": 0.001, "GW": 1000, "兆瓦": 1, "万千瓦": 10}
    assert capacity.headings == (Heading("capacity"), Heading("MW"), Heading("装机容量"))
    assert pack.attributes["location"].headings == (
        Heading("lat", part="latitude"),
        Heading("纬度", part="latitude"),
        Heading("lon", part="longitude"),
        Heading("lng", part="longitude"),
        Heading("经度", part="longitude"),
    )
    assert pack.attributes["outage"].many
    assert pack.attributes["generation"].per == "year"
    insight = pack.insights["where the capacity is"]
    assert insight.exposed_at == (
        Step(Severity.MEDIUM, share=0.3),
        Step(Severity.HIGH, share=0.6),
        Step(Severity.CRITICAL, share=0.9),
    )
    assert (insight.within, insight.confidence_floor, insight.may_know) == ("province", 0.5, ("grid-operations",))
    assert insight.required == ("capacity", "location")
    assert insight.would_be_marked == {"en": "secret", "zh": "机密"}
    assert pack.topics == {"outage planning": ("planned outage", "maintenance window", "停电计划", "检修")}
    (test,) = pack.tests
    assert test.where.startswith(f"{EXAMPLE}:")
    assert test.finds == (
        ExpectedFact("P-01", "outage", "2025-03-04", "plan.md"),
        ExpectedFact("P-01", "capacity", "120 MW", "容量.txt"),
    )
    assert test.expects == (ExpectedExposure("where the capacity is", None, 0, Severity.NONE),)
    assert untested(pack) == ("'where the capacity is' has no test in which it fires",)


@pytest.mark.parametrize(
    ("right", "wrong", "line", "says"),
    [
        ("sector: {en", "sektor: {en", 2, "a pack has no key 'sektor' (did you mean 'sector'?"),
        ("zh: 电力}", "de: Strom}", 2, "'sector' has no key 'de'"),
        ("version: 1", "version: one", 3, "'version' is a whole number, not 'one'"),
        ("version: 1", "version: 0", 3, "'version' is 1 or more"),
        ("version: 1", "version: 1\nversion: 2", 4, "'version' stands here a second time (first at"),
        ("pack: power-grid", "pack: Power Grid", 1, "small letters, digits and hyphens"),
        ("pack: power-grid", "pack:", 1, "a pack needs 'pack'"),
        (
            "    headings: [plant,",
            "    heading: [plant,",
            12,
            "subject 'plant' has no key 'heading' (did you mean 'hea",
        ),
        ("[Lakeside, LKS,", "[northFIELD, LKS,", 10, "name 'northFIELD' is of both 'P-01' ("),
        ("[Lakeside, LKS,", "[P-01, LKS,", 10, "name 'P-01' is of both 'P-01' ("),
        ("[Lakeside, LKS,", "[Lakeside, Lakeside,", 10, "the names of 'P-02' names 'Lakeside' twice"),
        ("P-02:", "P-01:", 10, "'P-01' stands here a second time"),
        ("{Name} (Power Station|Wind Farm)", "{Name} (Power", 11, "no RE2 pattern"),
        ("{Name} (Power Station|Wind Farm)", "(?=x){Name}", 11, "no RE2 pattern"),
        ("{Name} (Power Station|Wind Farm)", "(Power)*", 11, "matches the empty text"),
        ("'([0-9A-Z-]{16})'", "'[0-9A-Z-]{16}'", 14, "has 0 groups; it needs exactly one"),
        ("'([0-9A-Z-]{16})'", "'([0-9]+)(-[A-Z])'", 14, "has 2 groups; it needs exactly one"),
        ("eic: {headings", "name: {headings", 14, "an identifier cannot be called 'name'"),
        ("population: listed ", "population: known ", 15, "cannot be 'known' (known: discovered, listed)"),
        ("population: listed ", "population: {Hubei: 0} ", 15, "the population of 'Hubei' is 1 or more"),
        ("population: listed ", "population: {Hubei: many} ", 15, "the number for 'Hubei' is a whole number"),
        ("    of: plant\n    value: quantity", "    of: plent\n    value: quantity", 19, "did you mean 'plant'?"),
        ("value: quantity      ", "value: quantities      ", 20, "did you mean 'quantity'?"),
        ("    unit: MW\n", "", 19, "attribute 'capacity' needs 'unit'"),
        ("GW: 1000,", "GW: nan,", 22, "the factor of 'GW' is a number, not 'nan'"),
        ("GW: 1000,", "GW: 0,", 22, "'GW' is written as what it is in MW"),
        ("GW: 1000,", "MW: 1,", 22, "'MW' is written as what it is in MW"),
        ("GW: 1000,", "kW: 1,", 22, "'kW' stands here a second time"),
        ('"MW", ', "{Output: TW}, ", 24, "attribute 'capacity' is not written in 'TW'"),
        ('"MW", ', "capacity, ", 24, "'headings' of attribute 'capacity' names 'capacity' twice"),
        ("latitude: [lat, 纬度], ", "", 25, "headings for both latitude and longitude"),
        ("latitude: [lat, 纬度]", "lattitude: [lat, 纬度]", 25, "did you mean 'latitude'?"),
        ("value: place,", "value: place, unit: km,", 26, "attribute 'province' is place, which has no 'unit'"),
        ("[province, state,", "[province, CAPACITY,", 26, "heading 'CAPACITY' is of both 'capacity' ("),
        ("value: place,", "value: place, from_name: yes,", 26, "needs 'one_of' to be read from the name of a file"),
        ("value: place,", "value: place, one_of: towns,", 26, "'one_of' of attribute 'province' cannot be 'towns'"),
        ("value: place,", "value: place, one_of: {A: [x], B: [X]},", 26, "name 'X' is of both 'A' ("),
        ("many: yes", "many: maybe", 27, "'many' of attribute 'outage' is yes or no, not 'maybe'"),
        ("value: date,", "value: date, one_of: {a: [b]},", 27, "'one_of' goes with"),
        ("per: year,", "per: decade,", 28, "'per' of attribute 'generation' cannot be 'decade'"),
        ("per: year,", "per: year, at_least: 3,", 28, "is written '3 periods', not '3'"),
        ("per: year,", "at_least: 3 periods,", 28, "needs 'per' (known: year, month, day)"),
        ("[capacity, location]\n", "[capacity, load]\n", 32, "combines unknown attribute 'load'"),
        ("[capacity, location]\n", "[]\n", 32, "combines 0 attributes"),
        ("over: plant", "over: planet", 33, "did you mean 'plant'?"),
        ("within: province", "within: provinces", 34, "did you mean 'province'?"),
        ("{30%: medium", "{30: medium", 35, "a threshold is written '30%' or '5 subjects', not '30'"),
        ("{30%: medium", "{0%: medium", 35, "a threshold is written"),
        ("{30%: medium", "{101%: medium", 35, "a threshold is written"),
        ("{30%: medium", "{30%: none", 35, "a severity cannot be 'none'"),
        ("{30%: medium", "{70%: medium", 35, "must rise with their severity"),
        ("{30%: medium", "{30%: high", 35, "must rise with their severity"),
        ("60%: high", "1 subject: high", 35, "must rise with their severity"),
        ("{30%: medium, 60%: high, 90%: critical}", "{}", 35, "has no threshold"),
        ("confidence_floor: 0.5", "confidence_floor: 1.5", 36, "is above 0 and at most 1"),
        ("assume_known: []", "assume_known: [outage]", 37, "assumes 'outage', which it does not use"),
        ("assume_known: []", "assume_known: [capacity, location]", 37, "nothing is left for files to give away"),
        ("because: {en", "becuase: {en", 40, "did you mean 'because'?"),
        ("topics: {outage planning: [planned outage, ", "topics: {empty: [], o: [", 42, "topic 'empty' has no words"),
        ("plan.md: ", "../plan.md: ", 47, "is no path inside the test"),
        ("plan.md: ", "/plan.md: ", 47, "is no path inside the test"),
        ("value: 2025-03-04, file: plan.md", "value: 2025-03-04, file: plan.txt", 50, "did you mean 'plan.md'?"),
        ("attribute: outage, ", "attribute: outages, ", 50, "did you mean 'outage'?"),
        ("attribute: outage, ", "", 50, "needs 'attribute'"),
        (
            "expects: {where the capacity is",
            "expects: {where capacity is",
            52,
            "no insight is called 'where capacity is'",
        ),
        ("severity: none", "severity: nil", 52, "'severity' cannot be 'nil'"),
        ("revealed: 0, severity: none", "", 52, "says 'revealed', 'severity' or both"),
        ("revealed: 0,", "revealed: some,", 52, "'revealed' is a whole number"),
        ("sector: {en: Electricity supply", "sector: {en: &a Electricity supply", 2, "no anchors (&) and aliases (*)"),
        ("sector: {en: Electricity supply", "sector: {en: *a", 2, "no anchors (&) and aliases (*)"),
        ("version: 1", "version: !!int 1", 3, "no tags"),
        ("version: 1", "version: [1", None, "not YAML"),
        ("version: 1", "? [version]\n: 1", 3, "a key is a word"),
        ("version: 1", 'version: "1\\x00"', 3, "control character U+0000"),
        ("version: 1", f"version: {'[' * 50}", 3, "nests deeper than"),
        ("version: 1", "version: 1\n---\npack: two", 1, "a file holds one pack"),
    ],
)
def test_a_mistake_is_named_with_its_line(
    load: Load, example: str, tmp_path: Path, right: str, wrong: str, line: int | None, says: str
) -> None:
    assert right in example
    with pytest.raises(PackError) as raised:
        load(example.replace(right, wrong, 1))
    where, _, problem = str(raised.value).partition(": ")
    assert says in problem
    assert where.startswith(f"{tmp_path / 'pack.yaml'}:")
    if line is not None:
        assert where == f"{tmp_path / 'pack.yaml'}:{line}"


SMALL = """
pack: small
sector: Small
version: 2
subjects:
  plant: {listed_in: plants.csv}
  unit: {population: {Hubei: 40, Hunan: 31}}
attributes:
  province: {of: plant, value: place, one_of: {Hubei: [湖北, 湖北省], Hunan: 湖南}, from_name: yes}
  country: {of: unit, value: place, one_of: countries}
  budget: {of: plant, value: money}
  output: {of: unit, value: quantity, unit: GWh, also_in: {MWh: 1e-3}, per: month, at_least: 3 periods,
           headings: [output, {Generation: MWh}]}
insights:
  output: {combines: [output], over: unit, exposed_at: {"1 subject": low, 1000 subjects: critical, 50%: high}}
"""
PLANTS = "id,names,province\nP-1,Northfield|北田,湖北省\n\nP-2,,Hunan\n"


def test_a_list_beside_the_pack_names_subjects_and_gives_values(load: Load) -> None:
    pack = load(SMALL, plants=PLANTS)
    plant = pack.subjects["plant"]
    assert plant.known_as == {"P-1": ("Northfield", "北田"), "P-2": ("P-2",)}
    assert plant.listed_values == {"P-1": {"province": "Hubei"}, "P-2": {"province": "Hunan"}}
    assert plant.population is Population.LISTED
    assert pack.subjects["unit"].population is Population.GIVEN
    assert pack.subjects["unit"].counts == {"Hubei": 40, "Hunan": 31}


def test_two_subjects_share_a_name_where_the_list_tells_them_apart(load: Load) -> None:
    plant = load(SMALL, plants="id,names,province\nP-1,Northfield|北田,Hubei\nP-2,Northfield,湖南\n").subjects["plant"]
    assert plant.known_as == {"P-1": ("Northfield", "北田"), "P-2": ("Northfield",)}
    assert plant.listed_values["P-2"] == {"province": "Hunan"}


def test_what_the_example_leaves_out_loads_too(load: Load) -> None:
    pack = load(SMALL, plants=PLANTS)
    assert pack.sector == {"en": "Small"}
    assert pack.attributes["province"].one_of == {"Hubei": ("湖北", "湖北省"), "Hunan": ("湖南",)}
    assert pack.attributes["province"].from_name
    assert pack.attributes["country"].one_of["Germany"][0] == "德国"
    output = pack.attributes["output"]
    assert (output.per, output.at_least, output.also_in) == ("month", 3, {"MWh": 0.001})
    assert output.headings == (Heading("output"), Heading("Generation", unit="MWh"))
    assert pack.insights["output"].exposed_at == (
        Step(Severity.LOW, subjects=1),
        Step(Severity.HIGH, share=0.5),
        Step(Severity.CRITICAL, subjects=1000),
    )


@pytest.mark.parametrize(
    ("rows", "line", "says"),
    [
        ("name\nP-1\n", 1, "the list needs a column 'id'"),
        ("id,provinse\nP-1,Hubei\n", 1, "did you mean 'province'?"),
        ("id,id\nP-1,P-1\n", 1, "the column 'id' stands there twice"),
        ("id,names\nP-1,a\nP-1,b\n", 3, "'P-1' stands in the list a second time"),
        ("id,names\nP-1,a\nP-2,b|A\n", 3, "name 'A' is of both 'P-1' ("),
        ("id,names,province\nP-1,a,Hubei\nP-2,A,湖北\n", 3, "only one can have it, unless the list tells them apart"),
        ("id,names,province\nP-1,a,Hubei\nP-2,A,\n", 3, "unless the list tells them apart in 'province'"),
        ("id,names,province\nP-1,a,Hubei\nP-2,p-1,Hunan\n", 3, "name 'p-1' is of both 'P-1' ("),
        ("id,names,province\nP-1,a,Hubei\nP-2,a,Hunan\nP-3,a,湖北省\n", 4, "name 'a' is of both 'P-1' ("),
        ("id,names\n,a\n", 2, "the row has no id"),
        ("id,names\nP-1\n", 2, "the row has 1 columns, not 2"),
        ("id,province\nP-1,Hebei\n", 2, "'Hebei' is no province (did you mean 'Hubei'?"),
        ('id,names\nP-1,"a\n', 2, "not CSV"),
        ("id,names\n", 1, "the list names nobody"),
        ("", 1, "the list needs a column 'id'"),
    ],
)
def test_a_mistake_in_a_list_is_named_with_its_line(
    load: Load, tmp_path: Path, rows: str, line: int, says: str
) -> None:
    with pytest.raises(PackError) as raised:
        load(SMALL, plants=rows)
    assert raised.value.where == f"{tmp_path / 'plants.csv'}:{line}"
    assert says in raised.value.problem


@pytest.mark.parametrize("name", ["../plants.csv", "/etc/passwd", "missing.csv", ".", "a\\b.csv", "x" * 300])
def test_a_list_elsewhere_is_refused(load: Load, tmp_path: Path, name: str) -> None:
    with pytest.raises(PackError) as raised:
        load(SMALL.replace("plants.csv", name))
    assert raised.value.where == f"{tmp_path / 'pack.yaml'}:6"


def test_a_subject_is_listed_in_one_place(load: Load) -> None:
    twice = SMALL.replace("{listed_in: plants.csv}", "{listed_in: plants.csv, known_as: {P-1: [a]}}")
    with pytest.raises(PackError, match="one of them lists it"):
        load(twice, plants=PLANTS)


def test_a_given_population_counts_known_scopes(load: Load) -> None:
    split = SMALL.replace("over: unit, exp", "over: unit, within: country, exp")
    with pytest.raises(PackError, match=r"counts 'Hubei', which is no country"):
        load(split, plants=PLANTS)


def test_the_digest_changes_with_the_pack_and_with_its_list(load: Load) -> None:
    first = load(SMALL, plants=PLANTS).digest
    assert load(SMALL, plants=PLANTS).digest == first
    assert load(SMALL, plants=PLANTS.replace("Hunan", "湖南")).digest != first
    assert load(SMALL.replace("version: 2", "version: 3"), plants=PLANTS).digest != first


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file is empty"),
        (b"# nothing\n", "the file is empty"),
        (b"- a\n", "written as keys and values, not as a list"),
        (b"pack: a\nsector: \xff\n", "pack.yaml:2: the file is not UTF-8"),
        (b"\x00", "not YAML"),
        (b"a: b: c", "not YAML"),
        (b"%YAML 9.9\n---\n", "not YAML"),
        (b"[" * 100_000, "nests deeper than"),
    ],
)
def test_what_is_no_pack_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "pack.yaml"
    path.write_bytes(content)
    with pytest.raises(PackError) as raised:
        load_pack(path)
    assert says in str(raised.value)


def test_a_missing_file_or_a_folder_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.yaml", tmp_path):
        with pytest.raises(PackError, match="there is no file"):
            load_pack(path)


def test_a_pack_is_found_by_name_or_path() -> None:
    assert find_pack("electricity") in shipped_packs()
    assert find_pack("elsewhere/own.yaml") == Path("elsewhere/own.yaml")
    with pytest.raises(UsageError, match="did you mean 'electricity'"):
        find_pack("electrcity")


def loads_or_is_refused(path: Path) -> bool:
    """Return whether a pack loads, or is refused with a place in its file; anything else raises."""
    try:
        load_pack(path)
    except PackError as error:
        return error.where.startswith(f"{path}:")
    return True


WORDS = [
    *["pack", "sector", "version", "subjects", "attributes", "tests", "plant", "capacity", "listed", "place"],
    *["yes", "no", "null", "~", "30%", "0", "-1", "1e999", "quantity", "é", "电", "\ud800", "\u2028", "\n", "\t", " "],
    *["[", "]", "{", "}", ":", ": ", ",", "- ", "'", '"', "|", ">", "&a", "*a", "!", "%", "@", "#", "?", "\\"],
    *["(", ")", "()", "(?P<a>x)", ".*", "{Name}", "{1001}", "\\x00", "\\ud800"],
]


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_mangled_pack_is_refused_or_loads(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    example = EXAMPLE.read_text("utf-8")
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(example)))
        end = min(len(example), start + data.draw(st.integers(0, 20)))
        example = example[:start] + "".join(data.draw(st.lists(st.sampled_from(WORDS), max_size=3))) + example[end:]
    path = tmp_path_factory.getbasetemp() / "mangled.yaml"
    path.write_bytes(example.encode("utf-8", "surrogatepass"))
    assert loads_or_is_refused(path)


@settings(max_examples=300, deadline=None)
@given(st.randoms(use_true_random=False))
def test_values_in_the_wrong_place_are_refused_or_load(
    tmp_path_factory: pytest.TempPathFactory, random: random.Random
) -> None:
    """Swap what stands after two colons: YAML that is right, of the wrong shape."""
    lines = EXAMPLE.read_text("utf-8").split("\n")
    keyed = [number for number, line in enumerate(lines) if ": " in line]
    one, other = random.sample(keyed, 2)
    (key, _, value), (other_key, _, other_value) = lines[one].partition(": "), lines[other].partition(": ")
    lines[one], lines[other] = f"{key}: {other_value}", f"{other_key}: {value}"
    path = tmp_path_factory.getbasetemp() / "swapped.yaml"
    path.write_text("\n".join(lines), "utf-8")
    assert loads_or_is_refused(path)
