"""The evidence graph of a finding: files, the facts they give, the subjects those reveal, the insight."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx
import numpy as np

from aggregator.exposure.kernel import Bools, Evidence, grid_of
from aggregator.exposure.timeline import first_revealed, since
from aggregator.model.findings import Finding


def evidence_graph(evidence: Evidence, finding: Finding, *, nodes: int = 200) -> nx.DiGraph[str]:
    """Return the graph of a finding's first minimal revealing sets, up to a number of nodes.

    Edges point from what gives to what is given. Several files that give a fact together, such as a table and the
    list that links it, each have an edge to it. Attributes are texts, whole numbers, floats and booleans only, so
    that every format of graphs takes them:

    ============================  ========================================================================
    node ``file:<path>``          ``kind`` "file"; ``label`` its path; ``copies`` how many other files hold the same;
                                  ``grade`` the grade of its own marking, 0 where it has none
    node ``fact:<subject>:<attribute>``  ``kind`` "fact"; ``label`` the attribute; ``subject`` the subject's id
    node ``subject:<id>``         ``kind`` "subject"; ``label`` its shown name; ``since`` the first day (ISO) on which
                                  the files shown reveal it, empty where nobody can say
    node ``insight:<name>``       ``kind`` "insight"; ``label`` its name; ``severity``; ``scope``, empty where there is
                                  none; ``revealed``, ``population``, ``coverage``
    edge file to fact             ``kind`` "gives"; ``alone`` whether the file gives it without another
    edge fact to subject          ``kind`` "reveals"
    edge subject to insight       ``kind`` "exposes"
    graph                         ``finding`` its id; ``sets_shown`` of ``sets_listed`` sets; ``subjects_shown`` of the
                                  ``subjects_revealed`` by the first set; ``nodes_at_most``; ``is_whole``
    ============================  ========================================================================

    Examples
    --------
    >>> from aggregator.exposure.assess import assess
    >>> from aggregator.exposure.audiences import Readership
    >>> from aggregator.exposure.example import TWO_FILES
    >>> from aggregator.model.access import AccessClass
    >>> from aggregator.model.findings import Severity
    >>> from aggregator.policy.records import Insight, Step
    >>> insight = Insight("where it is", ("capacity", "location"), "plant", (Step(Severity.HIGH, subjects=1),))
    >>> found = assess(TWO_FILES, insight, "power", Readership((AccessClass(frozenset({"everyone"})),)))
    >>> graph = evidence_graph(TWO_FILES, found.findings[0])
    >>> sorted(graph.predecessors("subject:P-01")), sorted(graph.predecessors("fact:P-01:location"))
    (['fact:P-01:capacity', 'fact:P-01:location'], ['file:b.csv'])
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    insight = f"insight:{finding.insight}"
    graph.add_node(
        insight,
        kind="insight",
        label=finding.insight,
        severity=finding.severity.word,
        scope=finding.scope or "",
        revealed=finding.revealed,
        population=finding.population,
        coverage=finding.coverage,
    )
    sets_shown, subjects, revealed, is_whole = 0, set[str](), 0, True
    for each in finding.minimal_sets:
        files = np.isin(np.array(evidence.paths), np.array(each.files))
        shown, of_all = _add_set(graph, evidence, finding.scope, files, insight, nodes)
        subjects.update(shown)
        revealed = revealed or of_all
        is_whole = len(shown) == of_all
        if not is_whole and sets_shown:
            break
        sets_shown += 1
        if not is_whole:
            break
    graph.graph.update(
        finding=finding.id,
        sets_shown=sets_shown,
        sets_listed=len(finding.minimal_sets),
        subjects_shown=len(subjects),
        subjects_revealed=revealed,
        nodes_at_most=nodes,
        is_whole=is_whole and sets_shown == len(finding.minimal_sets),
    )
    return graph


def _add_set(
    graph: nx.DiGraph[str], evidence: Evidence, scope: str | None, files: Bools, insight: str, nodes: int
) -> tuple[list[str], int]:
    """Add the subjects that a set reveals while there is room; return those shown and how many there are."""
    grid = grid_of(evidence, files, copies_apart=True).counted_in(evidence.scopes.index(scope))
    row, unit = grid.units_of_rows()
    cell, alone = grid.rows_of_cells()[row], grid.row_witness[row] < grid.units
    dates = first_revealed(evidence, files)
    owner = grid.subject_of_ways()[cell // grid.width]
    edges = np.searchsorted(owner, np.arange(len(grid.subject) + 1)).tolist()
    shown = []
    for position, subject in enumerate(grid.subject.tolist()):
        mine = slice(edges[position], edges[position + 1])
        given: dict[tuple[str, int], bool] = {}
        for place, each, one in zip(
            (cell[mine] % grid.width).tolist(), unit[mine].tolist(), alone[mine].tolist(), strict=True
        ):
            key = (evidence.attributes[place], int(grid.shown[each]))
            given[key] = one or given.get(key, False)
        paths = [evidence.paths[file] for _, file in given]
        name = f"subject:{evidence.subjects[subject]}"
        new = {name, *(f"fact:{evidence.subjects[subject]}:{a}" for a, _ in given), *(f"file:{p}" for p in paths)}
        if len(graph) + len(new - set(graph)) > nodes:
            break
        _add_subject(graph, evidence, subject, given, insight)
        graph.nodes[name]["since"] = since(dates[[subject]], 1) or ""
        shown.append(evidence.subjects[subject])
    return shown, len(grid.subject)


def _add_subject(
    graph: nx.DiGraph[str], evidence: Evidence, subject: int, given: Mapping[tuple[str, int], bool], insight: str
) -> None:
    name = f"subject:{evidence.subjects[subject]}"
    graph.add_node(name, kind="subject", label=evidence.names[subject])
    graph.add_edge(name, insight, kind="exposes")
    for (attribute, number), alone in sorted(given.items(), key=lambda each: (each[0][0], evidence.paths[each[0][1]])):
        path = evidence.paths[number]
        fact, file = f"fact:{evidence.subjects[subject]}:{attribute}", f"file:{path}"
        copies = int(np.count_nonzero(evidence.cluster == evidence.cluster[number])) - 1
        graph.add_node(file, kind="file", label=path, copies=copies, grade=int(evidence.grade[number]))
        graph.add_node(fact, kind="fact", label=attribute, subject=evidence.subjects[subject])
        graph.add_edge(file, fact, kind="gives", alone=alone)
        graph.add_edge(fact, name, kind="reveals")
