"""What English prose leaves to be understood: short names, bare numbers, days from other days, plans; by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from aggregator.extraction.around import is_gone
from aggregator.extraction.briefs import Briefs
from aggregator.extraction.context import context_of
from aggregator.extraction.cues import Cue, apart
from aggregator.extraction.days_from import days_from
from aggregator.extraction.extract import Extractor
from aggregator.extraction.modality import modality_at
from aggregator.extraction.periods import Calendar, periods_said
from aggregator.extraction.readings import values_of
from aggregator.extraction.scopes import Scopes, Whereabouts
from aggregator.extraction.statements import body_of
from aggregator.extraction.values import Value
from aggregator.extraction.vocabulary import Vocabulary
from aggregator.model.documents import FileId, Source
from aggregator.policy.records import Attribute, Pack, Population, SubjectKind, ValueKind
from aggregator.reading.read import read_document

PACK = Pack(
    name="clinics",
    version=1,
    sector={"en": "Clinics"},
    subjects={
        "clinic": SubjectKind(
            "clinic",
            known_as={
                "A": ("Ashford Royal Infirmary", "ARI"),
                "B": ("Bexley Children's Hospital",),
                "N": ("Holy Cross Hospital (Northam)", "Northam Holy Cross"),
                "S": ("Holy Cross Hospital (Southam)", "Southam Holy Cross"),
            },
            listed_values={
                "A": {"town": "Ashford"},
                "B": {"town": "Bexley"},
                "N": {"town": "Northam"},
                "S": {"town": "Southam"},
            },
            looks_like=("{Name} (Hospital|Infirmary)",),
            population=Population.LISTED,
        )
    },
    attributes={
        "town": Attribute(
            "town", "clinic", ValueKind.PLACE, one_of={"Ashford": (), "Bexley": (), "Northam": (), "Southam": ()}
        )
    },
    insights={},
    topics={},
    tests=(),
    source=Path("clinics.yaml"),
    digest="d",
)
VOCABULARY = Vocabulary(PACK)
BEDS = Attribute("beds", "clinic", ValueKind.QUANTITY, unit="beds")
FLOW = Attribute("flow", "clinic", ValueKind.QUANTITY, unit="MW", also_in={"GW": 1000})


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("The Royal Infirmary was full.", ["A"]),
        ("At the Children's Hospital nobody waited.", ["B"]),
        ("Bexley Children's had none.", ["B"]),
        ("Radley Royal Infirmary was full.", ["radley royal infirmary"]),
    ],
)
def test_a_name_without_its_place_or_its_sort_is_the_one_that_is_listed(text, subjects):
    named = VOCABULARY.subjects_in(text)
    found = [*named, *VOCABULARY.briefs.found_in(text, named)]
    assert [mention.identifier.value for mention in found] == subjects


def test_words_that_ask_are_no_name():
    assert VOCABULARY.subjects_in("What Hospital beds can give") == []


@pytest.mark.parametrize(
    ("sentences", "subject"),
    [
        (("Holy Cross in Northam has 40 beds.", "The other is smaller."), "S"),
        (("Of the two called Holy Cross, that in Northam was shut.", "The other had 30 beds."), "S"),
        (("Holy Cross in Northam has 40 beds.", "Its larger sister in Southam has 60."), "S"),
        (("Holy Cross in Northam has 40 beds.", "The Southam hospital has 60."), "S"),
    ],
)
def test_the_other_of_two_of_one_name_is_meant(sentences, subject):
    whereabouts = Whereabouts(VOCABULARY.scopes, [])
    for text in sentences:
        mentions = whereabouts.settled(text, VOCABULARY.subjects_in(text))
    assert [mention.identifier.value for mention in mentions] == [subject]


def test_a_document_of_one_of_two_of_one_name_has_one_subject():
    text = "Holy Cross in Northam has 40 beds.\n\nWe are proud of it. Holy Cross is old.\n"
    document = read_document(text.encode(), Source(FileId("a.txt"), "a.txt", "1"))
    context = context_of(document, body_of(document, VOCABULARY), VOCABULARY)
    assert [focus.identifier.value for focus in context.foci.document["clinic"]] == ["N"]


@pytest.mark.parametrize(
    ("attribute", "text", "expected"),
    [
        (BEDS, "They have 530 and every one is taken", ["530"]),
        (BEDS, "It keeps 80 to 85, all of them full", ["80..85"]),
        (BEDS, "between 9 and 12 beds", ["9..12"]),
        (BEDS, "It keeps 19 and 22 beds", ["19", "22"]),
        (BEDS, "Eight of them are in the new wing", ["8"]),
        (BEDS, "three years ago", []),
        (FLOW, "Ashford took 1.4 million of it", ["1400000"]),
        (FLOW, "from 4 MW to 6 MW", ["6"]),
    ],
)
def test_numbers_without_a_unit_are_read_as_people_write_them(attribute, text, expected):
    found = values_of(attribute, text, (), (), None, bare_in="")
    assert [value.value for value, _ in found] == expected


@pytest.mark.parametrize(
    ("text", "told", "before", "expected"),
    [
        ("The other follows two weeks later.", (), dt.date(2025, 5, 5), ["2025-05-19"]),
        ("It was shut the evening before.", (), dt.date(2025, 6, 21), ["2025-06-20"]),
        ("It has been shut since that Sunday evening.", (), dt.date(2025, 2, 9), ["2025-02-09"]),
        ("It has been shut since that Monday.", (), dt.date(2025, 2, 9), []),
        ("On 3 May it shut, the next day it burnt.", (Value("2025-05-03", None, 3, 8, 1.0),), None, ["2025-05-04"]),
        ("It follows a week later.", (), None, []),
    ],
)
def test_a_day_may_count_from_another_day(text, told, before, expected):
    assert [value.value for value in days_from(text, told, before)] == expected


@pytest.mark.parametrize(
    ("text", "surface", "modality"),
    [
        ("14 beds today, 20 when it opens", "20", "planned"),
        ("It will have 16 once the builders leave", "16", "planned"),
        ("Thanks are due to Ann Lee, who runs it", "Ann Lee", "actual"),
        ("The wing is due to open on 3 May", "3 May", "planned"),
        ("It can make 31 MW if all goes well", "31 MW", "actual"),
        ("It can make 31 MW if it rains", "31 MW", "hypothetical"),
        ("We are not: since July it is run by Baltrade", "Baltrade", "actual"),
    ],
)
def test_plans_and_conditions_are_told_from_what_only_sounds_so(text, surface, modality):
    start = text.index(surface)
    assert modality_at(text, start, start + len(surface)).value == modality


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fleet in 2024/25", ("2024/25",)),
        ("In the year to March it produced much", ("2024/25",)),
        ("in the twelve months to June 2024", ("2023/24",)),
        ("Order 2024/11 of the board", ("2024",)),
    ],
)
def test_years_that_end_within_a_year_are_called_by_both(text, expected):
    assert tuple(periods_said(text, "year", dt.date(2025, 9, 30)))[:1] == expected


def test_what_another_year_had_is_not_the_year_of_a_value():
    calendar = Calendar(title="The fleet in 2024/25")
    said = "It made GWh, a good deal less than in the year before"
    assert calendar.period(said, "year", dt.date(2025, 7, 1), at=8) == "2024/25"


def test_a_paragraph_before_may_say_the_year():
    calendar = Calendar()
    calendar.paragraph.append("Much passed through in 2024.")
    calendar.begin_paragraph()
    assert calendar.period("Ashford took its share.", "year", dt.date(2025, 3, 11), at=0) == "2024"


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("Ann Lee retires from the clinic", True),
        ("She succeeds Ann Lee", True),
        ("It is run by Ann Lee", False),
        ("Ann Lee takes over", False),
    ],
)
def test_who_leaves_a_post_is_told(text, is_so):
    start = text.index("Ann Lee")
    assert is_gone(text, Value("Ann Lee", None, start, start + 7, 1.0)) is is_so


def test_briefs_of_a_pack_are_built_once():
    briefs = Briefs(PACK, Scopes(PACK))
    assert briefs.named_in_part("clinic", "Royal Infirmary") == (
        VOCABULARY.subjects_in("ARI")[0].identifier,
        "Ashford Royal Infirmary",
    )


def test_what_a_place_is_called_beside_another_of_its_sort():
    pack = replace(
        PACK,
        subjects={
            "clinic": replace(
                PACK.subjects["clinic"],
                known_as={"N": ("First People's Hospital of Northam",), "S": ("First People's Hospital of Southam",)},
                listed_values={"N": {"town": "Northam"}, "S": {"town": "Southam"}},
            )
        },
    )
    vocabulary = Vocabulary(pack)
    whereabouts = Whereabouts(vocabulary.scopes, [])
    text = "In Southam the First People's saw 16."
    mentions = whereabouts.settled(text, list(vocabulary.briefs.found_in(text, vocabulary.subjects_in(text))))
    assert [mention.identifier.value for mention in mentions] == ["S"]


def test_a_word_within_a_longer_one_of_another_attribute_says_nothing():
    room = replace(FLOW, name="room")
    inner, outer = Cue(FLOW, "hold", 9, 13), Cue(room, "can hold", 5, 13, "sense")
    assert apart([inner, outer]) == [outer]
    assert apart([inner, outer._replace(attribute=replace(room, of="depot"))])[0] == inner


def test_values_of_a_year_are_told_from_those_of_a_month_by_what_was_said_nearest():
    calendar = Calendar(title="The fleet in 2024", heading="March 2024")
    assert calendar.length({"month", "year"}, None) == "month"
    assert Calendar(title="The fleet in 2024").length({"month", "year"}, None) == "year"
    assert Calendar(title="The fleet").length({"month", "year"}, None) is None


def facts_of(text: str, *attributes: Attribute) -> set[tuple[str, str, str]]:
    """Return the facts of a text that count as known."""
    pack = replace(PACK, attributes=PACK.attributes | {of.name: of for of in attributes})
    document = read_document(text.encode(), Source(FileId("a.md"), "a.md", "1"))
    found = Extractor(pack).extract(document).facts
    return {(fact.subject.value, fact.attribute, fact.value) for fact in found if fact.confidence >= 0.5}


def test_a_line_like_those_before_it_has_their_unit():
    flow = replace(FLOW, cues=("output",))
    text = "# Output today\n\n- Northam Holy Cross 20 GW\n- ARI 30\n"
    assert facts_of(text, flow) == {("N", "flow", "20000"), ("A", "flow", "30000")}


def test_a_value_in_the_very_unit_of_one_attribute_is_none_of_another():
    carried = Attribute("carried", "clinic", ValueKind.QUANTITY, unit="t", also_in={"kt": 1000}, cues=("carried",))
    load = Attribute("load", "clinic", ValueKind.QUANTITY, unit="t", also_in={"tonnes": 1}, cues=("load",))
    assert ("A", "load", "940000") not in facts_of("Ashford Royal Infirmary 940 kt last year.\n", carried, load)
