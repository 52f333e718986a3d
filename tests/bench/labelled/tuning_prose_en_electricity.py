"""Electricity, tuning half: running text in English, as stations and control rooms write it."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_doc = partial(written, sector="electricity", half="tuning")

DOCUMENTS = (
    _doc(
        "06 Registration/In/Copperhill letter April 2025.txt",
        "en",
        "letterhead, negation, coreference, superseded, forward, distractor",
        """
Copperhill Power Station
[[Pit Lane, Aldery|loc?]]     Tel. [[01632 960 415|ph]]

Market Registration
[[Northern Grid Operating Company|org]]
                                                       [[3 April 2025|d=2025-04-03]]
Your ref: [[MR/25/118|id]]

Dear [[Ms Fenwick|per?=Fenwick]]

Annual confirmation of registered figures

Thank you for your letter of [[21 March|d=2025-03-21]]. We have two corrections. Since the retrofit we can send out
[[684 MW|q=684 MW|E-09.capacity]] with both sets running, not the [[700|-|E-09.capacity=700 MW~negated]] that is printed on your form; acceptance was witnessed
on [[14 February|d=2025-02-14]]. And what left the station over the whole of [[2024|d?=2024]] came to [[2.91 TWh|q=2.91 TWh|E-09.generation=2910 GWh@2024]], where your clerk
has two digits the wrong way round.

The stocking ground was surveyed at the end of the quarter and there were [[88,200 tonnes|q=88200 t|E-09.fuel_stock]] of coal on it. The
licence lets us keep up to [[150,000 tonnes|q=150000 t]].

Please note in your diary that both sets come off together on [[7 July|d=2025-07-07|E-09.outage~planned]] so that divers can get into the cooling
water culvert. We are unlikely to be back before the [[25th|d=2025-07-25]].

[[Mr Ridsdale|per?=Ridsdale|E-09.manager=Ridsdale@former?]] retired as station manager at [[Christmas|d?=2024-12-25]]. His successor is [[Helen Abara|per|E-09.manager]], who will sign next year's return.

Yours sincerely
[[Paul Otley|per]]
Company secretary
""",
    ),
    _doc(
        "02 Control room/Mail/RE RE Longmere transformer.eml",
        "en",
        "quoted mail, superseded, coreference, relative date, hypothetical, distractor",
        """
From: [[Jess Thorne|per]] <[[j.thorne@northgrid.example|em]]>
To: [[Amir Baig|per]] <[[a.baig@selwickwind.example|em]]>
Subject: RE: RE: Longmere export transformer
Date: Mon, [[19 May 2025|d?=2025-05-19]] 14:02:00 +0100

[[Amir|per?]],

understood, the vendor's crew is not free in the first half of next month. So strike what I wrote on [[Thursday|d?=2025-05-15]]: the wind farm will be
dark from [[Monday 16 June|d=2025-06-16|E-05.outage~planned]], and I have booked you the whole of that week. It costs us all
[[216 MW|q=216 MW|E-05.capacity]] of it, which I can live with in [[June|d?=2025-06]].

If the oil sample comes back bad you would have to come off as early as [[26 May|d=2025-05-26|E-05.outage~hypothetical]]. Tell me by Wednesday, please.

Could you also give me [[April|d?=2025-04]]? I have [[38.4 GWh|q=38.4 GWh|E-05.monthly_output@2025-04]] from the settlement meter at your gate and would like to hear the same from you.

[[Jess|per?]]

> From: [[Jess Thorne|per]]
> Sent: Thursday, [[15 May 2025|d?=2025-05-15]] 09:40
>
> [[Amir|per?]], OK, I have put Longmere down as out of service from [[2 June|d=2025-06-02|E-05.outage~negated]]. Spare transformer ([[90 MVA|q]]) is at
> the port in any case. Ring me on [[01632 960 187|ph]].
""",
    ),
    _doc(
        "01 Planning/Minutes outage coordination 2025-05.docx",
        "en",
        "subject in heading, homonym, list, negation, target, coreference, relative date",
        """
