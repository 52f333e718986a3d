"""Longer reports, test half. Not to be looked at while the extractor is tuned: what it finds says how well it does."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_doc = partial(written, half="test")

DOCUMENTS = (
    _doc(
        "Outlook/Winter outlook 2025-26.pdf",
        "en",
        "letterhead, subject in heading, coreference, hypothetical, target, negation, superseded, comparison, homonym, coordinates",
        """
@header [[Northern Grid Operating Company|org]], published [[3 October 2025|d=2025-10-03]]
# Winter outlook 2025/26
We expect a margin of [[2.9 GW|q=2900 MW]] at the peak, [[400 MW|q]] less than a year ago. Lead author: [[Rosamund Vale|per]].
## Stations to watch
### Pellow
Both machines should be there all winter. Together they are good for [[2,180 MW|q=2180 MW|E-07.capacity]]. Lose one, and the margin shrinks to nothing. The next refuelling is set for [[4 April 2026|d=2026-04-04|E-07.outage~planned]], well after the frost.
### Copperhill
Copperhill ran low on coal twice last winter. On [[1 October|d=2025-10-01]] its stockpile was [[121 kt|q=121000 t|E-09.fuel_stock]]; the owner has undertaken to have [[150 kt|q=150000 t|E-09.fuel_stock~target]] by [[1 December|d=2025-12-01]]. Contrary to press reports it does not shut in [[March 2026|d=2026-03|E-09.outage~negated]].
### Kittering
Snow on the plateau is [[15 %|q?]] above normal. In a wet spring the station might generate [[900 GWh|q|E-04.generation~hypothetical]]; in [[2024|d?]] it generated [[742 GWh|q|E-04.generation@2024]].
### The two Stonebridges
The older, [[Tarnshire|loc?]] plant has been uprated from [[600 MW|q|E-02.capacity@former?]] to [[630 MW|q|E-02.capacity]]. Its [[Oldmoor|loc?]] cousin has stood still since [[28 April|d=2025-04-28|E-03.outage=2025-04-28]] and will not be back before the new year.
### Dunmarsh
A cracked blade was found on [[19 September|d=2025-09-19]]. It is out of service from [[6 October 2025|d=2025-10-06|E-06.outage~planned]]. Had the crack been missed, we might have lost [[850 MW|q|E-06.capacity]] in January.
## Map
The control room that reports on all this sits at [[54.0100 N, 1.5400 W|c=54.0100,-1.5400]] and is no power station.
""",
        sector="electricity",
    ),
    _doc(
        "专报/迎峰度夏电力保供专报.docx",
        "zh",
        "letterhead, marking, wan and yi, coreference, target, hypothetical, negation, relative date, homonym, comparison, list",
        """
@header [[青川省能源局|org]]
[[机密★1年|mk]]
# 迎峰度夏电力保供专报（第5期）
[[2025年7月21日|d=2025-07-21]]
[[昨日|d?=2025-07-20]]全省最大用电负荷[[2 998万千瓦|q=29980 MW]]，创历史新高，较去年峰值高出[[153万千瓦|q=1530 MW]]。
一、电源侧
（一）禾丘电厂四台机全开，满发[[132万千瓦|q=1320 MW|E-01.capacity?]]。该厂存煤由月初的[[22万吨|q=220000 t|E-01.fuel_stock@former?]]降至[[15.4万吨|q=154000 t|E-01.fuel_stock]]，要求月底前回升到[[20万吨|q=200000 t|E-01.fuel_stock~target]]。
（二）省内的石桥电厂1号机原拟[[7月26日|d=2025-07-26|E-02.outage~negated]]停机检修，经协调不再停机。
（三）铜岭电厂1号炉[[7月19日|d=2025-07-19|E-09.outage]]因爆管停运，抢修[[三天|q?=3 d]]。
（四）三堰抽蓄每日两发两抽，总装机[[120万千瓦|q=1200 MW|E-10.capacity]]。站长[[乔振宇|per|E-10.manager]]驻站值守。
二、风险
倘若铜岭不能如期恢复，且外来电减少[[80万千瓦|q=800 MW]]，则需有序用电[[60万千瓦|q=600 MW]]。
溪亭水电站（[[云州|loc?]]）可支援[[24万千瓦|q=240 MW|E-04.capacity?]]，尚未签订协议。
三、下一步
- 8月10日前所有机组不安排计划检修；
- 电煤补贴[[3 000万元|m=30000000 CNY]]尽快拨付。
联系人：[[谭笑|per]]　[[028-66003311|ph]]
""".replace("- 8月10日前", "- [[8月10日|d=2025-08-10]]前"),
        sector="electricity",
    ),
    _doc(
        "预案/供水突发事件应急预案.docx",
        "zh",
        "hypothetical, negation, homonym, wan and yi, coreference, list, coordinates, subject in heading, distractor",
        """
