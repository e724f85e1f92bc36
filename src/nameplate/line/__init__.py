"""Serial production lines, item by item; what it means stands in docs/line.md."""

from nameplate.line.calendar import Calendar
from nameplate.line.calibration import efficiency
from nameplate.line.comparison import Comparison
from nameplate.line.file import load_line
from nameplate.line.interruption import Failure, Maintenance
from nameplate.line.product import Campaign, Mix
from nameplate.line.ramp import Ramp, learning
from nameplate.line.result import LineResult, StationResult
from nameplate.line.simulation import simulate
from nameplate.line.spec import Buffer, Line, Material
from nameplate.line.station import Station

__all__ = [
    "Buffer",
    "Calendar",
    "Campaign",
    "Comparison",
    "Failure",
    "Line",
    "LineResult",
    "Maintenance",
    "Material",
    "Mix",
    "Ramp",
    "Station",
    "StationResult",
    "efficiency",
    "learning",
    "load_line",
    "simulate",
]
