"""The ``converges`` of a pack: topics that mean more when files of one group are about all of them at a time."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from aggregator.model.errors import PackError, nearest
from aggregator.model.findings import Severity
from aggregator.policy.records import Convergence, Insight, Step, SubjectKind
from aggregator.policy.wording import in_languages
from aggregator.policy.yaml_lines import Node, Section, choice_of, section_of, text_of, texts_of

GROUPS = ("folder", "owner", "store")
"""What files can be grouped by besides a kind of subject that they speak of."""

MOST_TOPICS = 16

_KEYS = ("topics", "within", "by", "severity", "would_be_marked", "may_know", "because")
_DAYS = re.compile(r"([1-9][0-9]{0,4}) days?")
_SEVERITIES = {severity.word: severity for severity in Severity if severity is not Severity.NONE}


def read_converges(
    node: Node | None, subjects: Mapping[str, SubjectKind], topics: Collection[str], insights: Collection[str]
) -> dict[str, Convergence]:
    """Return name -> what converges, in the pack's order.

    Raises
    ------
    PackError
        At the first mistake, with its line.
    """
    if node is None:
        return {}
    section = section_of(node, "'converges'")
    for name in section.entries:
        if name in insights:
            raise PackError(section.places[name], f"'{name}' is an insight already; call what converges otherwise")
    return {
        name: _convergence(name, section_of(entry, f"'{name}' of 'converges'"), subjects, topics)
        for name, entry in section.entries.items()
    }


def _convergence(
    name: str, section: Section, subjects: Mapping[str, SubjectKind], topics: Collection[str]
) -> Convergence:
    what = f"'{name}' of 'converges'"
    section.only(what, _KEYS)
    node = section.need(what, "topics")
    named = texts_of(node, f"'topics' of {what}")
    for topic in named:
        if topic not in topics:
            raise PackError(node.where, f"{what} names unknown topic '{topic}' ({nearest(topic, topics)})")
    if not 2 <= len(named) <= MOST_TOPICS:
        raise PackError(node.where, f"{what} names {len(named)} topics; 2 to {MOST_TOPICS} can converge")
    by = choice_of(section.need(what, "by"), f"'by' of {what}", (*GROUPS, *subjects))
    marked, may_know, because = (section.get(key) for key in ("would_be_marked", "may_know", "because"))
    severity = section.need(what, "severity")
    insight = Insight(
        name=name,
        combines=named,
        over=by,
        exposed_at=(Step(_SEVERITIES[choice_of(severity, f"'severity' of {what}", _SEVERITIES)], subjects=1),),
        would_be_marked=in_languages(marked, f"'would_be_marked' of {what}") if marked else {},
        may_know=texts_of(may_know, f"'may_know' of {what}") if may_know else (),
        because=in_languages(because, f"'because' of {what}") if because else {},
    )
    return Convergence(insight, _days(section.need(what, "within"), what))


def _days(node: Node, what: str) -> int:
    written = _DAYS.fullmatch(text_of(node, f"'within' of {what}"))
    if not written:
        raise PackError(node.where, f"'within' of {what} is written '30 days'")
    return int(written[1])
