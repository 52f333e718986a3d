"""The rest of a group drive: what every office keeps, and what no reader can open."""

from __future__ import annotations

from random import Random

from paper import (
    Paper,
    archive,
    as_json,
    docx,
    drawing,
    eml,
    film,
    old_word,
    page_html,
    pdf,
    photo,
    scanned_pdf,
    slides,
    table_csv,
    table_html,
    text,
    xlsx,
)
from region import (
    ARCHIVE,
    CHATS,
    CONTRACTS,
    GROUPS,
    MAINTENANCE,
    MAPS,
    MEETINGS,
    OPERATIONS,
    PHOTOS,
    PLANNING,
    STAFF,
    TEMPLATES,
)


def papers(random: Random) -> list[Paper]:
    """Return harmless files, and those that cannot be read."""
    return [*_office(), *_staff(random), *_desks(random), *_templates(), *_unreadable()]


def _office() -> list[Paper]:
    return [
        Paper(
            f"{MEETINGS}/2025-01-14 Weekly coordination.md",
            "2025-01-14",
            text(
                "# Weekly coordination, 14 January 2025",
                "",
                "1. Heating in the annex.",
                "2. New badges from February.",
                "3. AOB: none.",
            ),
        ),
        Paper(
            f"{MEETINGS}/2025-02-04 例会纪要.docx",
            "2025-02-04",
            docx(
                "# 2025年2月4日例会纪要",
                "一、通报节后复工情况，各岗位到岗正常。",
                "二、车辆年检由后勤统一办理，二月底前完成。",
                "三、档案室搬迁至三楼，旧钥匙作废。",
                title="例会纪要",
                day="2025-02-04",
            ),
        ),
        Paper(
            f"{MEETINGS}/2025-02-18 Weekly coordination.md",
            "2025-02-18",
            text(
                "# Weekly coordination, 18 February 2025",
                "",
                "1. Printer pool.",
                "2. Fire drill on the last Friday.",
                "3. 下周例会改到周三。",
            ),
        ),
        Paper(
            f"{MEETINGS}/2025-03-25 安全月.pptx", "2025-03-25", slides("安全月", "Safety month: gloves on, phones away")
        ),
        Paper(
            f"{MEETINGS}/2025-03-25 安全月启动会.txt",
            "2025-03-25",
            text(
                "安全月启动会",
                "",
                "时间：三月二十五日下午两点",
                "地点：一楼会议室",
                "议程：领导讲话；观看短片；签承诺书。",
            ),
        ),
        Paper(
            f"{MEETINGS}/Actions.json",
            "2025-03-25",
            as_json(
                [
                    {"no": 1, "what": "repair coffee machine", "who": "Nadia Brook", "due": "2025-04-04"},
                    {"no": 2, "what": "档案室搬迁", "who": "吴杰", "due": "2025-03-31"},
                    {"no": 3, "what": "ask for bus timetable", "who": "Yan Bo", "due": "2025-04-11"},
                ]
            ),
        ),
        Paper(
            f"{MAPS}/Fire assembly points.html",
            "2024-11-05",
            page_html(
                "Fire assembly points", table_html([["Building", "Where"], ["Main", "car park"], ["Annex", "lawn"]])
            ),
        ),
        Paper(
            f"{MAPS}/图例说明.md",
            "2024-11-05",
            text("# 图例说明", "", "- 红线：35 kV 以上", "- 蓝线：河道", "- 灰色：道路", "", "比例尺以图上为准。"),
        ),
        Paper(
            f"{PHOTOS}/Team day/IMG_0112.jpg",
            "2024-12-20",
            photo("2024-12-20", description="Team day, cake"),
            status="needs_ocr",
        ),
        Paper(
            f"{PHOTOS}/Team day/IMG_0113.jpg",
            "2024-12-20",
            photo("2024-12-20", description="年会合影"),
            status="needs_ocr",
        ),
        Paper(
            f"{CHATS}/Staff 全员/Football 2025-02.txt",
            "2025-02-21",
            text(
                "2025-02-20 18:01 Bram T.: pitch is wet, moving to the hall",
                "2025-02-20 18:04 Ravi: who brings the ball",
                "2025-02-20 18:05 严波: 我带",
                "2025-02-21 08:30 Ravi: 7:5, well played all",
            ),
        ),
        Paper(
            f"{CHATS}/Staff 全员/食堂群 2025-03.txt",
            "2025-03-14",
            text(
                "2025-03-14 10:30 食堂: 今日午餐 红烧鱼 麻婆豆腐 青菜",
                "2025-03-14 10:31 吴杰: 给我留一份",
                "2025-03-14 12:20 严波: 鱼没了[捂脸]",
            ),
        ),
        Paper(
            f"{CHATS}/Shift desk 值班台/2025-03.txt",
            "2025-03-16",
            text(
                "2025-03-16 06:55 Sun Hao: kettle is broken",
                "2025-03-16 06:57 Ida: there is one in the annex",
                "2025-03-16 19:02 邓伟: 接班",
            ),
        ),
    ]


