"""The scorer of extraction counts as the labelled set's README says; every expected number is counted by hand."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pytest

from aggregator.model.documents import FileId, TextLoc
from aggregator.model.facts import LISTED, NAME, Citation, Fact, Identifier, Modality
from aggregator.policy.records import Attribute, Pack, SubjectKind, ValueKind

sys.path.append(str(Path(__file__).parent))

from calibration import Told, expected_error, lower_end
from extraction import Score, judged, modalities, score
from extraction_truth import compared, path_of, same_value, wanted
from labelled.notation import written

ROOT = Path(__file__).parents[2]
TABLE = runpy.run_path(str(ROOT / "tests/bench/extraction_table.py"))
BEFORE, AFTER = "# Title\n<!-- bench:extraction -->\n", "<!-- /bench:extraction -->\nThe rest.\n"

PACK = Pack(
    "bench",
    1,
    {"en": "Bench"},
    {"plant": SubjectKind("plant", {"E-01": ("Harrow",)}, listed_values={"E-01": {"province": "Tarnshire"}})},
    {
        one.name: one
        for one in (
            Attribute("capacity", "plant", ValueKind.QUANTITY, unit="MW"),
            Attribute("outage", "plant", ValueKind.DATE, many=True),
            Attribute("output", "plant", ValueKind.QUANTITY, unit="GWh", per="year"),
            Attribute("province", "plant", ValueKind.PLACE),
        )
    },
    {},
    {},
    (),
    Path("bench.yaml"),
    "",
)
DOCUMENT = written(
    "note.txt",
    "en",
    "list",
    """
