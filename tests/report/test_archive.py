"""Web pages saved whole."""

import contextlib
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.errors import InvalidFile
from nameplate.report import read_report

HTML = (
    '<html><head><meta charset="utf-8"><title>Plant opens</title><meta property="og:site_name" content="Herald">'
    '<meta property="article:published_time" content="2025-07-03"></head>'
    "<body><p>The plant in Unterlüß has four lines and makes up to 70 million rounds per year.</p></body></html>"
)


def archive(html, *, encoding="utf-8", charset="", location="https://herald.example/2025/plant"):
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: {0}\r\nSubject: Plant opens\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----b----"\r\n\r\n'
        "------b----\r\nContent-Type: text/html{1}\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        "Content-Location: {0}\r\n\r\n"
    ).format(location, f"; charset={charset}" if charset else "")
    rest = (
        "\r\n------b----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
        "------b----\r\nContent-Type: text/html\r\n\r\n<p>A frame with 500 advertisements.</p>\r\n------b------\r\n"
    )
    return head.encode() + quopri.encodestring(html.encode(encoding)) + rest.encode()


@pytest.mark.parametrize("name", ["page.mht", "page.mhtml", "page"])
def test_the_page_of_an_archive_is_read(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(archive(HTML))
    report = read_report(path)
    assert (report.title, report.publisher, report.published.iso()) == ("Plant opens", "Herald", "2025-07-03")
    assert report.url == "https://herald.example/2025/plant"
    assert report.text == "The plant in Unterlüß has four lines and makes up to 70 million rounds per year."


@pytest.mark.parametrize(("encoding", "charset"), [("cp1252", "windows-1252"), ("utf-8", "utf-8"), ("utf-8", "")])
def test_the_archive_tells_the_encoding_of_its_page(tmp_path, encoding, charset):
    path = tmp_path / "a.mht"
    path.write_bytes(archive(HTML, encoding=encoding, charset=charset))
    assert "Unterlüß" in read_report(path).text


def test_an_address_that_is_none_is_left_out(tmp_path):
    path = tmp_path / "a.mht"
    path.write_bytes(archive(HTML, location="cid:frame-1@mhtml.blink"))
    assert read_report(path).url == ""


def test_an_archive_of_archives_of_archives_is_refused(tmp_path):
    path = tmp_path / "a.mht"
    parts = (f"Content-Type: multipart/related; boundary=b{number}\r\n\r\n--b{number}\r\n" for number in range(5000))
    path.write_bytes(b"MIME-Version: 1.0\r\n" + "".join(parts).encode())
    with pytest.raises(InvalidFile, match="parts in each other"):
        read_report(path)


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nabc",
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
        b"--b\r\nContent-Type: text/html\r\n\r\n\r\n--b--",
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n",
    ],
)
def test_an_archive_without_a_page_is_refused(tmp_path, data):
    path = tmp_path / "a.mht"
    path.write_bytes(data)
    with pytest.raises(InvalidFile, match="a web archive"):
        read_report(path)


@given(st.binary(max_size=300), st.integers(0, 600))
def test_any_damage_to_an_archive_is_read_or_refused(tmp_path_factory, noise, at):
    path = tmp_path_factory.mktemp("archives") / "a.mht"
    data = archive(HTML)
    path.write_bytes(data[:at] + noise + data[at + len(noise) :])
    with contextlib.suppress(InvalidFile):
        assert read_report(path).text
