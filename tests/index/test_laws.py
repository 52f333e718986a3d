"""Any order of scans leaves the index that the definitions give, kept here as plain dictionaries."""

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from aggregator.index.index import Index
from aggregator.model.access import AccessClass
from aggregator.model.documents import GridLoc, Status
from aggregator.model.entries import Entry, EntryKind, Root
from aggregator.model.facts import Citation, Fact, Identifier, PackExtract
from aggregator.model.reading_results import DocumentRow, FileResult

ROOT = Root("drive", "Group drive", "file:///srv/drive")
IDS, PATHS = st.sampled_from("123"), st.sampled_from(["a", "c/d"])
SAYINGS = st.sets(
    st.tuples(
        st.sampled_from(["power", "health"]), st.sampled_from(["north", "湖"]), st.sampled_from(["1", "2"]),
        st.sampled_from([None, "2024"]),
    ),
    min_size=3,
    max_size=12,
).map(lambda said: sorted(said, key=str)) | st.just([])  # fmt: skip
READINGS = st.tuples(st.sampled_from("123"), SAYINGS, st.booleans())
READERS = st.frozensets(st.sampled_from(["ann", "bo"]))


@dataclass
class Held:
    """What the index should hold of one entry."""

    path: str
    readers: frozenset[str]
    seen: int
    version: str | None = None
    said: list[tuple] = field(default_factory=list)
    dates: dict[tuple, float] = field(default_factory=dict)


class Scans(RuleBasedStateMachine):
    """Lists, reads, removes and reopens in any order."""

    @initialize(listed=st.fixed_dictionaries(dict.fromkeys("123", st.tuples(PATHS, READERS))))
    def start(self, listed: dict[str, tuple[str, frozenset[str]]]) -> None:
        self.folder = Path(tempfile.mkdtemp()) / "index"
        self.held: dict[str, Held] = {}
        self.now = 0.0
        self.opened = None
        self.reopen()
        self.see(listed)

    @rule()
    def reopen(self) -> None:
        """Go on as after a crash: no scan is finished."""
        if self.opened is not None:
            self.opened.__exit__(None, None, None)
        self.opened = Index.open(self.folder, writing=True)
        self.index = self.opened.__enter__()
        self.scan = self.index.begin_scan(self.now, {})

    @rule()
    def finish(self) -> None:
        self.index.finish_scan(self.scan, self.now, {}, complete=True)
        self.scan = self.index.begin_scan(self.now, {})

    @rule(listed=st.dictionaries(IDS, st.tuples(PATHS, READERS)))
    def see(self, listed: dict[str, tuple[str, frozenset[str]]]) -> None:
        entries = [self.entry(native_id, path, "1") for native_id, (path, _) in listed.items()]
        self.index.see(self.scan, ROOT, entries, [AccessClass(readers) for _, readers in listed.values()])
        for native_id, (path, readers) in listed.items():
            held = self.held.setdefault(native_id, Held(path, readers, self.scan))
            held.path, held.readers, held.seen = path, readers, self.scan

    @rule(read=st.fixed_dictionaries(dict.fromkeys("123", READINGS)))
    def replace_all(self, read: dict[str, tuple[str, list[tuple], bool]]) -> None:
        self.replace(read)

    @rule(native_id=IDS, reading=READINGS)
    def replace_one(self, native_id: str, reading: tuple[str, list[tuple], bool]) -> None:
        self.replace({native_id: reading})

    def replace(self, read: dict[str, tuple[str, list[tuple], bool]]) -> None:
        self.now += 1
        read = {native_id: reading for native_id, reading in read.items() if native_id in self.held}
        results = [self.result(native_id, *reading) for native_id, reading in read.items()]
        self.index.replace(self.scan, results)
        dates = {native_id: self.dates(native_id, said) for native_id, (_, said, _) in read.items()}
        for native_id, (version, said, is_whole) in read.items():
            held = self.held[native_id]
            held.version, held.said = version, said
            if said or is_whole:
                held.dates = dates[native_id]

    @rule(native_id=IDS)
    def remove(self, native_id: str) -> None:
        self.index.remove(self.scan, [self.entry(native_id, "", "").file])
        self.held.pop(native_id, None)

    @rule(spared=st.sampled_from([[], ["c"], ["a", "c/d"]]))
    def unseen(self, spared: list[str]) -> None:
        expected = {
            native_id
            for native_id, held in self.held.items()
            if held.seen < self.scan
            and not any(held.path == each or held.path.startswith(each + "/") for each in spared)
        }
        assert {entry.file for entry in self.index.unseen(self.scan, "drive", spared)} == {
            f"drive/{x}" for x in expected
        }

    @invariant()
    def what_is_held_is_what_was_said(self) -> None:
        order = sorted(self.held, key=lambda native_id: (self.held[native_id].path, native_id))
        for pack in ("power", "health"):
            columns = ["file", "identifier", "value", "period", "available"]
            facts = self.index.facts(pack, columns)
            assert list(facts.astype(object).where(facts.notna(), None).itertuples(index=False, name=None)) == [
                (f"drive/{native_id}", subject, value, period, held.dates[by, subject, value, period])
                for native_id in order
                for held in [self.held[native_id]]
                for by, subject, value, period in held.said
                if by == pack
            ]
        files = self.index.files()
        classes = self.index.access_classes()
        assert files["file"].tolist() == [f"drive/{native_id}" for native_id in order]
        assert [classes[number].readers for number in files["access_class"]] == [self.held[x].readers for x in order]
        known = self.index.known("drive")
        assert {x: entry.content_version or None for x, entry in known.items()} == {
            x: held.version for x, held in self.held.items()
        }

    def teardown(self) -> None:
        if getattr(self, "opened", None) is not None:
            assert self.index.check() == []
            self.opened.__exit__(None, None, None)
            shutil.rmtree(self.folder.parent)

    def dates(self, native_id: str, said: list[tuple]) -> dict[tuple, float]:
        """Return the first availability of each saying: now, or what was known at the same place before."""
        own = self.held[native_id]
        before = [
            held for x, held in self.held.items() if x == native_id or (held.path == own.path and held.seen < self.scan)
        ]
        return {saying: min([self.now, *(h.dates[saying] for h in before if saying in h.dates)]) for saying in said}

    def entry(self, native_id: str, path: str, version: str) -> Entry:
        return Entry(ROOT.id, native_id, path, path.encode(), EntryKind.FILE, 1, version)

    def result(self, native_id: str, version: str, said: list[tuple], is_whole: bool) -> FileResult:
        entry = self.entry(native_id, self.held[native_id].path, version)
        place = Citation(entry.file, GridLoc(1, 1), 0, 1)
        extracts = tuple(
            PackExtract(
                pack,
                tuple(
                    Fact(Identifier("plant", "name", subject), "", "capacity", value, "MW", period, 0.9, place, "")
                    for by, subject, value, period in said
                    if by == pack
                ),
            )
            for pack in ("power", "health")
        )
        row = DocumentRow("", "text/csv", Status.OK if is_whole else Status.FAILED)
        return FileResult(entry, "r", (row,), extracts, (), (), b"", "", self.now)


Scans.TestCase.settings = settings(
    max_examples=40, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestScans = Scans.TestCase
