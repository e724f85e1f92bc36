from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from nameplate.brief.chart.alone import Panel, picture, wrapped
from nameplate.brief.chart.frame import FRAMES, NARROW
from nameplate.brief.chart.measure import text_width

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" class="chart" width="340" height="50" viewBox="0 0 340 50"/>'
HOSTILE = '</text><script>alert("x")</script> & <b>'


@pytest.mark.parametrize("frame", FRAMES)
def test_a_picture_needs_no_other_file_and_escapes_its_words(frame):
    text = picture([Panel(HOSTILE, "measure", DRAWING, 50), Panel("second", HOSTILE, DRAWING, 50)], HOSTILE, frame)
    root = ET.fromstring(text)
    assert int(root.attrib["width"]) == frame.width + 32
    assert {element.tag.rpartition("}")[2] for element in root.iter()} == {"svg", "style", "rect", "text"}
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")
    assert text.count("base64,") == 2


def test_charts_and_words_stand_below_each_other():
    root = ET.fromstring(picture([Panel("a " * 80, "b", DRAWING, 50), Panel("c", "d", DRAWING, 50)], "e", NARROW))
    tops = [float(element.attrib["y"]) for element in root if "y" in element.attrib]
    assert tops == sorted(tops)
    drawings = [float(element.attrib["y"]) for element in root if element.tag.endswith("svg")]
    assert drawings[1] - drawings[0] > 50
    assert tops[-1] < int(root.attrib["height"])


@pytest.mark.parametrize("pixels", [10.0, 120.0, 300.0, 900.0])
def test_lines_fit_and_lose_nothing(pixels):
    text = "The plants while restrictions bind: on average 59 points less than before"
    lines = wrapped(text, pixels)
    assert " ".join(lines) == text
    assert all(text_width(line) <= pixels or " " not in line for line in lines)
