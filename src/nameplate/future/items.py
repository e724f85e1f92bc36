"""One year of a site item by item, beside the day-by-day model: both must say the same.

The year is one at full rate: lines are started and ramped up, every hour is staffed, inputs are there; capacity,
yield and stoppages are as the programme has them, each value at the median of its belief. The day-by-day model
multiplies rates; here every item moves through every station of every line while the site is up.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from nameplate.errors import UsageError
from nameplate.future.column import Columns, Drawn
from nameplate.future.plan import Plan
from nameplate.future.planner import make_plan
from nameplate.future.reference import Outages, run_one
from nameplate.line import Line, load_line, simulate

if TYPE_CHECKING:
    from nameplate.programme import Evidence, Programme

DAY_SECONDS = 86_400.0
FUTURE = 0
"""The future whose stoppages the year has."""
TOLERANCE = 0.01


@dataclass(frozen=True)
class LineYear:
    """Lines of one kind in one year.

    Parameters
    ----------
    line : str
        Name in the programme.
    lines : int
        How many there are.
    nameplate : float
        Items that they could make in the year, stoppages left out.
    by_item, by_day : float
        Good items made, as either model counts them.
    """

    line: str
    lines: int
    nameplate: float
    by_item: float
    by_day: float

    @property
    def difference(self) -> float:
        """By item over by day, less 1; 0 where neither makes anything."""
        return self.by_item / self.by_day - 1.0 if self.by_day > 0 else 0.0


@dataclass(frozen=True)
class ItemsReport:
    """One year of a site, told twice.

    Parameters
    ----------
    site : str
        Name in the programme.
    rows : tuple of LineYear
        One for each kind of line.
    up_days : float
        Days of the year that are free of stoppages.
    efficiency : float
        Share of the nameplate, as the day-by-day model takes it: from a short run of the line file.
    items : int
        Items that left a line, scrapped ones included.
    moves : int
        Items times stations.
    seconds : float
        How long it took to run them.
    """

    site: str
    rows: tuple[LineYear, ...]
    up_days: float
    efficiency: float
    items: int
    moves: int
    seconds: float

    @property
    def total(self) -> LineYear:
        """All lines together."""
        rows = self.rows
        return LineYear(
            "all lines",
            sum(row.lines for row in rows),
            sum(row.nameplate for row in rows),
            sum(row.by_item for row in rows),
            sum(row.by_day for row in rows),
        )

    @property
    def agrees(self) -> bool:
        """Whether the year's output is the same within 1 %."""
        return abs(self.total.difference) <= TOLERANCE


def compare_year(
    programme: Programme,
    evidence: Evidence,
    site: str,
    seed: int,
    progress: Callable[[int, int], None] | None = None,
) -> ItemsReport:
    """Run one full-rate year of a site item by item and day by day.

    Parameters
    ----------
    programme : Programme
        Its site must name an ``item_line``.
    evidence : Evidence
        What its values rest on, and the folder that the line file is in.
    site : str
        Name of the site.
    seed : int
        Of both models.
    progress : callable, optional
        Is told (kinds of lines done, kinds of lines).

    Returns
    -------
    ItemsReport

    Raises
    ------
    UsageError
        If there is no such site, or it names no line file, or no line stands on it.
    """
    line = _item_line(programme, evidence, site)
    plan = make_plan(_alone(programme, site), "", evidence)
    values = medians(plan.columns)
    made = run_one(plan, values.tolist(), seed, FUTURE)["line_made"].sum(axis=0)
    days = _days(plan, seed)
    began = perf_counter()
    rows, items = [], 0
    for number, name in enumerate(plan.lines):
        row, left = _line_year(programme, plan, values, line, number, days, seed)
        rows.append(replace(row, by_day=float(made[number])))
        items += left
        if progress:
            progress(len(rows), len(plan.lines))
        assert row.line == name
    efficiency = float(values[plan.site_efficiency_column[0]])
    seconds = perf_counter() - began
    return ItemsReport(site, tuple(rows), days.up, efficiency, items, items * len(line.stations), seconds)


def medians(columns: Columns) -> NDArray[np.float64]:
    """Give the median of every column of a plan that holds neither chances nor promises."""
    half = np.array([0.5])
    return np.array(
        [
            float(np.clip(source.table.at(half)[0], source.low, source.high))
            if isinstance(source, Drawn)
            else float(source.draw(0, np.zeros(1, np.int64), place)[0])
            for place, source in zip(columns.places, columns.sources, strict=True)
        ]
    )


def _item_line(programme: Programme, evidence: Evidence, site: str) -> Line:
    with_lines = [name for name, part in programme.sites.items() if part.item_line]
    if site not in with_lines:
        raise UsageError(f"site {site!r}: valid would be a site with an item_line: {', '.join(with_lines) or 'none'}")
    if not any(line.site == site for line in programme.lines.values()):
        raise UsageError(f"site {site!r}: valid would be a site with lines")
    return load_line(evidence.folder / str(programme.sites[site].item_line))


def _alone(programme: Programme, site: str) -> Programme:
    """Cut a programme down to one site that runs at full rate."""
    lines = {
        name: line.model_copy(update={"starts": None}) for name, line in programme.lines.items() if line.site == site
    }
    nothing: dict[str, object] = {
        key: {} for key in ("milestones", "inputs", "restrictions", "consumers", "imports", "scenarios")
    }
    full = programme.sites[site].model_copy(update={"efficiency": None, "loading": None, "ramp": None})
    return programme.model_copy(update=nothing | {"years": 1, "sites": {site: full}, "lines": lines})


@dataclass(frozen=True)
class _Days:
    """Days of the year without stoppages; the same, and all days, as the calendar weighs them for leap years."""

    up: float
    up_weighed: float
    weighed: float


def _days(plan: Plan, seed: int) -> _Days:
    outages, calendar = Outages(plan, 0, seed, FUTURE), plan.calendar
    up = np.array([outages.up(day) for day in range(calendar.days)])
    weight = calendar.weight[calendar.year_of]
    return _Days(float(up.sum()), float((up * weight).sum()), float(weight.sum()))


def _line_year(
    programme: Programme, plan: Plan, values: NDArray[np.float64], line: Line, number: int, days: _Days, seed: int
) -> tuple[LineYear, int]:
    """Run lines of one kind item by item; also returns the items that left, good or not."""
    name = plan.lines[number]
    count = max(1, round(programme.lines[name].count.quantity.central))
    a_day = float(values[plan.line_capacity_column[number]] * plan.line_share[number])
    good = float(values[plan.site_yield_column[0]])
    last = line.stations[-1]
    stations = [*line.stations[:-1], replace(last, quality=last.quality * good)]
    own = replace(line, stations=stations).at_rate(a_day / count / DAY_SECONDS)
    # Each kind of line has futures of its own, hence luck of its own.
    result = simulate(own, until=days.up_weighed * DAY_SECONDS, futures=count, first=1000 * number, seed=seed)
    row = LineYear(name, count, a_day * days.weighed, float(result.items.sum()), 0.0)
    return row, int(result.items.sum() + result.scrapped.sum())