def _staff(random: Random) -> list[Paper]:
    people = sorted({member for group, members in GROUPS.items() if group != "all-staff" for member in members})
    hours = [["Person", "Week", "Hours"]] + [
        [person, f"W{week}", 32 + 2 * random.randrange(6)] for person in people for week in (9, 10, 11)
    ]
    leave = [["姓名", "剩余年假（天）"]] + [[person, random.randrange(2, 16)] for person in people]
    return [
        Paper(f"{STAFF}/Timesheets 2025-W09-W11.csv", "2025-03-17", table_csv(hours)),
        Paper(f"{STAFF}/年假余额.xlsx", "2025-03-01", xlsx({"年假": leave})),
        Paper(
            f"{STAFF}/Noticeboard 公告栏/Canteen menu W12.html",
            "2025-03-14",
            page_html(
                "Canteen, week 12",
                table_html([["Day", "Dish"], ["Mon", "Noodle soup"], ["Tue", "Lentils"], ["Wed", "鱼香肉丝"]]),
            ),
        ),
        Paper(
            f"{STAFF}/Noticeboard 公告栏/Training calendar.csv",
            "2025-01-03",
            table_csv(
                [
                    ["Course", "Day", "Seats"],
                    ["First aid", "2025-04-10", 12],
                    ["Working at height", "2025-05-08", 8],
                    ["消防", "2025-06-12", 30],
                ]
            ),
        ),
        Paper(
            f"{STAFF}/Noticeboard 公告栏/放假通知.docx",
            "2025-03-28",
            docx(
                "# 关于清明节放假的通知",
                "4月4日至6日放假，共三天。值班安排另行通知。",
                title="放假通知",
                day="2025-03-28",
            ),
        ),
        Paper(
            f"{STAFF}/Noticeboard 公告栏/Bicycle scheme.pdf",
            "2025-02-07",
            pdf(
                [
                    [
                        "Bicycle scheme",
                        "",
                        "Staff can lease a bicycle through payroll.",
                        "职工可办理自行车租赁，详询人事。",
                    ]
                ],
                title="Bicycle scheme",
            ),
        ),
        Paper(
            f"{STAFF}/Application forklift.eml",
            "2025-02-19",
            eml(
                "Forklift licence",
                "Yan Bo <yan.bo@grid.example>",
                "hr@grid.example",
                "Wed, 19 Feb 2025 09:12:00 +0800",
                "Hello Nadia,\n\nplease put me down for the April test.\n\nYan\n",
            ),
        ),
    ]


