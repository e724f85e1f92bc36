"""The recursion on a CUDA device: by Numba's simulator to the last bit, and on a device where there is one."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import numpy as np
import pytest

from nameplate.errors import UsageError
from nameplate.line import Line, Station, simulate

CHECK = """
import numpy as np
from nameplate.line import Failure, Line, Maintenance, Station, simulate
failing = {"fails_after": "exponential(mean 9 s)", "repair": "2 s"}
rich = Line([
    Station("a", process="exponential(mean 1 s)", **failing),
    Station("b", process="1 s", servers=2, quality=0.8, clock="calendar", **failing),
    Station("c", process={"x": "1 s", "y": "2 s"}, changeover="2 s", maintenance=[Maintenance("1 s", items=5)]),
], buffers=[1, 2], products=[("x", 3), ("y", 2)], arrivals="exponential(mean 1 s)")
few = Line([Station(name, process="exponential(mean 1 s)") for name in "ab"], buffers=2, conwip=2, drain="1 s")
for line in (rich, few):
    for how in ({"items": 70}, {"until": 40.0}):
        found = simulate(line, futures=3, device="cuda", **how)
        wanted = simulate(line, futures=3, kernel="reference", **how)
        for name, one, other in zip(found.outcome._fields, found.outcome, wanted.outcome):
            assert np.array_equal(one, other), name
print(found.kernel)
"""


def test_the_simulated_device_equals_the_reference() -> None:
    environment = os.environ | {"NUMBA_ENABLE_CUDASIM": "1", "NUMBA_DISABLE_JIT": "1"}
    done = subprocess.run(
        [sys.executable, "-c", CHECK], capture_output=True, text=True, env=environment, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    assert "device" in done.stdout


def test_a_device_that_is_not_there_is_named() -> None:
    if _device():
        pytest.skip("there is a device")
    with pytest.raises(UsageError, match="no CUDA device"):
        simulate(Line([Station("a", process="1 s")]), items=5, device="cuda")


@pytest.mark.gpu
def test_a_device_agrees() -> None:
    if not _device():
        pytest.skip("needs a CUDA device")
    failing: dict[str, Any] = {"fails_after": "exponential(mean 99 s)", "repair": "exponential(mean 9 s)"}
    line = Line([Station(name, process="gamma(mean 1 s, sd 1 s)", **failing) for name in "abcd"], 3)
    one, other = (simulate(line, items=5_000, futures=128, device=device) for device in ("cpu", "cuda"))
    np.testing.assert_allclose(one.throughput, other.throughput, rtol=1e-9)
    np.testing.assert_array_equal(one.items, other.items)


def _device() -> bool:
    from nameplate.line.recursion.device import is_there

    return is_there()