# 供水突发事件应急预案（[[2025年|d?=2025]]修订）
[[柏谷县供水总公司|org]]　[[2025年3月18日|d=2025-03-18]]
## 一、现状
高岭水厂位于[[北纬30.5100°，东经111.1050°|c=30.5100,111.1050|W-01.location]]，日供水能力[[9.4万吨/日|q=94000 m3/d|W-01.output]]，服务人口[[31万人|q=310000 people|W-01.people_served]]，厂内液氯常年保持[[2.5吨|q=2500 kg|W-01.chlorine_stock]]。城北水厂规模较小，为[[3万立方米/日|q=30000 m3/d|W-02.output]]。石巷水厂已不用液氯。
## 二、情景设定（仅供演练）
情景A：高岭水厂液氯泄漏[[1.8吨|q=1800 kg]]，该厂停产。此时城北水厂若满负荷，可提高到[[3.6万立方米/日|q=36000 m3/d|W-02.output~hypothetical]]。
情景B：假设盐渡水库蓄水量降到[[300万立方米|q=3000000 m3|W-04.storage~hypothetical]]，全县进入一级响应。
## 三、响应
- 一级响应：[[2小时|q?=2 h]]内出水车；每人每天不少于[[3升|q=3 l]]。
- 与[[高黎县|loc]]的同名水厂不联网，不得列为备用水源。
- 本预案不涉及任何实际停水安排。
## 四、通讯录
总指挥：[[阎志勇|per]]　[[13300133001|ph]]
高岭水厂厂长：[[简宁|per|W-01.site_lead]]　[[13300133002|ph]]
""",
        sector="water",
    ),
    _doc(
        "Minutes/Liaison group with the county.txt",
        "en",
        "letterhead, coreference, target, hypothetical, negation, superseded, relative date, homonym, comparison, range",
        """
LIAISON GROUP: [[Three Valleys Water|org]] AND [[Corley County Council|org]]
Meeting of [[9 September 2025|d=2025-09-09]], County Hall
There: [[Cllr Winifred Acheson|per=Winifred Acheson]], [[Ben Achterberg|per]], [[Rhodri Pugh|per]] (keeper at Saltersford)

1. Saltersford
[[Mr Pugh|per?=Rhodri Pugh|W-04.site_lead=Rhodri Pugh?]] said the reservoir had dropped by [[1.1 million m3|q=1100000 m3]] since the last meeting and was at [[8.7 million m3|q=8700000 m3|W-04.storage]].
[[Cllr Acheson|per?=Winifred Acheson]] had read [[6 million|q?=6000000]] in the paper. That was wrong. It would only come to
[[6 million m3|q=6000000 m3|W-04.storage~hypothetical]] if it did not rain until Christmas.
The water company wants to have it back at [[12 million m3|q=12000000 m3|W-04.storage~target]] by [[1 May|d=2026-05-01]].

