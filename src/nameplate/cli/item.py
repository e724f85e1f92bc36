"""One year item by item beside the day-by-day model, for people and for other programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from nameplate.cli.screen import progress, put, put_table, say
from nameplate.errors import CheckFailed, MissingInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nameplate.future.items import ItemsReport, LineYear
    from nameplate.programme import Dossier


def item_sites(place: Dossier) -> list[str]:
    """Name the sites that can be run item by item: those with a line file.

    Parameters
    ----------
    place : Dossier
        With a programme.

    Raises
    ------
    MissingInput
        When there is none.
    """
    sites = [name for name, site in place.programme().sites.items() if site.item_line]
    if not sites:
        raise MissingInput(f"{place.programme_path}: no site has an item_line, so there is nothing to run item by item")
    return sites


def compare_items(place: Dossier, site: str, seed: int) -> ItemsReport:
    """Run one year of a site item by item, beside the day-by-day model."""
    from nameplate.future.items import compare_year

    with progress(f"one year of {site}, item by item") as tell:
        return compare_year(place.programme(), place.evidence(), site, seed, progress=tell)


def items_json(report: ItemsReport) -> dict[str, Any]:
    """Give a comparison for other programs; how long it took is talk, not data."""
    data = {key: value for key, value in asdict(report).items() if key not in ("rows", "seconds")}
    rows = [_row_json(row) for row in report.rows]
    return {**data, "rows": rows, "total": _row_json(report.total), "agrees": report.agrees}


def _row_json(row: LineYear) -> dict[str, Any]:
    return {**asdict(row), "difference": row.difference}


def put_items(reports: Sequence[ItemsReport]) -> None:
    """Show both models side by side, on stdout."""
    for report in reports:
        put(f"\nOne full-rate year of {report.site}, good items, told twice")
        rows = [
            (row.line, row.lines, f"{row.by_item:,.0f}", f"{row.by_day:,.0f}", f"{row.difference:+.2%}")
            for row in (*report.rows, report.total)
        ]
        put_table(("", "lines", "item by item", "day by day", "difference"), rows, right=(1, 2, 3, 4))
        say(
            f"{report.items:,} items through every station, {report.moves:,} moves in {report.seconds:.1f} s; "
            f"{report.up_days:.0f} days without stoppage, {report.efficiency:.1%} of the nameplate."
        )


def judge_items(reports: Sequence[ItemsReport]) -> None:
    """Make sure that the models agree.

    Raises
    ------
    CheckFailed
        When a site's year differs by more than 1 %.
    """
    apart = [f"{report.site}: {report.total.difference:+.2%}" for report in reports if not report.agrees]
    if apart:
        raise CheckFailed(f"item by item and day by day differ by more than 1 % of the year: {'; '.join(apart)}")
