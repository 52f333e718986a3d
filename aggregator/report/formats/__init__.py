"""Report formats, found by the name of their module: a new format is one new file here.

A module has ``write(content, lang)``, which returns the whole report as text.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module

from aggregator.model.errors import UsageError, nearest
from aggregator.report.content import ReportContent

Write = Callable[[ReportContent, str], str]


class _Formats(Mapping[str, Write]):
    """The formats by name; a module is imported when its format is asked for."""

    def __init__(self) -> None:
        self._names = tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))

    def __getitem__(self, name: str) -> Write:
        if name not in self._names:
            raise UsageError(f"no report format '{name}'; {nearest(name, self._names)}")
        write: Write = import_module(f"{__name__}.{name}").write
        return write

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._names


FORMATS: Mapping[str, Write] = _Formats()
"""``csv``, ``html``, ``json``: each takes what a report tells and a language, and returns its text.

An unknown name raises `UsageError`, which lists the known ones.
"""
