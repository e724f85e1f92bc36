"""Stations of a line file, and the calendars that they share with the line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, get_args

from nameplate.document import Path_
from nameplate.errors import UsageError
from nameplate.line.calendar import MOST_DAYS, Calendar
from nameplate.line.duration import Duration
from nameplate.line.file_entry import DURATION, NAME, Entries, Reader
from nameplate.line.interruption import MOST_COUNT, Clock, Failure, Maintenance
from nameplate.line.ramp import By, Ramp, learning
from nameplate.line.station import MOST_SERVERS, Blocking, Station

MOST_WEEKS = 100_000
"""Weeks in all calendars of a file, up to their last holidays: each is kept as a list of shifts."""
LONGEST_WEEK = 1_000
"""Characters of a working week."""
_WEEK = "days and hours such as 'Mon-Fri 06:00-22:00'"
_FAILURES = "a list of mappings with fails_after and repair"
_MAINTENANCE = "a list of mappings with takes, and every or items"
_NOTHING = Duration.of(0.0, least=-1.0)


class StationReader:
    """Reads the stations of one file.

    Parameters
    ----------
    entries : Entries
        The file.
    """

    def __init__(self, entries: Entries) -> None:
        self.entries = entries
        self._weeks = 0

    def station(self, place: Path_) -> Station | None:
        """Read one station."""
        known = len(self.entries.faults)
        values = self.entries.mapping(place, self._readers(), {"name": "a name", "process": DURATION})
        given = [key for key in ("fails_after", "repair") if key in values]
        if len(given) == 1:
            self.entries.fault((*place, given[0]), "fails_after and repair together, or neither")
        if len(self.entries.faults) > known:
            return None
        try:
            return Station(**{"spacing": _NOTHING, **values})
        except UsageError as error:
            failures = [mode.fails_after for mode in values.get("failures", ())]
            for message in str(error).splitlines():
                told = message.removeprefix(f"station {values['name']!r}: ")
                refused(self.entries, place, told, values.get("fails_after"), failures)
            return None

    def _readers(self) -> dict[str, Reader]:
        entries = self.entries
        return {
            "name": entries.name,
            "process": self._process,
            "servers": lambda place: entries.whole(place, 1, MOST_SERVERS),
            "fails_after": entries.duration,
            "repair": entries.duration,
            "clock": self._clock,
            "quality": entries.share,
            "failures": lambda place: entries.sequence(place, self._failure, _FAILURES),
            "maintenance": lambda place: entries.sequence(place, self._maintenance, _MAINTENANCE),
            "blocking": lambda place: entries.choice(place, get_args(Blocking)),
            "spacing": lambda place: entries.time(place, -1.0),
            "changeover": self._changeover,
            "calendar": self.calendar,
            "ramp": self._ramp,
        }

    def _clock(self, place: Path_) -> str:
        return self.entries.choice(place, get_args(Clock))

    def _process(self, place: Path_) -> Duration | dict[str, Duration] | None:
        if isinstance(self.entries.at(place), dict):
            return self._by_product(place, self.entries.duration)
        return self.entries.duration(place)

    def _changeover(self, place: Path_) -> Any:
        if isinstance(self.entries.at(place), dict):
            return self._by_product(place, lambda row: self._by_product(row, self._change))
        return self._change(place)

    def _change(self, place: Path_) -> Duration | None:
        return self.entries.duration(place, -1.0)

    def _by_product(self, place: Path_, reader: Reader) -> dict[str, Any]:
        """Read a mapping from products to whatever the reader reads."""
        data = self.entries.at(place)
        if not isinstance(data, dict) or not data:
            self.entries.fault(place, "a mapping from products to durations")
            return {}
        for name in data:
            if not self.entries.is_name(name):
                self.entries.fault((*place, name), NAME, name)
        return {name: reader((*place, name)) for name in data}

    def _failure(self, place: Path_) -> Failure | None:
        readers: dict[str, Reader] = {
            "fails_after": self.entries.duration,
            "repair": self.entries.duration,
            "clock": self._clock,
        }
        return self.entries.part(place, Failure, readers, {"fails_after": DURATION, "repair": DURATION})

    def _maintenance(self, place: Path_) -> Maintenance | None:
        readers: dict[str, Reader] = {
            "takes": self.entries.duration,
            "every": self.entries.time,
            "items": lambda here: self.entries.whole(here, 1, MOST_COUNT),
        }
        return self.entries.part(place, Maintenance, readers, {"takes": DURATION})

    def _ramp(self, place: Path_) -> Ramp | None:
        data = self.entries.at(place)
        if isinstance(data, dict) and "learning" in data:
            return self.entries.part(place, lambda learning: learning, {"learning": self._learning}, {})
        by = data.get("by") if isinstance(data, dict) else None
        # Which points are valid depends on what they go by.
        unit = {"items": "", "time": "s"}.get(str(by))
        points: Reader = lambda here: {} if unit is None else self._points(here, unit)  # noqa: E731
        readers = {"by": lambda here: self.entries.choice(here, get_args(By)), "speed": points, "quality": points}
        return self.entries.part(place, Ramp, readers, {"by": " or ".join(get_args(By))})

    def _learning(self, place: Path_) -> Ramp | None:
        readers: dict[str, Reader] = {
            "first": self.entries.share,
            "rate": lambda here: self.entries.share(here, 0.01),
            "full": lambda here: self.entries.whole(here, 1, MOST_COUNT),
        }
        share = "a share, such as 80 %"
        return self.entries.part(place, learning, readers, {"first": share, "rate": share, "full": "a number of items"})

    def _points(self, place: Path_, unit: str) -> dict[float, float]:
        """Read shares by items or by time."""
        data, found = self.entries.at(place), {}
        if not isinstance(data, dict) or not data:
            self.entries.fault(place, "a mapping from points, such as 0, to shares, such as 50 %")
            return {}
        for key in data:
            share, point = self.entries.share((*place, key)), self.entries.point((*place, key), unit)
            if point is None:
                continue
            if point in found:
                self.entries.fault((*place, key), "each point once", key)
            found[point] = share
        return found

    def calendar(self, place: Path_) -> Calendar | None:
        """Read a calendar: a text, or a mapping with holidays."""
        if isinstance(self.entries.at(place), str):
            return self._week(place)
        readers: dict[str, Reader] = {"week": self._week, "holidays": self._holidays}
        return self.entries.part(place, self._with_holidays, readers, {"week": _WEEK})

    def _week(self, place: Path_) -> Calendar | None:
        data = self.entries.at(place)
        if not isinstance(data, str) or len(data) > LONGEST_WEEK:
            self.entries.fault(place, _WEEK)
            return None
        return self.entries.made(place, lambda: Calendar(data))

    def _holidays(self, place: Path_) -> list[int]:
        valid = "a list of days, counted from 0, a Monday"
        return self.entries.sequence(place, lambda here: self.entries.whole(here, 0, MOST_DAYS), valid)

    def _with_holidays(self, week: Calendar, holidays: Sequence[int] = ()) -> Calendar:
        self._weeks += 2 + max(holidays, default=0) // 7
        if self._weeks > MOST_WEEKS:
            raise UsageError(f"holidays: valid would be at most {MOST_WEEKS} weeks in all calendars of a file")
        return Calendar(week.week, holidays)


def refused(
    entries: Entries, place: Path_, message: str, fails_after: object = None, failures: Iterable[object] = ()
) -> None:
    """Note what a station refuses; a failure that comes too often is known by its time only."""
    ways = [(place, fails_after), *(((*place, "failures", n), after) for n, after in enumerate(failures))]
    named = [here for here, after in ways if message.startswith(f"fails_after: {after}:")]
    for here in named or [place]:
        entries.refused(here, message)
