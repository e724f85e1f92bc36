"""Lines item by item: moves a second (items that left x stations), beside all peers on the same lines in one run."""

from __future__ import annotations

from typing import Any


def measure(*, short: bool) -> dict[str, Any]:
    """Time ours and the peers'; see ``report``."""
    # Imported here, for the peers' processes read this package where nothing of ours is installed.
    from benchmarks.line import report

    return report.measure(short=short)
