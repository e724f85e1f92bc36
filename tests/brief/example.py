# ruff: noqa: E501 - a table of evidence reads best one claim a line
"""A made-up but likely brief of the Venezuelan example: input for tests, never shipped as a result."""

from __future__ import annotations

from datetime import date, timedelta

from nameplate.brief import data

HORIZON = date(2034, 12, 31)


def _series() -> data.Series:
    middle = [0, 0, 0.9, 8.4, 22.1, 33.5, 37.4, 39.8, 41.0, 41.6]
    years = tuple(
        data.Year(
            year=2025 + i,
            announced=0.0 if i == 0 else 70e6,
            low=max(m * 0.25 - 2, 0) * 1e6,
            low_half=m * 0.7e6,
            middle=m * 1e6,
            high_half=(m * 1.25 + (2 if i else 0)) * 1e6,
            high=(m * 1.45 + (6 if i > 1 else 0)) * 1e6,
        )
        for i, m in enumerate(middle)
    )
    futures = tuple(
        tuple(max(0.0, y.middle * (0.4 + 0.13 * k) - k % 3 * 2e6 * (i > 2)) for i, y in enumerate(years))
        for k in range(10)
    )
    return data.Series("7.62 mm rounds", "round", years, 2026, 2031, ("c1a2b3c4",), (), futures)


def _rifles() -> data.Series:
    middle = [1.2, 3.1, 6.0, 8.2, 9.1, 9.9, 10.4, 10.9, 11.2, 11.4]
    years = tuple(
        data.Year(2025 + i, 25_000.0, m * 150, m * 600, m * 1000, m * 1400, m * 2000) for i, m in enumerate(middle)
    )
    actuals = (data.Actual(2025, 1200.0, ("c5d6e7f8",)),)
    return data.Series("AK-103 rifles", "rifle", years, 2025, 2031, ("c2b3c4d5",), actuals)


def _milestone() -> data.Milestone:
    start = date(2026, 2, 10)
    steps = [0, 90, 210, 330, 400, 470, 540, 600, 660, 720, 790, 850, 930, 1020, 1130, 1260, 1450, 1750]
    days = (*(start + timedelta(days=s) for s in steps), None, None)
    estimate = data.Estimate("date", days[0], days[4], days[9], days[14], None)
    announced = data.Announced(date(2025, 12, 31), ("c3c4d5e6",), "by the end of the year")
    return data.Milestone("First rounds from the ammunition plant", days, estimate, announced, 0.012, 0.034)


def _second() -> data.Milestone:
    start = date(2024, 3, 1)
    days = tuple(start + timedelta(days=57 * i) for i in range(20))
    estimate = data.Estimate("date", days[0], days[4], days[9], days[14], days[19])
    announced = data.Announced(date(2024, 12, 31), ("c4d5e6f7",), "last year")
    return data.Milestone("First rifles from the rifle plant", days, estimate, announced, 0.3)


def _scenarios() -> tuple[data.Scenario, ...]:
    def e(*values: float) -> data.Estimate:
        return data.Estimate("%", *values)

    return (
        data.Scenario("Imports and the plants", e(44, 58, 71, 83, 97)),
        data.Scenario("Imports only", e(31, 41, 48, 55, 66), e(-41, -30, -23, -15, -9)),
        data.Scenario("The plants while restrictions bind", e(12, 24, 36, 47, 61), e(-52, -42, -35, -27, -14)),
    )


def _drivers() -> tuple[data.Driver, ...]:
    d = data.Driver
    return (
        d("Completion of the ammunition plant", "reference", 0.38, 18e6, 52e6, ("c3c4d5e6",)),
        d("Capacity of the four lines", "claimed", 0.24, 29e6, 47e6, ("c1a2b3c4", "c6e7f8a9")),
        d("Share of time that the lines run", "assumed", 0.11, 32e6, 43e6),
        d("Supply of powder and cases from abroad while export restrictions bind", "assumed", 0.06, 33e6, 41e6),
        d("Working days a year", "assumed", 0.02, 36e6, 39e6),
        d("Output reported in 2025", "observed", 0.01, 37e6, 38e6, ("c5d6e7f8",)),
    )


