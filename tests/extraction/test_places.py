from __future__ import annotations

from dataclasses import replace

import pytest

from aggregator.extraction.extract import Extractor
from aggregator.extraction.places import facts_of_places
from aggregator.extraction.values import find_values
from aggregator.model.documents import Block, BlockKind, FileId, MetaLoc, MetaValue, Source
from aggregator.policy.records import Attribute, ValueKind
from aggregator.reading.read import read_document

P1 = "P-01"


def test_a_photo_says_where_its_subject_is(pack, vocabulary, document_of):
    photo = document_of(path="site/Northfield_03.jpg", metadata={"gps": MetaValue("30.25,114.3", "GPSInfo")})
    (fact,) = facts_of_places(photo, pack, vocabulary)
    assert (fact.subject.value, fact.attribute, fact.value, fact.confidence) == (P1, "location", "30.25,114.3", 0.65)
    assert fact.citation.locator == MetaLoc("GPSInfo")
    assert "photo GPS" in fact.reason


NAMES = [
    ("site/Northfield_30.2500_114.3000.jpg", "30.25,114.3", 0.6),
    ("Northfield/30.25,114.30.txt", "30.25,114.3", 0.6),
    ("30.5,114.3/Northfield.txt", "30.5,114.3", 0.55),
    ("site/Northfield N30.25E114.3.txt", "30.25,114.3", 0.6),
    ("site/Northfield_30.25S_70.5W.txt", "-30.25,-70.5", 0.6),
    ("site/Northfield lat30.25_lon114.3.txt", "30.25,114.3", 0.6),
    ("site/Northfield_N30E114.hgt", "30,114", 0.45),
    ("site/Northfield 8FVC9G8F+6X.pdf", "47.365563,8.524938", 0.55),
]


@pytest.mark.parametrize(("path", "value", "confidence"), NAMES)
def test_coordinates_in_a_name_are_of_its_subject(path, value, confidence, pack, vocabulary, document_of):
    (fact,) = facts_of_places(document_of("text", path=path), pack, vocabulary)
    assert (fact.subject.value, fact.value, fact.confidence) == (P1, value, confidence)
    assert fact.reason.startswith("name: coordinates in '")
    assert fact.citation.locator == MetaLoc("name")


@pytest.mark.parametrize(
    "name",
    ["release_1.2_3.4", "v30.5.1, 2024.11.03", "2024-03-04_12.30", "scan 12.5x30.25", "report 1.5,2.5", "95.25_200.50",
     "Plan E114 N30", "a+b+c", "Northfield 30.25"],
)  # fmt: skip
def test_numbers_in_a_name_are_no_place(name, pack, vocabulary, document_of):
    assert facts_of_places(document_of("text", path=f"Northfield/{name}.txt"), pack, vocabulary) == []


def test_a_place_of_no_subject_is_no_fact(pack, vocabulary, document_of):
    assert facts_of_places(document_of("text", path="site/30.2500_114.3000.jpg"), pack, vocabulary) == []


def map_of(path, *pins):
    content = "".join(
        f"<Placemark><name>{name}</name><Point><coordinates>{lon},{lat}</coordinates></Point></Placemark>"
        for name, lat, lon in pins
    )
    kml = f'<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>{content}</Document></kml>'
    return read_document(kml.encode(), Source(FileId(path), path, "1"))


def test_the_pins_of_a_map_are_of_what_they_are_called_after(pack):
    drawn = map_of("a.kml", ("Northfield", 30.25, 114.3), ("Gate 2", 31, 115))
    (fact,) = Extractor(pack).extract(drawn).facts
    assert (fact.subject.value, fact.value, fact.confidence) == (P1, "30.25,114.3", 0.8)
    assert str(fact.citation.locator).endswith("row 2 column 2")


def test_the_only_pin_of_a_map_is_of_the_subject_of_its_name(pack):
    (fact,) = Extractor(pack).extract(map_of("Northfield.kml", ("Main gate", 30.25, 114.3))).facts
    assert (fact.subject.value, fact.value, fact.confidence) == (P1, "30.25,114.3", 0.55)
    several = map_of("Northfield.kml", ("Main gate", 30.25, 114.3), ("Hut", 31, 115))
    assert {fact.confidence for fact in Extractor(pack).extract(several).facts} == {0.45}


@pytest.fixture
def addressed(pack):
    office = Attribute("address", "plant", ValueKind.ADDRESS, cues=("address", "地址"))
    return replace(pack, attributes={"address": office})


def test_an_address_in_a_photo_s_description_is_of_its_subject(addressed, vocabulary, document_of):
    text = "Gate at 12 High Street, Leeds LS1 4AP"
    said = Block(BlockKind.EXIF, text, MetaLoc("ImageDescription"), label="Description")
    (fact,) = facts_of_places(document_of(said, path="Northfield_03.jpg"), addressed, vocabulary)
    assert (fact.subject.value, fact.value) == (P1, "12 High Street, Leeds LS1 4AP")
    assert fact.reason == "photo: address, subject of the file name"


ADDRESSES = [
    ("The address of Northfield is 12 High Street, Leeds LS1 4AP.", "12 High Street, Leeds LS1 4AP"),
    ("Northfield's address: 350 Fifth Avenue, New York, NY 10118", "350 Fifth Avenue, New York, NY 10118"),
    (
        "Address of Northfield: 1770 St. James Place, Suite 116, Houston, TX 77056",
        "1770 St. James Place, Suite 116, Houston, TX 77056",
    ),
    ("北田电站地址为湖北省武汉市江夏区光谷大道77号。", "湖北省武汉市江夏区光谷大道77号"),
]


@pytest.mark.parametrize(("text", "value"), ADDRESSES)
def test_an_address_in_text_is_a_value(text, value, addressed, document_of):
    assert value in [fact.value for fact in Extractor(addressed).extract(document_of(text)).facts]


@pytest.mark.parametrize(
    "text",
    [
        "The address was 12 minutes long.",
        "Address 3 Points in the Plan",
        "(C) 2014 Ann Lane",
        "地址空间为第12号寄存器",
        "他走了2公里路",
    ],
)
def test_other_numbers_are_no_address(text, addressed):
    assert find_values(addressed.attributes["address"], text) == []
