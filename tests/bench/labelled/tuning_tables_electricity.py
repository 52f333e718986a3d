"""Electricity supply, tuning half: registers, returns, schedules and exports."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.columns import aligned
from labelled.notation import written

_doc = partial(written, sector="electricity", half="tuning")

DOCUMENTS = (
    _doc(
        "Statistics/indicator_extract_2024.xlsx",
        "en",
        "alias, merged heading, distractor",
        """
=== Extract
Statistical extract, reference year [[2024|d?]], long format
| Site | Indicator | Unit | Value | Flag
| Harrow Fell | Net capacity | MW | [[1,320|-|E-01.capacity=1320 MW]] |
| ^ | Electricity generated, gross | GWh | [[6,914|-|E-01.generation=6914 GWh@2024]] |
| ^ | Staff | FTE | 412 | e
| Dunmarsh | Net capacity | MW | [[845|-|E-06.capacity=845 MW]] |
| ^ | Electricity generated, gross | TWh | [[3.27|-|E-06.generation=3270 GWh@2024]] |
| ^ | Gas burnt | million m3 | 611 |
| Kittering | Net capacity | kW | [[96,500|-|E-04.capacity=96.5 MW]] |
| ^ | Electricity generated, gross | MWh | [[288,400|-|E-04.generation=288.4 GWh@2024]] | p
| Ashgrove | Net capacity | MW | [[58|-|E-08.capacity=58 MW]] |
| ^ | Electricity generated, gross | GWh | [[61.3|-|E-08.generation=61.3 GWh@2024]] | e
| All sites | Net capacity | MW | 2,319.5 |
e = estimated, p = provisional
""",
    ),
    _doc(
        "生产/2024年分月发电情况.xlsx",
        "zh",
        "pivot, unit in heading, total, alias",
        """
=== 分月
[[2024年|d?=2024]]四季度各站发电情况　　单位：万千瓦时
| 厂站 | [[2024年10月|d=2024-10]] | [[2024年11月|d=2024-11]] | [[2024年12月|d=2024-12]] | 季度合计
| 禾丘 | [[52,310|-|E-01.monthly_output=523.1 GWh@2024-10]] | [[57,840|-|E-01.monthly_output=578.4 GWh@2024-11]] | [[61,205|-|E-01.monthly_output=612.05 GWh@2024-12]] | 171,355
| 溪亭 | [[2,940|-|E-04.monthly_output=29.4 GWh@2024-10]] | [[2,115|-|E-04.monthly_output=21.15 GWh@2024-11]] | [[1,660|-|E-04.monthly_output=16.6 GWh@2024-12]] | 6,715
| 长湖风电场 | [[7,020|-|E-05.monthly_output=70.2 GWh@2024-10]] | [[8,455|-|E-05.monthly_output=84.55 GWh@2024-11]] | [[9,130|-|E-05.monthly_output=91.3 GWh@2024-12]] | 24,605
| 灰林 | [[455|-|E-08.monthly_output=4.55 GWh@2024-10]] | [[310|-|E-08.monthly_output=3.1 GWh@2024-11]] | — | 765
| 合计 | 62,725 | 68,720 | 71,995 | 203,440
制表：[[聂晓琴|per]]　审核：[[邢志刚|per]]
""",
    ),
    _doc(
        "GIS/gen_sites_export.csv",
        "en",
        "coordinates, alias, unit in heading",
        """
code,site_name,inst_cap_kw,lat_dd,lon_dd,county,cod,op_status
HFP,Harrow Fell,[[1320000|-|E-01.capacity=1320 MW]],[[54.2210|-|E-01.location=54.2210,-2.4075]],-2.4075,[[Tarnshire|loc|E-01.province]],[[1987-10-02|d|E-01.commissioned]],OP
LMW,Longmere,[[252000|-|E-05.capacity=252 MW]],[[53.8842|-|E-05.location=53.8842,0.1120]],0.1120,[[Selwick|loc|E-05.province]],[[2016-06-14|d|E-05.commissioned]],OP
PNP,Pellow,[[2480000|-|E-07.capacity=2480 MW]],[[53.6107|-|E-07.location=53.6107,0.3391]],0.3391,[[Selwick|loc|E-07.province]],[[1994-03-30|d|E-07.commissioned]],OP
CPH,Copperhill,[[610000|-|E-09.capacity=610 MW]],[[54.4033|-|E-09.location=54.4033,-2.1158]],-2.1158,[[Tarnshire|loc|E-09.province]],[[1979-11-19|d|E-09.commissioned]],OP
TWP,Three Weirs,[[360000|-|E-10.capacity=360 MW]],,,[[Tarnshire|loc|E-10.province]],,OP
""",
    ),
    _doc(
        "档案/三堰抽蓄基本情况登记表.docx",
        "zh",
        "key-value, merged heading, coordinates, wan and yi",
        """
