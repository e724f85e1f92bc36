"""The words that dates are made of."""

from __future__ import annotations

from typing import Final

from nameplate.claim.grammar.calendar import SEASONS
from nameplate.report.dateline import MONTHS
from nameplate.report.wordlist import words

WEEKDAYS: Final = {
    name: number
    for number, name in enumerate(words("monday tuesday wednesday thursday friday saturday sunday"))
}  # fmt: skip
"""Number of each day of the week, from Monday as 0."""

UNITS: Final = {
    word: unit
    for unit in words("day week month quarter year decade")
    for word in (unit, unit + "s")
} | {"yr": "year", "yrs": "year", "mths": "month", "fortnight": "fortnight", "fortnights": "fortnight"}  # fmt: skip
"""What can be counted; a fortnight is two weeks."""

ORDINALS: Final = {
    name: number
    for number, name in enumerate(
        words("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"), start=1
    )
} | {"last": -1, "final": -1, "closing": -1, "latter": -1, "opening": 1, "back": -1, "front": 1}  # fmt: skip
"""Which of several; -1 is the last."""

ROMAN: Final = {"I": 1, "II": 2, "III": 3, "IV": 4}
"""As in III quarter of 2026."""

_ONES: Final = words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen",
    "eighteen nineteen",
)
TENS: Final = {name: 10 * value for value, name in enumerate(words("twenty thirty forty fifty sixty seventy"), 2)}
"""The tens, which may have a one behind them."""
COUNTS: Final = {name: value for value, name in enumerate(_ONES, start=1)} | TENS | {"a": 1, "an": 1}
"""How many."""

STEPS: Final = {"this": 0, "current": 0, "present": 0, "ongoing": 0, "next": 1, "coming": 1, "upcoming": 1, "last": -1,
                "past": -1}  # fmt: skip
"""Words before a unit that count from today."""
NAMED: Final = {
    "that": 0,
    "same": 0,
    "following": 1,
    "subsequent": 1,
    "ensuing": 1,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
}
"""Words before a unit that count from the date named before, or from today where none was."""

PARTS: Final = {"early": "early", "mid": "mid", "middle": "mid", "late": "late", "beginning": "beginning",
                "start": "beginning", "outset": "beginning", "end": "end", "close": "end", "turn": "turn",
                "midpoint": "mid"}  # fmt: skip
"""Names of the parts of a stretch."""

DAYS: Final = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
"""Days by their names, as steps from today."""

ANCHORS: Final = frozenset(
    (
        *MONTHS, *WEEKDAYS, *UNITS, *SEASONS, *DAYS,
        *words("half halves q h qfy hfy fy cy ytd fiscal midyear christmas easter eoy"),
    )
) | {str(year) for year in range(1800, 2100)}  # fmt: skip
"""Each date has one of these words, or '27."""
RATES: Final = frozenset({"day", "week", "month", "quarter", "year", "decade"})
"""Units that most often stand in a rate, as in "70 million a year", which is no date."""