# Outage coordination meeting
Held on [[8 May 2025|d=2025-05-08]] in room 4. Present: [[Lindsey Marr|per]] (chair), [[Tom Arkwright|per]], [[Priya Nand|per]]. Apologies: [[D. Okafor|per]].
## 1. Matters arising
The chair recalled that nobody is to promise dates on the telephone.
## 2. Pellow
Refuelling begins on [[12 September|d=2025-09-12|E-07.outage~planned]] and is scheduled to last [[38 days|q?=38 d]]. [[Mr Nand|per?=Nand]] asked whether it could be brought forward to [[29 August|d=2025-08-29|E-07.outage~negated]]; the licensee has refused. Until then the station stays at its full [[1,150 MW|q=1150 MW|E-07.capacity]].
## 3. Stonebridge, [[Oldmoor|loc?]]
The boiler tube leak of [[2 May|d=2025-05-02|E-03.outage]] took the station off for [[three days|q?=3 d]]. It has since run without trouble. The yard is thin, however, at [[27,000 t|q=27000 t|E-03.fuel_stock]], and the fuel desk wants to see [[60,000 t|q=60000 t|E-03.fuel_stock~target]] before the winter.
## 4. Stonebridge, [[Tarnshire|loc?]]
- Nothing is booked this summer.
- Autumn work now starts [[6 October|d=2025-10-06|E-02.outage~planned]]; last year it was in [[November|d?=2024-11]].
- It takes [[630 MW|q=630 MW|E-02.capacity]] off the bars, so no other coal unit in the province may be out in that week.
## 5. Any other business
The canteen closes on [[30 May|d=2025-05-30]]. Next meeting: [[5 June|d=2025-06-05]].
""",
    ),
    _doc(
        "09 Public/Press/Ashgrove second field opened.html",
        "en",
        "coreference, comparison, superseded, target, distractor, forward",
        """
# Sun now powers a town the size of [[Marden|loc?]]
[[MARDEN|loc]], [[27 June 2025|d=2025-06-27]] - There was applause, some speeches and, fittingly, no cloud when [[Energy Minister Ruth Calloway|per=Ruth Calloway]] turned the key at Ashgrove on [[Friday|d?=2025-06-27]].
With the second field connected, the solar park can deliver [[145 MW|q=145 MW|E-08.capacity]] at noon. Before today it was [[90 MW|q=90 MW|E-08.capacity@former?]].
"When the first panels went live on [[3 May 2019|d=2019-05-03|E-08.commissioned]] people told us that it rains too much here," said [[Dominic Hale|per|E-08.manager?]], who has run the site since then. "Last year we sent [[88 GWh|q=88 GWh|E-08.generation@2024]] to the grid. I should like to see [[150|-|E-08.generation=150 GWh~target@2026]] in [[2026|d?=2026]]."
The work cost [[£61 million|m=61000000 GBP]] and was carried out by [[Marchfield Energy Ltd|org]]. It included [[14 km|q]] of new cable and a [[20 MWh|q]] battery.
Sheep will go on grazing between the rows.
Press office: [[press@oldmoorsolar.example|em]], [[01632 960 902|ph]]
""",
    ),
    _doc(
        "02 Control room/Chat/fuel desk 2025-01.txt",
        "en",
        "alias, coreference, relative date, negation, target, distractor",
        """
