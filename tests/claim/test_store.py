"""Claims on disk, and their quotes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.claim import Claim, load_claims, read_claims, save_claims, verify
from nameplate.claim.review import judge
from nameplate.errors import CheckFailed, InvalidFile, MissingInput, StorageError
from nameplate.report import Report

REPORT = Report.of("According to TASS, the plant makes up to 70 million rounds per year in “four” lines.")


def test_claims_come_back_as_they_were(tmp_path):
    path = tmp_path / "claims.jsonl"
    claims = read_claims(REPORT)
    save_claims(claims, path)
    assert load_claims(path) == claims
    before = path.read_bytes()
    save_claims(load_claims(path), path)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["claims.jsonl"]


def test_the_order_does_not_depend_on_who_adds_first(tmp_path):
    claims = read_claims(Report.of("It has four lines. It makes 50 million rounds a year. It has 350 workers."))
    save_claims(claims, tmp_path / "one")
    save_claims(claims[::-1], tmp_path / "other")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()
    assert (tmp_path / "one").read_text().count("\n") == len(claims) > 1


def test_lines_that_git_put_together(tmp_path):
    path = tmp_path / "claims.jsonl"
    claims = read_claims(REPORT)
    accepted = judge(claims, [claims[0].id], "accepted", by="A")
    rejected = judge(claims, [claims[0].id], "rejected", by="B")
    path.write_text("".join(c.model_dump_json(exclude_defaults=True) + "\n" for c in claims + accepted))
    assert load_claims(path) == accepted
    path.write_text("".join(c.model_dump_json(exclude_defaults=True) + "\n" for c in accepted + rejected))
    with pytest.raises(InvalidFile, match="one line for each claim") as caught:
        load_claims(path)
    assert [fault.line for fault in caught.value.faults] == [len(claims) + 1]


def test_all_faulty_lines_are_named(tmp_path):
    path = tmp_path / "claims.jsonl"
    save_claims(read_claims(REPORT), path)
    good = path.read_text()
    path.write_text(good + "{}\nnot json\n" + good.replace('"capacity"', '"speed"'))
    with pytest.raises(InvalidFile) as caught:
        load_claims(path)
    lines = {fault.line for fault in caught.value.faults}
    assert {2, 3} <= lines
    assert any(fault.place == "kind" for fault in caught.value.faults)


def test_a_missing_file_and_a_missing_folder(tmp_path):
    with pytest.raises(MissingInput, match="nameplate read"):
        load_claims(tmp_path / "claims.jsonl")
    with pytest.raises(StorageError, match="could not be written"):
        save_claims([], tmp_path / "no" / "claims.jsonl")


def test_nothing_is_half_written(tmp_path):
    path = tmp_path / "claims.jsonl"
    save_claims(read_claims(REPORT), path)
    before = path.read_bytes()

    def failing():
        yield read_claims(REPORT)[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        save_claims(failing(), path)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["claims.jsonl"]


def test_a_quote_that_does_not_stand_there_fails():
    claim = read_claims(REPORT)[0]
    verify([claim], [REPORT])
    for change in ({"start": 0}, {"end": 999}, {"quote": "seventy"}, {"value": 7.0}, {"report": "other"}):
        with pytest.raises(CheckFailed, match=claim.id):
            verify([claim.model_copy(update=change)], [REPORT])


def test_the_wire_has_the_fields_that_others_read():
    wire = read_claims(REPORT)[0].to_wire()
    assert wire.pop("id").startswith("c")
    assert wire == {
        "kind": "capacity", "subject": None,
        "value": 70e6, "unit": "round/year", "product": "rounds",
        "date": None, "hedge": "up_to", "attribution": "TASS",
        "quote": "up to 70 million rounds per year", "start": 35, "end": 67,
    }  # fmt: skip


@given(st.floats(allow_nan=False, allow_infinity=False), st.text(min_size=1, max_size=40), st.integers(0, 10**6))
def test_ids_depend_on_what_is_said_and_where(value, quote, start):
    where = {"report": "r", "kind": "capacity", "start": start, "end": start + len(quote), "quote": quote}
    one = Claim.make(**where, value=value)
    assert one.id == Claim.make(**where, value=value, subject="other", reader="llm").id
    assert one.id != Claim.make(**where, value=None).id
