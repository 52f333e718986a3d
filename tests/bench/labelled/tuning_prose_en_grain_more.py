"""Grain, tuning half: letters, findings, circulars and notes of telephone calls in English."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_doc = partial(written, sector="grain", half="tuning")

DOCUMENTS = (
    _doc(
        "Audit/2025/Findings spring tour.docx",
        "en",
        "subject in heading, coreference, comparison, homonym, hypothetical, distractor",
        """
# Findings of the spring tour
[[Verity Lomas|per]], [[National Reserve Audit Office|org]], [[12 May 2025|d=2025-05-12]]
## Finding 1: Peak Lane
A store that nobody loves. The roof was patched in [[2020|d?=2020]]. Inside are [[6,410 tonnes|q=6410 t|G-06.stock]], dry and clean, of [[barley|-|G-06.grain]] nobody has asked for. It could hold [[15,000|-|G-06.silo_capacity=15000 t]]. The man in charge, [[Edgar Noll|per|G-06.keeper]], has been on his own since his colleague retired.
## Finding 2: Millpond, [[Norland|loc?]]
Every bag was counted twice. The depot had [[19,300 t|q=19300 t|G-02.stock]], exactly what its books say; this is rare and deserves to be mentioned. It paid [[CNY 2,510/t|m=2510 CNY/t|G-02.price]] for last year's crop.
## Finding 3: Millpond, [[Sutherby|loc?]]
The thermometer cables are dead in shed 2. If the [[maize|-|G-03.grain]] there heats up, it must be turned over at once and not on [[28 July|d=2025-07-28|G-03.rotation~planned?]] as is intended.
## Finding 4: Granger's Wharf
Two ledgers. One has [[84,200 t|q=84200 t|G-05.stock?]], the other [[86,400 t|q=86400 t|G-05.stock?]]. We weighed nothing and express no opinion.
## Travel costs
[[CNY 18,240|m=18240 CNY]], [[2,310 km|q]].
""",
    ),
    _doc(
        "Office/Telephone notes/2025-11-04 Redfen.txt",
        "en",
        "coreference, relative date, negation, comparison, distractor, target",
        """
Note of a telephone call                                           [[4 November 2025|d=2025-11-04]], 14:05
Caller: [[Mr Abel Nwosu|per=Abel Nwosu|G-07.keeper?]], Redfen            Taken by: [[Dilys Parr|per]]

He says the new flat store got its roof last week. So from now on we are to count [[95,000 t|q=95000 t|G-07.silo_capacity]] for the depot, and no longer
[[80,000|-|G-07.silo_capacity=80000 t@former?]].

In it and in the old sheds together he has [[77,300|-|G-07.stock=77300 t]] tonnes. I asked whether that includes the [[2,000 t|q=2000 t]] that belong to the mill. He
said no.

We wanted him to have [[90,000|-|G-07.stock=90000 t~target]] by the end of the month. He laughed.

First loads go out on [[Monday week|d?=2025-11-17|G-07.rotation=2025-11-17~planned]]. The circular had [[10 November|d=2025-11-10|G-07.rotation~negated]] but the weighbridge has still not been stamped.

He bought from farmers at [[CNY 2,190 a tonne|m=2190 CNY/t|G-07.price]], all of it [[maize|-|G-07.grain]].

Also: his dog has had puppies.
""",
    ),
    _doc(
        "Circulars/Circular 14 autumn buying.html",
        "en",
        "list, forward, homonym, comparison, superseded, distractor",
        """
