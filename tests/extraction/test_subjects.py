"""Identity: worked examples, and laws against a reading of the definition by brute force."""

from __future__ import annotations

from itertools import chain, combinations, pairwise
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.extraction import subjects
from aggregator.extraction.subjects import Identity, LinkedFiles, resolve
from aggregator.model.documents import FileId
from aggregator.model.facts import LISTED, NAME, Identifier
from aggregator.policy.records import IdentifierScheme, Pack, SubjectKind

SCHEMES = ("wri", "eic", "eprtr")


def pack(**known_as: tuple[str, ...]) -> Pack:
    kind = SubjectKind(
        "plant",
        known_as=known_as,
        identified_by=tuple(IdentifierScheme(scheme, (scheme,), "(.+)") for scheme in SCHEMES),
    )
    return Pack("p", 1, {"en": "p"}, {"plant": kind}, {}, {}, {}, (), Path("p.yaml"), "")


def one(text: str) -> Identifier:
    """Return ``wri:1`` as an identifier."""
    scheme, value = text.split(":", 1)
    return Identifier("plant", scheme, value)


def link(left: str, right: str, *files: str) -> list[LinkedFiles]:
    return [LinkedFiles(one(left), one(right), FileId(file)) for file in files]


def identity(carrying: str, *links: list[LinkedFiles], scopes: dict[str, set[str]] | None = None) -> Identity:
    scope_values = {one(name): values for name, values in (scopes or {}).items()}
    return resolve(pack(), "plant", {one(name) for name in carrying.split()}, chain(*links), scope_values)


def members(found: Identity) -> dict[str, set[str]]:
    return {
        subject.id: {f"{identifier.scheme}:{identifier.value}" for identifier in subject.identifiers}
        for subject in found.subjects
    }


def routes(found: Identity) -> dict[tuple[str, int], dict[str, set[str]]]:
    """Return (subject, number of the way in it) -> identifier -> sets of files, as ``a+b``."""
    ways: dict[tuple[str, int], dict[str, set[str]]] = {}
    for route in found.routes:
        subject = found.way_subject[route.way]
        number = route.way - found.way_subject.index(subject)
        way = ways.setdefault((found.subjects[subject].id, number), {})
        way[f"{route.identifier.scheme}:{route.identifier.value}"] = {
            "+".join(sorted(files)) for files in route.through
        }
    return ways


def test_identifiers_without_links_are_subjects_of_their_own_with_one_way_each() -> None:
    found = identity("wri:1 wri:2 eic:A name:northfield")
    assert members(found) == {
        "wri:1": {"wri:1"},
        "wri:2": {"wri:2"},
        "eic:A": {"eic:A"},
        "name:northfield": {"name:northfield"},
    }
    assert found.way_subject == (0, 1, 2, 3)
    assert {route.through for route in found.routes} == {(frozenset(),)}


def test_a_linked_identifier_joins_its_anchor_and_facts_meet_at_either() -> None:
    found = identity("wri:1 eic:A", link("eic:A", "wri:1", "links.csv"))
    assert members(found) == {"wri:1": {"wri:1", "eic:A"}}
    assert routes(found) == {
        ("wri:1", 0): {"wri:1": {""}, "eic:A": {"links.csv"}},
        ("wri:1", 1): {"wri:1": {"links.csv"}, "eic:A": {""}},
    }


def test_a_code_of_two_plants_gives_its_facts_to_both_and_merges_neither() -> None:
    found = identity("wri:1 wri:2 eic:A", link("eic:A", "wri:1", "f"), link("eic:A", "wri:2", "g"))
    assert members(found) == {"wri:1": {"wri:1", "eic:A"}, "wri:2": {"wri:2", "eic:A"}}
    assert routes(found)["wri:2", 0] == {"wri:2": {""}, "eic:A": {"g"}}


def test_a_link_between_two_identifiers_of_the_first_scheme_merges_nothing() -> None:
    found = identity("wri:1 wri:2", link("wri:1", "wri:2", "f"))
    assert members(found) == {"wri:1": {"wri:1"}, "wri:2": {"wri:2"}}


