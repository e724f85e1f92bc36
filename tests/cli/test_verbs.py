"""The way of a new user, verb by verb, and the JSON of each."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from nameplate.programme import load
from nameplate.report import read_sources


def test_a_new_dossier_passes_its_own_check(call, dossier):
    outcome = call("check", dossier)
    assert outcome.code == 0
    assert "nothing wrong" in outcome.err
    programme = load(dossier / "programme.yaml")
    assert programme.title == "plant"
    assert set(programme.scenarios) == {"as-planned", "half-size"}


def test_new_takes_any_name_and_leaves_no_other_file(call, tmp_path):
    for name in ("a b", 'quo"te', "START", "ü: {}", "[bold]"):
        assert call("new", tmp_path / name).code == 0
        assert load(tmp_path / name / "programme.yaml").title == name
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["a b", 'quo"te', "START", "ü: {}", "[bold]"])


def test_new_does_not_touch_what_is_there(call, dossier):
    before = (dossier / "programme.yaml").read_bytes()
    outcome = call("new", dossier)
    assert outcome.code == 2
    assert "new or empty" in outcome.err
    assert (dossier / "programme.yaml").read_bytes() == before


def test_new_fills_an_empty_folder_and_says_so_as_json(call, tmp_path):
    (tmp_path / "empty").mkdir()
    outcome = call("new", tmp_path / "empty", "--json")
    assert outcome.data == {"dossier": str(tmp_path / "empty"), "files": ["programme.yaml", "reports"]}


def test_read_gives_claims_whose_quotes_stand_in_the_file(call, article):
    outcome = call("read", article, "--published", "2025-07-03", "--json")
    text = article.read_text(encoding="utf-8")
    assert outcome.data["report"]["published"] == "2025-07-03"
    found = outcome.data["claims"]
    assert found
    for claim in found:
        assert set(claim) >= {"kind", "subject", "value", "unit", "product", "date", "hedge", "attribution", "quote"}
        assert text[claim["start"] : claim["end"]] == claim["quote"]
    assert any(claim["value"] == 70e6 and claim["unit"] == "round/year" for claim in found)


def test_read_shows_a_table_and_talks_beside_it(call, article):
    outcome = call("read", article)
    assert "70M round/year" in outcome.out
    assert re.search(r"\d+ claims in New plant", outcome.err)


def test_read_into_a_dossier_files_report_source_and_claims(call, article, dossier):
    outcome = call("read", article, "--published", "2025-07-03", "--publisher", 'The "Herald"', "--into", dossier)
    assert outcome.code == 0
    assert (dossier / "reports" / article.name).read_bytes() == article.read_bytes()
    entry = read_sources(dossier / "reports")[article.name]
    assert (entry.publisher, entry.published.iso()) == ('The "Herald"', "2025-07-03")
    first = (dossier / "claims.jsonl").read_bytes()
    assert call("read", article, "--published", "2025-07-03", "--into", dossier).code == 0
    assert (dossier / "claims.jsonl").read_bytes() == first
    assert call("check", dossier).code == 0


def test_read_into_keeps_reports_apart(call, article, dossier):
    assert call("read", article, "--into", dossier).code == 0
    before = (dossier / "claims.jsonl").read_bytes()
    article.write_text("Another text. The plant makes 5 million rounds per year.", encoding="utf-8")
    outcome = call("read", article, "--into", dossier)
    assert outcome.code == 2
    assert "another report of that name" in outcome.err
    assert (dossier / "claims.jsonl").read_bytes() == before


def test_read_into_takes_files_of_any_name(call, article, dossier):
    odd = article.rename(article.with_name("sources.yaml"))
    assert call("read", odd, "--into", dossier).code == 0
    assert (dossier / "reports" / "sources.yaml.txt").exists()
    assert call("check", dossier).code == 0


def test_read_into_does_not_contradict_what_the_dossier_says_of_a_report(call, article, dossier):
    assert call("read", article, "--published", "2025-07-03", "--into", dossier).code == 0
    before = (dossier / "claims.jsonl").read_bytes()
    outcome = call("read", article, "--published", "2024-07-03", "--into", dossier)
    assert outcome.code == 2
    assert "says otherwise" in outcome.err
    assert (dossier / "claims.jsonl").read_bytes() == before


def test_claims_are_listed_and_read_again(call, article, dossier):
    call("read", article, "--published", "2025-07-03", "--publisher", "Herald", "--into", dossier)
    listed = call("claims", dossier, "--json").data
    assert listed["claims"]
    assert all(claim["review"] == "proposed" for claim in listed["claims"])
    assert "70M round/year" in call("claims", dossier).out
    assert call("claims", dossier, "--refresh", "--json").data == listed


def test_a_reviewed_claim_stays_when_reports_are_read_again(call, article, dossier):
    call("read", article, "--into", dossier)
    path = dossier / "claims.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    rows[0]["review"] = {"state": "rejected", "by": "me"}
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    found = call("claims", dossier, "--refresh", "--json").data["claims"]
    assert [claim["review"] for claim in found].count("rejected") == 1
    assert len(found) == len(rows)


def test_draft_writes_a_programme_that_passes_and_runs(call, article, dossier):
    call("read", article, "--published", "2025-07-03", "--into", dossier)
    before = (dossier / "programme.yaml").read_bytes().replace(b"1M item/year", b"2M item/year")
    (dossier / "programme.yaml").write_bytes(before)
    refused = call("draft", dossier)
    assert refused.code == 2
    assert "--force" in refused.err
    assert (dossier / "programme.yaml").read_bytes() == before
    shown = call("draft", dossier, "--print")
    assert shown.out.startswith("schema: nameplate/programme/1")
    assert (dossier / "programme.yaml").read_bytes() == before
    forced = call("draft", dossier, "--force", "--json").data
    assert forced["programme"] == (dossier / "programme.yaml").read_text("utf-8") == shown.out
    assert call("check", dossier).code == 0
    assert call("run", dossier, "--futures", "20", "--json").data["questions"]


def test_draft_replaces_an_untouched_example(call, article, dossier):
    call("read", article, "--published", "2025-07-03", "--into", dossier)
    assert call("draft", dossier).code == 0
    assert "70M round/year" in (dossier / "programme.yaml").read_text("utf-8")
    assert call("draft", dossier).code == 2


def test_explain_says_the_programme_in_words(call, dossier):
    outcome = call("explain", dossier)
    assert outcome.code == 0
    assert "first output" in outcome.out
    text = call("explain", dossier, "--json").data["text"]
    assert text.replace("-- ", "").split() == outcome.out.split()
    assert max(map(len, outcome.out.splitlines())) <= 100


def test_explain_gives_programs_what_each_claim_counts(call):
    found = call("explain", Path(__file__).parents[2] / "examples" / "venezuela", "--json").data["beliefs"][0]
    assert found["place"] == "sites.cartridge-plant.capacity"
    assert sum(claim["share"] for claim in found["claims"]) == pytest.approx(1.0)


def test_run_gives_the_fixed_form(call, dossier):
    data = call("run", dossier, "--futures", "30", "--seed", "3", "--json").data
    assert re.fullmatch("[0-9a-f]{12}", data["run"])
    assert len(data["questions"]) == 3
    for question in data["questions"]:
        assert {"question", "unit", "announced", "mean", "quantiles", "chance"} <= set(question)
        assert list(question["quantiles"]) == ["5", "25", "50", "75", "95"]
    again = call("run", dossier, "--futures", "30", "--seed", "3", "--json", "--threads", "1").data
    assert again == data
    assert call("run", dossier, "--futures", "30", "--seed", "4", "--json").data["run"] != data["run"]


def test_run_takes_chosen_scenarios_the_first_as_main(call, dossier):
    data = call("run", dossier, "--futures", "20", "--scenario", "half-size", "--json").data
    assert data["scenarios"] == ["half-size"]
    assert {question["scenario"] for question in data["questions"]} == {"half-size"}


def test_run_talks_to_people(call, dossier):
    outcome = call("run", dossier, "--futures", "20")
    assert outcome.out.count("  forecast ") == 3
    assert "announced" in outcome.out
    assert "20 futures of as-planned, half-size, seed 1" in outcome.err


LINE = """schema: nameplate/line/1
buffers: 5
stations:
  - {name: first, process: "uniform(25 s, 35 s)", fails_after: exponential(mean 2 h), repair: exponential(mean 10 min)}
  - {name: second, process: 30 s}
