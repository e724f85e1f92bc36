"""Announcements and outcomes as they are read from CSV: what is used, what is named, what stops nothing."""

import math
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from announcement_csv import GOOD, write
from nameplate.belief import bundled_history, read_announcements, read_history
from nameplate.belief.announcement import COLUMNS
from nameplate.errors import InvalidFile, MissingInput


def test_a_row_is_read_by_its_announcement(tmp_path):
    (row,), faults = read_announcements(write(tmp_path / "a.csv", {}))
    assert not faults
    assert (row.amount, row.unit, row.start.last, row.due.first) == (
        40.0, "GWh/year", date(2022, 12, 31), date(2023, 12, 1),
    )  # fmt: skip
    assert row.start_lead == pytest.approx(35.5, abs=0.1)
    assert row.window == pytest.approx(716 / 1081, abs=0.001)


@pytest.mark.parametrize(
    ("change", "column", "start", "amount"),
    [
        ({"announced_on": ""}, "announced_on", None, None),
        ({"announced_on": "soon"}, "announced_on", None, None),
        ({"claimed_first_output": "2019-06"}, "claimed_first_output", False, True),
        ({"claimed_first_output": "13/2022"}, "claimed_first_output", False, True),
        ({"claimed_rate_by": "2019"}, "claimed_rate_by", True, False),
        ({"claimed_rate_value": "many"}, "claimed_rate_value", True, False),
        ({"claimed_rate_value": "0"}, "claimed_rate_value", True, False),
        ({"claimed_rate_value": "nan"}, "claimed_rate_value", True, False),
        ({"claimed_rate_value": "-4"}, "claimed_rate_value", True, False),
        ({"claimed_first_output": "", "claimed_rate_value": ""}, "claimed_first_output", None, None),
    ],
)
def test_a_bad_cell_is_named_and_costs_only_what_it_must(tmp_path, change, column, start, amount):
    rows, faults = read_announcements(write(tmp_path / "a.csv", change, {"id": "other"}))
    assert [(fault.line, fault.place) for fault in faults] == [(2, column)]
    assert rows[-1].id == "other"
    if start is None:
        assert len(rows) == 1
    else:
        assert ((rows[0].start is not None), (rows[0].amount is not None)) == (start, amount)


def test_the_second_of_two_alike_ids_is_named_and_left_out(tmp_path):
    rows, faults = read_announcements(write(tmp_path / "a.csv", {}, {"claimed_first_output": "2030"}))
    assert [row.start.last.year for row in rows] == [2022]
    assert [(fault.line, fault.place, fault.value) for fault in faults] == [(3, "id", "one")]


