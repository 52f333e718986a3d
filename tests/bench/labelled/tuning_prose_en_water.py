"""Water, tuning half: running text in English, as keepers, works and customer offices write it."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_doc = partial(written, sector="water", half="tuning")

DOCUMENTS = (
    _doc(
        "Reservoirs/Keeper's diary week 31.txt",
        "en",
        "subject in heading, coreference, comparison, distractor, relative date, alias",
        """
SALTERSFORD - keeper's weekly note                         week ending Sunday [[3 August 2025|d=2025-08-03]]

Level on [[Sunday|d?=2025-08-03]] morning [[4.12 m|q]] below the sill. By the table that makes [[2.87 million m³|q=2870000 m3|W-04.storage=2870000 m3@2025-08-03]], roughly
[[61 per cent|q?=61 %]] of a full lake. A full one is [[4.7 million m³|q=4700000 m3|W-04.storage=4700000 m3?]].
Compensation flow kept at [[38 l/s|q]] throughout. Rain: [[2 mm|q]] on Tuesday, otherwise none.

Geese are back. Two anglers without tickets sent home on [[Saturday|d?=2025-08-02]]. Somebody has cut the chain at the north gate again and I have
bought a new one ([[£18.40|m=18.40 GBP]], receipt attached).

The draw-off tower gets its ten-yearly look from the divers on [[18 August|d=2025-08-18|W-04.shutdown~planned]]; no water leaves us on that day, so Tarn Street must
be told. I have told them twice. They themselves are running on one pump and say they could push [[26 Ml/d|q=26000 m3/d|W-05.output]] at most.

I am on leave from the [[21st|d=2025-08-21]]. [[Ewan Frith|per]] will have the keys. Somebody should tell the office that I am the reservoir
keeper here and not my brother, whose name is on the new notice board.

[[Walter Brigg|per|W-04.site_lead?]]
""",
    ),
    _doc(
        "Operations/Mail/Highcombe filters.eml",
        "en",
        "quoted mail, superseded, negation, coreference, relative date, distractor",
        """
From: [[Nadia Fairweather|per]] <[[n.fairweather@valewater.example|em]]>
To: Control desk <[[control@valewater.example|em]]>
Subject: Highcombe - filters 3 and 4
Date: Wed, [[12 Feb 2025|d?=2025-02-12]] 16:48:00 +0000

All,

the sand did not arrive. Highcombe will therefore not stop [[tomorrow|d=2025-02-13|W-01.shutdown=2025-02-13~negated]]. The works comes off on [[Monday, 24 February|d=2025-02-24|W-01.shutdown~planned]], at six in
the morning, instead. Expect it to be filling the mains again by [[Wednesday the 26th|d=2025-02-26]].

While it is down its [[86,000 people|q?=86000 people|W-01.people_served]] are fed from Quarry Lane, which can make [[31 Ml/d|q=31000 m3/d|W-07.output]] if all goes well. We normally take [[44 Ml/d|q=44000 m3/d|W-01.output]] from Highcombe, so
pressures on the ridge will be low, about [[15 m|q]].

Gas: I counted eleven drums at the works this afternoon, that is [[9.9 tonnes|q=9900 kg|W-01.chlorine_stock]]. Nobody needs to order.

[[Nadia|per?]]
[[01632 960 233|ph]]

> -----Original Message-----
> From: [[Nadia Fairweather|per]]
> Sent: [[3 February 2025|d?=2025-02-03]] 11:20
> Reminder: Highcombe shut down on [[13 February|d=2025-02-13|W-01.shutdown~negated]] for filter sand. Please plan without it.
""",
    ),
    _doc(
        "Board/2025-03 Minutes resilience group.docx",
        "en",
        "homonym, subject in heading, list, target, hypothetical, negation, coreference",
        """
@header [[Vale and Low Water Company|org]]
# Minutes of the resilience group, [[19 March 2025|d=2025-03-19]]
Present: [[Bridget Oyelaran|per]] (chair), [[Stuart Pell|per]], [[Nadia Fairweather|per]]
## Millbrook (Corley)
[[Mr Pell|per?=Pell]] reported that the works now makes [[18,500 m³/d|q=18500 m3/d|W-03.output]] and that the third stream is ready for trial. The group had hoped for [[22,000|-|W-03.output=22000 m3/d~target]]. He was asked how many depend on it. Some [[41,000 people|q?=41000 people|W-03.people_served]] do, most of them in the new estates.
The tank clean is fixed for [[9 April|d=2025-04-09|W-03.shutdown~planned]].
## Millbrook (Brent Vale)
Nothing has changed since [[January|d?=2025-01]]. [[Christine Lowe|per|W-02.site_lead]] has settled in as works supervisor. Stocks of chlorine are low at [[640 kg|q=640 kg|W-02.chlorine_stock]]; a delivery of [[two tonnes|q=2000 kg]] is on its way.
## Eastlow Desal
- Intake screens were blocked by jellyfish and the plant was out of supply on [[11 March|d=2025-03-11|W-06.shutdown]].
- It has been making its full [[60 Ml/d|q=60000 m3/d|W-06.output]] again since the weekend.
- Were the outfall to be closed by the regulator, output would drop to [[20 Ml/d|q=20000 m3/d|W-06.output~hypothetical]].
- The chair asked whether membranes would be changed in May. They will not; money is only available in [[October|d?=2025-10]].
## Date of next meeting
[[16 April 2025|d=2025-04-16]], [[Corley|loc]] town hall.
""",
    ),
    _doc(
        "Public/Notices/Interruption Ninefield June.html",
        "en",
        "forward, coreference, distractor, list",
        """
