"""From a result to what its page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from nameplate import __version__
from nameplate.brief.line.data import FlowTime, LineData, ProductOutput
from nameplate.brief.line.method import again, method
from nameplate.brief.line.period import UNITS, line_output
from nameplate.brief.line.station import station_inputs, station_times
from nameplate.brief.line.visit import schedule
from nameplate.brief.line.words import short

if TYPE_CHECKING:
    from nameplate.line import LineResult

QUANTILES = (5, 25, 50, 75, 95)


def gather(result: LineResult, items: int = 200) -> LineData:
    """Ask a result everything that its page shows.

    Parameters
    ----------
    result : LineResult
    items : int
        First items that are followed through the line, at most.
    """
    output, line = line_output(result), result.line
    low, middle, high = (rate * UNITS[output.unit] for rate in result.interval())
    slowest = min(line.stations, key=lambda station: station.servers / station.mean_process(line.shares))
    return LineData(
        title=short(line.title, 160) or "A production line",
        slowest=slowest.name,
        low=low,
        middle=middle,
        high=high,
        times=station_times(result),
        output=output,
        schedule=schedule(result, items),
        flow=_flow(result),
        products=_products(result),
        inputs=station_inputs(result),
        method=method(result),
        shifts=any(line.calendar_of(station) for station in line.stations),
        futures=len(result.futures),
        seed=result.seed,
        version=__version__,
        again=again(result),
    )


def _flow(result: LineResult) -> FlowTime:
    flow = result.flow_time
    some = ~np.isnan(flow["mean"])

    def mean(name: str) -> float:
        return float(flow[name][some].mean()) if some.any() else float("nan")

    in_line = result.work_in_process[some]
    return FlowTime(
        mean=mean("mean"),
        least=float(flow["least"][some].min()) if some.any() else float("nan"),
        greatest=float(flow["greatest"][some].max()) if some.any() else float("nan"),
        quantiles=tuple(mean(f"q{quantile}") for quantile in QUANTILES),
        in_line=float(in_line.mean()) if some.any() else 0.0,
    )


def _products(result: LineResult) -> tuple[ProductOutput, ...]:
    shares = result.line.shares
    made, lost = (counts.mean(axis=0) for counts in (result.outcome.made, result.outcome.discarded))
    return tuple(
        ProductOutput(name, share, float(good), float(scrapped))
        for (name, share), good, scrapped in zip(shares.items(), made, lost, strict=bool(shares))
    )
