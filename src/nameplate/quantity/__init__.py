"""One text form for every quantity and date: read it, print it back, check its unit, draw from it.

>>> from nameplate.quantity import parse, parse_period
>>> str(parse("60 million to 80 million rounds per year"))
'60M to 80M round/year'
>>> str(parse_period("2027-07 to 2027-12"))
'2027-H2'
"""

from nameplate.errors import QuantityError
from nameplate.quantity.amount import Quantity
from nameplate.quantity.period import Period, parse_period
from nameplate.quantity.shape import Bound, Exact, Hedged, Interval, Named, Quantiles, Shape
from nameplate.quantity.table import QuantileTable
from nameplate.quantity.text import parse
from nameplate.quantity.unit import UnitError, canonical, compatible, factor

__all__ = [
    "Bound",
    "Exact",
    "Hedged",
    "Interval",
    "Named",
    "Period",
    "QuantileTable",
    "Quantiles",
    "Quantity",
    "QuantityError",
    "Shape",
    "UnitError",
    "canonical",
    "compatible",
    "factor",
    "parse",
    "parse_period",
]
