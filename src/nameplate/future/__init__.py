"""Futures: the programme day by day, many thousand times."""

from nameplate.future.result import FutureResult
from nameplate.future.simulation import simulate

__all__ = ["FutureResult", "simulate"]
