"""What may be known of a number, the bounds that keep it possible, and its text."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Literal

from nameplate.quantity.number import print_number

Bound = Literal["up_to", "at_least", "about"]
BOUND_WORDS: Final[dict[Bound, str]] = {"up_to": "up to", "at_least": "at least", "about": "about"}
# the parameters of every named distribution, in their order
PARAMETERS: Final = {
    "uniform": ("low", "high"),
    "triangular": ("low", "mode", "high"),
    "exponential": ("mean",),
    "erlang": ("k", "mean"),
    "gamma": ("mean", "sd"),
    "lognormal": ("mean", "sd"),
    "normal": ("mean", "sd"),
    "weibull": ("shape", "scale"),
    "empirical": (),
}
# parameters without a unit
PURE: Final = frozenset({"k", "shape"})
# distributions whose values are written without a name before them
UNLABELLED: Final = frozenset({"uniform", "triangular", "empirical"})


@dataclass(frozen=True)
class Exact:
    """One number."""

    value: float


@dataclass(frozen=True)
class Interval:
    """A 90 % interval, from the 5 % to the 95 % quantile."""

    low: float
    high: float


@dataclass(frozen=True)
class Hedged:
    """A number with a word that bounds it."""

    bound: Bound
    value: float


@dataclass(frozen=True)
class Quantiles:
    """Values at stated probabilities, both rising."""

    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Named:
    """A distribution by name; the parameters stand in the order of `PARAMETERS`."""

    name: str
    params: tuple[float, ...]


Shape = Exact | Interval | Hedged | Quantiles | Named


def scaled(shape: Shape, scale: float) -> Shape:
    """Multiply every number of a shape that carries the unit."""
    match shape:
        case Exact(value):
            return Exact(value * scale)
        case Interval(low, high):
            return Interval(low * scale, high * scale)
        case Hedged(_, value):
            return replace(shape, value=value * scale)
        case Quantiles(points):
            return Quantiles(tuple((p, value * scale) for p, value in points))
        case Named(name, params):
            names = PARAMETERS[name] or ("",) * len(params)
            pairs = zip(names, params, strict=True)
            return Named(name, tuple(value if key in PURE else value * scale for key, value in pairs))


def fault_of(shape: Shape) -> str | None:  # noqa: PLR0911 - one sentence per way to be wrong
    """Say what would be valid where a shape's numbers cannot be; None where they can."""
    match shape:
        case Exact(value) | Hedged(_, value):
            return None if math.isfinite(value) else "a finite number"
        case Interval(low, high):
            return None if -math.inf < low <= high < math.inf else "the smaller number first"
        case Quantiles(points):
            return _fault_of_points(points)
        case Named(name, params):
            if name not in PARAMETERS:
                return f"one of {', '.join(PARAMETERS)}"
            if PARAMETERS[name] and len(PARAMETERS[name]) != len(params):
                return f"{name} with {' and '.join(PARAMETERS[name])}"
            if not params or not all(math.isfinite(value) for value in params):
                return "finite numbers, one at least"
            return _fault_of_params(name, params)


def _fault_of_points(points: tuple[tuple[float, float], ...]) -> str | None:
    chances, values = [p for p, _ in points], [value for _, value in points]
    if len(points) < 2:
        return "two quantiles at least"
    if not all(p in (0, 1) or 1e-12 <= p <= 1 - 1e-12 for p in chances) or any(
        b <= a for a, b in itertools.pairwise(chances)
    ):
        return "rising probabilities from 0% to 100%, none within 1e-12 of an end but the end itself"
    if not all(math.isfinite(value) for value in values) or values != sorted(values):
        return "values that rise with the probabilities"
    return None


def _fault_of_params(name: str, params: tuple[float, ...]) -> str | None:
    """Check the bounds of parameters; wide, but inside them every quantile is a finite number."""
    if name in ("uniform", "triangular"):
        rises = list(params) == sorted(params) and params[0] < params[-1]
        return None if rises else f"{' < '.join(PARAMETERS[name])}"
    # an empirical list has no named parameters, so nothing is asked of its numbers
    for key, value in zip(PARAMETERS[name], params, strict=False):
        if value < 0 or (value == 0 and (name, key) != ("normal", "mean")):
            return f"a {key} above zero"
        faults = {
            "a whole k from 1 to 10000": key == "k" and not (value == int(value) and value <= 10_000),
            "a shape from 0.1 to 1000": key == "shape" and not 0.1 <= value <= 1000,
            "an sd between a ten-thousandth of the mean and 30 times it": (
                key == "sd" and name != "normal" and not 1e-4 <= value / params[0] <= 30
            ),
        }
        if any(faults.values()):
            return next(valid for valid, wrong in faults.items() if wrong)
    return None


def print_shape(shape: Shape, unit: str) -> str:
    """Print a shape in its canonical text, which parses back to itself."""
    after = f" {unit}" if unit else ""
    match shape:
        case Exact(value):
            return print_number(value) + after
        case Interval(low, high):
            text = print_number(low)
            # "60 to 80M" could mean 60M, so the second number is then written out
            last = print_number(high, suffix=text[-1].isalpha() or low == 0)
            return f"{text} % to {last} %" if unit == "%" else f"{text} to {last}{after}"
        case Hedged(bound, value):
            return f"{BOUND_WORDS[bound]} {print_number(value)}{after}"
        case Quantiles(points):
            inner = ", ".join(f"{print_chance(p)}: {print_number(value)}" for p, value in points)
            return f"{{{inner}}}{after}"
        case Named(name, params):
            keys = ("",) * len(params) if name in UNLABELLED else PARAMETERS[name]
            pairs = zip(keys, params, strict=True)
            return f"{name}({', '.join(_print_param(key, value, after) for key, value in pairs)})"


def _print_param(key: str, value: float, after: str) -> str:
    return f"{key} {print_number(value)}" + ("" if key in PURE else after) if key else print_number(value) + after


def print_chance(p: float) -> str:
    """Print a probability as a percentage that reads back to the same float.

    Examples
    --------
    >>> print_chance(0.05)
    '5%'
    """
    text = f"{Decimal(repr(float(p))).scaleb(2):f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) + "%"
