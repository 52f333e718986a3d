"""When a scan that does not see a finding any more can say that it is over."""

from __future__ import annotations

import pytest

from aggregator.exposure.changes import unknown_because
from aggregator.model.findings import Audience, Severity
from aggregator.model.past import FileNumber, FileState, PackState, Picture, Presence, Sighting, Unknown, World

FILE = FileNumber(1)
SEEN = Sighting(
    "f", "p", "i", None, "aggregation", Severity.LOW, 1, 2, 0.5, Audience("everyone", ("everyone",), None), frozenset(),
    "", (FILE,), scan=3,
)  # fmt: skip


def now(presence: Presence = Presence.THERE, turned: int = 0, pack: str = "p") -> Picture:
    return Picture(4, World({pack: PackState(1, "d")}), {}, {FILE: FileState("a.md", presence, 1, 1, 1, turned, None)})


@pytest.mark.parametrize(
    ("picture", "complete", "why"),
    [
        (now(), True, Unknown.NO),
        (now(), False, Unknown.NOT_LISTED),
        (now(Presence.GONE, 4), True, Unknown.NO),
        (now(Presence.UNREAD, 4), True, Unknown.NOT_READ),
        (now(Presence.UNREAD, 0), True, Unknown.NO),
        (now(Presence.UNREAD, 3), True, Unknown.NO),
        (now(pack="q"), True, Unknown.NOT_LOOKED_FOR),
        (now(pack="q"), False, Unknown.NOT_LOOKED_FOR),
    ],
)
def test_what_was_not_listed_read_or_looked_for_is_not_over(picture, complete, why):
    assert unknown_because(SEEN, picture, complete=complete) is why
