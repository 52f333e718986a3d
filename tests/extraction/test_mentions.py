from __future__ import annotations

import pytest

from aggregator.extraction.mentions import mentions_of
from aggregator.model.facts import NAMED_KINDS

TEXTS = [
    ("Dr. Maria Keller met John Smith.", {("person", "Maria Keller"), ("person", "John Smith")}),
    ("Northfield Energy Ltd bought it.", {("organisation", "Northfield Energy Ltd")}),
    ("The University of Oslo is in Norway.", {("organisation", "University of Oslo"), ("place", "Norway")}),
    ("王小明在北京大学工作", {("person", "王小明"), ("organisation", "北京大学")}),
    ("长江电力股份有限公司位于湖北省。", {("organisation", "长江电力股份有限公司"), ("place", "湖北省")}),
    ("nothing at all here", set()),
    ("John Smith and Maria Keller went home.", {("person", "John Smith"), ("person", "Maria Keller")}),
    ("The plant near Oulmes, Morocco belongs to it.", {("place", "Oulmes"), ("place", "Morocco")}),
    ("Minutes of the Ministry of Energy", {("organisation", "Ministry of Energy")}),
    ("Frederick H. Collier lives on Baker Street.", {("person", "Frederick H. Collier"), ("place", "Baker Street")}),
    ("Maria Keller spoke. Keller then left.", {("person", "Maria Keller"), ("person", "Keller")}),
    ("She was born in New York in May.", {("place", "New York")}),
    (
        "国务院总理朱镕基会见了美国总统克林顿",
        {
            ("organisation", "国务院"),
            ("person", "朱镕基"),
            ("place", "美国"),
            ("person", "克林顿"),
        },
    ),
    ("比尔·盖茨访华", {("person", "比尔·盖茨"), ("place", "华")}),
    ("印度政府与中美两国", {("place", "印度"), ("place", "中"), ("place", "美")}),
    ("住友信托银行和国家电网签约", {("organisation", "国家电网")}),
    ("财政部部长在湖北省武汉市讲话", {("organisation", "财政部"), ("place", "湖北省"), ("place", "武汉市")}),
    ("From: Ulla Brandt <u.brandt@port.example>", {("person", "Ulla Brandt")}),
    ("Inspector: Marguerite Ashdown, at two", {("person", "Marguerite Ashdown")}),
    ("The storekeeper, Wanda Quill, has it.", {("person", "Wanda Quill")}),
    (
        "Present: Lindsey Marr (chair), Tom Arkwright, Priya Nand",
        {
            ("person", "Lindsey Marr"),
            ("person", "Tom Arkwright"),
            ("person", "Priya Nand"),
        },
    ),
    ("Qiu Lan sold it.", {("person", "Qiu Lan")}),
    ("It was 86 °C. Driver looked", set()),
    ("of Harbour Lines plc, and St Mary's", {("organisation", "Harbour Lines plc")}),
    (
        "awarded to Respira Medical GmbH of Aachen",
        {
            ("organisation", "Respira Medical GmbH"),
            ("place", "Aachen"),
        },
    ),
    ("the port of Calder and Corley district", {("place", "Calder"), ("place", "Corley")}),
    ("MARDEN, 27 June 2025 - There was applause", {("place", "MARDEN")}),
    ("ICU beds by Monday", set()),
    ("今天下午召开了会议，安全带和高质量都很重要", set()),
    ("Installed Capacity Report For March", set()),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_names_are_found_with_their_kind(text, expected, document_of):
    found = {(mention.kind, mention.name) for mention in mentions_of(document_of(text))}
    assert {mention for mention in found if mention[0] in NAMED_KINDS} == expected


def test_the_most_frequent_stand_first_and_no_more_than_200_of_a_kind(document_of):
    others = " ".join(
        f"Dr. Zed{'abcdefghij'[n % 10]}{'abcdefghij'[n // 10 % 10]}{'xyz'[n // 100]} left." for n in range(300)
    )
    mentions = mentions_of(document_of("Norway. Norway. Norway. " + others))
    assert (mentions[0].name, mentions[0].count) == ("Norway", 3)
    assert [mention.kind for mention in mentions] == ["place", *["person"] * 200]


def test_a_titled_name_is_said_once_wherever_it_stands_among_others(document_of):
    text = "John Smith, Dr. Maria Keller, John Smith, Dr. Maria Keller; John Smith went."
    found = {mention.name: mention.count for mention in mentions_of(document_of(text))}
    assert found == {"John Smith": 3, "Maria Keller": 2}


VALUES = [
    ("Call +44 20 7946 0958", {("phone", "+442079460958")}),
    ("电话 13812345678", {("phone", "+8613812345678")}),
    ("Write to ann@example.com", {("email", "ann@example.com")}),
    ("pay GB82 WEST 1234 5698 7654 32", {("identifier", "GB82WEST12345698765432")}),
    ("pay GB83 WEST 1234 5698 7654 32", set()),
    ("server 10.20.30.40", {("network-address", "10.20.30.40")}),
    ("on 3 May 2024", {("date", "2024-05-03")}),
    ("2024年5月3日", {("date", "2024-05-03")}),
    ("a line of 110 kV", {("quantity", "110 kV")}),
    ("装机12万千瓦", {("quantity", "120 MW")}),
    ("投资3亿元", {("money", "300000000 CNY")}),
    ("at 39.907°N, 116.391°E", {("coordinates", "39.907,116.391")}),
]


@pytest.mark.parametrize(("text", "expected"), VALUES)
def test_values_are_mentioned_in_canonical_form(text, expected, document_of):
    found = {(mention.kind, mention.name) for mention in mentions_of(document_of(text))}
    assert {mention for mention in found if mention[0] not in NAMED_KINDS} == expected


def test_of_the_values_of_a_kind_the_50_most_frequent_are_kept(document_of):
    dates = " ".join(f"on {day} May {year}, then" for year in range(2000, 2004) for day in range(1, 21))
    mentions = mentions_of(document_of(f"{dates} on 20 May 2003"))
    assert len(mentions) == 50
    assert (mentions[0].name, mentions[0].count) == ("2003-05-20", 2)


CHINESE_BODIES = [
    ("货场由鹭江供应链有限公司经营", {"鹭江供应链有限公司"}),
    ("诺南粮食储备管理局　电话", {"诺南粮食储备管理局"}),
    ("三谷水务集团有限公司", {"三谷水务集团有限公司"}),
    ("本公司 有限公司 数据中心", set()),
]


@pytest.mark.parametrize(("text", "bodies"), CHINESE_BODIES)
def test_chinese_bodies_are_known_by_how_they_end(text, bodies, document_of):
    assert {one.name for one in mentions_of(document_of(text)) if one.kind == "organisation"} == bodies


CHINESE_PERSONS = [
    ("新任院长柳青山于8月到任", {"柳青山"}),
    ("驻站联络员鄢路，电话021", {"鄢路"}),
    ("库主任单国柱嗓子哑了", {"单国柱"}),
    ("参加人员：贝振华、厉娜、宫晓东。厉娜提出，", {"贝振华", "厉娜", "宫晓东"}),
    ("执笔：衡之远　2024年8月", {"衡之远"}),
    ("单国", set()),
    ("医政处　屈原野", {"屈原野"}),
    ("向南平", {"向南平"}),
    ("还剩16张可收病人", set()),
    ("原设计 万吨 高压泵 成交额 全天", set()),
    ("站长欧阳靖告诉记者", {"欧阳靖"}),
]


@pytest.mark.parametrize(("text", "persons"), CHINESE_PERSONS)
def test_chinese_persons_are_known_by_roles_lists_and_standing_alone(text, persons, document_of):
    assert {one.name for one in mentions_of(document_of(text)) if one.kind == "person"} == persons


CHINESE_PLACES_AND_OFFICES = [
    ("诺南县粮食保管员群", {("place", "诺南县")}),
    ("苏陵县", {("place", "苏陵县")}),
    ("会议在南县召开", {("place", "南县")}),
    ("滨江货场与城关粮库", set()),
    ("巡查日志 新建泵房 中断", set()),
    ("报：省疾控局　送：各医院", {("organisation", "省疾控局")}),
    ("东坪市卫健委规财科", {("organisation", "东坪市卫健委")}),
]


@pytest.mark.parametrize(("text", "names"), CHINESE_PLACES_AND_OFFICES)
def test_chinese_places_are_whole_and_not_of_works_and_offices_have_a_place(text, names, document_of):
    assert {(one.kind, one.name) for one in mentions_of(document_of(text)) if one.kind != "person"} == names
