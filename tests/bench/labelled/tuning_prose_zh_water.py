"""Water, tuning half: notices, minutes, logs and mails in Chinese running text."""

# ruff: noqa: E501 (a document keeps its own lines and its own punctuation)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_doc = partial(written, sector="water", half="tuning")

DOCUMENTS = (
    _doc(
        "公告/停水通知（东片）.docx",
        "zh",
        "letterhead, alias, relative date, negation, distractor, coreference",
        """
@header [[三川水务集团有限公司|org]]　客服热线 [[96518|ph?]]
# 停水通知
尊敬的用户：
九田水厂清水池每两年放空洗一次，今年轮到[[6月17日|d=2025-06-17|W-09.shutdown~planned]]夜里。自当晚22时起该厂不出水，[[次日|d?=2025-06-18]]清晨六时前恢复，届时管网初期水可能发黄，放流[[几分钟|q?]]即可。
受此影响的主要是园前路以东的居民，约[[3.8万人|q=38000 people]]；平时由九田供水的[[21万人|q=210000 people|W-09.people_served]]中，其余改由东洛淡化厂接济，不会断水。
淡化厂日产[[5万吨|q=50000 m3/d|W-06.output]]，足可应付。鸽亭水库不受影响。
请提前储水。不便之处，敬请谅解。
[[三川水务集团有限公司|org]]东洛分公司
[[2025年6月10日|d=2025-06-10]]
""",
    ),
    _doc(
        "请示/关于石巷水厂扩容改造立项的请示.docx",
        "zh",
        "letterhead, subject in heading, target, wan and yi, coreference, negation",
        """
@header [[柏谷县供水有限责任公司|org]]
[[柏供水〔2025〕12号|id?]]　　签发人：[[田国栋|per]]
# 关于石巷水厂扩容改造立项的请示
集团公司：
我厂[[1997年|d?=1997]]建成时按[[2万吨/日|q=20000 m3/d|W-07.output@former?]]设计，[[2011年|d?=2011]]挖潜后每天最多能出[[32 000立方米|q=32000 m3|W-07.output=32000 m3/d]]。城南新区交房以来，服务的人口已从[[九万|-|W-07.people_served=90000 people@former?]]涨到[[13.6万人|q=136000 people|W-07.people_served]]，去年夏天有[[11天|q?=11 d]]满负荷仍欠压。
为此，拟新建一组[[2.5万立方米/日|q=25000 m3/d]]的净水线，建成后全厂规模达到[[5.7万立方米/日|q=57000 m3/d|W-07.output~target]]。总投资估算[[6 380万元|m=63800000 CNY]]，申请集团解决[[60%|q?]]。
施工期间老线不停产。仅在碰口时，拟于[[2026年2月26日|d=2026-02-26|W-07.shutdown~planned]]前后全厂断水[[16小时|q?=16 h]]。
妥否，请批示。
石巷水厂　　厂长　[[包维民|per]]
[[2025年9月2日|d=2025-09-02]]
""",
    ),
    _doc(
        "微信导出/高黎片区抢修群.txt",
        "zh",
        "homonym, alias, relative date, coreference, distractor",
        """
【高黎县抢修群】聊天记录
[[2025-01-22|d?]] 21:14 [[潭口-老魏|per?]]
潭口泵房地下室进水，水泵全停了，刚拉的闸，[[今晚|d=2025-01-22|W-05.shutdown=2025-01-22]]先别指望。
[[2025-01-22|d?]] 21:15 [[调度小姚|per?]]
收到！潭口一停，南坡那[[两万来人|q=20000 people|W-05.people_served?]]就靠高位池撑着，能撑[[5小时|q?=5 h]]。
[[2025-01-22|d?]] 21:17 [[孙科|per?]]
城北能不能顶上？
[[2025-01-22|d?]] 21:18 [[调度小姚|per?]]
可以。咱们城北现在才开[[1.9万|-|W-03.output=19000 m3/d?]]，它的底子是每天[[3.5万方|q=35000 m3|W-03.output=35000 m3/d]]，富余不少。
[[2025-01-22|d?]] 21:20 [[孙科|per?]]
液氯够不够？别又跟柏谷城北似的，月底见底。
[[2025-01-22|d?]] 21:22 [[城北厂 阿珍|per?]]
我们厂里还有[[4瓶|q?]]，一共[[2.4吨|q=2400 kg|W-03.chlorine_stock]]，能用到节后。
[[2025-01-22|d?]] 21:40 [[孙科|per?]]
好。盐渡[[今天|d?=2025-01-22]]水位[[61.35米|q=61.35 m]]，蓄着[[2 870万方|q=28700000 m3|W-04.storage]]，原水没问题。
[[2025-01-23|d?]] 05:02 [[潭口-老魏|per?]]
抽干了，两台泵已转起来。
""",
        chat=True,
    ),
    _doc(
        "会议/水源调度专题会纪要.pdf",
        "zh",
        "list, range, wan and yi, coreference, hypothetical, comparison, target",
        """
# 枯水期水源调度专题会议纪要
[[2024年12月18日|d=2024-12-18]]，副总经理[[戚文彬|per]]在二楼会议室主持召开专题会，[[气象局|org?]]、[[县水利局|org?]]派员参加。现纪要如下。
一、关于水情。盐渡总库容[[4 600万立方米|q=46000000 m3|W-04.storage]]，会前一日实蓄[[1 950万至2 000万立方米|q=19500000..20000000 m3|W-04.storage=19500000..20000000 m3]]，较上年同期少[[700万立方米|q=7000000 m3]]。鸽亭情况略好，有[[1 120万方|q=11200000 m3|W-08.storage]]，但底层水浊度已到[[18 NTU|q?=18 NTU]]。
二、关于限供。会议议定：[[2025年1月6日|d=2025-01-06]]起高岭压减取水，由日供[[11万吨|q=110000 m3/d|W-01.output]]降至[[9.5万吨|q=95000 m3/d|W-01.output~planned]]；不足部分由石巷补[[1万吨|q=10000 m3/d]]。
三、关于预案。假如春节前仍无有效降雨，盐渡蓄水跌破[[1 500万立方米|q=15000000 m3|W-04.storage~hypothetical?]]，即启动二级响应，届时潭口泵站全日停运，时间暂按[[2月3日|d=2025-02-03|W-05.shutdown~hypothetical]]考虑。
四、节水指标：全县人均日用水控制在[[135升|q=135 l]]以内。
五、盐渡水库负责人[[樊立群|per|W-04.site_lead]]要每天上午九时报数。
出席：[[戚文彬|per]]、[[樊立群|per]]、[[曹洁|per]]
""",
    ),
    _doc(
        "邮件/转发 取水口坐标与加氯.eml",
        "zh",
        "quoted mail, coordinates, coreference, superseded, negation, distractor",
        """
From: [[柳青|per]] <[[liuqing@sanchuanwater.example|em]]>
To: [[设计院-费工|per?]] <[[fei@hydesign.example|em]]>
Subject: 转发：取水口坐标与加氯
Date: Mon, [[07 Jul 2025|d?=2025-07-07]] 11:25:00 +0800

费工您好：

您要的资料问到了，高岭厂的同事是这样回的（见下）。两点说明：
（1）坐标是厂界中心的，取水头部在它上游[[1.4公里|q=1.4 km]]；
（2）液氯那项刚刚更正过，附表里写的[[8吨|q=8000 kg|W-01.chlorine_stock~negated]]是抄错行了，以邮件为准。

[[柳青|per]]　[[三川水务集团|org]]总工办　[[0736-7788210|ph]]

---- 原始邮件 ----
发件人：[[龚平|per]]
我厂中心点 [[29.1142N, 111.6835E|c=29.1142,111.6835|W-01.location]]，国家2000坐标系。
氯库现存[[4 300公斤|q=4300 kg|W-01.chlorine_stock]]，日耗[[210公斤|q=210 kg]]。[[8月|d=2025-08]]改用次氯酸钠以后，氯库就清空不用了。
制水线三条，全开是[[12万立方米每天|q=120000 m3/d|W-01.output]]，但[[7月15日|d=2025-07-15|W-01.shutdown~planned]]要整厂停一天接临时电源，你们踏勘请避开。
厂长[[龚平|per]]
""",
    ),
    _doc(
        "值班/东洛淡化厂交接单 0303.md",
        "zh",
        "subject in heading, list, coreference, distractor, relative date, superseded",
        """
## 东洛海水淡化厂 交接班单（[[2025-03-03|d]] 白→夜）

交：[[秦霜|per]]　接：[[毕克勤|per]]

- 膜架6列投5列，产水[[1 870方/时|q=1870 m3/h]]，全天折合[[4.5万方|q=45000 m3|W-06.output=45000 m3/d]]
- 次钠罐[[6.2吨|q=6200 kg|W-06.chlorine_stock]]，夜里不用再卸车
- 高压泵3#异响，已挂牌，[[下周一|d=2025-03-10]]厂家到
- 海水温度[[11.8℃|q=11.8 °C]]，浊度[[3.1 NTU|q?=3.1 NTU]]
- 受九田那边检修影响（该厂[[3月1日|d=2025-03-01|W-09.shutdown]]起停着），我们外送压力提到[[0.42 MPa|q]]，[[明早|d=2025-03-04]]看通知是否回调
- 领导交代：[[月底|d?=2025-03-31]]前停一天清洗膜，没定日子，先别写进计划
- 来访：[[滨海晚报|org]]记者[[两人|q?]]，已由[[办公室蒋主任|per?=蒋主任]]接走
""",
    ),
    _doc(
        "汇报/城乡供水一体化进展.pptx",
        "zh",
        "subject in heading, homonym, list, target, wan and yi, forward",
        """
=== 城乡供水一体化进展（[[2025年|d?=2025]]上半年）
[[水务局|org?]]供水科　[[郁金|per]]
=== [[柏谷县|loc?]]
- 城北水厂已并网，覆盖[[11.2万人|q=112000 people|W-02.people_served]]
- 该厂规模[[3万吨/日|q=30000 m3/d|W-02.output]]，年底增至[[4万吨/日|q=40000 m3/d|W-02.output~planned]]
- 厂长由[[季鸣|per|W-02.site_lead]]兼任
- 高岭：沉淀池排泥，[[7月9日|d=2025-07-09|W-01.shutdown~planned]]停半天
=== [[高黎县|loc?]]
- 城北水厂尚在消缺，[[5月26日|d=2025-05-26|W-03.shutdown]]停产至今
- 受益人口口径待统一，本页不列
- 潭口站增压后可多送[[3 000方/日|q=3000 m3/d]]
=== 下半年打算
- 石巷力争每天多产[[5 000立方米|q=5000 m3]]，让厂里突破[[3.7万立方米/日|q=37000 m3/d|W-07.output~target]]
- 全县漏损率压到[[9%|q?]]以下
""",
    ),
    _doc(
        "新闻/一滴水的旅程.html",
        "zh",
        "coreference, comparison, distractor, wan and yi, superseded, alias",
        """
# 一滴水的旅程：从鸽亭到你家水龙头
[[东洛融媒|org]]　文／[[苗小禾|per]]　[[2025-03-22|d]]
清晨五点，守库人[[老高|per?]]沿着坝顶走了[[两公里|q=2 km]]。他身后的鸽亭水库蓄满时能装下[[1 860万立方米|q=18600000 m3|W-08.storage]]水，是[[杭城西湖|loc?]]的[[一点三倍|q?]]。
“我来的时候坝还没加高，只有[[1 400万方|q=14000000 m3|W-08.storage@former?]]。”老高说的是[[1989年|d?=1989]]。如今接替他当水库负责人的[[池雨|per|W-08.site_lead]]，是个九五后。
水从这里流[[14公里|q=14 km]]到九田。水厂每天送出[[6.8万吨|q=68000 m3/d|W-09.output]]，供着县城和[[三个|q?]]乡镇的[[二十二万人|q=220000 people|W-09.people_served]]。
世界水日这天，厂里照常开门迎客；真正要歇一歇，得等到[[4月12日|d=2025-04-12|W-09.shutdown~planned]]，那天滤池翻砂，全厂停产。
邻省也有个九田水厂，规模比这儿大得多，日产[[40万吨|q=400000 m3/d]]——搞错的快递每年都有。
""",
    ),
    _doc(
        "Partners/盐渡 Saltersford dam visit notes.md",
        "mixed",
        "alias, wan and yi, coreference, distractor, list, superseded",
        """
# Saltersford dam - visit notes / 盐渡水库走访记录

[[14 May 2025|d=2025-05-14]], written up by [[Hannah Pryce|per]] for [[Delta Dam Partners|org]]; interpreter [[万晓|per]].

- The keeper, [[Mr Fan Liqun|per=Fan Liqun|W-04.site_lead]], met us at the gate. 他说：“汛前要腾库，眼下只蓄[[1 640万方|q=16400000 m3|W-04.storage]]，比[[四月底|d?=2025-04-30]]放掉了三百多万。”
- Full pool would be [[46 million m³|q=46000000 m3|W-04.storage]]; the old brochure's [[52 million|-|W-04.storage=52000000 m3@former?]] dates from before the silt survey.
- 放空洞检修门打不开，管理处拟于[[6月30日|d=2025-06-30|W-04.shutdown~planned]]停止供水一天处理，下游潭口站同日无水可抽，也跟着停[[当天|-|W-05.shutdown=2025-06-30~planned?]]。
- Crest length [[412 m|q]], seepage [[1.7 l/s|q]]. No chlorine is kept here.
- 回程路过高黎城北水厂，门口牌子写着“日供[[叁万伍仟吨|q=35000 m3/d|W-03.output?]]”。
""",
    ),
    _doc(
        "函/关于商请支援液氯的函.docx",
        "zh",
        "letterhead, homonym, coreference, negation, distractor, range",
        """
@header [[柏谷县供水有限责任公司|org]]
# 关于商请支援液氯的函
[[东洛分公司|org?]]：
受道路封闭影响，运氯车已三日未到。眼下我司城北水厂氯库只有[[650公斤|q=650 kg|W-02.chlorine_stock]]，按每天[[80至95公斤|q=80..95 kg]]投加，撑不过一周；高岭稍宽裕，尚余[[3.1吨|q=3100 kg|W-01.chlorine_stock]]；石巷早已改用次氯酸钠，不存液氯。
听闻贵司九田水厂[[本月|d?=2024-02]]刚进了货，库里有[[五吨多|q=5000 kg|W-09.chlorine_stock]]，恳请调剂[[1吨|q=1000 kg]]。
若贵司不便，我司只能让城北自[[2月26日|d=2024-02-26|W-02.shutdown~hypothetical]]起停产待料，影响[[11万人|q=110000 people|W-02.people_served]]用水。
盼复。联系人：城北厂厂长[[季鸣|per|W-02.site_lead]]，[[13707360455|ph]]。
[[2024年2月20日|d=2024-02-20]]
""",
    ),
    _doc(
        "值班日志/潭口泵站运行日志 八月.txt",
        "zh",
        "subject in heading, coordinates, distractor, coreference, negation",
        """
潭口泵站运行日志　[[2025年8月|d=2025-08]]　记录：[[魏有田|per]]

[[8/3|d=2025-08-03]]　1#、2#泵并列，出口[[0.55 MPa|q]]。环保来测噪声，[[61 分贝|q?=61 dB]]。
[[8/7|d=2025-08-07]]　测绘队重测站址，给的数是 [[28°57'18"N，111°40'30"E|c=28.955,111.675|W-05.location]]，已抄送资产科。
[[8/9|d=2025-08-09]]　雷击，高压柜跳，本站[[当日|d?=2025-08-09|W-05.shutdown]]14:10停运，16:25恢复。盐渡来水正常。
[[8/15|d=2025-08-15]]　二季度报表退回重填：日均送水按[[4.8万方|q=48000 m3|W-05.output=48000 m3/d]]填，不是[[5.2万方|q=52000 m3|W-05.output=52000 m3/d~negated]]。
[[8/21|d=2025-08-21]]　站长[[汪瀚|per|W-05.site_lead]]传达：[[9月4日|d=2025-09-04|W-05.shutdown~planned]]夜里检修，停一宿，南坡用户提前贴通知。
[[8/30|d=2025-08-30]]　草长得比人高。割草[[2人|q?]]。
""",
    ),
)
