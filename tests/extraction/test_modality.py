from __future__ import annotations

import pytest

from aggregator.extraction.modality import may_deny, modality_at, modality_of_section, modality_of_words
from aggregator.model.facts import Modality

ACTUAL, PLANNED, TARGET, SUPPOSED, DENIED = Modality

STATEMENTS = [
    ("It is not 120 MW", "120 MW", DENIED),
    ("It is not only 120 MW", "120 MW", ACTUAL),
    ("not 100 MW, but 120 MW", "120 MW", ACTUAL),
    ("If it were 120 MW", "120 MW", SUPPOSED),
    ("No. 4 has 120 MW", "120 MW", ACTUAL),
    ("不是12万千瓦,而是15万千瓦", "15万千瓦", ACTUAL),
    ("如果为12万千瓦", "12万千瓦", SUPPOSED),
    ("2. Northfield stops on 14 April 2025, both sets, nine days if the seals arrive", "14 April 2025", ACTUAL),
    ("北田电站4月14日停运，如果备件到货则提前", "4月14日", ACTUAL),
    ("北田电站4月14日停运，假如备件4月9日到货", "4月9日", SUPPOSED),
    ("If the seals arrive, Northfield stops on 14 April 2025", "14 April 2025", SUPPOSED),
    ("Call me if in doubt; Northfield stops on 14 April 2025", "14 April 2025", ACTUAL),
    ("Even if it rains, Northfield stops on 14 April 2025", "14 April 2025", ACTUAL),
    ("Northfield stops on 14 April 2025, suppose we for now", "14 April 2025", SUPPOSED),
    ("The set would be 120 MW", "120 MW", SUPPOSED),
    ("未来装机12万千瓦", "12万千瓦", ACTUAL),
    ("Capacity will rise to 300 MW by 2030", "300 MW", PLANNED),
    ("A further 80 MW is under construction", "80 MW", PLANNED),
    ("It makes 240 MW today, and 300 MW are planned", "300 MW", PLANNED),
    ("It makes 240 MW today; 300 MW are planned", "240 MW", ACTUAL),
    ("The target for 2030 is 300 MW", "300 MW", TARGET),
    ("二期拟建30万千瓦", "30万千瓦", PLANNED),
    ("到2030年力争达到300万千瓦", "300万千瓦", TARGET),
    ("计划装机30万千瓦，现有12万千瓦", "12万千瓦", ACTUAL),
    ("It is 580 beds not 570", "580 beds", ACTUAL),
    ("It is 580 beds not 570", "570", DENIED),
    ("It opens on 5 May instead of 28 April", "5 May", ACTUAL),
    ("It opens on 5 May instead of 28 April", "28 April", DENIED),
    ("The one of 2 April has been withdrawn", "2 April", DENIED),
    ("It was to have stopped on 2 April", "2 April", DENIED),
    ("Rumour has it that it stops on 2 April", "2 April", SUPPOSED),
    ("It shall reach 300 MW", "300 MW", TARGET),
    ("He wants to end the year at 150 t", "150 t", TARGET),
    ("Should the river fall, it could give 25 m3", "25 m3", SUPPOSED),
    ("In that case it would have to be run at 100 MW", "100 MW", SUPPOSED),
    ("业主否认将于3月停机的说法", "3月", DENIED),
    ("有媒体称4月14日停机，经核实不属实", "4月14日", DENIED),
    ("原定5月11日的封锁改期", "5月11日", DENIED),
    ("假如满仓，库存可达4.8万吨，目前仅3.7万吨", "4.8万吨", SUPPOSED),
    ("假如满仓，库存可达4.8万吨，目前仅3.7万吨", "3.7万吨", ACTUAL),
    ("年底库存应达到11.8万吨", "11.8万吨", TARGET),
    ("扩容后液氧储量达到40立方米，现有15立方米", "40立方米", PLANNED),
    ("扩容后液氧储量达到40立方米，现有15立方米", "15立方米", ACTUAL),
]


@pytest.mark.parametrize(("text", "value", "modality"), STATEMENTS)
def test_a_statement_says_what_is_planned_supposed_or_denied(text, value, modality):
    start = text.index(value)
    assert modality_at(text, start, start + len(value)) is modality


HEADINGS = [
    ("Planned capacity (MW)", PLANNED),
    ("Target 2030", TARGET),
    ("Capacity", ACTUAL),
    ("规划装机（万千瓦）", PLANNED),
    ("年度目标", TARGET),
    ("装机容量", ACTUAL),
]


@pytest.mark.parametrize(("heading", "modality"), HEADINGS)
def test_a_heading_says_whether_its_values_are_or_are_planned(heading, modality):
    assert modality_of_words(heading) is modality


SECTIONS = [
    ("1 Script", SUPPOSED),
    ("What if", SUPPOSED),
    ("三、演练情景", SUPPOSED),
    ("二、2025年目标", TARGET),
    ("Our target", TARGET),
    ("Exercise report", ACTUAL),
    ("2 Sources", ACTUAL),
    ("目标完成情况", ACTUAL),
]


@pytest.mark.parametrize(("heading", "modality"), SECTIONS)
def test_a_heading_says_how_its_section_is_meant(heading, modality):
    assert modality_of_section(heading) is modality


@pytest.mark.parametrize(
    "denied",
    [
        "It is not due on 3 March",
        "There was to have been an outage on 3 March",
        "The outage on 3 March has been abandoned",
        "The outage on 3 March is later postponed.",
        "An outage on 3 March: untrue",
        "Es wasn't on 3 March",
        "尚未定于3月3日",
        "3月3日停运纯属谣言",
        "3月3日的停运改期",
    ],
)
def test_what_may_deny_is_asked_first_and_misses_nothing(denied: str):
    assert may_deny(denied)


def test_what_denies_nothing_is_told_early():
    assert not may_deny("The outage begins on 3 March")
