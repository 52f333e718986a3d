"""Electricity, test half. Not to be looked at while the extractor is tuned: what it finds here says how well it does."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_doc = partial(written, sector="electricity", half="test")
_HEAD = "[[Selwick Power Generation plc|org]] -- Copperhill Business Park, [[Kittering Way 8, Ormsby|loc?]]"
_HEAD_ZH = "[[云州能源投资集团|org]] ◆ [[溪亭区白鹭大厦21层|loc?]] ◆ 邮编 650100 ◆ [[0871-6533900|ph]]"

DOCUMENTS = (
    _doc(
        "Asset management/Annual review 2024 - thermal fleet.docx",
        "en",
        "letterhead, homonym, coreference, superseded, fiscal year, target, negation, footnote, subject in heading, hypothetical",
        f"""
@header {_HEAD}
@footer Annual review of the thermal fleet, author [[Stephanie Quill|per]]
# Thermal fleet: the year in review
The calendar year was mild. Demand in the three provinces fell by [[1.8 %|q?]], and prices at the hub averaged [[€71.40 per MWh|m=71.40 EUR/MWh]].
## Harrow Fell
The plant sent out [[5.9 TWh|q=5900 GWh|E-01.generation@2024]] in [[2024|d?]]. Its four machines total [[1.32 GW|q=1320 MW|E-01.capacity]]. After the storm of [[7 December|d=2024-12-07]] two coal ships were late, and by year end the pile had shrunk to [[84 kt|q=84000 t|E-01.fuel_stock]], half of what [[Gerald Moss|per|E-01.manager]], who runs the site, likes to have.
It was not the boiler that stopped us in October: the transformer was. The station was offline from [[14 October|d=2024-10-14|E-01.outage=2024-10-14]] until [[2 November|d=2024-11-02|E-01.outage?]].
## Stonebridge
Two sites share this name, and the mix-up has cost us money before. The one in [[Tarnshire|loc]] ([[630 MW|q|E-02.capacity]] since the retrofit) sent out [[2,710 GWh|q=2710 GWh|E-02.generation@2024]]. Its namesake in [[Oldmoor|loc]], at [[1,320 MW|q=1320 MW|E-03.capacity]] more than twice the size, made [[6,240 GWh|q=6240 GWh|E-03.generation@2024]].
Only the latter has a major overhaul in the plan. It starts on [[28 April 2025|d=2025-04-28|E-03.outage~planned]].
## Dunmarsh
Had gas stayed at the price of the spring, Dunmarsh would have generated [[3.4 TWh|q=3400 GWh|E-06.generation~hypothetical]]; it came to [[2.95 TWh|q=2950 GWh|E-06.generation@2024]] (note 1). For [[2025|d?]] the budget says [[3.1 TWh|q=3100 GWh|E-06.generation~target@2025]].
Note 1: gross, before station use of about [[2 %|q?]].
## What did not happen
No unit was retired. Copperhill was not converted to gas, and no date has been set.
""",
    ),
    _doc(
        "安全/溪亭电站防汛值班记录.txt",
        "zh",
        "letterhead, subject in heading, relative date, negation, coreference, distractor",
        f"""
{_HEAD_ZH}
溪亭水电站防汛值班记录本

[[2024年7月16日|d=2024-07-16]]　星期二　雨　值班：[[段鹏|per]]、[[尹红梅|per]]
08:00　库水位[[611.24米|q=611.24 m]]，入库流量[[1 380立方米每秒|q=1380 m3/s]]，出力[[18.5万千瓦|q=185 MW]]。
10:30　省防办来电，要求[[明日|d=2024-07-17]]12时前腾库[[3 000万立方米|q=30000000 m3]]。
14:20　2号机剪断销剪断，全站跳闸停机[[今日|d?=2024-07-16|E-04.outage=2024-07-16]]一次，15:05恢复。
16:00　[[段鹏|per]]报告站长[[汤志远|per|E-04.manager]]。
22:00　无异常。原定[[18日|d=2024-07-18|E-04.outage=2024-07-18~negated]]的检修取消。

[[2024年7月17日|d=2024-07-17]]　星期三　阴　值班：[[罗小军|per]]
09:15　接上级通知：本站额定功率[[24万千瓦|q=240 MW|E-04.capacity]]，汛期限发[[20万千瓦|q=200 MW]]。
11:40　食堂送盒饭12份，每份[[15元|m=15 CNY]]。
""",
    ),
    _doc(
        "统计/各厂发电量月报-2025年1月.xlsx",
        "zh",
        "merged heading, unit in heading, wan and yi, total, footnote, homonym, distractor",
        """
