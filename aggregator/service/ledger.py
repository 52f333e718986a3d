"""Everything the files say under one pack, and who is who in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from aggregator.extraction.alike import SURE, alike_names
from aggregator.extraction.merges import Merges, merges_of
from aggregator.extraction.subjects import IdentifierOrder, Identity, LinkedFiles, Subject, resolve
from aggregator.model.documents import FileId
from aggregator.model.facts import NAME, Identifier, Modality
from aggregator.model.identity import Alike, Decision
from aggregator.policy.records import Attribute, Insight, Pack
from aggregator.service.columns import Ints, codes_of, numbered, only, rows_in, words_of
from aggregator.service.homonyms import told_apart
from aggregator.service.likenesses import named_of

if TYPE_CHECKING:
    from aggregator.service.census import Census
    from aggregator.service.deduced import Deductions
    from aggregator.service.derived import Derivations
    from aggregator.service.stated import Stated

UNKNOWN_SCOPE = "?"

Floats = NDArray[np.float64]
SmallInts = NDArray[np.int32]


@dataclass(frozen=True)
class Roster:
    """The subjects of one kind, and what the files say of them.

    Parameters
    ----------
    nodes
        The identifiers that facts count as.
    facts
        The facts about them; column ``node`` points into ``nodes``, ``number`` is that of the file. Merged ones are as
        sure as they and the merge are together.
    offered
        Pairs that may be one subject and are not sure enough to be merged, the surest first.
    """

    identity: Identity
    nodes: tuple[Identifier, ...]
    facts: pd.DataFrame
    listed_values: Mapping[str, Mapping[str, str]]
    attributes: Mapping[str, Attribute]
    merges: Merges
    offered: tuple[Alike, ...] = ()

    @cached_property
    def counting(self) -> pd.DataFrame:
        """Return the facts whose modality makes a cell known: not what is denied, supposed or only planned."""
        attribute, modality = self.facts["attribute"], self.facts["modality"]
        counts = np.array(
            [
                [
                    name in self.attributes and self.attributes[name].counts(Modality(each))
                    for each in words_of(modality)
                ]
                for name in words_of(attribute)
            ],
            dtype=np.bool_,
        ).reshape(len(words_of(attribute)), len(words_of(modality)))
        return only(self.facts, counts[codes_of(attribute), codes_of(modality)])

    def known(self, insight: Insight) -> pd.DataFrame:
        """Return the facts that each make a cell known that an insight requires."""
        facts = self.said(insight)
        return facts[facts["confidence"] >= insight.confidence_floor]

    def said(self, insight: Insight) -> pd.DataFrame:
        """Return the facts about what an insight requires, however sure they are."""
        return self.counting[self.counting["attribute"].isin(insight.required)]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the name to show for each subject: the pack's own, else the one most facts call it by.

        A table of keys alone names its subjects by them; whatever else files call a subject goes before a key.
        """
        called = self._counted(self.facts["node"], self.facts["name"], np.ones(len(self.facts)))
        names = []
        for subject in self.identity.subjects:
            votes = _votes(called, () if subject.listed else subject.identifiers)
            votes.pop("", None)
            names.append(_most(votes) or subject.label if subject.listed else _name_of(subject, votes))
        return tuple(names)

    def scopes(self, attribute: str | None) -> tuple[str | None, ...]:
        """Return the scope of each subject: what its list says, else what most files say, else unknown."""
        if attribute is None:
            return (None,) * len(self.identity.subjects)
        rows = self.counting.loc[self.counting["attribute"] == attribute, ["node", "value", "confidence"]]
        said = self._counted(rows["node"], rows["value"], rows["confidence"].to_numpy())
        scopes = []
        for subject in self.identity.subjects:
            own = self.listed_values.get(subject.id, {}).get(attribute) if subject.listed else None
            scopes.append(own or _most(_votes(said, subject.identifiers)) or UNKNOWN_SCOPE)
        return tuple(scopes)

    def _counted(self, nodes: pd.Series, words: pd.Series, weights: Floats) -> dict[Identifier, dict[str, float]]:
        """Return how often each identifier goes with which word."""
        counts: dict[Identifier, dict[str, float]] = defaultdict(dict)
        texts, span = words_of(words), len(words_of(words)) + 1
        keys = nodes.to_numpy() * span + codes_of(words) + 1
        found, place = np.unique(keys, return_inverse=True)
        sums = np.bincount(place, weights=weights, minlength=len(found)).tolist()
        for node, word, weight in zip((found // span).tolist(), (found % span - 1).tolist(), sums, strict=True):
            counts[self.nodes[node]][texts[word]] = weight
        return counts

    @cached_property
    def called(self) -> Mapping[Identifier, tuple[tuple[str, str], ...]]:
        """Return the id and shown name of every subject that an identifier gives its facts to."""
        called: dict[Identifier, list[tuple[str, str]]] = defaultdict(list)
        for subject, name in zip(self.identity.subjects, self.names, strict=True):
            for identifier in subject.identifiers:
                called[identifier].append((subject.id, name))
        for alias, merge in self.merges.by_alias.items():
            called[alias] = called[merge.into]
        return {identifier: tuple(subjects) for identifier, subjects in called.items()}


@dataclass(frozen=True)
class Ledger:
    """Everything the files say under one pack.

    Parameters
    ----------
    facts
        Columns ``file, kind, scheme, identifier, name, attribute, value, period, confidence, available, modality``.
    links
        Columns ``file, kind, scheme, identifier, other_kind, other_scheme, other_value, confidence, available``.
    files
        Columns ``file, path, grade, access_class, cluster``; one row a file, in the order of the arrays.
    decisions
        What persons decided about identifiers, the earliest first.
    notes
        Sentences on what was simplified, in order; they are added while the rest is made.
    deductions
        What follows from the facts under ``adds_up``, by how sure they must be; made when it is asked for.
    derivations
        The same of ``derives``.
    stated, censuses, at_least
        What files say of each kind of subject, who counts where, and how many there are at least; made when they are
        asked for.
    topics
        File -> the pack's topics that it is about.
    leaving
        Files that may go: what follows without them is known as whole as what follows with them.
    apart, names
        Which identifiers a name became that is used in several scopes, by file, and the name each of them stands for.
    """

    pack: Pack
    facts: pd.DataFrame
    links: pd.DataFrame
    files: pd.DataFrame
    decisions: tuple[Decision, ...] = ()
    notes: dict[str, None] = field(default_factory=dict)
    deductions: dict[float, Deductions] = field(default_factory=dict)
    derivations: dict[float, Derivations] = field(default_factory=dict)
    stated: dict[str, Stated] = field(default_factory=dict)
    censuses: dict[tuple[str, str | None], Census] = field(default_factory=dict)
    at_least: dict[tuple[str, str | None], Mapping[str | None, int]] = field(default_factory=dict)
    topics: Mapping[str, frozenset[str]] = field(default_factory=dict)
    leaving: frozenset[str] = frozenset()
    apart: Mapping[tuple[str, Identifier], tuple[Identifier, ...]] = field(default_factory=dict)
    names: Mapping[Identifier, str] = field(default_factory=dict)

    @classmethod
    def over(
        cls,
        pack: Pack,
        facts: pd.DataFrame,
        links: pd.DataFrame,
        files: pd.DataFrame,
        decisions: tuple[Decision, ...] = (),
        topics: Mapping[str, frozenset[str]] | None = None,
    ) -> Ledger:
        """Return a ledger of these rows, in which names that are used in several scopes are told apart."""
        found = told_apart(pack, facts, links)
        apart, names, about = found.by_file, found.names, topics or {}
        return cls(pack, found.facts, found.links, files, decisions, apart=apart, names=names, topics=about)

    @cached_property
    def file_number(self) -> dict[str, int]:
        """Return the array index of each file."""
        return {file: number for number, file in enumerate(self.files["file"])}

    @cached_property
    def leaving_numbers(self) -> frozenset[int]:
        """Return the array indices of the files that may go."""
        return frozenset(self.file_number[file] for file in self.leaving if file in self.file_number)

    @cached_property
    def file_columns(self) -> Mapping[str, Any]:
        """Return the columns of the files as `aggregator.exposure.kernel.Evidence` has them."""
        numbers = {name: self.files[name].to_numpy(dtype=np.int64) for name in ("cluster", "grade", "access_class")}
        return {"files": tuple(self.files["file"]), "paths": tuple(self.files["path"]), **numbers}

    @cached_property
    def rosters(self) -> dict[str, Roster]:
        """Return who is who, for each kind of subject of the pack."""
        return {kind: self._roster(kind) for kind in self.pack.subjects}

    def subjects_called(self, identifier: Identifier, file: str = "") -> tuple[tuple[str, str], ...]:
        """Return the id and shown name of every subject that an identifier gives its facts to, in one file."""
        called = self.rosters[identifier.kind].called
        became = self.apart.get((file, identifier), (identifier,))
        return tuple(dict.fromkeys(subject for each in became for subject in called.get(each, ())))

    def _roster(self, kind: str) -> Roster:
        rows = only(self.facts, (self.facts["kind"] == kind).to_numpy())
        said, node = _identifiers(kind, rows)
        links = self._links(kind)
        alike = alike_names(named_of(self.pack, kind, rows, links, self.names))
        merges = self._merges(kind, said, links, alike)
        mains = {merges.main(identifier): None for identifier in said}
        place = {main: number for number, main in enumerate(mains)}
        into = np.array([place[merges.main(identifier)] for identifier in said], dtype=np.int64)
        sure = np.array([merges.confidence(identifier) for identifier in said])
        facts = rows.assign(
            node=into[node], confidence=rows["confidence"].to_numpy() * sure[node], number=self._numbers(rows["file"])
        )
        nodes = tuple(mains)
        linked = [LinkedFiles(merges.main(one), merges.main(other), file) for one, other, file in links]
        identity = resolve(self.pack, kind, mains.keys(), linked, self._scope_values(kind, facts, nodes))
        self.notes.update(dict.fromkeys([*merges.warnings, *identity.warnings]))
        offered = tuple(self._offered(alike, merges))
        listed = self.pack.subjects[kind].listed_values
        return Roster(identity, nodes, facts, listed, self.pack.attributes, merges, offered)

    def _numbers(self, files: pd.Series) -> SmallInts:
        """Return the number of each file of a column."""
        known = self.file_number
        of_code = np.array([known.get(file, -1) for file in words_of(files)], dtype=np.int32)
        return of_code[codes_of(files)]

    def _offered(self, alike: Iterable[Alike], merges: Merges) -> Iterator[Alike]:
        decided = {decision.pair for decision in self.decisions}
        for pair in alike:
            if merges.main(pair.one) != merges.main(pair.other) and frozenset((pair.one, pair.other)) not in decided:
                yield pair

    def _merges(
        self, kind: str, identifiers: Iterable[Identifier], links: Sequence[LinkedFiles], alike: Iterable[Alike]
    ) -> Merges:
        decided = [decision for decision in self.decisions if decision.one.kind == kind]
        nodes = {*identifiers, *(each for link in links for each in (link.left, link.right))}
        nodes.update(each for decision in decided for each in (decision.one, decision.other))
        sure = [pair for pair in alike if pair.confidence >= SURE]
        nodes.update(each for pair in sure for each in (pair.one, pair.other))
        return merges_of(decided, sure, IdentifierOrder(self.pack.subjects[kind], nodes).key)

    def _links(self, kind: str) -> list[LinkedFiles]:
        apart = {decision.pair: not decision.same for decision in self.decisions}
        links = [
            LinkedFiles(
                Identifier(kind, row.scheme, row.identifier),
                Identifier(row.other_kind, row.other_scheme, row.other_value),
                FileId(row.file),
            )
            for row in rows_in(self.links[self.links["kind"] == kind])
        ]
        return [link for link in links if not apart.get(frozenset((link.left, link.right)))]

    def _scope_values(self, kind: str, facts: pd.DataFrame, nodes: Sequence[Identifier]) -> dict[Identifier, set[str]]:
        scopes = {insight.within for insight in self.pack.insights.values() if insight.over == kind and insight.within}
        values: dict[Identifier, set[str]] = defaultdict(set)
        rows = facts.loc[facts["attribute"].isin(scopes), ["node", "value"]].drop_duplicates()
        for node, value in rows_in(rows):
            values[nodes[node]].add(value)
        return values


def _identifiers(kind: str, rows: pd.DataFrame) -> tuple[list[Identifier], Ints]:
    """Return the identifiers that rows are about, and which of them each row is about."""
    schemes, values = words_of(rows["scheme"]), words_of(rows["identifier"])
    keys = codes_of(rows["scheme"]) * len(values) + codes_of(rows["identifier"])
    found, node = numbered(keys, len(schemes) * len(values))
    return [Identifier(kind, schemes[key // len(values)], values[key % len(values)]) for key in found.tolist()], node


def _votes(counts: Mapping[Identifier, Mapping[str, float]], identifiers: tuple[Identifier, ...]) -> dict[str, float]:
    votes: dict[str, float] = defaultdict(float)
    for identifier in identifiers:
        for word, weight in counts.get(identifier, {}).items():
            votes[word] += weight
    return votes


def _name_of(subject: Subject, votes: Mapping[str, float]) -> str:
    """Return what most facts call a subject, else what links do, and a key only where there is nothing else."""
    keys = [each.value.casefold() for each in subject.identifiers if each.scheme != NAME]
    spoken = {word: weight for word, weight in votes.items() if not _is_key(word.casefold(), keys)}
    if spoken:
        return _most(spoken) or subject.label
    if not _is_key(subject.label.casefold(), keys):
        return subject.label
    linked = (each.value for each in subject.identifiers if each.scheme == NAME)
    return next((name for name in linked if not _is_key(name, keys)), _most(votes) or subject.label)


def _is_key(word: str, keys: Iterable[str]) -> bool:
    """Return whether a word is one of some keys, or one with more letters and digits before it.

    Examples
    --------
    >>> _is_key("wri1008061", ["1008061"]), _is_key("unit 12", ["12"])
    (True, False)
    """
    return any(word.endswith(key) and (word == key or word.removesuffix(key).isalnum()) for key in keys)


def _most(votes: Mapping[str, float]) -> str | None:
    return min(votes, key=lambda word: (-votes[word], word)) if votes else None
