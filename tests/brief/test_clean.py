from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.brief.clean import clean, clean_text, web_address


@given(st.text(st.characters(codec=None)))
def test_clean_text_can_be_written_and_holds_no_control(text):
    cleaned = clean_text(text)
    cleaned.encode("utf-8")
    assert cleaned.isprintable() or not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in cleaned)
    assert clean_text(cleaned) == cleaned


def test_signs_that_turn_the_writing_are_taken_out():
    assert clean_text("\u202e70\u202c \u2066million\u2069") == "70 million"


def test_clean_reaches_every_text(example):
    cleaned = clean(example)
    assert cleaned == example
    assert clean(("a\x00", ("b\x1b[31m", 3.0))) == ("a", ("b[31m", 3.0))


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "//evil", "https://[", "file:///etc", ""]
)
def test_only_web_addresses_become_links(url):
    assert web_address(url) == ""
