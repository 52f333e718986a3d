from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from aggregator.extraction.tables import facts_of_tables
from aggregator.extraction.vocabulary import Vocabulary
from aggregator.model.documents import Block, BlockKind, Cell, Document, FileId, GridLoc, Source, Table, TextLoc
from aggregator.model.facts import Fact
from aggregator.policy.records import (
    Attribute,
    Heading,
    IdentifierScheme,
    Pack,
    Population,
    SubjectKind,
    ValueKind,
)


def make_pack() -> Pack:
    plant = SubjectKind(
        name="plant",
        known_as={
            "P-01": ("Northfield", "NFD", "北田电站"),
            "P-02": ("Lakeside", "LKS", "湖畔电站"),
            "P-03": ("Westhill", "西山电站"),
        },
        looks_like=("{Name} (Power Station|Wind Farm)", "{名}(电厂|电站|核电站)"),
        headings=("plant", "station", "电站名称"),
        identified_by=(IdentifierScheme("eic", ("eic_p", "EIC"), "([0-9A-Z-]{16})"),),
        population=Population.LISTED,
    )
    attributes = (
        Attribute(
            "capacity",
            "plant",
            ValueKind.QUANTITY,
            unit="MW",
            also_in={"kW": 0.001, "GW": 1000, "兆瓦": 1, "万千瓦": 10},
            cues=("installed capacity", "rated power", "capacity", "装机容量", "额定功率"),
            headings=(Heading("capacity"), Heading("MW", unit="MW"), Heading("装机容量")),
        ),
        Attribute(
            "load", "plant", ValueKind.QUANTITY, unit="MW", also_in={"万千瓦": 10}, cues=("peak load", "最大负荷")
        ),
        Attribute(
            "location",
            "plant",
            ValueKind.COORDINATES,
            cues=("located at", "位于"),
            headings=(
                Heading("lat", part="latitude"),
                Heading("纬度", part="latitude"),
                Heading("lon", part="longitude"),
                Heading("经度", part="longitude"),
                Heading("坐标"),
            ),
        ),
        Attribute(
            "outage", "plant", ValueKind.DATE, cues=("out of service", "planned outage", "停运", "检修"), many=True
        ),
        Attribute(
            "generation",
            "plant",
            ValueKind.QUANTITY,
            unit="GWh",
            per="year",
            cues=("generated", "generation", "发电量"),
            headings=(Heading("annual generation"),),
        ),
    )
    return Pack(
        name="power-grid",
        version=1,
        sector={"en": "Electricity supply"},
        subjects={"plant": plant},
        attributes={attribute.name: attribute for attribute in attributes},
        insights={},
        topics={"outage planning": ("planned outage", "maintenance window", "停电计划", "检修")},
        tests=(),
        source=Path("power-grid.yaml"),
        digest="d",
    )


def make_document(*texts: str | Block, path: str = "notes.txt", **fields: object) -> Document:
    blocks = tuple(
        text if isinstance(text, Block) else Block(BlockKind.PARAGRAPH, text, TextLoc(number, number))
        for number, text in enumerate(texts, start=1)
    )
    source = Source(FileId(f"root/{path}"), path, "1")
    return Document("0" * 64, source, "text/plain", "name", blocks=blocks, **fields)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def pack() -> Pack:
    return make_pack()


@pytest.fixture(scope="session")
def vocabulary(pack: Pack) -> Vocabulary:
    return Vocabulary(pack)


@pytest.fixture(scope="session")
def document_of() -> Callable[..., Document]:
    return make_document