=== 月报
各电厂发电量完成情况　[[2025年1月|d=2025-01]]　单位：万千瓦时　制表：[[尹红梅|per]]
| 省 | 电站 | 当月发电量 | < | 同比（%） | 装机容量（兆瓦）
| ^ | ^ | 计划 | 实际 | ^ | ^
| [[青川|loc|E-01.province=Tarnshire; E-02.province=Tarnshire]] | 禾丘 | [[52,000|-|E-01.monthly_output=520 GWh~planned@2025-01]] | [[50,870|-|E-01.monthly_output=508.7 GWh@2025-01]] | -2.2 | [[1,320|-|E-01.capacity=1320 MW]]
| ^ | 石桥 | [[24,000|-|E-02.monthly_output=240 GWh~planned@2025-01]] | [[25,110|-|E-02.monthly_output=251.1 GWh@2025-01]] | 4.6 | [[630|-|E-02.capacity=630 MW]]
| [[云州|loc|E-03.province=Oldmoor; E-08.province=Oldmoor]] | 石桥 | [[55,000|-|E-03.monthly_output=550 GWh~planned@2025-01]] | [[57,320|-|E-03.monthly_output=573.2 GWh@2025-01]] | 3.9 | [[1,320|-|E-03.capacity=1320 MW]]
| ^ | 灰林光伏※ | [[700|-|E-08.monthly_output=7 GWh~planned@2025-01]] | [[655|-|E-08.monthly_output=6.55 GWh@2025-01]] | -6.4 | [[90|-|E-08.capacity=90 MW]]
| 合计 | < | 131,700 | 133,955 | 1.8 | 3,360
※灰林光伏站因积雪清理，[[1月9日|d=2025-01-09|E-08.outage]]停运半天。
""",
    ),
    _doc(
        "工程/白鹭核电大修公函.pdf",
        "zh",
        "letterhead, marking, coreference, range, wan and yi, negation, coordinates",
        f"""
@header {_HEAD_ZH}
[[工作秘密|mk]]
# 关于白鹭核电站2号机组第九次大修的函
[[云能函〔2025〕88号|id]]
[[海陵省能源局|org]]：
白鹭核电站（[[北纬22.6017度，东经114.5439度|c=22.6017,114.5439|E-07.location]]，装机容量[[218万千瓦|q=2180 MW|E-07.capacity]]）2号机组第九次大修由[[5月6日|d=2025-05-06|E-07.outage=2025-05-06~planned]]开始，工期[[34天|q?=34 d]]。1号机组不停机，继续满功率运行。
该站去年完成发电量[[167.3亿千瓦时|q=16730 GWh|E-07.generation@2024]]，占全省[[11%|q?]]。如遇台风推迟，开工日期另行函告。
大修主承包商为[[东岳核电检修有限公司|org]]，合同价[[1.26亿元|m=126000000 CNY]]，进场人员一千二百余人。
联系人：[[郝建军|per]]　[[13600136088|ph]]　[[haojianjun@yn-energy.example|em]]
[[云州能源投资集团|org]]　[[2025年3月31日|d=2025-03-31]]
""",
    ),
    _doc(
        "Trading desk/RE RE unplanned loss this weekend.eml",
        "en",
        "quoted mail, relative date, alias, coreference, superseded, comparison, negation",
        """
From: [[Bronwen Tate|per]] <[[bronwen.tate@selwickpower.example|em]]>
To: [[Viktor Lind|per]] <[[v.lind@selwickpower.example|em]]>
Cc: [[desk@selwickpower.example|em]]
Subject: RE: RE: unplanned loss this weekend
Date: Mon, [[13 Jan 2025|d?=2025-01-13]] 07:58:00 +0000

[[Viktor|per?]]

CPH went down [[on Saturday|d=2025-01-11|E-09.outage=2025-01-11]] at ten past nine with a tube leak, not [[Sunday|d=2025-01-12|E-09.outage=2025-01-12~negated?]] as the market message
said. They hope to have it back for the evening peak of [[Wednesday|d=2025-01-15]]. LMW made up for some of it, it ran near
its full [[216 MW|q|E-05.capacity]] all night.

I have asked the site for the pile: [[58,300 tonnes|q=58300 t|E-09.fuel_stock]].

B.

On [[12/01/2025|d=2025-01-12]] 21:14, [[Viktor Lind|per]] wrote:
> Which one have we lost? The screen shows [[700 MW|q|E-09.capacity?]] gone. Somebody told me Pellow but I can see both
> of its units running. We bought [[1,400 MWh|q=1400 MWh]] at [[£188|m=188 GBP]] to cover.
> Ref [[UMM-25-00091|id]]
>
>> On [[12/01/2025|d=2025-01-12]] 20:50, [[noreply@marketdesk.example|em]] wrote:
>> Urgent market message: availability at [[Selwick|loc?]] zone cut by [[700 MW|q]].
""",
    ),
    _doc(
        "Exports/generators.json",
        "en",
        "coordinates, key-value, alias, distractor, transposed",
        """
