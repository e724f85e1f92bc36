"""What the numbers rest on: claims, contradictions, assumptions, the method, and how to make them again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Clash:
    """Claims that cannot hold together, in a sentence, with their ids."""

    sentence: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim, ready to be shown.

    Attributes
    ----------
    id : str
    kind : str
        "capacity", "start of production".
    subject, says, quote : str
        What it is about, the figure or the day in plain words (empty if none), and the exact words.
    source : str
        Who says so; empty where the report speaks for itself.
    publisher, published, url : str
        Of the report.
    hedge : str
        "up to", "expected", "none".
    grade : str
        Admiralty code ("B2"); empty where none was given.
    day : str
        When the claimed thing happens or holds, in words.
    superseded : bool
        Whether a later claim of the same source replaced it.
    """

    id: str
    kind: str
    subject: str
    says: str
    quote: str
    source: str
    publisher: str
    published: str
    hedge: str
    grade: str = ""
    day: str = ""
    url: str = ""
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """A number of the programme that no claim supports: assumed, or from a reference class, and why."""

    label: str
    value: str
    why: str
    origin: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """One side of the programme, in sentences."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Method:
    """What the programme does and how its numbers were made, in sentences."""

    programme: tuple[Topic, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """What it takes to make the same page again.

    Attributes
    ----------
    day : date
        The day that the forecast speaks from.
    futures, seed : int
    version, run, command : str
    horizon : date
        The last simulated day.
    """

    day: date
    futures: int
    seed: int
    version: str
    run: str
    command: str
    horizon: date


@dataclass(frozen=True, slots=True)
class Record:
    """How good forecasts like this one have been on programmes whose end is known.

    Attributes
    ----------
    sentences : tuple of str
    head : tuple of str
    rows : tuple of tuple of str
        A forecaster each, ours first.
    """

    sentences: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
