"""Rail freight and ports, tuning half: what a freight operator keeps on its drive."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_doc = partial(written, sector="freight", half="tuning")
_HEAD = (
    "[[Calder & Western Freight|org]] · Riverside House, [[3 Estmark Parade, Hollin|loc?]] · "
    "Tel [[01632 960 820|ph]] · Reg. no. [[SC118204|id]]"
)
_HEAD_ZH = "[[西陵铁路物流集团有限公司|org]]　地址：[[西陵市东陵大道77号|loc?]]　总机：[[0931-4455667|ph]]"

DOCUMENTS = (
    _doc(
        "Notices/Weekly operating notice 14.txt",
        "en",
        "letterhead, subject in heading, range, negation, list, homonym, coreference",
        f"""
{_HEAD}
WEEKLY OPERATING NOTICE No. 14      [[Saturday 29 March|d=2025-03-29]] to [[Friday 4 April 2025|d=2025-04-04]]

CINDER YARD
  Hump closed from [[30 March|d=2025-03-30|R-01.closure~planned]] 22:00 to [[31 March|d=2025-03-31|R-01.closure~planned?]] 05:00. Maximum axle load [[22.5 t|q|R-01.axle_load]] as before.
HOLLIN
  No possession this week. The one of [[2 April|d=2025-04-02|R-05.closure~negated]] has been withdrawn.
[[WESTMARK|loc=Westmark]]
  Riverside Terminal: crane road out of use [[3-4 April|d=2025-04-03/2025-04-04|R-02.closure~planned]].
[[ESTMARK|loc=Estmark]]
  Riverside Terminal: open throughout. Speed past the signal box [[20 mph|q]].

Traincrew: the 06:12 to Port Calder runs with [[26 wagons|q?]], trailing load [[1,960 t|q=1960 t]].
Issued by [[Fergus Doyle|per]], control desk ext. [[2210|ph?]]
""",
    ),
    _doc(
        "Contracts/Award letter crane Sable Point.docx",
        "en",
        "letterhead, subject in heading, coreference, key-value, transposed, target",
        f"""
@header {_HEAD}
@footer Our reference [[CWF/PROC/2025/031|id]]
[[Kestrel Cranes BV|org]], for the attention of [[Ms Ilse van Houten|per=Ilse van Houten]]
[[18 March 2025|d=2025-03-18]]
# Award of contract: ship-to-shore crane, Sable Point Container Terminal
Dear [[Ms van Houten|per?=Ilse van Houten]], we are pleased to tell you that the contract has been awarded for [[EUR 9,850,000|m=9850000 EUR|R-06.contract_value]]. The other two tenders were [[EUR 10.4 million|m=10400000 EUR]] and [[EUR 11.1 million|m=11100000 EUR]].
The terminal is operated by [[Sable Point Box Company Ltd|org|R-06.operator]]. Depth alongside is [[14.2 m|q|R-06.berth_depth]]. It handled [[38,400 TEU|q=38400 TEU|R-06.containers@2025-02]] in [[February|d?=2025-02]]; with the crane we want [[45,000 TEU|q=45000 TEU|R-06.containers~target]] a month.
| Delivery | [[30 January 2026|d=2026-01-30]]
| Berth 2 closed from | [[12 January 2026|d=2026-01-12|R-06.closure~planned?]]
| Lifting capacity | [[65 t|q]]
| Bank guarantee | [[10 %|q?]] of contract value
""",
    ),
    _doc(
        "统计/2024年货场运量.xlsx",
        "zh",
        "unit in heading, pivot, total, homonym, wan and yi, merged heading",
        """
=== 年吞吐量
[[2024年|d?=2024]]各货场、港口年吞吐量
| 地区 | 站点 | 年吞吐量（万吨） | 运营单位
| [[西陵|loc|R-02.region=Westmark; R-01.region=Westmark]] | 滨江货场 | [[412.5|-|R-02.throughput=4125000 t@2024]] | [[西陵铁路物流集团有限公司|org|R-02.operator]]
| ^ | 煤渣编组站 | [[1,930.0|-|R-01.throughput=19300000 t@2024]] | [[西陵铁路物流集团有限公司|org|R-01.operator]]
| [[东陵|loc|R-03.region=Estmark; R-04.region=Estmark]] | 滨江货场 | [[268.0|-|R-03.throughput=2680000 t@2024]] | [[东陵港务股份有限公司|org|R-03.operator]]
| ^ | 卡德港 | [[5,874.2|-|R-04.throughput=58742000 t@2024]] | [[东陵港务股份有限公司|org|R-04.operator]]
| 合计 | < | 8,484.7 |
=== 集装箱分月
集装箱吞吐量（标箱）
| 站名 | [[2024年10月|d?=2024-10]] | [[2024年11月|d?=2024-11]] | [[2024年12月|d?=2024-12]]
| 黑岬码头 | [[36,120|-|R-06.containers=36120 TEU@2024-10]] | [[37,005|-|R-06.containers=37005 TEU@2024-11]] | [[39,480|-|R-06.containers=39480 TEU@2024-12]]
| 诺林陆港 | [[8,210|-|R-08.containers=8210 TEU@2024-10]] | [[7,990|-|R-08.containers=7990 TEU@2024-11]] | [[8,455|-|R-08.containers=8455 TEU@2024-12]]
| 小计 | 44,330 | 44,995 | 47,935
""",
    ),
    _doc(
        "Systems/site_register.json",
        "mixed",
        "coordinates, key-value, alias, decimal comma, distractor",
        """
{
  "title": "Site register 站点登记",
  "host": "[[gis01.cwf.example|net]]",
  "sites": {
    "MRS": {"name_zh": "泥灰专用线", "position": "[[52,4417 N 3,1093 W|c=52.4417,-3.1093|R-07.location]]", "max_axle_load_t": [[20.5|-|R-07.axle_load=20.5 t]], "operator": "[[Marl Quarries plc|org|R-07.operator]]", "key_safe": "4471"},
    "HLJ": {"name_zh": "霍林枢纽站", "position": "[[52,6120 N 2,7745 W|c=52.6120,-2.7745|R-05.location]]", "max_axle_load_t": [[25|-|R-05.axle_load=25 t]], "operator": "[[Calder & Western Freight|org|R-05.operator]]", "contact": "[[hollin@cwf.example|em]]"},
    "NIP": {"name_zh": "诺林陆港", "position": null, "max_axle_load_t": [[23.5|-|R-08.axle_load=23.5 t]], "operator": "[[诺林陆港发展有限公司|org|R-08.operator]]", "city": "[[诺林市|loc|R-08.region=Norrin]]"}
  }
}
""",
    ),
    _doc(
        "Mail/Fwd dredging at Calder.eml",
        "en",
        "forward, quoted mail, comparison, superseded, coreference, relative date, fiscal year",
        """
