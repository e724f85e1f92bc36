"""Whatever is thrown at the command line, it never ends in our bug."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nameplate.cli.guard import guarded

# the folders are shared between examples on purpose: nothing may stay in them
SHARED = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
_PHRASES = """output of item by in 2031 2027-13 date when chance that at least most first-output share demand met for
    user months cover dependence on imports is reached 5 5M % item/year rifle if half-size under nowhere to from ' { [
    $("""
WORDS = [*_PHRASES.split(), "\x00", "\n"]


@SHARED
@given(st.text(max_size=60) | st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join))
def test_any_question(finished, question):
    assert guarded(["ask", str(finished), "--", question]) in (0, 2)


@SHARED
@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_report(tmp_path, content):
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    assert guarded(["read", str(path)]) in (0, 3)


@SHARED
@given(st.integers(0, 2**32))
def test_any_slip_in_a_programme(dossier, seed):
    """Lines lost, doubled, indented or cut somewhere: a list of faults or a valid file, nothing else."""
    dice = random.Random(seed)
    original = (dossier / "programme.yaml").read_text("utf-8")
    lines = original.splitlines()
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(lines))
        change = dice.choice(["lose", "double", "indent", "cut", "swap", "strange"])
        line = lines[at]
        lines[at : at + 1] = {
            "lose": [],
            "double": [line, line],
            "indent": ["  " + line],
            "cut": [line[: dice.randrange(len(line) + 1)]],
            "swap": [line.replace("item", dice.choice(["", "day", "{", "5"]))],
            "strange": [line + dice.choice([" &a", " *a", " !!int", " []", ": :", "\t", " \N{SNOWMAN}", " 1e999"])],
        }[change]
    try:
        (dossier / "programme.yaml").write_text("\n".join(lines), encoding="utf-8")
        assert guarded(["check", str(dossier)]) in (0, 3)
        assert guarded(["explain", str(dossier)]) in (0, 3)
    finally:
        (dossier / "programme.yaml").write_text(original, encoding="utf-8")


@pytest.mark.parametrize(
    "text", ["{}", "[]", "null", "5", "- a", "? : ?", "schema: nameplate/programme/2", "\ufeff", "%", "&a [*a]"]
)
def test_a_yaml_file_that_is_no_programme(call, dossier, text):
    (dossier / "programme.yaml").write_text(text, encoding="utf-8")
    outcome = call("check", dossier)
    assert outcome.code == 3
    assert "programme.yaml" in outcome.err


@pytest.mark.parametrize("text", ["{", "{}\n", "5\n", '{"id": 5}\n', "\x00", "[]\n[]\n"])
def test_a_claims_file_that_is_none(call, dossier, text):
    (dossier / "claims.jsonl").write_text(text, encoding="utf-8")
    outcome = call("claims", dossier)
    assert outcome.code == 3
    assert "claims.jsonl" in outcome.err
