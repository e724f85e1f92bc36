"""The same story told twice: one wire report in several papers is one source, not several."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from nameplate.report.model import Report

SAME = 0.5
"""Share of the shorter text's runs of five words that must stand in the longer one too.

Papers that print the same wire report change the headline, cut the end and mend a word here and there: what they keep
is well above half. Two reporters at the same event share names, figures and the sentences of a spokesman, and write the
rest anew: what they share is well below a third.
"""

_RUN = 5
_LEAST = 20
"""Runs of words below which a text is too short to be compared by parts: it must be the other word for word."""
_MOST = 20_000
"""Words of a text that are compared; nobody prints a longer wire report."""
_WORD = re.compile(r"\w{1,40}")


def stories(reports: Sequence[Report]) -> list[list[Report]]:
    r"""Put reports that tell the same story together.

    Parameters
    ----------
    reports : sequence of Report
        Any number; the work grows with their length and with how many share their words.

    Returns
    -------
    list of list of Report
        Each report once; groups and members in the order given. A report that stands alone is a group of one.

    Examples
    --------
    >>> wire = "The plant in the north will open next year and make thirty thousand tonnes of steel a year. "
    >>> wire += "Two of the four furnaces have been delivered, its owner said on Monday; the rest is to follow soon."
    >>> papers = [Report.of(wire), Report.of("Port closes."), Report.of("New plant soon\n\n" + wire[:160])]
    >>> [len(group) for group in stories(papers)]
    [2, 1]
    """
    runs = [_runs(report) for report in reports]
    owner = list(range(len(reports)))
    for one, other in _pairs(runs):
        first, second = sorted((_root(owner, one), _root(owner, other)))
        owner[second] = first
    groups: dict[int, list[Report]] = defaultdict(list)
    for number, report in enumerate(reports):
        groups[_root(owner, number)].append(report)
    return list(groups.values())


def same_story(one: Report, other: Report) -> bool:
    r"""Say whether two reports tell the same story in the same words.

    Parameters
    ----------
    one, other : Report
        The order does not matter.

    Examples
    --------
    >>> same_story(Report.of("Works open\n\nThe plant is open."), Report.of("Plant opens\n\nThe plant is open."))
    True
    """
    return len(stories([one, other])) == 1


def _runs(report: Report) -> frozenset[tuple[str, ...]]:
    """Every run of five words of the article itself, without headline, names of papers and furniture."""
    tokens: list[str] = []
    for block in report.blocks:
        if block.role in ("body", "bullet"):
            tokens += _WORD.findall(report.text[block.start : min(block.end, block.start + 50 * _MOST)].lower())
        if len(tokens) > _MOST:
            break
    del tokens[_MOST:]
    if not tokens:
        return frozenset()
    return frozenset(zip(*(tokens[at:] for at in range(min(_RUN, len(tokens)))), strict=False))


def _pairs(runs: Sequence[frozenset[tuple[str, ...]]]) -> list[tuple[int, int]]:
    """Find the pairs that share enough, by way of who holds each run of words."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, some in enumerate(runs):
        for run in some:
            holders[run].append(number)
    shared = Counter(pair for some in holders.values() if len(some) > 1 for pair in combinations(some, 2))
    return [pair for pair, count in shared.items() if _enough(count, *sorted((len(runs[pair[0]]), len(runs[pair[1]]))))]


def _enough(shared: int, shorter: int, longer: int) -> bool:
    return shared >= SAME * shorter if shorter >= _LEAST else shared == shorter == longer


def _root(owner: list[int], number: int) -> int:
    while owner[number] != number:
        owner[number] = owner[owner[number]]
        number = owner[number]
    return number
