"""The evidence graph of a finding: files, the facts they give, the subjects those reveal, the conclusion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from aggregator.report.markup import Markup, element, join
from aggregator.report.svg.figure import ACCENT, ALARM, INK, LINE, MUTED, PAPER, TINT, Box, Figure, frame
from aggregator.report.svg.layers import layered, settled
from aggregator.report.svg.text import shortened, wrapped
from aggregator.report.visible import visible
from aggregator.report.words import say

KINDS = ("file", "fact", "subject", "insight")
NODES_AT_MOST = 200

_HEADINGS = {kind: f"graph_{kind}{'' if kind == 'insight' else 's'}" for kind in KINDS}
_WIDTHS = {"file": 270.0, "fact": 150.0, "subject": 190.0, "insight": 150.0}
_STROKES = {"file": LINE, "fact": LINE, "subject": ACCENT, "insight": ALARM}
_FILLS = {"file": PAPER, "fact": TINT, "subject": PAPER, "insight": PAPER}
_BETWEEN, _TOP, _EDGE, _SIZE = 64.0, 30.0, 2.0, 12.0
_ROW, _GAP, _GROUP_GAP, _LINE, _PADDING = 24.0, 6.0, 8.0, 17.0, 9.0
_WIDTH = sum(_WIDTHS.values()) + 3 * _BETWEEN + 2 * _EDGE


@dataclass(frozen=True, slots=True)
class _Shown:
    """The part of a graph that is drawn, and how many files and subjects of it are not."""

    graph: nx.DiGraph[str]
    files_left: int
    subjects_left: int


def draw_evidence(
    graph: nx.DiGraph[str], lang: str, *, uid: str = "evidence", nodes_at_most: int = NODES_AT_MOST
) -> Figure | None:
    """Return the graph drawn in four columns, and sentences on what it leaves out; None where it has no subject.

    Nodes have ``kind`` and ``label``. Above ``nodes_at_most`` the first subjects are drawn, whole, and the
    caption counts the others. A label too long for its box is cut; its whole text stands in its ``title``.
    ``uid`` must be unique in a page.
    """
    shown = _first_subjects(graph, nodes_at_most)
    boxes = place_nodes(shown.graph)
    if not boxes:
        return None
    nodes = shown.graph.nodes
    height = max(box.bottom for box in boxes.values()) + _EDGE
    label = say(lang, "graph_label", insight=_label(nodes, "insight"), **_counts(shown.graph))
    heads = [_heading(kind, lang) for kind in KINDS]
    edges = element(
        "g", [_edge(boxes[a], boxes[b]) for a, b in shown.graph.edges], **_pen("ag-edge", LINE, fill="none")
    )
    drawn = [_node(nodes[name], box) for name, box in boxes.items()]
    return Figure(frame(_WIDTH, height, label, uid, heads, edges, drawn), _caption(graph, shown, lang))


def place_nodes(graph: nx.DiGraph[str]) -> dict[str, Box]:
    """Return the box of each node. No two overlap; facts of one subject stand together, the subject beside them."""
    if not _of_kind(graph, "subject"):
        return {}
    files, facts, subjects, insights = layered(graph, KINDS)
    heights = {name: _height(graph.nodes[name]) for name in graph}
    subject_of = {fact: next(iter(graph.successors(fact)), "") for fact in facts}
    rank = {name: position for position, name in enumerate(subjects)}
    facts = tuple(sorted(facts, key=lambda fact: rank.get(subject_of[fact], len(rank))))
    middles = _stacked(facts, subject_of)
    for layer, neighbours in (
        (subjects, graph.predecessors),
        (files, graph.successors),
        (insights, graph.predecessors),
    ):
        wanted = [_mean([middles[each] for each in neighbours(name) if each in middles]) for name in layer]
        middles.update(zip(layer, settled(wanted, _distances(layer, heights)), strict=True))
    top = min(middle - heights[name] / 2 for name, middle in middles.items())
    return {
        name: Box(
            _left(graph, name), middles[name] - heights[name] / 2 - top + _TOP, _width(graph, name), heights[name]
        )
        for layer in (files, facts, subjects, insights)
        for name in layer
    }


def _first_subjects(graph: nx.DiGraph[str], nodes_at_most: int) -> _Shown:
    """Return the first subjects that there is room for, with all that leads to them; at least one of them."""
    if len(graph) <= nodes_at_most:
        return _Shown(graph, 0, 0)
    subjects = _of_kind(graph, "subject")
    kept = set(_of_kind(graph, "insight"))
    drawn = 0
    for name in subjects:
        facts = list(graph.predecessors(name))
        new = {name, *facts, *(file for fact in facts for file in graph.predecessors(fact))} - kept
        if drawn and len(kept) + len(new) > nodes_at_most:
            break
        kept |= new if drawn else _trimmed(graph, name, facts, nodes_at_most - len(kept))
        drawn += 1
    ordered: nx.DiGraph[str] = nx.DiGraph()
    ordered.add_nodes_from((name, graph.nodes[name]) for name in graph if name in kept)
    ordered.add_edges_from((a, b) for a, b in graph.edges if a in kept and b in kept)
    given = {file for fact in _of_kind(ordered, "fact") for file in graph.predecessors(fact)}
    return _Shown(ordered, len(given - kept), len(subjects) - drawn)


def _trimmed(graph: nx.DiGraph[str], subject: str, facts: Sequence[str], room: int) -> set[str]:
    """Return a subject with its facts and the first files of each, one in turn, up to a number of nodes."""
    kept = {subject, *facts}
    turns = [list(graph.predecessors(fact)) for fact in facts]
    for turn in range(max((len(files) for files in turns), default=0)):
        for files in turns:
            if turn < len(files) and len(kept) < max(room, 1 + 2 * len(facts)):
                kept.add(files[turn])
    return kept


def _stacked(facts: Sequence[str], subject_of: Mapping[str, str]) -> dict[str, float]:
    middles: dict[str, float] = {}
    middle, before = 0.0, None
    for fact in facts:
        if before is not None:
            middle += _ROW + _GAP + (_GROUP_GAP if subject_of[fact] != before else 0)
        before = subject_of[fact]
        middles[fact] = middle
    return middles


def _distances(layer: Sequence[str], heights: Mapping[str, float]) -> list[float]:
    return [(heights[a] + heights[b]) / 2 + _GAP for a, b in pairwise(layer)]


def _mean(places: Sequence[float]) -> float:
    return sum(places) / len(places) if places else 0.0


def _height(node: Mapping[str, str]) -> float:
    return _ROW if node["kind"] != "insight" else len(_insight_lines(node["label"])) * _LINE + _PADDING


def _insight_lines(label: str) -> list[str]:
    return wrapped(visible(label), _WIDTHS["insight"] - 2 * _PADDING, 6, _SIZE * 1.1)


def _left(graph: nx.DiGraph[str], name: str) -> float:
    before = KINDS[: KINDS.index(graph.nodes[name]["kind"])]
    return _EDGE + sum(_WIDTHS[kind] + _BETWEEN for kind in before)


def _width(graph: nx.DiGraph[str], name: str) -> float:
    return _WIDTHS[graph.nodes[name]["kind"]]


def _heading(kind: str, lang: str) -> Markup:
    left = _EDGE + sum(_WIDTHS[each] + _BETWEEN for each in KINDS[: KINDS.index(kind)])
    words = say(lang, _HEADINGS[kind])
    return element("text", words, x=left, y=14.0, class_="ag-muted", fill=MUTED, font_size="12")


def _edge(start: Box, end: Box) -> Markup:
    bend = (start.right + end.left) / 2
    places = (start.right, start.middle, bend, start.middle, bend, end.middle, end.left, end.middle)
    written = [f"{place:.1f}".removesuffix(".0") for place in places]
    return element("path", d="M{} {}C{} {} {} {} {} {}".format(*written))


def _node(node: Mapping[str, str], box: Box) -> Markup:
    kind, label = node["kind"], visible(node["label"])
    rows = _insight_lines(label) if kind == "insight" else [shortened(label, box.width - 2 * _PADDING, _SIZE)]
    outline = element(
        "rect",
        x=box.left,
        y=box.top,
        width=box.width,
        height=box.height,
        rx={"fact": box.height / 2}.get(kind, 4.0),
        **_pen(f"ag-{kind}", _STROKES[kind], fill=_FILLS[kind]),
    )
    first = box.middle - (len(rows) - 1) * _LINE / 2 + 4
    words = [
        element(
            "text",
            row,
            x=box.left + _PADDING,
            y=first + number * _LINE,
            class_="ag-ink",
            fill=INK,
            font_weight="600" if kind == "insight" else None,
        )
        for number, row in enumerate(rows)
    ]
    return element("g", element("title", label), outline, join(words))


def _pen(name: str, stroke: str, *, fill: str) -> dict[str, str]:
    return {"class_": name, "fill": fill, "stroke": stroke, "stroke_width": "1.3" if fill != "none" else "1"}


def _counts(graph: nx.DiGraph[str]) -> dict[str, int]:
    return {f"{kind}s": len(_of_kind(graph, kind)) for kind in ("file", "fact", "subject")}


def _of_kind(graph: nx.DiGraph[str], kind: str) -> list[str]:
    return [name for name in graph if graph.nodes[name]["kind"] == kind]


def _label(nodes: Mapping[str, Mapping[str, str]], kind: str) -> str:
    return next((node["label"] for node in nodes.values() if node["kind"] == kind), "")


def _caption(graph: nx.DiGraph[str], shown: _Shown, lang: str) -> tuple[str, ...]:
    told = graph.graph
    drawn = told.get("subjects_shown", 0) - shown.subjects_left
    revealed = told.get("subjects_revealed", 0)
    sentences = []
    if told.get("sets_shown", 0) < told.get("sets_listed", 0):
        sentences.append(say(lang, "graph_sets", shown=told["sets_shown"], listed=told["sets_listed"]))
    if 0 < drawn < revealed:
        sentences.append(say(lang, "graph_partly", shown=drawn, revealed=revealed))
    elif shown.subjects_left:
        sentences.append(say(lang, "graph_subjects_left", n=shown.subjects_left))
    if shown.files_left:
        sentences.append(say(lang, "graph_files_left", n=shown.files_left))
    if not sentences:
        sentences.append(say(lang, "graph_whole"))
    return tuple(sentences)
