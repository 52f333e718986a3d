"""Hospitals, tuning half: letters, papers, bulletins and interviews in English."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_doc = partial(written, sector="hospitals", half="tuning")

DOCUMENTS = (
    _doc(
        "Inspectorate/Report Harling St Mary's.docx",
        "en",
        "coreference, superseded, comparison, negation, distractor, letterhead, homonym",
        """
@header [[Inspectorate of Care|org]], [[Harbour Square 3, Harling|loc?]]
# Inspection of St Mary's Hospital (Harling)
The team, led by [[Beatrix Noone|per]], visited on [[20 and 21 May 2025|d=2025-05-20/2025-05-21]]. Earlier visits: [[June 2022|d=2022-06]].
## The hospital
A friendly, slightly shabby house of [[164 beds|q?=164 beds|H-05.beds]]; three years ago there were still [[190|-|H-05.beds=190 beds@former?]]. [[Eight|-|H-05.icu_beds=8 beds]] of them are in the intensive care unit. It has been led by [[Professor Anton Sykes|per=Anton Sykes|H-05.director]] since last autumn, when [[Dr Joy Mbeki|per=Joy Mbeki|H-05.director=Joy Mbeki@former?]] moved to the university.
## What we saw
Medicine rounds were late on two wards. A fridge stood at [[11 °C|q]]. [[Eleven ventilators|q?=11 units|H-05.ventilators~negated?]] are on the register, but we were able to find only [[nine|-|H-05.ventilators=9 units]].
## Enforcement
We did not require that the hospital be closed. On our advice it suspended new admissions itself, on [[22 May|d=2025-05-22|H-05.closure]], and resumed them on [[2 June|d=2025-06-02]].
The trust must reply by [[31 July 2025|d=2025-07-31]].
""",
    ),
    _doc(
        "Press/Northgate to be stood up.txt",
        "en",
        "coreference, forward, target, distractor, comparison, alias",
        """
FOR IMMEDIATE RELEASE                                             [[3 December 2024|d=2024-12-03]]

FIELD HOSPITAL TO OPEN AGAIN

The health authority of [[Wexcombe|loc]] will bring Northgate back into use next week. "We hope that nobody will ever lie in it,"
said [[Philippa Raine|per]], who is responsible for winter planning, "but hope is no plan."

To begin with [[120 beds|q?=120 beds|H-09.beds~planned]] will be made up. The halls could take more than twice as many, [[250|-|H-09.beds=250 beds?]], provided that staff
can be found for them. Forty are fitted with monitors, yet none of them is an ICU bed.

[[Dr Femi Laurent|per=Femi Laurent|H-09.director~planned]], a chest physician at St Brannoc's, has agreed to be its medical director. Until the doors open he stays on the ward
where on [[Monday|d?=2024-12-02]] alone [[33 patients|q?=33 cases|H-01.cases=33 cases@2024-12-02?]] tested positive.

Running the place costs [[£1.9 million|m=1900000 GBP|H-09.budget=17480000 CNY?]] a month. It was last closed on [[31 March 2023|d=2023-03-31|H-09.closure]].

Media: [[01632 960 390|ph]]. Photographs can be had from [[Kite Pictures|org]].
""",
    ),
    _doc(
        "Public health/Bulletin week 50.html",
        "en",
        "list, subject in heading, total, coreference, distractor, footnote",
        """
# Respiratory bulletin, [[13 December 2024|d=2024-12-13]]
All figures are laboratory results of the day before, sent by the hospitals.
## [[Linjiang|loc?]]
The infectious disease hospital had the worst day of the season with [[48 new cases|q?=48 cases|H-07.cases@2024-12-12]]. It now keeps [[190 beds|q?=190 beds|H-07.beds]] for them. First People's, across the river, saw [[16|-|H-02.cases=16 cases@2024-12-12]].
## [[Dongping|loc?]]
At the Children's Hospital numbers went down, from [[19|-|H-08.cases=19 cases@2024-12-11?]] to [[11|-|H-08.cases=11 cases@2024-12-12]]. It has taken in patients again since [[9 December|d=2024-12-09]].
First People's reports [[23 cases|q?=23 cases|H-03.cases@2024-12-12]] (1) and has [[52 ventilators|q?=52 units|H-03.ventilators]], of which thirty are in use.
## Both towns
Together [[98 cases|q?=98 cases]]; R is put at 1.2. Vaccination reached [[34%|q?]] of those over 65.
(1) Two of these were moved in from outside the province.
Editor: [[Asha Bell|per]], [[bulletin@cityhealth.example|em]]
""",
    ),
    _doc(
        "Estates/Mail/Oxygen delivery SBG.eml",
        "en",
        "alias, coreference, negation, quoted mail, relative date, range",
        """