From: [[Fergus Doyle|per]] <[[fergus.doyle@cwf.example|em]]>
To: [[Planning|org?]] <[[planning@cwf.example|em]]>
Subject: Fwd: dredging at Calder
Date: Thu, [[08 May 2025|d?=2025-05-08]] 08:12:00 +0100

See below. Berth plans for [[next week|d?=2025-W20]] need redoing. Port Calder handled [[5.1 million tonnes|q=5100000 t|R-04.throughput@2024/25]] in FY2024/25, by the way,
up [[300,000 t|q=300000 t]].

Begin forwarded message:

From: [[Harbour Master|per?]] <[[hm@portcalder.example|em]]>
Date: [[7 May 2025|d=2025-05-07]]
Subject: dredging at Calder

The dredger arrives on [[Tuesday|d=2025-05-13]]. Number 3 berth is suspended from [[14 May|d=2025-05-14|R-04.closure~planned]] to [[21 May|d=2025-05-21|R-04.closure~planned?]].
Depth alongside is now [[11.6 metres|q=11.6 m|R-04.berth_depth]], it used to be [[12.4 metres|q=12.4 m|R-04.berth_depth@former?]], and after dredging it will be [[13 metres|q=13 m|R-04.berth_depth~planned]].
Contractor is [[Noordzee Baggerwerken NV|org]]; VHF channel 12.
""",
    ),
    _doc(
        "公告/南区施工封锁公告.html",
        "zh",
        "letterhead, list, negation, range, homonym, relative date, coreference",
        f"""
@header {_HEAD_ZH}
# 关于近期施工封锁的公告
[[2025年4月10日|d=2025-04-10]]
## [[西陵市|loc]]
- 滨江货场：[[4月18日至4月20日|d=2025-04-18/2025-04-20|R-02.closure~planned]]封锁施工，停办到发业务。
- 霍林站：[[4月22日|d=2025-04-22|R-05.closure~planned]]天窗，线路允许轴重由[[23吨|q=23 t|R-05.axle_load@former?]]提高到[[25吨|q=25 t|R-05.axle_load]]。
## [[东陵市|loc]]
- 滨江货场不封锁，照常办理。
- 卡德港前沿水深[[11.6米|q=11.6 m|R-04.berth_depth]]，船舶吃水超过[[10.5米|q=10.5 m]]的请候潮。
@footer 联系人：[[冯海涛|per]]　手机：[[13700137055|ph]]　微信同号
""",
    ),
    _doc(
        "Safety/Toolbox talk May.pptx",
        "en",
        "distractor, list, hypothetical, negation",
        """
=== Toolbox talk: lifting
[[Calder & Western Freight|org]], [[6 May 2025|d=2025-05-06]], presenter [[Tamsin Roe|per]]
=== What happened
- At Cinder Yard a sling parted at [[4.2 t|q]]; rated for [[5 t|q]].
- Nobody was hurt. The yard was not closed.
- Cost of the damage: [[GBP 3,200|m=3200 GBP]].
=== What if
- A [[30 t|q]] container falling [[6 m|q]] hits like a lorry at [[40 km/h|q]].
- If it had hit the main line, Hollin would have been closed for [[two days|q?=2 d]].
=== Remember
- Stay [[10 m|q]] clear. Report on [[0800 496 0777|ph]].
""",
    ),
    _doc(
        "Invoices/Invoice 2025-0417.pdf",
        "en",
        "letterhead, distractor, key-value, transposed, total",
        f"""
@header {_HEAD}
# Invoice [[2025-0417|id]]
| Invoice date | [[30 April 2025|d=2025-04-30]]
| Customer | [[Marl Quarries plc|org]]
| Customer number | [[K-20381|id]]
| Service | Trip working, Marl Siding to Norrin Inland Port
| Period | [[1 to 30 April 2025|d=2025-04-01/2025-04-30]]
| Trips | Tonnes | Rate | Amount
| 22 | [[28,600 t|q=28600 t]] | [[EUR 3.10|m=3.10 EUR]] | [[EUR 88,660.00|m=88660 EUR]]
| Shunting | | | [[EUR 4,400.00|m=4400 EUR]]
| Total net | | | [[EUR 93,060.00|m=93060 EUR]]
| VAT [[20 %|q?]] | | | [[EUR 18,612.00|m=18612 EUR]]
| Total | | | [[EUR 111,672.00|m=111672 EUR]]
Pay to IBAN [[GB29 NWBK 6016 1331 9268 19|id]] by [[30 May 2025|d=2025-05-30]]. Questions: [[Beatrix Holm|per]], [[accounts@cwf.example|em]].
""",
    ),
)
