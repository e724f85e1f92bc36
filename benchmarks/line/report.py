"""Ours and each peer in turns: ours is timed before and after every peer, so that both see the same machine."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from benchmarks.line import ours, peers
from benchmarks.line.task import TASKS, Task
from nameplate.line import simulate

NOTE = (
    "moves a second: items that left x stations; ratios are ours / peer; a failing station's repairs are part of its "
    "process times for the peers, and failures with states of their own for us"
)


def measure(*, short: bool) -> dict[str, Any]:
    """Time everything, and check every count and throughput."""
    found: dict[str, Any] = {"what": NOTE}
    for name, task in TASKS.items():
        found[name] = _beside(task, short=short)
    found["a year of the ammunition plant"] = _year(short=short)
    lengths = (1_000, 100_000) if short else (1_000, 50_000_000)
    memory = {f"{items:,} items": round(ours.memory(items), 1) for items in lengths}
    return {**found, "memory of one future, MiB at the most": memory}


def _beside(task: Task, *, short: bool) -> dict[str, Any]:
    """One task: ours, peer, ours, peer, ..., ours."""
    line = ours.line_of(task)
    rate = float(simulate(line, items=20_000, futures=64, seed=1).throughput.mean())
    taking = {
        name: (peer, replace(task, until=peer.moves / len(task.means) / rate))
        for name, peer in peers.chosen(short=short).items()
    }
    expected = peers.Expected(max((asked for _, asked in taking.values()), key=lambda asked: asked.until))
    best = before = ours.speeds(line, short=short)
    rows: dict[str, Any] = {}
    for name, (peer, asked) in taking.items():
        try:
            counted = peers.run(peer, asked, short=short)
        except peers.UnavailableError as reason:
            rows[name] = {"not measured": str(reason)}
            continue
        expected.check(name, asked, counted)
        ours.check(name, line, counted["items"], counted["throughput"])
        after = ours.speeds(line, short=short)
        rows[name] = _row(counted, len(task.means), _better(before, after))
        best, before = _better(best, after), after
    return {"ours": {name: round(speed) for name, speed in best.items()}, **rows}


def _row(counted: dict[str, Any], stations: int, own: dict[str, float]) -> dict[str, Any]:
    speed = counted["items"] * stations / counted["seconds"]
    return {
        "moves a second": round(speed),
        "items": counted["items"],
        "seconds": round(counted["seconds"], 2),
        "throughput": round(counted["throughput"], 5),
        "version": counted["version"],
        "ours / peer": {name: round(value / speed, 1) for name, value in own.items()},
    }


def _better(one: dict[str, float], other: dict[str, float]) -> dict[str, float]:
    return {name: max(speed, other[name]) for name, speed in one.items()}


def _year(*, short: bool) -> dict[str, Any]:
    items = ours.YEAR_LINES * ours.YEAR_ITEMS // (100 if short else 1)
    found: dict[str, Any] = {"what": f"{ours.YEAR_LINES} lines of 8 stations, {items:,} items, states counted; seconds"}
    for name, task in TASKS.items():
        if not task.constant:
            found[name] = round(ours.year(ours.line_of(task), short=short), 3)
    return found