# 厂站基本情况登记表
填表日期：[[2025年2月11日|d=2025-02-11]]
| 单位全称 | 三堰抽水蓄能电站 | 归口部门 | 水电处
| 所属省份 | [[青川省|loc=Tarnshire|E-10.province]] | 机组台数 | 4
| 装机规模 | [[36万千瓦|q=360 MW|E-10.capacity]] | 投运时间 | [[2003年9月28日|d=2003-09-28|E-10.commissioned]]
| 地理位置 | [[北纬54°31′12″，西经2°18′36″|c=54.52,-2.31|E-10.location]] | < | <
| 站长 | [[崔永明|per|E-10.manager]] | 办公电话 | [[0451-6620188|ph]]
| 上年度发电量 | [[4.12亿千瓦时|q=412 GWh|E-10.generation@2024]] | 上年度抽水电量 | [[5.36亿千瓦时|q=536 GWh]]
| 填表人 | [[廖敏|per]] | 备注 | 无
""",
    ),
    _doc(
        "Outage desk/Outage programme wk 16.pdf",
        "en",
        "forward, negation, alias, distractor, homonym",
        """
# Outage programme, position at [[14 April 2025|d=2025-04-14]]
| Stn | Unit / equipment | Out from | Back | Status
| HFP | Unit 2, boiler inspection | [[28 Apr 2025|d=2025-04-28|E-01.outage~planned?]] | [[19 May 2025|d=2025-05-19]] | agreed
| DMG | GT11 hot gas path | [[06 May 2025|d=2025-05-06|E-06.outage~negated?]] | [[23 May 2025|d=2025-05-23]] | CANCELLED, not to be re-booked this year
| CPH | whole station, cooling tower | [[02 Jun 2025|d=2025-06-02|E-09.outage~planned]] | [[30 Jun 2025|d=2025-06-30]] | agreed
| KTH | set 3, runner | [[31 Mar 2025|d=2025-03-31|E-04.outage?]] | [[11 Apr 2025|d=2025-04-11]] | complete
| LMW | export cable | [[09 Jun 2025|d=2025-06-09|E-05.outage~planned]] | [[10 Jun 2025|d=2025-06-10]] | provisional
| Tarnshire Stonebridge | unit 4, generator rewind | [[15 Sep 2025|d=2025-09-15|E-02.outage~planned?]] | [[12 Dec 2025|d=2025-12-12]] | agreed
| [[Ravenby|loc?]] [[400 kV|q]] substation | SGT3 | [[22 Apr 2025|d=2025-04-22]] | [[25 Apr 2025|d=2025-04-25]] | agreed
Issued by [[Colette Marsh|per]], outage desk, ext. [[4417|ph?]].
""",
    ),
    _doc(
        "Fuel/coal_position_0309.txt",
        "en",
        "unit in heading, total, superseded",
        f"""
COAL POSITION AT CLOSE, [[9 MARCH 2025|d=2025-03-09]]              (kt)

{
            aligned('''
Station | Opening | Received | Burnt | Closing stock | Same day [[2024|d?]] | Days' cover
---
Harrow Fell | 214.0 | 18.5 | 21.3 | [[211.2|-|E-01.fuel_stock=211200 t]] | [[188.6|-|E-01.fuel_stock=188600 t@former?]] | 10
Copperhill | 96.4 | 0.0 | 8.9 | [[87.5|-|E-09.fuel_stock=87500 t]] | [[102.0|-|E-09.fuel_stock=102000 t@former?]] | 10
Stonebridge (Oldmoor) | 143.7 | 12.0 | 9.6 | [[146.1|-|E-03.fuel_stock=146100 t]] | [[131.9|-|E-03.fuel_stock=131900 t@former?]] | 15
---
Total | 454.1 | 30.5 | 39.8 | 444.8 | 422.5 |
''')
        }

