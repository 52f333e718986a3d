"""Tuning half, all sectors: short papers in English, some of them without any fact of a listed subject."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_doc = partial(written, half="tuning")

DOCUMENTS = (
    _doc(
        "11 Social/Quiz night.txt",
        "en",
        "distractor, homonym, letterhead",
        """
PUB QUIZ, Stonebridge Arms, Friday [[14 November 2025|d=2025-11-14]], half past seven

Teams of four. [[£3|m=3 GBP]] each. Last year's winners were the Harrow Fell Runners.
Sample questions to warm up:
  - How many MW did the first public power station in [[London|loc]] have? (About [[0.1 MW|q=0.1 MW]].)
  - Which wind turbine has a rotor of [[236 m|q]]?
  - What is [[15 GWh|q]] in calories?
Bring a pen. Questions to [[Freya Lund|per]], [[quiz@northgrid.example|em]].
""",
        sector="electricity",
    ),
    _doc(
        "06 Registration/Guidance note capacity returns.docx",
        "en",
        "distractor, hypothetical, list, negation",
        """
# How to fill in the capacity return
[[Market Registration|org?]], [[January 2025|d=2025-01]]
- Enter the net capability in MW, with one decimal. A set of [[500 MW|q]] that uses [[30 MW|q]] itself counts as [[470 MW|q]].
- Outages of less than [[24 hours|q?=24 h]] are not entered.
- A station commissioned after [[1 October|d=2024-10-01]] files a short form.
- Stonebridge must always be written with its province. Forms that say only "Stonebridge, [[600 MW|q]]" were sent back last year.
Return the form to [[returns@northgrid.example|em]] by [[31 March 2025|d=2025-03-31]].
""",
        sector="electricity",
    ),
    _doc(
        "02 Control room/Voice note transcript 0612.md",
        "en",
        "coreference, relative date, alias, negation, unit in heading",
        """
Transcript of a voice message, [[12 June 2025|d=2025-06-12]], 21:14. Speaker: [[Gareth Poole|per]].

> Right, so, it's [[Gareth|per?]]. Two things before I forget. Copperhill first. They've found the crack in number two and the whole lot's coming
> down [[tomorrow|d?=2025-06-13|E-09.outage=2025-06-13~planned]], erm, about six in the morning, both sets. I said fine. That's [[six hundred and eighty-four megawatts|q?=684 MW|E-09.capacity=684 MW]] gone for
> the weekend, so wake up Dunmarsh. And they have plenty of coal, no worry there, [[a hundred and two thousand tonnes|q?=102000 t|E-09.fuel_stock=102000 t]] she said.
>
> Second. Kittering. [[Magnus|per?]] says the flood gate's stuck again, but they are *not* stopping for it.
>
> Oh, and Pellow did [[742|-|E-07.monthly_output=742 GWh@2025-05]] in May. Gigawatt hours. Best May ever. Bye.
""",
        sector="electricity",
    ),
    _doc(
        "Customers/Leaflet leaking toilets.html",
        "en",
        "distractor, list, letterhead",
        """
@header [[Vale and Low Water Company|org]] · Highcombe House, [[Corley|loc?]]
# A leaking toilet costs you a holiday
A silent leak can waste [[400 litres|q]] a day. In a year that makes [[146 m³|q]], enough to fill the pool of a small hotel, and costs about [[£310|m=310 GBP]].
- Put a little food dye in the cistern and wait [[30 minutes|q?=30 min]].
- Colour in the bowl? Ring [[01632 960 200|ph]].
- Our fitters come free of charge until [[30 September 2025|d=2025-09-30]].
We have checked [[12,000 homes|q?=12000 homes]] already.
""",
        sector="water",
    ),
    _doc(
        "Operations/Mail/Weekly round-up.eml",
        "en",
        "list, coreference, alias, comparison, total, negation",
        """
From: [[Sal Dunn|per]] <[[s.dunn@valewater.example|em]]>
To: [[operations@valewater.example|em]]
Subject: Round-up, week 47
Date: Fri, [[21 Nov 2025|d?=2025-11-21]] 16:00:00 +0000

Evening all. Here is the week in one screen.

