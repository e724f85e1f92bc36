"""What the compiled code promises beside equal results: no contraction, no old code, a life without the compiler."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numba import njit

from nameplate import compiled
from nameplate.line.duration import Duration
from nameplate.line.recursion import lanes, single, step, wave
from nameplate.line.recursion.draw import look_all
from nameplate.line.recursion.vector import WIDTH

HERE = Path(__file__).parent
FUSED = ("vfmadd", "vfmsub", "vfnmadd", "vfnmsub", "fmadd", "fmla", "fmls")


def test_no_contraction_in_the_compiled_code() -> None:
    """A fused multiply-add would round once where the reference rounds twice."""
    table = Duration.of("exponential(mean 1 s)").table

    @njit
    def read(words, times, cells, rows, pieces):  # type: ignore[no-untyped-def]
        look_all(words, 64, times, cells, rows, pieces, True)

    words, times = np.arange(64, dtype=np.uint64) << np.uint64(57), np.empty(64)
    read(words, times, np.empty(64, np.int64), table.cells, table.pieces)
    assert times[3] == table.at((int(words[3] >> np.uint64(12)) + 0.5) * 2.0**-52)
    for code in read.inspect_asm().values():
        assert any(product in code for product in ("mulpd", "mulsd", "fmul"))
        assert not any(fused in code for fused in FUSED)


def test_kept_code_is_that_of_all_its_sources() -> None:
    """What is kept on disk must not outlive a change in any file that was compiled into it."""
    from nameplate.future import kernel

    stamp = compiled._stamp()
    for entry in (lanes.run, single.run, wave.run, step.begin_all, kernel.run_all):
        assert entry._cache._cache_file._source_stamp == stamp


def test_the_stamp_knows_every_file_that_kernels_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: set[str] = set()
    read_bytes = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read.add(path.name) or read_bytes(path))
    compiled._stamp.__wrapped__()
    source = Path(compiled.__file__).parent / "line"
    kernels = sorted((source / "recursion").glob("*.py"))
    assert {path.name for path in kernels} <= read
    text = "\n".join(path.read_text() for path in kernels)
    used = {f"{name.rsplit('.', 1)[-1]}.py" for name in re.findall(r"^from (nameplate\.line\.\S+)", text, re.MULTILINE)}
    # Where arrays lie does not go into the code.
    assert used - {"memory.py"} <= read


RICH = """
from nameplate.line import *
line = Line([
    Station("a", process={"red": "exponential(mean 1 s)", "blue": "1 s"}, changeover="uniform(0 s, 3 s)",
            fails_after="exponential(mean 9 s)", repair="2 s", failures=[Failure("7 s", "1 s", "calendar")]),
    Station("b", process="empirical(1 s, 3 s)", servers=2, quality=0.8, ramp=Ramp("items", speed={0: 0.4, 10: 1.0}),
            maintenance=[Maintenance("1 s", items=4), Maintenance("2 s", every=9.0)]),
    Station("c", process="1 s", blocking="before", spacing=0.5, fails_after="9 s", repair="2 s", clock="calendar",
            ramp=Ramp("time", quality={0: 0.5, "9 s": 1.0}), calendar="Mon-Sun 00:00-00:01, 00:02-24:00"),
], buffers=1, products={"red": 1, "blue": 2}, material=Material("3 s", lot=2, stock=4), drain="1 s")
"""
PLAIN = """
from nameplate.line import *
line = Line([
    Station("a", process="exponential(mean 1 s)", fails_after="exponential(mean 9 s)", repair="2 s"),
    Station("b", process="empirical(1 s, 3 s)", fails_after="exponential(mean 9 s)", repair="2 s", clock="calendar"),
    Station("c", process="1 s"),
], buffers=1)
"""
CARDS = """
from nameplate.line import *
line = Line([Station(name, process="exponential(mean 1 s)") for name in "abc"], 2, conwip=3, arrivals="1 s",
            products=[("red", 2), ("blue", 1)])
"""
CHECK = """
import numpy as np
for how in ({"items": 60}, {"until": 90.0}):
    found, wanted = (simulate(line, futures=%d, threads=1, kernel=kernel, **how) for kernel in ("auto", "reference"))
    for name, one, other in zip(found.outcome._fields, found.outcome, wanted.outcome):
        assert np.array_equal(one, other), name
print(found.kernel)
"""


@pytest.mark.parametrize(
    ("line", "futures", "kernel"),
    [(RICH, 2, "one future"), (CARDS, 2, "one future"), (PLAIN, WIDTH + 1, "lanes")],
    ids=["rich", "cards", "plain"],
)
def test_kernels_run_without_the_compiler(line: str, futures: int, kernel: str) -> None:
    """The kernels are plain Python too: with the compiler off they still give the same bits."""
    wraps = "overflow encountered"  # the generator's words wrap round, as they should
    done = subprocess.run(
        [sys.executable, "-W", "error", "-W", f"ignore:{wraps}:RuntimeWarning", "-c", line + CHECK % futures],
        capture_output=True,
        text=True,
        env=os.environ | {"NUMBA_DISABLE_JIT": "1"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert kernel in done.stdout
