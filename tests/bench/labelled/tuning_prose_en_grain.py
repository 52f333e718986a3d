"""Grain, tuning half: running text in English, as keepers, auditors and the reserve's office write it."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_doc = partial(written, sector="grain", half="tuning")

DOCUMENTS = (
    _doc(
        "Audit/2025/Oxley surprise count.docx",
        "en",
        "coreference, comparison, negation, distractor, subject in heading",
        """
@header [[National Reserve Audit Office|org]]
# Unannounced count at Oxley Silo
Auditors: [[Verity Lomas|per]] and [[Karl Ebner|per]]. On site [[6 March 2025|d=2025-03-06]], 09:15 to 16:40.
We were let in by the storekeeper, [[Jim Tranter|per|G-04.keeper]], who had not been told that we were coming and made us tea.
## What the books said
The ledger closes at [[48,210 t|q=48210 t|G-04.stock?]] of [[barley|-|G-04.grain]].
## What we found
The cells were dipped one after another. By our reckoning there are [[47,655 tonnes|q=47655 t|G-04.stock]] on site, so that [[555 t|q=555 t]] cannot be accounted for. Shrinkage explains a third of it at best. Moisture was [[13.4%|q?]].
There is no [[wheat|-|G-04.grain=wheat~negated]] in the silo, though the sign at the weighbridge still says so. It was all sold in [[2023|d?=2023]].
The place could take more: its ten cells hold [[60,000 t|q=60000 t|G-04.silo_capacity]] when full.
## What has to happen
The missing grain must be explained before the next rotation, which begins on [[14 April|d=2025-04-14|G-04.rotation~planned]].
""",
    ),
    _doc(
        "Depots/Redfen/Log February.txt",
        "en",
        "unit in heading, coreference, relative date, distractor, superseded, negation",
        """
REDFEN DEPOT  SHIFT LOG                                    (all weights in tonnes)

[[03 Feb 2025|d=2025-02-03]]  06:00  Took over from [[A. Nwosu|per]]. Bay 4 conveyor still tripping.
             09:20  Eleven lorries of [[maize|-|G-07.grain]] in, 308 net. Two turned away, hot loads ([[41 °C|q]]).
             17:45  Board now reads [[72,140|-|G-07.stock=72140 t]] in store.
[[04 Feb 2025|d=2025-02-04]]  06:00  Frost. Gate frozen till eight.
             11:30  Head office rang ([[Ms Qiu|per?=Qiu]]): turning over of the old crop does not begin on the [[10th|d=2025-02-10|G-07.rotation=2025-02-10~negated]] as
                    written in the plan. New day is the [[24th|d=2025-02-24|G-07.rotation~planned]].
             15:10  Fire extinguishers checked by [[Norfire Ltd|org]].
[[05 Feb 2025|d=2025-02-05]]  06:00  [[A. Nwosu|per]] back on. Nothing in, nothing out.
             14:00  Surveyor measured the new flat store. Once it has its roof the depot can keep [[95,000|-|G-07.silo_capacity=95000 t~planned]]; today
                    it is [[80,000|-|G-07.silo_capacity=80000 t]] and every shed is nearly full.
             16:30  Sold the sweepings, [[4.2 t|q]], to a pig farmer at [[CNY 900 a tonne|m=900 CNY/t]].
""",
    ),
    _doc(
        "Sales/Mail/Result of Barrowfield sale.eml",
        "en",
        "coreference, comparison, quoted mail, target, distractor, forward",
        """
From: [[Qiu Lan|per]] <[[qiu.lan@graintrust.example|em]]>
To: [[Desmond Firth|per]] <[[d.firth@graintrust.example|em]]>
Subject: Result of this morning's sale
Date: Thu, [[22 May 2025|d?=2025-05-22]] 15:30:00 +0800

Dear [[Desmond|per?]],

a good day. We offered [[12,000 t|q=12000 t]] of Barrowfield [[wheat|-|G-01.grain]] and all of it went. It was sold at [[CNY 2,655/t|m=2655 CNY/t|G-01.price]], which is 55 over the floor. The buyer is [[Hearth & Mill Foods|org]] again. Lorries can load from [[Monday 9 June|d=2025-06-09|G-01.rotation~planned]]; please see that release is not held up by the weighbridge this time.

After that the depot will be left with about [[31,000 t|q=31000 t|G-01.stock~planned]]. I had [[43,100|-|G-01.stock=43100 t]] for this morning, before the sale.

Tillbury did less well. Nobody bid for its [[rice|-|G-08.grain]] at [[CNY 2,900|m=2900 CNY/t|G-08.price~target?]], so it stays where it is.

