"""Grain, tuning half: notices, audits, chats and reports in Chinese running text."""

# ruff: noqa: E501 (a document keeps its own lines and its own punctuation)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_doc = partial(written, sector="grain", half="tuning")

DOCUMENTS = (
    _doc(
        "通知/关于下达2025年第二批储备粮轮换计划的通知.docx",
        "zh",
        "letterhead, alias, list, wan and yi, coreference, forward, negation",
        """
@header [[北岭储备粮管理分公司|org]]文件
[[北储轮〔2025〕17号|id?]]
# 关于下达[[2025年|d?=2025]]第二批储备粮轮换计划的通知
各直属库、承储企业：
经研究，现将第二批轮换任务安排如下，请遵照执行。
一、红泽直属库轮出[[2021年|d?=2021]]产[[小麦|-|G-07.grain=wheat]][[1.8万吨|q=18000 t]]，[[5月12日|d=2025-05-12|G-07.rotation~planned]]挂拍，底价不得低于[[2 460元/吨|m=2460 CNY/t|G-07.price~planned?]]。
二、提堡储备库以[[玉米|-|G-08.grain=maize]]换玉米，先入后出，入库自[[6月3日|d=2025-06-03|G-08.rotation~planned]]开始，收购价执行[[2 310元/吨|m=2310 CNY/t|G-08.price~planned]]。该库仓容[[6.4万吨|q=64000 t|G-08.silo_capacity]]，可腾出[[四个|q?]]仓。
三、巴罗库本批不安排任务。
四、架空期不得超过[[4个月|q?]]，逾期扣减保管费每吨[[8元|m=8 CNY]]。
五、业务联系：[[景浩然|per]]，[[0371-63399016|ph]]。
[[2025年4月21日|d=2025-04-21]]
""",
    ),
    _doc(
        "审计/峰巷粮库库存突击检查底稿.pdf",
        "zh",
        "subject in heading, superseded, comparison, negation, distractor, coreference, marking",
        """
[[内部|mk]]
# 峰巷粮库库存突击检查工作底稿
检查组：[[牛秉正|per]]、[[叶春|per]]　日期：[[2025年2月25日|d=2025-02-25]]
检查组当日上午不打招呼进库，逐仓丈量。库主任[[冼德厚|per|G-06.keeper]]陪同。
## 账实情况
统计报表列示[[31 400吨|q=31400 t|G-06.stock~negated?]]，与实物不符。经测量，三座平房仓实际存放[[28 750吨|q=28750 t|G-06.stock]]，短少[[2 650吨|q=2650 t]]；保管员解释系自然损耗，检查组未予采信。
品种经取样确认为[[稻谷|-|G-06.grain=rice]]，账上写的“[[小麦|-|G-06.grain=wheat~negated]]”有误。水分[[13.6%|q?]]，仓温[[9℃|q=9 °C]]。
## 仓容
铭牌[[3.6万吨|q=36000 t|G-06.silo_capacity]]，其中2号仓漏雨停用，影响[[8 000吨|q=8000 t]]。
## 轮换
合同显示该批粮食应于[[2024年11月15日|d=2024-11-15|G-06.rotation~planned?]]前出库，实际[[2025年1月8日|d=2025-01-08|G-06.rotation]]才开始出，并按[[2 735元/吨|m=2735 CNY/t|G-06.price]]卖给[[汀州米业有限公司|org]]。
@footer 底稿编号 [[SJ-2025-0088|id]]
""",
    ),
    _doc(
        "微信导出/诺南保管员群.txt",
        "zh",
        "homonym, alias, relative date, coreference, distractor",
        """
诺南县粮食保管员群
[[2025-07-03|d?]] 06:40 [[城关 老耿|per?]]：城关[[今天|d?=2025-07-03]]开始收了，[[小麦|-|G-02.grain=wheat]]，门口排了[[二里地|q?=1 km]]。头等[[2 480一吨|m=2480 CNY/t|G-02.price=2480 CNY/t]]。
[[2025-07-03|d?]] 06:44 [[红泽阿武|per?]]：你们城关仓不是快满了吗
[[2025-07-03|d?]] 06:45 [[城关 老耿|per?]]：总共能装[[2.2万吨|q=22000 t|G-02.silo_capacity]]，现在里头[[9 300吨|q=9300 t|G-02.stock]]，早着呢。
[[2025-07-03|d?]] 06:47 [[红泽阿武|per?]]：苏陵那个城关更阔，听说有[[五万|-|G-03.silo_capacity=50000 t?]]仓容。
[[2025-07-03|d?]] 06:52 [[巴罗-靳姐|per?]]：我们库[[后天|d=2025-07-05|G-01.rotation=2025-07-05~planned]]出[[玉米|-|G-01.grain=maize]]，来车的跟我说一声，地磅[[120吨|q=120 t]]的。
[[2025-07-03|d?]] 06:55 [[红泽阿武|per?]]：靳姐你们还存多少玉米
[[2025-07-03|d?]] 06:56 [[巴罗-靳姐|per?]]：[[昨天|d?=2025-07-02]]盘的，全库[[41 260吨|q=41260 t|G-01.stock]]。
[[2025-07-03|d?]] 07:20 [[城关 老耿|per?]]：有人要收购价往上提，领导说不提。
""",
        chat=True,
    ),
    _doc(
        "邮件/竞价结果通报.eml",
        "zh",
        "list, wan and yi, total, coreference, negation, distractor, relative date",
        """
From: [[施晚晴|per]] <[[shiwq@graintrade.example|em]]>
To: 各库负责人 <[[kuqu@northreserve.example|em]]>
Subject: 0410竞价结果
Date: Thu, [[10 Apr 2025|d?=2025-04-10]] 17:48:00 +0800

各位主任下午好：

[[今天|d?=2025-04-10]]的专场拍完了，简单通报，正式函件随后到。

奥利筒仓　　[[大麦|-|G-04.grain=barley]]挂了[[6 000吨|q=6000 t]]，全部成交，均价[[2 095元/吨|m=2095 CNY/t|G-04.price]]，[[4月28日|d=2025-04-28|G-04.rotation~planned]]开仓放货。
提堡　　　　拍了两轮，流拍。起拍[[2 350元/吨|m=2350 CNY/t|G-08.price?]]没人举牌，下一轮时间另定。
谷码头　　　进口[[大豆|-|G-05.grain=soya]]溢价成交，最高一笔每吨[[4 120元|m=4120 CNY/t|G-05.price]]，买方[[海丰油脂|org]]。
全场合计成交[[1.9万吨|q=19000 t]]，成交额[[6 870万元|m=68700000 CNY]]。

另：谷码头的筒仓群[[上周六|d=2025-04-05]]盘点结存[[12.7万吨|q=127000 t|G-05.stock]]，比系统里多出[[300吨|q=300 t]]，请核。

[[施晚晴|per]]　[[北岭粮食交易中心|org]]　[[0371-63390077|ph]]
""",
    ),
    _doc(
        "汇报/苏陵片秋粮收购汇报.pptx",
        "zh",
        "subject in heading, homonym, list, target, range, unit in heading, forward",
        """
=== 苏陵片区秋粮收购汇报
[[2025年10月28日|d=2025-10-28]]　购销科 [[庞海|per]]
=== 城关粮库（[[苏陵|loc?|G-03.region=Sutherby?]]）
- 存粮[[2.6万吨|q=26000 t|G-03.stock]]，全是[[玉米|-|G-03.grain=maize]]
- 新粮挂牌[[2 180至2 220元/吨|m=2180..2220 CNY/t|G-03.price=2180..2220 CNY/t]]，随质论价
- 老粮[[11月10日|d=2025-11-10|G-03.rotation~planned]]起腾仓
- 主任：[[晏书平|per|G-03.keeper]]
=== 奥利
- 仓群能放[[9万吨|q=90000 t|G-04.silo_capacity]]，还空着[[3.1万吨|q=31000 t]]
- 年底前计划收满，库存争取到[[8.5万吨|q=85000 t|G-04.stock~target]]
- 烘干塔日处理[[800吨|q=800 t]]
=== 提堡
- 省级储备[[0.9亿斤|q=45000 t|G-08.stock]]，市级[[1 200吨|q=1200 t]]另账
- 保管员[[翁小满|per|G-08.keeper]]获评标兵
""",
    ),
    _doc(
        "调研/谷码头中转库调研手记.md",
        "zh",
        "coordinates, coreference, range, hypothetical, distractor, superseded",
        """
# 谷码头中转库调研手记

[[2024-09-12|d]]　[[瞿方|per]]

中转库建在河口南岸，导航搜不到，记一下门岗位置：[[纬度37.2246，经度119.0387|c=37.2246,119.0387|G-05.location]]。隶属[[西汀县|loc|G-05.region=Westray]]。

库里的人叫它“谷码头”。十二座浅圆仓一字排开，设计储量[[15万吨|q=150000 t|G-05.silo_capacity]]，[[2016年|d?=2016]]扩建之前只有[[9万吨|q=90000 t|G-05.silo_capacity@former?]]。我去的那天压着[[10.2万至10.6万吨|q=102000..106000 t|G-05.stock=102000..106000 t]][[大豆|-|G-05.grain=soya]]，另有一点点[[玉米|-|G-05.grain=maize]]。

管事的[[卞舟|per|G-05.keeper]]算账给我听：船到一吨加[[35元|m=35 CNY]]港杂，出库再加[[12元|m=12 CNY]]。要是航道年底真的封了，[[11月25日|d=2024-11-25|G-05.rotation~hypothetical]]那批就只能提前出库。

顺路看了峰巷。三座老仓，[[稻谷|-|G-06.grain=rice]]，味道很好闻。保管员说库里有[[五千七百万斤|q=28500 t|G-06.stock]]。
""",
    ),
    _doc(
        "交接/红泽库主任离任交接单.docx",
        "zh",
        "key-value, subject in heading, coreference, superseded, distractor, wan and yi",
        """
# 红泽直属库主任离任交接单
交出人：[[卓人杰|per|G-07.keeper@former?]]　　接收人：[[幸子涵|per|G-07.keeper]]　　监交人：[[北岭储备粮管理分公司|org]] [[常务副总柴勉|per?=柴勉]]
交接日：[[2025年8月1日|d=2025-08-01]]
1. 粮食。截至[[7月31日|d=2025-07-31]]，本库在账[[小麦|-|G-07.grain=wheat]]、[[大豆|-|G-07.grain=soya]]两种，共计[[53 870.4吨|q=53870.4 t|G-07.stock]]，其中小麦[[50 120.4吨|q=50120.4 t]]。
2. 仓房十六栋，完好仓容[[6.1万吨|q=61000 t|G-07.silo_capacity]]；十四号仓正大修，[[5 000吨|q=5000 t]]未计在内。
3. 未了事项：①[[9月15日|d=2025-09-15|G-07.rotation~planned]]须组织二批小麦轮出，标书已备妥；②与[[诺南面粉厂|org]]尚有尾款[[113.2万元|m=1132000 CNY]]未收；③最低收购价[[2 380元/吨|m=2380 CNY/t|G-07.price]]政策执行到[[9月30日|d=2025-09-30]]。
4. 印章[[5枚|q?]]，保险柜钥匙[[2把|q?]]，已当面点清。
签字：　　　　　　　　　　电话：[[13937110264|ph]]
""",
    ),
    _doc(
        "新闻/颗粒归仓.html",
        "zh",
        "comparison, coreference, distractor, wan and yi, alias",
        """
# 颗粒归仓：三夏一线见闻
[[农民时报|org]]　[[麦穗|per?]]　[[2025年6月20日|d=2025-06-20]]
凌晨四点，巴罗直属库门前的车队已经排到国道上。“[[昨天|d=2025-06-19]]一天就收了[[1 700吨|q=1700 t]]，破了纪录。”库主任[[单国柱|per|G-01.keeper]]嗓子哑了。今年新[[麦|-|G-01.grain=wheat]]开秤[[2 440元/吨|m=2440 CNY/t|G-01.price]]，比去年高[[60元|m=60 CNY]]。
扫地坪的老把式说，这个库建于上世纪五十年代，从几间土圆仓起家，如今装得下[[七万五千吨|q=75000 t|G-01.silo_capacity]]。
车流的另一头是诺南城关粮库。相比之下这里清静得多，仓里静静躺着[[1.34万吨|q=13400 t|G-02.stock]]去年的[[稻谷|-|G-02.grain=rice]]，等到[[7月18日|d=2025-07-18|G-02.rotation~planned]]才轮到它们出门。
全省夏粮收购进度已达[[380万吨|q=3800000 t]]，[[省粮食局|org]]预计月底突破[[500万吨|q=5000000 t]]。
""",
    ),
    _doc(
        "邮件/RE Oxley barley 奥利大麦质检.eml",
        "mixed",
        "quoted mail, alias, coreference, distractor, relative date",
        """
From: [[Nils Brandt|per]] <[[n.brandt@balticgrain.example|em]]>
To: [[乔婉|per]] <[[qiaowan@northreserve.example|em]]>
Subject: RE: Oxley barley / 奥利大麦质检
Date: Tue, [[16 Sep 2025|d?=2025-09-16]] 09:05:00 +0200

Dear Ms Qiao,

We accept [[2,140 yuan a tonne|m=2140 CNY/t|G-04.price]] ex Oxley for the whole parcel of [[7,500 t|q=7500 t]]. Our surveyor [[Karin Voss|per]] will be there on [[22 September|d=2025-09-22]].

Best
[[Nils Brandt|per]], [[Baltic Grain GmbH|org]], [[+49 40 5550 1720|ph]]

> 布兰特先生您好：
> 奥利现有[[大麦|-|G-04.grain=barley]][[33 900吨|q=33900 t|G-04.stock]]，蛋白[[11.2%|q?]]，您要的这批在5号、6号仓。
> 出库从[[9月24日|d=2025-09-24|G-04.rotation~planned]]排起，每天最多[[900吨|q=900 t]]。之前说的[[9月18日|d=2025-09-18|G-04.rotation~negated]]来不及，请谅解。
> 现场找[[舒鹏|per|G-04.keeper]]，他是那边的保管员。
""",
    ),
    _doc(
        "请示/关于提堡储备库仓房维修资金的请示.pdf",
        "zh",
        "letterhead, coreference, hypothetical, negation, distractor, range, superseded",
        """
# 关于提堡储备库仓房维修资金的请示
[[县发展和改革局|org?]]：
我库共有平房仓[[11栋|q?]]，最早的建于[[1974年|d?=1974]]。账面仓容[[6.4万吨|q=64000 t|G-08.silo_capacity]]，刨去三栋危仓，真正敢装粮的不过[[4.9万至5万吨|q=49000..50000 t|G-08.silo_capacity=49000..50000 t?]]。
现储[[小麦|-|G-08.grain=wheat]]和[[稻谷|-|G-08.grain=rice]]（不含去年已全部销掉的大麦），截至[[三月三十一日|d=2025-03-31]]清点为[[44 916吨|q=44916 t|G-08.stock]]。
如今年雨季再漏，[[7月1日|d=2025-07-01|G-08.rotation~hypothetical?]]前就得提前出库，按市价[[2 290元/吨|m=2290 CNY/t]]估，差价损失约[[310万元|m=3100000 CNY]]。
恳请安排维修资金[[268万元|m=2680000 CNY]]。本库不申请调减储备规模。
联系人：保管员[[翁小满|per|G-08.keeper?]]，[[0375-4418820|ph]]
[[2025年4月7日|d=2025-04-07]]
""",
    ),
    _doc(
        "会议/粮情分析会纪要6月.txt",
        "zh",
        "homonym, list, coreference, target, wan and yi, negation, total",
        """
粮 情 分 析 会 纪 要
时间：[[2025年6月12日|d=2025-06-12]]　　主持：[[强志|per]]　　记录：[[于飞|per]]

奥利的情况先说。筒仓里的[[大麦|-|G-04.grain=barley]]温度三周内升了[[2.4℃|q=2.4 °C]]，保管员[[舒鹏|per|G-04.keeper]]已倒仓。目前那里存着[[34 100吨|q=34100 t|G-04.stock]]，没有结露。
苏陵城关那边，主任[[晏书平|per|G-03.keeper]]汇报说收购价定在[[2 200元/吨|m=2200 CNY/t|G-03.price]]，不会像传言那样涨到[[2 300元/吨|m=2300 CNY/t|G-03.price~negated]]。该库目前[[两万六|-|G-03.stock=26000 t?]]，秋后要达到[[4.5万吨|q=45000 t|G-03.stock~target]]。
诺南城关粮库今夏不轮换。
提堡的稻谷卖得急，[[6月5日|d=2025-06-05|G-08.rotation]]起已经在往外拉，头[[三千吨|q=3000 t]]按[[2 690元/吨|m=2690 CNY/t|G-08.price?]]结的账。
会上重申，各库账实差不得超过[[千分之一|q?=0.1 %]]。全片区总库存[[31.2万吨|q=312000 t]]。
""",
    ),
)
