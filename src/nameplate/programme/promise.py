"""What a programme's own dates say of its luck: promises that were restated, and promises that were kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from nameplate.belief import Kept, Luck, Promise, bespoke, common_luck, novelty, slip
from nameplate.belief.announcement import MONTH_DAYS
from nameplate.belief.outcome import SHORTEST_LEAD_DAYS
from nameplate.quantity import parse_period

if TYPE_CHECKING:
    from nameplate.programme.model import Milestone, Programme, Statement

DEFAULT_COMMON_SLIP = 0.5
MOST_COMMON = 0.99


@dataclass(frozen=True)
class Restated:
    """One promise and what is known of how it was kept.

    Parameters
    ----------
    said, promised : date
        When it was made, and the last day that it promised.
    known : date
        The day on which it came, or up to which it had not come.
    came : bool
        Which of the two.
    """

    said: date
    promised: date
    known: date
    came: bool

    @property
    def lead(self) -> int:
        """Days from the promise to its end."""
        return (self.promised - self.said).days

    @property
    def ratio(self) -> float:
        """The schedule ratio T that is known, as a date or as a lower bound."""
        return (self.known - self.said).days / self.lead


def promise_of(programme: Programme, lead_days: float) -> Promise:
    """Describe a promise of a programme as the belief of schedules sees it.

    Parameters
    ----------
    programme : Programme
        Its industry and project type count, where it names them.
    lead_days : float
        From when it was said to the end of the promised period.
    """
    return Promise(lead_days / MONTH_DAYS, novelty(programme.project_type or ""), bespoke(programme.industry or ""))


def luck_of(programme: Programme) -> Luck:
    """Learn the luck that a programme's milestones share from the dates that were given for them.

    Returns
    -------
    Luck
        As likely good as bad where no date was restated and none was kept.
    """
    left = frozenset(programme.leave_out)
    kept = []
    for milestone in programme.milestones.values():
        for one in restated(milestone, programme.start):
            believed = slip(promise_of(programme, one.lead), left)
            kept.append(Kept(believed.done_by(one.ratio), exact=one.came))
    share = programme.common_slip
    common = DEFAULT_COMMON_SLIP if share is None else share.quantity.to("").central
    return common_luck(kept, min(max(common, 0.0), MOST_COMMON))


def restated(milestone: Milestone, start: date) -> Iterator[Restated]:
    """Give the promises for a milestone that were not kept, or kept, by what came after them.

    Parameters
    ----------
    milestone : Milestone
        Its statements count where it is known when they were made; what tells of a day gone by is no promise.
    start : date
        The programme's first day; what was said later is not known yet.

    Yields
    ------
    Restated
        In the order of the statements. The last promise of a milestone that has not come is none of them: the milestone
        itself is conditioned on that.
    """
    promises = [found for found in map(_dated, milestone.statements) if found is not None and found[0] <= start]
    for (said, _, promised), (again, earliest, _) in pairwise(promises):
        known = again if earliest is None else max(again, earliest)
        if (promised - said).days >= SHORTEST_LEAD_DAYS and known > said:
            yield Restated(said, promised, known, came=False)
    if promises and milestone.date is not None and milestone.date.origin == "observed":
        said, _, promised = promises[-1]
        period = milestone.date.period
        came = period.end or period.start
        if came is not None and (promised - said).days >= SHORTEST_LEAD_DAYS and came > said:
            yield Restated(said, promised, came, came=True)


def _dated(statement: Statement) -> tuple[date, date | None, date] | None:
    """Give when a promise was made, and the first and the last day that it names; None for what is no promise."""
    if statement.said is None:
        return None
    when, what = parse_period(statement.said), parse_period(statement.date)
    said = when.start if when.end is None else when.end
    if said is None or what.end is None or what.end <= said:
        return None
    return said, what.start, what.end
