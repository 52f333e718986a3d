"""The ``insights`` of a pack: which combinations of facts are a sensitive conclusion, and from what number on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from aggregator.model.errors import PackError, nearest
from aggregator.model.findings import Severity
from aggregator.policy.records import Attribute, Insight, Population, Step, SubjectKind
from aggregator.policy.wording import in_languages, plain
from aggregator.policy.yaml_lines import Node, Section, choice_of, decimal_of, section_of, texts_of

MOST_ATTRIBUTES = 16
"""How many attributes one insight can combine."""

_KEYS = (
    "combines",
    "over",
    "within",
    "exposed_at",
    "confidence_floor",
    "assume_known",
    "would_be_marked",
    "may_know",
    "because",
)
_SHARE = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,6})?) ?[%％]")
_COUNT = re.compile(r"([1-9][0-9]{0,8}) subjects?")
_SEVERITIES = {severity.word: severity for severity in Severity if severity is not Severity.NONE}


def read_insights(
    node: Node | None, subjects: Mapping[str, SubjectKind], attributes: Mapping[str, Attribute]
) -> dict[str, Insight]:
    """Return name -> insight, in the pack's order.

    Raises
    ------
    PackError
        At the first mistake, with its line.
    """
    if node is None:
        return {}
    return {
        name: _insight(name, section_of(entry, f"insight '{name}'"), subjects, attributes)
        for name, entry in section_of(node, "'insights'").entries.items()
    }


def _insight(
    name: str, section: Section, subjects: Mapping[str, SubjectKind], attributes: Mapping[str, Attribute]
) -> Insight:
    section.only(f"insight '{name}'", _KEYS)
    what = f"'{name}'"
    over = choice_of(section.need(what, "over"), f"'over' of {what}", subjects)
    own = {attribute.name: attribute for attribute in attributes.values() if attribute.of == over}
    combines = _combined(section.need(what, "combines"), what, own)
    within = _within(section, what, own, subjects[over])
    floor, may_know = section.get("confidence_floor"), section.get("may_know")
    marked, because = section.get("would_be_marked"), section.get("because")
    return Insight(
        name=name,
        combines=combines,
        over=over,
        within=within,
        exposed_at=_steps(section_of(section.need(what, "exposed_at"), f"'exposed_at' of {what}"), what),
        confidence_floor=_floor(floor, what) if floor else 0.5,
        assume_known=_assumed(section.get("assume_known"), what, combines, within),
        would_be_marked=in_languages(marked, f"'would_be_marked' of {what}") if marked else {},
        may_know=texts_of(may_know, f"'may_know' of {what}") if may_know else (),
        because=in_languages(because, f"'because' of {what}") if because else {},
    )


def _combined(node: Node, what: str, own: Mapping[str, Attribute]) -> tuple[str, ...]:
    combines = texts_of(node, f"'combines' of {what}")
    for attribute in combines:
        if attribute not in own:
            raise PackError(node.where, f"{what} combines unknown attribute '{attribute}' ({nearest(attribute, own)})")
    if not 1 <= len(combines) <= MOST_ATTRIBUTES:
        raise PackError(node.where, f"{what} combines {len(combines)} attributes; 1 to {MOST_ATTRIBUTES} are possible")
    return combines


def _assumed(node: Node | None, what: str, combines: Sequence[str], within: str | None) -> tuple[str, ...]:
    if node is None:
        return ()
    assumed = texts_of(node, f"'assume_known' of {what}")
    known = (*combines, *((within,) if within else ()))
    for attribute in assumed:
        if attribute not in known:
            raise PackError(
                node.where, f"{what} assumes '{attribute}', which it does not use ({nearest(attribute, known)})"
            )
    if set(combines) <= set(assumed):
        raise PackError(node.where, f"{what} assumes all that it combines, so nothing is left for files to give away")
    return assumed


def _within(section: Section, what: str, own: Mapping[str, Attribute], kind: SubjectKind) -> str | None:
    node = section.get("within")
    if node is None:
        return None
    within = choice_of(node, f"'within' of {what}", own)
    names = own[within].one_of
    if names and kind.population is Population.GIVEN:
        for scope in kind.counts:
            if scope not in names:
                raise PackError(
                    node.where,
                    f"the population of '{kind.name}' counts '{scope}', which is no {within} ({nearest(scope, names)})",
                )
    return within


def _floor(node: Node, what: str) -> float:
    floor = decimal_of(node, f"'confidence_floor' of {what}")
    if not 0 < floor <= 1:
        raise PackError(node.where, f"'confidence_floor' of {what} is above 0 and at most 1")
    return floor


def _steps(section: Section, what: str) -> tuple[Step, ...]:
    """Return the thresholds by rising severity; those of one unit must rise with it."""
    placed = sorted(
        (
            (
                _step(written, choice_of(node, "a severity", _SEVERITIES), section.places[written]),
                section.places[written],
            )
            for written, node in section.entries.items()
        ),
        key=lambda pair: pair[0].severity,
    )
    if not placed:
        raise PackError(section.where, f"{what} has no threshold; write {{30%: medium}} or {{1 subject: high}}")
    for position, (step, where) in enumerate(placed):
        for lower, _ in placed[:position]:
            _check_rises(lower, step, where, what)
    return tuple(step for step, _ in placed)


def _step(written: str, severity: str, where: str) -> Step:
    text = plain(written)
    share, count = _SHARE.fullmatch(text), _COUNT.fullmatch(text)
    if count:
        return Step(_SEVERITIES[severity], subjects=int(count[1]))
    if share and 0 < float(share[1]) <= 100:
        return Step(_SEVERITIES[severity], share=float(share[1]) / 100)
    raise PackError(where, f"a threshold is written '30%' or '5 subjects', not '{written}'")


def _check_rises(lower: Step, step: Step, where: str, what: str) -> None:
    """Refuse a threshold that can never matter beside another one."""
    if lower.share is not None and step.share is not None:
        rises = lower.severity < step.severity and lower.share < step.share
    elif lower.subjects is not None and step.subjects is not None:
        rises = lower.severity < step.severity and lower.subjects < step.subjects
    else:
        # Any share above nothing takes a subject, so from one subject on no share below it can matter.
        rises = not (step.subjects == 1 or (lower.subjects == 1 and lower.severity == step.severity))
    if not rises:
        raise PackError(
            where, f"the thresholds of {what} must rise with their severity, each reached after the one below"
        )
