"""What maps, calendars and presentations say comes out as facts, at the place a person would open."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from aggregator.extraction.extract import Extractor
from aggregator.model.documents import FileId, Source
from aggregator.reading.read import read_document

KML = """<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder>
<Placemark><name>Northfield</name><description>Installed capacity 120 MW.</description>
<Point><coordinates>112.5,30.25,0</coordinates></Point></Placemark>
<Placemark><name>湖畔电站</name><Point><coordinates>113.25,31.5</coordinates></Point></Placemark>
</Folder></Document></kml>"""

ICS = """BEGIN:VCALENDAR
BEGIN:VEVENT
DTSTART;TZID=Asia/Shanghai:20250304T080000
SUMMARY:Planned outage: North
 field
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20250401
SUMMARY:湖畔电站停运检修
END:VEVENT
END:VCALENDAR"""

XML = """<?xml version="1.0"?><plants><plant><name>Northfield</name><capacity unit="kW">120000</capacity></plant>
<plant><name>湖畔电站</name><capacity unit="MW">80</capacity></plant></plants>"""

GPX = """<gpx><wpt lat="30.25" lon="112.5"><name>Northfield</name></wpt>
<wpt lat="31.5" lon="113.25"><name>湖畔电站</name></wpt></gpx>"""


def geojson() -> str:
    places = {"Northfield": [112.5, 30.25], "湖畔电站": [113.25, 31.5]}
    features = [
        {"type": "Feature", "properties": {"name": name}, "geometry": {"type": "Point", "coordinates": place}}
        for name, place in places.items()
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)


def pptx() -> bytes:
    spaces = (
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    )

    def shape(text: str, held: str = "") -> str:
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="1" name="Box"/><p:nvPr>{held}</p:nvPr></p:nvSpPr><p:txBody>'
            f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
        )

    boxes = shape("Installed capacity: 120 MW") + shape("Northfield", '<p:ph type="title"/>')
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"
    parts = {
        "ppt/presentation.xml": f'<p:presentation {spaces}><p:sldIdLst><p:sldId r:id="r1"/></p:sldIdLst>'
        "</p:presentation>",
        "ppt/_rels/presentation.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="r1" Type="{kind}" Target="slides/slide1.xml"/></Relationships>',
        "ppt/slides/slide1.xml": f"<p:sld {spaces}><p:cSld><p:spTree>{boxes}</p:spTree></p:cSld></p:sld>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def kmz() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("doc.kml", KML)
    return out.getvalue()


PLACES = {("P-01", "location", "30.25,112.5"), ("P-02", "location", "31.5,113.25")}


@pytest.mark.parametrize(
    ("name", "content", "planted"),
    [
        ("map.kml", KML.encode(), PLACES | {("P-01", "capacity", "120")}),
        ("map.kmz", kmz(), PLACES | {("P-01", "capacity", "120")}),
        ("map.geojson", geojson().encode(), PLACES),
        ("track.gpx", GPX.encode(), PLACES),
        ("plants.xml", XML.encode(), {("P-01", "capacity", "120"), ("P-02", "capacity", "80")}),
        ("plan.ics", ICS.encode(), {("P-01", "outage", "2025-03-04"), ("P-02", "outage", "2025-04-01")}),
        ("show.pptx", pptx(), {("P-01", "capacity", "120")}),
    ],
)
def test_planted_facts_are_found_and_no_others(pack, name, content, planted):
    document = read_document(content, Source(FileId("f"), name, "1"))
    facts = Extractor(pack).extract(document).facts
    assert {(fact.subject.value, fact.attribute, fact.value) for fact in facts} == planted
    assert all(str(fact.citation.locator) for fact in facts)
