"""Line files: YAML whose first line is ``schema: nameplate/line/1``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nameplate.document import Document, Path_, read_document
from nameplate.errors import InvalidFile, UsageError
from nameplate.line.file_entry import DURATION, NAME, Entries, Reader
from nameplate.line.file_station import StationReader, refused
from nameplate.line.product import Campaign, Mix
from nameplate.line.spec import MOST_PLACES, MOST_STATIONS, Line, Material
from nameplate.line.station import Station

SCHEMA = "nameplate/line/1"
MOST_ITEMS = 10**12
_STATIONS = f"a list of 1 to {MOST_STATIONS} stations, each with name and process"
_PRODUCTS = "shares by product, or a list of mappings with product and items"


def load_line(path: str | Path) -> Line:
    r"""Read a line file.

    Parameters
    ----------
    path : str or Path
        The file; docs/line.md has an example of everything that it may say.

    Returns
    -------
    Line

    Raises
    ------
    MissingInput
        If there is no such file.
    InvalidFile
        If it has faults: all of them, each with line and column.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "line.yaml"
    ...     _ = path.write_text("schema: nameplate/line/1\nstations: [{name: press, process: 2 s, servers: 3}]")
    ...     load_line(path).nameplate
    1.5
    """
    reader = _Reader(read_document(Path(path), SCHEMA))
    line = reader.line()
    if line is None:
        # Two ways of finding the same fault tell it once.
        raise InvalidFile(dict.fromkeys(reader.entries.faults))
    return line


class _Reader:
    """Reads the line of one file, and what its parts must have in common."""

    def __init__(self, document: Document) -> None:
        self.entries = Entries(document)
        self.stations = StationReader(self.entries)

    def line(self) -> Line | None:
        values = self.entries.mapping((), self._readers(), {"stations": _STATIONS})
        values.pop("schema", None)
        self._gaps()
        self._names()
        made = values.get("products")
        if made or "products" not in self.entries.document.data:
            self._products(made.names if made else ())
        if "arrivals" in values and "material" in values:
            self.entries.fault(("material",), "arrivals or material, not both")
        if self.entries.faults:
            return None
        try:
            return Line(**values)
        except UsageError as error:
            self._refused(str(error).splitlines(), values["stations"])
            return None

    def _readers(self) -> dict[str, Reader]:
        entries = self.entries
        return {
            "schema": entries.at,
            "title": self._title,
            "stations": self._stations,
            "buffers": self._buffers,
            "arrivals": entries.duration,
            "material": self._material,
            "drain": entries.duration,
            "products": self._mix_or_campaign,
            "calendar": self.stations.calendar,
            "conwip": lambda place: entries.whole(place, 1, MOST_PLACES),
        }

    def _title(self, place: Path_) -> str:
        title = self.entries.at(place) or ""
        return title if isinstance(title, str) else self.entries.name(place)

    def _stations(self, place: Path_) -> list[Station | None]:
        data = self.entries.at(place)
        if isinstance(data, list) and len(data) > MOST_STATIONS:
            self.entries.fault(place, _STATIONS, f"{len(data)} stations")
            return []
        return self.entries.sequence(place, self.stations.station, _STATIONS, least=1)

    def _buffers(self, place: Path_) -> int | list[int]:
        def places(here: Path_) -> int:
            return self.entries.whole(here, 0, MOST_PLACES)

        if isinstance(self.entries.at(place), list):
            return self.entries.sequence(place, places, "")
        return places(place)

    def _material(self, place: Path_) -> Material | None:
        readers: dict[str, Reader] = {
            "every": self.entries.duration,
            "lot": lambda here: self.entries.whole(here, 1, MOST_ITEMS),
            "stock": lambda here: self.entries.whole(here, 0, MOST_ITEMS),
        }
        return self.entries.part(place, Material, readers, {"every": DURATION})

    def _mix_or_campaign(self, place: Path_) -> Mix | Campaign | None:
        data = self.entries.at(place)
        if isinstance(data, dict) and data:
            return self.entries.part(place, lambda **shares: Mix(shares), dict.fromkeys(data, self._share), {})
        known = len(self.entries.faults)
        turns = self.entries.sequence(place, self._turn, _PRODUCTS, least=1)
        return self.entries.made(place, lambda: Campaign(turns)) if len(self.entries.faults) == known else None

    def _share(self, place: Path_) -> float:
        if not self.entries.is_name(place[-1]):
            self.entries.fault(place, NAME, place[-1])
        return self.entries.number(place, 0.0, 1e12, "a share above 0, such as 2 or 30 %")

    def _turn(self, place: Path_) -> tuple[str, int] | None:
        readers: dict[str, Reader] = {
            "product": self.entries.name,
            "items": lambda here: self.entries.whole(here, 1, MOST_ITEMS),
        }
        required = {"product": "a product's name", "items": "a whole number from 1 on"}
        return self.entries.part(place, lambda product, items: (product, items), readers, required)

    def _gaps(self) -> None:
        """Compare the number of buffers with that of stations."""
        buffers, stations = self.entries.at(("buffers",)), self.entries.at(("stations",))
        if isinstance(buffers, list) and isinstance(stations, list) and stations and len(buffers) != len(stations) - 1:
            self.entries.fault(("buffers",), f"a whole number, or {len(stations) - 1} of them (one for each gap)")

    def _names(self) -> None:
        """Find stations that share a name."""
        known: set[str] = set()
        for place, station in self._each():
            name = station.get("name")
            if isinstance(name, str) and name in known:
                self.entries.fault((*place, "name"), "a name that no other station has")
            elif isinstance(name, str):
                known.add(name)

    def _products(self, names: tuple[str, ...]) -> None:
        """Find durations of products that the line does not have, and products without one."""
        valid = f"one of the products: {', '.join(names)}" if names else "one duration: the line has no products"
        for place, station in self._each():
            process = station.get("process")
            times = process if isinstance(process, dict) else dict.fromkeys(names)
            for keys in (*(("process", name) for name in times), *_changes(station.get("changeover"))):
                if keys[-1] not in names:
                    self.entries.fault((*place, *keys), valid, keys[-1])
            missing = [name for name in names if name not in times]
            if missing:
                self.entries.fault((*place, "process"), f"a duration for {', '.join(missing)} too", ", ".join(times))

    def _each(self) -> Iterator[tuple[Path_, dict[str, Any]]]:
        """Give the stations that are mappings, and their places."""
        data = self.entries.at(("stations",))
        for number, station in enumerate(data if isinstance(data, list) else ()):
            if isinstance(station, dict):
                yield ("stations", number), station

    def _refused(self, messages: list[str], stations: list[Station]) -> None:
        """Note what a line refuses whose parts are sound."""
        numbers = {f"station {station.name!r}": number for number, station in enumerate(stations)}
        for message in messages:
            # A name may hold colons itself.
            heads = (message[: colon.start()] for colon in re.finditer(": ", message))
            head = next((head for head in heads if head in numbers), None)
            if head is not None:
                station = stations[numbers[head]]
                failures = [mode.fails_after for mode in station.failures]
                place, told = ("stations", numbers[head]), message.removeprefix(f"{head}: ")
                refused(self.entries, place, told, station.fails_after, failures)
            elif message.startswith("quality"):
                worst = min(range(len(stations)), key=lambda number: stations[number].quality)
                self.entries.refused(("stations", worst), message)
            else:
                self.entries.refused((), message)


def _changes(changeover: object) -> list[tuple[str, ...]]:
    """List where products are named in changeovers: those before, and those after them."""
    rows = changeover if isinstance(changeover, dict) else {}
    afters = [("changeover", name, after) for name, row in rows.items() if isinstance(row, dict) for after in row]
    return [*(("changeover", name) for name in rows), *afters]
