"""Files in: encodings, limits, and what the document says of itself."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nameplate.errors import InvalidFile, MissingInput
from nameplate.quantity import Period
from nameplate.report import read_report
from nameplate.report.page import read_page

WORDS = "Plant opens\n\nUnterlüß has “four” lines – 7.62 mm.\n"


@pytest.fixture
def write(tmp_path):
    def write(data, name="report.txt"):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_give_the_same_words(write, encoding):
    assert read_report(write(WORDS.encode(encoding))).text == WORDS


def test_line_ends_stay_as_they_are(write):
    text = "Plant opens\r\n\r\nIt has four lines.\r\n"
    report = read_report(write(text.encode()))
    assert report.text == text
    assert [report.block_text(block) for block in report.blocks] == ["Plant opens", "It has four lines."]


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (b"", "empty"),
        (b" \n\t\n", "space"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x01\x02\x03" * 50 + b"words", "binary"),
        (b"\xff\xfe\x00", "utf-16"),
        (b"a" * 10_000_001, "10,000,000"),
    ],
)
def test_what_is_no_report_is_refused(write, data, value):
    with pytest.raises(InvalidFile, match=value) as caught:
        read_report(write(data))
    assert caught.value.faults[0].file.endswith("report.txt")


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    with pytest.raises(MissingInput, match=r"none\.txt"):
        read_report(tmp_path / "none.txt")
    with pytest.raises(InvalidFile, match="folder"):
        read_report(tmp_path)


def test_the_argument_wins_over_the_date_line(write):
    path = write(b"Plant opens\nHerald, Thursday, August 15th 2024 - 11:24 UTC\n\nIt works.\n")
    assert read_report(path).published.iso() == "2024-08-15"
    assert read_report(path).publisher == "Herald"
    told = read_report(path, published=Period.from_iso("2025"), publisher="Gazette")
    assert (told.published.iso(), told.publisher) == ("2025", "Gazette")


@pytest.mark.parametrize(
    ("first", "iso"),
    [
        ("LAS VEGAS, NV, January 24, 2025 /24-7PressRelease/ -- The plant opened.", "2025-01-24"),
        ("BERLIN, 3 March 2025 - The plant opened.", "2025-03-03"),
        ("The plant opened on 3 March 2025.", None),
        ("BERLIN, 31 June 2025 - The plant opened.", None),
    ],
)
def test_the_place_line_gives_the_date(write, first, iso):
    published = read_report(write(f"A title\n\n{first}\n".encode())).published
    assert (published.iso() if published else None) == iso


def test_html_gives_words_title_date_and_publisher(write):
    page = """<html lang="en"><head><title>Plant opens</title><meta property="og:site_name" content="Herald">
      <meta property="article:published_time" content="2025-07-03T10:00:00Z">
      <script>var x = "70 million";</script></head>
      <body><nav><a href="/">Home</a></nav><article><h1>Plant opens</h1>
      <p>The plant has four lines and makes up to 70 million rounds per year.</p>
      <ul><li>two for steel-core rounds</li><li>two for tracer rounds</li></ul></article>
      <footer>Imprint</footer></body></html>"""
    report = read_report(write(page.encode(), "page.html"))
    assert (report.title, report.publisher, report.published.iso()) == ("Plant opens", "Herald", "2025-07-03")
    assert "70 million rounds per year" in report.text
    assert "var x" not in report.text
    assert "<" not in report.text


@pytest.mark.parametrize("page", ["<html></html>", "<script>alert(1)</script>", "<p> </p>"])
def test_html_without_words_is_refused(write, page):
    with pytest.raises(InvalidFile, match="words"):
        read_report(write(page.encode(), "page.html"))


def test_pdf_gives_words(write):
    content = b"BT /F1 12 Tf 72 700 Td (The plant has four lines.) Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, body)
    table = len(data)
    data += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % table
    assert read_report(write(data, "a.pdf")).text == "The plant has four lines."


def test_a_broken_pdf_is_refused(write):
    with pytest.raises(InvalidFile, match="PDF"):
        read_report(write(b"%PDF-1.4\nnot really", "a.pdf"))


@settings(deadline=None, max_examples=40)
@given(st.text(alphabet="<>/ =\"'abpdivscrt!-&;#1\n\x00é", max_size=200))
def test_any_html_gives_words_or_none(source):
    text = read_page(source).text
    assert text == text.strip()
