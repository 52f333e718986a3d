"""Longer reports of all sectors, tuning half: more prose, more that is only intended, supposed or denied."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_doc = partial(written, half="tuning")

DOCUMENTS = (
    _doc(
        "05 规划/电源规划中期评估.docx",
        "zh",
        "wan and yi, coreference, target, hypothetical, negation, superseded, comparison, homonym, range, subject in heading",
        """
@header [[北方电网有限责任公司发展策划部|org]]
# 电源规划中期评估报告（节选）
[[2025年6月|d=2025-06]]
## 一、总体评价
规划期内全口径装机增长[[8.4%|q?]]，新增装机[[410万千瓦|q=4100 MW]]，其中新能源占[[六成|q?]]以上。
## 二、重点电站
### （一）灰林光伏电站
一期工程于[[2019年12月26日|d=2019-12-26|E-08.commissioned]]并网发电，装机[[9万千瓦|q=90 MW|E-08.capacity]]。二期原计划今年投产，因用地批复滞后至今没有投产。规划要求到[[2027年|d?=2027]]该站总装机达到[[20万千瓦|q=200 MW|E-08.capacity~target]]。
### （二）长湖风电场
该场坐落在[[海陵省|loc|E-05.province=Selwick]]北部，现有装机[[21.6万千瓦|q=216 MW|E-05.capacity]]，[[2024年|d?=2024]]年发电量[[5.71亿千瓦时|q=571 GWh|E-05.generation@2024]]，同比减少[[0.17亿千瓦时|q=17 GWh]]。如果更换大叶片，年发电量有望提高到[[6.5亿千瓦时|q=650 GWh|E-05.generation~hypothetical]]，但尚无此项安排。
### （三）石桥电厂（[[云州|loc?]]）
3号机延寿论证已通过。业主否认将于[[2026年3月|d=2026-03|E-03.outage~negated?]]停机大修的说法，称最早也要到[[2026年9月|d=2026-09|E-03.outage~planned]]才安排检修。
### （四）石桥电厂（[[青川|loc?]]）
该厂[[2025年|d?=2025]]发电量目标由[[30亿千瓦时|q=3000 GWh|E-02.generation~target@former?]]下调为[[28.5亿千瓦时|q=2850 GWh|E-02.generation~target@2025]]。
## 三、存在问题
1. 铜岭电厂存煤长期偏低，6月15日仅[[6.8万吨|q=68000 t|E-09.fuel_stock]]，低于[[10万吨|q=100000 t]]的警戒线；
2. 白鹭核电站3号机组没有核准，其容量不得计入现有装机。
## 四、建议
假定负荷年均增长[[5%|q?]]，[[2030年|d?=2030]]缺口约[[600万千瓦|q=6000 MW]]至[[700万千瓦|q=7000 MW]]。
""".replace("6月15日仅", "[[6月15日|d=2025-06-15]]仅"),
        sector="electricity",
    ),
    _doc(
        "09 Intranet/Questions people ask.md",
        "en",
        "list, negation, distractor, hypothetical",
        """
# Questions people ask our call centre

**Is there an outage [[tonight|d?]]?** No outage is planned [[tonight|d?]] anywhere in our area.

**Is it true that Pellow was switched off last week?** No. Pellow was not switched off; the alarm you heard was the monthly test.

**How much can my fuse take?** Most homes have [[60 A|q]] or [[80 A|q]]. A kettle draws about [[3 kW|q]].

**Who pays if my freezer thaws?** After [[12 hours|q?=12 h]] you can claim [[£80|m=80 GBP]]. Send form [[CL-9|id?]] to [[claims@northgrid.example|em]].

**Could Kittering flood us?** If the dam failed, which nobody expects, you would hear the siren on [[channel 7|q?]].

**Will my bill rise?** The regulator, [[Energy Prices Commission|org]], decides on [[1 October 2025|d=2025-10-01]].

Answers checked by [[Dora Whitfield|per]]. Call [[0800 496 0150|ph]].
""",
        sector="electricity",
    ),
    _doc(
        "Plans/Drought plan 2025.docx",
        "en",
        "subject in heading, coreference, hypothetical, target, negation, superseded, comparison, coordinates, homonym, range",
        """
