"""Who can read what in Google Drive: what the connector says against reading for real, over random permissions."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product

import httpx
import pytest
from contract import NOBODY, Listing
from servers.google import Google, google
from servers.google_drive import FOLDER, ME, MY_DRIVE, NOW, File, given

from aggregator.model.access import LINK, Membership
from aggregator.model.directory import Directory
from aggregator.permissions import may_read
from connectors.gdrive import connect

PEOPLE = [f"{name}@{domain}" for domain in ("corp.example", "partner.example") for name in ("ann", "bob", "eve")]
GROUPS = ["staff@corp.example", "plans@corp.example", "guests@partner.example"]
ROLES = ("reader", "commenter", "writer")
ENDS = ("2025-04-01T00:00:00.000Z", "2026-01-01T00:00:00.000Z")
WITHOUT_ACCOUNT = None


@pytest.fixture
def service() -> Iterator[Google]:
    with google() as running:
        yield running


def some_permission(chance: random.Random) -> dict[str, object]:
    kind = chance.choices(("user", "group", "domain", "anyone"), (6, 4, 1, 1))[0]
    role = chance.choice(ROLES)
    if kind in ("domain", "anyone"):
        name = chance.choice(("corp.example", "partner.example")) if kind == "domain" else ""
        return given(kind, role, name, allowFileDiscovery=chance.random() < 0.5)
    more = {"expirationTime": chance.choice(ENDS)} if chance.random() < 0.3 else {}
    name = chance.choice(PEOPLE if kind == "user" else GROUPS)
    return given(kind, role, name, deleted=name.startswith("eve"), **more)


def some_permissions(chance: random.Random, most: int) -> list[dict[str, object]]:
    found = [some_permission(chance) for _ in range(chance.choice(range(most + 1)))]
    return list({each["id"]: each for each in found}.values())


def fill(service: Google, chance: random.Random, files: int) -> str:
    """Make groups and a tree of folders and files with random permissions; return the URI of the drive."""
    state = service.state
    state.groups = {
        "staff@corp.example": chance.sample(PEOPLE, 2),
        "plans@corp.example": [*chance.sample(PEOPLE, 1), "staff@corp.example"],
        "guests@partner.example": chance.sample(PEOPLE, 2),
    }
    drive = ""
    if chance.random() < 0.7:
        members = [given("user", "organizer", ME), *some_permissions(chance, 2)]
        drive = state.add_drive("Plans", members, driveMembersOnly=chance.random() < 0.4)
    folders: list[File] = []
    for number in range(files + 4):
        above = chance.choice([None, *folders])
        file = state.add(str(number), above.id if above else drive or MY_DRIVE, "text/plain" if number > 3 else FOLDER)
        file.permissions += some_permissions(chance, 3)
        if drive and number < 4:
            file.limited = chance.random() < 0.3
            folders.append(file)
    return f"gdrive://{drive}?api={service.url}&admin={service.administrator}"


def can_read(reader: httpx.Client, service: Google, file_id: str, account: str | None) -> bool:
    """Return whether an account reads a file's content, given its link."""
    service.tokens["of the reader"] = account or ""
    headers = {"Authorization": "Bearer of the reader"} if account else {}
    params = {"alt": "media", "supportsAllDrives": "true"}
    answer = reader.get(f"{service.url}/drive/v3/files/{file_id}", params=params, headers=headers)
    return answer.status_code == 200


def mismatches(service: Google, monkeypatch: pytest.MonkeyPatch, seed: int, files: int) -> tuple[int, list[str]]:
    """Return how often the connector was compared with a real read, and where they differ."""
    monkeypatch.setenv("AGGREGATOR_GDRIVE_KEY", service.key())
    store = connect(fill(service, random.Random(seed), files))
    directory = Directory(tuple(edge for edge in store.directory() if isinstance(edge, Membership)))
    compared, wrong = 0, []
    with httpx.Client(verify=False) as reader:
        for entry, account in product(Listing(store).files.values(), (*PEOPLE, WITHOUT_ACCOUNT)):
            names = {LINK} | ({account} | directory.above(account) if account else set())
            said = may_read(entry.acl or NOBODY, names, NOW.timestamp(), helps_himself=False)
            compared += 1
            if said is not can_read(reader, service, entry.native_id, account):
                wrong.append(f"seed {seed}: {account or 'nobody'} reads {entry.path}: {not said}, said {said}")
    return compared, wrong


@pytest.mark.parametrize("seed", range(6))
def test_who_can_read_is_who_reads(service: Google, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    compared, wrong = mismatches(service, monkeypatch, seed, 10)
    assert compared == 70
    assert wrong == []


@pytest.mark.slow
def test_who_can_read_is_who_reads_over_a_thousand_permission_sets(monkeypatch: pytest.MonkeyPatch) -> None:
    compared, wrong = 0, []
    for seed in range(100, 205):
        with google() as service:
            more, others = mismatches(service, monkeypatch, seed, 10)
        compared, wrong = compared + more, wrong + others
    assert compared == 105 * 70
    assert wrong == []
