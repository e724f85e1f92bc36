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

    @staticmethod
    def _fits(unit: str) -> bool:
        return bool(unit) or True


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


class Amount(Value):
    """A number of things."""

    fits: ClassVar[str] = "an amount such as `20M round`"

    @staticmethod
    def _fits(unit: str) -> bool:
        return "/" not in unit and unit != "%" and not compatible(unit, "day")


class When(Value):
    """A date or an interval of dates."""

    fits: ClassVar[str] = "a date such as `by 2027`, `2027-H2` or `2027-03-12`"

    @property
    def period(self) -> Period:
        """The interval that the text means."""
        return parse_period(self.text or "")

    def _check(self) -> None:
        _ = self.period
