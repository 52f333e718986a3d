"""All sectors, tuning half: slides, bilingual sheets and extracts."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.columns import aligned
from labelled.notation import written

_electricity = partial(written, sector="electricity", half="tuning")
_water = partial(written, sector="water", half="tuning")
_hospitals = partial(written, sector="hospitals", half="tuning")
_grain = partial(written, sector="grain", half="tuning")
_freight = partial(written, sector="freight", half="tuning")

DOCUMENTS = (
    _electricity(
        "汇报/一季度经营分析.pptx",
        "zh",
        "transposed, wan and yi, alias, target, distractor",
        """
=== 发电完成情况
| 电站 | 2024年发电量 | 2025年目标 | 装机
| 白鹭核电站 | [[179.4亿千瓦时|q=17940 GWh|E-07.generation=17940 GWh@2024]] | [[185亿千瓦时|q=18500 GWh|E-07.generation=18500 GWh~target@2025]] | [[248万千瓦|q=2480 MW|E-07.capacity=2480 MW]]
| 长湖风电场 | [[7.44亿千瓦时|q=744 GWh|E-05.generation=744 GWh@2024]] | [[7.6亿千瓦时|q=760 GWh|E-05.generation=760 GWh~target@2025]] | [[25.2万千瓦|q=252 MW|E-05.capacity=252 MW]]
=== 费用
| 部门 | 预算（万元） | 已用（万元）
| 安监部 | 320 | 61
| 财务部 | 145 | 30
""",
    ),
    _electricity(
        "Exchange/Plant list 电站名录.xlsx",
        "mixed",
        "alias, homonym, unit in heading, coordinates",
        """
=== List 名录
| Plant 电站 | Province 省份 | Capacity 装机 (MW) | Lat 北纬 | Lon 东经 | Manager 负责人
| Harrow Fell 禾丘电厂 | [[Tarnshire 青川|loc=Tarnshire|E-01.province=Tarnshire]] | [[1,320|-|E-01.capacity=1320 MW]] | [[54.2210|-|E-01.location=54.2210,-2.4075]] | -2.4075 | [[裴建国|per|E-01.manager]]
| Stonebridge 石桥电厂 | [[Oldmoor 云州|loc=Oldmoor|E-03.province=Oldmoor]] | [[980|-|E-03.capacity=980 MW]] | [[54.0876|-|E-03.location=54.0876,-2.7310]] | -2.7310 | [[Ruth Amery|per|E-03.manager]]
| Three Weirs 三堰抽蓄 | [[Tarnshire 青川|loc=Tarnshire|E-10.province=Tarnshire]] | [[360|-|E-10.capacity=360 MW]] | [[54.52|-|E-10.location=54.52,-2.31]] | -2.31 | [[崔永明|per|E-10.manager]]
""",
    ),
    _water(
        "会议/水源保障汇报.pptx",
        "zh",
        "hypothetical, transposed, alias, unit in heading",
        """
=== 水库蓄水（万立方米）
| 水库 | 当前蓄水量 | 若连旱60天
| 盐渡水库 | [[1019|-|W-04.storage=10190000 m3]] | [[640|-|W-04.storage=6400000 m3~hypothetical]]
| 鸽亭水库 | [[244.5|-|W-08.storage=2445000 m3]] | [[110|-|W-08.storage=1100000 m3~hypothetical]]
=== 水厂制水能力（万吨/日）
| 水厂 | 核定 | 若取水受限
| 高岭水厂 | [[6.4|-|W-01.output=64000 m3/d]] | [[4.8|-|W-01.output=48000 m3/d~hypothetical]]
| 柏谷城北水厂 | [[2.5|-|W-02.output=25000 m3/d]] | [[1.9|-|W-02.output=19000 m3/d~hypothetical]]
""",
    ),
    _water(
        "Exchange/Works data 水厂数据.csv",
        "mixed",
        "alias, unit in heading, homonym",
        """
水厂 Works,区县 District,能力 Output (Ml/d),人口 Population,负责人 Lead
高岭水厂 Highcombe,[[柏谷 Brent Vale|loc=Brent Vale|W-01.district=Brent Vale]],[[64|-|W-01.output=64000 m3/d]],[[187000|-|W-01.people_served=187000 people]],[[Alun Treharne|per|W-01.site_lead]]
城北水厂 Millbrook,[[高黎 Corley|loc=Corley|W-03.district=Corley]],[[34|-|W-03.output=34000 m3/d]],[[98400|-|W-03.people_served=98400 people]],[[居宝林|per|W-03.site_lead]]
九田水厂 Ninefield,[[东洛 Eastlow|loc=Eastlow|W-09.district=Eastlow]],[[12|-|W-09.output=12000 m3/d]],[[33900|-|W-09.people_served=33900 people]],[[向南平|per|W-09.site_lead]]
""",
    ),
    _hospitals(
        "Exchange/Bilingual bed sheet.pdf",
        "mixed",
        "alias, unit in heading, homonym, total",
        """
# Beds 床位, [[30 April 2025|d=2025-04-30]]
| Hospital 医院 | City 城市 | Beds 床位 | ICU 重症 | Director 院长
| SBG 布兰诺综合医院 | [[Wexcombe|loc|H-01.city]] | [[612|-|H-01.beds=612 beds]] | [[28|-|H-01.icu_beds=28 beds]] | [[Anselm Roth|per|H-01.director]]
| 临江一院 | [[Linjiang|loc|H-02.city]] | [[1,452|-|H-02.beds=1452 beds]] | [[96|-|H-02.icu_beds=96 beds]] | [[魏长河|per|H-02.director]]
| DCH 东坪儿医 | [[Dongping|loc|H-08.city]] | [[310|-|H-08.beds=310 beds]] | [[18|-|H-08.icu_beds=18 beds]] | n/a
| Total 合计 | | 2,374 | 142 |
""",
    ),
    _hospitals(
        "Board/Closures and reopenings.pptx",
        "en",
        "forward, negation, alias, subject in heading",
        """
