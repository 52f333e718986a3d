"""The page: nothing from a file becomes markup, nothing is asked of a network, and every language is whole."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from aggregator.model.findings import Audience, Reached, RevealingSet, Severity
from aggregator.report.content import AdministratorReach, EvidenceRow, NotRead
from aggregator.report.formats import FORMATS
from aggregator.report.formats.html import PAGES_AT_MOST
from aggregator.report.page.finding import finding_page
from aggregator.report.page.overview import gravest_of
from aggregator.report.words import say

write = FORMATS["html"]

VOID = {"meta", "br", "col", "rect", "path", "line", "circle", "polyline"}
HOSTILE = [
    "<img src=x onerror=alert(1)>.docx",
    "</style><script>alert(1)</script>.md",
    '" autofocus onfocus="alert(1).txt',
    "'><svg onload=alert(1)>.pdf",
    "--><!--x-->.csv",
    "a&lt;b&amp;.txt",
    "{name}%s{0}.txt",
    "x" * 300 + ".xlsx",
    "line\nbreak\ttab\x00nul\x1b[31m.txt",
    "invoice\u202excod.exe",
    "\u2066isolated\u2069\u200f\ufeff.txt",
    "not-utf8-\udcff.txt",
]


class Page(HTMLParser):
    """What a browser makes of a page: its elements in order, their attributes, its texts."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        assert len(dict(attrs)) == len(attrs), f"an attribute of {tag} stands twice"
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        assert tag in VOID
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, text):
        if self.open and self.open[-1] != "style":
            self.texts.append(text)

    @property
    def text(self) -> str:
        return " ".join(self.texts)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_page_loads_nothing_and_its_policy_allows_just_its_own_style(content, lang):
    text = write(content, lang)
    page = Page(text)
    style = re.search(r"<style>(.*)</style>", text, re.DOTALL)[1]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = next(meta["content"] for meta in page.all("meta") if meta.get("http-equiv"))
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert text.count("<style") == 1
    assert not {"script", "link", "img", "iframe", "object", "embed", "form", "base", "image", "use"} & {
        name for name, _ in page.elements
    }
    for name, attributes in page.elements:
        assert not {
            key for key in attributes if key.startswith("on") or key in {"src", "srcset", "style", "xlink:href"}
        }
        assert name != "a" or attributes["href"].startswith("#")
    assert not re.search(r"url\(|@import|expression\(", style)
    assert "://" not in text.replace('xmlns="http://www.w3.org/2000/svg"', "")


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_names_stay_text_wherever_they_stand(content_with, page_with, graph_of, name):
    page = page_with(
        insight=name,
        scope=name,
        audience=Audience("principals", (name,), 3),
        audiences=(Reached(name, 2, 0.5, Severity.LOW),),
        subjects=(name,),
        sets=[(name, f"folder/{name}")],
        because={"en": name, "zh": name},
        recommended_marking={"en": name, "zh": name},
    )
    hostile = replace(
        page,
        graph=graph_of({name: {name: [name, f"folder/{name}"]}}, name),
        evidence=(EvidenceRow(name, name, name, name, name, 0.5, name),),
    )
    content = content_with(
        stores=(name,),
        pages=(hostile,),
        not_read=(NotRead(name, name, "failed", name), NotRead(name, name, name, name)),
    )
    plain = Page(write(content_with(pages=(page_with(),)), "en"))
    text = write(content, "en")
    drawn = Page(text)
    text.encode("utf-8")
    assert not {tag for tag, _ in drawn.elements} - {tag for tag, _ in plain.elements} - {"br"}
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff\ud800-\udfff]", text)
    shown = re.sub("⟨U\\+[0-9A-F]+⟩", "", drawn.text)
    assert re.sub("[\x00-\x1f\u202e\u2066\u2069\u200f\ufeff\udcff]", "", name).rpartition("/")[2] in shown


def test_direction_overrides_are_shown_as_code_points(content_with, page_with):
    text = write(content_with(pages=(page_with(sets=[("invoice\u202excod.exe", "b.csv")]),)), "en")
    assert "invoice⟨U+202E⟩xcod.exe" in text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_same_content_gives_the_same_bytes(content, content_with, lang):
    assert write(content, lang) == write(content_with(), lang)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_headings_anchors_and_tables_are_sound(content, lang):
    page = Page(write(content, lang))
    ids = Counter(attributes["id"] for _, attributes in page.elements if attributes.get("id"))
    assert max(ids.values()) == 1
    for _, attributes in page.elements:
        assert attributes.get("href", "#verdict")[1:] in ids
        assert attributes.get("aria-labelledby", "contents") in ids
    levels = [int(name[1]) for name, _ in page.elements if re.fullmatch("h[1-6]", name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))
    assert len(page.all("table")) == len(page.all("caption"))
    assert all(cell.get("scope") in {"col", "row"} for cell in page.all("th"))
    assert all(figure["role"] == "img" and figure["aria-label"] for figure in page.all("svg") if figure.get("id"))
    assert page.all("html") == [{"lang": {"en": "en", "zh": "zh-Hans"}[lang]}]


