"""Short documents as people write them, with every fact a careful reader would take from each, and no other.

What is denied, supposed, of another subject, a total, a telephone number, a budget or an empty form is in them to be
left alone: the facts at or above the floor must be the listed ones exactly.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from aggregator.extraction.extract import Extractor
from aggregator.model.documents import FileId, Source
from aggregator.policy.records import Attribute, Heading, Pack, Population, SubjectKind, ValueKind
from aggregator.reading.read import read_document

FLOOR = 0.5


def headings(*texts: str) -> tuple[Heading, ...]:
    return tuple(Heading(text) for text in texts)


def pack(name: str, subject: SubjectKind, *attributes: Attribute) -> Pack:
    return Pack(
        name=name,
        version=1,
        sector={"en": name},
        subjects={subject.name: subject},
        attributes={attribute.name: attribute for attribute in attributes},
        insights={},
        topics={},
        tests=(),
        source=Path(f"{name}.yaml"),
        digest=name,
    )


PLACE = (
    Heading("latitude", part="latitude"),
    Heading("lat", part="latitude"),
    Heading("纬度", part="latitude"),
    Heading("longitude", part="longitude"),
    Heading("lon", part="longitude"),
    Heading("经度", part="longitude"),
)

POWER = pack(
    "power",
    SubjectKind(
        "plant",
        known_as={
            "R": ("Ravenscar", "RVC", "雷岬电厂"),
            "H": ("Holmwood Falls", "霍林水电站"),
            "T": ("Tern Point", "燕角风电场"),
            "S": ("Skelby", "斯贝电厂"),
        },
        looks_like=("{Name} (Power Station|Wind Farm)", "{名}(电厂|水电站|风电场)"),
        headings=("plant", "station", "site", "电厂", "厂站"),
        population=Population.LISTED,
    ),
    Attribute(
        "capacity",
        "plant",
        ValueKind.QUANTITY,
        unit="MW",
        also_in={"kW": 0.001, "GW": 1000, "兆瓦": 1, "万千瓦": 10},
        cues=("capacity", "installed capacity", "rated at", "装机容量", "装机"),
        headings=headings("capacity", "installed capacity", "装机容量"),
    ),
    Attribute(
        "outage",
        "plant",
        ValueKind.DATE,
        many=True,
        cues=("outage", "out of service", "shut down", "offline", "停机", "停运", "检修"),
        headings=headings("outage", "outage from", "停运日期"),
    ),
    Attribute(
        "location", "plant", ValueKind.COORDINATES, cues=("located at", "stands at", "坐标", "位于"), headings=PLACE
    ),
    Attribute(
        "guard",
        "plant",
        ValueKind.PERSON,
        many=True,
        cues=("guard", "on the gate", "门卫", "值守人"),
        headings=headings("guard", "门卫"),
    ),
    Attribute(
        "supplier",
        "plant",
        ValueKind.ORGANISATION,
        cues=("supplied by", "supplier", "供应商", "供货单位"),
        headings=headings("supplier", "供应商"),
    ),
)

HEALTH = pack(
    "health",
    SubjectKind(
        "hospital",
        known_as={
            "B": ("St Brannoc's Hospital", "St Brannoc's", "圣布医院"),
            "M": ("Mercy Dale", "慈谷医院"),
            "E": ("Eastgate Infirmary", "Eastgate", "东关医院"),
        },
        looks_like=("{Name} (Hospital|Infirmary|Clinic)", "{名}医院"),
        headings=("hospital", "site", "trust site", "医院", "医院名称"),
        population=Population.LISTED,
    ),
    Attribute(
        "beds",
        "hospital",
        ValueKind.QUANTITY,
        unit="beds",
        also_in={"bed": 1, "张床位": 1, "张床": 1, "张": 1},
        cues=("beds", "bed capacity", "床位", "编制床位"),
        headings=headings("beds", "床位", "床位数"),
    ),
    Attribute(
        "oxygen",
        "hospital",
        ValueKind.QUANTITY,
        unit="m3",
        also_in={"cubic metres": 1, "m³": 1, "立方米": 1, "立方": 1},
        cues=("oxygen", "liquid oxygen", "液氧", "氧气"),
        headings=headings("oxygen", "液氧"),
    ),
    Attribute(
        "closure",
        "hospital",
        ValueKind.DATE,
        many=True,
        cues=("closed", "closes", "closure", "停诊", "关闭"),
        headings=headings("closed on", "停诊日期"),
    ),
    Attribute(
        "pharmacist",
        "hospital",
        ValueKind.PERSON,
        cues=("pharmacist", "keys to the drug store", "药房负责人", "药剂师"),
        headings=headings("pharmacist", "药房负责人"),
    ),
    Attribute(
        "budget",
        "hospital",
        ValueKind.MONEY,
        cues=("security budget", "安保预算"),
        headings=headings("security budget", "安保预算"),
    ),
)

FREIGHT = pack(
    "freight",
    SubjectKind(
        "depot",
        known_as={
            "K": ("Kelso Yard", "Kelso", "凯索货场"),
            "A": ("Port Amber", "琥珀港"),
            "N": ("Minch Terminal", "明奇码头"),
        },
        looks_like=("{Name} (Yard|Terminal|Depot)", "{名}(货场|码头)"),
        headings=("depot", "terminal", "from", "货场", "码头"),
        population=Population.LISTED,
    ),
    Attribute(
        "departure",
        "depot",
        ValueKind.DATE,
        many=True,
        cues=("leaves", "departs", "departure", "sails", "发车", "起运", "离港"),
        headings=headings("departure", "departs", "发车日期"),
    ),
    Attribute(
        "cargo value",
        "depot",
        ValueKind.MONEY,
        cues=("worth", "cargo value", "insured for", "货值"),
        headings=headings("cargo value", "insured value", "货值"),
    ),
    Attribute(
        "escort",
        "depot",
        ValueKind.PERSON,
        many=True,
        cues=("escort", "escorted by", "押运员", "押运人"),
        headings=headings("escort", "押运员"),
    ),
    Attribute(
        "cargo",
        "depot",
        ValueKind.TEXT,
        one_of={
            "Medicine": ("vaccines", "insulin", "疫苗", "药品"),
            "Cash": ("banknotes", "现钞"),
            "Grain": ("wheat", "粮食"),
        },
        cues=("carries", "loaded with", "cargo", "装载", "货物"),
        headings=headings("cargo", "货物"),
    ),
    Attribute("position", "depot", ValueKind.COORDINATES, cues=("position", "lies at", "坐标"), headings=PLACE),
)


class Labelled(NamedTuple):
    pack: Pack
    file: str
    text: str
    facts: set[tuple[str, str, str]]


DOCUMENTS = {
    # ------------------------------------------------------------------ electricity
    "mail about an outage, with a signature": Labelled(
        POWER,
        "Re window.eml",
        """From: Oona Petrie <oona@example.org>
