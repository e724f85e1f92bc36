"""Asking a server: whatever it does, there is an answer or a reason, in bounded time, size and number of tries."""

import threading

import pytest

from model_server import (
    ModelServer,
    drip_body,
    drip_head,
    endless,
    envelope,
    hang_up,
    raw,
    say,
    status,
    wait,
)
from nameplate.claim.model_reader import Answer, Client, Endpoint, ModelFailed
from nameplate.claim.model_reader.client import LARGEST
from nameplate.errors import UsageError

KEY = "a-very-secret-key"
BUSY = status(503, "later")


def asked(server, key="", timeout=10.0):
    with Client(Endpoint(server.url, "small", key, timeout), first_pause=0.0) as client:
        return client.ask("system words", "user words")


def test_what_is_sent():
    with ModelServer("{}") as server:
        assert asked(server, KEY) == Answer("{}")
    (question,), ((path, head),) = server.questions, server.heads
    assert path == "/v1/chat/completions"
    assert head["Authorization"] == f"Bearer {KEY}"
    assert (question["model"], question["temperature"], question["stream"]) == ("small", 0, False)
    assert question["messages"] == [
        {"role": "system", "content": "system words"},
        {"role": "user", "content": "user words"},
    ]
    assert question["response_format"]["type"] == "json_schema"


def test_without_a_key_no_authorization_is_sent():
    with ModelServer("{}") as server:
        asked(server)
    assert "Authorization" not in server.heads[0][1]