2. Millbrook
This county's Millbrook supplies water to [[172,000 people|q=172000 people|W-03.people_served]]. It will be shut down [[from 3 to 5 October|d=2025-10-03/2025-10-05|W-03.shutdown~planned]] for the
new switchboard; the idea of doing it over [[Christmas|d?=2025-12-25]] has been given up.

3. Tarn Street
Noise. The pumps were replaced [[last month|d?=2025-08]]; the station can now lift [[10.5 Ml/d|q=10500 m3/d|W-05.output]], up from [[9|-|W-05.output=9000 m3/d@former?]].
There is no chlorine there and there never was.

4. Any other business
The council will mow the verge. Cost: [[£640|m=640 GBP]]. Next meeting in [[January 2026|d=2026-01]].
""",
        sector="water",
    ),
    _doc(
        "演练/东坪市疫情应对演练总结.txt",
        "zh",
        "hypothetical, coreference, negation, alias, distractor, list, comparison, letterhead",
        """
[[东坪市卫生健康委员会|org]]
疫情应对桌面推演总结
时间：[[2025年4月25日|d=2025-04-25]]　地点：市政府2号会议室

一、推演设定（以下数据均为虚构）
东坪一院一天内报告病例[[300例|q=300 cases|H-03.cases~hypothetical]]，东坪儿医封闭管理，呼吸机缺口[[18台|q=18 units]]。

二、推演中暴露的问题
1. 实际上，东坪一院呼吸机只有[[29台|q=29 units|H-03.ventilators]]，其中[[4台|q?=4 units]]待修；重症床位[[20张|q=20 beds|H-03.icu_beds]]，如果扩容，最多[[28张|q=28 beds|H-03.icu_beds~hypothetical]]。
2. 东坪儿医院长[[蒋文娟|per|H-08.director]]指出，该院液氧储量[[6.5立方米|q=6.5 m3|H-08.oxygen_stock]]，够用[[40小时|q?=40 h]]，并非方案所写的[[10立方米|q=10 m3|H-08.oxygen_stock~negated]]。
3. 联络员手机停机两部。

三、下一步
[[6月30日|d=2025-06-30]]前修订预案。推演期间各医院未停诊、未关闭病区。
抄送：[[东坪市疾病预防控制中心|org]]
""",
        sector="hospitals",
        encoding="gb18030",
    ),
    _doc(
        "Inspections/Harling Royal inspection.docx",
        "en",
        "subject in heading, coreference, target, negation, superseded, comparison, range, homonym, marking, hypothetical",
        """
[[OFFICIAL-SENSITIVE|mk]]
# Inspection of Harling Royal Infirmary
[[Health Standards Inspectorate|org]], visit of [[6 to 8 May 2025|d=2025-05-06/2025-05-08]]. Lead inspector: [[Honor Blackwood|per]]
## What we found
The hospital has [[596 staffed beds|q=596 beds|H-06.beds]], twelve more than on our visit in [[2023|d?]]. Critical care has [[22 beds|q|H-06.icu_beds]]; a plan to have [[30 beds|q|H-06.icu_beds~target]] there by [[2027|d?]] lacks staff. We counted [[43 ventilators|q=43 units|H-06.ventilators]], of which five were without a service label. The register says 40 and is out of date.
The vacuum insulated evaporator was at [[17,500 litres|q=17500 l|H-06.oxygen_stock=17.5 m3]] of liquid oxygen. Were it to fail, the manifold would last [[six hours|q?=6 h]].
Chief executive [[Tobias Okonkwo|per|H-06.director]] told us that Ward 9 had not been closed for want of money. It was closed on [[2 April 2025|d=2025-04-02|H-06.closure?]] because of a leak.
## What must be done
- The burns unit must not take patients from [[1 June 2025|d=2025-06-01|H-06.closure~planned?]] until the ventilation has been tested.
- Fire doors on level 3 by [[30 June 2025|d=2025-06-30]]. The budget for it, [[£85,000|m=85000 GBP|H-06.budget=782000 CNY]], is in place.
## Other hospitals
We did not inspect the neighbouring St Mary's, whose [[212 beds|q|H-05.beds]] take the overflow. The St Mary's at [[Wexcombe|loc]] belongs to another trust.
""",
        sector="hospitals",
    ),
    _doc(
        "新闻/走进红泽直属库.html",
        "zh",
        "subject in heading, coreference, wan and yi, comparison, target, superseded, negation, distractor, hypothetical",
        """
