"""The file of observations: what may stand there, what it means, and every mistake with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.claim import Review
from nameplate.errors import InvalidFile, MissingInput, NameplateError, UsageError
from nameplate.programme import Dossier
from nameplate.quantity import Exact, Hedged, Interval
from nameplate.study.observation_file import append, read_observations
from update_example import claim, make_dossier, observations

OUTPUT = "output of widget in 2026"


@pytest.fixture
def place(tmp_path):
    return make_dossier(tmp_path / "works", claim(), claim("E4", start=10), claim("B2", bound="about", start=20))


def write(dossier, text):
    (dossier.path / "observations.yaml").write_text(text, encoding="utf-8")
    return read_observations(dossier)


def faults(dossier, text):
    with pytest.raises(InvalidFile) as caught:
        write(dossier, text)
    return caught.value.faults


@pytest.mark.parametrize(
    ("asked", "seen", "shape"),
    [
        (OUTPUT, "12k widget", Exact(12e3)),
        (OUTPUT, "1k widget to 2k widget", Interval(1e3, 2e3)),
        (OUTPUT, "0 to 2k widget", Interval(0.0, 2e3)),
        (OUTPUT, "at least 5k widgets", Hedged("at_least", 5e3)),
        (OUTPUT, "about 5k widget", Hedged("about", 5e3)),
        (OUTPUT, "None so far", Exact(0.0)),
        ("share of demand met in 2027", "80 %", Exact(0.8)),
        ("months of cover of widget at 2027-12", "2 months", Exact(2.0)),
    ],
)
def test_amounts(place, asked, seen, shape):
    (found,) = write(place, observations((asked, seen)))
    assert found.amount.shape == shape
    assert found.period is None


@pytest.mark.parametrize(
    ("seen", "first", "last"),
    [
        ("2027-03", "2027-03-01", "2027-03-31"),
        ("from 2027-01", "2027-01-01", None),
        ("by 2027-01", None, "2027-01-31"),
        ("2026-11 to 2027-01", "2026-11-01", "2027-01-31"),
    ],
)
def test_days(place, seen, first, last):
    (found,) = write(place, observations(("date of permit", seen)))
    assert [day and day.isoformat() for day in (found.period.start, found.period.end)] == [first, last]
    assert found.amount is None


def test_what_a_source_is_worth(place):
    best, poor, about = (one.id for one in place.claims())
    text = "schema: nameplate/observations/1\nobservations:\n" + "".join(
        f"  - {{asked: output of widget in {year}, seen: {seen}, claims: [{ids}]}}\n"
        for year, seen, ids in (
            (2026, "12k widget", best),
            (2027, "12k widget", poor),
            (2028, "12k widget", about),
            (2028, "up to 12k widget", about),
            (2029, "12k widget", f"{poor}, {best}"),
        )
    )
    found = write(place, text)
    assert [round(one.spread, 2) for one in found] == [1.0, 1.78, 1.04, 1.04, 1.0]
    assert [one.bound for one in found] == ["none", "none", "about", "up_to", "none"]
    assert [round(one.doubt, 2) for one in found] == [0.01, 0.44, 0.04, 0.04, 0.01]


def test_a_claim_without_a_grade_is_doubted_as_one_that_cannot_be_judged(tmp_path):
    place = make_dossier(tmp_path / "works", claim(""))
    text = f"schema: nameplate/observations/1\nobservations: [{{asked: {OUTPUT}, seen: 1 widget, claims: [c]}}]\n"
    (found,) = write(place, text.replace("[c]", f"[{place.claims()[0].id}]"))
    assert (found.spread, round(found.doubt, 2)) == (1.0, 0.28)


@pytest.mark.parametrize(
    ("entry", "where", "valid"),
    [
        ("{asked: chance of 10k widget in 2027, seen: 1 widget, assumed: a, by: b}", "asked", "no chance"),
        ("{asked: output of widget in 2026 if shut, seen: 1 widget, assumed: a, by: b}", "asked", "no scenario"),
        ("{asked: output of wodgets in 2026, seen: 1 widget, assumed: a, by: b}", "asked", "did you mean"),
        ("{asked: output of widget in 2040, seen: 1 widget, assumed: a, by: b}", "asked", "up to 2029-12-31"),
        ("{asked: [a], seen: 1 widget, assumed: a, by: b}", "asked", "output of PRODUCT in 2026"),
        ("{seen: 1 widget, assumed: a, by: b}", "asked", "output of PRODUCT in 2026"),
        ("{asked: output of widget in 2026, assumed: a, by: b}", "seen", "12M widget"),
        ("{asked: output of widget in 2026, seen: [1], assumed: a, by: b}", "seen", "12M widget"),
        ("{asked: output of widget in 2026, seen: 12M gadget, assumed: a, by: b}", "seen", "widget"),
        ("{asked: output of widget in 2026, seen: 12M widget/year, assumed: a, by: b}", "seen", "widget"),
        ("{asked: output of widget in 2026, seen: lots, assumed: a, by: b}", "seen", "none so far"),
        ("{asked: output of widget in 2026, seen: -3 widget, assumed: a, by: b}", "seen", "from 0"),
        ("{asked: output of widget in 2026, seen: 'exponential(mean 2 widget)', assumed: a, by: b}", "seen", "about"),
        ("{asked: share of demand met in 2027, seen: 120 %, assumed: a, by: b}", "seen", "100 %"),
        ("{asked: date of permit, seen: 2027-13, assumed: a, by: b}", "seen", "a month from 01 to 12"),
        ("{asked: date of permit, seen: none so far, assumed: a, by: b}", "seen", "from 2027-01"),
        ("{asked: date of permit, seen: 2027}", "", "claims: [ID], or assumed: WHY"),
        ("{asked: date of permit, seen: 2027, assumed: a}", "by", "by: WHO"),
        ("{asked: date of permit, seen: 2027, assumed: a, by: b, claims: [c]}", "", "claims: [ID], or assumed"),
        ("{asked: date of permit, seen: 2027, claims: c}", "claims", "a list of claim ids"),
        ("{asked: date of permit, seen: 2027, claims: []}", "claims", "a list of claim ids"),
        ("{asked: date of permit, seen: 2027, claims: [c], by: b}", "by", "the claims say who"),
        ("{asked: date of permit, seen: 2027, claims: [c00000000]}", "claims.0", "the id of a claim"),
        ("{asked: date of permit, seen: 2027, assumed: a, by: b, note: c}", "note", "asked, seen"),
        ("just words", "", "an entry with asked, seen"),
    ],
)
def test_mistakes_are_told_with_their_place(place, entry, where, valid):
    found = faults(place, f"schema: nameplate/observations/1\n\nobservations:\n  - {entry}\n")
    place_of = ".".join(filter(None, ("observations.0", where)))
    told = [fault for fault in found if fault.place == place_of]
    assert told
    assert valid in told[0].valid
    assert told[0].line == 4


def test_all_mistakes_are_told_at_once(place):
    found = faults(
        place, observations((OUTPUT, "lots"), ("date of rain", "2027"), ("date of permit", "soon"), top="x: 1")
    )
    assert [fault.place for fault in found] == [
        "x", "observations.0.seen", "observations.1.asked", "observations.2.seen",
    ]  # fmt: skip


def test_an_observation_stands_there_once(place):
    (fault,) = faults(place, observations((OUTPUT, "1 widget"), ("date of permit", "2027"), (OUTPUT, "1 widget")))
    assert fault.place == "observations.2"


def test_rejected_and_badly_graded_claims_are_no_evidence(tmp_path):
    said = [claim(review=Review(state="rejected")), claim("Z9", start=10)]
    place = make_dossier(tmp_path / "works", *said)
    lines = "".join(f"  - {{asked: {OUTPUT}, seen: 1 widget, claims: [{one.id}]}}\n" for one in said)
    found = faults(place, f"schema: nameplate/observations/1\nobservations:\n{lines}")
    assert ["rejected" in found[0].valid, "A1 to F6" in found[1].valid] == [True, True]


@pytest.mark.parametrize(
    ("asked", "seen", "known"),
    [
        (OUTPUT, "1 widget", True),
        ("output of widget in 2027", "1 widget", False),
        ("date of permit", "2026-12", True),
        ("date of permit", "2027", False),
        ("date of permit", "from 2027-01", True),
        ("date of permit", "from 2027-02", False),
        ("date of permit", "by 2027-03", False),
    ],
)
def test_nothing_is_seen_before_it_is_over(place, asked, seen, known):
    text = observations((asked, seen), top="as_of: 2026-12-31")
    if known:
        assert len(write(place, text)) == 1
    else:
        assert "2026-12-31" in faults(place, text)[0].valid


@pytest.mark.parametrize("text", ["as_of: soon\n", "as_of: from 2027\n", "observations: {a: 1}\n", "observations: x\n"])
def test_a_top_of_another_shape(place, text):
    assert faults(place, f"schema: nameplate/observations/1\n{text}")


@pytest.mark.parametrize("text", ["", "observations:\n", "observations: []\n"])
def test_nothing_observed_is_something_missing(place, text):
    with pytest.raises(MissingInput, match="nothing was observed"):
        write(place, f"schema: nameplate/observations/1\n{text}")
    (place.path / "observations.yaml").unlink()
    with pytest.raises(MissingInput, match="no such file"):
        read_observations(place)


@pytest.mark.parametrize(
    "text",
    [
        "\x00", "{", "schema: nameplate/programme/1\n", "- a\n",
        "schema: nameplate/observations/1\nobservations: &a [*a]\n",
        "schema: nameplate/observations/1\nobservations: [" + "[" * 60 + "]" * 60 + "]\n",
        "schema: nameplate/observations/1\nobservations: [!!python/object/apply:os.system [ls]]\n",
        "schema: nameplate/observations/1\nobservations:\n" + "  - x\n" * 1001,
    ],
)  # fmt: skip
def test_hostile_files(place, text):
    assert faults(place, text)


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=20))
def test_no_entry_breaks_the_reader(tmp_path_factory, asked, seen, by):
    import json

    place = make_dossier(tmp_path_factory.mktemp("any") / "works")
    entry = json.dumps({"asked": asked, "seen": seen, "assumed": "x", "by": by})
    with pytest.raises(NameplateError):
        write(place, f"schema: nameplate/observations/1\nobservations:\n  - {entry}\n")


def test_an_entry_is_added_and_comments_stay(place):
    text = """\
