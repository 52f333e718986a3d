"""Recognisers that a site names: what they add, what becomes of one that fails, and what leaves the machine."""

from __future__ import annotations

import json
import textwrap
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from aggregator.index.index import Index
from aggregator.model.errors import ConfigError
from aggregator.service.site import Site, read_site

PACK = """\
pack: power-grid
sector: {en: Electricity supply, zh: 电力}
version: 1
subjects:
  plant: {known_as: {P-01: [Northfield], P-02: [Lakeside]}, headings: [plant], population: listed}
attributes:
  operator: {of: plant, value: person, cues: [run by]}
  capacity: {of: plant, value: quantity, unit: MW, cues: [installed capacity]}
insights:
  who runs what:
    combines: [operator, capacity]
    over: plant
    exposed_at: {1 subject: high}
    would_be_marked: {en: secret, zh: 机密}
    because: {en: Shows whom to press., zh: 显示可施压的对象。}
"""

MARKER = '''
"""A recogniser for tests: names that its options give, and ways to fail."""

import os
import socket

from aggregator.recogniser import Recognised, RecogniserFailed

NETWORK = False


def check(options):
    pass


def make(options):
    return Marker(options)


class Marker:
    def __init__(self, options):
        self.options = options

    def recognise(self, text, language):
        if self.options.get("fails") == "said":
            raise RecogniserFailed("it is asleep")
        if self.options.get("fails") == "bug":
            raise RuntimeError(text)
        if self.options.get("fails") == "crash":
            os._exit(3)
        if "port" in self.options:
            socket.create_connection(("127.0.0.1", self.options["port"]), 2).sendall(text.encode())
        for name in self.options.get("names", ()):
            at = text.find(name)
            if at >= 0:
                yield Recognised(self.options.get("kind", "person"), at, at + len(name), name, 0.9)
        yield Recognised("person", 5, 100_000, "out of the text", 0.9)
        yield Recognised("colour", 0, 3, "red", 0.9)
'''


@pytest.fixture
def marker(tmp_path, monkeypatch):
    """A package with a recogniser, installed where Python looks for packages: in its own process it is found too."""
    place = tmp_path / "site-packages"
    (place / "marker-1.0.dist-info").mkdir(parents=True)
    (place / "marker_of_names.py").write_text(textwrap.dedent(MARKER), "utf-8")
    (place / "marker-1.0.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: marker\nVersion: 1.0\n")
    points = "[aggregator.recognisers]\nmarker = marker_of_names\n"
    (place / "marker-1.0.dist-info" / "entry_points.txt").write_text(points)
    monkeypatch.syspath_prepend(str(place))


@pytest.fixture
def named(drive):
    drive.pack.write_text(PACK, "utf-8")
    drive.write("note.txt", "Northfield is run by qorl bexx.\n")
    return drive


def names(drive):
    with Index.open(drive.data_dir) as index:
        return {(row.kind, row.name) for row in index.mentions().itertuples()}


def with_marker(**options):
    return Site(recognisers={"marker": options})


def test_none_is_used_unless_named(marker, named):
    named.scan()
    assert ("person", "qorl bexx") not in names(named)
    assert named.facts() == set()


def test_what_is_recognised_joins_the_mentions_and_states_what_a_pack_asks(marker, named):
    named.scan(site=with_marker(names=["qorl bexx"]))
    assert ("person", "qorl bexx") in names(named)
    assert {name for _, name in names(named)}.isdisjoint({"out of the text", "red"})
    (fact,) = named.said()
    assert (fact["subject"], fact["attribute"], fact["value"]) == ("P-01", "operator", "qorl bexx")
    assert fact["confidence"] == pytest.approx(0.585)
    assert fact["reason"] == "text: cue 'run by', recognised by marker"
    assert fact["text"] == "qorl bexx"


def test_a_name_of_a_kind_that_nothing_asks_for_states_nothing(marker, named):
    named.scan(site=with_marker(names=["qorl bexx"], kind="organisation"))
    assert ("organisation", "qorl bexx") in names(named)
    assert named.facts() == set()


def test_other_options_have_files_read_again(marker, named):
    assert named.scan(site=with_marker(names=["qorl bexx"])).read == 1
    assert named.scan(site=with_marker(names=["qorl bexx"])).read == 0
    assert named.scan(site=with_marker(names=["qorl"])).read == 1
    assert named.scan().read == 1
    assert ("person", "qorl bexx") not in names(named)


@pytest.mark.parametrize(
    ("fails", "reason"),
    [("said", "recogniser marker: it is asleep"), ("bug", "recogniser marker: the reader failed: RuntimeError"),
     ("crash", "recogniser marker: the reading process ended")],
)  # fmt: skip
def test_where_one_fails_the_document_is_kept_and_says_so(fails, reason, marker, named):
    named.write("note.txt", "Northfield installed capacity 120 MW.\n")
    scan = named.scan(site=with_marker(fails=fails))
    (unread,) = scan.not_read
    assert unread.status == "partial"
    assert unread.reason.startswith(reason)
    assert "Northfield" not in unread.reason
    assert named.facts() == {("note.txt", "P-01", "capacity", "120")}
    assert named.scan(site=with_marker(fails=fails)).read == 1


