"""Scenarios beside each other, for people: each answer, what each scenario changes, what the same luck was worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nameplate.cli.answer import forecast
from nameplate.cli.screen import put, put_table, put_wrapped, say
from nameplate.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from nameplate.run import Run
    from nameplate.study import Comparison, Difference
    from nameplate.study.comparison import Row


def put_comparisons(found: Sequence[Comparison]) -> None:
    """Show comparisons one below the other, on stdout; what their ranges mean goes to stderr, once."""
    for number, one in enumerate(found):
        if number:
            put("")
        _put(one)
    say("In brackets: after a forecast, the range of 18 in 20 futures; after a mean, its 95 % interval, which more")
    say("futures would narrow. How a change varies from one future to the next is told after it; that they do not.")


def _put(found: Comparison) -> None:
    from nameplate.study import chance_count

    rows = []
    for row in found.rows:
        chance = "" if row.answer.chance is None else chance_count(row.answer.chance, row.answer.futures)
        rows.append((row.label, forecast(row.answer), chance))
    put(found.question.text)
    if found.question.read_as != found.question.text:
        put(f"read as: {found.question.read_as}")
    put_table(("scenario", "forecast", "chance"), rows, cut=(0,))
    if len(found.rows) > 1:
        put(f"changed against {found.rows[0].label}, on the same luck:")
    for row in found.rows[1:]:
        for line in change_lines(row):
            put_wrapped(line, "  ", "    ")


def change_lines(row: Row) -> list[str]:
    """Write what a scenario changes, as paragraphs.

    Parameters
    ----------
    row : Row
        One that is not the main scenario's.
    """
    from nameplate.study import gain_words, mean_words
    from nameplate.study.difference import range_of

    difference = row.difference
    if difference is None:
        return []
    if difference.mean == 0.0 and difference.gain is None:
        return [f"{row.label}: nothing, in any future"]
    lines = [
        f"{row.label}: a mean of {mean_words(difference)}; {gain_words(difference)}.",
        f"In 18 of 20 futures it is {range_of(difference)}; {_sides(difference, row.answer.futures)}.",
    ]
    if difference.chance is not None:
        chance = difference.chance
        lines.append(f"The chance changes by {mean_words(chance)}; {gain_words(chance)}.")
    return [lines[0], *(f"  {line}" for line in lines[1:])]


def _sides(difference: Difference, futures: int) -> str:
    """Say in how many futures the scenario is above and below."""
    from nameplate.study import chance_count

    above, below = ("later", "earlier") if difference.unit == "day" else ("more", "less")
    sides = [(difference.more, above), (difference.less, below)]
    told = [f"{word} in {chance_count(share, futures)}" for share, word in sides if share > 0.0]
    same = 1.0 - difference.more - difference.less
    return ", ".join([*told, *([f"the same in {chance_count(same, futures)}"] if same > 1e-9 else [])])


def write_chart(run: Run, found: Sequence[Comparison], path: Path, *, narrow: bool = False) -> None:
    """Draw a comparison into a file.

    Parameters
    ----------
    run : Run
    found : sequence of Comparison
        One.
    path : Path
        Where to, as SVG.
    narrow : bool
        Whether it is drawn for a telephone.

    Raises
    ------
    UsageError
        For several questions, or a file of another kind.
    MissingInput
        Where a library of the extra `brief` is not installed.
    StorageError
        When the disk refuses.
    """
    if path.suffix.lower() != ".svg":
        raise UsageError(f"{str(path)!r}: valid would be a file that ends in .svg")
    if len(found) != 1:
        asked = ", ".join(repr(one.question.text) for one in found)
        raise UsageError(f"a chart shows one question; valid would be one of {asked}")
    from nameplate.brief import extra

    with extra():
        from nameplate.brief.chart.comparison import picture_of
        from nameplate.storage import write_whole

        write_whole(path, picture_of(run, found[0], narrow=narrow).encode("utf-8"))
