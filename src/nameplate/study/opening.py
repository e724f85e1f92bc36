"""Questions as people open them, rewritten into the canonical forms by a table.

Nothing is guessed here: a rewriting only moves words about. What the names and dates mean is the reader's business.
"""

from __future__ import annotations

import re
from typing import Final

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DAY_MONTH: Final = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<month>{_MONTH})\.?,? (?P<year>\d{{4}})\b", re.IGNORECASE
)
_PART: Final = re.compile(
    r"\b(?:the )?(?:(?P<half>first|second) half of|(?P<quarter>first|second|third|fourth|last) quarter of|"
    r"(?P<short>[qh][1-4])(?: of)?) (?P<year>\d{4})\b",
    re.IGNORECASE,
)
_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}

_MADE: Final = r"(?:made|produced|manufactured|built|assembled|turned out)"
_MAKE: Final = r"(?:make|produce|manufacture|build|assemble|turn out)s?"
_DO: Final = r"(?:will|would|can|could|do|does|did)"
_BE: Final = r"(?:will(?: have)?|would|can|could|are|is|were|was|has|have|to)(?: be| been)?"
_RELATION: Final = r"(?:at least|at most|more than|less than|no more than|no less than|over|above|below|up to)"
_AMOUNT: Final = rf"(?:{_RELATION} )?\d(?!\w*(?:st|nd|rd|th)\b)"
_REACH: Final = r"(?:first )?(?:reach|hit|pass|exceed|get to)(?:es|s)?"
_WHEN: Final = r"(?:by|in|before|during|until|at|between|from) (?:the )?(?:end of )?\d{4}.*"

# What a form may be called instead, at the beginning of a question.
_SYNONYMS: Final = (
    (r"(?:please |tell me |show me |give me |estimate |so |and )+", ""),
    (r"(?:what|which)(?:'s| is| are| was| will be| would be)(?: the)? (?=\w)", ""),
    (r"what will (?:the )?(?P<a>(?:output|production|share|dependence|cover)\b.*?) be\b(?P<b>.*)", r"\g<a>\g<b>"),
    (r"(?:the )?(?:total |expected )?(?:production|manufacture|output) (?=of\b)", "output "),
    (r"(?:the )?(?:probability|likelihood|odds|chances|chance) (?=of\b|that\b)", "chance "),
    (r"(?:how likely|how probable) (?:is it|will it be)(?: that)? ", "chance that "),
    (r"(?:is it (?:likely|probable|possible)|is there (?:a|any) chance) that ", "chance that "),
    (r"how (?:likely|probable) (?:is|are) ", "chance of "),
    (r"(?:what |which |the )?(?:percentage|proportion|fraction|part|share)(?: of)?(?: the)? (?=\w)", "share of "),
    (r"how much(?: of)?(?: the)? (?=\w*\W*demand\b)", "share of "),
    (r"(?:the )?import dependence\b", "dependence on imports"),
    (r"(?:(?:on|by|in) (?:what|which) (?:date|day|month|year)|(?:by|from|since) when|how soon) ", "when "),
    (r"(?:what|which) (?:date|day) is ", "date of "),
    (r"(?:the )?(?:date|day|moment|time) (?:on |at )?(?:which|that|when) ", "date when "),
)