To: desk@example.org
Subject: window for the rotor
Date: Tue, 11 Feb 2025 09:12:00 +0000
Content-Type: text/plain; charset=utf-8

Hello all,

we agreed that Ravenscar will be out of service from 17 March 2025. The crane firm confirmed it by phone.

Kind regards
Oona Petrie
Tel. +44 20 7946 0123, office 12 MW building
""",
        {("R", "outage", "2025-03-17")},
    ),
    "minutes with a denial and another plant": Labelled(
        POWER,
        "minutes.md",
        """# Coordination, 6 May 2025

- Holmwood Falls: the outage will not begin on 2 June 2025, contrary to the leaflet.
- Tern Point is shut down on 9 June 2025 for blade repairs.
- Skelby had visitors. The installed capacity of Ravenscar was raised to 640 MW in the spring.
- Next meeting 20 May 2025.
""",
        {("T", "outage", "2025-06-09"), ("R", "capacity", "640")},
    ),
    "an exercise": Labelled(
        POWER,
        "exercise.txt",
        """Table-top exercise. Suppose Skelby goes offline on 3 July 2025 while the guard, Piet Marlow, is ill.
If Ravenscar were shut down on 4 July 2025 as well, who calls whom?
""",
        set(),
    ),
    "chat of the shift": Labelled(
        POWER,
        "shift.txt",
        """[2025-04-02 06:58] Ines Falk: morning. RVC still rated at 640 MW after the retrofit?
[2025-04-02 07:01] Tom Adeyemi: yes. Skelby stands at 54.1021, -1.2203 btw, the satnav is wrong
[2025-04-02 07:03] Ines Falk: thx. On the gate at Skelby today is Mr Hollis Crane
[2025-04-02 07:09] Tom Adeyemi: call 0151 496 0640 if he is late
""",
        {("R", "capacity", "640"), ("S", "location", "54.1021,-1.2203"), ("S", "guard", "Hollis Crane")},
    ),
    "capacity table with totals and decimal commas": Labelled(
        POWER,
        "capacity.csv",
        """Station;Installed capacity (MW);Remarks
Ravenscar;1.240,5;two sets
Holmwood Falls;85,25;
Tern Point;1.100;offshore
Total;2.425,75;
""",
        {("R", "capacity", "1240.5"), ("H", "capacity", "85.25"), ("T", "capacity", "1100")},
    ),
    "装机表": Labelled(
        POWER,
        "装机.csv",
        """厂站,装机容量（万千瓦）,备注
雷岬电厂,64,两台机组
霍林水电站,8.5,
合计,72.5,
""",
        {("R", "capacity", "640"), ("H", "capacity", "85")},
    ),
    "停电通知": Labelled(
        POWER,
        "通知.txt",
        """关于斯贝电厂检修的通知

斯贝电厂定于2025年9月1日至9月14日停机检修，期间由霍林水电站顶峰。
联系电话：0271-8842640。值守人：郭长青。
""",
        {("S", "outage", "2025-09-01"), ("S", "guard", "郭长青")},
    ),
    "例会": Labelled(
        POWER,
        "例会.md",
        """# 周例会

1. 燕角风电场并未安排在2025年5月6日停机，请更正。
2. 假如雷岬电厂2025年6月1日停运，缺口由外购解决。
3. 霍林水电站位于北纬29.4127°，东经118.6635°，道路已修通。
4. 会议室可容纳60人，预算12万元。
""",
        {("H", "location", "29.4127,118.6635")},
    ),
    "a contract in keys": Labelled(
        POWER,
        "contract.txt",
        """Plant: Skelby
Supplier: Brightwater Minerals Ltd
Contract no.: 2025-0640
Delivery from: 1 March 2025
Contact: Ann Lowe, 01632 960 640
""",
        {("S", "supplier", "Brightwater Minerals Ltd")},
    ),
    "supplied by": Labelled(
        POWER,
        "order.txt",
        "Limestone for Ravenscar Power Station is supplied by Quarrymen of Dent Ltd. Holmwood Falls needs none.\n",
        {("R", "supplier", "Quarrymen of Dent Ltd")},
    ),
    "namesakes": Labelled(
        POWER,
        "outing.txt",
        """The Tern Point Hotel is located at 51.2034, 1.4021 and closes early. Skelby Motors Ltd rents us two vans.
Tern Point Road is shut down on 8 August 2025 for the fair.
""",
        set(),
    ),
    "sizes in passing": Labelled(
        POWER,
        "visit.md",
        "We drove from Ravenscar (640 MW) to Holmwood Falls (85 MW) and had lunch for 24 EUR at Skelby.\n",
        {("R", "capacity", "640"), ("H", "capacity", "85")},
    ),
    "an empty form": Labelled(
        POWER,
        "form.txt",
        """Plant: ____________
Installed capacity (MW): ______
Outage from: dd/mm/yyyy
Guard: (name)
""",
        set(),
    ),
    # ------------------------------------------------------------------ hospitals
    "bed table with groups": Labelled(
        HEALTH,
        "beds.csv",
        """Hospital,Ward,Closed on,Pharmacist
Mercy Dale,A,2025-02-03,Lena Ortiz
,B,2025-02-10,
,C,,
Eastgate Infirmary,A,2025-03-01,Jon Reyes
,B,,
""",
        {
            ("M", "closure", "2025-02-03"),
            ("M", "closure", "2025-02-10"),
            ("M", "pharmacist", "Lena Ortiz"),
            ("E", "closure", "2025-03-01"),
            ("E", "pharmacist", "Jon Reyes"),
        },
    ),
    "a board paper": Labelled(
        HEALTH,
        "paper.md",
        """# Winter plan

St Brannoc's Hospital has 412 beds, Mercy Dale 188 beds. Together they treated 61,000 patients.
Eastgate is not to be closed on 1 December 2025; only its car park is.
The security budget of Mercy Dale is £240,000.
""",
        {("B", "beds", "412"), ("M", "beds", "188"), ("M", "budget", "240000 GBP")},
    ),
    "oxygen": Labelled(
        HEALTH,
        "oxygen.txt",
        """Subject: oxygen deliveries
St Brannoc's: liquid oxygen on site 18 m3, refilled weekly. The tanker (6.5 t) uses the back road.
Eastgate would have 9 m3 of oxygen if the second tank were approved.
""",
        {("B", "oxygen", "18")},
    ),
    "a house of the same name": Labelled(
        HEALTH,
        "social.txt",
        """Mercy Dale Garden Café closes on 5 June 2025. Eastgate Shopping Mall Ltd gives staff 10 %.
