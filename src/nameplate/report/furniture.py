"""What a page carries beside its article: the words by which such lines are known."""

from __future__ import annotations

import re

from nameplate.report.mark import bullet_mark, ends_sentence
from nameplate.report.phrase import begins, head, phrases
from nameplate.report.wordlist import words

LONGEST_HEADLINE = 160
"""Characters; a longer line is taken for a paragraph."""

_ALWAYS = phrases("""
read also; read more; read next; read the full; read full; read this article; read this story; read in app
read comments; see also; watch also; watch more; watch the full; listen to this; view source version
view original; view comments; also read; also see; also watch; don't miss; in case you missed; in pictures$
in this article$; in this story$; related:; related |; recommended$; trending$; latest news$; latest updates$
top comments; top comment; what to read next; editor's note; editor's pick; editors' pick; editor's choice
comment$; comments$; the comments$; the comment section; comments are; leave a comment; leave a reply
post a comment; join the conversation; join the discussion; subscribe; sign up; sign in; log in
register for free; follow us; follow our; follow @; enter your email; get all the latest; share this; share on
share via; share article; share story; share$; click here; tap here; print this; print article; print$
download the app; download our app; download app; download pdf; download the pdf; save$; save article
save for later; advertisement; advertorial; ad$; cookie policy; cookie settings; cookie preferences
cookie notice; cookies$; privacy policy; privacy notice; privacy$; terms of use; terms of service
terms and conditions; terms & conditions; copyright; disclaimer; legal notice; legal disclaimer; imprint$
we use cookies; this site uses; this website uses; this page uses; this article was; this article is
this article has; this article first; this article originally; this story was; this story is; this story has
this story first; this story originally; this material was; this report was first; this report was originally
this post was; this post first; this piece was; this piece first; by clicking; by signing up; by continuing
if you have any questions; if you wish to unsubscribe; enable javascript; please enable; please log in
please sign; please subscribe; please read our; please visit; for more information; for further information
for additional information; for more details, visit; visit our website; to learn more; learn more at
learn more$; all rights reserved; tags$; filed under; back to top; back to home; back to news
back to overview; menu$; turn to page
continued on page; next month:; next issue:; in the next issue
reporting by; additional reporting by; editing by; writing by; with inputs from
with input from; with reporting by; with reporting from; with files from; with additional reporting; photo by
correction:; correction -; correction –; corrections:; clarification:; source:; source$; isin; wkn; cusip
lei:; company website*; ends$; end$; an earlier version of this; lesen sie auch; mehr zum thema; mehr dazu
lire aussi; lire également; leer también; lea también; leggi anche; lees ook; leia também; leia mais
читайте также; czytaj też; czytaj także; czytaj również; zobacz też; zobacz także; weitere artikel
weitere themen; voir aussi
""")
_UNLESS_SENTENCE = phrases("""
read our; read all; read related; read here; see more; see our; see all; watch:; watch now; listen:; view all
related article; related articles; related stories; related story; related news; related link; related links
related post; related posts; related topics; related tags; recommended for you; trending now; popular now
latest stories; top stories; most read; most popular; most viewed; most shared; more on this; more from
more stories; more news; more like this; more articles; you may also; you might also; what do you think
editor:; join us; join our; subscriber; subscribers; login; log out; register now; support us; support our
donate; follow the; get the best; get our; get breaking; advertising; sponsored; promoted; paid content
paid post; newsletter; newsletters; disclosure:; for more on; visit us; tag:; tags:; topics:; topic:
category:; categories:; keywords:; section:; skip to; previous article; previous post; previous story
next article; next post; next story; loading$; compiled by; written by; words by; edited by; translated by
translated from; author:; authors:; via:; ticker:; symbol:; nyse:; nasdaq:; tel:; tel.; tel +; phone:
telephone:; mobile:; fax:; fax +; email:; e-mail:; mail:; web:; website:; url:; contact:
""")
"""Words with which a sentence of the article may begin too."""
_ALONE = re.compile(
    r"(?:https?://\S{1,500}|www\.\S{1,200}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,60}"
    r"|(?:\+|00|\(\+?\d)[\d\s()./-]{6,24}(?:\s?(?:ext|x)\.?\s?\d{1,6})?|\(?\d{3,5}\)?[\s.-]\d{3,4}[\s.-]\d{3,6}"
    r"|[-–—]{1,4}\s?\w[\w ]{0,40}\s?[-–—]{1,4}"
    r"|\d[\d.,]{0,6}[KkMm]?\s(?:shares?|views?|likes?|comments?|votes?|followers?)"
    r"|(?:\w{1,12}\s){0,3}\d{1,3}\s(?:min|minute|hour|hr|day|week)s?\sago|\d{1,3}\s?min(?:ute)?s?(?:\sread)?"
    r"|page\s\d{1,4}(?:\s(?:of|/)\s\d{1,4})?)\W{0,2}$",
    re.IGNORECASE,
)
_MAIL = re.compile(r"(?:from|to|cc|bcc|reply-to):\s[^\d]{1,100}$", re.IGNORECASE)
"""The head of a mail; with a figure it may be a fact: "From: 10 GWh, to: 30 GWh"."""
_LINK = re.compile(r"(?:\w{1,20}\s?[:–-]\s?)?\[[^\[\]]{1,300}\]\(https?://[^()\s]{1,500}\)\W{0,2}$")
"""A link and nothing else."""
_LONGEST_ALONE = 120
_BIO = re.compile(
    r"(?:[A-Z][\w.'’-]{0,20}\s){1,4}(?:(?:is|was)\s(?:an?|the|our)\s(?:[\w-]{1,20}\s){0,4}?(?:reporter|correspondent"
    r"|journalist|editor|writer|columnist|contributor|blogger|intern)\b|covers\s|writes\s(?:about|on)\s|reports\son\s)"
)
_BIO_WORDS = words(
    "reporter correspondent journalist editor writer columnist contributor blogger intern covers writes reports"
)
_CELLS = re.compile(r"\s{0,3}[|>»›]\s{0,3}")
_MENU = frozenset(
    words(
        "home news business sport sports opinion world politics economy markets market energy industry technology tech",
        "culture lifestyle travel video videos photos weather jobs search menu login log in sign up subscribe contact",
        "contacts about us more companies company science health entertainment local national international money",
        "property cars motoring obituaries archive e-paper epaper podcasts podcast live tv radio premium my account",
        "faq help en de fr es pt ru english deutsch français español products services investors careers media press",
        "events blog shop & and latest topics regions defence defense mining",
    )
)
_NETWORKS = frozenset(
    words(
        "facebook twitter linkedin whatsapp email e-mail print share tweet telegram reddit pinterest copy link save x",
        "instagram youtube flipboard messenger sms like comment comments bookmark rss pocket threads bluesky xing mail",
        "gift listen",
    )
)
_AROUND = frozenset(words("on via this article story the to by / · • & and us"))


