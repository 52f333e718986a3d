"""All sectors, tuning half: logs, cards, printouts and lists of changes."""

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
        "生产/计划与实际对照.xlsx",
        "zh",
        "pivot, merged heading, unit in heading, alias, total",
        """
=== 对照
月发电量计划与实际（万千瓦时）
| 月份 | 禾丘电厂 | < | 铜岭电厂 | <
| ^ | 计划 | 实际 | 计划 | 实际
| [[2025年1月|d=2025-01]] | [[60,000|-|E-01.monthly_output=600 GWh~planned@2025-01?]] | [[61,880|-|E-01.monthly_output=618.8 GWh@2025-01]] | [[25,000|-|E-09.monthly_output=250 GWh~planned@2025-01?]] | [[24,130|-|E-09.monthly_output=241.3 GWh@2025-01]]
| [[2025年2月|d=2025-02]] | [[54,000|-|E-01.monthly_output=540 GWh~planned@2025-02?]] | [[52,745|-|E-01.monthly_output=527.45 GWh@2025-02]] | [[22,000|-|E-09.monthly_output=220 GWh~planned@2025-02?]] | [[21,960|-|E-09.monthly_output=219.6 GWh@2025-02]]
| [[2025年3月|d=2025-03]] | [[56,000|-|E-01.monthly_output=560 GWh~planned@2025-03]] | | [[20,000|-|E-09.monthly_output=200 GWh~planned@2025-03]] |
| 合计 | 170,000 | 114,625 | 67,000 | 46,090
""",
    ),
    _electricity(
        "Control room/trip log 2025.html",
        "en",
        "alias, list, distractor",
        """
# Trip log
| Date | Time | Station | What tripped | MW lost | Back
| [[3 Jan 2025|d=2025-01-03|E-06.outage]] | 04:12 | Dunmarsh | whole station | 810 | [[3 Jan|d=2025-01-03]], 09:40
| [[17 Jan 2025|d=2025-01-17|E-05.outage]] | 22:51 | Longmere | export cable | 244 | [[18 Jan|d=2025-01-18]], 02:15
| [[9 Feb 2025|d=2025-02-09]] | 13:30 | Ravenby substation | SGT2 | - | [[9 Feb|d=2025-02-09]], 14:05
| [[26 Feb 2025|d=2025-02-26|E-06.outage]] | 17:03 | Dunmarsh | whole station | 795 | [[28 Feb|d=2025-02-28]], 06:00
| [[11 Mar 2025|d=2025-03-11|E-08.outage]] | 11:45 | Ashgrove | grid fault | 39 | [[11 Mar|d=2025-03-11]], 12:30
""",
    ),
    _electricity(
        "Legacy/plantdb.txt",
        "en",
        "key-value, alias, coordinates",
        """
*** PLANTDB LISTING ***  [[21-JAN-2025|d=2025-01-21]]  PAGE 1

¦STATION NAME ......... KITTERING HYDRO
¦PROVINCE ............. [[OLDMOOR|loc=Oldmoor|E-04.province=Oldmoor]]
¦RATED POWER .......... [[96.5 MW|q|E-04.capacity]]
¦COMMISSIONED ......... [[12-MAY-1958|d=1958-05-12|E-04.commissioned]]
¦LATITUDE ............. [[54.2960|-|E-04.location=54.2960,-2.6417]]
¦LONGITUDE ............ -2.6417
¦STATION MANAGER ...... [[H. Vantongeren|per|E-04.manager]]

¦STATION NAME ......... COPPERHILL
¦PROVINCE ............. [[TARNSHIRE|loc=Tarnshire|E-09.province=Tarnshire]]
¦RATED POWER .......... [[610 MW|q|E-09.capacity]]
¦COMMISSIONED ......... [[19-NOV-1979|d=1979-11-19|E-09.commissioned]]
¦LATITUDE ............. [[54.4033|-|E-09.location=54.4033,-2.1158]]
¦LONGITUDE ............ -2.1158
¦STATION MANAGER ...... [[B. Achebe|per|E-09.manager]]

*** 2 RECORDS ***
""",
    ),
    _electricity(
        "邮件/存煤周报第12周.eml",
        "zh",
        "alias, unit in heading, comparison, target",
        f"""
From: [[阎芝|per]] <[[yanz@qcgrid.example|em]]>
To: [[ranliao@qcgrid.example|em]]
Subject: 存煤周报（第12周）
Date: [[Mon, 24 Mar 2025 08:40:00 +0800|d?=2025-03-24]]

各位领导：截至[[3月23日|d=2025-03-23]]24时，单位万吨。

{
            aligned('''
厂名 | 本周末存煤 | 上周末存煤 | 警戒线
禾丘 | [[20.3|-|E-01.fuel_stock=203000 t]] | [[20.9|-|E-01.fuel_stock=209000 t@former?]] | [[15.0|-|E-01.fuel_stock=150000 t~target?]]
铜岭 | [[8.8|-|E-09.fuel_stock=88000 t]] | [[8.4|-|E-09.fuel_stock=84000 t@former?]] | [[6.0|-|E-09.fuel_stock=60000 t~target?]]
云州石桥 | [[14.1|-|E-03.fuel_stock=141000 t]] | [[14.6|-|E-03.fuel_stock=146000 t@former?]] | [[10.0|-|E-03.fuel_stock=100000 t~target?]]
''')
        }

燃料部　阎芝
""",
    ),
    _electricity(
        "后勤/公务用车台账.xlsx",
        "zh",
        "distractor, total",
        """
=== 车辆
公务用车台账
| 使用单位 | 车型 | 排量（L） | 购置日期 | 购置价（万元）
| 禾丘电厂 | 越野车 | 2.5 | [[2019-04-11|d]] | 26.8
| 铜岭电厂 | 中巴 | 2.8 | [[2017-09-30|d]] | 31.2
| 本部 | 轿车 | 1.8 | [[2021-12-06|d]] | 17.9
| 合计 | | | | 75.9
""",
    ),
    _water(
        "人事/厂长调整一览表.html",
        "zh",
        "superseded, alias, homonym, forward",
        """
# 水厂负责人调整一览表
[[2025年3月14日|d=2025-03-14]]
| 县 | 水厂 | 原厂长 | 现任厂长 | 到任日期
| [[柏谷县|loc=Brent Vale|W-02.district=Brent Vale]] | 城北水厂 | [[富仲衡|per|W-02.site_lead@former?]] | [[宗伟|per|W-02.site_lead]] | [[2025-03-01|d]]
| [[高黎县|loc=Corley|W-03.district=Corley]] | 城北水厂 | [[甄一帆|per|W-03.site_lead@former?]] | [[居宝林|per|W-03.site_lead]] | [[2025-03-01|d]]
| [[东洛县|loc=Eastlow|W-09.district=Eastlow]] | 九田水厂 | [[容冰|per|W-09.site_lead@former?]] | [[向南平|per|W-09.site_lead]] | [[2025-03-10|d]]
""",
    ),
    _water(
        "Drawings/asset_positions.csv",
        "en",
        "coordinates, alias, distractor",
        """
asset_tag;asset;kind;position;commissioned
[[A-0012|id]];Highcombe;WTW;"[[54.0391, -1.7718|c=54.0391,-1.7718|W-01.location=54.0391,-1.7718]]";1971
[[A-0015|id]];Quarry Lane;WTW;"[[54.0127, -1.8205|c=54.0127,-1.8205|W-07.location=54.0127,-1.8205]]";1964
[[A-0031|id]];Eastlow Desal;desalination;"[[53.9012, -1.4477|c=53.9012,-1.4477|W-06.location=53.9012,-1.4477]]";2011
[[A-0044|id]];Leat Road stores;depot;"[[54.0333, -1.8250|c=54.0333,-1.8250]]";1988
""",
    ),
    _water(
        "Plans/Sept works list.pdf",
        "en",
        "forward, range, alias, negation",
        """
# Works list, [[September 2025|d=2025-09]]
| Site | Shut | Reason | Lead | Firm?
| Highcombe | [[1 - 5 September|d=2025-09-01/2025-09-05|W-01.shutdown=2025-09-01/2025-09-05~planned]] | filter 4 to 6 | [[R. Iddon|per]] | yes
| Tarn Street | [[9 September|d=2025-09-09|W-05.shutdown~planned]] | HV switch | [[P. Lomas|per]] | yes
| Dovecote | [[15 - 26 September|d=2025-09-15/2025-09-26|W-08.shutdown=2025-09-15/2025-09-26~negated]] | tower inspection | [[R. Iddon|per]] | NO - scrapped, divers used instead
| Eastlow Desal | [[22 - 24 September|d=2025-09-22/2025-09-24|W-06.shutdown=2025-09-22/2025-09-24~planned]] | brine outfall | [[K. Aske|per]] | no date for crew yet
""",
    ),
    _water(
        "年报/供水设施年报节选.docx",
        "zh",
        "unit in heading, merged heading, total, alias, wan and yi",
        """
# 供水设施年报（节选）
| 设施 | 指标 | 2024年 | 2023年
| 盐渡水库 | 年末蓄水量（万立方米） | [[982|-|W-04.storage=9820000 m3]] | [[1040|-|W-04.storage=10400000 m3@former?]]
| ^ | 受益人口（万人） | [[21.5|-|W-04.people_served=215000 people]] | [[21.1|-|W-04.people_served=211000 people@former?]]
| ^ | 年供水总量（万立方米） | 1760 | 1712
| 鸽亭水库 | 年末蓄水量（万立方米） | [[241|-|W-08.storage=2410000 m3]] | [[298|-|W-08.storage=2980000 m3@former?]]
| ^ | 受益人口（万人） | [[5.8|-|W-08.people_served=58000 people]] | [[5.7|-|W-08.people_served=57000 people@former?]]
| 合计 | 年末蓄水量（万立方米） | 1223 | 1338
""",
    ),
    _hospitals(
        "邮件/今日报表.eml",
        "zh",
        "alias, unit in heading, relative date, total",
        f"""
From: [[甘露|per]] <[[ganlu@ljwjw.example|em]]>
To: [[zhiban@ljwjw.example|em]]
Subject: [[4月15日|d=2025-04-15]]报表
Date: [[Tue, 15 Apr 2025 20:10:00 +0800|d?=2025-04-15]]

值班室：[[今日|d=2025-04-15]]数据如下。

{
            aligned('''
单位 | 新增确诊（例） | 现开放床位（张） | 液氧（升）
临江一院 | [[6|-|H-02.cases=6 cases@2025-04-15]] | [[1452|-|H-02.beds=1452 beds]] | [[41200|-|H-02.oxygen_stock=41.2 m3]]
临江传染病院 | [[14|-|H-07.cases=14 cases@2025-04-15]] | [[418|-|H-07.beds=418 beds]] | [[16850|-|H-07.oxygen_stock=16.85 m3]]
全市 | 20 | 1870 | 58050
''')
        }
""",
    ),
    _hospitals(
        "Forms/Northgate activation form.docx",
        "en",
        "key-value, hypothetical, alias",
        """
# Activation form
| Facility: Northgate Field Hospital | City: [[Wexcombe|loc|H-09.city]]
| Director: [[Henrik Soames|per|H-09.director]] | Phone: [[01632 960 377|ph]]
| Beds if activated: [[240|-|H-09.beds=240 beds~hypothetical]] | ICU beds if activated: [[16|-|H-09.icu_beds=16 beds~hypothetical]]
| Ventilators held now: [[12|-|H-09.ventilators=12 units]] | Oxygen held now: [[6.5 m³|q=6.5 m3|H-09.oxygen_stock=6.5 m3]]
| Signed: [[Henrik Soames|per]] | Date: [[20/01/2025|d=2025-01-20]]
""",
    ),
    _hospitals(
        "采购/一季度采购结果.md",
        "zh",
        "wan and yi, total, alias, distractor, negation",
        """
# 一季度采购结果公示

| 采购编号 | 采购人 | 标的 | 中标金额（万元） | 供应商 | 结果 |
|---|---|---|--:|---|---|
| [[DP25-004|id]] | 东坪一院 | CT一台 | [[1280|-|H-03.budget=12800000 CNY]] | [[瑞影医疗公司|org]] | 成交 |
| [[DP25-007|id]] | 东坪儿医 | 监护仪30台 | [[96.5|-|H-08.budget=965000 CNY]] | [[康衡器械有限公司|org]] | 成交 |
| [[DP25-008|id]] | 东坪市血站 | 冷藏车 | 58.2 | [[北辰车辆公司|org]] | 成交 |
| [[DP25-010|id]] | 东坪一院 | 保洁服务 | — | — | 废标 |
| 合计 | | | 1434.7 | | |

公示期：[[2025年4月2日|d=2025-04-02]]起[[5个工作日|q?]]。
""",
    ),
    _grain(
        "Market/purchase tickets Feb.xlsx",
        "en",
        "alias, total, unit in heading, list",
        """
=== Tickets
Purchase tickets, [[February 2025|d=2025-02]]
| Ticket | Day | Delivered to | Crop | Net t | Paid CNY/t | Amount CNY
| [[T-2201|id]] | [[2025-02-04|d]] | Barrowfield | [[wheat|-|G-01.grain]] | 31.4 | [[2,448|-|G-01.price=2448 CNY/t]] | 76,867
| [[T-2202|id]] | [[2025-02-04|d]] | Redfen | [[rice|-|G-07.grain]] | 28.8 | [[2,840|-|G-07.price=2840 CNY/t]] | 81,792
| [[T-2203|id]] | [[2025-02-06|d]] | Barrowfield | [[wheat|-|G-01.grain]] | 30.1 | [[2,452|-|G-01.price=2452 CNY/t]] | 73,805
| [[T-2204|id]] | [[2025-02-11|d]] | Tillbury | [[rice|-|G-08.grain]] | 29.5 | [[2,855|-|G-08.price=2855 CNY/t]] | 84,223
| Sum | | | | 119.8 | | 316,687
""",
    ),
    _grain(
        "检查/库点现场检查记录表.docx",
        "zh",
        "key-value, homonym, merged heading, negation",
        """
# 库点现场检查记录表
| 被检查单位 | 城关粮库 | 所在县 | [[苏陵县|loc=Sutherby|G-03.region]]
| 检查日期 | [[2025年3月20日|d=2025-03-20]] | 检查人 | [[宫晓|per]]、[[宁大海|per]]
| 储存品种 | [[小麦|-|G-03.grain=wheat]] | 库主任 | [[祖卫东|per|G-03.keeper]]
| 账面库存 | [[54200吨|q=54200 t|G-03.stock=54200 t?]] | 实际库存 | [[54193吨|q=54193 t|G-03.stock=54193 t]]
| 有效仓容 | [[6万吨|q=60000 t|G-03.silo_capacity=60000 t]] | 空仓 | 2号、5号
| 存在问题 | 2号仓门封条破损，已整改。无虫害。 | < | <
""",
    ),
    _grain(
        "Printouts/silo_cap_listing.txt",
        "en",
        "unit in heading, homonym, alias, total, forward",
        f"""
SGRA   STORAGE LISTING   RUN [[02/06/2025|d=2025-06-02]]   UNITS: TONNES

{
            aligned('''
COUNTY | STORE | CAPACITY | NEW BUILD 2026 | ON HAND
---
[[NORLAND|loc=Norland|G-02.region=Norland]] | MILLPOND | [[35,000|-|G-02.silo_capacity=35000 t]] | 0 | [[26,840|-|G-02.stock=26840 t]]
[[NORLAND|loc=Norland|G-07.region=Norland]] | REDFEN | [[60,000|-|G-07.silo_capacity=60000 t]] | 15,000 | [[41,905|-|G-07.stock=41905 t]]
[[SUTHERBY|loc=Sutherby|G-03.region=Sutherby]] | MILLPOND | [[60,000|-|G-03.silo_capacity=60000 t]] | 0 | [[51,126|-|G-03.stock=51126 t]]
[[SUTHERBY|loc=Sutherby|G-04.region=Sutherby]] | OXLEY | [[95,000|-|G-04.silo_capacity=95000 t]] | 0 | [[70,900|-|G-04.stock=70900 t]]
---
 | ALL | 250,000 | 15,000 | 190,771
''')
        }
""",
    ),
    _freight(
        "停办/停限装通报.pdf",
        "zh",
        "forward, negation, alias, range",
        """
# 停限装通报（[[2025年7月1日|d=2025-07-01]]）
| 车站 | 停办业务 | 停用日期 | 原因 | 当前状态
| 东陵滨江货场 | 整车到发 | [[2025-07-05至2025-07-08|d=2025-07-05/2025-07-08|R-03.closure=2025-07-05/2025-07-08~planned]] | 地磅检定 | 按期执行
| 诺林陆港 | 全部业务 | [[2025-07-12|d|R-08.closure~planned]] | 系统割接 | 按期执行
| 卡德港 | 2号泊位 | [[2025-07-10|d|R-04.closure~negated?]] | 疏浚 | 撤销
| 霍林站 | 全站 | [[2025-06-28|d|R-05.closure]] | 更换道岔 | 已完成
""",
    ),
    _freight(
        "Leases/Riverside Westmark lease sheet.docx",
        "en",
        "key-value, homonym, distractor",
        """
# Lease sheet
| Terminal | Riverside Terminal (Westmark) | File | [[L-1147|id]]
| City | [[Westmark|loc|R-02.region]] | Ground rent | [[EUR 86,000|m=86000 EUR]] a year
| Concession holder | [[Tolland Rail Logistics plc|org|R-02.operator]] | From | [[1 April 2021|d=2021-04-01]]
| Throughput 2024 | [[2.517 million tonnes|q=2517000 t|R-02.throughput=2517000 t@2024]] | Max axle load | [[22.5 tonnes|q=22.5 t|R-02.axle_load=22.5 t]]
| Position | [[54.9466, -1.6120|c=54.9466,-1.6120|R-02.location]] | Area | [[14.2 ha|q]]
""",
    ),
    _freight(
        "Feeds/terminal_status.json",
        "en",
        "key-value, alias, negation, forward",
        """
{"asOf": "[[2025-06-16|d]]", "terminals": {
  "Cinder Yard": {"teu": null, "maxAxleLoad_t": [[25|-|R-01.axle_load=25 t]], "closedFrom": null, "operator": "[[Westmark Yards Ltd|org|R-01.operator]]"},
  "Port Calder": {"teu": null, "depthAlongside_m": [[14.2|-|R-04.berth_depth=14.2 m]], "closedFrom": "[[2025-07-19|d|R-04.closure~planned]]", "operator": "[[Calder Harbour Company|org|R-04.operator]]"},
  "Sable Point": {"teu_2025_05": [[43100|-|R-06.containers=43100 TEU@2025-05]], "depthAlongside_m": [[15.5|-|R-06.berth_depth=15.5 m]], "closedFrom": null, "operator": "[[Norrland Boxes AG|org|R-06.operator]]"}
}}
""",
    ),
    _freight(
        "统计/吞吐量快报.txt",
        "zh",
        "wan and yi, alias, unit in heading, total, comparison",
        f"""
港口吞吐量年度快报　　　　　　单位：万吨，标箱

{
            aligned('''
港口 | 2024年吞吐量 | 2023年吞吐量 | [[12月|d=2024-12]]箱量
卡德港 | [[791.2|-|R-04.throughput=7912000 t@2024]] | [[814.0|-|R-04.throughput=8140000 t@2023]] | [[0|-|R-04.containers=0 TEU@2024-12]]
黑岬码头 | [[512.6|-|R-06.throughput=5126000 t@2024]] | [[498.8|-|R-06.throughput=4988000 t@2023]] | [[40877|-|R-06.containers=40877 TEU@2024-12]]
诺林陆港 | [[133.5|-|R-08.throughput=1335000 t@2024]] | [[129.0|-|R-08.throughput=1290000 t@2023]] | [[6233|-|R-08.containers=6233 TEU@2024-12]]
合计 | 1437.3 | 1441.8 | 47110
''')
        }

[[2025年1月8日|d=2025-01-08]]发布
""",
    ),
)