Figures from the weighbridge. Queries to the fuel office, [[01632 960 731|ph]].
""",
    ),
    _doc(
        "计划/三年发电量对照.html",
        "zh",
        "pivot, unit in heading, forward, total, merged heading",
        """
# 发电量三年对照
| 电站 | 年发电量（亿千瓦时） | < | <
| ^ | [[2023年|d?=2023]] | [[2024年|d?=2024]] | [[2025年|d?=2025]]计划
| 白鹭核电 | [[182.6|-|E-07.generation=18260 GWh@2023]] | [[179.4|-|E-07.generation=17940 GWh@2024]] | [[185.0|-|E-07.generation=18500 GWh~planned@2025]]
| 铜岭 | [[27.1|-|E-09.generation=2710 GWh@2023]] | [[25.8|-|E-09.generation=2580 GWh@2024]] | [[24.0|-|E-09.generation=2400 GWh~planned@2025]]
| 敦泽 | [[33.9|-|E-06.generation=3390 GWh@2023]] | [[32.7|-|E-06.generation=3270 GWh@2024]] | [[31.5|-|E-06.generation=3150 GWh~planned@2025]]
| 云州石桥 | [[41.2|-|E-03.generation=4120 GWh@2023]] | [[43.5|-|E-03.generation=4350 GWh@2024]] | [[42.0|-|E-03.generation=4200 GWh~planned@2025]]
| 全公司 | 284.8 | 281.4 | 282.5
注：计划数以[[2025年1月17日|d=2025-01-17]]公司文件为准。
""",
    ),
    _doc(
        "通讯录/厂站负责人一览.csv",
        "zh",
        "alias, homonym, distractor",
        """
序号,单位名称,所在省,负责人,手机,邮箱
1,禾丘电厂,[[青川|loc=Tarnshire|E-01.province]],[[裴建国|per|E-01.manager]],[[13800550112|ph]],[[peijg@qcgrid.example|em]]
2,石桥电厂,[[青川|loc=Tarnshire|E-02.province]],[[温立新|per|E-02.manager]],[[13800550127|ph]],[[wenlx@qcgrid.example|em]]
3,石桥电厂,[[云州|loc=Oldmoor|E-03.province]],[[戚海涛|per|E-03.manager]],[[13800550139|ph]],[[qiht@qcgrid.example|em]]
4,长湖风电场,[[海陵|loc=Selwick|E-05.province]],[[花颖|per|E-05.manager]],[[13800550144|ph]],
5,灰林光伏电站,[[云州|loc=Oldmoor|E-08.province]],空缺,,
6,[[检修公司|org?]],[[青川|loc=Tarnshire]],[[郝斌|per]],[[13800550160|ph]],[[haob@qcgrid.example|em]]
""",
    ),
    _doc(
        "Mail/January output, table below.eml",
        "en",
        "unit in heading, negation, footnote, comparison",
        f"""
From: [[Gareth Lunn|per]] <[[g.lunn@norgen.example|em]]>
To: [[returns@norgen.example|em]]
Subject: [[January|d=2025-01]] figures
Date: [[Tue, 4 Feb 2025 09:12:00 +0000|d?=2025-02-04]]

All,

metered output for [[January 2025|d=2025-01]], GWh at the station gate:

{
            aligned('''
Plant | Output | [[Dec.|d=2024-12]] | Budget | Load factor %
Pellow | [[1,604.2|-|E-07.monthly_output=1604.2 GWh@2025-01]] | [[1,588.0|-|E-07.monthly_output=1588 GWh@2024-12]] | [[1,610|-|E-07.monthly_output=1610 GWh~planned@2025-01?]] | 87
Longmere | [[88.7|-|E-05.monthly_output=88.7 GWh@2025-01]] | [[91.3|-|E-05.monthly_output=91.3 GWh@2024-12]] | [[85|-|E-05.monthly_output=85 GWh~planned@2025-01?]] | 47
Ashgrove *) | [[2.4|-|E-08.monthly_output=2.4 GWh@2025-01]] | n/a | [[3|-|E-08.monthly_output=3 GWh~planned@2025-01?]] | 6
''')
        }

