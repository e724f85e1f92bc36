"""The words for a source that stand behind its verb: "said chief executive X", "according to X"."""

from __future__ import annotations

import re

from nameplate.claim.grammar.source_name import PRONOUNS
from nameplate.claim.grammar.source_sort import is_paper, is_role
from nameplate.claim.grammar.source_token import FIRST, LINKS, PLACED, REACH, STOPS, WIDTH, Token, Who, tokens_of

_CLOSES = re.compile(
    r"\s?(?:[,.;:)”\"“—–]|$|-\s|(?:on|in|at|last|this|who|during|after|when|as|from|told|earlier|yesterday|today|late|citing"
    r"|quoting|but|while|late|and|via|through|of|for|with|to|reporters|speaking)\b)"
)
_ASIDE = re.compile(r"(?:,\s|\s?\()((?!who\b|which\b|and\b|but\b|as\b|speaking\b)[^,.;]{2,70}(?:,\s[^,.;]{2,60})?)")
_TELLING = frozenset({"who", "which", "that", "familiar", "close", "with"})
"""Words behind which the rest of the phrase only tells who the source is."""


def name_behind(text: str, place: int, *, closed: bool) -> Who | None:
    """Return the source whose words begin at a place.

    Parameters
    ----------
    text : str
        A sentence.
    place : int
        Where they begin.
    closed : bool
        They must end where a clause can end: ``said chief executive Gunnar Groebler on Monday``.

    Examples
    --------
    >>> text = "It will open, said Rostec head Sergei Chemezov."
    >>> name_behind(text, text.index("Rostec"), closed=True).name
    'Sergei Chemezov'
    """
    tokens = tokens_of(text, place, min(len(text), place + REACH))[:WIDTH]
    stop = next((i for i, token in enumerate(tokens) if token.mark), len(tokens))
    tokens = tokens[:stop]
    if tokens and tokens[0].word.lower() in PRONOUNS:
        who: Who | None = Who(tokens[0].start, tokens[0].end, tokens[0].word, tokens[0].word)
    else:
        who = _behind(text, tokens)
    if who is None or (closed and not _CLOSES.match(text, who.end)):
        return None
    aside = _ASIDE.match(text, who.end)
    return who._replace(aside=aside[1]) if aside else who


def _behind(text: str, tokens: list[Token]) -> Who | None:
    """Take the last name of a phrase, or the phrase itself where a role speaks."""
    run: tuple[int, int] | None = None
    role, placed, i = -1, False, 0
    while i < len(tokens):
        token, low = tokens[i], tokens[i].word.lower()
        if token.capital and not (low in FIRST and i == 0):
            run = (i, _run_end(tokens, i))
            i = run[1]
        elif is_role(token.word):
            role, placed = i, False
        elif low in PLACED:
            if role < 0 or (run is not None and run[0] > role):
                break
            placed = True
            if low in _TELLING:
                i = len(tokens)
                break
        elif low in STOPS or (not placed and max(role, run[0] if run else -1) >= 0 and not _role_soon(tokens, i)):
            break
        i += 1
    return _chosen(text, tokens[:i], run, role, placed=placed)


def _run_end(tokens: list[Token], last: int) -> int:
    while last + 1 < len(tokens) and not tokens[last].word.endswith(("'s", "’s")):
        following, ahead = tokens[last + 1], tokens[last + 2 : last + 4]
        linked = (
            following.word in LINKS and ahead and (ahead[0].capital or (ahead[0].word in LINKS and ahead[-1].capital))
        )
        if not following.capital and not linked:
            break
        last += 1
    return last


def _role_soon(tokens: list[Token], i: int) -> bool:
    return any(is_role(token.word) for token in tokens[i + 1 : i + 3])


def _chosen(text: str, tokens: list[Token], run: tuple[int, int] | None, role: int, *, placed: bool) -> Who | None:
    if not tokens or (run is None and role < 0):
        return None
    whole = Who(tokens[0].start, tokens[-1].end, "", text[tokens[0].start : tokens[-1].end])
    speaks = role >= 0 and (run is None or role > run[1] or (placed and not is_paper(tokens[role].word)))
    if speaks or run is None:
        last = tokens[-1 if placed else role]
        return Who(whole.start, last.end, text[whole.start : last.end], whole.around)
    first, last = tokens[run[0]], tokens[run[1]]
    return Who(first.start, last.end, text[first.start : last.end], whole.around)
