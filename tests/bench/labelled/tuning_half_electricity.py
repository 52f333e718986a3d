"""Electricity, tuning half: what a grid operating company keeps on its drive."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_doc = partial(written, sector="electricity", half="tuning")
_HEAD = (
    "[[Northern Grid Operating Company|org]] · Stonebridge House, [[2 Oldmoor Road, Leyburn|loc?]] · "
    "Tel. [[01632 960 180|ph]]"
)
_HEAD_ZH = "[[北方电网调度控制中心|org]]  地址：[[云州省石桥市电厂路18号|loc?]]  电话：[[0571-88001234|ph]]"

DOCUMENTS = (
    _doc(
        "02 Control room/Handover 2025-03-11 night.txt",
        "en",
        "letterhead, homonym, subject in heading, negation, list, coreference, distractor",
        f"""
{_HEAD}
SHIFT HANDOVER   night to day   [[11 March 2025|d=2025-03-11]]
Handing over: [[D. Okafor|per]]     Taking over: [[Lindsey Marr|per]]

[[TARNSHIRE|loc=Tarnshire]]
Stonebridge - unit 2 tripped at 02:14 [[this morning|d?=2025-03-11|E-02.outage=2025-03-11]] on low condenser vacuum. Back on bars 05:40,
holding [[210 MW|q]] on one mill. Coal stock on site down to [[41,500 t|q=41500 t|E-02.fuel_stock]] after a thin week of trains.
Harrow Fell - quiet night. No outage booked before [[Easter|d?=2025-04-20|E-01.outage=2025-04-20~negated?]], whatever the rumour says.

[[OLDMOOR|loc=Oldmoor]]
Stonebridge - fitters found the seal leaking again. The station comes off for the seal on [[18 March|d=2025-03-18|E-03.outage~planned]] and
should be back two days later. Yard holds [[63,000 t|q=63000 t|E-03.fuel_stock]].
Kittering - both sets available, tailrace level [[112.4 m|q]], intake screen cleaned at 23:00.

OTHER
* Frequency dipped to [[49.83 Hz|q]] at 04:51, cause being looked at by [[R. Teague|per]].
* Kettle in the mess room is broken. Form F-12 has been sent.
* Visitors for the day shift: four from [[Brightwater Insurance plc|org]], badge at gate 3.
""",
    ),
    _doc(
        "05 规划/2024年电源情况汇报（送审稿）.docx",
        "zh",
        "letterhead, wan and yi, coreference, alias, target, superseded, marking, homonym",
        f"""
@header {_HEAD_ZH}
[[内部资料 注意保存|mk=内部资料]]
# [[2024年|d?=2024]]全省电源运行情况汇报（[[送审稿|mk]]）
编制：规划处 [[周敏|per]]　审核：[[赵建国|per]]　[[2025年1月20日|d=2025-01-20]]
## 一、[[青川省|loc]]
禾丘电厂总装机容量[[132万千瓦|q=1320 MW|E-01.capacity]]，[[2024年|d?=2024]]全年发电量[[61.8亿千瓦时|q=6180 GWh|E-01.generation@2024]]，比上年下降[[2.3%|q?]]。该厂年末存煤[[18.6万吨|q=186000 t|E-01.fuel_stock]]，可用[[21天|q?=21 d]]。
石桥电厂（[[青川|loc?]]）完成3号机组通流改造，装机由[[60万千瓦|q=600 MW|E-02.capacity@former?]]增至[[63万千瓦|q=630 MW|E-02.capacity]]。厂长[[孙立平|per|E-02.manager]]在年终会上表示，[[2025年|d?=2025]]发电量力争达到[[30亿千瓦时|q=3000 GWh|E-02.generation~target@2025]]。
三堰抽蓄于[[2024年11月28日|d=2024-11-28|E-10.commissioned]]全部投产，装机[[120万千瓦|q=1200 MW|E-10.capacity]]。
## 二、[[云州省|loc]]
溪亭水电站来水偏枯，发电量仅[[7.42亿千瓦时|q=742 GWh|E-04.generation@2024]]，较多年平均少[[1.1亿千瓦时|q=110 GWh]]。
灰林二期尚未投产，目前仍按一期[[9万千瓦|q=90 MW|E-08.capacity]]统计。
云州石桥电厂不在本次统计范围，其容量另行上报。
## 三、几点说明
全省统调最大负荷[[2 845万千瓦|q=28450 MW]]，出现在[[8月2日|d=2024-08-02]]；外购电[[95亿千瓦时|q=9500 GWh]]。
联系人：[[周敏|per]]，[[13800138021|ph]]，[[zhoumin@beigrid.example|em]]
""",
    ),
    _doc(
        "03 Markets/Output by month FY2024.xlsx",
        "en",
        "pivot, merged heading, unit in heading, total, footnote, alias, fiscal year, distractor",
        """
