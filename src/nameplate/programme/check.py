"""What the parts of a programme file owe one another: names that exist, units that fit, no circles.

These checks read the plain document, not the model, so that they still speak when other parts of the file are
wrong: a file reports all of its mistakes in one list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from nameplate.document import Document
from nameplate.errors import Fault, QuantityError
from nameplate.quantity import compatible, parse, parse_period

SWITCHES = ("lines", "imports", "restrictions")
RESTRICTED = ("imports", "inputs", "milestones")
_Place = tuple[str | int, ...]


class Checker:
    """Collect the faults of one document.

    Parameters
    ----------
    document : Document
        As read; parts of it may be of any shape.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.faults: list[Fault] = []

    def run(self) -> list[Fault]:
        """Make every check and give the faults in the order in which they were found."""
        for check in (self._lines, self._milestones, self._circles, self._inputs, self._restrictions):
            check()
        for check in (self._consumers, self._imports, self._products, self._scenarios, self._files):
            check()
        return self.faults

    # What stands where, whatever shape the file has.

    def group(self, name: str) -> dict[str, dict[str, Any]]:
        """Give the entries of a group that are mappings."""
        found = self.document.data.get(name)
        return {key: part for key, part in found.items() if isinstance(part, dict)} if isinstance(found, dict) else {}

    def _names(self, place: _Place, found: Any, groups: Iterable[str], *, dotted: bool = False) -> None:
        """Note each name at `place` that is in none of `groups`; a group that is no mapping is a fault of its own."""
        if any(not isinstance(self.document.data.get(group, {}), dict) for group in groups):
            return
        known = [f"{group}.{name}" if dotted else name for group in groups for name in self.group(group)]
        entries = found if isinstance(found, list) else [] if found is None else [found]
        for number, name in enumerate(entries):
            if not isinstance(name, str) or name not in known:
                here = (*place, number) if isinstance(found, list) else place
                valid = (
                    f"one of {', '.join(known)}" if known else f"a name out of {' or '.join(groups)}, which is empty"
                )
                self.faults.append(self.document.fault(here, name, valid))

    def _unit(self, place: _Place, value: Any, unit: str | None) -> None:
        """Note a quantity that counts something else than `unit`; what is no quantity is the model's to say."""
        text = value.get("value") if isinstance(value, dict) else None
        if not isinstance(text, str) or not isinstance(unit, str):
            return
        try:
            counted = parse(text).unit.partition("/")[0]
            fits = compatible(counted, unit)
        except QuantityError:
            return
        if not fits:
            self.faults.append(self.document.fault((*place, "value"), text, f"a quantity that counts {unit}"))

    def _unit_of(self, product: Any) -> str | None:
        unit = self.group("products").get(product, {}).get("unit") if isinstance(product, str) else None
        return unit if isinstance(unit, str) else None

    # The checks.

    def _lines(self) -> None:
        sites = self.group("sites")
        for name, line in self.group("lines").items():
            place = ("lines", name)
            for key, group in (("site", "sites"), ("product", "products"), ("starts", "milestones")):
                if key in line:
                    self._names((*place, key), line[key], [group])
            unit = self._unit_of(line.get("product"))
            self._unit((*place, "capacity"), line.get("capacity"), unit)
            site = sites.get(str(line.get("site")), {})
            self._unit(("sites", str(line.get("site")), "capacity"), site.get("capacity"), unit)
            if site and "capacity" not in site and "capacity" not in line:
                valid = "a capacity, here or for its site"
                self.faults.append(self.document.fault((*place, "capacity"), "", valid))

    def _milestones(self) -> None:
        for name, milestone in self.group("milestones").items():
            place = ("milestones", name)
            self._names((*place, "after"), milestone.get("after", []), ["milestones"])
            when = milestone.get("date")
            if when is None and "takes" not in milestone:
                valid = "a date, or takes (and after, if it waits for something)"
                self.faults.append(self.document.fault(place, "", valid))
            promised = isinstance(when, dict) and "observed" not in when
            self._sense((*place, "date"), when, milestone.get("said"))
            if promised or "said" in milestone:
                self._said(place, milestone.get("said"))

    def _sense(self, place: _Place, when: Any, said: Any) -> None:
        """Note what is observed after the first day, and what was promised for a day before the promise."""
        if not isinstance(when, dict):
            return
        limit, words = (
            (self.document.data.get("start"), "a day by the programme's start: later ones cannot have been observed")
            if "observed" in when
            else (said, "a date after that of `said`, the day of the promise")
        )
        try:
            found, bound = (parse_period(text if isinstance(text, str) else "") for text in (when.get("value"), limit))
        except QuantityError:
            return
        early, late = (found.start, bound.end) if "observed" in when else (bound.start, found.end)
        if early is not None and late is not None and early > late:
            self.faults.append(self.document.fault(place, when.get("value"), words))

    def _said(self, place: _Place, said: Any) -> None:
        try:
            period = parse_period(said if isinstance(said, str) else "")
            if period.start is not None and period.end is not None:
                return
        except QuantityError:
            pass
        valid = "the date when the promise was made, such as 2021-10"
        self.faults.append(self.document.fault((*place, "said"), "" if said is None else said, valid))

    def _circles(self) -> None:
        waits = {name: _texts(part.get("after")) for name, part in self.group("milestones").items()}
        settled: set[str] = set()
        while ready := [name for name, items in waits.items() if name not in settled and _free(items, waits, settled)]:
            settled.update(ready)
        for name, items in waits.items():
            if name not in settled:
                valid = "milestones that do not wait for one another in a circle"
                self.faults.append(self.document.fault(("milestones", name, "after"), ", ".join(items), valid))

    def _inputs(self) -> None:
        for name, part in self.group("inputs").items():
            self._names(("inputs", name, "used_by"), part.get("used_by", []), ["lines"])
            if "local_from" in part:
                self._names(("inputs", name, "local_from"), part["local_from"], ["milestones"])

    def _restrictions(self) -> None:
        for name, part in self.group("restrictions").items():
            self._names(("restrictions", name, "on"), part.get("on", []), RESTRICTED, dotted=True)

    def _consumers(self) -> None:
        for name, part in self.group("consumers").items():
            demand = part.get("demand")
            for product, rate in demand.items() if isinstance(demand, dict) else ():
                place = ("consumers", name, "demand", product)
                self._names(place, product, ["products"])
                self._unit(place, rate, self._unit_of(product))

    def _imports(self) -> None:
        for name, part in self.group("imports").items():
            if "product" in part:
                self._names(("imports", name, "product"), part["product"], ["products"])
            self._unit(("imports", name, "rate"), part.get("rate"), self._unit_of(part.get("product")))

    def _products(self) -> None:
        for name, part in self.group("products").items():
            self._unit(("products", name, "stock"), part.get("stock"), self._unit_of(name))

    def _scenarios(self) -> None:
        for name, part in self.group("scenarios").items():
            self._names(("scenarios", name, "off"), part.get("off", []), SWITCHES, dotted=True)
            changes = part.get("set")
            for place, value in changes.items() if isinstance(changes, dict) else ():
                self.faults.extend(self._change(("scenarios", name, "set", place), place, value))

    def _change(self, here: _Place, place: str, value: Any) -> Iterator[Fault]:
        from pydantic import ValidationError

        from nameplate.programme.place import value_class

        kind = value_class(place)
        group, _, rest = place.partition(".")
        known = not rest or rest.split(".")[0] in self.group(group)
        if kind is None or not known:
            yield self.document.fault(here, place, "the place of a value, such as sites.NAME.capacity")
            return
        try:
            kind.model_validate(value)
        except ValidationError as error:
            yield from (self.document.fault(here, value, str(item["msg"])) for item in error.errors())

    def _files(self) -> None:
        folder = Path(self.document.file).parent
        for name, site in self.group("sites").items():
            file = site.get("item_line")
            if not isinstance(file, str):
                continue
            parts = Path(file).parts
            # A run keeps a copy of each line file, which it finds by these rules.
            inside = not Path(file).is_absolute() and ".." not in parts and file.endswith(".yaml")
            inside = inside and parts[0] not in ("reports", "runs") and not any(part.startswith(".") for part in parts)
            if not inside or not (folder / file).is_file():
                valid = "a line file inside the dossier, such as lines/plant.yaml"
                self.faults.append(self.document.fault(("sites", name, "item_line"), file, valid))


def _texts(found: Any) -> list[str]:
    return [item for item in found if isinstance(item, str)] if isinstance(found, list) else []


def _free(items: list[str], waits: dict[str, list[str]], settled: set[str]) -> bool:
    """Say whether a milestone waits for nothing that is still open; unknown names are another check's business."""
    return all(item in settled or item not in waits for item in items)
