"""Announcements: what was promised, when it was said and for when; read from CSV, row by row."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nameplate.errors import Fault, InvalidFile, MissingInput, UsageError

if TYPE_CHECKING:
    from datetime import date

COLUMNS = (
    "id",
    "industry",
    "country",
    "project_type",
    "announced_on",
    "claimed_first_output",
    "claimed_rate_value",
    "claimed_rate_unit",
    "claimed_rate_kind",
    "claimed_rate_by",
)
"""The columns that a forecast may see; `id` names the row in what is written and is never looked into."""
NEEDED = ("id", "announced_on")
MONTH_DAYS = 30.44
LONGEST_CSV = 64_000_000
"""Bytes of a file of announcements; what is longer is none."""
_DATE = "a date such as 2027, 2027-H2, 2027-Q1, 2027-03 or 2027-03-12"


@dataclass(frozen=True)
class Span:
    """A period with both ends, as days."""

    first: date
    last: date

    @property
    def middle(self) -> date:
        """The day in the middle."""
        return self.first + (self.last - self.first) / 2


@dataclass(frozen=True)
class Announcement:
    """One promise: first output by some date, or an amount by some date, or both.

    Parameters
    ----------
    id : str
        Names it in what is written; a forecast never hangs on it.
    industry, project_type : str
        Class keys, empty where not known.
    announced : Span
        When it was said.
    start : Span or None
        The period that was promised for first output.
    amount : float or None
        The promised amount, above zero.
    unit, kind : str
        Of the amount; kind is rate, total or capacity.
    due : Span or None
        The period by whose end the amount was promised.
    country : str
        Where it is made.
    """

    id: str
    industry: str
    project_type: str
    announced: Span
    start: Span | None = None
    amount: float | None = None
    unit: str = ""
    kind: str = ""
    due: Span | None = None
    country: str = ""

    @property
    def start_lead(self) -> float | None:
        """Months from the announcement to the end of the period promised for first output."""
        return None if self.start is None else self.months(self.start.last)

    @property
    def due_lead(self) -> float | None:
        """Months to the end of the period promised for the amount; where none was named, that for first output."""
        return self.start_lead if self.due is None else self.months(self.due.last)

    @property
    def window(self) -> float:
        """The beginning of the promised period in promised times: what comes from here to 1 is on time."""
        if self.start is None or not self.start_lead:
            return 1.0
        return min(max(self.months(self.start.first) / self.start_lead, 0.02), 1.0)

    def months(self, day: date) -> float:
        """Count the months from the announcement to a day."""
        return (day - self.announced.middle).days / MONTH_DAYS


def read_announcements(path: Path) -> tuple[list[Announcement], list[Fault]]:
    """Read a CSV file of announcements; a bad row is named and never stops the others.

    Parameters
    ----------
    path : Path
        With at least the columns `id` and `announced_on`, and a promise: see `COLUMNS`. Others are not looked at.

    Returns
    -------
    list of Announcement
        Of every row that says when it was announced and promises something that lies after that.
    list of Fault
        What was wrong, with its row and column.

    Raises
    ------
    MissingInput
        If there is no such file.
    InvalidFile
        If it is no CSV file, or lacks a column.
    """
    faults: list[Fault] = []
    found: dict[str, Announcement] = {}
    for line, row in csv_rows(path, NEEDED):
        reader = RowReader(str(path), line, row, faults)
        announcement = reader.announcement()
        if announcement is None:
            continue
        if announcement.id in found:
            reader.fault("id", announcement.id, "an id that no row above has; the first row counts")
            continue
        found[announcement.id] = announcement
    return list(found.values()), faults


def csv_rows(path: Path, needed: Iterable[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Give each row of a CSV file with the number of its last line; empty cells and missing ones are ''.

    Raises
    ------
    MissingInput, InvalidFile
        As `read_announcements`.
    """
    if not path.is_file():
        raise MissingInput(f"{path}: there is no such file; valid would be a CSV file with {', '.join(needed)}")
    if path.stat().st_size > LONGEST_CSV:
        raise InvalidFile([_whole(path, f"{path.stat().st_size:,} bytes", f"at most {LONGEST_CSV:,} bytes")])
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidFile([_whole(path, f"byte {error.start} is not UTF-8", "UTF-8 text")]) from error
    yield from parse_rows(text, str(path), needed)


