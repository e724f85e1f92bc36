"""Bytes of a file to characters, or a clear refusal."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from nameplate.errors import Fault, InvalidFile, MissingInput

LARGEST = 10 * 1024 * 1024
"""Bytes of the largest text or page that is read; an article of this size is a mistake or an attack."""

LARGEST_PACKED = 32 * 1024 * 1024
"""Bytes of the largest PDF or web archive: pictures take most of it, and are not looked at."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_VALID = "text in UTF-8, UTF-16 or Windows-1252"
_SAMPLE = 100_000
_BAD = "\ufffd"
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^<>]{0,300}?(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_CODECS = {
    "utf-8": "utf-8", "utf8": "utf-8", "unicode-1-1-utf-8": "utf-8", "us-ascii": "cp1252", "ascii": "cp1252",
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "windows-1252": "cp1252",
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb18030": "gb18030", "big5": "big5",
    "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "sjis": "cp932", "windows-31j": "cp932",
    "euc-jp": "euc_jp", "iso-2022-jp": "iso2022_jp", "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "koi8-r": "koi8_r",
    "koi8-u": "koi8_u", "windows-874": "cp874", "tis-620": "cp874", "iso-8859-9": "cp1254", "macintosh": "mac_roman",
    "utf-16": "utf-16", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be",
} | {f"windows-{page}": f"cp{page}" for page in range(1250, 1259)} | {
    f"iso-8859-{part}": f"iso8859_{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)
}  # fmt: skip
"""Codec of each name that pages use, as browsers take them; no other name is looked up."""


def load(path: Path) -> bytes:
    """Read a report's bytes.

    Parameters
    ----------
    path : Path
        A file of at most 10 MB; a PDF or a web archive may have 32 MB.

    Raises
    ------
    MissingInput
        There is no such file, or it cannot be opened.
    InvalidFile
        It is a folder, empty, or too large.

    Examples
    --------
    >>> load(Path("no/such/report.txt"))
    Traceback (most recent call last):
    nameplate.errors.MissingInput: no/such/report.txt: there is no such file; a report is a .txt, .html or .pdf file
    """
    if not path.exists():
        raise MissingInput(f"{path}: there is no such file; a report is a .txt, .html or .pdf file")
    if not path.is_file():
        raise refuse(path, "a folder or a device", "a .txt, .html or .pdf file")
    try:
        # One byte beyond the limit is enough to know, whatever size the system reports.
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
            if len(data) > LARGEST and is_packed(data):
                data += file.read(LARGEST_PACKED - LARGEST)
    except OSError as error:
        raise MissingInput(f"{path}: cannot be read ({error.strerror}); give a file that you may read") from error
    most = LARGEST_PACKED if is_packed(data) else LARGEST
    if len(data) > most:
        raise refuse(path, f"more than {most:,} bytes", f"a report of at most {most // 1024**2} MB")
    if not data:
        raise refuse(path, "an empty file", "a file with words in it")
    return data


def is_packed(data: bytes) -> bool:
    """Say whether a file is a PDF or a web archive, of which the words are a small part.

    Examples
    --------
    >>> is_packed(b"%PDF-1.4"), is_packed(b"MIME-Version: 1.0"), is_packed(b"The plant")
    (True, True, False)
    """
    return is_pdf(data) or is_archive(data)


def is_pdf(data: bytes) -> bool:
    """Say whether a file begins as a PDF does; some carry a few bytes of a mail or a printer before it.

    Examples
    --------
    >>> is_pdf(b"%PDF-1.4"), is_pdf(b"The plant")
    (True, False)
    """
    return b"%PDF-" in data[:1024]


def is_archive(data: bytes) -> bool:
    """Say whether a file is a web page with all its parts, as a browser saves it (MHTML).

    Examples
    --------
    >>> is_archive(b"MIME-Version: 1.0"), is_archive(b"From: me")
    (True, False)
    """
    head = data[:4096].lower()
    return head.startswith(b"mime-version:") or (b"\nmime-version:" in head and b"multipart/related" in head)


def decode(data: bytes, path: Path, *, declared: str = "") -> str:
    """Turn bytes into characters: by their mark, as declared, UTF-8, UTF-16, else what single bytes look like.

    Parameters
    ----------
    data : bytes
        The file's content.
    path : Path
        Named in the message.
    declared : str
        The encoding that the document names, as browsers know it; any other name is passed over.

    Raises
    ------
    InvalidFile
        The bytes are no text in any of these encodings, or hold nothing but space.

    Examples
    --------
    >>> decode("Unterlüß".encode("cp1252"), Path("a.txt"))
    'Unterlüß'
    >>> decode("Завод".encode("cp1251"), Path("a.html"), declared="windows-1251")
    'Завод'
    """
    text = _marked(data, path) or _declared(data, declared) or _guessed(data)
    if text is None or text.count(_BAD) * 100 > len(text) or _is_binary(text):
        raise refuse(path, "binary content", _VALID)
    if not text.strip():
        raise refuse(path, "nothing but space", "a file with words in it")
    return text


def charset(page: bytes) -> str:
    """Return the encoding that a page declares in its first 4,096 bytes; empty where it does not.

    Examples
    --------
    >>> charset(b"<html><head><meta charset='windows-1251'>")
    'windows-1251'
    """
    found = _CHARSET.search(page[:4096])
    return found.group(1).decode("ascii", "replace") if found else ""


def _marked(data: bytes, path: Path) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data.decode(encoding, "replace")
            # A torn end or a half of a pair is mended; more of them means that it is something else.
            if text.count(_BAD) * 100 > len(text):
                raise refuse(path, f"bytes that are no {encoding}", _VALID)
            return text
    return None


def _declared(data: bytes, name: str) -> str | None:
    codec = _CODECS.get(name.strip().lower())
    if codec is None or (codec.startswith("utf-16") and b"\0" not in data[:200]):
        return None  # a page that could be read so far cannot be UTF-16, whatever it says
    text = data.decode(codec, "replace")
    return text if text.count(_BAD) * 100 <= len(text) else None


def _guessed(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if b"\0" in data[:_SAMPLE] and (wide := _wide(data)):
        return wide
    text = data.decode("utf-8", "replace")
    bad, broad = text.count(_BAD), sum(character > "\x7f" for character in text[:_SAMPLE])
    if bad * 20 <= broad:
        return text  # UTF-8 with a few broken bytes
    return _by_bytes(data)


def _wide(data: bytes) -> str | None:
    """Read UTF-16 without a mark, of which every other byte of Western text is zero."""
    head = data[:_SAMPLE]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 4 < len(head) // 2 or min(even, odd) * 20 > max(even, odd):
        return None
    text = data.decode("utf-16-be" if even > odd else "utf-16-le", "replace")
    return text if text.count(_BAD) * 100 <= len(text) else None


def _by_bytes(data: bytes) -> str:
    """Choose among the old encodings: Windows-1252 where ASCII letters are the majority, as in all the West."""
    head = data[:_SAMPLE]
    broad = sum(byte > 127 for byte in head)
    if 2 * broad > len(head.translate(None, _NO_LETTERS)):
        for codec, first, last, share in _LOOKS:
            text = head.decode(codec, "ignore")
            if share * sum(first <= character <= last for character in text) > broad:
                return data.decode(codec, "replace")
    return data.decode("cp1252", "replace")


_NO_LETTERS = bytes(byte for byte in range(256) if byte < 128 and not chr(byte).isalpha())
_LOOKS = (
    ("cp1251", "а", "я", 1.4),
    ("koi8_r", "а", "я", 1.4),
    ("cp932", "\u3040", "\u30fe", 6),
    ("gb18030", "\u4e00", "\u9fa5", 2.6),
)
"""Codec, first and last of the letters that fill a text in it, and bytes of the text for each of them at most."""


def _is_binary(text: str) -> bool:
    """Say whether control characters make up more of a text than any writer would use."""
    head = text[:_SAMPLE]
    control = sum(1 for character in head if character < " " and character not in "\t\n\r\f\v\x1b\x1c\x1d\x1e\x1f")
    return control * 50 > len(head)


def refuse(path: Path, value: str, valid: str) -> InvalidFile:
    """Return the error for a file that cannot be a report.

    Examples
    --------
    >>> print(refuse(Path("a.txt"), "an empty file", "a file with words in it"))
    a.txt: 'an empty file'; valid would be a file with words in it
    """
    return InvalidFile([Fault(str(path), None, None, "", value, valid)])
