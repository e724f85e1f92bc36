"""Asking a model's server: one POST a question, bounded in time, size and number of tries."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any

from nameplate.claim.model_reader.endpoint import Endpoint
from nameplate.claim.model_reader.envelope import Answer, ModelFailed, opened, refusal
from nameplate.claim.model_reader.line import Line
from nameplate.claim.model_reader.prompt import SCHEMA

if TYPE_CHECKING:
    import httpx

__all__ = ["Answer", "Client", "ModelFailed"]

LARGEST = 1_000_000
"""Bytes of the largest answer that is taken."""

TRIES = 3
"""How often a busy or broken server (429, 500, 502, 503, 504) is asked the same."""

_AGAIN = frozenset({429, 500, 502, 503, 504})
_LONGEST_PAUSE = 20.0
_CONNECT = 10.0
_REFUSED_FORM = frozenset({400, 422})
_FORMS: tuple[dict[str, Any], ...] = (
    {"response_format": {"type": "json_schema", "json_schema": {"name": "claims", "strict": True, "schema": SCHEMA}}},
    {"response_format": {"type": "json_object"}},
    {},
)
"""How JSON is asked for: what a server does not know is left out step by step."""


@dataclass(frozen=True, slots=True)
class _Reply:
    status: int
    body: bytes
    retry_after: str = ""
    location: str = ""


class Client:
    """A way to one model.

    Parameters
    ----------
    endpoint : Endpoint
        Where, and how long an answer may take.
    first_pause : float
        Seconds before the second try; the third waits twice as long. A server that asks for another time gets it, up
        to 20 seconds.

    Examples
    --------
    >>> with Client(Endpoint("http://127.0.0.1:9/v1", "m", timeout=5.0)) as client:
    ...     client.ask("You read.", "[]")
    Traceback (most recent call last):
    nameplate.claim.model_reader.envelope.ModelFailed: http://127.0.0.1:9/v1/chat/completions: no connection ...
    """

    def __init__(self, endpoint: Endpoint, first_pause: float = 1.0) -> None:
        import httpx

        self.endpoint = endpoint
        self._first_pause = first_pause
        self._form, self._settled = 0, False
        self._open: set[Line] = set()
        self._stopped = threading.Event()
        headers = {"Accept": "application/json", "Accept-Encoding": "identity", "Content-Type": "application/json"}
        if endpoint.key:
            headers["Authorization"] = f"Bearer {endpoint.key}"
        # A server on this machine is never asked through a proxy. Connections are not kept, so that each is watched.
        self._http = httpx.Client(
            headers=headers,
            timeout=httpx.Timeout(endpoint.timeout, connect=min(endpoint.timeout, _CONNECT)),
            follow_redirects=False,
            trust_env=not endpoint.here,
            limits=httpx.Limits(max_keepalive_connections=0),
        )

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Cut what is still going on, and ask no more."""
        self._stopped.set()
        for line in list(self._open):
            line.cut()
        self._http.close()

    def ask(self, system: str, user: str) -> Answer:
        """Ask one question.

        Parameters
        ----------
        system : str
            What to do.
        user : str
            What to do it with.

        Returns
        -------
        Answer
            The model's words.

        Raises
        ------
        ModelFailed
            With the address, what happened and what would be valid.
        """
        while True:
            reply = self._patiently(self._question(system, user))
            if reply.status in _REFUSED_FORM and not self._settled and self._form + 1 < len(_FORMS):
                self._form += 1
                continue
            self._settled = True
            if reply.status != 200:
                raise refusal(self.endpoint, reply.status, reply.body, reply.location)
            return opened(self.endpoint, reply.body)

    def _question(self, system: str, user: str) -> bytes:
        messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        question = {"model": self.endpoint.name, "messages": messages, "temperature": 0, "stream": False}
        return json.dumps(question | _FORMS[self._form]).encode()

    def _patiently(self, question: bytes) -> _Reply:
        reply, pause = self._once(question), self._first_pause
        for _ in range(TRIES - 1):
            if reply.status not in _AGAIN:
                break
            if self._stopped.wait(_pause(reply.retry_after, pause)):
                raise ModelFailed(self.endpoint, "was given up", "a second reading that is left to end", final=True)
            reply, pause = self._once(question), pause * 2
        return reply

    def _once(self, question: bytes) -> _Reply:
        import httpx

        with Line(self.endpoint.timeout) as line:
            self._open.add(line)
            try:
                reply = self._sent(question, line)
            except (httpx.HTTPError, OSError) as error:
                slow = isinstance(error, httpx.TimeoutException) and not isinstance(error, httpx.ConnectTimeout)
                late = line.expired or slow
                raise (self._late() if late else self._lost(error)) from None
            finally:
                self._open.discard(line)
        if line.expired:
            raise self._late()
        return reply

    def _sent(self, question: bytes, line: Line) -> _Reply:
        asked = self._http.stream("POST", self.endpoint.address, content=question, extensions={"trace": line.trace})
        with asked as response:
            if response.headers.get("content-encoding", "identity").lower() not in ("identity", ""):
                raise ModelFailed(self.endpoint, "a packed answer, which was not asked for", "one that is not packed")
            return _Reply(
                response.status_code,
                b"".join(self._chunks(response, line)),
                response.headers.get("retry-after", ""),
                response.headers.get("location", ""),
            )

    def _chunks(self, response: httpx.Response, line: Line) -> Iterator[bytes]:
        size = 0
        for chunk in response.iter_raw():
            size += len(chunk)
            if line.expired:
                return
            if size > LARGEST:
                raise ModelFailed(
                    self.endpoint, f"an answer of more than {LARGEST:,} bytes", "a model that answers in JSON and stops"
                )
            yield chunk

    def _late(self) -> ModelFailed:
        what = f"no whole answer within {self.endpoint.timeout:g} seconds"
        return ModelFailed(self.endpoint, what, "a longer --model-timeout or a faster model", final=True)

    def _lost(self, error: Exception) -> ModelFailed:
        import httpx

        how = "no connection" if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout) else "a broken connection"
        what = f"{how} ({' '.join(str(error).split()) or type(error).__name__})"
        return ModelFailed(self.endpoint, what, "the address of a server that runs and speaks HTTP", final=True)


def _pause(retry_after: str, otherwise: float) -> float:
    """Return how long to wait: what the server asks for in seconds, within bounds, or what we would have waited."""
    asked = (
        float(retry_after) if retry_after.isascii() and retry_after.isdigit() and len(retry_after) < 9 else otherwise
    )
    return min(asked, _LONGEST_PAUSE)
