"""The programme file as a model: sites, lines, milestones, inputs, restrictions, consumers, imports, scenarios."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, field_validator, model_validator

from nameplate.errors import QuantityError
from nameplate.programme.value import Amount, Count, Duration, Part, Rate, Share, Supply, Value, When
from nameplate.quantity import parse_period

SCHEMA = "nameplate/programme/1"
LAST_YEAR = 2999
"""As far as a programme may look."""

ProjectType = Literal[
    "greenfield_plant",
    "expansion",
    "rate_ramp",
    "licensed_production",
    "new_product",
    "order_delivery",
    "megaproject",
]
"""As in the history of announced programmes."""
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]
"""Names hold small letters, digits, dashes and underscores, so that a place is easy to write."""


class Product(Part):
    """Something that is made, imported and used."""

    label: str = Field(description="what people call it")
    unit: str = Field(description="what is counted, in the singular: round, rifle, GWh")
    stock: Amount | None = Field(None, description="what consumers hold at the start")
    cover: Duration | None = Field(None, description="days of demand that imports keep in stock; 30 days if left out")


class Outages(Part):
    """Stoppages of a whole site; each draws anew."""

    every: Duration = Field(description="time from the end of one stoppage to the next")
    last: Duration = Field(description="how long a stoppage takes")


class Site(Part):
    """A plant: what its lines share."""

    label: str
    capacity: Rate | None = Field(None, description="nameplate of the whole site, shared by its lines by count")
    efficiency: Share | None = Field(None, description="share of nameplate that comes out while a line runs")
    item_line: str | None = Field(
        None, description="a line file to run item by item; it gives the efficiency where none is stated"
    )
    loading: Share | None = Field(None, description="share of the nameplate's hours that are staffed and ordered")
    ramp: Duration | None = Field(None, description="time from start to full output")
    yield_: Share | None = Field(None, alias="yield", description="share of the items that is good")
    outages: Outages | None = None


class Line(Part):
    """Lines of one kind at a site that make one product."""

    label: str
    site: Name
    product: Name
    count: Count = Field(description="how many such lines there are")
    starts: Name | None = Field(None, description="the milestone from which on it runs; from day 0 if left out")
    capacity: Rate | None = Field(None, description="nameplate of these lines together, if not the site's share")


class Statement(Part):
    """One date that somebody gave for a milestone; a later one does not overwrite it, since slip is read off them."""

    said: str | None = Field(
        None, description="when it was said; left out where that is not known, as of a promise that is told of later"
    )
    date: str = Field(description="the date that was given")
    claim: str = Field(description="the claim that says so")

    @field_validator("said", "date")
    @classmethod
    def _period(cls, text: str | None) -> str | None:
        if text is not None:
            try:
                parse_period(text)
            except QuantityError:
                raise ValueError("a date such as 2027, 2027-H2 or by 2027-12") from None
        return text


class Milestone(Part):
    """A step that must be done before something else can begin."""

    label: str
    date: When | None = Field(None, description="when it was promised for, or when it happened (observed)")
    said: str | None = Field(None, description="when the promise was made")
    done: Share | None = Field(None, description="chance that it has already happened")
    after: tuple[Name, ...] = Field((), description="milestones that come first")
    takes: Duration | None = Field(None, description="time from the last of them")
    never: Share | None = Field(None, description="chance that it does not happen at all")
    statements: tuple[Statement, ...] = Field(
        (), description="every date that was given for it, in the order in which they were given"
    )


class Input(Part):
    """What lines need from elsewhere, counted in items' worth."""

    label: str
    used_by: tuple[Name, ...] = Field(description="lines that need it")
    stock: Duration = Field(description="stock at the start and to be kept, in days of full use")
    supply: Supply = Field(description="most that can be ordered, as a share of full use")
    lead: Duration = Field(description="time from order to arrival")
    local_from: Name | None = Field(None, description="milestone from which on no restriction touches it")


class Restriction(Part):
    """Something that holds back imports, inputs or milestones while it acts."""

    label: str
    on: tuple[str, ...] = Field(description="what it acts on: imports.x, inputs.x, milestones.x")
    cut: Share = Field(description="share that is taken away")
    from_: When | None = Field(None, alias="from", description="from the start if left out")
    until: When | None = Field(None, description="for ever if left out")
    claims: tuple[str, ...] = Field((), description="claims that report the restriction itself")


