"""Money against capacity: what a unit of yearly capacity costs, where announced plants show what is usual.

The limits are wide, a factor of ten to either side of an announced plant of the kind, since a report seldom says what
the money is for. What lies outside is a slip of a scale word or of a currency, or the two figures are not of one plant.
"""

from __future__ import annotations

from collections.abc import Iterator

from nameplate.claim.conflict.noun import Conflict, number, quoted
from nameplate.claim.conflict.rate import ends
from nameplate.claim.conflict.thing import same_place
from nameplate.claim.model import Claim
from nameplate.quantity import QuantityError, factor

_ROOM = 10.0
# US dollars for one unit of capacity, and the announced plant that they are taken from.
_USUAL: dict[str, tuple[float, str]] = {
    "GWh/year": (36e6, "Tesla Nevada 2023: 3.6 billion dollars, 100 GWh and trucks"),
    "barrel/day": (29_000.0, "Dangote refinery: 19 billion dollars, 650,000 barrels a day"),
    "shell/year": (1_500.0, "Rheinmetall Unterlüß: some 500 million euros, 350,000 shells a year"),
    "wafer/month": (600_000.0, "TSMC Arizona first plant: 12 billion dollars, 20,000 wafers a month"),
    "vehicle/year": (11_000.0, "Tesla Grünheide: some 5.5 billion euros, 500,000 vehicles a year"),
}
# Dollars for one unit of money, rounded: a factor of ten leaves room for every year of this century.
_DOLLARS = {
    "USD": 1.0, "EUR": 1.1, "GBP": 1.3, "CHF": 1.1, "CAD": 0.73, "AUD": 0.66, "CNY": 0.14, "JPY": 0.007, "INR": 0.012,
    "KRW": 0.00073, "SEK": 0.1, "NOK": 0.1, "DKK": 0.15, "PLN": 0.26, "CZK": 0.044, "RUB": 0.011,
}  # fmt: skip


def prices(claims: list[Claim]) -> Iterator[Conflict]:
    """Find sums that are far from what the capacity they are said to buy has cost elsewhere.

    Parameters
    ----------
    claims : list of Claim
        All claims.

    Yields
    ------
    Conflict
        One for each report and plant in which the only sum and the only capacity do not go together.
    """
    reports = {claim.report for claim in claims}
    for report in sorted(reports):
        own = [claim for claim in claims if claim.report == report and not claim.superseded and claim.value]
        sums = [claim for claim in own if claim.kind == "investment" and claim.unit in _DOLLARS]
        rates = [claim for claim in own if claim.kind == "capacity" and claim.part in ("", "total")]
        if len({claim.value for claim in sums}) == 1 and len({claim.value for claim in rates}) == 1:
            yield from _compare(sums[0], rates[0])


def _compare(money: Claim, rate: Claim) -> Iterator[Conflict]:
    if not same_place(money, rate) or money.subject != rate.subject:
        return
    dollars = ends(money)[1] * _DOLLARS[money.unit or ""]
    for unit, (usual, plant) in _USUAL.items():
        units = ends(rate)[1] * _factor(rate.unit or "", unit)
        if units <= 0 or 1 / _ROOM <= dollars / units / usual <= _ROOM:
            continue
        size = number(max(dollars / units / usual, usual / (dollars / units)))
        word = "more" if dollars / units > usual else "less"
        sentence = (
            f"{quoted(money)} for {quoted(rate)} is {number(dollars / units)} dollars for each {unit}, {size} times "
            f"{word} than an announced plant of that kind ({plant}): one of the two figures is not what it seems."
        )
        yield Conflict("price", sentence, (money, rate))


def _factor(one: str, other: str) -> float:
    try:
        return factor(one, other)
    except QuantityError:
        return 0.0
