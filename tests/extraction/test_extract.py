from __future__ import annotations

from dataclasses import replace

from aggregator.extraction.extract import Extractor, survey
from aggregator.model.documents import Cell, FileId, GridLoc, Source, Table
from aggregator.policy.records import Attribute, ValueKind


def test_the_two_harmless_files_of_the_pack(pack, document_of):
    extractor = Extractor(pack)
    (plan,) = extractor.extract(
        document_of("Planned outage: Northfield out of service on 2025-03-04.", path="plan.md")
    ).facts
    (size,) = extractor.extract(document_of("北田电站 装机容量 12 万千瓦。", path="容量.txt")).facts
    assert (plan.subject.value, plan.attribute, plan.value) == ("P-01", "outage", "2025-03-04")
    assert (size.subject.value, size.attribute, size.value, size.unit) == ("P-01", "capacity", "120", "MW")


def test_the_same_fact_stays_at_each_of_its_places_and_once_at_each(pack, document_of):
    text = "The installed capacity of Northfield is 120 MW."
    facts = Extractor(pack).extract(document_of(text, text)).facts
    assert [str(fact.citation.locator) for fact in facts] == ["line 1", "line 2"]


def test_what_is_inside_a_container_is_cited_with_its_member(pack, document_of):
    inner = document_of("The installed capacity of Northfield is 120 MW.")
    inner = replace(inner, source=Source(FileId("root/a.zip"), "a.zip", "1", "notes/b.txt"))
    outer = replace(document_of(path="a.zip"), children=(inner,))
    (fact,) = Extractor(pack).extract(outer).facts
    assert (fact.citation.file, fact.citation.member) == ("root/a.zip", "notes/b.txt")


def test_a_survey_gathers_the_family(document_of):
    child = document_of("SECRET//NOFORN", "Norway again", languages=("en",))
    seen = survey(replace(document_of("机密★10年", "Norway"), children=(child,), languages=("zh", "en")))
    assert [mark.scheme for mark in seen.markings] == ["cn", "us"]
    assert [(mention.name, mention.count) for mention in seen.mentions] == [("Norway", 2)]
    assert seen.languages == ("zh", "en")
    assert seen.signature


def test_the_name_of_a_file_gives_a_value_to_what_it_holds(pack, document_of):
    country = Attribute(
        "country", "plant", ValueKind.PLACE, one_of={"Austria": (), "Italy": ("Italia",)}, from_name=True
    )
    pack = replace(pack, attributes={**pack.attributes, "country": country})
    cells = tuple(
        Cell(row, column, text)
        for row, line in enumerate([("plant", "capacity"), ("Northfield", "120"), ("Lakeside", "80")])
        for column, text in enumerate(line)
    )
    table = Table(GridLoc(1, 1), cells, 3, 2)
    facts = Extractor(pack).extract(document_of(path="lists/Italia.csv", tables=(table,))).facts
    assert {(fact.subject.value, fact.value) for fact in facts if fact.attribute == "country"} == {
        ("P-01", "Italy"),
        ("P-02", "Italy"),
    }
