"""A what-if says what one more file completes, where to redact it, and leaves the index as it was."""

from __future__ import annotations

import io
import json
import os
import zipfile
from pathlib import Path

import pytest

from aggregator.index.index import Index
from aggregator.model.errors import IndexMissing, PackError, UsageError
from aggregator.model.facts import Grade
from aggregator.model.findings import Severity
from aggregator.model.locators import locator_to_json
from aggregator.model.scenario import Upload
from aggregator.reading.limits import Limits
from aggregator.service.site import Site
from aggregator.service.what_if import what_if
from aggregator.service.what_if_record import what_if_to_record

CAPACITY = "Northfield installed capacity 120 MW.\n"
OUTAGE = "Northfield out of service on 2025-03-04.\n"


@pytest.fixture
def half(drive):
    """A drive that lacks one file to show when Northfield is weak."""
    drive.write("a/outage.md", OUTAGE)
    drive.write("b/lake.csv", "plant,capacity\nLakeside,80\n")
    drive.scan()
    return drive


def contents(drive) -> list[object]:
    with Index.open(drive.data_dir) as index:
        return [index.files()["path"].tolist(), len(index.facts("power-grid")), index.findings(), index.scans()]


def test_a_file_that_completes_an_exposure_is_held_and_its_partner_named(half):
    before = contents(half)
    answer = half.what_if("new.md", f"Notes\n\nThe {CAPACITY}")
    assert answer.verdict == "hold"
    (change,) = [change for change in answer.changes if change.audience == "everyone"]
    assert (change.insight, change.scope, change.before, change.after) == ("when it is weak", None, 0, 1 / 3)
    assert (change.severity_before, change.severity_after) == (Severity.NONE, Severity.HIGH)
    assert change.partners == ("a/outage.md",)
    assert [(subject, fact.attribute, fact.value) for subject, _, fact, _ in change.facts] == [
        ("P-01", "capacity", "120")
    ]
    assert [(place.where, place.subject, place.attribute) for place in answer.redact] == [
        ("line 3, characters 35-40", "P-01", "capacity")
    ]
    assert answer.status == "complete"
    assert contents(half) == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("new.txt", f"Dear all,\n\n{CAPACITY}\nRegards\n"),
        ("new.md", f"# Notes\n\nThe {CAPACITY}\nInstalled capacity of Northfield: 120 MW\n\n- {CAPACITY}"),
        ("new.csv", "plant,capacity,colour\nNorthfield,120,red\nEastmoor,7,blue\n"),
        ("北田.txt", "北田电站 装机容量 12 兆瓦。Northfield installed capacity 120 MW.\n"),
    ],
)
def test_after_redacting_just_the_places_it_names_the_file_is_ok(half, name, content):
    answer = half.what_if(name, content)
    assert answer.verdict == "hold"
    assert answer.redact
    redacted = without(content, answer.redact, is_table=name.endswith(".csv"))
    assert len(redacted) == len(content), "nothing but the places changed"
    again = half.what_if(name, redacted)
    assert (again.verdict, again.changes, again.redact) == ("ok", (), ())


def without(content: str, places, *, is_table: bool) -> str:
    """Return the text with every place blacked out, the way a person would who was given the list."""
    lines = content.split("\n")
    for place in places:
        kind, *where = json.loads(locator_to_json(place.citation.locator))
        start, end = place.citation.start, place.citation.end
        if is_table:
            assert kind == "grid"
            row, column = where
            cells = lines[row - 1].split(",")
            cells[column - 1] = cells[column - 1][:start] + "x" * (end - start) + cells[column - 1][end:]
            lines[row - 1] = ",".join(cells)
        else:
            assert kind == "text"
            line = where[0] - 1
            text = "\n".join(lines[line:])
            offset = 0
            lines[line:] = (text[: offset + start] + "█" * (end - start) + text[offset + end :]).split("\n")
    return "\n".join(lines)


def test_a_harmless_file_is_ok(half):
    answer = half.what_if("lunch.txt", "Lunch is at noon.\n")
    assert (answer.verdict, answer.changes, answer.redact, answer.status) == ("ok", (), (), "complete")


