"""Freight, tuning half: insurance letters, tender texts, interviews and incident notes in English."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_doc = partial(written, sector="freight", half="tuning")

DOCUMENTS = (
    _doc(
        "Claims/Letter to insurer crane CDY.docx",
        "en",
        "letterhead, coreference, alias, hypothetical, distractor, relative date",
        """
@header [[Meridian Rail Freight plc|org]], Claims, [[18 Viaduct Street, Hollinford|loc?]]
[[Brightwater Insurance plc|org]], for the attention of [[Ms Odile Carrow|per=Odile Carrow]]
[[2 April 2025|d=2025-04-02]]
Your claim number [[BW-20-77431|id]], overturned crane at Cinder Yard
Dear [[Ms Carrow|per?=Carrow]],
You ask for four particulars.
First, the time. The crane fell on [[17 March|d=2025-03-17]] at 21:50, and from that hour the yard was closed [[17 to 24 March|d=2025-03-17/2025-03-24|R-01.closure]].
Second, the load. It was a wagon of [[84 t|q=84 t]]. The rails there are passed for [[22.5 t|q=22.5 t|R-01.axle_load]] on each axle, which with four axles is enough.
Third, our loss. In a normal year [[2.8 million tonnes|q=2800000 t|R-01.throughput]] go through the yard. We put what we lost at [[£310,000|m=310000 GBP]].
Fourth, the repair. It went to [[Steelhand Cranes Ltd|org]]; the contract sum was [[£146,200|m=146200 GBP|R-01.contract_value=175440 EUR]], and the invoice is enclosed.
Had the crane fallen the other way, Hollin would have been out of use as well.
Yours sincerely
[[Patrick Eames|per]]
""",
    ),
    _doc(
        "Procurement/ITT dredging Calder.pdf",
        "en",
        "coordinates, key-value, target, forward, coreference, distractor",
        """
# Invitation to tender: maintenance dredging
Tender [[PCD-25-009|id]]. Issued by [[Baltrade Terminals AG|org|R-04.operator?]] as operator of the port, [[20 May 2025|d=2025-05-20]].
## 1. Where
Port Calder has three berths on the north bank. Berth 1 is at [[53.7110 N, 0.2214 W|c=53.711,-0.2214|R-04.location?]].
## 2. What
Silt has reduced the water alongside to [[11.6 metres|q=11.6 m|R-04.berth_depth]]. The contractor shall restore [[12.8 metres|q=12.8 m|R-04.berth_depth~target]] over a length of [[640 m|q]]. About [[90,000 m³|q=90000 m3]] have to be removed.
## 3. When
Work begins on [[25 August 2025|d=2025-08-25]]. The port stays open, save that it will be closed to all ships on [[12 September|d=2025-09-12|R-04.closure~planned]] while the wreck is raised.
## 4. Traffic
Bidders should reckon with nine ships a week; the port handled [[4.1 million tonnes|q=4100000 t|R-04.throughput@2024]] in [[2024|d?=2024]].
## 5. Money
No price limit is published. The last such contract was awarded for [[€2.35 million|m=2350000 EUR|R-04.contract_value?]].
Enquiries: [[Ulla Brandt|per]], [[harbour@calderport.example|em]]
""",
    ),
    _doc(
        "Control/Shift log Hollin box.txt",
        "en",
        "coreference, relative date, negation, distractor, homonym, alias",
        """
HOLLIN BOX / occurrence book                         nights, [[28-29 August 2025|d=2025-08-28/2025-08-29]]

22:10  On duty. [[R. Sands|per]] relieved.
22:45  6E71 held at home signal, hot axle box, [[86 °C|q]]. Driver looked, went on at [[20 mph|q]].
23:30  Control rang. Lightning at [[Estmark|loc?]], Riverside there suspended as of [[tonight|d?=2025-08-28|R-03.closure=2025-08-28]], no power. Two trains turned round.
00:20  Asked control about the other Riverside. Open as usual.
01:15  Track gang on site to measure for next week. They say that the junction goes under possession on the [[6th|d=2025-09-06|R-05.closure=2025-09-06~planned]] for
       certain, and not on the [[5th|d=2025-09-05|R-05.closure=2025-09-05~negated]] as is chalked up in the mess.
03:00  Fog. Visibility [[150 m|q]].
04:40  New notice on the hook: axle load through here may now be [[25 t|q=25 t|R-05.axle_load]], old limit cards to be handed in.
05:10  MRS rang to ask whether they are open again. They are not; shut since [[19 July|d=2025-07-19|R-07.closure]].
06:00  Relieved by [[T. Quayle|per]].
""",
    ),
    _doc(
        "Press/Interview Inland Gate.html",
        "en",
        "coreference, target, forward, range, comparison, distractor",
        """
# "A port does not need a sea"
[[Lars Ekholm|per]] of [[Inland Gate Holdings|org]] on what his firm wants with Norrin. Published [[3 November 2025|d=2025-11-03]].
## You take over at New Year. What do you get?
A dry port with good bones. For now it is run by [[Norrin Development Corporation|org|R-08.operator]], and run well. It had [[10,900 TEU|q?=10900 TEU|R-08.containers@2025-10]] in [[October|d?=2025-10]].
## And what will you make of it?
Give us three years and I want [[20,000|-|R-08.containers=20000 TEU~target]] a month. Rail only. The track takes [[22.5 tonnes|q=22.5 t|R-08.axle_load]] an axle, so there is no excuse.
## Your competitors at Sable Point do six times that.
Between [[58,000 and 61,000|-|R-06.containers=58000..61000 TEU?]] a month, yes. I congratulate them. They also have [[15.2 m|q=15.2 m|R-06.berth_depth]] of water; I have a car park.
## Will there be disruption?
One weekend. We close on [[10 January|d=2026-01-10|R-08.closure~planned]] to move the gate. My wife thinks it will be two.
## What did the concession cost?
[[€48 million|m=48000000 EUR|R-08.contract_value?]]. Next question!
""",
    ),
    _doc(
        "Control/Mail/RE Riverside resurfacing.eml",
        "en",
        "homonym, quoted mail, superseded, coreference, hypothetical",
        """
From: [[Nell Cobden|per]] <[[nell@cobdenlogistics.example|em]]>
To: [[Yusra Khan|per]] <[[y.khan@meridianrail.example|em]]>
Subject: RE: Riverside resurfacing, [[March|d?=2026-03]]
Date: Thu, [[06 Nov 2025|d?=2025-11-06]] 15:03:00 +0000

Hi [[Yusra|per?]],

that mail was meant for our namesake in [[Estmark|loc?]], we have no surface to speak of! As for us in [[Westmark|loc?]]: we moved [[655,000 tonnes|q=655000 t|R-02.throughput]] in the twelve months to [[September|d?=2025-09]], more than ever, and if the stone contract comes we could reach [[900,000|-|R-02.throughput=900000 t~hypothetical]].

Our only closure this winter is [[Monday 22 December|d=2025-12-22|R-02.closure~planned]]. I know I said [[the 15th|d=2025-12-15|R-02.closure=2025-12-15~negated]] on the telephone, sorry.

Axle weights: nothing new, [[21 t|q=21 t|R-02.axle_load]].

[[Nell|per?]]

> Dear all, please be reminded that Riverside Terminal (Estmark) is out of use from [[2 March 2026|d=2026-03-02|R-03.closure~planned]]. The contract was awarded for [[€1.84m|m=1840000 EUR|R-03.contract_value]] to [[Pavex Oy|org]].
> [[Yusra Khan|per]]
""",
    ),
)
