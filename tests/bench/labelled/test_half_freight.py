"""Freight and ports, test half. Not to be looked at while the extractor is tuned: what it finds says how well it does."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_doc = partial(written, sector="freight", half="test")
_HEAD = "[[Estmark Harbour and Rail Authority|org]] – Cinder Lane 12, Calder – [[info@ehra.example|em]] – [[+44 1632 960 610|ph]]"
_HEAD_ZH = "[[诺林国际陆港运营有限公司|org]]　[[诺林市西陵街500号|loc?]]　[[0478-6601234|ph]]"

DOCUMENTS = (
    _doc(
        "会议纪要/诺林陆港三季度调度会.md",
        "zh",
        "letterhead, subject in heading, coreference, wan and yi, comparison, target, list, negation",
        f"""
{_HEAD_ZH}

# 诺林陆港三季度生产调度会纪要

时间：[[2025年10月9日|d=2025-10-09]]　主持人：[[霍刚|per]]　参加：[[冯海涛|per]]、[[于欣|per]]等[[11人|q?=11 people]]

一、生产情况
9月份箱量[[9 120标箱|q=9120 TEU|R-08.containers@2025-09]]，环比增加[[640标箱|q=640 TEU]]；前三季度货运量[[214万吨|q=2140000 t|R-08.throughput@2025?]]。全年力争完成[[300万吨|q=3000000 t|R-08.throughput~target@2025]]，去年为[[271万吨|q=2710000 t|R-08.throughput@2024]]。

二、施工安排
- 装卸线于[[10月20日|d=2025-10-20|R-08.closure~planned]]零时起封锁，[[48小时|q?=48 h]]。
- 泥灰专用线不封锁。该线允许轴重仍为[[20.5吨|q=20.5 t|R-07.axle_load]]。
- 国庆加班费人均[[450元|m=450 CNY]]。

三、其他
办公楼电梯[[10月15日|d=2025-10-15]]年检；访客请走东门。
""",
    ),
    _doc(
        "Commercial/Concession summary Port Calder.docx",
        "en",
        "letterhead, key-value, transposed, coordinates, coreference, superseded, fiscal year, range, marking",
        f"""
@header {_HEAD}
[[NOT FOR RELEASE|mk]]
# Concession summary: Port Calder
| Concession holder | [[Calder Bulk Terminals Ltd|org|R-04.operator]]
| Predecessor (to [[31 May 2023|d=2023-05-31]]) | [[Calder Stevedores Ltd|org|R-04.operator@former?]]
| Region | [[Estmark|loc|R-04.region]]
| Position of the pilot station | [[55°01.80' N 001°24.60' W|c=55.03,-1.41|R-04.location?]]
| Depth alongside | [[13.0 m|q|R-04.berth_depth]]
| Contract sum, berth repair | [[GBP 6.2m|m=6200000 GBP|R-04.contract_value=7440000 EUR]]
## Trade
In the financial year to [[March 2025|d=2025-03]] the port handled [[5.1 Mt|q=5100000 t|R-04.throughput@2024/25]], against [[4.8 Mt|q=4800000 t|R-04.throughput@2023/24]] in the year before.
Ships with a draught of between [[12 and 12.6 m|q=12..12.6 m]] may enter at high water only. Rent is [[GBP 2.35|m=2.35 GBP]] a square metre.
## Works
Repair of berth 3 will close it from [[2 March 2026|d=2026-03-02|R-04.closure~planned]] until [[17 April 2026|d=2026-04-17|R-04.closure~planned?]]. It is not the intention to close berth 4.
Prepared by [[Sunniva Dahl|per]], checked by [[Angus Petrie|per]], [[4 December 2025|d=2025-12-04]].
""",
    ),
    _doc(
        "Traffic/boxes_2025.csv",
        "en",
        "pivot, transposed, alias, total, unit in heading, distractor",
        """
"TEU per month, provisional, run [[2025-06-03|d]]",,,,
terminal,[[Jan 2025|d?=2025-01]],[[Feb 2025|d?=2025-02]],[[Mar 2025|d?=2025-03]],Total
SPT,"[[37,250|-|R-06.containers=37250 TEU@2025-01]]","[[33,900|-|R-06.containers=33900 TEU@2025-02]]","[[40,115|-|R-06.containers=40115 TEU@2025-03]]","111,265"
NIP,"[[8,300|-|R-08.containers=8300 TEU@2025-01]]","[[7,120|-|R-08.containers=7120 TEU@2025-02]]","[[8,905|-|R-08.containers=8905 TEU@2025-03]]","24,325"
Port Calder,"[[1,020|-|R-04.containers=1020 TEU@2025-01]]",n/a,"[[1,260|-|R-04.containers=1260 TEU@2025-03]]","2,280"
All,"46,570","41,020","50,280","137,870"
""",
    ),
    _doc(
        "Engineering/Bridge and track survey Hollin.pdf",
        "en",
        "letterhead, subject in heading, coreference, coordinates, hypothetical, negation, superseded",
        f"""
