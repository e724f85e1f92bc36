"""Reading the entries of a file of observations: what each means, and every mistake with its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from nameplate.belief.hedge import UNGRADED
from nameplate.document import Document, Path_
from nameplate.errors import Fault, QuantityError, UsageError
from nameplate.quantity import Exact, Hedged, Interval, Period, Quantity, parse, parse_period
from nameplate.study.observation import ELSEWHERE, Observation
from nameplate.study.reader import parse_question
from nameplate.study.result import unit_of

if TYPE_CHECKING:
    from nameplate.belief import Hedges
    from nameplate.claim import Claim
    from nameplate.programme import Programme
    from nameplate.study.question import Question

MOST = 1000
_NOTHING = ("none so far", "none", "nothing so far")
_KEYS = ("asked", "seen", "claims", "assumed", "by")
_ORIGIN = "claims: [ID], or assumed: WHY with by: WHO"
_DAY = "2027-03, from 2027-01 (not before that day), by 2027-01 or 2026-03 to 2027-01"
_AMOUNT = "12M {0}, about 12M {0}, 12M to 15M {0}, at least 12M {0}, up to 12M {0} or none so far"


@dataclass
class Reader:
    """Reads the entries of one document and collects what is wrong with them.

    Parameters
    ----------
    document : Document
        Of the schema of observations; its parts may be of any shape.
    programme : Programme
        Whose names questions may use.
    claims : mapping
        From a claim's id to the claim.
    hedges : Hedges
        What words and grades are worth.
    faults : list of Fault
        What was found wrong so far.
    known : date or None
        The day of ``as_of``.
    """

    document: Document
    programme: Programme
    claims: Mapping[str, Claim]
    hedges: Hedges
    faults: list[Fault] = field(default_factory=list)
    known: date | None = None

    def all(self) -> tuple[Observation, ...]:
        """Read every entry."""
        data = self.document.data
        for name in data:
            if name not in ("schema", "as_of", "observations"):
                self._fault((name,), name, "schema, as_of and observations")
        if data.get("as_of") is not None:
            self.known = self._as_of(data["as_of"])
        entries = data.get("observations")
        if entries is None or entries == []:
            return ()
        if not isinstance(entries, list) or len(entries) > MOST:
            self._fault(("observations",), type(entries).__name__, f"a list of at most {MOST:,} observations")
            return ()
        found = [self._entry(("observations", number), entry) for number, entry in enumerate(entries)]
        self._once(found)
        return tuple(entry for entry in found if entry is not None)

    def _fault(self, place: Path_, value: object, valid: str) -> None:
        self.faults.append(self.document.fault(place, "" if value is None else value, valid))

    def _as_of(self, text: Any) -> date | None:
        try:
            end = parse_period(str(text)).end
        except UsageError:
            end = None
        if end is None:
            self._fault(("as_of",), text, "a day such as 2027-03-31")
        return end

    def _once(self, found: Sequence[Observation | None]) -> None:
        seen: list[dict[str, Any]] = []
        for number, entry in enumerate(found):
            if entry is None:
                continue
            if entry.record() in seen:
                self._fault(("observations", number), entry.question.text, "each observation once; it stands there")
            seen.append(entry.record())

    def _entry(self, place: Path_, entry: Any) -> Observation | None:
        if not isinstance(entry, dict):
            self._fault(place, entry, "an entry with asked, seen and its origin")
            return None
        count = len(self.faults)
        for name in entry:
            if name not in _KEYS:
                self._fault((*place, name), name, ", ".join(_KEYS))
        question = self._question((*place, "asked"), entry.get("asked"))
        claims = self._origin(place, entry)
        amount, period = self._seen((*place, "seen"), entry.get("seen"), question) if question else (None, None)
        if question is None or len(self.faults) > count:
            return None
        spread, bound, doubt = self._worth(claims, amount)
        said = (claims, entry.get("assumed"), entry.get("by"))
        return Observation(question, entry["seen"], amount, period, *said, spread, bound, doubt)

    def _question(self, place: Path_, text: Any) -> Question | None:
        valid = "a question for an amount, a share or a date, such as output of PRODUCT in 2026"
        if not isinstance(text, str):
            self._fault(place, text, valid)
            return None
        try:
            question = parse_question(text, self.programme)
        except UsageError as error:
            self._fault(place, text, f"a question about this programme ({error})")
            return None
        if question.is_chance or question.scenario is not None:
            self._fault(place, text, f"{valid}; no chance and no scenario, since what was seen did happen")
            return None
        if not question.is_date and self.known is not None and question.end is not None and question.end > self.known:
            self._fault(place, text, f"a period that ends by {self.known}, the day of as_of")
        return question

    def _origin(self, place: Path_, entry: Mapping[str, Any]) -> tuple[str, ...]:
        claims, assumed, by = (entry.get(name) for name in ("claims", "assumed", "by"))
        if (claims is None) == (assumed is None):
            self._fault(place, "both" if claims is not None else "no origin", _ORIGIN)
            return ()
        if claims is None:
            for name, value in (("assumed", assumed), ("by", by)):
                if not isinstance(value, str):
                    self._fault((*place, name), value, _ORIGIN)
            return ()
        if by is not None:
            self._fault((*place, "by"), by, "no by: the claims say who said it")
        if not isinstance(claims, list) or not claims or not all(isinstance(one, str) for one in claims):
            self._fault((*place, "claims"), claims, "a list of claim ids, such as [c1a2b3c4d]")
            return ()
        for number, one in enumerate(claims):
            if one not in self.claims:
                self._fault((*place, "claims", number), one, "the id of a claim in claims.jsonl")
            elif self.claims[one].review.state == "rejected":
                self._fault((*place, "claims", number), one, "a claim that was not rejected")
            else:
                self._graded((*place, "claims", number), self.claims[one])
        return tuple(claims)

    def _graded(self, place: Path_, claim: Claim) -> None:
        try:
            self.hedges.spread(claim.mode, claim.source.grade or None)
        except UsageError:
            self._fault(place, f"{claim.id} of grade {claim.source.grade}", "a claim of a grade from A1 to F6")

    def _seen(self, place: Path_, text: Any, question: Question) -> tuple[Quantity | None, Period | None]:
        valid = _DAY if question.is_date else _AMOUNT.format(unit_of(question) or "%")
        if not isinstance(text, str):
            self._fault(place, text, valid)
            return None, None
        try:
            if question.is_date:
                return None, self._known(place, text, parse_period(text))
            return self._amount(place, text, question), None
        except QuantityError as error:
            self._fault(place, text, f"{error.valid}; here {valid}")
        except UsageError:
            self._fault(place, text, valid)
        return None, None

    def _known(self, place: Path_, text: str, period: Period) -> Period:
        """Refuse a day that could not have been seen; that it had not come before a day is known the day before."""
        last = period.end or (period.start or date.min) - timedelta(days=1)
        if self.known is not None and last > self.known:
            self._fault(place, text, f"a date up to {self.known}, the day of as_of")
        return period

    def _amount(self, place: Path_, text: str, question: Question) -> Quantity:
        unit = unit_of(question)
        if " ".join(text.lower().split()) in _NOTHING:
            return Quantity(Exact(0.0), unit)
        amount = parse(text).to(unit)
        if not isinstance(amount.shape, Exact | Hedged | Interval):
            raise UsageError(text)
        ends = (amount.shape.low, amount.shape.high) if isinstance(amount.shape, Interval) else (amount.central,)
        # the normal of an interval may reach below nothing, a figure not
        most = 1.0 if question.kind in ("met", "dependence") else float("inf")
        if ends[-1] < 0.0 or (len(ends) == 1 and ends[0] < 0.0) or ends[-1] > most:
            self._fault(place, text, "an amount from 0" + (" to 100 %" if most == 1.0 else ""))
        return amount

    def _worth(self, claims: tuple[str, ...], amount: Quantity | None) -> tuple[float, str, float]:
        """Return spread, bound and doubt; of several claims, those of the one with the least spread.

        A claim without a grade is as exact as its words, but may as well be about something else as one of F6.
        """
        own = amount.shape.bound if amount is not None and isinstance(amount.shape, Hedged) else "none"
        said = [self.claims[one] for one in claims]
        worth = [
            (self.hedges.spread(one.mode, one.source.grade or None), one.bound,
             self.hedges.spread(one.mode, one.source.grade or UNGRADED))
            for one in said
        ]  # fmt: skip
        spread, bound, whole = min(worth, default=(1.0, "none", 1.0))
        plain = amount is not None and isinstance(amount.shape, Exact) and amount.shape.value > 0.0
        return spread, bound if plain else own, 1.0 - (1.0 - ELSEWHERE) / whole