# 走进红泽直属库：大国粮仓的守护者
[[2025年9月23日|d=2025-09-23]]　通讯员　[[苗青|per]]
初秋的早晨，记者来到位于[[东经115.4420°、北纬38.6013°|c=38.6013,115.4420|G-07.location]]的红泽直属库。库主任[[顾明远|per|G-07.keeper]]指着一排排高大平房仓说，这里仓容[[5万吨|q=50000 t|G-07.silo_capacity]]，眼下库存[[4.6万吨|q=46000 t|G-07.stock]]，比年初多了[[3 000吨|q=3000 t]]，够全县人吃[[半年|q?]]。
“要是遇上大灾，调出[[1万吨|q=10000 t]]以后还剩[[3.6万吨|q=36000 t|G-07.stock~hypothetical]]，也够撑一阵子。”他说。
库里存的全是[[稻谷|-|G-07.grain=rice]]，没有小麦。今年轮出的那批成交价[[2 905元/吨|m=2905 CNY/t|G-07.price]]，比去年的[[2 870元/吨|m=2870 CNY/t|G-07.price@former?]]略高。下一批[[10月12日|d=2025-10-12|G-07.rotation~planned]]开始轮出。
## 链接
- 我国粮食总产量连续多年保持在[[1.3万亿斤|q=650000000 t]]以上。
- 巴罗直属库二期正在建设，建成后仓容将达[[25万吨|q=250000 t|G-01.silo_capacity~planned]]，目前还没有投用。
- 投稿邮箱：[[news@nnls.example|em]]
""",
        sector="grain",
    ),
    _doc(
        "Registers/Depot fact sheet.xlsx",
        "en",
        "transposed, unit in heading, homonym, coordinates, footnote, alias",
        """
=== Facts
Depot fact sheet, [[2025-07-01|d]]
| | Millpond Depot (Norland) | Millpond Depot (Sutherby) | TBR | GWT
| Storage capacity, t | [[35,000|-|G-02.silo_capacity=35000 t]] | [[70,000|-|G-03.silo_capacity=70000 t]] | [[120,000|-|G-08.silo_capacity=120000 t]] | [[48,000|-|G-05.silo_capacity=48000 t]]
| Stock, t | [[20,400|-|G-02.stock=20400 t]] | [[49,500|-|G-03.stock=49500 t]] | [[112,000|-|G-08.stock=112000 t]] | [[33,750|-|G-05.stock=33750 t]]
| Commodity | [[maize|-|G-02.grain]] | [[wheat|-|G-03.grain]] | [[rice|-|G-08.grain]] | [[soya|-|G-05.grain]]
| Storekeeper | [[Ada Lomax|per|G-02.keeper]] | [[Hugh Trevanion|per|G-03.keeper]] | [[Joan Abara|per|G-08.keeper]] | [[Edith Marsh|per|G-05.keeper]]
| Position | [[38.2115 N 115.2204 E|c=38.2115,115.2204|G-02.location]] | [[32.0770 N 120.8833 E|c=32.0770,120.8833|G-03.location]] | n/k | [[54.9700 N 1.4300 W|c=54.9700,-1.4300|G-05.location]]
| Next rotation | none | [[2025-07-21|d|G-03.rotation~planned]] | [[2025-07-15|d|G-08.rotation~planned]] | [[2025-11-03|d|G-05.rotation~planned]]
n/k = not known
""",
        sector="grain",
    ),
    _doc(
        "Mail/Re Re closures and contracts.eml",
        "en",
        "quoted mail, coreference, alias, negation, hypothetical, target, superseded, relative date, homonym, list",
        """
