"""Hospitals, tuning half: running text in English, as wards, trusts and health offices write it."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_doc = partial(written, sector="hospitals", half="tuning")

DOCUMENTS = (
    _doc(
        "Sitrep/Handover site office 2025-01-09.txt",
        "en",
        "alias, coreference, relative date, subject in heading, distractor, negation",
        """
SITE OFFICE - HANDOVER EARLY TO LATE                Thursday [[9 January 2025|d=2025-01-09]]
[[Sister Moira Kell|per=Moira Kell]] to [[Grant Ofori|per]]

ST BRANNOC'S
We came in to [[402 open beds|q?=402 beds|H-01.beds]] and not one of them empty. Six trolleys in the corridor at noon, two now.
Flu: the lab rang through [[37 new cases|q?=37 cases|H-01.cases@2025-01-09]] since midnight. Yesterday it was [[29|-|H-01.cases=29 cases@2025-01-08]].
ICU is running [[22 beds|q?=22 beds|H-01.icu_beds]], two more than it has nurses for.
Four ventilators came back from service, so all [[31|-|H-01.ventilators=31 units]] in the building can be used [[tonight|d?=2025-01-09]].
No ward is closed and I don't want one closed without a call to me first.

HRI
They rang at 13:10. Shut to admissions since 11:00 [[today|d?=2025-01-09|H-06.closure=2025-01-09]] because of norovirus. They hope to open [[on Monday|d?=2025-01-13]].
Oxygen plant there was topped up, [[18,400 litres|q=18400 l|H-06.oxygen_stock=18.4 m3]] showing.

OTHER
Ambulance turnaround [[52 minutes|q?=52 min]]. Lift B is out. The [[Wexcombe Echo|org?]] has been on the phone twice about the car park; refer to [[comms@brannocs.example|em]].
""",
    ),
    _doc(
        "Trust/Mail/RE Critical care expansion.eml",
        "en",
        "quoted mail, homonym, target, superseded, negation, coreference, forward",
        """
From: [[Philippa Raine|per]] <[[p.raine@wexhealth.example|em]]>
To: [[Oliver Stagg|per]] <[[o.stagg@wexhealth.example|em]]>
Subject: RE: Critical care expansion, St Mary's
Date: Fri, [[13 Jun 2025|d?=2025-06-13]] 08:31:00 +0100

[[Oliver|per?]],

please do not mix the two up again. St Mary's in [[Wexcombe|loc?]] has [[12 ICU beds|q?=12 beds|H-04.icu_beds]] and will have [[16|-|H-04.icu_beds=16 beds~planned]] once the builders leave. The one in [[Harling|loc?]] has [[8|-|H-05.icu_beds=8 beds]], and nobody has decided anything there, though its director would love to see [[12|-|H-05.icu_beds=12 beds~target]].

The builders need the ground floor of Wexcombe St Mary's empty, so it takes no admissions from [[21 July|d=2025-07-21|H-04.closure~planned]]. The award went to [[Tollgate Construction Ltd|org]] and the contract value is [[£3.4m|m=3400000 GBP|H-04.budget=31280000 CNY]].

[[Dr Selma Quist|per=Selma Quist|H-04.director]] stays as medical director throughout, whatever the paper said.

[[Philippa|per?]]

> From: [[Oliver Stagg|per]]
> Sent: [[12 June 2025|d?=2025-06-12]]
> Philippa, so I write that Harling St Mary's is closed to admissions from [[21 July|d=2025-07-21|H-05.closure~negated]], correct?
> [[Oliver|per?]], ext. 4471
""",
    ),
    _doc(
        "Emergency planning/Exercise Grey Heron debrief.docx",
        "en",
        "hypothetical, subject in heading, marking, coreference, list, distractor",
        """
@header [[OFFICIAL|mk]]
# Exercise Grey Heron: debrief
[[25 March 2025|d=2025-03-25]], [[Wexcombe|loc]] fire station. Written by [[Caroline Mott|per]].
## The scenario
For the exercise we assumed that a warehouse fire sent [[140 patients|q?=140 cases]] to hospital in one night. Of these, [[85|-|H-01.cases=85 cases~hypothetical]] would have been counted as cases at St Brannoc's. It would have been full by two in the morning and closed to admissions on [[26 March|d=2025-03-26|H-01.closure~hypothetical]].
## What we really have
- St Brannoc's is staffed for [[402 beds|q?=402 beds|H-01.beds]].
- Northgate, which stands empty between emergencies, can be made ready in [[36 hours|q?=36 h]] and then offers [[250 beds|q?=250 beds|H-09.beds]].
- In its store are [[40 ventilators|q?=40 units|H-09.ventilators]]; three failed on test.
- The tank behind it was filled in [[January|d?=2025-01]] and has [[22 m³|q=22 m3|H-09.oxygen_stock]] of liquid oxygen.
## Lessons
Radios did not work in the basement. Coffee ran out. The list of telephone numbers was from [[2019|d?=2019]].
Next exercise: [[18 November 2025|d=2025-11-18]].
""",
    ),
    _doc(
        "Press/Royal Infirmary new chief.html",
        "en",
        "coreference, superseded, distractor, comparison, forward",
        """