Harrow has [[340 MW|q|E-01.capacity]], once [[320 MW|q|E-01.capacity@former?]]; [[340 MW|q|E-01.capacity]].
It goes off [[4 to 18 March 2025|d=2025-03-04/2025-03-18|E-01.outage~planned]], if it froze on
[[2 May 2025|d=2025-05-02|E-01.outage~hypothetical]], made [[900 GWh|q|E-01.output@2024]] and hopes for
[[950 GWh|q|E-01.output~target@2025]].
""",
    sector="electricity",
    half="tuning",
)


def fact(
    attribute: str, value: str, modality: str = "actual", period: str | None = None, sure: float = 0.9, *, known=True
) -> Fact:
    subject = Identifier("plant", LISTED, "E-01") if known else Identifier("plant", NAME, "elsewhere")
    citation = Citation(FileId("f"), TextLoc(1, 1), 0, 1)
    return Fact(
        subject, "Harrow", attribute, value, None, period, sure, citation, "text: cue 'x'", modality=Modality(modality)
    )


def counts(*facts: Fact, is_lenient: bool = False) -> tuple[int, int, int]:
    one = score(judged([compared(DOCUMENT, facts, PACK)], is_lenient=is_lenient))
    return one.right, one.false, one.missed


def test_the_same_fact_twice_is_one_and_only_claims_are_wanted():
    assert len(wanted(DOCUMENT)) == 6
    assert counts() == (0, 0, 3)  # 340 MW, the period in March, 900 GWh; no target, nothing supposed, no former value
    assert counts(fact("capacity", "340"), fact("capacity", "340.0")) == (1, 0, 2)


def test_findings_that_count_for_nothing():
    assert counts(
        fact("capacity", "320"),  # optional
        fact("outage", "2025-05-02", "hypothetical"),  # no claim
        fact("outage", "2030-01-01", "denied"),
        fact("capacity", "99", sure=0.49),  # not sure enough
        fact("province", "Tarnshire"),  # as the pack's list has it
        fact("capacity", "1", known=False),  # of no listed subject
    ) == (0, 0, 3)


def test_findings_that_are_wrong():
    assert counts(fact("capacity", "341")) == (0, 1, 3)
    assert counts(fact("outage", "2025-03-18", "planned")) == (0, 1, 3)  # the last day of a period
    assert counts(fact("outage", "2025-05-02")) == (0, 1, 3)  # supposed, taken for real
    assert counts(fact("output", "900", period="2023")) == (0, 1, 3)
    assert counts(fact("province", "Oldmoor")) == (0, 1, 3)


def test_a_period_of_days_is_found_by_its_first():
    assert counts(fact("outage", "2025-03-04", "planned")) == (1, 0, 2)


def test_a_plan_taken_for_what_is_counts_only_leniently():
    facts = (fact("outage", "2025-03-04"), fact("output", "950", period="2025"), fact("output", "900", period="2024"))
    assert counts(*facts) == (1, 2, 2)
    assert counts(*facts, is_lenient=True) == (3, 0, 1)
    pairs = modalities([compared(DOCUMENT, facts, PACK)])
    assert pairs == {
        ("planned", "actual"): 1,
        ("target", "actual"): 1,
        ("actual", "actual"): 1,
        ("actual", "missed"): 1,
        ("hypothetical", "missed"): 1,
    }


def test_scores():
    one = Score(right=3, false=1, missed=2)
    assert (one.precision, one.recall, one.f1) == (3 / 4, 3 / 5, pytest.approx(2 / 3))
    assert Score().f1 == 0


@pytest.mark.parametrize(
    ("found", "label", "kind", "same"),
    [
        ("320..340", "320..340", ValueKind.QUANTITY, True),
        ("320", "320..340", ValueKind.QUANTITY, False),
        ("132.05", "132", ValueKind.QUANTITY, True),
        ("1000 EUR", "1000", ValueKind.MONEY, True),
        ("31.2045,103.4418", "31.205,103.442", ValueKind.COORDINATES, True),
        ("31.2045,103.4418", "31.3,103.4418", ValueKind.COORDINATES, False),
        ("Dr. Ilse van Houten", "Ilse van Houten", ValueKind.PERSON, True),
        ("2025-03", "2025-03-04", ValueKind.DATE, False),
    ],
)
def test_values_are_compared_as_their_kind_wants(found, label, kind, same):
    assert same_value(found, label, kind) is same


def test_a_path_has_no_words_of_the_document():
    assert path_of("text: key 'Chief's office', subject of the record") == "text: key, subject of the record"
    assert path_of("table: heading 'MW', subject from the row above") == "table: heading, subject from the row above"
    assert path_of("text: only capacity is measured in its unit") == "text: only one is measured in its unit"


def test_the_calibration_error_is_the_mean_gap_of_the_bins():
    told = [Told(0.95, True, ""), Told(0.95, False, ""), Told(0.6, True, ""), Told(1.0, True, "")]
    # above 0.9: 2.9 sure, 2 right; above 0.6: 0.6 sure, 1 right
    assert expected_error(told) == pytest.approx((0.9 + 0.4) / 4)


def test_the_lower_end_of_a_share():
    # Wilson's interval of 8 in 10 at z = 1: (0.8 + 0.05 - sqrt(0.016 + 0.0025)) / 1.1
    assert lower_end(8, 10, z=1.0) == pytest.approx((0.85 - 0.0185**0.5) / 1.1)
    assert lower_end(0, 5) == pytest.approx(0)


HALF = {
    "facts": {name: {"precision": 1.0, "recall": 0.5, "f1": 0.667, "wanted": 4} for name in TABLE["FACTS"]},
    "markings": {"precision": 0.5, "recall": 0.5, "f1": 0.5, "wanted": 2},
    "calibration error": 0.031,
}
FOUND = {"precision": 1.0, "recall": 1.0, "f1": 1.0, "read": 0.875, "wanted": 3}
NONE = dict.fromkeys(FOUND, 0)
MINE = {f"{half} {language}": FOUND for half in ("tuning", "test") for language in ("en", "all")}
MINE |= {"tuning zh": NONE, "test zh": NONE, "speed": 2.0}
FIGURES = {
    "halves": {"tuning": HALF, "test": HALF},
    "values": [
        {"kind": "phone", "labelled": 7, "scores": {"aggregator": MINE, "other": MINE | {"speed": 0.5}}},
        {"kind": "date", "labelled": 9, "scores": {"aggregator": MINE}},
    ],
}


def test_only_what_stands_between_the_markers_is_replaced():
    page = TABLE["rewritten"](BEFORE + "| an old table \\1 |\n" + AFTER, FIGURES)
    facts = "".join(f"| {name} (4, 4) | 1.000, .500, .667 | 1.000, .500, .667 |\n" for name in TABLE["FACTS"].values())
    assert page == (
        BEFORE
        + TABLE["FACTS_HEAD"]
        + facts
        + "| markings on documents | .500, .500, .500 | .500, .500, .500 |\n"
        + "| calibration error of confidence | .031 | .031 |\n\n"
        + TABLE["VALUES_HEAD"]
        + "| phone | 7 | 1.000, – | 1.000, – | .875 | other 1.000 | 2.00 | 4.0 |\n"
        + "| date | 9 | 1.000, – | 1.000, – | .875 | none | 2.00 | not timed |\n"
        + AFTER
    )


@pytest.mark.parametrize("page", ["", BEFORE, AFTER, AFTER + BEFORE, 2 * (BEFORE + AFTER)])
def test_a_page_without_its_markers_is_left_alone(page):
    with pytest.raises(ValueError, match="needs one"):
        TABLE["rewritten"](page, FIGURES)


def test_the_readme_has_the_markers():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    TABLE["rewritten"](readme, FIGURES)
    assert TABLE["FACTS_HEAD"] in readme
