"""Several products on one line: in which order they enter it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Protocol

from nameplate.errors import UsageError
from nameplate.line.check import is_number, is_whole, refuse

MOST_PRODUCTS = 100
MOST_CAMPAIGNS = 10_000


class Products(Protocol):
    """An order of products: their names, and for each place the number of its product."""

    @property
    def names(self) -> tuple[str, ...]:
        """All of them."""

    @property
    def numbers(self) -> tuple[int, ...]:
        """Of each turn, or share, the number of its product."""

    @property
    def ends(self) -> tuple[float, ...]:
        """Where each turn, or share, ends."""

    @property
    def mixed(self) -> bool:
        """Whether shares are drawn, not turns taken."""


@dataclass(frozen=True, eq=False)
class Mix:
    """Products at random, each place by itself.

    Parameters
    ----------
    shares : mapping
        From a product's name to its share; divided by their sum.

    Examples
    --------
    >>> Mix({"left": 1, "right": 3}).ends
    (0.25, 1.0)
    """

    shares: Mapping[str, float]
    names: tuple[str, ...] = field(init=False, repr=False)
    numbers: tuple[int, ...] = field(init=False, repr=False)
    ends: tuple[float, ...] = field(init=False, repr=False)
    mixed: bool = field(default=True, init=False, repr=False)

    def __post_init__(self) -> None:
        shares = dict(self.shares) if isinstance(self.shares, Mapping) else {}
        if not 1 <= len(shares) <= MOST_PRODUCTS:
            raise UsageError(f"products: valid would be 1 to {MOST_PRODUCTS} of them")
        refuse([f"products: {name!r}: {share!r}: valid would be a share above 0"
                for name, share in shares.items() if not _is_name(name) or not is_number(share, 0, 1e12)])  # fmt: skip
        total = float(sum(shares.values()))
        object.__setattr__(self, "names", tuple(shares))
        object.__setattr__(self, "numbers", tuple(range(len(shares))))
        ends = list(accumulate(share / total for share in shares.values()))
        object.__setattr__(self, "ends", (*ends[:-1], 1.0))


@dataclass(frozen=True, eq=False)
class Campaign:
    """Products in turn, so many of one after the other, and again from the beginning.

    Parameters
    ----------
    turns : sequence of (str, int)
        Products and how many items of each enter the line.

    Examples
    --------
    >>> Campaign([("small", 500), ("large", 200), ("small", 100)]).names
    ('small', 'large')
    """

    turns: Sequence[tuple[str, int]]
    names: tuple[str, ...] = field(init=False, repr=False)
    numbers: tuple[int, ...] = field(init=False, repr=False)
    ends: tuple[float, ...] = field(init=False, repr=False)
    mixed: bool = field(default=False, init=False, repr=False)

    def __post_init__(self) -> None:
        turns = list(self.turns) if isinstance(self.turns, Sequence) else []
        valid = "valid would be a product and how many of it, such as ('small', 500)"
        pairs = all(isinstance(turn, (tuple, list)) and len(turn) == 2 for turn in turns)
        if not pairs or not 1 <= len(turns) <= MOST_CAMPAIGNS:
            raise UsageError(f"products: {valid}, 1 to {MOST_CAMPAIGNS} times")
        refuse([f"products: {name!r}: {count!r}: {valid}"
                for name, count in turns if not _is_name(name) or not is_whole(count, 1, 10**12)])  # fmt: skip
        names = tuple(dict.fromkeys(name for name, _ in turns))
        if len(names) > MOST_PRODUCTS:
            raise UsageError(f"products: valid would be at most {MOST_PRODUCTS} of them")
        object.__setattr__(self, "names", names)
        object.__setattr__(self, "numbers", tuple(names.index(name) for name, _ in turns))
        object.__setattr__(self, "ends", tuple(float(end) for end in accumulate(count for _, count in turns)))


def products_of(source: object) -> Products | None:
    """Read products: a mapping is a mix, a sequence a campaign."""
    if source is None or isinstance(source, (Mix, Campaign)):
        return source
    if isinstance(source, Mapping):
        return Mix(source)
    if isinstance(source, Sequence) and not isinstance(source, str):
        return Campaign(source)
    raise UsageError(f"products: {source!r}: valid would be shares by name, or (name, count) in turn")


def _is_name(name: object) -> bool:
    return isinstance(name, str) and bool(name.strip())
