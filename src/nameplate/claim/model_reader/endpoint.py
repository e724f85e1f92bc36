"""Where a language model is asked: the address of its server, its name there, the key and the patience."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

from nameplate.errors import UsageError, shorten

KEY = "NAMEPLATE_MODEL_KEY"
"""The environment variable that holds the key; it is taken from nowhere else."""

LONGEST_WAIT = 3600.0
"""Seconds that an answer may take at most."""

_VALID = "the base address of an OpenAI-compatible server, such as http://127.0.0.1:8080/v1"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A language model on an OpenAI-compatible server.

    Parameters
    ----------
    url : str
        The base address; questions go to ``URL/chat/completions``.
    name : str
        The model's name on that server.
    key : str
        Sent as a bearer token where it is not empty; shown nowhere.
    timeout : float
        Seconds that one answer may take, from the first byte sent to the last one received.

    Raises
    ------
    UsageError
        For an address that is none or holds a secret, an empty name, a key that no header can carry, and a timeout out
        of bounds.

    Examples
    --------
    >>> endpoint = Endpoint("http://127.0.0.1:8080/v1/", "small-model", key="secret")
    >>> endpoint.address, "secret" in repr(endpoint)
    ('http://127.0.0.1:8080/v1/chat/completions', False)
    """

    url: str
    name: str
    key: str = field(default="", repr=False)
    timeout: float = 120.0

    def __post_init__(self) -> None:
        _checked_url(self.url)
        if not self.name.strip() or len(self.name) > 200 or not self.name.isprintable():
            raise UsageError(f"--model-name: {shorten(self.name)!r}; valid would be a model's name on that server")
        if not 0 < self.timeout <= LONGEST_WAIT:
            raise UsageError(
                f"--model-timeout: {self.timeout}; valid would be seconds from above 0 to {LONGEST_WAIT:.0f}"
            )
        if not (self.key.isascii() and self.key.isprintable()):
            raise UsageError(f"{KEY}: it holds a character that no header can carry; valid would be printable ASCII")

    @property
    def address(self) -> str:
        """Where questions go.

        Examples
        --------
        >>> Endpoint("https://model.example/v1", "m").address
        'https://model.example/v1/chat/completions'
        """
        return f"{self.url.rstrip('/')}/chat/completions"

    @property
    def here(self) -> bool:
        """Say whether the server is on this machine.

        Examples
        --------
        >>> Endpoint("http://[::1]:8080/v1", "m").here, Endpoint("https://model.example/v1", "m").here
        (True, False)
        """
        host = urlsplit(self.url).hostname or ""
        try:
            return host == "localhost" or ipaddress.ip_address(host).is_loopback
        except ValueError:
            return False

    @property
    def exposed(self) -> bool:
        """Say whether the key goes over the net for everybody to read.

        Examples
        --------
        >>> Endpoint("http://model.example/v1", "m", key="secret").exposed
        True
        """
        return bool(self.key) and urlsplit(self.url).scheme == "http" and not self.here


def _checked_url(url: str) -> None:
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises where it is no number
    except ValueError as error:
        raise UsageError(f"--model: {shorten(url)!r} ({error}); valid would be {_VALID}") from None
    if "@" in parts.netloc or parts.query or parts.fragment:
        # not repeated: there may be a secret in it
        raise UsageError(
            f"--model: an address with a user, a question mark or a #; valid would be {_VALID}, the key in {KEY}"
        )
    if parts.scheme not in ("http", "https") or not parts.hostname or not _plain(url, parts):
        raise UsageError(f"--model: {shorten(url)!r}; valid would be {_VALID}")


def _plain(url: str, parts: SplitResult) -> bool:
    """Say whether the address is made of what an address can hold, as the client's library sees it too."""
    import httpx

    if not (url.isascii() and url.isprintable()) or " " in url or "\\" in url:
        return False
    try:
        return httpx.URL(url).host == parts.hostname
    except httpx.InvalidURL:
        return False
