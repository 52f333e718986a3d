from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from aggregator.extraction.vocabulary import Vocabulary
from aggregator.model.documents import Block, BlockKind, Document, FileId, Source, TextLoc
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
