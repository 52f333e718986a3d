"""Drawings: well-formed, nothing over anything else, and honest about what they leave out."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.report.content import TimelineStep
from aggregator.report.svg import draw_evidence, draw_timeline, told_steps
from aggregator.report.svg.evidence import place_nodes
from aggregator.report.svg.layers import crossings, layered, settled
from aggregator.report.svg.text import shortened, width_of, wrapped
from aggregator.report.svg.timeline import calendar_ticks, round_numbers

SVG = "{http://www.w3.org/2000/svg}"
NAMES = ("一号电站", "Northfield Power Station of a very long name indeed", "P-03")


def assert_apart(boxes):
    for (one, first), (other, second) in combinations(boxes.items(), 2):
        assert not first.overlaps(second), f"{one} lies over {other}"


def test_a_small_graph_is_laid_out_by_hand(graph_of):
    boxes = place_nodes(graph_of({"S": {"x": ["a"], "y": ["b"]}}))
    a, b, x, y = (boxes[name] for name in ("file:a", "file:b", "fact:S:x", "fact:S:y"))
    subject, insight = boxes["subject:S"], boxes["insight:when a plant is weakest"]
    assert a.middle == x.middle < y.middle == b.middle
    assert subject.middle == insight.middle == (x.middle + y.middle) / 2
    assert a.right < x.left < x.right < subject.left < subject.right < insight.left
    assert_apart(boxes)


def test_files_are_ordered_so_that_edges_do_not_cross(graph_of):
    graph = graph_of({"S": {"x": ["b"], "y": ["a"]}, "T": {"x": ["d"], "y": ["c"]}})
    layers = layered(graph, ("file", "fact", "subject", "insight"))
    assert crossings(graph, layers) == 0


@given(
    st.dictionaries(
        st.sampled_from([f"subject {each}" for each in range(6)]),
        st.dictionaries(
            st.sampled_from("wxyz"), st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=4), min_size=1
        ),
        min_size=1,
    )
)
def test_nothing_lies_over_anything_else(subjects):
    graph = nx.DiGraph()
    graph.add_node("insight:i", kind="insight", label="a conclusion of more than one line, said at length")
    for subject, facts in subjects.items():
        graph.add_node(f"subject:{subject}", kind="subject", label=subject)
        graph.add_edge(f"subject:{subject}", "insight:i")
        for attribute, files in facts.items():
            graph.add_node(f"fact:{subject}:{attribute}", kind="fact", label=attribute)
            graph.add_edge(f"fact:{subject}:{attribute}", f"subject:{subject}")
            for file in files:
                graph.add_node(f"file:{file}", kind="file", label=file)
                graph.add_edge(f"file:{file}", f"fact:{subject}:{attribute}")
    boxes = place_nodes(graph)
    assert set(boxes) == set(graph)
    assert_apart(boxes)
    assert min(box.top for box in boxes.values()) >= 0


@given(st.lists(st.tuples(st.floats(-1e3, 1e3), st.floats(0, 50)), min_size=1, max_size=12))
def test_settled_places_keep_their_distances_and_stay_where_they_can(rows):
    wanted, apart = [place for place, _ in rows], [distance for _, distance in rows][1:]
    places = settled(wanted, apart)
    assert all(b - a >= d - 1e-6 for a, b, d in zip(places, places[1:], apart, strict=False))
    assert sum(places) == pytest.approx(sum(wanted), abs=1e-6)
    if all(b - a >= d for a, b, d in zip(wanted, wanted[1:], apart, strict=False)):
        assert places == pytest.approx(wanted)


def test_crossings_equal_a_count_by_hand():
    graph = nx.DiGraph([("a", "x"), ("a", "y"), ("b", "x"), ("c", "x"), ("c", "y")])
    edges = [("abc".index(a), "xy".index(b)) for a, b in graph.edges]
    by_hand = sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(edges, 2))
    assert crossings(graph, ["abc", "xy"]) == by_hand == 2


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_graph_is_well_formed_and_says_what_it_shows(graph_of, lang):
    long = "archive/" + "x" * 300 + ".xlsx"
    graph = graph_of({name: {"capacity": [long, "<b>&.md"], "位置": ["bell\x07.txt"]} for name in NAMES})
    figure = draw_evidence(graph, lang, uid="g1")
    root = ET.fromstring(figure.svg)
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert root.get("id") == "g1"
    assert "3" in root.get("aria-label")
    titles = [title.text for title in root.iter(f"{SVG}title")]
    assert long in titles
    assert "<b>&.md" in titles
    assert len(titles) == len(graph)
    ids = re.findall(r' id="', figure.svg)
    assert len(ids) == 1
    for shape in [*root.iter(f"{SVG}rect"), *root.iter(f"{SVG}text")]:
        assert shape.get("fill")
    assert "style=" not in figure.svg


def test_labels_stay_inside_their_boxes(graph_of):
    graph = graph_of({name: {"an attribute of a long name": ["x" * 300, "容" * 90]} for name in NAMES}, "敏" * 200)
    root = ET.fromstring(draw_evidence(graph, "en").svg)
    for group in root.iter(f"{SVG}g"):
        outline = group.find(f"{SVG}rect")
        if outline is None:
            continue
        left, width = float(outline.get("x")), float(outline.get("width"))
        top, height = float(outline.get("y")), float(outline.get("height"))
        for text in group.findall(f"{SVG}text"):
            assert float(text.get("x")) + width_of(text.text) <= left + width
            assert top < float(text.get("y")) <= top + height


def test_a_graph_too_large_shows_its_first_subjects_whole_and_counts_the_rest(graph_of):
    graph = graph_of({f"S{each:03d}": {"x": ["a"], "y": ["b"]} for each in range(60)}, subjects_revealed=187)
    figure = draw_evidence(graph, "en", nodes_at_most=40)
    assert figure.caption == (
        "It shows 12 of the 187 subjects that the first set reveals; the others follow the same way.",
    )
    assert figure.svg.count(">S0") == 24  # each in its title and in its box
    assert ">S011<" in figure.svg
    assert ">S012<" not in figure.svg


def test_one_subject_with_more_files_than_fit_is_cut_and_says_so(graph_of):
    graph = graph_of({"S": {"x": [f"a{each}" for each in range(90)], "y": [f"b{each}" for each in range(90)]}})
    figure = draw_evidence(graph, "en", nodes_at_most=24)
    root = ET.fromstring(figure.svg)
    drawn = len(list(root.iter(f"{SVG}title")))
    assert drawn == 24
    assert figure.caption == ("Files left out that give the same facts: 160.",)


def test_captions_speak_of_sets_and_of_wholeness(graph_of):
    subjects = {"S": {"x": ["a"], "y": ["b"]}}
    assert draw_evidence(graph_of(subjects), "en").caption == (
        "Every set that is listed is in it; copies of a file are drawn as one.",
    )
    assert draw_evidence(graph_of(subjects, sets_listed=7), "en").caption == ("It shows 1 of the 7 sets listed.",)


def test_an_empty_graph_is_not_drawn():
    assert draw_evidence(nx.DiGraph(), "en") is None


STEPS = [TimelineStep(f"2025-0{month}-01", 10 * month, (f"folder/file-{month}.md", "b.csv")) for month in range(1, 7)]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_timeline_is_well_formed_and_names_the_files(lang):
    figure = draw_timeline(STEPS, 30, lang, until="2025-12-01", uid="t1")
    root = ET.fromstring(figure.svg)
    assert root.get("id") == "t1"
    assert "2025-06-01" in root.get("aria-label")
    texts = [text.text for text in root.iter(f"{SVG}text")]
    assert {str(number) for number in range(1, 7)} <= set(texts)
    assert "file-3.md +1" in texts
    assert any("30" in text for text in texts if ":" in text or "：" in text)
    assert len(list(root.iter(f"{SVG}circle"))) == 6


def test_the_curve_steps_where_files_came():
    figure = draw_timeline(
        [TimelineStep("2025-01-01", 1, ()), TimelineStep("2025-01-11", 3, ())], 2, "en", until="2025-01-21"
    )
    line = ET.fromstring(figure.svg).find(f"{SVG}polyline").get("points")
    places = [tuple(float(part) for part in place.split(",")) for place in line.split()]
    xs, ys = [x for x, _ in places], [y for _, y in places]
    assert len(places) == 6
    assert xs == sorted(xs)
    assert ys == sorted(ys, reverse=True)
    assert xs[5] - xs[4] == pytest.approx(xs[3] - xs[2], abs=0.2)
    assert ys[0] - ys[4] == pytest.approx(3 * (ys[0] - ys[2]), abs=0.2)


@given(
    days=st.lists(st.integers(0, 20_000), min_size=1, max_size=40, unique=True).map(sorted),
    rises=st.lists(st.integers(1, 500), min_size=40, max_size=40),
    threshold=st.integers(1, 3000),
)
def test_any_timeline_is_drawn_within_its_frame(days, rises, threshold):
    dates = [date(1990, 1, 1) + timedelta(days=day) for day in days]
    totals = [sum(rises[: each + 1]) for each in range(len(days))]
    steps = [TimelineStep(day.isoformat(), n, ("f/a.md",)) for day, n in zip(dates, totals, strict=True)]
    root = ET.fromstring(draw_timeline(steps, threshold, "en").svg)
    width, height = (float(root.get(side)) for side in ("width", "height"))
    for text in root.iter(f"{SVG}text"):
        long = width_of(text.text)
        left = float(text.get("x")) - {"start": 0, "middle": long / 2, "end": long}[text.get("text-anchor")]
        assert left >= -4
        assert left + long <= width + 4
        assert 0 < float(text.get("y")) <= height
    told = told_steps(steps, threshold)
    assert len(list(root.iter(f"{SVG}circle"))) == len(told) == min(len(steps), 12)
    crossing = [each for each, total in enumerate(totals) if total >= threshold][:1]
    assert set(crossing) <= set(told)


def test_a_timeline_without_steps_is_not_drawn():
    assert draw_timeline([], 1, "en") is None


@pytest.mark.parametrize(
    ("most", "numbers"),
    [(1, [0, 1]), (5, [0, 1, 2, 3, 4, 5]), (12, [0, 5, 10]), (5000, [0, 1000, 2000, 3000, 4000, 5000])],
)
def test_heights_are_told_in_round_numbers(most, numbers):
    assert round_numbers(most) == numbers


@given(first=st.dates(), days=st.integers(2, 300_000))
def test_ticks_stand_between_the_days_and_are_few(first, days):
    last = date.fromordinal(min(first.toordinal() + days, date.max.toordinal()))
    ticks = calendar_ticks(first, last)
    assert len(ticks) <= 10
    assert all(first <= day <= last for day, _ in ticks)
    assert [day for day, _ in ticks] == sorted({day for day, _ in ticks})


@given(text=st.text(max_size=80), width=st.floats(30, 400))
def test_shortened_text_fits(text, width):
    assert width_of(shortened(text, width)) <= width or shortened(text, width) == "…"
    assert shortened(text, 1e6) == text


@given(text=st.text(max_size=120), width=st.floats(40, 200), lines=st.integers(1, 5))
def test_wrapped_text_fits(text, width, lines):
    rows = wrapped(text, width, lines)
    assert len(rows) <= lines
    assert all(width_of(row) <= width for row in rows)
