"""Rail freight and ports, tuning half: notices, contracts, chats and reports in Chinese running text."""

# ruff: noqa: E501 (a document keeps its own lines and its own punctuation)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_doc = partial(written, sector="freight", half="tuning")

DOCUMENTS = (
    _doc(
        "施工电报/煤渣编组站驼峰大修施工电报.docx",
        "zh",
        "letterhead, coreference, alias, negation, distractor, forward",
        """
@header [[西陵铁路局集团公司|org]]　施工电报　[[西铁运电〔2025〕331号|id?]]
# 煤渣编组站驼峰减速器大修施工事
沿线各站、段：
为更换二部位减速器，定于[[8月19日|d=2025-08-19|R-01.closure~planned]]0时20分至5时50分封锁该站驼峰及溜放线。期间霍林枢纽站代为解编，霍林本身不设天窗。
施工料车轴重[[23吨|q=23 t]]，限速[[15公里/小时|q=15 km/h]]。正线允许轴重仍为[[25吨|q=25 t|R-01.axle_load]]，不因施工改变。
该站日均办理[[6 800辆|q?]]，施工当日按[[4 100辆|q?]]编制计划。
施工负责人[[滕宏|per]]，驻站联络员[[鄢路|per]]，电话[[021-37620|ph?]]（路电）。
[[2025年8月12日|d=2025-08-12]]
""",
    ),
    _doc(
        "招标/黑岬码头轨道吊采购中标结果公示.html",
        "zh",
        "coreference, wan and yi, key-value, distractor, relative date",
        """
# 中标结果公示
黑岬集装箱码头自动化轨道吊采购项目（编号 [[HJ-ZB-2025-09|id]]）已于[[2025年5月16日|d=2025-05-16]]完成评审，现公示如下：
第一中标候选人：[[振洋重工股份有限公司|org]]，中标价[[7 240万元|m=72400000 CNY|R-06.contract_value=9412000 EUR]]。
第二中标候选人：[[华岭机械集团|org]]，报价[[7 515万元|m=75150000 CNY]]。
采购人系该码头的经营人[[东陵国际集装箱有限公司|org|R-06.operator]]。
项目背景：码头[[四月|d=2025-04]]完成[[18.6万标箱|q=186000 TEU|R-06.containers@2025-04]]，堆场利用率超过[[九成|q?=90 %]]。1号至3号泊位前沿水深[[15.5米|q=15.5 m|R-06.berth_depth]]，可靠泊[[10万吨级|q?=100000 t]]船舶。
安装期间，[[7月6日|d=2025-07-06|R-06.closure~planned]]起码头分段封闭，每段不超过[[72小时|q?=72 h]]。
公示期：[[5月19日至21日|d=2025-05-19/2025-05-21]]。异议请寄[[东陵市港湾路6号|loc?]]，收件人[[饶敏|per]]。
""",
    ),
    _doc(
        "微信导出/货场联劳群.txt",
        "zh",
        "homonym, alias, relative date, coreference, distractor, superseded",
        """
群聊“东陵局货场联劳群”
[[2025-03-06|d?]] 14:20
[[调度 阎波|per?]]：滨江，[[今晚|d?=2025-03-06]]的天窗还要不要？
[[2025-03-06|d?]] 14:22
[[滨江货场-阿炳|per?]]：要。不过改期了，工务说[[今晚|d?=2025-03-06]]人手不够，挪到[[8号|d=2025-03-08|R-03.closure=2025-03-08~planned]]晚上封锁。
[[2025-03-06|d?]] 14:23
[[调度 阎波|per?]]：你们是东陵滨江没错吧，西陵那边也报了一个[[3月9号|d=2025-03-09|R-02.closure~planned?]]的，我别下错命令。
[[2025-03-06|d?]] 14:24
[[滨江货场-阿炳|per?]]：没错，我们[笑哭]。顺便说一下，去年我们总共发了[[312万吨|q=3120000 t|R-03.throughput@2024]]，年报口径，领导要的。
[[2025-03-06|d?]] 14:31
[[卡德港 值班|per?]]：卡德[[昨天|d=2025-03-05|R-04.closure=2025-03-05]]傍晚因为大风停止作业，航道封闭，[[今天|d?=2025-03-06]]中午解除了。
[[2025-03-06|d?]] 14:33
[[卡德港 值班|per?]]：还有，三泊位刚扫过海，现在水深[[11.2|-|R-04.berth_depth=11.2 m?]]，以前海图上写[[11.8米|q=11.8 m|R-04.berth_depth@former?]]，吃水大的船注意。
[[2025-03-06|d?]] 14:40
[[调度 阎波|per?]]：收到。
""",
        chat=True,
    ),
    _doc(
        "函/关于泥灰专用线提轴重的复函.pdf",
        "zh",
        "letterhead, coreference, hypothetical, target, negation, distractor, coordinates",
        """
@header [[诺林市铁路民航建设办公室|org]]
# 关于泥灰专用线提高允许轴重事宜的复函
[[诺林白云石矿业有限公司|org]]：
贵司[[3月2日|d=2025-03-02]]来函收悉。经商[[西陵铁路局集团公司|org]]，函复如下：
一、专用线接轨点位于[[东经114.207°，北纬30.861°|c=30.861,114.207|R-07.location]]，全长[[4.6公里|q=4.6 km]]，现行轴重[[21吨|q=21 t|R-07.axle_load]]。
二、若贵司自费更换[[60公斤|q?=60 kg]]钢轨并加固两座小桥，轴重可放宽到[[23吨|q=23 t|R-07.axle_load~hypothetical]]；来函所提[[25吨|q=25 t|R-07.axle_load~negated]]不予同意。
三、换轨须停用该线。我办建议自[[6月9日|d=2025-06-09|R-07.closure~planned?]]起办理，工期约[[25天|q?=25 d]]。
四、贵司承诺改造后年发送量达到[[90万吨|q=900000 t|R-07.throughput~target]]，而[[2024年|d?=2024]]只有[[52.4万吨|q=524000 t|R-07.throughput@2024]]，请提供货源依据。
此函。
[[2025年3月17日|d=2025-03-17]]
经办：[[仝莉|per]]　[[0712-2366081|ph]]
""",
    ),
    _doc(
        "简报/诺林陆港工作简报 第3期.md",
        "zh",
        "subject in heading, comparison, coreference, wan and yi, target, distractor",
        """
# 诺林陆港工作简报（第3期）

*[[2025-04-08|d]]　办公室编　责编 [[逯小舟|per]]*

**开门红。** [[一季度|d?=2025-01/2025-03]]班列开行[[214列|q?]]。单看[[3月|d=2025-03]]，进出[[1.92万标箱|q=19200 TEU|R-08.containers@2025-03]]，比[[2月|d=2025-02]]多[[3 300箱|q?=3300 TEU]]。

**提任务。** 管委会给陆港压担子：今年货物吞吐量要突破[[700万吨|q=7000000 t|R-08.throughput~target@2025]]。去年的底数是[[588万吨|q=5880000 t|R-08.throughput@2024]]。

**换东家。** 自本月起，陆港由[[诺达多式联运公司|org|R-08.operator]]接手运营，原运营方[[诺林城投|org|R-08.operator@former?]]退出。

**上项目。** 二期堆场与[[中桥二局|org]]签约，合同价[[1.36亿元|m=136000000 CNY|R-08.contract_value=17680000 EUR]]，工期[[14个月|q?]]。

**保安全。** 门吊换钢丝绳，场区[[4月20日|d=2025-04-20|R-08.closure~planned]]停办装卸一天。龙门吊起重量[[40.5吨|q=40.5 t]]，与线路轴重（[[23吨|q=23 t|R-08.axle_load]]）是两码事，请各报表单位不要混填。
""",
    ),
    _doc(
        "邮件/卡德港航道疏浚合同与封航.eml",
        "zh",
        "quoted mail, superseded, coreference, wan and yi, negation, range",
        """
From: [[敖俊|per]] <[[aojun@donglingport.example|em]]>
To: [[郝雁|per]] <[[haoyan@donglingport.example|em]]>
Cc: [[合同科|org?]] <[[contract@donglingport.example|em]]>
Subject: 答复：卡德疏浚合同与封航时间
Date: Fri, [[17 Oct 2025|d?=2025-10-17]] 08:47:00 +0800

雁子：

合同[[昨天|d=2025-10-16]]签掉了，跟[[海鲸疏浚|org]]，总额[[2 860万|m=28600000 CNY|R-04.contract_value=3718000 EUR]]人民币，不含税；上一版的[[3 050万元|m=30500000 CNY|R-04.contract_value=3965000 EUR~negated?]]是谈判前的报价，别再往外发。

封航改成两段：[[11月3日|d=2025-11-03|R-04.closure~planned]]一段，[[11月17日|d=2025-11-17|R-04.closure~planned]]一段，每段五天。你原来通知里的[[10月27日|d=2025-10-27|R-04.closure~negated]]取消。

挖完以后，我们港主泊位能到[[13.0至13.5米|q=13.0..13.5 m|R-04.berth_depth=13.0..13.5 m~planned]]，现在才[[11.2米|q=11.2 m|R-04.berth_depth]]，大船要候潮。

[[敖俊|per]]
[[东陵港务集团|org]]工程部　[[13860771190|ph]]

> [[郝雁|per]] 写：
> 敖部长，客户都在问卡德什么时候封、封几天，合同到底签没签？黑岬那边说他们[[下周|d?=2025-10-20/2025-10-26]]不封。
""",
    ),
    _doc(
        "汇报/西陵片货运一季度分析.pptx",
        "zh",
        "subject in heading, homonym, list, total, wan and yi, superseded, relative date",
        """
=== 西陵片区货运分析
货运部　[[公孙毅|per]]　[[2025年1月10日|d=2025-01-10]]
=== 霍林
- 全年完成[[1 460万吨|q=14600000 t|R-05.throughput@2024]]，创新高
- 线路轴重由[[23吨|q=23 t|R-05.axle_load@former?]]提到[[25吨|q=25 t|R-05.axle_load]]
- 站改过渡：[[1月23日|d=2025-01-23|R-05.closure~planned]]凌晨全站封锁四小时
=== 滨江货场（[[西陵|loc?|R-02.region=Westmark?]]）
- 去年发运[[275.5万吨|q=2755000 t|R-02.throughput@2024]]
- [[12月|d=2024-12]]集装箱[[4 650标箱|q=4650 TEU|R-02.containers@2024-12]]
- 仓库加固：[[明光建工|org]]承建，[[486万元|m=4860000 CNY|R-02.contract_value=631800 EUR]]
- 业主单位不变，现场交给[[西陵联运公司|org|R-02.operator]]经营
=== 煤渣
- 编解能力紧张，全年仅过[[2 210万吨|q=22100000 t|R-01.throughput@2024]]
- 今年目标[[2 400万吨|q=24000000 t|R-01.throughput~target@2025]]
=== 合计
- 全片区[[5 120万吨|q=51200000 t]]，占全局[[31%|q?]]
""",
    ),
    _doc(
        "值班日志/霍林站调度日志1103.txt",
        "zh",
        "subject in heading, relative date, distractor, negation, coreference",
        """
霍林站  站调日志   [[2025年11月3日|d=2025-11-03]]  班次：二班   值班站长 [[房立|per]]

1. 06:12 4道道岔挤岔，本站[[今早|d?=2025-11-03|R-05.closure]]06:15起中断接发，08:40开通。设备科[[封万里|per]]到场。
2. 10:30 卡德港告封航，港方称[[今天|d?=2025-11-03|R-04.closure]]起五天，煤车压在我站[[3列|q?]]，每列[[5 000吨|q=5000 t]]。
3. 13:05 诺林陆港班列晚点[[55分|q?]]，机车乘务员超劳，换班。
4. 15:40 接局电：原定[[11月6日|d=2025-11-06|R-05.closure~negated]]本站夜间天窗取消，另行安排。
5. 17:00 泥灰专用线推来白云石[[28车|q?]]，单车轴重超[[21.4吨|q=21.4 t]]的[[2车|q?]]，退回。线路本身限[[21吨|q=21 t|R-07.axle_load]]。
6. 本班无人身事故。气温[[6℃|q=6 °C]]，北风。
""",
    ),
    _doc(
        "调研/临港枢纽对比调研.docx",
        "zh",
        "comparison, coreference, superseded, range, wan and yi, hypothetical, distractor, alias",
        """
# 两港一场对比调研报告（节选）
执笔：[[衡之远|per]]　[[2024年8月|d=2024-08]]
## 黑岬
从一片滩涂到千箱轮渡，黑岬用了九年。[[6月|d=2024-06]]单月吞吐[[17.2万标箱|q=172000 TEU|R-06.containers@2024-06]]，[[7月|d=2024-07]]受台风影响回落到[[15.9万|-|R-06.containers=159000 TEU@2024-07]]。泊位吃水按[[14.8至15.5米|q=14.8..15.5 m|R-06.berth_depth=14.8..15.5 m]]控制。中心点坐标[[23.4471，117.0926|c=23.4471,117.0926|R-06.location]]。
## 卡德
老港以散货为主，[[2023年|d?=2023]]货物总量[[3 380万吨|q=33800000 t|R-04.throughput@2023]]，今年大概能做到[[3 500万吨|q=35000000 t|R-04.throughput~planned@2024?]]。其后方铁路由[[海陇铁路物流公司|org|R-04.operator?]]代管。假使疏港线断道，[[9月1日|d=2024-09-01|R-04.closure~hypothetical?]]开学季又逢煤炭上量，压港将在一周内发生。
## 东陵滨江货场
货场紧邻旧城，[[2021年|d?=2021]]曾整体停用[[半年|q?]]。目前发送量每年不足[[320万吨|q=3200000 t|R-03.throughput?]]，去年准确数为[[308.7万吨|q=3087000 t|R-03.throughput@2023]]。货场主任反映，场内允许轴重[[21吨|q=21 t|R-03.axle_load]]，重车只能绕行。
对照组：南方[[滨江港|loc?]]年吞吐[[1.1亿吨|q=110000000 t]]，与本片无关。
""",
    ),
    _doc(
        "微信导出/Sable Point 船期协调群.txt",
        "mixed",
        "alias, relative date, coreference, distractor, superseded",
        """
Group: Sable Point 船期协调 (23)
[[2025-08-28|d?]] 09:00 [[Ines Duarte|per?]]: Morning all. MV Larkspur draws [[14.9 m|q]]. What do you have alongside at 4?
[[2025-08-28|d?]] 09:03 [[黑岬-小戚|per?]]: 全码头统一[[15.5米|q=15.5 m|R-06.berth_depth]]，够的。
[[2025-08-28|d?]] 09:05 [[Ines Duarte|per?]]: Great. ETA [[2 Sept|d=2025-09-02]]?
[[2025-08-28|d?]] 09:06 [[黑岬-小戚|per?]]: 那天不行。[[9月2日|d=2025-09-02|R-06.closure~planned]]闸口和岸线都封，防台演练变真台风了。
[[2025-08-28|d?]] 09:09 [[Ines Duarte|per?]]: So [[the 4th|d=2025-09-04]] then. How full are you? Our line counted [[190,000 TEU|q|R-06.containers=190000 TEU@2025-07?]] for [[July|d=2025-07]].
[[2025-08-28|d?]] 09:15 [[黑岬-小戚|per?]]: 正式口径[[七月|d=2025-07]][[18.8万标箱|q=188000 TEU|R-06.containers@2025-07]]，[[八月|d=2025-08]]还没关账。
[[2025-08-28|d?]] 09:20 [[卡德 老匡|per?]]: 卡德插一句，我们[[昨天|d?=2025-08-27]]已复航，可以接两条驳船，吃水别超[[9米|q=9 m]]。
""",
        chat=True,
    ),
)
