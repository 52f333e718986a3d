"""A clock for clients that wait: a wait sets it forward."""

from __future__ import annotations

from connectors._http import World

NOW = 1_700_000_000.0


class Clock:
    """``waits`` are the seconds that were waited, in order."""

    def __init__(self) -> None:
        self.now = NOW
        self.waits: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds

    def world(self, chance: float = 0.0) -> World:
        return World(lambda: self.now, self.sleep, lambda: chance)
