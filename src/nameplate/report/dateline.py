"""The day on which a document says that it came out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
"""Number of each month by its lower-case name or abbreviation."""

_MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d{2})(?!\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<![\d-]){_YEAR}-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?!\d)",
        rf"(?<!\d){_DAY}\s{{1,3}}(?:of\s)?{_MONTH},?\s{{1,3}}{_YEAR}",
        rf"(?<!\w){_MONTH}\s{{1,3}}{_DAY},?\s{{1,3}}{_YEAR}",
        rf"(?<![\d.]){_DAY}\.(?P<month>\d{{1,2}})\.{_YEAR}",
    )
)


@dataclass(frozen=True)
class Day:
    """A day as it stands written in a text."""

    start: int
    end: int
    date: date


def find_day(text: str) -> Day | None:
    """Find the first whole date (day, month and year) in a short text.

    Parameters
    ----------
    text : str
        A line, say. Forms: ``2025-07-03``, ``3 July 2025``, ``July 3rd, 2025``, ``3.7.2025``.

    Returns
    -------
    Day or None
        None where there is none, or where the day does not exist.

    Examples
    --------
    >>> find_day("Thursday, August 15th 2024 - 11:24 UTC").date.isoformat()
    '2024-08-15'
    >>> find_day("31 June 2024") is None
    True
    """
    found = [day for form in _FORMS for day in _days(form, text)]
    return min(found, key=lambda day: (day.start, -day.end), default=None)


def _days(form: re.Pattern[str], text: str) -> list[Day]:
    days = []
    for match in form.finditer(text):
        month = match["month"].lower()
        try:
            number = MONTHS.get(month) or int(month)
            days.append(Day(match.start(), match.end(), date(int(match["year"]), number, int(match["day"]))))
        except ValueError:
            continue
    return days
