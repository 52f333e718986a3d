"""What running text leaves to what stands around it: whose, when, how it is meant; worked out by hand."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from aggregator.extraction.extract import Extractor
from aggregator.model.documents import FileId, Source
from aggregator.model.facts import LISTED
from aggregator.policy.records import Attribute, Pack, Population, SubjectKind, ValueKind
from aggregator.reading.read import read_document

FLOOR = 0.5
PACK = Pack(
    name="ferries",
    version=1,
    sector={"en": "Ferries"},
    subjects={
        "pier": SubjectKind(
            "pier",
            known_as={
                "PN": ("Wharton Pier (Nordmark)", "Nordmark Wharton", "北岭望海码头"),
                "PS": ("Wharton Pier (Sudmark)", "Sudmark Wharton", "南岭望海码头"),
                "PG": ("Gull Point", "GPT", "鸥角码头"),
                "PC": ("Cranleigh Stairs", "Cranleigh", "鹤梯码头"),
                "PR": ("Rushy Reach Store", "滩头库"),
                "PW": ("Sandbank Pier", "南岭市沙洲码头"),
            },
            listed_values={
                "PN": {"county": "Nordmark"},
                "PS": {"county": "Sudmark"},
                "PG": {"county": "Nordmark"},
                "PC": {"county": "Sudmark"},
                "PR": {"county": "Sudmark"},
                "PW": {"county": "Sudmark"},
            },
            looks_like=("{Name} (Pier|Stairs)", "{名}码头"),
            headings=("pier", "码头"),
            population=Population.LISTED,
        )
    },
    attributes={
        of.name: of
        for of in (
            Attribute(
                "depth", "pier", ValueKind.QUANTITY, unit="m", also_in={"metres": 1, "米": 1}, cues=("depth", "水深")
            ),
            Attribute(
                "passengers",
                "pier",
                ValueKind.QUANTITY,
                unit="people",
                also_in={"passengers": 1, "人": 1, "万人": 10000},
                cues=("carried", "客运量"),
                per="year",
            ),
            Attribute("closure", "pier", ValueKind.DATE, many=True, cues=("closed", "closure", "停航", "封闭")),
            Attribute("master", "pier", ValueKind.PERSON, cues=("piermaster", "站长")),
            Attribute("position", "pier", ValueKind.COORDINATES, cues=("position", "坐标")),
            Attribute(
                "goods", "pier", ValueKind.TEXT, one_of={"salt": ("盐",), "timber": ("木材",)}, cues=("cargo", "货种")
            ),
            Attribute("store", "pier", ValueKind.QUANTITY, unit="t", also_in={"吨": 1}, cues=("holds", "库存")),
            Attribute("county", "pier", ValueKind.PLACE, one_of={"Nordmark": ("北岭",), "Sudmark": ("南岭",)}),
        )
    },
    insights={},
    topics={},
    tests=(),
    source=Path("ferries.yaml"),
    digest="ferries",
)
EXTRACTOR = Extractor(PACK)


class Case(NamedTuple):
    file: str
    text: str
    facts: set[str]


HOMONYMS = {
    "the province is the heading": Case(
        "a.md",
        "# Depths\n\n## Nordmark\n\n- Wharton: depth 4 m.\n\n## Sudmark\n\n- Wharton: depth 6 m.\n",
        {"PN depth 4", "PS depth 6"},
    ),
    "a line of its own": Case("a.txt", "SUDMARK\nWharton Pier - depth now 6 m.\n", {"PS depth 6"}),
    "in brackets": Case(
        "a.txt", "水深：望海码头（北岭）水深4米，望海码头（南岭）水深6米。\n", {"PN depth 4", "PS depth 6"}
    ),
    "in the sentence": Case("a.txt", "The Wharton in Sudmark has a depth of 6 m.\n", {"PS depth 6"}),
    "the one of the county": Case(
        "a.txt", "What about Wharton?\n\nThe Sudmark one has a depth of 6 m.\n", {"PS depth 6"}
    ),
    "in the folder": Case("Nordmark/notes.txt", "Wharton Pier has a depth of 4 m.\n", {"PN depth 4"}),
    "nowhere": Case("a.txt", "Wharton Pier has a depth of 4 m. 望海码头水深4米。\n", set()),
    "of both": Case("a.txt", "In Nordmark and Sudmark people like Wharton. Its depth is 4 m.\n", set()),
    "in the letterhead only": Case(
        "a.txt",
        "Ferry Board · Gull Point House, 3 Nordmark Road, Elm · Tel 01632 960111\n\nWharton: depth 4 m.\n",
        set(),
    ),
    "another name does not switch": Case(
        "a.txt", "Wharton (Nordmark) is old. Cranleigh, in Sudmark, is not. Its depth is 3 m.\n", {"PC depth 3"}
    ),
}
LETTERHEADS = {
    "a letterhead lends no subject": Case(
        "a.txt",
        "Ferry Board · Gull Point House, 3 Elm Street · Tel 01632 960111\n\nThe depth is 4 m.\n",
        set(),
    ),
    "地址栏": Case("a.txt", "轮渡公司（地址：鸥角码头2号；服务热线：96110）\n\n水深4米。\n", set()),
}
DAYS = {
    "the day of the paper gives the year": Case(
        "a.txt", "Weekly notice, 3 March 2025\n\nGull Point is closed on 10 March.\n", {"PG closure 2025-03-10 planned"}
    ),
    "what lies behind has been": Case(
        "a.md", "# 3月5日\n\n2025年3月5日\n\n鸥角码头3月2日停航。\n", {"PG closure 2025-03-02"}
    ),
    "the file is called by its day": Case(
        "log 2025-03-03.txt", "Gull Point closed tomorrow.\n", {"PG closure 2025-03-04 planned"}
    ),
    "a period is its first day": Case(
        "a.txt", "Weekly notice, 3 March 2025\n\nGull Point: closed 10-12 March.\n", {"PG closure 2025-03-10 planned"}
    ),
    "no day of another day": Case(
        "a.txt", "Weekly notice, 3 March 2025\n\nGull Point is closed a week later.\n", set()
    ),
    "the year of the title": Case(
        "a.md", "# 2024年客运总结\n\n鸥角码头客运量12万人。\n", {"PG passengers 120000 @2024"}
    ),
    "the financial year": Case(
        "a.txt", "Gull Point carried 90,000 passengers in FY2024/25.\n", {"PG passengers 90000 @2024/25"}
    ),
}
CARRIED_CUES = {
    "the next pier": Case("a.txt", "Gull Point has a depth of 4 m. Cranleigh has 3 m.\n", {"PG depth 4", "PC depth 3"}),
    "下一个": Case("a.txt", "鸥角码头水深4米。鹤梯码头只有3米。\n", {"PG depth 4", "PC depth 3"}),
    "what is wanted": Case(
        "a.txt", "Gull Point has a depth of 4 m. We want 5 m.\n", {"PG depth 4", "PG depth 5 target"}
    ),
    "withdrawn": Case(
        "a.txt",
        "Notice, 3 March 2025\n\nGull Point: no closure this week. The one of 9 March has been withdrawn.\n",
        set(),
    ),
    "another measure does not go on": Case(
        "a.txt", "Gull Point has a depth of 4 m. Cranleigh was visited, the wall is 2 m thick.\n", {"PG depth 4"}
    ),
    "what it holds": Case("a.txt", "Gull Point holds 300 t of salt.\n", {"PG store 300", "PG goods salt"}),
    "全部为": Case("a.txt", "鸥角码头库存300吨，全部为木材。\n", {"PG store 300", "PG goods timber"}),
    "where it lies": Case(
        "a.txt", "Gull Point is old. It lies at 54.1021° N, 1.2203° W.\n", {"PG position 54.1021,-1.2203"}
    ),
}
COMPARED = {
    "by and to": Case("a.txt", "The depth at Gull Point rose by 2 m to 6 m.\n", {"PG depth 6"}),
    "up": Case("a.txt", "Gull Point: depth up 2 m to 6 m.\n", {"PG depth 6"}),
    "from and to": Case("a.txt", "At Gull Point the depth went from 4 m to 6 m.\n", {"PG depth 6"}),
    "more than another": Case("a.txt", "Gull Point has a depth of 6 m, 2 m more than last year.\n", {"PG depth 6"}),
    "由至": Case("a.txt", "鸥角码头水深由4米增至6米。\n", {"PG depth 6"}),
    "同比": Case("a.txt", "鸥角码头水深6米，同比增加2米。\n", {"PG depth 6"}),
    "a limit": Case("a.txt", "鸥角码头水深超过9米的船请绕行。\n", set()),
}
PERSONS = {
    "right after the word": Case("a.txt", "鸥角码头已改造。站长施国强在会上发言。\n", {"PG master 施国强"}),
    "between commas": Case(
        "a.txt", "Gull Point reopened. The piermaster, Edith Marsh, was there.\n", {"PG master Edith Marsh"}
    ),
}
MAILS = {
    "a quotation lends no subject to the reply": Case(
        "a.eml", "Cranleigh is fine.\n\n> Gull Point?\n\nThe depth is 3 m.\n", set()
    ),
    "nor the reply to the quotation": Case(
        "a.eml",
        "Gull Point is not. Cranleigh is fine.\n\nOn 1 March 2025, Ada Hill wrote:\n> The depth is 3 m.\n",
        set(),
    ),
    "what is quoted has its own day": Case(
        "a.eml",
        "See below.\n\n-----原始邮件-----\n发件人: 董海波\n发送时间: 2025年3月10日\n\n鸥角码头明天停航。\n",
        {"PG closure 2025-03-11 planned"},
    ),
    "the subject line is what it is about": Case(
        "b.eml", "It goes back to 4 m: the depth is 4 m now. No more.\n", {"PG depth 4"}
    ),
}
POINTED_BACK = {
    "whatever the paragraph before": Case(
        "a.md",
        "# 鹤梯码头\n\n鹤梯码头已改造。\n\n滩头库水深4米。\n\n新闻一则。\n\n该库2025年1月5日封闭。\n",
        {"PR depth 4", "PR closure 2025-01-05"},
    ),
    "全库": Case("a.txt", "滩头库重新开放。鹤梯码头也是。全库水深4米。\n", {"PR depth 4"}),
    "not of another sort": Case("a.txt", "滩头库重新开放。鹤梯码头水深3米。全站水深4米。\n", {"PC depth 3"}),
}
NOW_AND_BEFORE = {
    "it was more": Case("a.txt", "鸥角码头三年前水深9米，如今水深只有6米。\n", {"PG depth 6"}),
    "put right": Case("a.txt", "鸥角码头水深不是4米，更正为6米。\n", {"PG depth 4 denied", "PG depth 6"}),
    "no range": Case("a.txt", "鸥角码头水深由4米增加至6米。\n", {"PG depth 6"}),
    "who left": Case("a.txt", "鸥角码头原站长郭平已退休，站长韩树林到任。\n", {"PG master 韩树林"}),
}
CHAT = """北岭轮渡群
2025-07-03 06:40 望海 老耿：我们这里水深4米。
2025-07-03 06:44 鹤梯阿武：鸥角怎么样
2025-07-03 06:45 鸥角-靳姐：水深6米。
2025-07-03 06:52 望海 老耿：南岭那个望海水深9米。
"""
SENDERS = {
    "a message is of whom its sender is called after": Case("群.txt", CHAT, {"PN depth 4", "PG depth 6", "PS depth 9"}),
}
BRIEF = {
    "without its county": Case("a.txt", "北岭各码头：望海水深4米。\n", {"PN depth 4"}),
    "the county left to be understood": Case("a.txt", "市沙洲码头重新开放。\n\n水深6米。\n", {"PW depth 6"}),
    "name of the file": Case("北岭值班群.txt", "望海码头水深4米。\n", {"PN depth 4"}),
}
LOGS = {
    "an entry is written on its day": Case(
        "鸥角码头运行日志.txt",
        "鸥角码头运行日志 2025年8月\n\n8/9　大雾，当日停航。\n8/12　通知：9月4日停航检修。\n",
        {"PG closure 2025-08-09", "PG closure 2025-09-04 planned"},
    ),
    "a plan is not": Case("a.txt", "2025年8月1日\n\n8月9日　鸥角码头停航。\n", {"PG closure 2025-08-09 planned"}),
}
SEVERAL_PERIODS = {
    "each in its clause": Case(
        "a.txt",
        "鸥角码头2023年客运量12万人，2024年为15万人。\n",
        {"PG passengers 120000 @2023", "PG passengers 150000 @2024"},
    ),
    "the last one before": Case(
        "a.txt",
        "In 2023 Gull Point carried 900 passengers, and in 2024, a wet year, it carried 800 passengers.\n",
        {"PG passengers 900 @2023", "PG passengers 800 @2024"},
    ),
}
SIGNED = {
    "whoever signs": Case("a.txt", "鸥角码头水深4米。\n\n特此报告。\n\n站长　施国强\n", {"PG depth 4"}),
}
HEADERS = "From: a@example.org\nTo: b@example.org\nSubject: {}\nDate: Tue, 11 Mar 2025 09:12:00 +0000\n"
CHARSET = "Content-Type: text/plain; charset=utf-8\n\n"


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in MAILS.items()])
def test_a_quotation_and_a_reply_keep_apart(case: Case) -> None:
    about = "Gull Point" if case.file == "b.eml" else "hello"
    assert found_in(case._replace(text=HEADERS.format(about) + CHARSET + case.text)) == case.facts


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=name)
        for cases in (
            HOMONYMS,
            LETTERHEADS,
            DAYS,
            CARRIED_CUES,
            COMPARED,
            PERSONS,
            SENDERS,
            BRIEF,
            LOGS,
            SEVERAL_PERIODS,
            SIGNED,
            POINTED_BACK,
            NOW_AND_BEFORE,
        )
        for name, case in cases.items()
    ],
)
def test_a_text_says_whose_when_and_how(case: Case) -> None:
    assert found_in(case) == case.facts


def found_in(case: Case) -> set[str]:
    """Return the facts that are sure enough, as a case writes them."""
    document = read_document(case.text.encode(), Source(FileId(case.file), case.file, "1"))
    found = set()
    for fact in EXTRACTOR.extract(document).facts:
        if fact.confidence >= FLOOR:
            subject = fact.subject.value if fact.subject.scheme == LISTED else f"?{fact.subject.value}"
            modality = "" if fact.modality == "actual" else f" {fact.modality}"
            period = f" @{fact.period}" if fact.period else ""
            found.add(f"{subject} {fact.attribute} {fact.value}{modality}{period}")
    return found