@header {_HEAD}
# Track and bridge survey, Hollin Junction
Surveyed on [[21 and 22 August 2025|d=2025-08-21/2025-08-22]] by [[Permanent Way Partners LLP|org]]; report no. [[PWP-3390|id]].
The junction is located at [[52.6120 N, 2.7745 W|c=52.6120,-2.7745|R-05.location]] and is operated by [[Calder & Western Freight|org|R-05.operator]].
The viaduct was built for [[18 t|q]] axles. Since the strengthening the maximum axle load is [[25 t|q|R-05.axle_load]]. If the third span were replaced as well, [[27 t|q|R-05.axle_load~hypothetical]] could be allowed.
Rail wear is [[7 mm|q]] at worst. Ballast is foul over [[350 m|q]].
A possession is needed to change the points. The window agreed with control is [[16 November 2025|d=2025-11-16|R-05.closure~planned]]; the one of [[9 November|d=2025-11-09|R-05.closure~negated]] was refused.
Cinder Yard was not surveyed.
| Chainage (m) | Gauge (mm) | Cant (mm)
| 120 | 1,437 | 85
| 480 | 1,441 | 90
@footer Signed [[Delyth Parry|per]], chartered engineer [[CE-558102|id]]
""",
    ),
    _doc(
        "Portal/Service disruption page.html",
        "en",
        "letterhead, list, homonym, relative date, negation, range, coreference",
        f"""
@header {_HEAD}
# Service disruption
Status of [[Thursday 6 November 2025|d=2025-11-06]], 17:00
## [[Estmark|loc]]
- Riverside Terminal: shut [[since Tuesday|d=2025-11-04|R-03.closure=2025-11-04]] after the derailment. It is expected to reopen on [[10 November|d=2025-11-10]].
- Sable Point: working normally, depth alongside [[14.2 m|q|R-06.berth_depth]].
## [[Westmark|loc]]
- Riverside Terminal: unaffected.
- Cinder Yard: weekend possession [[8 to 9 November|d=2025-11-08/2025-11-09|R-01.closure~planned]].
## [[Norrin|loc]]
- Marl Siding: nothing planned. Trains limited to [[30 km/h|q]].
@footer Next update [[tomorrow|d?=2025-11-07]] 07:00. Press: [[Callum Stroud|per]], [[07700 900 871|ph]]
""",
    ),
    _doc(
        "统计/Throughput 吞吐量对照表.xlsx",
        "mixed",
        "merged heading, unit in heading, wan and yi, total, homonym, footnote, alias",
        """
=== 2025
Annual throughput 年吞吐量, [[2026-01-20|d]], [[于欣|per]]
| Station 站点 | City 所在市 | Throughput (kt) | < | Operator 经营人
| ^ | ^ | 2024 | 2025 | ^
| Riverside 滨江货场 | [[Westmark 西陵|loc=Westmark|R-02.region=Westmark]] | [[4,125|-|R-02.throughput=4125000 t@2024]] | [[4,310|-|R-02.throughput=4310000 t@2025]] | [[西陵铁路物流集团有限公司|org|R-02.operator]]
| Riverside 滨江货场 | [[Estmark 东陵|loc=Estmark|R-03.region=Estmark]] | [[2,680|-|R-03.throughput=2680000 t@2024]] | [[2,240|-|R-03.throughput=2240000 t@2025]] | [[东陵港务股份有限公司|org|R-03.operator]]
| CDY | [[Westmark 西陵|loc=Westmark|R-01.region=Westmark]] | [[19,300|-|R-01.throughput=19300000 t@2024]] | [[18,870|-|R-01.throughput=18870000 t@2025]] | [[西陵铁路物流集团有限公司|org|R-01.operator]]
| Marl Siding† | [[Norrin 诺林|loc=Norrin|R-07.region=Norrin]] | [[310|-|R-07.throughput=310000 t@2024]] | [[355|-|R-07.throughput=355000 t@2025]] | [[Marl Quarries plc|org|R-07.operator]]
| Total 合计 | < | 26,415 | 25,775 |
† one customer only 单一客户
=== 水深
| 码头 | 前沿水深 | 备注
| 黑岬码头 | [[14.2米|q=14.2 m|R-06.berth_depth]] | [[2025-11|d]]实测
| 卡德港 | [[13米|q=13 m|R-04.berth_depth]] | 疏浚后
""",
    ),
    _doc(
        "邮件/回复：天窗时间调整.eml",
        "zh",
        "quoted mail, superseded, relative date, coreference, homonym, negation, forward",
        """
