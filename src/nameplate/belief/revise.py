"""What a programme's later announcements say of its first: the forecast of the first promise, revised."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from nameplate.belief.attainment import Claimed
from nameplate.belief.forecast import Forecast, Forecaster, quantiles, ratios
from nameplate.belief.luck import Kept, common_luck
from nameplate.belief.schedule import Promise

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from nameplate.belief.announcement import Announcement

    Floats: TypeAlias = NDArray[np.float64]


def revise(forecaster: Forecaster, said: Sequence[Announcement], leave_out: frozenset[str]) -> Forecast:
    """Forecast the first of several announcements of one programme, knowing those that came after it.

    Each restated date says that the one before it was not kept: by the day of the restatement, nor, as the owner says
    itself, before the new period. That is evidence of the programme's luck, which its last promise shares; the
    forecast of the last promise, put on the first one's clock, is then the forecast of the first. A restated amount
    for the same date is forecast as it stands and divided by what was claimed first.

    Parameters
    ----------
    forecaster : Forecaster
    said : sequence of Announcement
        In the order in which they were made, all of one thing.
    leave_out : frozenset of str
        Families that nothing may be learnt from: the programme's own, where its end is known.

    Returns
    -------
    Forecast
        Of T and Q of the first.
    """
    alone = forecaster.forecast(said[0], leave_out)
    timing, never = _timing(forecaster, [one for one in said if one.start is not None], leave_out, alone)
    return Forecast(timing, never, _attained(forecaster, said, leave_out, alone))


def _timing(
    forecaster: Forecaster, said: Sequence[Announcement], leave_out: frozenset[str], alone: Forecast
) -> tuple[Floats | None, float]:
    import numpy as np

    first, last = said[0] if said else None, said[-1] if said else None
    if first is None or last is None or len(said) < 2 or first.start_lead is None or last.start_lead is None:
        return alone.timing, alone.never
    schedule = forecaster.schedule
    kept = []
    for one, following in pairwise(said):
        if one.start_lead is None or following.start is None:
            continue
        by = max(following.announced.middle, following.start.first)
        share = schedule.mixture(Promise.of(one), leave_out).cdf(np.array([one.months(by) / one.start_lead]))
        kept.append(Kept(float(share[0])))
    luck = common_luck(kept)
    mixture = schedule.mixture(Promise.of(last), leave_out)
    shares = luck.shifted(mixture.judged(ratios()))
    never = 1.0 - float(luck.shifted(np.array([1.0 - mixture.never]))[0])
    passed = first.months(last.announced.middle)
    on_first = (passed + quantiles(shares / (1.0 - never)) * last.start_lead) / first.start_lead
    inside = (on_first >= first.window) & (on_first <= 1.0)
    return np.where(inside, 1.0, on_first), never


def _attained(
    forecaster: Forecaster, said: Sequence[Announcement], leave_out: frozenset[str], alone: Forecast
) -> Floats | None:
    first = said[0]
    alike = [
        one
        for one in said
        if one.amount is not None and one.unit == first.unit and one.due == first.due and one.kind == first.kind
    ]
    if first.amount is None or len(alike) < 2 or alike[-1].amount is None:
        return alone.attainment
    last = quantiles(forecaster.attainment.mixture(Claimed.of(alike[-1]), leave_out).cdf(ratios()))
    return last * (alike[-1].amount / first.amount)
