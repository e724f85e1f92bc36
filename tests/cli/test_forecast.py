"""The verbs forecast and backtest, as a user meets them."""

import json

import pytest

from announcement_csv import write


def test_forecasts_come_as_json_in_the_form_that_scorers_read(call, tmp_path):
    path = write(
        tmp_path / "a.csv", {}, {"id": "two", "claimed_rate_value": ""}, {"id": "3", "claimed_first_output": ""}
    )
    outcome = call("forecast", str(path))
    assert outcome.code == 0
    data = json.loads(outcome.out)
    assert [sorted(one) for one in data.values()] == [["Q", "T", "p_never"], ["T", "p_never"], ["Q"]]
    assert all(len(one[axis]) == 99 for one in data.values() for axis in ("T", "Q") if axis in one)
    assert "3 forecasts" in outcome.err


def test_bad_rows_are_named_and_the_others_forecast(call, tmp_path):
    path = write(tmp_path / "a.csv", {"announced_on": "soon"}, {"id": "two"})
    outcome = call("forecast", str(path))
    assert outcome.code == 0
    assert list(json.loads(outcome.out)) == ["two"]
    assert f"{path}:2: announced_on: 'soon'" in outcome.err


def test_nothing_that_can_be_used_is_an_invalid_file(call, tmp_path):
    path = write(tmp_path / "a.csv", {"announced_on": ""}, {"claimed_first_output": "", "claimed_rate_value": ""})
    outcome = call("forecast", str(path))
    assert outcome.code == 3
    assert outcome.out == ""
    assert "2: announced_on" in outcome.err
    assert "3: claimed_first_output" in outcome.err


def test_an_own_history_counts_and_an_empty_one_is_said(call, tmp_path):
    announced = write(tmp_path / "a.csv", {"industry": "steel"})
    late = [
        {"id": str(n), "family": str(n), "actual_first_output": "2026", "d_ratio_at_claim": "0.05"} for n in range(9)
    ]
    medians = []
    for name, rows in (("none.csv", ()), ("late.csv", late)):
        outcome = call("forecast", str(announced), "--history", str(write(tmp_path / name, *rows)))
        assert outcome.code == 0
        assert ("published figures alone speak" in outcome.err) == (not rows)
        medians.append(json.loads(outcome.out)["one"]["T"][49])
    assert medians[1] > medians[0] + 0.2


def test_the_table_is_for_people(call, tmp_path):
    outcome = call("forecast", str(write(tmp_path / "a.csv", {})), "--table")
    assert "given up" in outcome.out
    assert outcome.out.count("\n") == 2


@pytest.mark.parametrize("verb", [["forecast", "none.csv"], ["backtest", "none.csv"]])
def test_a_missing_file_is_missing(call, verb):
    outcome = call(*verb)
    assert outcome.code == 4
    assert "none.csv" in outcome.err


def test_a_backtest_of_an_own_history_is_table_json_and_page(call, tmp_path):
    rows = [
        {
            "id": f"r{n}",
            "family": f"<b>f{n}",
            "actual_first_output": f"{2022 + n % 4}-06",
            "d_ratio_at_claim": str(n / 10),
        }
        for n in range(8)
    ]
    path = str(write(tmp_path / "h.csv", *rows))
    table = call("backtest", path)
    assert table.code in (0, 1)
    assert "B5 smooth, lead" in table.out
    data = call("backtest", path, "--json", "--page", str(tmp_path / "page.html"))
    assert json.loads(data.out)["rows"] == 8
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "Track record" in page
    assert "<script" not in page
    assert "//" not in page.replace("http://www.w3.org", "").replace("://www.w3.org", "").split("</style>", 1)[1]


def test_a_forecaster_that_is_beaten_beyond_doubt_fails(call, tmp_path, monkeypatch):
    from nameplate.study.backtest import baseline

    rows = [{"id": f"r{n}", "family": f"f{n}", "d_ratio_at_claim": "0.25"} for n in range(12)]
    perfect = dict(baseline.BASELINES)
    perfect["B5 smooth, lead"] = lambda axis, row, training: (axis.grid >= axis.outcome(row).low) * 1.0
    monkeypatch.setattr("nameplate.study.backtest.run.BASELINES", perfect)
    outcome = call("backtest", str(write(tmp_path / "h.csv", *rows)))
    assert outcome.code == 1
    assert "better beyond doubt" in outcome.err