"""


def test_one_year_item_by_item_agrees_with_day_by_day(call, dossier):
    (dossier / "lines").mkdir()
    (dossier / "lines" / "plant.yaml").write_text(LINE, encoding="utf-8")
    path = dossier / "programme.yaml"
    text = path.read_text("utf-8").replace("efficiency: {reference: oee}", "item_line: lines/plant.yaml")
    path.write_text(text, encoding="utf-8")
    assert call("check", dossier).code == 0
    assert call("check", dossier / "lines" / "plant.yaml").code == 0
    outcome = call("run", dossier, "--futures", "20", "--items", "--json")
    assert outcome.code == 0
    (report,) = outcome.data["items"]
    assert report["agrees"] is True
    assert report["site"] == "plant"
    assert abs(report["total"]["by_item"] / report["total"]["by_day"] - 1) <= 0.01
    shown = call("run", dossier, "--futures", "20", "--items").out
    assert f"{report['total']['by_item']:,.0f}" in shown
    assert f"{report['total']['by_day']:,.0f}" in shown


def test_a_line_file_runs_item_by_item(call):
    file = Path(__file__).resolve().parents[2] / "examples" / "lines" / "serial.yaml"
    words = ["line", file, "--items", "2000", "--futures", "4", "--seed", "5"]
    data = call(*words, "--json").data
    assert len(data["throughput"]) == 4
    other = call(*words, "--json", "--threads", "1").data
    told = {"kernel", "why"}  # which way was taken may depend on the threads, what came out may not
    assert {key: data[key] for key in data.keys() - told} == {key: other[key] for key in other.keys() - told}
    assert "bottleneck" in call(*words).out
    assert call("check", file).code == 0


def test_items_without_a_line_file_says_what_is_missing(call, dossier):
    outcome = call("run", dossier, "--futures", "20", "--items", "--json")
    assert outcome.code == 4
    assert "item_line" in outcome.err


def test_a_finished_run_answers(call, finished):
    asked = call("ask", finished, "output of item by 2031", "--json").data
    assert asked["unit"] == "item"
    assert asked["quantiles"]["5"] <= asked["quantiles"]["95"]
    other = call("ask", finished, "output of item by 2031", "--scenario", "half-size", "--json").data
    assert other["quantiles"]["95"] < asked["quantiles"]["95"]
    assert "forecast" in call("ask", finished, "output of item by 2031").out


def test_scenarios_stand_beside_each_other(call, finished):
    data = call("compare", finished, "output of item by 2031", "--json").data
    rows = data["comparisons"][0]["scenarios"]
    assert [row["scenario"] for row in rows] == ["as-planned", "half-size"]
    assert rows[0]["difference"] is None
    assert rows[1]["difference"]["quantiles"]["50"] < 0
    shown = call("compare", finished)
    assert shown.out.count("a plant of half the size: ") == 3


def test_drivers_are_ranked(call, finished):
    data = call("drivers", finished, "--json").data
    shares = [driver["share"] for driver in data["drivers"]]
    assert shares == sorted(shares, reverse=True)
    assert data["drivers"][0]["place"] in call("drivers", finished).out


def test_the_brief_is_one_page(call, finished, tmp_path):
    outcome = call("brief", finished, "-o", tmp_path / "b.html", "--json")
    assert outcome.data["path"] == str(tmp_path / "b.html")
    page = (tmp_path / "b.html").read_text("utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert outcome.data["bytes"] == len(page.encode())


@pytest.mark.parametrize("name", ["altair", "jinja2", "vl_convert"])
def test_without_the_extra_the_brief_says_what_to_install(finished, tmp_path, name):
    code = (
        f"import sys; sys.modules[{name!r}] = None; from nameplate.cli import main;"
        f"main(['brief', {str(finished)!r}, '-o', {str(tmp_path / 'b.html')!r}])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 4
    assert "nameplate[brief]" in result.stderr
    assert not list(tmp_path.iterdir())


def test_a_run_repeats(call, finished):
    data = call("repeat", finished, "--json").data
    assert data["same"] is True
    assert data["run"] in call("repeat", finished / "runs" / data["run"]).out


def test_a_run_that_was_changed_does_not_repeat(call, dossier):
    identity = call("run", dossier, "--futures", "20", "--json").data["run"]
    file = next((dossier / "runs" / identity).rglob("month-*.parquet"))
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    outcome = call("repeat", dossier / "runs" / identity)
    assert outcome.code == 1
    assert file.name in outcome.err


def test_the_schema_is_json_schema(call):
    from jsonschema import Draft202012Validator

    data = call("schema", "--json").data
    Draft202012Validator.check_schema(data)
    assert data == call("schema").data


def test_check_takes_single_files(call, article, dossier):
    call("read", article, "--into", dossier)
    for name in ("programme.yaml", "claims.jsonl", "reports/article.txt"):
        outcome = call("check", dossier / name, "--json")
        assert (outcome.code, outcome.data["sound"]) == (0, True)


def test_check_finds_a_quote_that_does_not_stand_in_its_report(call, article, dossier):
    call("read", article, "--into", dossier)
    path = dossier / "reports" / "article.txt"
    path.write_text(path.read_text("utf-8").replace("70 million", "71 million"), encoding="utf-8")
    outcome = call("check", dossier, "--json")
    assert outcome.code == 1
    assert outcome.data["failures"]


def test_the_program_runs_as_a_module_of_its_own():
    result = subprocess.run(
        [sys.executable, "-c", "from nameplate.cli import main; main(['--version'])"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("verb", ["ask", "compare", "drivers", "brief", "repeat"])
def test_without_a_run_there_is_nothing_to_ask(call, dossier, verb):
    outcome = call(verb, dossier, *(["output of item in 2031"] if verb == "ask" else []))
    assert outcome.code == 4
    assert "nameplate run" in outcome.err
