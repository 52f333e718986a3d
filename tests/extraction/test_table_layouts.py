"""Layouts of the office: cards side by side, periods over groups, units that are sites, captions of other things."""

from __future__ import annotations

import pytest

from aggregator.extraction.table_words import telling_words
from aggregator.extraction.tables import facts_of_tables
from aggregator.extraction.vocabulary import Vocabulary
from aggregator.model.documents import Cell, GridLoc, Table

CAPACITIES = {("P-01", "capacity", "340", None), ("P-02", "capacity", "125", None)}


@pytest.mark.parametrize(
    "rows",
    [
        [["Plant", "NFD", "", "Plant", "Lakeside"], ["Inst. capacity (MW)", "340", "", "Inst. capacity (MW)", "125"],
         ["Staff", "23", "", "Staff", "17"]],
        [["单位", "职务", "姓名", "装机容量（兆瓦）"],
         ["北田电站", "站长", "花颖", "340"], ["湖畔电站", "值长", "龙卓", "125"]],
        [["Station", "Capacity, base (MW)", "Affected capacity (MW)"],
         ["NFD", "340", "170"], ["Lakeside", "125", "60"]],
        [["Station", "Capacity total (MW)", "Capacity in"], ["NFD", "340", "9"], ["Lakeside", "125", "8"]],
        [["", "北田电站", "湖畔电站"], ["职工（人）", "812", "96"], ["其中装机容量（兆瓦）", "340", "125"]],
    ],
)  # fmt: skip
def test_capacities_in_other_layouts(table_facts, said, rows) -> None:
    assert {fact for fact in said(table_facts(rows)) if fact[1] == "capacity"} == CAPACITIES


def test_a_period_over_a_group_is_that_of_all_its_columns(table_facts, said) -> None:
    rows = [
        ["Station", "2025-01", "<", "2025-02", "<"],
        ["^", "Monthly output (GWh)", "Staff", "Monthly output (GWh)", "Staff"],
        ["NFD", "610", "40", "598", "41"],
        ["Lakeside", "120", "12", "118", "12"],
    ]
    assert said(table_facts(rows)) == {
        ("P-01", "output", "610", "2025-01"),
        ("P-01", "output", "598", "2025-02"),
        ("P-02", "output", "120", "2025-01"),
        ("P-02", "output", "118", "2025-02"),
    }


@pytest.mark.parametrize("caption", ["增速，%", "Growth on the year, %", "Trains, tonnes", "参观（人次）"])
def test_a_caption_of_something_else_shuts_out_the_name_of_the_file(table_facts, said, caption) -> None:
    rows = [["Month", "Northfield", "Lakeside"], ["2025-01", "6.8", "12.3"], ["2025-02", "2.9", "3.9"]]
    of_file = said(table_facts(rows, path="Monthly output GWh.xlsx"))
    assert len(of_file) == 4
    assert ("P-01", "output", "6.8", "2025-01") in of_file
    assert table_facts([[caption], *rows], path="Monthly output GWh.xlsx") == []


def test_what_is_in_store_names_no_store(table_facts, said) -> None:
    rows = [["In station", "28"], ["Capacity", "340 MW"], ["Province", "Aldshire"]]
    assert ("P-01", "capacity", "340", None) in said(table_facts(rows, title="Northfield"))


def test_a_substance_may_stand_by_its_formula() -> None:
    assert telling_words("Cl2 on site") == ("chlorine", "on", "site")
    assert telling_words("NaClO") == ("hypochlorite",)


@pytest.mark.parametrize(
    ("rows", "output"),
    [
        (
            [["指标", "电站", "1月", "2月"], ["月发电量（GWh）", "北田电站", "610", "598"],
             ["", "湖畔电站", "120", "118"]],
            {("P-01", "610", "01"), ("P-01", "598", "02"), ("P-02", "120", "01"), ("P-02", "118", "02")},
        ),
        (
            [["电站", "项目", "单位", "1月", "2月"], ["北田电站", "月发电量", "GWh", "610", "598"],
             ["北田电站", "利用小时", "h", "455", "420"], ["湖畔电站", "月发电量", "GWh", "120", "118"]],
            {("P-01", "610", "01"), ("P-01", "598", "02"), ("P-02", "120", "01"), ("P-02", "118", "02")},
        ),
    ],
)  # fmt: skip
def test_months_beside_an_indicator_are_values(table_facts, said, rows, output) -> None:
    facts = said(table_facts(rows, title="2025年"))
    assert facts == {(subject, "output", value, f"2025-{month}") for subject, value, month in output}


@pytest.mark.parametrize(
    ("heading", "others", "found"),
    [
        ("Station mgr", "Shift", True),
        ("Bed manager", "Shift", False),
        ("Lead", "Shift", True),
        ("Lead", "Reason", False),
        ("General manager", "Shift", True),
    ],
)
def test_who_leads_the_site_and_who_something_else(table_facts, heading, others, found) -> None:
    rows = [["Station", heading, others, "MW"], ["NFD", "Ada Moor", "A", "340"], ["Lakeside", "Ben Roe", "B", "125"]]
    assert any(fact.attribute == "manager" for fact in table_facts(rows)) == found


def test_one_half_of_a_heading_in_two_languages_may_be_enough(table_facts, said) -> None:
    rows = [["Station 电站", "Capacity 兆瓦数", "Province 所在地"], ["NFD", "340", "Aldshire"]]
    assert said(table_facts(rows)) == {("P-01", "capacity", "340", None), ("P-01", "province", "Aldshire", None)}


def test_a_row_is_called_off_wherever_it_says_so(table_facts) -> None:
    rows = [["Station", "Outage start", "Work"], ["NFD", "2025-03-04", "blades"], ["Lakeside", "2025-03-09", "取消"]]
    assert {fact.subject.value: fact.modality.value for fact in table_facts(rows)} == {
        "P-01": "actual",
        "P-02": "denied",
    }


@pytest.mark.parametrize("heading", ["数量", "Quantity"])
def test_how_much_there_is_is_no_price(table_facts, heading) -> None:
    rows = [["Coal price, unit: kt, CNY/t"], ["Station", heading], ["NFD", "2.4"], ["Lakeside", "1.5"]]
    assert not any(fact.attribute == "price" for fact in table_facts(rows))


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([["电站", "发电量（GWh）"], ["北田电站", "610"], ["湖畔电站", "120"]], "2025年1月"),
        ([["2025年1月各站发电量"], ["序号", "电站", "本月", "上年累计", "备注（单位：GWh）"],
          ["1", "北田电站", "610", "7000", ""], ["2", "湖畔电站", "120", "1400", ""]], ""),
        ([["GWh", "1月"], ["北田电站", "610"], ["湖畔电站", "120"]], "2025年月发电量"),
        ([["电站", "1", "2", "3"], ["北田电站", "610", "", ""], ["湖畔电站", "120", "", ""]], "2025年月发电量（GWh）"),
    ],
)  # fmt: skip
def test_output_of_a_month_that_only_the_title_or_the_heading_names(table_facts, said, rows, title) -> None:
    output = {("P-01", "output", "610", "2025-01"), ("P-02", "output", "120", "2025-01")}
    assert said(table_facts(rows, title=title)) == output


@pytest.mark.parametrize(
    "rows",
    [
        [["省份", "电站名称", "MW"], ["安州", "石桥电站", "60"], ["博州", "石桥电站", "90"]],
        [["电站名称", "MW"], ["安州省", "<"], ["省石桥电站", "60"], ["博州省", "<"], ["省石桥电站", "90"]],
        [["Province", "Station", "MW"], ["Aldshire", "Stonebridge", "60"], ["Burrow", "Stonebridge", "90"]],
    ],
)
def test_a_name_is_completed_by_its_place(table_facts, rows) -> None:
    capacities = {(f.subject.value, f.value) for f in table_facts(rows) if f.attribute == "capacity"}
    assert capacities == {("P-03", "60"), ("P-04", "90")}


@pytest.mark.parametrize("name", ["Northfield (closed)", "Northfield (mothballed)", "北田电站（停用）", "NFD*"])
def test_a_remark_of_its_state_is_no_part_of_a_name(table_facts, said, name) -> None:
    assert said(table_facts([["Station", "MW"], [name, "340"]])) == {("P-01", "capacity", "340", None)}


def test_a_lone_plan_is_no_fact_of_what_was(table_facts) -> None:
    rows = [
        ["月份", "北田电站", "<", "湖畔电站", "<"], ["^", "计划", "实际", "计划", "实际"],
        ["2025年1月", "600", "610", "118", "120"], ["2025年2月", "590", "", "117", ""],
    ]  # fmt: skip
    facts = table_facts([["月发电量计划与实际（GWh）"], *rows])
    meant = {(f.subject.value, f.value, f.period, f.modality.value) for f in facts}
    assert ("P-01", "590", "2025-02", "planned") in meant
    assert ("P-01", "610", "2025-01", "actual") in meant


def test_each_row_may_have_a_currency_and_the_table_a_scale(table_facts) -> None:
    rows = [["Station", "Currency", "Cost (thousands)"], ["NFD", "EUR", "1,480"], ["Lakeside", "GBP", "640"]]
    costs = {(fact.subject.value, fact.value) for fact in table_facts(rows) if fact.attribute == "cost"}
    assert ("P-01", "1480000 EUR") in costs
    assert ("P-02", "640000 EUR") not in costs


def test_what_is_taken_in_a_day_is_no_capacity(table_facts) -> None:
    rows = [["Station", "Rec. cap. MWh/day"], ["NFD", "1.2"], ["Lakeside", "0.6"]]
    assert table_facts(rows) == []


def test_days_ahead_of_the_day_of_a_workbook_are_planned(document_of, table_pack) -> None:
    cells = [Cell(0, 0, "Station"), Cell(0, 1, "Outage"), Cell(1, 0, "NFD"), Cell(1, 1, "2025-08-09")]
    listing = Table(GridLoc(1, 1), (*cells, Cell(2, 0, "Issued 2025-07-01")), 3, 2)
    facts, _ = facts_of_tables(document_of(tables=(listing,)), table_pack, Vocabulary(table_pack))
    assert [(fact.value, fact.modality.value) for fact in facts] == [("2025-08-09", "planned")]
