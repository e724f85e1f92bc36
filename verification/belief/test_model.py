"""The models of T and Q: which were tried, and whether the kept one is calibrated on what it believes possible."""

import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from nameplate.belief import Announcement, Promise
from nameplate.belief.announcement import Span
from nameplate.belief.outcome import Past, Timing
from nameplate.belief.schedule import PRIOR, Schedule

sys.path.insert(0, str(Path(__file__).parent))
import model

DOCS = Path(__file__).parents[2] / "docs" / "forecast.md"


@pytest.fixture(scope="module")
def scores():
    return model.compared()


def test_no_model_that_was_tried_is_better_beyond_doubt(scores):
    assert len(scores) >= 8
    for one in scores:
        if one.less is not None:
            assert one.less[1] > 0.0, f"{one.forecaster} beats the kept model"


def test_the_kept_models_score_best(scores):
    for ratio, kept in (("T", model.KEPT_TIMING), ("Q", model.KEPT_ATTAINMENT)):
        mine = {one.forecaster: one.crps for one in scores if one.ratio == ratio}
        assert min(mine, key=mine.get) == kept


def test_the_table_in_the_docs_is_what_the_models_score():
    text = DOCS.read_text("utf-8").replace("**", "")
    for line in model.table().splitlines():
        assert line.replace(" |", "|").rstrip() in text.replace(" |", "|")


def test_ranges_hold_as_often_as_they_say_where_the_world_is_as_believed():
    """Histories drawn from the prior, one more promise forecast from each: 80 % ranges hold about 80 %."""
    generator = np.random.default_rng(5)
    held = []
    for _ in range(120):
        parameters = {name: generator.normal(*pair) for name, pair in PRIOR.items()}
        rows = [_drawn(parameters, generator, number) for number in range(41)]
        *history, last = rows
        mixture = Schedule(history).mixture(Promise.of(last.announcement))
        share = float(mixture.cdf(np.array([last.timing.ratio]))[0] / (1.0 - mixture.never))
        held.append(0.1 <= share <= 0.9)
    assert 120 * 0.8 - 14 <= sum(held) <= 120 * 0.8 + 14  # three standard deviations and a little


def _drawn(parameters, generator, number):
    """Draw one programme that comes, and its promise."""
    kind = generator.choice(["rate_ramp", "greenfield_plant", "new_product"])
    industry = generator.choice(["nuclear", "batteries", "toys"])
    lead = int(generator.integers(6, 120))
    due = date(2020 + lead // 12, lead % 12 + 1, 15)
    said = Announcement(str(number), industry, kind, Span(date(2020, 1, 15), date(2020, 1, 15)), Span(due, due))
    promise = Promise.of(said)
    mode = parameters["mode"] + parameters["novelty"] * promise.novelty + parameters["bespoke"] * promise.bespoke
    above = np.exp(parameters["spread"] - parameters["narrowing"] * np.log(promise.lead / 36.0))
    below = above * np.exp(parameters["early"])
    side = below if generator.random() < below / (below + above) else above
    away = abs(generator.normal()) * side * (-1.0 if side is below else 1.0)
    ratio = float(np.exp(mode + away))
    # what lies on the edge of the scale would be told as a bound
    return Past(said, str(number), Timing(min(ratio, 3.999) if ratio < 4.0 else ratio), None)
