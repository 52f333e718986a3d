"""Short ways to write entries, results and listings."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from aggregator.index.index import Index
from aggregator.model.access import EVERYONE, AccessClass
from aggregator.model.documents import GridLoc, Status
from aggregator.model.entries import Entry, EntryKind, Root
from aggregator.model.facts import Citation, Fact, Grade, Identifier, Link, Marking, Mention, PackExtract, Topic
from aggregator.model.reading_results import DocumentRow, FileResult

ROOT = Root("drive", "Group drive", "file:///srv/drive")
ALL = AccessClass(frozenset({EVERYONE}))


def entry(native_id: str, path: str | None = None, version: str = "1", root: Root = ROOT, **more) -> Entry:
    path = f"{native_id}.csv" if path is None else path
    kind = more.pop("kind", EntryKind.FILE)
    return Entry(root.id, native_id, path, path.encode("utf-8", "surrogatepass"), kind, 10, version, 100.0, **more)


def fact(of: Entry, subject: str, attribute: str, value: str, *, period: str | None = None, row: int = 2) -> Fact:
    place = Citation(of.file, GridLoc(row, 3), 0, len(value))
    name = Identifier("plant", "name", subject)
    return Fact(name, subject.title(), attribute, value, "MW", period, 0.85, place, "table", surface="SURFACE")


def link(of: Entry, left: str, right: str) -> Link:
    place = Citation(of.file, GridLoc(2, 1), 0, 1)
    return Link(Identifier("plant", "eic", left), Identifier("plant", "wri", right), 0.95, place)


def result(of: Entry, facts: Sequence[Fact] = (), links: Sequence[Link] = (), *, available: float = 1.0, **more):
    plain = {
        "recipe": "r1",
        "documents": (DocumentRow("", "text/csv", Status.OK, reader="csv 1", n_tables=1),),
        "extracts": (PackExtract("power", tuple(facts), tuple(links)),),
        "markings": (),
        "mentions": (),
        "signature": b"\0\1",
        "content_digest": f"{of.file}@{of.content_version}",
    }
    return FileResult(entry=of, available=available, **{**plain, **more})


def said(index: Index, pack: str = "power") -> list[tuple]:
    """Return what files say, without places and revisions."""
    frame = index.facts(pack, ["file", "identifier", "attribute", "value", "period", "available"])
    return list(frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None))


def see(index: Index, scan: int, *entries: Entry, root: Root = ROOT, access: AccessClass = ALL) -> None:
    index.see(scan, root, entries, [access] * len(entries))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def make() -> SimpleNamespace:
    return SimpleNamespace(
        ROOT=ROOT, ALL=ALL, entry=entry, fact=fact, link=link, result=result, said=said, see=see,
        Grade=Grade, Marking=Marking, Mention=Mention, Topic=Topic, Citation=Citation, GridLoc=GridLoc,
    )  # fmt: skip


@pytest.fixture
def filled(folder: Path) -> Mapping[str, object]:
    """Return an index of two files, one with two facts and a link, scanned once."""
    first, second = entry("1", "plants/a.csv"), entry("2", "plants/b.csv")
    with Index.open(folder, writing=True) as index:
        scan = index.begin_scan(10.0, {"stores": ["drive"]})
        see(index, scan, first, second)
        facts = [fact(first, "north", "capacity", "120"), fact(first, "lake", "capacity", "80", period="2024")]
        index.replace(scan, [result(first, facts, [link(first, "E1", "W1")]), result(second)])
        index.finish_scan(scan, 20.0, {"files": 2}, complete=True)
    return {"folder": folder, "first": first, "second": second}