@header [[Three Valleys Water|org]] - drought plan
# Drought plan, third edition
Approved by the board on [[24 April 2025|d=2025-04-24]]. Owner: [[Ruth Pell|per]]
## 1 How to read this plan
Figures in section 2 are what we have; figures in section 3 suppose two dry winters and are not a forecast.
## 2 Sources
### Saltersford Reservoir
The dam was raised in [[1968|d?]]. It holds [[13.2 million m3|q=13200000 m3|W-04.storage]] when full. Until the silt survey we believed in [[13.8 million m3|q=13800000 m3|W-04.storage@former?]]. The draw-off tower stands at [[51.9021° N, 2.2450° W|c=51.9021,-2.2450|W-04.location]].
### Dovecote Reservoir
Less than a third was left in [[October 1995|d=1995-10]]. Today's stored volume is [[11.9 million m3|q=11900000 m3|W-08.storage]]. It will not be drawn down for inspection in [[2025|d=2025|W-08.shutdown~negated?]].
### Millbrook
Of our two works of that name only the one in [[Corley|loc]] takes river water. Its deployable output is [[55 Ml/d|q=55000 m3/d|W-03.output]], and [[172,000 people|q=172000 people|W-03.people_served]] depend on it. The smaller, [[Brent Vale|loc?]] works gives [[30 Ml/d|q=30000 m3/d|W-02.output]].
## 3 What if
Should the river fall below [[1.2 m3/s|q]], the [[Corley|loc?]] works could give no more than [[25 Ml/d|q=25000 m3/d|W-03.output~hypothetical]]. In that case Highcombe would have to be run at [[100 Ml/d|q=100000 m3/d|W-01.output~hypothetical]], [[6 Ml/d|q=6000 m3/d]] beyond its licence.
If both failed, tankers would bring [[400 m3|q]] a day.
## 4 What we are going to do
- Ninefield: raise output to [[44 Ml/d|q=44000 m3/d|W-09.output~target]] by [[2028|d?]].
- Tarn Street: shutdown from [[17 to 21 November 2025|d=2025-11-17/2025-11-21|W-05.shutdown~planned]] to fit a fourth pump.
- Leakage: down from [[19 %|q?]] to [[15 %|q?]].
- No new reservoir is planned.
""",
        sector="water",
    ),
    _doc(
        "通知/停水通知2025-07.txt",
        "zh",
        "list, range, negation, homonym, relative date, distractor, letterhead",
        """
[[三谷水务集团有限公司|org]]
停水通知
各用户：
因管网改造，[[高黎县|loc|W-03.district=Corley]]城北水厂定于[[2025年7月12日|d=2025-07-12|W-03.shutdown~planned]]22时至[[次日|d?=2025-07-13|W-03.shutdown=2025-07-13~planned?]]6时停产，请提前储水。
柏谷县城北水厂不停水。原通知[[7月10日|d=2025-07-10|W-07.shutdown~negated]]石巷水厂停水一事取消。
停水范围：城关镇、[[北门街1号至88号|loc?]]，影响用户约[[3.2万人|q?=32000 people]]。
供水车停靠点：县医院门口，每车[[8立方米|q=8 m3]]。
咨询电话：[[023-67890099|ph]]　值班员：[[董海波|per]]
[[2025年7月8日|d=2025-07-08]]
""",
        sector="water",
        encoding="gb18030",
    ),
    _doc(
        "Exercises/Exercise Grey Heron report.pdf",
        "en",
        "hypothetical, distractor, homonym, coreference, list, negation, marking",
        """
[[OFFICIAL|mk]]
# Exercise GREY HERON - report
Held on [[12 June 2025|d=2025-06-12]]. EXERCISE EXERCISE EXERCISE. Everything in section 1 was invented for the exercise.
## 1 Script
- At 09:00 St Brannoc's is told of [[240 cases|q=240 cases|H-01.cases~hypothetical]] of a new fever.
- At 10:30 it is closed to admissions; Harling Royal Infirmary reports that its [[40 ventilators|q=40 units|H-06.ventilators~hypothetical?]] are in use.
- At noon Northgate is asked to open [[1,000 beds|q=1000 beds|H-09.beds~hypothetical]].
## 2 What we learnt
In reality St Brannoc's has [[64 ventilators|q=64 units|H-01.ventilators]] and [[50 critical care beds|q=50 beds|H-01.icu_beds]], and could not have taken more than a tenth of those patients. Northgate has never had more than [[400 beds|q|H-09.beds?]].
Nobody knew who had the key of the oxygen compound. It is with [[Gethin Vaughan|per]].
St Mary's in [[Wexcombe|loc]] was not told of the exercise at all. Its director [[Rosalind Haig|per|H-04.director]] has complained, rightly.
## 3 To do
| What | Who | By
| Key register | [[Gethin Vaughan|per]] | [[1 July 2025|d=2025-07-01]]
| Tell St Mary's next time | [[Nuala Byrne|per]] | [[2025-10-01|d]]
Catering for the exercise came to [[£318.40|m=318.40 GBP]].
""",
        sector="hospitals",
    ),
    _doc(
        "院务公开/一院三季度院务公开.html",
        "zh",
        "subject in heading, coreference, target, comparison, superseded, negation, list, wan and yi",
        """
