"""Backtests: forecasts of programmes whose end is known, scored beside baselines.

>>> from nameplate.study.backtest import backtest
"""

from nameplate.study.backtest.run import backtest
from nameplate.study.backtest.table import OURS, REFERENCE, Backtest, Coverage, Reliability, RowScore, Score, Update

__all__ = [
    "OURS",
    "REFERENCE",
    "Backtest",
    "Coverage",
    "Reliability",
    "RowScore",
    "Score",
    "Update",
    "backtest",
]