# Circular 14: autumn buying
Issued [[25 August 2025|d=2025-08-25]] to all depots. It replaces circular 12 of [[1 August|d=2025-08-01]].
## Prices from [[1 September|d=2025-09-01]]
- Barrowfield: [[CNY 2,540/t|m=2540 CNY/t|G-01.price~planned?]] for [[wheat|-|G-01.grain]], no change.
- Redfen: [[CNY 2,190/t|m=2190 CNY/t|G-07.price~planned?]] for [[maize|-|G-07.grain]]. In circular 12 we wrote [[2,240|-|G-07.price=2240 CNY/t~negated]]; that was a slip.
- Tillbury: does not buy this autumn.
## Turning over old stock
Oxley starts on [[15 September|d=2025-09-15|G-04.rotation~planned]]. Tillbury follows on [[22 September|d=2025-09-22|G-08.rotation~planned]] with [[3,000 t|q=3000 t]] of [[rice|-|G-08.grain]], and Norland Millpond [[a week later|d?=2025-09-29|G-02.rotation=2025-09-29~planned]].
## Reminder
Moisture above [[14%|q?]] is to be refused. Storekeepers who cannot get hold of [[Karl Ebner|per]] should ring [[01632 960 733|ph]].
""",
    ),
    _doc(
        "Sales/Mail/Oxley viewing.eml",
        "en",
        "coordinates, coreference, quoted mail, hypothetical, distractor",
        """
From: [[Dilys Parr|per]] <[[d.parr@graintrust.example|em]]>
To: [[Marco Bellini|per]] <[[bellini@adriagrain.example|em]]>
Subject: Viewing at Oxley
Date: Mon, [[30 Jun 2025|d?=2025-06-30]] 12:20:00 +0100

Dear [[Mr Bellini|per?=Bellini]],

you are welcome on [[8 July|d=2025-07-08]] at ten. Set your navigator to [[52.4411 N, 0.8802 W|c=52.4411,-0.8802|G-04.location]] because the postcode leads to a farm. [[Jim Tranter|per|G-04.keeper]], the storekeeper, will be at the gate with a hard hat for you.

What you will see: ten concrete cells for [[60,000 t|q=60000 t|G-04.silo_capacity]], built in [[1971|d?=1971]], with [[38,700 tonnes|q=38700 t|G-04.stock]] in them at present. Everything is [[barley|-|G-04.grain]], feed grade.

About the price I can only say that the last parcel was awarded at [[EUR 171/t|m=171 EUR/t|G-04.price=1333.8 CNY/t]]. If the board agreed to sell the rest in one go, lorries might load from [[1 August|d=2025-08-01|G-04.rotation~hypothetical]].

Kind regards
[[Dilys Parr|per]]

> Could we also see the store of [[Fenland Co-operative|org]] next door ([[22,000 t|q=22000 t]])?
""",
    ),
    _doc(
        "Board/Minutes 2025-10.md",
        "en",
        "coreference, target, negation, list, forward, distractor",
        """
# Minutes, [[9 October 2025|d=2025-10-09]]

Present: [[Desmond Firth|per]], [[Qiu Lan|per]], [[Hugh Sallow|per]]. In the chair: [[Dame Ruth Oakley|per=Ruth Oakley]].

1. **Barrowfield.** [[Mr Sallow|per?=Sallow|G-01.keeper=Hugh Sallow?]], now manager there, reported [[44,050 t|q=44050 t|G-01.stock]] in store, so that the [[45,000|-|G-01.stock=45000 t~target]] wanted by [[Christmas|d?=2025-12-25]] are within reach.
2. **Tillbury.** [[Qiu Lan|per]] had sold [[3,000 t|q=3000 t]] of its [[rice|-|G-08.grain]] at [[CNY 2,815/t|m=2815 CNY/t|G-08.price]], which leaves [[18,900 t|q=18900 t|G-08.stock]].
3. **Peak Lane.** Emptying began on [[1 September|d=2025-09-01|G-06.rotation]] and is done. The store has been sold for [[CNY 4.1 million|m=4100000 CNY]].
4. **Granger's Wharf.** Piling is late. It was agreed that the board will not pay the second instalment of [[€3 million|m=3000000 EUR]]. The new silos bring the terminal to [[170,000 t|q=170000 t|G-05.silo_capacity~planned]], though hardly before [[2027|d?=2027]].
5. **Redfen** was not discussed.
""",
    ),
)
