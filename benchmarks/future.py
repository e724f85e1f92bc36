"""The programme day by day: the compiled kernel against the plain reference, in one run."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from nameplate.future import simulate
from nameplate.programme import Dossier

EXAMPLE = Path(__file__).parents[1] / "examples" / "venezuela"


def measure(*, short: bool) -> dict[str, Any]:
    """Time both on the example's main scenario, ten years; the kernel is compiled before the clock starts."""
    dossier = Dossier(EXAMPLE)
    programme, evidence = dossier.programme(), dossier.evidence()
    scenario = next(iter(programme.scenarios))
    simulate(programme, scenario, 8, 1, evidence=evidence)
    plain_futures, futures = (1, 1_000) if short else (4, 10_000)
    plain = _seconds(lambda: simulate(programme, scenario, plain_futures, 1, evidence=evidence, kernel="reference"))
    best = min(_seconds(lambda: simulate(programme, scenario, futures, 1, evidence=evidence)) for _ in range(3))
    one = min(
        _seconds(lambda: simulate(programme, scenario, futures, 1, evidence=evidence, threads=1)) for _ in range(2)
    )
    return {
        "what": f"{futures} futures of the example over {programme.years} years",
        "seconds": round(best, 3),
        "seconds on one thread": round(one, 3),
        "futures a second": round(futures / best),
        "times the plain reference": round((plain / plain_futures) / (best / futures)),
    }


def _seconds(work: Any) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin
