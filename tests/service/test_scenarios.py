"""What each step of a scenario does, alone and together, on a drive whose answer is known by hand."""

from __future__ import annotations

import pytest

from aggregator.model.errors import UsageError
from aggregator.model.facts import Grade
from aggregator.model.findings import Severity
from aggregator.model.scenario import (
    AddMember,
    CompromiseAccount,
    CompromiseAdministrator,
    MakePublic,
    Regrade,
    Remove,
    RemoveMember,
    Share,
    StopSharing,
    Upload,
)
from aggregator.service.scenario_file import compromise_of, pair_of, read_scenario, upload_of
from aggregator.service.site import Site
from aggregator.service.what_if_record import what_if_to_record

CAPACITY = "Northfield installed capacity 120 MW.\n"
OUTAGE = "Northfield out of service on 2025-03-04.\n"
BOTH = "Lakeside installed capacity 80 MW, out of service on 2025-05-05.\n"


@pytest.fixture
def shared(drive, tmp_path):
    """Ann and the grid group read the capacity, the planning group the outage; the lists name all of them."""
    drive.write("a/capacity.md", CAPACITY, "2024-01-05")
    drive.write("b/outage.md", OUTAGE, "2024-02-10")
    drive.write("c/noise.txt", "Lunch is at noon.\n", "2024-03-01")
    (drive.folder / "empty").mkdir()
    access, members = tmp_path / "access.csv", tmp_path / "members.csv"
    access.write_text(
        "path,principal,right\na,ann,read\na,grid,read\nb,planning,read\nc,everyone,read\nempty,eli,read\n"
    )
    members.write_text("group,member\nplanning,bo\nplanning,cy\ngrid,dee\n")
    drive.scan(access=access, members=members)
    return drive


def crossing(answer) -> set[str]:
    return {
        name
        for change in answer.changes
        if change.crosses and change.kind != "administrator"
        for name in change.members
    }


def test_a_file_shared_with_who_has_the_other_half_crosses_and_names_both(shared):
    answer = shared.play(Share("b/outage.md", "ann"))
    assert (answer.verdict, crossing(answer)) == ("hold", {"ann"})
    (change,) = answer.changes
    assert (change.revealed_before, change.revealed_after, change.population) == (0, 1, 3)
    assert (change.partners, change.sets, change.sets_total) == (
        ("a/capacity.md",),
        (("a/capacity.md", "b/outage.md"),),
        1,
    )
    assert (change.was.kind, change.now.kind, change.now.since) == (None, "aggregation", "2024-02-10")
    assert answer.redacting is None


@pytest.mark.parametrize("name", ["grid", "group:grid"])
def test_a_folder_shared_with_a_group_crosses_for_the_group_and_its_members(shared, name):
    answer = shared.play(Share("b/", name))
    assert crossing(answer) == {"grid", "dee"}
    (change,) = answer.changes
    assert (change.audience, change.readers) == ("grid", 1)


@pytest.mark.parametrize("folder", ["b", "empty", "."])
def test_a_folder_that_was_shared_shares_what_is_put_into_it_afterwards(shared, folder):
    more = shared.write("../more.md", OUTAGE)
    after = shared.play(Share(folder, "ann"), Upload(str(more), "empty" if folder == "." else folder))
    assert "ann" in crossing(after)
    taken = shared.play(Share("empty", "ann"), Upload(str(more), "empty"), StopSharing("empty", "ann"))
    assert taken.changes == ()
    assert shared.play(Share("b/outage.md", "ann"), Upload(str(more), "empty"), StopSharing("b", "ann")).changes == ()


def test_a_new_version_of_a_file_is_shared_as_the_old_one_was(shared):
    (shared.folder.parent / "new").mkdir()
    new = shared.write("../new/outage.md", "Northfield out of service on 2025-06-01.\n")
    assert crossing(shared.play(Share("b/outage.md", "ann"), Upload(str(new), "b"))) == {"ann"}
    answer = shared.play(Share("b/outage.md", "ann"), StopSharing("b", "ann"), Upload(str(new), "b"))
    assert answer.changes == ()


def test_a_right_of_a_folder_that_was_taken_back_is_not_given_to_what_comes_after(shared):
    more = shared.write("../more.md", CAPACITY)
    assert "bo" in crossing(shared.play(Upload(str(more), "b")))
    assert crossing(shared.play(StopSharing("b", "planning"), Upload(str(more), "b"))) == set()