# How a question is asked, and the form that it asks for; the first that fits is taken, until none does.
_OPENINGS: Final = (
    (rf"(?P<when>{_WHEN}?), (?P<rest>.+)", r"\g<rest> \g<when>"),
    # how long the stock lasts
    (r"how many (?P<rest>months of cover\b.*)", r"\g<rest>"),
    (
        rf"how (?:long|many months) {_DO} (?:the )?(?:(?:stocks?|stores?|reserves?) of )?"
        r"(?P<x>.+?) last\b(?P<rest>.*)",
        r"months of cover of \g<x>\g<rest>",
    ),
    # how much depends on imports
    (
        r"how dependent on imports (?:is|are|will|would) (?:the )?(?:supply of )?(?P<x>.+?)(?: be)?"
        rf"(?P<when> {_WHEN})?",
        r"dependence on imports of \g<x>\g<when>",
    ),
    (
        rf"share of (?P<x>.+?) (?:that )?(?:{_BE} |that )?(?:imported|from abroad)\b(?P<rest>.*)",
        r"dependence on imports of \g<x>\g<rest>",
    ),
    # what share of demand is met
    (
        rf"chance that (?P<amount>{_RELATION} [\d.,]+ ?%) of (?:the )?demand(?P<for> .+?)? {_BE} met\b(?P<rest>.*)",
        r"chance that share of demand met\g<rest>\g<for> is \g<amount>",
    ),
    (
        rf"share of demand(?P<for> .+?)? (?:that )?{_BE} (?:met|satisfied|covered)\b(?P<rest>.*)",
        r"share of demand met\g<rest>\g<for>",
    ),
    (r"share of demand(?P<for> (?:for|of) .+?) met\b(?P<rest>.*)", r"share of demand met\g<rest>\g<for>"),
    (
        rf"share of (?P<x>(?!demand\b).+?)(?:'s?|\u2019s?)? demand for (?P<y>.+?) (?:that )?(?:{_BE} )?"
        r"(?:met|satisfied|covered)\b(?P<rest>.*)",
        r"share of demand met\g<rest> for \g<x> of \g<y>",
    ),
    (
        rf"share of (?P<x>(?!demand\b).+?)(?:'s?|\u2019s?)? demand (?:that )?(?:{_BE} )?(?:met|satisfied|covered)\b"
        r"(?P<rest>.*)",
        r"share of demand met\g<rest> for \g<x>",
    ),
    # how much is made
    (rf"how (?:many|much) {_BE} {_MADE}\b(?P<rest>.*)", r"output \g<rest>"),
    (rf"how (?:many|much)(?: of)? (?P<x>.+?) (?:{_DO} )?comes? from (?P<rest>.+)", r"output of \g<x> from \g<rest>"),
    (
        rf"how (?:many|much)(?: of)? (?P<x>.+?) {_DO} (?:it|they|there) {_MAKE}\b(?P<rest>.*)",
        r"output of \g<x>\g<rest>",
    ),
    (
        rf"how (?:many|much)(?: of)? (?P<x>.+?) {_DO} (?P<by>.+?) {_MAKE}\b(?P<rest>.*)",
        r"output of \g<x> from \g<by>\g<rest>",
    ),
    (
        rf"how (?:many|much)(?: of)? (?P<x>.+?) (?:{_BE} )?(?:{_MADE}|comes? out)\b(?P<rest>.*)",
        r"output of \g<x>\g<rest>",
    ),
    (r"how (?:many|much)(?: of)? (?P<rest>.+)", r"output of \g<rest>"),
    # when an amount is reached
    (
        rf"when (?:is|are|was|will|does|do) (?P<a>{_AMOUNT}.*?) (?:first )?(?:have )?(?:be(?:en)? )?(?:first )?"
        rf"(?:reached|hit|{_MADE}|met)\b(?P<rest>.*)",
        r"date when \g<a> is first reached\g<rest>",
    ),
    (
        rf"(?:date )?when (?:{_DO} )?(?:the )?(?:output|production)(?P<of> of .+?)? {_REACH} (?P<a>{_AMOUNT}.*)",
        r"date when \g<a>\g<of> is first reached",
    ),
    (
        rf"(?:date )?when (?:will|does|do) (?P<x>.+?)(?: output| production)? (?:{_REACH}|{_MAKE}) (?P<a>{_AMOUNT}.*)",
        r"date when \g<a> of \g<x> is first reached",
    ),
    # when a milestone comes
    (r"(?:date )?when (?:will|does|do|did|is|are|has|have) (?P<m>.+)", r"date of \g<m>"),
    (rf"date when (?!{_AMOUNT})(?P<m>.+)", r"date of \g<m>"),
    # whether something comes
    (
        rf"(?:will|would) (?P<form>(?:the )?(?:output|share|months|dependence)\b.+?) be (?P<amount>{_RELATION} .+)",
        r"chance that \g<form> is \g<amount>",
    ),
    (rf"(?:is|are) (?P<m>.+?) (?:likely|expected) (?P<when>{_WHEN})", r"chance that \g<m> \g<when>"),
    (
        rf"(?:chance that|will|do|does|can) (?:the )?(?:output|production)(?P<of> of .+?)? (?:will )?{_REACH} "
        rf"(?P<a>{_AMOUNT}.*?) (?P<when>{_WHEN})",
        r"chance of \g<a>\g<of> \g<when>",
    ),
    (
        rf"(?:chance that|will|are|is) (?P<a>{_AMOUNT}.*?) (?:{_BE} |be )?(?:reached|hit|{_MADE})\b(?P<rest>.*)",
        r"chance of \g<a>\g<rest>",
    ),
    (
        rf"(?:chance that|will|do|does|can) (?P<x>.+?) (?:{_REACH}|{_MAKE}) (?P<a>{_AMOUNT}.*?) (?P<when>{_WHEN})",
        r"chance of \g<a> of \g<x> \g<when>",
    ),
    (rf"(?:will|does|do|is|are|has|have) (?P<m>.+ {_WHEN})", r"chance that \g<m>"),
)
_HEADS: Final = tuple((re.compile(pattern, re.IGNORECASE), form) for pattern, form in _SYNONYMS)
_TABLE: Final = tuple((re.compile(pattern, re.IGNORECASE), form) for pattern, form in _OPENINGS)
_STEPS: Final = 6  # no question needs more; none may go round in circles


