"""A small stand-in for the programme simulator: arrays of the right shape, a pure function of seed and future.

It lets the run and study rooms be tested for what they do with futures, on futures whose truth is known.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import numpy as np

from nameplate.programme import Evidence
from nameplate.rng import uniforms

START, YEARS = date(2025, 7, 2), 4
PRODUCTS, LINES, MILESTONES = ("cartridge", "rifle"), ("core", "tracer", "assembly"), ("opening", "second-stage")
CONSUMERS, CONSUMER_PRODUCTS = ("army", "army", "police"), ("cartridge", "rifle", "cartridge")
PLACES = ("sites.plant.capacity", "milestones.opening.slip", "consumers.army.demand.rifle")
VALUES = {
    "sites.plant.capacity": SimpleNamespace(origin="claimed", evidence=("c1", "c2")),
    "milestones.opening.date": SimpleNamespace(origin="claimed", evidence=("c3",)),
    "consumers.army.demand.rifle": SimpleNamespace(origin="assumed", evidence=()),
}


@dataclass(frozen=True)
class FakeResult:
    futures: np.ndarray
    months: list
    years: list
    products: tuple
    consumers: tuple
    consumer_products: tuple
    lines: tuple
    milestones: tuple
    places: tuple
    month: dict
    consumer: dict
    line_made: np.ndarray
    milestone_day: np.ndarray
    milestone_never: np.ndarray
    values: np.ndarray


def months() -> list[date]:
    return [date(2025 + (6 + i) // 12, (6 + i) % 12 + 1, 1) for i in range(12 * YEARS)]


def fake_simulate(programme, scenario, futures, seed, first=0, threads=None, evidence=None):
    """Output is capacity (uniform 10 to 20 a month) from a start month on; two products, the second a tenth."""
    ids = np.arange(first, first + futures)
    draws = np.stack([uniforms(seed, ids, place, 0) for place in PLACES], axis=1)
    if scenario == "announced":
        draws = np.tile([1.0, 0.25, 0.0], (1, 1))
    capacity, start = 10 + 10 * draws[:, 0], np.floor(24 * draws[:, 1])
    running = np.arange(12 * YEARS)[None, :] >= start[:, None]
    made = np.stack([running * capacity[:, None], running * capacity[:, None] / 10], axis=2)
    imported = np.full_like(made, 5.0 if scenario != "closed" else 0.0)
    demand = np.full_like(made, 20.0)
    delivered = np.minimum(demand, made + imported)
    years = sorted({month.year for month in months()})
    index = np.array([years.index(month.year) for month in months()])
    yearly = np.stack([made[:, index == i].sum(axis=1) for i in range(len(years))], axis=1)
    met = np.stack([delivered[:, index == i].sum(axis=1) for i in range(len(years))], axis=1)
    wanted = np.stack([demand[:, index == i].sum(axis=1) for i in range(len(years))], axis=1)
    never = draws[:, [0, 2]] > 0.9
    day = np.stack([start * 30.4, start * 60.8 + 100], axis=1)
    return FakeResult(
        futures=ids.astype(np.int32),
        months=months(),
        years=years,
        products=PRODUCTS,
        consumers=CONSUMERS,
        consumer_products=CONSUMER_PRODUCTS,
        lines=LINES,
        milestones=MILESTONES,
        places=PLACES,
        month={
            "made": made,
            "scrapped": 0.01 * made,
            "imported": imported,
            "delivered": delivered,
            "demand": demand,
            "stock": np.cumsum(made + imported - delivered, axis=1),
        },
        consumer={
            "demand": np.stack([wanted[..., 0] * 0.75, wanted[..., 1], wanted[..., 0] * 0.25], axis=2),
            "delivered": np.stack([met[..., 0] * 0.75, met[..., 1], met[..., 0] * 0.25], axis=2),
        },
        line_made=np.stack([yearly[..., 0] * 0.6, yearly[..., 0] * 0.4, yearly[..., 1]], axis=2),
        milestone_day=np.where(never | (day > 365.25 * YEARS), np.inf, day),
        milestone_never=never,
        values=draws,
    )


def fake_programme() -> SimpleNamespace:
    labels = {"cartridge": ("Cartridges", "round"), "rifle": ("AK-103 rifles", "rifle")}
    return SimpleNamespace(
        title="A fake programme",
        start=START,
        years=YEARS,
        products={name: SimpleNamespace(label=label, unit=unit) for name, (label, unit) in labels.items()},
        lines={
            name: SimpleNamespace(label=f"{name.title()} line", site="plant", product=product)
            for name, product in zip(LINES, ("cartridge", "cartridge", "rifle"), strict=True)
        },
        milestones={
            name: SimpleNamespace(label=name.replace("-", " ").capitalize(), date=SimpleNamespace(origin="claimed"))
            for name in MILESTONES
        },
        sites={"plant": SimpleNamespace(label="The plant")},
        consumers={name: SimpleNamespace(label=f"The {name}") for name in ("army", "police")},
        scenarios={
            "open": SimpleNamespace(label="Imports go on", set={}),
            "closed": SimpleNamespace(label="Imports stop", set={}),
        },
        questions=[],
        values=lambda: iter(VALUES.items()),
    )


class FakeDossier:
    """A folder with a programme file and claims; the programme itself is always the fake one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.runs = path / "runs"

    def claims(self) -> list:
        return []

    def programme(self) -> SimpleNamespace:
        return fake_programme()

    def evidence(self) -> Evidence:
        return Evidence()

    def check_claims(self, programme) -> None:
        pass


def make_fake_dossier(path: Path) -> FakeDossier:
    (path / "reports").mkdir(parents=True)
    (path / "reports" / "a.txt").write_text("A plant was opened.", encoding="utf-8")
    (path / "programme.yaml").write_text("title: A fake programme\n", encoding="utf-8")
    (path / "claims.jsonl").write_text("", encoding="utf-8")
    return FakeDossier(path)


def main() -> None:
    """Run slowly, for a test that kills this process: arguments are the dossier, futures, chunk, seconds a chunk."""
    from nameplate.run import execution, folder

    def slow(programme, scenario, count, seed, first, threads, evidence):
        time.sleep(float(sys.argv[4]))
        return fake_simulate(programme, scenario, count, seed, first, threads)

    execution._simulate = slow
    folder.Run._inputs = lambda self: FakeDossier(self.path / "inputs")
    execution.execute(
        FakeDossier(Path(sys.argv[1])),
        int(sys.argv[2]),
        1,
        chunk=int(sys.argv[3]),
        progress=lambda done, _: os.write(1, f"{done}\n".encode()),
    )


if __name__ == "__main__":
    main()
