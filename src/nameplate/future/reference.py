"""One future in plain Python: what is true. The compiled kernel must give the same bits.

The order of the additions is part of the meaning, since floats are not exact. `docs/programme.md` says in words
what happens here.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from nameplate import rng

if TYPE_CHECKING:
    from nameplate.future.plan import Plan

SHORTEST_GAP_DAYS = 0.01
"""Between stoppages, so that a table that allows none cannot hold the clock."""


@dataclass
class Outages:
    """The stoppages of one site, one after the other."""

    plan: Plan
    site: int
    seed: int
    future: int
    number: int = 0
    begin: float = 0.0
    end: float = 0.0
    stream: int = field(init=False)

    def __post_init__(self) -> None:
        self.stream = rng.stream_key(f"outage/{self.plan.sites[self.site]}")
        self._next()

    def _next(self) -> None:
        every, last = self.plan.outage_every[self.site], self.plan.outage_last[self.site]
        if every is None or last is None:
            self.begin = self.end = math.inf
            return
        u = [rng.uniform(self.seed, self.future, self.stream, 2 * self.number + place) for place in (0, 1)]
        gap, length = float(every.at(np.array(u[0]))), float(last.at(np.array(u[1])))
        self.begin = self.end + max(gap, SHORTEST_GAP_DAYS)
        self.end = self.begin + max(length, 0.0)
        self.number += 1

    def up(self, day: int) -> float:
        """Give the share of a day that is free of stoppages."""
        down = 0.0
        while self.begin < day + 1.0:
            down += min(self.end, day + 1.0) - max(self.begin, float(day))
            if self.end >= day + 1.0:
                break
            self._next()
        return 1.0 - down


def milestone_days(plan: Plan, values: Any) -> tuple[list[float], list[bool]]:
    """Say on which day each milestone is done, infinite for never or beyond the horizon, and which never come."""
    steps, horizon = plan.milestones, float(plan.calendar.days)
    days, never = [0.0] * len(steps.names), [False] * len(steps.names)
    for m in steps.order:
        first = [int(n) for n in np.flatnonzero(steps.after[m])]
        start = max([0.0, *(days[n] for n in first)])
        never[m] = any(never[n] for n in first)
        if not math.isnan(steps.fixed[m]):
            days[m], never[m] = float(steps.fixed[m]), False
            continue
        # What waits for nothing and was promised for a past day counts from that day.
        finish = start if first or steps.takes_column[m] >= 0 else -math.inf
        if steps.takes_column[m] >= 0:
            finish = max(finish, start + values[steps.takes_column[m]])
        if steps.slip_column[m] >= 0:
            promise = steps.said[m] + (steps.promised[m] - steps.said[m]) * values[steps.slip_column[m]]
            finish = max(finish, promise)
        finish = slowed(plan, values, int(m), start, finish)
        if steps.never_column[m] >= 0 and values[steps.never_column[m]] > 0.0:
            finish, never[m] = math.inf, True
        if steps.slip_column[m] >= 0 and math.isinf(values[steps.slip_column[m]]):
            never[m] = True
        if steps.done_column[m] >= 0 and values[steps.done_column[m]] > 0.0:
            finish, never[m] = 0.0, False
        days[m] = finish if finish < horizon else math.inf
    return days, never


def slowed(plan: Plan, values: Any, milestone: int, start: float, finish: float) -> float:
    """Stretch the work on a milestone over the days on which restrictions slow it."""
    if not start < finish < math.inf or not plan.restricts_milestone[:, milestone].any():
        return finish
    left, day = finish - start, start
    while left > 0.0 and day < plan.calendar.days:
        speed = passing(plan, values, plan.restricts_milestone[:, milestone], day)
        if speed > 0.0 and left <= speed:
            return day + left / speed
        left -= speed
        day += 1.0
    return day if left <= 0.0 else math.inf


def passing(plan: Plan, values: Any, mask: Any, day: float) -> float:
    """Give the share that all restrictions on one thing let pass on a day."""
    share = 1.0
    for r in range(len(plan.restriction_on)):
        acts = plan.restriction_on[r] and mask[r]
        begun = values[plan.restriction_from_column[r]] <= day
        if acts and begun and day < values[plan.restriction_until_column[r]]:
            share *= 1.0 - values[plan.restriction_cut_column[r]]
    return share


def run_one(plan: Plan, values: Any, seed: int, future: int) -> dict[str, Any]:
    """Run one future.

    Parameters
    ----------
    plan : Plan
    values : sequence of float
        One for each column of the plan.
    seed, future : int
        For the stoppages.

    Returns
    -------
    dict
        month (name -> months × products), demand and delivered (years × entries), line_made (years × lines),
        milestone_day, milestone_never.
    """
    days, never = milestone_days(plan, values)
    world = _World(plan, [float(value) for value in values], days, seed, future)
    for day in range(plan.calendar.days):
        world.live(day)
    return world.results() | {"milestone_day": np.array(days), "milestone_never": np.array(never, np.bool_)}


class _World:
    """The state of one future and what is counted of it."""

    def __init__(self, plan: Plan, values: list[float], days: list[float], seed: int, future: int) -> None:
        self.plan, self.values, self.days = plan, values, days
        self.outages = [Outages(plan, site, seed, future) for site in range(len(plan.sites))]
        self.full = [self._full(line) for line in range(len(plan.lines))]
        self.stock = [values[column] for column in plan.product_stock_column]
        self.demand = [sum(self._demand_of(product), 0.0) for product in range(len(plan.products))]
        self.use = [self._use(number) for number in range(len(plan.inputs))]
        self.held = [values[plan.input_stock_column[i]] * self.use[i] for i in range(len(plan.inputs))]
        self.coming = [0.0] * len(plan.inputs)
        self.orders = np.zeros((len(plan.inputs), plan.calendar.days))
        months, products = len(plan.calendar.months), len(plan.products)
        names = ("made", "scrapped", "imported", "delivered", "demand", "stock")
        self.month = {name: np.zeros((months, products)) for name in names}
        years = len(plan.calendar.years)
        self.groups = self._groups()
        self.served = np.zeros((years, len(self.groups)))
        self.line_made = np.zeros((years, len(plan.lines)))

    def _full(self, line: int) -> float:
        """Give a line's output a day at full ramp, before inputs and stoppages."""
        plan, site = self.plan, self.plan.line_site_of[line]
        nameplate = self.values[plan.line_capacity_column[line]] * plan.line_share[line]
        efficiency = self.values[plan.site_efficiency_column[site]]
        return nameplate * efficiency * self.values[plan.site_loading_column[site]]  # type: ignore[no-any-return]

    def _demand_of(self, product: int) -> list[float]:
        plan = self.plan
        return [
            self.values[plan.demand_column[entry]]
            for entry in range(len(plan.demand_names))
            if plan.demand_product_of[entry] == product
        ]

    def _use(self, number: int) -> float:
        plan, total = self.plan, 0.0
        for line in range(len(plan.lines)):
            if plan.input_used_by[number, line] and plan.line_on[line]:
                total += self.full[line]
        return total

    def live(self, day: int) -> None:
        """Let one day pass."""
        self._receive(day)
        good = self._make(day)
        self._import(day, good)
        self._serve(day)
        self._order(day)
        month = self.plan.calendar.month_of[day]
        for product in range(len(self.stock)):
            self.month["stock"][month, product] = self.stock[product]

    def _weight(self, day: int) -> float:
        """Say what a day counts, so that a calendar year makes what a rate per year says, leap year or not."""
        return float(self.plan.calendar.weight[self.plan.calendar.year_of[day]])

    def _lead(self, i: int) -> int:
        """Give an input's lead in whole days; what is ordered today is there tomorrow at the earliest."""
        days: float = self.values[self.plan.input_lead_column[i]]
        return max(1, math.floor(days + 0.5))

    def _receive(self, day: int) -> None:
        for i in range(len(self.held)):
            sent = day - self._lead(i)
            if sent >= 0:
                self.held[i] += self.orders[i, sent]
                self.coming[i] -= self.orders[i, sent]

    def _make(self, day: int) -> list[float]:
        plan, weight = self.plan, self._weight(day)
        up = [outage.up(day) * weight for outage in self.outages]
        want = [self._ramp(line, day) * self.full[line] * up[plan.line_site_of[line]] for line in range(len(self.full))]
        share = [1.0] * len(want)
        for i in range(len(self.held)):
            users = [line for line in range(len(want)) if plan.input_used_by[i, line]]
            need = 0.0
            for line in users:
                need += want[line]
            if need > self.held[i]:
                for line in users:
                    share[line] = min(share[line], self.held[i] / need)
        good = [0.0] * len(self.stock)
        for line in range(len(want)):
            made = want[line] * share[line]
            kept = made * self.values[plan.site_yield_column[plan.line_site_of[line]]]
            for i in range(len(self.held)):
                if plan.input_used_by[i, line]:
                    self.held[i] = max(0.0, self.held[i] - made)
            product = plan.line_product_of[line]
            good[product] += kept
            self.month["scrapped"][plan.calendar.month_of[day], product] += made - kept
            self.line_made[plan.calendar.year_of[day], line] += kept
        for product in range(len(good)):
            self.month["made"][plan.calendar.month_of[day], product] += good[product]
            self.stock[product] += good[product]
        return good

    def _ramp(self, line: int, day: int) -> float:
        plan, start = self.plan, self.plan.line_start_of[line]
        if not plan.line_on[line]:
            return 0.0
        if start < 0:
            return 1.0
        run = day + 0.5 - self.days[start]
        length = self.values[plan.site_ramp_column[plan.line_site_of[line]]]
        if run < 0.0:
            return 0.0
        return 1.0 if run >= length else run / length

    def _import(self, day: int, good: list[float]) -> None:
        plan = self.plan
        for k in range(len(plan.imports)):
            product = plan.import_product_of[k]
            demand = self.demand[product]
            aim = self.values[plan.product_cover_column[product]] * demand + demand * self._weight(day)
            passed = passing(plan, self.values, plan.restricts_import[:, k], day)
            rate = self.values[plan.import_rate_column[k]] * self._weight(day) if plan.import_on[k] else 0.0
            most = rate * passed
            amount = min(most, max(0.0, aim - self.stock[product]))
            self.stock[product] += amount
            self.month["imported"][plan.calendar.month_of[day], product] += amount

    def _serve(self, day: int) -> None:
        month, year = self.plan.calendar.month_of[day], self.plan.calendar.year_of[day]
        for number, (product, entries) in enumerate(self.groups):
            given = min(self.stock[product], self._total(entries) * self._weight(day))
            self.stock[product] -= given
            self.served[year, number] += given
            self.month["delivered"][month, product] += given

    def _groups(self) -> list[tuple[int, list[int]]]:
        """Group consumers' entries by product and priority, in the order in which they are served."""
        plan = self.plan
        keys = list(zip(plan.demand_product_of.tolist(), plan.demand_priority.tolist(), strict=True))
        return [(group[0], [e for e, key in enumerate(keys) if key == group]) for group in sorted(set(keys))]

    def _total(self, entries: list[int]) -> float:
        total = 0.0
        for e in entries:
            total += self.values[self.plan.demand_column[e]]
        return total

    def _order(self, day: int) -> None:
        plan = self.plan
        for i in range(len(self.held)):
            local = plan.input_local_of[i]
            free = local >= 0 and self.days[local] <= day
            passed = 1.0 if free else passing(plan, self.values, plan.restricts_input[:, i], day)
            most = self.values[plan.input_supply_column[i]] * self.use[i] * self._weight(day) * passed
            cover = self.values[plan.input_stock_column[i]] + self._lead(i)
            target = cover * self.use[i] * self._weight(day)
            order = min(most, max(0.0, target - (self.held[i] + self.coming[i])))
            self.orders[i, day] = order
            self.coming[i] += order

    def results(self) -> dict[str, Any]:
        """Give what was counted; demand is its rate times the days' weight, a group shares what it got by demand."""
        plan, days = self.plan, self.plan.calendar
        in_month = np.bincount(days.month_of, minlength=len(days.months))
        in_year = np.bincount(days.year_of, minlength=len(days.years))
        in_which_year = [month.year - days.years[0] for month in days.months]
        for product, demand in enumerate(self.demand):
            self.month["demand"][:, product] = demand * (in_month * days.weight[in_which_year])
        wanted, given = (np.zeros((len(days.years), len(plan.demand_names))) for _ in range(2))
        for number, (_, entries) in enumerate(self.groups):
            total = self._total(entries)
            for e in entries:
                rate = self.values[plan.demand_column[e]]
                wanted[:, e] = rate * (in_year * days.weight)
                given[:, e] = self.served[:, number] * (rate / total if total > 0.0 else 0.0)
        return {"month": self.month, "demand": wanted, "delivered": given, "line_made": self.line_made}
