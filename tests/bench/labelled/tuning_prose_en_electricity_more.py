"""Electricity, tuning half: questions and answers, tender texts, newsletters and incident reports in English."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_doc = partial(written, sector="electricity", half="tuning")

DOCUMENTS = (
    _doc(
        "08 Incidents/Pellow loss of grid connection.docx",
        "en",
        "coreference, relative date, hypothetical, distractor, comparison",
        """
# Incident [[2025/031|id?]]: loss of the eastern line
Author: [[Niamh Corrie|per]]. Version 2 of [[17 February 2025|d=2025-02-17]].
At 18:52 on [[9 February|d=2025-02-09|E-07.outage?]] lightning struck the [[400 kV|q]] line between the coast and [[Marden|loc]]. The protection did what it is for. Pellow, which until that moment had been delivering all of its [[1,150 MW|q=1150 MW|E-07.capacity]], saw its only strong connection go, and both turbines tripped.
Frequency fell to [[49.31 Hz|q]]. Three Weirs had [[1,200 MW|q=1200 MW|E-10.capacity]] in the water within ninety seconds and saved the evening. At Dunmarsh the operator started the standby set by hand.
The line was patrolled at first light. The nuclear station, which had thus been offline since [[that Sunday evening|d?=2025-02-09|E-07.outage=2025-02-09]], began to raise power on [[12 February|d=2025-02-12]].
Had the same stroke come in the cold week of [[January|d?=2025-01]], with Copperhill out, some [[400,000 customers|q?=400000 customers]] would have lost supply.
Action 1 lies with [[Tom Arkwright|per]]: agree a new date for the line work. It had been set for [[3 March|d=2025-03-03]].
Action 2 lies with the station manager at Pellow, [[Gunnar Weiss|per|E-07.manager]].
""",
    ),
    _doc(
        "09 Public/Questions from the county council.html",
        "en",
        "homonym, coreference, negation, comparison, superseded, distractor",
        """
# Your questions, our answers
Questions put to the company by members of [[Tarnshire County Council|org]] on [[1 October 2025|d=2025-10-01]].
## [[Councillor Bray|per?=Bray]]: How much coal is piled up behind the school in Stonebridge?
That is our own Stonebridge, the one in this county. There were [[33,800 tonnes|q=33800 t|E-02.fuel_stock]] last week. It has never been [[80,000|-|E-02.fuel_stock=80000 t~negated]], as a leaflet claims; there is no room for that.
## [[Councillor Odell|per?=Odell]]: Is it true that Harrow Fell closes next year?
No. What is true is that it will stand still from [[5 January 2026|d=2026-01-05|E-01.outage~planned]] until the new stack is up, in about [[five weeks|q?=5 weeks]].
## [[Councillor Bray|per?=Bray]]: And when was it built?
It fed its first power into the grid on [[14 March 1972|d=1972-03-14|E-01.commissioned]]. With the four units of today it is rated at [[1,320 MW|q=1320 MW|E-01.capacity]]; it began with two.
## [[Councillor Finch|per?=Finch]]: Who speaks for Copperhill now?
[[Helen Abara|per|E-09.manager]] does. She became manager this spring. Her station made [[2.91 TWh|q=2.91 TWh|E-09.generation=2910 GWh@2024]] in [[2024|d?=2024]], or [[9%|q?]] of what the county uses.
""",
    ),
    _doc(
        "04 Procurement/ITT stack inspection Harrow Fell.pdf",
        "en",
        "coordinates, key-value, forward, letterhead, distractor, coreference",
        """
@header [[Northern Grid Operating Company|org]] · Procurement · [[tenders@northgrid.example|em]]
# Invitation to tender: inspection of a chimney
Tender no. [[NG-T-2025-114|id]], issued on [[11 August 2025|d=2025-08-11]]
## Background
The chimney serves a coal fired station of [[1,320 MW|q=1320 MW|E-01.capacity]] near [[Leyburn|loc]], Harrow Fell. Ships' pilots know it: the tip stands [[198 m|q]] above the ground at [[54.5023 N, 2.3340 W|c=54.5023,-2.334|E-01.location]].
## Scope
The contractor shall inspect brickwork, ladders and aviation lights. Drones may be used below [[120 m|q]].
## When
Work is only possible while no unit is fired. Such an outage of the whole station has been arranged, beginning on [[5 January 2026|d=2026-01-05|E-01.outage~planned]]. Offers must be with us by [[19 September 2025|d=2025-09-19]].
## Site rules
Coal is moved all day; in [[August|d?=2025-08]] the stockpile was [[205,000 t|q=205000 t|E-01.fuel_stock@2025-08]]. Report to the office of [[Mr Basil Trent|per=Basil Trent|E-01.manager]], who manages the station.
## Price
Bids above [[£180,000|m=180000 GBP]] will be rejected.
""",
    ),
    _doc(
        "09 Public/Staff newsletter Spring.txt",
        "en",
        "coreference, alias, distractor, target, comparison, subject in heading",
        """
