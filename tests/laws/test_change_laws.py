"""What became of findings is a function of two pictures, and following step by step comes to the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aggregator.exposure.changes import changes, differences
from aggregator.model.changes import Because, State
from aggregator.model.findings import Audience, Severity
from aggregator.model.past import FileNumber, FileState, PackState, Picture, Presence, Sighting, World

OPPOSITE = {State.WORSE: State.BETTER, State.BETTER: State.WORSE, State.ONGOING: State.ONGOING}


@st.composite
def sequences(draw: st.DrawFn, length: int = 3) -> list[Picture]:
    """Draw what some scans one after the other leave known of three findings and four files."""
    first: dict[str, int] = {}
    files: dict[FileNumber, FileState] = {}
    pictures = []
    for scan in range(1, length + 1):
        for number in map(FileNumber, range(4)):
            files[number] = draw(st.sampled_from([_next(files.get(number), number, scan, what) for what in range(5)]))
        here = [number for number, state in files.items() if state.presence is Presence.THERE]
        sightings = {}
        for name in draw(st.sets(st.sampled_from("abc"))):
            first.setdefault(name, scan)
            severity, revealed = draw(st.sampled_from(list(Severity)[1:])), draw(st.integers(1, 3))
            behind = tuple(draw(st.lists(st.sampled_from(here), unique=True))) if here else ()
            sightings[name] = Sighting(
                name, "p", "i", None, "aggregation", severity, revealed, 9, revealed / 9,
                Audience("everyone", ("everyone",), None), frozenset(), "", behind, scan, first[name], scan,
            )  # fmt: skip
        world = World({"p": PackState(1, draw(st.sampled_from("xy")))})
        pictures.append(Picture(scan, world, sightings, dict(files)))
    return pictures


def _next(state: FileState | None, number: int, scan: int, what: int) -> FileState:
    """Return what a file is after one more scan: as before, changed, with other readers, gone, or there again."""
    path, all_of = f"{number}.md", frozenset({"everyone"})
    if state is None or state.presence is Presence.GONE:
        if what < 3:
            return FileState(path, Presence.THERE, scan, scan, scan, scan, all_of)
        return state or FileState(path, Presence.GONE, 0, 0, 0, 0, None)
    permitted = scan if what == 2 else state.permitted
    changed = scan if what == 1 else state.changed
    if what == 3:
        return FileState(path, Presence.GONE, state.arrived, state.changed, state.permitted, scan, None)
    return FileState(path, Presence.THERE, state.arrived, changed, permitted, state.turned, None)


@given(sequences(1))
def test_nothing_changed_between_a_scan_and_itself(pictures):
    (picture,) = pictures
    assert differences(picture, picture) == ()
    assert all(each.causes == () for each in changes(picture, picture))


@given(sequences(2))
def test_backwards_worse_is_better_and_over_is_there(pictures):
    one, other = pictures
    forth = {each.finding: each.state for each in changes(one, other)}
    back = {each.finding: each.state for each in changes(other, one)}
    for finding, state in forth.items():
        if finding in one.sightings and finding in other.sightings:
            assert back[finding] is OPPOSITE[state]
        else:
            assert (state is State.RESOLVED) == (finding in one.sightings)
            assert (back[finding] is State.RESOLVED) == (finding in other.sightings)


@given(sequences(3))
def test_two_steps_come_to_the_same_as_one_over_both(pictures):
    first, second, third = pictures
    one, two, both = (
        {each.finding: each for each in changes(*pair)} for pair in ((first, second), (second, third), (first, third))
    )
    for finding, change in both.items():
        assert change.before == first.sightings.get(finding)
        assert change.after == third.sightings.get(finding)
        steps = [each[finding].state for each in (one, two) if finding in each]
        if len(set(steps)) == 1 and steps[0] in OPPOSITE:
            assert change.state is steps[0]
        elif State.ONGOING in steps and set(steps) <= OPPOSITE.keys():
            assert change.state in steps


@given(sequences(3))
def test_no_file_is_named_that_did_not_change_since(pictures):
    first, _, third = pictures
    of_files = (Because.ARRIVED, Because.LEFT, Because.CHANGED, Because.PERMITTED)
    for change in changes(first, third):
        for cause in change.causes:
            if cause.because in of_files:
                state = next(each for each in third.files.values() if each.path == cause.name)
                assert max(state.arrived, state.changed, state.permitted, state.turned) > first.scan


@given(sequences(2))
def test_what_goes_on_is_not_told_again(pictures):
    one, other = pictures
    told = {each.finding for each in differences(one, other)}
    assert told == {each.finding for each in changes(one, other) if each.state is not State.ONGOING}
