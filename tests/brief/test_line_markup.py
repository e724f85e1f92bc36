"""What a notebook shows of a result: beside the page, because it draws the same in fewer words."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from nameplate.line import Line, Station, simulate


class Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


def test_every_bar_has_its_words_and_its_length(runs):
    text = runs.ovens._repr_html_()
    bars = [attrs for tag, attrs in Tags(text).tags if attrs.get("role") == "img"]
    assert len(bars) == 3
    assert all("working" in bar["aria-label"] and "%" in bar["aria-label"] for bar in bars)
    for row in text.split("<tr>")[2:]:
        assert 158 <= sum(float(width) for width in re.findall(r"width:([\d.]+)px", row)) <= 161


def test_the_notebook_s_own_colours_are_kept(runs):
    for text in (runs.shifts._repr_html_(), runs.plain.compare(runs.plain)._repr_html_()):
        assert not re.search(r"[\";]color:", text)
        assert "font" not in text


def test_states_that_never_come_are_left_out(runs):
    assert "changing over" not in runs.plain._repr_html_()
    assert "changing over" in runs.shifts._repr_html_()


def test_names_are_escaped(runs):
    text = runs.hostile._repr_html_()
    kinds = {tag for tag, _ in Tags(text).tags}
    assert kinds <= {"p", "b", "bdi", "br", "table", "thead", "tbody", "tr", "th", "td", "span"}
    assert "&lt;script&gt;" in text
    assert not re.search("[\x00-\x1f\u202e]", text)


def test_cells_have_heads(runs):
    tags = Tags(runs.plain._repr_html_()).tags
    assert [attrs["scope"] for tag, attrs in tags if tag == "th"].count("row") == 8
    rows = runs.plain._repr_html_().split("<tr>")[1:]
    assert len({row.count("<td") + row.count("<th") for row in rows}) == 1


def test_a_long_line_is_cut_and_says_so():
    result = simulate(Line([Station(f"s{i}", process="1 s") for i in range(80)]), items=100)
    assert "And 30 more stations" in result._repr_html_()


def test_a_comparison_of_single_futures_has_no_interval(runs):
    one = simulate(runs.plain.line, items=500)
    text = one.compare(replace(runs.plain.line, buffers=9))._repr_html_()
    assert "– to –" in text
    assert "nan" not in text
    assert "throughput (items/s)" in text