# We are cleaning your water tank
Customers in the [[Ninefield|loc?]] supply area: please read this page.
Every ten years the big tank at Ninefield Works has to be emptied and brushed out. This time it is the night of [[Tuesday 17 June 2025|d=2025-06-17|W-09.shutdown~planned]]. From 22:00 the works will not send any water into the network.
It serves [[23,400 customers|q?=23400 customers|W-09.people_served=23400 people]]. Most of you will not notice, because Dovecote reservoir holds [[310 Ml|q=310000 m3|W-08.storage]] and the mains will be fed from there.
- Homes above [[90 m|q]] may have low pressure. Fill a kettle.
- Tankers will stand at [[Church Green|loc?]] and at the school.
- Your water may look cloudy. It is safe.
The job is done by [[Clearbore Services Ltd|org]] and costs [[£74,000|m=74000 GBP]].
Questions? Ring [[01632 960 277|ph]] or write to [[help@lowwater.example|em]].
@footer Page last changed [[28 May 2025|d=2025-05-28]]
""",
    ),
    _doc(
        "Operations/Chat/Corley night desk.txt",
        "en",
        "alias, coreference, negation, relative date, distractor, superseded",
        """
[[Ewan Frith|per?]], [[[14/11/2024|d?=2024-11-14]] 22:06]
TPS has gone quiet. anyone know why?

[[Sal Dunn|per?]], [[[14/11/2024|d?=2024-11-14]] 22:08]
tripped on high temp half an hour ago. Tarn Street is off until a fitter gets there, so put it in the book as isolated [[today|d?=2024-11-14|W-05.shutdown=2024-11-14]]

[[Ewan Frith|per?]], [[[14/11/2024|d?=2024-11-14]] 22:09]
and Saltersford?

[[Sal Dunn|per?]], [[[14/11/2024|d?=2024-11-14]] 22:15]
Saltersford is fine. [[3.31 million m3|q=3310000 m3|W-04.storage]] on the gauge board

[[Ewan Frith|per?]], [[[14/11/2024|d?=2024-11-14]] 22:17]
gauge board or the old sheet? the sheet on the wall still says [[3.9|-|W-04.storage=3900000 m3~negated?]]

[[Sal Dunn|per?]], [[[14/11/2024|d?=2024-11-14]] 22:18]
board. ignore the sheet

[[Sal Dunn|per?]], [[[14/11/2024|d?=2024-11-14]] 22:40]
fitter is [[Bob Marsh|per]], [[07700 900 412|ph]]. he reckons one pump back by two o'clock, that gives [[13,000 m3/d|q=13000 m3/d|W-05.output~planned?]]

[[Ewan Frith|per?]], [[[15/11/2024|d?=2024-11-15]] 02:21]
running. not closing Corley Millbrook [[tomorrow|d?=2024-11-16]] after all, is that right?

[[Sal Dunn|per?]], [[[15/11/2024|d?=2024-11-15]] 02:22]
right, it has moved to [[Friday 22nd|d=2024-11-22|W-03.shutdown~planned]]
""",
        chat=True,
    ),
    _doc(
        "Projects/Dovecote section 10 summary.pdf",
        "en",
        "key-value, coordinates, coreference, marking, hypothetical, superseded, letterhead",
        """
@header [[Halden Reservoir Engineers Ltd|org]], [[7 Mill Street, Leyburn|loc?]], [[01632 960 551|ph]]
[[RESTRICTED|mk]]
# Dovecote Reservoir: summary of the statutory inspection
Reference [[DCR/2024/S10|id]]. Inspecting engineer: [[Dr Marguerite Ashdown|per=Marguerite Ashdown]]. Date of inspection: [[22 October 2024|d=2024-10-22]].
## The dam
An earth bank [[11.5 m|q]] high and [[240 m|q]] long, finished in [[1911|d?=1911]]. The crest is at [[53.9471 N, 1.6038 W|c=53.9471,-1.6038|W-08.location]]. The lake behind it, which once held [[355,000 m³|q=355000 m3|W-08.storage@former?]], has silted up; our survey gives [[312,000 m³|q=312000 m3|W-08.storage]] between sill and weir.
It lies in the district of [[Eastlow|loc|W-08.district]], on land of the company.
## Findings
If the spillway were blocked by trees in a flood of [[45 m3/s|q]] the bank would be overtopped. The outlet valve has not been moved since [[2016|d?=2016]].
## Measures in the interest of safety
The valve must be exercised. For this the reservoir has to be taken out of service; [[Mr T. Renshaw|per=T. Renshaw|W-08.site_lead]], the reservoir keeper, proposes [[4 March 2025|d=2025-03-04|W-08.shutdown~planned?]].
The trees must be felled by [[31 January 2025|d=2025-01-31]].
""",
    ),
    _doc(
        "Board/Drought brief August.pptx",
        "en",
        "list, unit in heading, comparison, target, alias, hypothetical",
        """