def _desks(random: Random) -> list[Paper]:
    feeder = [["Feeder", "Trips", "Reclosed"]] + [
        [f"F{number:02}", n := random.randrange(5), n] for number in range(1, 13)
    ]
    spares = [["Part", "Shelf", "Count"]] + [
        [part, f"{random.choice('ABC')}{random.randrange(1, 30)}", random.randrange(40)]
        for part in ("gasket 80", "bearing 6205", "fuse 63 A", "oil filter", "V-belt", "皮带", "密封圈")
    ]
    return [
        Paper(f"{OPERATIONS}/Feeder trips 2025-02.csv", "2025-03-02", table_csv(feeder)),
        Paper(
            f"{OPERATIONS}/Shift handover 交接班/2025-03-06 early shift.md",
            "2025-03-06",
            text(
                "# Early shift, 6 March 2025",
                "",
                "- Fog until nine.",
                "- Radio 2 has a battery again.",
                "- 本班无操作票。",
            ),
        ),
        Paper(
            f"{OPERATIONS}/Mail/Desk chairs.eml",
            "2025-01-29",
            eml(
                "Desk chairs",
                "Tess Okoro <tess.okoro@grid.example>",
                "ops@grid.example",
                "Wed, 29 Jan 2025 11:00:00 +0800",
                "The new chairs arrive on Thursday. Please clear the corridor.\n",
            ),
        ),
        Paper(
            f"{OPERATIONS}/操作术语.txt",
            "2024-10-08",
            text("合闸：使断路器闭合。", "拉闸：使断路器断开。", "冷备用：设备与带电部分有明显断开点。"),
        ),
        Paper(f"{MAINTENANCE}/Spares 备件.xlsx", "2025-02-10", xlsx({"Store": spares})),
        Paper(
            f"{MAINTENANCE}/Lubrication guide.pdf",
            "2024-09-12",
            pdf(
                [
                    ["Lubrication guide", "", "Grease bearings every 2,000 hours.", "Do not mix soap types."],
                    ["Page 2", "Oil grades: see the drum."],
                ]
            ),
        ),
        Paper(
            f"{MAINTENANCE}/工具借用登记.csv",
            "2025-03-12",
            table_csv(
                [
                    ["日期", "工具", "借用人", "归还"],
                    ["2025-03-03", "扭力扳手", "何军", "是"],
                    ["2025-03-12", "红外测温仪", "严波", "否"],
                ],
                "gb18030",
            ),
        ),
        Paper(
            f"{MAINTENANCE}/Contractors 外包/Site rules.md",
            "2025-01-02",
            text("# Site rules", "", "Sign in, wear a helmet, keep to the yellow line. 进场须登记。"),
        ),
        Paper(
            f"{CONTRACTS}/Office/Cleaning 2025.pdf",
            "2025-01-02",
            pdf(
                [["Cleaning contract 2025", "", "Rooms on all floors, five days a week.", "Brightwater Services Ltd"]],
                title="Cleaning",
            ),
        ),
        Paper(
            f"{CONTRACTS}/Office/Invoices 2025-02.zip",
            "2025-03-04",
            archive(
                {
                    "0211 paper.txt": text("Invoice 0211", "40 boxes of paper", "CNY 4,800"),
                    "0219 toner.csv": table_csv([["Article", "Pieces", "CNY"], ["Toner black", 6, 2520]]),
                }
            ),
        ),
        Paper(
            f"{CONTRACTS}/供应商通讯录.json",
            "2025-01-17",
            as_json(
                [
                    {"company": "晨纸文具有限公司", "phone": "021-4100-2000"},
                    {"company": "Brightwater Services Ltd", "phone": "021-4100-3311"},
                ]
            ),
        ),
        Paper(
            f"{CONTRACTS}/Logistics 物流/Courier rates.html",
            "2025-01-17",
            page_html("Courier rates", table_html([["Up to", "CNY"], ["1 kg", "12"], ["5 kg", "28"]])),
        ),
        Paper(
            f"{ARCHIVE}/Operations/2023 retrospective.md",
            "2024-01-15",
            text(
                "# 2023 in review",
                "",
                "A quiet year. Fewer trips than in 2022, more training days.",
                "全年无人身事故。",
            ),
        ),
        Paper(
            f"{PLANNING}/Reading list.md",
            "2025-02-02",
            text("# Reading list", "", "- Storage on small islands", "- 需求侧响应综述", "- Tariffs and time of use"),
        ),
    ]


def _templates() -> list[Paper]:
    return [
        Paper(
            f"{TEMPLATES}/Minutes 纪要.md",
            "2024-10-01",
            text("# <Meeting>, <day>", "", "Present:", "", "1. Minutes of last time", "2.", "3. AOB"),
        ),
        Paper(
            f"{TEMPLATES}/Outage notice 停电通知.txt",
            "2024-10-01",
            text("<厂站> 将于 <日期> 停机，<天数>天。", "<plant> will be out of service from <day>."),
        ),
        Paper(
            f"{TEMPLATES}/Roster 排班.csv",
            "2024-10-01",
            table_csv([["Station 厂站", "Week 周", "On the gate 值班门卫"], ["", "", ""]]),
        ),
    ]


def _unreadable() -> list[Paper]:
    lines = ["SITE SKETCH", "drawn 1988", "see sheet 2 for levels"]
    return [
        Paper(f"{ARCHIVE}/Sketch 1988 scan.pdf", "2024-05-06", scanned_pdf(lines), status="needs_ocr"),
        Paper(
            f"{PLANNING}/Board paper.pdf",
            "2025-03-07",
            pdf([["Board paper"]], password="ask-the-board"),  # noqa: S106 - there is nothing behind it
            status="encrypted",
        ),
        Paper(f"{ARCHIVE}/Rules 2004.doc", "2024-04-01", old_word(), status="unsupported"),
        Paper(f"{PHOTOS}/Drone/flight 3.mp4", "2025-02-06", film(), status="unsupported"),
        Paper(f"{MAPS}/legend.png", "2024-11-05", drawing(), status="needs_ocr"),
    ]
