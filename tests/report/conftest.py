"""Reports to lay out: a drive with an association, a cardinality over a province, and findings of every other kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import networkx as nx
import pytest

from aggregator.model.findings import (
    Audience,
    Factor,
    FileShare,
    Finding,
    Reached,
    Remediation,
    RevealingSet,
    Severity,
)
from aggregator.report.content import EvidenceRow, FindingPage, NotRead, PackUsed, ReportContent, TimelineStep

HOSTILE_NAME = "reports/<img src=x onerror=alert(1)>.docx"
OVERRIDE_NAME = "reports/invoice\u202excod.exe"
LONG_NAME = "archive/" + "very-long-folder-name/" * 10 + "x" * 80 + ".xlsx"


def make_finding(**changes: Any) -> Finding:
    """Return an association of two files, with changes."""
    sets = changes.pop("sets", [("operations/maintenance-2025.md", "sites/plant-register.xlsx")])
    finding = Finding(
        id="0f3a9c2d11e84b70",
        pack="power-grid",
        insight="when a plant is weakest",
        scope=None,
        kind="aggregation",
        audience=Audience("principals", ("staff",), 2310),
        audiences=(),
        administrator=Reached("administrator", 3, 1.0, Severity.CRITICAL),
        severity=Severity.HIGH,
        revealed=1,
        population=3,
        coverage=1 / 3,
        revealed_outside=0,
        subjects=("P-01",),
        gain=1 / 3,
        since="2025-03-04",
        minimal_sets=tuple(RevealingSet(tuple(files), {}) for files in sets),
        minimal_sets_total=len(sets),
        minimal_sets_complete=True,
        factors=None,
        revealed_by_one_file=(),
        attribution=tuple(FileShare(path, 0.5) for path in sets[0]),
        remediation=Remediation((sets[0][0],), None, None, "feasible"),
        recommended_marking={"en": "secret", "zh": "机密"},
        because={
            "en": "Shows the days on which an attack would cost most.",
            "zh": "显示在哪些日子发动攻击代价最大。",
        },
    )
    return replace(finding, **changes)


def make_graph(
    subjects: Mapping[str, Mapping[str, Sequence[str]]], insight: str = "when a plant is weakest", **told: int
) -> nx.DiGraph[str]:
    """Return an evidence graph from subject -> attribute -> files."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    end = f"insight:{insight}"
    graph.add_node(end, kind="insight", label=insight)
    for subject, facts in subjects.items():
        graph.add_node(f"subject:{subject}", kind="subject", label=subject)
        graph.add_edge(f"subject:{subject}", end)
        for attribute, files in facts.items():
            fact = f"fact:{subject}:{attribute}"
            for file in files:
                graph.add_node(f"file:{file}", kind="file", label=file)
                graph.add_edge(f"file:{file}", fact)
            graph.add_node(fact, kind="fact", label=attribute)
            graph.add_edge(fact, f"subject:{subject}")
    whole = {"sets_shown": 1, "sets_listed": 1, "subjects_shown": len(subjects), "subjects_revealed": len(subjects)}
    graph.graph.update(whole | {"nodes_at_most": 200} | told)
    return graph


def association_page(**changes: Any) -> FindingPage:
    """Return a page of two files about one plant."""
    finding = make_finding(**changes)
    plan, register = finding.minimal_sets[0].files[:2]
    return FindingPage(
        finding=finding,
        graph=make_graph({"Northfield 北田电站": {"outage": [plan], "capacity": [register]}}),
        timeline=(TimelineStep("2025-03-04", 1, (plan,)),),
        threshold=1,
        evidence=(
            EvidenceRow("Northfield", "outage", plan, "line 4", "text: cue 'out of service'", 0.9, None),
            EvidenceRow("Northfield", "capacity", register, "Plants!C4", "table: heading 'Capacity (MW)'", 0.95, None),
        ),
    )


def cardinality_page() -> FindingPage:
    """Return a page of a province's capacity: many subjects, a linkage table, a long history, several audiences."""
    files = (
        "sites/coordinates-2024.csv",
        "finance/capacity-payments.xlsx",
        "exchange/linkage.csv",
        "archive/old/coordinates-2019.csv",
    )
    names = [f"Station {number:02d} 水电站" for number in range(1, 41)]
    graph = make_graph(
        {
            name: {"location": [files[0 if number % 3 else 3]], "capacity": [files[1], files[2]]}
            for number, name in enumerate(names)
        },
        "where the capacity is",
        sets_listed=2,
        subjects_revealed=187,
    )
    finding = make_finding(
        id="b7714bd0c5a1f3e2",
        insight="where the capacity is",
        scope="Hubei",
        severity=Severity.CRITICAL,
        audience=Audience("everyone", ("everyone",), None),
        audiences=(
            Reached("grid-planning", 204, 0.907, Severity.CRITICAL),
            Reached("finance", 190, 0.844, Severity.HIGH),
        ),
        administrator=Reached("administrator", 224, 0.9956, Severity.CRITICAL),
        revealed=187,
        population=225,
        coverage=187 / 225,
        revealed_outside=4,
        subjects=(),
        gain=0.8,
        since="2021-06-30",
        sets=[files[:3], (files[3], *files[1:3])],
        minimal_sets_total=None,
        minimal_sets_complete=False,
        attribution=tuple(FileShare(path, share) for path, share in zip(files, (80.5, 62.25, 31, 13.25), strict=True)),
        remediation=Remediation(files[1:2], None, None, "feasible"),
    )
    one, two = finding.minimal_sets
    copied = RevealingSet(one.files, {files[0]: ("sites/copy of coordinates.csv", "backup/coordinates-2024.csv")})
    timeline = tuple(
        TimelineStep(f"{2013 + number // 4}-{1 + number % 4 * 3:02d}-15", revealed, (files[number % 4],))
        for number, revealed in enumerate([2, 5, 6, 9, 12, 40, 42, 44, 60, 61, 70, 90, 94, 95, 101, 150, 160, 171, 187])
    )
    rows = tuple(
        EvidenceRow(names[n % 40], "capacity", files[1], f"Sheet1!D{n}", "table: heading 'MW'", 0.95, None)
        for n in range(80)
    )
    return FindingPage(replace(finding, minimal_sets=(copied, two)), graph, timeline, 135, rows)


def product_page() -> FindingPage:
    """Return a page of an association with 36 sets that are a product of two groups."""
    plans = tuple(f"operations/weekly/plan-{week:02d}.md" for week in range(1, 13))
    registers = ("sites/plant-register.xlsx", HOSTILE_NAME, OVERRIDE_NAME)
    sets = [(plan, register) for plan in plans for register in registers]
    page = association_page(
        id="5a5a5a5a00000001",
        severity=Severity.MEDIUM,
        audience=Audience("principals", ("operations", "contractors"), 41),
        sets=sets,
        factors=(Factor("P-01", (("outage",), ("capacity", "location")), (plans, registers)),),
        remediation=Remediation(registers, 3.0, 0.0, "optimal"),
        attribution=tuple(FileShare(path, 1 / 15) for path in (*plans, *registers)),
    )
    graph = make_graph({"Northfield": {"outage": plans, "capacity": registers, "location": registers}})
    return replace(page, graph=graph)


def label_page(kind: str, path: str, insight: str, severity: Severity, **changes: Any) -> FindingPage:
    """Return the page of a finding that one file makes, without evidence."""
    finding = make_finding(
        id=f"{abs(hash_of(path)):016x}",
        pack="",
        insight=insight,
        kind=kind,
        severity=severity,
        sets=[(path,)],
        revealed=1,
        population=1,
        coverage=1.0,
        gain=0.0,
        subjects=(),
        revealed_by_one_file=(path,),
        **changes,
    )
    return FindingPage(finding, nx.DiGraph(), (), 0, ())


def hash_of(text: str) -> int:
    """Return a number for a text, the same in every run."""
    return sum(ord(character) * 131**position for position, character in enumerate(text)) % 2**64


def make_content(**changes: Any) -> ReportContent:
    """Return a whole report."""
    content = ReportContent(
        made="2025-06-01T08:30:00+00:00",
        stores=("group-drive",),
        packs=(PackUsed("power-grid", 1, {"en": "Electricity supply", "zh": "电力供应"}, "9f" * 32),),
        files=12840,
        not_read=(
            NotRead("group-drive", "scans/site-plan.pdf", "needs_ocr", "pages without text: 1, 2"),
            NotRead("group-drive", "finance/contracts/lease.docx", "encrypted", "the file is encrypted"),
            NotRead("group-drive", "notes.one", "unsupported", "no reader for application/onenote"),
        ),
        permissions_known=True,
        pages=(
            cardinality_page(),
            association_page(audiences=(Reached("board", 2, 2 / 3, Severity.CRITICAL),)),
            product_page(),
            label_page("single_file", "sites/full-register.xlsx", "where the capacity is", Severity.HIGH),
            label_page("marking", "drafts/涉密会议纪要.docx", "marked 机密★10年", Severity.HIGH),
            label_page("location", LONG_NAME.replace(".xlsx", ".jpg"), "a photo says where it was taken", Severity.LOW),
        ),
    )
    return replace(content, **changes)


def make_many(n: int) -> ReportContent:
    """Return a report of so many findings, each with a graph, a timeline and evidence."""
    page = cardinality_page()
    pages = (
        replace(page, finding=replace(page.finding, id=f"{each:016x}", scope=f"Region {each}")) for each in range(n)
    )
    return make_content(pages=tuple(pages))


@pytest.fixture
def finding() -> Callable[..., Finding]:
    return make_finding


@pytest.fixture
def content() -> ReportContent:
    return make_content()


@pytest.fixture
def content_with() -> Callable[..., ReportContent]:
    return make_content


@pytest.fixture
def page_with() -> Callable[..., FindingPage]:
    return association_page


@pytest.fixture
def graph_of() -> Callable[..., nx.DiGraph[str]]:
    return make_graph


@pytest.fixture
def many() -> Callable[[int], ReportContent]:
    return make_many
