"""Merges as records: their ids, their file, undone and made again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.errors import InvalidFile, UsageError
from nameplate.programme.merge import Merge, load_merges, save_merges, undo

NODES = st.tuples(st.text(max_size=5), st.text(max_size=20))
MERGES = st.builds(Merge.of, NODES, NODES, st.text(max_size=20))

ONE = Merge.of(("r1", "works"), ("r2", "works"), "the same name")
OTHER = Merge.of(("r1", "mill"), ("r2", ""), "the only plant")


@given(NODES, NODES, st.text(max_size=5), st.text(max_size=5))
def test_an_id_hangs_on_the_two_names_alone(one, other, why, because):
    assert Merge.of(one, other, why).id == Merge.of(other, one, because).id


@given(st.lists(MERGES, max_size=6, unique_by=lambda merge: merge.id))
def test_what_is_saved_is_loaded(tmp_path_factory, merges):
    path = tmp_path_factory.mktemp("dossier") / "merges.jsonl"
    save_merges(merges, path)
    assert load_merges(path) == sorted(merges, key=lambda merge: merge.id)


def test_of_two_lines_that_git_left_the_one_that_keeps_apart_counts(tmp_path):
    path = tmp_path / "merges.jsonl"
    apart = ONE.model_copy(update={"apart": True})
    for lines in ((ONE, apart), (apart, ONE)):
        path.write_text("\n".join(merge.model_dump_json() for merge in lines), encoding="utf-8")
        assert load_merges(path) == [apart]


def test_a_broken_file_names_each_of_its_lines(tmp_path):
    path = tmp_path / "merges.jsonl"
    path.write_text(f"{ONE.model_dump_json()}\n{{}}\n\nno\n", encoding="utf-8")
    with pytest.raises(InvalidFile) as caught:
        load_merges(path)
    assert [fault.line for fault in caught.value.faults] == [2, 4]


def test_undone_merges_stay_undone_until_they_are_made_again():
    undone = undo([], [ONE, OTHER], apart=[ONE.id])
    assert [(merge.id, merge.apart) for merge in undone] == [(ONE.id, True)]
    # nobody asks again, and the claims no longer give the reason
    assert undo(undone, []) == undone
    assert {merge.id for merge in undo(undone, [OTHER], apart=[OTHER.id[:5]])} == {ONE.id, OTHER.id}
    assert undo(undone, [], together=[ONE.id]) == []


@pytest.mark.parametrize(
    ("apart", "together", "said"),
    [
        (["m0"], [], "no such merge, or several; valid would be the id of one of these merges: m"),
        (["m"], [], "or several"),  # both begin so
        ([""], [], "no such merge"),
        ([], ["x"], "no such merge"),
        ([ONE.id], [ONE.id], "to be undone and made again"),
    ],
)
def test_wrong_ids_are_refused(apart, together, said):
    with pytest.raises(UsageError, match=said):
        undo([], [ONE, OTHER], apart, together)


def test_where_nothing_is_merged_that_is_said():
    with pytest.raises(UsageError, match="no names are merged"):
        undo([], [], apart=["m1"])


@pytest.mark.parametrize(
    ("merge", "sentence"),
    [
        (ONE, "“works” in two reports are taken for one plant: the same name"),
        (OTHER.model_copy(update={"apart": True}), "“mill” and a plant without a name are kept apart: the only plant"),
    ],
)
def test_a_merge_in_words(merge, sentence):
    assert merge.sentence() == sentence
