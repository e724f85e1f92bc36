"""The brief in a real browser: widths, keyboard, print, contrast; nothing asked of anybody."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser

VISIBLE_TIPS = """() => [...document.querySelectorAll('.tip')]
    .filter(tip => getComputedStyle(tip).display !== 'none').map(tip => tip.textContent)"""

CONTRAST = """() => {
  const channel = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = c => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
  const rgb = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const ground = element => {
    for (let e = element; e; e = e.parentElement) {
      const c = rgb(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement, style = getComputedStyle(element);
    if (!walker.currentNode.textContent.trim() || style.display === 'none') continue;
    const inSvg = element.namespaceURI.endsWith('svg');
    if (element.tagName === 'title') continue;
    const [a, b] = [light(rgb(inSvg ? style.fill : style.color)), light(ground(element))].sort((x, y) => y - x);
    found.push([(a + 0.05) / (b + 0.05), parseFloat(style.fontSize), walker.currentNode.textContent.trim()]);
  }
  return found;
}"""


def scroll_width(page) -> int:
    return page.evaluate("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)")


@pytest.mark.parametrize("width", [390, 480, 700, 760, 1000, 1440])
def test_nothing_scrolls_sideways(visit, width):
    page = visit(width)
    assert scroll_width(page) <= width
    for details in page.locator("summary").all():
        details.click()
    assert scroll_width(page) <= width
    for button in page.locator(".ref > button:visible").all():
        button.focus()
        assert scroll_width(page) <= width


@pytest.mark.parametrize("width", [390, 1000])
def test_the_worst_texts_neither_run_nor_break_the_page(visit, hostile_brief, width):
    page = visit(width, path=hostile_brief)
    assert scroll_width(page) <= width
    for button in page.locator(".ref > button:visible").all():
        button.focus()
        assert scroll_width(page) <= width
    assert page.evaluate("document.scripts.length + document.images.length") == 0
    assert page.title() != "caught"
    assert page.locator("main > section").count() == 11


@pytest.mark.parametrize(("width", "shown"), [(390, "narrow"), (1000, "wide")])
def test_one_drawing_of_each_chart_is_shown_and_never_scaled(visit, width, shown):
    page = visit(width)
    for figure in page.locator("figure").all():
        charts = [chart for chart in figure.locator("> svg").all() if chart.is_visible()]
        assert len(charts) == 1
        assert shown in charts[0].get_attribute("class")
        box = charts[0].bounding_box()
        assert box["width"] == float(charts[0].get_attribute("width"))
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_everything_is_there_without_scripts(visit):
    page = visit(java_script_enabled=False)
    for text in ("Expect about 37", "70 million", "What drives it", "Evidence", "four modern production lines"):
        assert page.get_by_text(text).filter(visible=True).count() > 0
    page.locator(".numbers .ref button").focus()
    assert page.get_by_role("tooltip").filter(visible=True).count() == 1


def test_the_keyboard_opens_a_note(visit):
    page = visit()
    assert page.evaluate(VISIBLE_TIPS) == []
    page.keyboard.press("Tab")
    (tip,) = page.evaluate(VISIBLE_TIPS)
    assert "up to 70 million rounds per year" in tip
    assert "TASS" in tip
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert len(page.evaluate(VISIBLE_TIPS)) <= 1


def test_every_stop_of_the_keyboard_can_be_seen(visit):
    page = visit()
    focused = "() => { const e = document.activeElement, b = e.getBoundingClientRect(), s = getComputedStyle(e);"
    focused += " return [e.tagName, b.width > 0 && b.height > 0, s.outlineStyle]; }"
    seen = 0
    for _ in range(200):
        page.keyboard.press("Tab")
        tag, has_size, outline = page.evaluate(focused)
        if tag == "BODY":
            break
        seen += 1
        assert has_size, tag
        assert outline != "none", tag
    assert 20 < seen < 200


def test_a_pointer_opens_a_note_and_may_rest_on_it(visit):
    page = visit()
    page.locator("h1 .ref").hover()
    tip = page.locator("h1 .tip")
    assert tip.is_visible()
    tip.hover()
    assert tip.is_visible()
    page.mouse.move(5, 5)
    assert not tip.is_visible()


def test_a_tap_opens_a_note_within_the_screen(visit):
    page = visit(390, 844, has_touch=True, is_mobile=True)
    page.locator(".numbers .ref button").tap()
    box = page.locator(".numbers .tip").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert box["y"] + box["height"] <= 844


@pytest.mark.parametrize(("width", "media"), [(1000, "screen"), (390, "screen"), (700, "print")])
def test_all_text_stands_out_and_is_large_enough(visit, width, media):
    page = visit(width)
    page.add_style_tag(content=".tip { display: block !important }") if media == "screen" else None
    page.emulate_media(media=media)
    found = page.evaluate(CONTRAST)
    assert len(found) > 100
    assert [entry for entry in found if entry[0] < 4.5] == []
    assert [entry for entry in found if entry[1] < 12] == []


def test_the_embedded_face_is_used(visit):
    page = visit()
    assert page.evaluate("document.fonts.check('17px \"Nameplate Inter\"')")
    assert set(page.evaluate("[...document.fonts].map(f => f.status)")) == {"loaded"}


def test_print_has_the_notes_and_no_open_tip(visit, tmp_path):
    page = visit()
    page.locator(".numbers .ref button").focus()
    page.emulate_media(media="print")
    assert page.evaluate(VISIBLE_TIPS) == []
    assert page.locator(".notes").is_visible()
    assert page.locator(".chart.wide").first.is_visible()
    assert not page.locator("summary").first.is_visible()


def test_the_printed_page_holds_every_quote(visit, tmp_path):
    from pypdf import PdfReader

    path = tmp_path / "brief.pdf"
    visit().pdf(path=path, prefer_css_page_size=True, print_background=True)
    pages = PdfReader(path).pages
    assert (round(float(pages[0].mediabox.width)), round(float(pages[0].mediabox.height))) == (595, 842)
    text = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))
    notes = text[text.rindex("Notes") :]
    assert "up to 70 million rounds per year" in notes
    assert "tens of thousands per shift" in notes
    assert 3 <= len(pages) <= 8


def test_the_csv_can_be_saved(visit):
    page = visit()
    page.locator("#output-1 > .figures > summary").last.click()
    with page.expect_download() as saved:
        page.locator("#output-1 a[download]").click()
    assert saved.value.suggested_filename == "output-1.csv"
    assert saved.value.path().read_text().startswith("year,announced (round),5 %")


def test_headings_and_landmarks_speak_for_themselves(visit):
    page = visit()
    assert page.get_by_role("main").count() == 1
    assert page.get_by_role("banner").count() == 1
    assert page.get_by_role("contentinfo").count() == 1
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.get_by_role("region", name="Evidence").count() == 1
    assert page.get_by_role("button", name="70 million note 1").count() == 1


def test_axe_finds_nothing(browser, brief):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    for width in (1000, 390):
        page = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True).new_page()
        page.goto(brief.as_uri())
        for summary in page.locator("summary").all():
            summary.click()
        results = axe.Axe().run(page)
        assert [violation["id"] for violation in results.response["violations"]] == []
        page.context.close()
