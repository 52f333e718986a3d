"""The site configuration, ``aggregator.toml``: what stores may hold, when to hold a file back, limits."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields, replace
from math import inf
from pathlib import Path
from typing import Any

from aggregator.model.errors import ConfigError, nearest
from aggregator.model.facts import Grade
from aggregator.model.findings import Severity
from aggregator.model.grades import grade_of
from aggregator.reading.limits import MAY_BE_NONE, Limits
from aggregator.recogniser import recogniser_module

HISTORY = 200
"""Scans of which it is kept what they found, where nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class Site:
    """What packs never hold: the facts of one installation.

    Parameters
    ----------
    may_hold
        Store (its name or its URI as given to ``scan``) -> the highest grade that it may hold.
    hold_at
        The severity from which a what-if says ``hold``.
    limits
        What one file may cost to read.
    recognisers
        The recognisers that are used beside the program's own, each with its options; none unless named.
    principals
        What a store calls an account or a group -> what it is called here: one person may have several accounts.
    history
        Of how many scans it is kept what they found.
    """

    may_hold: Mapping[str, Grade] = field(default_factory=dict)
    hold_at: Severity = Severity.HIGH
    limits: Limits = field(default_factory=Limits)
    recognisers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    principals: Mapping[str, str] = field(default_factory=dict)
    history: int = HISTORY


def read_site(path: Path | None) -> Site:
    """Return the site configuration at ``path``, or the one in the working folder, or the defaults.

    Raises
    ------
    ConfigError
        The file is not TOML, or has a key or a value that means nothing.
    """
    chosen = path or Path("aggregator.toml")
    if not chosen.exists():
        if path is not None:
            raise ConfigError(f"{path}: no such file; give an aggregator.toml, or leave --config out")
        return Site()
    try:
        content = tomllib.loads(chosen.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ConfigError(f"{chosen}: {error}") from error
    _refuse_unknown(chosen, "", content, {"stores", "hold_at", "limits", "recognisers", "principals", "history"})
    return Site(
        may_hold=_may_hold(chosen, content.get("stores", {})),
        hold_at=_severity(chosen, content.get("hold_at", "high")),
        limits=_limits(chosen, content.get("limits", {})),
        recognisers=_recognisers(chosen, content.get("recognisers", {})),
        principals=_principals(chosen, content.get("principals", {})),
        history=_history(chosen, content.get("history", {})),
    )


def _history(path: Path, content: object) -> int:
    settings = _table(path, "history", content)
    _refuse_unknown(path, "history.", settings, {"scans"})
    scans = settings.get("scans", HISTORY)
    if type(scans) is not int or scans < 2:
        raise ConfigError(f"{path}: history.scans: {scans!r} is no whole number from 2 on")
    return scans


def _principals(path: Path, content: object) -> dict[str, str]:
    names = _table(path, "principals", content)
    for name, called in names.items():
        if not isinstance(called, str) or not called.strip():
            raise ConfigError(f"{path}: principals.{name}: {called!r} is no name; write 'store name' = 'name here'")
    return {str(name): str(called).strip() for name, called in names.items()}


def _recognisers(path: Path, content: object) -> dict[str, dict[str, Any]]:
    chosen = {}
    for name, options in _table(path, "recognisers", content).items():
        chosen[name] = dict(_table(path, f"recognisers.{name}", options))
        try:
            module = recogniser_module(name)
            module.check(chosen[name])
            if module.NETWORK and not chosen[name].get("url"):
                raise ConfigError(f"recognisers.{name}: reaches the network; name where to with url = '...'")
        except ConfigError as error:
            raise ConfigError(f"{path}: {error}") from error
    return chosen


def _may_hold(path: Path, stores: object) -> dict[str, Grade]:
    grades = {}
    for store, content in _table(path, "stores", stores).items():
        settings = _table(path, f"stores.{store}", content)
        _refuse_unknown(path, f"stores.{store}.", settings, {"may_hold"})
        word = str(settings.get("may_hold", ""))
        grade = grade_of(word)
        if grade is Grade.NONE and word.casefold() not in {"none", "unmarked"}:
            known = "none, internal, confidential, secret, top secret"
            raise ConfigError(f"{path}: stores.{store}.may_hold: '{word}' is no grade (known: {known})")
        grades[store] = grade
    return grades


def _severity(path: Path, word: object) -> Severity:
    words = [severity.word for severity in Severity if severity]
    if word not in words:
        raise ConfigError(f"{path}: hold_at: '{word}' is no severity ({nearest(str(word), words)})")
    return Severity[str(word).upper()]


def _limits(path: Path, content: object) -> Limits:
    settings = _table(path, "limits", content)
    known = {setting.name: setting.default for setting in fields(Limits)}
    _refuse_unknown(path, "limits.", settings, known)
    for name, value in settings.items():
        whole = isinstance(known[name], int)
        off = name in MAY_BE_NONE and type(value) is int and value == 0
        if not off and (type(value) not in ((int,) if whole else (int, float)) or not 0 < value < inf):
            kind = "whole number" if whole else "number"
            raise ConfigError(f"{path}: limits.{name}: {value!r} is no {kind} above zero")
    return replace(Limits(), **settings)


def _table(path: Path, name: str, content: object) -> Mapping[str, Any]:
    if not isinstance(content, dict):
        raise ConfigError(f"{path}: '{name}' is a table, written [{name}]")
    return content


def _refuse_unknown(path: Path, prefix: str, settings: Mapping[str, Any], known: Collection[str]) -> None:
    for key in settings:
        if key not in known:
            raise ConfigError(f"{path}: unknown key '{prefix}{key}' ({nearest(key, known)})")
