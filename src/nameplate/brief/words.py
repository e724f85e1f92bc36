"""The sentences of a brief, written from its numbers and never saying more than they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nameplate.brief.number import (
    Scale,
    amount,
    beyond,
    capital,
    count,
    day_words,
    digits,
    is_day,
    month,
    percent,
    point,
    spread,
    unit_words,
)

if TYPE_CHECKING:
    from datetime import date

    from nameplate.brief.data import Announced, Comparison, Driver, Estimate, Milestone, Outcome, Scenario, Series

ORIGIN_WORDS = {
    "claimed": "what sources claim",
    "reference": "how past programmes went",
    "assumed": "our own assumptions",
    "observed": "what was observed since",
}


def announced_words(announced: Announced | None, unit: str) -> str:
    """Write an announced figure as printed, or exactly where it was computed.

    Examples
    --------
    >>> from nameplate.brief.data import Announced
    >>> announced_words(Announced(7e7, words="up to 70 million rounds per year"), "round")
    'up to 70 million rounds per year'
    >>> announced_words(None, "round")
    'nothing'
    """
    if announced is None or announced.value is None:
        return "nothing"
    if announced.words:
        return announced.words
    return _plain(announced, unit)


def _plain(announced: Announced, unit: str) -> str:
    """Write an announced value exactly, without the source's hedge."""
    value = announced.value
    if isinstance(value, (int, float)):
        # a figure that several claims make together has no printed form; four digits hide no printed one
        return amount(value, unit, 4)
    return day_words(value) if value else "nothing"


def reach(chance: float) -> str:
    """Write how many futures do something, with the verb's ending left to the caller.

    Examples
    --------
    >>> tuple(reach(chance).replace(chr(160), " ") for chance in (0.05, 0.8))
    ('1 in 20 futures reaches', '16 in 20 futures reach')
    """
    return f"{count(chance)} futures {_verb(chance, 'reach', 'reaches')}"


def _verb(chance: float, many: str, one: str) -> str:
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
    figure = _plain(announced, unit)
    if kept:
        relation = f", at {'most' if main.most else 'least'} the {figure} {announced.verb}"
    elif main.chance is not None and main.chance < 0.25:
        relation = f", not the {figure} {announced.verb}"
    else:
        relation = f", against {figure} {announced.verb}"
    if main.chance is None:
        return relation
    return f"{relation}: {_stay(main.chance) if main.most else reach(main.chance)} that"


def _stay(chance: float) -> str:
    return f"{count(chance)} futures {_verb(chance, 'stay', 'stays')} within"


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
    verb = _verb(main.chance, "keep", "keeps")
    return f"{start}{joint}{',' if middle is None else ':'} {count(main.chance)} futures {verb} that day"


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
    return capital(f"share {outcome.noun}" if outcome.estimate.unit == "%" else outcome.noun)


def fan_title(series: Series) -> str:
    """Say what the output chart shows, in the year that the main question asks about."""
    chosen = [year for year in series.years if year.year == series.focus] or [series.years[-1]]
    year = chosen[0]
    start = f"{series.product}: about {amount(year.middle, series.unit)} in {year.year}"
    if not year.middle:
        start = f"{series.product}: no {unit_words(series.unit)} in {year.year} in half of the futures or more"
    if not year.announced:
        return start
    figure = amount(year.announced, "", 4)
    if year.middle >= year.announced:
        return f"{start}, at least the {figure} {series.verb}"
    if not year.middle:
        return f"{start}, {figure} are {series.verb}"
    return f"{start}, {percent(year.middle / year.announced)} of the {figure} {series.verb}"


def fan_subtitle(series: Series) -> str:
    """Name the measure, the unit and what the marks mean."""
    scale = Scale.of([year.high for year in series.years] + [year.announced for year in series.years])
    unit = f"{scale.word} {unit_words(series.unit)}".strip()
    actuals = " Solid dots: reported output." if series.actuals else ""
    return (
        f"{capital(unit)} made in each year. Dashed line: as {series.verb}; its dot marks where it was "
        f"promised.{actuals} Solid line: median. Dark band: 10 in 20 futures; with the pale band: 18 in 20, "
        "so 2 in 20 fall outside."
    )