def test_a_group_without_the_first_scheme_is_anchored_by_the_next() -> None:
    found = identity("eic:A eic:B eprtr:7", link("eic:A", "eprtr:7", "f"), link("eprtr:7", "eic:B", "f"))
    assert members(found) == {"eic:A": {"eic:A", "eprtr:7"}, "eic:B": {"eic:B", "eprtr:7"}}


def test_an_identifier_joins_through_others_but_never_past_another_anchor() -> None:
    found = identity(
        "wri:1 wri:2 eic:A eprtr:7",
        link("wri:1", "eic:A", "f"),
        link("eic:A", "eprtr:7", "g"),
        link("wri:1", "wri:2", "h"),
    )
    assert members(found) == {"wri:1": {"wri:1", "eic:A", "eprtr:7"}, "wri:2": {"wri:2"}}
    assert routes(found)["wri:1", 0]["eprtr:7"] == {"f+g"}


def test_routes_are_the_smallest_file_sets_and_none_holds_another() -> None:
    found = identity(
        "wri:1 eprtr:7",
        link("wri:1", "eic:A", "a", "b"),
        link("eic:A", "eprtr:7", "b", "c"),
        link("wri:1", "eprtr:7", "d"),
    )
    assert routes(found)["wri:1", 0]["eprtr:7"] == {"b", "d", "a+c"}


def test_a_name_of_two_identifiers_of_one_scheme_is_a_homonym() -> None:
    links = (link("wri:1", "name:neustadt", "f"), link("wri:2", "name:neustadt", "f"))
    assert members(identity("wri:1 wri:2 name:neustadt", *links)) == {
        "wri:1": {"wri:1"},
        "wri:2": {"wri:2"},
        "name:neustadt": {"name:neustadt"},
    }
    without_facts = identity("wri:1 wri:2", *links)
    assert members(without_facts) == {"wri:1": {"wri:1"}, "wri:2": {"wri:2"}}
    assert [subject.label for subject in without_facts.subjects] == ["neustadt", "neustadt"]


@pytest.mark.parametrize(
    ("scopes", "joins"),
    [
        ({"wri:1": {"Austria"}, "eic:A": {"Austria"}}, True),
        ({"wri:1": {"Austria"}, "eic:A": {"Germany"}}, False),
        ({"wri:1": {"Austria"}, "eic:A": {"Germany", "Austria"}}, True),
        ({"wri:1": {"Austria"}}, True),
        ({"name:neustadt": {"Germany"}}, True),
        ({"wri:1": {"Austria"}, "name:neustadt": {"Germany"}}, False),
        ({"wri:1": {"Austria"}, "name:neustadt": {"Germany", "Austria"}}, False),
        ({"name:neustadt": {"Germany", "Austria"}}, False),
        ({}, True),
    ],
)
def test_a_name_whose_scopes_disagree_is_a_homonym(scopes: dict[str, set[str]], joins: bool) -> None:
    found = identity(
        "wri:1 eic:A name:neustadt",
        link("wri:1", "name:neustadt", "f"),
        link("eic:A", "name:neustadt", "g"),
        scopes=scopes,
    )
    joined = {"wri:1": {"wri:1", "eic:A", "name:neustadt"}}
    apart = {"wri:1": {"wri:1"}, "eic:A": {"eic:A"}, "name:neustadt": {"name:neustadt"}}
    assert members(found) == (joined if joins else apart)


def test_a_listed_subject_has_one_way_even_where_no_file_speaks_of_it() -> None:
    listing = pack(P2=("Lakeside",), P1=("Northfield", "NFD"))
    found = resolve(listing, "plant", {one("eic:A"), one("listed:P1")}, link("eic:A", "listed:P1", "f"), {})
    assert [(subject.id, subject.label, subject.listed) for subject in found.subjects] == [
        ("P2", "Lakeside", True),
        ("P1", "Northfield", True),
    ]
    assert found.way_subject == (0, 1)
    assert routes(found) == {("P1", 0): {"listed:P1": {""}, "eic:A": {"f"}}}


def test_a_name_shared_by_two_listed_subjects_joins_neither() -> None:
    listing = pack(P1=("Northfield",), P2=("Lakeside",))
    links = [*link("name:nf", "listed:P1", "f"), *link("name:nf", "listed:P2", "f")]
    found = resolve(listing, "plant", {one("name:nf")}, links, {})
    assert members(found) == {"P1": {"listed:P1"}, "P2": {"listed:P2"}, "name:nf": {"name:nf"}}
    assert [subject.listed for subject in found.subjects] == [True, True, False]