def make_table_pack() -> Pack:
    plant = SubjectKind(
        name="plant",
        known_as={
            "P-01": ("Northfield Power Station", "Northfield", "NFD", "北田电站"),
            "P-02": ("Lakeside Power Station", "Lakeside", "湖畔电站"),
            "P-03": ("Stonebridge Power Station (Aldshire)", "Aldshire Stonebridge", "安州石桥电站"),
            "P-04": ("Stonebridge Power Station (Burrow)", "Burrow Stonebridge", "博州石桥电站"),
        },
        listed_values={
            "P-01": {"province": "Aldshire"},
            "P-02": {"province": "Burrow"},
            "P-03": {"province": "Aldshire"},
            "P-04": {"province": "Burrow"},
        },
        looks_like=("{Name} (Power Station|Wind Farm)", "{名}(电厂|电站)"),
        headings=("plant", "station", "power station", "电站", "电站名称"),
        population=Population.LISTED,
    )
    attributes = (
        Attribute(
            "capacity",
            "plant",
            ValueKind.QUANTITY,
            unit="MW",
            also_in={"kW": 0.001, "GW": 1000, "万千瓦": 10, "兆瓦": 1},
            cues=("installed capacity", "装机容量"),
            headings=(Heading("installed capacity"), Heading("capacity"), Heading("MW"), Heading("装机容量")),
        ),
        Attribute(
            "output",
            "plant",
            ValueKind.QUANTITY,
            unit="GWh",
            also_in={"MWh": 0.001, "万千瓦时": 0.01, "亿千瓦时": 100},
            per="month",
            cues=("monthly output", "月发电量"),
            headings=(Heading("monthly output"), Heading("月发电量")),
        ),
        Attribute(
            "generation",
            "plant",
            ValueKind.QUANTITY,
            unit="GWh",
            also_in={"MWh": 0.001, "亿千瓦时": 100},
            per="year",
            cues=("annual generation", "年发电量"),
            headings=(Heading("annual generation"), Heading("年发电量")),
        ),
        Attribute(
            "flow",
            "plant",
            ValueKind.QUANTITY,
            unit="m3/d",
            also_in={"m³/d": 1, "Ml/d": 1000, "立方米/日": 1, "万立方米/日": 10000},
            headings=(Heading("cooling water"), Heading("冷却水量")),
        ),
        Attribute(
            "price",
            "plant",
            ValueKind.MONEY,
            unit="CNY/t",
            also_in={"EUR/t": 7.8, "元/吨": 1},
            headings=(Heading("coal price"), Heading("煤价")),
        ),
        Attribute(
            "cost",
            "plant",
            ValueKind.MONEY,
            unit="EUR",
            headings=(Heading("cost"), Heading("费用")),
        ),
        Attribute(
            "location",
            "plant",
            ValueKind.COORDINATES,
            headings=(
                Heading("latitude", part="latitude"),
                Heading("lat", part="latitude"),
                Heading("纬度", part="latitude"),
                Heading("longitude", part="longitude"),
                Heading("lon", part="longitude"),
                Heading("经度", part="longitude"),
                Heading("coordinates"),
                Heading("坐标"),
            ),
        ),
        Attribute(
            "outage",
            "plant",
            ValueKind.DATE,
            many=True,
            cues=("outage", "检修"),
            headings=(Heading("outage"), Heading("outage start"), Heading("检修日期")),
        ),
        Attribute("manager", "plant", ValueKind.PERSON, headings=(Heading("station manager"), Heading("站长"))),
        Attribute(
            "province",
            "plant",
            ValueKind.PLACE,
            headings=(Heading("province"), Heading("省份")),
            one_of={"Aldshire": ("安州", "安州省"), "Burrow": ("博州", "博州省")},
        ),
    )
    return Pack(
        name="tables",
        version=1,
        sector={"en": "Electricity supply"},
        subjects={"plant": plant},
        attributes={attribute.name: attribute for attribute in attributes},
        insights={},
        topics={},
        tests=(),
        source=Path("tables.yaml"),
        digest="t",
    )


def _grid(rows: Sequence[Sequence[str]], **named: object) -> Table:
    """Return rows as a table: ``<`` is merged with the cell to its left, ``^`` with the one above."""
    cells = [
        Cell(at, column, text, _covered(rows, at, column, 1, 0), _covered(rows, at, column, 0, 1))
        for at, row in enumerate(rows)
        for column, text in enumerate(row)
        if text not in ("", "<", "^")
    ]
    width = max(map(len, rows))
    return Table(GridLoc(1, 1), tuple(cells), len(rows), width, **named)  # type: ignore[arg-type]


def _covered(rows: Sequence[Sequence[str]], at: int, column: int, down: int, right: int) -> int:
    sign, covered = "^" if down else "<", 1
    while (
        at + covered * down < len(rows)
        and column + covered * right < len(rows[at + covered * down])
        and rows[at + covered * down][column + covered * right] == sign
    ):
        covered += 1
    return covered


@pytest.fixture(scope="session")
def table_pack() -> Pack:
    return make_table_pack()


@pytest.fixture(scope="session")
def table_facts() -> Callable[..., list[Fact]]:
    """Return what reads the facts of rows; the texts ``before`` stand above the table, those ``after`` below it."""
    pack = make_table_pack()
    vocabulary = Vocabulary(pack)

    def read(
        rows: Sequence[Sequence[str]],
        *,
        title: str = "",
        before: Sequence[str] = (),
        after: Sequence[str] = (),
        path: str = "list.csv",
    ) -> list[Fact]:
        headed = [(BlockKind.HEADING if text.startswith("#") else BlockKind.PARAGRAPH, text) for text in before]
        lines = [*headed, *((BlockKind.PARAGRAPH, text) for text in after)]
        blocks = tuple(Block(kind, text.lstrip("# "), TextLoc(at, at)) for at, (kind, text) in enumerate(lines, 1))
        table = _grid(rows, title=title, after=len(before))
        document = Document(
            "0", Source(FileId("root/1"), path, "1"), "text/csv", "name", blocks=blocks, tables=(table,)
        )
        return facts_of_tables(document, pack, vocabulary)[0]

    return read


@pytest.fixture(scope="session")
def said() -> Callable[[list[Fact]], set[tuple[str, str, str, str | None]]]:
    """Return what lists facts as subject, attribute, value and period, those above the usual floor."""

    def list_of(facts: list[Fact]) -> set[tuple[str, str, str, str | None]]:
        return {(f.subject.value, f.attribute, f.value, f.period) for f in facts if f.confidence >= 0.5}

    return list_of
