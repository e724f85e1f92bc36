"""Programmes that lack most of what a brief shows."""

from __future__ import annotations

import re

import pytest

from nameplate.brief.gather import gather
from nameplate.brief.page import render
from nameplate.programme import Dossier
from nameplate.run import execute

BARE = """\
schema: nameplate/programme/1
title: Rounds from abroad
start: 2025-07-03
years: 1
products:
  round: {label: rounds, unit: round}
"""
PLANT = """\
sites:
  mill: {label: the mill, capacity: {value: 10M to 20M round/year, assumed: made up}}
lines:
  ball: {label: ball rounds, site: mill, product: round, count: {value: 1 line, assumed: made up}, starts: opening}
milestones:
  opening: {label: opening, takes: {value: 1 to 9 months, assumed: made up}}
"""


def brief(folder, text):
    folder.mkdir()
    (folder / "programme.yaml").write_text(text)
    dossier = Dossier(folder)
    data = gather(execute(dossier, 50, 1), dossier)
    return data, render(data)


REST = ["What drives it", "Assumptions and reference classes", "Method", "Track record"]


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        (BARE, ["Answer", "Method", "Track record"]),
        (
            BARE + PLANT,
            ["Answer", "Dates", *REST],
        ),
        (
            (BARE + PLANT).replace("years: 1", "years: 2"),
            [
                "Answer",
                "Output over time",
                "Dates",
                "What drives it",
                "Assumptions and reference classes",
                "Method",
                "Track record",
            ],
        ),
    ],
)
def test_a_programme_of_almost_nothing_has_a_page(tmp_path, text, sections):
    _, page = brief(tmp_path / "small", text)
    assert re.findall(r"<h2[^>]*>([^<]*)</h2>", page) == sections


def test_a_programme_without_questions_is_asked_for_its_output(tmp_path):
    data, _ = brief(tmp_path / "small", (BARE + PLANT).replace("years: 1", "years: 2"))
    assert data.main.noun == "rounds made in 2026"
    assert data.main.announced.assumed
    assert data.comparisons == ()
    assert data.evidence == ()


@pytest.mark.parametrize(
    "question",
    [
        "months of cover of rounds at 2026-12",
        "dependence on imports of rounds in 2026",
        "date of opening",
        "date when 50M round/year is first reached",
        "chance that opening by 2025-12",
        "chance of at least 5M round in 2026",
    ],
)
def test_every_kind_of_question_can_lead_a_brief(tmp_path, question):
    text = (BARE + PLANT).replace("years: 1", "years: 2") + f"questions:\n  - {question}\n"
    data, page = brief(tmp_path / "small", text)
    head = re.search(r"<h1>(.*?)</h1>", page, re.DOTALL)[1]
    assert head
    assert ". " not in head
    assert data.main.resolution in page.replace("&#39;", "'")