def test_sections_stand_in_the_order_in_which_a_reader_needs_them(content):
    text = write(content, "en")
    marks = [
        "verdict",
        "administrator",
        "contents",
        "findings",
        "single-file",
        "marking",
        "location",
        "unread",
        "method",
        "all",
    ]
    places = [text.index(f' id="{mark}"') for mark in marks]
    assert places == sorted(places)


def test_chinese_page_has_no_english_of_its_own(content_with, page_with):
    page = page_with(insight="何时最脆弱", pack="电力", sets=[("计划.md", "名册.xlsx")], subjects=("一号",))
    page = replace(page, finding=replace(page.finding, id="0", audience=Audience("everyone", (), None)), evidence=())
    page.graph.clear()
    content = content_with(
        pages=(page,),
        stores=("共享盘",),
        packs=(),
        not_read=(NotRead("共享盘", "扫描/图.bmp", "needs_ocr", "无文字"),),
        permissions_known=False,
    )
    text = Page(write(content, "zh")).text
    for known in ("计划.md", "名册.xlsx", "图.bmp", "UTC", "E.O.", "32 CFR", "1.7(e)", "JSON"):
        text = text.replace(known, "")
    assert re.findall("[A-Za-z]+", text) == []


def test_english_page_has_no_chinese_of_its_own(content_with, page_with):
    page = page_with()
    page.graph.clear()
    text = Page(write(content_with(pages=(page,), not_read=()), "en")).text.replace("数据汇聚、关联", "")
    assert re.findall("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+", text) == []


def test_values_are_masked_unless_they_were_asked_for(content, content_with, page_with):
    masked = write(content, "en")
    assert say("en", "values_masked") in masked
    page = page_with()
    shown = tuple(replace(row, value="4711 MW") for row in page.evidence)
    text = write(content_with(pages=(replace(page, evidence=shown),)), "en")
    assert text.count("4711 MW") == 2
    assert say("en", "values_shown") in text
    assert say("en", "values_masked") not in text


def test_every_sentence_a_person_acts_on_is_there(content):
    text = Page(write(content, "en")).text
    for expected in (
        "3 exposures that take several files together; the gravest is critical.",
        "can infer the gravest of them",
        "What could not be read is not known to be safe.",
        "2 copies hold the same",
        "any of 12",
        "any of 3",
        "36 sets in all; 20 are listed.",
        "Proved: no cheaper choice ends it.",
        "another choice may need fewer",
        "aggregator recommends; an authority decides.",
        "It shows 11 of the 187 subjects that the first set reveals; the others follow the same way.",
        "From 135 subjects on, this is critical.",
        "Executive Order 13526, section 1.7(e)",
        "article 36",
        "needs OCR",
    ):
        assert expected in text


def test_no_command_line_stands_in_a_report(content, content_with):
    for text in (write(content, "en"), write(content_with(pages=(), not_read=(), permissions_known=False), "en")):
        assert not re.search(r"(?<![-\w])--[a-z]|aggregator (scan|report|what-if|explain|serve)", Page(text).text)


def test_a_scan_that_found_nothing_says_so_and_no_more(content_with):
    text = Page(write(content_with(pages=()), "en")).text
    assert "No exposure past a threshold was found." in text
    assert "No combination of the files that were read passes a threshold" in text
    assert "There are no findings." in text
    assert "What could not be read is not known to be safe." in text


def test_unknown_permissions_are_told_first(content_with, page_with):
    page = page_with(audience=Audience("unknown", ("everyone",), None))
    text = write(content_with(pages=(page,), permissions_known=False), "en")
    assert text.index("Permissions are unknown") < text.index('id="administrator"')


def test_an_audience_that_the_finding_is_told_of_is_not_listed_twice(content_with, page_with):
    again = Reached("staff", 1, 1 / 3, Severity.HIGH)
    graver = Reached("board", 3, 1.0, Severity.CRITICAL)
    page = Page(write(content_with(pages=(page_with(audiences=(again, graver)),)), "en"))
    assert "board" in page.texts
    assert "staff" in page.texts  # under the number
    assert page.texts.count("staff") == 1