From: [[Rory Hughes|per]] <[[r.hughes@brannocs.example|em]]>
To: [[orders@airmark.example|em]]
Subject: Order [[4410-B|id]] - liquid oxygen
Date: Wed, [[22 Jan 2025|d?=2025-01-22]] 10:48:00 +0000

Hi [[Petra|per?]],

your driver came, thanks. After filling, SBG's vessel shows [[24.5 m³|q=24.5 m3|H-01.oxygen_stock]], and I have signed for [[11.2 m³|q=11.2 m3]]. So your telemetry, which says [[19,000 l|q=19000 l|H-01.oxygen_stock=19 m3~negated]], is out. Somebody should look at the sensor.

At the present rate we use [[1.5 to 1.7 m³|q=1.5..1.7 m3]] a day. Next fill on [[3 February|d=2025-02-03]], please, and not at visiting time.

The road past the gate is closed on [[30 January|d=2025-01-30]], come by the north side.

[[Rory Hughes|per]]
Estates, [[01632 960 341|ph]]

> Dear [[Rory|per?]], our system shows an alarm for you. Do you have enough? [[Petra Wolff|per]], [[Airmark Gases Ltd|org]]
""",
    ),
    _doc(
        "Board/Capital programme Q1.pptx",
        "en",
        "list, subject in heading, target, forward, comparison",
        """
=== Capital programme: progress
[[Caroline Mott|per]], [[29 April 2025|d=2025-04-29]]
=== Harling Royal Infirmary
- New intensive care wing: [[14|-|H-06.icu_beds=14 beds]] ICU beds [[today|d?=2025-04-29]], [[20|-|H-06.icu_beds=20 beds~planned]] when it opens
- Contract value [[£17.2m|m=17200000 GBP|H-06.budget=158240000 CNY]], signed with [[Tollgate Construction Ltd|org]]
- Main entrance moves on [[12 May|d=2025-05-12]]
=== St Mary's, [[Wexcombe|loc?]]
- Evacuation of the old block on [[21 July|d=2025-07-21|H-04.closure~planned?]]
- [[210 beds|q?=210 beds|H-04.beds]] stay open throughout
=== [[Linjiang|loc?]] partnership
- Ventilators lent to First People's there: it has [[66|-|H-02.ventilators=66 units]] now
- They would like [[80|-|H-02.ventilators=80 units~target]]
""",
    ),
    _doc(
        "HR/Interview with Selma Quist.md",
        "en",
        "coreference, target, superseded, distractor, homonym",
        """
# "I still do my own ward round"

*Staff magazine, [[July 2025|d=2025-07]]. Interview: [[Jonah Fisk|per]]*

**[[Dr Quist|per?=Quist]], you have been medical director of St Mary's in [[Wexcombe|loc?]] for a year. What surprised you?**

How small it is! I came from a place with [[1,100 beds|q?=1100 beds]]. Here we have [[210|-|H-04.beds=210 beds]] and I know most of the people who make them.

**And intensive care?**

[[Twelve beds|q?=12 beds|H-04.icu_beds]]. [[Sixteen|-|H-04.icu_beds=16 beds~planned?]] were promised to us for the spring and they will come, but with the builders one learns patience.

**The paper wrote that you are closing in [[August|d?=2025-08]].**

We close the ground floor, and the date is [[21 July|d=2025-07-21|H-04.closure~planned?]]. It was never [[18 August|d=2025-08-18|H-04.closure~negated]]. I rang them up about it.

**What is on your wish list?**

[[25 ventilators|q?=25 units|H-04.ventilators~target]] that are younger than my son. We have [[17|-|H-04.ventilators=17 units]], and he is twenty.
""",
    ),
)
