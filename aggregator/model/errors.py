"""The errors a user can cause, each saying what, where, and what would be right."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class AggregatorError(Exception):
    """The base of every error that is meant for a person to read."""


class UsageError(AggregatorError):
    """A command, option or argument is wrong."""


class ConfigError(AggregatorError):
    """A site configuration, access list or member list is wrong."""


class PackError(AggregatorError):
    """A policy pack is wrong.

    Parameters
    ----------
    where
        ``path:line`` of the mistake.
    problem
        What is wrong and what would be right.
    """

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"{where}: {problem}")
        self.where = where
        self.problem = problem


class StoreError(AggregatorError):
    """A store could not be opened or listed at all."""


class NotAuthorised(StoreError):
    """A store refuses the credentials, or there are none for it."""


class IndexCorrupt(AggregatorError):
    """The index folder cannot be used as it stands."""


class IndexMissing(AggregatorError):
    """There is no index where one was to be read."""


class IndexBusy(AggregatorError):
    """Another scan is writing to the index."""


_NAMED = 60
"""So many known words are named: lists of accounts can be long."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the tail of an error message: the nearest known word, then all of them unless they are very many."""
    choices = sorted(known)
    close = get_close_matches(word, choices, n=1, cutoff=0.6)
    hint = f"did you mean '{close[0]}'? " if close else ""
    more = f" and {len(choices) - _NAMED} more" if len(choices) > _NAMED else ""
    return f"{hint}known: {', '.join(choices[:_NAMED]) if choices else 'none'}{more}"
