"""Texts of a pack that more than one section has: names, sentences in two languages, patterns."""

from __future__ import annotations

import unicodedata

import re2

from aggregator.model.errors import PackError
from aggregator.policy.yaml_lines import Node, Word, section_of, text_of

LANGUAGES = ("en", "zh")
"""The languages a pack is written in; a plain text is English."""

_PLACEHOLDERS = {"{Name}": r"(?:\p{Lu}\w*)", "{名}": r"(?:\p{Han}{2,10})"}
_OPTIONS = re2.Options()
_OPTIONS.log_errors = False


def plain(name: str) -> str:
    """Return a name as it is compared: NFKC, case-folded, single-spaced.

    Examples
    --------
    >>> plain("  Ｎorth   FIELD ")
    'north field'
    """
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def in_languages(node: Node, what: str) -> dict[str, str]:
    """Return language -> text; a plain text is English."""
    if isinstance(node, Word):
        return {"en": text_of(node, what)}
    section = section_of(node, what).only(what, LANGUAGES)
    if not section.entries:
        raise PackError(node.where, f"{what} is empty")
    return {language: text_of(entry, what) for language, entry in section.entries.items()}


def pattern_of(node: Node, what: str) -> str:
    """Return a pattern that RE2 takes and that does not match nothing at all."""
    pattern = text_of(node, what)
    compiled = _compiled(pattern, node.where, what)
    if compiled.fullmatch(""):
        raise PackError(node.where, f"{what} '{pattern}' matches the empty text")
    return pattern


def reading_pattern_of(node: Node, what: str) -> str:
    """Return a pattern with exactly one group: the part of an identifier that counts."""
    pattern = pattern_of(node, what)
    groups = _compiled(pattern, node.where, what).groups
    if groups != 1:
        raise PackError(
            node.where,
            f"{what} '{pattern}' has {groups} groups; it needs exactly one, around the part that counts "
            "(write the others as (?:...))",
        )
    return pattern


def _compiled(pattern: str, where: str, what: str) -> re2._Regexp:
    for placeholder, stands_for in _PLACEHOLDERS.items():
        pattern = pattern.replace(placeholder, stands_for)
    try:
        return re2.compile(pattern, options=_OPTIONS)
    except re2.error as error:
        reason = error.args[0] if error.args else "unknown"
        if isinstance(reason, bytes):
            reason = reason.decode("utf-8", "replace")
        raise PackError(where, f"{what} '{pattern}' is no RE2 pattern: {reason}") from error


def claim(owners: dict[str, tuple[str, str]], name: str, owner: str, where: str, what: str) -> None:
    """Write down that ``name`` belongs to ``owner``.

    Raises
    ------
    PackError
        It belongs to another one already, whichever way it is spelt.
    """
    key = plain(name)
    if not key:
        raise PackError(where, f"{what} '{name}' is empty")
    first, place = owners.setdefault(key, (owner, where))
    if first != owner:
        raise PackError(where, f"{what} '{name}' is of both '{first}' ({place}) and '{owner}'; only one can have it")
