"""Tuning half, all sectors: long sentences in English in which several subjects are told of at once."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_doc = partial(written, half="tuning", language="en")

DOCUMENTS = (
    _doc(
        path="10 Board/Annual report chapter 3.pdf",
        phenomena="comparison, fiscal year, homonym, coreference, footnote, distractor",
        source="""
# 3. The fleet in [[2024/25|d?=2024/25]]
Harrow Fell and Copperhill, our two large coal stations, generated [[6.1 TWh|q=6.1 TWh|E-01.generation=6100 GWh@2024/25]] and [[2.9 TWh|q=2.9 TWh|E-09.generation=2900 GWh@2024/25]] respectively, the former a little more and the latter a good deal less than in the year before.
Dunmarsh (gas, [[850 MW|q=850 MW|E-06.capacity]]) and Pellow (nuclear, [[1,150 MW|q=1150 MW|E-07.capacity]]) ran without a break, apart from Pellow's refuelling, which took it out of service on [[7 September 2024|d=2024-09-07|E-07.outage]] for five weeks.
The smaller Stonebridge, in [[Oldmoor|loc|E-03.province=Oldmoor?]], was hardly needed: it turned out [[410 GWh|q=410 GWh|E-03.generation=410 GWh@2024/25]]. Its larger sister in [[Tarnshire|loc|E-02.province=Tarnshire?]], whose turbine was renewed, made no less than [[2.2 TWh|q=2.2 TWh|E-02.generation=2200 GWh@2024/25]] (*).
Renewables made up [[19%|q?]] of the total. Ashgrove brought [[86 GWh|q=86 GWh|E-08.generation=86 GWh@2024/25]], Kittering, in a wet year, [[431|-|E-04.generation=431 GWh@2024/25]], and Longmere [[604|-|E-05.generation=604 GWh@2024/25]].
In all, [[21.3 TWh|q=21.3 TWh]] were sent out by the company.
(*) Provisional.
""",
        sector="electricity",
    ),
    _doc(
        path="02 Control room/Weekend notes 2025-08-17.txt",
        phenomena="coreference, relative date, negation, alias, distractor",
        source="""
WEEKEND NOTES for Monday's meeting                                    Sunday [[17 August 2025|d=2025-08-17]]

It was the sort of weekend on which one is glad of the phone. On [[Saturday|d?=2025-08-16]] morning TWP lost a cooling pump. [[Iain Corrigan|per|E-10.manager?]] took the decision to
bring the whole plant off [[the same afternoon|d?=2025-08-16|E-10.outage=2025-08-16]] and it has been down ever since; he speaks of Wednesday. To make up for it LMW was
allowed to run flat out, all [[216 MW|q=216 MW|E-05.capacity]], which it did with a will, and we postponed the work at KTH that was to have begun on
[[18 August|d=2025-08-18|E-04.outage~negated]]; it now begins on [[25 August|d=2025-08-25|E-04.outage~planned]], provided that nobody else breaks down.

The coal people report HFP with [[198,000 t|q=198000 t|E-01.fuel_stock]] (up by 6,000) and CPH with [[91,000|-|E-09.fuel_stock=91000 t]] (down by as much).

Grass fire near [[Hexley|loc]], [[2 ha|q]], line not affected. Visitors: none.

[[Lindsey Marr|per]]
""",
        sector="electricity",
    ),
    _doc(
        path="Board/Chair's statement.docx",
        phenomena="comparison, coreference, target, forward, distractor",
        source="""
# The chair's statement
[[Bridget Oyelaran|per]], [[1 May 2025|d=2025-05-01]]
A dry spring has taught us to count in days. As I write, Saltersford, which in a good year would be brimming, has [[2.2 million m³|q=2200000 m3|W-04.storage]] in it, and Dovecote, never a large lake, [[240,000|-|W-08.storage=240000 m3]].
I was asked at the last meeting what our works can do if pushed. Highcombe and Quarry Lane can between them put [[75,000 m³|q=75000 m3]] a day into the network; Ninefield, the smallest, manages [[9,500 m³/d|q=9500 m3/d|W-09.output]], and the desalination plant at [[Eastlow|loc?]], our insurance, [[60,000|-|W-06.output=60000 m3/d]].
The latter will not be available from [[6 October|d=2025-10-06|W-06.shutdown~planned]], when the inspectors come. I have asked its site lead, [[Ravi Menon|per|W-06.site_lead]], to keep that as short as he can.
We want everyone in [[Brent Vale|loc?]] to have two sources by [[2028|d?=2028]]. That is a promise to [[112,000 people|q?=112000 people]].
""",
        sector="water",
    ),
    _doc(
        path="Operations/Inspection round March.md",
        phenomena="coreference, list, comparison, alias, distractor, negation",
        source="""
