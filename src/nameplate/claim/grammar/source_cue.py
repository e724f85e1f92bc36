"""The words by which reports name a source: verbs of saying, and what stands for them."""

from __future__ import annotations

from functools import cache

from nameplate.claim.grammar.cue import Cues, Words
from nameplate.claim.grammar.opening import openings

# What may follow a verb that is of saying only sometimes.
_ENDS = (
    r"(?=\s(?:that|how|why|as\smuch|on|in|at|last|earlier|yesterday|today|reporters|journalists)\b|\s?[,.:;“\"”—–]|$)"
)
_ENTRIES = (
    ("according", r"""
        according\sto
        (?<=in\sthe\s)(?:words|view|opinion|estimation)\sof
        (?<=as\s)(?:reported|stated|announced|confirmed|estimated|noted|cited|disclosed|published)\s(?:\w{1,12}\s)?by
        said\sby(?=\s)
        (?<=,\s)per(?=\sthe\s|\s(?-i:[A-Z]))
        (?<!.)per(?=\sthe\s|\s(?-i:[A-Z]))
        (?<=\()per(?=\s)
        """),
    ("quoted", r"""
        (?:quoted|cited)\s(?:by\s(?P<by>[^,;.]{2,60}?)\s)?as\s(?:saying|telling)
        """),
    ("citing", r"""
        (?:citing|quoting|quoted\sby|referring\sto)
        """),
    ("told", r"""
        (?:told|tells|telling)
        (?:assure|inform|remind|advise|brief)(?:ed|s|d)
        """),
    ("says", r"""
        (?:said|says|say)(?!\sto\sbe\b)(?!\sto\sa\b)
        (?:announce|state|note|declare|promise|concede|reiterate|disclose|acknowledge|pledge|argue|believe|conclude|continue|observe|allege|calculate|compute|muse)[sd]
        emphasi[sz]e[sd]
        guide[sd]\s(?:for|to)
        puts?\sit(?=[,.])
        announce
        (?:report|confirm|claim|explain|warn|insist|predict|comment|mention|stress|recall|remark|boast|indicate|hint|caution|underline|highlight|lament|recount|assert|affirm|contend|elaborate|shrug|joke|reckon|counter|respond|repeat|grumble|protest|signal|tweet|vow|forecast)(?:ed|s|d|led|ged)
        (?:admit|quip|opine|sigh|guess)(?:ted|ed|s|ped|d|es)
        (?:adds|added)(?!\s(?:[\w$€£]{0,4}\d|a\s|an\s|another\b|two\b|three\b|more\b))
        (?:den|repl|clarif|testif)(?:ied|ies)
        (?:estimates|estimated|expects|anticipates|hopes|hoped|forecasts)
        (?:writes|wrote|guided|reveals|revealed|sees|maintains|maintained|attributed|blames|blamed|thinks|assumes)
        (?:spoke|speaks|spoken)\sof
        (?:points?|pointed)\s(?:out|to)
        (?:went\son\sto\ssay|let\sit\sbe\sknown|let\sslip|made\s(?:it\s)?clear|made\sit\sknown|set\sitself)
        puts?(?=\s(?:[\w’'-]{1,20}\s){1,9}(?:at|nearer|near|around|above|below)\b)
        counts(?=\s[\w$€£.]{0,8}\d)
        counted(?=\s[\w$€£.]{0,8}\d)
        (?:gave|gives)(?=\s(?:\w{1,12}\s){0,3}(?:figures?|dates?|numbers?|estimates?)\b)
        (?:named|called|suggests|suggested)
        """),
    ("shows", r"""
        (?:shows?|showed|found|finds|listed|lists)(?!\soff)
        """),
    ("plural", r"""
        (?:expect|estimate|forecast|believe|predict|reckon|see|warn|argue|claim|note|report|add|put|reckon|hope|think|anticipate)(?!\sof\b)
        """),
    ("rumour", r"""
        rumou?rs?(?=\s(?:has\sit|say)\b)
        """),
    ("ends", rf"""
        (?:asked|answered|outlined|detailed|rejects|rejected|dismissed|welcomed|posted){_ENDS}
        """),
)  # fmt: skip
_CUES = Cues(_ENTRIES)


@cache
def _keys() -> frozenset[str]:
    """Return the beginnings of all cues: a sentence without any of them names no source."""
    return frozenset(
        key
        for _, lines in _ENTRIES
        for line in filter(None, map(str.strip, lines.splitlines()))
        for key in openings(line)
    )


def cues_in(text: str, words: Words) -> list[tuple[str, int, int, str]]:
    """Find the words that name a source in a sentence.

    Parameters
    ----------
    text : str
        A sentence.
    words : Words
        The beginnings of its words.

    Returns
    -------
    list of tuple
        For each its label, which tells where the source stands, its offsets, and whom it was told to.

    Examples
    --------
    >>> from nameplate.claim.grammar.cue import words_in
    >>> text = "It opened, TASS says, quoting the United States."
    >>> cues_in(text, words_in(text))
    [('says', 16, 20, ''), ('citing', 22, 29, '')]
    """
    if _keys().isdisjoint([word for _, word in words]):
        return []
    found = _CUES.find(text, words)
    # "The United States": a name is no verb.
    return [
        (hit.label, hit.end if hit.label == "rumour" else hit.start, hit.end, hit.match.groupdict().get("by") or "")
        for hit in found
        if text[hit.start].islower() or hit.start == 0 or hit.label == "according"
    ]
