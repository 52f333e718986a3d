"""Freight, tuning half: running text in English, as yards, port offices and lorry planners write it."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_doc = partial(written, sector="freight", half="tuning")

DOCUMENTS = (
    _doc(
        "Possessions/Letter to operators autumn.docx",
        "en",
        "letterhead, subject in heading, homonym, negation, forward, distractor",
        """
@header [[Meridian Rail Freight plc|org]] · [[18 Viaduct Street, Hollinford|loc?]] · Tel. [[01632 960 804|ph]]
To all train operators, [[1 August 2025|d=2025-08-01]]
# Engineering work this autumn
Dear colleagues,
this is to let you know when you cannot get in. Times are in the working notice.
## Hollin
The bridge north of the junction is being lifted out. Hollin is therefore under possession [[6 to 14 September|d=2025-09-06/2025-09-14|R-05.closure~planned]]. Diversions run by way of Cinder Yard, where wagons heavier than [[22.5 t|q=22.5 t|R-01.axle_load]] per axle are not accepted. A diverted train takes [[55 minutes|q?=55 min]] longer.
## Riverside, [[Westmark|loc?]]
New points at the throat. There will be no movements from [[Saturday 4 October|d=2025-10-04|R-02.closure~planned]]. The weekend of [[27 September|d=2025-09-27|R-02.closure~negated]], which you had in the [[July|d?=2025-07]] draft, is free again.
## Riverside, [[Estmark|loc?]]
Nothing is planned here before spring.
## Marl Siding
This siding was taken out of use on [[19 July|d=2025-07-19|R-07.closure]] after the derailment and stays so until further notice.
Yours faithfully
[[Duncan Ferris|per]], access planning
""",
    ),
    _doc(
        "Port office/Mail/Draught at Calder.eml",
        "en",
        "quoted mail, coreference, superseded, hypothetical, negation, distractor",
        """
From: [[Capt. Ulla Brandt|per=Ulla Brandt]] <[[u.brandt@calderport.example|em]]>
To: [[Martin Yeo|per]] <[[m.yeo@blueanchor.example|em]]>
Cc: [[harbour@calderport.example|em]]
Subject: Re: MV Coral Finch, berth 3
Date: Tue, [[07 Oct 2025|d?=2025-10-07]] 17:22:00 +0100

Dear [[Mr Yeo|per?=Yeo]],

your ship may come. The dredger left us [[yesterday|d?=2025-10-06]] and the surveyors give [[12.8 m|q=12.8 m|R-04.berth_depth]] alongside at Calder, at the lowest tide. The [[11.6 m|q=11.6 m|R-04.berth_depth@former?]] on the chart is out of date.

With your draught of [[11.9 m|q=11.9 m]] that leaves enough under the keel. Were the swell to come from the east we would have to suspend the port, as we did on [[12 September|d=2025-09-12|R-04.closure]].

You ask whether we are still run by [[Osprey Ports Ltd|org|R-04.operator~negated?]]. We are not: since [[July|d?=2025-07]] the concession holder is [[Baltrade Terminals AG|org|R-04.operator]], of [[Rostock|loc]]. Invoices go to them.

[[Ulla Brandt|per]]
Harbour master, [[+44 1632 960 866|ph]]

> [[Martin Yeo|per]] wrote on [[6 October|d?=2025-10-06]]:
> We bring [[38,000 t|q=38000 t]] of fertiliser and will need four days alongside.
""",
    ),
    _doc(
        "Press/Sable Point record year.html",
        "en",
        "coreference, comparison, target, distractor, range, superseded",
        """
# A record, and a crane that sings
[[SABLE POINT|loc?]], [[14 January 2025|d=2025-01-14]] - Never before have so many boxes crossed the quay. In [[December|d?=2024-12]] alone the container terminal lifted [[61,200 TEU|q?=61200 TEU|R-06.containers@2024-12]], in what is usually a quiet month. A year earlier it had been [[54,900 TEU|q?=54900 TEU|R-06.containers@2023-12?]].
By weight, Sable Point handled [[6.4 million tonnes|q=6400000 t|R-06.throughput@2024]] in [[2024|d?=2024]]. The management speaks of [[7 million|-|R-06.throughput=7000000 t~target@2025?]] as the goal for this year.
The facility is operated by [[Kestrel Box Lines|org|R-06.operator]], which has ordered two cranes for [[€31 million|m=31000000 EUR]]. They can reach over ships with [[16.5 m|q]] of draught, one more reason to dredge: at the moment there are [[14 to 14.5 m|q=14..14.5 m|R-06.berth_depth]] at the berths.
Residents of [[Gull Row|loc?]] complain that crane 5 sings at night. [[Tamsin Oake|per]], who speaks for the company, promised grease.
""",
    ),
    _doc(
        "Control/Chat/lorry planners 2025-03.txt",
        "en",
        "alias, relative date, coreference, negation, distractor, homonym",
        """
