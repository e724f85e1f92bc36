"""What a line makes of its nameplate: the figure that a programme needs."""

from __future__ import annotations

from functools import lru_cache

from nameplate.line.simulation import simulate
from nameplate.line.spec import Line


def efficiency(line: Line, seed: int = 0, futures: int = 64, items: int = 100_000) -> tuple[float, ...]:
    """Find a line's throughput as a share of its nameplate, by a short run.

    Parameters
    ----------
    line : Line
        What to run.
    seed : int
        Of the run.
    futures : int
        Runs with luck of their own.
    items : int
        Items that leave in each of them; a tenth is warm-up.

    Returns
    -------
    tuple of float
        One for each future; the same every time.

    Examples
    --------
    >>> from nameplate.line import Line, Station
    >>> pair = Line([Station(name, process="exponential(mean 1 s)") for name in "ab"])
    >>> shares = efficiency(pair, seed=1)
    >>> len(shares), round(sum(shares) / 64, 2)
    (64, 0.67)
    """
    return _efficiency(line, seed, futures, items)


@lru_cache(maxsize=32)
def _efficiency(line: Line, seed: int, futures: int, items: int) -> tuple[float, ...]:
    throughput = simulate(line, items, futures=futures, seed=seed).throughput
    return tuple(float(rate) for rate in throughput / line.nameplate)
