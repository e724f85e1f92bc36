"""What the numbers rest on: claims with their reports, values nobody claimed, contradictions, the method."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nameplate.brief import data
from nameplate.brief.gather.noun import period
from nameplate.brief.number import amount, capital, day_words, digits, unit_words
from nameplate.programme import explain
from nameplate.quantity import Period
from nameplate.study.place import basis_of, values_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nameplate.claim import Claim
    from nameplate.programme import Dossier, Value
    from nameplate.report import Report
    from nameplate.run import Run

HEDGES = {"up_to": "up to", "at_least": "at least"}


def evidence(run: Run, dossier: Dossier, clashes: tuple[data.Clash, ...]) -> tuple[data.Evidence, ...]:
    """List the claims that the programme rests on and those that contradict others."""
    used = run.programme.claims() | {claim for clash in clashes for claim in clash.claims}
    for name in run.scenarios:
        used.update(claim for value in values_of(run.programme, name).values() for claim in value.evidence)
    reports = {report.id: report for report in dossier.reports()}
    return tuple(_evidence(claim, reports.get(claim.report)) for claim in run.claims if claim.id in used)


def _evidence(claim: Claim, report: Report | None) -> data.Evidence:
    return data.Evidence(
        id=claim.id,
        kind=claim.kind.replace("_", " "),
        subject=claim.subject or claim.product,
        says=_says(claim),
        quote=claim.quote,
        source=claim.source.name,
        publisher=(report.publisher or report.title) if report else "",
        published=_period(report.published) if report and report.published else "",
        hedge=HEDGES.get(claim.hedge, claim.hedge),
        grade=claim.source.grade or (report.grade if report else ""),
        day=_period(Period.from_iso(claim.date)) if claim.date else "",
        url=report.url if report else "",
        superseded=claim.superseded,
    )


def _says(claim: Claim) -> str:
    """Write a claim's figure, or else its day; its words stand in the quote anyway."""
    bound = {"up_to": "up to ", "at_least": "at least ", "about": "about "}.get(claim.bound, "")
    unit = "%" if claim.unit == "percent" else claim.unit or ""
    if isinstance(claim.value, tuple):
        return f"{amount(claim.value[0], '', None)} to {amount(claim.value[1], unit, None)}"
    if claim.value is not None:
        return f"{bound}{amount(claim.value, unit, None)}"
    return _period(Period.from_iso(claim.date)) if claim.date else ""


def _period(found: Period) -> str:
    """Write a period in words: "2028", "the second half of 2022", "by the end of 2026"."""
    text = str(found)
    half = re.fullmatch(r"(\d{4})-([HQ])(\d)", text)
    if half:
        ordinal = ("first", "second", "third", "fourth")[int(half[3]) - 1]
        return f"the {ordinal} {'half' if half[2] == 'H' else 'quarter'} of {half[1]}"
    if found.start is not None and found.start == found.end:
        return day_words(found.start)
    return period(found.start, found.end).removeprefix("in ")


def clashes(run: Run) -> tuple[data.Clash, ...]:
    """Find the claims that cannot hold together."""
    from nameplate.claim import conflicts

    standing = [claim for claim in run.claims if claim.review.state != "rejected"]
    return tuple(data.Clash(found.sentence, tuple(claim.id for claim in found.claims)) for found in conflicts(standing))


def given(run: Run) -> tuple[data.Given, ...]:
    """List the values that no claim supports, in the order of the file, each scenario's own after them."""
    programme = run.programme
    found: dict[tuple[str, str], data.Given] = {}
    for scenario in run.scenarios:
        known = values_of(programme, scenario)
        for place, value in known.items():
            if value.origin in ("assumed", "reference"):
                label = basis_of(programme, known, place).label
                found.setdefault((place, value.text or ""), _given(label, value))
    return tuple(found.values())


def _given(label: str, value: Value) -> data.Given:
    from nameplate.belief import references

    why = value.assumed or ""
    if value.reference:
        known = references()[value.reference]
        why = f"{known.about}; {known.source}"
    return data.Given(capital(label), _used(value), why, value.origin, value.by or "")


def _used(value: Value) -> str:
    """Write a value as the file has it; quantiles as a middle with its range."""
    text = value.text or ""
    if not text.startswith("{"):
        return text
    import numpy as np

    quantity = value.quantity
    low, middle, high = (digits(float(x)) for x in quantity.table().at(np.array([0.05, 0.5, 0.95])))
    return f"{middle} ({low} to {high}) {unit_words(quantity.unit)}"


def _topics(lines: list[str]) -> Iterator[data.Topic]:
    """Keep the headings of an explanation and the sentences under each; what each value is stands elsewhere."""
    heading = ""
    sentences: list[str] = []
    for before, line in zip(["", *lines], [*lines, ""], strict=True):
        if not line:
            if heading and sentences:
                yield data.Topic(heading, tuple(sentences))
            heading, sentences = "", []
        elif not before:
            heading = "" if line.endswith(".") else line
        elif not line.startswith("--"):
            sentences.append(line)


def method(run: Run) -> data.Method:
    """Put the programme and the way of its simulation into words."""
    lines = explain(run.programme, run.evidence).splitlines()
    # its first paragraph holds title and question, which the page has already
    topics = tuple(_topics(lines[lines.index("") + 1 :] if "" in lines else []))
    main = run.programme.scenarios.get(run.scenarios[0])
    first = f" Where nothing else is said, numbers are those of the scenario “{main.label}”." if main else ""
    notes = (
        f"Every uncertain value is drawn once in each of {run.futures:,} futures; then each future is lived day by day "
        "from the first to the last. A claimed figure is not believed as written: by a documented table, its hedge and "
        "the grade of its source say how far from it the truth may lie. Scenarios share their draws, so that only what "
        "differs between them makes a difference.",
        "Ranges hold 90 % of the futures, from the 5 % to the 95 % quantile. Announced means: the same programme, "
        f"with every figure and date exactly as announced.{first}",
    )
    return data.Method(topics, (*_conditioned(run), *notes))


def _conditioned(run: Run) -> Iterator[str]:
    """Say what has been observed since, where the futures were chosen to agree with it."""
    update = run.manifest.get("update")
    if not update:
        return
    seen = "; ".join(f"{one['asked']}: {one['seen']}" for one in update["observations"])
    chosen = f"These futures were chosen out of {update['weighed']:,} to agree with what has been observed since"
    yield f"{chosen} ({seen}); they are worth about {run.effective:,.0f} independent ones."
