"""Plans as they are written in YAML: the same plan gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from aggregator.model.errors import PackError, UsageError
from aggregator.model.findings import Severity
from aggregator.model.plan import Action, Plan, Promise
from aggregator.policy.yaml_lines import (
    Node,
    Section,
    choice_of,
    decimal_of,
    listing_of,
    parse,
    section_of,
    text_of,
    whole_of,
)

WAYS = ("hide", "restrict", "redact")
HEAD = ("plan", "scan", "made", "cost", "bound", "status")
ACTION = tuple(each.name for each in fields(Action))
PROMISE = tuple(each.name for each in fields(Promise))
SEVERITIES = tuple(severity.word for severity in Severity)


def identified(plan: Plan) -> Plan:
    """Return a plan with its id: the digest of all that it says."""
    text = write_plan(replace(plan, id=""))
    return replace(plan, id=sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12])


def write_plan(plan: Plan) -> str:
    """Return a plan as YAML."""
    text: str = yaml.safe_dump(plan_to_record(plan), allow_unicode=True, sort_keys=False, width=100)
    return text


def plan_to_record(plan: Plan) -> dict[str, Any]:
    """Return a plan as it stands in YAML and JSON; what does not apply is left out."""
    return {
        "plan": plan.id,
        "scan": plan.scan,
        "made": plan.made,
        **({} if plan.cost is None else {"cost": plan.cost}),
        "bound": plan.bound,
        "status": plan.status,
        "actions": [
            _told(asdict(each) | {"against": list(each.against), "findings": list(each.findings)})
            for each in plan.actions
        ],
        "findings": [
            _told(asdict(each) | {"severity": each.severity.word, "severity_then": each.severity_then.word})
            for each in plan.promises
        ],
    }


def read_plan(path: Path) -> Plan:
    """Return the plan that a YAML file holds.

    Raises
    ------
    UsageError
        The file cannot be read, or something in it is wrong; the message names the line.
    """
    try:
        return parsed_plan(path.read_text("utf-8-sig"), str(path))
    except UnicodeDecodeError:
        raise UsageError(f"{path}: is not UTF-8") from None
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error


def parsed_plan(text: str, name: str) -> Plan:
    """Return the plan that a text holds; ``name`` is what messages call it.

    Raises
    ------
    UsageError
        Something in it is wrong.
    """
    try:
        whole = parse(text, name, "a plan").only("a plan", (*HEAD, "actions", "findings"))
        cost = whole.get("cost")
        return Plan(
            id=_text(whole, "plan"),
            scan=whole_of(whole.need("a plan", "scan"), "scan"),
            made=_text(whole, "made"),
            actions=tuple(_action(section) for section in _sections(whole, "actions", "an action")),
            promises=tuple(_promise(section) for section in _sections(whole, "findings", "a finding")),
            cost=None if cost is None else decimal_of(cost, "cost"),
            bound=decimal_of(whole.need("a plan", "bound"), "bound"),
            status=_text(whole, "status"),
        )
    except PackError as error:
        raise UsageError(str(error)) from error


def _told(record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value not in (None, "", [], ())}


def _sections(whole: Section, key: str, what: str) -> list[Section]:
    node = whole.get(key)
    known = ACTION if key == "actions" else PROMISE
    entries = () if node is None else listing_of(node, f"'{key}'")
    return [section_of(entry, what).only(what, known) for entry in entries]


def _action(section: Section) -> Action:
    return Action(
        do=choice_of(section.need("an action", "do"), "do", WAYS),
        file=_text(section, "file"),
        path=_text(section, "path"),
        store=_text(section, "store"),
        who=_text(section, "who"),
        due=_text(section, "due"),
        cost=decimal_of(section.need("an action", "cost"), "cost"),
        against=_texts(section, "against"),
        subject=_optional(section, "subject"),
        name=_optional(section, "name"),
        attribute=_optional(section, "attribute"),
        findings=_texts(section, "findings"),
    )


def _texts(section: Section, key: str) -> tuple[str, ...]:
    node = section.get(key)
    return () if node is None else tuple(text_of(each, key) for each in listing_of(node, key))


def _promise(section: Section) -> Promise:
    return Promise(
        finding=_text(section, "finding"),
        pack=_optional(section, "pack"),
        insight=_text(section, "insight"),
        scope=_optional(section, "scope") or None,
        severity=_severity(section, "severity"),
        revealed=_whole(section, "revealed"),
        severity_then=_severity(section, "severity_then"),
        revealed_then=_whole(section, "revealed_then"),
    )


def _severity(section: Section, key: str) -> Severity:
    return Severity[choice_of(section.need("a finding", key), key, SEVERITIES).upper()]


def _whole(section: Section, key: str) -> int:
    return whole_of(section.need("a finding", key), key)


def _text(section: Section, key: str) -> str:
    return text_of(section.need("it", key), key)


def _optional(section: Section, key: str) -> str:
    node: Node | None = section.get(key)
    return "" if node is None else text_of(node, key)