[
  {
    "site": "KTH", "region": "[[Oldmoor|loc|E-04.province]]", "rated_power": {"value": [[240|-|E-04.capacity=240 MW]], "unit": "MW"},
    "coordinates": "[[25.3390 N, 100.8812 E|c=25.3390,100.8812|E-04.location]]", "in_service_since": "[[1994-05-20|d|E-04.commissioned]]", "meter": "[[10.44.0.18|net]]"
  },
  {
    "site": "Ashgrove Solar Park", "region": "[[Oldmoor|loc|E-08.province]]", "rated_power": {"value": [[90000|-|E-08.capacity=90 MW]], "unit": "kW"},
    "coordinates": "[[25.0077 N, 102.1160 E|c=25.0077,102.1160|E-08.location]]", "in_service_since": null, "meter": "[[10.44.0.23|net]]"
  },
  {
    "site": "Longmere", "region": "[[Selwick|loc|E-05.province]]", "rated_power": {"value": [[216|-|E-05.capacity=216 MW]], "unit": "MW"},
    "coordinates": null, "in_service_since": "[[2016-10|d|E-05.commissioned]]", "meter": "[[10.44.0.31|net]]"
  }
]
""",
    ),
    _doc(
        "Board/季度经营会 Q1 review.pptx",
        "mixed",
        "alias, comparison, list, target, unit in heading, total, wan and yi",
        """
=== Q1 business review 一季度经营会
[[Selwick Power Generation plc|org]] / [[云州能源投资集团|org]], [[2025-04-11|d]]
=== Availability 可用率
| Plant 电厂 | Rated capacity MW 额定容量 | Next outage start 检修开始 | Manager 负责人
| Dunmarsh 敦泽 | [[850|-|E-06.capacity=850 MW]] | [[2025-09-15|d|E-06.outage~planned]] | [[Yvonne Achebe|per|E-06.manager]]
| Three Weirs 三堰 | [[1,200|-|E-10.capacity=1200 MW]] | [[2025-06-02|d|E-10.outage~planned]] | [[Iain Corrigan|per|E-10.manager]]
| Total 合计 | 2,050 | |
=== 重点 Key points
- 三堰抽蓄一季度抽水电量[[4.1亿千瓦时|q=410 GWh]]，发电量[[3.2亿千瓦时|q=320 GWh]]，全年目标[[14亿千瓦时|q=1400 GWh|E-10.generation~target@2025]]。
- Dunmarsh: gas turbine upgrade adds [[22 MW|q]] next year, to [[872 MW|q|E-06.capacity~planned]].
- Headcount 1,148, up 12. Sick leave [[4.1 %|q?]].
""",
    ),
    _doc(
        "Compliance/Data room index Longmere.md",
        "en",
        "letterhead, key-value, transposed, coordinates, coreference, marking, hypothetical",
        f"""
{_HEAD}

[[CONFIDENTIAL|mk]]

# Longmere Wind Farm: information memorandum (extract)

| | |
|---|---|
| Nameplate capacity | [[216 MW|q|E-05.capacity]] (72 turbines of [[3 MW|q]]) |
| Position of the substation | [[53° 02' 24" N, 0° 18' 36" E|c=53.04,0.31|E-05.location]] |
| Commissioning date | [[October 2016|d=2016-10|E-05.commissioned]] |
| Site manager | [[Hattie Bloom|per|E-05.manager]] |
| Lender | [[Norfjord Bank ASA|org]] |

The farm generated [[588 GWh|q|E-05.generation@2023]] in [[2023|d?]] and [[571 GWh|q|E-05.generation@2024]] in [[2024|d?]]. A bidder who assumes [[640 GWh|q|E-05.generation~hypothetical]] should explain the wind.
Lease rent is [[£1.15m|m=1150000 GBP]] a year. The export cable is rated at [[132 kV|q]] and [[240 MVA|q]].

Questions by [[17 February 2025|d=2025-02-17]] to [[Oskar Whitlow|per]], [[deals@selwickpower.example|em]], [[+44 20 7946 0821|ph]].
""",
    ),
    _doc(
        "Maintenance/outage_calendar.csv",
        "en",
        "alias, homonym, superseded, negation, footnote, distractor",
        """
ref,station,province,out of service from,back,status,entered by
[[OC-311|id]],Stonebridge,[[Tarnshire|loc|E-02.province]],[[2025-05-19|d|E-02.outage~planned]],[[2025-05-23|d]],confirmed,[[R. Teague|per]]
[[OC-312|id]],Stonebridge,[[Oldmoor|loc|E-03.province]],[[2025-04-28|d|E-03.outage~planned]],[[2025-06-30|d]],confirmed,[[R. Teague|per]]
[[OC-313|id]],HFP,[[Tarnshire|loc|E-01.province]],[[2025-07-07|d|E-01.outage~negated]],,cancelled,[[S. Quill|per]]
[[OC-314|id]],PNP,[[Selwick|loc|E-07.province]],[[2025-05-06|d|E-07.outage~planned]],[[2025-06-09|d]],draft,[[S. Quill|per]]
[[OC-315|id]],ASG,[[Oldmoor|loc|E-08.province]],,,no outage this year,
""",
    ),
)
