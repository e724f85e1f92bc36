"""A whole against figures per line: lines times what each makes, and what is said of all of them."""

from __future__ import annotations

from collections.abc import Iterator

from nameplate.claim.conflict.noun import Conflict, number, quoted
from nameplate.claim.conflict.rate import capacities, comparable, ends, periods_of, unit_factor
from nameplate.claim.conflict.thing import same_place
from nameplate.claim.model import Claim

_ROOM = 1.1
"""Reports round: a tenth more or less is no conflict."""


def lines(claims: list[Claim]) -> Iterator[Conflict]:
    """Find capacities that do not follow from the number of lines and what each line is said to make.

    Parameters
    ----------
    claims : list of Claim
        All claims.

    Yields
    ------
    Conflict
        One for each whole, figure per line and number of lines.
    """
    rates = capacities(claims)
    counts = [c for c in claims if c.kind == "line_count" and c.part == "" and isinstance(c.value, float)]
    each = [c for c in rates if "line" in periods_of(c)]
    for one in each:
        period = [part for part in periods_of(one) if part != "line"]
        wholes = [c for c in rates if periods_of(c) == period and c.part in ("", "total") and comparable(c, one)]
        for whole in wholes:
            for count in counts:
                if count.unit == "line" and same_place(count, whole) and count.report in (one.report, whole.report):
                    yield from _compare(whole, one, count)


def _compare(whole: Claim, one: Claim, count: Claim) -> Iterator[Conflict]:
    scale = unit_factor(whole, one) or 1.0
    lines_ = count.value if isinstance(count.value, float) else 0.0
    low, high = (end * scale * lines_ for end in ends(one))
    least, most = ends(whole)
    above = least > high * _ROOM and one.bound != "at_least" and count.bound != "at_least"
    below = most * _ROOM < low and one.bound != "up_to" and count.bound != "up_to" and whole.bound != "at_least"
    if high > 0 and (above or below):
        sentence = (
            f"{quoted(count)} at {quoted(one)} make {number(high)}, but the whole is given as {quoted(whole)}: "
            f"{'more' if above else 'less'} than its lines can account for."
        )
        yield Conflict("line", sentence, (count, one, whole))
