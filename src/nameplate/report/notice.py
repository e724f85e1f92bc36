"""Paragraphs that are no part of the article: of cookies, of newsletters, of statements that look forward."""

from __future__ import annotations

from typing import NamedTuple


class Notice(NamedTuple):
    """Words that give a paragraph away.

    Parameters
    ----------
    word : str
        In lower case; it must stand in the paragraph.
    beside : tuple of str
        One of these must stand there too; empty where the word is enough.
    longest : int
        Characters of the longest paragraph that is believed to be such a notice.
    """

    word: str
    beside: tuple[str, ...] = ()
    longest: int = 700


_LEGAL = 6000
_NOTICES = (
    Notice(
        "looking", ("forward-looking statement", "forward-looking information", "forward looking statement"), _LEGAL
    ),
    Notice("obligation to", ("obligation to update", "obligation to revise", "obligation to publicly"), _LEGAL),
    Notice("differ materially", (), _LEGAL),
    Notice("constitute an offer", (), _LEGAL),
    Notice("rights reserved"),
    Notice("javascript", ("enable", "browser", "disabled")),
    Notice("cookie", ("consent", "accept", "settings", "browser", "preferences", "policy", "e cookies", "es cookies")),
    Notice("newsletter", ("subscri", "sign up", "inbox", "email", "e-mail", "delivered", "register")),
    Notice("your inbox"),
    Notice("privacy policy"),
    Notice("terms of", ("terms of use", "terms of service")),
    Notice("been edited by", ("not been", "syndicated", "staff")),
    Notice("registered", ("registered trademark", "registered office", "registered in england"), 300),
    Notice("unsubscribe"),
    Notice("continue reading", (), 400),
    Notice("read more", ("read more]", "… read more", "... read more")),
    Notice(" read", ("min read", "minute read", "minutes read"), 60),
    Notice("follow us on", (), 160),
    Notice("comment section", (), 80),
    Notice(" = ", ("($1 =", "(1 ", "(€1 =", "(£1 ="), 120),
    Notice("shares on issue", (), 200),
    Notice("authorised for release", (), 200),
)


def notices(text: str) -> tuple[Notice, ...]:
    """Return the notices that can stand in a text at all, so that each paragraph is searched for few.

    Parameters
    ----------
    text : str
        A stretch of a report, in lower case.

    Examples
    --------
    >>> [notice.word for notice in notices("this site uses cookies.")]
    ['cookie']
    """
    return tuple(notice for notice in _NOTICES if notice.word in text)


def is_notice(paragraph: str, some: tuple[Notice, ...]) -> bool:
    """Say whether a paragraph is a notice.

    Parameters
    ----------
    paragraph : str
        Its words.
    some : tuple of Notice
        Those of the whole text, from `notices`.

    Examples
    --------
    >>> some = notices("forward-looking cookie")
    >>> [is_notice(words, some) for words in ("It has forward-looking statements.", "It bakes 5 cookies a day.")]
    [True, False]
    """
    if not some:
        return False
    small = paragraph.lower()
    return any(
        notice.word in small
        and len(small) <= notice.longest
        and (not notice.beside or any(word in small for word in notice.beside))
        for notice in some
    )
