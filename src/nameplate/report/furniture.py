"""What a page carries beside its article: the words by which such lines are known."""

from __future__ import annotations

import re

LONGEST_HEADLINE = 160
"""Characters; a longer line is taken for a paragraph."""

_FURNITURE = re.compile(
    r"(?:(?:read|see|watch|listen)\s+(?:also|more|next|our|the\s+full)\b"
    r"|also\s+read\b|related(?:\s+(?:articles?|stories|news|links?|posts?|topics?|reading))?\s*(?::|$)"
    r"|more\s+(?:on\s+this|from|stories|news)\b|most\s+(?:read|popular|viewed)\b|recommended(?:\s+for\s+you)?\s*:?$"
    r"|top\s+comments?\b|the\s+comment\s+section\b|comments?\s*(?:\(\d{1,6}\))?$|leave\s+a\s+(?:comment|reply)\b"
    r"|subscribe\b|sign\s+up\b|log\s+in\b|follow\s+us\b|share\s+(?:this|on)\b|join\s+(?:us|our)\b|support\s+us\b"
    r"|click\s+here\b|tap\s+here\b|advertisement\b|sponsored\b|promoted\b|newsletter\b|cookies?\b"
    r"|we\s+use\s+cookies\b|all\s+rights\s+reserved\b|copyright\b|©|terms\s+of\s+(?:use|service)\b|privacy\s+policy\b"
    r"|view\s+source\s+version\b|view\s+original\b|source\s*:\s*https?:|https?://\S{1,300}$|www\.\S{1,200}$"
    r"|tags?\s*:|topics?\s*:|categor(?:y|ies)\s*:|filed\s+under\b|print\s+this\b|download\s+(?:the\s+)?(?:app|pdf)\b"
    r"|this\s+(?:article|story|material)\s+(?:was|is|first)\b.{0,80}(?:published|translated|generated)"
    r"|skip\s+to\b|back\s+to\s+top\b|previous\s+(?:article|post)\b|next\s+(?:article|post)\b|loading\b"
    r"|reporting\s+by\b|editing\s+by\b|[-–—]{2}\s*\w[\w ]{0,40}[-–—]{2}$"
    r"|\+?\d[\d\s().-]{7,20}$|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,30}$)",
    re.IGNORECASE,
)
_LIST_OF_HEADLINES = re.compile(
    r"(?:read\s+(?:also|more|next)|see\s+also|also\s+read|related(?:\s\w{1,12})?|more\s+(?:on\s+this|from"
    r"|stories|news).{0,30}"
    r"|most\s+(?:read|popular|viewed)|recommended.{0,20}|top\s+stories)\s*:?$",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"(?:media\s+|press\s+|investor\s+)?(?:contacts?\b|enquir|inquir)", re.IGNORECASE)
_CAPTION = re.compile(
    r"(?:!\[|\[?(?:file\s+)?(?:photo|image|picture|illustration|infographic|video|map|chart|credit)s?\b\s*[:/|(-]"
    r"|\(?(?:photo|image)\s+(?:by|credit|courtesy)\b|file\s+photo\b)",
    re.IGNORECASE,
)
_MARK = re.compile(r"\s*(?:[-–—−*•·▪◦‣»>●○■□➤✓]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+(?=\S)")
_BARE_MARK = re.compile(r"\s*(?:[-–—−*•·▪◦‣»>|●○■]|\d{1,2}[.)])\s*$")
_RULE = re.compile(r"\s*[-–—_=*•·~#\s]{3,200}$")
_TIMELINE = re.compile(
    r"\s*(?![A-Z]{3,40}[ ,])(?:[A-Za-z0-9.,]{1,12}\s){0,4}?[^\w\s]?"
    r"(?:19|20)\d{2}(?:\s?[-–/]\s?\d{2,4})?\s{0,3}(?:[-–—:]|\s\|)\s"
)
_FIELD = re.compile(r"\s*[A-Z][\w ()/&-]{1,50}:\s+\S")
_END = re.compile(r"[.!?…][\"'”’»)\]]{0,2}\s*$")


def is_furniture(line: str) -> bool:
    """Say whether a line belongs to the page and not to the article.

    Examples
    --------
    >>> is_furniture("Read also: Ruble slides again"), is_furniture("The plant has four lines.")
    (True, False)
    """
    return bool(_FURNITURE.match(line.strip()))


def opens_headlines(line: str) -> bool:
    """Say whether a line stands above a list of other articles' headlines.

    Examples
    --------
    >>> opens_headlines("Related articles:"), opens_headlines("Related work began in 2019.")
    (True, False)
    """
    return bool(_LIST_OF_HEADLINES.match(line.strip()))


def opens_contact(line: str) -> bool:
    """Say whether a line begins the addresses at the end of a press release.

    Examples
    --------
    >>> opens_contact("Contact Details"), opens_contact("Both sides keep in contact.")
    (True, False)
    """
    return len(line) < 60 and not ends_sentence(line) and bool(_CONTACT.match(line.strip()))


def is_caption(line: str) -> bool:
    """Say whether a line tells of a picture.

    Examples
    --------
    >>> is_caption("Photo: the works in 2024"), is_caption("Photovoltaic cells")
    (True, False)
    """
    return bool(_CAPTION.match(line.strip()))


def is_bullet(line: str) -> bool:
    """Say whether a line is an entry of a list, a timeline or a fact sheet.

    Examples
    --------
    >>> [is_bullet(x) for x in ("- one furnace", "2006 - the two agree", "Annual capacity: 30 GWh", "The plant")]
    [True, True, True, False]
    """
    return bool(_MARK.match(line) or _TIMELINE.match(line) or (_FIELD.match(line) and not ends_sentence(line)))


def bullet_mark(line: str) -> int:
    """Return how many characters the list mark before an entry takes.

    Examples
    --------
    >>> bullet_mark("- one furnace"), bullet_mark("2006 - the two agree")
    (2, 0)
    """
    match = _MARK.match(line)
    return match.end() if match else 0


def is_bare_mark(line: str) -> bool:
    """Say whether a line is nothing but a list mark, as pages copied as text leave them.

    Examples
    --------
    >>> is_bare_mark("-"), is_bare_mark("- one")
    (True, False)
    """
    return bool(_BARE_MARK.match(line))


def is_rule(line: str) -> bool:
    """Say whether a line is only drawn.

    Examples
    --------
    >>> is_rule("* * *"), is_rule("-")
    (True, False)
    """
    return bool(_RULE.match(line)) and bool(line.strip())


def ends_sentence(line: str) -> bool:
    """Say whether a line ends as a sentence does.

    Examples
    --------
    >>> ends_sentence('It works."'), ends_sentence("Project Details")
    (True, False)
    """
    return bool(_END.search(line[-8:]))
