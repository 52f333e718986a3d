"""Water, tuning half: complaints, leaflets, incident notes and council papers in English."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_doc = partial(written, sector="water", half="tuning")

DOCUMENTS = (
    _doc(
        "Customers/Complaints/Mrs Aldous reply.docx",
        "en",
        "letterhead, coreference, relative date, negation, distractor, forward",
        """
@header [[Vale and Low Water Company|org]] · Customer relations · [[01632 960 200|ph]]
[[Mrs P. Aldous|per=P. Aldous]], [[4 Ridge Close, Highcombe|loc?]]
[[30 June 2025|d=2025-06-30]]
Our reference: [[C-88213|id]]
Dear [[Mrs Aldous|per?=Aldous]],
I am sorry that your bath ran brown on [[Saturday 21 June|d=2025-06-21]]. You asked for an honest account and here it is.
Your water comes from Tarn Street. On that day the pumping station had been taken out of service [[the evening before|d?=2025-06-20|W-05.shutdown=2025-06-20]] because a bearing ran hot, and we fed your street from the other side. Turning the flow round stirs up what lies in the pipes.
You also wrote that "they shut it every month". We have checked. Apart from [[June|d?=2025-06]], it was down once, on [[4 February|d=2025-02-04|W-05.shutdown]]. It will be isolated again on [[15 July|d=2025-07-15|W-05.shutdown~planned]], at night, and you will get a card beforehand.
It is a small station, [[26,000 m3/d|q=26000 m3/d|W-05.output]] in all, with some [[37,500|-|W-05.people_served=37500 people]] people hanging on it, and I do not want to make light of what you went through. I have credited [[£40|m=40 GBP]] to your account.
Yours sincerely
[[Gwen Attwood|per]]
""",
    ),
    _doc(
        "Operations/Incidents/Chlorine smell at Ninefield.txt",
        "en",
        "coreference, comparison, hypothetical, distractor, target, relative date",
        """
INCIDENT NOTE                                        [[NFW/2025/06|id]]

What happened. On the morning of [[5 March 2025|d=2025-03-05]] the postman smelled gas at the fence. The fire brigade
([[Watch Manager Dale|per?=Dale]]) was there within [[eight minutes|q?=8 min]] and found a weeping joint on drum 3. Nobody was hurt.

How much was there. The store book for the day before shows [[820 kg|q=820 kg|W-09.chlorine_stock@2025-03-04]]. After the leak, [[790|-|W-09.chlorine_stock=790 kg@2025-03-05]] were left, so some
[[30 kg|q=30 kg]] got out. The permit for Ninefield allows [[1,000 kg|q=1000 kg]].

What we did. The works was isolated at 07:40 [[on the same day|d?=2025-03-05|W-09.shutdown=2025-03-05]] and was making water again by noon on the
[[6th|d=2025-03-06]]. Dovecote kept everybody supplied; without it [[23,400 people|q?=23400 people|W-09.people_served?]] would have been dry by evening.

What we shall do. Change to hypochlorite. Until then no more than [[500 kg|q=500 kg|W-09.chlorine_stock~target]] are to be kept on the site.

[[Lorna Pike|per|W-09.site_lead?]], works supervisor
""",
    ),
    _doc(
        "Public/Website/About Eastlow Desal.html",
        "en",
        "coordinates, coreference, comparison, superseded, target, forward",
        """
# Fresh water from the sea
Behind the dunes, at [[53.9902 N, 1.4710 W|c=53.9902,-1.471|W-06.location]], stands a low white building that most walkers take for a swimming pool. It is the Eastlow Desalination Plant.
When it opened in [[2009|d?=2009]] it could produce [[40 Ml/d|q=40000 m3/d|W-06.output@former?]]. A second hall was added, and on a good day [[60 million litres|q?=60000000 l|W-06.output=60000 m3/d]] now leave the plant. With the third hall, due in [[April 2026|d=2026-04]], this will rise to [[75 Ml/d|q=75000 m3/d|W-06.output~planned]].
About [[120,000 people|q?=120000 people|W-06.people_served]] drink what it makes, mixed with water from Ninefield.
## Some numbers
- Salt water in: [[150,000 m³|q=150000 m3]] a day
- Electricity: [[3.4 kWh|q]] for each cubic metre
- Salt taken out again: [[5,200 t|q=5200 t]] a day, returned to the sea
## Visits
Groups are welcome. Not in the first week of [[October|d?=2025-10]] though, when the plant stops for its yearly inspection (from [[6 October 2025|d=2025-10-06|W-06.shutdown~planned]]). Write to [[visits@lowwater.example|em]].
Your host is [[Ravi Menon|per|W-06.site_lead]], who leads the site.
""",
    ),
    _doc(
        "Board/Paper 7 Millbrook options.pdf",
        "en",
        "homonym, subject in heading, hypothetical, target, comparison, marking, distractor",
        """
