"""Entries of a line file: each is read where it stands, and what is wrong with it is noted there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from nameplate.document import Document, Path_
from nameplate.errors import Fault, InvalidFile, QuantityError, UsageError
from nameplate.line.duration import MOST_VALUES, Duration

Reader = Callable[[Path_], Any]
Made = TypeVar("Made")

DURATION = "a duration such as 2 s, 30 s to 60 s or exponential(mean 2 s), or a list of measured times"
NAME = "a name: a text of one line, not too long"
TIME = "one time, such as 2 s"
MOST_DURATIONS = 3_000
"""Different durations in a file: each becomes a table of 200 kB."""
LONGEST_NAME = 200
MOST_POINT = 1e15
_UNIT = "a unit of time, such as s, min, h, day or week"
_QUOTES = "; inside { } a text with a comma needs quotes"


class Entries:
    r"""What a document says, and what is wrong with it.

    Parameters
    ----------
    document : Document
        The file.

    Examples
    --------
    >>> from nameplate.document import parse_document
    >>> entries = Entries(parse_document("drain: 2 min\nservers: two\n", "line.yaml"))
    >>> entries.duration(("drain",)).mean, entries.whole(("servers",), 1, 9)
    (120.0, 1)
    >>> print(entries.faults[0])
    line.yaml:2:1: servers: 'two'; valid would be a whole number from 1 to 9
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.faults: list[Fault] = []
        self._known: dict[tuple[str, float], Duration] = {}
        self._durations = 0

    def at(self, place: Path_) -> Any:
        """Give what stands at a place; None where nothing does."""
        found: Any = self.document.data
        for part in place:
            if isinstance(found, Mapping):
                found = found.get(part)
            elif isinstance(found, Sequence) and not isinstance(found, str):
                found = found[part]  # type: ignore[call-overload]
            else:
                return None
        return found

    def fault(self, place: Path_, valid: str, value: object = None) -> None:
        """Note a fault; unless given, the value is what stands there."""
        shown = self.at(place) if value is None else value
        self.faults.append(self.document.fault(place, "" if shown is None else shown, valid))

    def mapping(self, place: Path_, readers: Mapping[str, Reader], required: Mapping[str, str]) -> dict[str, Any]:
        """Read a mapping of known entries; empty where it is none.

        Parameters
        ----------
        place : tuple
            Where it stands.
        readers, required : mapping
            From each known key to what reads its entry; from each that may not be left out to what is valid there.
        """
        data = self.at(place)
        if not isinstance(data, dict):
            self.fault(place, f"a mapping with {' and '.join(required) or ', '.join(readers)}")
            return {}
        for key in data:
            if key not in readers:
                valid = f"one of {', '.join(sorted(readers))}"
                self.fault((*place, key), valid + (_QUOTES if ")" in key else ""))
        for key, valid in required.items():
            if data.get(key) is None:
                self.fault((*place, key), valid)
        return {
            key: readers[key]((*place, key))
            for key, entry in data.items()
            if key in readers and not (key in required and entry is None)
        }

    def sequence(self, place: Path_, reader: Reader, valid: str, least: int = 0) -> list[Any]:
        """Read a list, entry by entry."""
        data = self.at(place)
        if not isinstance(data, list) or len(data) < least:
            self.fault(place, valid)
            return []
        return [reader((*place, number)) for number in range(len(data))]

    def part(
        self, place: Path_, make: Callable[..., Made], readers: Mapping[str, Reader], required: Mapping[str, str]
    ) -> Made | None:
        """Read a mapping and hand its entries by name to what makes the part; None where it is refused."""
        known = len(self.faults)
        values = self.mapping(place, readers, required)
        return self.made(place, lambda: make(**values)) if len(self.faults) == known else None

    def made(self, place: Path_, make: Callable[[], Made]) -> Made | None:
        """Make a part; None where it is refused, and noted."""
        try:
            return make()
        except UsageError as error:
            for message in str(error).splitlines():
                self.refused(place, message)
            return None

    def refused(self, place: Path_, message: str) -> None:
        """Note a message of the form ``key: value: valid would be ...`` at the entry of that key."""
        key = message.partition(":")[0].partition(" ")[0]
        data = self.at(place)
        here = (*place, key) if isinstance(data, dict) and key in data else place
        self.fault(here, message.rpartition("valid would be ")[2])

    def name(self, place: Path_) -> str:
        """Read a name: a text of one line."""
        data = self.at(place)
        if not self.is_name(data):
            self.fault(place, NAME)
            return ""
        return str(data)

    @staticmethod
    def is_name(data: object) -> bool:
        """Tell whether something is a text of one line."""
        return (
            isinstance(data, str) and bool(data.strip()) and data.splitlines() == [data] and len(data) <= LONGEST_NAME
        )

    def choice(self, place: Path_, words: Sequence[str]) -> str:
        """Read one of a few words."""
        if self.at(place) not in words:
            self.fault(place, " or ".join(words))
        return str(self.at(place))

    def whole(self, place: Path_, low: int, high: int) -> int:
        """Read a whole number."""
        value = _whole(self.at(place))
        if value is None or not low <= value <= high:
            self.fault(place, f"a whole number from {low} to {high}")
            return low
        return value

    def share(self, place: Path_, low: float = 0.0) -> float:
        """Read a share above `low` up to 1."""
        return self.number(place, low, 1.0, f"a share above {low:g} up to 1, such as 99.5 %")

    def number(self, place: Path_, low: float, high: float, valid: str) -> float:
        """Read a number above `low`, up to `high`."""
        value = _exact(self.at(place), "")
        if value is None or not low < value <= high:
            self.fault(place, valid)
            return high
        return value

    def point(self, place: Path_, unit: str) -> float | None:
        """Read a number of items, or a time in seconds, that stands as a key."""
        value = _exact(place[-1], unit)
        if value is None or not 0.0 <= value <= MOST_POINT:
            self.fault(place, f"{'a time such as 2 week' if unit else 'a number of items'}, from 0 on", place[-1])
            return None
        return value

    def time(self, place: Path_, least: float = 0.0) -> Duration | None:
        """Read one time, without a spread; its seconds lie above `least`."""
        data = self.at(place)
        time = self.duration(place, least, TIME) if isinstance(data, str) else None
        if not isinstance(data, str) or (time and not time.table.constant):
            self.fault(place, TIME)
            return None
        return time

    def duration(self, place: Path_, least: float = 0.0, valid: str = DURATION) -> Duration | None:
        """Read a duration: a text, or a list of measured times."""
        data = self.at(place)
        if isinstance(data, list) and data:
            return self._measured(place, data, least)
        if not isinstance(data, str):
            self.fault(place, valid)
            return None
        if (data, least) not in self._known:
            self._count(place)
            try:
                self._known[data, least] = Duration.of(data, least)
            except UsageError as error:
                self.fault(place, _what_is_valid(data, error, valid))
                return None
        return self._known[data, least]

    def _measured(self, place: Path_, data: list[Any], least: float) -> Duration | None:
        if len(data) > MOST_VALUES:
            self.fault(place, f"at most {MOST_VALUES} measured times", f"{len(data)} of them")
            return None
        values = [_exact(entry, "s") for entry in data]
        wrong = [number for number, value in enumerate(values) if value is None or value < 0]
        for number in wrong:
            self.fault((*place, number), "a time of 0 s or more, such as 2 s")
        if wrong:
            return None
        self._count(place)
        return self.made(place, lambda: Duration.of([value for value in values if value is not None], least))

    def _count(self, place: Path_) -> None:
        """Stop at once where there are too many durations, before memory does."""
        self._durations += 1
        if self._durations > MOST_DURATIONS:
            self.fault(place, f"at most {MOST_DURATIONS} different durations in a file")
            raise InvalidFile(self.faults)


def _exact(text: object, unit: str) -> float | None:
    """Read an amount without a spread; None where it is none."""
    from nameplate.quantity import Exact, parse

    if not isinstance(text, str):
        return None
    try:
        amount = parse(text).to(unit)
    except UsageError:
        return None
    return amount.central if isinstance(amount.shape, Exact) else None


def _whole(text: object) -> int | None:
    if not isinstance(text, str):
        return None
    try:
        return int(text.replace("_", ""))
    except ValueError:
        amount = _exact(text, "")
        return int(amount) if amount is not None and amount.is_integer() else None


def _what_is_valid(text: str, error: UsageError, valid: str) -> str:
    """Say what a duration could be, in words for durations."""
    said = str(error).rpartition("valid would be ")[2]
    if isinstance(error.__context__, QuantityError):
        if said.startswith("a quantity such as"):
            said = valid
        elif said == "a unit that fits s":
            said = _UNIT
    return said + (_QUOTES if text.count("(") > text.count(")") else "")
