"""WSGI programs behind a port, with faults laid in their way."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

Environ = dict[str, Any]
Program = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]
Fault = Callable[[Environ, Callable[..., Any]], Iterable[bytes] | None]


class Faulty:
    """A program, and what goes wrong before it is asked. ``asked`` holds the method and path of every request.

    A fault answers itself, or returns None and lets the request pass.
    """

    def __init__(self, program: Program) -> None:
        self.program = program
        self.faults: list[Fault] = []
        self.asked: list[tuple[str, str]] = []
        self.headers: list[dict[str, str]] = []

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "surrogateescape")
        self.asked.append((environ["REQUEST_METHOD"], path))
        self.headers.append({name: value for name, value in environ.items() if name.startswith("HTTP_")})
        for fault in self.faults:
            answer = fault(environ, start_response)
            if answer is not None:
                return answer
        return self.program(environ, start_response)


class _Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Connections that break are what some tests are about."""


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - so called by its base
        """Say nothing."""


@contextmanager
def served(program: Program) -> Iterator[int]:
    server = _Threads(("127.0.0.1", 0), _Quiet)
    server.set_app(program)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def answer(start_response: Callable[..., Any], status: str, body: bytes = b"", **headers: str) -> Iterable[bytes]:
    """Answer by itself; ``headers`` with ``_`` for ``-``."""
    named = [(name.replace("_", "-"), value) for name, value in headers.items()]
    start_response(status, [("Content-Length", str(len(body))), *named])
    return [body]
