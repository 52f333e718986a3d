"""What looks like an exposure and is none, and the files that are marked already."""

from __future__ import annotations

from paper import Paper, Said, archive, as_json, docx, eml, page_html, photo, table_csv, text, xlsx
from planted import FRAMEWORK, FRAMEWORK_OTHER, NOTICE
from region import (
    CHATS,
    CONTRACTS,
    MAINTENANCE,
    MAPS,
    MEETINGS,
    OPERATIONS,
    PHOTOS,
    PLANNING,
    PLANTS,
    STAFF,
    TEMPLATES,
)

WHITESTONE = f"{MAINTENANCE}/Notices 通知/2025-03-26 白岩电厂停电通知.txt"
CATERING = f"{MEETINGS}/2025-02-11 Canteen committee.docx"
MARINA = f"{MEETINGS}/2025-02-25 Summer outing.html"
LOTUS = f"{MAINTENANCE}/Notices 通知/2025-03-27 Lotus Reach.md"
RUMOUR = f"{MEETINGS}/2025-03-11 Weekly coordination.md"
DRILL = f"{MEETINGS}/2025-03-04 桌面演练.docx"
VISIT = f"{MEETINGS}/2025-01-22 Study trip.html"
PATROL = f"{CHATS}/Staff 全员/Front desk 2025-03.txt"
STILLWATER = f"{MAINTENANCE}/Notices 通知/2025-03-31 静水水电站.txt"
BUDGET = f"{OPERATIONS}/Budget/Quarry Head 2025.csv"
SEDGE = f"{OPERATIONS}/Capacity returns 出力上报/2025-02 Nanhu.json"
PLAN = f"{MAINTENANCE}/Plans 计划/Outage plan 2025.csv"
GATE_PASS = f"{TEMPLATES}/Gate pass 出入证.docx"
PASSES = tuple(f"{MEETINGS}/Visitors 来访/Gate pass {name}.docx" for name in ("2025-02-03", "2025-02-17"))
RESTRICTED = f"{PLANNING}/东岭电网规划（上报稿）.docx"
PRICES = f"{CONTRACTS}/Supply 采购/Price annex 2025.docx"
REVIEW = f"{STAFF}/2024年度考核汇总.docx"


def papers() -> list[Paper]:
    """Return the files that must expose nothing."""
    return [*_namesakes(), *_unsaid(), *_nearly(), *_numbers(), *_forms(), *_marked()]


def _namesakes() -> list[Paper]:
    return [
        Paper(
            WHITESTONE,
            "2025-03-26",
            text("各班组：", "", "白岩电厂将于2025年4月21日停运一天，更换主变油枕。", "请提前安排。"),
            (Said("QH-06", "outage", "2025-04-21"),),
        ),
        Paper(
            CATERING,
            "2025-02-11",
            docx(
                "# Canteen committee, 11 February 2025",
                "Whitestone Catering Ltd keeps the contract for another year. Its new kitchen is located at "
                "20.4602, 128.7303, next to the laundry; deliveries before seven.",
                "白岩镇的面包房仍为备选。",
                "Vegetarian dishes twice a week. Ida to write to the suppliers.",
                title="Canteen committee",
                author="Nadia Brook",
                day="2025-02-11",
            ),
        ),
        Paper(
            LOTUS,
            "2025-03-27",
            text("# Lotus Reach", "", "The plant is out of service on 28 April 2025 for the yearly boiler inspection."),
            (Said("NH-01", "outage", "2025-04-28"),),
        ),
        Paper(
            MARINA,
            "2025-02-25",
            page_html(
                "Summer outing",
                "<p>This year we sail. Lotus Reach Marina Ltd has two boats for us on 21 June 2025; the berth is at "
                "22.0530, 128.9061, five minutes from the bus stop.</p>",
                "<p>Bring sun cream. 请自备防晒霜。</p>",
            ),
        ),
        Paper(
            VISIT,
            "2025-01-22",
            page_html(
                "Study trip",
                "<p>Harbour Lights Power Station, across the strait, received us kindly. It stands at 23.9014, "
                "130.2217 and will be out of service from 7 July 2025. The guard on the gate, Mr Edvin Stahl, "
                "let us in without a form.</p>",
                "<p>Photos are with Tess.</p>",
            ),
        ),
    ]