Regards
[[Qiu Lan|per]]

> From: [[Desmond Firth|per]]
> What are we hoping for on [[Thursday|d?=2025-05-22]]? I told the ministry that we want [[CNY 2,700/t|m=2700 CNY/t|G-01.price~target]] for Barrowfield.
""",
    ),
    _doc(
        "Press/New silos at Granger's Wharf.html",
        "en",
        "coreference, superseded, forward, distractor, comparison",
        """
# Wharf to double its grain store
The county's only waterside granary is to grow. At a windy ceremony on [[4 April 2025|d=2025-04-04]] the first pile was driven for six new silos at Granger's Wharf, next to the twelve that have stood there since [[1987|d?=1987]].
Today the terminal has room for [[90,000 tonnes|q=90000 t|G-05.silo_capacity]]. By autumn of next year this will have become [[170,000|-|G-05.silo_capacity=170000 t~planned]].
"We are full to the hatches," said [[Lena Strauss|per|G-05.keeper]], who has managed the depot for nine years, pointing at the [[86,400 t|q=86400 t|G-05.stock]] of [[soya|-|G-05.grain]] waiting behind her. Ships of [[9 m|q]] draught can lie at the quay.
The price of the works is [[€22.5 million|m=22500000 EUR]]. Two jobs in three will go to people from [[Westray|loc]].
A neighbouring store, Peak Lane, will be pulled down once the silos stand. It was built for [[15,000 tonnes|q=15000 t|G-06.silo_capacity]] and holds less than half of that.
""",
    ),
    _doc(
        "Chat/Harvest desk June.txt",
        "en",
        "alias, homonym, coreference, relative date, negation, distractor",
        """
[[11/06/2025|d?=2025-06-11]] 08:02 - [[Karl Ebner|per?]]: who has closing stocks for [[yesterday|d?=2025-06-10]]
[[11/06/2025|d?=2025-06-11]] 08:05 - [[Dilys Parr|per?]]: OXS [[39,900 t|q=39900 t|G-04.stock@2025-06-10]], TBR [[22.6 kt|q=22.6 kt|G-08.stock=22600 t@2025-06-10]]
[[11/06/2025|d?=2025-06-11]] 08:06 - [[Dilys Parr|per?]]: Millpond 17,250
[[11/06/2025|d?=2025-06-11]] 08:06 - [[Karl Ebner|per?]]: which Millpond...
[[11/06/2025|d?=2025-06-11]] 08:07 - [[Dilys Parr|per?]]: sorry. the [[Sutherby|loc?]] one. [[17,250 t|q=17250 t|G-03.stock@2025-06-10]], all [[maize|-|G-03.grain]]
[[11/06/2025|d?=2025-06-11]] 08:11 - [[Tao|per?]]: Norland Millpond is empty for fumigation till [[Saturday|d?=2025-06-14]]. it takes in new [[wheat|-|G-02.grain~planned?]] from [[16 June|d=2025-06-16|G-02.rotation~planned]]
[[11/06/2025|d?=2025-06-11]] 08:12 - [[Karl Ebner|per?]]: and are we paying what was in the circular?
[[11/06/2025|d?=2025-06-11]] 08:15 - [[Tao|per?]]: no!! [[2,480|-|G-02.price=2480 CNY/t~negated]] was the draft. farmers get [[CNY 2,510 a tonne|m=2510 CNY/t|G-02.price]] at Norland Millpond
[[11/06/2025|d?=2025-06-11]] 08:20 - [[Karl Ebner|per?]]: BFD?
[[11/06/2025|d?=2025-06-11]] 08:21 - [[Dilys Parr|per?]]: no answer. keeper is off, ring [[Hugh Sallow|per|G-01.keeper?]] on [[07700 900 655|ph]], he is the stand-in
""",
        chat=True,
    ),
    _doc(
        "Inspections/Tillbury pest inspection.md",
        "en",
        "coordinates, coreference, key-value, hypothetical, list, distractor",
        """
# Pest inspection: Tillbury Reserve

Ref. [[TBR-P-2025-09|id]], done on [[9 September 2025|d=2025-09-09]] by [[Dr Ines Falk|per=Ines Falk]]

The reserve stands on the hill above [[Tillbury|loc?]], at [[52.6614, -1.1190|c=52.6614,-1.119|G-08.location]], five brick barns and a dryer. What is kept there is
[[paddy|-|G-08.grain=rice]], bagged, on pallets, [[21,850 t|q=21850 t|G-08.stock]] at the time. [[Winifred Ode|per|G-08.keeper]] has been keeper since the spring and knows every stack.