=== Drought: what the board needs to know
[[26 August 2025|d=2025-08-26]], [[Bridget Oyelaran|per]]
=== Water in store
- Saltersford down to [[1.9 million m³|q=1900000 m3|W-04.storage]], was [[2.87|-|W-04.storage=2870000 m3@former?]] at the start of the month
- Dovecote steady: [[288,000 m³|q=288000 m3|W-08.storage]]
- Rainfall [[41%|q?]] of average
=== What works can give
- Highcombe [[44 Ml/d|q=44000 m3/d|W-01.output]]
- QLW [[31|-|W-07.output=31000 m3/d]]
- Ninefield [[9.5|-|W-09.output=9500 m3/d]]
- Desal plant at [[Eastlow|loc?]] [[60|-|W-06.output=60000 m3/d]], to be raised to [[75|-|W-06.output=75000 m3/d~planned]] next spring
=== If there is no rain by [[October|d?=2025-10]]
- Saltersford would hold [[0.8 million m³|q=800000 m3|W-04.storage~hypothetical]]
- Brent Vale Millbrook would have to stop on [[6 October|d=2025-10-06|W-02.shutdown~hypothetical]]
- Demand must come down to [[118 Ml/d|q=118000 m3/d]]
""",
    ),
    _doc(
        "Operations/Handover Quarry Lane.md",
        "en",
        "list, coreference, subject in heading, range, distractor, negation",
        """
# Handover, Quarry Lane, from [[Joan|per?]] to whoever comes next

I have looked after this place since [[2011|d?=2011]] and most of it is in my head, so here goes.

* You will hardly ever see the [[34,000 m3/d|q=34000 m3/d|W-07.output~negated]] that is painted on the gate. What we get out of it is between [[29,000 and 31,000 m3/d|q=29000..31000 m3/d|W-07.output]].
* Chlorine comes every second Thursday. [[This morning|d?=2025-05-29]] there were [[1,450 kg|q=1450 kg|W-07.chlorine_stock]] in the store. Never let it go under [[600 kg|q=600 kg]].
* We do not shut for the bank holiday, even if the rota says so.
* The contact tank is cleaned once a year. Last time was [[24 September 2024|d=2024-09-24|W-07.shutdown]]; you are booked for [[23 September|d=2025-09-23|W-07.shutdown~planned]] this year.
* Around [[58,000|-|W-07.people_served=58000 people]] people drink what you make. The ones on [[Beacon Hill|loc?]] will ring first.
* Gate code: ask [[Stuart Pell|per]]. Key to the kiosk hangs behind the door.

[[Joan Tetley|per|W-07.site_lead@former?]], [[29 May 2025|d=2025-05-29]]
""",
    ),
    _doc(
        "Operations/Mail/Highcombe and 石巷 summer.eml",
        "mixed",
        "alias, wan and yi, coreference, quoted mail, forward",
        """
From: [[Stuart Pell|per]] <[[s.pell@valewater.example|em]]>
To: [[Lin Hua|per]] <[[lin.hua@valewater.example|em]]>
Subject: RE: 石巷水厂
Date: Mon, [[16 Jun 2025|d?=2025-06-16]] 09:05:00 +0100

Hello [[Lin Hua|per]],

thank you, clear. So Quarry Lane is shut down on [[1 July|d=2025-07-01|W-07.shutdown~planned]], and Highcombe takes over. Highcombe can do [[44 Ml/d|q=44000 m3/d|W-01.output]], that is enough.
Who is the supervisor there now? I still have [[Joan Tetley|per]] in my book.

[[Stuart|per?]]

> [[Stuart|per?]] 你好：
> 石巷水厂计划[[7月1日|d=2025-07-01|W-07.shutdown~planned]]停产清洗。该厂日供水能力[[3.1万吨|q=31000 m3|W-07.output=31000 m3/d]]，服务人口[[5.8万人|q?=58000 people|W-07.people_served]]。
> 现存液氯[[1.2吨|q=1200 kg|W-07.chlorine_stock]]，够用到月底。
> [[林华|per]]
""",
    ),
)
