"""Three scans of a drive in which every state occurs, as a person reads them in both languages."""

from __future__ import annotations

import pytest

from aggregator.cli.changes_screen import show_difference
from aggregator.exposure.labels import finding_id
from aggregator.service.changes import diff

STATES = ("new", "reopened", "worse", "better", "resolved", "unknown", "ongoing")
PACK = """\
pack: story
sector: {{en: Wind power, zh: 风电}}
version: 1
subjects:
  farm: {{known_as: {{F-1: [Northfield], F-2: [Lakeside]}}, headings: [farm], population: listed}}
attributes:
  capacity: {{of: farm, value: quantity, unit: MW, cues: [installed capacity], headings: [capacity]}}
{attributes}
insights:
{insights}
"""
ATTRIBUTE = "  {0} day: {{of: farm, value: date, cues: [{0} works], headings: [{0} works]}}"
INSIGHT = """\
  {0}:
    combines: [capacity, {0} day]
    over: farm
    exposed_at: {{1 subject: high, 2 subjects: critical}}
    because: {{en: A story., zh: 一例。}}"""
CAPACITY = "Northfield installed capacity 120 MW.\n\nLakeside installed capacity 80 MW.\n"

ENGLISH = """\
1 new, 1 back again, 1 worse, 1 better, 1 over, 1 unknown

new  new  [{new}]
    high, 1 of 2 (50 %)
    because new: new.md

back again  reopened  [{reopened}]
    high, 1 of 2 (50 %)
    because new: reopened.md

worse  worse  [{worse}]
    high, 1 of 2 (50 %) → critical, 2 of 2 (100 %)
    because new: worse 2.md

better  better  [{better}]
    critical, 2 of 2 (100 %) → high, 1 of 2 (50 %)
    because changed: better.md

over  resolved  [{resolved}]
    high, 1 of 2 (50 %)
    because gone: resolved.md

unknown  unknown  [{unknown}]
    high, 1 of 2 (50 %)
    a file that it rests on can no longer be read
    because can no longer be read: unknown.csv
"""
CHINESE = """\
新增 1 项、再次出现 1 项、加重 1 项、减轻 1 项、已消除 1 项、未知 1 项

新增  new  [{new}]
    高，2 个中的 1 个（50 %）
    原因：新文件：new.md

再次出现  reopened  [{reopened}]
    高，2 个中的 1 个（50 %）
    原因：新文件：reopened.md

加重  worse  [{worse}]
    高，2 个中的 1 个（50 %） → 极高，2 个中的 2 个（100 %）
    原因：新文件：worse 2.md

减轻  better  [{better}]
    极高，2 个中的 2 个（100 %） → 高，2 个中的 1 个（50 %）
    原因：内容已变：better.md

已消除  resolved  [{resolved}]
    高，2 个中的 1 个（50 %）
    原因：已移除：resolved.md

未知  unknown  [{unknown}]
    高，2 个中的 1 个（50 %）
    所依据的文件已无法读取
    原因：已无法读取：unknown.csv
"""


def works(state: str, *farms: str) -> str:
    return "\n\n".join(f"{farm} {state} works on 2025-03-04." for farm in farms)


def scan(drive) -> None:
    drive.scan(confirm_vanished=lambda gone, known: True)


@pytest.fixture
def story(drive):
    """A drive after its third scan."""
    attributes, insights = ("\n".join(form.format(each) for each in STATES) for form in (ATTRIBUTE, INSIGHT))
    drive.pack.write_text(PACK.format(attributes=attributes, insights=insights), "utf-8")
    for state in ("reopened", "worse", "resolved", "ongoing"):
        drive.write(f"{state}.md", works(state, "Northfield"))
    drive.write("better.md", works("better", "Northfield", "Lakeside"))
    drive.write("unknown.csv", "farm,unknown works\nNorthfield,2025-03-04\n")
    drive.write("capacity.md", CAPACITY)
    scan(drive)
    drive.remove("reopened.md")
    scan(drive)
    for state in ("new", "reopened"):
        drive.write(f"{state}.md", works(state, "Northfield"))
    drive.write("worse 2.md", works("worse", "Lakeside"))
    drive.write("better.md", works("better", "Northfield"))
    drive.remove("resolved.md")
    drive.write("unknown.csv", b"\0\1\2" * 2000)
    scan(drive)
    return drive


def test_every_state_is_told_once_in_both_languages(story, capsys):
    names = {state: finding_id("story", state, None) for state in STATES}
    for lang, told in (("en", ENGLISH), ("zh", CHINESE)):
        show_difference(diff(story.data_dir), lang)
        assert capsys.readouterr().out.partition("\n")[2] == told.format(**names)
    scan(story)
    show_difference(diff(story.data_dir), "zh")
    quiet = capsys.readouterr().out.splitlines()
    assert quiet[1:5] == ["没有变化。", "", "仍不知是否已消除：", ""]
    assert quiet[5] == f"未知  unknown  [{names['unknown']}]"
    assert quiet[7] == "    所依据的文件已无法读取"