def test_links_and_facts_of_other_kinds_are_left_out() -> None:
    stranger = Identifier("owner", "wri", "9")
    found = resolve(pack(), "plant", {one("wri:1"), stranger}, [LinkedFiles(one("wri:1"), stranger, FileId("f"))], {})
    assert members(found) == {"wri:1": {"wri:1"}}


def test_the_label_is_the_name_that_most_files_link() -> None:
    found = identity("wri:1", link("wri:1", "name:b", "f", "g"), link("wri:1", "name:a", "f"))
    assert found.subjects[0].label == "b"


def test_a_hub_keeps_its_links_to_the_anchor_and_says_so() -> None:
    codes = [f"eic:{number}" for number in range(subjects.MOST_IDENTIFIERS + 1)]
    links = [link("wri:1", code, "f") for code in codes]
    found = identity(" ".join(codes), *links)
    assert len(found.subjects) == 1
    assert len(found.warnings) == 1
    assert found.warnings[0].startswith("plant: 1 subjects are in a group of more than 200")
    assert routes(found)["wri:1", 0] == {code: {"f"} for code in codes}


def test_an_identifier_of_too_many_subjects_keeps_its_direct_links() -> None:
    count = subjects.MOST_IDENTIFIERS + 1
    plants = [f"wri:{number}" for number in range(count)]
    found = identity(f"{' '.join(plants)} eprtr:7", *(link(plant, "eprtr:7", "f") for plant in plants))
    assert len(found.subjects) == count
    assert all(len(subject.identifiers) == 2 for subject in found.subjects)
    assert found.warnings[0].startswith(f"plant: {count} subjects")


def test_what_a_hub_lets_go_stands_on_its_own_and_is_counted() -> None:
    codes = [f"eic:{number:03}" for number in range(subjects.MOST_IDENTIFIERS + 1)]
    chained = [link(left, right, "f") for left, right in pairwise(codes)]
    found = identity(" ".join(codes), link("wri:1", codes[0], "f"), *chained)
    assert len(found.subjects) == len(codes)
    assert f"{len(codes) - 1} identifiers stand as subjects of their own" in found.warnings[0]
    assert {route.identifier for route in found.routes} == {one(code) for code in codes}


def test_routes_too_many_to_follow_fall_back_to_the_anchor_and_say_so() -> None:
    layers = [[f"eic:{layer}{side}" for side in "ab"] for layer in range(12)]
    rungs = [
        link(left, right, f"{left}-{right}", f"{left}={right}")
        for above, below in pairwise(layers)
        for left in above
        for right in below
    ]
    found = identity(" ".join(chain(*layers)), *[link("wri:1", code, code) for code in chain(*layers)], *rungs)
    assert found.warnings == (
        "plant: 1 subjects are linked in more ways than can be followed; only links to their main identifier count",
    )
    assert routes(found)["wri:1", 0] == {code: {code} for code in chain(*layers)}


def test_tens_of_thousands_of_identifiers_are_resolved() -> None:
    links = chain.from_iterable(link(f"wri:{n}", f"eic:{n}", "f") for n in range(20_000))
    carrying = {one(f"{scheme}:{n}") for n in range(20_000) for scheme in ("wri", "eic")}
    found = resolve(pack(), "plant", carrying, links, {})
    assert len(found.subjects) == 20_000
    assert len(found.routes) == 80_000


IDENTIFIERS = st.sampled_from(
    [one(f"{scheme}:{value}") for scheme in ("wri", "eic", "eprtr", NAME, LISTED) for value in "12"]
)
LINKS = st.lists(st.builds(LinkedFiles, IDENTIFIERS, IDENTIFIERS, st.sampled_from("abcd").map(FileId)), max_size=14)
SCOPES = st.dictionaries(IDENTIFIERS, st.sets(st.sampled_from(["Spain", "Italy"]), min_size=1), max_size=4)


def every_subset(files: set[FileId]) -> list[set[FileId]]:
    ordered = sorted(files)
    return [set(some) for size in range(len(ordered) + 1) for some in combinations(ordered, size)]


