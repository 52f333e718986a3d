"""The questions of `exposure.py` as they would be asked of pandas and of networkx, plainly and fairly.

Frames and graphs are made before the clock runs, as columns are for the model. A question falls into equal parts, an
insight or an insight and a principal; where they take too long some are timed and the rest is reckoned.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
from drives import ATTRIBUTES, Drive

from aggregator.exposure.audiences import reaches
from aggregator.policy.records import Insight

FLOOR = 0.5
"""The confidence floor of every insight of the drives."""

Answer = dict[Any, Any]
Part = tuple[Any, float, float, Answer]
"""What was asked, the seconds that getting ready took, those of the part itself, and the answer."""


def places_of(drive: Drive, insight: Insight) -> np.ndarray:
    """Return where each subject is counted: its province where that matters, and whether it is listed."""
    scope = drive.region if insight.within else np.zeros(drive.subjects, dtype=np.int64)
    return 2 * scope + ~drive.listed


def _required(insight: Insight) -> list[int]:
    return [ATTRIBUTES.index(name) for name in insight.required]


class Pandas:
    """The drive as a frame of facts."""

    def __init__(self, drive: Drive) -> None:
        self.drive = drive
        self.frame = pd.DataFrame(
            {"subject": drive.subject, "attribute": drive.attribute, "file": drive.file, "sure": drive.confidence}
        )

    def _rows(self, insight: Insight) -> pd.DataFrame:
        frame = self.frame
        return frame[frame["attribute"].isin(_required(insight)) & (frame["sure"] >= FLOOR)]

    def _revealed(self, rows: pd.DataFrame, insight: Insight) -> Answer:
        known = rows.groupby("subject")["attribute"].nunique()
        revealed = known.index[known == len(insight.required)].to_numpy()
        return dict(Counter(places_of(self.drive, insight)[revealed].tolist()))

    def coverage(self) -> Iterator[Part]:
        for insight in self.drive.insights:
            start = time.process_time()
            answer = self._revealed(self._rows(insight), insight)
            yield insight.name, 0.0, time.process_time() - start, answer

    def principals(self) -> Iterator[Part]:
        for insight in self.drive.insights:
            start = time.process_time()
            rows = self._rows(insight)
            rows = rows.assign(read=self.drive.access_class[rows["file"]])
            rows = rows.drop_duplicates(["subject", "attribute", "read"])
            ready = time.process_time() - start
            for reach in reaches(self.drive.readership, insight.may_know):
                start = time.process_time()
                answer = self._revealed(rows[reach.classes[rows["read"]]], insight)
                yield (insight.name, reach.principal), ready, time.process_time() - start, answer
                ready = 0.0

    def curve(self) -> Iterator[Part]:
        insight, dates = self.drive.insights[0], self.drive.date
        start = time.process_time()
        rows = self._rows(insight)
        cells = rows.assign(date=dates[rows["file"]]).groupby(["subject", "attribute"])["date"].min()
        subjects = cells.groupby(level="subject").agg(["size", "max"])
        days = subjects.loc[subjects["size"] == len(insight.required), "max"].value_counts().sort_index().cumsum()
        yield insight.name, 0.0, time.process_time() - start, dict(days.items())

    def criticality(self) -> Iterator[Part]:
        insight, drive = self.drive.insights[0], self.drive
        start = time.process_time()
        rows = self._rows(insight)
        rows = rows[drive.listed[rows["subject"]]].assign(
            cluster=drive.cluster[rows["file"]][drive.listed[rows["subject"]]]
        )
        rows = rows.drop_duplicates(["subject", "attribute", "cluster"])
        known = rows.groupby("subject")["attribute"].transform("nunique")
        rows = rows[known == len(insight.required)]
        alone = rows[rows.groupby(["subject", "attribute"])["cluster"].transform("size") == 1]
        worth = alone.drop_duplicates(["subject", "cluster"])["cluster"].value_counts()
        yield insight.name, 0.0, time.process_time() - start, dict(worth.items())


class Networkx:
    """The drive as a graph of cells and the files that are sure enough of them."""

    def __init__(self, drive: Drive) -> None:
        self.drive = drive
        self.graph: nx.Graph = nx.Graph()
        sure = drive.confidence >= FLOOR
        cell = drive.subject[sure].astype(np.int64) * len(ATTRIBUTES) + drive.attribute[sure]
        self.graph.add_edges_from(zip(cell.tolist(), (-1 - drive.file[sure].astype(np.int64)).tolist(), strict=True))

    def _walk(self, insight: Insight, readable: list[bool] | None) -> Answer:
        near, required = self.graph.adj, _required(insight)
        place = places_of(self.drive, insight).tolist()
        counts: Counter[int] = Counter()
        for subject in range(self.drive.subjects):
            cells = [subject * len(ATTRIBUTES) + attribute for attribute in required]
            if all(cell in near and (readable is None or any(readable[-1 - f] for f in near[cell])) for cell in cells):
                counts[place[subject]] += 1
        return dict(counts)

    def coverage(self) -> Iterator[Part]:
        for insight in self.drive.insights:
            start = time.process_time()
            answer = self._walk(insight, None)
            yield insight.name, 0.0, time.process_time() - start, answer

    def principals(self) -> Iterator[Part]:
        for insight in self.drive.insights:
            for reach in reaches(self.drive.readership, insight.may_know):
                start = time.process_time()
                answer = self._walk(insight, reach.classes[self.drive.access_class].tolist())
                yield (insight.name, reach.principal), 0.0, time.process_time() - start, answer

    def curve(self) -> Iterator[Part]:
        near, dates = self.graph.adj, self.drive.date.tolist()
        required = _required(self.drive.insights[0])
        start = time.process_time()
        days: Counter[float] = Counter()
        for subject in range(self.drive.subjects):
            cells = [subject * len(ATTRIBUTES) + attribute for attribute in required]
            if all(cell in near for cell in cells):
                days[max(min(dates[-1 - f] for f in near[cell]) for cell in cells)] += 1
        total, answer = 0, {}
        for day in sorted(days):
            total += days[day]
            answer[day] = total
        yield self.drive.insights[0].name, 0.0, time.process_time() - start, answer

    def criticality(self) -> Iterator[Part]:
        near, cluster = self.graph.adj, self.drive.cluster.tolist()
        required, listed = _required(self.drive.insights[0]), self.drive.listed.tolist()
        start = time.process_time()
        worth: Counter[int] = Counter()
        for subject in range(self.drive.subjects):
            cells = [subject * len(ATTRIBUTES) + attribute for attribute in required]
            if listed[subject] and all(cell in near for cell in cells):
                holders = [{cluster[-1 - f] for f in near[cell]} for cell in cells]
                worth.update({file for held in holders if len(held) == 1 for file in held})
        yield self.drive.insights[0].name, 0.0, time.process_time() - start, dict(worth)


PLAIN = {"pandas": Pandas, "networkx": Networkx}


def parts_of(drive: Drive, question: str) -> tuple[int, int]:
    """Return for how many parts something is got ready, and how many parts there are."""
    if question not in {"coverage", "principals"}:
        return 0, 1
    if question == "coverage":
        return 0, len(drive.insights)
    return len(drive.insights), sum(len(reaches(drive.readership, each.may_know)) for each in drive.insights)
