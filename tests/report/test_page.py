"""Pages: their words with their shape, what they say of themselves, and pages that mean harm."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.errors import InvalidFile
from nameplate.report import read_report
from nameplate.report.html import read_tags
from nameplate.report.page import read_page

ARTICLE = """<article><h1>Plant opens</h1>
<p>The plant has four lines and makes up to 70&nbsp;million rounds per year, the company said &amp;
its owner agreed.</p>
<h2>Schedule</h2><p>The first of the two halls has been at work since spring, and this is what is to follow:</p>
<ul><li>25,000 rounds by the end of 2025</li><li>140,000 rounds in <b>2026</b></li></ul>
<table><tr><th>Hall</th><th>Capacity</th></tr><tr><td>North</td><td>30 GWh<br>a year</td></tr></table>
<dl><dt>Jobs</dt><dd>500</dd></dl>
<p>A line with capacity &lt; 5 t was taken out &#8211; for good.</p></article>"""
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Plant opens | Herald</title>{head}
<script>var x = "80 million rounds";</script><style>p {{ color: red }}</style></head>
<body><nav><a href="/">Home</a><a href="/b">Business</a></nav>{body}
<aside><h3>Related</h3><a href="/z">Mill to make 5 million tonnes</a></aside>
<footer>Imprint 2019</footer></body></html>"""


@pytest.fixture
def read(tmp_path):
    def read(head="", body=ARTICLE, name="page.html"):
        path = tmp_path / name
        path.write_text(PAGE.format(head=head, body=body), "utf-8")
        return read_report(path)

    return read


def test_words_keep_their_shape_and_clutter_stays_out(read):
    report = read()
    shown = [(block.role, report.block_text(block)) for block in report.blocks]
    assert ("heading", "## Schedule") in shown
    assert ("bullet", "- 140,000 rounds in 2026") in shown
    assert [context.context for context in report.blocks if report.block_text(context) == "North | 30 GWh a year"] == [
        "Hall | Capacity"
    ]
    assert "up to 70 million rounds per year, the company said & its owner agreed." in report.text
    assert "Jobs: 500" in report.text
    assert "capacity < 5 t was taken out – for good" in report.text
    assert not any(word in report.text for word in ("80 million", "color", "Imprint", "Home", "5 million tonnes"))


def data(*nodes):
    return f"<script type='application/ld+json'>{json.dumps(nodes[0] if len(nodes) == 1 else list(nodes))}</script>"


LD = {
    "@type": "NewsArticle",
    "headline": "Works open",
    "datePublished": "2025-07-03T10:00:00+02:00",
    "publisher": {"name": "Gazette"},
}
GRAPH = {"@graph": [{"@type": "WebSite"}, LD | {"@type": ["Thing", "Article"]}]}


@pytest.mark.parametrize(
    ("head", "title", "publisher", "iso", "url"),
    [
        ("", "Plant opens", "", None, ""),
        ('<meta property="og:site_name" content="Herald">', "Plant opens", "Herald", None, ""),
        (
            '<meta content="2025-07-03T10:00:00Z" property="article:published_time"/>'
            "<meta name='og:title' content='Plant &quot;opens&quot;'><link rel=canonical href='https://herald.co.uk/a'>",
            'Plant "opens"', "", "2025-07-03", "https://herald.co.uk/a",
        ),
        (data(LD), "Works open", "Gazette", "2025-07-03", ""),
        (data(GRAPH), "Works open", "Gazette", "2025-07-03", ""),
        (data({}, LD | {"publisher": [{"name": "Post"}]}), "Works open", "Post", "2025-07-03", ""),
        ("<script type='application/ld+json'>{broken</script>", "Plant opens", "", None, ""),
        ("<script type='application/ld+json'>[[[[[[3]]]]]]</script>", "Plant opens", "", None, ""),
        ('<meta name="pubdate" content="20250703">', "Plant opens", "", "2025-07-03", ""),
        ("<meta name=publisher content=Post>", "Plant opens", "Post", None, ""),
        ('<meta name="date" content="Thu, 03 Jul 2025 10:00:00 GMT">', "Plant opens", "", "2025-07-03", ""),
        ('<meta property="article:published_time" content="2025-02-31">', "Plant opens", "", None, ""),
        ('<meta property="og:url" content="https://herald.com/2025/07/03/plant">', "Plant opens", "", "2025-07-03",
         "https://herald.com/2025/07/03/plant"),
        ('<link rel="canonical" href="javascript:alert(1)">', "Plant opens", "", None, ""),
    ],
)  # fmt: skip
def test_what_a_page_says_of_itself(read, head, title, publisher, iso, url):
    report = read(head)
    published = report.published.iso() if report.published else None
    assert (report.title, report.publisher, published, report.url) == (title, publisher, iso, url)


@pytest.mark.parametrize(
    "line",
    [
        '<time datetime="2025-07-03T08:00">yesterday</time>',
        '<time datetime="2019-01-01">other</time><h1>Plant opens</h1><time datetime="2025-07-03">today</time>',
        '<span itemprop="datePublished" content="2025-07-03">today</span>',
        '<p class="date">3 July 2025</p>',
        "<div><span>By Jane Doe</span> | <span>Updated 3 Jul 2025 08:14 GMT</span></div>",
    ],
)
def test_the_day_beside_the_headline(read, line):
    assert read(body=f"<div>{line}</div>{ARTICLE}").published.iso() == "2025-07-03"


def test_the_address_that_a_browser_notes(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(
        "<!-- saved from url=(0029)https://example.org/2025/07/a -->\n<html><p>The plant has four lines.</p>"
    )
    assert read_report(path).url == "https://example.org/2025/07/a"


def test_what_is_given_wins_over_the_page(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(PAGE.format(head='<meta property="og:site_name" content="Herald">', body=ARTICLE))
    assert read_report(path, publisher="Post", url="https://p.org/a").publisher == "Post"
    assert read_report(path, url="https://p.org/a").url == "https://p.org/a"


def test_an_article_that_only_a_script_would_show_is_taken_from_its_data(read):
    words = "The plant has four lines and makes up to 70 million rounds per year. " * 5
    report = read(
        f"<script type='application/ld+json'>{json.dumps(LD | {'articleBody': words})}</script>", "<p>Loading</p>"
    )
    assert report.text == words.strip()


def test_the_language_is_the_words_and_only_else_what_the_page_says(read):
    assert read().language == "en"
    assert read(body="<p>Kapazität: 30 GWh</p>").language == "en"
    german = "<p>Das Werk soll von 2027 an 30 GWh im Jahr herstellen, und der Bau ist im Zeitplan.</p>"
    assert read(body=german).language == "de"


@pytest.mark.parametrize(
    "page", ["<html></html>", "<script>alert(1)</script>", "<p> </p>", "<!-- a", "<p><", "<title>x</title>"]
)
def test_pages_without_words_are_refused(tmp_path, page):
    path = tmp_path / "a.html"
    path.write_text(page)
    if page == "<p><":
        assert read_report(path).text == "<"
    else:
        with pytest.raises(InvalidFile, match="words"):
            read_report(path)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 20_000 + ARTICLE + "</div>" * 20_000,
        "<nav>" * 20_000 + ARTICLE,
        "</div>" * 20_000 + ARTICLE,
        ARTICLE + "<a " * 20_000,
        ARTICLE + "<!--" * 20_000,
        ARTICLE + "<script>" * 20_000,
        ARTICLE + "<script>var x = '80 million';</script>" * 5_000,
        ARTICLE + "<img src='data:image/png;base64," + "A" * 3_000_000 + "'>",
        ARTICLE + '<a x="' + ">" * 20_000,
        ARTICLE + "<p>&#" + "9" * 20_000 + ";</p>",
        ARTICLE + "<meta " + "a='b' " * 20_000 + ">",
        "<script type='application/ld+json'>" + "[" * 50_000 + "</script>" + ARTICLE,
        "<svg>" * 20_000 + ARTICLE,
        ARTICLE.replace("<p>", "<p onclick='alert(1)' style='" + "a" * 50_000 + "'>"),
        ARTICLE.replace("The plant", "The\x00 plant\u202e"),
        ARTICLE.replace("\n", "\r"),
    ],
)
def test_pages_that_mean_harm_still_give_their_words(page):
    found = read_page(page)
    assert "70 million rounds per year" in found.text
    assert "80 million" not in found.text
    assert "alert" not in found.text


def test_a_table_of_many_rows_has_each_once(read):
    rows = "".join(f"<tr><td>Line {number}</td><td>{number} t</td></tr>" for number in range(1000))
    report = read(body=f"{ARTICLE}<table>{rows}</table>")
    assert sum(report.block_text(block).startswith("Line ") for block in report.blocks) == 1000


def test_a_sign_in_an_attribute_ends_no_tag():
    assert [tag.text for tag in read_tags('<a title="a > b">c</a>') if not tag.name] == ["c"]
    tag = next(read_tags("<a Title='x' href=y hidden data-z=\"1 &gt; 0\">"))
    assert tag.attributes() == {"title": "x", "href": "y", "hidden": "", "data-z": "1 > 0"}


@given(st.text(alphabet="<>/ =\"'abpdivscrt!-&;#1\n\x00é", max_size=200))
def test_any_html_gives_words_or_none(source):
    page = read_page(source)
    assert page.text == page.text.strip()
    assert page == read_page(source)


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<li>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<h1>",
        "</h1>",
        "<nav>",
        "</nav>",
        "<script>",
        "</script>",
    ]
)


@given(st.lists(st.one_of(TAGS, st.text(alphabet="ab 5.&<>\n", max_size=10)), max_size=40))
def test_any_nesting_of_tags_gives_words_or_none(pieces):
    page = read_page("".join(pieces))
    assert page.text == page.text.strip()
