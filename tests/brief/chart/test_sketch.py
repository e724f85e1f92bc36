from __future__ import annotations

import altair as alt
from hypothesis import given
from hypothesis import strategies as st

from nameplate.brief.chart.frame import NARROW
from nameplate.brief.chart.measure import fitted, text_width
from nameplate.brief.chart.moment import time_axis
from nameplate.brief.chart.sketch import Sketch

places = st.floats(0, 300)


@given(places, st.floats(1.0, 300.0), places, st.floats(2.0, 40.0))
def test_stripes_stay_within_their_rectangle(left, width, top, height):
    sketch = Sketch()
    sketch.stripes((left, left + width), (top, top + height), color="#000000")
    (layer,) = sketch.layers
    for row in layer["data"]:
        assert left - 0.06 <= row["x"] <= left + width + 0.06
        assert top - 0.06 <= row["y"] <= top + height + 0.06


@given(st.floats(0.0, 1e9), st.floats(1e-6, 1e9), st.sampled_from([190, 500]))
def test_an_axis_of_time_has_few_round_ticks_within_its_ends(low, span, pixels):
    axis = time_axis(low, low + span, pixels)
    places = [place for place, _ in axis.ticks]
    assert len(places) <= pixels / 84 + 2
    assert all(low - 1e-6 * span <= place <= (low + span) * (1 + 1e-9) + 1e-6 * span for place in places)
    assert all(0 <= axis.at(place) <= pixels * 1.001 for place in places)


@given(st.text(max_size=60), st.floats(10, 400))
def test_a_fitted_label_fits(text, pixels):
    short = fitted(text, pixels)
    assert text_width(short) <= pixels or short == "…"
    assert short == text or short.endswith("…")


def test_all_marks_are_valid_and_paths_keep_apart():
    sketch = Sketch()
    sketch.box((0.0, 10.0), (0.0, 10.0), color="#000000")
    sketch.touch((0.0, 10.0), (0.0, 10.0), "a box")
    sketch.path([(0.0, 0.0), (5.0, 5.0)], color="#000000")
    sketch.path([(9.0, 0.0), (5.0, 5.0)], color="#000000")
    sketch.band([(0.0, 1.0, 2.0), (5.0, 1.0, 3.0)], color="#000000")
    spec = sketch.spec(NARROW, left=0, right=0, top=0, bottom=0, height=20)
    alt.LayerChart.from_dict(spec)
    (paths,) = [layer for layer in spec["layer"] if layer["mark"]["type"] == "line"]
    assert len({row["path"] for row in paths["data"]["values"]}) == 2
