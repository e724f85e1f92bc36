"""Whether the words around a date look back or ahead: which June is meant."""

from __future__ import annotations

from typing import Final

from nameplate.claim.grammar.date_token import APOSTROPHES, Tokens
from nameplate.claim.grammar.date_when import Lean
from nameplate.claim.grammar.date_word import ANCHORS
from nameplate.report.wordlist import words

_QUOTES: Final = frozenset('"“”')
_COMPARED: Final = frozenset({"than", "against"})
_STOPS: Final = frozenset(".;:()—")
_COMMAS: Final = _STOPS | frozenset(
    [
        '"',
        "“",
        "”",
        ",",
        "and",
        "but",
        "while",
        "whereas",
        "although",
        "though",
        "because",
        "which",
        "who",
        "that",
        "when",
    ]
)
_MODALS: Final = frozenset(words("will would shall should could may might must can ll"))
_PLANNED: Final = (
    "expect", "schedule", "due", "slated", "planned", "planning", "plans", "plan", "target", "anticipat", "aim",
    "suppos", "meant", "promise", "intend", "earmark", "pencil", "forecast", "project", "poised", "hopes", "hoped",
    "likely", "bound", "set", "seek",
)  # fmt: skip
_PRESENT: Final = frozenset({"is", "are"})
_PERFECT: Final = frozenset({"has", "have", "had", "been", "being"})
_WERE: Final = frozenset({"was", "were", "had", "been"})
_AUXILIARY: Final = _MODALS | frozenset(words("be been being have has had is are was were to not also then now still"))
_MOVES: Final = (
    "push", "move", "moving", "postpone", "postponi", "delay", "slip", "shift", "reschedul", "brought", "bring",
    "defer", "held", "suspend", "halt", "extend",
)  # fmt: skip
_PAST: Final = frozenset(
    words(
        "was were had has have did said told made began won took gave came left saw",
        "held sold built went rose fell grew met lost paid bought wrote led became broke brought put cut hit ran",
        "reported",
    )
)
_STARTS: Final = frozenset(
    words(
        "starts begins begin opens launches arrives arrive goes follows ends expires resumes commences closes comes",
        "follow ships",
    )
)
_VERBS_TOO: Final = frozenset({"start", "open", "launch", "ship"})
_ON: Final = frozenset({"track", "course", "schedule"})
_TELLING: Final = _MODALS | _PAST | _STARTS | _VERBS_TOO | _ON | {"to"}
_TELLS: Final = frozenset(words("said says told announced announces confirmed added reported stated"))
_NO_VERB: Final = frozenset(
    words(
        "the a an its their his her our this that these those about around some nearly more less record full all one",
        "two market date over up within",
    )
)
_NO_PAST: Final = frozenset(words("based called named limited united skilled combined unmanned need feed speed seed"))
_REACH: Final = 30


def lean_of(tokens: Tokens, start: int, end: int) -> Lean:
    """Tell whether the nearest verb of a date looks back or ahead.

    The verb of its own clause counts first, before the date and then behind it; then that of the sentence.

    Parameters
    ----------
    tokens : Tokens
        A sentence.
    start, end : int
        The first token of the date, with a "by" before it, and the one behind its last.

    Examples
    --------
    >>> tokens = Tokens("In October it said that it would start in May.")
    >>> lean_of(tokens, 0, 2), lean_of(tokens, 9, 10)
    ('past', 'future')
    """
    if tokens.words[start] == "since" or not _COMPARED.isdisjoint(tokens.words[max(0, start - 2) : start]):
        return "past"
    if tokens.words[start - 1] in ("to", "into") and is_moved(tokens, start):
        return "future"
    back, on = range(start - 1, max(-1, start - _REACH), -1), range(end, min(tokens.count, end + _REACH))
    head = tokens.words[end] == "," and (start < 2 or not _COMMAS.isdisjoint(tokens.words[start - 2 : start]))
    for way, stops in _ways(back, on, first=head):
        lean = _scan(tokens, way, stops)
        if lean:
            return lean
    return "future" if tokens.words[start] in ("by", "until", "till") else ""


def _ways(back: range, on: range, *, first: bool) -> tuple[tuple[range, frozenset[str]], ...]:
    """Return where to look for a verb: in the clause, then in the sentence; first on after "In October, "."""
    wide = ((on, _STOPS), (back, _STOPS)) if first else ((back, _STOPS), (on, _STOPS))
    return ((back, _COMMAS), (on, _COMMAS), *wide)


def _scan(tokens: Tokens, places: range, stops: frozenset[str]) -> Lean:
    """Return the lean of the first verb on a way; who says something out of its quotation marks does not count."""
    quoted = False
    for at in places:
        word = tokens.words[at]
        if word in stops:
            return ""
        if word in _QUOTES:
            quoted = not quoted
        if word.endswith("n") and tokens.words[at + 1] in APOSTROPHES and word != "won":
            word = word[:-1]  # wasn't
        if word not in _TELLING and not word.endswith("ed") and not word.startswith(_PLANNED):
            continue  # most words
        lean = _verb(tokens, at, word)
        if lean and not (quoted and word in _TELLS):
            return lean
    return ""


