"""Names that tables and forms tell by their headings."""

from __future__ import annotations

import dataclasses

import pytest

from aggregator.extraction.headed_names import headed_names
from aggregator.extraction.mentions import mentions_of
from aggregator.model.documents import Cell, GridLoc, Table


def table(*rows: str) -> Table:
    grid = [row.split("|") for row in rows]
    cells = tuple(
        Cell(place, column, text.strip())
        for place, row in enumerate(grid)
        for column, text in enumerate(row)
        if text.strip()
    )
    return Table(GridLoc(0, 0), cells, len(grid), max(map(len, grid)))


TABLES = [
    (("Site|District|Capacity", "Alder|Wexcombe|30", "Birch|Harling|40", "Total||70"), {"Wexcombe", "Harling"}),
    (("Capacities",), set()),
    (("水库|所在县|库容", "甲|苏陵县|3", "乙|诺南县|4", "合计||7"), {"苏陵县", "诺南县"}),
    (("Depot|County", "Millpond|Norland 诺南", "Redfen|Westray"), {"Norland", "诺南", "Westray"}),
    (("County|Sutherby|Norland", "Capacity|35,000|60,000", "Contact|A. Bell|K. Roe"), {"Sutherby", "Norland"}),
    (("Name|Alder", "Province|Oldmoor", "Capacity|120 MW"), {"Oldmoor"}),
    (("Region code|Value", "North|1", "South|2"), set()),
    (("县|库主任", "电站名称|装机规模", "检修时间|等级"), set()),
    (("Town|Beds", "12|30", "14|40", "15|50"), set()),
]


@pytest.mark.parametrize(("rows", "places"), TABLES)
def test_a_heading_tells_what_the_names_below_or_beside_it_are(rows, places, document_of):
    document = dataclasses.replace(document_of(""), tables=(table(*rows),))
    assert set(headed_names(document)) == places
    assert set(headed_names(document).values()) <= {"place"}


FIELDS = [
    ("Province: Oldmoor\nCapacity: 120 MW", {"Oldmoor": "place"}),
    ("PROVINCE ............. OLDMOOR", {"OLDMOOR": "place"}),
    ('{"库名": "提堡储备库", "所在县": "苏陵县", "总仓容_吨": 30000}', {"苏陵县": "place"}),
    ("Operator: Inland Gate Holdings", {"Inland Gate Holdings": "organisation"}),
    ("County: 12", {}),
    ("The county: it was there", {}),
]


@pytest.mark.parametrize(("text", "names"), FIELDS)
def test_a_field_tells_what_its_name_is(text, names, document_of):
    assert headed_names(document_of(text)) == names


def test_a_name_that_a_heading_tells_is_mentioned_wherever_it_stands(document_of):
    rows = table("Site|District", "Alder|Wexcombe", "Birch|Central")
    document = dataclasses.replace(
        document_of("Lines failed beyond Wexcombe. WEXCOMBE, Central office"), tables=(rows,)
    )
    found = {one.name: one.count for one in mentions_of(document) if one.kind == "place"}
    assert found == {"Wexcombe": 2, "WEXCOMBE": 1, "Central": 1}
