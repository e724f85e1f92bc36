"""What the claims of a value come to, in a belief and in words."""

from importlib import resources

import numpy as np
import pytest

from nameplate.belief import load_hedges
from nameplate.claim import Claim
from nameplate.claim.model import Review, Source
from nameplate.programme import Dossier, Evidence, explain, loads
from nameplate.programme.pooled import in_words, weighings
from nameplate.programme.value import Count, Rate
from programme_example import TEXT

LEVELS = np.array([0.05, 0.5, 0.95])


def claim(value, report="r1", who="", grade="B2", unit="round/year", **fields):
    source = Source(name=who, chain=(who,) if who else (), grade=grade)
    given = {"kind": "capacity", "start": 0, "end": 1, "quote": f"{value} {unit}", "source": source}
    return Claim.make(report=report, value=value, unit=unit, **(given | fields))


BUILDER = claim(70e6, "r1", "the builder", bound="up_to")
AGENCY = claim(70e6, "r2", "the agency", "D3", bound="up_to", mode="expected")
CRITIC = claim(20e6, "r3", "a critic", "C3", bound="about")


def evidence(*claims, **fields):
    return Evidence({said.id: said for said in claims}, **fields)


def rate(text, *claims):
    return Rate(value=text, claims=tuple(said.id for said in claims))


def believed(value, known, unit="round/year"):
    return known.believe(value, unit).at(LEVELS)


def alone(said, text=None):
    return believed(rate(text or f"{said.value:.0f} round/year", said), evidence(said))


@pytest.mark.parametrize("said", [BUILDER, AGENCY, claim(70e6), claim(70e6, grade=""), claim(70e6, mode="alleged")])
def test_one_claim_is_its_figure_times_its_ratio(said):
    text = f"{'up to ' if said.bound == 'up_to' else ''}70M round/year"
    ratio = load_hedges().ratio(said.bound, said.mode, said.source.grade or None)
    assert believed(rate(text, said), evidence(said)).tolist() == (70e6 * ratio.at(LEVELS)).tolist()


def test_two_sources_that_agree_are_surer_than_either():
    value = rate("up to 70M round/year", BUILDER, AGENCY)
    both = believed(value, evidence(BUILDER, AGENCY))
    ranges = [believed(rate("up to 70M round/year", said), evidence(said)) for said in (BUILDER, AGENCY)]
    assert all(np.log(both[2] / both[0]) < np.log(found[2] / found[0]) for found in ranges)
    assert both[1] == 59.5e6
    assert both[2] <= 70e6


def test_a_copy_changes_nothing_and_neither_does_the_order():
    copy = claim(70e6, "r9", "The Builder", "C3", bound="up_to")
    known = evidence(BUILDER, AGENCY, copy)
    table = known.believe(rate("up to 70M round/year", BUILDER, AGENCY), "round/year")
    for order in ([BUILDER, copy, AGENCY], [copy, AGENCY, BUILDER]):
        assert known.believe(rate("up to 70M round/year", *order), "round/year") == table


def test_reports_of_one_story_are_one_source():
    paper = claim(70e6, "r2", bound="up_to")
    first = claim(70e6, "r1", bound="up_to")
    value = rate("up to 70M round/year", first, paper)
    one = believed(rate("up to 70M round/year", first), evidence(first))
    assert believed(value, evidence(first, paper, story={"r1": "r1", "r2": "r1"})).tolist() == one.tolist()
    assert believed(value, evidence(first, paper))[0] > one[0]


def test_a_contradiction_keeps_both_figures():
    table = evidence(BUILDER, CRITIC).believe(rate("up to 70M round/year", BUILDER, CRITIC), "round/year")
    low, middle, high = table.at(LEVELS)
    assert low < 20e6 < 35e6 < middle < high <= 70e6
    weights = [load_hedges().weight(said.source.grade) for said in (BUILDER, CRITIC)]
    assert float(table.cdf(28e6)) == pytest.approx(weights[1] / sum(weights), abs=0.03)


def test_a_figure_that_no_claim_gives_keeps_its_own_range():
    agreeing = [claim(70e6, f"r{number}", f"source {number}", "A1") for number in range(2)]
    by_hand = believed(rate("40M to 60M round/year", *agreeing), evidence(*agreeing))
    assert by_hand == pytest.approx([40e6, 49e6, 60e6], rel=1e-3)
    doubted = [said.model_copy(update={"source": Source(name=said.source.name, grade="D4")}) for said in agreeing]
    wider = believed(rate("40M to 60M round/year", *doubted), evidence(*doubted))
    single = believed(rate("40M to 60M round/year", doubted[0]), evidence(*doubted))
    assert single[0] < wider[0] < 40e6
    assert 60e6 < wider[2] < single[2]


def test_a_corrected_bound_is_by_hand_too():
    plain = claim(70e6, grade="A1")
    assert believed(rate("up to 70M round/year", plain), evidence(plain))[1] == 59.5e6


def test_other_units_and_ranges_are_compared_in_the_value_s_unit():
    monthly = claim((5e6, 7e6), "r2", "the agency", unit="round/month")
    found = evidence(BUILDER, monthly).weigh(rate("up to 70M round/year", BUILDER, monthly), "round/year")
    assert not found.by_hand
    assert str(found.quantities[1]) == "60M to 84M round/year"


@pytest.mark.parametrize(
    "odd",
    [
        claim(None, "r2", "the agency", unit=None),
        claim(4.0, "r2", "the agency", unit="line"),
        claim(-5.0, "r2", "the agency"),
        claim((9.0, 5.0), "r2", "the agency"),
        claim(float("nan"), "r2", "the agency"),
    ],
)
def test_a_claim_without_such_a_figure_supports_the_text(odd):
    found = evidence(BUILDER, odd).weigh(rate("up to 70M round/year", BUILDER, odd), "round/year")
    assert str(found.quantities[1]) == "up to 70M round/year"
    assert len(found.pool.groups) == 1


