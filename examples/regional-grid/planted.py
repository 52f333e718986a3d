"""What is planted: three exposures, each spread over files that give away nothing alone."""

from __future__ import annotations

from paper import Paper, Said, as_json, docx, eml, page_html, pdf, photo, table_csv, table_html, text, xlsx
from region import ARCHIVE, CHATS, CONTRACTS, MAINTENANCE, MAPS, MEETINGS, OPERATIONS, PHOTOS, PLANTS, STAFF

NOTICE = f"{MAINTENANCE}/Notices 通知/2025-03-20 鹭堰机组检修通知.docx"
NOTICE_COPY = f"{ARCHIVE}/Notices 2025/2025-03-20 鹭堰机组检修通知.docx"
NOTICE_AGAIN = f"{MEETINGS}/2025-03-24 附件 检修通知（重排）.docx"
COORDINATION = f"{MEETINGS}/2025-03-18 Weekly coordination.md"
ROSTER = f"{STAFF}/Noticeboard 公告栏/Gate roster April 2025 门卫排班.xlsx"
ROADS = f"{MAPS}/Access roads.html"
SPILLWAY = f"{PHOTOS}/Heron Weir 鹭堰/IMG_20250206_102411.jpg"
CARS = f"{CHATS}/Staff 全员/出车群 2025-03.txt"
OSPREY = f"{MAINTENANCE}/Notices 通知/2025-04-02 Osprey Dam.txt"

RETURNS = f"{OPERATIONS}/Capacity returns 出力上报/2025-02 东岭.xlsx"
HANDOVER = f"{OPERATIONS}/Shift handover 交接班/2025-03-05 late shift.md"
SHIFT_DESK = f"{CHATS}/Shift desk 值班台/2025-02.txt"
POINTS = f"{MAPS}/Survey 测绘/dongling_points.csv"
MARKERS = f"{MAPS}/Survey 测绘/markers.json"
HERITAGE = f"{MAPS}/Heritage assessment Copper Gate.pdf"

YARD = f"{OPERATIONS}/Fuel 燃料/Coal yard 2025-W10.xlsx"
QUAY = f"{OPERATIONS}/Mail/Fuel position at the quay.eml"
PURCHASE = f"{CONTRACTS}/Supply 采购/HT-2025-014 煤炭购销合同.pdf"
FRAMEWORK = f"{CONTRACTS}/Supply 采购/Framework order 2025 Basalt Quay.docx"
BARGES = f"{CONTRACTS}/Logistics 物流/March calls.csv"
FRAMEWORK_OTHER = f"{CONTRACTS}/Supply 采购/Framework order 2025 Gannet Point.docx"


def _at(plant: str) -> Said:
    return Said(plant, "location", PLANTS[plant].location)


def papers() -> list[Paper]:
    """Return the files that hold the three exposures."""
    return [*_heron_weir(), *_dongling(), *_fuel()]


def _notice(*more: str) -> bytes:
    return docx(
        "# 关于鹭堰水电站机组检修的通知",
        "各部门、各班组：",
        "根据年度检修安排，鹭堰水电站1号、2号机组将于2025年4月14日起停机检修，预计工期九天，期间两台机组同时退出运行。",
        "请各班组提前做好工器具清点、备品备件领用和安全交底，检修期间的用车由后勤统一安排，不再单独派车。",
        "上下游水位由集控室负责通报，闸门操作一律执行操作票制度，任何人不得擅自进入廊道和集水井。",
        "检修结束后由运行、检修双方共同验收，验收资料交档案室存档，相关费用列入本年度修理费。",
        "请各单位于本月底前将参加人员名单报综合办，联系电话内线 4127。",
        "检修班",
        *more,
        title="关于鹭堰水电站机组检修的通知",
        day="2025-03-20",
    )


