"""What the WebDAV connector says of access lists (RFC 3744), on a stand-in that gives written-down answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from contract import Listing
from servers.wsgi import Environ, Faulty, answer, served

from aggregator.model.access import EVERYONE, Completeness, Membership, Principal
from aggregator.permissions import may_read
from aggregator.store import open_store

FOLDER = "<D:resourcetype><D:collection/></D:resourcetype>"
PERSON = "<D:resourcetype><D:principal/></D:resourcetype>"


class Answering:
    """A server that answers PROPFIND with the properties written down for each path below the one asked."""

    def __init__(self) -> None:
        self.properties: dict[str, str] = {}
        self.refused: dict[str, str] = {}

    def __call__(self, environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] == "OPTIONS":
            return answer(start, "200 OK", DAV="1, 3, access-control")
        asked = environ["PATH_INFO"].rstrip("/")
        depth = int(environ["HTTP_DEPTH"])
        found = [path for path in self.properties if path == asked or (depth and path.rpartition("/")[0] == asked)]
        if not found:
            return answer(start, "404 Not Found")
        body = "".join(self._response(path) for path in found)
        return answer(start, "207 Multi-Status", f'<D:multistatus xmlns:D="DAV:">{body}</D:multistatus>'.encode())

    def _response(self, path: str) -> str:
        groups = [(self.properties[path], "200 OK")]
        if path in self.refused:
            groups.append(("<D:acl/>", self.refused[path]))
        said = "".join(
            f"<D:propstat><D:prop>{prop}</D:prop><D:status>HTTP/1.1 {status}</D:status></D:propstat>"
            for prop, status in groups
        )
        return f"<D:response><D:href>{path}/</D:href>{said}</D:response>"


def ace(whom: str, right: str = "read", *, deny: bool = False, more: str = "", inverted: bool = False) -> str:
    verb = "deny" if deny else "grant"
    principal = f"<D:principal>{whom}</D:principal>"
    principal = f"<D:invert>{principal}</D:invert>" if inverted else principal
    return f"<D:ace>{principal}<D:{verb}><D:privilege><D:{right}/></D:privilege></D:{verb}>{more}</D:ace>"


def href(path: str) -> str:
    return f"<D:href>{path}</D:href>"


ANN, BOB, STAFF = (href(f"/people/{path}/") for path in ("users/ann", "users/bob", "groups/staff"))


@pytest.fixture
def server() -> Iterator[tuple[Answering, str]]:
    program = Answering()
    email = '<E:email-address xmlns:E="http://sabredav.org/ns">Ann@Example.com</E:email-address>'
    program.properties |= {
        "/drive": FOLDER + f"<D:principal-collection-set>{href('/people/')}</D:principal-collection-set>",
        "/people": FOLDER,
        "/people/users": FOLDER,
        "/people/users/ann": PERSON + email,
        "/people/users/bob": PERSON,
        "/people/groups": FOLDER,
        "/people/groups/staff": PERSON + f"<D:group-member-set>{ANN}{BOB}</D:group-member-set>",
    }
    with served(Faulty(program)) as port:
        yield program, f"webdav://127.0.0.1:{port}/drive"


@pytest.mark.parametrize(
    ("aces", "readers", "completeness"),
    [
        ([ace(ANN)], {"ann@example.com"}, "complete"),
        ([ace(STAFF), ace(BOB, deny=True)], {"ann@example.com", "/people/users/bob"}, "complete"),
        ([ace(BOB, deny=True), ace(STAFF)], {"ann@example.com"}, "complete"),
        ([ace(ANN, "write-content")], set(), "complete"),
        ([ace(ANN, "read-acl")], set(), "complete"),
        ([ace(ANN, "all")], {"ann@example.com"}, "complete"),
        ([ace("<D:all/>")], {"ann@example.com", "/people/users/bob", EVERYONE}, "complete"),
        ([ace("<D:authenticated/>")], {"ann@example.com", "/people/users/bob"}, "complete"),
        ([ace("<D:unauthenticated/>")], {"ann@example.com", "/people/users/bob", EVERYONE}, "complete"),
        ([ace("<D:property><D:owner/></D:property>")], {"/people/users/bob"}, "complete"),
        ([ace(ANN, inverted=True)], {"ann@example.com", "/people/users/bob", EVERYONE}, "partial"),
        ([ace(ANN, deny=True, inverted=True), ace(STAFF)], {"ann@example.com", "/people/users/bob"}, "partial"),
        ([ace("<D:self/>"), ace(BOB)], {"/people/users/bob"}, "partial"),
        ([ace(href("/people/users/gone/"))], set(), "complete"),
        ([], set(), "complete"),
    ],
)
def test_who_reads_is_what_the_first_entry_that_speaks_of_it_says(
    server: tuple[Answering, str], aces: list[str], readers: set[str], completeness: str
) -> None:
    program, uri = server
    program.properties["/drive/plan.txt"] = (
        f"<D:resourcetype/><D:owner>{BOB}</D:owner><D:getetag>W/&quot;1&quot;</D:getetag><D:acl>{''.join(aces)}</D:acl>"
    )
    listing = Listing(open_store(uri))
    entry = listing.files["plan.txt"]
    assert entry.owner == "/people/users/bob"
    assert entry.acl is not None
    account = "any account of 127.0.0.1"
    asked = {
        "ann@example.com": {"ann@example.com", "/people/groups/staff", account},
        "/people/users/bob": {"/people/users/bob", "/people/groups/staff", account},
        EVERYONE: set(),
    }
    assert {name for name, held in asked.items() if may_read(entry.acl, held, helps_himself=False)} == readers
    assert (entry.acl.completeness, listing.complete) == (completeness, True)


def test_an_inherited_entry_says_from_where(server: tuple[Answering, str]) -> None:
    program, uri = server
    entries = ace(ANN, more=f"<D:inherited>{href('/drive/')}</D:inherited>")
    program.properties["/drive/plan.txt"] = f"<D:resourcetype/><D:acl>{entries}</D:acl>"
    acl = Listing(open_store(uri)).files["plan.txt"].acl
    assert acl is not None
    ((grant,),) = [layer.grants for layer in acl.layers]
    assert grant.via == "inherited:/drive/"
    assert "/people/users/ann/" in (grant.conditions_raw or "")


def test_a_list_that_may_not_be_read_is_unknown_and_a_failure_of_that_file(server: tuple[Answering, str]) -> None:
    program, uri = server
    program.properties["/drive/plan.txt"] = "<D:resourcetype/>"
    program.refused["/drive/plan.txt"] = "403 Forbidden"
    listing = Listing(open_store(uri))
    acl = listing.files["plan.txt"].acl
    assert acl is not None
    assert (acl.layers, acl.completeness) == ((), Completeness.UNKNOWN)
    assert [(each.path, each.stage, each.subtree) for each in listing.failures] == [("plan.txt", "permissions", False)]
    assert listing.complete


def test_the_directory_has_the_people_and_who_is_in_which_group(server: tuple[Answering, str]) -> None:
    _, uri = server
    known = list(open_store(uri).directory())
    people = {each.name: (each.kind, each.email) for each in known if isinstance(each, Principal)}
    assert people == {
        "ann@example.com": ("user", "Ann@Example.com"),
        "/people/users/bob": ("user", None),
        "/people/groups/staff": ("group", None),
    }
    edges = {(each.group, each.member) for each in known if isinstance(each, Membership)}
    assert edges == {("/people/groups/staff", "ann@example.com"), ("/people/groups/staff", "/people/users/bob")}


def test_a_probe_says_whether_permissions_can_be_seen(server: tuple[Answering, str]) -> None:
    _, uri = server
    assert any("RFC 3744" in note and "are read" in note for note in open_store(uri).probe().notes)
