"""What a backtest finds: scores of every forecaster, calibration of ours, and what later announcements add."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

OURS = "Nameplate"
REFERENCE = "B5 smooth, lead"
"""The baseline that differences are taken from."""


@dataclass(frozen=True)
class Coverage:
    """How often an interval held the outcome, and how often chance alone lets a calibrated one hold it.

    Parameters
    ----------
    level : int
        Of the interval, in per cent.
    hits, count : int
        Outcomes inside, of those where it can be told.
    low, high : int
        The central 95 % of the binomial distribution.
    """

    level: int
    hits: int
    count: int
    low: int
    high: int


@dataclass(frozen=True)
class Score:
    """The scores of one forecaster on one ratio; lower is better but for coverage.

    Parameters
    ----------
    forecaster, ratio : str
        The ratio is T or Q.
    count : int
        Outcomes that were scored.
    crps, brier, log : float or None
        Means; Brier and log of the chance that T is at most 1, or Q at least 0.9. None where nothing could be scored.
    coverage : tuple of Coverage
    width : float or None
        Mean width of the 80 % interval, cut at the end of the scale.
    tail : float or None
        Share of outcomes where the forecast left less than one in a hundred.
    less : (float, float) or None
        90 % interval of the mean CRPS less the reference baseline's, families drawn again.
    """

    forecaster: str
    ratio: str
    count: int
    crps: float | None
    brier: float | None
    log: float | None
    coverage: tuple[Coverage, ...]
    width: float | None
    tail: float | None
    less: tuple[float, float] | None = None


@dataclass(frozen=True)
class Reliability:
    """Among forecasts whose chance lies between two ends: the mean chance, and how often the thing happened."""

    low: float
    high: float
    count: int
    chance: float
    happened: float


@dataclass(frozen=True)
class RowScore:
    """One announcement: our forecast, what came, and the score."""

    id: str
    family: str
    ratio: str
    low: float
    middle: float
    high: float
    outcome: str
    crps: float


@dataclass(frozen=True)
class Update:
    """The score of a first announcement's forecast as each later one of the same programme comes in."""

    family: str
    ids: tuple[str, ...]
    ratio: str
    crps: tuple[float, ...]


@dataclass(frozen=True)
class Backtest:
    """The whole of it, ours first among the forecasters of each ratio.

    Parameters
    ----------
    rows, families : int
        Announcements and programmes in the history.
    scores : tuple of Score
    pit : dict of str to tuple of float
        For each ratio, the share of outcomes in each tenth of our forecast distributions; even if calibrated.
    reliability : dict of str to tuple of Reliability
    updates : tuple of Update
    each : tuple of RowScore
    """

    rows: int
    families: int
    scores: tuple[Score, ...]
    pit: dict[str, tuple[float, ...]]
    reliability: dict[str, tuple[Reliability, ...]]
    updates: tuple[Update, ...]
    each: tuple[RowScore, ...]

    def score(self, ratio: str, forecaster: str = OURS) -> Score:
        """Return one forecaster's scores."""
        return next(one for one in self.scores if (one.ratio, one.forecaster) == (ratio, forecaster))

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON holds it."""
        return asdict(self)

    @classmethod
    def of_json(cls, data: dict[str, Any]) -> Backtest:
        """Read it back."""
        return cls(
            data["rows"],
            data["families"],
            tuple(_score(one) for one in data["scores"]),
            {ratio: tuple(shares) for ratio, shares in data["pit"].items()},
            {ratio: tuple(Reliability(**one) for one in found) for ratio, found in data["reliability"].items()},
            tuple(
                Update(one["family"], tuple(one["ids"]), one["ratio"], tuple(one["crps"])) for one in data["updates"]
            ),
            tuple(RowScore(**one) for one in data["each"]),
        )


def _score(data: dict[str, Any]) -> Score:
    coverage = tuple(Coverage(**one) for one in data["coverage"])
    less = None if data["less"] is None else (data["less"][0], data["less"][1])
    return Score(**{**data, "coverage": coverage, "less": less})
