"""What came of announcements: the schedule ratio T and the attainment Q of programmes whose end is known.

T = (first output - announced) / (promised end - announced). It is 1 for everything inside the promised period, known to
be later where nothing had come when somebody last looked, and infinite for what was cancelled. Q = output over
claim at the claimed date, in the claim's own unit; some are only known to be at most, or at least, so much.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from nameplate.belief.announcement import Announcement, RowReader, Span, csv_rows, parse_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from nameplate.errors import Fault

SHORTEST_LEAD_DAYS = 60
"""Promises that were nearer than this say little about schedules: their T is left out."""
NEEDED = ("id", "family", "announced_on")
STATUS = ("reached", "not_reached", "cancelled", "unknown")


@dataclass(frozen=True)
class Timing:
    """The schedule ratio of one announcement, as far as it is known.

    Parameters
    ----------
    ratio : float
        T, infinite where it had not come.
    seen : float
        How far anybody has looked, in promised times; infinite where the end is known.
    """

    ratio: float
    seen: float = math.inf

    @property
    def cancelled(self) -> bool:
        """Whether it will never come."""
        return math.isinf(self.ratio) and math.isinf(self.seen)


@dataclass(frozen=True)
class Attainment:
    """The output over the claim: between `low` and `high`, which are equal where it is known."""

    low: float
    high: float


@dataclass(frozen=True)
class Past:
    """An announcement whose end is known, wholly or in part."""

    announcement: Announcement
    family: str
    timing: Timing | None
    attainment: Attainment | None


@dataclass(frozen=True)
class History:
    """Past announcements; rows of one family are one programme."""

    rows: tuple[Past, ...]

    def without(self, families: Iterable[str]) -> History:
        """Leave families out."""
        left = frozenset(families)
        return History(tuple(row for row in self.rows if row.family not in left))

    def families_of(self, announcement: Announcement) -> frozenset[str]:
        """Name the families that hold this very announcement, told by all it says but its id."""
        said = _said(announcement)
        return frozenset(row.family for row in self.rows if _said(row.announcement) == said)


def read_history(path: Path) -> tuple[History, list[Fault]]:
    """Read announcements and what came of them from a CSV file; a bad row is named and never stops the others.

    Parameters
    ----------
    path : Path
        With the columns of the bundled history.

    Raises
    ------
    MissingInput, InvalidFile
        As `nameplate.belief.announcement.read_announcements`.
    """
    return _history(csv_rows(path, NEEDED), str(path))


@cache
def bundled_history() -> History:
    """Read the history that comes with the package.

    Examples
    --------
    >>> len(bundled_history().rows), sum(row.timing is not None for row in bundled_history().rows)
    (68, 45)
    """
    text = resources.files("nameplate.belief").joinpath("data/programmes.csv").read_text("utf-8")
    history, faults = _history(parse_rows(text, "programmes.csv", NEEDED), "programmes.csv")
    if faults:
        raise AssertionError(f"the bundled history has faults: {faults[0]}")
    return history


def _history(rows: Iterable[tuple[int, Mapping[str, str]]], file: str) -> tuple[History, list[Fault]]:
    faults: list[Fault] = []
    found: dict[str, Past] = {}
    for line, row in rows:
        reader = RowReader(file, line, row, faults)
        announcement = reader.announcement()
        if announcement is None:
            continue
        if announcement.id in found:
            reader.fault("id", announcement.id, "an id that no row above has; the first row counts")
            continue
        family = reader.cell("family") or announcement.id
        found[announcement.id] = Past(
            announcement, family, _timing(reader, announcement), _attainment(reader, announcement)
        )
    return History(tuple(found.values())), faults


def _timing(reader: RowReader, announcement: Announcement) -> Timing | None:
    status, start = reader.cell("first_output_status"), announcement.start
    if start is None or status in ("", "unknown"):
        return None
    if status not in STATUS:
        reader.fault("first_output_status", status, f"one of {', '.join(STATUS)}")
        return None
    if (start.last - announcement.announced.middle).days < SHORTEST_LEAD_DAYS:
        return None
    if status == "cancelled":
        return Timing(math.inf)
    return _reached(reader, announcement, start) if status == "reached" else _waiting(reader, announcement, start)


def _reached(reader: RowReader, announcement: Announcement, start: Span) -> Timing | None:
    actual, said = _dated(reader, "actual_first_output"), announcement.announced.middle
    if actual is None:
        return None
    inside = actual.last >= start.first and actual.first <= start.last
    return Timing(1.0 if inside else max((actual.middle - said).days / (start.last - said).days, 0.0))


def _waiting(reader: RowReader, announcement: Announcement, start: Span) -> Timing | None:
    seen, said = _dated(reader, "as_of"), announcement.announced.middle
    if seen is None:
        return None
    latest = reader.span("latest_official_first_output")
    # Where the owner itself says "not before", nothing can have come until then.
    known = max([(seen.last - said).days] + ([(latest.first - said).days] if latest else []))
    return Timing(math.inf, max(known, 0) / (start.last - said).days)


def _dated(reader: RowReader, column: str) -> Span | None:
    """Read a date that the row's status calls for."""
    if not reader.cell(column):
        reader.fault(column, "", f"a date, since first_output_status is {reader.cell('first_output_status')}")
    return reader.span(column)


def _attainment(reader: RowReader, announcement: Announcement) -> Attainment | None:
    if announcement.amount is None:
        return None
    if not reader.cell("d_ratio_at_claim"):
        return Attainment(0.0, 0.0) if reader.cell("rate_status") == "cancelled" else None
    seen, claimed = reader.cell("obs1_unit"), announcement.unit
    if seen and claimed and seen != claimed:
        reader.fault(
            "obs1_unit", seen, f"the claim's own unit, {claimed}: what is counted otherwise cannot be compared"
        )
        return None
    ratio = reader.number("d_ratio_at_claim")
    if ratio is None:
        return None
    bound = reader.cell("d_ratio_qual")
    if bound not in ("", "=", "~", "<=", ">="):
        reader.fault("d_ratio_qual", bound, "=, ~, <= or >=")
        return None
    return Attainment(0.0 if bound == "<=" else ratio, math.inf if bound == ">=" else ratio)


def _said(announcement: Announcement) -> tuple[object, ...]:
    return tuple(value for name, value in vars(announcement).items() if name != "id")
