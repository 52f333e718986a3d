"""Chinese facts through the pipeline: planted in a file of each format, found by a scan of the folder."""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd
import pytest

import aggregator

sys.path.insert(0, str(Path(__file__).parents[1] / "reading" / "on_path"))

import chinese_files as made

PACK = """\
pack: plants
sector: {en: Electricity supply}
version: 1
subjects:
  plant:
    known_as: {P-1: [北田水电站], P-2: [黄龙滩发电厂], P-3: [龍門核能發電廠], P-4: [㐂屋𠮷田电站]}
    population: listed
attributes:
  capacity: {of: plant, value: quantity, unit: MW, also_in: {万千瓦: 10, 兆瓦: 1}, cues: [装机容量, 裝機容量]}
  outage: {of: plant, value: date, cues: [停运, 停運]}
insights:
  when it is weak:
    combines: [capacity, outage]
    over: plant
    exposed_at: {1 subject: high}
    would_be_marked: {zh: 秘密}
    because: {en: Shows when an attack costs most.}
"""
PARAGRAPHS = [
    "各单位：现将北田水电站有关情况通报如下，北田水电站装机容量为12 万千瓦，计划于2025年3月4日停运检修，请提前安排。",
    "位于鄂西北山区的黄龙滩发电厂装机容量达到３５０兆瓦，按照年度计划将于二〇二五年十月一日停运，由邻近电站转供。",
    "另據報導，龍門核能發電廠裝機容量為1,350 MW，預計自2025年11月30日起停運，屆時由北部電網統一調度以保障供電。",
]
RARE = "地处偏远的㐂屋𠮷田电站装机容量为80 MW，定于2025年12月1日停运，期间由柴油发电机组供应全镇重要用户的用电。"
FACTS = {
    ("P-1", "capacity", "120"), ("P-1", "outage", "2025-03-04"), ("P-2", "capacity", "350"),
    ("P-2", "outage", "2025-10-01"), ("P-3", "capacity", "1350"), ("P-3", "outage", "2025-11-30"),
}  # fmt: skip
RARE_FACTS = {("P-4", "capacity", "80"), ("P-4", "outage", "2025-12-01")}
IN_STANDARD_FONT = {
    "standard.pdf": made.pdf_of_standard_font,
    "narrow.pdf": made.pdf_of_narrow_columns,
    "one-column.pdf": lambda texts: made.pdf_of_narrow_columns(texts, width=300, rows=4),
}
WITH_RARE = {
    "a.docx": made.word_document,
    "a.xlsx": made.workbook,
    "a.pptx": made.presentation,
    "a.odt": made.open_document,
    "a.rtf": made.rich_text,
    "gb18030.html": lambda texts: made.html_page(texts, "gb18030"),
    "gbk.html": lambda texts: made.html_page(texts, "gbk"),
    "utf-8.html": lambda texts: made.html_page(texts, "utf-8"),
    "base64.eml": lambda texts: made.mail(texts, "base64"),
    "quoted.eml": lambda texts: made.mail(texts, "quoted-printable"),
    "gb18030.txt": lambda texts: made.plain_text(texts, "gb18030"),
    "gb18030.csv": lambda texts: made.delimited(texts, "gb18030"),
}
BROWSER = "browser.pdf"


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    top = tmp_path_factory.mktemp("chinese")
    drive = top / "drive"
    drive.mkdir()
    (top / "pack.yaml").write_text(PACK, encoding="utf-8")
    for name, make in IN_STANDARD_FONT.items():
        (drive / name).write_bytes(make(PARAGRAPHS))
    for name, make in WITH_RARE.items():
        (drive / name).write_bytes(make([*PARAGRAPHS, RARE]))
    if made.BROWSER is not None:
        (drive / BROWSER).write_bytes(made.pdf_of_browser([*PARAGRAPHS, RARE], top))
    opened = aggregator.open(top / "index")
    opened.scan(drive, policy=top / "pack.yaml")
    return opened.facts(values=True)


@pytest.mark.parametrize("name", [*IN_STANDARD_FONT, *WITH_RARE, BROWSER])
def test_the_facts_that_are_planted_are_found_in_each_format(facts, name):
    if name == BROWSER and made.BROWSER is None:
        pytest.skip("no browser to print with: install chromium and fonts-noto-cjk")
    of_file = facts[facts["file"] == name]
    found = set(zip(of_file["subject"], of_file["attribute"], of_file["value"], strict=True))
    assert found == (FACTS if name in IN_STANDARD_FONT else FACTS | RARE_FACTS)
