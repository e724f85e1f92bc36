"""The quantile function of every shape, exact and vectorised.

Stated quantiles are joined by a monotone cubic over the normal score of the probability, in the scale that fits the
values: the logarithm where all are positive, the logit where all are shares inside 0..1, the number itself elsewhere.
Past the outer points the curve goes on straight in that scale. Two quantiles so give exactly the lognormal
(or logit-normal, or normal) through them, which is what an interval means.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from nameplate.quantity.shape import Exact, Hedged, Interval, Named, Quantiles, Shape

Floats = NDArray[np.float64]
# the ends of what a generator of 53 bits can give: there a support without end is cut
FIRST: Final = 2.0**-53
LAST: Final = 1.0 - 2.0**-53


def ppf(shape: Shape, unit: str, u: Floats) -> Floats:
    """Value below which a quantity lies with probability u.

    Parameters
    ----------
    shape : Shape
        What is known; the bound of a hedged value is not looked at.
    unit : str
        Canonical unit: ``%`` and plain numbers inside 0..1 are shares and stay shares.
    u : ndarray of float, any shape
        Probabilities, 0..1.

    Returns
    -------
    ndarray of float
        Same shape as u, in the unit of the quantity; finite, and never falling in u.

    References
    ----------
    Fritsch, F. N. and Butland, J. (1984). A method for constructing local monotone piecewise cubic interpolants.
    SIAM Journal on Scientific and Statistical Computing 5(2), 300-304: the slopes between stated quantiles.

    Examples
    --------
    >>> ppf(Interval(10.0, 1000.0), "day", np.array([0.5])).round(9)
    array([100.])
    """
    u = np.asarray(u, dtype=np.float64)
    match shape:
        case Exact(value) | Hedged(_, value):
            return np.full(u.shape, value)
        case Interval(low, high):
            return _through_points(((0.05, low), (0.95, high)), unit, u)
        case Quantiles(points):
            return _through_points(points, unit, u)
        case Named(name, params):
            return _NAMED[name](u, *params)


def share_cap(values: Floats, unit: str) -> float | None:
    """Upper end of the share scale where all values are shares; None elsewhere."""
    cap = {"%": 100.0, "": 1.0}.get(unit)
    return cap if cap is not None and bool(np.all((values >= 0) & (values <= cap))) else None


def _through_points(points: tuple[tuple[float, float], ...], unit: str, u: Floats) -> Floats:
    from scipy.special import expit, logit

    p, v = (np.array(column, dtype=np.float64) for column in zip(*points, strict=True))
    cap = share_cap(v, unit)
    if cap is not None and v[0] > 0 and v[-1] < cap:
        x = cap * expit(_join(p, logit(v / cap), u))
    elif v[0] > 0:
        x = np.exp(np.clip(_join(p, np.log(v), u), -700.0, 700.0))
    else:
        x = _join(p, v, u)
    if cap is not None:
        x = np.clip(x, 0.0, cap)
    for chance, value in points:  # the logarithm there and back loses the last bit
        x = np.where(u <= chance, np.minimum(x, value), x)
        x = np.where(u >= chance, np.maximum(x, value), x)
    return x


def _join(p: Floats, y: Floats, u: Floats) -> Floats:
    """Join transformed quantiles; ends at 0 and 1 are hard ones, reached in a straight line."""
    from scipy.special import ndtri

    inner = (p > 0) & (p < 1)
    if not inner.any():
        return np.interp(u, p, y)
    z, known = ndtri(p[inner]), y[inner]
    out = _cubic(z, known, ndtri(np.clip(u, FIRST, LAST)))
    if p[0] == 0:
        out = np.where(u < p[1], y[0] + (y[1] - y[0]) * (u / p[1]), out)
    if p[-1] == 1:
        out = np.where(u > p[-2], y[-1] - (y[-1] - y[-2]) * ((1 - u) / (1 - p[-2])), out)
    return out


def _cubic(z: Floats, y: Floats, at: Floats) -> Floats:
    """Monotone cubic through (z, y), straight outside."""
    if len(z) == 1:
        return np.full(at.shape, y[0])
    step = np.diff(z)
    secant = np.diff(y) / step
    slope = np.concatenate([secant[:1], np.zeros(len(z) - 2), secant[-1:]])
    left, right = 2 * step[1:] + step[:-1], step[1:] + 2 * step[:-1]
    rising = (secant[:-1] > 1e-200) & (secant[1:] > 1e-200)  # the smallest floats have no reciprocal
    low, high = np.where(rising, secant[:-1], 1.0), np.where(rising, secant[1:], 1.0)
    slope[1:-1] = np.where(rising, (left + right) / (left / low + right / high), 0.0)
    i = np.clip(np.searchsorted(z, at, side="right") - 1, 0, len(z) - 2)
    t = np.clip((at - z[i]) / step[i], 0.0, 1.0)
    bend = step[i] * (1 - t) * t * ((1 - t) * (slope[i] - secant[i]) - t * (slope[i + 1] - secant[i]))
    inside = y[i] + t * (y[i + 1] - y[i]) + bend
    outside = np.minimum(at - z[0], 0.0) * slope[0] + np.maximum(at - z[-1], 0.0) * slope[-1]
    joined: Floats = inside + outside
    return joined


def _uniform(u: Floats, low: float, high: float) -> Floats:
    return low * (1 - u) + high * u


def _triangular(u: Floats, low: float, mode: float, high: float) -> Floats:
    width = high - low
    rise = low + np.sqrt(u * width * (mode - low))
    fall = high - np.sqrt((1 - u) * width * (high - mode))
    return np.where(u * width <= mode - low, rise, fall)


def _exponential(u: Floats, mean: float) -> Floats:
    return -mean * np.log1p(-np.minimum(u, LAST))


def _erlang(u: Floats, k: float, mean: float) -> Floats:
    return _standard_gamma(u, k) * (mean / k)


def _gamma(u: Floats, mean: float, sd: float) -> Floats:
    return _standard_gamma(u, (mean / sd) ** 2) * (sd / mean * sd)


def _standard_gamma(u: Floats, k: float) -> Floats:
    from scipy.special import gammainccinv, gammaincinv

    # the upper half from the complement: close to 1 a probability has no digits left
    u = np.minimum(u, LAST)
    value: Floats = np.where(u < 0.5, gammaincinv(k, np.minimum(u, 0.5)), gammainccinv(k, np.minimum(1 - u, 0.5)))
    return value


def _lognormal(u: Floats, mean: float, sd: float) -> Floats:
    from scipy.special import ndtri

    spread = np.log1p((sd / mean) ** 2)
    value: Floats = np.exp(np.log(mean) - spread / 2 + np.sqrt(spread) * ndtri(np.clip(u, FIRST, LAST)))
    return value


def _normal(u: Floats, mean: float, sd: float) -> Floats:
    from scipy.special import ndtr, ndtri

    below = ndtr(-mean / sd)
    u = np.clip(u, FIRST, LAST)
    low = ndtri(below + np.minimum(u, 0.5) * (1 - below))
    high = -ndtri(np.minimum(1 - u, 0.5) * (1 - below))
    return np.maximum(mean + sd * np.where(u < 0.5, low, high), 0.0)


def _weibull(u: Floats, shape: float, scale: float) -> Floats:
    value: Floats = scale * (-np.log1p(-np.minimum(u, LAST))) ** (1 / shape)
    return value


def _empirical(u: Floats, *values: float) -> Floats:
    ordered = np.sort(np.array(values, dtype=np.float64))
    return ordered[np.minimum((u * len(ordered)).astype(np.int64), len(ordered) - 1)]


_NAMED: Final[dict[str, Callable[..., Floats]]] = {
    "uniform": _uniform,
    "triangular": _triangular,
    "exponential": _exponential,
    "erlang": _erlang,
    "gamma": _gamma,
    "lognormal": _lognormal,
    "normal": _normal,
    "weibull": _weibull,
    "empirical": _empirical,
}
