"""The subject of a verb of saying, read backwards from the verb."""

from __future__ import annotations

import re

from nameplate.claim.grammar.source_name import PRONOUNS
from nameplate.claim.grammar.source_sort import is_role, is_several
from nameplate.claim.grammar.source_token import (
    BEFORE_NAMES,
    FIRST,
    LINKS,
    PLACED,
    REACH,
    STOPS,
    WIDTH,
    Token,
    Who,
    tokens_of,
)
from nameplate.report.wordlist import words

_RELATIVE = frozenset(words("who which"))
_SUFFIXES = frozenset(
    words("Ltd Ltd. Inc Inc. LLC Co Co. SA AG PLC plc Plc Corp Corp. Limited GmbH LP KG NV BV SE SpA")
)
_ADVERBS = frozenset(
    words(
        "then now also later has had have once first recently earlier already today yesterday proudly further only",
        "publicly long repeatedly still meanwhile however again never would did does will could themselves itself",
        "himself herself since thus therefore nevertheless always often even too just ever",
    )
)
_DAYS = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October"
    r"|November|December)$"
)
_OUTER = frozenset(
    words(
        "and but when while where as if because although though that so yet since after before for in on at by with to",
        "of or then now later also meanwhile earlier",
    )
)
_PERSON = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?[A-Z][\w’'.-]{1,25}(?:\s(?:de|al|von|van|bin|[A-Z][\w’'.-]{0,25})){1,4}$"
)
_BE = frozenset(words("was were is are been"))
_HOWEVER = frozenset(words("however meanwhile though too meantime"))
_VERBS = frozenset(words("said says was were is are will would"))


def subject_before(text: str, place: int, *, passive: bool = False) -> Who | None:
    """Return the subject of a verb.

    Parameters
    ----------
    text : str
        A sentence.
    place : int
        Where the verb begins.
    passive : bool
        A form of "be" may stand before it: "Stradling was quoted".

    Examples
    --------
    >>> text = "Then Alexander Mikheev, head of Rosoboronexport, recently said so."
    >>> subject_before(text, text.index("said")).name
    'Alexander Mikheev'
    >>> text = "Two people familiar with the schedule say so."
    >>> subject_before(text, text.index("say")).name
    'Two people familiar with the schedule'
    """
    low = max(0, place - REACH)
    if low:
        low = text.find(" ", low, place) + 1
    tokens = tokens_of(text, low, place)[-2 * WIDTH :]
    last = _without_adverbs(tokens, len(tokens) - 1)
    if passive and last >= 0 and tokens[last].word in _BE:
        last = _without_adverbs(tokens, last - 1)
    if last >= 0 and tokens[last].word in ",)—–":
        return _before_aside(text, tokens, last)
    return _phrase(text, tokens, last)


def _without_adverbs(tokens: list[Token], last: int) -> int:
    """Step back over "has also", "on Monday", "however,"."""
    for _ in range(6):
        step = _adverb(tokens, last)
        if step == 0:
            break
        last -= step
    return last


def _adverb(tokens: list[Token], last: int) -> int:
    """Return how many tokens the adverb at a place has."""
    if last < 0:
        return 0
    word, led = tokens[last].word, tokens[last - 1].word if last else ""
    if word in _ADVERBS or (word.endswith("ly") and word.islower() and not is_role(word)):
        return 1
    if word == "," and led in _HOWEVER:
        return 3 if last > 1 and tokens[last - 2].word == "," else 2
    if _DAYS.match(word) and led in ("on", "in", "last", "this", "late"):
        return 2
    return 2 if word in ("week", "month", "year") and led in ("last", "this") else 0


def _before_aside(text: str, tokens: list[Token], last: int) -> Who | None:
    """Read what stands before ", head of Rosoboronexport," or "(Ind)"."""
    mark, tried = tokens[last].word, 0
    opens = {",": ",", ")": "("}.get(mark, "—–")
    for i in range(last - 1, max(0, last - WIDTH), -1):
        if tokens[i].word in ';:“"' or tried == 3:
            return None
        if tokens[i].word not in opens:
            continue
        if mark == ")" and tokens[i - 1].word == ",":
            return _before_aside(text, tokens, i - 1)
        who = _phrase(text, tokens, i - 1)
        if who is not None and who.name.lower() not in PRONOUNS:
            aside = text[tokens[i].end : tokens[last].start].strip()
            return _named(text, who, tokens[i].end, tokens[last].start, aside)
        tried += 1
    return None