HTW: new lead settling in. Gas down to [[5.4 t|q=5.4 t|W-01.chlorine_stock=5400 kg]], lorry on [[Tuesday|d?=2025-11-25]] with another six.
QLW: back on [[Wednesday|d?=2025-11-19]] after the pipe burst that had put it out of supply on [[Monday|d?=2025-11-17|W-07.shutdown=2025-11-17]]. Doing [[27,000 m³/d|q=27000 m3/d|W-07.output]] until the second pump is in.
EDP: membranes. Third hall on time. [[58 Ml/d|q=58000 m3/d|W-06.output]] this week.
SFR: we are at [[3.05 million m³|q=3050000 m3|W-04.storage]] after the rain, thank heaven.
NFW: [[Lorna|per?]] asks me to say that they do not shut on [[2 December|d=2025-12-02|W-09.shutdown~negated]]. It is [[9 December|d=2025-12-09|W-09.shutdown~planned]].
Millbrook: somebody wrote "Millbrook [[12 Ml/d|q=12000 m3/d]]" on the board. Which one?? Please sign what you write.

Total into supply [[171 Ml/d|q=171000 m3/d]].

Have a dry weekend
[[Sal|per?]]
""",
        sector="water",
    ),
    _doc(
        "Operations/Chat/高黎城北 pump.txt",
        "mixed",
        "alias, relative date, coreference, wan and yi, negation",
        """
[[2025-08-05|d?=2025-08-05]] 14:20 [[Ewan Frith|per?]]: [[Lin|per?]], what is going on at Corley Millbrook? telemetry is dead
[[2025-08-05|d?=2025-08-05]] 14:22 [[林华|per?]]: 高黎城北水厂[[今天|d?=2025-08-05|W-03.shutdown=2025-08-05]]上午停产了，送水泵跳闸
[[2025-08-05|d?=2025-08-05]] 14:23 [[Ewan Frith|per?]]: thanks. so the whole works, not just one stream. how many people?
[[2025-08-05|d?=2025-08-05]] 14:24 [[林华|per?]]: 服务人口[[4.1万人|q?=41000 people|W-03.people_served]]，由潭口泵站支援
[[2025-08-05|d?=2025-08-05]] 14:30 [[Ewan Frith|per?]]: Tarn Street can only give you [[26 Ml/d|q=26000 m3/d|W-05.output]], be careful
[[2025-08-05|d?=2025-08-05]] 14:31 [[林华|per?]]: 我们平时也只有[[1.85万吨/日|q=18500 m3/d|W-03.output]]，够了
[[2025-08-05|d?=2025-08-05]] 14:33 [[Ewan Frith|per?]]: ok. don't let them close [[tomorrow|d?=2025-08-06]] as well
""",
        sector="water",
        chat=True,
    ),
    _doc(
        "HR/Job advert ward manager.html",
        "en",
        "letterhead, distractor, coreference",
        """
# Ward manager, respiratory (band 7)
St Brannoc's General Hospital · closing date [[28 February 2025|d=2025-02-28]]
You will lead a team of 34 on a ward with [[28 beds|q?=28 beds]], four of them for high care. Salary [[£46,148 to £52,809|m=46148..52809 GBP]].
We are a friendly place with [[402 beds|q?=402 beds|H-01.beds?]], a nursery and a choir. The town of [[Wexcombe|loc|H-01.city?]] has a beach.
Informal chat: [[Moira Kell|per]], [[01632 960 342|ph]]. Reference [[SBG/N/0925|id?]].
""",
        sector="hospitals",
    ),
    _doc(
        "Public health/Advice to schools.docx",
        "en",
        "distractor, hypothetical, homonym, negation",
        """
# Advice to schools
Sent [[11 November 2024|d=2024-11-11]] by the health office, [[Wexcombe|loc]].
Parents ask us whether St Mary's is full. We do not publish how many beds are free.
If a class has more than [[five cases|q?=5 cases]] in a week, ring us on [[01632 960 600|ph]]. If there were [[50 cases|q?=50 cases]] in one school we would close it, not the hospital.
Windows should be opened every [[20 minutes|q?=20 min]].
""",
        sector="hospitals",
    ),
    _doc(
        "Sitrep/Text messages on call director.txt",
        "en",
        "alias, coreference, relative date, superseded",
        """
