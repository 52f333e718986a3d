"""Hospitals, tuning half: briefings, minutes, tenders and chats in Chinese running text."""

# ruff: noqa: E501 (a document keeps its own lines and its own punctuation)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_doc = partial(written, sector="hospitals", half="tuning")

DOCUMENTS = (
    _doc(
        "疫情简报/临江市呼吸道疫情工作简报第9期.docx",
        "zh",
        "letterhead, alias, coreference, total, comparison, distractor, relative date",
        """
@header [[临江市卫生健康委员会|org]]　　工作简报　第9期
# [[1月14日|d=2025-01-14]]情况
编发：应急办　[[2025年1月15日|d=2025-01-15]]
临江一院全天又确诊[[37例|q?=37 cases|H-02.cases@2025-01-14]]，其中老年科[[12例|q?=12 cases]]；[[前一日|d?=2025-01-13]]是[[29例|q?=29 cases|H-02.cases@2025-01-13]]。市传染病医院收进[[16人|q?=16 cases|H-07.cases@2025-01-14]]，全部由发热门诊转入。全市合计[[61例|q?]]，累计[[804例|q?]]。
一院把感染科腾空，现在能用的床位一共[[1 260张|q?=1260 beds|H-02.beds]]，重症这块从[[42张|q?=42 beds|H-02.icu_beds@former?]]挤到了[[54张|q?=54 beds|H-02.icu_beds]]，[[31台|q?=31 units|H-02.ventilators]]呼吸机都在线。
传染病院液氧罐[[昨晚|d?=2025-01-14]]补满，存[[18.5立方米|q=18.5 m3|H-07.oxygen_stock]]，按眼下的用量可撑[[四天|q?=4 d]]。
东坪方面当天没有新增，东坪一院的[[3例|q?=3 cases]]是复阳，不计入。
报：[[省疾控局|org]]　送：各医院
""",
    ),
    _doc(
        "微信导出/韦康医疗救治协调群.txt",
        "zh",
        "homonym, alias, relative date, coreference, negation, superseded",
        """
群名称：韦康医疗救治协调群
[[2025-02-18|d?]] 10:02 [[协调办 于琳|per?]]：各家报一下能腾多少床，十一点前。
[[2025-02-18|d?]] 10:05 [[圣玛丽-医务科|per?]]：我院总床[[430|-|H-04.beds=430 beds~negated?]]，空的只有[[22张|q?=22 beds]]。ICU [[14张|q?=14 beds|H-04.icu_beds]]全满。
[[2025-02-18|d?]] 10:06 [[协调办 于琳|per?]]：@圣玛丽-医务科 哈陵那边的圣玛丽说愿意接重症，他们有[[20张|q?=20 beds|H-05.icu_beds]]重症床，我来联系。
[[2025-02-18|d?]] 10:11 [[布兰诺 值班|per?]]：布兰诺综合医院儿科[[明天|d=2025-02-19|H-01.closure=2025-02-19~planned?]]起暂停收治，麻疹密接太多。其他科正常开。[[昨日|d=2025-02-17]]报告[[8例|q?=8 cases|H-01.cases@2025-02-17]]。
[[2025-02-18|d?]] 10:15 [[北门方舱 老孔|per?]]：方舱这边呼吸机[[6台|q?=6 units|H-09.ventilators]]，好用的。床位摆了[[600|-|H-09.beds=600 beds]]，要的话[[周五|d=2025-02-21]]能再加200。
[[2025-02-18|d?]] 10:16 [[协调办 于琳|per?]]：不是说方舱[[月底|d?=2025-02-28|H-09.closure=2025-02-28~negated?]]要关吗
[[2025-02-18|d?]] 10:17 [[北门方舱 老孔|per?]]：不关了，市里[[昨天|d=2025-02-17]]改的口，延到[[3月20日|d=2025-03-20|H-09.closure~planned]]再关舱。
[[2025-02-18|d?]] 10:40 [[圣玛丽-医务科|per?]]：更正，总床位我报错，应为[[403张|q?=403 beds|H-04.beds]]。
""",
        chat=True,
    ),
    _doc(
        "采购/临江一院体外膜肺等设备采购公开招标公告.html",
        "zh",
        "key-value, coreference, distractor, wan and yi, forward",
        """
# 公开招标公告
[[江诚招标代理有限公司|org]]受采购人委托，就下列货物公开招标，欢迎合格供应商投标。
项目编号：[[LJZB-2025-0173|id]]
采购人：临江市第一人民医院
项目名称：体外膜肺氧合机、转运呼吸机等急救设备一批
预算：人民币[[1 480万元|m=14800000 CNY|H-02.budget]]，其中第一包[[960万元|m=9600000 CNY]]，第二包[[520万元|m=5200000 CNY]]；超过包件预算的报价无效。投标保证金[[20万元|m=200000 CNY]]。
采购人现有床位[[1 200张|q?=1200 beds|H-02.beds]]、ICU[[42张|q?=42 beds|H-02.icu_beds]]，供应商须按此配置耗材。
交货期：合同签订后[[45日|q?=45 d]]内。投标截止：[[2025年4月21日|d=2025-04-21]]9时30分。
公告媒体：[[省政府采购网|org?]]。资格要求：注册资本不低于[[500万元|m=5000000 CNY]]。
采购人联系人：[[荀丽|per]]　[[0731-82260077|ph]]　代理机构：[[毛俊|per]]　[[maojun@jczb.example|em]]
""",
    ),
    _doc(
        "会议/东坪市儿童医院院务会纪要0320.md",
        "zh",
        "subject in heading, list, coreference, negation, wan and yi, target, distractor",
        """
# 东坪市儿童医院院务会纪要

[[2025年3月20日|d=2025-03-20]]，院长[[舒曼|per|H-08.director]]主持。参加人员：[[贝振华|per]]、[[厉娜|per]]、[[宫晓东|per]]。

## 一、冬春季床位
目前开放[[320张|q?=320 beds|H-08.beds]]，其中走廊加床[[18张|q?=18 beds]]。会议同意[[四月|d=2025-04]]撤掉加床，恢复到[[302张|q?=302 beds|H-08.beds~planned]]。

## 二、门诊楼屋面
防水要全部揭掉重做，门诊于[[4月5日|d=2025-04-05|H-08.closure~planned?]]停诊一天，急诊照常。有人提议停到[[4月7日|d=2025-04-07|H-08.closure~negated?]]，未获通过。

## 三、中心供氧
液氧贮槽实测余量[[7 600升|q=7600 l|H-08.oxygen_stock=7.6 m3]]。[[厉娜|per]]提出冬季保有量应达到[[12立方米|q=12 m3|H-08.oxygen_stock~target]]。

## 四、呼吸机
全院在用[[27台|q?=27 units|H-08.ventilators]]（另有[[3台|q?=3 units]]报废待处置，不算在内）。

## 五、采购
CT球管谈判成交价[[88.6万元|m=886000 CNY|H-08.budget?]]，同意签合同。

## 六、其他
食堂涨价[[1元|m=1 CNY]]，[[4月1日|d=2025-04-01]]起执行。
""",
    ),
    _doc(
        "护理部/夜查房记录 哈陵皇家.txt",
        "zh",
        "subject in heading, distractor, coreference, relative date, negation",
        """
哈陵皇家医院　夜间总值班查房记录　　[[2024年12月29日|d=2024-12-29]]夜
总值班护士长：[[辛桂芳|per]]

1 急诊　候诊[[46人|q?]]，抢救室[[5床|q?]]全占。晚八点至零点又查出阳性[[11个|q?=11 cases|H-06.cases@2024-12-29?]]，已报疾控。
2 ICU　我院重症床现在是[[24张|q?=24 beds|H-06.icu_beds]]，在院[[23人|q?]]，留一张给[[心外|org?]][[明早|d=2024-12-30]]手术。
3 呼吸机清点：[[19台|q?=19 units|H-06.ventilators]]能用，坏的[[2台|q?=2 units]]贴了红条等工程师。
4 六病区诺如病毒聚集，院感已同意[[今晚|d=2024-12-29|H-06.closure=2024-12-29?]]起封闭该病区，探视一律谢绝。全院没有停诊安排。
5 氧气站老廖说外罐还剩[[9.2方|q=9.2 m3|H-06.oxygen_stock]]，车[[后天|d=2024-12-31]]到。
6 院长[[温道夫|per|H-06.director]]22:30来过，问了急诊的情况。
""",
    ),
    _doc(
        "邮件/关于开放床位口径的回复.eml",
        "zh",
        "quoted mail, superseded, coreference, fiscal year, negation, distractor",
        """
From: [[佟雪|per]] <[[tongxue@djpwjw.example|em]]>
To: [[骆一鸣|per]] <[[luoym@djpyy.example|em]]>
Subject: 回复：关于东坪一院开放床位口径
Date: Thu, [[09 Jan 2025|d?=2025-01-09]] 15:33:00 +0800

一鸣你好：

口径问题跟省里对过了：你们院编制[[900张|q?=900 beds|H-03.beds?]]，实际开放[[1 046张|q?=1046 beds|H-03.beds]]，年报以实际开放的为准。ICU只算综合ICU的[[36张|q?=36 beds|H-03.icu_beds]]，专科监护的[[20张|q?=20 beds]]不算。
另外，下面你提到的病例数要按报告日而不是发病日算，所以[[1月7日|d=2025-01-07]]那天不是[[15例|q?=15 cases|H-03.cases~negated@2025-01-07]]，应当填[[13例|q?=13 cases|H-03.cases@2025-01-07]]。

[[2025年|d?=2025]]全院预算批下来了，[[11.3亿元|m=1130000000 CNY|H-03.budget]]，批文随后寄送。

[[佟雪|per]]
[[东坪市卫健委|org]]规财科　[[0596-2110936|ph]]

> [[骆一鸣|per]] 写道：
> 佟老师，年报里床位填编制还是开放？[[7号|d=2025-01-07]]新增报了[[15|-|H-03.cases=15 cases@2025-01-07?]]对不对？我们院长[[栗军|per|H-03.director]]催得紧。
""",
    ),
    _doc(
        "汇报/方舱与定点医院收治能力.pptx",
        "zh",
        "subject in heading, list, target, hypothetical, alias, range",
        """
=== 收治能力汇报
医政处　[[屈原野|per]]　[[2025年3月3日|d=2025-03-03]]
=== 北门方舱
- 一期已交付，[[500至600张|q?=500..600 beds|H-09.beds=500..600 beds]]可随时启用
- 倘若单日转运超过[[300人|q?]]，需扩到[[1 000张|q?=1000 beds|H-09.beds~hypothetical]]
- 主任：[[伏莉|per|H-09.director]]
=== 临江传染病院
- 定点救治，[[480张|q?=480 beds|H-07.beds]]床，三日内全部腾空
- 重症监护单元[[30张|q?=30 beds|H-07.icu_beds]]，本月内务必建到[[48张|q?=48 beds|H-07.icu_beds~target]]
- [[3月8日|d=2025-03-08|H-07.closure~planned?]]起普通门诊关闭，只收发热病人
- 氧气：[[20立方米|q=20 m3|H-07.oxygen_stock]]储罐常满
=== 韦康
- 圣玛丽承担孕产妇，不收确诊病人
- 布兰诺：[[2月27日|d=2025-02-27]]单日[[52例|q?=52 cases|H-01.cases@2025-02-27]]，为本轮最高
""",
    ),
    _doc(
        "新闻/深夜里的负压病房.pdf",
        "zh",
        "coreference, distractor, alias, superseded, comparison",
        """
# 深夜里的负压病房
[[临江晚报|org]]　[[阮青|per]]　[[2025年2月11日|d=2025-02-11]]
市传染病医院的灯亮了一整夜。院长[[梅沛然|per|H-07.director]]的手机上，[[2月9日|d=2025-02-09]]的数字停在[[24|-|H-07.cases=24 cases@2025-02-09]]：这是当天确诊并住进来的人数，比高峰那天少了[[一半多|q?]]。
“三年前我们只有[[260张|q?=260 beds|H-07.beds@former?]]床，氧气靠一车车钢瓶拉。”他说。现在，[[480张|q?=480 beds|H-07.beds]]病床后面都有管道，[[41台|q?=41 units|H-07.ventilators]]呼吸机轮班转。
而在[[三公里|q=3 km]]外的临江一院，急诊主任[[柯敏|per]]刚刚下夜班。一院门诊楼因为改造，[[2月24日|d=2025-02-24|H-02.closure~planned?]]起要关上[[两个月|q?]]，病人将分流到各社区。
同名的第一人民医院在[[东坪|loc?]]也有一家，那边的床位已经加到[[1 050张|q?=1050 beds|H-03.beds]]。
医院周边的馄饨店老板说，以前一天卖[[200碗|q?]]，这阵子只有[[80碗|q?]]。
""",
    ),
    _doc(
        "Partners/RE 呼吸机捐赠 ventilator donation.eml",
        "mixed",
        "quoted mail, alias, coreference, distractor, negation",
        """
From: [[Oluwaseun Bright|per]] <[[o.bright@lungaid.example|em]]>
To: [[丁若兰|per]] <[[dingrl@ljcdyy.example|em]]>
Subject: RE: 呼吸机捐赠 / ventilator donation
Date: Mon, [[24 Feb 2025|d?=2025-02-24]] 14:12:00 +0000

Dear Dr Ding,

Your figures reached us. We can send [[ten transport ventilators|q?=10 units]] by air on [[3 March|d=2025-03-03]], worth [[USD 145,000|m=145000 USD]] in all. They are a gift and will not touch your own budget.

[[Oluwaseun Bright|per]]
[[LungAid Foundation|org]], [[+44 20 7946 0411|ph]]

> Bright先生：
> 感谢关心。临江传染病院目前能用的呼吸机是[[41台|q?=41 units|H-07.ventilators]]，不是网上传的[[14台|q?=14 units|H-07.ventilators~negated]]；我院[[2月22日|d=2025-02-22]]一天就确诊[[33例|q?=33 cases|H-07.cases@2025-02-22]]。
> 氧气方面，储罐满打满算[[20 000升|q=20000 l|H-07.oxygen_stock=20 m3]]，请勿再寄制氧机。
> 接收由[[梅沛然|per|H-07.director]]院长亲自签字。
> [[丁若兰|per]]　外联办
""",
    ),
    _doc(
        "通知/关于哈陵圣玛丽医院搬迁期间就医安排的通告.html",
        "zh",
        "homonym, coreference, forward, negation, distractor",
        """
# 通告
广大市民：
哈陵圣玛丽医院老院区使用已满六十年，新院区竣工在即。为保证搬迁平稳，该院自[[2025年9月12日|d=2025-09-12|H-05.closure~planned]]8时起停诊，[[9月15日|d=2025-09-15]]8时在新址恢复。急诊由哈陵皇家医院承接，后者不关门、不限号。
新院区的床位由原来的[[380张|q?=380 beds|H-05.beds@former?]]增加至[[650张|q?=650 beds|H-05.beds~planned]]，重症监护[[28张|q?=28 beds|H-05.icu_beds~planned]]。地址：[[哈陵市春申路99号|loc?]]，公交[[17路|q?]]直达。
请勿与韦康的圣玛丽混淆，那家医院一切如常。
工程总造价[[9.8亿元|m=980000000 CNY]]由市财政承担；搬家公司的合同金额[[126万元|m=1260000 CNY|H-05.budget]]，由医院自筹。
[[哈陵市卫生健康局|org]]
[[二〇二五年八月二十八日|d=2025-08-28]]
""",
    ),
    _doc(
        "值班日志/布兰诺总值班记录.txt",
        "zh",
        "subject in heading, coreference, superseded, distractor, relative date",
        """
布兰诺综合医院　行政总值班　　[[2025年3月1日|d=2025-03-01]]（周六）　值班人 [[经纬|per]]

08:30 接班。全院核定[[780张|q?=780 beds|H-01.beds?]]床，[[今天|d?=2025-03-01]]实开[[812张|q?=812 beds|H-01.beds]]，住着[[797人|q?]]。
10:15 检验科报：[[昨天|d=2025-02-28]]送检里面有[[19个|q?=19 cases|H-01.cases@2025-02-28]]确诊，已网报；[[今天|d?=2025-03-01]]的还没出。
11:40 设备科借走呼吸机[[2台|q?=2 units]]给北门方舱，院内剩[[23台|q?=23 units|H-01.ventilators]]可用。
14:00 卫健局电话询问我院会不会关门诊。答：不会。
15:20 液氧车到，卸完后表显[[14立方|q=14 m3|H-01.oxygen_stock]]。
16:05 重症监护室空调漏水，移走[[4床|q?=4 beds]]，还剩[[16张|q?=16 beds|H-01.icu_beds]]可收病人。
18:00 院长[[尚可|per|H-01.director]]查岗。
20:30 交班。提醒：儿科暂停收治到[[3月5日|d=2025-03-05]]，[[3月6日|d=2025-03-06]]恢复。
""",
    ),
)