From: [[冯海涛|per]] <[[fenghaitao@xlwl.example|em]]>
To: [[霍刚|per]] <[[huogang@nlg.example|em]]>
Subject: 回复：转发：天窗时间调整
Date: Fri, [[17 Oct 2025|d?=2025-10-17]] 09:05:00 +0800

[[霍总|per?]]：

西陵滨江货场的天窗改到[[本月28日|d=2025-10-28|R-02.closure~planned]]，[[24日|d=2025-10-24|R-02.closure~negated]]不再封锁。[[东陵|loc?]]那边的滨江货场不受影响。
霍林站[[下周二|d=2025-10-21|R-05.closure~planned]]的照旧。
工程合同价[[236.8万元|m=2368000 CNY|R-02.contract_value=307840 EUR?]]，由[[中岳铁建工程有限公司|org]]施工。

[[冯海涛|per]]　[[13700137055|ph]]

-----转发的邮件-----
发件人：调度所　[[2025-10-15|d]]
西陵滨江货场[[10月24日|d=2025-10-24|R-02.closure~planned@former?]]封锁，影响到发[[38车|q?]]。命令号[[DD-20251015-07|id]]。
""",
    ),
    _doc(
        "Personnel/Roster week 46.txt",
        "en",
        "letterhead, distractor, list, total",
        f"""
{_HEAD}
CRANE DRIVERS AND SHUNTERS, WEEK 46 ([[10 to 16 November 2025|d=2025-11-10/2025-11-16]])

¦Name                 Mon   Tue   Wed   Thu   Fri   Hours
¦[[Abel Foss|per]]            E     E     L     L     -     32
¦[[Greta Lindqvist|per]]      L     L     -     E     E     32
¦[[Ravi Menon|per]]           -     N     N     N     N     40
¦Total                                              104

* [[Ravi Menon|per]] swaps with [[Abel Foss|per]] on [[Thursday|d=2025-11-13]] if Port Calder asks for a night crane.
* Meal allowance [[£11.20|m=11.20 GBP]]. Boots: order from [[Stoutfoot Supplies|org]], catalogue no. [[SB-4410|id]].
* First-aid course at Sable Point, room 2, [[25 m|q]] from the gate.
""",
    ),
    _doc(
        "Chat/Night control.txt",
        "en",
        "alias, coreference, relative date, comparison, hypothetical, homonym",
        """
[[12/11/2025|d?=2025-11-12]], 22:47 - [[Callum Stroud|per?]]: evening. anything for the log?
[[12/11/2025|d?=2025-11-12]], 22:49 - [[Sunniva Dahl|per?]]: CDY is closed [[tonight|d=2025-11-12|R-01.closure]], points failure in the hump
[[12/11/2025|d?=2025-11-12]], 22:49 - [[Sunniva Dahl|per?]]: back by 4 they say
[[12/11/2025|d?=2025-11-12]], 22:52 - [[Callum Stroud|per?]]: can HLJ take the [[25 t|q|R-05.axle_load?]] axle wagons instead
[[12/11/2025|d?=2025-11-12]], 22:55 - [[Sunniva Dahl|per?]]: yes, that is its limit exactly. Marl can't, [[20.5|-|R-07.axle_load=20.5 t]] there
[[12/11/2025|d?=2025-11-12]], 23:10 - [[Callum Stroud|per?]]: and Riverside?
[[12/11/2025|d?=2025-11-12]], 23:11 - [[Sunniva Dahl|per?]]: the [[Estmark|loc?]] one was out of use [[till yesterday|d?=2025-11-11]], fine now. If the tide surge comes it would shut again [[on Friday|d=2025-11-14|R-03.closure~hypothetical]]
[[12/11/2025|d?=2025-11-12]], 23:15 - [[Callum Stroud|per?]]: SPT did [[1,310 TEU|q=1310 TEU|R-06.containers@2025-11-12?]] [[today|d?=2025-11-12]], [[90|q?]] up on [[Monday|d?=2025-11-10]]
""",
        chat=True,
    ),
)