THE SPARK - what is going on in the fleet                          Spring [[2025|d?=2025]]

KITTERING
Not much snow, not much water. The little hydro churned out [[24.6 GWh|q=24.6 GWh|E-04.monthly_output@2025-03]] in [[March|d?=2025-03]], which [[Magnus|per?]] calls "a respectable
puddle". Painting of the penstock is over.

LONGMERE
Seventy-two turbines and, for the first time, not one of them standing still at [[Easter|d?=2025-04-20]]. [[Amir Baig|per|E-05.manager]], who became site manager in
January, brought cake. He promises us [[640 GWh|q=640 GWh|E-05.generation~target@2025]] this year. We will remind him. Last year's figure was [[598|-|E-05.generation=598 GWh@2024]].

PELLOW
Half marathon along the sea wall on [[15 June|d=2025-06-15]]; distance [[21.1 km|q]]. Register with [[Freya Lund|per]].
Those who work there know already: no leave in [[September|d?=2025-09]], since the plant shuts down on the [[12th|d=2025-09-12|E-07.outage~planned]] for fuel.

OBITUARY
We mourn [[Arthur Penrose|per]], who threw the switch when Ashgrove went into service on [[3 May 2019|d=2019-05-03|E-08.commissioned]] and who complained about
the coffee there ever after.
""",
    ),
    _doc(
        "02 Control room/Mail/Re two quick ones.eml",
        "en",
        "quoted mail, homonym, coreference, negation, unit in heading, range",
        """
From: [[Ike Sorley|per]] <[[i.sorley@northgrid.example|em]]>
To: [[Priya Nand|per]] <[[p.nand@northgrid.example|em]]>
Subject: Re: two quick ones
Date: Tue, [[25 Nov 2025|d?=2025-11-25]] 13:40:00 +0000

[[Priya|per?]], answers between your lines. All in MW unless I say so.

> 1. What shall I put for Dunmarsh in the [[December|d?=2025-12]] capacity sheet?

[[820 to 850|-|E-06.capacity=820..850 MW]], depends on how cold it gets. Don't put [[900|-|E-06.capacity=900 MW~negated]], that was with the duct burners and they are gone.

> 2. And Oldmoor Stonebridge?

[[410|-|E-03.capacity=410 MW]]. It is on a short leash though: [[21,000 t|q=21000 t|E-03.fuel_stock]] left in the yard this morning, no train before Friday.

> 3. (sorry, three) did Ashgrove come off [[yesterday|d?=2025-11-24]] as it was meant to?

It did not. Fog, nobody could see the breaker. Now set for [[2 December|d=2025-12-02|E-08.outage~planned]].

[[Ike|per?]]
""",
    ),
    _doc(
        "07 Projects/Three Weirs lessons learned.md",
        "en",
        "superseded, coreference, footnote, comparison, distractor, key-value",
        """
# Lessons learned: Three Weirs

[[Tom Arkwright|per]], [[20 January 2025|d=2025-01-20]]

We said at the start that the scheme would be commissioned on [[15 October 2024|d=2024-10-15|E-10.commissioned~negated?]]. It was [[28 November|d=2024-11-28|E-10.commissioned]] in the end (1). Why?

1. The transformer sat in the port of [[Calder|loc]] for [[19 days|q?=19 d]].
2. Two of the four governors had been wired for [[60 Hz|q]].
3. Nobody had asked the fire brigade.

What went well: not one lost-time accident, and the machines deliver what was ordered, [[300 MW|q]] each, [[1.2 GW|q=1.2 GW|E-10.capacity=1200 MW]] together.
The bill came to [[£742m|m=742000000 GBP]] against [[£690m|m=690000000 GBP]].

Thanks are due to [[Iain Corrigan|per|E-10.manager]], who ran the tests and now runs the station.

(1) Unit 1 alone had been turned by water on [[3 September|d=2024-09-03]].
""",
    ),
)
