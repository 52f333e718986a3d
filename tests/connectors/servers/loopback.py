"""A web server on a free port of this machine that answers as a test says: fakes of web APIs stand on it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


@dataclass(frozen=True)
class Asked:
    """A request as it came: ``path`` decoded, ``raw_path`` and ``raw_query`` not; header names in lower case."""

    method: str
    path: str
    raw_path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes
    raw_query: str = ""

    def json(self) -> Any:
        return json.loads(self.body)

    def form(self) -> dict[str, str]:
        return dict(parse_qsl(self.body.decode(), keep_blank_values=True))


@dataclass(frozen=True)
class Reply:
    """What is answered; of a ``torn`` one only so many bytes are sent before the connection breaks."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    torn: int | None = None


def as_json(found: object, status: int = 200, **headers: str) -> Reply:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status, json.dumps(found).encode(), {"Content-Type": "application/json; charset=UTF-8", **named})


def ranged(content: bytes, asked: Asked, headers: Mapping[str, str] | None = None) -> Reply:
    """Return a content, or the part of it that a ``Range`` asks for (RFC 9110, 14)."""
    wanted = asked.headers.get("range")
    if wanted is None:
        return Reply(200, content, headers or {})
    first, _, last = wanted.removeprefix("bytes=").partition("-")
    start, end = int(first), min(int(last or len(content) - 1), len(content) - 1)
    if start >= len(content):
        return Reply(416, b"", {"Content-Range": f"bytes */{len(content)}"})
    span = {"Content-Range": f"bytes {start}-{end}/{len(content)}"}
    return Reply(206, content[start : end + 1], {**(headers or {}), **span})


class Loopback:
    """A running server; ``asked`` is what came, in order."""

    def __init__(self, answer: Callable[[Asked], Reply], url: str) -> None:
        self.answer = answer
        self.url = url
        self.asked: list[Asked] = []


@contextmanager
def loopback(answer: Callable[[Asked], Reply]) -> Iterator[Loopback]:
    """Give a server that runs while it is needed."""

    class Connection(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def handle_one_request(self) -> None:
            self.raw_requestline = self.rfile.readline(65537)
            if not self.raw_requestline or not self.parse_request():
                self.close_connection = True
                return
            asked = self._asked()
            running.asked.append(asked)
            self._send(running.answer(asked))

        def _asked(self) -> Asked:
            parts = urlsplit(self.path)
            return Asked(
                self.command,
                unquote(parts.path),
                parts.path,
                dict(parse_qsl(parts.query, keep_blank_values=True)),
                {name.lower(): value for name, value in self.headers.items()},
                self.rfile.read(int(self.headers.get("Content-Length", 0))),
                parts.query,
            )

        def _send(self, reply: Reply) -> None:
            self.send_response_only(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.status not in (204, 304):
                self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body if reply.torn is None else reply.body[: reply.torn])
            self.wfile.flush()
            if reply.torn is not None:
                self.close_connection = True

    with ThreadingHTTPServer(("127.0.0.1", 0), Connection) as server:
        server.daemon_threads = True
        running = Loopback(answer, f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield running
        finally:
            server.shutdown()
            thread.join()