def _verb(tokens: Tokens, at: int, word: str) -> Lean:
    """Return which way one word looks; empty for what is no verb, such as the month of May."""
    if word in _MODALS:
        return "" if tokens.capital(at) and at > 0 else "future"
    if _looks_ahead(tokens, at, word):
        return "future"
    if word == "to":
        return _infinitive(tokens, at)
    if word.startswith(_PLANNED) and _is_plan(tokens, at, word):
        return _plan(tokens, at)
    if word in _PAST or (word.endswith("ed") and len(word) > 4 and word not in _NO_PAST and not tokens.capital(at)):
        return _past(tokens, at)
    return ""


def _looks_ahead(tokens: Tokens, at: int, word: str) -> bool:
    """Say whether a word in the present tells of what is to come: starts, works start, on track, won't."""
    before = tokens.words[at - 1]
    if word in _STARTS or (word in _VERBS_TOO and before.endswith("s")):
        return True
    return (word in _ON and before == "on") or (word == "won" and tokens.words[at + 1] in APOSTROPHES)


def _is_plan(tokens: Tokens, at: int, word: str) -> bool:
    """Say whether a word is one of planning and not its namesake: plant, planet, project, setting."""
    if word in ("set", "bound"):
        return tokens.words[at + 1] in ("to", "for")
    if word in ("likely", "due", "planned", "planning", "plans", "plan", "poised", "slated", "meant", "hopes", "hoped"):
        return True
    return not word.startswith(("plan", "due", "set", "bound", "likely")) and word not in ("project", "projects")


def _infinitive(tokens: Tokens, at: int) -> Lean:
    """Read "is to open" and "plans to open" as to come, "was to open" and "began to open" as past."""
    verb = tokens.words[at + 1]
    plain = verb.isalpha() and not tokens.capital(at + 1) and verb not in _NO_VERB and verb not in ANCHORS
    if not plain or verb.endswith(("s", "ing", "ly", "ed")) or len(verb) < 2:
        return ""
    before = tokens.words[at - 1]
    if before in _WERE:
        return "past" if not _reported(tokens, at) else "future"
    if before in ("began", "started", "failed", "managed", "continued", "used", "had", "helped", "forced"):
        return "past"
    if before.startswith(_PLANNED) and _is_plan(tokens, at - 1, before):
        return _plan(tokens, at - 1)
    return "future"


def _plan(tokens: Tokens, at: int) -> Lean:
    """Read "is due in May" as to come and "was due in May" as past, but "said it was due in May" as to come."""
    auxiliaries = _auxiliaries(tokens, at)
    if not auxiliaries.isdisjoint(_WERE) and auxiliaries.isdisjoint(_MODALS):
        return "future" if _reported(tokens, at) else "past"
    return "future"


def _past(tokens: Tokens, at: int) -> Lean:
    """Read "was opened" and "has opened" as past, "will be opened" and "is opened" as to come."""
    auxiliaries = _auxiliaries(tokens, at)
    if not auxiliaries.isdisjoint(_MODALS) or "to" in auxiliaries:
        return "past" if "was" in auxiliaries or "were" in auxiliaries else "future"
    if not auxiliaries.isdisjoint(_PRESENT) and auxiliaries.isdisjoint(_PERFECT):
        return "future"
    moved = tokens.words[at].startswith(("delay", "postpon", "push", "mov", "shift", "defer", "reschedul", "slipp"))
    if moved and tokens.words[at + 1] in ("to", "until", "till", "by", "back", "out"):
        return "future"
    return "past"


def _auxiliaries(tokens: Tokens, at: int) -> set[str]:
    """Return the small verbs right before a verb: will be, was first, had been."""
    found = set()
    for place in range(at - 1, max(-1, at - 5), -1):
        word = tokens.words[place]
        if word in _AUXILIARY or (word in ("t",) and tokens.words[place - 1] in APOSTROPHES):
            found.add(word)
        elif not (word.endswith("ly") or word in ("first", "once", "only", "initially", "again")):
            break
    return found


def _reported(tokens: Tokens, at: int) -> bool:
    """Say whether a "was" is someone's "is" told later: "said it was due"; not where it is told as an old plan."""
    before = tokens.words[max(0, at - 12) : at]
    old = not {"originally", "first", "initially", "once", "earlier", "previously"}.isdisjoint(before)
    return not old and not (_TELLS.isdisjoint(before) and "that" not in before)


def is_moved(tokens: Tokens, place: int) -> bool:
    """Say whether a date was moved: "postponed from 2025 to 2027" names two dates and no interval."""
    for at in range(place - 1, max(-1, place - 9), -1):
        word = tokens.words[at]
        if word in (".", ";", ":"):
            return False
        if word.startswith(_MOVES):
            return word != "extend"
    return False