def reworded(text: str) -> str:
    """Write a question in the nearest canonical form.

    Parameters
    ----------
    text : str
        A question of a few hundred characters, without its scenario.

    Returns
    -------
    str
        The text itself where it needs no rewriting, or none is known.

    Examples
    --------
    >>> reworded("How many steel-core rounds in 2028")
    'output of steel-core rounds in 2028'
    >>> reworded("when is 50M rounds a year first reached")
    'date when 50M rounds a year is first reached'
    >>> reworded("how likely is it that the plant opens by December 2026")
    'chance that the plant opens by 2026-12'
    """
    text = spelt_out(text)
    for _ in range(_STEPS):
        before = text
        for pattern, form in _HEADS:
            match = pattern.match(text)
            if match:
                text = (match.expand(form) + text[match.end() :]).strip()
        for pattern, form in _TABLE:
            match = pattern.fullmatch(text)
            if match:
                text = " ".join(match.expand(form).split())
                break
        if text == before:
            break
    return text


def spelt_out(text: str) -> str:
    """Write the dates and numbers of a question as quantities and periods have them.

    Examples
    --------
    >>> spelt_out("20 000 rifles by March 2027"), spelt_out("twenty thousand rifles in the first half of 2027")
    ('20,000 rifles by 2027-03', '20000 rifles in 2027-H1')
    """
    text = re.sub(
        r"\b(?:year[- ]end|end|close)(?: of)?(?: the year)?[- ](?=\d{4}\b)", "end of ", text, flags=re.IGNORECASE
    )
    text = _DAY_MONTH.sub(_month, _PART.sub(_part, text))
    text = re.sub(r"(?<![\w.,-])\d{1,3}(?: \d{3})+(?![\w.,-]*\d)", lambda found: found[0].replace(" ", ","), text)
    return _digits(re.sub(r" (?:in total|altogether)\b", "", text))


def _month(found: re.Match[str]) -> str:
    month = f"{found['year']}-{_MONTHS.index(found['month'][:3].lower()) + 1:02}"
    return f"{month}-{int(found['day']):02}" if found["day"] else month


def _part(found: re.Match[str]) -> str:
    if found["short"]:
        return f"{found['year']}-{found['short'].upper()}"
    letter, word = ("H", found["half"]) if found["half"] else ("Q", found["quarter"])
    return f"{found['year']}-{letter}{_ORDINALS[word.lower()]}"


def _digits(text: str) -> str:
    """Write a number in words, such as twenty thousand, as digits; a vague one, or one of two, is left alone."""
    from nameplate.claim.grammar.number import find_numbers

    found = [number for number in find_numbers(text) if number.spelt and number.scaled]
    if len(found) != 1 or isinstance(found[0].value, tuple):
        return text
    return f"{text[: found[0].start]}{found[0].value:.0f}{text[found[0].end :]}"
