"""The noun of this room: a claim, one thing that a report says."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

Kind = Literal[
    "capacity", "output", "order", "stock", "demand", "line_count", "start_of_production", "milestone_date",
    "construction_start", "agreement_date", "delay", "investment", "jobs", "area", "restriction", "planned_expansion",
    "consumer", "product_spec",
]  # fmt: skip
KINDS: tuple[str, ...] = get_args(Kind)
"""The eighteen things that a claim can be about."""

Bound = Literal["none", "up_to", "at_least", "about"]
Mode = Literal["asserted", "planned", "expected", "alleged"]
Hedge = Literal["none", "up_to", "at_least", "about", "expected", "planned", "alleged"]
Value = float | tuple[float, float]
SourceType = Literal["report", "company", "official", "media", "analyst", "organisation", "person", "unnamed"]
"""Sorts of source: the report itself; a firm or its people; a state's bodies and people; papers and agencies."""

Scope = Literal["", "phase", "line", "plant", "group", "country"]
"""How much of the world a figure is about; empty where the words do not tell."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(_Frozen):
    """Who says so.

    Examples
    --------
    >>> Source(name="TASS", type="media", cue=(0, 4), chain=("TASS",)).name
    'TASS'
    """

    name: str = Field(default="", description="As named in the text; empty where the report speaks for itself.")
    type: SourceType = Field(default="report", description="What sort of source.")
    cue: tuple[int, int] | None = Field(default=None, description="Offsets of the words that name the source.")
    chain: tuple[str, ...] = Field(default=(), description="From the one who tells to the one who first said it.")
    grade: str = Field(
        default="",
        description="Admiralty grade of the report's publisher and information, as in B2; empty if ungraded.",
    )


class Review(_Frozen):
    """What a person made of the claim.

    Examples
    --------
    >>> Review().state
    'proposed'
    """

    state: Literal["proposed", "accepted", "rejected"] = Field(
        default="proposed", description="Where the review stands."
    )
    by: str = Field(default="", description="Who accepted, rejected or corrected it.")
    note: str = Field(default="", description="Why.")
    replaces: str = Field(default="", description="The id of the claim that this one corrects.")


class Claim(_Frozen):
    """One thing that a report says, with the exact words that say it.

    Examples
    --------
    >>> where = {"report": "7e0ad9aeaa9c", "start": 3, "end": 13, "quote": "four lines"}
    >>> claim = Claim.make(kind="line_count", value=4, unit="line", **where)
    >>> claim.id, claim.hedge
    ('c6e6b383c', 'none')
    """

    id: str = Field(
        description="c and eight hexadecimal digits of the hash of report, span, kind, value, unit and date."
    )
    report: str = Field(description="The report's id.")
    kind: Kind = Field(description="What the claim is about.")
    subject: str = Field(default="", description="The plant, line, firm or country it is about, in free words.")
    product: str = Field(default="", description="The product, in free words.")
    scope: Scope = Field(
        default="", description="What the figure is about: a phase, a line, a plant, a group, a country."
    )
    part: str = Field(
        default="", description="phase 1, line 2; share for a part without a name; total for the sum of parts."
    )
    value: Value | None = Field(default=None, description="A number, or the two ends of a range.")
    unit: str | None = Field(default=None, description="In the singular, time after a slash: round/year.")
    words: str = Field(default="", description="The value as the report writes it.")
    date: str | None = Field(default=None, description="When it happens or holds: 2027, ../2027-12, 2026-07/2026-12.")
    date_words: str = Field(default="", description="The date as the report writes it.")
    bound: Bound = Field(default="none", description="Which side of the number is open.")
    mode: Mode = Field(default="asserted", description="How sure the words are.")
    superseded: bool = Field(
        default=False, description="An earlier figure or date, which the report says no longer holds."
    )
    source: Source = Field(default=Source(), description="Who says so.")
    reader: str = Field(default="rule", description="What found the claim.")
    version: str = Field(default="", description="The reader's version.")
    review: Review = Field(default=Review(), description="What a person made of it.")
    start: int = Field(ge=0, description="Offset of the quote in the report's text, in characters.")
    end: int = Field(ge=0, description="Offset behind the quote.")
    quote: str = Field(min_length=1, description="The exact words.")
    note: str = Field(default="", description="A remark.")

    @staticmethod
    def make(**fields: Any) -> Claim:
        """Make a claim and give it its id.

        Parameters
        ----------
        **fields
            Every field but the id.

        Examples
        --------
        >>> Claim.make(report="r", kind="delay", start=0, end=5, quote="delay").date is None
        True
        """
        return Claim(id=claim_id(fields), **fields)

    @property
    def hedge(self) -> Hedge:
        """The one label for the hedge: a bound on the number goes before the mode of the sentence.

        Examples
        --------
        >>> Claim.make(report="r", kind="capacity", mode="planned", start=0, end=1, quote="a").hedge
        'planned'
        """
        if self.mode == "alleged":
            return "alleged"
        if self.bound != "none":
            return self.bound
        return "none" if self.mode == "asserted" else self.mode

    def to_wire(self) -> dict[str, Any]:
        """Return the fields that other programs read.

        Returns
        -------
        dict
            id, kind, subject, value, unit, product, date, hedge, attribution, quote, start, end.

        Examples
        --------
        >>> Claim.make(report="r", kind="delay", start=0, end=5, quote="delay").to_wire()["attribution"] is None
        True
        """
        return {
            "id": self.id,
            "kind": self.kind,
            "subject": self.subject or None,
            "value": list(self.value) if isinstance(self.value, tuple) else self.value,
            "unit": self.unit,
            "product": self.product or None,
            "date": self.date,
            "hedge": self.hedge,
            "attribution": self.source.name or None,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
        }


def claim_id(fields: dict[str, Any]) -> str:
    """Return the id of a claim with these fields; what a reader guesses besides does not enter it.

    Examples
    --------
    >>> claim_id({"report": "r", "kind": "delay", "start": 0, "end": 5})
    'c4d2c7ca5'
    """
    value = fields.get("value")
    if value is not None:
        value = [float(x) for x in value] if isinstance(value, (tuple, list)) else float(value)
    key = [
        fields["report"],
        fields["start"],
        fields["end"],
        fields["kind"],
        value,
        fields.get("unit"),
        fields.get("date"),
    ]
    return "c" + hashlib.sha256(json.dumps(key).encode()).hexdigest()[:8]


def place_of(claim: Claim) -> tuple[str, int, int, str, str]:
    """Return what claims are sorted by: report, place, kind and id.

    Examples
    --------
    >>> place_of(Claim.make(report="r", kind="delay", start=0, end=5, quote="delay"))
    ('r', 0, 5, 'delay', 'c4d2c7ca5')
    """
    return claim.report, claim.start, claim.end, claim.kind, claim.id