# 临江市第一人民医院[[2025年第三季度|d?=2025-07/2025-09]]院务公开
## 一、医院概况
我院编制床位[[1 260张|q=1260 beds|H-02.beds]]，其中重症监护床位[[36张|q=36 beds|H-02.icu_beds]]。新任院长[[柳青山|per|H-02.director]]于[[8月1日|d=2025-08-01]]到任，原院长[[魏东|per|H-02.director@former?]]退休。
## 二、设备与物资
- 新购呼吸机[[7台|q=7 units]]，全院呼吸机总数增至[[52台|q=52 units|H-02.ventilators]]；
- 液氧储量[[30立方米|q=30 m3|H-02.oxygen_stock]]，计划年底扩到[[45立方米|q=45 m3|H-02.oxygen_stock~planned]]；
- 本季度没有发生停诊。发热门诊将于[[10月8日|d=2025-10-08|H-02.closure~planned]]起暂停收治，改造[[20天|q?=20 d]]。
## 三、经费
采购金额合计[[1 865万元|m=18650000 CNY|H-02.budget?]]，食堂补贴[[12.6万元|m=126000 CNY]]。
## 四、目标
力争明年开放床位达到[[1 400张|q=1400 beds|H-02.beds~target]]，平均住院日降至[[7.5天|q?=7.5 d]]。
监督电话：[[0710-3322555|ph]]
""",
        sector="hospitals",
    ),
    _doc(
        "Committee/Minutes reserve committee 41.docx",
        "en",
        "coreference, target, hypothetical, negation, superseded, homonym, list, comparison, range, subject in heading",
        """
@header [[State Grain Reserve Administration|org]]
# Reserve committee, 41st meeting
[[19 June 2025|d=2025-06-19]], room 4. Chair: [[Theodora Lang|per]]. Minutes: [[Holger Brandt|per]]
## 1 Minutes of the 40th meeting
Agreed, with one change: on page 2 the price at Oxley should read [[CNY 2,460 per tonne|m=2460 CNY/t|G-04.price]], not [[CNY 2,640|m=2640 CNY|G-04.price=2640 CNY/t~negated?]].
## 2 Barrowfield
[[Ms Lang|per?]] asked how full the depot is. The manager, [[Piers Holloway|per|G-01.keeper]], answered that [[134,000 t|q=134000 t|G-01.stock]] were in store, down [[2,000 t|q=2000 t]] on the month, and that silo capacity is [[180,000 t|q=180000 t|G-01.silo_capacity]]. He wants to end the year at [[150,000 t|q=150000 t|G-01.stock~target]].
If the ministry released its share there would be a mere [[60,000 t|q=60000 t|G-01.stock~hypothetical]] left.
Rotation will start on [[25 August 2025|d=2025-08-25|G-01.rotation~planned]]. The earlier date, [[11 August|d=2025-08-11|G-01.rotation~negated]], is dropped.
## 3 Millpond
The committee was reminded that there are two. In [[Norland|loc]] rotation of the maize is finished; it ended on [[6 June|d=2025-06-06|G-02.rotation=2025-06-06?]]. In [[Sutherby|loc]] none is foreseen before [[2026|d?]].
## 4 Tillbury
A buyer offered to take the rice at [[CNY 2,950 per tonne|m=2950 CNY/t|G-08.price~hypothetical?]]. Declined.
## 5 Next meeting
[[17 July 2025|d=2025-07-17]]. [[Theodora Lang|per]] thanked the kitchen.
""",
        sector="grain",
    ),
    _doc(
        "统计/库点对照（横表）.xlsx",
        "zh",
        "transposed, unit in heading, homonym, alias, footnote, wan and yi",
        """
