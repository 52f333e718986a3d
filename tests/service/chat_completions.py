"""A server that speaks the chat-completions protocol of OpenAI on this machine, with a model of two lines behind it.

The protocol: https://platform.openai.com/docs/api-reference/chat/create
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

NAME = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")


class Asked(NamedTuple):
    path: str
    headers: dict[str, str]
    body: dict[str, Any]


class ModelServer(ThreadingHTTPServer):
    """Answers as its ``manner`` says, and keeps what it was asked."""

    daemon_threads = True

    def __init__(self, manner: str) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.manner = manner
        self.asked: list[Asked] = []
        self.over = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


@contextmanager
def serving(manner: str = "plain") -> Iterator[ModelServer]:
    with ModelServer(manner) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
            thread.join()


def names_found(text: str) -> str:
    names = [{"kind": "person", "name": name} for name in dict.fromkeys(NAME.findall(text))]
    return json.dumps({"names": names})


class _Answering(BaseHTTPRequestHandler):
    server: ModelServer

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(Asked(self.path, {name.lower(): said for name, said in self.headers.items()}, body))
        manner = self.server.manner
        if self.path != "/v1/chat/completions":
            self._answer(404, _error("no such path", "invalid_request_error"))
        elif manner == "hang":
            self.server.over.wait(30)
        elif manner == "no json_object" and body.get("response_format"):
            self._answer(400, _error("'response_format.type' must be 'text'", "invalid_request_error"))
        elif manner == "busy":
            self._answer(429, _error("too many requests", "rate_limit_exceeded"))
        else:
            self._answer(200, self._completion(body, manner))

    def _completion(self, body: dict[str, Any], manner: str) -> dict[str, Any]:
        said = names_found(body["messages"][-1]["content"])
        content = {
            "thinking": f"<think>Who is named?\n{{}}</think>\n{said}",
            "fenced": f"```json\n{said}\n```",
            "inventing": json.dumps({"names": [{"kind": "person", "name": "Nobody There"}]}),
            "cut off": said[:-4],
            "chatty": "Of course! The names are:",
        }.get(manner, said)
        return {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1_750_000_000,
            "model": body["model"],
            "choices": [
                {
                    "index": 0,
                    "message": {"role": "assistant", "content": content, "refusal": None},
                    "logprobs": None,
                    "finish_reason": "length" if manner == "cut off" else "stop",
                }
            ],
            "usage": {"prompt_tokens": 9, "completion_tokens": 12, "total_tokens": 21},
        }

    def _answer(self, status: int, said: dict[str, Any]) -> None:
        content = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.server.manner != "dribble":
            self.wfile.write(content)
            return
        for byte in content:
            if self.server.over.wait(0.05):
                return
            try:
                self.wfile.write(bytes([byte]))
            except OSError:
                return

    def log_message(self, *said: object) -> None:
        pass


def _error(message: str, kind: str) -> dict[str, Any]:
    return {"error": {"message": message, "type": kind, "param": None, "code": None}}