# Inspection round, last week of [[March|d?=2025-03]]

[[Nadia Fairweather|per]], [[31 March 2025|d=2025-03-31]]

I drove to four sites in two days. At the pumping station in [[Tarn Street|loc?]] all was in order, and [[Bert Ogle|per|W-05.site_lead]], who supervises it, showed me the new screens.
He had it stopped for them on [[12 March|d=2025-03-12|W-05.shutdown]], not on the [[10th|d=2025-03-10|W-05.shutdown~negated]] as logged.

HTW had seven full drums of chlorine, [[6,300 kg|q=6300 kg|W-01.chlorine_stock]] by the label, while its neighbour QLW, which uses less, had [[900|-|W-07.chlorine_stock=900 kg]]. I found none at all at
Dovecote, and rightly so.

The last call was the Millbrook over in [[Corley|loc?]]. It was to have had its tank cleaned on [[9 April|d=2025-04-09|W-03.shutdown~planned?]]; the contractor has asked for a later day but
has not been given one.

Mileage: [[188 km|q]].
""",
        sector="water",
    ),
    _doc(
        path="Board/Chief executive's letter December.docx",
        phenomena="coreference, homonym, comparison, forward, distractor",
        source="""
# Letter to all staff
[[Margarethe Lund|per|H-06.director?]], chief executive, Harling Royal Infirmary, [[19 December 2025|d=2025-12-19]]
Dear all,
when I came there were [[530 beds|q?=530 beds|H-06.beds@former?]]. Tonight, thanks to you, there are [[548|-|H-06.beds=548 beds]], and the new unit upstairs has [[20 intensive care beds|q?=20 beds|H-06.icu_beds]] where there used to be [[14|-|H-06.icu_beds=14 beds@former?]].
Yesterday we counted [[27 new cases|q?=27 cases|H-06.cases@2025-12-18]] of flu in this house, and our friends at St Mary's down the road [[12|-|H-05.cases=12 cases@2025-12-18]]. St Brannoc's, with three times our front door, had [[61|-|H-01.cases=61 cases@2025-12-18]].
The tank in the yard is full, [[20,000 litres|q=20000 l|H-06.oxygen_stock=20 m3]], and [[36 ventilators|q?=36 units|H-06.ventilators]] are ready. If we need to close our doors we shall do so openly. We hope that we need not.
The carol concert is on [[23 December|d=2025-12-23]].
""",
        sector="hospitals",
    ),
    _doc(
        path="Audit/2025/Letter to the ministry.txt",
        phenomena="comparison, homonym, coreference, decimal comma, superseded, distractor",
        source="""
[[National Reserve Audit Office|org]]                                              [[15 August 2025|d=2025-08-15]]

Dear Minister,

You wish to know whether the grain is there. By and large it is. Barrowfield and Redfen, the two depots which matter most, held
[[33,100 t|q=33100 t|G-01.stock]] and [[70,250 t|q=70250 t|G-07.stock]] respectively when we called. At Tillbury we found [[21.9 kt|q=21.9 kt|G-08.stock=21900 t]] of [[rice|-|G-08.grain]], at Oxley, which had told you [[41 000|-|G-04.stock=41000 t~negated]],
[[38 240 tonnes|q=38240 t|G-04.stock]], and that is the one case which troubles us.

Of the two depots by the name of Millpond, that in [[Norland|loc?]] was being filled. The other had [[16,980 t|q=16980 t|G-03.stock]] of [[maize|-|G-03.grain]], due to be turned over from
[[1 September|d=2025-09-01|G-03.rotation~planned]] because nobody bid in [[July|d?=2025-07]].