def _unsaid() -> list[Paper]:
    return [
        Paper(
            RUMOUR,
            "2025-03-11",
            text(
                "# Weekly coordination, 11 March 2025",
                "",
                "1. Contrary to what was said in the corridor, Tanner Bay Power Station will not be out of service on "
                "5 May 2025.",
                "2. Timesheets are late again.",
                "3. Forklift licences: three colleagues sit the test in April.",
            ),
        ),
        Paper(
            DRILL,
            "2025-03-04",
            docx(
                "# 桌面演练脚本",
                "本脚本仅供演练。",
                "假设隼岭风电场于2025年5月12日停运，各岗位应如何通报？",
                "If Kestrel Ridge were out of service on 13 May 2025, who would call the dispatcher?",
                "讨论时间三十分钟，之后点评。",
                title="桌面演练脚本",
                day="2025-03-04",
            ),
        ),
        Paper(
            PATROL,
            "2025-03-28",
            text(
                "[2025-03-28 10:02] Nadia Brook: who has the key to the bike shed?",
                "[2025-03-28 10:05] Yan Bo: Larkfield Solar is unmanned. "
                "At Stillwater Hydro the guard is 郭和平, ask him.",
                "[2025-03-28 10:06] Nadia Brook: different key but thanks",
            ),
            (Said("QH-02", "guard", "郭和平"),),
        ),
    ]


def _nearly() -> list[Paper]:
    plan = [
        ["厂站名称", "停运日期", "天数", "工作内容"],
        ["静水水电站", "2025-04-09", 4, "励磁改造"],
        ["铜门电厂", "2025-06-02", 21, "A修"],
        ["松壁电厂", "2025-09-15", 30, "锅炉大修"],
        ["鲣岬电厂", "2025-10-08", 12, "循环水泵"],
    ]
    days = {"QH-02": "2025-04-09", "DL-03": "2025-06-02", "NH-06": "2025-09-15", "DL-10": "2025-10-08"}
    return [
        Paper(
            STILLWATER,
            "2025-03-31",
            text("通知：静水水电站计划于2025年4月9日停机四天，进行励磁改造。", "现场联系人见检修班公告。"),
            (Said("QH-02", "outage", "2025-04-09"),),
        ),
        Paper(
            PLAN,
            "2025-01-08",
            table_csv(plan, "gb18030"),
            tuple(Said(plant, "outage", day) for plant, day in days.items()),
        ),
        Paper(
            f"{MAINTENANCE}/Contractors 外包/Method statement Pinewall.docx",
            "2025-02-20",
            docx(
                "# Method statement: scaffold, boiler house",
                "Work at Pinewall Power Station begins when the plant is shut down on 15 September 2025.",
                "Helmets, harness, two-person rule. Hot work only with a permit.",
                title="Method statement",
                author="Jory Finch",
                day="2025-02-20",
            ),
            (Said("NH-06", "outage", "2025-09-15"),),
        ),
    ]


def _numbers() -> list[Paper]:
    budget = [
        ["Item", "Site", "Amount (kCNY)", "Remark"],
        ["Capacity building, two courses", "Quarry Head", 80, ""],
        ["Metered energy, own use", "Quarry Head", 450, "450 MWh in the year"],
        ["Switchboard", "Quarry Head", 120, "call 021-4251-0500"],
    ]
    nanhu = [
        {"plant": "莎洲风电场", "capacity (MW)": 48, "month": "2025-02"},
        {"plant": "Total", "capacity (MW)": 1310, "month": "2025-02"},
    ]
    return [
        Paper(BUDGET, "2025-01-15", table_csv(budget)),
        Paper(
            SEDGE,
            "2025-03-03",
            as_json(nanhu),
            (Said("NH-05", "capacity", "48"),),
        ),
        Paper(
            f"{OPERATIONS}/Mail/Quarry Head metering.eml",
            "2025-02-14",
            eml(
                "Quarry Head metering",
                "Ida Marsh <ida.marsh@grid.example>",
                "chen.yu@grid.example",
                "Fri, 14 Feb 2025 16:20:00 +0800",
                "Yu,\n\nthe main meter at Quarry Head ran 80 MWh short in January. A technician comes on Monday; "
                "we have no capacity to do it ourselves.\n\nIda\n",
            ),
        ),
    ]


def _pass(visitor: str, site: str, day: str) -> bytes:
    return docx(
        "# Gate pass 出入证",
        [["Visitor 来访人", visitor], ["Visit to 到访", site], ["Day 日期", day], ["Purpose 事由", "Inspection 检查"]],
        "Please wear the badge where it can be seen and hand it back when leaving. 请佩戴并于离开时交还。",
        title="Gate pass",
        day="2025-01-06",
    )


def _forms() -> list[Paper]:
    filled = (("Dr Amos Pell", "Aldermoor Power Station", "3 Feb"), ("Ms Lena Ruiz", "Ninefold Falls", "17 Feb"))
    return [
        Paper(GATE_PASS, "2025-01-06", _pass("", "", "")),
        *(Paper(path, path[-15:-5], _pass(*entry)) for path, entry in zip(PASSES, filled, strict=True)),
    ]


def _marked() -> list[Paper]:
    planned = ("DL-07", "DL-08", "DL-09", "DL-10")
    sizes = {"DL-07": 150, "DL-08": 300, "DL-09": 40, "DL-10": 660}
    rows = [["厂站名称", "装机容量（MW）", "纬度", "经度"]] + [
        [PLANTS[plant].zh, sizes[plant], PLANTS[plant].latitude, PLANTS[plant].longitude] for plant in planned
    ]
    return [
        Paper(
            RESTRICTED,
            "2025-02-28",
            docx(
                "秘密★5年",
                "# 东岭电网规划（上报稿）",
                "下表所列厂站为本期规划范围。",
                rows,
                title="东岭电网规划",
                author="规划处",
                day="2025-02-28",
            ),
            tuple(
                said
                for plant in planned
                for said in (
                    Said(plant, "capacity", str(sizes[plant])),
                    Said(plant, "location", PLANTS[plant].location),
                )
            ),
        ),
        Paper(
            PRICES,
            "2025-01-14",
            docx(
                "# Price annex 2025",
                "Unit prices are fixed for the first half year and indexed afterwards.",
                [["Grade", "CNY per tonne"], ["A", "612"], ["B", "578"]],
                title="Price annex",
                day="2025-01-14",
                header="CONFIDENTIAL",
            ),
        ),
        Paper(
            REVIEW,
            "2025-01-10",
            docx(
                "内部资料",
                "# 2024年度考核汇总",
                "优秀三人，合格十七人。个人结果另行通知。",
                title="考核汇总",
                day="2025-01-10",
            ),
        ),
        Paper(
            f"{PHOTOS}/Ferry 2024.jpg",
            "2024-11-19",
            photo("2024-11-19", description="On the ferry", place=(21.7801, 129.0404)),
            status="needs_ocr",
        ),
        Paper(
            f"{MAPS}/Survey 测绘/raw.zip",
            "2024-12-11",
            archive({"readme.txt": text("Raw tracks are with the surveyor.")}),
        ),
        Paper(
            f"{OPERATIONS}/Outage desk 2025.xlsx",
            "2025-01-20",
            xlsx({"Rota": [["Week", "Desk"], ["W3", "Deng Wei"], ["W4", "Sun Hao"], ["W5", "Tess Okoro"]]}),
        ),
    ]


def negatives() -> list[dict[str, object]]:
    """Return what must not be reported, each with why it might be."""

    def no_fact(why: str, file: str, subject: str, attribute: str) -> dict[str, object]:
        return {"why": why, "file": file, "subject": subject, "attribute": attribute}

    def not_revealed(why: str, subject: str) -> dict[str, object]:
        return {"why": why, "insight": "when a plant stands open", "subject": subject}

    return [
        no_fact("a caterer called like a plant", CATERING, "QH-06", "location"),
        no_fact("a marina called like a plant", MARINA, "NH-01", "location"),
        no_fact("an outage that is denied", RUMOUR, "QH-04", "outage"),
        no_fact("an outage that is only supposed, in Chinese and in English", DRILL, "QH-03", "outage"),
        no_fact("a guard of another plant in the same paragraph", PATROL, "QH-07", "guard"),
        no_fact("a course budget, an energy and a telephone number", BUDGET, "DL-08", "capacity"),
        no_fact(
            "an energy beside the word capacity", f"{OPERATIONS}/Mail/Quarry Head metering.eml", "DL-08", "capacity"
        ),
        not_revealed("an outage and a guard, no place", "QH-02"),
        not_revealed("an outage and a place, no guard", "QH-07"),
        not_revealed("a plant that the list does not have", "harbour lights power station"),
        {"why": "a total row", "insight": "where the capacity is", "scope": "Dongling", "revealed_at_most": 6},
        {"why": "one plant of six", "insight": "where the capacity is", "scope": "Nanhu"},
        {"why": "no capacity at all", "insight": "where the capacity is", "scope": "Qinghe"},
        {
            "why": "an outage and a guard until somebody adds the place",
            "insight": "when a plant stands open",
            "scope": "Nanhu",
        },
        {"why": "all who can put it together may know it", "insight": "when the reserve is least", "scope": None},
        {"why": "a form filled in for another plant", "copies": [FRAMEWORK, FRAMEWORK_OTHER]},
        {"why": "two passes on one form", "copies": list(PASSES)},
        {"why": "two notices of one day", "copies": [NOTICE, STILLWATER]},
    ]
