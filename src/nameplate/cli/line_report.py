"""All that was asked about a line: the run, a comparison, gains, the way of single items."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from nameplate.errors import UsageError

if TYPE_CHECKING:
    import polars as pl

    from nameplate.line import Comparison, Line, LineResult

FASTER: Final = 0.05


class Report:
    """A run of a line, and what else was asked about it.

    Parameters
    ----------
    result : LineResult
        The run.
    file : Path
        What was run.
    by_period : bool
        Whether periods were asked for.
    """

    def __init__(self, result: LineResult, file: Path, by_period: bool) -> None:
        self.result, self.file, self.by_period = result, file, by_period
        self.comparison: Comparison | None = None
        self.other: Path | None = None
        self.gains: pl.DataFrame | None = None
        self.traced: pl.DataFrame | None = None

    def compare(self, spec: Line, file: Path) -> None:
        """Run another line under the same luck."""
        self.comparison, self.other = self.result.compare(spec), file

    def try_each(self) -> None:
        """Make each station a little faster, in turn.

        Raises
        ------
        UsageError
            If nothing comes out, so that no gain is a share of it.
        """
        if not self.result.throughput.mean() > 0:
            raise UsageError("--sensitivity: nothing comes out in that time; valid would be a longer run")
        self.gains = self.result.sensitivity(FASTER)

    def follow(self, items: int) -> None:
        """Follow the first items of the first future."""
        self.traced = self.result.trace(items)

    def as_json(self) -> dict[str, Any]:
        """Give everything for other programs."""
        data = {"file": str(self.file), "title": self.result.line.title, **self.result.to_json()}
        if self.by_period:
            data["periods"] = self.result.periods.to_dicts()
        if self.comparison is not None:
            data["comparison"] = {"file": str(self.other), "measures": self.comparison.table.to_dicts()}
        if self.gains is not None:
            data["sensitivity"] = {"faster": FASTER, "stations": self.gains.to_dicts()}
        if self.traced is not None:
            data["trace"] = self.traced.to_dicts()
        return data

    def put(self) -> None:
        """Show everything, on stdout."""
        from nameplate.cli import line_table as table

        table.put_result(self.result, self.by_period)
        if self.by_period:
            table.put_periods(self.result)
        if self.comparison is not None and self.other is not None:
            table.put_comparison(self.comparison, _names(self.file, self.other))
        if self.gains is not None:
            table.put_sensitivity(self.gains, FASTER)


def _names(file: Path, other: Path) -> tuple[str, str]:
    return (file.stem, other.stem) if file.stem != other.stem else (str(file), str(other))
