"""Runs of made-up lines that have, between them, one of everything: input for tests."""

from __future__ import annotations

from nameplate.line import Line, LineResult, Maintenance, Station, simulate

WORST = "<script>document.title='caught'</script><img src=http://127.0.0.1:9/x>\x00\u202e{{ 7*7 }}\"' =1+1 "


def plain(**how: object) -> LineResult:
    """Eight exponential stations."""
    times = {"load": 0.9, "form": 1, "join": 1, "weld": 0.95, "coat": 1, "test": 1, "label": 0.8, "pack": 0.85}
    stations = [Station(name, process=f"exponential(mean {mean} s)") for name, mean in times.items()]
    line = Line(stations, buffers=5, title="Eight stations, five places between")
    return simulate(line, **({"items": 10_000, "futures": 8, "seed": 1} | how))


def ovens(**how: object) -> LineResult:
    """Failures, scrap and servers side by side."""
    line = Line(
        [
            Station("feed", process="uniform(15 s, 25 s)"),
            Station("oven", process="normal(mean 58 s, sd 4 s)", servers=3, quality=0.9,
                    fails_after="exponential(mean 2 h)", repair="gamma(mean 40 min, sd 20 min)"),
            Station("pack", process="erlang(k 3, mean 17 s)"),
        ],
        buffers=[6, 4],
    )  # fmt: skip
    return simulate(line, **({"items": 4_000, "futures": 16, "seed": 1} | how))


def shifts(**how: object) -> LineResult:
    """Products, changeovers, shifts and maintenance."""
    line = Line(
        [
            Station("cut", process={"small": "40 s", "large": "70 s"}, changeover="15 min"),
            Station("form", process={"small": "50 s", "large": "80 s"}, fails_after="exponential(mean 5 h)",
                    repair="20 min", maintenance=[Maintenance("1 h", every="20 h")]),
            Station("coat", process="95 s", servers=2, quality=0.985),
        ],
        buffers=[10, 20], products=[("small", 4), ("large", 3)], calendar="Mon-Fri 06:00-22:00", title="Two sizes",
    )  # fmt: skip
    return simulate(line, **({"until": "1 week", "futures": 8, "seed": 1, "period": "4 h"} | how))


def hostile() -> LineResult:
    """The worst names that a line file could bring."""
    stations = [
        Station(f"{WORST}{number}{'unbroken' * 60}", process="exponential(mean 1 s)", servers=number, quality=0.9)
        for number in (1, 2)
    ]
    products = {f"{WORST}p": 1.0, "b" * 300: 2.0}
    line = Line(stations, buffers=2, title=WORST + "endless" * 80, products=products)
    return simulate(line, items=2_000, futures=4, seed=1)
