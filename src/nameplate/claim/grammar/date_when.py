"""What a written date means for a document of a given day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from nameplate.claim.grammar import calendar
from nameplate.claim.grammar.number import find_numbers
from nameplate.quantity import Period
from nameplate.report.dateline import MONTHS, find_day

Lean = Literal["past", "future", ""]
_YEAR = re.compile(r"(?:19|20)\d{2}")
_ORDINAL = re.compile(
    r"first|second|third|fourth|last|final|1st|2nd|3rd|4th|(?<=Q)[1-4]|[1-4](?=Q)|(?<=H)[12]|[12](?=H)", re.I
)
_ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "last": 9,
    "final": 9,
}
_PART = re.compile(r"beginning|start|turn|end|close|middle|early|mid|late", re.I)
_PARTS = {"beginning": "beginning", "start": "beginning", "turn": "beginning", "end": "end", "close": "end",
          "middle": "mid",
          "early": "early", "mid": "mid", "late": "late"}  # fmt: skip
_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_UNIT = re.compile(r"day|week|month|quarter|year", re.I)
_MONTH = re.compile(r"\b(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b", re.I)


@dataclass(frozen=True)
class When:
    """The place from which dates are counted.

    Parameters
    ----------
    published : Period or None
        When the document came out.
    that_year : int or None
        The last year that was named before, for "that year".
    lean : str
        Whether the words around speak of the past or the future; decides which June is meant.
    sentence_year : int or None
        The last year named in this sentence, for a month alone.
    """

    published: Period | None
    that_year: int | None = None
    lean: Lean = ""
    sentence_year: int | None = None

    @property
    def today(self) -> date | None:
        """The last day on which the document can have come out."""
        return calendar.closed(self.published)[1] if self.published else None

    def resolve(self, form: str, words: str) -> Period | None:
        """Return the period that words mean.

        Parameters
        ----------
        form : str
            The name of the group of `DATE` that matched.
        words : str
            What it matched.

        Returns
        -------
        Period or None
            None where it cannot be told or no such day exists.

        Examples
        --------
        >>> When(Period.from_iso("2024-08-24"), lean="future").resolve("part_month", "mid-September").iso()
        '2024-09-11/2024-09-20'
        """
        try:
            found: Period | None = getattr(self, f"_{form}")(words)
        except (ValueError, OverflowError):  # a day or a year that is not in the calendar
            return None
        return found

    def _iso(self, words: str) -> Period:
        return Period.from_iso(words)

    def _dmy(self, words: str) -> Period | None:
        day = find_day(words)
        return Period(day.date, day.date) if day else None

    _mdy = _dmy

    def _year(self, words: str) -> Period:
        return calendar.year(int(words))

    def _year_of(self, words: str) -> int | None:
        digits = _YEAR.search(words)
        if digits:
            return int(digits.group())
        today = self.today
        low = words.lower()
        if (
            any(word in low for word in ("that year", "the year", "same year", "following", "coming"))
            and self.that_year
        ):
            return self.that_year + ("following" in low or "coming" in low)
        if today is None:
            return None
        step = 1 if any(word in low for word in ("next year", "following", "coming")) else 0
        return today.year + step - any(word in low for word in ("last year", "previous", "past"))

    def _quarter(self, words: str) -> Period | None:
        number, year = self._ordinal(words, 4), self._year_of(words)
        return calendar.months(year, 3 * number - 2, 3 * number) if number and year else None

    def _their_quarter(self, words: str) -> Period | None:
        return self._half(words) if "half" in words.lower() else self._quarter(words)

    def _half(self, words: str) -> Period | None:
        number, year = self._ordinal(words, 2), self._year_of(words)
        return calendar.months(year, 6 * number - 5, 6 * number) if number and year else None

    def _ordinal(self, words: str, last: int) -> int:
        # "the last quarter of last year": the ordinal is the first one.
        match = _ORDINAL.search(words)
        number = _ORDINALS.get(match.group().lower()) or int(match.group()) if match else 0
        return last if number == 9 else number if number <= last else 0

    def _part_year(self, words: str) -> Period | None:
        year = self._year_of(words)
        return calendar.part(calendar.year(year), self._part(words)) if year else None

    def _part_month(self, words: str) -> Period | None:
        month = self._month(words)
        return calendar.part(month, self._part(words)) if month else None

    def _part(self, words: str) -> str:
        match = _PART.search(words)
        return _PARTS[match.group().lower()] if match else "mid"

    def _season(self, words: str) -> Period | None:
        year = self._year_of(words)
        name = next(name for name in calendar.SEASONS if name in words.lower())
        step = 0 if _YEAR.search(words) else self._step(words.lower())
        return calendar.season(year + step, name) if year else None

    def _month_year(self, words: str) -> Period | None:
        return self._month(words)

    def _month(self, words: str) -> Period | None:
        match = _MONTH.search(words)
        if match is None:
            return None
        number = MONTHS[match.group(1).lower()]
        if "year" in words.lower() or _YEAR.search(words):
            year = self._year_of(words)
            return calendar.month(year, number) if year else None
        if self.sentence_year:
            return calendar.month(self.sentence_year, number)
        return self._nearest(number)

    def _nearest(self, number: int) -> Period | None:
        """Return the June that is meant: the next, the last or the nearest one."""
        today = self.today
        if today is None or self.published is None or calendar.closed(self.published)[0].year < today.year:
            return None
        if (today - calendar.closed(self.published)[0]).days > 200:
            return calendar.month(today.year, number)
        choices = [calendar.month(today.year + step, number) for step in (-1, 0, 1)]
        starts = [(calendar.closed(choice), choice) for choice in choices]
        if self.lean == "future":
            return next(choice for (_, end), choice in starts if end >= today)
        if self.lean == "past":
            return [choice for (start, _), choice in starts if start <= today][-1]
        return min(starts, key=lambda entry: abs((entry[0][0] - today).days))[1]

    def _month_day(self, words: str) -> Period | None:
        month = self._month(words)
        if month is None:
            return None
        day = re.search(r"\d{1,2}", words)
        first = calendar.closed(month)[0]
        one = first.replace(day=int(day.group())) if day else first
        return Period(one, one)

    def _range(self, words: str) -> Period | None:
        first, second = re.findall(r"\d{4}|\d{2}(?!\d)", words)[:2]
        last = int(second) if len(second) == 4 else int(first[:2] + second)
        return Period(date(int(first), 1, 1), date(last, 12, 31))

    def _decade(self, words: str) -> Period | None:
        today = self.today
        if today is None:
            return None
        # "By the end of the decade" is commonly heard as by 2030.
        end = calendar.year(today.year // 10 * 10 + 10)
        return end if "end" in words.lower() else Period(date(today.year // 10 * 10, 1, 1), calendar.closed(end)[1])

    def _span(self, words: str) -> Period | None:
        today, unit = self.today, self._unit(words)
        if today is None:
            return None
        count = max((number.largest for number in find_numbers(words)), default=1.0)
        end = calendar.shift(today, "month", 3 * count) if unit == "quarter" else calendar.shift(today, unit, count)
        if re.match(r"in\s(?!the\s(?:next|coming))", words, re.I):
            return calendar.year(end.year) if unit == "year" else calendar.month(end.year, end.month)
        return Period(today, end)

    def _ago(self, words: str) -> Period | None:
        today, unit = self.today, self._unit(words)
        if today is None:
            return None
        count = max((number.largest for number in find_numbers(words)), default=1.0)
        day = calendar.shift(today, "month", -3 * count) if unit == "quarter" else calendar.shift(today, unit, -count)
        if unit == "year":
            return calendar.year(day.year)
        return calendar.month(day.year, day.month) if unit in ("month", "quarter") else Period(day, day)

    def _unit(self, words: str) -> str:
        units = _UNIT.findall(words)
        return units[-1].lower() if units else "month"

    def _year_end(self, words: str) -> Period | None:
        named = _YEAR.search(words)
        year = int(named.group()) if named else self.sentence_year or (self.today.year if self.today else None)
        return calendar.part(calendar.year(year), "end") if year else None

    def _fiscal(self, words: str) -> Period:
        digits = re.findall(r"\d{4}|\d{2}", words)[-1]
        return calendar.year(int(digits) if len(digits) == 4 else 2000 + int(digits))

    def _weekday(self, words: str) -> Period | None:
        today = self.today
        if today is None or self.published is None or self.published.start != self.published.end:
            return None
        number = next(number for number, name in enumerate(_WEEKDAYS) if name in words.lower())
        back = timedelta((today.weekday() - number) % 7)
        day = today - back
        if self.lean == "future" or words.lower().startswith("next"):
            day += timedelta(7 if back else 0)
        return Period(day, day)

    def _relative(self, words: str) -> Period | None:
        today, low = self.today, words.lower()
        if today is None or self.published is None:
            return None
        if "year" in low:
            return self._relative_year(low, today)
        if "month" in low or "quarter" in low or (self.published.start != self.published.end and "week" not in low):
            month = today.month + self._step(low)
            first = (today.month - 1) // 3 * 3 + 1 + 3 * self._step(low)
            return (
                calendar.month(today.year, month)
                if "quarter" not in low
                else calendar.months(today.year, first, first + 2)
            )
        if "week" in low:
            monday = today - timedelta(today.weekday()) + timedelta(7 * self._step(low))
            return Period(monday, monday + timedelta(6))
        day = today + timedelta({"today": 0, "yesterday": -1, "tomorrow": 1}[low])
        return Period(day, day)

    def _relative_year(self, low: str, today: date) -> Period:
        year = calendar.year(today.year + self._step(low))
        if low.startswith("later"):
            return Period(today, calendar.closed(year)[1])
        if low.startswith("earlier"):
            return Period(calendar.closed(year)[0], today)
        return calendar.part(year, low.split(maxsplit=1)[0]) if low.startswith(("early", "late")) else year

    def _step(self, low: str) -> int:
        return 1 if "next" in low else -1 if "last" in low else 0