*) half the inverters snowed in until [[19 January|d=2025-01-19]]

Gareth
""",
    ),
    _doc(
        "Board/Portfolio at a glance.pptx",
        "en",
        "transposed, alias, target",
        """
=== Portfolio at a glance
| | Dunmarsh | Longmere | Ashgrove | Kittering
| Technology | gas | wind | solar | hydro
| Cap. (MW) | [[845|-|E-06.capacity=845 MW]] | [[252|-|E-05.capacity=252 MW]] | [[58|-|E-08.capacity=58 MW]] | [[96.5|-|E-04.capacity=96.5 MW]]
| In service since | [[March 2001|d=2001-03|E-06.commissioned]] | [[June 2016|d=2016-06|E-05.commissioned]] | [[May 2019|d=2019-05|E-08.commissioned]] | [[1958|d?|E-04.commissioned]]
| Mgr | [[Ines Portman|per|E-06.manager]] | [[Douglas Hay|per|E-05.manager]] | [[Priya Nair|per|E-08.manager]] | vacant
| [[2024|d?]] output, GWh | [[3,270|-|E-06.generation=3270 GWh@2024]] | [[744|-|E-05.generation=744 GWh@2024]] | [[61.3|-|E-08.generation=61.3 GWh@2024]] | [[288.4|-|E-04.generation=288.4 GWh@2024]]
=== Where we want to be
Ambition for Ashgrove: [[90 MW|q|E-08.capacity~target]] by [[2028|d?]]
""",
    ),
    _doc(
        "日报/电煤日报0318.md",
        "zh",
        "alias, wan and yi, total, unit in heading",
        """
# 电煤日报　[[2025年3月18日|d=2025-03-18]]

表一　存煤（万吨）

| 电厂 | 当日进煤 | 当日耗煤 | 当日存煤 | 可用天数 |
|---|--:|--:|--:|--:|
| 禾丘 | 1.9 | 2.2 | [[20.9|-|E-01.fuel_stock=209000 t]] | 9.5 |
| 铜岭 | 0.6 | 0.9 | [[8.4|-|E-09.fuel_stock=84000 t]] | 9.3 |
| 青川石桥 | 1.1 | 1.3 | [[15.7|-|E-02.fuel_stock=157000 t]] | 12.1 |
| 合计 | 3.6 | 4.4 | 45.0 | 10.2 |

表二　停备机组

| 电厂 | 机组 | 停运时间 | 原因 |
|---|---|---|---|
| 禾丘 | 3号 | [[2025-03-15|d|E-01.outage?]] | 空预器堵塞 |
| 铜岭 | 1号 | [[2025-03-09|d|E-09.outage?]] | 计划检修 |
| 云州石桥 | 2号 | [[2025-03-17|d|E-03.outage?]] | 调停备用 |
""",
    ),
    _doc(
        "API/stations_page1.json",
        "en",
        "key-value, alias, coordinates, negation",
        """
{
  "generatedAt": "[[2025-02-20|d]]T06:00:00Z",
  "count": 3,
  "stations": [
    {"id": "PNP", "displayName": "Pellow Nuclear Power Station", "ratedPowerMWe": [[2480|-|E-07.capacity=2480 MW]], "region": "[[Selwick|loc|E-07.province]]", "position": {"lat": [[53.6107|-|E-07.location=53.6107,0.3391]], "lon": 0.3391}, "nextOutage": "[[2025-08-04|d|E-07.outage~planned]]", "siteManager": "[[Tobias Krell|per|E-07.manager]]"},
    {"id": "E-STB-OLD", "displayName": "Oldmoor Stonebridge", "ratedPowerMWe": [[980|-|E-03.capacity=980 MW]], "region": "[[Oldmoor|loc|E-03.province]]", "position": null, "nextOutage": null, "siteManager": "[[Ruth Amery|per|E-03.manager]]"},
    {"id": "TWP", "displayName": "Three Weirs Pumped Storage", "ratedPowerMWe": [[360|-|E-10.capacity=360 MW]], "region": "[[Tarnshire|loc|E-10.province]]", "position": {"lat": [[54.52|-|E-10.location=54.52,-2.31]], "lon": -2.31}, "nextOutage": "[[2025-10-13|d|E-10.outage~planned]]", "siteManager": null}
  ]
}
""",
    ),
)