schema: nameplate/observations/1
# what we saw
as_of: 2027-12-31   # the day of the report
observations:
  - asked: output of widget in 2026   # from the yearbook
    seen: 'about 12k widget'
    assumed: yearbook
    by: us
"""
    write(place, text)
    identity = place.claims()[0].id
    append(place, "date of permit", "2027-03", claims=[identity])
    after = (place.path / "observations.yaml").read_text("utf-8")
    assert after.startswith(text)
    first, second = read_observations(place)
    assert (first.seen, second.seen, second.claims) == ("about 12k widget", "2027-03", (identity,))


@pytest.mark.parametrize(
    "start", [None, "observations:\n", "observations: []\n", "as_of: 2028\n", "observations: [{E}]\n"]
)
def test_an_entry_is_added_whatever_was_there(place, start):
    if start is not None:
        entry = "{asked: date of permit, seen: 2026, assumed: a, by: b}"
        text = "schema: nameplate/observations/1\n" + start.replace("{E}", entry)
        (place.path / "observations.yaml").write_text(text, encoding="utf-8")
    append(place, OUTPUT, "none so far", assumed="yes: 'it' \"is\" # so", by="1.0")
    assert read_observations(place)[-1].record() == {
        "asked": OUTPUT, "seen": "none so far", "assumed": "yes: 'it' \"is\" # so", "by": "1.0",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "seen", "origin"),
    [
        ("output of wodgets in 2026", "1 widget", {"assumed": "a", "by": "b"}),
        (OUTPUT, "1 gadget", {"assumed": "a", "by": "b"}),
        (OUTPUT, "1 widget", {}),
        (OUTPUT, "1 widget", {"claims": ["c00000000"]}),
        ("", "", {"assumed": "a", "by": "b"}),
        ("date of permit", "2027", {"assumed": "for tests", "by": "us"}),
    ],
)
def test_what_cannot_be_added_changes_nothing(place, asked, seen, origin):
    text = observations(("date of permit", "2027"))
    write(place, text)
    with pytest.raises(UsageError):
        append(place, asked, seen, **origin)
    assert (place.path / "observations.yaml").read_text("utf-8") == text


def test_nothing_is_added_to_a_file_with_mistakes(place):
    with pytest.raises(InvalidFile):
        write(place, observations((OUTPUT, "lots")))
    with pytest.raises(InvalidFile):
        append(place, OUTPUT, "1 widget", assumed="a", by="b")


def test_no_dossier(tmp_path):
    with pytest.raises(MissingInput):
        read_observations(Dossier(tmp_path / "none"))
