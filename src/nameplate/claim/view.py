"""Claims where they stand: every sentence that carries some, with the spans to be marked in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from nameplate.claim.model import Claim
from nameplate.claim.rule.sentence import sentences
from nameplate.report import Report


@dataclass(frozen=True)
class Passage:
    """A stretch of a report with the claims that it carries.

    Parameters
    ----------
    text : str
        The sentence or sentences, exactly as in the report.
    start : int
        Where it begins in the report's text.
    claims : tuple of Claim
        In the order of the text.
    """

    text: str
    start: int
    claims: tuple[Claim, ...]

    def pieces(self) -> Iterator[tuple[str, bool]]:
        """Yield the text in pieces, each with whether a claim's quote covers it.

        Examples
        --------
        >>> report = Report.of("It has four lines now.")
        >>> claim = Claim.make(report=report.id, kind="line_count", start=7, end=17, quote="four lines")
        >>> list(passages(report, [claim])[0].pieces())
        [('It has ', False), ('four lines', True), (' now.', False)]
        """
        edges = sorted({0, len(self.text), *(edge - self.start for c in self.claims for edge in (c.start, c.end))})
        last: tuple[str, bool] | None = None
        for first, end in pairwise(edges):
            marked = any(c.start - self.start <= first and end <= c.end - self.start for c in self.claims)
            if last and last[1] == marked:
                last = last[0] + self.text[first:end], marked
                continue
            if last:
                yield last
            last = self.text[first:end], marked
        if last:
            yield last


def passages(report: Report, claims: Iterable[Claim]) -> list[Passage]:
    """Return the passages of a report that carry claims.

    Parameters
    ----------
    report : Report
        The document.
    claims : iterable of Claim
        Those of other reports, and those whose quote does not stand where they say, are left out.

    Returns
    -------
    list of Passage
        In the order of the text. A claim that runs over several sentences joins them.

    Examples
    --------
    >>> passages(Report.of("It has four lines."), [])
    []
    """
    own = sorted(
        (c for c in claims if c.report == report.id and report.text[c.start : c.end] == c.quote),
        key=lambda c: (c.start, c.end, c.id),
    )
    spans = [(s.offset, s.offset + len(s.text)) for _, block in sentences(report) for s in block]
    found: list[tuple[int, int, list[Claim]]] = []
    index = 0
    for claim in own:
        while index < len(spans) and spans[index][1] <= claim.start:
            index += 1
        start, end = spans[index] if index < len(spans) and spans[index][0] <= claim.start else (claim.start, claim.end)
        if found and start < found[-1][1]:
            first, last, held = found.pop()
            found.append((first, max(last, end, claim.end), [*held, claim]))
        else:
            found.append((start, max(end, claim.end), [claim]))
    return [Passage(report.text[start:end], start, tuple(held)) for start, end, held in found]