Ms Ada Quill is the pharmacist of St Brannoc's.
""",
        {("B", "pharmacist", "Ada Quill")},
    ),
    "床位": Labelled(
        HEALTH,
        "床位.txt",
        """慈谷医院编制床位180张，东关医院编制床位320张，两院合计500张。
圣布医院药房负责人为沈玉兰，液氧储量约18立方米。
""",
        {("M", "beds", "180"), ("E", "beds", "320"), ("B", "pharmacist", "沈玉兰"), ("B", "oxygen", "18")},
    ),
    "停诊": Labelled(
        HEALTH,
        "停诊.txt",
        """各科室：
东关医院门诊楼将于2025年10月3日停诊一天。慈谷医院不停诊。
东关医院路12号的药店10月3日照常营业。如遇台风，停诊日期另行通知。
""",
        {("E", "closure", "2025-10-03")},
    ),
    "hospital keys": Labelled(
        HEALTH,
        "site.txt",
        """Hospital: Eastgate Infirmary
Beds: 320
Pharmacist: Jon Reyes
Switchboard: 01632 960320
Closed on: n/a
""",
        {("E", "beds", "320"), ("E", "pharmacist", "Jon Reyes")},
    ),
    # ------------------------------------------------------------------ freight
    "a manifest": Labelled(
        FREIGHT,
        "manifest.csv",
        """Depot,Departure,Cargo,Insured value,Escort
Kelso Yard,2025-05-02,insulin,"€1,250,000",Ruth Abara
Port Amber,2025-05-03,banknotes,"€8,000,000",
Total,,,"€9,250,000",
""",
        {
            ("K", "departure", "2025-05-02"),
            ("K", "cargo", "Medicine"),
            ("K", "cargo value", "1250000 EUR"),
            ("K", "escort", "Ruth Abara"),
            ("A", "departure", "2025-05-03"),
            ("A", "cargo", "Cash"),
            ("A", "cargo value", "8000000 EUR"),
        },
    ),
    "dispatcher's chat": Labelled(
        FREIGHT,
        "dispatch.txt",
        """[2025-05-01 18:02] Femi Ojo: convoy leaves Kelso on 2 May 2025, escort is Ruth Abara
[2025-05-01 18:04] Jill Pope: and Minch? does it go if the bridge is shut?
[2025-05-01 18:05] Femi Ojo: Minch Terminal never departs on a Sunday, so nothing on 4 May 2025
""",
        {("K", "departure", "2025-05-02"), ("K", "escort", "Ruth Abara")},
    ),
    "押运": Labelled(
        FREIGHT,
        "押运.txt",
        """凯索货场的车队5月2日至2025年5月3日发车，装载疫苗，押运员为马志远。
琥珀港的船不再于2025年5月9日离港。
明奇码头货值约320万元，保险另计。
""",
        {
            ("K", "departure", "2025-05-02"),
            ("K", "cargo", "Medicine"),
            ("K", "escort", "马志远"),
            ("N", "cargo value", "3200000 CNY"),
        },
    ),
    "two depots in one paragraph": Labelled(
        FREIGHT,
        "brief.md",
        """Port Amber lies at 55.7012, 8.1204. Kelso Yard is forty minutes inland; its cargo is wheat this week.
Its next train leaves on 6 June 2025, weather permitting, and the canteen is open until nine.
""",
        {("A", "position", "55.7012,8.1204"), ("K", "cargo", "Grain"), ("K", "departure", "2025-06-06")},
    ),
    "a price list": Labelled(
        FREIGHT,
        "rates.csv",
        """Route,Price per pallet,Phone
Kelso - Port Amber,"€1,250",01632 960111
Port Amber - Minch Terminal,"€980",01632 960112
""",
        set(),
    ),
    "a namesake and an example": Labelled(
        FREIGHT,
        "training.txt",
        """Training sheet. For example, a lorry loaded with banknotes leaves Kelso Yard on 1 January 2030.
Kelso Brewery Ltd invites all drivers; the brewery's position is 55.5981, -2.4336.
""",
        set(),
    ),
    # ------------------------------------------------------------------ all three, in other words
    "no outage": Labelled(
        POWER,
        "note.txt",
        """There is no outage planned at Skelby on 5 May 2025. Ravenscar comes
offline on Monday, 12 May 2025, and Tern Point a week later.
""",
        {("R", "outage", "2025-05-12")},
    ),
    "a roster with a vacancy": Labelled(
        POWER,
        "a.md",
        """| Station | Guard | Outage from |
|---|---|---|
| Ravenscar | Ola Berg | 2025-06-01 |
| Skelby | vacant | none |
| **Total** | 2 | |
""",
        {("R", "guard", "Ola Berg"), ("R", "outage", "2025-06-01")},
    ),
    "a mail with a quoted one": Labelled(
        POWER,
        "b.eml",
        """From: a@example.org