* Barn 1: clean.
* Barn 2: weevils in three stacks, about [[1,100 t|q]]. To be gassed at [[2 g/m³|q]].
* Barn 5: roof leaks over the east door.

If the weevils spread, the whole stock would have to be released early, say from [[1 October|d=2025-10-01|G-08.rotation~hypothetical]], and at a discount to the
[[CNY 2,900 per tonne|m=2900 CNY/t|G-08.price?]] it was valued at.

There is room for [[25,000 tonnes|q=25000 t|G-08.silo_capacity]] here but I should not fill it.
""",
    ),
    _doc(
        "Board/Reserve policy slides.pptx",
        "en",
        "list, target, unit in heading, total, alias, range",
        """
=== Where the reserve stands
Board, [[30 June 2025|d=2025-06-30]]. Speaker: [[Desmond Firth|per]]
=== In store at mid-year (kt)
- Barrowfield [[30.8|-|G-01.stock=30800 t]]
- Redfen [[69.5|-|G-07.stock=69500 t]]
- Peak Lane [[6.2|-|G-06.stock=6200 t]]
- Granger's Wharf [[80 to 85|-|G-05.stock=80000..85000 t]], ship unloading
- All eight: 271.3
=== Next steps
- Peak Lane to be emptied, release from [[1 September|d=2025-09-01|G-06.rotation~planned]]
- Barrowfield should be at [[45,000 t|q=45000 t|G-01.stock~target]] by [[Christmas|d?=2025-12-25]]
- New [[corn|-|G-07.grain=maize]] for Redfen bought at [[USD 310/t|m=310 USD/t|G-07.price=2232 CNY/t]]
- [[Hugh Sallow|per|G-01.keeper~planned]] to become depot manager at Barrowfield in [[October|d?=2025-10]]
=== Not decided
- Whether Oxley is sold
- Price for [[2026|d?]]
""",
    ),
    _doc(
        "Tenders/Rotation tender Millpond (Sutherby).pdf",
        "en",
        "key-value, homonym, forward, letterhead, distractor, coreference",
        """
@header [[Central Grain Reserve Trust|org]] · [[tenders@graintrust.example|em]] · [[01632 960 730|ph]]
# Invitation to tender [[SR-25/07|id]]
Date of issue: [[14 July 2025|d=2025-07-14]]
## 1. What is sold
[[8,000 t|q=8000 t]] of [[maize|-|G-03.grain]], crop of [[2022|d?=2022]], lying at Millpond Depot (Sutherby) in sheds 2 and 3. The depot, which has a storage capacity of [[24,000 t|q=24000 t|G-03.silo_capacity]], may be visited on weekdays.
## 2. How to bid
The tender opens on [[28 July 2025|d=2025-07-28|G-03.rotation~planned]] at 10:00 and closes an hour later. No bid under [[CNY 2,210 per tonne|m=2210 CNY/t|G-03.price~target?]] will be looked at. A deposit of [[CNY 200,000|m=200000 CNY]] must have been received by [[24 July|d=2025-07-24]].
## 3. Collection
Goods leave by road. The keeper, [[Mrs Adaeze Holm|per=Adaeze Holm|G-03.keeper]], gives out loading times.
## 4. Disputes
The courts of [[Harling|loc]] decide.
""",
    ),
    _doc(
        "Depots/Barrowfield/Monthly note 巴罗 2025-08.docx",
        "mixed",
        "alias, wan and yi, coreference, negation, comparison",
        """
# Monthly note, Barrowfield (巴罗直属库), [[August 2025|d=2025-08]]
To: head office. From: [[Hugh Sallow|per]]
## English summary
We closed the month with [[33,400 t|q=33400 t|G-01.stock@2025-08]], after [[30,900|-|G-01.stock=30900 t@2025-07?]] in [[July|d?=2025-07]]. New [[wheat|-|G-01.grain]] was bought at [[CNY 2,540/t|m=2540 CNY/t|G-01.price]]. The inspection found nothing.
## 中文说明
本库仓容[[5.2万吨|q=52000 t|G-01.silo_capacity]]，月末实际库存[[3.34万吨|q=33400 t|G-01.stock]]，品种为[[小麦|-|G-01.grain=wheat]]。
下一批轮出定于[[9月15日|d=2025-09-15|G-01.rotation~planned]]，不是原来通知的[[9月8日|d=2025-09-08|G-01.rotation~negated]]。
收购价[[2540元/吨|m=2540 CNY/t|G-01.price]]，比上月高[[30元|m=30 CNY]]。
""",
    ),
)
