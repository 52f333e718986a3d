"""How to read a report: what its words mean, what it cannot know, where the law speaks of it, which packs were used."""

from __future__ import annotations

from aggregator.report.content import ReportContent
from aggregator.report.markup import Markup, element
from aggregator.report.page.parts import Column, section, table, terms
from aggregator.report.words import in_language, say

DEFINITIONS = ("subject", "revealed", "coverage", "gain", "expected")
LIMITS = ("read", "found", "knowledge", "authority")
LAWS = ("china", "us")
DIGEST_SHOWN = 12


def method(content: ReportContent, lang: str) -> Markup:
    """Return definitions, limits, legal anchors and packs, briefly."""
    defined = [(say(lang, f"definition_{each}"), say(lang, f"definition_{each}_told")) for each in DEFINITIONS]
    return section(
        "method",
        say(lang, "method_title"),
        terms(defined, "definitions"),
        element("h3", say(lang, "limits_title")),
        element("ul", [element("li", say(lang, f"limit_{each}")) for each in LIMITS]),
        element("h3", say(lang, "law_title")),
        element("ul", [element("li", say(lang, f"law_{each}")) for each in LAWS]),
        element("h3", say(lang, "packs_title")),
        _packs(content, lang),
    )


def _packs(content: ReportContent, lang: str) -> Markup:
    columns = [Column(say(lang, key)) for key in ("pack", "sector", "version", "digest")]
    rows = [
        (pack.name, in_language(pack.sector, lang), pack.version, element("code", pack.digest[:DIGEST_SHOWN]))
        for pack in content.packs
    ]
    return table(say(lang, "packs_title"), columns, rows)
