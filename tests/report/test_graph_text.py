"""An evidence graph that other programs read back as it was."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import networkx as nx
import pytest

from aggregator.exposure.assess import assess
from aggregator.exposure.audiences import Readership
from aggregator.exposure.example import evidence_of
from aggregator.exposure.graph import evidence_graph
from aggregator.model.access import AccessClass
from aggregator.model.errors import UsageError
from aggregator.model.findings import Severity
from aggregator.policy.records import Insight, Step
from aggregator.report.graph_text import FORMATS, graph_text

INSIGHT = Insight("where it is", ("capacity", "location"), "plant", (Step(Severity.HIGH, subjects=1),))
EVIDENCE = evidence_of(
    [
        ("P-01", "capacity", ["units.csv", "links.csv"], 3),
        ("P-01", "location", ["map\u202e.md"], 9),
        ("P-01", "location", ["copy.md"], 9),
    ],
    ["capacity", "location"],
    copies={"copy.md": "map\u202e.md"},
    grades={"units.csv": 2},
)


@pytest.fixture
def graph():
    site = Readership((AccessClass(frozenset({"everyone"})),))
    return evidence_graph(EVIDENCE, assess(EVIDENCE, INSIGHT, "grid", site).findings[0])


def test_every_node_and_edge_has_its_attributes(graph):
    assert graph.nodes["file:units.csv"] == {"kind": "file", "label": "units.csv", "copies": 0, "grade": 2}
    assert graph.nodes["file:copy.md"] == {"kind": "file", "label": "copy.md", "copies": 1, "grade": 0}
    assert graph.nodes["fact:P-01:location"] == {"kind": "fact", "label": "location", "subject": "P-01"}
    assert graph.nodes["subject:P-01"] == {"kind": "subject", "label": "P-01", "since": "1970-01-10"}
    assert graph.nodes["insight:where it is"] == {
        "kind": "insight", "label": "where it is", "severity": "high", "scope": "", "revealed": 1, "population": 1,
        "coverage": 1.0,
    }  # fmt: skip
    assert graph.edges["file:units.csv", "fact:P-01:capacity"] == {"kind": "gives", "alone": False}
    assert graph.edges["file:copy.md", "fact:P-01:location"] == {"kind": "gives", "alone": True}
    assert graph.edges["fact:P-01:location", "subject:P-01"] == {"kind": "reveals"}
    assert graph.edges["subject:P-01", "insight:where it is"] == {"kind": "exposes"}


def test_graphml_is_read_back_as_it_was(graph):
    read = nx.read_graphml(io.BytesIO(graph_text(graph, "graphml").encode()))
    assert dict(read.nodes(data=True)) == dict(graph.nodes(data=True))
    assert set(read.edges) == set(graph.edges)
    assert read.graph["finding"] == graph.graph["finding"]
    assert read.graph["is_whole"] is True


def test_json_has_nodes_and_links(graph):
    written = json.loads(graph_text(graph, "json"))
    assert {node["id"] for node in written["nodes"]} == set(graph.nodes)
    assert {(link["source"], link["target"]) for link in written["links"]} == set(graph.edges)
    assert nx.is_isomorphic(nx.node_link_graph(written, edges="links"), graph)
    assert graph_text(graph, "json") == graph_text(graph, "json")


@pytest.mark.parametrize("output_format", list(FORMATS))
def test_what_deceives_a_reader_or_breaks_xml_is_shown_as_its_code_point(output_format):
    bad: nx.DiGraph = nx.DiGraph()
    bad.add_node("file:a\x00\u202eb", kind="file", label="a\x00\u202eb")
    text = graph_text(bad, output_format)
    assert not re.search("[\x00\u202e]", text)
    assert "U+202E" in text


def test_an_unknown_format_is_a_mistake_with_the_known_ones(graph):
    with pytest.raises(UsageError, match=r"'gexf' \(known: graphml, json\)"):
        graph_text(graph, "gexf")


def test_every_attribute_is_documented():
    said = evidence_graph.__doc__ or ""
    for name in ("copies", "grade", "subject", "since", "severity", "scope", "revealed", "population", "alone"):
        assert f"``{name}``" in said
    assert "GraphML" in Path(__file__).parents[2].joinpath("README.md").read_text("utf-8")
