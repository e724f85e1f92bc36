from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from nameplate.brief.data import Clash, Driver
from nameplate.brief.page import render

HOSTILE = "</span></button><script>alert(1)</script><img src=x onerror=alert(1)>\x00\x1b\u202e\ud800\"' {{ 7*7 }} ]]>"


class Outline(HTMLParser):
    """What a page holds: elements, ids, references, headings."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def all(self, name: str) -> list[str]:
        return [value for _, attrs in self.tags if (value := attrs.get(name)) is not None]


@pytest.fixture(scope="module")
def page(example):
    return render(example)


@pytest.fixture(scope="module")
def hostile(example):
    evidence = tuple(replace(e, quote=HOSTILE, source=HOSTILE, url="javascript:alert(1)") for e in example.evidence)
    drivers = (Driver(HOSTILE, "claimed", 0.5, 1.0, 2.0, ("c1a2b3c4",)),)
    milestones = (replace(example.milestones[0], label=HOSTILE),)
    series = (replace(example.series[0], product=HOSTILE, unit=HOSTILE),)
    return render(
        replace(
            example, title=HOSTILE, evidence=evidence, drivers=drivers, milestones=milestones, series=series,
            clashes=(Clash(HOSTILE, ("c1a2b3c4",)),), main=replace(example.main, noun=HOSTILE, resolution=HOSTILE),
        )
    )  # fmt: skip


def test_the_same_data_gives_the_same_bytes(example, page):
    assert render(example) == page


def test_the_page_stays_small(page):
    assert len(page.encode()) < 300_000


def test_the_page_asks_nobody_for_anything(page):
    outline = Outline(page)
    assert not [tag for tag, _ in outline.tags if tag in {"script", "link", "img", "iframe", "object", "embed", "base"}]
    assert not [tag for tag, attrs in outline.tags if any(name.startswith("on") for name in attrs)]
    for address in re.findall(r"url\(([^)]*)\)", page):
        assert address.startswith("data:font/woff2;base64,")
    links = [link for link in outline.all("href") if not link.startswith("data:text/csv")]
    assert all(link.startswith("https://example.org/") for link in links)
    assert outline.all("src") == []
    assert "default-src 'none'" in page


def test_a_report_cannot_speak_to_the_browser(hostile):
    outline = Outline(hostile)
    assert not [tag for tag, _ in outline.tags if tag in {"script", "img"}]
    assert not [attrs for _, attrs in outline.tags if any(name.startswith("on") for name in attrs)]
    assert not [link for link in outline.all("href") if "javascript" in link and not link.startswith("data:text/csv")]
    assert "&lt;script&gt;" in hostile
    assert "{{ 7*7 }}" in hostile
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", hostile)


def test_a_hostile_page_has_the_same_bones(page, hostile):
    kinds = {"html", "body", "main", "header", "footer", "h1", "style", "section"}
    count = {kind: sum(tag == kind for tag, _ in Outline(page).tags) for kind in kinds}
    assert count == {kind: sum(tag == kind for tag, _ in Outline(hostile).tags) for kind in kinds}


def test_ids_are_unique_and_references_lead_somewhere(page):
    outline = Outline(page)
    ids = outline.all("id")
    assert len(ids) == len(set(ids))
    for name in ("aria-describedby", "aria-labelledby"):
        assert {part for value in outline.all(name) for part in value.split()} <= set(ids)


def test_headings_stand_in_order(page):
    levels = [int(tag[1]) for tag, _ in Outline(page).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_chart_has_a_sentence_and_two_widths(page):
    charts = [attrs for tag, attrs in Outline(page).tags if tag == "svg"]
    assert all((attrs["aria-label"] or "").count(" ") > 5 for attrs in charts)
    widths = {
        name: {attrs["width"] for attrs in charts if name in (attrs["class"] or "")} for name in ("wide", "narrow")
    }
    assert widths == {"wide": {"640"}, "narrow": {"340"}}


def test_no_label_in_a_chart_is_under_twelve_pixels(page):
    assert all(float(size) >= 12 for size in re.findall(r'font-size="([\d.]+)px"', page))
    assert ".chart text { font: 13px" in page


def test_charts_use_the_page_s_typeface_only(page):
    assert re.findall(r'font-family="([^"]*)"', page) == []
    assert '.chart text { font: 13px "Nameplate Inter"' in page


def test_the_answer_comes_first_and_the_order_is_kept(page):
    found = re.findall(r"<h2[^>]*>([^<]*)</h2>", page)
    assert found == [
        "Answer", "Output over time", "Dates", "Scenarios compared", "Also asked", "What drives it",
        "Claims that cannot hold together", "Evidence", "Assumptions and reference classes", "Method", "Notes",
    ]  # fmt: skip


def test_the_answer_is_one_sentence_in_the_page(page):
    head = re.search(r"<h1>(.*?)<span", page, re.DOTALL)[1].replace("\N{NO-BREAK SPACE}", " ")
    assert head.strip() == (
        "Expect about 37 million rounds from the ammunition plant in 2031, not the 70 million announced: "
        "2 in 100 futures reach that"
    )
    assert "Judged in January 2032" in page
    assert "almost no chance" in page


def test_every_claimed_number_opens_to_its_words(page):
    tips = re.findall(r'role="tooltip"[^>]*>(.*?)</span></span>', page, re.DOTALL)
    assert any("up to 70 million rounds per year" in tip and "TASS" in tip for tip in tips)
    assert page.count('role="tooltip"') == page.count("aria-describedby")


def test_assumptions_say_so(page):
    assert page.count('class="origin assumed">assumed<') == 5


def test_an_almost_empty_brief_is_a_page_too(example):
    bare = replace(
        example, others=(), series=(), milestones=(), comparisons=(), drivers=(), shares=(), clashes=(), evidence=(),
        given=(), main=replace(example.main, announced=None, chance=None, resolution=""),
    )  # fmt: skip
    assert re.findall(r"<h2[^>]*>([^<]*)</h2>", render(bare)) == ["Answer", "Method"]


def test_the_footer_tells_how_to_make_it_again(page, example):
    footer = page[page.index("<footer>") :]
    for part in ("10,000 futures", "seed 1", example.provenance.run, "0.1.0", example.provenance.command):
        assert part in footer