def test_what_is_no_table_of_announcements_is_refused(tmp_path):
    with pytest.raises(MissingInput, match="no such file"):
        read_announcements(tmp_path / "none.csv")
    (tmp_path / "b.csv").write_bytes(b"id,announced_on\n\xff\xfe,2020\n")
    with pytest.raises(InvalidFile, match="not UTF-8"):
        read_announcements(tmp_path / "b.csv")
    (tmp_path / "c.csv").write_text("name,when\nx,2020\n")
    with pytest.raises(InvalidFile) as caught:
        read_announcements(tmp_path / "c.csv")
    assert [fault.place for fault in caught.value.faults] == ["id", "announced_on"]
    (tmp_path / "d.csv").write_text("id,announced_on\n" + "x" * 200_000 + ",2020\n")
    with pytest.raises(InvalidFile, match="limit"):
        read_announcements(tmp_path / "d.csv")


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_no_text_does_more_than_name_what_is_wrong(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("hostile") / "a.csv"
    path.write_text("id,announced_on,claimed_first_output\n" + text, encoding="utf-8", errors="surrogatepass")
    try:
        rows, faults = read_announcements(path)
    except InvalidFile:
        return
    assert all(fault.place and fault.line for fault in faults)
    assert all(row.start is not None and row.start_lead > 0.0 for row in rows)


def test_only_the_columns_of_the_announcement_can_matter(tmp_path):
    outcome = [column for column in GOOD if column not in COLUMNS]
    plain = read_announcements(write(tmp_path / "a.csv", {}))
    other = read_announcements(write(tmp_path / "b.csv", dict.fromkeys(outcome, "2031")))
    without = read_announcements(write(tmp_path / "c.csv", {}, columns=COLUMNS))
    assert plain == other == without


@pytest.mark.parametrize(
    ("change", "timing", "attainment"),
    [
        ({}, (1247 / 1081, math.inf), (0.25, 0.25)),
        ({"actual_first_output": "2022-03"}, (1.0, math.inf), (0.25, 0.25)),
        ({"actual_first_output": "2021-06"}, (None, math.inf), (0.25, 0.25)),
        ({"first_output_status": "cancelled"}, (math.inf, math.inf), (0.25, 0.25)),
        ({"first_output_status": "not_reached"}, (math.inf, 1843 / 1081), (0.25, 0.25)),
        (
            {"first_output_status": "not_reached", "latest_official_first_output": "2027"},
            (math.inf, 2543 / 1081), (0.25, 0.25),
        ),
        ({"first_output_status": "unknown"}, None, (0.25, 0.25)),
        ({"d_ratio_qual": "<="}, (1247 / 1081, math.inf), (0.0, 0.25)),
        ({"d_ratio_qual": ">="}, (1247 / 1081, math.inf), (0.25, math.inf)),
        ({"d_ratio_at_claim": "", "rate_status": "cancelled"}, (1247 / 1081, math.inf), (0.0, 0.0)),
        ({"d_ratio_at_claim": ""}, (1247 / 1081, math.inf), None),
        ({"announced_on": "2022-12-01"}, None, (0.25, 0.25)),
    ],
)  # fmt: skip
def test_outcomes_are_those_of_the_protocol(tmp_path, change, timing, attainment):
    history, faults = read_history(write(tmp_path / "h.csv", change))
    (row,) = history.rows
    assert not faults
    assert (row.timing is None) == (timing is None)
    if timing is not None and timing[0] is not None:
        assert (row.timing.ratio, row.timing.seen) == pytest.approx(timing, abs=0.002)
    assert (row.attainment and (row.attainment.low, row.attainment.high)) == attainment


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"actual_first_output": ""}, "actual_first_output"),
        ({"first_output_status": "late"}, "first_output_status"),
        ({"first_output_status": "not_reached", "as_of": ""}, "as_of"),
        ({"obs1_unit": "packs/year"}, "obs1_unit"),
        ({"d_ratio_at_claim": "half"}, "d_ratio_at_claim"),
        ({"d_ratio_qual": "<"}, "d_ratio_qual"),
    ],
)
def test_an_outcome_that_cannot_be_used_is_named_and_the_rest_counts(tmp_path, change, column):
    history, faults = read_history(write(tmp_path / "h.csv", change, {"id": "two"}))
    assert [(fault.line, fault.place) for fault in faults] == [(2, column)]
    assert history.rows[1].timing is not None
    assert history.rows[1].attainment is not None


def test_the_bundled_history_is_whole():
    history = bundled_history()
    assert len({row.family for row in history.rows}) == 47
    assert sum(row.timing is not None for row in history.rows) == 45
    assert sum(row.attainment is not None for row in history.rows) == 33
    rows = {row.announcement.id: row for row in history.rows}
    assert rows["ve-762-cartridges"].timing.ratio == pytest.approx(5.48, abs=0.01)
    assert math.isinf(rows["ve-ak103-2006"].timing.ratio)
    assert rows["gb-britishvolt"].timing.cancelled


def test_the_same_announcement_is_known_by_what_it_says_and_not_by_its_id():
    history = bundled_history()
    row = history.rows[1]
    assert history.families_of(row.announcement) == {row.family}
    renamed = type(row.announcement)(**{**vars(row.announcement), "id": "another"})
    assert history.families_of(renamed) == {row.family}
    assert row not in history.without([row.family]).rows