def _heron_weir() -> list[Paper]:
    outage = (Said("QH-05", "outage", "2025-04-14"),)
    guards = [
        ["Station 厂站", "Week 周", "On the gate 值班门卫", "Relief 替班"],
        ["Heron Weir 鹭堰水电站", "W16", "Silas Wren", "Otto Brandl"],
        ["Stillwater Hydro", "W16", "郭和平", "孟祥"],
        ["Osprey Dam", "W17", "Pia Norling", "Otto Brandl"],
        ["Whitestone Power Station", "W16", "康永年", "孟祥"],
        ["Kestrel Ridge", "W17", "Bram Tolliver", ""],
        ["皮湾电厂", "W17", "Ines Cadwell", "孟祥"],
        ["Lotus Reach", "W16", "袁少安", ""],
        ["Fennel Cross", "W17", "Otto Brandl", ""],
    ]
    on_gate = {
        "QH-05": "Silas Wren",
        "QH-02": "郭和平",
        "NH-03": "Pia Norling",
        "QH-06": "康永年",
        "QH-03": "Bram Tolliver",
        "QH-04": "Ines Cadwell",
        "NH-01": "袁少安",
        "DL-09": "Otto Brandl",
    }
    roads = [["Site", "Latitude", "Longitude", "Last mile"]] + [
        [PLANTS[plant].name, f"{PLANTS[plant].latitude:.4f}", f"{PLANTS[plant].longitude:.4f}", last]
        for plant, last in (
            ("QH-05", "gravel, 3.5 t limit on the bridge"),
            ("QH-07", "paved"),
            ("QH-03", "forest track, chains in winter"),
            ("QH-04", "paved, turn at the fish market"),
            ("NH-05", "ferry, four sailings a day"),
        )
    ]
    return [
        Paper(NOTICE, "2025-03-20", _notice(), outage),
        Paper(NOTICE_COPY, "2025-03-28", _notice(), outage),
        Paper(NOTICE_AGAIN, "2025-03-24", _notice("（行政部重新排版）"), outage),
        Paper(
            COORDINATION,
            "2025-03-18",
            text(
                "# Weekly coordination, 18 March 2025",
                "",
                "Present: Ida, Ravi, Greta, Mila, Nadia; Bo joined by phone.",
                "",
                "1. Minutes of 11 March accepted.",
                "2. Heron Weir goes out of service on 14 April 2025, both sets, nine days if the seals arrive.",
                "   Ravi books the crane; Greta asks the valley council about the road.",
                "3. Larkfield Solar is taken off for inverter work on 6 May 2025, one day.",
                "4. Canteen: the coffee machine is still broken. Nadia has a quote.",
                "5. Next meeting on Tuesday, same room.",
            ),
            (*outage, Said("QH-07", "outage", "2025-05-06")),
        ),
        Paper(
            ROSTER,
            "2025-04-01",
            xlsx({"April": guards, "Notes 说明": [["Swap shifts only through the front desk. 调班请联系前台。"]]}),
            tuple(Said(plant, "guard", person) for plant, person in on_gate.items()),
        ),
        Paper(
            ROADS,
            "2025-01-16",
            page_html(
                "Access roads to our sites", "<p>Checked in January. Tell Yan about washouts.</p>", table_html(roads)
            ),
            tuple(_at(plant) for plant in ("QH-05", "QH-07", "QH-03", "QH-04", "NH-05")),
        ),
        Paper(
            SPILLWAY,
            "2025-02-06",
            photo("2025-02-06", description="Heron Weir, spillway gate after cleaning", place=(20.4127, 128.6635)),
            (_at("QH-05"),),
            status="needs_ocr",
        ),
        Paper(
            CARS,
            "2025-03-21",
            text(
                "2025-03-21 08:55 范磊: 明天去鹭堰的车几点走？",
                "2025-03-21 08:58 何军: 七点半，后勤门口集合，两辆皮卡",
                "2025-03-21 09:03 小严: 导航搜不到啊，上次走到对岸去了",
                "2025-03-21 09:04 何军: 鹭堰水电站坐标 20.4127, 128.6635，直接输这个",
                "2025-03-21 09:05 小严: 收到[OK]",
                "2025-03-21 12:40 范磊: 中午食堂有鱼",
            ),
            (_at("QH-05"),),
        ),
        Paper(
            OSPREY,
            "2025-04-02",
            text(
                "To all desks",
                "",
                "The rubber dam is due for renewal. "
                "Osprey Dam will be shut down from 19 May 2025 until the weekend after.",
                "Anglers have been told. Questions to Greta Holm, extension 2211.",
            ),
            (Said("NH-03", "outage", "2025-05-19"),),
        ),
    ]