=== Site closures 2025
| Site | Closed from | Reopens | Status
| Northgate Field Hospital | [[1 March 2025|d=2025-03-01|H-09.closure]] | - | closed
| Harling St Mary's | [[14 July 2025|d=2025-07-14|H-05.closure~planned]] | [[28 July 2025|d=2025-07-28]] | rewiring, agreed
| Wexcombe St Mary's | [[4 August 2025|d=2025-08-04|H-04.closure~negated]] | [[18 August 2025|d=2025-08-18]] | rejected by the board
=== Capital, £m
| Site | Budget 2025
| St Brannoc's | [[12.4|-|H-01.budget=114080000 CNY]]
| HRI | [[7.9|-|H-06.budget=72680000 CNY]]
""",
    ),
    _grain(
        "报表/分品种库存.html",
        "zh",
        "pivot, merged heading, unit in heading, total, alias",
        """
# 分品种库存表
[[2025年4月30日|d=2025-04-30]]　单位：吨
| 品种 | 库点 | 库存 | 占仓容（%）
| [[小麦|-|G-01.grain=wheat; G-03.grain=wheat]] | 巴罗库 | [[118,400|-|G-01.stock=118400 t]] | 65.8
| ^ | 苏陵县城关粮库 | [[53,900|-|G-03.stock=53900 t]] | 89.8
| [[稻谷|-|G-07.grain=rice; G-08.grain=rice]] | 红泽库 | [[42,100|-|G-07.stock=42100 t]] | 70.2
| ^ | 提堡储备库 | [[104,600|-|G-08.stock=104600 t]] | 87.2
| [[玉米|-|G-04.grain=maize]] | 奥利筒仓 | [[71,250|-|G-04.stock=71250 t]] | 75.0
| 合计 | < | 390,250 |
""",
    ),
    _grain(
        "Logistics/release notices.json",
        "en",
        "key-value, alias, negation, forward",
        """
{"issued": "[[2025-06-20|d]]", "notices": [
  {"no": "[[RN-88|id]]", "store": "Sutherby Millpond", "crop": "[[wheat|-|G-03.grain]]", "qty_t": 9000, "release_date": "[[2025-07-14|d|G-03.rotation~planned]]", "price_cny_t": [[2495|-|G-03.price=2495 CNY/t]], "state": "open"},
  {"no": "[[RN-89|id]]", "store": "Tillbury", "crop": "[[rice|-|G-08.grain]]", "qty_t": 2500, "release_date": "[[2025-06-09|d|G-08.rotation]]", "price_cny_t": [[2880|-|G-08.price=2880 CNY/t]], "state": "done"},
  {"no": "[[RN-90|id]]", "store": "Norland Millpond", "crop": "[[maize|-|G-02.grain]]", "qty_t": 6000, "release_date": "[[2025-07-01|d|G-02.rotation~negated]]", "price_cny_t": null, "state": "void"}
]}
""",
    ),
    _freight(
        "邮件/各站轴重复核.eml",
        "zh",
        "alias, unit in heading, superseded",
        f"""
From: [[冉鹏|per]] <[[ranp@lingtie.example|em]]>
To: [[gongwu@lingtie.example|em]]
Subject: 允许轴重复核结果
Date: [[Wed, 9 Apr 2025 10:18:00 +0800|d?=2025-04-09]]

工务处：

{
            aligned('''
站名 | 原允许轴重（吨） | 复核后（吨）
霍林枢纽站 | [[21.0|-|R-05.axle_load=21 t@former?]] | [[22.5|-|R-05.axle_load=22.5 t]]
煤渣编组站 | [[25.0|-|R-01.axle_load=25 t@former?]] | [[25.0|-|R-01.axle_load=25 t]]
东陵滨江货场 | [[21.0|-|R-03.axle_load=21 t@former?]] | [[20.0|-|R-03.axle_load=20 t]]
''')
        }

自[[4月1日|d=2025-04-01]]起执行。冉鹏
""",
    ),
    _freight(
        "Exchange/Terminal sheet 货场一览.docx",
        "mixed",
        "alias, homonym, unit in heading, wan and yi",
        """
# Terminal sheet 货场一览
| 站名 Terminal | 所在市 City | 2024年吞吐量（万吨） | 运营单位 Operator
| 滨江货场 Riverside | [[西陵市 Westmark|loc=Westmark|R-02.region=Westmark]] | [[251.7|-|R-02.throughput=2517000 t@2024]] | [[Tolland Rail Logistics plc|org|R-02.operator]]
| 滨江货场 Riverside | [[东陵市 Estmark|loc=Estmark|R-03.region=Estmark]] | [[190.6|-|R-03.throughput=1906000 t@2024]] | [[Estmark Rail Terminals Ltd|org|R-03.operator]]
| 泥灰专用线 Marl Siding | [[诺林市 Norrin|loc=Norrin|R-07.region=Norrin]] | [[68.8|-|R-07.throughput=688000 t@2024]] | [[诺林矿业运输公司|org|R-07.operator]]
""",
    ),
)
