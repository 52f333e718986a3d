"""What every optimiser answers: a solution, what no solution can be below, and what proves it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from aggregator.exposure.covers import Units


class Status(StrEnum):
    """How sure an answer is. Without a proof that nothing cheaper exists it is never ``optimal``."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"


@dataclass(frozen=True, slots=True)
class Optimum:
    """The cheapest solution that was found, and the most that is known of the cheapest there is.

    Parameters
    ----------
    solution
        What to choose; None where nothing does.
    cost
        What the solution costs, None without one.
    bound
        What no solution costs less than: proved by ``certificate``.
    certificate
        How that is proved: ``enumeration``, ``prices`` (weights that `aggregator.exposure.certificates` adds up
        again in whole numbers), ``branch and bound`` (of HiGHS), ``hitting sets``, or ``definition`` where
        there is nothing to choose.
    limit
        What ended the search before a proof, in words; empty where there is one.

    Examples
    --------
    >>> answer = Optimum((0, 3), 10, 8, "prices", "200 steps")
    >>> answer.status, answer.gap
    (<Status.FEASIBLE: 'feasible'>, 0.2)
    """

    solution: Units | None
    cost: int | None
    bound: int
    certificate: str
    limit: str = ""

    @property
    def status(self) -> Status:
        """Return ``optimal`` where the bound meets the cost, ``infeasible`` where there is no solution."""
        if self.cost is None:
            return Status.INFEASIBLE
        return Status.OPTIMAL if self.bound >= self.cost else Status.FEASIBLE

    @property
    def gap(self) -> float | None:
        """Return how far the cost can be above the least possible, as a share of it; None without a solution."""
        if self.cost is None:
            return None
        return (self.cost - self.bound) / self.cost if self.cost > self.bound else 0.0