def test_a_proxy_is_not_asked_for_a_server_on_this_machine(monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with ModelServer("{}") as server:
        assert asked(server).text == "{}"


@pytest.mark.parametrize("known", [{"json_schema"}, {"json_object"}, set()])
def test_the_form_of_the_answer_is_asked_for_as_the_server_knows_it(known):
    def picky(handler, question):
        form = question.get("response_format", {}).get("type")
        good = form is None or form in known
        handler.reply(200 if good else 400, envelope("{}") if good else "unknown response_format")

    with ModelServer(picky) as server, Client(Endpoint(server.url, "small")) as client:
        client.ask("s", "u")
        before = len(server.questions)
        client.ask("s", "u")
    assert before == {"json_schema": 1, "json_object": 2}.get(next(iter(known), ""), 3)
    assert len(server.questions) == before + 1


@pytest.mark.parametrize("code", [429, 500, 502, 503, 504])
def test_a_busy_server_is_asked_again(code):
    with ModelServer(status(code), status(code), "{}") as server:
        assert asked(server).text == "{}"
    assert len(server.questions) == 3


def test_a_server_that_stays_busy_is_not_asked_for_ever():
    with ModelServer(BUSY) as server, pytest.raises(ModelFailed, match=r"status 503 \(later\)") as failure:
        asked(server)
    assert len(server.questions) == 3
    assert failure.value.final


@pytest.mark.parametrize("asks_for", ["0", "-1", "99999999999", "soon", "Wed, 21 Oct 2026 07:28:00 GMT"])
def test_a_time_to_wait_is_taken_within_bounds(asks_for):
    from nameplate.claim.model_reader.client import _pause

    assert 0.0 <= _pause(asks_for, 1.0) <= 20.0
    assert _pause("3", 1.0) == 3.0
    assert _pause("3000", 1.0) == 20.0


BAD = {
    "no connection": (hang_up, "a broken connection", True),
    "unauthorized": (status(401, "who are you"), "NAMEPLATE_MODEL_KEY", True),
    "forbidden": (status(403), "NAMEPLATE_MODEL_KEY", True),
    "not found": (status(404, "no such model"), "no such model", True),
    "bad request": (status(400, "too long"), "too long", True),
    "teapot": (status(418), "status 418", True),
    "redirect": (status(302, Location="http://127.0.0.1:9/"), "redirects are not followed", True),
    "permanent redirect": (status(308, Location="http://127.0.0.1:9/"), "redirects are not followed", True),
    "no content": (status(204), "status 204", True),
    "no JSON": (raw("<html>"), "no JSON", False),
    "no choices": (raw('{"error": "x"}'), "without the model's words", False),
    "empty choices": (raw('{"choices": []}'), "without the model's words", False),
    "choices of another form": (raw('{"choices": {"a": 1}}'), "without the model's words", False),
    "no content in the message": (raw('{"choices": [{"message": {"content": null}}]}'), "without", False),
    "a list": (raw("[]"), "without the model's words", False),
    "deep": (raw("[" * 100_000), "no JSON", False),
    "a number of many digits": (raw("9" * 10_000), "no JSON", False),
    "bytes": (raw(b"\xff\xfe\x00"), "no JSON", False),
    "nothing at all": (raw(""), "no JSON", False),
    "an empty answer": (say(" \n"), "an empty answer", False),
    "packed": (raw("{}", Content_Encoding="gzip"), "packed", False),
    "too large": (raw(" " * (LARGEST + 1)), "more than 1,000,000 bytes", False),
    "endless": (endless, "more than 1,000,000 bytes", False),
}


@pytest.mark.parametrize(("answer", "words", "final"), BAD.values(), ids=BAD)
def test_a_bad_answer_says_where_what_and_what_would_be_valid(answer, words, final):
    with ModelServer(answer) as server, pytest.raises(ModelFailed) as failure:
        asked(server)
    message = str(failure.value)
    assert message.startswith(f"{server.url}/chat/completions: ")
    assert words in message
    assert "; valid would be " in message
    assert len(message) < 500
    assert failure.value.final is final


@pytest.mark.parametrize("answer", [wait, drip_body, drip_head])
def test_a_slow_server_is_left(answer):
    with ModelServer(answer) as server, pytest.raises(ModelFailed, match=r"within 0.2 seconds.*--model-timeout"):
        asked(server, timeout=0.2)


def test_a_redirect_is_not_followed():
    with ModelServer("{}") as other, ModelServer(status(307, Location=f"{other.url}/chat/completions")) as server:
        with pytest.raises(ModelFailed):
            asked(server, KEY)
        assert not other.questions


def test_nobody_listens():
    with ModelServer("{}") as server:
        url = server.url
    with Client(Endpoint(url, "small")) as client, pytest.raises(ModelFailed, match="no connection") as failure:
        client.ask("s", "u")
    assert failure.value.final


@pytest.mark.parametrize("answer", [status(401, f"bad key {KEY}"), raw(f"<{KEY}>"), raw(f"{' ' * 590}{KEY}")])
def test_the_key_is_not_shown_when_a_server_sends_it_back(answer):
    with ModelServer(answer) as server, pytest.raises(ModelFailed) as failure:
        asked(server, KEY)
    assert KEY not in str(failure.value)
    assert KEY[:10] not in str(failure.value)


def test_the_key_is_not_in_the_answer_either():
    with ModelServer(f"your key is {KEY}") as server:
        assert asked(server, KEY).text == "your key is [key]"


def test_a_client_that_is_closed_lets_go_of_a_server_that_does_not():
    failures = []

    def ask(client):
        with pytest.raises((ModelFailed, RuntimeError)) as failure:
            client.ask("s", "u")
        failures.append(failure.value)

    with ModelServer(wait) as server:
        client = Client(Endpoint(server.url, "small", timeout=3000.0))
        thread = threading.Thread(target=ask, args=(client,))
        thread.start()
        assert server.reached.wait(30)
        client.close()
        thread.join(30)
        assert not thread.is_alive()
    assert failures


def test_parts_of_a_message_are_put_together():
    parts = '{"choices": [{"message": {"content": [{"type": "text", "text": "{"}, 5, {"text": "}"}]}}]}'
    with ModelServer(raw(parts)) as server:
        assert asked(server).text == "{}"


def test_an_answer_that_the_server_cut_says_so():
    with ModelServer(say("{", "length")) as server:
        assert asked(server).cut


@pytest.mark.parametrize(
    "url",
    [
        "", "x", "ftp://a/v1", "http://", "http://a b/v1", "http://a:port/v1", "http://[::1/v1", "http://a\\b/v1",
        "http://ä.example/v1", "http://a/v1\n", "file:///etc/passwd", "http://a:99999/v1",
    ],
)  # fmt: skip
def test_an_address_that_is_none(url):
    with pytest.raises(UsageError, match="valid would be the base address"):
        Endpoint(url, "m")


@pytest.mark.parametrize("url", ["http://me:secret@a.example/v1", "http://a/v1?key=secret", "http://a/v1#secret"])
def test_a_secret_in_an_address_is_refused_and_not_repeated(url):
    with pytest.raises(UsageError) as failure:
        Endpoint(url, "m")
    assert "secret" not in str(failure.value)
    assert "NAMEPLATE_MODEL_KEY" in str(failure.value)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": " "}, "--model-name"),
        ({"name": "a\nb"}, "--model-name"),
        ({"name": "a" * 201}, "--model-name"),
        ({"timeout": 0.0}, "--model-timeout"),
        ({"timeout": float("nan")}, "--model-timeout"),
        ({"timeout": float("inf")}, "--model-timeout"),
        ({"key": "sécret"}, "NAMEPLATE_MODEL_KEY"),
        ({"key": "se\r\ncret: x"}, "NAMEPLATE_MODEL_KEY"),
    ],
)
def test_fields_that_cannot_be(fields, words):
    with pytest.raises(UsageError, match=words) as failure:
        Endpoint(**{"url": "http://127.0.0.1/v1", "name": "m", **fields})
    assert "cret" not in str(failure.value)
