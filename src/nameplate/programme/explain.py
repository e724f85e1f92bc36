"""A programme in words: what is made where, from when, for whom, and what each figure rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from nameplate.belief import references
from nameplate.programme.place import label
from nameplate.programme.pooled import believed, in_words
from nameplate.programme.value import When
from nameplate.quantity import parse_period

if TYPE_CHECKING:
    from nameplate.claim import Claim
    from nameplate.programme.evidence import Evidence
    from nameplate.programme.model import Line, Milestone, Programme, Restriction
    from nameplate.programme.value import Value


def explain(programme: Programme, evidence: Evidence) -> str:
    """Put a programme into words.

    Parameters
    ----------
    programme : Programme
    evidence : Evidence
        Quotes come from its claims, beliefs from its table of hedges.

    Returns
    -------
    str
        Paragraphs of plain text; a line that begins with two dashes belongs to the one above it.
    """
    return "\n".join(_Explainer(programme, evidence).lines()) + "\n"


class _Explainer:
    def __init__(self, programme: Programme, evidence: Evidence) -> None:
        self.programme, self.evidence = programme, evidence

    def lines(self) -> Iterator[str]:
        programme = self.programme
        yield programme.title
        if programme.question:
            yield programme.question
        yield f"Simulated day by day from {programme.start} for {programme.years} years."
        for heading, part in (
            ("What is made", self._lines()),
            ("What must happen first", self._milestones()),
            ("What it needs", self._inputs()),
            ("What holds it back", self._restrictions()),
            ("Who uses it", self._consumers()),
            ("What comes from abroad", self._imports()),
            ("Scenarios", self._scenarios()),
        ):
            found = list(part)
            if found:
                yield from ("", heading, *found)
        yield from ("", self._origins())

    def _value(self, place: str, value: Value, unit: str | None = None) -> Iterator[str]:
        """Say what is written, what it rests on, what is believed, and how the claims came to that."""
        what = label(self.programme, place).partition(": ")[2] or place
        yield f"-- {what}: {value.text} ({self._because(value)}){self._believed(value, unit)}"
        if not isinstance(value, When):
            ways = in_words(value, unit or value.quantity.unit, self.evidence)
            yield from (f"-- {way}" for way in ways)

    def _because(self, value: Value) -> str:
        if value.reference:
            found = references()[value.reference]
            return f"reference class: {found.about}; {found.source}"
        if value.assumed:
            return f"assumed{f' by {value.by}' if value.by else ''}: {value.assumed}"
        said = "; ".join(self._quote(identity) for identity in value.evidence)
        return f"{value.origin}: {said}"

    def _quote(self, identity: str) -> str:
        claim = self.evidence.claims.get(identity)
        return f"claim {identity}" if claim is None else f'"{_one_line(claim.quote)}"{_by(claim)}'

    def _believed(self, value: Value, unit: str | None) -> str:
        if isinstance(value, When):
            return ""
        unit = unit or value.quantity.unit
        table = self.evidence.believe(value, unit)
        import numpy as np

        low, high = table.at(np.array([0.05, 0.95]))
        return "" if low == high else f"; believed {believed(table, unit)}"

    def _lines(self) -> Iterator[str]:
        for name, site in self.programme.sites.items():
            made = [line for line in self.programme.lines.values() if line.site == name]
            yield f"{_capital(site.label)} has {_and([self._line(line) for line in made]) or 'no lines yet'}."
            for place, value in self.programme.values():
                if place.startswith(f"sites.{name}."):
                    yield from self._value(place, value)

    def _line(self, line: Line) -> str:
        product = self.programme.products[line.product].label
        starts = f", from the milestone '{self.programme.milestones[line.starts].label}'" if line.starts else ""
        count = line.count.quantity.central
        return f"{count:g} {'line' if count == 1 else 'lines'} for {product}{starts}"

    def _milestones(self) -> Iterator[str]:
        for name, part in self.programme.milestones.items():
            yield f"{_capital(part.label)}{self._when(part)}."
            if len(part.statements) > 1:
                yield _slip(part)
            for place, value in self.programme.values():
                if place.startswith(f"milestones.{name}."):
                    yield from self._value(place, value)

    def _when(self, part: Milestone) -> str:
        words = ""
        if part.date is not None:
            happened = part.date.origin == "observed"
            text = part.date.text or ""
            promised = f" was promised {_for(text)}, as was said {part.said}"
            words = f" happened {text}" if happened else promised
        if part.after:
            first = _and([self.programme.milestones[name].label for name in part.after])
            words += f"{',' if words else ''} comes after {first}"
        return words

    def _inputs(self) -> Iterator[str]:
        for name, part in self.programme.inputs.items():
            users = _and([self.programme.lines[line].label for line in part.used_by])
            yield f"{_capital(part.label)}, for {users}."
            for place, value in self.programme.values():
                if place.startswith(f"inputs.{name}."):
                    yield from self._value(place, value)

    def _restrictions(self) -> Iterator[str]:
        for name, part in self.programme.restrictions.items():
            yield f"{_capital(part.label)}, on {_and(self._targets(part))}."
            yield from (f"-- reported: {self._quote(identity)}" for identity in part.claims)
            for place, value in self.programme.values():
                if place.startswith(f"restrictions.{name}."):
                    yield from self._value(place, value)

    def _targets(self, part: Restriction) -> list[str]:
        found = (target.partition(".") for target in part.on)
        return [getattr(self.programme, group)[name].label for group, _, name in found]

    def _consumers(self) -> Iterator[str]:
        parts = self.programme.consumers.items()
        for name, part in sorted(parts, key=lambda item: item[1].priority):
            yield f"{_capital(part.label)}, served {_ordinal(part.priority)}."
            yield from (f"-- named: {self._quote(identity)}" for identity in part.claims)
            for product, rate in part.demand.items():
                yield from self._value(f"consumers.{name}.demand.{product}", rate)

    def _imports(self) -> Iterator[str]:
        for name, part in self.programme.imports.items():
            yield f"{_capital(part.label)}."
            yield from self._value(f"imports.{name}.rate", part.rate)

    def _scenarios(self) -> Iterator[str]:
        for number, (name, part) in enumerate(self.programme.scenarios.items()):
            changes = [f"without {self._thing(place)}" for place in part.off]
            changes += [
                f"{label(self.programme, place)} set to {value.get('value')}" for place, value in part.set.items()
            ]
            main = " (the main one)" if number == 0 else ""
            yield f"{name}{main}: {part.label}; {_and(changes) or 'nothing changed'}."

    def _thing(self, place: str) -> str:
        group, _, name = place.partition(".")
        return str(getattr(self.programme, group)[name].label)

    def _origins(self) -> str:
        counts = Counter(value.origin for _, value in self.programme.values())
        parts = _and([f"{count} {origin}" for origin, count in sorted(counts.items())])
        return f"{sum(counts.values())} values: {parts}."


def _by(claim: Claim) -> str:
    return f", {claim.source.name}" if claim.source.name else ""


def _one_line(text: str) -> str:
    """Keep a quote on its line and free of control characters: reports are hostile."""
    return "".join(character if character.isprintable() else " " for character in text)


def _and(words: list[str]) -> str:
    return ", ".join(words[:-1]) + " and " + words[-1] if len(words) > 1 else "".join(words)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _ordinal(number: int) -> str:
    return {1: "first", 2: "second", 3: "third"}.get(number, f"as number {number}")


def _slip(part: Milestone) -> str:
    """Read off how far a milestone's date has moved over the dates that were given for it."""
    first, last = (parse_period(part.statements[place].date) for place in (0, -1))
    others = len({statement.date for statement in part.statements} - {part.statements[0].date})
    start = f"-- It was first promised {_for(str(first))}"
    if not others:
        return f"{start}; no other date was given since."
    since = f"{others} other {'date was' if others == 1 else 'dates were'} given since, at last {last}"
    days = ((last.end or last.start or date.max) - (first.end or first.start or date.max)).days
    if abs(days) < 15:
        return f"{start}; {since}: it has not moved in all."
    return f"{start}; {since}: it moved {'by' if days > 0 else 'forward by'} {_length(abs(days))}."


def _for(text: str) -> str:
    return f"for {text}" if text[:1].isdigit() else text


def _length(days: int) -> str:
    """Put a length of time into words: months up to three years, then half years."""
    months = round(days / 30.4375)
    count, unit = (float(months), "month") if months < 36 else (round(months / 6) / 2, "year")
    return f"{count:g} {unit}{'' if count == 1 else 's'}"
