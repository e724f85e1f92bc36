"""Ways of saying things that reports of other industries use."""

import pytest

from nameplate.claim import read_claims
from nameplate.quantity import Period
from nameplate.report import Report

DAY = Period.from_iso("2025-11-05")  # a Wednesday


def told(text):
    claims = read_claims(Report.of(f"A title\n\n{text}", published=DAY))
    return [(claim.kind, claim.value, claim.unit, claim.date, claim.hedge, claim.superseded) for claim in claims]


CASES = [
    # a field of a fact sheet
    ("- Annual capacity: 1.2 million tonnes", ("capacity", 1.2e6, "tonne/year", None, "none", False)),
    ("- Start of operations: Q3 2028", ("start_of_production", None, None, "2028-07/2028-09", "planned", False)),
    ("- Jobs: 350 permanent", ("jobs", 350, "job", None, "none", False)),
    # a rate whose thing was named before it
    ("The yard is to raise its monthly production of 155mm shells to 100,000.",
     ("capacity", 100_000, "shell/month", None, "planned", False)),
    ("It makes 4,000 drones a month. By 2027 the figure is to reach 10,000 a month.",
     ("capacity", 10_000, "drone/month", "../2027-12", "planned", False)),
    ("It can make 4,000 drones a month, up from 1,500 in 2023.",
     ("capacity", 1_500, "drone/month", "2023", "none", True)),
    ("It planned 700 jets in 2024 but delivered 661.", ("output", 661, "jet", None, "none", False)),
    ("The deal will lift annual output from 96 to approximately 400 interceptors.",
     ("capacity", 400, "interceptor/year", None, "about", False)),
    ("The line can make 2,000 interceptors per year, up from roughly 600.",
     ("capacity", 600, "interceptor/year", None, "about", True)),
    ("The 1 million-plus square foot hall is new.", ("area", 1e6, "ft2", None, "at_least", False)),
    # what an amount is for
    ("The firm will make 50 million doses by year-end.", ("output", 50e6, "dose", "../2025-12", "planned", False)),
    ("The yard won a contract in April 2020 to build 10 ships.", ("order", 10, "ship", "2020-04", "none", False)),
    ("Nordcar has agreed to buy 10,000 tonnes a year from 2027.",
     ("order", 10_000, "tonne/year", "2027/..", "planned", False)),
    ("The ministry has contracted 500 drones.", ("order", 500, "drone", None, "none", False)),
    ("The 37-GWh gigafactory is running.", ("capacity", 37, "GWh", None, "none", False)),
    ("The mill is designed for 90,000 t/a.", ("capacity", 90_000, "tonne/year", None, "none", False)),
    ("The plant makes 3 million mt per year.", ("capacity", 3e6, "tonne/year", None, "none", False)),
    ("The board approved a 3.3 GWdc facility.", ("capacity", 3.3, "GW", None, "none", False)),
    ("It cut its workforce to about 18,000.", ("jobs", 18_000, "job", None, "about", False)),
    ("About 60 percent of the parts are made locally.", ("product_spec", 60, "percent", None, "about", False)),
    ("It will cost 310 million francs instead of 240 million francs.",
     ("investment", 240e6, "CHF", None, "planned", True)),
    # dates
    ("The company broke ground on Monday.", ("construction_start", None, None, "2025-11-03", "none", False)),
    ("The minister inaugurated the works on Tuesday.", ("milestone_date", None, None, "2025-11-04", "none", False)),
    ("The works were opened yesterday.", ("milestone_date", None, None, "2025-11-04", "none", False)),
    ("Production will not start until 2027.", ("start_of_production", None, None, "2027", "planned", False)),
    ("The start has been pushed from summer 2026 to May 2027.", ("delay", None, None, "2027-05", "none", False)),
    ("The fab has a production target of 2028.", ("start_of_production", None, None, "2028", "planned", False)),
    ("The first ship will arrive late.", ("delay", None, None, None, "none", False)),
    ("It planned to begin making cars in 2018 before problems came.",
     ("start_of_production", None, None, "2018", "planned", False)),
    ("Full output is expected in FY2027.", ("milestone_date", None, None, "2027", "expected", False)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claim"), CASES)
def test_the_claim_is_among_those_read(text, claim):
    assert claim in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "It is one of the most modern of all.",
        "Its 4680 cells are new.",
        "Six 212CD types exist.",
        "Stage 2 follows Stage 1.",
        "The charge is $45 per kWh.",
        "It was agreed in principle.",
    ],
)
def test_what_looks_like_a_claim_and_is_none(text):
    assert told(text) == []
