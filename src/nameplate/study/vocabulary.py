"""The names of a programme as people write them: in any case, with a plural, with or without an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from nameplate.errors import UsageError, shorten

if TYPE_CHECKING:
    from nameplate.programme import Programme

Found = TypeVar("Found")
_ARTICLES = frozenset({"the", "a", "an", "all", "any"})
_DONE = r"(?:reached|done|met|completed?|finished|achieved|due|expected|ready|launched|started|opened|signed)"
_HAPPENS = re.compile(
    r"\s+(?:(?:will|would)\s+)?(?:happens?|comes?(?:\s+true)?|takes?\s+place|occurs?|starts?|begins?|opens?"
    rf"|(?:(?:is|are|be|has\s+been|have\s+been)\s+)?{_DONE}|(?:has|have)\s+(?:happened|come|begun|{_DONE}))$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Thing:
    """Something that has an output: a product, a unit (all products counted in it), a line or a site.

    Parameters
    ----------
    kind : str
        product, unit, line or site.
    label : str
        What people call it.
    unit : str
        What is counted.
    products : tuple of str
        The products in it, by name; those of its lines where it is a line or a site.
    lines : tuple of str
        The lines in it, by name; empty for products and units.
    """

    kind: str
    label: str
    unit: str
    products: tuple[str, ...]
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Names(Generic[Found]):
    """What one kind of noun may be called.

    Parameters
    ----------
    kind : str
        The noun, for messages: "milestone".
    entries : tuple of (str, object)
        Each way to call something, and what is meant; earlier ones win.
    """

    kind: str
    entries: tuple[tuple[str, Found], ...]

    def find(self, text: str) -> Found:
        """Return what a text means: a name or a label, or words that only one label holds.

        Raises
        ------
        UsageError
            When nothing or more than one thing fits, with the nearest names.

        Examples
        --------
        >>> Names("milestone", (("opening", 1), ("The second stage", 2))).find("second stages")
        2
        """
        wanted = words(text)
        for alias, found in self.entries:
            if words(alias) == wanted:
                return found
        inside = [(alias, found) for alias, found in self.entries if wanted and set(wanted) <= set(words(alias))]
        # words that a product and its line share mean the product, which stands before it
        first = [found for _, found in inside if getattr(found, "kind", "") == getattr(inside[0][1], "kind", "")]
        if first and all(found == first[0] for found in first):
            return first[0]
        raise UsageError(self._message(text, [alias for alias, _ in inside]))

    def knows(self, text: str) -> bool:
        """Say whether a text means something."""
        try:
            self.find(text)
        except UsageError:
            return False
        return True

    def _message(self, text: str, inside: list[str]) -> str:
        first: dict[tuple[str, ...], str] = {}
        short: dict[Found, str] = {}
        for alias, found in self.entries:
            first.setdefault(words(alias), alias)
            short.setdefault(found, alias)
        known = list(first.values())
        if not known:
            return f"{shorten(text)!r}: the programme has no {self.kind}"
        if inside:
            return f"{shorten(text)!r} may be more than one {self.kind}; valid would be one of {_listed(inside)}"
        near = nearest(text, known)
        guess = f"did you mean {_listed(near)}? " if near else ""
        valid = _listed(list(dict.fromkeys(short.values()))[:20])
        return f"{shorten(text)!r} is no {self.kind}; {guess}valid would be {valid}"


def words(text: str) -> tuple[str, ...]:
    """Reduce a name to its words: small letters, no articles, no plural.

    Examples
    --------
    >>> words("The steel-core Rounds")
    ('steel', 'core', 'round')
    """
    found = re.findall(r"[^\W_]+", text.casefold())
    kept = [word for word in found if word not in _ARTICLES] or found
    return tuple(_singular(word) for word in kept)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def nearest(text: str, known: Iterable[str], most: int = 3, *, by_words: bool = False) -> list[str]:
    """Return the names that are most like a text, the nearest first.

    Parameters
    ----------
    text : str
    known : iterable of str
    most : int
        No more than so many.
    by_words : bool
        Whether shared words count, in any order, instead of shared letters.

    Examples
    --------
    >>> nearest("stage second", ["opening", "second stage"])
    ['second stage']
    """
    from rapidfuzz import fuzz, process

    scorer = fuzz.token_set_ratio if by_words else fuzz.WRatio
    lowered = shorten(text, 200).casefold()
    matches = process.extract(lowered, list(known), scorer=scorer, processor=str.casefold, limit=most)
    return [name for name, score, _ in matches if score >= 60]


def _listed(names: Iterable[str]) -> str:
    return ", ".join(repr(name) for name in names)


@dataclass(frozen=True)
class Vocabulary:
    """All names that a question to one programme may use."""

    things: Names[Thing]
    milestones: Names[str]
    consumers: Names[str]
    scenarios: Names[str]

    @classmethod
    def of(cls, programme: Programme) -> Vocabulary:
        """Collect the names and labels of a programme."""
        return cls(
            Names("product, unit, line or site", tuple(_things(programme))),
            Names("milestone", _called(programme.milestones)),
            Names("consumer", _called(programme.consumers)),
            Names("scenario", _called(programme.scenarios)),
        )

    def milestone(self, text: str) -> str:
        """Find a milestone, whose name may have "happens" or the like after it.

        Raises
        ------
        UsageError
            When there is no such milestone.
        """
        name = text.strip()
        return self.milestones.find(name if self.milestones.knows(name) else _HAPPENS.sub("", name))

    def made(self, text: str) -> Thing:
        """Find something that has an output, as in ``rounds from the plant``.

        Raises
        ------
        UsageError
            When there is none, or the plant does not make it.
        """
        cuts = list(re.finditer(r"\s+from\s+", text, re.IGNORECASE))
        if not cuts or self.things.knows(text):
            return self.things.find(text)
        what, maker = self.things.find(text[: cuts[-1].start()]), self.things.find(text[cuts[-1].end() :])
        products = {thing.lines[0]: thing.products[0] for _, thing in self.things.entries if thing.kind == "line"}
        lines = tuple(line for line in maker.lines if products[line] in what.products)
        if not lines:
            raise UsageError(f"{maker.label} makes no {what.label}; valid would be output of {maker.label}")
        if lines == maker.lines:
            return maker
        made = tuple(dict.fromkeys(products[line] for line in lines))
        return replace(maker, label=f"{what.label} from {maker.label}", unit=what.unit, products=made, lines=lines)


def _called(parts: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """Give each part by its name and by its label."""
    labels = ((str(getattr(part, "label", name)), name) for name, part in parts.items())
    return (*((name, name) for name in parts), *labels)


def _things(programme: Programme) -> Iterable[tuple[str, Thing]]:
    """Give everything that has an output; products come first, so that they win over lines of the same name."""
    named: list[tuple[str, Thing]] = []
    for name, product in programme.products.items():
        named.append((name, Thing("product", product.label, product.unit, (name,))))
    for unit in dict.fromkeys(product.unit for product in programme.products.values()):
        products = tuple(name for name, product in programme.products.items() if product.unit == unit)
        named.append((unit, Thing("unit", unit, unit, products)))
    for name in programme.sites:
        lines = tuple(key for key, line in programme.lines.items() if line.site == name)
        products = tuple(dict.fromkeys(programme.lines[key].product for key in lines))
        named.append((name, Thing("site", programme.sites[name].label, _unit(programme, products), products, lines)))
    for name, line in programme.lines.items():
        unit = programme.products[line.product].unit
        named.append((name, Thing("line", line.label, unit, (line.product,), (name,))))
    yield from named
    yield from ((thing.label, thing) for _, thing in named)


def _unit(programme: Programme, products: tuple[str, ...]) -> str:
    """Return the unit that products share; several in a row where they do not."""
    return " and ".join(dict.fromkeys(programme.products[name].unit for name in products))