[[[18/03/2025|d?=2025-03-18]] 05:51] [[Bart Nolan|per?]]: morning. CDY is shut, dont send anyone. crane on its side
[[[18/03/2025|d?=2025-03-18]] 05:53] [[Yusra Khan|per?]]: since when
[[[18/03/2025|d?=2025-03-18]] 05:54] [[Bart Nolan|per?]]: closed [[yesterday|d?=2025-03-17|R-01.closure=2025-03-17]] about ten at night
[[[18/03/2025|d?=2025-03-18]] 05:58] [[Yusra Khan|per?]]: ok I move 14 lorries to Westmark Riverside. [[26 t|q]] each, tell the gate
[[[18/03/2025|d?=2025-03-18]] 06:10] [[Bart Nolan|per?]]: also NIP stops taking boxes [[on Thursday|d?=2025-03-20|R-08.closure=2025-03-20~planned]] for the new gate software
[[[18/03/2025|d?=2025-03-18]] 06:11] [[Yusra Khan|per?]]: thought that was Wednesday?
[[[18/03/2025|d?=2025-03-18]] 06:12] [[Bart Nolan|per?]]: no, not [[the 19th|d?=2025-03-19|R-08.closure=2025-03-19~negated]]. Thursday
[[[18/03/2025|d?=2025-03-18]] 06:30] [[Yusra Khan|per?]]: what did Norrin do in Feb btw, finance is asking
[[[18/03/2025|d?=2025-03-18]] 06:34] [[Bart Nolan|per?]]: the inland port? [[9,850 TEU|q?=9850 TEU|R-08.containers@2025-02]]. worst month in years
[[[18/03/2025|d?=2025-03-18]] 06:40] [[Yusra Khan|per?]]: ta. driver for the [[Leyburn|loc]] run is [[Mick Stroud|per]] [[07700 900 120|ph]]
""",
        chat=True,
    ),
    _doc(
        "Assets/Hollin junction survey.txt",
        "en",
        "coordinates, key-value, coreference, superseded, comparison, distractor",
        """
TRACK SURVEY                                            job no. [[TS-5512|id]]
Place:     Hollin Junction
Date:      [[22 April 2025|d=2025-04-22]]
By:        [[Ferrand Track Consultants|org]] ([[Lucy Mabbott|per]], [[Obi Eze|per]])

1. We set up next to the old signal box, at [[53.3872 N 0.9466 W|c=53.3872,-0.9466|R-05.location]], and walked all seven roads.

2. The track has been relaid since our last visit. It now bears [[25 tonnes|q=25 t|R-05.axle_load]] on every axle; in our [[2018|d?=2018]] report
   we could allow no more than [[22.5|-|R-05.axle_load=22.5 t@former?]]. Road 6 is an exception ([[20 t|q=20 t]]) and should be signed.

3. Sleepers: 340 to be changed. Ballast: [[1,200 t|q=1200 t]] short. Rails: worn [[4 mm|q]] on the curve.

4. We are told that [[11.2 million tonnes|q=11200000 t|R-05.throughput@2024]] went through the place in [[2024|d?=2024]], which is more than the drains were made for.

5. The work can be done in one weekend and we suggest [[31 May|d=2025-05-31|R-05.closure~planned?]] for closing the junction. Sum: [[£412,000|m=412000 GBP]] (our estimate).
""",
    ),
    _doc(
        "Contracts/Award report Marl Siding and Cinder Yard.pdf",
        "en",
        "subject in heading, coreference, negation, distractor, marking, target",
        """
@header [[COMMERCIAL IN CONFIDENCE|mk]]
# Report on awards, second quarter
Prepared for the contracts committee by [[Imogen Tarrant|per]], [[8 July 2025|d=2025-07-08]].
## Marl Siding: drainage
Three firms bid. It was awarded for [[£286,000|m=286000 GBP|R-07.contract_value=343200 EUR]] to [[Brookfield Civil Ltd|org]], whose price was the second lowest; the lowest, [[£241,500|m=241500 GBP]], had forgotten the pump. The siding is in the region of [[Norrin|loc|R-07.region]].
## Cinder Yard: lighting
This contract was not awarded for [[£1.1 million|m=1100000 GBP|R-01.contract_value=1320000 EUR~negated]], as the newsletter says. The contract sum is [[£1.01 million|m=1010000 GBP|R-01.contract_value=1212000 EUR]]. It goes to [[Lumen & Sons|org]], who begin on [[1 September|d=2025-09-01]]. We wanted to stay within [[£950,000|m=950000 GBP|R-01.contract_value=1140000 EUR~target]].
## Port Calder: fenders
Not yet awarded. [[Baltrade Terminals AG|org|R-04.operator]], who operate the port, ask us to wait until the berths have been dredged to [[13 m|q=13 m|R-04.berth_depth~target?]].
""",
    ),
    _doc(
        "Board/Quarterly slides Q3.pptx",
        "en",
        "list, unit in heading, comparison, forward, alias, total",
        """