@header [[CONFIDENTIAL|mk]] Paper 7, board of [[22 July 2025|d=2025-07-22]]
# Two Millbrooks, one budget
Author: [[Stuart Pell|per]]
## Why this paper
Both works named Millbrook need money and there is [[£11 million|m=11000000 GBP]] for one of them.
## [[Brent Vale|loc?]]
Old and tired. On paper it does [[15,000 m3/d|q=15000 m3/d|W-02.output~negated]]; that has not been true for years, and [[11,800|-|W-02.output=11800 m3/d]] is what it gave in the last twelve months. [[26,000 people|q?=26000 people|W-02.people_served]] depend on it. The filters broke down on [[8 May|d=2025-05-08|W-02.shutdown]] and the works was out of supply until the next morning.
## [[Corley|loc?]]
Newer. It delivers [[18,500 m3/d|q=18500 m3/d|W-03.output]], and the planners of the district ask for [[24,000|-|W-03.output=24000 m3/d~target]] by [[2030|d?=2030]]. Should the new town be built, it would have to supply [[70,000 people|q?=70000 people|W-03.people_served~hypothetical]].
## Recommendation
Spend it on the first. Its tank has to be emptied for that, and operations have pencilled in [[3 November|d=2025-11-03|W-02.shutdown~planned?]].
""",
    ),
    _doc(
        "Operations/Mail/Saltersford drawdown.eml",
        "en",
        "coreference, comparison, hypothetical, relative date, quoted mail, decimal comma",
        """
From: [[Walter Brigg|per]] <[[w.brigg@valewater.example|em]]>
To: [[Bridget Oyelaran|per]] <[[b.oyelaran@valewater.example|em]]>
Subject: Drawdown
Date: Fri, [[19 Sep 2025|d?=2025-09-19]] 07:15:00 +0100

Madam,

you want to know how long the lake lasts. The lake, I mean Saltersford, stood at [[1.74 million m³|q=1740000 m3|W-04.storage]] this morning. We take out [[26,000 m³|q=26000 m3]] a day and a little comes in. If it stays dry we shall be at [[1.1 million|-|W-04.storage=1100000 m3~hypothetical]] in the middle of [[October|d?=2025-10]] and I would then close the tower, say on [[15 October|d=2025-10-15|W-04.shutdown~hypothetical]].
The consultants from [[Delft|loc]] write [[1,69 million m³|q=1690000 m3|W-04.storage=1690000 m3~negated?]] in their table. They forgot the north arm, so I would not use it.
The divers' day did happen, by the way: we were shut on [[18 August|d=2025-08-18|W-04.shutdown]] from dawn to dusk.

[[W. Brigg|per]], keeper

> [[Mr Brigg|per?=Brigg]], could you let me have a forecast? Thank you. [[B.O.|per?]]
""",
    ),
    _doc(
        "Operations/Toolbox talk Highcombe.pptx",
        "en",
        "list, coreference, distractor, forward, negation",
        """
=== Toolbox talk: draining the clear water tank
Highcombe, [[2 September 2025|d=2025-09-02]], [[Ted Ruddock|per]]
=== Before you start
- The works goes off at 05:00 on [[9 September|d=2025-09-09|W-01.shutdown~planned]]. Not before, whatever anybody tells you
- Tank is [[6.2 m|q]] deep, volume [[14,000 m³|q=14000 m3|W-01.storage?]]
- [[86,000|-|W-01.people_served=86000 people]] people are supplied from here. None of them wants to see your boots
=== Chlorine room
- [[8.1 t|q=8.1 t|W-01.chlorine_stock=8100 kg]] in it [[today|d?=2025-09-02]]
- Two people, always
- Wind from the west: stop
=== Who to call
- [[Nadia Fairweather|per]], [[01632 960 233|ph]]
- Site lead since [[August|d?=2025-08]] is [[Colm Devane|per|W-01.site_lead]], [[07700 900 318|ph]]
""",
    ),
)