def test_what_was_exposed_already_is_no_rise(half):
    half.write("b/capacity.md", CAPACITY)
    half.scan()
    assert half.what_if("again.md", CAPACITY).verdict == "ok"


def test_a_rise_below_the_level_to_hold_at_is_reviewed(half):
    site = Site(hold_at=Severity.CRITICAL)
    assert half.what_if("new.md", CAPACITY, site=site).verdict == "review"


def test_one_more_subject_at_the_same_severity_is_reviewed(half):
    half.write("b/capacity.md", CAPACITY)
    half.scan()
    answer = half.what_if("lake.md", "Lakeside out of service on 2025-05-05.\n")
    assert answer.verdict == "review"
    assert {(change.before, change.after, change.partners) for change in answer.changes} == {
        (1 / 3, 2 / 3, ("b/lake.csv",))
    }


@pytest.mark.parametrize(
    ("name", "content"),
    [("scan.heic", b"\0\0\0\x18ftypheic" + b"\0" * 64), ("bad.pdf", b"%PDF-1.7\n" + b"garbage" * 20)],
)
def test_what_could_not_be_read_is_reviewed_and_never_ok(half, name, content):
    answer = half.what_if(name, content)
    assert answer.verdict == "review"
    assert answer.status.startswith(f"not read whole: {name}: ")


def test_a_file_over_the_limit_is_reviewed(half):
    answer = half.what_if("big.txt", "x" * 5000, site=Site(limits=Limits(bytes=4000)))
    assert (answer.verdict, "4000 bytes" in answer.status) == ("review", True)


def test_a_new_version_of_a_file_is_judged_in_its_place(half):
    half.write("b/plants.md", CAPACITY)
    half.scan()
    assert half.what_if("plants.md", "Lunch is at noon.\n", to="b").verdict == "ok"
    answer = half.what_if("plants.md", CAPACITY + "Lakeside out of service on 2025-05-05.\n", to="b")
    assert {(change.before, change.after) for change in answer.changes} == {(1 / 3, 2 / 3)}
    assert all("b/plants.md" not in change.partners for change in answer.changes)


def test_moving_what_a_replaced_file_said_is_no_rise(half):
    half.write("b/plants.md", CAPACITY)
    half.scan()
    assert half.what_if("plants.md", f"Reworded: {CAPACITY}", to="b").changes == ()


@pytest.mark.parametrize("folder", ["a", "a/", "./a", "b/../a", "{root}/a", "{root}/b/../a"])
def test_a_folder_is_named_relative_to_the_store_or_absolutely(half, folder):
    answer = half.what_if("new.md", CAPACITY, to=folder.format(root=half.folder))
    assert (answer.verdict, answer.uploads[0].path) == ("hold", "a/new.md")


@pytest.mark.parametrize("folder", [".", "", "./", "{root}", "{root}/"])
def test_the_root_of_the_store_is_a_folder_too(half, folder):
    assert half.what_if("new.md", CAPACITY, to=folder.format(root=half.folder)).uploads[0].path == "new.md"


def test_a_folder_that_was_never_scanned_is_told_with_those_that_were(half):
    with pytest.raises(UsageError, match=r"nowhere: is no folder of a scanned store \(known: \., a, b\)"):
        half.what_if("new.md", CAPACITY, to="nowhere")


def test_a_folder_of_two_stores_has_to_be_named_absolutely(half, tmp_path):
    (tmp_path / "second" / "a").mkdir(parents=True)
    half.scan(tmp_path / "second")
    with pytest.raises(UsageError, match="in several stores; give it absolutely"):
        half.what_if("new.md", CAPACITY, to="a")
    assert half.what_if("new.md", CAPACITY, to=str(tmp_path / "second" / "a")).uploads[0].store == "second"


def test_a_file_that_is_not_there_is_a_mistake(half, tmp_path):
    with pytest.raises(UsageError, match="no such file"):
        what_if([Upload(str(tmp_path / "no.md"), ".")], half.data_dir)


def test_without_a_scan_there_is_nothing_to_ask(half, tmp_path):
    with pytest.raises(IndexMissing, match="scan"):
        what_if([Upload(str(half.write("x.md", CAPACITY)), ".")], tmp_path / "none")