def dates_title(milestone: Milestone, horizon: date) -> str:
    """Say when a milestone comes and how many futures keep the announced day."""
    middle = milestone.estimate.middle
    when = point(middle, "", horizon) if not isinstance(middle, (int, float)) else ""
    start = f"{milestone.label}: {when if middle is None else f'around {when}'}"
    announced = milestone.announced.value if milestone.announced else None
    if announced is None or isinstance(announced, (int, float)) or milestone.on_time is None:
        return start
    kept = f"{count(milestone.on_time)} futures {_verb(milestone.on_time, 'keep', 'keeps')}"
    said = milestone.announced.verb if milestone.announced else ""
    return f"{start}; {kept} the {said} {day_words(announced)}"


def dates_subtitle(milestone: Milestone, horizon: date) -> str:
    """Name what a dot is, and what stands outside the axis."""
    text = "Each dot is 1 of 20 equally likely dates."
    if milestone.announced is not None:
        text += " Filled: on time. Hollow: late."
    if None in milestone.days:
        text += f" Dots at the right edge: {beyond(horizon)} or never."
    if milestone.never >= 0.0005:
        text += f" {count(milestone.never).capitalize()} futures {_verb(milestone.never, 'give', 'gives')} it up."
    return text


def comparison_title(comparison: Comparison, horizon: date) -> str:
    """Name the scenario that changes the answer most, or say that none does."""
    main, *rest = scenarios = comparison.scenarios
    moves = [s for s in rest if s.difference is not None]
    if not moves:
        texts = [f"{s.label}: {spread(s.estimate, horizon)[0]}" for s in scenarios]
        return "; ".join(texts)
    top = max(moves, key=lambda s: abs(_float(_middle(s))))
    value = _middle(top)
    if not value:
        return "In the middle future the scenarios do not differ"
    word = "more" if _float(value) > 0 else "less"
    difference = abs(_float(value))
    unit = top.estimate.unit
    text = f"{digits(difference)} points" if unit == "%" else amount(difference, unit)
    return f"{top.label}: {text} {word} than “{main.label}”"


def comparison_subtitle(comparison: Comparison) -> str:
    """Name the measure and the marks of the scenario chart."""
    estimates = [scenario.estimate for scenario in comparison.scenarios]
    scale = Scale.of([_float(end) for e in estimates for end in (e.low, e.high)])
    measure = "per cent" if estimates[0].unit == "%" else scale.word
    return (
        f"{capital(f'{measure} {comparison.noun}'.strip())}. Dot: median. Thick line: 10 in 20 futures; "
        "thin line: 18 in 20. All scenarios meet the same luck."
    )


def drivers_subtitle(main: Outcome, hidden: int) -> str:
    """Name the measure of the driver chart, and how many inputs it leaves out."""
    rest = f" {hidden} further inputs explain less." if hidden > 1 else " One further input explains less." * hidden
    return f"Share of the spread of the answer (“{what(main)}”) that each input explains by itself.{rest}"


def _middle(scenario: Scenario) -> float:
    return _float(scenario.difference.middle) if scenario.difference else 0.0


def _float(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) else 0.0


def difference_words(difference: Estimate) -> str:
    """Write a paired difference with its sign and its 90 % range.

    Examples
    --------
    >>> from nameplate.brief.data import Estimate
    >>> difference_words(Estimate("%", -41, -30, -23, -15, -9)).replace(chr(160), " ")
    '−23 points (−41 to −9)'
    """
    low, middle, high = (_float(e) for e in (difference.low, difference.middle, difference.high))
    scale = Scale.of([low, middle, high])
    texts = [("+" if v > 0 else "") + digits(v / scale.divisor) for v in (low, middle, high)]
    one = texts[1].strip("+\N{MINUS SIGN}") == "1" and not scale.word
    unit = f"point{'' if one else 's'}" if difference.unit == "%" else unit_words(difference.unit, one=one)
    word = f"\N{NO-BREAK SPACE}{scale.word}" if scale.word else ""
    return f"{texts[1]}{word} {unit}".rstrip() + f" ({texts[0]} to {texts[2]})"


def drivers_title(drivers: tuple[Driver, ...]) -> str:
    """Name the input that moves the answer most."""
    top = max(drivers, key=lambda driver: driver.share)
    if top.share < 0.01:
        return "No single input moves the answer: none explains 1 % of its spread by itself"
    return f"{capital(top.label)} moves the answer most: by itself it explains {percent(top.share)} of the spread"


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
