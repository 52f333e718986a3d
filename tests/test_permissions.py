"""Who can read by an access list: worked cases, and the definition asked of every account by itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aggregator.model.access import EVERYONE, LINK, AccessClass, Acl, Completeness, Grant, Layer, Membership, Principal
from aggregator.model.directory import Directory
from aggregator.permissions import access_class, may_read

USERS = [Principal("user", "x", name) for name in ("ann", "bob", "cat", "dan")]
GROUPS = [Principal("group", "x", name) for name in ("red", "blue", "green")]
ANYBODY = Principal("anonymous", "x", "")
ACCOUNTS = Principal("authenticated", "x", "X")
READ = frozenset({"read"})


def union(*principals: Principal, right: str = "read", expires: str | None = None) -> Layer:
    return Layer("union", tuple(Grant(one, True, 0, frozenset({right}), expires=expires) for one in principals), right)


def acl(*layers: Layer, completeness: Completeness = Completeness.COMPLETE) -> Acl:
    return Acl(layers, completeness)


def edges(**members: str) -> Directory:
    return Directory(tuple(Membership(group, each, "") for group, names in members.items() for each in names.split()))


NOBODY = Directory()


def readers(access: Acl | None, directory: Directory = NOBODY, now: float | None = None) -> set[str]:
    return set(access_class(access, directory, now).readers)


def test_an_access_list_nobody_could_read_is_unknown_and_never_private():
    assert access_class(None, Directory()) == AccessClass(frozenset(), unknown=True)
    assert access_class(acl(completeness=Completeness.UNKNOWN), Directory()).unknown
    partly = access_class(acl(union(USERS[0]), completeness=Completeness.PARTIAL), Directory())
    assert partly == AccessClass(frozenset({"ann"}), unknown=True)


def test_an_access_list_without_any_layer_lets_nobody_in():
    assert not may_read(acl(), {"ann", EVERYONE})
    assert readers(acl()) == set()


def test_everyone_is_named_alone():
    assert readers(acl(union(ANYBODY, USERS[0], GROUPS[0]))) == {EVERYONE}


def test_who_may_only_list_or_enter_does_not_read():
    assert readers(acl(union(USERS[0], right="list"))) == {"ann"}  # the layer asks for no more than listing
    assert readers(acl(Layer("union", (Grant(USERS[0], True, 0, frozenset({"list", "enter"})),)))) == set()


def test_who_may_share_or_administer_can_let_himself_in():
    owner = acl(Layer("nt_ordered", (Grant(USERS[0], True, 0, frozenset({"admin"})),)))
    assert readers(owner) == {"ann"}
    assert not may_read(owner, {"ann"}, helps_himself=False)


def test_the_first_entry_that_speaks_of_the_right_decides():
    deny_last = Layer("nt_ordered", (Grant(GROUPS[0], True, 0, READ), Grant(USERS[0], False, 1, READ)))
    deny_first = Layer("nt_ordered", (Grant(GROUPS[0], True, 1, READ), Grant(USERS[0], False, 0, READ)))
    assert readers(acl(deny_last), edges(red="ann bob")) == {"red"}
    assert readers(acl(deny_first), edges(red="ann bob")) == {"bob"}


def test_a_denial_overrides_whatever_its_place():
    layer = Layer("deny_overrides", (Grant(GROUPS[0], True, 0, READ), Grant(GROUPS[1], False, 1, READ)))
    assert readers(acl(layer), edges(red="ann bob", blue="bob")) == {"ann"}


def test_a_posix_class_that_matches_decides_even_where_others_may():
    grants = (
        Grant(USERS[0], True, 0, frozenset(), "owner"),
        Grant(GROUPS[0], True, 1, frozenset()),
        Grant(ACCOUNTS, True, 2, READ),
    )
    closed_to_its_own = acl(Layer("posix", grants))
    assert not may_read(closed_to_its_own, {"ann", "any account of X"})
    assert not may_read(closed_to_its_own, {"bob", "red", "any account of X"})
    assert may_read(closed_to_its_own, {"cat", "any account of X"})
    directory = edges(red="bob", **{"any account of X": "ann bob cat"})
    assert readers(closed_to_its_own, directory) == {"cat"}


def test_a_folder_on_the_way_must_be_passed_too():
    way = union(GROUPS[1], right="enter")
    assert readers(acl(union(GROUPS[0]), way), edges(red="ann bob", blue="bob cat")) == {"bob"}


def test_groups_whose_members_nobody_listed_are_all_named_where_two_are_asked_for():
    way = union(GROUPS[1], right="enter")
    assert readers(acl(union(GROUPS[0]), way)) == {"red", "blue"}
    assert readers(acl(union(GROUPS[0]), Layer("gate", union(ANYBODY).grants))) == {"red"}


def test_a_gate_gives_nobody_anything():
    assert readers(acl(union(USERS[0]), Layer("gate", union(USERS[0], USERS[1]).grants))) == {"ann"}


def test_whom_a_gate_lets_pass_reads_by_what_everyone_is_given():
    assert readers(acl(union(ANYBODY), Layer("gate", union(USERS[0], GROUPS[0]).grants))) == {"ann", "red"}


def test_a_link_is_a_reader_of_its_own_and_its_password_is_no_wall():
    link = Grant(Principal("link", "box", "l1"), True, 0, READ, "link", "anyone", password=True)
    assert readers(acl(Layer("union", (link, *union(USERS[0]).grants)))) == {LINK, "ann"}


def test_an_address_belongs_to_its_domain():
    domain = acl(union(Principal("domain", "gdrive", "x.org")))
    assert readers(domain) == {"anyone at x.org"}
    assert Directory().above("ann@x.org") == {"anyone at x.org"}


def test_a_grant_counts_until_it_expires():
    grant = acl(union(USERS[0], expires="2026-01-01T00:00:00Z"))
    ends = 1767225600.0
    assert readers(grant, now=ends - 1) == {"ann"}
    assert readers(grant, now=ends) == set()
    assert readers(acl(union(USERS[0], expires="2026-01-01T08:00:00+08:00")), now=ends - 1) == {"ann"}


@st.composite
def access_lists(draw: st.DrawFn) -> Acl:
    principals = st.sampled_from([*USERS, *GROUPS])
    layers = []
    for _ in range(draw(st.integers(1, 3))):
        semantics = draw(st.sampled_from(["union", "deny_overrides", "nt_ordered"]))
        grants = [
            Grant(one, semantics == "union" or draw(st.booleans()), order, draw(st.sampled_from([READ, frozenset()])))
            for order, one in enumerate(draw(st.lists(principals, max_size=5)))
        ]
        layers.append(Layer(semantics, tuple(grants)))
    return acl(*layers)


DIRECTORIES = st.fixed_dictionaries(
    {group.name: st.lists(st.sampled_from(["ann", "bob", "cat", "dan"]), min_size=1) for group in GROUPS}
)


@given(access_lists(), DIRECTORIES)
def test_with_every_member_listed_the_names_say_just_who_may_read(access: Acl, members: dict[str, list[str]]):
    directory = Directory(tuple(Membership(group, each, "") for group, names in members.items() for each in names))
    named = readers(access, directory)
    said = named.union(*(directory.within(name) for name in named))
    for user in USERS:
        held = {user.name} | {group for group, names in members.items() if user.name in names}
        assert (user.name in said) is may_read(access, held)


@given(access_lists(), DIRECTORIES)
def test_what_is_not_known_of_groups_only_adds_readers(access: Acl, members: dict[str, list[str]]):
    named = readers(access)
    for user in USERS:
        held = {user.name} | {group for group, names in members.items() if user.name in names}
        alone = may_read(access, {user.name})
        if may_read(access, held):
            assert named & held, (named, held)
        elif not alone:
            assert user.name not in named or len(access.layers) > 1