class Model(BaseHTTPRequestHandler):
    """What answers like a model's server, as the test says."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((self.path, self.headers.get("Authorization"), asked))
        status, content = self.server.answer
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.send_response(status)
        if status == 302:
            self.send_header("Location", f"http://127.0.0.1:{self.server.server_port}/elsewhere")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *said: object) -> None:
        pass


def said(content):
    return {"choices": [{"message": {"content": content if isinstance(content, str) else json.dumps(content)}}]}


@pytest.fixture
def server():
    with HTTPServer(("127.0.0.1", 0), Model) as server:
        server.asked, server.answer = [], (200, said({"names": [{"kind": "person", "name": "qorl bexx"}]}))
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def at(server, **options):
    url = f"http://127.0.0.1:{server.server_port}/v1"
    return Site(recognisers={"endpoint": {"url": url, "model": "small", **options}})


def test_an_endpoint_is_asked_for_names_and_held_to_the_text(server, named):
    invented = {"kind": "person", "name": "Nobody There"}
    server.answer = (200, said({"names": [{"kind": "person", "name": "qorl bexx"}, invented]}))
    named.scan(site=at(server))
    assert ("person", "qorl bexx") in names(named)
    assert ("person", "Nobody There") not in names(named)
    assert [fact["reason"] for fact in named.said()] == ["text: cue 'run by', recognised by endpoint"]
    ((path, key, asked),) = server.asked
    assert (path, key, asked["model"], asked["temperature"]) == ("/v1/chat/completions", None, "small", 0)
    assert [message["role"] for message in asked["messages"]] == ["system", "user"]
    assert "Northfield is run by qorl bexx." in asked["messages"][1]["content"]


def test_a_key_is_taken_from_the_environment(server, named, monkeypatch):
    monkeypatch.setenv("NAMES_KEY", "k-1")
    named.scan(site=at(server, key_env="NAMES_KEY"))
    assert server.asked[0][1] == "Bearer k-1"


ANSWERS = [
    ((500, b"oops"), "the answer was 500"),
    ((302, b""), "the answer was 302"),
    ((200, b"no JSON"), "the answer is not of the protocol"),
    ((200, {"choices": []}), "the answer is not of the protocol"),
    ((200, said("Sure! Here are the names.")), "the model did not answer with the JSON it was asked for"),
    ((200, said({"names": ["qorl bexx"]})), "the model did not answer with the JSON it was asked for"),
    ((200, b" " * 1_000_001), "the answer was longer than 1000000 bytes"),
]


@pytest.mark.parametrize(("answer", "reason"), ANSWERS)
def test_a_bad_answer_is_said_of_the_document(answer, reason, server, named):
    server.answer = answer
    scan = named.scan(site=at(server))
    assert [unread.reason for unread in scan.not_read] == [f"recogniser endpoint: {reason}"]
    assert [path for path, _, _ in server.asked] == ["/v1/chat/completions"]


def test_an_endpoint_that_is_not_there_is_said_of_the_document(server, named):
    site = at(server)
    server.server_close()
    (unread,) = named.scan(site=site).not_read
    assert unread.reason.startswith("recogniser endpoint: no answer")


def test_nothing_leaves_by_a_recogniser_that_names_no_address(marker, server, named):
    scan = named.scan(site=with_marker(port=server.server_port, names=["qorl bexx"]))
    assert server.asked == []
    (unread,) = scan.not_read
    assert unread.reason.startswith("recogniser marker: the reader failed: PermissionError")


CONFIGS = [
    ("[recognisers.spaci]", "recognisers.spaci: there is no such recogniser (did you mean 'spacy'?"),
    ("[recognisers.endpoint]", "recognisers.endpoint: no text goes anywhere without url"),
    ("[recognisers.endpoint]\nurl = 'file:///etc'\nmodel = 'm'", "recognisers.endpoint.url: is http://"),
    ("[recognisers.endpoint]\nurl = 'http://u:p@h/v1'\nmodel = 'm'", "without a password"),
    ("[recognisers.endpoint]\nurl = 'http://h/v1'\nmodel = 'm'\nkey_env = 'NO_SUCH_KEY'", "has no NO_SUCH_KEY"),
    ("[recognisers.endpoint]\nuri = 'http://h/v1'", "unknown key 'uri'"),
    ("[recognisers.endpoint]\nurl = 'http://h/v1'\nmodel = 'm'\nseconds = 0", "seconds: is above 0"),
    ("recognisers = 1", "'recognisers' is a table"),
]


@pytest.mark.parametrize(("text", "problem"), CONFIGS)
def test_a_wrong_configuration_is_refused_with_what_is_wrong(text, problem, tmp_path):
    (tmp_path / "aggregator.toml").write_text(text, "utf-8")
    with pytest.raises(ConfigError) as error:
        read_site(tmp_path / "aggregator.toml")
    assert problem in str(error.value)
    assert str(tmp_path) in str(error.value)


def test_what_is_not_installed_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr("aggregator.recogniser.find_spec", lambda package: None)
    for name in ("spacy", "gliner"):
        (tmp_path / "aggregator.toml").write_text(f"[recognisers.{name}]\nmodel = 'm'\n", "utf-8")
        with pytest.raises(ConfigError, match=rf"{name} is not installed; pip install 'aggregator\[nlp\]'"):
            read_site(tmp_path / "aggregator.toml")


def test_one_that_reaches_the_network_has_an_address(marker, tmp_path, monkeypatch):
    (tmp_path / "aggregator.toml").write_text("[recognisers.marker]\nnames = ['a']\n", "utf-8")
    assert read_site(tmp_path / "aggregator.toml").recognisers == {"marker": {"names": ["a"]}}
    monkeypatch.setattr("marker_of_names.NETWORK", True)
    with pytest.raises(ConfigError, match="reaches the network; name where to"):
        read_site(tmp_path / "aggregator.toml")
