"""Box: who can read what, by invitations and links."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from box_place import BoxPlace, readers
from contract import NOBODY, Listing
from servers.box import ACCESS_TOKEN, BoxService, box
from servers.box_state import COMPANY, ME, Node, group, invitation, link, stranger

from aggregator.model.access import LINK, Completeness, Membership
from aggregator.permissions import may_read
from aggregator.store import Store, open_store

NOW = 1_767_225_600.0
"""The start of 2026."""


@pytest.fixture
def service() -> Iterator[BoxService]:
    with box() as running:
        yield running


@pytest.fixture(autouse=True)
def signed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGGREGATOR_BOX_ACCESS_TOKEN", ACCESS_TOKEN)


@pytest.fixture
def place(service: BoxService) -> BoxPlace:
    return BoxPlace(service)


@pytest.fixture
def store(place: BoxPlace) -> Store:
    return open_store(place.uri)


def completeness(store: Store, path: str) -> Completeness:
    acl = Listing(store).files[path].acl
    assert acl is not None
    return acl.completeness


def test_what_nobody_was_invited_to_is_the_owners(place: BoxPlace, store: Store) -> None:
    place.write("plan.txt", b"x")
    assert (readers(store, "plan.txt"), completeness(store, "plan.txt")) == ({ME}, Completeness.COMPLETE)


@pytest.mark.parametrize(
    ("role", "reads"),
    [
        ("editor", True), ("viewer", True), ("previewer", True), ("uploader", False), ("previewer uploader", True),
        ("viewer uploader", True), ("co-owner", True), ("owner", True),
    ],
)  # fmt: skip
def test_a_role_holds_for_all_that_is_below(place: BoxPlace, store: Store, role: str, reads: bool) -> None:
    place.write("Plans/Old/plan.txt", b"x")
    invitation(place.node("Plans"), "ann@corp.example", role)
    assert ("ann@corp.example" in readers(store, "Plans/Old/plan.txt")) is reads
    acl = Listing(store).files["Plans/Old/plan.txt"].acl
    assert acl is not None
    (grant,) = (each for each in acl.layers[0].grants if each.principal.name == "ann@corp.example")
    assert grant.via == f"inherited:{place.node('Plans').id}"


def test_who_was_invited_reads_before_he_comes_and_not_after_he_refused(place: BoxPlace, store: Store) -> None:
    place.write("plan.txt", b"x")
    plan = place.node("plan.txt")
    invitation(plan, "late@corp.example", status="pending")
    stranger(plan, "new@else.example")
    invitation(plan, "no@corp.example", status="rejected")
    group(plan, "Shift")
    assert readers(store, "plan.txt") == {ME, "late@corp.example", "new@else.example", "Shift"}


def test_links_open_files_and_all_that_is_below_a_folder(place: BoxPlace, store: Store) -> None:
    place.write("Plans/plan.txt", b"x")
    place.write("open.txt", b"x")
    place.write("closed.txt", b"x")
    link(place.node("Plans"), "company")
    link(place.node("open.txt"), "open", "can_preview", is_password_enabled=True, unshared_at="2030-01-01T00:00:00Z")
    link(place.node("closed.txt"), "collaborators")
    assert readers(store, "Plans/plan.txt") == {ME, f"anyone at {COMPANY}"}
    assert readers(store, "closed.txt") == {ME}
    acl = Listing(store).files["open.txt"].acl
    assert acl is not None
    (grant,) = (each for each in acl.layers[0].grants if each.via == "link")
    assert (grant.principal.name, grant.password, grant.expires) == (LINK, True, "2030-01-01T00:00:00Z")


def test_the_company_of_what_others_own_is_theirs(place: BoxPlace, store: Store) -> None:
    theirs = place.state.add("folder", "Theirs", owner="ann@else.example", is_foreign=True)
    place.write("Theirs/plan.txt", b"x")
    link(theirs, "company")
    assert readers(store, "Theirs/plan.txt") == {"ann@else.example", "anyone at the company of ann@else.example"}


def test_what_is_not_shown_is_partial_and_said(service: BoxService, place: BoxPlace, store: Store) -> None:
    place.write("Plans/plan.txt", b"x")
    place.write("mine.txt", b"x")
    invitation(place.node("Plans"), "ann@corp.example")
    service.shows_invited = False
    listing = Listing(store)
    assert {each.path for each in listing.failures} == {"Plans", "Plans/plan.txt"}
    assert {each.stage for each in listing.failures} == {"permissions"}
    assert listing.complete
    assert completeness(store, "Plans/plan.txt") is Completeness.PARTIAL
    assert completeness(store, "mine.txt") is Completeness.COMPLETE


def test_a_file_that_somebody_shared_alone_may_have_readers_by_its_folder(place: BoxPlace, store: Store) -> None:
    lone = place.state.add("file", "lone.txt", owner="ann@corp.example")
    place.state.put(lone, b"x")
    invitation(lone, ME)
    assert readers(store, "lone.txt") == {"ann@corp.example", ME}
    assert completeness(store, "lone.txt") is Completeness.PARTIAL


def test_a_folder_below_has_the_readers_of_those_above(service: BoxService, place: BoxPlace) -> None:
    place.write("Plans/North/plan.txt", b"x")
    invitation(place.node("Plans"), "ann@corp.example")
    link(place.node("Plans"), "open")
    below = BoxPlace(service, place.node("Plans/North"))
    assert readers(open_store(below.uri), "plan.txt") == {ME, "ann@corp.example", LINK}
    assert completeness(open_store(below.uri), "plan.txt") is Completeness.COMPLETE


def test_the_directory_names_groups_and_who_is_in_them(service: BoxService, place: BoxPlace, store: Store) -> None:
    service.page = 2
    service.state.groups = {"Shift": ["ann@corp.example", "bo@corp.example", "Cy@corp.example"], "Staff": []}
    told = list(store.directory())
    edges = {(each.group, each.member) for each in told if isinstance(each, Membership)}
    assert edges == {("Shift", f"{name}@corp.example") for name in ("ann", "bo", "cy")}
    assert {each.name for each in told if not isinstance(each, Membership)} >= {"Shift", "Staff"}


ACCOUNTS = [f"{name}@corp.example" for name in ("ann", "bo", "cy", "dan")]
ROLES = ("editor", "viewer", "previewer", "uploader", "previewer uploader", "viewer uploader", "co-owner")
ENDS = (None, None, "2025-06-01T00:00:00-08:00", "2027-06-01T00:00:00-08:00")


def strew(node: Node, dice: random.Random) -> None:
    """Invite some to something, and give a link to it, by chance."""
    for account in dice.sample(ACCOUNTS, dice.choice((0, 0, 1, 2))):
        status = dice.choice(("accepted", "accepted", "pending", "rejected"))
        invitation(node, account, dice.choice(ROLES), status, expires_at=dice.choice(ENDS))
    if dice.random() < 0.1:
        group(node, dice.choice(("Shift", "Staff")), dice.choice(ROLES), expires_at=dice.choice(ENDS))
    if dice.random() < 0.05:
        stranger(node, dice.choice(ACCOUNTS), dice.choice(ROLES))
    if dice.random() < 0.15:
        permission = dice.choice(("can_download", "can_preview", "can_edit", "no_access"))
        link(node, dice.choice(("open", "company", "collaborators")), permission, unshared_at=dice.choice(ENDS))


def agree(service: BoxService, cases: int, seed: int) -> int:
    """Return how many answers were compared with what the service itself makes of invitations and links."""
    dice = random.Random(seed)
    groups = {"Shift": dice.sample(ACCOUNTS, 2), "Staff": dice.sample(ACCOUNTS, 3)}
    place = BoxPlace(service, service.state.add("folder", f"World {seed}", owner="eve@corp.example"))
    for number in range(cases):
        folders = [f"{depth}-{dice.randint(0, 2)}" for depth in range(dice.randint(0, 4))]
        place.write("/".join([*folders, f"{number}.txt"]), b"x")
    for node in list(service.state.nodes.values()):
        if node is not service.state.top:
            strew(node, dice)
    asked = [({LINK}, True, False), ({f"anyone at {COMPANY}"}, False, True)]
    asked += [
        ({account, *(name for name, members in groups.items() if account in members)}, False, False)
        for account in (*ACCOUNTS, "eve@corp.example")
    ]
    compared = 0
    for path, entry in Listing(open_store(place.uri)).files.items():
        for names, has_link, in_company in asked:
            truth = service.state.reads(
                place.node(path), names, "2026-01-01T00:00:00-08:00", has_link=has_link, in_company=in_company
            )
            assert may_read(entry.acl or NOBODY, names, NOW, helps_himself=False) is truth, (path, names)
            compared += 1
    return compared


def test_who_may_read_is_what_the_service_makes_of_it(service: BoxService) -> None:
    assert agree(service, 10, seed=1) == 70


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 12))
def test_who_may_read_is_what_the_service_makes_of_a_thousand_cases(service: BoxService, seed: int) -> None:
    assert agree(service, 60, seed) == 420
