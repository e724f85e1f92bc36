"""Output year by year: announced, forecast, reported, and ten single futures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from nameplate.brief import data
from nameplate.brief.gather.announced import as_announced, capacity_claims, is_assumed, lines_making
from nameplate.brief.number import capital
from nameplate.quantity import Period
from nameplate.run.manifest import ANNOUNCED
from nameplate.study.question import horizon
from nameplate.study.vocabulary import Thing, Vocabulary

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from nameplate.programme import Programme
    from nameplate.run import Run
    from nameplate.study import Question

    Floats = NDArray[np.float64]

MOST_SERIES = 3


def series(run: Run, main: Question) -> tuple[data.Series, ...]:
    """Draw the main question's output first, then every plant's."""
    programme = run.programme
    years = whole_years(programme)
    if not years:
        return ()
    chosen = [main.thing] if main.kind in ("output", "reached") and main.thing and main.thing.kind != "unit" else []
    chosen += [_site(programme, name) for name in programme.sites]
    unique = {lines_making(programme, found): found for found in reversed(chosen)}
    wanted = [found for lines, found in reversed(unique.items()) if lines and " and " not in found.unit]
    return tuple(_series(run, found, main, years) for found in wanted[:MOST_SERIES])


def whole_years(programme: Programme) -> list[int]:
    """List the calendar years that are simulated from end to end.

    A year of which only a part is simulated would look like a year of low output.
    """
    first, last = programme.start, horizon(programme)
    return [y for y in range(first.year, last.year + 1) if date(y, 1, 1) >= first and date(y, 12, 31) <= last]


def _site(programme: Programme, name: str) -> Thing:
    things = Vocabulary.of(programme).things.entries
    return next(found for alias, found in things if alias == name and found.kind == "site")


def _series(run: Run, found: Thing, main: Question, years: list[int]) -> data.Series:
    import numpy as np

    lines = lines_making(run.programme, found)
    made = _yearly(run, run.scenarios[0], lines, years)
    simulated = _yearly(run, ANNOUNCED, lines, years)[0].tolist()
    announced = [as_announced(run.programme, lines, found.unit, value) for value in simulated]
    ends = np.quantile(made, (0.05, 0.25, 0.5, 0.75, 0.95), axis=0)
    rows = tuple(data.Year(year, announced[i], *(float(end) for end in ends[:, i])) for i, year in enumerate(years))
    top = max(announced)
    promised = next((year for year, value in zip(years, announced, strict=True) if value >= 0.995 * top), None)
    same = main.kind == "output" and not set(lines).isdisjoint(lines_making(run.programme, main.thing))
    return data.Series(
        product=capital(found.label),
        unit=found.unit,
        years=rows,
        promised=promised if top > 0.0 else None,
        focus=main.end.year if same and main.end else None,
        claims=capacity_claims(run.programme, lines),
        actuals=_actuals(run, lines, found.unit),
        futures=tuple(tuple(float(value) for value in future) for future in made[:10]),
        assumed=is_assumed(run.programme, lines),
    )


def _yearly(run: Run, scenario: str, lines: tuple[str, ...], years: list[int]) -> Floats:
    """Add up what some lines make: (futures, years)."""
    import polars as pl

    kept = pl.col("line").cast(pl.String).is_in(list(lines)) & pl.col("year").is_in(years)
    frame = run.scan("line", scenario).filter(kept).select("made").collect()
    made: Floats = frame["made"].to_numpy().reshape(-1, len(years), len(lines)).sum(axis=2)
    return made


def _actuals(run: Run, lines: tuple[str, ...], unit: str) -> tuple[data.Actual, ...]:
    """Find outputs that were reported for a whole year, among what the programme holds as observed."""
    programme = run.programme
    parts = {f"lines.{name}." for name in lines} | {f"sites.{programme.lines[name].site}." for name in lines}
    observed = {
        claim
        for place, value in programme.values()
        if value.origin == "observed" and any(place.startswith(part) for part in parts)
        for claim in value.evidence
    }
    found = []
    for claim in run.claims:
        year = _calendar_year(claim.date)
        fits = claim.kind == "output" and claim.unit in (unit, f"{unit}/year") and claim.mode == "asserted"
        if claim.id in observed and fits and year is not None and isinstance(claim.value, float):
            found.append(data.Actual(year, claim.value, (claim.id,)))
    return tuple(sorted(found, key=lambda actual: actual.year))


def _calendar_year(text: str | None) -> int | None:
    period = Period.from_iso(text) if text else None
    if period is None or period.start is None or period.end is None:
        return None
    whole = (period.start, period.end) == (date(period.start.year, 1, 1), date(period.start.year, 12, 31))
    return period.start.year if whole else None
