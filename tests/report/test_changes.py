"""What changed since the scan before and what is accepted, in a report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aggregator.model.acceptance import Standing, accepted
from aggregator.model.changes import Because, Cause, Change, State
from aggregator.model.findings import Audience, Severity
from aggregator.model.life import Life
from aggregator.model.past import Sighting, Unknown
from aggregator.report.formats import FORMATS

ALL = Audience("everyone", ("everyone",), None)
SEEN = Sighting(
    "f1", "p", "when it is weak", "Hubei", "aggregation", Severity.HIGH, 2, 4, 0.5, ALL, frozenset(), "", (), 1
)
WORSE = replace(SEEN, severity=Severity.CRITICAL, revealed=3, coverage=0.75, scan=2)
OPENED = Cause(Because.OPENED, "a.md", names=("everyone",))
CHANGES = (
    Change("f2", State.NEW, None, replace(SEEN, finding="f2"), (Cause(Because.ARRIVED, "plans/<b>.md"),)),
    Change("f1", State.WORSE, SEEN, WORSE, (Cause(Because.PACK, "p", "1", "2"), OPENED)),
    Change("f3", State.RESOLVED, replace(SEEN, finding="f3"), None, (Cause(Because.LEFT, "b.md"),)),
    Change("f4", State.UNKNOWN, SEEN, replace(SEEN, finding="f4", unknown=Unknown.NOT_LISTED), ()),
)  # fmt: skip
LIFE = Life(State.ONGOING, (), "2025-03-01", "2025-03-01", "2025-03-04", owner="ann", ticket="SEC-12")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("What changed since the last scan", "Compared with the scan of 2025-03-01 09:00 UTC.",
                "new: plans/&lt;b&gt;.md",
                "high, 2 of 4 (50 %) → critical, 3 of 4 (75 %)", "the pack p changed from version 1 to 2",
                "opened to everyone: a.md", "gone: b.md", "not everything could be listed")),
        ("zh", ("自上次扫描以来的变化", "与 2025-03-01 09:00 UTC 的扫描相比。", "新文件：plans/&lt;b&gt;.md",
                "高，4 个中的 2 个（50 %） → 极高，4 个中的 3 个（75 %）", "策略包 p 由版本 1 改为 2",
                "向所有人开放：a.md", "已移除：b.md", "有内容无法列出")),
    ],
)  # fmt: skip
def test_what_changed_is_told_with_its_causes(content, lang, words):
    page = FORMATS["html"](replace(content, changes=CHANGES, compared_with="2025-03-01T09:00:00+00:00"), lang)
    assert [word for word in words if word not in page] == []


def test_a_first_scan_is_compared_with_nothing_and_a_quiet_one_says_so(content):
    assert 'id="changes"' not in FORMATS["html"](content, "en")
    quiet = FORMATS["html"](replace(content, compared_with="2025-03-01T09:00:00+00:00"), "en")
    assert "Nothing changed." in quiet
    assert "Still unknown" not in quiet


def test_what_still_is_unknown_stays_in_sight(content):
    left = replace(content, compared_with="2025-03-01T09:00:00+00:00", unknown=(CHANGES[3],))
    page = FORMATS["html"](left, "en").partition('<section id="changes"')[2].partition("</section>")[0]
    assert "Nothing changed." in page
    assert "Still unknown whether it is over:" in page
    assert "not everything could be listed" in page


def test_what_is_accepted_stands_apart_and_is_not_counted(content):
    first, *rest = content.pages
    word = accepted(first.finding, "public by law", "2999-12-31", "ann", "2025-03-01")
    kept = replace(LIFE, standing=Standing.ACCEPTED, acceptance=word)
    page = FORMATS["html"](replace(content, pages=(replace(first, life=kept), *rest)), "en")
    told = page.partition('<section id="accepted"')[2].partition("</section>")[0]
    assert "accepted until 2999-12-31 by ann: public by law" in told
    assert f'id="finding-{first.finding.id}"' not in page
    assert "accepted until" not in page.partition('<section id="accepted"')[0]
    alone = FORMATS["html"](replace(content, pages=(replace(first, life=kept),)), "en")
    assert "1 finding, which is accepted and not counted." in alone
    worse = replace(kept, standing=Standing.WORSE, outgrown=("revealed",))
    again = FORMATS["html"](replace(content, pages=(replace(first, life=worse), *rest)), "en")
    assert 'id="accepted"' not in again
    assert "worse than what ann accepted until 2999-12-31 (more revealed): public by law" in again


def test_who_sees_to_a_finding_stands_on_its_page(content):
    first, *rest = content.pages
    page = FORMATS["html"](replace(content, pages=(replace(first, life=LIFE), *rest)), "en")
    assert "<dt>owner</dt><dd>ann</dd>" in page
    assert "<dt>ticket</dt><dd>SEC-12</dd>" in page
    assert "first seen on 2025-03-01; as before" in page
