"""CSV: one row a finding, for spreadsheets; no cell is ever taken for a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from aggregator.model.findings import Finding
from aggregator.report.content import ReportContent
from aggregator.report.words import in_language, say, scope_name, who

BYTE_ORDER_MARK = "\ufeff"
"""Without it spreadsheets take UTF-8 for the local code page."""

COLUMNS = (
    "column_id", "severity", "kind", "pack", "insight", "scope", "who", "column_readers", "revealed",
    "column_population", "coverage", "column_gain", "column_since", "fact_subjects", "first_set", "column_sets",
    "column_hide", "column_marking", "because", "column_administrator_severity", "column_administrator",
    "column_population_at_least", "column_expected", "column_probability_low", "column_probability_high",
)  # fmt: skip

_FORMULA = re.compile(r"[\s'\"]*[=+\-@＝＋－＠]|[\t\r\n]")
_UNENCODABLE = re.compile("[\x00\ud800-\udfff]")


def write(content: ReportContent, lang: str) -> str:
    """Return the findings as CSV text with a byte-order mark, headings in the language."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow([say(lang, column) for column in COLUMNS])
    for page in content.pages:
        rows.writerow([harmless(cell) for cell in _cells(page.finding, lang)])
    return BYTE_ORDER_MARK + out.getvalue()


def harmless(cell: object) -> str:
    """Return a cell's text, behind an apostrophe where a spreadsheet could take it for a formula.

    Examples
    --------
    >>> harmless("=HYPERLINK(1)"), harmless("plan.md"), harmless(0.5), harmless(None)
    ("'=HYPERLINK(1)", 'plan.md', '0.5', '')
    """
    text = _UNENCODABLE.sub("\ufffd", "" if cell is None else str(cell))
    return f"'{text}" if _FORMULA.match(text) else text


def _cells(finding: Finding, lang: str) -> Sequence[object]:
    first = finding.minimal_sets[0].files if finding.minimal_sets else finding.revealed_by_one_file
    return (
        finding.id,
        say(lang, finding.severity.word),
        say(lang, finding.kind),
        finding.pack,
        finding.insight,
        scope_name(finding, lang),
        who(finding.audience, lang),
        finding.audience.readers,
        finding.revealed,
        finding.population,
        finding.coverage,
        finding.gain,
        finding.since,
        " | ".join(finding.subjects),
        " | ".join(first),
        finding.minimal_sets_total,
        " | ".join(finding.remediation.hide),
        in_language(finding.recommended_marking, lang),
        in_language(finding.because, lang),
        say(lang, finding.administrator.severity.word),
        finding.administrator.coverage,
        finding.population_at_least,
        finding.expected_coverage,
        *(finding.probability or (None, None)),
    )
