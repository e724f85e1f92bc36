"""A value of a programme: a quantity as text, and the one thing that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from nameplate.belief.reference import references
from nameplate.quantity import compatible, parse, parse_period

if TYPE_CHECKING:
    from nameplate.quantity import Period, Quantity

Origin = Literal["claimed", "observed", "reference", "assumed"]

ORIGINS: dict[str, Origin] = {
    "claims": "claimed",
    "observed": "observed",
    "reference": "reference",
    "assumed": "assumed",
}


class Part(BaseModel):
    """The base of everything in a programme file: frozen, and unknown names are mistakes."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Value(Part):
    """A quantity with its origin; subclasses say what kind of quantity fits."""

    fits: ClassVar[str] = "a quantity"

    value: str | None = Field(None, description="the quantity as text, such as `up to 70M round/year`")
    claims: tuple[str, ...] = Field((), description="ids of the claims that say so")
    observed: tuple[str, ...] = Field((), description="ids of the claims that report it as a fact or a count")
    reference: str | None = Field(None, description="the reference class that it is drawn from")
    assumed: str | None = Field(None, description="why this was assumed: nobody published it")
    by: str | None = Field(None, description="who assumed it")

    @model_validator(mode="before")
    @classmethod
    def _wrapped(cls, data: Any) -> Any:
        if isinstance(data, str):
            # pydantic turns a ValueError into a fault of the file, a TypeError not
            raise ValueError(f"{{value: {data}, ...}} with its origin: one of {', '.join(ORIGINS)}")  # noqa: TRY004
        return data

    @model_validator(mode="after")
    def _whole(self) -> Value:
        given = [name for name in ORIGINS if getattr(self, name)]
        if len(given) != 1:
            raise ValueError(f"exactly one origin out of {', '.join(ORIGINS)}; given: {', '.join(given) or 'none'}")
        if self.reference and self.reference not in references():
            raise ValueError(f"a reference class out of {', '.join(references())}")
        if self.text is None:
            raise ValueError(f"a value: {self.fits}")
        self._check()
        return self

    @property
    def origin(self) -> Origin:
        """Which of the four things the value rests on."""
        return next(origin for name, origin in ORIGINS.items() if getattr(self, name))

    @property
    def text(self) -> str | None:
        """The quantity's text: as written, else the reference class's."""
        if self.value is None and self.reference:
            return references()[self.reference].value
        return self.value

    @property
    def evidence(self) -> tuple[str, ...]:
        """The ids of the claims behind the value, claimed or observed."""
        return self.claims or self.observed

    @property
    def quantity(self) -> Quantity:
        """The quantity that the text means."""
        return parse(self.text or "")

    def _check(self) -> None:
        if not self._fits(self.quantity.unit):
            raise ValueError(self.fits)
        self._check_range(*_ends(self.quantity))

    def _check_range(self, low: float, high: float) -> None:
        """Refuse what no such quantity can be; nothing here is below zero."""
        if low < 0.0:
            raise ValueError(f"{self.fits}, not below zero")

    @staticmethod
    def _fits(unit: str) -> bool:
        raise NotImplementedError(f"which values may count {unit} is for the subclass to say")


class Rate(Value):
    """So many items in a time."""

    fits: ClassVar[str] = "a rate such as `up to 70M round/year`"

    @staticmethod
    def _fits(unit: str) -> bool:
        counted, slash, _ = unit.partition("/")
        return bool(slash) and compatible(unit, f"{counted}/day")


class Duration(Value):
    """A length of time."""

    fits: ClassVar[str] = "a duration such as `12 to 30 months`"

    @staticmethod
    def _fits(unit: str) -> bool:
        return compatible(unit, "day")


class Share(Value):
    """A part of a whole."""

    fits: ClassVar[str] = "a share such as `50 % to 80 %`"

    @staticmethod
    def _fits(unit: str) -> bool:
        return unit in ("", "%")

    def _check_range(self, low: float, high: float) -> None:
        super()._check_range(low, high)
        if high > (100.0 if self.quantity.unit == "%" else 1.0):
            raise ValueError(f"{self.fits}, at most 100 %")


class Supply(Share):
    """What can be had of what is needed: it may be more than all of it."""

    fits: ClassVar[str] = "a share such as `60 % to 130 %`"

    def _check_range(self, low: float, high: float) -> None:
        if low < 0.0:
            raise ValueError(f"{self.fits}, not below zero")


class Amount(Value):
    """A number of things."""

    fits: ClassVar[str] = "an amount such as `20M round`"

    @staticmethod
    def _fits(unit: str) -> bool:
        return "/" not in unit and unit != "%" and not compatible(unit, "day")


class Count(Amount):
    """A whole number of things, at least one."""

    fits: ClassVar[str] = "a whole number such as `4 lines`, at least 1"

    def _check_range(self, low: float, high: float) -> None:
        if low != high or low < 1.0 or low != int(low):
            raise ValueError(self.fits)


class When(Value):
    """A date or an interval of dates."""

    fits: ClassVar[str] = "a date such as `by 2027`, `2027-H2` or `2027-03-12`"

    @property
    def period(self) -> Period:
        """The interval that the text means."""
        return parse_period(self.text or "")

    def _check(self) -> None:
        _ = self.period


def _ends(quantity: Quantity) -> tuple[float, float]:
    """Give the least and the greatest figure that stands in a quantity's text."""
    from nameplate.quantity import Exact, Hedged, Interval, Quantiles

    shape = quantity.shape
    if isinstance(shape, Exact | Hedged):
        return shape.value, shape.value
    if isinstance(shape, Interval):
        return shape.low, shape.high
    if isinstance(shape, Quantiles):
        return shape.points[0][1], shape.points[-1][1]
    return 0.0, 0.0  # named distributions hold to their own ranges
