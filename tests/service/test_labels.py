"""Findings of single files: how they are marked, and where they say that something is."""

from __future__ import annotations

import io

import pytest
from docx import Document as WordDocument
from docx.oxml import parse_xml

from aggregator.exposure.audiences import Readership
from aggregator.index.index import Index
from aggregator.model.access import AccessClass, Membership
from aggregator.model.facts import Grade
from aggregator.model.findings import Audience
from aggregator.service.labels import audience_of
from aggregator.service.sayings import sayings
from aggregator.service.site import Site

PLACES = """\
pack: places
sector: {en: Electricity supply, zh: 电力}
version: 1
subjects:
  plant: {known_as: {P-01: [Northfield]}, headings: [plant], population: listed}
attributes:
  location: {of: plant, value: coordinates, cues: [located at]}
  capacity: {of: plant, value: quantity, unit: MW, cues: [installed capacity]}
insights:
  where capacity is:
    combines: [location, capacity]
    over: plant
    exposed_at: {1 subject: high}
    would_be_marked: {en: secret, zh: 机密}
    because: {en: Shows where it is., zh: 显示其位置。}
"""

WATERMARK = """\
<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml">
<v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136" style="rotation:315">
<v:textpath style="font-family:Calibri" string="CONFIDENTIAL"/></v:shape></w:pict>"""

MESSAGE = b"""\
From: a@example.org
To: b@example.org
Subject: [CONFIDENTIAL] plan
Sensitivity: Company-Confidential
Date: Mon, 3 Mar 2025 10:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain

See what is attached.
--x
Content-Type: text/plain; name=annex.txt
Content-Disposition: attachment; filename=annex.txt

SECRET//NOFORN

Text.
--x--
"""


def markings(drive):
    return {(each["label"], each["position"], each["problem"]) for each in sayings(drive.data_dir, "markings")}


def findings(scan, kind):
    return {
        (each.insight, each.severity.word, *each.minimal_sets[0].files) for each in scan.findings if each.kind == kind
    }


def test_a_marking_that_cannot_be_right_is_a_finding(drive):
    drive.write("a.txt", "商业秘密★5年\n\n北田电站的安排。\n")
    drive.write("b.txt", "机密★10年\n\n北田电站的安排。\n")
    scan = drive.scan()
    assert findings(scan, "marking") == {("mis-marked 商业秘密★5年", "low", "a.txt")}
    assert markings(drive) == {
        ("商业秘密★5年", "cover", "★ belongs to state secrets, not to 商业秘密"),
        ("机密★10年", "cover", ""),
    }


def test_a_message_is_as_high_as_what_is_attached(drive):
    drive.write("m.eml", MESSAGE)
    drive.scan(site=Site(may_hold={"drive": Grade.INTERNAL}))
    assert markings(drive) == {
        ("CONFIDENTIAL", "header", "something inside it is marked higher: 'SECRET//NOFORN'"),
        ("Company-Confidential", "header", ""),
        ("SECRET//NOFORN", "cover", ""),
    }
    with Index.open(drive.data_dir) as index:
        assert index.files()["grade"].tolist() == [Grade.SECRET]


def test_the_watermark_of_a_word_file_is_a_marking(drive):
    written = WordDocument()
    written.add_paragraph("Plan for the north")
    written.sections[0].header.paragraphs[0].add_run()._r.append(parse_xml(WATERMARK))
    content = io.BytesIO()
    written.save(content)
    drive.write("plan.docx", content.getvalue())
    drive.scan()
    assert markings(drive) == {("CONFIDENTIAL", "watermark", "")}


@pytest.mark.parametrize("path", ["Northfield_30.2500_114.3000.txt", "Northfield/30.25,114.30/notes.txt"])
def test_a_name_that_says_where_something_is_is_a_finding(path, drive):
    drive.pack.write_text(PLACES, "utf-8")
    drive.write(path, "Lunch is at noon.\n")
    scan = drive.scan()
    assert findings(scan, "location") == {("a name says where something is", "low", path)}
    assert {fact[1:] for fact in drive.facts()} == {("P-01", "location", "30.25,114.3")}


@pytest.mark.parametrize(
    ("readers", "people"),
    [
        (("staff",), 3),  # ann, bo, and cy by way of the board
        (("board", "staff"), 3),
        (("staff", "guests"), None),  # whose members nobody listed
    ],
)
def test_the_readers_of_one_file_are_counted_where_their_groups_are_known(readers, people):
    edges = [("staff", "ann"), ("staff", "bo"), ("staff", "board"), ("board", "cy")]
    site = Readership((), tuple(Membership(group, member, "") for group, member in edges))
    assert audience_of(AccessClass(frozenset(readers)), site) == Audience("principals", tuple(sorted(readers)), people)