=== Freight network, third quarter
[[Duncan Ferris|per]], board of [[21 October 2025|d=2025-10-21]]
=== Boxes in [[September|d?=2025-09]] (TEU)
- Sable Point [[58,700|-|R-06.containers=58700 TEU@2025-09]]
- Calder [[12,300|-|R-04.containers=12300 TEU@2025-09]]
- NIP [[10,450|-|R-08.containers=10450 TEU@2025-09]]
- Network 81,450
=== Tonnes
- Cinder Yard expects [[3.1 Mt|q=3.1 Mt|R-01.throughput=3100000 t~planned@2025]] for the year; [[2.8 Mt|q=2.8 Mt|R-01.throughput=2800000 t@2024]] in [[2024|d?=2024]]
- Estmark Riverside [[940 kt|q=940 kt|R-03.throughput=940000 t@2024]] last year
=== Coming up
- Hollin blockade over, trains back [[14 September|d=2025-09-14]]
- Estmark Riverside closed from [[2 March 2026|d=2026-03-02|R-03.closure~planned]] for resurfacing
- Concession at Norrin Inland Port: [[Inland Gate Holdings|org|R-08.operator~planned]] takes over as operator at New Year
""",
    ),
    _doc(
        "Handover/Riverside planner notes.md",
        "en",
        "homonym, subject in heading, list, hypothetical, coreference, distractor",
        """
# Notes for my holiday cover

Away [[4 to 22 August|d=2025-08-04/2025-08-22]]. [[Yusra|per?]] knows most of this. Written [[31 July 2025|d=2025-07-31]].

## [[Westmark|loc?]]

- Riverside there is the small one: [[610,000 t|q=610000 t|R-02.throughput]] a year, all steel and stone.
- It is run by [[Cobden Logistics|org|R-02.operator]]. Ask for [[Nell Cobden|per]], [[01632 960 871|ph]].
- Axle limit [[21 tonnes|q=21 t|R-02.axle_load]], and they do weigh.
- They shut on [[11 August|d=2025-08-11|R-02.closure~planned]] for the weighbridge. One day.

## [[Estmark|loc?]]

- Riverside, this time the big one. Water on one side, depth alongside [[7.2 m|q=7.2 m|R-03.berth_depth]], so barges only.
- If the river falls below the red mark the wharf is suspended; last week's forecast had that for [[16 August|d=2025-08-16|R-03.closure~hypothetical]].
- Trailers over [[4.5 m|q]] do not fit under the footbridge.

## Cinder Yard

- Crane is back. The insurers paid [[£190,000|m=190000 GBP]].
- Nobody has told me of any closure.
""",
    ),
    _doc(
        "Port office/Mail/黑岬 berth 2 notice.eml",
        "mixed",
        "alias, wan and yi, coreference, negation, quoted mail, forward",
        """
From: [[Tamsin Oake|per]] <[[t.oake@kestrelbox.example|em]]>
To: [[Gao Rui|per]] <[[gao.rui@eastlines.example|em]]>
Subject: RE: 黑岬码头 closure
Date: Wed, [[12 Nov 2025|d?=2025-11-12]] 09:12:00 +0000

Dear [[Gao Rui|per]],

you read it correctly. Sable Point closes on [[24 November|d=2025-11-24|R-06.closure~planned]] for one day, all berths. It is not true that we also close on [[1 December|d=2025-12-01|R-06.closure~negated]].
The depth you quote is the old one. After dredging the terminal has [[15.2 metres|q=15.2 m|R-06.berth_depth]].

Kind regards
[[Tamsin Oake|per]]

> 您好，听说黑岬码头将于[[11月24日|d=2025-11-24|R-06.closure~planned]]停用，是否属实？
> 我们记录的前沿水深为[[14.5米|q=14.5 m|R-06.berth_depth=14.5 m@former?]]，[[10月|d?=2025-10]]集装箱吞吐量[[5.9万标箱|q?=59000 TEU|R-06.containers=59000 TEU@2025-10]]。
> [[高瑞|per]]
""",
    ),
)
