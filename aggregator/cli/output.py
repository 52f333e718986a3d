"""How results leave the command line: JSON on stdout, exit codes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

import click

from aggregator.cli.main import FOUND, NOT_LISTED
from aggregator.model.findings import Severity
from aggregator.report.json_text import json_text


def print_json(record: Any) -> None:
    """Print a record as indented JSON."""
    click.echo(json_text(record, indent=2))


def reaches(severities: Iterable[Severity], fail_on: str) -> bool:
    """Return whether any severity is at or above the one to fail on."""
    return fail_on != "never" and any(severity >= Severity[fail_on.upper()] for severity in severities)


class Severe(Protocol):
    """What has a severity."""

    @property
    def severity(self) -> Severity:
        """Return how bad it is."""


def exit_code(findings: Iterable[Severe], fail_on: str, *, incomplete: bool) -> int:
    """Return the exit code of a scan: findings outrank what could not be listed or read."""
    if reaches((finding.severity for finding in findings), fail_on):
        return FOUND
    return NOT_LISTED if incomplete else 0
