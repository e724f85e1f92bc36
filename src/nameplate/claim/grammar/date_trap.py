"""Telling dates from what only looks like one: 2000 workers, Vision 2030, ISO 9001:2015, green H2, May I."""

from __future__ import annotations

from typing import Final

from nameplate.claim.grammar.date_name import is_plural
from nameplate.claim.grammar.date_node import Cycle, Fixed, Node
from nameplate.claim.grammar.date_token import APOSTROPHES, DASHES, Tokens
from nameplate.claim.grammar.date_word import DAYS
from nameplate.report.dateline import MONTHS
from nameplate.report.wordlist import words

_SURE: Final = frozenset(
    words(
        "in since during by from until till through before after late early mid end fiscal between circa year back",
        "beyond around throughout starting beginning commencing",
    )
)
_WEAK: Final = frozenset(words("of for about to and or than as at on date target targets completion commissioning"))
_MARKS: Final = frozenset("([,:;/'’‘\"“•|&") | DASHES
_PREPOSITIONS: Final = _SURE | frozenset(words("of for to and or about as on this next last the"))
_LEADS: Final = _PREPOSITIONS | {"-", "late", "early", "mid", "end"}
_VERBS: Final = frozenset(
    words(
        "due expected planned scheduled opens opened launched completed starts started begins began commissioned",
        "founded established est built set sop start opening launch delivery production commencement",
    )
)
_DATED: Final = frozenset(
    words(
        "start launch opening target targets goal goals deadline date budget agreement contract deal output",
        "production sales revenue revenues results forecast guidance level levels figures season crop harvest",
        "completion delivery deliveries plan plans shipments exports imports turnover volumes earnings report",
        "baseline election elections",
    )
)
_ARTICLES: Final = frozenset(words("a an the its their his her our this"))
_MEASURES: Final = frozenset(
    words(
        "units unit pieces tonnes tons tonne ton km kilometres kilometers miles metres meters m kg mw gw kw gwh mwh",
        "kwh hours hour minutes days euros dollars rupees percent per million billion crore lakh hectares acres mm cm",
        "people men women barrels litres",
    )
)
_LAWS: Final = frozenset(words("class act law code directive regulation order rules standard resolution model vintage"))
_MORE: Final = frozenset(words("more less fewer over nearly almost some only least most exactly up another"))
_GLUE: Final = frozenset("$€£¥₹#@_+=*№~^<>\\")
_JOINERS: Final = frozenset({"to", "through", "or", "and", "/"}) | DASHES
_OF_SEASONS: Final = frozenset(
    words("months season break holiday holidays recess because when while where which amid ahead although according")
)
_ROUND: Final = frozenset({1800, 1850, 1900, 1950, 2000})


def stands(tokens: Tokens, place: int, end: int, node: Node, *, sided: bool = False, joined: bool = False) -> bool:
    """Say whether what was read as a date is one.

    Parameters
    ----------
    tokens : Tokens
        A sentence.
    place, end : int
        The first token, without a "by" before it, and the one behind the last.
    node : Node
        What was read.
    sided : bool
        "By" or "since" stands before it.
    joined : bool
        Another date and a dash or a "to" stand before it.

    Examples
    --------
    >>> text = Tokens("Under Vision 2030 it hired 2000 workers in 2024.")
    >>> [stands(text, place, place + 1, Fixed(None)) for place in (2, 5, 8)]
    [False, False, True]
    """
    if tokens.glued(end) and _touched(tokens, end):
        return False
    if not joined and tokens.glued(place) and not _is_free(tokens, place):
        return False
    place += tokens.words[place] == "the"
    first = tokens.words[place]
    if first in DAYS:  # the technology of today and tomorrow
        return tokens.words[place - 1] != "of" and tokens.words[place - 2] not in DAYS
    if isinstance(node, Fixed) and end == place + 1 + (first in APOSTROPHES):
        return _year(tokens, place, end, sided or joined)
    if isinstance(node, Cycle):
        return joined or _bare(tokens, place, end, node, sided)
    return True


def _touched(tokens: Tokens, end: int) -> bool:
    """Say whether what touches a date from behind is letters or figures, as in 2024x."""
    return tokens.words[end].isalnum() and tokens.words[end - 1] != "."


def _is_free(tokens: Tokens, place: int) -> bool:
    """Say whether what touches a date from before is no letter, figure or sign: not in MY2025, AK-103 or $2000."""
    before, figures = tokens.words[place - 1], tokens.words[place - 2][:1].isdigit()
    if before.isalnum() or before in _GLUE:
        return False
    if before == "-":
        return not tokens.glued(place - 1) or tokens.words[place - 2] in ("pre", "post")
    parts = before in (":", "/", ".", ",") and figures and tokens.words[place][:1].isdigit()
    return not (parts and tokens.glued(place - 1))