class Consumer(Part):
    """Somebody who uses products."""

    label: str
    priority: int = Field(ge=1, le=99, description="1 is served first")
    demand: dict[Name, Rate] = Field(description="per product")
    claims: tuple[str, ...] = Field((), description="claims that name the consumer")

    @field_validator("priority", mode="before")
    @classmethod
    def _number(cls, data: Any) -> Any:
        return _whole_number(data)


class Import(Part):
    """A product that comes from abroad."""

    label: str
    product: Name
    rate: Rate = Field(description="the most that can come")


class Scenario(Part):
    """A named change of the programme."""

    label: str
    off: tuple[str, ...] = Field((), description="lines, imports or restrictions that are left out")
    set: dict[str, dict[str, Any]] = Field({}, description="values by their place, such as sites.plant.capacity")


class Programme(Part):
    """A production system as reported: what a programme.yaml holds."""

    title: str
    start: date = Field(description="the first day that is simulated; what was known by then is known")
    years: int = Field(ge=1, le=50, description="how long to simulate")
    question: str | None = Field(None, description="the question that the whole thing is about, in words")
    industry: str | None = Field(None, description="what sort of industry, in words: small-arms, batteries, steel")
    project_type: ProjectType | None = Field(
        None, description="what sort of project: how late its milestones are believed to come hangs on it"
    )
    leave_out: tuple[str, ...] = Field((), description="families of the history that are this programme itself")
    common_slip: Share | None = Field(None, description="correlation between the slips of milestones; 50 % if left out")
    products: dict[Name, Product] = Field(min_length=1)
    sites: dict[Name, Site] = Field(default={})
    lines: dict[Name, Line] = Field(default={})
    milestones: dict[Name, Milestone] = Field(default={})
    inputs: dict[Name, Input] = Field(default={})
    restrictions: dict[Name, Restriction] = Field(default={})
    consumers: dict[Name, Consumer] = Field(default={})
    imports: dict[Name, Import] = Field(default={})
    scenarios: dict[Name, Scenario] = Field(default={}, description="the first is the main one")
    questions: tuple[str, ...] = Field((), description="what is asked of a run")

    @model_validator(mode="after")
    def _ends(self) -> Programme:
        if self.start.year + self.years > LAST_YEAR:
            raise ValueError(f"a start and years that end by {LAST_YEAR}")
        return self

    @field_validator("years", mode="before")
    @classmethod
    def _number(cls, data: Any) -> Any:
        return _whole_number(data)

    def values(self) -> Iterator[tuple[str, Value]]:
        """Give every value with its place, in the order of the file."""
        if self.common_slip:
            yield "common_slip", self.common_slip
        for group in GROUPS:
            for name, part in getattr(self, group).items():
                yield from _values(part, f"{group}.{name}")

    def claims(self) -> set[str]:
        """Give the ids of all claims that the programme rests on."""
        found = {claim for _, value in self.values() for claim in value.evidence}
        for group in (self.restrictions, self.consumers):
            found.update(claim for part in group.values() for claim in part.claims)
        found.update(statement.claim for part in self.milestones.values() for statement in part.statements)
        return found


GROUPS = ("products", "sites", "lines", "milestones", "inputs", "restrictions", "consumers", "imports")


def _values(part: Part, place: str) -> Iterator[tuple[str, Value]]:
    for name, field in type(part).model_fields.items():
        found, here = getattr(part, name), f"{place}.{field.alias or name}"
        if isinstance(found, Value):
            yield here, found
        elif isinstance(found, Part):
            yield from _values(found, here)
        elif isinstance(found, dict):
            yield from ((f"{here}.{key}", item) for key, item in found.items() if isinstance(item, Value))


def _whole_number(data: Any) -> Any:
    """Files hold text; a whole number in one is read here, anything else is left for the model to refuse."""
    return int(data) if isinstance(data, str) and data.isascii() and data.isdigit() and len(data) < 9 else data