def test_an_account_that_is_called_administrator_or_attacker_reads_what_its_rights_say(drive, tmp_path):
    drive.write("a/capacity.md", CAPACITY, "2024-01-05")
    drive.write("b/outage.md", OUTAGE, "2024-02-10")
    access = tmp_path / "access.csv"
    access.write_text("path,principal,right\na,administrator,read\nb,attacker,read\nb,bo,read\na,cy,read\n")
    drive.scan(access=access)
    answer = drive.play(Share("b", "administrator"))
    assert (answer.verdict, crossing(answer)) == ("hold", {"administrator"})
    assert [each.kind for each in answer.changes] == ["principals"]
    taken = drive.play(CompromiseAccount("cy"), CompromiseAccount("bo"))
    assert [(each.kind, each.members) for each in taken.changes] == [("attacker", ("attacker",))]
    put = drive.write("../outage.md", OUTAGE)
    kinds = {each.kind: each.members for each in drive.play(Upload(str(put), "a")).changes}
    assert kinds == {"principals": ("administrator", "cy")}


def test_a_path_is_found_however_its_accents_are_written(drive):
    drive.write("Pl\u00e4ne/capacity.md", CAPACITY)
    drive.write("b/outage.md", OUTAGE)
    drive.scan()
    for path in ("Pla\u0308ne", "Pla\u0308ne/capacity.md", f"{drive.folder}/Pla\u0308ne"):
        assert [each.ends for each in drive.play(Remove(path)).changes] == [True, True]


def test_what_is_made_public_crosses_for_whoever_has_the_rest(shared):
    assert crossing(shared.play(MakePublic("b"))) == {"ann", "grid", "dee"}
    both = shared.play(MakePublic("b"), MakePublic("a"))
    assert {"everyone", "ann", "bo", "grid"} <= crossing(both)
    assert next(change for change in both.changes if "everyone" in change.members).partners == ()
    assert next(change for change in both.changes if "ann" in change.members).partners == ("a/capacity.md",)


def test_a_new_member_reads_what_the_group_does(shared):
    answer = shared.play(AddMember("group:planning", "account:ann"))
    assert (answer.verdict, crossing(answer)) == ("hold", {"ann"})
    assert shared.play(AddMember("planning", "bo")).changes == ()
    assert crossing(shared.play(AddMember("planning", "grid"))) == {"grid", "dee"}


def test_a_principal_that_is_yet_to_come_can_be_named(shared):
    answer = shared.play(Share("a", "new:eve"), AddMember("planning", "new:eve"))
    assert crossing(answer) == {"eve"}
    assert crossing(shared.play(AddMember("new:club", "ann"), Share("b", "new:club"))) == {"ann"}


def test_an_attacker_reads_what_all_taken_accounts_do_together(shared):
    assert shared.play(CompromiseAccount("ann")).changes == ()
    answer = shared.play(CompromiseAccount("account:ann"), CompromiseAccount("bo"))
    (change,) = answer.changes
    assert (change.kind, change.audience, change.revealed_after, answer.verdict) == ("attacker", "attacker", 1, "hold")
    for step in (CompromiseAdministrator(), CompromiseAdministrator("drive")):
        assert [each.kind for each in shared.play(step).changes] == ["attacker"]


def test_what_is_taken_back_ends_an_exposure(shared, tmp_path):
    given = shared.play(Share("b", "ann"), StopSharing("b", "ann"))
    assert (given.verdict, given.changes) == ("ok", ())
    answer = shared.play(Share("b", "ann"), Remove("a/capacity.md"))
    assert [(change.kind, change.ends) for change in answer.changes] == [("administrator", True)]
    (tmp_path / "members.csv").write_text("group,member\nplanning,ann\nplanning,cy\ngrid,dee\n")
    shared.scan(access=tmp_path / "access.csv", members=tmp_path / "members.csv")
    for step in (RemoveMember("planning", "ann"), StopSharing("a", "ann"), StopSharing("b", "planning")):
        answer = shared.play(step)
        assert [(change.audience, change.ends, change.severity_before) for change in answer.changes] == [
            ("ann", True, Severity.HIGH)
        ]
        assert (answer.verdict, what_if_to_record(answer)["ended"][0]["principals"]) == ("ok", ["ann"])