def joined_by(group: tuple[Identifier, ...], links: list[LinkedFiles], files: set[FileId]) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(group)
    graph.add_edges_from(
        (left, right) for left, right, file in links if file in files and left in group and right in group
    )
    return graph


@settings(max_examples=150, deadline=None)
@given(st.sets(IDENTIFIERS), LINKS, SCOPES)
def test_a_set_of_files_joins_an_identifier_to_a_meeting_point_iff_it_holds_a_route(
    carrying: set[Identifier], links: list[LinkedFiles], scopes: dict[Identifier, set[str]]
) -> None:
    found = resolve(pack(**{"1": ("One",)}), "plant", carrying, links, scopes)
    assert found.warnings == ()
    files = {file for _, _, file in links}
    homes = {route.way: route.identifier for route in found.routes if route.through == (frozenset(),)}
    for route in found.routes:
        subject = found.subjects[found.way_subject[route.way]]
        home = subject.identifiers[0] if subject.identifiers[0].scheme == LISTED else homes[route.way]
        for held in every_subset(files):
            connected = nx.has_path(joined_by(subject.identifiers, links, held), route.identifier, home)
            assert connected == any(through <= held for through in route.through)
        assert not any(one < other for one in route.through for other in route.through)


@settings(max_examples=300, deadline=None)
@given(st.sets(IDENTIFIERS), LINKS, SCOPES)
def test_members_are_what_the_definition_says(
    carrying: set[Identifier], links: list[LinkedFiles], scopes: dict[Identifier, set[str]]
) -> None:
    found = resolve(pack(**{"1": ("One",)}), "plant", carrying, links, scopes)
    graph = nx.Graph()
    graph.add_nodes_from([*carrying, one("listed:1")])
    graph.add_edges_from((left, right) for left, right, _ in links if left != right)
    homonyms = {name for name in graph if name.scheme == NAME and is_homonym(name, set(graph[name]), scopes)}
    graph.remove_edges_from([edge for name in homonyms for edge in list(graph.edges(name))])
    graph.remove_nodes_from(homonyms - carrying)
    ranks = (LISTED, *SCHEMES, NAME)
    expected = {}
    for component in nx.connected_components(graph):
        top = min(ranks.index(node.scheme) for node in component)
        anchors = {node for node in component if ranks.index(node.scheme) == top}
        for anchor in anchors:
            around = graph.subgraph(component - (anchors - {anchor}))
            expected[anchor] = set(nx.node_connected_component(around, anchor))
    assert {subject.identifiers[0]: set(subject.identifiers) for subject in found.subjects} == expected


def is_homonym(name: Identifier, neighbours: set[Identifier], scopes: dict[Identifier, set[str]]) -> bool:
    if any(a.scheme == b.scheme for a, b in combinations(neighbours, 2)):
        return True
    own = scopes.get(name, set())
    for neighbour in neighbours:
        theirs = scopes.get(neighbour, set())
        if own - theirs if theirs else len(own) > 1:
            return True
    return any(scopes.get(a) and scopes.get(b) and not scopes[a] & scopes[b] for a, b in combinations(neighbours, 2))


@settings(max_examples=100, deadline=None)
@given(st.sets(IDENTIFIERS), LINKS, SCOPES, st.randoms(use_true_random=False))
def test_the_order_of_links_changes_nothing(carrying, links, scopes, random) -> None:
    shuffled = [LinkedFiles(right, left, file) for left, right, file in links]
    random.shuffle(shuffled)
    assert resolve(pack(), "plant", carrying, links, scopes) == resolve(
        pack(), "plant", sorted(carrying), [*shuffled, *links], scopes
    )


@settings(max_examples=100, deadline=None)
@given(st.sets(IDENTIFIERS), LINKS)
def test_every_identifier_that_carries_facts_meets_itself_without_any_file(carrying, links) -> None:
    found = resolve(pack(**{"1": ("One",)}), "plant", carrying, links, {})
    for number, subject in enumerate(found.subjects):
        ways = [way for way, of in enumerate(found.way_subject) if of == number]
        own = [identifier for identifier in subject.identifiers if identifier in carrying]
        assert len(ways) == (1 if subject.identifiers[0].scheme == LISTED else len(own))
        assert [route.identifier for route in found.routes if route.way in ways] == own * len(ways)