=== Output
Monthly output sent out, GWh - financial year 2024/25, first quarter ([[April to June 2024|d?=2024-04/2024-06]])
| Station | [[Apr 2024|d?=2024-04]] | [[May 2024|d?=2024-05]] | [[Jun 2024|d?=2024-06]] | Quarter
| HFP | [[498.2|-|E-01.monthly_output=498.2 GWh@2024-04]] | [[455.0|-|E-01.monthly_output=455.0 GWh@2024-05]] | [[431.7|-|E-01.monthly_output=431.7 GWh@2024-06]] | 1384.9
| DMG | [[210.4|-|E-06.monthly_output=210.4 GWh@2024-04]] | [[0.0|-|E-06.monthly_output=0.0 GWh@2024-05]] | [[188.9|-|E-06.monthly_output=188.9 GWh@2024-06]] | 399.3
| Longmere | [[61.3|-|E-05.monthly_output=61.3 GWh@2024-04]] | [[48.8|-|E-05.monthly_output=48.8 GWh@2024-05]] | [[39.6|-|E-05.monthly_output=39.6 GWh@2024-06]] | 149.7
| Copperhill (a) | [[302.5|-|E-09.monthly_output=302.5 GWh@2024-04]] | n/a | [[297.1|-|E-09.monthly_output=297.1 GWh@2024-06]] | 599.6
| Total | 1072.4 | 503.8 | 957.3 | 2533.5
(a) Meter fault in May; estimate to follow from [[J. Petrossian|per]].
=== Stations
| Station | Nameplate | < | Fuel
| ^ | Units | MW | ^
| Harrow Fell | 4 | [[1,320|-|E-01.capacity=1320 MW]] | Coal
| Dunmarsh | 2 | [[850|-|E-06.capacity=850 MW]] | Gas
| Longmere | 72 | [[216|-|E-05.capacity=216 MW]] | Wind
| Copperhill | 2 | [[700|-|E-09.capacity=700 MW]] | Coal
| All | 80 | 3,086 |
""",
    ),
    _doc(
        "07 Projects/Three Weirs inspection report.pdf",
        "en",
        "letterhead, subject in heading, coordinates, coreference, key-value, transposed, marking, hypothetical",
        f"""