[[24/12/2024|d?=2024-12-24]], 23:12 - [[Grant Ofori|per?]]: Sorry to disturb. Harling St Mary's have closed their doors [[tonight|d?=2024-12-24|H-05.closure=2024-12-24]], burst pipe over A&E
[[24/12/2024|d?=2024-12-24]], 23:15 - [[Caroline Mott|per?]]: Where do they send people
[[24/12/2024|d?=2024-12-24]], 23:16 - [[Grant Ofori|per?]]: HRI. They have [[530|-|H-06.beds=530 beds]] and every one is taken
[[24/12/2024|d?=2024-12-24]], 23:19 - [[Caroline Mott|per?]]: Us?
[[24/12/2024|d?=2024-12-24]], 23:20 - [[Grant Ofori|per?]]: Brannoc's has three. And [[41 flu cases|q?=41 cases|H-01.cases@2024-12-24]] [[today|d?=2024-12-24]], it was [[36|-|H-01.cases=36 cases@2024-12-23]] [[yesterday|d?=2024-12-23]]
[[24/12/2024|d?=2024-12-24]], 23:25 - [[Caroline Mott|per?]]: Ring [[Professor Sykes|per?=Sykes|H-05.director=Sykes?]], it is his hospital
[[25/12/2024|d?=2024-12-25]], 00:40 - [[Grant Ofori|per?]]: Done. Pipe fixed. They open at six. Merry [[Christmas|d?=2024-12-25]]
""",
        sector="hospitals",
        chat=True,
    ),
    _doc(
        "Office/Market letter week 23.txt",
        "en",
        "distractor, comparison, range, homonym",
        """
MARKET LETTER                                                     [[6 June 2025|d=2025-06-06]]

Prices were firm. Milling wheat in [[Rouen|loc]] closed at [[EUR 204/t|m=204 EUR/t]], maize between [[EUR 188 and 192/t|m=188..192 EUR/t]]. The world stock is put at
[[262 million tonnes|q=262000000 t]], the lowest in nine years. Rice is quiet.
At home, mills are buying from hand to mouth. A trader told us that Millpond had sold [[5,000 t|q=5000 t]] at [[CNY 2,600/t|m=2600 CNY/t]] but did not know which
of the two it was.
Freight to [[Tianjin|loc]]: [[USD 31/t|m=31 USD/t]].
""",
        sector="grain",
    ),
    _doc(
        "Depots/Granger's Wharf/Ship report.md",
        "en",
        "coreference, key-value, distractor, comparison",
        """
# MV Halcyon at the wharf

Report of the shift foreman, [[Pat Doyle|per]], [[19 July 2025|d=2025-07-19]]

She tied up at 04:30 with [[21,400 t|q=21400 t]] and a list to port. Unloading ran at [[600 t/h|q]] until the belt split. What we had in the silos at
Granger's Wharf before she came was [[61,900 t|q=61900 t|G-05.stock@former?]]; with her cargo we close at [[83,300|-|G-05.stock=83300 t]]. Her [[soybeans|-|G-05.grain=soya]] are good, a bit dusty.

The buyer paid [[USD 402/t|m=402 USD/t|G-05.price=2894.4 CNY/t]] delivered to us.

[[Lena|per?]] wants the old lot out first, and so its release begins on [[24 July|d=2025-07-24|G-05.rotation~planned]].
""",
        sector="grain",
    ),
    _doc(
        "Handover/Driver briefing gates.txt",
        "en",
        "distractor, negation, list, homonym",
        """
DRIVER BRIEFING                                             valid from [[1 May 2025|d=2025-05-01]]

* Speed inside all gates [[15 km/h|q]]. Hi-vis always.
* Your vehicle: [[44 t|q=44 t]] gross, [[4.2 m|q]] high, no exceptions.
* Riverside gate opens at 05:00. Ask your planner which Riverside before you set off, they are [[70 km|q]] apart.
* Port Calder does not close for [[Easter|d?=2025-04-20]].
* Fines for parking in the bus lane: [[£60|m=60 GBP]].
Lost? [[01632 960 810|ph]].
""",
        sector="freight",
    ),
    _doc(
        "Port office/Fax to agents Sable Point.pdf",
        "en",
        "coreference, range, superseded, forward, negation",
        """
# Notice to agents no. 31
[[Kestrel Box Lines|org|R-06.operator?]], Sable Point Container Terminal, [[2 October 2025|d=2025-10-02]]
Dear agents,
after the sounding of last week you may plan with [[14.6 m|q=14.6 m|R-06.berth_depth]] at both berths. This cancels notice 28, which gave [[14 to 14.5 m|q=14..14.5 m|R-06.berth_depth@former?]].
From the night of [[7 October|d=2025-10-07|R-06.closure~planned]] the terminal will be suspended for thirty hours to change the power supply. Lorries are not turned away on [[9 October|d=2025-10-09]].
In [[September|d?=2025-09]] we lifted [[58,700 TEU|q?=58700 TEU|R-06.containers@2025-09]] for you. Thank you.
[[Tamsin Oake|per]]
""",
        sector="freight",
    ),
)