From: [[Angus Petrie|per]] <[[angus.petrie@ehra.example|em]]>
To: [[Sunniva Dahl|per]] <[[sunniva.dahl@ehra.example|em]]>
Subject: Re: Re: closures and contracts
Date: Mon, [[12 Jan 2026|d?=2026-01-12]] 08:40:00 +0000

[[Sunniva|per?]], answers in your order:

a) Riverside. There will be no blockade at the [[Estmark|loc?]] yard in [[February|d=2026-02|R-03.closure~negated]]. The [[Westmark|loc?]] one is closed [[next Thursday|d=2026-01-22|R-02.closure~planned]] for a day.
b) SPT: operator is now [[Blue Anchor Terminals AS|org|R-06.operator]]; [[Sable Point Box Company|org|R-06.operator=Sable Point Box Company~actual@former?]] gave up the licence at [[New Year|d?=2026-01-01]].
   December came in at [[40,870 TEU|q=40870 TEU|R-06.containers@2025-12]]. Their target for the summer months is [[50,000 TEU|q=50000 TEU|R-06.containers~target]].
c) Hollin: the resignalling was awarded for [[GBP 3.4 million|m=3400000 GBP|R-05.contract_value=4080000 EUR]]. If we add the yard it would come to [[GBP 4.1 million|m=4100000 GBP|R-05.contract_value=4920000 EUR~hypothetical]].
d) Marl Siding handled [[355,000 t|q=355000 t|R-07.throughput@2025]] last year. Axle load there stays [[20.5 t|q|R-07.axle_load]], forget the [[23 t|q|R-07.axle_load~negated]] in the brochure.

[[Angus|per?]]

> [[Angus|per?]], four things before [[Wednesday|d=2026-01-14]], please: Riverside dates, who runs SPT, what Hollin costs,
> and how much Marl moves. [[Callum|per?]] needs it for [[Northern Shippers' Council|org]].
""",
        sector="freight",
    ),
    _doc(
        "简报/港口运行简报 port bulletin.pdf",
        "mixed",
        "subject in heading, coreference, comparison, negation, superseded, wan and yi, target, hypothetical, relative date",
        """
# 港口运行简报 Port bulletin no. 3
[[东陵港务股份有限公司|org]] / [[Estmark Harbour and Rail Authority|org]], [[2026年2月6日|d=2026-02-06]]
## 卡德港 Port Calder
去年完成吞吐量[[5 910万吨|q=59100000 t|R-04.throughput@2025]]，同比增长[[0.6%|q?]]，没有达到[[6 000万吨|q=60000000 t|R-04.throughput~target@2025]]的目标。3号泊位[[3月2日|d=2026-03-02|R-04.closure~planned]]起封闭；4号泊位不封闭。
Depth alongside remains [[13 m|q|R-04.berth_depth]]. If the bar is cut, ships of [[15 m|q|R-04.berth_depth~hypothetical?]] draught could come in.
## 黑岬码头 Sable Point
1月箱量[[3.86万标箱|q=38600 TEU|R-06.containers@2026-01]]，较上月减少[[2 270标箱|q=2270 TEU]]。It handled [[453,000 TEU|q=453000 TEU|R-06.containers@2025?]] in the whole of [[2025|d?]].
前沿水深由[[13.8米|q=13.8 m|R-06.berth_depth@former?]]浚深至[[14.2米|q=14.2 m|R-06.berth_depth]]。
## 人事 People
[[Lars Eide|per]] takes over from [[于欣|per]] as editor [[next month|d?=2026-03]].
""",
        sector="freight",
    ),
)