def test_one_file_that_tells_it_all_is_told_as_such(shared):
    new = shared.folder.parent / "both.md"
    new.write_text(BOTH)
    answer = shared.play(Upload(str(new), "c"))
    everyone = next(change for change in answer.changes if "everyone" in change.members)
    assert (everyone.now.kind, everyone.partners, everyone.sets) == ("single_file", (), (("c/both.md",),))
    assert (answer.redacting.facts, answer.redacting.bound, answer.redacting.status) == (1, 1, "optimal")


def test_several_uploads_count_together_and_the_fewest_facts_are_taken_out_of_either(shared):
    for name, content in (("one.md", CAPACITY), ("two.md", OUTAGE)):
        (shared.folder.parent / name).write_text(content)
    uploads = [Upload(str(shared.folder.parent / name), "c") for name in ("one.md", "two.md")]
    answer = shared.play(*uploads)
    assert answer.verdict == "hold"
    # Everyone gets both halves; ann, grid and planning have one of them already: both have to go.
    assert {(place.file, place.attribute) for place in answer.redact} == {
        ("c/one.md", "capacity"), ("c/two.md", "outage"),
    }  # fmt: skip
    assert (answer.redacting.facts, answer.redacting.status) == (2, "optimal")


def test_a_copy_for_more_readers_is_redacted_itself(shared):
    new = shared.folder.parent / "capacity.md"
    new.write_text(CAPACITY)
    answer = shared.play(Upload(str(new), "b"))
    assert crossing(answer) == {"planning", "bo", "cy"}
    assert {(place.file, place.attribute) for place in answer.redact} == {("b/capacity.md", "capacity")}


def test_what_other_steps_raise_is_not_redacted_from_an_upload(shared):
    new = shared.folder.parent / "lunch.md"
    new.write_text("Lunch is at noon.\n")
    answer = shared.play(Upload(str(new), "c"), Share("b", "ann"))
    assert (answer.verdict, answer.redact, crossing(answer)) == ("hold", (), {"ann"})


def test_a_grade_that_a_store_may_not_hold_is_held_and_taking_it_off_ends_that(shared):
    site = Site(may_hold={"drive": Grade.INTERNAL})
    answer = shared.play(Regrade("c/noise.txt", Grade.SECRET), site=site)
    assert answer.verdict == "hold"
    assert [(c.insight, c.audience, c.now.kind) for c in answer.changes] == [("marked secret", "everyone", "marking")]
    shared.write("c/plan.txt", "SECRET//NOFORN\n\nThe menu.\n\nSECRET//NOFORN\n")
    shared.scan(access=shared.folder.parent / "access.csv", members=shared.folder.parent / "members.csv")
    for step in (Regrade("c/plan.txt", Grade.INTERNAL), Remove("c/plan.txt")):
        assert [each.ends for each in shared.play(step, site=site).changes] == [True]


def test_a_grade_changes_what_kind_of_exposure_it_is(shared):
    answer = shared.play(Share("b", "ann"), Regrade("a/capacity.md", Grade.SECRET))
    assert answer.changes[0].now.kind == "marking"


MISTAKES = {
    "file": ([Remove("a/capacty.md")], r"a/capacty.md: is no file or folder.*did you mean 'a/capacity.md'\?"),
    "principal": ([Share("a", "plannig")], "'plannig' is no principal.*did you mean 'planning'?.*new:plannig"),
    "a person for a group": (
        [AddMember("bo", "ann")],
        r"'bo' is an account and has no members; name a group \(grid, planning\)",
    ),
    "a group for an account": ([CompromiseAccount("account:grid")], "'grid' is a group; write group:grid"),
    "store": ([CompromiseAdministrator("drvie")], r"'drvie' is no scanned store \(did you mean 'drive'\?\)"),
    "not shared": ([StopSharing("a", "bo")], r"a: is not shared with 'bo' \(shared with: ann, grid\)"),
    "through a group": ([StopSharing("a", "dee")], "a: 'dee' reads it as a member of grid"),
    "no member": ([RemoveMember("grid", "bo")], r"'bo' is no member of 'grid' \(members: dee\)"),
    "itself": ([AddMember("grid", "grid")], "cannot be a member of itself"),
    "nothing": ([], "say what would be done"),
    "a folder in the wrong case": ([Remove("A")], r"A: is no file or folder.*did you mean 'a'"),
    "an empty path": ([Remove("")], r"'': names no file or folder; the root of a store is '\.'"),
    "the root of the machine": ([Remove("/")], "/: is no file or folder of a scanned store"),
    "taken away before": (
        [Remove("a"), Share("a/capacity.md", "bo")],
        r"step 2, share: a/capacity.md: is gone: an earlier step takes it away",
    ),
    "taken away twice": ([Remove("a"), Remove("a")], "step 2, remove: a: is gone"),
    "one of several": ([MakePublic("a"), Share("b", "plannig")], "step 2, share: 'plannig' is no principal"),
    "everyone as a member": ([AddMember("planning", "everyone")], "'everyone' is anybody at all and no member"),
    "everyone to come": ([AddMember("planning", "new:everyone")], "'everyone' is anybody at all and no member"),
    "everyone as a group": ([AddMember("everyone", "bo")], "'everyone' is anybody at all and no group"),
    "everyone's account": ([CompromiseAccount("account:Anyone")], "'Anyone' is anybody at all and no account"),
    "nobody": ([Share("a", "")], "'' names no principal"),
    "nobody to come": ([Share("a", "new:")], "'new:' names no principal"),
    "to come and there": ([Share("a", "new:bo")], "'bo' is there already; leave new: out"),
    "a folder with nothing to take": ([Remove("empty")], "empty: holds no file that was scanned"),
}