def _dongling() -> list[Paper]:
    returns = [
        ["东岭省2025年2月出力上报", "", ""],
        ["厂站名称", "装机容量（万千瓦）", "备注"],
        ["烬山电厂", 32, ""],
        ["鸻滩风电场", 9.9, "叶片更换后复核"],
        ["铜门电厂", 60, "两台"],
        ["东标风电场", 15, ""],
        ["合计", 116.9, ""],
    ]
    markers = [
        {
            "name": PLANTS[plant].name,
            "latitude": PLANTS[plant].latitude,
            "longitude": PLANTS[plant].longitude,
            "icon": icon,
        }
        for plant, icon in (("DL-02", "fan"), ("DL-05", "flame"), ("DL-06", "stack"))
    ]
    points = [["no", "station", "lat", "lon", "benchmark"]] + [
        [number, PLANTS[plant].name, PLANTS[plant].latitude, PLANTS[plant].longitude, f"BM{240 + number}"]
        for number, plant in enumerate(("DL-01", "DL-04", "DL-08"), start=1)
    ]
    heritage = [
        "Heritage assessment: Copper Gate, eastern forecourt",
        "",
        "Commissioned by the regional office, January 2025.",
        "Copper Gate stands at 21.1562 N, 129.2284 E, on the spur above the old smelter.",
        "The brick chimney of 1911 is listed. The assessment covers the forecourt only.",
        "No objection to the new fence, provided the lime trees are kept.",
    ]
    return [
        Paper(
            RETURNS,
            "2025-03-03",
            xlsx({"上报": returns}),
            tuple(
                Said(plant, "capacity", value)
                for plant, value in (("DL-01", "320"), ("DL-02", "99"), ("DL-03", "600"), ("DL-07", "150"))
            ),
        ),
        Paper(
            HANDOVER,
            "2025-03-05",
            text(
                "# Late shift, 5 March 2025",
                "",
                "- Quiet until 21:00, then two trips on the coastal feeder, both reclosed.",
                "- Mirror Lake Hydro is back with all four sets at its rated power of 180 MW. Head 41 m.",
                "- Thornbury Gas reports an installed capacity of 450 MW after the rotor swap; second unit on standby.",
                "- Radio 2 has no battery. Sun Hao will bring one.",
            ),
            (Said("DL-04", "capacity", "180"), Said("DL-05", "capacity", "450")),
        ),
        Paper(
            SHIFT_DESK,
            "2025-02-27",
            text(
                "2025-02-27 20:11 罗平: 盐沼那边铭牌换了没有",
                "2025-02-27 20:15 孙浩: 换了，盐沼电厂现在装机容量按27万千瓦报",
                "2025-02-27 20:16 罗平: 好，我改表",
                "2025-02-27 23:48 邓伟: 交班，一切正常",
            ),
            (Said("DL-06", "capacity", "270"),),
        ),
        Paper(POINTS, "2024-12-11", table_csv(points), (_at("DL-01"), _at("DL-04"), _at("DL-08"))),
        Paper(MARKERS, "2025-01-09", as_json(markers), (_at("DL-02"), _at("DL-05"), _at("DL-06"))),
        Paper(HERITAGE, "2025-01-30", pdf([heritage], title="Heritage assessment"), (_at("DL-03"),)),
    ]


def _framework(plant: str, supplier: str, *more: str) -> bytes:
    return docx(
        "# Framework order 2025",
        f"Coal for {plant} is supplied by {supplier} under the general conditions of 2023.",
        "Calls are placed in writing by the tenth of the month. "
        "Quality is sampled at the tip of the belt by both parties.",
        "Payment falls due thirty days after weighing. Demurrage is settled at the end of each quarter.",
        "Either party may end this order with three months' notice. Disputes go to the chamber of commerce.",
        *more,
        title="Framework order 2025",
        author="Contracts",
        day="2025-01-13",
    )


