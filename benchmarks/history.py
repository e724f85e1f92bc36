"""A history of measurements: one line of JSON for each, with the date, the version and the machine."""

from __future__ import annotations

import json
import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any


def save(path: Path, figures: dict[str, Any], *, short: bool) -> None:
    """Append to a file."""
    entry = {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "nameplate": version("nameplate"),
        "python": platform.python_version(),
        "machine": {"processor": _processor(), "cores": os.cpu_count()},
        "short": short,
        "figures": figures,
    }
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(entry) + "\n")


def _processor() -> str:
    """Model of the processor, which the platform module does not tell on Linux."""
    facts = Path("/proc/cpuinfo")
    lines = facts.read_text().splitlines() if facts.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor()
