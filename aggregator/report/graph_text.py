"""An evidence graph as text that other programs read: GraphML, or JSON of nodes and links."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import networkx as nx

from aggregator.model.errors import UsageError, nearest
from aggregator.report.json_text import json_text
from aggregator.report.visible import visible


def graph_text(graph: nx.DiGraph[str], output_format: str) -> str:
    """Return a graph as text in one of `FORMATS`; `aggregator.exposure.graph.evidence_graph` says what is in it.

    Characters that no XML takes are shown as their code points. The same graph gives the same text.

    Raises
    ------
    UsageError
        There is no such format.

    Examples
    --------
    >>> one = nx.DiGraph([("file:a.md", "fact:P-01:capacity")])
    >>> graph_text(one, "json").split()[:3], graph_text(one, "graphml").split()[0]
    (['{', '"directed":', 'true,'], '<?xml')
    """
    if output_format not in FORMATS:
        raise UsageError(f"a graph cannot be written as '{output_format}' ({nearest(output_format, FORMATS)})")
    return FORMATS[output_format](_shown(graph))


def _shown(graph: nx.DiGraph[str]) -> nx.DiGraph[str]:
    shown: nx.DiGraph[str] = nx.DiGraph()
    shown.graph.update(_visible(graph.graph))
    for node, attributes in graph.nodes(data=True):
        shown.add_node(visible(node), **_visible(attributes))
    for one, other, attributes in graph.edges(data=True):
        shown.add_edge(visible(one), visible(other), **_visible(attributes))
    return shown


def _visible(attributes: Mapping[str, Any]) -> dict[str, Any]:
    return {name: visible(value) if isinstance(value, str) else value for name, value in attributes.items()}


def _graphml(graph: nx.DiGraph[str]) -> str:
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return head + "\n".join(nx.generate_graphml(graph)) + "\n"


def _json(graph: nx.DiGraph[str]) -> str:
    parts = nx.node_link_data(graph, edges="links")
    ordered = {name: parts[name] for name in ("directed", "graph", "nodes", "links")}
    return json_text(ordered, indent=2) + "\n"


FORMATS: Mapping[str, Callable[[nx.DiGraph[str]], str]] = {"graphml": _graphml, "json": _json}
"""How a graph is written, by name."""