def is_furniture(line: str) -> bool:
    """Say whether a line belongs to the page and not to the article.

    Parameters
    ----------
    line : str
        A line of at most some hundred characters, without space around it.

    Examples
    --------
    >>> is_furniture("Read also: Ruble slides again"), is_furniture("The plant has four lines.")
    (True, False)
    >>> is_furniture("Home | News | Business"), is_furniture("+44 20 7989 0813")
    (True, True)
    """
    start = head(line[bullet_mark(line) :])
    if line[0] == "©" or begins(start, _ALWAYS):
        return True
    if begins(start, _UNLESS_SENTENCE) and not ends_sentence(line):
        return True
    if (len(line) <= _LONGEST_ALONE and (_ALONE.match(line) or _MAIL.match(line))) or (
        "](http" in line and _LINK.match(line)
    ):
        return True
    return len(line) <= LONGEST_HEADLINE and (_is_menu(line) or _is_bio(line))


def _is_menu(line: str) -> bool:
    """Tell a bar of links: only names of sections or of networks, or short cells with bars between and no figure."""
    if ends_sentence(line):
        return False
    tokens = line.lower().replace("|", " ").replace(",", " ").split()
    if _MENU.issuperset(tokens):
        return True
    rest = [token for token in tokens if token not in _NETWORKS]
    if len(rest) < len(tokens) and _AROUND.issuperset(rest):
        return True
    if not any(sign in line for sign in "|>»›") or any(map(str.isdigit, line)):
        return False
    cells = _CELLS.split(line.strip("|"))
    return len(cells) > 2 and all(len(cell.split()) <= 3 for cell in cells)


def _is_bio(line: str) -> bool:
    """Tell "Jane Doe is a reporter who covers energy."."""
    return any(word in line for word in _BIO_WORDS) and bool(_BIO.match(line))
