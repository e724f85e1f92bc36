from __future__ import annotations

import re
import sys
from html.parser import HTMLParser

import pytest

from nameplate.brief.line.gather import gather
from nameplate.brief.line_page import render, write_line_page
from nameplate.errors import MissingInput, UsageError
from nameplate.line import Line, Station, simulate


class Outline(HTMLParser):
    """What a page holds: elements and their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def all(self, name: str) -> list[str]:
        return [value for _, attrs in self.tags if (value := attrs.get(name)) is not None]


@pytest.fixture(scope="module")
def pages(runs):
    return {name: render(gather(getattr(runs, name))) for name in ("plain", "ovens", "shifts", "hostile")}


def headings(page: str) -> list[str]:
    return re.findall(r"<h2[^>]*>([^<]*)</h2>", page)


def test_the_answer_comes_first_and_the_order_is_kept(pages):
    order = ["Answer", "Where the time goes", "Output over time", "The first items", "Stations", "Flow time", "Method"]
    assert headings(pages["plain"]) == order
    assert headings(pages["shifts"]) == [*order[:5], "Products", *order[5:]]
    assert re.search(r"<h1>0.8 items a second come out, 80\s%", pages["plain"])
    labels = re.findall(r"<dt>([^<]*)</dt>", pages["plain"])
    assert labels == ["Nameplate", "Throughput", "Flow time, median"]


def test_the_same_run_gives_the_same_bytes(runs, pages):
    assert render(gather(runs.plain)) == pages["plain"]


def test_the_page_stays_small(pages):
    assert max(len(page.encode()) for page in pages.values()) < 350_000


def test_the_page_asks_nobody_for_anything(pages):
    for page in pages.values():
        outline = Outline(page)
        forbidden = {"script", "link", "img", "iframe", "object", "embed", "base"}
        assert not [tag for tag, _ in outline.tags if tag in forbidden]
        assert not [tag for tag, attrs in outline.tags if any(name.startswith("on") for name in attrs)]
        assert all(link.startswith("data:text/csv") for link in outline.all("href"))
        assert all(url.startswith("data:font/woff2;base64,") for url in re.findall(r"url\(([^)]*)\)", page))
        assert "default-src 'none'" in page


def test_names_cannot_speak_to_the_browser(pages):
    page = pages["hostile"]
    assert "&lt;script&gt;" in page
    assert "{{ 7*7 }}" in page
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", page)
    kinds = {"html", "body", "main", "header", "footer", "h1", "style", "section", "figure", "table"}
    count = {kind: sum(tag == kind for tag, _ in Outline(page).tags) for kind in kinds}
    assert count["section"] == 8
    assert count["h1"] == count["main"] == count["style"] == 1


def test_ids_are_unique_and_references_lead_somewhere(pages):
    for page in pages.values():
        outline = Outline(page)
        ids = outline.all("id")
        assert len(ids) == len(set(ids))
        assert {part for value in outline.all("aria-labelledby") for part in value.split()} <= set(ids)


def test_every_chart_has_a_sentence_two_widths_and_its_csv(pages):
    outline = Outline(pages["shifts"])
    charts = [attrs for tag, attrs in outline.tags if tag == "svg"]
    assert [attrs["width"] for attrs in charts] == ["640", "340"] * 3
    assert all((attrs["aria-label"] or "").count(" ") > 10 for attrs in charts)
    assert outline.all("download") == ["stations.csv", "output.csv", "items.csv"]


def test_no_label_in_a_chart_is_under_twelve_pixels(pages):
    for page in pages.values():
        assert all(float(size) >= 12 for size in re.findall(r'font-size="([\d.]+)px"', page))
        assert re.findall(r'font-family="([^"]*)"', page) == []


def test_the_method_and_the_footer_tell_how_to_make_it_again(pages):
    footer = pages["plain"][pages["plain"].index("<footer>") :]
    assert "simulate(line, items=10_000, futures=8, seed=1)" in footer
    assert "8 futures, seed 1, Nameplate" in footer
    assert "until 10,000 items had left the line" in pages["plain"]
    assert "longest active station" in pages["plain"]


def test_nothing_made_is_a_page_too():
    result = simulate(Line([Station("a", process="1 h"), Station("b", process="1 h")]), until="1 s", futures=2)
    page = render(gather(result))
    assert headings(page) == ["Answer", "Where the time goes", "Output over time", "Stations", "Method"]
    assert "Nothing good comes out" in page


def test_a_line_of_one_station_and_one_future_is_a_page_too():
    page = render(gather(simulate(Line([Station("a", process="1 s")]), items=50)))
    assert "holds the line up" not in page.replace("The station that holds the line up is", "")
    assert "nine of ten futures" not in page


def test_a_long_line_says_what_is_left_out():
    line = Line([Station(f"s{i}", process="2 s" if i == 30 else "1 s") for i in range(70)])
    page = render(gather(simulate(line, items=300), items=20))
    assert "The time of the 20 of 70 stations that are active most" in page
    assert "The 60 of 70 stations that are active most." in page
    assert "at 24 of 70 stations" in page


def test_the_file_is_written_whole(runs, tmp_path, pages):
    path = tmp_path / "line.html"
    write_line_page(runs.plain, path)
    assert path.read_text(encoding="utf-8") == pages["plain"]
    assert list(tmp_path.iterdir()) == [path]


def test_items_out_of_range_are_refused(runs, tmp_path):
    with pytest.raises(UsageError, match="items"):
        write_line_page(runs.plain, tmp_path / "line.html", items=0)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_library_is_named(runs, tmp_path, monkeypatch):
    from nameplate.brief import sheet

    monkeypatch.setitem(sys.modules, "jinja2", None)
    sheet.environment.cache_clear()
    with pytest.raises(MissingInput, match=r"nameplate\[brief\]"):
        write_line_page(runs.plain, tmp_path / "line.html")
    assert list(tmp_path.iterdir()) == []
