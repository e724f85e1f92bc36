"""Lines that say what stands below them."""

from __future__ import annotations

from typing import Literal

from nameplate.report.mark import ends_sentence
from nameplate.report.phrase import Phrases, begins, head, phrases
from nameplate.report.wordlist import words

Section = Literal["headlines", "comments", "author", "contact", "facts", "article"]

_LONGEST = 90
_HEADLINES = phrases("""
read also$; read more$; read next$; read related$; see also$; see more$; also read$; also on; related$
related articles$; related stories$; related story$; related news$; related links$; related posts$
related topics$; related reading$; related content$; related coverage$; more on this; more from; more stories$
more news$; more articles$; more in; more like this$; most read$; most popular$; most viewed$; most shared$
recommended$; recommended for you$; recommended reading$; recommended stories$; top stories$; top news$
latest$; latest news$; latest stories$; latest articles$; latest updates$; trending$; trending now$
trending stories$; popular$; popular now$; popular stories$; popular posts$; don't miss$
in case you missed it$; you may also like$; you might also like$; editor's picks$; editors' picks$
editor's choice$; what to read next$; elsewhere on this site$; other news$; lesen sie auch$; mehr zum thema$
lire aussi$; leer también$; leia também$; leggi anche$; lees ook$; читайте также$
""")
_COMMENTS = phrases("""
comments$; comment$; top comments$; reader comments$; readers' comments$; all comments$; user comments$
latest comments$; leave a comment; leave a reply; join the conversation; join the discussion; post a comment
what readers say$; what our readers say$; kommentare$; commentaires$; comentarios$
""")
_AUTHOR = phrases("""
about the author; about the authors; about the writer; about the reporter
""")
_CONTACT = phrases("""
contact$; contacts$; contact us; contact details*; contact information; contact person; contact persons
contact for; contacts for; media contact; media contacts; media enquiries; media inquiries; media relations
media office; press contact; press contacts; press enquiries; press inquiries; press office$; investor contact
investor contacts; investor relations; company contact; company contacts; corporate contact; editorial contact
news contact; sales contact; for media; for press; for enquiries; for inquiries; for further information
for further details; for more information; for all enquiries; enquiries; inquiries; pressekontakt
ansprechpartner; kontakt$; contact presse; contacto de prensa
""")
_ARTICLE = phrases("""
about; notes to editors; notes to editor; note to editors; notes for editors; notes to the editor; background
further details
""")
_FACTS_ABOVE = frozenset(
    words(
        "key main quick basic project plant technical fast core the some important company production site factory",
        "at a in and & of product programme program construction launch planned",
    )
)
_FACTS = frozenset(
    words(
        "facts figures dates data milestone milestones numbers details highlights points takeaways glance timeline",
        "schedule specification specifications summary chronology factsheet factfile factbox timetable parameters",
        "roadmap brief short calendar statistics",
    )
)
_FACT_THINGS = frozenset(words("file box sheet"))
_FACT_TOKENS = _FACTS | _FACTS_ABOVE | _FACT_THINGS | {"fact"}
_PHRASES: tuple[tuple[Section, Phrases], ...] = (
    ("headlines", _HEADLINES),
    ("comments", _COMMENTS),
    ("author", _AUTHOR),
    ("contact", _CONTACT),
    ("article", _ARTICLE),
)


def opens(line: str) -> Section | None:
    """Return what stands below a line; None if it opens nothing.

    Parameters
    ----------
    line : str
        A line.

    Returns
    -------
    str or None
        ``headlines`` of other articles, ``comments`` of readers, words on the ``author``, addresses (``contact``),
        ``facts`` one to a line, or the ``article`` again, as under "About the company".

    Examples
    --------
    >>> [opens(line) for line in ("Related articles:", "Contact Details", "Key facts", "About Acme")]
    ['headlines', 'contact', 'facts', 'article']
    >>> opens("Related work began in 2019.") is None
    True
    """
    if len(line) > _LONGEST or ends_sentence(line):
        return None
    start = head(line)
    for section, known in _PHRASES:
        if begins(start, known):
            return section
    if _counts_comments(start):
        return "comments"
    return "facts" if _names_facts(start) else None


def _counts_comments(start: str) -> bool:
    """Tell ``12 comments``."""
    number, _, rest = start.partition(" ")
    return number.isdigit() and rest.rstrip(":") in ("comments", "comment", "replies", "responses")


def _names_facts(start: str) -> bool:
    """Tell ``Key facts``, ``The project in numbers`` and ``Timeline of the plant``."""
    for stop in (" of ", " for ", " on ", " ("):
        start = start.partition(stop)[0]
    tokens = start.replace(":", " ").replace("*", " ").split()
    if not tokens or len(tokens) > 6:
        return False
    named = not _FACTS.isdisjoint(tokens) or (tokens[-1] in _FACT_THINGS and tokens[-2:-1] == ["fact"])
    return named and _FACT_TOKENS.issuperset(tokens)