=== 横表
各库点主要指标对照　[[2025-05-31|d]]
| 项目 | 红泽库 | 提堡储备库 | 苏陵城关粮库 | 峰巷粮库
| 有效仓容（万吨） | [[5.0|-|G-07.silo_capacity=50000 t]] | [[12.0|-|G-08.silo_capacity=120000 t]] | [[7.0|-|G-03.silo_capacity=70000 t]] | [[6.4|-|G-06.silo_capacity=64000 t]]
| 库存（万吨） | [[4.3|-|G-07.stock=43000 t]] | [[11.1|-|G-08.stock=111000 t]] | [[5.4|-|G-03.stock=54000 t]] | [[5.0|-|G-06.stock=50000 t]]
| 品种 | [[稻谷|-|G-07.grain=rice]] | [[稻谷|-|G-08.grain=rice]] | [[小麦|-|G-03.grain=wheat]] | [[大麦|-|G-06.grain=barley]]
| 保管员 | [[万春华|per|G-07.keeper]] | [[白桦|per|G-08.keeper]] | [[佟晓|per|G-03.keeper]] | [[关永强|per|G-06.keeper]]
| 粮温（℃）* | 17.2 | 18.0 | 16.5 | 15.8
*为最高点粮温
""",
        sector="grain",
    ),
    _doc(
        "总结/2024年物流工作总结.docx",
        "zh",
        "letterhead, wan and yi, comparison, target, negation, coreference, superseded, homonym, hypothetical, subject in heading",
        """
@header [[西陵铁路物流集团有限公司|org]]
# [[2024年|d?=2024]]工作总结与[[2025年|d?=2025]]安排
## 一、生产完成情况
全年发送货物[[2 620万吨|q=26200000 t]]，增长[[3.1%|q?]]；营业收入[[18.7亿元|m=1870000000 CNY]]。
煤渣编组站完成货运量[[1 930万吨|q=19300000 t|R-01.throughput@2024]]，是集团第一大站。滨江货场（[[西陵|loc?]]）完成[[412.5万吨|q=4125000 t|R-02.throughput@2024]]，比上年多[[11万吨|q=110000 t]]。泥灰专用线只有[[31万吨|q=310000 t|R-07.throughput@2024]]。
霍林站受施工影响，未完成年计划[[500万吨|q=5000000 t|R-05.throughput~target@2024?]]，实际完成[[437万吨|q=4370000 t|R-05.throughput@2024]]。
## 二、[[2025年|d?=2025]]目标
煤渣编组站力争[[2 000万吨|q=20000000 t|R-01.throughput~target@2025]]。若新煤矿投产，泥灰专用线可增至[[80万吨|q=800000 t|R-07.throughput~hypothetical]]。
## 三、施工安排
1. 霍林站[[2025年3月16日|d=2025-03-16|R-05.closure~planned]]封锁换岔；
2. 煤渣编组站全年不安排封锁；
3. 原定[[5月11日|d=2025-05-11|R-07.closure~negated]]的泥灰专用线封锁改期，时间未定。
## 四、合同
滨江货场（[[西陵|loc?]]）龙门吊合同金额[[936万元|m=9360000 CNY|R-02.contract_value=1216800 EUR]]。
总经理：[[霍启明|per]]　[[2025年1月15日|d=2025-01-15]]
""",
        sector="freight",
    ),
    _doc(
        "Mail/Weekly digest 22.eml",
        "en",
        "list, coreference, alias, relative date, negation, hypothetical, target, superseded, coordinates, homonym",
        """
From: [[Beatrix Holm|per]] <[[beatrix.holm@cwf.example|em]]>
To: [[all-sites@cwf.example|em]]
Subject: Weekly digest 22
Date: Fri, [[30 May 2025|d?=2025-05-30]] 16:30:00 +0100

Good afternoon,

1. Sable Point. [[41,200 TEU|q=41200 TEU|R-06.containers@2025-05]] in May, a record. The old one was [[39,480 TEU|q=39480 TEU|R-06.containers@2024-12?]] last [[December|d=2024-12]].
2. NIP. April closed at [[8,640 TEU|q=8640 TEU|R-08.containers@2025-04]]. If the border stays shut we may see [[6,000 TEU|q=6000 TEU|R-08.containers~hypothetical]] in June.
3. Port Calder. After dredging the berth depth is [[13 m|q|R-04.berth_depth]]. It is not closed [[next week|d?=2025-W23|R-04.closure=2025-06-02~negated?]].
4. Cinder Yard. The new yard office is at [[52.7004, -2.6611|c=52.7004,-2.6611|R-01.location?]]. Hump closed [[this Sunday|d=2025-06-01|R-01.closure~planned]].
5. Riverside, I mean the [[Estmark|loc?]] one. Operator from [[1 July|d=2025-07-01]] will be [[Estmark Quays Ltd|org|R-03.operator~planned]]; for now it is still [[Harbour Lines plc|org|R-03.operator]].
6. Parking permits: [[£35|m=35 GBP]], from [[Tamsin Roe|per]].

Have a good weekend,
[[Beatrix|per?]]
""",
        sector="freight",
    ),
)