@pytest.mark.parametrize(
    ("wider", "narrower"),
    [
        (Audience("everyone", (), None), Audience("unknown", (), None)),
        (Audience("unknown", (), None), Audience("principals", ("staff",), 100_000)),
        (Audience("principals", ("domain",), None), Audience("principals", ("staff",), 100_000)),
        (Audience("principals", ("staff",), 12), Audience("principals", ("board",), 3)),
        (Audience("principals", ("board",), 3), Audience("administrator", ("administrator",), None)),
    ],
)
def test_audiences_compare_by_who_is_in_them(wider, narrower):
    assert wider.breadth > narrower.breadth


def test_the_gravest_is_sought_among_combinations_first(page_with):
    combined = page_with(severity=Severity.MEDIUM).finding
    single = page_with(kind="single_file", severity=Severity.CRITICAL).finding
    assert gravest_of([single, combined]) == [combined]
    assert gravest_of([single]) == [single]
    assert gravest_of([]) == []


def test_two_thousand_findings_stay_small_and_none_is_dropped(many):
    text = write(many(2000), "en")
    assert text.count("<article") == PAGES_AT_MOST
    assert f"The {PAGES_AT_MOST} gravest of 2,000 have a page each" in text
    assert set(re.findall(r"Region (\d+)<", text)) == {str(each) for each in range(2000)}
    assert len(text.encode()) < 5_000_000


def test_more_findings_than_the_table_holds_are_counted(many, monkeypatch):
    monkeypatch.setattr("aggregator.report.page.lists.TABLE_ROWS", 60)
    assert "60 of 70 findings are listed; the CSV and JSON reports have them all." in write(many(70), "en")


def test_sets_that_were_not_all_enumerated_are_said_to_be(content_with, page_with):
    finding = replace(page_with().finding, minimal_sets_total=None, minimal_sets_complete=False)
    text = write(content_with(pages=(replace(page_with(), finding=finding),)), "en")
    assert "Listed: 1. Others may exist" in text


def test_a_finding_that_hiding_cannot_end_says_so(content_with, page_with):
    page = page_with()
    remedy = replace(page.finding.remediation, hide=())
    text = write(content_with(pages=(replace(page, finding=replace(page.finding, remediation=remedy)),)), "en")
    assert "Hiding files cannot end it" in text


def test_bare_findings_make_a_page(content_with, page_with):
    page = page_with(since=None, because={}, recommended_marking={}, attribution=(), gain=0.0, subjects=())
    page.graph.clear()
    bare = replace(page, finding=replace(page.finding, minimal_sets=(RevealingSet((), {}),)), timeline=(), evidence=())
    text = write(content_with(pages=(bare,), packs=(), stores=()), "en")
    assert "nobody can say" in text
    assert "No evidence was kept for this finding." in text


def test_what_only_the_administrator_infers_is_told_without_a_finding(content_with):
    reach = AdministratorReach("when the reserve is least", None, 3, 24, 0.125, Severity.HIGH, None)
    page = Page(write(content_with(pages=(), administrator=(reach,)), "en"))
    assert "when the reserve is least" in page.texts
    assert "3 / 24 (12.5 %)" in page.texts


def test_folders_that_could_not_be_listed_are_told(content_with):
    page = Page(write(content_with(not_read=(), not_listed=(("board/closed", "Permission denied"),)), "en"))
    assert "Folders that could not be listed" in page.texts
    assert "Permission denied" in page.texts


def test_how_sure_a_finding_is_stands_among_its_facts_and_is_explained(page_with, content_with):
    page = page_with(expected_coverage=0.62, probability=(0.97, 0.97))
    english, chinese = (str(finding_page(page, 1, "2026-03-01", lang)) for lang in ("en", "zh"))
    assert "<dt>How sure</dt><dd>expected 62 %; 97 % sure that the threshold of “high” is passed</dd>" in english
    assert "<dt>把握程度</dt><dd>预期 62 %；有 97 % 的把握认为已超过“高”的阈值</dd>" in chinese
    assert "How sure" not in str(finding_page(page_with(), 1, "2026-03-01", "en"))
    assert "<dt>Expected, and how sure</dt>" in FORMATS["html"](content_with(), "en")


def test_of_several_that_are_as_grave_the_one_that_most_people_infer_is_told(content, finding):
    few = finding(id="1" * 16, audience=Audience("principals", ("team",), 4))
    pages = tuple(replace(content.pages[0], finding=each) for each in (few, finding()))
    told = FORMATS["html"](replace(content, pages=pages), "en")
    assert '<span class="number">2,310</span><span class="what">people can infer one of the gravest</span>' in told
    alone = FORMATS["html"](replace(content, pages=pages[:1]), "en")
    assert '<span class="number">4</span><span class="what">people can infer the gravest of them</span>' in alone
