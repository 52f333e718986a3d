"""The wildcards and variables of policies: ``*`` is any text, ``?`` any character, ``${aws:username}`` who asks."""

from __future__ import annotations

import fnmatch
import re
from functools import lru_cache

_VARIABLE = re.compile(r"\$\{([^}]*)\}")
_LITERALS = {"*": "[*]", "?": "[?]", "$": "$"}
_USER = "\x00"
_USER_NAMES = r"[\w+=,.@-]+"


@lru_cache(maxsize=4096)
def pattern_of(glob: str, *, variables_match: bool = True, user: str | None = None) -> re.Pattern[str] | None:
    """Return the regular expression of a glob, None where it can match nothing that is known.

    Parameters
    ----------
    variables_match
        Whether variables whose values nobody knows here stand for any text, or match nothing.
    user
        The name that ``${aws:username}`` stands for; None makes it a group called ``user``.

    Examples
    --------
    >>> found = pattern_of("home/${aws:username}/*")
    >>> found.fullmatch("home/ann/plans/1.pdf")["user"]
    'ann'
    >>> bool(pattern_of("a?c*").fullmatch("abc/d")), pattern_of("${aws:SourceIp}", variables_match=False)
    (True, None)
    """
    unknown = False

    def stands_for(variable: re.Match[str]) -> str:
        nonlocal unknown
        name = variable[1].partition(",")[0].strip()
        if name in _LITERALS:
            return _LITERALS[name]
        if name.casefold() == "aws:username":
            return _USER if user is None else _escaped(user)
        unknown = True
        return "*"

    parts = [_VARIABLE.sub(stands_for, part) for part in _outside_brackets(glob)]
    if unknown and not variables_match:
        return None
    first, *others = fnmatch.translate("".join(parts)).split(_USER)
    named = [f"(?P<user>{_USER_NAMES}){others[0]}", *(f"(?P=user){other}" for other in others[1:])] if others else []
    return re.compile("".join([first, *named]))


def matches(glob: str, text: str) -> bool:
    """Return whether a glob without variables matches all of a text."""
    found = pattern_of(glob)
    return found is not None and found.fullmatch(text) is not None


def _outside_brackets(glob: str) -> list[str]:
    """Return the glob with its brackets, which mean nothing in policies, as they match themselves."""
    return [glob.replace("[", "[[]")]


def _escaped(text: str) -> str:
    return re.sub(r"[*?[]", r"[\g<0>]", text)
