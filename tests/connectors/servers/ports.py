"""Ports of this machine that nobody listens to, and waiting until somebody does.

Each process of a parallel run has ports of its own: a server that one of them has ended is not taken for another's.
"""

from __future__ import annotations

import os
import random
import re
import socket
import time

_FIRST, _EACH, _PROCESSES = 12_000, 1_250, 16


def free_port() -> int:
    return free_ports(1)[0]


def free_ports(count: int) -> list[int]:
    """Return so many ports, all different."""
    process = int(re.sub(r"\D", "", os.environ.get("PYTEST_XDIST_WORKER", "")) or _PROCESSES - 1) % _PROCESSES
    own = range(_FIRST + process * _EACH, _FIRST + (process + 1) * _EACH)
    found = [port for port in random.sample(own, 50 + 2 * count) if _is_free(port)]
    return found[:count]


def _is_free(port: int) -> bool:
    with socket.socket() as asked:
        try:
            asked.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def until_it_listens(port: int, seconds: float = 20.0) -> None:
    ends = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > ends:
                raise
            time.sleep(0.02)
        else:
            return
