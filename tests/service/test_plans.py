"""A plan that is carried out resolves exactly what it promised, and every later scan says how far it is."""

from __future__ import annotations

import random

import pytest

from aggregator.model.errors import UsageError
from aggregator.model.plan import Doing, Keeping
from aggregator.service.plan import plan
from aggregator.service.plan_check import checks, forget, register, verify
from aggregator.service.plan_file import read_plan, write_plan
from aggregator.service.remediate import Wish

NAMES = {"P-01": "Northfield", "P-02": "Lakeside", "P-03": "Eastmoor"}
SAID = {
    "capacity": "{name} installed capacity 120 MW.",
    "outage": "{name} out of service on 2025-03-04.",
    "visit": "{name} was inspected on 2025-05-06.",
}
PEOPLE = ("ann", "bob", "eve")
VISITS = """\
  visit: {of: plant, value: date, many: yes, cues: [inspected]}
insights:
  when it is watched:
    combines: [outage, visit]
    over: plant
    exposed_at: {1 subject: low, 2 subjects: medium}
    because: {en: Shows when nobody looks., zh: 显示无人看管之时。}
"""


def a_drive(drive, chance: random.Random) -> None:
    """Write files of a few sentences each, and who can read them."""
    drive.pack.write_text(drive.pack.read_text("utf-8").replace("insights:\n", VISITS, 1), "utf-8")
    rows = ["path,principal,right"]
    for number in range(chance.randrange(4, 9)):
        said = [(chance.choice(list(NAMES)), chance.choice(list(SAID))) for _ in range(chance.randrange(1, 4))]
        lines = [SAID[attribute].format(name=NAMES[subject]) for subject, attribute in said]
        drive.write(f"{number}.md", "\n\n".join([f"Note {number}.", *lines, ""]))
        rows += [f"{number}.md,{who},read" for who in chance.sample(PEOPLE, chance.randrange(1, 4))]
        if chance.random() < 0.3:
            drive.write(f"copy of {number}.md", (drive.folder / f"{number}.md").read_bytes())
            rows.append(f"copy of {number}.md,{chance.choice(PEOPLE)},read")
    (drive.folder.parent / "access.csv").write_text("\n".join([*rows, ""]), "utf-8")


def rescan(drive):
    return drive.scan(access=drive.folder.parent / "access.csv", confirm_vanished=lambda gone, known: True)


def carry_out(drive, made) -> None:
    """Do what a plan says, by hand."""
    access = drive.folder.parent / "access.csv"
    for action in made.actions:
        file = drive.folder / action.path
        if action.do == "hide":
            file.unlink()
        elif action.do == "restrict":
            taken = {f"{action.path},{who},read" for who in action.against}
            rows = access.read_text("utf-8").splitlines()
            access.write_text("\n".join([*(row for row in rows if row not in taken), f"{action.path},root,list", ""]))
        else:
            gone = SAID[action.attribute].format(name=NAMES[action.subject])
            file.write_text(file.read_text("utf-8").replace(gone, ""), "utf-8")


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("means", ["hide", "restrict", "redact"])
def test_a_plan_that_is_carried_out_does_just_what_it_promised(drive, seed, means):
    chance = random.Random(f"{seed} {means}")
    a_drive(drive, chance)
    findings = rescan(drive).findings
    chosen = tuple(each.id for each in findings if each.pack and chance.random() < 0.6)
    made = plan(drive.data_dir, Wish(means=(means,), findings=chosen), now=0.0)
    register(drive.data_dir, made, 0.0)
    carry_out(drive, made)
    after = rescan(drive)
    assert {each.id: (each.severity, each.revealed) for each in after.findings} == {
        each.finding: (each.severity_then, each.revealed_then) for each in made.promises if not each.ends
    }
    (check,) = after.plans
    assert set(check.doings) <= {Doing.DONE}
    assert set(check.keepings) <= {Keeping.KEPT}
    resolved = {each.id for each in findings} - {each.id for each in after.findings}
    assert resolved == {each.finding for each in made.promises if each.ends}
    if means == "hide":
        assert resolved.issuperset(chosen)


def test_a_plan_says_who_does_what_by_when_and_is_read_as_it_was_written(weak, tmp_path):
    scan = weak.scan()
    made = plan(weak.data_dir, now=0.0)
    (action,) = made.actions
    assert (action.do, action.path, action.cost, action.store) == ("hide", "a/capacity.md", 1.0, "drive")
    assert action.who
    assert action.due > made.made
    (promise,) = made.promises
    assert action.findings == (promise.finding,)
    assert (promise.finding, promise.revealed, promise.ends) == (scan.findings[0].id, 1, True)
    file = tmp_path / "plan.yaml"
    file.write_text(write_plan(made), "utf-8")
    assert read_plan(file) == made
    assert plan(weak.data_dir, now=0.0) == made


def test_later_scans_say_what_is_done_not_done_and_undone(weak, tmp_path):
    weak.scan()
    made = plan(weak.data_dir, now=0.0)
    file = tmp_path / "plan.yaml"
    file.write_text(write_plan(made), "utf-8")
    check = verify(weak.data_dir, file, 0.0)
    assert (check.doings, check.keepings) == ((Doing.OPEN,), (Keeping.WAITING,))
    text = (weak.folder / made.actions[0].path).read_text("utf-8")
    weak.remove(made.actions[0].path)
    (check,) = weak.scan().plans
    assert (check.doings, check.keepings) == ((Doing.DONE,), (Keeping.KEPT,))
    weak.write(made.actions[0].path, text)
    (check,) = weak.scan().plans
    assert (check.doings, check.keepings) == ((Doing.UNDONE,), (Keeping.WAITING,))
    assert forget(weak.data_dir, made.id[:5]) == made.id
    assert checks(weak.data_dir) == weak.scan().plans == ()


def test_a_promise_that_does_not_come_true_is_named(weak):
    weak.scan()
    made = plan(weak.data_dir, now=0.0)
    register(weak.data_dir, made, 0.0)
    weak.remove(made.actions[0].path)
    weak.write("d/both.md", "Lakeside installed capacity 5 MW.\n\nLakeside out of service on 2025-03-04.\n")
    (check,) = weak.scan().plans
    assert (check.doings, check.keepings) == ((Doing.DONE,), (Keeping.BROKEN,))


@pytest.mark.parametrize(
    ("text", "error"),
    [("plan: a\n", "needs 'scan'"), ("plans: a\n", "has no key 'plans'"), ("- a\n", "a plan")],
)
def test_what_is_no_plan_is_refused(weak, tmp_path, text, error):
    weak.scan()
    file = tmp_path / "plan.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=error):
        verify(weak.data_dir, file, 0.0)
    assert checks(weak.data_dir) == ()
