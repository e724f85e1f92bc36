"""Line files: YAML whose first line is ``schema: nameplate/line/1``."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

from nameplate.document import Document, Path_, read_document
from nameplate.errors import Fault, InvalidFile, UsageError
from nameplate.line.duration import Duration
from nameplate.line.interruption import Clock
from nameplate.line.spec import Line
from nameplate.line.station import Station

SCHEMA = "nameplate/line/1"
_TOP = {"schema", "title", "stations", "buffers"}
_STATION = {"name", "process", "servers", "fails_after", "repair", "clock", "quality"}
_DURATIONS = ("process", "fails_after", "repair")
_FORM = "a duration such as 2 s or exponential(mean 2 s)"


def load_line(path: str | Path) -> Line:
    """Read a line file.

    Parameters
    ----------
    path : str or Path
        The file.

    Returns
    -------
    Line

    Raises
    ------
    MissingInput
        If there is no such file.
    InvalidFile
        If it has faults: all of them, each with line and column.
    """
    document = read_document(Path(path), SCHEMA)
    reader = _Reader(document)
    line = reader.line()
    if reader.faults or line is None:
        raise InvalidFile(reader.faults)
    return line


class _Reader:
    """Reads one document and collects its faults."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.faults: list[Fault] = []

    def line(self) -> Line | None:
        data = self.document.data
        self._unknown((), data, _TOP)
        title = data.get("title") or ""
        if not isinstance(title, str):
            self._fault(("title",), title, "a text")
            title = ""
        stations = self._stations(data.get("stations"))
        buffers = self._buffers(data.get("buffers", "0"))
        if self.faults:
            return None
        try:
            return Line(stations, buffers, title)
        except UsageError as error:
            place: Path_ = ("buffers",) if str(error).startswith("buffers") else ("stations",)
            self._fault(place, *_split(str(error)))
            return None

    def _stations(self, data: Any) -> list[Station]:
        if not isinstance(data, list) or not data:
            self._fault(("stations",), "" if data is None else data, "a list of stations, each with name and process")
            return []
        read = [self._station(("stations", number), entry) for number, entry in enumerate(data)]
        names = [entry.get("name") if isinstance(entry, dict) else None for entry in data]
        for number, name in enumerate(names):
            if name is not None and name in names[:number]:
                self._fault(("stations", number, "name"), name, "a name that no other station has")
        return [station for station in read if station]

    def _station(self, place: Path_, data: Any) -> Station | None:
        before = len(self.faults)
        if not isinstance(data, dict):
            self._fault(place, data, "a mapping with name and process")
            return None
        self._unknown(place, data, _STATION)
        for key in ("name", "process"):
            if not data.get(key):
                self._fault((*place, key), "", "a name" if key == "name" else _FORM)
        values: dict[str, Any] = {key: data.get(key) for key in ("name", *_DURATIONS)}
        for key in _DURATIONS:
            if values[key]:
                self._duration((*place, key), values[key])
        values["servers"] = self._whole((*place, "servers"), data.get("servers", "1"), 1)
        values["quality"] = self._share((*place, "quality"), data.get("quality", "1"))
        values["clock"] = data.get("clock", "working")
        self._together(place, values)
        return self._built(place, values) if len(self.faults) == before else None

    def _together(self, place: Path_, values: dict[str, Any]) -> None:
        given = [key for key in ("fails_after", "repair") if values[key]]
        if len(given) == 1:
            self._fault((*place, given[0]), values[given[0]], "fails_after and repair together, or neither")
        if values["clock"] not in get_args(Clock):
            self._fault((*place, "clock"), values["clock"], f"one of {', '.join(get_args(Clock))}")

    def _built(self, place: Path_, values: dict[str, Any]) -> Station | None:
        try:
            return Station(**values)
        except UsageError as error:
            for text in str(error).splitlines():
                key = text.split(": ")[1].split(" ")[0]
                self._fault((*place, key), *_split(text.partition(": ")[2]))
            return None

    def _duration(self, place: Path_, text: Any) -> None:
        try:
            Duration.of(str(text))
        except UsageError as error:
            self._fault(place, *_split(str(error)))

    def _buffers(self, data: Any) -> int | list[int]:
        if isinstance(data, list):
            return [self._whole(("buffers", number), entry, 0) for number, entry in enumerate(data)]
        return self._whole(("buffers",), data, 0)

    def _whole(self, place: Path_, text: Any, low: int) -> int:
        try:
            value = int(str(text).replace("_", ""))
        except ValueError:
            value = low - 1
        if value < low:
            self._fault(place, text, f"a whole number from {low} on")
        return max(value, low)

    def _share(self, place: Path_, text: Any) -> float:
        from nameplate.quantity import Exact, parse

        try:
            share = parse(str(text)).to("")
            value = share.central if isinstance(share.shape, Exact) else 0.0
        except UsageError:
            value = 0.0
        if not 0 < value <= 1:
            self._fault(place, text, "a share above 0 up to 1, such as 99.5 %")
            return 1.0
        return value

    def _unknown(self, place: Path_, data: dict[str, Any], known: set[str]) -> None:
        for key, value in data.items():
            if key not in known:
                self._fault((*place, key), value, f"one of {', '.join(sorted(known))}")

    def _fault(self, place: Path_, value: object, valid: str) -> None:
        self.faults.append(self.document.fault(place, value, valid))


def _split(message: str) -> tuple[str, str]:
    """Divide a message into what stands there and what would be valid."""
    value, _, valid = message.partition("valid would be ")
    return value.rstrip(": "), valid or message
