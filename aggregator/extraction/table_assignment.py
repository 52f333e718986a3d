"""Which column gives what where several headings could mean the same."""

from __future__ import annotations

from collections.abc import Mapping

from aggregator.extraction.table_roles import Closeness, Gives, Role
from aggregator.extraction.table_words import version_of


def assigned(candidates: Mapping[int, tuple[Role, ...]]) -> dict[int, tuple[Role, ...]]:
    """Return what each column gives when every role goes to its best column, and a column serves one attribute.

    Exact headings beat contained ones, then the pack's list order, then the column further left.
    """
    claims = sorted(
        (-role.closeness, role.order, -role.length, -version_of(role.heading.translate(_OPENED)), column, rank, role)
        for column, roles in candidates.items()
        for rank, role in enumerate(_best_of_each(roles))
    )
    taken: set[tuple[str | None, ...]] = set()
    given: dict[int, list[Role]] = {}
    for *_, column, _rank, role in claims:
        key = role.key
        again = role.several and role.closeness >= Closeness.EXACT
        if (key in taken and not again) or not _may_also_give(given.get(column, []), role):
            continue
        taken.add(key)
        given.setdefault(column, []).append(role)
    return {column: tuple(given[column]) for column in sorted(given)}


_OPENED = str.maketrans("()（）", "    ")


def _best_of_each(roles: tuple[Role, ...]) -> list[Role]:
    """Return the closest role of each sort; a column is one attribute, one identifier, one name at most."""
    best: dict[Gives, Role] = {}
    for role in roles:
        best.setdefault(role.gives, role)
    return list(best.values())


def _may_also_give(given: list[Role], role: Role) -> bool:
    if not given:
        return True
    if role.gives is Gives.PERIOD or any(other.gives in (role.gives, Gives.PERIOD) for other in given):
        return False
    both = {role.gives, *(other.gives for other in given)}
    if Gives.ATTRIBUTE not in both:
        return False
    return role.closeness >= Closeness.EXACT and all(other.closeness >= Closeness.EXACT for other in given)
