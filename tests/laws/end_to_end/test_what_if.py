"""A what-if says who infers more, with which files, and what to redact, as the rules make of the same files."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest

from aggregator.model.locators import locator_to_json
from aggregator.model.scenario import CompromiseAccount, MakePublic, Remove, Share, StopSharing, Upload
from aggregator.service.what_if import what_if
from aggregator.service.what_if_record import what_if_to_record

WORDS = ("none", "low", "medium", "high", "critical")
HELD = WORDS.index("high")


@pytest.mark.parametrize("seed", [*range(40), 55, 132, 177, 212])
def test_a_what_if_says_what_the_rules_of_meaning_say(worlds, seed, tmp_path):
    world, new = worlds.draw(seed)
    readers = new.readers
    world = replace(world, tables=(*world.tables, worlds.table("zz/there.csv", ("remark",), (("none",),), 1, readers)))
    told = worlds.scanned(world, tmp_path)
    new = replace(new, path="zz/new.csv")
    answer = asked(told, new)
    check_answer(with_table(worlds, world, new), answer)
    if answer["verdict"] == "ok":
        return
    redacted = blanked(new, answer["redact"])
    again = asked(told, redacted)
    assert (again["verdict"], [c for c in again["changes"] if c["audience"] != "administrator"], again["redact"]) == (
        "ok", [], [],
    )  # fmt: skip
    check_answer(with_table(worlds, world, redacted), again)


@pytest.mark.parametrize("seed", range(20))
def test_a_what_if_tells_names_of_two_provinces_apart(worlds, seed, tmp_path):
    world, new = worlds.draw_homonyms(seed)
    world = replace(
        world, tables=(*world.tables, worlds.table("zz/there.csv", ("remark",), (("none",),), 1, new.readers))
    )
    new = replace(new, path="zz/new.csv")
    check_answer(with_table(worlds, world, new), asked(worlds.scanned(world, tmp_path), new))


def with_table(worlds, world, new):
    return worlds.truth(replace(world, tables=(*world.tables, new)))


def asked(told, new):
    file = told.folder.parent / "new.csv"
    file.write_text(new.text(), "utf-8")
    answer = what_if([Upload(str(file), "zz")], told.data_dir)
    record = what_if_to_record(answer, values=True)
    for place, redaction in zip(record["redact"], answer.redact, strict=True):
        place["grid"] = json.loads(locator_to_json(redaction.citation.locator))[1:]
    return record


def blanked(table, places):
    """Return the table with the cells at these places struck out."""
    rows = [list(row) for row in table.rows]
    for place in places:
        row, column = place["grid"]
        rows[row - 2][column - 1] = "-"
    return replace(table, rows=tuple(map(tuple, rows)))


def check_answer(truth, answer):
    new = "zz/new.csv"
    rises = set()
    names = truth.everyone_left()
    populations = truth.populations()
    for scope, population in populations.items():
        for name in ("administrator", *names):
            files = frozenset(truth.table) if name == "administrator" else truth.reads(name)
            was, now = (len(truth.revealed(some, scope)) for some in (files - {new}, files))
            before, after = truth.severity(was, population), truth.severity(now, population)
            if after > before or (after and now > was):
                rises.add((scope, name, was, now, before, after))
    worst = [(before, after) for _, name, _, _, before, after in rises if name != "administrator"]
    holds = any(after >= HELD and after > before for before, after in worst)
    assert answer["verdict"] == ("hold" if holds else "review" if worst else "ok")
    assert answer["status"] == "complete"
    listed = set()
    for change in answer["changes"]:
        scope, population = change["scope"], populations[change["scope"]]
        for name in change["audience"].split(", "):
            ((was, now, before, after),) = [rise[2:] for rise in rises if rise[:2] == (scope, name)]
            listed.add((scope, was, now, before, after))
            assert change["before"] == (min(1, was / population) if population else 0)
            assert change["after"] == (min(1, now / population) if population else 0)
            assert (change["severity_before"], change["severity_after"]) == (WORDS[before], WORDS[after])
            files = frozenset(truth.table) if name == "administrator" else truth.reads(name)
            gained = truth.revealed(files, scope) - truth.revealed(files - {new}, scope)
            completing = {
                path
                for anchor in gained
                for chosen in truth.minimal(files, lambda held, anchor=anchor: truth.is_revealed(anchor, held))
                for path in chosen
            }
            assert set(change["partners"]) == completing - {new}
            assert {(fact["subject"], fact["attribute"], fact["value"]) for fact in change["facts"]} == {
                (truth.name(anchor), fact.attribute, fact.value)
                for anchor in gained
                for fact in truth.facts
                if fact.file == new and fact.of in truth.members[anchor] and fact.attribute in truth.world.combines
            }
    assert listed == {(rise[0], *rise[2:]) for rise in rises}


NAMES = ("everyone", "ann", "bo", "cy", "left", "right", "all", "circle", "stranger")


def draw_steps(dice, world):
    """Return steps on the tables of a world, and which tables are there and who reads them once they are played."""
    readers = {table.path: table.readers for table in world.tables}
    gone, steps, taken = set(), [], set()
    is_known = any("stranger" in (held or ()) for held in readers.values())
    for _ in range(dice.randint(1, 4)):
        path, name = dice.choice([each for each in readers if each not in gone]), dice.choice(NAMES)
        kind = dice.choice(("remove", "share", "share", "stop", "public", "take"))
        held = readers[path] or frozenset()
        if kind == "remove":
            steps.append(Remove(path))
            gone.add(path)
        elif kind == "take":
            known = {each for own in readers.values() for each in own or ()} | {"ann", "bo", "cy", "left", "right"}
            account = dice.choice(sorted(known - {"everyone"}))
            steps.append(CompromiseAccount(account))
            taken.add(account)
        elif kind == "stop" and held:
            name = dice.choice(sorted(held))
            steps.append(StopSharing(path, name))
            readers[path] = held - {name}
        elif kind in {"share", "public"}:
            name = "everyone" if kind == "public" else name
            written = "new:stranger" if name == "stranger" and not is_known else name
            steps.append(MakePublic(path) if kind == "public" else Share(path, written))
            readers[path] = None if readers[path] is None else held | {name}
    return steps, gone, readers, taken


@pytest.mark.parametrize("seed", range(40))
def test_a_scenario_says_what_the_rules_of_meaning_say(worlds, seed, tmp_path):
    dice = random.Random(seed + 1000)
    world, new = worlds.draw(seed)
    world = replace(
        world, tables=(*world.tables, worlds.table("zz/there.csv", ("remark",), (("none",),), 1, new.readers))
    )
    told = worlds.scanned(world, tmp_path)
    steps, gone, readers, taken = draw_steps(dice, world)
    new = replace(new, path="zz/new.csv")
    uploads = dice.random() < 0.5
    before = worlds.truth(replace(world, tables=(*world.tables, new)) if uploads else world)
    tables = tuple(replace(table, readers=readers.get(table.path, table.readers)) for table in before.world.tables)
    after = worlds.truth(replace(before.world, tables=tables))
    if uploads:
        file = tmp_path / "new.csv"
        file.write_text(new.text(), "utf-8")
        steps.insert(0, Upload(str(file), "zz"))
    answer = what_if(steps, told.data_dir) if steps else None
    if answer is None:
        return
    names = dict.fromkeys((*before.everyone_left(), *after.everyone_left()))
    here = frozenset(after.table) - gone
    sides = {name: (before.reads(name) - {"zz/new.csv"}, after.reads(name) - gone) for name in names}
    sides["administrator"] = frozenset(before.table) - {"zz/new.csv"}, here
    if taken and "everyone" not in world.may_know:
        attacked = frozenset().union(*(after.reads(name) for name in (*taken, "everyone")))
        sides["attacker"] = before.reads("everyone") - {"zz/new.csv"}, attacked - gone
    expected = {}
    for scope, population in before.populations().items():
        for name, files in sides.items():
            was, now = (len(before.revealed(some, scope)) for some in files)
            levels = before.severity(was, population), before.severity(now, population)
            if was != now and any(levels):
                expected[scope, name] = (was, now, *levels)
    assert {
        (change.scope, name): (
            change.revealed_before, change.revealed_after, int(change.severity_before), int(change.severity_after),
        )
        for change in answer.changes for name in change.members
    } == expected  # fmt: skip
    for change in answer.changes:
        held = sides[change.members[0]][1]
        alone = list(before.units(held).values())
        level = before.needed(int(change.severity_after), change.population) if change.severity_after else 0
        single = any(len(before.revealed(same, change.scope)) >= level for same in alone)
        if change.now.kind in {"single_file", "aggregation"}:
            assert (change.now.kind == "single_file") == single