What was paid for it is another matter. Norland Millpond bought at [[CNY 2,510 per tonne|m=2510 CNY/t|G-02.price]], Barrowfield at [[2,540|-|G-01.price=2540 CNY/t]], when the market
stood at [[CNY 2,465|m=2465 CNY/t]].

Yours faithfully
[[Verity Lomas|per]]
""",
        sector="grain",
    ),
    _doc(
        path="Board/Regional freight study, summary.html",
        phenomena="comparison, homonym, coreference, range, target, distractor",
        source="""
# Where the tonnes go: a summary
Study by [[Ferrand Track Consultants|org]], [[11 March 2025|d=2025-03-11]]
Nearly everything that moves on rail in the region passes Hollin, and of the [[11.2 million tonnes|q=11200000 t|R-05.throughput@2024]] that did so in [[2024|d?=2024]] about a third went on to the sea.
There the trade is shared unequally: Sable Point took [[6.4 million|-|R-06.throughput=6400000 t@2024]] of it, Calder, older and shallower, [[4.1 million|-|R-04.throughput=4100000 t@2024]]. Ships drawing more than [[11 m|q]] avoid the latter.
Inland, the terminals called Riverside could hardly be more different. Estmark's handled [[940,000 tonnes|q=940000 t|R-03.throughput@2024]] and has barges at its door; Westmark's, [[610,000 tonnes|q=610000 t|R-02.throughput@2024]], has no water at all in spite of its name.
Norrin's inland port might, we think, reach [[15,000 TEU|q?=15000 TEU|R-08.containers~hypothetical?]] a month if trains of [[750 m|q]] were let in. Today it sees [[10,000 to 11,000|-|R-08.containers=10000..11000 TEU]].
Marl Siding, where axles of up to [[20 t|q=20 t|R-07.axle_load]] are allowed, is not worth the paint.
""",
        sector="freight",
    ),
    _doc(
        path="Control/Mail/Easter closures summary.eml",
        phenomena="list, homonym, negation, coreference, relative date, superseded",
        source="""
From: [[Duncan Ferris|per]] <[[d.ferris@meridianrail.example|em]]>
To: [[planners@meridianrail.example|em]]
Subject: [[Easter|d?=2025-04-20]]
Date: Mon, [[07 Apr 2025|d?=2025-04-07]] 11:30:00 +0100

All,

please read to the end before you ring.

Cinder Yard, closed on [[Good Friday|d?=2025-04-18|R-01.closure=2025-04-18~planned]] only. Port Calder and Sable Point, both suspended [[19 to 21 April|d=2025-04-19/2025-04-21|R-04.closure~planned;R-06.closure~planned]]. Norrin Inland Port was going to shut on [[18 April|d=2025-04-18|R-08.closure~negated]] as well but has found a crew.

Of the Riversides the one in [[Westmark|loc?]] stays open, and its namesake does not: it is out of use from [[17 April|d=2025-04-17|R-03.closure~planned]] until the Tuesday.

If the strike goes ahead, Hollin would be closed from [[22 April|d=2025-04-22|R-05.closure~hypothetical]]. I am told on [[Friday|d?=2025-04-11]].

[[Duncan|per?]]
""",
        sector="freight",
    ),
    _doc(
        path="Depots/Peak Lane/Closing down.pptx",
        phenomena="list, coreference, superseded, forward, total",
        source="""
=== Peak Lane: closing down
[[Edgar Noll|per|G-06.keeper?]], [[20 August 2025|d=2025-08-20]]
=== What is left
- [[5,900 t|q=5900 t|G-06.stock]] of [[barley|-|G-06.grain]], none of it older than [[2023|d?=2023]]
- Once there was room for [[15,000 t|q=15000 t|G-06.silo_capacity@former?]]; with shed 3 down it is [[10,000|-|G-06.silo_capacity=10000 t]]
=== How it goes out
- First lorry [[1 September|d=2025-09-01|G-06.rotation~planned]], last one three weeks later
- Goes to Oxley, which has [[20,000 t|q=20000 t]] free
- Buyer for the rest pays [[CNY 1,980/t|m=1980 CNY/t|G-06.price]]
=== People
- Two of us. I go to Tillbury, [[Nan|per?]] retires
""",
        sector="grain",
    ),
)
