"""The small words of a question: periods, comparisons, and clauses that begin with of or for."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import zip_longest
from typing import cast

from nameplate.errors import UsageError, shorten
from nameplate.quantity import Period, parse_period
from nameplate.study.question import FORMS, Relation
from nameplate.study.vocabulary import nearest

_DATE = r"\d{4}(?:-\w+)*"
_PERIOD = re.compile(
    rf"\s*\b(?P<word>in|by|at|during|before|until|over|from|between)\s+(?:the\s+)?(?P<end>end\s+of\s+)?"
    rf"(?P<first>{_DATE})(?:(?:\s+(?:to|and)\s+|/)(?P<last>{_DATE}))?(?![\w-])",
    re.IGNORECASE,
)
RELATION = re.compile(
    r"\s*(?P<words>at least|at most|more than|less than|no more than|no less than|over|above|below|up to)\s+",
    re.IGNORECASE,
)
_MEANS: dict[str, Relation] = {
    "no less than": "at least",
    "over": "more than",
    "above": "more than",
    "below": "less than",
    "no more than": "at most",
    "up to": "at most",
}
AMOUNT = re.compile(r"\d[\d.,]*\s*(?:k|M|bn|million|billion|thousand|%)?(?![\d.,])", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(?:(?:next|this|last|coming|current|following|previous)"
    r" (?:year|month|quarter|decade|spring|summer|autumn|winter)"
    r"|(?:with)?in (?:the )?(?:next |coming )?\w+(?:[ -]\w+)? (?:years?|months?|weeks?)(?: time)?"
    r"|(?:\d+|\w+) (?:years?|months?) from now|soon|today|tomorrow|now|by then)\b",
    re.IGNORECASE,
)


def forms(text: str = "") -> str:
    """Name the forms that are most like a text, or all of them."""
    near = nearest(text, FORMS, most=2, by_words=True) if text else []
    guess = f"did you mean {' or '.join(repr(form) for form in near)}? " if near else ""
    return f"{guess}valid would be: {'; '.join(FORMS)}; each with 'if SCENARIO'"


def period(text: str) -> tuple[str, Period | None]:
    """Take the period out of a text: the last one that stands there."""
    matches = list(_PERIOD.finditer(text))
    if not matches:
        relative = _RELATIVE.search(text)
        if relative:
            raise UsageError(
                f"{relative[0]!r} depends on the day of asking, so that nobody could judge it; valid would be a date "
                "such as 2027, 2027-H1, 2027-03 or by 2027"
            )
        return text, None
    match = matches[-1]
    period = parse_period(f"{match['first']} to {match['last']}" if match["last"] else match["first"])
    word = match["word"].lower()
    if word in ("from", "between") and not match["last"]:
        raise UsageError(f"{match[0].strip()!r}: valid would be a period with an end, such as from 2027 to 2029")
    start, end = period.start, period.end
    if word == "before" and start is not None:
        end = max(start, date.min + timedelta(days=1)) - timedelta(days=1)
        start = None
    elif word in ("by", "until", "at") or match["end"]:
        start = None
    return text[: match.start()] + text[match.end() :], Period(start, end)


def stated(period: Period | None, valid: str) -> Period:
    """Insist on a period."""
    if period is None:
        raise UsageError(f"the question names no period; valid would be {valid}")
    return period


def clauses(text: str, *keywords: str) -> dict[str, str]:
    """Split what stands after the head of a question at its keywords, each at most once."""
    cuts = list(re.finditer(rf"(?:^|\s+)({'|'.join(keywords)})\s+", text, re.IGNORECASE))
    stray = text[: cuts[0].start()].strip() if cuts else text.strip()
    if stray:
        raise UsageError(f"{shorten(stray)!r} was not understood; valid would be {' or '.join(keywords)} and a name")
    found: dict[str, str] = {}
    for cut, following in zip_longest(cuts, cuts[1:]):
        words = text[cut.end() : following.start() if following else len(text)].strip()
        key = cut[1].lower()
        # a second keyword of the same kind belongs to the name, as in "the plant of the north"
        found[key] = f"{found[key]} {key} {words}" if key in found else words
    return found


def needed(clauses: dict[str, str], key: str, valid: str) -> str:
    """Insist on a clause."""
    if not clauses.get(key):
        raise UsageError(f"the question does not say of what; valid would be {valid}")
    return clauses[key]


def relation(text: str) -> tuple[Relation, str]:
    """Take a comparison off the front of a text; none means at least.

    Examples
    --------
    >>> relation("at most 5k rifle")
    ('at most', '5k rifle')
    """
    match = RELATION.match(text)
    if not match:
        return "at least", text
    words = match["words"].lower()
    return _MEANS.get(words, cast("Relation", words)), text[match.end() :]


def whole(period: Period, yearly: bool) -> bool:
    """Say whether a period is made of whole months, or of whole years."""
    first, last = period.start, period.end
    starts = first is None or (first.day == 1 and (not yearly or first.month == 1))
    after = None if last is None or last == date.max else last + timedelta(days=1)
    return starts and (after is None or (after.day == 1 and (not yearly or after.month == 1)))
