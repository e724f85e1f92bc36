"""What a programme's values rest on, gathered once: claims by id, the table of hedges, the dossier's folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from nameplate.belief import Hedges, load_hedges

if TYPE_CHECKING:
    from nameplate.claim import Claim
    from nameplate.programme.value import Value
    from nameplate.quantity import QuantileTable


@dataclass(frozen=True)
class Evidence:
    """Everything outside the programme file that its beliefs need.

    Parameters
    ----------
    claims : mapping
        From a claim's id to the claim.
    hedges : Hedges
        What words and grades are worth.
    folder : Path
        Where line files are looked for.
    """

    claims: Mapping[str, Claim] = field(default_factory=dict)
    hedges: Hedges = field(default_factory=load_hedges)
    folder: Path = Path()

    def believe(self, value: Value, unit: str) -> QuantileTable:
        """Turn a value into a distribution of the truth.

        Parameters
        ----------
        value : Value
        unit : str
            The unit that the table is wanted in.

        Returns
        -------
        QuantileTable
            The quantity as written, times the ratio of truth to figure that its bound, its mode and the grade of
            its source are believed to have; both taken at the same probability. What was observed, assumed or
            comes from a reference class has no mode and no grade.

        Examples
        --------
        >>> import numpy as np
        >>> from nameplate.programme.value import Rate
        >>> capacity = Rate(value="up to 70M round/year", assumed="as printed")
        >>> Evidence().believe(capacity, "round/year").at(np.array([0.05, 0.5, 1.0])) / 1e6
        array([35. , 59.5, 70. ])
        """
        import numpy as np

        from nameplate.quantity import Hedged, QuantileTable

        quantity = value.quantity.to(unit)
        bound = quantity.shape.bound if isinstance(quantity.shape, Hedged) else "none"
        mode, grade = self._said(value)
        ratio, table = self.hedges.ratio(bound, mode, grade), quantity.table()
        if float(ratio.x[0]) == float(ratio.x[-1]) == 1.0:
            return table
        u = np.union1d(table.u, ratio.u)
        return QuantileTable(u, np.maximum.accumulate(table.at(u) * ratio.at(u)))

    def _said(self, value: Value) -> tuple[str, str | None]:
        """Give mode and grade of the first claim behind a value."""
        if value.origin != "claimed" or value.claims[0] not in self.claims:
            return "asserted", None
        claim = self.claims[value.claims[0]]
        return claim.mode, claim.source.grade or None