[[[20/01/2025|d?=2025-01-20]], 07:31] [[Lindsey Marr|per?]]: morning all. what have we got on the ground? I need HFP, CPH and both Stonebridges before eight
[[[20/01/2025|d?=2025-01-20]], 07:33] [[Gareth Poole|per?]]: HFP [[171 kt|q=171 kt|E-01.fuel_stock=171000 t]], no change over the weekend, belt was frozen so nothing in and not much out
[[[20/01/2025|d?=2025-01-20]], 07:34] [[Gareth Poole|per?]]: Copperhill says [[64,300 t|q=64300 t|E-09.fuel_stock]]
[[[20/01/2025|d?=2025-01-20]], 07:38] [[Ike Sorley|per?]]: Tarnshire Stonebridge is at [[39 thousand tonnes|q=39000 t|E-02.fuel_stock]]. one boat with [[12,000 t|q=12000 t]] due [[tomorrow|d?=2025-01-21]]
[[[20/01/2025|d?=2025-01-20]], 07:39] [[Lindsey Marr|per?]]: and the other one?
[[[20/01/2025|d?=2025-01-20]], 07:41] [[Ike Sorley|per?]]: [[Oldmoor|loc?]]? not picking up. [[Friday|d?=2025-01-17]] they told me [[52,500|-|E-03.fuel_stock=52500 t]] but I wouldn't swear to it
[[[20/01/2025|d?=2025-01-20]], 07:42] [[Lindsey Marr|per?]]: somebody wrote [[25,500|-|E-03.fuel_stock=25500 t~negated]] on the board for them, that is wrong then. wiping it
[[[20/01/2025|d?=2025-01-20]], 07:55] [[Gareth Poole|per?]]: by the way Dunmarsh tripped at 03:12 [[this morning|d?=2025-01-20|E-06.outage=2025-01-20]], gas valve. they hope to sync around noon
[[[20/01/2025|d?=2025-01-20]], 07:56] [[Lindsey Marr|per?]]: I know, I was here :(
""",
        chat=True,
    ),
    _doc(
        "07 Projects/Kittering site visit.md",
        "en",
        "coordinates, coreference, key-value, target, distractor, superseded",
        """
# Site visit, Kittering

*Notes by [[Rosalind Teague|per]], [[17 October 2024|d=2024-10-17]]. Not for circulation.*

You reach the dam by the forest road; it is signposted only from the [[Hexley|loc]] side. My GPS at the intake tower gave
[[54.1172, -2.2031|c=54.1172,-2.2031|E-04.location]].

**Machines.** Two Kaplan sets of [[48 MW|q]], so [[96 MW|q=96 MW|E-04.capacity]] for the station. The older one dates from the opening, which was on
[[1 June 1964|d=1964-06-01|E-04.commissioned]] according to the brass plate in the hall. The runner was changed in [[1998|d?=1998]].

**People.** [[Magnus Thrale|per|E-04.manager]] is in charge; he has a staff of nine. He took over from [[Olive Kerr|per|E-04.manager@former?]] in [[August|d?=2024-08]].

**Water.** Tailrace at [[112.1 m|q]]. It has been a wet year: they had [[311 GWh|q]] by the end of [[September|d?=2024-09]] and think that it will be
[[420 GWh|q=420 GWh|E-04.generation~planned@2024?]] by New Year. In a normal year it is about [[365 GWh|q=365 GWh|E-04.generation?]].

**Next.** They want both sets stopped for the trash rack. I said that we could offer [[11 to 14 November|d=2024-11-11/2024-11-14|E-04.outage~planned?]]; he will confirm.
""",
    ),
    _doc(
        "10 Board/Board update June 2025.pptx",
        "en",
        "subject in heading, list, target, unit in heading, comparison, forward, marking",
        """
=== Generation fleet: where we stand
[[Board meeting, confidential|mk=confidential]]
[[24 June 2025|d=2025-06-24]], [[Tom Arkwright|per]]
=== Dunmarsh
- Back at [[850 MW|q=850 MW|E-06.capacity]] since the new burners
- Output in May: [[201 GWh|q=201 GWh|E-06.monthly_output@2025-05]], up from [[188.9 GWh|q=188.9 GWh|E-06.monthly_output@2024-05?]] a year before
- Major inspection [[15 September 2025|d=2025-09-15|E-06.outage~planned]]
- New plant manager from [[July|d?=2025-07]]: [[Sunniva Clegg|per|E-06.manager~planned]]
=== Harrow Fell
- Rated [[1.32 GW|q=1.32 GW|E-01.capacity=1320 MW]]
- Sent out [[6.1 TWh|q=6.1 TWh|E-01.generation=6100 GWh@2024]] in [[2024|d?=2024]]; budget for [[2025|d?=2025]] is [[5.4 TWh|q=5.4 TWh|E-01.generation=5400 GWh~planned@2025?]]
- Stockpile must not start the winter below [[200,000 t|q=200000 t|E-01.fuel_stock~target]]
=== Three Weirs
- Handed over [[28 November 2024|d=2024-11-28|E-10.commissioned]], [[six weeks|q?=6 weeks]] late
- Station trips: none this year
- Gearbox claim: [[€2.4m|m=2400000 EUR]] still open
""",
    ),
    _doc(
        "03 Markets/Winter outlook, extract.pdf",
        "en",
        "range, hypothetical, homonym, comparison, coreference, distractor, fiscal year",
        """
# Winter outlook
Issued [[30 September 2025|d=2025-09-30]] by [[Northern Grid Operating Company|org]].
## Margins
Peak demand is forecast at [[27.9 GW|q]], a little under last winter. The margin is [[6.1%|q?]].
## What we can count on
Pellow is the largest single source. It is good for [[1,140 to 1,160 MW|q=1140..1160 MW|E-07.capacity]], depending on the temperature of the sea, and is expected back from refuelling on [[20 October|d=2025-10-20]]. In the year to [[March|d?=2025-03]] it produced [[8.7 TWh|q=8.7 TWh|E-07.generation=8700 GWh@2024/25]].
Three Weirs adds [[1,200 MW|q=1200 MW|E-10.capacity]] for up to five hours. Suppose it were lost on a still evening: Longmere's [[216 MW|q=216 MW|E-05.capacity]] would not help, and imports of [[1.1 GW|q]] would be needed.
Of the two stations called Stonebridge only the one in [[Tarnshire|loc?]] matters for voltage. Its nameplate says [[630 MW|q=630 MW|E-02.capacity]]. The other is smaller, [[410 MW|q=410 MW|E-03.capacity]], and runs on weekdays.
## Coal
Harrow Fell enters the season with [[214,000 tonnes|q=214000 t|E-01.fuel_stock]], Copperhill with [[97,000|-|E-09.fuel_stock=97000 t]]. A day at full load burns [[11,500 t|q]] at the former.
Should rail be blocked for [[two weeks|q?=2 weeks]], Copperhill would have to shut down about [[20 January|d=2026-01-20|E-09.outage~hypothetical]].
""",
    ),
    _doc(
        "02 Control room/Mail/Three Weirs 检修通知.eml",
        "mixed",
        "alias, wan and yi, coreference, forward, quoted mail, relative date",
        """
From: [[Zhou Min|per]] <[[zhoumin@beigrid.example|em]]>
To: [[Iain Corrigan|per]] <[[i.corrigan@threeweirs.example|em]]>
Subject: 三堰 outage window
Date: Thu, [[10 Apr 2025|d?=2025-04-10]] 10:15:00 +0800

Dear [[Iain|per?]],

the dispatch centre has approved your request. In short: the station (三堰抽蓄) is released from [[21 April|d=2025-04-21|E-10.outage~planned]], all four machines, and the release ends on [[27 April|d=2025-04-27]].
Chinese text of the decision for your file:

经研究，同意三堰抽水蓄能电站自[[2025年4月21日|d=2025-04-21|E-10.outage~planned]]起停机检修，影响容量[[120万千瓦|q=1200 MW|E-10.capacity]]。检修期间由溪亭水电站承担调频，其装机[[9.6万千瓦|q=96 MW|E-04.capacity]]。

Please also let me have the [[March|d?=2025-03]] figure. 我这里记的是[[8400万千瓦时|q=84 GWh|E-10.monthly_output@2025-03]], is that right?

[[周敏|per]]
""",
    ),
)
