"""One request's connection, which can be cut from outside: no server may hold us longer than was agreed."""

from __future__ import annotations

import contextlib
import socket
import threading
from types import TracebackType
from typing import Any


class Line:
    """A connection that is cut when its time is over.

    A time limit for each read would let a server that sends a byte now and then go on for ever. So a timer shuts the
    socket, and whoever waits for it finds its end.

    Parameters
    ----------
    seconds : float
        From entering the context on.

    Examples
    --------
    >>> with Line(60.0) as line:
    ...     line.expired
    False
    """

    def __init__(self, seconds: float) -> None:
        self.expired = False
        self._streams: list[Any] = []
        self._timer = threading.Timer(seconds, self._expire)
        self._timer.daemon = True

    def __enter__(self) -> Line:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()

    def trace(self, event: str, info: dict[str, Any]) -> None:
        """Take note of the connection as soon as there is one; httpcore calls this.

        Parameters
        ----------
        event : str
            What happened, in httpcore's words.
        info : dict
            The stream stands in it as ``return_value``.
        """
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            self._streams.append(info["return_value"])
            if self.expired:
                self.cut()

    def cut(self) -> None:
        """Shut the connection; whoever reads from it finds its end."""
        for stream in self._streams:
            found = stream.get_extra_info("socket")
            if found is not None:
                with contextlib.suppress(OSError):
                    found.shutdown(socket.SHUT_RDWR)

    def _expire(self) -> None:
        self.expired = True
        self.cut()
