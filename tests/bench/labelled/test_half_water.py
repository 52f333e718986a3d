"""Water supply, test half. Not to be looked at while the extractor is tuned: what it finds here says how well it does."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_doc = partial(written, sector="water", half="test")
_HEAD = (
    "[[Three Valleys Water|org]], Network Control Centre, [[Saltersford Mill, Eastlow Road|loc?]], "
    "out of hours [[01632 960 999|ph]]"
)
_HEAD_ZH = "[[柏谷县供水总公司|org]]　[[柏谷县九田路66号|loc?]]　[[0717-4402288|ph]]"

DOCUMENTS = (
    _doc(
        "Control centre/Duty log weekend 5-6 July.txt",
        "en",
        "letterhead, homonym, coreference, relative date, negation, alias, subject in heading",
        f"""
{_HEAD}
DUTY LOG            duty officer: [[Leila Marsden|per]]

Saturday [[5 July 2025|d=2025-07-05]]
0615  Handed over by [[G. Fenn|per]]. Hot, [[31 °C|q]] forecast.
0640  QLW: dosing alarm, false. Works is putting out [[11.5 Ml/d|q=11500 m3/d|W-07.output]] without strain.
0910  DCR level [[94.20 m|q]], which is [[12.1 million m3|q=12100000 m3|W-08.storage]] in the reservoir. Keeper [[Alun Frith|per|W-08.site_lead]] asked
      to ring back if it drops below [[93.5 m|q]].
1130  Burst on the [[450 mm|q]] main in Pound Lane, [[Corley|loc]]. Crew of [[Hadley Civil Engineering Ltd|org]] sent.
1150  Because of it Millbrook [[[Corley|loc?]]] is shut down as of [[today|d?=2025-07-05|W-03.shutdown=2025-07-05]]. The other Millbrook carries on.
1900  Main repaired, [[48 m3|q]] tankered.

