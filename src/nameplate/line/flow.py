"""How long items are in the line, future by future."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class FlowTime(np.ndarray[Any, np.dtype[np.float64]]):
    """Mean flow time in seconds, one for each future; the other figures by name.

    Parameters
    ----------
    figures : dict
        Arrays with one entry for each future, among them ``mean``.

    Examples
    --------
    >>> flow = FlowTime({"mean": np.array([2.0, 4.0]), "sd": np.array([0.5, 0.7])})
    >>> float(flow.mean()), flow["sd"].tolist(), flow[1]
    (3.0, [0.5, 0.7], np.float64(4.0))
    """

    figures: dict[str, Floats]

    def __new__(cls, figures: dict[str, Floats]) -> FlowTime:
        """View the means as an array that knows the other figures."""
        flow = np.asarray(figures["mean"]).view(cls)
        flow.figures = figures
        return flow

    def __array_finalize__(self, other: Any) -> None:
        """Let what is calculated from it be an array without figures."""
        self.figures = {}

    def __array_wrap__(self, array: Any, context: Any = None, return_scalar: bool = False) -> Any:
        """Let sums and means over the futures be plain numbers."""
        return np.asarray(array)[()] if return_scalar or array.ndim == 0 else np.asarray(array)

    def __getitem__(self, key: Any) -> Any:
        """Give a figure by its name, or the mean flow time of a future by its place."""
        if isinstance(key, str):
            return self.figures[key]
        return np.asarray(self)[key]

    def __reduce__(self) -> tuple[Any, ...]:
        """Keep the figures where it is copied or sent elsewhere."""
        return type(self), (self.figures,)
