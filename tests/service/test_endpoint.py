"""The endpoint recogniser against a server on this machine, which the official client shows to speak the protocol."""

from __future__ import annotations

import pytest

from aggregator.recogniser import Recognised, RecogniserFailed, RecogniserSilent
from aggregator.recognisers import endpoint
from aggregator.recognisers.endpoint import TASK
from aggregator.service.site import Site
from tests.service.chat_completions import names_found, serving
from tests.service.test_recognisers import PACK, names

TEXT = "Northfield is run by Anna Boquist, as Wei Zhang says."
"""Both names stand in it once: from 21 to 33, and from 38 to 47."""

FOUND = [Recognised("person", 21, 33, "Anna Boquist", 0.7), Recognised("person", 38, 47, "Wei Zhang", 0.7)]


def recognised(server, **options):
    options = {"url": server.url, "model": "small", "seconds": 5, **options}
    endpoint.check(options)
    return list(endpoint.make(options).recognise(TEXT, "en"))


@pytest.mark.parametrize("manner", ["plain", "thinking", "fenced", "no json_object"])
def test_what_a_model_names_is_found_however_it_wraps_its_answer(manner):
    with serving(manner) as server:
        assert recognised(server) == FOUND


def test_a_server_that_knows_no_json_object_is_asked_again_without_it():
    with serving("no json_object") as server:
        recognised(server)
        assert ["response_format" in asked.body for asked in server.asked] == [True, False]


def test_a_name_that_does_not_stand_in_the_text_is_left_out():
    with serving("inventing") as server:
        assert recognised(server) == []


@pytest.mark.parametrize(
    ("manner", "failure", "reason"),
    [
        ("hang", RecogniserSilent, "no answer within 0.3 seconds"),
        ("dribble", RecogniserSilent, "no answer within 0.3 seconds"),
        ("busy", RecogniserFailed, "the answer was 429"),
        ("cut off", RecogniserFailed, "the model's answer was cut off at its limit"),
        ("chatty", RecogniserFailed, "the model did not answer with the JSON it was asked for"),
    ],
)
def test_what_goes_wrong_is_said(manner, failure, reason):
    with serving(manner) as server, pytest.raises(RecogniserFailed) as raised:
        recognised(server, seconds=0.3)
    assert (type(raised.value), str(raised.value)) == (failure, reason)


def test_a_path_that_is_not_served_is_said():
    with serving() as server, pytest.raises(RecogniserFailed, match="the answer was 404"):
        recognised(server, url=server.url.removesuffix("/v1"))


@pytest.fixture
def named(drive):
    drive.pack.write_text(PACK, "utf-8")
    return drive


def test_a_server_that_hangs_is_asked_three_times_and_the_scan_goes_on(named):
    for number in range(5):
        named.write(f"note-{number}.txt", f"Northfield installed capacity {120 + number} MW.\n")
    with serving("hang") as server:
        options = {"url": server.url, "model": "small", "seconds": 0.2}
        scan = named.scan(site=Site(recognisers={"endpoint": options}))
        assert len(server.asked) == 3
    reasons = sorted(unread.reason for unread in scan.not_read)
    assert reasons == [
        *["recogniser endpoint: no answer within 0.2 seconds"] * 3,
        *["recogniser endpoint: not asked any more after 3 texts without an answer"] * 2,
    ]
    assert {value for *_, value in named.facts()} == {"120", "121", "122", "123", "124"}


def test_what_the_model_names_in_a_scan_joins_the_mentions(named):
    named.write("note.txt", f"{TEXT}\n")
    with serving() as server:
        named.scan(site=Site(recognisers={"endpoint": {"url": server.url, "model": "small"}}))
    assert {("person", "Anna Boquist"), ("person", "Wei Zhang")} <= names(named)


@pytest.fixture
def openai():
    return pytest.importorskip("openai", reason="the official client: pip install --group recognisers")


def test_the_official_client_understands_the_server(openai):
    with serving() as server:
        client = openai.OpenAI(base_url=server.url, api_key="k-1", max_retries=0)
        answer = client.chat.completions.create(model="small", messages=[{"role": "user", "content": TEXT}])
    assert answer.choices[0].message.content == names_found(TEXT)
    assert (answer.object, answer.choices[0].finish_reason, answer.model) == ("chat.completion", "stop", "small")
    assert answer.usage.total_tokens == 21


@pytest.mark.parametrize(
    ("manner", "error"),
    [("busy", "RateLimitError"), ("no json_object", "BadRequestError"), ("hang", "APITimeoutError")],
)
def test_the_official_client_takes_its_refusals_for_the_protocol_s(openai, manner, error):
    with serving(manner) as server, pytest.raises(getattr(openai, error)):
        openai.OpenAI(base_url=server.url, api_key="k-1", max_retries=0, timeout=0.3).chat.completions.create(
            model="small", messages=[{"role": "user", "content": TEXT}], response_format={"type": "json_object"}
        )


def test_what_is_asked_is_what_the_official_client_asks(openai, monkeypatch):
    monkeypatch.setenv("NAMES_KEY", "k-1")
    with serving() as server:
        recognised(server, key_env="NAMES_KEY")
        openai.OpenAI(base_url=server.url, api_key="k-1").chat.completions.create(
            model="small",
            temperature=0,
            response_format={"type": "json_object"},
            messages=[{"role": "system", "content": TASK}, {"role": "user", "content": TEXT}],
        )
        ours, theirs = server.asked
    assert (ours.path, ours.body) == (theirs.path, theirs.body)
    for header in ("authorization", "content-type"):
        assert ours.headers[header] == theirs.headers[header]
