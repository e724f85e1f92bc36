"""A widget works of which things are seen, for tests: its output is its capacity, and a second line starts late."""

from nameplate.claim import Claim, Source, save_claims
from nameplate.programme import Dossier

TEXT = """\
schema: nameplate/programme/1
title: A widget works
start: 2026-01-01
years: 4
products:
  widget: {label: blue widgets, unit: widget}
  gadget: {label: gadgets, unit: gadget}
sites:
  works: {label: the works, capacity: {value: 9k to 15k widget/year, assumed: for tests}}
  annexe: {label: the annexe, capacity: {value: 500 to 900 gadget/year, assumed: for tests}}
lines:
  first: {label: the first line, site: works, product: widget, count: {value: 1 line, assumed: for tests}}
  second: {label: the second line, site: annexe, product: gadget, count: {value: 1 line, assumed: for tests},
           starts: permit}
milestones:
  permit: {label: permit, takes: {value: 200 to 900 days, assumed: for tests}}
consumers:
  shops: {label: the shops, priority: 1, demand: {widget: {value: 12k widget/year, assumed: for tests}}}
scenarios:
  open: {label: the works run}
  shut: {label: the works stand still, off: [lines.first]}
questions:
  - output of widget in 2028
  - date of permit
"""


def claim(grade="A1", bound="none", mode="asserted", start=0, **more):
    """A claim of an output with a source of a certain grade."""
    words = {"report": "r1", "start": start, "end": start + 5, "quote": "words", "kind": "output"}
    return Claim.make(**words, bound=bound, mode=mode, source=Source(grade=grade), **more)


def make_dossier(folder, *claims, observations=None, text=TEXT):
    folder.mkdir(parents=True)
    (folder / "programme.yaml").write_text(text, encoding="utf-8")
    if claims:
        save_claims(claims, folder / "claims.jsonl")
    if observations is not None:
        (folder / "observations.yaml").write_text(observations, encoding="utf-8")
    return Dossier(folder)


def observations(*entries, top=""):
    """The text of a file of observations; entries are (asked, seen) or whole lines."""
    lines = ["schema: nameplate/observations/1", *([top] if top else []), "observations:"]
    for asked, seen in entries:
        lines.append(f"  - {{asked: {asked}, seen: {seen}, assumed: for tests, by: us}}")
    return "\n".join(lines) + "\n"
