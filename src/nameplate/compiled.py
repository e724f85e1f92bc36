"""How kernels are compiled: every option in one place.

No fast-math and no contraction: additions, multiplications and comparisons then give the same bits as in plain
Python, in any vector width. Steps are compiled without counting references to the arrays that they are handed, which
would cost several times the steps themselves; they allocate nothing, and what calls them holds the arrays.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

from numba import config, njit, types
from numba.core.compiler import Compiler
from numba.extending import intrinsic

Function = TypeVar("Function", bound=Callable[..., Any])


class _Inner(Compiler):  # type: ignore[misc]
    """Compiles what only compiled code calls: no machine code of its own, no way in from Python."""

    def define_pipelines(self) -> Any:
        self.state.flags.no_compile = True
        return super().define_pipelines()

    def compile_extra(self, func: Any) -> Any:
        # The dispatcher keeps a way in for Python, which nobody takes: any built-in function of its own will do.
        result = super().compile_extra(func)._replace(entry_point=[].append)
        self.state.targetctx.insert_user_function(result.entry_point, result.fndesc, [result.library])
        return result


_INNER = {"pipeline_class": _Inner, "no_cpython_wrapper": True, "no_cfunc_wrapper": True}


def step(function: Function) -> Function:
    """Compile what is called at every step, or more rarely, from an `entry`."""
    return njit(_nrt=False, forceinline=False, **_INNER)(function)  # type: ignore[no-any-return]


@intrinsic
def _apart(typing: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        builder.function.attributes.add("noinline")
        return context.get_dummy_value()

    return types.void(), generate


def _together() -> None:
    """Without the compiler there is nothing to keep apart."""


apart = _together if config.DISABLE_JIT else _apart
"""Called first in a step, keeps it out of the functions that call it: for what is long and rare."""


def inlined(function: Function) -> Function:
    """Compile a step into its caller; a division by zero gives what floats give, for a selection to drop."""
    return njit(_nrt=False, forceinline=True, error_model="numpy", **_INNER)(function)  # type: ignore[no-any-return]


def part(function: Function) -> Function:
    """Compile what an `entry` calls now and then, and what may make arrays."""
    return njit(nogil=True, error_model="numpy")(function)  # type: ignore[no-any-return]


def entry(function: Function) -> Function:
    """Compile what Python calls: kept on disk, and other threads run meanwhile."""
    return _kept(njit(nogil=True, cache=True, error_model="numpy")(function))  # type: ignore[no-any-return]


def parallel_entry(function: Function) -> Function:
    """Compile an `entry` whose outer loop runs on several threads."""
    compiled = njit(nogil=True, cache=True, parallel=True, error_model="numpy")(function)
    return _kept(compiled)  # type: ignore[no-any-return]


def _kept(compiled: Any) -> Any:
    # Numba compiles anew when the file of the function itself has changed; here much of it stands in other files.
    kept = getattr(getattr(compiled, "_cache", None), "_cache_file", None)
    if kept is not None and hasattr(kept, "_source_stamp"):
        kept._source_stamp = _stamp()
    return compiled


def is_kept(compiled: Any) -> bool:
    """Tell whether an `entry` lies compiled on disk, so that it starts at once; what is never compiled does, too."""
    kept = getattr(getattr(compiled, "_cache", None), "_cache_file", None)
    load = getattr(kept, "_load_index", None)
    return load is None or bool(load())


@cache
def _stamp() -> str:
    """Digest of everything that is compiled."""
    here = Path(__file__).parent
    digest = blake2b(digest_size=8)
    constants = [here / "line" / f"{name}.py" for name in ("calendar", "outcome", "plan", "state", "table")]
    kernels = [path for folder in ("line/recursion", "future") for path in sorted((here / folder).glob("*.py"))]
    for path in (here / "compiled.py", here / "rng_kernel.py", *constants, *kernels):
        digest.update(path.read_bytes())
    return digest.hexdigest()