def _fuel() -> list[Paper]:
    yard = [
        ["Station", "Coal on hand (t)", "Burnt last week (t)"],
        ["Aldermoor", 41500, 12300],
        ["Tanner Bay", 63000, 15800],
        ["Total", 104500, 28100],
    ]
    position = [["plant", "fuel stock (t)", "berth"], ["玄武埠电厂", 52000, "2"]]
    purchase = [
        "煤炭购销合同        合同编号：HT-2025-014",
        "",
        "买方电厂：桤原电厂",
        "电厂：桤原电厂",
        "供应商：青帆煤业有限公司",
        "运输方式：铁路",
        "数量：全年按月度计划执行",
        "结算：到厂验收后三十日内付款",
    ]
    calls = [
        ["Week", "Plant", "Transport", "Vessel"],
        ["W10", "Basalt Quay Power Station", "barge", "Patience"],
        ["W11", "Basalt Quay Power Station", "barge", "Long Meg"],
    ]
    return [
        Paper(
            YARD,
            "2025-03-10",
            xlsx({"W10": yard}),
            (Said("QH-01", "fuel stock", "41500"), Said("QH-04", "fuel stock", "63000")),
        ),
        Paper(
            QUAY,
            "2025-03-11",
            eml(
                "Fuel position at the quay",
                "Chen Yu <chen.yu@grid.example>",
                "shift-desk@grid.example",
                "Tue, 11 Mar 2025 07:40:00 +0800",
                "Morning all,\n\nyesterday's count is attached. "
                "The belt scale was recalibrated, so compare with care.\n\nYu\n",
                {"count.csv": ("text/csv", table_csv(position))},
            ),
            (Said("NH-02", "fuel stock", "52000"),),
        ),
        Paper(
            PURCHASE,
            "2025-01-20",
            pdf([purchase], title="煤炭购销合同"),
            (Said("QH-01", "supplier", "青帆煤业有限公司"), Said("QH-01", "delivery", "Rail")),
        ),
        Paper(
            FRAMEWORK,
            "2025-01-13",
            _framework("Basalt Quay Power Station", "Tidewrack Minerals Ltd"),
            (Said("NH-02", "supplier", "Tidewrack Minerals Ltd"),),
        ),
        Paper(BARGES, "2025-03-01", table_csv(calls), (Said("NH-02", "delivery", "Water"),)),
        Paper(
            FRAMEWORK_OTHER,
            "2025-01-13",
            _framework("Gannet Point", "Hollin Fuels Ltd", "All consignments for Gannet Point are delivered by road."),
            (Said("DL-10", "supplier", "Hollin Fuels Ltd"), Said("DL-10", "delivery", "Road")),
        ),
    ]


def exposures() -> list[dict[str, object]]:
    """Return the three exposures as the drive's author knows them."""
    return [
        {
            "name": "A association",
            "insight": "when a plant stands open",
            "scope": "Qinghe",
            "kind": "aggregation",
            "audience": ["all-staff"],
            "severity": "high",
            "revealed": 1,
            "population": 8,
            "subjects": ["QH-05"],
            "since": "2025-04-01",
            "minimal_sets": [
                sorted([outage, ROSTER, place])
                for outage in (NOTICE, COORDINATION)
                for place in (ROADS, SPILLWAY, CARS)
            ],
            "factors": [sorted([NOTICE, COORDINATION]), [ROSTER], sorted([ROADS, SPILLWAY, CARS])],
            "copies": {NOTICE: sorted([NOTICE_COPY, NOTICE_AGAIN])},
        },
        {
            "name": "B cardinality",
            "insight": "where the capacity is",
            "scope": "Dongling",
            "kind": "aggregation",
            "audience": ["operations"],
            "severity": "high",
            "revealed": 6,
            "population": 10,
            "subjects": [],
            "since": "2025-03-05",
            "minimal_sets": [sorted([RETURNS, HANDOVER, SHIFT_DESK, POINTS, MARKERS, HERITAGE])],
            "factors": None,
            "copies": {},
        },
        {
            "name": "C two groups",
            "insight": "whose fuel could be cut off",
            "scope": None,
            "kind": "aggregation",
            "audience": ["luo.ping", "tess.okoro"],
            "severity": "high",
            "revealed": 2,
            "population": 24,
            "subjects": ["NH-02", "QH-01"],
            "since": "2025-03-10",
            "minimal_sets": [sorted([YARD, PURCHASE]), sorted([QUAY, FRAMEWORK, BARGES])],
            "factors": None,
            "copies": {},
        },
    ]
