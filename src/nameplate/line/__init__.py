"""Serial production lines, item by item; what it means stands in docs/line.md."""

from nameplate.line.calibration import efficiency
from nameplate.line.file import load_line
from nameplate.line.result import LineResult, StationResult
from nameplate.line.simulation import simulate
from nameplate.line.spec import Line, Station

__all__ = ["Line", "LineResult", "Station", "StationResult", "efficiency", "load_line", "simulate"]