def _named(text: str, who: Who, start: int, end: int, aside: str) -> Who:
    """Take the name from the aside where the phrase has none: "Haesung's chairman, Noh Jae-won,"."""
    if is_role(who.name.rsplit(" ", 1)[-1]) and _PERSON.match(aside):
        first = text.index(aside, start, end)
        return Who(first, first + len(aside), aside, f"{who.around} {aside}")
    return who._replace(aside=aside)


def _phrase(text: str, tokens: list[Token], last: int) -> Who | None:
    """Read the phrase that ends with a token."""
    if last < 0 or tokens[last].mark:
        return None
    token = tokens[last]
    low = token.word.lower()
    if low in PRONOUNS:
        return Who(token.start, token.end, token.word, token.word)
    if low in _RELATIVE and last > 1 and tokens[last - 1].word == ",":
        return _phrase(text, tokens, last - 2)
    if low == "them" and last > 1 and tokens[last - 1].word == "of" and tokens[last - 2].word.lower() == "one":
        return Who(tokens[last - 2].start, token.end, "one of them", "one of them")
    if not token.capital:
        return _role(text, tokens, last)
    first = last
    while first > 0 and _joins(tokens, first - 1):
        first -= 1
    # A small word cannot begin a name, nor can one that only has its capital from the sentence's beginning.
    while first < last and (tokens[first].word in LINKS or tokens[first].word.lower() in _OUTER):
        first += 1
    return _name_at(text, tokens, first, last)


def _joins(tokens: list[Token], i: int) -> bool:
    """Say whether a token goes on with a name to its right."""
    token = tokens[i]
    if token.mark:
        # "Roppex Electric Co., Ltd."
        return token.word == "," and tokens[i + 1].word in _SUFFIXES and i > 0 and tokens[i - 1].capital
    if token.capital:
        # "Haesung's Noh": what owns is no part of the name.
        return not token.word.endswith(("'s", "’s", "s'", "s’")) and not _sentence_end(token)
    return (
        token.word in LINKS
        and i > 0
        and (tokens[i - 1].capital or tokens[i - 1].word in LINKS)
        and not tokens[i - 1].mark
    )


def _sentence_end(token: Token) -> bool:
    return token.word.endswith(".") and len(token.word) > 4 and token.word not in ("Corp.", "Prof.", "Cllr.", "Capt.")


def _name_at(text: str, tokens: list[Token], first: int, last: int) -> Who | None:
    before = first - 1
    if before >= 0 and tokens[before].word.lower() == "the":
        before -= 1
    if before >= 0 and tokens[before].word in BEFORE_NAMES:
        # "officials in Caracas said": the name only says where they are.
        return _role(text, tokens, last)
    start = first
    for i in range(first - 1, max(-1, first - 7), -1):
        token = tokens[i]
        if token.mark or (token.word.lower() in STOPS and token.word != "of"):
            break
        start = i
    if first == last and before == first - 2 and is_role(tokens[first].word.lower()):
        first -= 1  # "the Company said"
    name = text[tokens[first].start : tokens[last].end]
    lead = min(tokens[start].start, tokens[first].start)
    if lead > 3 and text[lead - 4 : lead].lower() == "the ":
        lead -= 4
    return Who(tokens[first].start, tokens[last].end, name, text[lead : tokens[last].end], lead=lead)


def _role(text: str, tokens: list[Token], last: int) -> Who | None:
    """Read a phrase around a word for those who speak: "a senior official at the Ministry of Commerce"."""
    for head in range(last, max(-1, last - 14), -1):
        token = tokens[head]
        if token.mark or (head != last and token.word.lower() in _VERBS):
            return None
        if not is_role(token.word) or (head != last and tokens[head + 1].word not in PLACED):
            continue
        first = _role_start(tokens, head)
        # "people at the company said": a role behind a preposition only says where the head belongs.
        placed = first > 0 and tokens[first - 1].word in PLACED
        if placed and any(is_role(before.word) for before in tokens[max(0, first - 6) : first]):
            continue
        if first == head and token.word[0].islower() and not is_several(token.word):
            return None
        phrase = text[tokens[first].start : tokens[last].end]
        return Who(tokens[first].start, tokens[last].end, phrase, phrase)
    return None


def _role_start(tokens: list[Token], head: int) -> int:
    first = head
    for i in range(head - 1, max(-1, head - 7), -1):
        token = tokens[i]
        low = token.word.lower()
        if token.mark or _sentence_end(token):
            break
        if low in FIRST:
            return i
        if low in STOPS or (low in _ADVERBS and not token.capital):
            break
        first = i
    return first
