"""Electricity, tuning half: notices, logs, chats and reports in Chinese running text."""

# ruff: noqa: E501 (a document keeps its own lines and its own punctuation)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_doc = partial(written, sector="electricity", half="tuning")

DOCUMENTS = (
    _doc(
        "来文/关于铜岭电厂全停消缺的通知.docx",
        "zh",
        "letterhead, coreference, wan and yi, alias, distractor, negation",
        """
@header [[云岭电网公司|org]]文件
[[云电调〔2025〕46号|id?]]
# 关于铜岭电厂全厂停电消缺有关安排的通知
各地市供电局、各直调电厂：
启备变套管渗油已三次带压堵漏，不宜再拖。经[[3月25日|d=2025-03-25]]周协调会商定，铜岭自[[4月14日|d=2025-04-14|E-09.outage~planned]]零时起两台机同时退出，[[4月26日|d=2025-04-26]]恢复备用。期间网上少了它[[140万千瓦|q=1400 MW|E-09.capacity]]的支撑，送端断面限额由[[310万千瓦|q=3100 MW]]下调至[[190万千瓦|q=1900 MW]]，请各单位据此安排负荷。
截至发文之日，该厂煤场尚有[[11.3万吨|q=113000 t|E-09.fuel_stock]]，停机期间燃料合同照常执行，来煤直接卸场。
禾丘不受影响，原定负荷曲线不变。
[[云岭电网公司|org]]调度控制中心
[[2025年3月27日|d=2025-03-27]]
（联系人：[[卢志远|per]]，[[0871-65550142|ph]]）
""",
    ),
    _doc(
        "微信导出/云州片运行值班群.txt",
        "zh",
        "homonym, alias, relative date, coreference, wan and yi, negation, superseded",
        """
群聊：云州省片运行值班群（41人）
[[2025-05-19|d?]] 07:52:10 [[陈海|per?]]
早。石桥[[昨夜|d?=2025-05-18]]23点40爆管，[[昨天|d=2025-05-18|E-03.outage=2025-05-18]]夜里就解列了，中调知道。
[[2025-05-19|d?]] 07:53:44 [[马莉|per?]]
是我们这边的石桥吧？别又和青川那个搞混[捂脸]
[[2025-05-19|d?]] 07:54:02 [[陈海|per?]]
对，我们这个。炉内还热着，抢修按[[60小时|q?=60 h]]算。
[[2025-05-19|d?]] 08:10:31 [[溪亭-老何|per?]]
溪亭报：水头够，三台都能开，满发[[36万|-|E-04.capacity=360 MW?]]没问题。厂房[[6月3号|d=2025-06-03|E-04.outage~planned]]要停下来换励磁，票已经批了，大家留意。
[[2025-05-19|d?]] 08:12:05 [[马莉|per?]]
@溪亭-老何 之前不是说[[5月28号|d=2025-05-28|E-04.outage~negated]]？
[[2025-05-19|d?]] 08:12:49 [[溪亭-老何|per?]]
[[28号|d=2025-05-28]]作废，设备没到货。
[[2025-05-19|d?]] 08:30:17 [[灰林 小周|per?]]
灰林：今天没检修，板子洗完了。[[4月|d=2025-04]]一共发了[[1 130万度|q=11.3 GWh|E-08.monthly_output@2025-04]]，比[[三月|d=2025-03]]多。
[[2025-05-19|d?]] 08:31:00 [[马莉|per?]]
收到。石桥煤还有多少？
[[2025-05-19|d?]] 08:33:26 [[陈海|per?]]
早上盘的[[5.2万吨|q=52000 t|E-03.fuel_stock]]，停着不烧，够。
""",
        chat=True,
    ),
    _doc(
        "邮件/回复：敦泽出力核定.eml",
        "zh",
        "quoted mail, superseded, coreference, negation, relative date, distractor, letterhead",
        """
From: [[宋以宁|per]] <[[songyn@hailingdd.example|em]]>
To: [[陆帆|per]] <[[lufan@hailingdd.example|em]]>
Subject: 回复：敦泽出力核定
Date: Wed, [[12 Feb 2025|d?=2025-02-12]] 16:02:00 +0800

陆帆：

[[昨天|d=2025-02-11]]性能试验的报告出来了。按现场气温修正后，我们给敦泽重新核定为[[86.4万千瓦|q=864 MW|E-06.capacity]]，老台账上的[[82万|-|E-06.capacity=820 MW@former?]]请改掉，以后一律用新数。
试验时天然气压力[[3.6兆帕|q=3.6 MPa]]，排烟温度[[92℃|q=92 °C]]，都正常。

另外你问的春检：厂里的意思是[[3月10日|d=2025-03-10|E-06.outage~planned]]开缸，工期[[18天|q?=18 d]]；如果叶片返厂晚到，就要拖到[[3月17日|d=2025-03-17|E-06.outage~hypothetical]]才动手，但他们说可能性不大。
现在主持工作的是[[韩树林|per|E-06.manager]]，原厂长[[郭平|per|E-06.manager@former?]]已经退休，公文抬头记得换。

[[宋以宁|per]]
[[海陵电力调度所|org]]方式科　[[0598-2250316|ph]]

> [[陆帆|per]] 于[[2月11日|d=2025-02-11]]写道：
> 宋工，敦泽的额定到底按多少报？还有春检什么时候开始？给华东那边的表[[明天|d=2025-02-12]]中午截止。
""",
    ),
    _doc(
        "宣传/新闻稿_白鹭核电累计发电突破两千亿度.html",
        "zh",
        "wan and yi, comparison, coreference, distractor, target, alias",
        """
# 白鹭之光照海陵：一座核电站的二十一年
[[海陵日报|org]]记者 [[林小鸥|per]]　[[2025年1月16日|d=2025-01-16]]
走进白鹭核电站的主控室，墙上的数字每秒跳动一次。自[[2004年3月8日|d=2004-03-08|E-07.commissioned]]首台机组向电网送出第一度电以来，这里累计发出的电量已经超过[[2000亿千瓦时|q=200000 GWh]]，相当于少烧了[[6000多万吨|q=60000000 t]]标准煤。
“去年是我们历史上最好的一年。”站长[[欧阳靖|per|E-07.manager]]告诉记者，[[2024年|d?=2024]]全站送出[[158.7亿度|q=15870 GWh|E-07.generation@2024]]电，比前一年多了近[[4亿度|q=400 GWh]]，连一次非计划停机也没有发生。
白鹭现有两台[[百万千瓦|q?=1000 MW]]级压水堆，合计[[2 160兆瓦|q=2160 MW|E-07.capacity]]。三期工程获准后，再添[[一台|q?]]机组，到[[2031年|d?=2031]]总规模争取做到[[340万千瓦|q=3400 MW|E-07.capacity~target]]。
说起今年，欧阳靖最挂心的是秋天的换料：[[9月20日|d=2025-09-20|E-07.outage~planned]]停堆，“这次只给自己留[[28天|q?=28 d]]”。
与核电隔海相望的长湖，[[72台|q?]]风机缓缓转动。那里的年轻人说，风电“看天吃饭”，去年也攒下了[[5.1亿度|q=510 GWh|E-05.generation@2024]]。
""",
    ),
    _doc(
        "调研/云州水光互补调研报告.pdf",
        "zh",
        "subject in heading, range, coordinates, coreference, distractor, hypothetical, target",
        """
# 云州水光互补运行情况调研报告
调研组：[[方砚|per]]、[[贺岚|per]]　时间：[[2024年11月4日至8日|d=2024-11-04/2024-11-08]]
## 一、溪亭
水库去年来水不足，枯段有效出力常年只有[[180至210兆瓦|q=180..210 MW]]，远低于铭牌上的[[36万千瓦|q=360 MW|E-04.capacity]]。站方估计今年全年可发[[7.6亿至7.9亿千瓦时|q=760..790 GWh|E-04.generation=760..790 GWh~planned@2024?]]；[[2023年|d?=2023]]实际为[[8.05亿千瓦时|q=805 GWh|E-04.generation@2023]]。
我们实测坝顶中心点在[[北纬26.418°、东经101.732°|c=26.418,101.732|E-04.location]]，与档案吻合。
座谈会由[[杜显峰|per|E-04.manager]]站长主持，他反映泄洪闸启闭机老化，想趁枯水期[[12月9日|d=2024-12-09|E-04.outage~planned]]全站停下来处理，省调已同意。
## 二、灰林
[[2019年6月底|d=2019-06|E-08.commissioned]]并网，目前交流侧[[90兆瓦|q=90 MW|E-08.capacity]]，直流侧组件[[108兆瓦峰|q?=108 MW|E-08.capacity?]]。若二期[[6万千瓦|q=60 MW]]获批，送出线路将重载；倘使合计按[[150兆瓦|q=150 MW|E-08.capacity~hypothetical]]并网，现有主变过载[[12%|q?]]。
[[上月|d?=2024-10]]上网[[920万千瓦时|q=9.2 GWh|E-08.monthly_output@2024-10]]，弃光率[[3.4%|q?]]。
## 三、建议
水光互补的目标是让溪亭每年多发[[4000万千瓦时|q=40 GWh]]。请省公司研究。
""",
    ),
    _doc(
        "汇报/青川电厂迎峰度夏准备.pptx",
        "zh",
        "subject in heading, list, target, wan and yi, homonym, relative date, forward",
        """
=== [[青川|loc]]片区迎峰度夏准备情况
汇报人：[[秦朗|per]]　[[2025年6月5日|d=2025-06-05]]
=== 禾丘：底气在煤
- 煤场[[21万吨|q=210000 t|E-01.fuel_stock]]，够烧[[19天|q?=19 d]]
- 四台机全部可调，[[1 320兆瓦|q=1320 MW|E-01.capacity]]顶峰无受阻
- 度夏前必须把库存垒到[[26万吨|q=260000 t|E-01.fuel_stock~target]]
=== 石桥：卡在检修
- 原因见右：低压转子裂纹，[[5月30日|d=2025-05-30|E-02.outage]]停下来至今
- 铭牌[[63万|-|E-02.capacity=630 MW?]]，度夏一度电都指望不上的可能性存在
- 存煤[[8万多吨|q=80000 t|E-02.fuel_stock]]
- 新厂长[[冉启明|per|E-02.manager]]上周到任
=== 三堰：削峰主力
- [[4×30万千瓦|q?=1200 MW|E-10.capacity=1200 MW?]]，抽发循环效率[[78%|q?]]
- [[7月1日|d=2025-07-01]]之前不再安排任何检修
=== 风险
- 铜岭启备变再出问题，片区缺口[[45万千瓦|q=450 MW]]
- 需求响应资源[[38万千瓦|q=380 MW]]，比去年多[[6万千瓦|q=60 MW]]
""",
    ),
    _doc(
        "会议/2025年第7次生产例会纪要.md",
        "zh",
        "list, coreference, negation, target, wan and yi, alias, distractor",
        """
# 生产例会纪要（第7次）

时间：[[2025年4月8日|d=2025-04-08]]下午　主持：[[邵伟|per]]　记录：[[蒋晓|per]]

1. 会议听取了禾丘[[一季度|d?=2025-01/2025-03]]情况。[[3月份|d=2025-03]]该厂完成[[4.62亿千瓦时|q=462 GWh|E-01.monthly_output@2025-03]]，[[2月|d=2025-02]]为[[3.95亿千瓦时|q=395 GWh|E-01.monthly_output@2025-02]]，一季度累计[[13.1亿千瓦时|q=1310 GWh]]。
2. 全年任务不作调整：禾丘仍按[[60亿千瓦时|q=6000 GWh|E-01.generation~target@2025]]考核，铜岭[[55亿千瓦时|q=5500 GWh|E-09.generation~target@2025]]。
3. 关于社会上传禾丘将于[[五一|d=2025-05-01|E-01.outage=2025-05-01~negated]]停机的说法，[[邵伟|per]]同志明确：没有这回事，该厂的大修排在[[10月11日|d=2025-10-11|E-01.outage~planned]]。
4. 长湖海缆故障已定位，距升压站[[7.3公里|q=7.3 km]]；故障发生在[[4月2日|d=2025-04-02|E-05.outage]]傍晚，全场随即停电，现已恢复两回集电线路、[[84兆瓦|q=84 MW]]。
5. 燃料部要求各厂库存不低于[[15天|q?=15 d]]。

下次例会定在[[4月22日|d=2025-04-22]]，请[[许婷|per]]提前收集材料（[[xuting@qcpower.example|em]]）。
""",
    ),
    _doc(
        "值班日志/青川中调值长日志 0709.txt",
        "zh",
        "subject in heading, alias, relative date, distractor, coreference, negation",
        """
值长日志    [[2025年7月9日|d=2025-07-09]]  星期三  夜班    值长：[[白兆丰|per]]   副值：[[石磊|per]]

00:20  全网频率[[50.02赫兹|q=50.02 Hz]]，联络线送[[41万千瓦|q=410 MW]]。
01:35  铜岭来电：#1炉给水泵A振动大，申请减至[[350兆瓦|q=350 MW]]，同意。
02:48  三堰跳闸。母差误动，四台抽水工况全部甩出，[[今晨|d?=2025-07-09|E-10.outage=2025-07-09]]02:48记事故开始，03:50陆续并回。已通知[[保护处钱工|per?=钱工]]。
04:10  禾丘煤场喷淋正常，该厂燃料值班员报库存[[176 400吨|q=176400 t|E-01.fuel_stock]]，[[昨日|d=2025-07-08]]进[[9 200吨|q=9200 t]]、耗[[10 050吨|q=10050 t]]。
05:30  禾丘提出[[后天|d=2025-07-11|E-01.outage=2025-07-11~planned]]申请停运处理空预器堵灰，方式处已排入日计划。
06:15  青川石桥仍在检修，无变化。
07:00  交班。遗留：三堰母差定值待核；[[省安监局|org]]上午到铜岭，接站人[[向阳|per]] [[13908770021|ph]]。
""",
    ),
    _doc(
        "Correspondence/RE 长湖 Longmere export cable.eml",
        "mixed",
        "quoted mail, alias, wan and yi, coreference, distractor",
        """
From: [[Greta Holm|per]] <[[g.holm@norsecable.example|em]]>
To: [[吴思源|per]] <[[wusy@hailingwind.example|em]]>
Subject: RE: 长湖 export cable - repair window
Date: Fri, [[11 Apr 2025|d?=2025-04-11]] 10:40:00 +0200

Dear Mr Wu,

Thank you. The vessel can be alongside on [[23 April|d=2025-04-23]]. Our jointers need [[nine days|q?=9 d]]. Please confirm that the whole site will be off load as you wrote below.

Kind regards
[[Greta Holm|per]], [[Norse Cable Services AS|org]], [[+47 22 55 01 90|ph]]

> 霍尔姆女士：
> 长湖[[4月24日|d=2025-04-24|E-05.outage~planned]]起配合贵方整场陪停，海况不好再顺延。
> 全场[[21.6万千瓦|q=216 MW|E-05.capacity]]经一回[[220千伏|q=220 kV]]海缆送出，没有备用通道，请务必按期完工。
> 现场总协调是场长[[潘海燕|per|E-05.manager]]，手机[[13706050088|ph]]。
> [[吴思源|per]]
""",
    ),
)
