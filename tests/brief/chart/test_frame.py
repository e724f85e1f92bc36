from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from nameplate.brief.chart import bar
from nameplate.brief.chart.frame import NARROW, WIDE, draw, round_step, separate
from nameplate.brief.chart.sketch import Sketch
from nameplate.brief.data import Driver

HOSTILE = "<script>alert(1)</script>\"'&]]>"


@given(st.floats(1e-9, 1e15))
def test_three_ticks_hold_the_largest_amount_without_much_air(top):
    step = round_step(top)
    assert 2 * step >= top * (1 - 1e-6)
    assert 2 * step <= top * 1.51


@given(st.lists(st.floats(0, 200), min_size=1, max_size=3))
def test_the_first_label_stays_and_the_others_keep_their_distance(wanted):
    placed = separate(wanted, 30.0, 0.0, 200.0)
    assert placed[0] == wanted[0]
    for i, place in enumerate(placed):
        assert 0 <= place <= 200
        assert all(abs(place - other) >= 30 - 1e-6 for other in placed[:i])


def test_drawing_is_repeatable_and_escapes_what_it_is_given():
    spec = bar.spec((Driver(HOSTILE, "assumed", 0.4, 1.0, 2.0),), WIDE)
    text = draw(spec, WIDE, HOSTILE)
    assert text == draw(spec, WIDE, HOSTILE)
    assert "<script" not in text
    assert text.count("&lt;script&gt;") >= 3
    assert 'class="chart wide"' in text


def test_marks_that_speak_can_be_reached_and_the_others_keep_still():
    text = draw(bar.spec((Driver("Start", "claimed", 0.4, 1.0, 2.0),), NARROW), NARROW, "Drivers")
    assert len(re.findall(r'role="img" tabindex="0"', text)) == 1
    assert "<title>Start (claimed): explains 40\N{NO-BREAK SPACE}% of the spread</title>" in text
    assert "aria-roledescription" not in text


def test_rounding_leaves_words_alone():
    sketch = Sketch()
    sketch.word("7.625 mm", 10.123456, 20.0)
    sketch.line((1.23456, 2.34567), (3.45678, 4.5), color="#000000")
    text = draw(sketch.spec(NARROW, left=0, right=0, top=0, bottom=0, height=30), NARROW, "7.625 mm")
    assert text.count("7.625 mm") == 2
    assert "10.123" not in text
    assert "1.23" not in text


def test_text_is_laid_out_with_the_embedded_face():
    import altair as alt

    from nameplate.brief.chart.frame import configured

    def width(weight: int) -> float:
        base = alt.Chart(alt.Data(values=[{"text": "announced 70 million"}]))
        mark = base.mark_text(align="left", fontWeight=weight).encode(
            x=alt.XValue(0), y=alt.YValue(10), text=alt.Text("text:N")
        )
        chart = alt.layer(mark).properties(width=10, height=20, padding=0, autosize={"type": "pad"})
        return float(re.search(r'width="(\d+)"', draw(configured(chart), WIDE, "x"))[1])

    # Inter's own advance widths at 13 px; the converter's fallback face is a tenth wider
    assert abs(width(400) - 133) <= 3
    assert width(600) > width(400)
