"""Acceptances as they are written in YAML, to be kept under version control: a baseline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from aggregator.model.acceptance import Acceptance, Assignment
from aggregator.model.errors import PackError, UsageError
from aggregator.model.findings import Audience, Severity
from aggregator.policy.yaml_lines import Node, Section, choice_of, listing_of, parse, section_of, text_of, whole_of
from aggregator.report.life_records import acceptance_to_record

NEEDS = ("finding", "pack", "insight", "reason", "until", "severity", "revealed", "audience")
MAY = ("scope", "by", "made", "subjects", "owner", "ticket")
SEVERITIES = tuple(severity.word for severity in Severity if severity)
AUDIENCES = ("everyone", "principals", "administrator", "unknown")


class Baseline(NamedTuple):
    """What is accepted, and who sees to what, by finding."""

    acceptances: Mapping[str, Acceptance]
    assignments: Mapping[str, Assignment]


def write_acceptances(acceptances: Iterable[Acceptance], assignments: Mapping[str, Assignment]) -> str:
    """Return acceptances as YAML, in the order of their findings: the same acceptances give the same bytes."""
    rows = []
    for each in sorted(acceptances, key=lambda accepted: accepted.finding):
        note = assignments.get(each.finding)
        seen_to = {} if note is None else {"owner": note.owner, "ticket": note.ticket}
        record = {name: value for name, value in (acceptance_to_record(each) | seen_to).items() if _is_told(value)}
        record["audience"] = {name: value for name, value in record["audience"].items() if _is_told(value)}
        rows.append(record)
    text: str = yaml.safe_dump({"accepted": rows}, allow_unicode=True, sort_keys=False, width=100)
    return text


def read_acceptances(path: Path) -> Baseline:
    """Return the acceptances that a YAML file lists under ``accepted``.

    Raises
    ------
    UsageError
        The file cannot be read, or an entry is wrong; the message names its line.
    """
    try:
        whole = parse(path.read_text("utf-8-sig"), str(path), "a baseline").only("a baseline", ("accepted",))
        entries = listing_of(whole.need("a baseline", "accepted"), "'accepted'") if whole.get("accepted") else ()
        sections = [section_of(entry, "an acceptance").only("an acceptance", (*NEEDS, *MAY)) for entry in entries]
        accepted = [(_acceptance(each), _assignment(each)) for each in sections]
    except UnicodeDecodeError:
        raise UsageError(f"{path}: is not UTF-8") from None
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    except PackError as error:
        raise UsageError(str(error)) from error
    return Baseline(
        {each.finding: each for each, _ in accepted},
        {note.finding: note for _, note in accepted if note.owner or note.ticket},
    )


def _is_told(value: Any) -> bool:
    return value not in (None, "", [])


def _acceptance(section: Section) -> Acceptance:
    word = choice_of(_need(section, "severity"), "severity", SEVERITIES)
    return Acceptance(
        finding=_text(section, "finding"),
        pack=_text(section, "pack"),
        insight=_text(section, "insight"),
        scope=_text(section, "scope") or None,
        reason=_text(section, "reason"),
        until=_day(section, "until"),
        by=_text(section, "by"),
        made=_day(section, "made") if section.get("made") else "",
        severity=Severity[word.upper()],
        revealed=whole_of(_need(section, "revealed"), "revealed"),
        audience=_audience(section_of(_need(section, "audience"), "audience")),
        subjects=frozenset(_texts(section, "subjects")),
    )


def _assignment(section: Section) -> Assignment:
    return Assignment(_text(section, "finding"), _text(section, "owner"), _text(section, "ticket"))


def _audience(section: Section) -> Audience:
    section.only("an audience", ("kind", "principals", "readers"))
    kind = choice_of(section.need("an audience", "kind"), "kind", AUDIENCES)
    readers = section.get("readers")
    return Audience(
        kind, tuple(_texts(section, "principals")), None if readers is None else whole_of(readers, "readers")
    )


def _need(section: Section, key: str) -> Node:
    return section.need("an acceptance", key)


def _text(section: Section, key: str) -> str:
    node = section.get(key)
    if node is None:
        # A finding on a single file is of no pack, and so says an empty text.
        return "" if key in MAY or key == "pack" else text_of(_need(section, key), key)
    return text_of(node, key)


def _texts(section: Section, key: str) -> list[str]:
    node = section.get(key)
    return [] if node is None else [text_of(each, key) for each in listing_of(node, key)]


def _day(section: Section, key: str) -> str:
    told = _text(section, key)
    try:
        return date.fromisoformat(told).isoformat()
    except ValueError:
        raise PackError(_need(section, key).where, f"'{key}' is no day; write it as 2026-12-31") from None