Sunday [[6 July 2025|d=2025-07-06]]
0700  Millbrook [[[Corley|loc?]]] still off. Restart planned for [[Monday|d=2025-07-07]].
0830  NFW asks if [[Tuesday|d=2025-07-08|W-09.shutdown~negated]]'s tank inspection goes ahead: no, put off for the heat.
1015  Complaint from [[Mrs Ivy Colter|per=Ivy Colter]], [[12 Abbot's Close|loc?]], brown water; ref [[CC-88213|id]].
""",
    ),
    _doc(
        "Audit/Site audit Quarry Lane.pdf",
        "en",
        "letterhead, subject in heading, coreference, coordinates, key-value, transposed, range, marking",
        f"""
@header {_HEAD}
[[TLP:AMBER|mk]]
# Site security audit
| Site | Quarry Lane Works
| Coordinates | [[52.0419 N, 2.0110 W|c=52.0419,-2.0110|W-07.location]]
| Audited | [[19 May 2025|d=2025-05-19]]
| Auditor | [[Perpetua Osei|per]], [[Bastion Assurance LLP|org]]
| Works supervisor | [[Malcolm Reay|per|W-07.site_lead]]
| Customers | [[41,000|-|W-07.people_served=41000 people]]
The works has one gate, [[2.4 m|q]] high. Hypochlorite stock was [[1,150 kg|q=1150 kg|W-07.chlorine_stock]] on the day; deliveries come between [[800 and 1,000 litres|q=800..1000 l]] at a time.
The filters are to be renewed, and for that it will be isolated on [[13 October 2025|d=2025-10-13|W-07.shutdown~planned]].
Camera 4 (address [[192.168.40.17|net]]) still had its factory password. Key cabinet serial [[KC-7781-B|id]].
The neighbouring quarry of [[Lowther Stone Ltd|org]] blasts on Thursdays and is not part of this audit.
@footer Fee note: [[£6,300|m=6300 GBP]] plus VAT
""",
    ),
    _doc(
        "Web/Planned work this autumn.html",
        "en",
        "letterhead, list, range, negation, homonym, distractor, unit in heading",
        f"""
@header {_HEAD}
# Planned work this autumn
Last changed [[29 August 2025|d=2025-08-29]]
| Asset | District | Out of service | What we do
| Highcombe Treatment Works | [[Brent Vale|loc|W-01.district]] | [[6 to 17 October 2025|d=2025-10-06/2025-10-17|W-01.shutdown~planned]] | Clarifier repair
| Millbrook Works | [[Brent Vale|loc|W-02.district]] | none |
| Millbrook Works | [[Corley|loc|W-03.district]] | [[22 September 2025|d=2025-09-22|W-03.shutdown~planned]] | Cable jointing
| Tarn Street Pumping Station | [[Corley|loc|W-05.district]] | [[24 September 2025|d=2025-09-24|W-05.shutdown~planned]] | Pump 1
## Will my tap run dry?
- No. Ninefield and Eastlow Desal stay on throughout.
- Highcombe serves [[310,000 people|q=310000 people|W-01.people_served]]; they will be fed from the ring main.
- A person in our area uses [[142 litres|q=142 l]] a day on average.
@footer Call [[0800 496 0112|ph]] or write to [[help@threevalleys.example|em]].
""",
    ),
    _doc(
        "Mail/Re storage figures for the regulator.eml",
        "en",
        "quoted mail, superseded, comparison, coreference, target, hypothetical, fiscal year",
        """
From: [[Conrad Ilves|per]] <[[c.ilves@threevalleys.example|em]]>
To: [[Ruth Pell|per]] <[[r.pell@threevalleys.example|em]]>
Subject: Re: storage figures for the regulator
Date: Wed, [[01 Oct 2025|d?=2025-10-01]] 10:31:00 +0100

[[Ruth|per?]],

Dovecote first. Gross storage is [[14.6 million m3|q=14600000 m3|W-08.storage]], I have the as-built drawings. The [[15.2 million m3|q=15200000 m3|W-08.storage~negated]] in
last year's return was a typing error.

Saltersford: resurveyed, [[600,000 m3|q=600000 m3]] lost to silt, so it now holds [[13.2 million m3|q=13200000 m3|W-04.storage]]. If the district allowed us to raise
the weir, we would have [[15 million m3|q=15000000 m3|W-04.storage~hypothetical]]. For the plan to FY2030 please state [[14 million m3|q=14000000 m3|W-04.storage~target]].

[[Conrad|per?]]
(away from [[13 October|d=2025-10-13]])

> [[Conrad|per?]], the [[Water Services Commission|org]] needs both by [[Friday|d=2025-10-03]]. I have [[13.8|-|W-04.storage=13800000 m3@former?]] for Saltersford.
> Their file number is [[WSC/TV/2025/77|id]]. [[Ruth|per?]]
""",
    ),
    _doc(
        "台账/水厂基本情况.csv",
        "zh",
        "homonym, unit in heading, wan and yi, coordinates, distractor",
        """
编号,名称,所在县,设计规模（万吨/日）,服务人口（万人）,纬度,经度,负责人,电话
1,城北水厂,[[柏谷县|loc|W-02.district=Brent Vale]],[[3|-|W-02.output=30000 m3/d]],[[9.7|-|W-02.people_served=97000 people]],[[30.4471|-|W-02.location=30.4471,111.0126]],111.0126,[[丁伟|per|W-02.site_lead]],[[0717-4402201|ph]]
2,城北水厂,[[高黎县|loc|W-03.district=Corley]],[[5.5|-|W-03.output=55000 m3/d]],[[17.2|-|W-03.people_served=172000 people]],[[29.9013|-|W-03.location=29.9013,106.2777]],106.2777,[[曾凡|per|W-03.site_lead]],[[023-67890011|ph]]
3,九田水厂,[[东洛县|loc|W-09.district=Eastlow]],[[3.8|-|W-09.output=38000 m3/d]],[[12.15|-|W-09.people_served=121500 people]],,,[[袁丽君|per|W-09.site_lead]],[[0580-2210077|ph]]
4,机修车间,[[柏谷县|loc]],,,30.4480,111.0150,[[丁伟|per]],[[0717-4402209|ph]]
""",
    ),
    _doc(
        "聊天/应急供水 emergency supply group.txt",
        "mixed",
        "alias, coreference, relative date, hypothetical, wan and yi, superseded",
        """
[[2025-08-20|d?]] 06:31 - [[曾凡|per?]]: 高黎城北水厂[[昨夜|d?=2025-08-19]]藻类超标，出厂降到[[4万吨/日|q=40000 m3/d|W-03.output]]
[[2025-08-20|d?]] 06:33 - [[Ben Achterberg|per?]]: Do you have to stop? Please say which day
[[2025-08-20|d?]] 06:36 - [[曾凡|per?]]: [[明天|d=2025-08-21|W-03.shutdown~planned@former?]]停产清洗沉淀池，一天
[[2025-08-20|d?]] 06:40 - [[Ben Achterberg|per?]]: OK. Tarn Street can push [[9 Ml/d|q=9000 m3/d|W-05.output]] across. Chlorine?
[[2025-08-20|d?]] 06:41 - [[曾凡|per?]]: 液氯还有[[1.3吨|q=1300 kg|W-03.chlorine_stock]]。如果东洛淡化厂支援，可以再撑到[[月底|d?=2025-08-31]]
[[2025-08-20|d?]] 06:45 - [[Ben Achterberg|per?]]: EDP keeps [[12 t|q=12000 kg|W-06.chlorine_stock]] of hypochlorite, I will ask [[Aoife|per?]]
[[2025-08-20|d?]] 06:52 - [[丁伟|per?]]: [[柏谷|loc]]这边的城北水厂正常，不用停
[[2025-08-20|d?]] 07:10 - [[曾凡|per?]]: 更正，清洗改[[后天|d=2025-08-22|W-03.shutdown~planned]]
""",
        chat=True,
    ),
    _doc(
        "发文/高岭水厂扩建可研批复.docx",
        "zh",
        "letterhead, subject in heading, coreference, wan and yi, target, comparison, negation, marking, list",
        f"""
@header {_HEAD_ZH}
[[商业秘密|mk]]
# 关于高岭水厂扩建工程可行性研究报告的批复
[[柏供总〔2025〕31号|id]]　[[2025年6月5日|d=2025-06-05]]
工程指挥部：
你部报来的可研报告收悉。经研究，批复如下：
一、同意建设。高岭水厂始建于[[1996年|d?=1996]]，现状供水能力[[9.4万立方米/日|q=94000 m3/d|W-01.output]]，扩建[[5万立方米/日|q=50000 m3/d]]，扩建后达到[[14.4万立方米/日|q=144000 m3/d|W-01.output~planned]]。
二、服务人口由[[31万人|q=310000 people|W-01.people_served]]增加到[[45万人|q=450000 people|W-01.people_served~planned]]。
三、总投资[[2.07亿元|m=207000000 CNY]]，其中申请专项债[[1.2亿元|m=120000000 CNY]]。
四、施工期间不得停产。确需停运的，提前报批。
五、石巷水厂不在本次扩建范围内。
附件：取水口位于[[E111°06'18"，N30°30'36"|c=30.51,111.105|W-01.location]]。
承办：[[杜娟|per]]
""",
    ),
    _doc(
        "Finance/Chemicals and storage return Q3.xlsx",
        "en",
        "pivot, unit in heading, merged heading, total, footnote, alias, decimal comma",
        """
=== Chlorine
Chlorine on site at month end (kg), compiled by [[Noor Haddad|per]], [[2025-10-06|d]]
| Works | End of month | < | <
| ^ | [[Jul 2025|d?=2025-07]] | [[Aug 2025|d?=2025-08]] | [[Sep 2025|d?=2025-09]]
| HTW | [[2,450|-|W-01.chlorine_stock=2450 kg@2025-07]] | [[2,610|-|W-01.chlorine_stock=2610 kg@2025-08]] | [[2,380|-|W-01.chlorine_stock=2380 kg@2025-09]]
| NFW | [[640|-|W-09.chlorine_stock=640 kg@2025-07]] | [[590|-|W-09.chlorine_stock=590 kg@2025-08]] | [[615|-|W-09.chlorine_stock=615 kg@2025-09]]
| Eastlow Desal (hypo) | [[11,800|-|W-06.chlorine_stock=11800 kg@2025-07]] | [[12,150|-|W-06.chlorine_stock=12150 kg@2025-08]] | [[9,900|-|W-06.chlorine_stock=9900 kg@2025-09]]
| All works | 14,890 | 15,350 | 12,895
=== Reservoirs
| Reservoir | Stored volume (million m3) | Keeper
| SFR* | [[9.85|-|W-04.storage=9850000 m3]] | [[Rhodri Pugh|per|W-04.site_lead]]
| DCR | [[11.4|-|W-08.storage=11400000 m3]] | [[Alun Frith|per|W-08.site_lead]]
* surveyed by boat, +/- [[2 %|q?]]; the Danish contractor's sheet says 9,85
""",
    ),
    _doc(
        "Social/Rota and raffle.md",
        "en",
        "letterhead, distractor, list, total",
        f"""
{_HEAD}

# Summer party, [[12 July 2025|d=2025-07-12]]

Tickets [[£8|m=8 GBP]], under twelves [[£3|m=3 GBP]], from [[Leila Marsden|per]] or [[Noor Haddad|per]]. Raffle proceeds go to [[Eastlow Lifeboat Trust|org]].

| Team | Tickets | Cash |
|---|---|---|
| Highcombe | 34 | [[£212|m=212 GBP]] |
| Ninefield | 18 | [[£129|m=129 GBP]] |
| Tarn Street | 9 | [[£72|m=72 GBP]] |
| Total | 61 | [[£413|m=413 GBP]] |

- Bus leaves Quarry Lane at 11:30, [[45 seats|q?]].
- Bring [[2 litres|q=2 l]] of water each: the tap in the field is not connected.
- The tug of war rope holds [[2 t|q]].
""",
    ),
)