def _evidence() -> tuple[data.Evidence, ...]:
    e = data.Evidence
    tni = ("The National Interest", "2 July 2025", "https://example.org/2025/factory?a=1&b=2")
    return (
        e("c1a2b3c4", "capacity", "ammunition plant", "up to 70 million rounds a year", "up to 70 million rounds per year", "TASS", *tni[:2], "up to", "C3", "", tni[2]),
        e("c2b3c4d5", "capacity", "rifle plant", "up to 25,000 rifles a year", "a capacity of up to 25,000 rifles per year", "", *tni[:2], "up to", "C3", "2024", tni[2]),
        e("c3c4d5e6", "milestone", "ammunition plant", "31 December 2025", "should be finished by the end of the year", "Rosoboronexport", "Defence Mirror", "4 July 2025", "planned", "B3", "by 31 December 2025"),
        e("c4d5e6f7", "start of production", "rifle plant", "2024", "the factory began production last year", "", *tni[:2], "none", "C3", "2024", tni[2]),
        e("c5d6e7f8", "output", "rifle plant", "1,200 rifles", "1,200 rifles in the crates of the state arms maker", "", "La Patilla", "28 April 2020", "alleged", "D4", "2020"),
        e("c6e7f8a9", "capacity", "ammunition plant", "more than 50 million rounds a year", "a factory that will make more than 50 million rounds", "Rosoboronexport", "Defense World", "9 April 2018", "at least", "B3", "", "", superseded=True),
        e("c7f8a9b0", "restriction", "Russian arms and ammunition exports", "", "restrictions placed on Russian arms and ammunition exports", "The National Interest", *tni[:2], "none", "C2", "", tni[2]),
        e("c8a9b0c1", "line count", "ammunition plant", "4 lines", "four modern production lines", "", *tni[:2], "none", "C3", "", tni[2]),
        e("c9b0c1d2", "output", "ammunition plant", "", "tens of thousands per shift", "the builder", "Defence Mirror", "4 July 2025", "about", "C4", "2025"),
    )  # fmt: skip


def _given() -> tuple[data.Given, ...]:
    g = data.Given
    return (
        g("Share of time that the lines run", "45 % to 80 %", "Serial lines of this kind in open studies", "assumed", "us"),
        g("Demand of the military", "30M to 60M round/year", "Strength of the forces times usual training use", "assumed", "us"),
        g("Completion of the ammunition plant", "0.4 to 4.2 years late", "31 announced plants under sanctions or with state builders", "reference"),
    )  # fmt: skip


def example() -> data.BriefData:
    """Make the example."""
    estimate = data.Estimate("round", 4.0e6, 26e6, 37.4e6, 46e6, 60e6)
    main = data.Outcome(
        question="output of 7.62 mm in 2031",
        noun="rounds from the ammunition plant in 2031",
        estimate=estimate,
        announced=data.Announced(70e6, ("c1a2b3c4",), "up to 70 million rounds per year"),
        chance=0.021,
        chance_of="at least what was announced",
        chance_word="almost no chance",
        resolution="Judged in January 2032 by the output for 2031 that the operator or the ministry reports.",
    )
    share = data.Outcome(
        "share of demand met in 2031", "of the demand for 7.62 mm met in 2031", data.Estimate("%", 44, 58, 71, 83, 97),
    )  # fmt: skip
    clash = data.Clash(
        "70 million rounds a year are 280,000 a day over 250 days; “tens of thousands per shift” of the whole plant "
        "give at most 25 million a year in one shift.", ("c1a2b3c4", "c9b0c1d2"),
    )  # fmt: skip
    method = data.Method(
        (data.Topic("What is made", ("The ammunition plant has four lines; output ramps up over 18 months.",)),
         data.Topic("Who uses it", ("Military, police and other agencies draw rounds in that order.",))),
        ("Every uncertain value is drawn once per future.",),
    )  # fmt: skip
    return data.BriefData(
        question="Why is Russia building a new ammunition plant in Venezuela?",
        title="Russian-licensed ammunition and rifles in Venezuela",
        main=main, others=(share,),
        provenance=data.Provenance(
            date(2025, 7, 2), 10_000, 1, "0.1.0", "0123456789ab",
            "nameplate run examples/venezuela --futures 10000 --seed 1", HORIZON,
        ),
        series=(_series(), _rifles()), milestones=(_milestone(), _second()), comparisons=(data.Comparison("of the demand for 7.62 mm met in 2031", _scenarios()),),
        drivers=_drivers(),
        driver_unit="round",
        shares=(("claimed", 0.24), ("reference", 0.38), ("assumed", 0.19), ("observed", 0.01)),
        clashes=(clash,), evidence=_evidence(), given=_given(), method=method,
    )  # fmt: skip
