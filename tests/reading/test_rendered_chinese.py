"""Chinese in every format: names and numbers that are planted are found in the text that is searched."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest

from aggregator.extraction.search_text import SearchText, search_text
from aggregator.extraction.sentences import logical_lines
from aggregator.model.documents import Document, FileId, Source, Status
from aggregator.reading.limits import Limits
from aggregator.reading.read import read_document

sys.path.insert(0, str(Path(__file__).parent / "on_path"))

import chinese_files as made

PLANTED = {
    "plant": ("北田水电站", "长岭风电场", "黄龙滩发电厂", "门头沟抽水蓄能电站"),
    "person": ("欧阳建国", "马晓风", "司徒静宜"),
    "organisation": ("华中能源集团有限公司", "龙泉电力（集团）股份有限公司", "西门子能源（中国）有限公司"),
    "place": ("湖北省宜昌市夷陵区", "贵州省黔东南苗族侗族自治州", "青海省海西州"),
    "traditional": ("臺灣電力公司", "龍門核能發電廠", "陳美鳳"),
    "rare": ("㐂屋镇", "王䶮", "𠮷田变电站", "朱镕基水库"),
    "quantity": ("12 万千瓦", "350 MW", "1,250.5 兆瓦", "3.6亿千瓦时"),
    "full width": ("１２８兆瓦", "２０２５年６月１日", "ＡＢＣ－７号机组"),
    "date": ("2025年3月4日", "二〇二五年十月一日", "2025-11-30", "2026年第一季度"),
    "number": ("010-65981234", "13812345678", "11010519491231002X", "91420500MA4F7X2B9K"),
    "mixed": ("Northfield二期工程", "500kV龙泉变电站", "A3号联络线", "SF6断路器"),
}
"""What is planted, by kind."""

READ_AS = str.maketrans("（）－１２８０５６ＡＢＣ７", "()-128056ABC7")
"""What full-width characters are in a search text."""

PARAGRAPHS = [
    "关于{}与{}并网运行及{}、{}检修安排的通知，请{}、{}和{}遵照执行。",
    "由{}牵头，会同{}及{}，在{}、{}以及{}开展迎峰度夏专项检查，重点核实各站备品备件与安全库存情况。",
    "境外部分由{}负责，对象为{}，联系人{}；地名与人名生僻字如{}、{}、{}、{}须按原样录入，不得以近似字代替。",
    "其中一号机组装机容量为{}，二号机组为{}，远期规划达到{}，全年发电量预计{}，同时保留旋转备用{}，自{}起由{}承担。",
    "计划于{}停运检修，原定{}的试验改至{}，后续工作安排在{}完成，逾期须另行报批并说明理由。",
    "值班电话{}，手机{}，负责人证件号码{}，统一社会信用代码{}，上述信息不得对外公开或者转发。",
    "另外，{}已经核准，{}完成扩建，{}加装串补装置，{}全部更换完毕，请各单位在系统中及时更新台账资料。",
]  # fmt: skip
NO_GLYPH = frozenset("㐂䶮𠮷镕")
"""Characters that the PDF font without a file does not have."""


def paragraphs() -> list[str]:
    """Return the texts with all that is planted in them."""
    planted = iter([text for kind in PLANTED.values() for text in kind])
    return [re.sub(r"\{\}", lambda _: next(planted), text) for text in PARAGRAPHS]


class Rendering(NamedTuple):
    """How the texts are made into a file."""

    name: str
    make: Callable[[list[str]], bytes]
    lacks: frozenset[str] = frozenset()


def printed(texts: list[str]) -> bytes:
    if made.BROWSER is None:
        pytest.skip("no browser to print with: install chromium and fonts-noto-cjk")
    with TemporaryDirectory() as folder:
        return made.pdf_of_browser(texts, Path(folder))


RENDERED = {
    "pdf of a standard font": Rendering("a.pdf", made.pdf_of_standard_font, NO_GLYPH),
    "pdf in narrow columns": Rendering("b.pdf", made.pdf_of_narrow_columns, NO_GLYPH),
    "pdf of a browser": Rendering("c.pdf", printed),
    "docx": Rendering("a.docx", made.word_document),
    "xlsx": Rendering("a.xlsx", made.workbook),
    "pptx": Rendering("a.pptx", made.presentation),
    "odt": Rendering("a.odt", made.open_document),
    "rtf": Rendering("a.rtf", made.rich_text),
    "html in gb18030": Rendering("a.html", lambda texts: made.html_page(texts, "gb18030")),
    "html in gbk": Rendering("b.html", lambda texts: made.html_page(texts, "gbk")),
    "html in utf-8": Rendering("c.html", lambda texts: made.html_page(texts, "utf-8")),
    "eml in base64": Rendering("a.eml", lambda texts: made.mail(texts, "base64")),
    "eml in quoted-printable": Rendering("b.eml", lambda texts: made.mail(texts, "quoted-printable")),
    "txt in gb18030": Rendering("a.txt", lambda texts: made.plain_text(texts, "gb18030")),
    "txt in utf-16": Rendering("b.txt", lambda texts: made.plain_text(texts, "utf-16")),
    "csv in gb18030": Rendering("a.csv", lambda texts: made.delimited(texts, "gb18030")),
    "csv in utf-8": Rendering("b.csv", lambda texts: made.delimited(texts, "utf-8-sig")),
}


def read(content: bytes, name: str) -> Document:
    return read_document(content, Source(FileId("root/1"), name, "1"), Limits())


@cache
def document(rendering: str) -> Document:
    name, make, _ = RENDERED[rendering]
    return read(make(paragraphs()), name)


@cache
def searched(rendering: str) -> tuple[tuple[str, SearchText], ...]:
    """Return the lines that are searched, each with its raw text."""
    return tuple(searched_lines(document(rendering)))


def searched_lines(read: Document) -> Iterator[tuple[str, SearchText]]:
    for text in (*(block.text for block in read.blocks), *(c.text for table in read.tables for c in table.cells)):
        for line in logical_lines(text):
            raw = text[line.start : line.end]
            yield raw, search_text(raw)


def as_searched(planted: str) -> re.Pattern[str]:
    """Return a planted text as it may be searched for: a wrap between Han characters and others reads as a space."""
    text = re.sub(r"(?<=[!-~])(?=[^!-~ ])|(?<=[^!-~ ])(?=[!-~])", " ", planted.translate(READ_AS))
    return re.compile(re.escape(text).replace(r"\ ", " ?"))


def lost(kind: str, lines: Iterable[tuple[str, SearchText]], lacks: frozenset[str]) -> list[tuple[str, list[str]]]:
    """Return what is not found just once, each with the raw texts that its findings lead back to."""
    missed = []
    for planted in PLANTED[kind]:
        if lacks.intersection(planted):
            continue
        found = as_searched(planted)
        places = [(raw, line, hit) for raw, line in lines if (hit := found.search(line.text))]
        raws = ["".join(raw[slice(*line.raw_span(*hit.span()))].split()) for raw, line, hit in places]
        if raws != ["".join(planted.split())]:
            missed.append((planted, raws))
    return missed


@pytest.mark.parametrize("kind", PLANTED)
@pytest.mark.parametrize("rendering", RENDERED)
def test_what_is_planted_is_found_and_leads_back_to_the_raw_text(rendering, kind):
    assert lost(kind, searched(rendering), RENDERED[rendering].lacks) == []


@pytest.mark.parametrize("rendering", RENDERED)
def test_the_file_is_read_whole(rendering):
    assert (document(rendering).status, document(rendering).warnings) == (Status.OK, ())


@pytest.mark.parametrize("rows", range(3, 14))
def test_wherever_a_column_or_page_ends_nothing_is_lost(rows):
    lines = list(searched_lines(read(made.pdf_of_narrow_columns(paragraphs(), rows=rows), "a.pdf")))
    assert {kind: missed for kind in PLANTED if (missed := lost(kind, lines, NO_GLYPH))} == {}


@pytest.mark.parametrize("width", range(112, 400, 32))
def test_wherever_a_line_ends_nothing_is_lost(width):
    lines = list(searched_lines(read(made.pdf_of_narrow_columns(paragraphs(), width=width), "a.pdf")))
    assert {kind: missed for kind in PLANTED if (missed := lost(kind, lines, NO_GLYPH))} == {}