@header {_HEAD}
[[OFFICIAL-SENSITIVE|mk]]
# Three Weirs Pumped Storage - statutory inspection
Inspector: [[Marguerite Ashdown|per]], [[Halden Reservoir Engineers Ltd|org]]. Visit of [[6 February 2025|d=2025-02-06]].
| Position | [[54°21'36"N 2°28'12"W|c=54.36,-2.47|E-10.location]]
| Rated power | [[1,200 MW|q=1200 MW|E-10.capacity]]
| In service since | [[28 November 2024|d=2024-11-28|E-10.commissioned]]
| Station manager | [[Iain Corrigan|per|E-10.manager]]
| Report reference | [[TW-INS-0047|id]]
## Findings
The upper dam is sound. Seepage was [[3.1 l/s|q]] against an alarm level of [[8 l/s|q]]. If unit 1 were run in pump mode with the lower gate stuck, flow could reach [[92 m3/s|q]] and the station would have to shut down within minutes.
It must be drained for the next visit. This outage has been agreed for [[2 to 9 June 2025|d=2025-06-02/2025-06-09|E-10.outage~planned]].
Paint is peeling in gallery 2 (about [[140 m2|q]]).
@footer Page 1 of 1 · [[Halden Reservoir Engineers Ltd|org]], registered in [[Oldmoor|loc]] no. [[04471982|id]]
""",
    ),
    _doc(
        "02 Control room/Mail/RE Dunmarsh spring outage.eml",
        "en",
        "quoted mail, relative date, superseded, coreference, negation, distractor",
        """
From: [[Priya Nand|per]] <[[p.nand@northgrid.example|em]]>
To: [[Tom Arkwright|per]] <[[t.arkwright@northgrid.example|em]]>
Subject: RE: Dunmarsh spring outage
Date: Tue, [[04 Mar 2025|d?=2025-03-04]] 09:20:00 +0000

[[Tom|per?]],

they moved it again. Dunmarsh now goes off on [[Monday week|d=2025-03-17|E-06.outage~planned]], not [[the 10th|d=2025-03-10|E-06.outage~negated]]. Same length
as before. The [[850 MW|q|E-06.capacity]] are then missing until they have done the boroscope.

Longmere is not affected: no maintenance is planned there this spring.

[[Priya|per]]
Outage Planning, ext. [[4417|ph?]]

> On [[27 Feb 2025|d=2025-02-27]], [[Tom Arkwright|per]] wrote:
> [[Priya|per?]], is the date for Dunmarsh still [[10 March|d=2025-03-10|E-06.outage~planned@former?]]? I need to tell the gas desk
> ([[Severn Gas Trading|org]]) by [[Friday|d=2025-02-28]] and they want the order number, mine is [[PO-2025-00318|id]].
> [[Tom|per?]]
""",
    ),
    _doc(
        "05 规划/电厂台账导出.csv",
        "zh",
        "unit in heading, homonym, wan and yi, coordinates, distractor",
        """
序号,电厂名称,所在省,装机容量（万千瓦）,纬度,经度,投产日期,厂长,值班电话
1,石桥电厂,[[青川|loc|E-02.province=Tarnshire]],[[63|-|E-02.capacity=630 MW]],[[31.2045|-|E-02.location=31.2045,103.4418]],103.4418,[[1998-06-30|d|E-02.commissioned]],[[孙立平|per|E-02.manager]],[[0816-7700101|ph]]
2,石桥电厂,[[云州|loc|E-03.province=Oldmoor]],[[132|-|E-03.capacity=1320 MW]],[[25.8810|-|E-03.location=25.8810,101.0472]],101.0472,[[2007-12-18|d|E-03.commissioned]],[[马文涛|per|E-03.manager]],[[0874-3300202|ph]]
3,铜岭电厂,[[青川|loc|E-09.province=Tarnshire]],[[70|-|E-09.capacity=700 MW]],[[30.9977|-|E-09.location=30.9977,104.2050]],104.2050,[[2003-09-01|d|E-09.commissioned]],[[何秀英|per|E-09.manager]],[[0816-7700103|ph]]
4,白鹭核电站,[[海陵|loc|E-07.province=Selwick]],[[218|-|E-07.capacity=2180 MW]],,,[[2012-04-11|d|E-07.commissioned]],[[林卫东|per|E-07.manager]],
合计,,,483,,,,,
""",
    ),
    _doc(
        "09 Intranet/双语简报 bulletin 12.html",
        "mixed",
        "letterhead, comparison, wan and yi, alias, list, negation",
        f"""
@header {_HEAD}
# Weekly bulletin no. 12 / 第12期简报
[[21 March 2025|d=2025-03-21]]
## Pellow 白鹭核电
Unit 2 refuelling went well. The turbine upgrade lifted net capability by [[40 MW|q]] to [[2,180 MW|q=2180 MW|E-07.capacity]].
二号机组换料大修原定[[3月25日|d=2025-03-25|E-07.outage=2025-03-25~planned@former?]]开始，现提前至[[3月23日|d=2025-03-23|E-07.outage~planned]]停机。
## In short
- Ashgrove: panels washed, [[90 MW|q|E-08.capacity]] back at full output.
- 长湖风电场2月当月发电量[[5 210万千瓦时|q=52.1 GWh|E-05.monthly_output@2025-02]]，未发生停机。
- Canteen: price of the set lunch rises from [[£4.10|m=4.10 GBP]] to [[£4.40|m=4.40 GBP]].
- 停车场扩建不涉及任何电厂停运。
@footer Editor: [[Helen Voss|per]], [[bulletin@northgrid.example|em]], [[https://intranet.northgrid.example/b12|net]]
""",
    ),
    _doc(
        "02 Control room/微信群聊记录-燃料组.txt",
        "zh",
        "alias, coreference, relative date, wan and yi, hypothetical",
        """
[[2025年3月6日|d?=2025-03-06]] 上午8:02 [[马文涛|per?]]: 早，各厂报一下存煤
[[2025年3月6日|d?=2025-03-06]] 上午8:05 [[何秀英|per?]]: 铜岭[[9.2万吨|q=92000 t|E-09.fuel_stock]]，[[昨天|d?=2025-03-05]]进了两列
[[2025年3月6日|d?=2025-03-06]] 上午8:07 [[孙立平|per?]]: [[青川|loc?]]石桥[[4万1千吨|q=41000 t|E-02.fuel_stock]]，有点紧
[[2025年3月6日|d?=2025-03-06]] 上午8:09 禾丘值长: 我厂[[17.3万吨|q=173000 t|E-01.fuel_stock?]]
[[2025年3月6日|d?=2025-03-06]] 上午8:15 [[马文涛|per?]]: 我这边[[6.3万吨|q=63000 t|E-03.fuel_stock?]]。要是周末再下雪，铜岭的煤就只剩[[5万吨|q=50000 t|E-09.fuel_stock~hypothetical]]了
[[2025年3月6日|d?=2025-03-06]] 上午8:16 [[何秀英|per?]]: 不至于。1号机[[后天|d=2025-03-08|E-09.outage~planned]]停机消缺，用得少
[[2025年3月6日|d?=2025-03-06]] 上午8:20 [[马文涛|per?]]: 收到，红包[[66元|m=66 CNY]]谁抢了
""",
        chat=True,
    ),
)
