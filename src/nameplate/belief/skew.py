"""The two-piece normal distribution: a normal one with a spread of its own on either side of its mode.

References
----------
K. F. Wallis: The two-piece normal, binormal, or double Gaussian distribution. Statistical Science 29, 2014, 106-112.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]


def skew_cdf(x: Floats, mode: Floats, below: Floats, above: Floats) -> Floats:
    """Return the share that lies at or below `x`.

    Parameters
    ----------
    x, mode, below, above : ndarray
        Of shapes that go together; the spreads below and above the mode are positive.

    Examples
    --------
    >>> import numpy as np
    >>> zero, one, three = np.zeros(1), np.ones(1), np.full(1, 3.0)
    >>> skew_cdf(zero, zero, one, three), skew_cdf(one, zero, one, one).round(3)
    (array([0.25]), array([0.841]))
    """
    import numpy as np
    from scipy.special import ndtr

    away = x - mode
    under = away < 0.0
    spread = np.where(under, below, above)
    part = 2.0 * spread / (below + above) * ndtr(-np.abs(away) / spread)
    return np.asarray(np.where(under, part, 1.0 - part))


def skew_log_density(x: Floats, mode: Floats, below: Floats, above: Floats) -> Floats:
    """Return the logarithm of the density at `x`; parameters as for `skew_cdf`.

    Examples
    --------
    >>> import numpy as np
    >>> float(skew_log_density(np.zeros(1), np.zeros(1), np.ones(1), np.ones(1)).round(4)[0])
    -0.9189
    """
    import numpy as np

    score = (x - mode) / np.where(x < mode, below, above)
    return np.asarray(0.5 * math.log(2.0 / math.pi) - np.log(below + above) - 0.5 * score**2)
