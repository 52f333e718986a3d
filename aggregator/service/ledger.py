"""Everything the files say under one pack, and who is who in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from aggregator.extraction.alike import SURE, alike_names
from aggregator.extraction.merges import Merges, merges_of
from aggregator.extraction.subjects import IdentifierOrder, Identity, LinkedFiles, Subject, resolve
from aggregator.model.documents import FileId
from aggregator.model.facts import NAME, Identifier, Modality
from aggregator.model.identity import Alike, Decision
from aggregator.policy.records import Attribute, Insight, Pack
from aggregator.service.columns import rows_in
from aggregator.service.homonyms import told_apart
from aggregator.service.likenesses import named_of

if TYPE_CHECKING:
    from aggregator.service.deduced import Deductions
    from aggregator.service.derived import Derivations

UNKNOWN_SCOPE = "?"


@dataclass(frozen=True)
class Roster:
    """The subjects of one kind, and what the files say of them.

    Parameters
    ----------
    facts
        The facts about them, with a column ``node`` that holds the `Identifier` that they count as; merged ones are
        as sure as they and the merge are together.
    offered
        Pairs that may be one subject and are not sure enough to be merged, the surest first.
    """

    identity: Identity
    facts: pd.DataFrame
    listed_values: Mapping[str, Mapping[str, str]]
    attributes: Mapping[str, Attribute]
    merges: Merges
    offered: tuple[Alike, ...] = ()

    @cached_property
    def counting(self) -> pd.DataFrame:
        """Return the facts whose modality makes a cell known: not what is denied, supposed or only planned."""
        pairs = zip(self.facts["attribute"], self.facts["modality"], strict=True)
        counts = [self.attributes[name].counts(Modality(modality)) for name, modality in pairs]
        return self.facts[np.array(counts, dtype=np.bool_)]

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
        called = _counted(self.facts["node"], self.facts["name"], [1.0] * len(self.facts))
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
        rows = self.counting[self.counting["attribute"] == attribute]
        said = _counted(rows["node"], rows["value"], rows["confidence"])
        scopes = []
        for subject in self.identity.subjects:
            own = self.listed_values.get(subject.id, {}).get(attribute) if subject.listed else None
            scopes.append(own or _most(_votes(said, subject.identifiers)) or UNKNOWN_SCOPE)
        return tuple(scopes)

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
    topics
        File -> the pack's topics that it is about.
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
    topics: Mapping[str, frozenset[str]] = field(default_factory=dict)
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
    def rosters(self) -> dict[str, Roster]:
        """Return who is who, for each kind of subject of the pack."""
        return {kind: self._roster(kind) for kind in self.pack.subjects}

    def subjects_called(self, identifier: Identifier, file: str = "") -> tuple[tuple[str, str], ...]:
        """Return the id and shown name of every subject that an identifier gives its facts to, in one file."""
        called = self.rosters[identifier.kind].called
        became = self.apart.get((file, identifier), (identifier,))
        return tuple(dict.fromkeys(subject for each in became for subject in called.get(each, ())))

    def _roster(self, kind: str) -> Roster:
        rows = self.facts[self.facts["kind"] == kind]
        known: dict[tuple[str, str], Identifier] = {}
        said = [
            known.setdefault((scheme, value), Identifier(kind, scheme, value))
            for scheme, value in zip(rows["scheme"], rows["identifier"], strict=True)
        ]
        links = self._links(kind)
        alike = alike_names(named_of(self.pack, kind, rows, links, self.names))
        merges = self._merges(kind, known.values(), links, alike)
        nodes = pd.Series([merges.main(identifier) for identifier in said], index=rows.index, dtype=object)
        sure = rows["confidence"] * [merges.confidence(identifier) for identifier in said]
        facts = rows.assign(node=nodes, confidence=sure)
        linked = [LinkedFiles(merges.main(one), merges.main(other), file) for one, other, file in links]
        identity = resolve(self.pack, kind, set(nodes), linked, self._scope_values(kind, facts))
        self.notes.update(dict.fromkeys([*merges.warnings, *identity.warnings]))
        offered = tuple(self._offered(alike, merges))
        return Roster(identity, facts, self.pack.subjects[kind].listed_values, self.pack.attributes, merges, offered)

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

    def _scope_values(self, kind: str, facts: pd.DataFrame) -> dict[Identifier, set[str]]:
        scopes = {insight.within for insight in self.pack.insights.values() if insight.over == kind and insight.within}
        values: dict[Identifier, set[str]] = defaultdict(set)
        rows = facts[facts["attribute"].isin(scopes)]
        for node, value in zip(rows["node"], rows["value"], strict=True):
            values[node].add(value)
        return values


def _counted(
    nodes: pd.Series, words: pd.Series, weights: pd.Series | list[float]
) -> dict[Identifier, dict[str, float]]:
    counts: dict[Identifier, dict[str, float]] = defaultdict(dict)
    for node, word, weight in zip(nodes, words, weights, strict=True):
        of_node = counts[node]
        of_node[word] = of_node.get(word, 0.0) + weight
    return counts


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
