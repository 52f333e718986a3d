"""A letterhead that stands in every file gives nothing away of the plant that it names."""

from __future__ import annotations

import pytest

POLICY = """\
pack: plants
sector: {en: Electricity supply, zh: 电力}
version: 1
subjects:
  plant:
    looks_like: ['{Name} Power Station', '{名}电站']
    population: discovered
attributes:
  capacity: {of: plant, value: quantity, unit: MW, cues: [installed capacity, 装机容量]}
  location: {of: plant, value: coordinates, cues: [coordinates, 坐标]}
insights:
  where the capacity is:
    combines: [capacity, location]
    over: plant
    exposed_at: {1 subject: high}
    would_be_marked: {en: secret, zh: 机密}
    because: {en: Shows where an attack costs most., zh: 显示攻击代价最大之处。}
tests:
  - name: fires
    files: {a.md: "Lakefield Power Station, installed capacity 120 MW, coordinates 53.9, -1.2."}
    expects: {where the capacity is: {revealed: 1, severity: high}}
  - name: stays quiet
    files: {a.md: "Lakefield Power Station, installed capacity 120 MW."}
    expects: {where the capacity is: {revealed: 0, severity: none}}
"""
LETTERHEADS = {
    "en": (
        "NORTHGATE ENERGY LTD\nOperator of Lakefield Power Station\n"
        "14 Harbour Road, Leeds LS1 4AB · Tel +44 113 496 0123 · info@northgate.example\n"
        "Head office: 53.7960, -1.5450\n\n"
    ),
    "zh": (
        "北门能源有限公司\n湖田电站运营单位\n地址：武汉市江汉路12号　电话：027-8555-0123\n"
        "总部坐标：30.5800, 114.2900\n\n"
    ),
}
LETTERS = (
    "The canteen is closed on Friday.",
    "The next meeting is on 3 March 2025.",
    "Thank you for your letter; the invoice over EUR 120 is paid.",
    "会议于周五召开。",
    "Of 80 forms 63 came back.",
    "食堂周一休息。",
)
CAPACITIES = {
    "en": "Lakefield Power Station has an installed capacity of 120 MW.\n",
    "zh": "湖田电站装机容量为120兆瓦。\n",
}


def written(drive, head: str) -> None:
    drive.pack.write_text(POLICY, "utf-8")
    for number in range(12):
        drive.write(f"letters/{number}.txt", f"{head}{LETTERS[number % len(LETTERS)]}\nRef {1000 + number}\n")


@pytest.mark.parametrize("language", sorted(LETTERHEADS))
def test_letters_of_one_letterhead_say_nothing_of_a_plant(drive, language) -> None:
    written(drive, LETTERHEADS[language])
    assert not drive.scan().findings
    assert drive.said() == []


@pytest.mark.parametrize("language", sorted(LETTERHEADS))
def test_an_office_in_the_letterhead_is_no_place_of_a_plant_whose_capacity_is_known(drive, language) -> None:
    written(drive, LETTERHEADS[language])
    drive.write("capacity.txt", CAPACITIES[language])
    assert not drive.scan().findings
    assert {(file, attribute) for file, _, attribute, _ in drive.facts()} == {("capacity.txt", "capacity")}