To: b@example.org
Subject: Skelby
Content-Type: text/plain; charset=utf-8

Hi, quick one: installed capacity is 220 MW, and our limestone supplier is now Fenwick & Sons Ltd.

> On 3 May you wrote:
> If Ravenscar goes offline on 1 June 2025 we are short.
""",
        {("S", "capacity", "220"), ("S", "supplier", "Fenwick & Sons Ltd")},
    ),
    "电厂登记": Labelled(
        POWER,
        "d.txt",
        """厂站：霍林水电站
装机容量：85兆瓦
坐标：29.4127，118.6635
供应商：中岭机电设备有限公司
停运日期：待定
""",
        {("H", "capacity", "85"), ("H", "location", "29.4127,118.6635"), ("H", "supplier", "中岭机电设备有限公司")},
    ),
    "分别": Labelled(
        HEALTH,
        "e.txt",
        """圣布医院与慈谷医院床位分别为412张和188张。东关医院床位紧张。若东关医院2025年8月1日关闭，病人转往圣布医院。
""",
        {("B", "beds", "412"), ("M", "beds", "188")},
    ),
    "a page with a sum": Labelled(
        HEALTH,
        "f.html",
        """<html><body><h1>Mercy Dale</h1><p>Painted: two corridors.</p>
<table><tr><th>Hospital</th><th>Beds</th></tr><tr><td>Mercy Dale</td><td>188</td></tr>
<tr><td>Eastgate</td><td>320</td></tr><tr><td>All sites</td><td>508</td></tr></table></body></html>""",
        {("E", "beds", "320"), ("M", "beds", "188")},
    ),
    "two sections": Labelled(
        HEALTH,
        "g.md",
        """## Eastgate Infirmary

The pharmacist is Dr Noor Hadi. Liquid oxygen: 9 m³.

## Mercy Dale

Closed on 24 December 2025. It has 188 beds.
""",
        {("E", "oxygen", "9"), ("E", "pharmacist", "Noor Hadi"), ("M", "beds", "188"), ("M", "closure", "2025-12-24")},
    ),
    "one long sentence": Labelled(
        FREIGHT,
        "h.txt",
        """The train from Kelso Yard, loaded with vaccines worth EUR 2.4 million, leaves on 7 July 2025 and
is escorted by Ms Dana Weir. Port Amber was not told.
""",
        {
            ("K", "cargo", "Medicine"),
            ("K", "cargo value", "2400000 EUR"),
            ("K", "departure", "2025-07-07"),
            ("K", "escort", "Dana Weir"),
        },
    ),
    "thousands of euros": Labelled(
        FREIGHT,
        "i.csv",
        """Terminal,lat,lon,Cargo value (kEUR)
Minch Terminal,57.901,-5.802,980
Port Amber,55.7012,8.1204,
""",
        {("A", "position", "55.7012,8.1204"), ("N", "cargo value", "980000 EUR"), ("N", "position", "57.901,-5.802")},
    ),
    "封航": Labelled(
        FREIGHT,
        "j.txt",
        """琥珀港6月3日至6月5日封航。凯索货场将于2025年6月6日起运粮食，押运员：高志强、罗建华。
""",
        {("K", "departure", "2025-06-06"), ("K", "escort", "罗建华"), ("K", "escort", "高志强")},
    ),
    "questions and answers": Labelled(
        FREIGHT,
        "k.txt",
        """Q: When does the convoy leave Minch?
A: Minch Terminal departs 9 June 2025 at 04:30.
Q: And is it banknotes again?
A: Ask Ruth.
""",
        {("N", "departure", "2025-06-09")},
    ),
    "a departure that is cancelled": Labelled(
        FREIGHT,
        "l.txt",
        """Cancelled: departure from Kelso Yard on 3 June 2025. New departure 10 June 2025.
""",
        {("K", "departure", "2025-06-10")},
    ),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_gives_what_a_careful_reader_takes_from_it(name: str) -> None:
    labelled = DOCUMENTS[name]
    source = Source(FileId(labelled.file), labelled.file, "1")
    found = Extractor(labelled.pack).extract(read_document(labelled.text.encode(), source))
    counting = [fact for fact in found.facts if labelled.pack.attributes[fact.attribute].counts(fact.modality)]
    known = {(fact.subject.value, fact.attribute, fact.value) for fact in counting if fact.confidence >= FLOOR}
    assert known == labelled.facts
