"""What it costs to take a file away or a fact out of it: the operator's rules, by name, owner, age and last use."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from math import isfinite
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

from aggregator.model.entries import Entry, Root
from aggregator.model.errors import ConfigError, nearest

DAY = 86_400.0
PARTS = 1000
"""Costs are kept in whole thousandths, so that sums are exact."""
MOST = 1_000_000
MEANS = ("hide", "restrict", "redact")
NEVER = "never"
_CONDITIONS = ("files", "owner", "older_than", "unused_for", "attribute")


@dataclass(frozen=True, slots=True)
class CostRule:
    """What the files that meet every condition cost; ``costs`` is by means, None where it is never to be done.

    ``older_than`` and ``unused_for`` are days since a file was changed, and since it was last opened.
    """

    costs: Mapping[str, int | None]
    files: str | None = None
    owner: str | None = None
    older_than: float | None = None
    unused_for: float | None = None
    attribute: str | None = None


@dataclass(frozen=True, slots=True)
class Costs:
    """The rules, the first that fits deciding; what none fits costs 1. ``now`` is what ages count from."""

    rules: tuple[CostRule, ...] = ()
    now: float = 0.0
    roots: Mapping[str, Root] | None = None

    def of(self, entry: Entry, means: str, attribute: str | None = None) -> int | None:
        """Return what it costs, in thousandths, or None where it is never to be done."""
        for rule in self.rules:
            if means in rule.costs and self._fits(rule, entry, attribute):
                return rule.costs[means]
        return PARTS

    def _fits(self, rule: CostRule, entry: Entry, attribute: str | None) -> bool:
        return (
            (rule.files is None or fnmatchcase(entry.path, rule.files))
            and (rule.owner is None or entry.owner == rule.owner)
            and (rule.attribute is None or attribute == rule.attribute)
            and (rule.older_than is None or self._days(entry.modified) > rule.older_than)
            and (rule.unused_for is None or self._days(self._opened(entry)) > rule.unused_for)
        )

    def _days(self, since: float | None) -> float:
        return -1.0 if since is None else (self.now - since) / DAY

    def _opened(self, entry: Entry) -> float | None:
        """Return when a file of this machine was last opened, as far as its file system notes that."""
        root = (self.roots or {}).get(entry.root)
        if root is None or not root.uri.startswith("file://"):
            return None
        top = unquote_to_bytes(root.uri.removeprefix("file://")).rstrip(b"/")
        try:
            return Path(os.fsdecode(top + b"/" + entry.raw_path)).lstat().st_atime
        except OSError:
            return None


def read_costs(path: Path | None) -> tuple[CostRule, ...]:
    """Return the rules of a TOML file, ``[[costs]]`` tables in order; none where there is no file.

    Raises
    ------
    ConfigError
        The file is not TOML, or has a key or a value that means nothing.
    """
    if path is None:
        return ()
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from error
    tables = content.get("costs", [])
    if set(content) - {"costs"} or not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
        raise ConfigError(f"{path}: costs are tables, each written [[costs]]")
    return tuple(_rule(f"{path}: costs {number}", table) for number, table in enumerate(tables, 1))


def _rule(where: str, table: Mapping[str, Any]) -> CostRule:
    known = [*_CONDITIONS, "cost", *MEANS]
    for key in table:
        if key not in known:
            raise ConfigError(f"{where}: unknown key '{key}' ({nearest(key, known)})")
    costs = {means: _cost(where, "cost", table["cost"]) for means in MEANS} if "cost" in table else {}
    costs |= {means: _cost(where, means, table[means]) for means in MEANS if means in table}
    if not costs:
        raise ConfigError(f"{where}: says no cost; give 'cost', or one of {', '.join(MEANS)}")
    for means in ("hide", "restrict"):
        if "attribute" in table and means in table:
            raise ConfigError(f"{where}: '{means}' is of whole files; with 'attribute' goes 'redact'")
    return CostRule(
        costs=costs,
        files=_text(where, table, "files"),
        owner=_text(where, table, "owner"),
        older_than=_days_in(where, table, "older_than"),
        unused_for=_days_in(where, table, "unused_for"),
        attribute=_text(where, table, "attribute"),
    )


def _cost(where: str, key: str, value: object) -> int | None:
    if value == NEVER:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= MOST or not isfinite(value):
        raise ConfigError(f'{where}: {key}: {value!r} is no cost: a number from 0 to {MOST:,}, or "{NEVER}"')
    return max(round(value * PARTS), int(value > 0))


def _text(where: str, table: Mapping[str, Any], key: str) -> str | None:
    value = table.get(key)
    if value is not None and not isinstance(value, str):
        raise ConfigError(f"{where}: {key}: {value!r} is no text")
    return value


def _days_in(where: str, table: Mapping[str, Any], key: str) -> float | None:
    value = table.get(key)
    if value is not None and (isinstance(value, bool) or not isinstance(value, int | float) or not value >= 0):
        raise ConfigError(f"{where}: {key}: {value!r} is no number of days")
    return None if value is None else float(value)


def charged(costs: Costs, entry: Entry, means: Sequence[str]) -> tuple[int, str] | None:
    """Return the cheapest of some means for a file and its cost; of equal ones the first. None where none may be."""
    found = [(cost, each) for each in means if (cost := costs.of(entry, each)) is not None]
    return min(found, key=lambda pair: pair[0]) if found else None
