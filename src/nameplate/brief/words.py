"""The sentences of a brief, written from its numbers and never saying more than they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nameplate.brief.number import (
    Scale,
    amount,
    capital,
    count,
    day_words,
    digits,
    is_day,
    month,
    percent,
    point,
    ranged,
    unit_words,
)

if TYPE_CHECKING:
    from datetime import date

    from nameplate.brief.data import Announced, Comparison, Estimate, Outcome

ORIGIN_WORDS = {
    "claimed": "what sources claim",
    "reference": "how past programmes went",
    "assumed": "our own assumptions",
    "observed": "what was observed since",
}


def figure(announced: Announced, unit: str) -> str:
    """Write an announced value exactly, without the source's hedge.

    Examples
    --------
    >>> from nameplate.brief.data import Announced
    >>> figure(Announced(7.25e7, words="up to 72.5 million rounds per year"), "").replace(chr(160), " ")
    '72.5 million'
    """
    value = announced.value
    if isinstance(value, (int, float)):
        # a figure that several claims make together has no printed form; four digits hide no printed one, and
        # what was only assumed deserves no more than a forecast
        return amount(value, unit, 2 if announced.assumed else 4)
    return day_words(value) if value else "nothing"


def reach(chance: float) -> str:
    """Write how many futures reach something.

    Examples
    --------
    >>> tuple(reach(chance).replace(chr(160), " ") for chance in (0.05, 0.8))
    ('1 in 20 futures reaches', '16 in 20 futures reach')
    """
    return f"{count(chance)} futures {verb(chance, 'reach', 'reaches')}"


def verb(chance: float, many: str, one: str) -> str:
    """Choose the form of a verb that goes with a count of futures.

    Examples
    --------
    >>> verb(0.05, "keep", "keeps"), verb(0.3, "keep", "keeps")
    ('keeps', 'keep')
    """
    return one if count(chance).startswith("1\N{NO-BREAK SPACE}in") else many


def headline(main: Outcome, horizon: date) -> str:
    """Answer the main question in one sentence.

    Examples
    --------
    >>> from datetime import date
    >>> from nameplate.brief.data import Announced, Estimate, Outcome
    >>> e = Estimate("round", 2.9e7, 3.3e7, 3.7e7, 4.1e7, 4.5e7)
    >>> main = Outcome("?", "rounds from the plant in 2028", e, Announced(7e7), chance=0.05)
    >>> headline(main, date(2034, 12, 31)).replace(chr(160), " ")
    'Expect about 37 million rounds from the plant in 2028, not the 70 million announced: 1 in 20 futures reaches that'
    """
    if is_day(main.estimate):
        return _day_headline(main, horizon)
    middle, unit = main.estimate.middle, "%" if main.estimate.unit == "%" else ""
    if not isinstance(middle, (int, float)):
        start = f"Expect no limit to the {main.noun}"
    elif middle == 0:
        start = f"Half of the futures or more see {'nothing' if unit else 'no'} {main.noun}"
    else:
        start = f"Expect about {point(middle, unit, horizon)} {main.noun}"
    return start.rstrip() + _against(main, unit)


def _against(main: Outcome, unit: str) -> str:
    """Set the announced amount against the expected one, as far as the numbers carry it."""
    announced, middle = main.announced, main.estimate.middle
    if main.asked:
        return _asked(main)
    if announced is None or not isinstance(announced.value, (int, float)) or not isinstance(middle, (int, float)):
        return ""
    kept = middle <= announced.value if main.most else middle >= announced.value
    number = figure(announced, unit)
    if kept:
        relation = f", at {'most' if main.most else 'least'} the {number} {announced.verb}"
    elif main.chance is not None and main.chance < 0.25:
        relation = f", not the {number} {announced.verb}"
    else:
        relation = f", against {number} {announced.verb}"
    if main.chance is None:
        return relation
    return f"{relation}: {_stay(main.chance) if main.most else reach(main.chance)} that"


def _stay(chance: float) -> str:
    return f"{count(chance)} futures {verb(chance, 'stay', 'stays')} within"


def _asked(main: Outcome) -> str:
    return "" if main.chance is None else f"; the chance of {main.chance_of} is {count(main.chance)}"


def _day_headline(main: Outcome, horizon: date) -> str:
    middle = main.estimate.middle
    if middle is None or isinstance(middle, (int, float)):
        start = f"Do not count on {main.noun} by {_last(horizon)}: half of the futures or more have not seen it by then"
    else:
        start = f"Expect {main.noun} around {month(middle)}"
    announced = main.announced.value if main.announced else None
    if main.asked:
        return start + _asked(main)
    if announced is None or isinstance(announced, (int, float)) or main.chance is None:
        return start
    said = main.announced.verb if main.announced else ""
    joint = f"; {day_words(announced)} was {said}" if middle is None else f", {said} for {day_words(announced)}"
    keeps = verb(main.chance, "keep", "keeps")
    return f"{start}{joint}{',' if middle is None else ':'} {count(main.chance)} futures {keeps} that day"


def _last(horizon: date) -> str:
    """Name the horizon as a deadline."""
    at_year_end = (horizon.month, horizon.day) == (12, 31)
    return f"the end of {horizon.year}" if at_year_end else day_words(horizon)


def what(outcome: Outcome) -> str:
    """Name what an outcome estimates, on its own.

    Examples
    --------
    >>> from nameplate.brief.data import Estimate, Outcome
    >>> what(Outcome("?", "of the demand met in 2028", Estimate("%", 1.0, 2.0, 3.0, 4.0, 5.0)))
    'Share of the demand met in 2028'
    """
    return named(outcome.noun, outcome.estimate.unit)


def named(noun: str, unit: str) -> str:
    """Let the words that follow an answer stand on their own."""
    return capital(f"share {noun}" if unit == "%" else noun)


def finding(comparison: Comparison, horizon: date) -> str:
    """Say in one sentence what each scenario comes to.

    Examples
    --------
    >>> from datetime import date
    >>> from nameplate.brief.data import Comparison, Estimate, Scenario
    >>> one, two = Estimate("%", 44, 58, 71, 83, 97), Estimate("%", 31, 41, 48, 55, 66)
    >>> compared = Comparison("of the demand met in 2031", (Scenario("With the plants", one), Scenario("Imports", two)))
    >>> finding(compared, date(2034, 12, 31)).replace(chr(160), " ")
    'Share of the demand met in 2031: 71 % (44 to 97) with “With the plants”, 48 % (31 to 66) with “Imports”.'
    """
    answers = [f"{ranged(scenario.estimate, horizon)} with “{scenario.label}”" for scenario in comparison.scenarios]
    return f"{named(comparison.noun, comparison.scenarios[0].estimate.unit)}: {', '.join(answers)}."


def plain_amount(value: object) -> float:
    """Take an amount as it is, and anything else as nothing."""
    return float(value) if isinstance(value, (int, float)) else 0.0


def difference_words(difference: Estimate) -> str:
    """Write a paired difference with its sign and its 90 % range.

    Examples
    --------
    >>> from nameplate.brief.data import Estimate
    >>> difference_words(Estimate("%", -41, -30, -23, -15, -9)).replace(chr(160), " ")
    '−23 points (−41 to −9)'
    """
    low, middle, high = (plain_amount(e) for e in (difference.low, difference.middle, difference.high))
    scale = Scale.of([low, middle, high])
    texts = [("+" if v > 0 else "") + digits(v / scale.divisor) for v in (low, middle, high)]
    one = texts[1].strip("+\N{MINUS SIGN}") == "1" and not scale.word
    unit = f"point{'' if one else 's'}" if difference.unit == "%" else unit_words(difference.unit, one=one)
    word = f"\N{NO-BREAK SPACE}{scale.word}" if scale.word else ""
    return f"{texts[1]}{word} {unit}".rstrip() + f" ({texts[0]} to {texts[2]})"


def shares_sentence(shares: tuple[tuple[str, float], ...]) -> str:
    """Say how much of the answer's spread rests on what.

    Examples
    --------
    >>> shares_sentence((("claimed", 0.46), ("assumed", 0.2))).replace(chr(160), " ")
    'Of the spread of the answer, 46 % rests on what sources claim and 20 % on our own assumptions; the other 34 % \
comes from inputs acting together and from chance.'
    """
    named = [(ORIGIN_WORDS[origin], share) for origin, share in shares if share >= 0.005]
    rest = max(0.0, 1.0 - sum(share for _, share in shares))
    if not named:
        return "No input explains the spread by itself: it comes from inputs acting together and from chance."
    parts = [f"{percent(share)} {'rests ' if i == 0 else ''}on {words}" for i, (words, share) in enumerate(named)]
    listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    tail = f"; the other {percent(rest)} comes from inputs acting together and from chance" if rest >= 0.005 else ""
    return f"Of the spread of the answer, {listed}{tail}."