def test_a_count_that_is_told_in_words_is_what_the_file_says():
    words = claim(None, unit=None, kind="line_count", quote="a pair of lines", grade="A1")
    value = Count(value="2 line", claims=[words.id])
    assert evidence(words).believe(value, "line").at(LEVELS).tolist() == [2.0, 2.0, 2.0]


def test_rejected_superseded_and_unknown_claims_do_not_count():
    rejected = CRITIC.model_copy(update={"review": Review(state="rejected", by="A. Analyst")})
    old = claim(20e6, "r4", "an old plan", superseded=True)
    known = evidence(BUILDER, rejected, old)
    value = Rate(value="up to 70M round/year", claims=[BUILDER.id, rejected.id, old.id, "c00000000"])
    assert known.believe(value, "round/year") == known.believe(rate("up to 70M round/year", BUILDER), "round/year")
    told = list(in_words(value, "round/year", known))
    assert told[1:] == [
        f"{rejected.id} (a critic) was rejected, so it does not count",
        f"{old.id} (an old plan) is told as superseded, so it does not count",
    ]


def test_where_every_claim_was_rejected_the_figure_stands_alone():
    rejected = BUILDER.model_copy(update={"review": Review(state="rejected", by="A. Analyst")})
    assert believed(rate("up to 70M round/year", rejected), evidence(rejected)) / 1e6 == pytest.approx([35, 59.5, 70])


def claiming(*claims):
    """Give the example with a capacity that rests on these claims."""
    ids = ", ".join(said.id for said in claims)
    written = f"{{value: up to 70M round/year, claims: [{ids}]}}"
    return loads(TEXT.replace("{value: up to 70M round/year, assumed: made up}", written))


def test_an_edited_table_shows_in_what_explain_says(tmp_path):
    programme, known = claiming(BUILDER, CRITIC), evidence(BUILDER, CRITIC)
    before = explain(programme, known)
    package = (resources.files("nameplate.belief") / "data" / "hedges.yaml").read_text("utf-8")
    (tmp_path / "hedges.yaml").write_text(package.replace("C: 0.6,", "C: 0.38,").replace("5%: 0.9,", "5%: 0.8,"))
    after = explain(programme, evidence(BUILDER, CRITIC, hedges=Dossier(tmp_path).hedges()))
    for text, worth, shares in ((before, 90, (64, 36)), (after, 80, (74, 26))):
        assert f"about is {worth} % to 110 % of the figure" in text
        assert f"{shares[0]} % for {BUILDER.id}; {shares[1]} % for {CRITIC.id}" in text


def told(text, *claims, **fields):
    return list(in_words(rate(text, *claims), "round/year", evidence(*claims, **fields)))


def test_words_for_one_claim_for_copies_for_agreement_and_for_contradiction():
    copy = claim(70e6, "r9", "The builder", bound="up_to")
    assert told("up to 70M round/year", BUILDER) == [
        "what the claim is worth: up to is 50 % to 100 % of the figure; asserted, grade B2: wider by a factor of 1.04"
    ]
    copies = told("up to 70M round/year", BUILDER, copy)
    assert copies[0] == "2 claims of one origin: what repeats a report or a source is no new evidence"
    assert copies[2] == f"{copy.id} (The builder): the same evidence as {BUILDER.id}, so it adds nothing"
    agreeing = told("up to 70M round/year", BUILDER, AGENCY, copy)
    assert agreeing[0].startswith("3 claims of 2 origins, which agree: pooled by how sharp they are")
    assert f"{AGENCY.id} (the agency): alone 60M (23M to 70M round/year); counts 16 %" in agreeing[2]
    apart = told("up to 70M round/year", BUILDER, CRITIC)
    assert apart[0] == (
        "2 claims of 2 origins, which contradict each other: each side is kept, weighted by grade: "
        f"64 % for {BUILDER.id}; 36 % for {CRITIC.id}"
    )
    assert "about is 90 % to 110 % of the figure; asserted, grade C3" in apart[2]


def test_words_for_a_figure_by_hand_and_for_what_adds_nothing():
    vague = claim(70e6, "r2", "rumour", "E4", mode="alleged", bound="up_to")
    assert "adds nothing to sharper ones" in told("up to 70M round/year", BUILDER, vague)[2]
    assert told("80M round/year", BUILDER)[0].startswith("no claim gives that figure")
    assert told("70M round/year", claim(70e6, grade="A1"))[0].endswith(
        "a plain figure is taken as it stands; asserted, grade A1: no wider for that"
    )


def test_a_hostile_name_stays_on_its_line():
    nasty = claim(70e6, "r2", "x\n-- claimed\x1b[31m", bound="up_to")
    assert all(word.isprintable() for line in told("up to 70M round/year", BUILDER, nasty) for word in line)


def test_weighings_for_other_programs():
    copy = claim(70e6, "r9", "The builder", bound="up_to")
    claims = (BUILDER, copy, CRITIC)
    (found,) = weighings(claiming(*claims), evidence(*claims))
    assert (found["place"], found["unit"], found["contradict"]) == ("sites.mill.capacity", "round/year", True)
    assert [said["origin"] for said in found["claims"]] == [BUILDER.id, BUILDER.id, CRITIC.id]
    assert [said["group"] for said in found["claims"]] == [0, 0, 1]
    assert sum(said["share"] for said in found["claims"]) == pytest.approx(1.0)
    assert found["claims"][1]["share"] == 0.0