def test_a_pack_that_was_changed_since_the_scan_is_told(half):
    half.pack.write_text(half.pack.read_text() + "# more\n")
    with pytest.raises(PackError, match="changed after the last scan; scan again"):
        half.what_if("new.md", CAPACITY)
    half.pack.unlink()
    with pytest.raises(PackError, match="is gone; scan again"):
        half.what_if("new.md", CAPACITY)


def test_a_folder_that_few_can_read_exposes_to_them_alone(half, tmp_path):
    access = tmp_path / "access.csv"
    access.write_text("path,principal,right\na,everyone,read\nb,ann,read\n")
    half.scan(access=access)
    private, public = half.what_if("new.md", CAPACITY, to="b"), half.what_if("new.md", CAPACITY, to="a")
    assert {change.audience for change in private.changes} == {"administrator", "ann"}
    assert "everyone" in {change.audience for change in public.changes}


def test_a_folder_that_only_the_administrator_reads_raises_nothing_for_anybody(half, tmp_path):
    access = tmp_path / "access.csv"
    access.write_text("path,principal,right\na,ann,read\nb,bo,read\n")
    half.scan(access=access)
    assert half.what_if("new.md", CAPACITY, to="b").verdict == "ok"
    assert half.what_if("new.md", CAPACITY, to="a").verdict == "hold"


def test_a_linking_table_is_held_for_what_it_joins_and_its_rows_are_redacted(drive):
    text = drive.pack.read_text()
    plain = text.replace("    known_as:", "    x:").split("    x:")[0]
    drive.pack.write_text(
        plain
        + """\
    identified_by:
      wri: {headings: [wri], reads: '(W[0-9]+)'}
      eic: {headings: [eic], reads: '(E[0-9]+)'}
    headings: [plant]
    population: discovered
"""
        + "attributes:"
        + text.split("attributes:")[1].split("tests:")[0]
    )
    drive.write("capacity.csv", "wri,capacity\nW1,120\nW2,80\n")
    drive.write("outage.csv", "eic,outage\nE1,2025-03-04\nE2,2025-05-05\n")
    assert drive.scan().findings == ()
    link = "wri,eic,colour\nW1,E1,red\nW7,E7,blue\n"
    answer = drive.what_if("link.csv", link)
    assert answer.verdict == "hold"
    assert {change.partners for change in answer.changes} == {("capacity.csv", "outage.csv")}
    assert {place.attribute for place in answer.redact} == {"same as"}
    redacted = without(link, answer.redact, is_table=True)
    assert redacted.splitlines()[2] == "W7,E7,blue"
    assert drive.what_if("link.csv", redacted).verdict == "ok"


def test_a_link_that_the_new_file_does_not_need_is_no_partner(drive):
    text = drive.pack.read_text()
    plain = text.replace("    known_as:", "    x:").split("    x:")[0]
    schemes = "    identified_by: {wri: {headings: [wri], reads: '(W[0-9]+)'}}\n    headings: [plant]\n"
    drive.pack.write_text(plain + schemes + "attributes:" + text.split("attributes:")[1].split("tests:")[0])
    drive.write("link.csv", "wri,plant\nW1,Northfield\n")
    drive.write("named.csv", "plant,capacity\nNorthfield,120\n")
    drive.scan()
    answer = drive.what_if("both.csv", "wri,capacity,outage\nW1,120,2025-03-04\n")
    assert {change.partners for change in answer.changes} == {()}
    answer = drive.what_if("half.csv", "wri,outage\nW1,2025-03-04\n")
    assert {change.partners for change in answer.changes} == {("link.csv", "named.csv")}


def test_a_file_that_nobody_may_open_is_reviewed(half, tmp_path, monkeypatch):
    file = tmp_path / "new.md"
    file.write_text(CAPACITY)
    opening = Path.open

    def refuse(self: Path, *mode: str, **more: str) -> object:
        if self != file:
            return opening(self, *mode, **more)
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    answer = what_if([Upload(str(file), ".")], half.data_dir)
    assert (answer.verdict, answer.status) == ("review", "not read whole: new.md: failed: Permission denied")


def test_a_name_that_is_not_text_is_shown_escaped(half, tmp_path):
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.md"))
    file.write_text(CAPACITY)
    answer = what_if([Upload(str(file), ".")], half.data_dir)
    assert (answer.verdict, answer.uploads[0].path) == ("hold", "caf\\xe9.md")


