"""What a server's reply says: the model's words in it, or why there are none."""

from __future__ import annotations

import json
from dataclasses import dataclass

from nameplate.claim.model_reader.endpoint import KEY, Endpoint
from nameplate.errors import CheckFailed, shorten

_SHORTEST_SECRET = 8
_STATUS = {
    401: f"a key in the environment variable {KEY} that this server takes",
    403: f"a key in the environment variable {KEY} that may use this model",
    404: "the base address of an OpenAI-compatible server, such as http://127.0.0.1:8080/v1, and a model that it has",
    413: "a server that takes questions of some 10,000 bytes",
    429: "a server that is less busy",
}


class ModelFailed(CheckFailed):
    """A model's server did something else than answer.

    Parameters
    ----------
    endpoint : Endpoint
        Whom we asked.
    what : str
        What happened.
    valid : str
        What would be valid.
    final : bool
        It would be the same for every other question, so no more is asked.

    Examples
    --------
    >>> print(ModelFailed(Endpoint("https://a.example/v1", "m"), "an empty answer", "claims as JSON"))
    https://a.example/v1/chat/completions: an empty answer; valid would be claims as JSON
    """

    def __init__(self, endpoint: Endpoint, what: str, valid: str, *, final: bool = False) -> None:
        self.final = final
        super().__init__(f"{endpoint.address}: {_hidden(endpoint, what)}; valid would be {valid}")


@dataclass(frozen=True, slots=True)
class Answer:
    """A model's words.

    Parameters
    ----------
    text : str
        As they came, without our key if it was in them.
    cut : bool
        The server ended them at its limit of length.

    Examples
    --------
    >>> Answer("{}").cut
    False
    """

    text: str
    cut: bool = False


def opened(endpoint: Endpoint, body: bytes) -> Answer:
    """Take the model's words out of a reply.

    Parameters
    ----------
    endpoint : Endpoint
        Whom we asked.
    body : bytes
        What came back.

    Raises
    ------
    ModelFailed
        The reply is no JSON, holds no words, or is an error under a good status.

    Examples
    --------
    >>> opened(Endpoint("https://a.example/v1", "m"), b'{"choices": [{"message": {"content": "{}"}}]}').text
    '{}'
    """
    valid = 'JSON with "choices", and in the first of them "message" with "content"'
    try:
        document = json.loads(body.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        raise ModelFailed(endpoint, f"a reply that is no JSON ({_start(endpoint, body)})", valid) from None
    choice = _first(document)
    message = choice.get("message")
    text = _words(message.get("content")) if isinstance(message, dict) else None
    if text is None:
        raise ModelFailed(endpoint, f"a reply without the model's words ({_start(endpoint, body)})", valid)
    if not text.strip():
        raise ModelFailed(endpoint, "an empty answer", 'JSON with the one key "claims"')
    return Answer(_hidden(endpoint, text), cut=choice.get("finish_reason") == "length")


def refusal(endpoint: Endpoint, status: int, body: bytes, location: str = "") -> ModelFailed:
    """Say what a status other than 200 means.

    Parameters
    ----------
    endpoint : Endpoint
        Whom we asked.
    status : int
        The HTTP status.
    body : bytes
        What came with it.
    location : str
        Where a redirect leads.

    Examples
    --------
    >>> print(refusal(Endpoint("https://a.example/v1", "m"), 302, b"", "https://b.example/"))
    https://a.example/v1/chat/completions: status 302 (to 'https://b.example/'); valid would be an address that ...
    """
    said = f" ({_start(endpoint, body)})" if body.strip() else ""
    if 300 <= status < 400:
        what = f"status {status} (to {shorten(location)!r})"
        return ModelFailed(
            endpoint, what, "an address that answers itself, since redirects are not followed", final=True
        )
    valid = _STATUS.get(status, "a server that answers" if status >= 500 else "a question as this server takes it")
    return ModelFailed(endpoint, f"status {status}{said}", valid, final=True)


def _first(document: object) -> dict[str, object]:
    choices = document.get("choices") if isinstance(document, dict) else None
    first = choices[0] if isinstance(choices, list) and choices else None
    return first if isinstance(first, dict) else {}


def _words(content: object) -> str | None:
    """Return the text of a message; some servers give it in parts."""
    if isinstance(content, list):
        parts = [part.get("text") for part in content if isinstance(part, dict)]
        return "".join(part for part in parts if isinstance(part, str))
    return content if isinstance(content, str) else None


def _start(endpoint: Endpoint, body: bytes) -> str:
    return shorten(" ".join(_hidden(endpoint, body.decode("utf-8", "replace")).split()), 120)


def _hidden(endpoint: Endpoint, text: str) -> str:
    """Take our key out of what a server sends back; what is as short as "none" is no secret."""
    return text.replace(endpoint.key, "[key]") if len(endpoint.key) >= _SHORTEST_SECRET else text
