"""The page of a line in a real browser: widths, keyboard, print, contrast; nothing asked of anybody."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser

NAMES = ("plain", "ovens", "shifts", "hostile")

# each text of a page with the contrast to what lies under its middle, chart bars included
CONTRAST = """() => {
  const channel = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = c => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
  const rgb = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const solid = c => c.length === 3 || c[3] > 0;
  const ground = (element, inSvg) => {
    if (inSvg) {
      const box = element.getBoundingClientRect(), svg = element.closest('svg');
      const shapes = [...svg.querySelectorAll('path')].filter(shape => {
        const b = shape.getBoundingClientRect(), style = getComputedStyle(shape);
        const across = b.left <= box.left + 1 && b.right >= box.right - 1;
        const covers = across && b.top <= box.top + 4 && b.bottom >= box.bottom - 4;
        return covers && style.fill !== 'none' && style.fillOpacity !== '0' && style.opacity === '1';
      });
      if (shapes.length) return rgb(getComputedStyle(shapes.at(-1)).fill);
    }
    for (let e = element; e; e = e.parentElement) {
      const c = rgb(getComputedStyle(e).backgroundColor);
      if (solid(c)) return c;
    }
    return [255, 255, 255];
  };
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim(), element = walker.currentNode.parentElement;
    const style = getComputedStyle(element), inSvg = element.namespaceURI.endsWith('svg');
    if (!text || element.tagName === 'title' || !element.getClientRects().length) continue;
    const colour = rgb(inSvg ? style.fill : style.color);
    const [a, b] = [light(colour), light(ground(element, inSvg))].sort((x, y) => y - x);
    found.push([(a + 0.05) / (b + 0.05), parseFloat(style.fontSize), text]);
  }
  return found;
}"""


def scroll_width(page) -> int:
    return page.evaluate("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [390, 700, 1200])
def test_nothing_scrolls_sideways(visit, line_pages, name, width):
    page = visit(width, path=line_pages[name])
    assert scroll_width(page) <= width
    for details in page.locator("summary").all():
        details.click()
    assert scroll_width(page) <= width
    assert page.evaluate("document.scripts.length + document.images.length") == 0
    assert page.title() != "caught"


@pytest.mark.parametrize("name", ["plain", "ovens", "shifts"])
def test_the_tables_of_stations_fit_a_telephone(visit, line_pages, name):
    page = visit(390, path=line_pages[name])
    for table in page.locator("main > section > .scroll").all():
        assert table.evaluate("e => e.scrollWidth - e.clientWidth") == 0


@pytest.mark.parametrize(("width", "shown"), [(390, "narrow"), (1000, "wide")])
def test_one_drawing_of_each_chart_is_shown_and_never_scaled(visit, line_pages, width, shown):
    page = visit(width, path=line_pages["shifts"])
    for figure in page.locator("figure").all():
        charts = [chart for chart in figure.locator("> svg").all() if chart.is_visible()]
        assert len(charts) == 1
        assert shown in charts[0].get_attribute("class")
        box = charts[0].bounding_box()
        assert box["width"] == float(charts[0].get_attribute("width"))
        assert box["x"] + box["width"] <= width


def test_no_label_of_a_chart_leaves_its_drawing_or_meets_another(visit, line_pages):
    overlaps = """svg => {
      const boxes = [...svg.querySelectorAll('text')].map(t => [t.getBoundingClientRect(), t.textContent]);
      const edge = svg.getBoundingClientRect(), found = [];
      boxes.forEach(([a, text], i) => {
        if (a.left < edge.left - 1 || a.right > edge.right + 1) found.push(text);
        boxes.slice(i + 1).forEach(([b, other]) => {
          const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          if (across > 1 && down > 4) found.push(text + ' / ' + other);
        });
      });
      return found;
    }"""
    for name in NAMES:
        for width in (390, 1000):
            page = visit(width, path=line_pages[name])
            for chart in page.locator("figure > svg:visible").all():
                assert chart.evaluate(overlaps) == []


@pytest.mark.parametrize(("width", "media"), [(1000, "screen"), (390, "screen"), (700, "print")])
@pytest.mark.parametrize("name", ["ovens", "shifts"])
def test_all_text_stands_out_and_is_large_enough(visit, line_pages, name, width, media):
    page = visit(width, path=line_pages[name])
    page.emulate_media(media=media)
    found = page.evaluate(CONTRAST)
    assert len(found) > 100
    assert [entry for entry in found if entry[0] < 4.5] == []
    assert [entry for entry in found if entry[1] < 12] == []


def test_every_stop_of_the_keyboard_can_be_seen(visit, line_pages):
    page = visit(path=line_pages["plain"])
    focused = "() => { const e = document.activeElement, b = e.getBoundingClientRect(), s = getComputedStyle(e);"
    focused += " return [e.tagName, b.width > 0 && b.height > 0, s.outlineStyle, e.getAttribute('aria-label')]; }"
    said = []
    for _ in range(100):
        page.keyboard.press("Tab")
        tag, has_size, outline, says = page.evaluate(focused)
        if tag == "BODY":
            break
        assert has_size, tag
        assert outline != "none", tag
        said.append(says or tag)
    # a row each of the two bar charts, a dozen stretches of output, the disclosures, the tables
    assert 20 < len(said) < 60
    assert any(text.startswith("load: working") for text in said)
    assert any("90 % range" in text for text in said)


def test_a_row_says_its_sentence_to_a_reader_and_a_pointer(visit, line_pages):
    page = visit(path=line_pages["ovens"])
    row = page.get_by_role("img", name=re.compile(r"^oven \(3 servers\): working .* OEE"))
    assert row.count() == 1
    assert row.locator("title").text_content().startswith("oven (3 servers)")


def test_everything_is_there_without_scripts(visit, line_pages):
    page = visit(path=line_pages["shifts"], java_script_enabled=False)
    for text in ("holds the line up", "Output over time", "The line as it was given", "Products"):
        assert page.get_by_text(text).filter(visible=True).count() > 0


def test_the_csv_can_be_saved(visit, line_pages):
    page = visit(path=line_pages["shifts"])
    for name, start in (("stations", "station,servers,working"), ("output", "from (s)"), ("items", "item,station")):
        page.locator(f"#{name} summary").click()
        with page.expect_download() as saved:
            page.locator(f"#{name} a[download]").click()
        assert saved.value.suggested_filename == f"{name}.csv"
        assert saved.value.path().read_text().startswith(start)


def test_the_printed_page_is_a4_and_whole(visit, line_pages, tmp_path):
    from pypdf import PdfReader

    path = tmp_path / "line.pdf"
    visit(path=line_pages["shifts"]).pdf(path=path, prefer_css_page_size=True, print_background=True)
    pages = PdfReader(path).pages
    assert (round(float(pages[0].mediabox.width)), round(float(pages[0].mediabox.height))) == (595, 842)
    text = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))
    for part in ("holds the line up", "Overall equipment effectiveness", "Longest of all", "simulate(line"):
        assert part in text
    assert "Figures and CSV" not in text
    assert 3 <= len(pages) <= 6


def check(browser, path, widths) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    for width in widths:
        page = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True).new_page()
        page.goto(path.as_uri())
        for summary in page.locator("summary").all():
            summary.click()
        results = axe.Axe().run(page)
        assert [(violation["id"], violation["nodes"][0]["html"]) for violation in results.response["violations"]] == []
        page.context.close()


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(browser, line_pages, name):
    check(browser, line_pages[name], (1000, 390))


def test_axe_finds_nothing_in_a_notebook_light_or_dark(browser, notebook):
    check(browser, notebook, (1000,))
