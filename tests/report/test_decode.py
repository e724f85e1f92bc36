"""Bytes to characters: marks, declarations, and old encodings told by their looks."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.errors import InvalidFile
from nameplate.report import read_report
from nameplate.report.decode import charset, decode, is_archive, is_pdf

HERE = Path("a.txt")
GERMAN = "Das Werk in Unterlüß kostet 500 Millionen Euro – größer als geplant, sagt „der Chef“.\n"
RUSSIAN = "Завод в Маракае будет выпускать до 70 млн патронов в год, сообщили в компании.\n"
JAPANESE = "工場は2027年に稼働する予定で、年間30GWhの電池を生産できると会社は発表した。\n"
CHINESE = "该工厂将于2027年投产，年产能为三十吉瓦时，公司周一表示，第一期工程已经完成。\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((text, encoding) for text in (GERMAN, RUSSIAN, JAPANESE) for encoding in ("utf-8", "utf-8-sig", "utf-16")),
        *((GERMAN, encoding) for encoding in ("utf-16-le", "utf-16-be", "cp1252")),
        *((RUSSIAN, encoding) for encoding in ("cp1251", "koi8_r")),
        (JAPANESE, "cp932"),
        (CHINESE, "gbk"),
    ],
)
def test_plain_text_in_many_encodings(text, encoding):
    assert decode(text.encode(encoding), HERE) == text


@pytest.mark.parametrize(
    ("name", "encoding", "text"),
    [
        ("windows-1251", "cp1251", RUSSIAN),
        ("ISO-8859-5", "iso8859_5", RUSSIAN),
        ("koi8-r", "koi8_r", RUSSIAN),
        ("iso-8859-1", "cp1252", GERMAN),
        ("ISO-8859-2", "iso8859_2", "Zakład w Łodzi będzie większy niż początkowo mówiono.\n"),
        ("windows-1250", "cp1250", "Závod v Plzni má být větší, než se původně čekalo.\n"),
        ("gb2312", "gbk", CHINESE),
        ("GBK", "gb18030", CHINESE),
        ("Shift_JIS", "cp932", JAPANESE),
        ("euc-jp", "euc_jp", JAPANESE),
        ("euc-kr", "cp949", "공장은 2027년부터 배터리를 생산할 예정이다.\n"),
        ("big5", "big5", "工廠將於明年投產。\n"),
    ],
)
@pytest.mark.parametrize(
    "form", ['<meta charset="{}">', "<META http-equiv=Content-Type content='text/html; charset={}'>"]
)
def test_pages_say_their_encoding(tmp_path, name, encoding, text, form):
    path = tmp_path / "a.html"
    path.write_bytes(f"<html><head>{form.format(name)}</head><body><p>{text}</p>".encode(encoding))
    assert read_report(path).text == text.strip()


@pytest.mark.parametrize("name", ["utf-8", "utf-16", "hex", "idna", "unicode_escape", "no-such-thing", "\x00", "utf-7"])
def test_a_page_that_says_it_wrongly_is_read_all_the_same(tmp_path, name):
    path = tmp_path / "a.html"
    path.write_bytes(f"<html><head><meta charset='{name}'></head><body><p>{GERMAN}</p>".encode("cp1252"))
    assert read_report(path).text == GERMAN.strip()


def test_the_mark_wins_over_what_the_page_says():
    assert decode("\ufeffЗавод".encode(), HERE, declared="windows-1251") == "Завод"


def test_a_few_broken_bytes_do_not_change_the_encoding():
    data = (RUSSIAN * 20).encode()
    assert decode(data + b"\xff" + data, HERE) == RUSSIAN * 20 + "\ufffd" + RUSSIAN * 20
    assert decode(data[:-3], HERE).endswith("компани\ufffd")


def test_a_torn_end_and_half_a_pair_in_utf_16_are_mended():
    data = "\ufeffThe plant has four lines. ".encode("utf-16-le") * 10
    assert decode(data + b"\x00", HERE).startswith("The plant")
    assert decode(data + b"\x00\xd8", HERE)[-1] == "\ufffd"


def test_a_stray_zero_byte_is_read():
    assert decode(b"The plant\x00 has four lines, and two of them are at work, said the company.", HERE)[9] == "\x00"


@pytest.mark.parametrize("data", [b"\x00" * 50, b"GIF89a" + bytes(range(256)), b"\xff\xfe" + b"\x00\xd8" * 50])
def test_what_is_no_text_is_refused(data):
    with pytest.raises(InvalidFile, match="valid would be text"):
        decode(data, HERE)


def test_kinds_of_files():
    assert is_pdf(b"\r\n%PDF-1.7")
    assert not is_pdf(b"x" * 2000 + b"%PDF-1.7")
    assert is_archive(b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;")
    assert not is_archive(b"Mime is an art.")
    assert charset(b"<p>charset=koi8-r") == ""


@given(st.binary(max_size=200), st.sampled_from(["", "utf-8", "gbk", "utf-16", "windows-1251", "iso-2022-jp"]))
def test_any_bytes_are_text_or_refused(data, declared):
    try:
        text = decode(data, HERE, declared=declared)
    except InvalidFile:
        return
    text.encode("utf-8")
    assert text.strip()


@given(st.text(min_size=1).filter(str.strip))
def test_utf_8_comes_back_unchanged(text):
    data = text.encode("utf-8", "replace")
    control = sum(character < " " and character not in "\t\n\r\f\v\x1b\x1c\x1d\x1e\x1f" for character in text)
    if not control and not text.startswith("\ufeff"):
        assert decode(data, HERE) == data.decode()
