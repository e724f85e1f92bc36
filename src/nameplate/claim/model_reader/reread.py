"""What a proposal's words really say: number, unit and date as our own grammars read them, or why it does not hold."""

from __future__ import annotations

from dataclasses import dataclass

from nameplate.claim.grammar.date import Date
from nameplate.claim.grammar.hedge import find_bound
from nameplate.claim.grammar.quantity import Measure, find_measures
from nameplate.claim.model import Kind, Value
from nameplate.claim.model_reader.figure import ends_of, figure, meant
from nameplate.claim.model_reader.place import Place
from nameplate.claim.model_reader.proposal import Proposal
from nameplate.claim.rule.draft import Draft
from nameplate.claim.rule.finish import DATED
from nameplate.claim.rule.flow import kind_of
from nameplate.claim.rule.scope import part_at
from nameplate.claim.rule.sentence import Sentence
from nameplate.errors import QuantityError, UsageError
from nameplate.quantity import Period, parse_period

_NEVER = DATED | {"restriction"}
_UNDATED = frozenset({"line_count", "product_spec", "area"})
_LEAD = DATED | {"output", "stock", "order", "demand"}
_THINGS = frozenset({"", "count", "energy", "power", "mass", "volume", "length", "share", "times"})
_PRICED = _THINGS | {"money"}
_FIT: dict[str, tuple[frozenset[str], str]] = {
    "capacity": (_THINGS, "an amount of things"),
    "stock": (_THINGS | {"duration"}, "an amount of things"),
    "output": (_PRICED, "an amount of things or money"),
    "order": (_PRICED, "an amount of things or money"),
    "demand": (_PRICED, "an amount of things or money"),
    "line_count": (frozenset({"", "count"}), "a number of things"),
    "jobs": (frozenset({"", "count", "share"}), "a number of people"),
    "investment": (frozenset({"money", "share"}), "a sum of money"),
    "area": (frozenset({"area"}), "an area"),
    "delay": (frozenset({"duration"}), "a length of time"),
}


@dataclass(frozen=True, slots=True)
class Misread:
    """Why a proposal does not hold."""

    reason: str


def reread(proposal: Proposal, sentence: Sentence, place: Place) -> Draft | Misread:
    """Read a proposal's words with our own grammars.

    Parameters
    ----------
    proposal : Proposal
        What the model says.
    sentence : Sentence
        The sentence in which its quote stands.
    place : Place
        Where in it.

    Returns
    -------
    Draft or Misread
        The number and the date of the draft are those that our grammars find; its words are the quote, widened to the
        whole quantity.

    Examples
    --------
    >>> sentence = Sentence("It makes up to 70 million rounds a year.", 0)
    >>> reread(Proposal(1, "70 million", "capacity", 70e6), sentence, Place(15, 25, "exact")).measure.unit
    'round/year'
    >>> reread(Proposal(1, "70 million", "capacity", 80e6), sentence, Place(15, 25, "exact")).reason
    'the number 80,000,000 is not in the quote, which has 70,000,000'
    """
    measure = _measure(proposal, sentence, place)
    if isinstance(measure, Misread):
        return measure
    start, end = _widened(sentence, place, measure)
    if start >= end:
        return Misread("the quote holds no words")
    core = measure.start if measure else start
    named = measure is not None and proposal.kind not in ("product_spec", "delay")
    return Draft(
        proposal.kind,
        start,
        end,
        measure,
        _date(proposal, sentence, place),
        _unit(proposal.kind, sentence, measure),
        core=core,
        part=part_at(sentence, measure.start, measure.end) if measure and named else "",
    )


def _measure(proposal: Proposal, sentence: Sentence, place: Place) -> Measure | Misread | None:
    """Return the quantity that the proposal is about."""
    kind, within = proposal.kind, _within(sentence, place)
    if proposal.value is None:
        fitting = [measure for measure in within if measure.dimension and _fits(kind, measure)]
        return fitting[0] if kind in _FIT and len(fitting) == 1 else None
    found = meant(proposal.value, sorted(within, key=lambda measure: not _fits(kind, measure)), sentence.text)
    if found is None:
        return Misread(_not_there(proposal.value, within))
    if not _fits(kind, found):
        words = " ".join(sentence.text[found.start : found.end].split())
        return Misread(f"{words!r} is not {_FIT[kind][1]}, which {kind} needs")
    return None if kind in _NEVER else found


def _within(sentence: Sentence, place: Place) -> list[Measure]:
    """Return the quantities whose number stands in the quote; the numbers of dates are none, durations are."""
    known = {measure.number.start for measure in sentence.measures}
    return [
        measure
        for measure in find_measures(sentence.text)
        if place.start <= measure.number.start
        and measure.number.end <= place.end
        and (measure.number.start in known or measure.dimension == "duration")
    ]


def _not_there(value: Value, within: list[Measure]) -> str:
    shown = " to ".join(figure(end) for end in ends_of(value))
    there = ", ".join(" to ".join(figure(end) for end in ends_of(measure.value)) for measure in within[:5])
    return f"the number {shown} is not in the quote, which has {there or 'none'}"


def _fits(kind: Kind, measure: Measure) -> bool:
    return kind not in _FIT or measure.dimension in _FIT[kind][0]


def _unit(kind: Kind, sentence: Sentence, measure: Measure | None) -> str | None:
    if measure is None or kind != "jobs" or measure.dimension == "share":
        return None
    return "job" if not measure.dimension or kind_of(sentence, measure, {}) == "jobs" else None


def _widened(sentence: Sentence, place: Place, measure: Measure | None) -> tuple[int, int]:
    """Return the quote with all of its quantity and the word that bounds it."""
    start, end = place.start, place.end
    if measure is not None:
        bound = find_bound(sentence.text, measure.start, measure.number.end) or find_bound(
            sentence.text, measure.start, measure.end
        )
        start = min(start, measure.start, bound.start if bound else start)
        end = max(end, measure.end, bound.end if bound else end)
    return sentence.trim(start, end)


def _date(proposal: Proposal, sentence: Sentence, place: Place) -> Date | None:
    """Return the date that the sentence gives: the one that the model names if it is there, else that of the quote."""
    known = [date for date in sentence.dates if date.period is not None]
    wanted = read_period(proposal.date)
    if wanted is not None:
        same = [date for date in known if wanted in (date.period, date.point)]
        inside = [date for date in same if _in(date, place)]
        if same:
            return (inside or same)[0]
    if proposal.kind in _UNDATED:
        return None
    inside = [date for date in sentence.step_dates if _in(date, place)]
    if inside:
        return inside[0]
    return sentence.lead if proposal.kind in _LEAD else None


def _in(date: Date, place: Place) -> bool:
    return place.start <= date.end - 1 and date.start < place.end


def read_period(text: str) -> Period | None:
    """Read a model's date; None where it is none.

    Examples
    --------
    >>> read_period("2027-H2").iso(), read_period("soon")
    ('2027-07/2027-12', None)
    """
    try:
        return parse_period(text) if text else None
    except (QuantityError, UsageError):
        return None
