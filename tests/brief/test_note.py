from __future__ import annotations

from dataclasses import replace

from nameplate.brief.note import Notes


def test_notes_are_numbered_in_the_order_of_the_page(example):
    notes = Notes(example)
    assert [evidence.id for _, evidence in notes][:4] == ["c1a2b3c4", "c2b3c4d5", "c5d6e7f8", "c3c4d5e6"]
    assert [number for number, _ in notes] == list(range(1, len(example.evidence) + 1))


def test_a_claim_that_is_not_held_has_no_note(example):
    notes = Notes(replace(example, evidence=example.evidence[:1]))
    assert len(notes) == 1
    assert notes.of(("cffffffff", "c1a2b3c4", "c1a2b3c4")) == [(1, example.evidence[0])]


def test_every_use_has_an_id_of_its_own(example):
    notes = Notes(example)
    assert len({notes.use() for _ in range(5)}) == 5
