"""What a programme's values rest on, gathered once: claims by id, the table of hedges, the dossier's folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from nameplate.belief import Hedges, load_hedges
from nameplate.programme.weighing import Weighing, weigh

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
    story : mapping
        From a report's id to its story, for reports that tell the same one.
    """

    claims: Mapping[str, Claim] = field(default_factory=dict)
    hedges: Hedges = field(default_factory=load_hedges)
    folder: Path = Path()
    story: Mapping[str, str] = field(default_factory=dict)

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
            Each claim's figure, times the ratio of truth to figure that its bound, its mode and the grade of its
            source are believed to have; several claims are pooled as `docs/belief.md` says. What was observed,
            assumed or comes from a reference class has no mode and no grade.

        Examples
        --------
        >>> import numpy as np
        >>> from nameplate.programme.value import Rate
        >>> capacity = Rate(value="up to 70M round/year", assumed="as printed")
        >>> Evidence().believe(capacity, "round/year").at(np.array([0.05, 0.5, 1.0])) / 1e6
        array([35. , 59.5, 70. ])
        """
        return self.weigh(value, unit).table

    def weigh(self, value: Value, unit: str) -> Weighing:
        """Say how a value comes to be believed: claim by claim, and pooled.

        Parameters
        ----------
        value, unit
            As for `believe`.

        Examples
        --------
        >>> from nameplate.programme.value import Rate
        >>> Evidence().weigh(Rate(value="70M round/year", assumed="as printed"), "round/year").claims
        ()
        """
        return weigh(value, unit, self.claims, self.hedges, self.story)
