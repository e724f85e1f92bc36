"""How a simulated figure is held to an exact one, and the table of all that were."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

# Test modules are imported by path, which leaves them no neighbours; this gives them theirs back, as `line.chain`.
sys.path.insert(0, str(Path(__file__).parents[1]))


class Judge:
    """Compares means over futures with exact values, and keeps what it found for the table.

    Five standard errors leave one false alarm in two million comparisons, so a failure means something; so does a
    pass, for the standard error itself must be small: five of them within `resolution`, a share of the exact value.
    """

    def __init__(self, name: str, keep: Any) -> None:
        self.name, self.keep = name, keep

    def __call__(
        self, what: str, sample: NDArray[np.float64], exact: float, resolution: float, known_to: float = 0.0
    ) -> None:
        """Hold the mean of a sample, one value for each future, to an exact value that is known to so much."""
        mean = float(sample.mean())
        error = float(sample.std(ddof=1)) / len(sample) ** 0.5
        off = mean - float(exact)
        errors = off / error if error > 1e-12 * abs(mean) else 0.0
        # Plain numbers only: they travel between processes.
        self.keep("judged", [self.name, what, float(exact), mean, errors])
        assert 5 * error <= resolution * abs(exact), f"{what}: a standard error of {error} says little about {exact}"
        assert abs(off) <= max(5 * error, 1e-9 * abs(exact)) + known_to, (
            f"{what}: {mean}, {off / error:.1f} errors off {exact}"
        )


@pytest.fixture
def judge(request: pytest.FixtureRequest, record_property: Any) -> Judge:
    return Judge(request.node.name, record_property)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """With -v: every comparison, with its error in standard errors."""
    if terminalreporter.verbosity > 0:
        rows = list(_judged(terminalreporter.stats))
        if rows:
            terminalreporter.section("exact and simulated")
        for name, what, exact, mean, errors in rows:
            terminalreporter.write_line(f"{name:70} {what:28} {exact:14.9g} {mean:14.9g} {errors:+6.2f}")


def _judged(stats: dict[str, list[Any]]) -> Iterator[list[Any]]:
    for reports in stats.values():
        for report in reports:
            if getattr(report, "when", "") == "call":
                yield from (value for key, value in report.user_properties if key == "judged")