# New face at the top of Harling Royal
[[HARLING|loc]], [[2 September 2025|d=2025-09-02]]. The Harling Royal Infirmary has a new chief executive. [[Margarethe Lund|per|H-06.director]] started work on [[Monday|d?=2025-09-01]], [[five months|q?=5 months]] after [[Sir Colin Beech|per=Colin Beech|H-06.director=Colin Beech@former?]] left the post.
[[Lund|per?]], 51, trained as a nurse and comes from a trust in the north. "I have walked every corridor," she told this newspaper. "We have [[530 beds|q?=530 beds|H-06.beds]] and the people of this town fill them. In my first year here I want two things: staff who stay, and intensive care with [[20 beds|q?=20 beds|H-06.icu_beds~target]] instead of the [[14|-|H-06.icu_beds=14 beds]] that we make do with."
Her hospital overspent by [[£9 million|m=9000000 GBP]] last year. The board has given it [[£212 million|m=212000000 GBP|H-06.budget=1950400000 CNY]] for the current one.
The maternity unit will shut for repairs from [[6 October|d=2025-10-06|H-06.closure~planned?]].
Reporting by [[Jonah Fisk|per]]
""",
    ),
    _doc(
        "Public health/Chat/outbreak cell.txt",
        "en",
        "alias, relative date, negation, coreference, range, distractor",
        """
[[Hana Lim|per?]] ([[02/12/2024|d?=2024-12-02]] 17:40): evening numbers please
[[Piet Varga|per?]] ([[02/12/2024|d?=2024-12-02]] 17:42): LIDH [[14 confirmed|-|H-07.cases=14 cases@2024-12-02]] [[today|d?=2024-12-02]]
[[Piet Varga|per?]] ([[02/12/2024|d?=2024-12-02]] 17:42): Linjiang First People's [[9|-|H-02.cases=9 cases@2024-12-02]]
[[Asha Bell|per?]] ([[02/12/2024|d?=2024-12-02]] 17:45): Dongping Children's: [[21 new cases|q?=21 cases|H-08.cases@2024-12-02]], all under five
[[Hana Lim|per?]] ([[02/12/2024|d?=2024-12-02]] 17:46): 21? this morning it was going to be 12
[[Asha Bell|per?]] ([[02/12/2024|d?=2024-12-02]] 17:47): typed backwards by the registrar, [[12|-|H-08.cases=12 cases~negated]] is wrong, I checked with the lab ([[01632 960 644|ph]])
[[Piet Varga|per?]] ([[02/12/2024|d?=2024-12-02]] 17:52): they also stopped taking new patients at DCH [[this afternoon|d?=2024-12-02|H-08.closure=2024-12-02]] fyi
[[Hana Lim|per?]] ([[02/12/2024|d?=2024-12-02]] 17:53): ok. where do the children go?
[[Piet Varga|per?]] ([[02/12/2024|d?=2024-12-02]] 17:55): LIDH opens another floor [[tomorrow|d?=2024-12-03]], that makes [[180 to 190 beds|q?=180..190 beds|H-07.beds~planned]] there
[[Asha Bell|per?]] ([[02/12/2024|d?=2024-12-02]] 17:58): and Dongping First People's? anything?
[[Hana Lim|per?]] ([[02/12/2024|d?=2024-12-02]] 18:01): nothing from them. they never answer after five
""",
        chat=True,
    ),
    _doc(
        "Estates/Oxygen audit autumn.md",
        "en",
        "subject in heading, coreference, target, comparison, distractor, list",
        """
# Medical gases: autumn audit

Auditor: [[Rhys Penhallow|per]] of [[Cleargas Assurance LLP|org]]. Visits between [[4 and 8 November 2024|d=2024-11-04/2024-11-08]].

## St Brannoc's General Hospital

The vessel was two thirds full. The gauge read [[21,700 litres|q=21700 l|H-01.oxygen_stock=21.7 m3]], and we had no reason to doubt it. Delivery pressure
[[4.1 bar|q]]. The alarm panel in theatre 3 was taped over.

## Harling St Mary's

A small site of [[164 beds|q?=164 beds|H-05.beds]] with cylinders only. Manifold stock came to [[3.2 m³|q=3.2 m3|H-05.oxygen_stock]]; our standard asks for
[[5 m³|q=5 m3|H-05.oxygen_stock~target]]. Of its ventilators, [[nine|-|H-05.ventilators=9 units]] were in working order on the day and two were not.

## Northgate Field Hospital

Not in use at the time of the visit. Its tank was found with [[6,300 l|q=6300 l|H-09.oxygen_stock=6.3 m3]] in it. This will be brought to [[22,000|-|H-09.oxygen_stock=22 m3~planned]] in [[January|d?=2025-01]]
under the standing order (no. [[PO-77120|id]]).

## Charges

Fee as agreed: [[£6,850|m=6850 GBP]].
""",
    ),
    _doc(
        "Board/Winter plan slides.pptx",
        "en",
        "list, subject in heading, target, forward, hypothetical, total",
        """
=== Winter plan [[2025/26|d?]]
[[Philippa Raine|per]], [[16 September 2025|d=2025-09-16]]
=== St Brannoc's
- Bed base [[402|-|H-01.beds=402 beds]], going to [[430|-|H-01.beds=430 beds~planned]] on [[1 December|d=2025-12-01]]
- Critical care: [[20|-|H-01.icu_beds=20 beds]] staffed
- Budget for the year [[£388m|m=388000000 GBP|H-01.budget=3569600000 CNY]]
=== [[Harling|loc?]]
- St Mary's: [[164|-|H-05.beds=164 beds]] open
- Royal Infirmary: [[530|-|H-06.beds=530 beds]] open; aim for [[545|-|H-06.beds=545 beds~target]]
- Both towns together, with Wexcombe St Mary's: 1,310
=== If flu is as bad as in [[2017|d?]]
- Northgate reopens [[8 December|d=2025-12-08]]
- Infirmary suspends planned surgery from [[15 December|d=2025-12-15|H-06.closure~hypothetical?]]
- We would run out of isolation rooms in [[ten days|q?=10 d]]
""",
    ),
    _doc(
        "Procurement/Notice of award ventilators.pdf",
        "en",
        "key-value, coreference, letterhead, distractor, alias",
        """
@header [[Wexcombe Health Authority|org]] · Purchasing · [[purchasing@wexhealth.example|em]]
# Contract award notice
Reference [[WHA-2025-0338|id]], published [[30 May 2025|d=2025-05-30]]
## Subject of the contract
Eighteen intensive care ventilators for SBG, with training and [[five years|q?=5 years]] of maintenance. When they are in place the hospital will have [[49 ventilators|q?=49 units|H-01.ventilators~planned]].
## Award
Six tenders were received, the highest at [[EUR 1,204,000|m=1204000 EUR]]. The contract was awarded at a total price of [[EUR 918,500|m=918500 EUR|H-01.budget=7164300 CNY]] to [[Respira Medical GmbH|org]] of [[Aachen|loc]].
## Delivery
Not later than [[15 August 2025|d=2025-08-15]], to the goods entrance, [[Priory Road, Wexcombe|loc?]].
## Contact
[[Leonie Strand|per]], telephone [[01632 960 317|ph]]. Complaints within [[ten days|q?=10 d]].
""",
    ),
    _doc(
        "Public health/Mail/Dongping 周报.eml",
        "mixed",
        "alias, coreference, homonym, quoted mail, negation",
        """
From: [[Hana Lim|per]] <[[hana.lim@cityhealth.example|em]]>
To: [[Asha Bell|per]] <[[asha.bell@cityhealth.example|em]]>
Subject: FW: 东坪一院 numbers
Date: Tue, [[10 Dec 2024|d?=2024-12-10]] 11:14:00 +0800

[[Asha|per?]], see below, please put it into the English report. It is the [[Dongping|loc?]] one, not [[Linjiang|loc?]]. In words: [[640 beds|q?=640 beds|H-03.beds]] open, of which [[38|-|H-03.icu_beds=38 beds]] in intensive care, and the fever clinic has been suspended since [[Sunday|d?=2024-12-08|H-03.closure=2024-12-08?]]. I do not know who the director is now.

> 您好！东坪市第一人民医院现开放床位[[640张|q?=640 beds|H-03.beds]]，其中重症床位[[38张|q?=38 beds|H-03.icu_beds]]，呼吸机[[52台|q?=52 units|H-03.ventilators]]。
> [[12月9日|d=2024-12-09]]新增确诊病例[[17例|q?=17 cases|H-03.cases@2024-12-09]]。发热门诊自[[12月8日|d=2024-12-08|H-03.closure?]]起停诊。
> 院长[[罗文静|per|H-03.director]]
""",
    ),
)