def _year(tokens: Tokens, place: int, end: int, sided: bool) -> bool:
    """Tell a year from a count and from a part of a name."""
    before, behind = tokens.words[place - 1], tokens.words[end]
    number = tokens.year(place) or 0
    if tokens.words[end] in ("%", "°") or (behind in _MEASURES and not _after_all(behind, before)):
        return False
    if tokens.glued(end) and tokens.words[end] in ("/", ".", ":") and tokens.glued(end + 1):
        then = tokens.words[end + 1]
        if then.isdecimal() or (tokens.words[end] == "/" and len(then) < 3):
            return False
    if before in _SURE or sided:
        counted = number in _ROUND or (sided and before in _MORE)
        return not (counted and _counts(tokens, end))
    if before in _WEAK or tokens.words[place - 1] in _MARKS or place == 0 or before in ("\n", ""):
        return _weak(tokens, place, end, number)
    if before in _VERBS or (before in _ARTICLES and (behind in _DATED or tokens.words[end + 1] in _DATED)):
        return True
    return (behind in _DATED and not tokens.written(place - 1)[:1].isupper()) or _last(tokens, place, end)


def _after_all(behind: str, before: str) -> bool:
    """Say whether people may do something in a year: "in 2024 people moved in" is no count."""
    return behind in ("people", "men", "women") and before in ("in", "since", "during")


def _weak(tokens: Tokens, place: int, end: int, number: int) -> bool:
    before, earlier = tokens.words[place - 1], tokens.words[place - 2]
    if before == "of" and earlier in _LAWS:
        return False
    if before in ("than", "about", "to", "least") and (number in _ROUND or earlier in _MORE):
        return False
    if tokens.words[place - 1] in DASHES and tokens.written(place - 2)[:1].isupper() and tokens.glued(place - 1):
        return False
    return not _counts(tokens, end)


def _counts(tokens: Tokens, end: int) -> bool:
    """Say whether counted things follow: "2000 skilled workers", not "2024 sales" or "2024 and ships"."""
    word = tokens.words[end]
    if word in _DATED or not word.isalpha() or not word.islower() or tokens.capital(end):
        return False
    if is_plural(tokens, end):
        return True
    small = len(word) <= 3 or word in ("with", "when", "while", "which", "from", "this", "saw", "sales", "that")
    return not small and is_plural(tokens, end + 1) and not word.endswith("ed")


def _last(tokens: Tokens, place: int, end: int) -> bool:
    """Say whether a year closes the text behind a plain word: "first cells 2027"."""
    ends = end >= tokens.count or (end == tokens.count - 1 and not tokens.words[end].isalnum())
    return ends and tokens.written(place - 1).islower() and tokens.words[place - 1] not in _MORE


def _bare(tokens: Tokens, place: int, end: int, node: Cycle, sided: bool) -> bool:
    """Say whether a month, quarter, half or season without a year is one."""
    before, behind = tokens.words[place - 1], tokens.words[end]
    led = sided or before in _LEADS
    if node.step is not None or node.unit not in ("month", "season", "half", "quarter"):
        return True
    if node.unit == "month":
        return _month(tokens, place, end, led)
    if behind == "of":
        return False
    if node.unit == "season":
        return _season(tokens, place, end, sided)
    if node.unit == "half":
        return led and behind not in ("time", "dozen", "marathon") and not _hydrogen(tokens, place, behind)
    return before in _LEADS or not tokens.capital(place - 1) or tokens.words[place] != "q"


def _hydrogen(tokens: Tokens, place: int, behind: str) -> bool:
    """Say whether H2 is a gas: in H2 production, not in H2 2026 nor in H2 and later."""
    coded = tokens.words[place] in ("h", "1", "2")
    return coded and behind.isalpha() and len(behind) > 4 and behind not in _SURE and behind not in _DATED


def _month(tokens: Tokens, place: int, end: int, led: bool) -> bool:
    word = tokens.words[place]
    if not tokens.capital(place):
        return False
    if tokens.words[end + 1] in MONTHS and tokens.words[end] in _JOINERS:
        return True
    follows = tokens.capital(end) and not tokens.glued(end)
    if follows and tokens.words[end] == "day":
        return False  # May Day
    if word in ("may", "march"):
        return led
    return (led or not follows) if len(word) > 4 or word in ("june", "july") else led and not follows


def _season(tokens: Tokens, place: int, end: int, sided: bool) -> bool:
    """Tell a season from a fall, a spring and spring steel; "the autumn" is one whatever follows."""
    the = tokens.words[place - 1] == "the"
    if not sided and tokens.words[place - 1 - the] not in _LEADS and tokens.words[place - 1 - the] != "every":
        return False
    behind = tokens.words[end]
    noun = behind.isalpha() and len(behind) > 4 and behind not in _SURE and behind not in _DATED
    return the or not noun or behind in _OF_SEASONS