def test_values_are_masked_in_the_answer_unless_asked_for(half):
    answer = half.what_if("new.md", CAPACITY)
    masked, shown = what_if_to_record(answer), what_if_to_record(answer, values=True)
    assert {(fact["value"], fact["text"]) for change in masked["changes"] for fact in change["facts"]} == {
        ("•••", None)
    }
    assert {(fact["value"], fact["text"]) for change in shown["changes"] for fact in change["facts"]} == {
        ("120", "120 MW")
    }
    assert "120" not in str(masked)


MARKED = "SECRET//NOFORN\n\nThe menu of the third quarter.\n\nSECRET//NOFORN\n"


@pytest.mark.parametrize(
    ("may_hold", "verdict"), [(Grade.NONE, "hold"), (Grade.CONFIDENTIAL, "review"), (Grade.SECRET, "ok"), (None, "ok")]
)
def test_a_file_marked_above_what_the_store_may_hold_is_held_whatever_it_says(half, may_hold, verdict):
    site = Site(may_hold={} if may_hold is None else {"drive": may_hold})
    answer = half.what_if("menu.txt", MARKED, site=site)
    assert answer.verdict == verdict
    assert [(change.insight, change.audience) for change in answer.changes] == (
        [] if verdict == "ok" else [("marked SECRET//NOFORN", "everyone")]
    )


def test_a_marked_file_in_the_place_of_one_marked_alike_is_no_rise(half):
    half.write("menu.txt", MARKED)
    half.scan()
    site = Site(may_hold={"drive": Grade.INTERNAL})
    assert half.what_if("menu.txt", MARKED.replace("third", "fourth"), site=site).changes == ()
    assert half.what_if("menu.txt", MARKED.replace("SECRET//", "TOP SECRET//"), site=site).verdict == "hold"


def test_a_file_that_only_a_password_opens_is_reviewed(half):
    answer = half.what_if("locked.zip", locked_zip())
    assert (answer.verdict, "encrypted" in answer.status) == ("review", True)


def test_a_file_that_only_a_password_opens_is_listed_as_encrypted(half):
    half.write("b/locked.zip", locked_zip())
    half.write("b/nothing.csv", "")
    assert {(row.path, row.status) for row in half.scan().not_read} == {("b/locked.zip!plan.txt", "encrypted")}


def locked_zip() -> bytes:
    """Return an archive whose only member says that it is encrypted."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("plan.txt", "x" * 40)
    content = bytearray(archive.getvalue())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + flags] |= 1
    return bytes(content)


TOPICS = """\
pack: power-grid
sector: {en: Electricity supply}
version: 1
subjects: {plant: {known_as: {P-01: [Northfield]}, headings: [plant]}}
attributes: {capacity: {of: plant, value: quantity, unit: MW, cues: [installed capacity], headings: [capacity]}}
insights: {how much it is: {combines: [capacity], over: plant, exposed_at: {5 subjects: high}}}
topics: {outage planning: [planned outage, maintenance window], guard rota: [guard rota, night watch]}
converges:
  when nobody watches: {topics: [outage planning, guard rota], within: 30 days, by: folder, severity: high}
"""
ROTA = "The guard rota of the night watch hangs at the door. A new guard rota.\n"
PLAN = "The planned outage fits the maintenance window. The planned outage is short.\n"


def test_a_file_that_brings_topics_together_is_held(drive):
    drive.pack.write_text(TOPICS, "utf-8")
    drive.write("b/plan.txt", PLAN)
    drive.scan()
    answer = drive.what_if("rota.txt", ROTA, to="b")
    assert answer.verdict == "hold"
    change = answer.changes[0]
    assert (change.insight, change.before, change.after, change.partners) == (
        "when nobody watches",
        0,
        1,
        ("b/plan.txt",),
    )


def test_topics_of_files_that_are_years_apart_do_not_come_together(drive):
    drive.pack.write_text(TOPICS, "utf-8")
    drive.write("b/plan.txt", PLAN, "2019-02-12")
    drive.scan()
    assert drive.what_if("rota.txt", ROTA, to="b").verdict == "ok"
