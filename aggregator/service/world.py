"""The drives of an index with the files that a scenario would add, before and after it is played."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd

from aggregator.exposure.kernel import Evidence, Ints
from aggregator.exposure.standings import Situation, Standings
from aggregator.index.index import Index
from aggregator.model.access import AccessClass
from aggregator.model.reading_results import FileResult
from aggregator.model.scenario import (
    AddMember,
    CompromiseAccount,
    CompromiseAdministrator,
    MakePublic,
    Remove,
    RemoveMember,
    Share,
    StopSharing,
    Upload,
)
from aggregator.policy.records import Insight, Pack
from aggregator.service.analysis import evidence_of_pack, files_of, ledger_from, topics_by_file
from aggregator.service.columns import file_frame, joined, rows_in, rows_of
from aggregator.service.ledger import Ledger
from aggregator.service.scenario import Move, Scenario, graded


class Sides(NamedTuple):
    """What everybody reads and infers before, with everything done, and with all of it but the uploads."""

    before: Situation
    after: Situation
    without: Situation


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """One insight of a pack, the evidence on it, and its number among all of a world."""

    ledger: Ledger
    insight: Insight
    evidence: Evidence
    number: int

    @property
    def is_of_topics(self) -> bool:
        """Return whether topics that come together make it, and no single place of a file does."""
        return self.insight.name in self.ledger.pack.converges


@dataclass(frozen=True)
class World:
    """Everything that is there, and everything that might come; a replaced file and its successor both.

    Parameters
    ----------
    results
        What the packs make of the uploads, in the order of the scenario's arrivals.
    """

    index: Index
    packs: Sequence[Pack]
    scenario: Scenario
    results: Sequence[FileResult]

    @cached_property
    def asked(self) -> list[Asked]:
        """Return every insight of every pack with its evidence."""
        pairs = [
            (ledger, insight, evidence)
            for ledger in map(self._ledger, self.packs)
            for insight, evidence in evidence_of_pack(ledger)
        ]
        return [Asked(*each, number) for number, each in enumerate(pairs)]

    @property
    def files(self) -> pd.DataFrame:
        """Return the files in the order of the arrays."""
        return self._files

    def number_of(self, files: Sequence[str]) -> list[int]:
        """Return where files stand in the arrays."""
        place = self._place
        return [place[file] for file in files]

    @cached_property
    def _place(self) -> Mapping[str, int]:
        return {file: number for number, file in enumerate(self._files["file"])}

    @cached_property
    def uploads(self) -> tuple[str, ...]:
        """Return the ids of the files that would be new."""
        return tuple(arrival.id for arrival in self.scenario.arrivals)

    @cached_property
    def grades(self) -> tuple[Ints, Ints]:
        """Return ``(d,)`` how each file is marked before and after."""
        before = [int(grade) for grade in self._files["grade"]]
        after = graded(self.scenario, self._files["file"].tolist(), before)
        return np.array(before, dtype=np.int64), np.array(after, dtype=np.int64)

    @cached_property
    def sides(self) -> Sides:
        """Return what everybody reads and infers on either side."""
        store = {root.id: number for number, root in enumerate(self.index.roots())}
        files = self._files
        standings = Standings(
            (each.evidence for each in self.asked),
            replace(self.scenario.readership, classes=self._classes),
            there=~files["file"].isin(self.uploads).to_numpy(),
            store=np.array([store[root] for root in files["root"]], dtype=np.int64),
            names=self.scenario.names,
        )
        before = standings.situation(self.scenario.readership)
        for move in self.scenario.moves:
            self._play(standings, move)
        after = standings.situation(self.scenario.readership_after)
        if not self.uploads:
            return Sides(before, after, after)
        standings.remove(self.number_of(self.uploads))
        return Sides(before, after, standings.situation(self.scenario.readership_after))

    def _play(self, standings: Standings, move: Move) -> None:
        files = self.number_of(move.files)
        match move.step:
            case Upload():
                standings.put(files[:1])
                standings.remove(files[1:])
            case Remove():
                standings.remove(files)
            case Share() | MakePublic():
                standings.share(files, move.principal)
            case StopSharing():
                standings.stop_sharing(files, move.principal)
            case AddMember():
                standings.join(move.group, move.principal)
            case RemoveMember():
                standings.leave(move.group, move.principal)
            case CompromiseAccount():
                standings.compromise([move.principal])
            case CompromiseAdministrator():
                stores = range(len(self.index.roots())) if move.store is None else [move.store]
                standings.compromise(stores=stores)

    @cached_property
    def _files(self) -> pd.DataFrame:
        """Return all files, each of an access class that no step splits: those it treats alike stay together."""
        new = [
            file_frame([result], arrival.place.access_class).assign(
                root=arrival.place.root,
                root_name=arrival.place.root_name,
                available=result.available,
                owner=result.entry.owner or "",
            )
            for arrival, result in zip(self.scenario.arrivals, self.results, strict=True)
        ]
        files = files_of(self.index)
        for each in new:
            files = joined(files, each)
        return files.sort_values(["path", "file"], kind="stable").reset_index(drop=True)

    @cached_property
    def _kinds(self) -> tuple[tuple[AccessClass, ...], Ints]:
        """Return the access classes, those that some step splits apart, and the ``(d,)`` class of each file."""
        touched, classes = self.scenario.touched(), self.index.access_classes()
        alike: dict[tuple[int, tuple[int, ...]], int] = {(number, ()): number for number in range(len(classes))}
        found = [
            alike.setdefault((int(number), touched.get(file, ())), len(alike))
            for file, number in zip(self._files["file"], self._files["access_class"], strict=True)
        ]
        return tuple(classes[number] for number, _ in alike), np.array(found, dtype=np.int64)

    @property
    def _classes(self) -> tuple[AccessClass, ...]:
        return self._kinds[0]

    def _ledger(self, pack: Pack) -> Ledger:
        facts, links = rows_of(pack.name, self.results)
        tables = joined(self.index.facts(pack.name), facts), joined(self.index.links(pack.name), links)
        files = self._files.assign(access_class=self._kinds[1])
        topics = self._topics(pack) if pack.converges else {}
        ledger = ledger_from(pack, files, *tables, self.index.decisions(), topics)
        return replace(ledger, leaving=frozenset(self.scenario.touched()))

    def _topics(self, pack: Pack) -> dict[str, frozenset[str]]:
        """Return file -> the topics it is about, those of the new files with them."""
        of_new = {
            str(result.entry.file): frozenset(
                topic.name for one in result.extracts if one.pack == pack.name for topic in one.topics
            )
            for result in self.results
        }
        return {**topics_by_file(rows_in(self.index.topics(pack.name))), **of_new}