@pytest.mark.parametrize(("steps", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_what_would_be_right(shared, steps, said):
    with pytest.raises(UsageError, match=said):
        shared.play(*steps)


def test_nothing_of_a_scenario_stays(shared):
    before = shared.play(CompromiseAccount("ann"), CompromiseAccount("bo"))
    shared.play(MakePublic("."), AddMember("planning", "ann"))
    after = shared.play(CompromiseAccount("ann"), CompromiseAccount("bo"))
    assert after.changes == before.changes


def test_topics_of_one_owner_come_together_by_who_uploads(drive):
    drive.pack.write_text(TOPICS, "utf-8")
    drive.write("b/plan.txt", "The planned outage fits the maintenance window. The planned outage is short.\n")
    drive.scan()
    owner = (drive.folder / "b/plan.txt").owner()
    new = drive.folder.parent / "rota.txt"
    new.write_text("The guard rota of the night watch hangs at the door. A new guard rota.\n")
    for own, verdict in ((None, "hold"), (owner, "hold"), ("somebody else", "ok")):
        assert drive.play(Upload(str(new), ".", own)).verdict == verdict
    answer = drive.play(Upload(str(new), "."))
    assert (answer.redact, answer.redacting.leaves) == ((), ("when nobody watches",))


TOPICS = """\
pack: power-grid
sector: {en: Electricity supply}
version: 1
subjects: {plant: {known_as: {P-01: [Northfield]}, headings: [plant]}}
attributes: {capacity: {of: plant, value: quantity, unit: MW, cues: [installed capacity], headings: [capacity]}}
insights: {how much it is: {combines: [capacity], over: plant, exposed_at: {5 subjects: high}}}
topics: {outage planning: [planned outage, maintenance window], guard rota: [guard rota, night watch]}
converges:
  when nobody watches: {topics: [outage planning, guard rota], within: 30 days, by: owner, severity: high}
"""


def test_a_scenario_file_lists_steps_in_its_order(tmp_path):
    file = tmp_path / "scenario.yaml"
    file.write_text(
        """\
scenario:
  - {upload: new.xlsx, to: Plants, owner: li}
  - {remove: a}
  - {share: b, with: c}
  - {stop sharing: b, with: c}
  - {make public: d}
  - {regrade: e, to: 机密}
  - {add member: wang, to: team}
  - {remove member: wang, from: team}
  - {compromise account: li}
  - {compromise administrator: all}
  - compromise administrator: group-drive
"""
    )
    assert read_scenario(file) == [
        Upload(str(tmp_path / "new.xlsx"), "Plants", "li"), Remove("a"), Share("b", "c"), StopSharing("b", "c"),
        MakePublic("d"), Regrade("e", Grade.SECRET), AddMember("team", "wang"), RemoveMember("team", "wang"),
        CompromiseAccount("li"), CompromiseAdministrator(None), CompromiseAdministrator("group-drive"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("scenario:\n  - {shar: a, with: b}\n", r":2: 'shar' is no step \(did you mean 'share'\?"),
        ("scenario:\n  - {share: a}\n", ":2: 'share' needs 'with'"),
        ("scenario:\n  - {share: a, to: b}\n", r":2: 'share' has no key 'to'"),
        ("scenario:\n  - {share: a, remove: b}\n", "a step is one thing, not share and remove"),
        ("scenario:\n  - {regrade: a, to: sekret}\n", ":2: 'sekret' is no grade"),
        ("steps: []\n", r":1: a scenario has no key 'steps' \(.*known: scenario"),
        ("scenario: []\n", ":1: 'scenario' lists no step"),
        ("", "the file is empty"),
        ("scenario:\n  - &a {remove: a}\n  - *a\n", r":2: no anchors \(&\)"),
        ("scenario:\n  - {remove: }\n", ":2: 'remove' is empty"),
    ],
)
def test_a_wrong_scenario_file_is_told_by_its_line(tmp_path, text, said):
    file = tmp_path / "scenario.yaml"
    file.write_text(text)
    with pytest.raises(UsageError, match=said):
        read_scenario(file)


def test_options_are_read_as_they_are_typed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a=b.csv").write_text("")
    assert pair_of("x=y=z", "--share", "PATH=WHO") == ("x=y", "z")
    assert upload_of("a=b.csv", "Plants") == Upload("a=b.csv", "Plants")
    assert upload_of("c.csv=Maps", "Plants") == Upload("c.csv", "Maps")
    assert compromise_of("administrator:drive") == CompromiseAdministrator("drive")
    with pytest.raises(UsageError, match="--share x: is written PATH=WHO"):
        pair_of("x", "--share", "PATH=WHO")
    with pytest.raises(UsageError, match=r"c.csv: say which folder it would go to, with --to FOLDER"):
        upload_of("c.csv", None)


DISCOVERED = """\
pack: power-grid
sector: {en: Electricity supply}
version: 1
subjects: {plant: {headings: [plant], population: discovered}}
attributes:
  capacity: {of: plant, value: quantity, unit: MW, headings: [capacity]}
  outage: {of: plant, value: date, many: yes, headings: [outage]}
insights: {when it is weak: {combines: [capacity, outage], over: plant, exposed_at: {30%: medium, 60%: high}}}
"""


def test_a_population_that_an_upload_adds_to_is_the_same_on_both_sides(drive):
    """Two plants are known, one of them wholly; the upload names three more: one of five before, four of five after."""
    drive.pack.write_text(DISCOVERED, "utf-8")
    drive.write("a.csv", "plant,capacity,outage\nAlder Point,120,2025-03-04\nBirch Ness,80,\n")
    drive.scan()
    rows = "".join(f"{name},50,2025-05-0{day}\n" for day, name in enumerate(("Cedar Holm", "Dunmere", "Elm Hythe"), 1))
    answer = drive.what_if("new.csv", f"plant,capacity,outage\n{rows}")
    everyone = next(change for change in answer.changes if "everyone" in change.members)
    assert (everyone.before, everyone.after, everyone.population) == (0.2, 0.8, 5)
    assert (everyone.severity_before, everyone.severity_after) == (Severity.NONE, Severity.HIGH)
    # One of five is below 30 %, two are 40 %: of the three new plants each has to lose a fact.
    assert (answer.redacting.facts, answer.redacting.bound, answer.redacting.status) == (3, 3, "optimal")


def test_a_file_taken_away_leaves_the_population_as_it_is(drive):
    drive.pack.write_text(DISCOVERED, "utf-8")
    drive.write("a.csv", "plant,capacity,outage\nAlder Point,120,2025-03-04\nBirch Ness,80,2025-03-05\n")
    drive.write("b.csv", "plant,capacity,outage\nDunmere,70,2025-03-06\n")
    drive.scan()
    (change,) = [change for change in drive.play(Remove("b.csv")).changes if "everyone" in change.members]
    assert (change.before, change.after, change.population) == (1.0, 2 / 3, 3)
    assert (change.severity_before, change.severity_after) == (Severity.HIGH, Severity.HIGH)


def test_a_near_copy_that_nobody_else_reads_adds_nothing_for_who_has_the_original(shared):
    new = shared.folder.parent / "copy.md"
    new.write_text(CAPACITY + "\n")
    before = shared.play(Share("b", "ann"))
    after = shared.play(Upload(str(new), "a"), Share("b", "ann"))
    assert [(c.members, c.revealed_after) for c in after.changes] == [
        (c.members, c.revealed_after) for c in before.changes
    ]
    assert after.changes[0].sets == (("a/capacity.md", "b/outage.md"),)
    assert after.redact == ()
