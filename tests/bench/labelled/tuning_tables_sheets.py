"""All sectors, tuning half: sheets with several small tables, values packed into cells, units in a row of their own."""

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
        "Monthly pack/March dashboard.xlsx",
        "en",
        "list, alias, unit in heading, distractor, target",
        """
=== Dashboard
A. Metered output, GWh
| Generator | [[March 2025|d=2025-03]] | [[March 2024|d=2024-03]]
| PNP | [[1,571|-|E-07.monthly_output=1571 GWh@2025-03]] | [[1,602|-|E-07.monthly_output=1602 GWh@2024-03]]
| DMG | [[262|-|E-06.monthly_output=262 GWh@2025-03]] | [[291|-|E-06.monthly_output=291 GWh@2024-03]]
| KTH | [[27.4|-|E-04.monthly_output=27.4 GWh@2025-03]] | [[25.9|-|E-04.monthly_output=25.9 GWh@2024-03]]
B. Stockpiles, kt
| Generator | End of month | Floor
| HFP | [[204|-|E-01.fuel_stock=204000 t]] | [[150|-|E-01.fuel_stock=150000 t~target?]]
| CPH | [[81.5|-|E-09.fuel_stock=81500 t]] | [[60|-|E-09.fuel_stock=60000 t~target?]]
C. Sick days
| Department | Days | Head count
| Operations | 212 | 341
| Finance | 31 | 58
""",
    ),
    _electricity(
        "台账/电站卡片汇编.docx",
        "zh",
        "key-value, alias, coordinates, subject in heading",
        """
# 电站卡片汇编
## 长湖风电场
| 装机：[[25.2万千瓦|q=252 MW|E-05.capacity]] | 省份：[[海陵|loc=Selwick|E-05.province]] | 投运：[[2016年6月14日|d=2016-06-14|E-05.commissioned]]
| 站长：[[花颖|per|E-05.manager]] | 电话：[[0663-5510028|ph]] | 坐标：[[53.8842, 0.1120|c=53.8842,0.1120|E-05.location]]
## 灰林光伏电站
| 装机：[[5.8万千瓦|q=58 MW|E-08.capacity]] | 省份：[[云州|loc=Oldmoor|E-08.province]] | 投运：[[2019年5月|d=2019-05|E-08.commissioned]]
| 站长：（暂缺） | 电话：[[0871-4402219|ph]] | 坐标：——
## 敦泽燃气电厂
| 装机：[[84.5万千瓦|q=845 MW|E-06.capacity]] | 省份：[[海陵|loc=Selwick|E-06.province]] | 投运：[[2001年3月|d=2001-03|E-06.commissioned]]
| 厂长：[[龙卓|per|E-06.manager]] | 电话：[[0663-5517700|ph]] | 坐标：[[53°47′24″N 0°05′06″W|c=53.79,-0.085|E-06.location]]
""",
    ),
    _electricity(
        "检修/2025年下半年机组检修计划.html",
        "zh",
        "forward, range, negation, alias",
        """
# 2025年下半年检修计划（报批稿）
| 序号 | 厂站 | 检修等级 | 检修时间 | 工期（天） | 备注
| 1 | 白鹭核电站 | 换料大修 | [[2025-08-04至2025-09-12|d=2025-08-04/2025-09-12|E-07.outage=2025-08-04/2025-09-12~planned]] | 40 |
| 2 | 三堰抽蓄 | 全厂C修 | [[2025-10-13至2025-10-24|d=2025-10-13/2025-10-24|E-10.outage=2025-10-13/2025-10-24~planned]] | 12 |
| 3 | 铜岭电厂 | 全厂B修 | [[2025-11-03至2025-12-01|d=2025-11-03/2025-12-01|E-09.outage=2025-11-03/2025-12-01~negated]] | 29 | 取消，并入明年
| 4 | 青川石桥电厂 | 全厂C修 | [[2025-09-15至2025-09-30|d=2025-09-15/2025-09-30|E-02.outage=2025-09-15/2025-09-30~planned]] | 16 |
""",
    ),
    _electricity(
        "Open data/capacity by commissioning.csv",
        "en",
        "decimal comma, alias, homonym, total",
        """
Station;Prov.;Rated power, MW;Year commissioned;Owner share %
Kittering Hydro;[[Oldmoor|loc|E-04.province]];[[96,5|-|E-04.capacity=96.5 MW]];[[1958|d?|E-04.commissioned]];100
Stonebridge;[[Oldmoor|loc|E-03.province]];[[980,0|-|E-03.capacity=980 MW]];[[1983|d?|E-03.commissioned]];75
Stonebridge;[[Tarnshire|loc|E-02.province]];[[1.150,0|-|E-02.capacity=1150 MW]];[[1991|d?|E-02.commissioned]];100
Dunmarsh CCGT;[[Selwick|loc|E-06.province]];[[845,0|-|E-06.capacity=845 MW]];[[2001|d?|E-06.commissioned]];50
Sum;;3.071,5;;
""",
    ),
    _water(
        "Ops/Morning sheet 0506.txt",
        "en",
        "unit in heading, alias, list, negation",
        f"""
MORNING SHEET   [[Tuesday 6 May 2025|d=2025-05-06]]   duty: [[H. Quill|per]]

1  WORKS
{
            aligned('''
 | Output | Chlorine | Turbidity
 | m3/d | kg | NTU
Highcombe | [[61,400|-|W-01.output=61400 m3/d]] | [[4,310|-|W-01.chlorine_stock=4310 kg]] | 0.09
Quarry Lane | [[17,250|-|W-07.output=17250 m3/d]] | [[1,205|-|W-07.chlorine_stock=1205 kg]] | 0.11
Ninefield | [[0|-|W-09.output=0 m3/d]] | [[640|-|W-09.chlorine_stock=640 kg]] | --
''')
        }

2  RESERVOIRS
{
            aligned('''
 | Stored volume | Draw-off
 | Ml | Ml/d
Saltersford | [[9,870|-|W-04.storage=9870000 m3]] | 48.0
Dovecote | [[2,390|-|W-08.storage=2390000 m3]] | 9.5
''')
        }

3  ISOLATIONS
Ninefield since [[5 May|d=2025-05-05|W-09.shutdown]] (contact tank). Tarn Street: none.
""",
    ),
    _water(
        "规划/供水能力分期表.xlsx",
        "zh",
        "merged heading, unit in heading, forward, alias, total",
        """
=== 分期
附表5　供水能力与服务人口分期表
| 水厂 | 现状 | < | 近期（[[2028年|d?=2028]]，规划） | <
| ^ | 能力 | 人口 | 能力 | 人口
| ^ | 万吨/日 | 万人 | 万吨/日 | 万人
| 高岭水厂 | [[6.4|-|W-01.output=64000 m3/d]] | [[18.7|-|W-01.people_served=187000 people]] | [[8.0|-|W-01.output=80000 m3/d~planned]] | [[22.0|-|W-01.people_served=220000 people~planned]]
| 石巷水厂 | [[1.85|-|W-07.output=18500 m3/d]] | [[5.23|-|W-07.people_served=52300 people]] | [[2.5|-|W-07.output=25000 m3/d~planned]] | [[6.5|-|W-07.people_served=65000 people~planned]]
| 东洛淡化厂 | [[4.2|-|W-06.output=42000 m3/d]] | [[11.86|-|W-06.people_served=118600 people]] | [[5.0|-|W-06.output=50000 m3/d~planned]] | [[13.0|-|W-06.people_served=130000 people~planned]]
| 小计 | 12.45 | 35.79 | 15.5 | 41.5
""",
    ),
    _water(
        "Contractors/site access list.docx",
        "en",
        "coordinates, alias, distractor",
        """
# Site access list for contractors
Grid positions in degrees and minutes.
| Site | Gate, lat. | Gate, long. | Contact on site | Phone
| Saltersford | [[54° 07.1' N|-|W-04.location=54.1183,-1.9533]] | 1° 57.2' W | [[Winifred Oakes|per|W-04.site_lead?]] | [[01632 960 114|ph]]
| Dovecote | [[53° 56.8' N|-|W-08.location=53.9467,-1.6033]] | 1° 36.2' W | [[Jonas Peake|per|W-08.site_lead?]] | [[01632 960 129|ph]]
| Tarn Street | [[54° 04.3' N|-|W-05.location=54.0717,-1.8833]] | 1° 53.0' W | [[Marit Sole|per|W-05.site_lead?]] | [[01632 960 140|ph]]
| Stores depot, Leat Road | 54° 02.0' N | 1° 49.5' W | [[Ned Varley|per]] | [[01632 960 155|ph]]
""",
    ),
    _hospitals(
        "月报/4月设备与床位月报.pdf",
        "zh",
        "unit in heading, merged heading, total, alias, comparison",
        """
# 4月设备与床位月报
| 指标 | 计量单位 | 临江一院 | 东坪一院 | 东坪儿医 | 合计
| 开放床位 | 张 | [[1,452|-|H-02.beds=1452 beds]] | [[776|-|H-03.beds=776 beds]] | [[310|-|H-08.beds=310 beds]] | 2,538
| ICU床位 | 张 | [[96|-|H-02.icu_beds=96 beds]] | [[42|-|H-03.icu_beds=42 beds]] | [[18|-|H-08.icu_beds=18 beds]] | 156
| 呼吸机 | 台 | [[86|-|H-02.ventilators=86 units]] | [[53|-|H-03.ventilators=53 units]] | [[31|-|H-08.ventilators=31 units]] | 170
| 液氧 | 立方米 | [[42.5|-|H-02.oxygen_stock=42.5 m3]] | [[20|-|H-03.oxygen_stock=20 m3]] | [[9.6|-|H-08.oxygen_stock=9.6 m3]] | 72.1
| 救护车 | 辆 | 14 | 9 | 4 | 27
制表日期：[[2025年5月6日|d=2025-05-06]]
""",
    ),
    _hospitals(
        "Finance/Budget book extract 2025-26.xlsx",
        "en",
        "fiscal year, unit in heading, total, distractor, alias",
        """
=== Hospitals
Revenue budget, £ thousand
| Unit | 2024/25 | 2025/26
| St Brannoc's | [[148,200|-|H-01.budget=1363440000 CNY@former?]] | [[153,900|-|H-01.budget=1415880000 CNY]]
| HRI | [[117,650|-|H-06.budget=1082380000 CNY@former?]] | [[121,000|-|H-06.budget=1113200000 CNY]]
| Northgate Field Hospital | [[9,400|-|H-09.budget=86480000 CNY@former?]] | [[0|-|H-09.budget=0 CNY]]
| Sum | 275,250 | 274,900
=== Departments
Central departments, £ thousand
| Unit | 2024/25 | 2025/26
| Estates | 8,410 | 8,600
| Legal | 1,120 | 1,095
""",
    ),
    _hospitals(
        "Returns/daily case file 2025w15.csv",
        "en",
        "alias, pivot, distractor",
        """
report_date,facility,indicator,value,quality
[[2025-04-11|d]],H-SBG St Brannoc's,new confirmed cases,[[8|-|H-01.cases=8 cases@2025-04-11]],final
[[2025-04-11|d]],Harling Royal Infirmary,new confirmed cases,[[9|-|H-06.cases=9 cases@2025-04-11]],final
[[2025-04-11|d]],Harling Royal Infirmary,tests taken,312,final
[[2025-04-12|d]],H-SBG St Brannoc's,new confirmed cases,[[6|-|H-01.cases=6 cases@2025-04-12]],final
[[2025-04-12|d]],Harling Royal Infirmary,new confirmed cases,[[13|-|H-06.cases=13 cases@2025-04-12]],provisional
[[2025-04-12|d]],Dongping Children's Hospital,new confirmed cases,[[1|-|H-08.cases=1 cases@2025-04-12]],provisional
[[2025-04-12|d]],All,new confirmed cases,20,provisional
""",
    ),
    _grain(
        "Reports/Weekly stock note.eml",
        "mixed",
        "alias, unit in heading, list, homonym",
        f"""
From: [[Lu Jing 卢静|per=Lu Jing?]] <[[lujing@sgra.example|em]]>
To: [[weekly@sgra.example|em]]
Subject: Weekly stock 周报
Date: [[Fri, 23 May 2025 16:05:00 +0800|d?=2025-05-23]]

各位好, figures at [[22 May|d=2025-05-22]] below (数量: 吨 / tonnes).

{
            aligned('''
库点 Depot | 粮种 Crop | 库存 Stock | 保管员 Keeper
红泽库 RFD | [[稻谷 rice|-|G-07.grain=rice]] | [[41,905|-|G-07.stock=41905 t]] | [[万春华|per|G-07.keeper]]
苏陵城关粮库 | [[小麦 wheat|-|G-03.grain=wheat]] | [[53,770|-|G-03.stock=53770 t]] | [[巫新民|per|G-03.keeper]]
峰巷粮库 PLS | [[大麦 barley|-|G-06.grain=barley]] | [[16,880|-|G-06.stock=16880 t]] | [[尤金水|per|G-06.keeper]]
''')
        }

谢谢
""",
    ),
    _grain(
        "Surveys/capacity_survey_answers.md",
        "en",
        "key-value, alias, range, coordinates",
        """
# Depot survey 2025: answers received

| Question | Oxley Silo | Redfen Depot |
|---|---|---|
| 1. County | [[Sutherby|loc|G-04.region]] | [[Norland|loc|G-07.region]] |
| 2. Usable capacity | [[95 kt|q|G-04.silo_capacity=95000 t]] | [[60 kt|q|G-07.silo_capacity=60000 t]] |
| 3. In store now | [[68 - 70 kt|q=68..70 kt|G-04.stock=68000..70000 t]] | [[41.9 kt|q|G-07.stock=41900 t]] |
| 4. What is stored? | [[maize|-|G-04.grain]] | [[paddy|-|G-07.grain=rice]] |
| 5. Who is in charge? | [[Tobias Lenk|per|G-04.keeper]] | [[Chiara Vane|per|G-07.keeper]] |
| 6. Where? (decimal) | [[54.7712, -1.2209|c=54.7712,-1.2209|G-04.location]] | [[54.6405, -1.0873|c=54.6405,-1.0873|G-07.location]] |
| 7. Distance to rail | [[0.4 km|q]] | [[12 km|q]] |
""",
    ),
    _grain(
        "收购/夏粮收购进度表.csv",
        "zh",
        "unit in heading, total, alias, target",
        """
库点名称,品种,收购价（元/吨）,收购计划（吨）,已收购（吨）,期末库存（万吨）
巴罗直属库,[[小麦|-|G-01.grain=wheat]],[[2440|-|G-01.price=2440 CNY/t]],20000,8650,[[12.7|-|G-01.stock=127000 t]]
苏陵城关粮库,[[小麦|-|G-03.grain=wheat]],[[2420|-|G-03.price=2420 CNY/t]],9000,4120,[[5.3|-|G-03.stock=53000 t]]
峰巷粮库,[[大麦|-|G-06.grain=barley]],[[1980|-|G-06.price=1980 CNY/t]],3000,0,[[1.69|-|G-06.stock=16900 t]]
合计,,,32000,12770,19.69
""",
    ),
    _freight(
        "Terminals/handbook pages.xlsx",
        "en",
        "key-value, subject in heading, alias, coordinates",
        """
=== SPT
Sable Point Container Terminal
| Operated by: | [[Norrland Boxes AG|org|R-06.operator]] | City: | [[Estmark|loc|R-06.region]]
| Draught: | [[14.5 m|q|R-06.berth_depth]] | Cranes: | 7
| Lat.: | [[55.2077|-|R-06.location=55.2077,-1.3981]] | Long.: | -1.3981
| Gate: | [[01632 960 802|ph]] | Revised: | [[2025-03-03|d]]
=== NIP
Norrin Inland Port
| Operated by: | [[Norrin Gateway Ltd|org|R-08.operator]] | City: | [[Norrin|loc|R-08.region]]
| Axle load: | [[22.5 t|q|R-08.axle_load]] | Cranes: | 2
| Lat.: | [[54.9120|-|R-08.location=54.9120,-1.7015]] | Long.: | -1.7015
| Gate: | [[01632 960 811|ph]] | Revised: | [[2025-03-10|d]]
""",
    ),
    _freight(
        "生产/集装箱月度完成情况.md",
        "zh",
        "wan and yi, unit in heading, target, alias, total",
        """
# 集装箱完成情况（[[2025年5月|d=2025-05]]）

单位：万标箱

| 站点 | 本月完成 | 本月计划 | 上年同月 | 完成率 |
|---|--:|--:|--:|--:|
| 黑岬码头 | [[4.31|-|R-06.containers=43100 TEU@2025-05]] | [[4.20|-|R-06.containers=42000 TEU~planned@2025-05?]] | [[4.05|-|R-06.containers=40500 TEU@2024-05]] | 102.6% |
| 诺林陆港 | [[0.66|-|R-08.containers=6600 TEU@2025-05]] | [[0.70|-|R-08.containers=7000 TEU~planned@2025-05?]] | [[0.61|-|R-08.containers=6100 TEU@2024-05]] | 94.3% |
| 合计 | 4.97 | 4.90 | 4.66 | 101.4% |
""",
    ),
    _freight(
        "Claims/Damage register.html",
        "en",
        "distractor, alias, total",
        """
# Damage register, wagons and cargo
| No. | Where | Wagon | Cargo lost | Claim | Settled
| 1 | Cinder Yard | [[31 70 459 1182-4|id]] | [[3.2 t|q]] coal | [[EUR 410.00|m=410 EUR]] | [[11 Feb 2025|d=2025-02-11]]
| 2 | Hollin Junction | [[33 70 784 0055-1|id]] | [[640 kg|q]] cement | [[EUR 96.00|m=96 EUR]] | open
| 3 | Port Calder | [[31 70 459 1207-9|id]] | none | [[EUR 1,250.00|m=1250 EUR]] | [[4 Mar 2025|d=2025-03-04]]
| | | | Total | [[EUR 1,756.00|m=1756 EUR]] |
""",
    ),
)
