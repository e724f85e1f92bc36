"""From a programme and a scenario to a plan: names become numbers here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from nameplate.belief import slip
from nameplate.errors import UsageError
from nameplate.future.column import Chance, Columns, Constant, Slipping
from nameplate.future.plan import Milestones, Plan, calendar
from nameplate.programme.place import changed
from nameplate.programme.promise import luck_of, promise_of
from nameplate.quantity import QuantileTable, parse_period

if TYPE_CHECKING:
    from nameplate.programme import Evidence, Programme
    from nameplate.programme.model import Milestone, Outages

ANNOUNCED = "announced"
DEFAULT_COVER_DAYS = 30.0


def make_plan(programme: Programme, scenario: str, evidence: Evidence) -> Plan:
    """Turn a programme and one of its scenarios into arrays.

    Parameters
    ----------
    programme : Programme
    scenario : str
        A scenario's name, or ``announced``.
    evidence : Evidence

    Returns
    -------
    Plan

    Raises
    ------
    UsageError
        If there is no such scenario.
    """
    announced = scenario == ANNOUNCED
    if announced or not programme.scenarios:
        off: frozenset[str] = frozenset()
    elif scenario in programme.scenarios:
        off = frozenset(programme.scenarios[scenario].off)
        programme = changed(programme, programme.scenarios[scenario])
    else:
        valid = ", ".join([*programme.scenarios, ANNOUNCED])
        raise UsageError(f"scenario {scenario!r}: valid would be one of {valid}")
    return _Planner(programme, off, Columns(evidence, programme.start, announced)).plan()


class _Planner:
    """Build a plan, part by part."""

    def __init__(self, programme: Programme, off: frozenset[str], columns: Columns) -> None:
        self.programme, self.off, self.columns = programme, off, columns
        self.announced = columns.announced
        self.luck = luck_of(programme)

    def plan(self) -> Plan:
        parts = self._sites() | self._lines() | self._products() | self._inputs() | self._imports()
        parts |= self._consumers() | self._restrictions()
        whole = {
            "columns": self.columns,
            "calendar": calendar(self.programme.start, self.programme.years),
            "milestones": self._milestones(),
        }
        return Plan(**whole, **parts)  # type: ignore[arg-type]

    def _day(self, when: date | None) -> float:
        return np.nan if when is None else float((when - self.programme.start).days)

    def _number(self, names: Iterable[str], name: str | None) -> int:
        return -1 if name is None else list(names).index(name)

    # Milestones

    def _milestones(self) -> Milestones:
        found = self.programme.milestones
        names = tuple(found)
        rows = [self._milestone(name, part) for name, part in found.items()]
        waits = [[other in part.after for other in names] for part in found.values()]
        after = np.array(waits, np.bool_).reshape(len(names), len(names))
        fixed, said, promised = (np.array([row[place] for row in rows], np.float64) for place in range(3))
        slips, done, takes, never = (np.array([row[place] for row in rows], np.int64) for place in range(3, 7))
        order = np.array(_sorted(after), np.int64)
        return Milestones(names, order, fixed, said, promised, slips, done, takes, never, after)

    def _milestone(self, name: str, part: Milestone) -> tuple[float, float, float, int, int, int, int]:
        place = f"milestones.{name}"
        fixed = said = promised = np.nan
        slips = takes = -1
        if part.date is not None:
            period = part.date.period
            last = self._day(period.end or period.start)
            if part.date.origin == "observed":
                fixed = min(last, 0.0)  # what was seen by the first day had happened by then
            else:
                said = self._day(parse_period(part.said or "").end)
                promised = max(last, said + 1.0)  # a promise for the day it is made still has a length to slip by
                slips = self._slip(place, said, promised)
        if part.takes is not None:
            ideal = None if part.takes.origin == "claimed" else 0.0
            takes = self.columns.value(f"{place}.takes", part.takes, "day", 0.0, ideal)
        done, never = (self._chance(f"{place}.{key}", getattr(part, key)) for key in ("done", "never"))
        return fixed, said, promised, slips, done, takes, never

    def _slip(self, place: str, said: float, promised: float) -> int:
        if self.announced:
            return self.columns.add(f"{place}.slip", Constant(1.0))
        past = slip(promise_of(self.programme, promised - said), frozenset(self.programme.leave_out))
        return self.columns.add(f"{place}.slip", Slipping(past, max(0.0, -said) / (promised - said), self.luck))

    def _chance(self, place: str, value: object) -> int:
        from nameplate.programme import Value

        if self.announced or not isinstance(value, Value):
            return -1
        return self.columns.add(place, Chance(self.columns.evidence.believe(value, "").mean()))

    # What makes

    def _sites(self) -> dict[str, object]:
        found = self.programme.sites
        rows: dict[str, list[int]] = {"efficiency": [], "loading": [], "ramp": [], "yield": []}
        for name, site in found.items():
            place = f"sites.{name}"
            value = self.columns.value
            rows["efficiency"].append(self._efficiency(name))
            rows["loading"].append(value(f"{place}.loading", site.loading, "", 1.0, 1.0))
            rows["ramp"].append(value(f"{place}.ramp", site.ramp, "day", 0.0, 0.0))
            rows["yield"].append(value(f"{place}.yield", site.yield_, "", 1.0, 1.0))
        outages = [None if self.announced else site.outages for site in found.values()]
        return {
            "sites": tuple(found),
            **{f"site_{key}_column": np.array(numbers, np.int64) for key, numbers in rows.items()},
            "outage_every": tuple(self._events(part, "every") for part in outages),
            "outage_last": tuple(self._events(part, "last") for part in outages),
        }

    def _efficiency(self, name: str) -> int:
        site, place = self.programme.sites[name], f"sites.{name}.efficiency"
        if site.efficiency is not None or site.item_line is None or self.announced:
            return self.columns.value(place, site.efficiency, "", 1.0, 1.0)
        from nameplate.line import efficiency, load_line

        ratios = efficiency(load_line(self.columns.evidence.folder / site.item_line), seed=0)
        return self.columns.add(place, Constant(float(np.mean(ratios))))

    def _events(self, outages: Outages | None, key: str) -> QuantileTable | None:
        return None if outages is None else self.columns.evidence.believe(getattr(outages, key), "day")

    def _lines(self) -> dict[str, object]:
        found = self.programme.lines
        shares, capacities = [], []
        for name, line in found.items():
            unit = f"{self.programme.products[line.product].unit}/day"
            site = self.programme.sites[line.site]
            own = line.capacity is not None
            place, value = (f"lines.{name}", line.capacity) if own else (f"sites.{line.site}", site.capacity)
            place += ".capacity"
            known = place in self.columns.places
            capacities.append(
                self.columns.places.index(place) if known else self.columns.value(place, value, unit, 0.0)
            )
            shares.append(1.0 if own else self._count(name) / self._count_at(line.site))
        return {
            "lines": tuple(found),
            "line_on": np.array([f"lines.{name}" not in self.off for name in found], np.bool_),
            "line_site_of": np.array([self._number(self.programme.sites, line.site) for line in found.values()], int),
            "line_product_of": np.array(
                [self._number(self.programme.products, line.product) for line in found.values()], int
            ),
            "line_capacity_column": np.array(capacities, np.int64),
            "line_share": np.array(shares, np.float64),
            "line_start_of": np.array(
                [self._number(self.programme.milestones, line.starts) for line in found.values()], int
            ),
        }

    def _count(self, name: str) -> float:
        return self.programme.lines[name].count.quantity.central

    def _count_at(self, site: str) -> float:
        lines = self.programme.lines
        return sum(self._count(name) for name, line in lines.items() if line.site == site and line.capacity is None)

    # What comes in and what goes out

    def _products(self) -> dict[str, object]:
        found = self.programme.products
        stock, cover = [], []
        for name, part in found.items():
            stock.append(self.columns.value(f"products.{name}.stock", part.stock, part.unit, 0.0))
            cover.append(self.columns.value(f"products.{name}.cover", part.cover, "day", DEFAULT_COVER_DAYS))
        return {
            "products": tuple(found),
            "product_stock_column": np.array(stock, np.int64),
            "product_cover_column": np.array(cover, np.int64),
        }

    def _inputs(self) -> dict[str, object]:
        found = {} if self.announced else self.programme.inputs
        value = self.columns.value
        columns = {
            "stock": [value(f"inputs.{name}.stock", part.stock, "day", 0.0) for name, part in found.items()],
            "supply": [value(f"inputs.{name}.supply", part.supply, "", 1.0) for name, part in found.items()],
            "lead": [value(f"inputs.{name}.lead", part.lead, "day", 0.0) for name, part in found.items()],
        }
        used = [[line in part.used_by for line in self.programme.lines] for part in found.values()]
        local = [self._number(self.programme.milestones, part.local_from) for part in found.values()]
        return {
            "inputs": tuple(found),
            "input_used_by": np.array(used, np.bool_).reshape(len(found), len(self.programme.lines)),
            **{f"input_{key}_column": np.array(numbers, np.int64) for key, numbers in columns.items()},
            "input_local_of": np.array(local, np.int64),
        }

    def _imports(self) -> dict[str, object]:
        found = self.programme.imports
        rates = []
        for name, part in found.items():
            unit = f"{self.programme.products[part.product].unit}/day"
            rates.append(self.columns.value(f"imports.{name}.rate", part.rate, unit, 0.0))
        return {
            "imports": tuple(found),
            "import_on": np.array([f"imports.{name}" not in self.off for name in found], np.bool_),
            "import_product_of": np.array(
                [self._number(self.programme.products, part.product) for part in found.values()], np.int64
            ),
            "import_rate_column": np.array(rates, np.int64),
        }

    def _consumers(self) -> dict[str, object]:
        entries = [
            (name, product, part.priority, rate)
            for name, part in self.programme.consumers.items()
            for product, rate in part.demand.items()
        ]
        columns = [
            self.columns.value(
                f"consumers.{name}.demand.{product}", rate, f"{self.programme.products[product].unit}/day", 0.0
            )
            for name, product, _, rate in entries
        ]
        return {
            "demand_names": tuple(entry[0] for entry in entries),
            "demand_products": tuple(entry[1] for entry in entries),
            "demand_product_of": np.array([self._number(self.programme.products, e[1]) for e in entries], np.int64),
            "demand_column": np.array(columns, np.int64),
            "demand_priority": np.array([entry[2] for entry in entries], np.int64),
        }

    def _restrictions(self) -> dict[str, object]:
        found = {} if self.announced else self.programme.restrictions
        rows: dict[str, list[int]] = {"from": [], "until": [], "cut": []}
        for name, part in found.items():
            place = f"restrictions.{name}"
            rows["from"].append(self.columns.when(f"{place}.from", part.from_, end=False, default=-np.inf))
            rows["until"].append(self.columns.when(f"{place}.until", part.until, end=True, default=np.inf))
            rows["cut"].append(self.columns.value(f"{place}.cut", part.cut, "", 0.0))
        groups: dict[str, tuple[str, tuple[str, ...]]] = {
            "milestone": ("milestones", tuple(self.programme.milestones)),
            "input": ("inputs", () if self.announced else tuple(self.programme.inputs)),
            "import": ("imports", tuple(self.programme.imports)),
        }
        masks = {
            f"restricts_{key}": np.array(
                [[f"{group}.{name}" in part.on for name in names] for part in found.values()], np.bool_
            ).reshape(len(found), len(names))
            for key, (group, names) in groups.items()
        }
        return {
            "restriction_on": np.array([f"restrictions.{name}" not in self.off for name in found], np.bool_),
            **{f"restriction_{key}_column": np.array(numbers, np.int64) for key, numbers in rows.items()},
            **masks,
        }


def _sorted(after: NDArray[np.bool_]) -> list[int]:
    """Order milestones so that each comes after those that it waits for; circles were refused before."""
    order: list[int] = []
    while len(order) < len(after):
        ready = [number for number in range(len(after)) if number not in order]
        order.append(next(n for n in ready if all(first in order for first in np.flatnonzero(after[n]))))
    return order