def parse_rows(text: str, name: str, needed: Iterable[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Do as `csv_rows` for text that has been read already."""
    reader = csv.DictReader(io.StringIO(text, newline=""), restkey="", restval="")
    try:
        header = reader.fieldnames or []
        lost = [column for column in needed if column not in header]
        if lost:
            valid = f"the columns {', '.join(needed)}"
            raise InvalidFile([Fault(name, 1, None, column, "no such column", valid) for column in lost])
        for row in reader:
            yield reader.line_num, {key: (value or "").strip() for key, value in row.items() if isinstance(value, str)}
    except csv.Error as error:
        raise InvalidFile([Fault(name, reader.line_num or 1, None, "", str(error), "a row of CSV")]) from error


def _whole(path: Path, value: str, valid: str) -> Fault:
    return Fault(str(path), None, None, "", value, valid)


@dataclass
class RowReader:
    """Reads the cells of one row and keeps what is wrong with them."""

    file: str
    line: int
    row: Mapping[str, str]
    faults: list[Fault]

    def announcement(self) -> Announcement | None:
        """Read the promise; None where the row cannot be used at all."""
        announced = self.span("announced_on")
        if announced is None:
            if not self.cell("announced_on"):
                self.fault("announced_on", "", f"{_DATE}: a promise counts from the day it is made")
            return None
        start = self._promised("claimed_first_output", announced)
        due = self._promised("claimed_rate_by", announced)
        amount = self._amount()
        if self.cell("claimed_rate_by") and due is None:
            amount = None  # an amount for a day that nobody can tell is no promise
        if start is None and amount is None:
            if not (self.cell("claimed_first_output") or self.cell("claimed_rate_value")):
                self.fault("claimed_first_output", "", f"{_DATE}, or an amount in claimed_rate_value")
            return None
        return Announcement(
            self.cell("id") or f"line {self.line}",
            self.cell("industry"),
            self.cell("project_type"),
            announced,
            start,
            amount,
            self.cell("claimed_rate_unit"),
            self.cell("claimed_rate_kind"),
            due,
            self.cell("country"),
        )

    def cell(self, column: str) -> str:
        """Give a cell, empty where the file has no such column."""
        return self.row.get(column, "")

    def fault(self, column: str, value: str, valid: str) -> None:
        """Keep a fault of one cell."""
        self.faults.append(Fault(self.file, self.line, None, column, value, valid))

    def span(self, column: str) -> Span | None:
        """Read a period that has both ends; None, and a fault, for what is none."""
        from nameplate.quantity import parse_period

        text = self.cell(column)
        if not text:
            return None
        try:
            period = parse_period(text)
        except UsageError:
            period = None
        if period is None or period.start is None or period.end is None:
            self.fault(column, text, _DATE)
            return None
        return Span(period.start, period.end)

    def number(self, column: str, *, least: float = 0.0) -> float | None:
        """Read a number; None, and a fault, for what is none or too small."""
        text = self.cell(column)
        if not text:
            return None
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not math.isfinite(value) or value < least:
            self.fault(column, text, f"a plain number, at least {least:g}")
            return None
        return value

    def _promised(self, column: str, announced: Span) -> Span | None:
        found = self.span(column)
        if found is not None and found.last <= announced.middle:
            self.fault(column, self.cell(column), f"a date after the announcement of {self.cell('announced_on')}")
            return None
        return found

    def _amount(self) -> float | None:
        value = self.number("claimed_rate_value")
        if value == 0.0:
            self.fault("claimed_rate_value", self.cell("claimed_rate_value"), "an amount above zero")
            return None
        return value
