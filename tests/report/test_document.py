"""PDFs: their words, and files that unfold to more than they are."""

import zlib

import pytest

from nameplate.errors import InvalidFile
from nameplate.report import document, read_report

WORDS = b"BT /F1 12 Tf 72 700 Td (The plant has four lines.) Tj ET\n"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>%s>>/Contents %d 0 R>>"


def stream(content, head=b""):
    packed = zlib.compress(content, 9)
    return b"<</Length %d/Filter/FlateDecode%s>>stream\n%s\nendstream" % (len(packed), head, packed)


def pdf(*contents, forms=b"", more=(), trailer=b""):
    """A document with one page for each content."""
    first = 4 + len(contents)
    kids = b" ".join(b"%d 0 R" % (first + number) for number in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(contents)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *contents,
        *(PAGE % (forms, 4 + number) for number in range(len(contents))),
        *more,
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, len(data))
    return data + table + tail


@pytest.fixture
def read(tmp_path):
    def read(data, name="a.pdf"):
        path = tmp_path / name
        path.write_bytes(data)
        return read_report(path)

    return read


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.txt"])
def test_words_of_a_page(read, name):
    assert read(pdf(stream(WORDS)), name).text == "The plant has four lines."


def test_bytes_before_the_mark_do_no_harm(read):
    assert read(b"\r\n" + pdf(stream(WORDS))).text == "The plant has four lines."


def lines(*words):
    return stream(b"BT /F1 12 Tf 72 700 Td 14 TL " + b"".join(b"(%s) Tj T* " % line for line in words) + b"ET")


def test_words_broken_at_the_end_of_a_line_are_put_together_and_a_sentence_goes_on_over_the_page(read):
    first = lines(b"Plant opens", b"", b"The plant makes ammu-", b"nition on four lines, of which two are")
    second = lines(b"new. It is the first of its kind in the north of the country.")
    report = read(pdf(first, second))
    assert "The plant makes ammunition on four lines, of which two are\nnew." in report.text


def test_pages_that_end_with_a_sentence_are_apart(read):
    report = read(pdf(stream(WORDS), stream(WORDS)))
    assert [report.block_text(block) for block in report.blocks] == ["The plant has four lines."] * 2


def bomb(times):
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(b" " * 1_000_000) for _ in range(times)) + packer.flush()


def test_a_stream_that_unfolds_too_far_is_refused(read):
    packed = bomb(200)
    with pytest.raises(InvalidFile, match="unfolds"):
        read(pdf(b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)))


def test_a_stream_packed_twice_is_refused(read):
    packed = zlib.compress(bomb(200), 9)
    with pytest.raises(InvalidFile, match="unfolds"):
        read(pdf(b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(packed), packed)))


def test_a_page_of_too_many_signs_is_refused(read):
    with pytest.raises(InvalidFile, match="unfolds"):
        read(pdf(stream(b"q Q " * 400_000)))


@pytest.mark.parametrize(
    ("name", "value"), [("_MOST_STEPS", "steps"), ("_MOST_PAGES", "pages"), ("_MOST_CHARACTERS", "characters")]
)
def test_many_pages_have_one_budget(read, monkeypatch, name, value):
    monkeypatch.setattr(document, name, 4)
    with pytest.raises(InvalidFile, match=f"more than 4 .*{value}"):
        read(pdf(*[stream(WORDS)] * 5))


def test_forms_in_forms_in_forms_come_to_an_end(read):
    draw = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
    forms = [stream(b"/X Do " * 10, (draw % (7 + number))[2:]) for number in range(8)]
    last = stream(WORDS, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F1 3 0 R>>>>")
    report = read(pdf(stream(WORDS + b"/X Do "), forms=b"/XObject<</X 6 0 R>>", more=[*forms, last]))
    assert report.text.startswith("The plant has four lines.")
    assert len(report.text) < 100_000


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.4\nnot really", b"%PDF-", pdf(stream(b"[" * 50_000)), pdf(stream(WORDS))[:200], pdf(b"<<>>")],
)
def test_broken_files_are_refused(read, data):
    with pytest.raises(InvalidFile, match=r"a\.pdf.*valid would be a PDF that holds text"):
        read(data)


def test_a_scan_holds_no_words(read):
    with pytest.raises(InvalidFile, match="without words"):
        read(pdf(stream(b"q Q ")))


def test_a_locked_file_is_named_as_such(read):
    lock = b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"11" * 32, b"22" * 32)
    with pytest.raises(InvalidFile, match="locked"):
        read(pdf(stream(WORDS), trailer=lock))
