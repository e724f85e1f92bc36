"""Files in: encodings, limits, and what the document says of itself."""

import contextlib
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.errors import InvalidFile, MissingInput
from nameplate.quantity import Period
from nameplate.report import Report, read_report
from nameplate.report.decode import LARGEST

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
        (b"a" * (LARGEST + 1), "10,485,760"),
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


def test_any_text_is_read_as_it_stands(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")

    @given(st.text(min_size=1).filter(lambda text: text.strip() and "\x00" not in text))
    def check(text):
        path = folder / "report.txt"
        data = text.encode("utf-8", "replace")
        path.write_bytes(data)
        try:
            report = read_report(path)
        except InvalidFile:
            return  # mostly control characters
        assert report.text == data.decode("utf-8").removeprefix("\ufeff") or data[:2] in (b"\xff\xfe", b"\xfe\xff")
        assert report == read_report(path)

    check()


@given(st.text(alphabet=st.characters(), max_size=300))
def test_any_words_are_a_report(text):
    report = Report.of(text)
    assert report.text == text
    assert len(report.language) in (0, 2)


@pytest.mark.parametrize("text", ["\ud800 The plant has four lines.", "The \x00 plant\x1b[31m has \u202e four lines."])
def test_halves_of_pairs_and_control_characters_stay_in_the_text(text):
    assert Report.of(text).text == text


@given(st.binary(max_size=300))
def test_any_file_is_read_or_refused_by_name(data):
    with tempfile.TemporaryDirectory() as folder:
        for name in ("a.txt", "a.html", "a.mht", "a.pdf"):
            path = Path(folder) / name
            path.write_bytes(data)
            with contextlib.suppress(InvalidFile):
                assert read_report(path).path == path


@pytest.mark.parametrize(
    ("name", "start"),
    [("page", "<!DOCTYPE html>"), ("page.txt", "\n <html>"), ("page.xhtml", ""), ("page.HTM", "")],
)
def test_a_page_is_known_by_its_first_words_or_its_name(write, name, start):
    page = f"{start}<title>Plant opens</title><p>The plant has four lines.</p>"
    assert read_report(write(page.encode(), name)).text == "The plant has four lines."
