"""Phrases by which lines are known, as plain lists that anybody can read and add to."""

from __future__ import annotations

_TRIM = '*_[]#>(<•·|-–— \t"“'
"""Signs of markup and of lists that may stand before the words of a line."""

_AFTER = " :.|*_!?)]>…»-–—0123456789("

Phrases = dict[str, tuple[str, ...]]
"""Phrases in lower case by their first word."""


def phrases(text: str) -> Phrases:
    """Return a list of phrases in a form in which a line is compared with few of them.

    Parameters
    ----------
    text : str
        Phrases in lower case with semicolons or line ends between; where one ends with ``$``, nothing but
        punctuation may follow it in a line, and where one ends with ``*``, a word may go on.

    Examples
    --------
    >>> phrases("read more; read also; share$")
    {'read': ('read more', 'read also'), 'share': ('share$',)}
    """
    found: Phrases = {}
    for phrase in filter(None, map(str.strip, text.replace("\n", ";").split(";"))):
        first = phrase.rstrip("$*").split(None, 1)[0]
        found[first] = (*found.get(first, ()), phrase)
    return found


def head(line: str) -> str:
    """Return how a line begins: in lower case, with single spaces, without marks before it.

    Examples
    --------
    >>> head("**Don’t  miss:** a plant")
    "don't miss:** a plant"
    """
    return " ".join(line[:120].lstrip(_TRIM).lower().replace("’", "'").split())


def begins(start: str, known: Phrases) -> bool:
    """Say whether a line begins with one of some phrases, and with whole words.

    Parameters
    ----------
    start : str
        How the line begins, from `head`.
    known : dict
        From `phrases`.

    Examples
    --------
    >>> known = phrases("read more; share$")
    >>> [begins(head(line), known) for line in ("READ MORE: a fire", "Share:", "Share prices fall", "Read moreover")]
    [True, True, False, False]
    """
    first = start.partition(" ")[0]
    some = known.get(first) or known.get(first.rstrip(_AFTER))
    if not some:
        return False
    for phrase in some:
        words = phrase.rstrip("$*")
        if start.startswith(words):
            rest = start[len(words) :]
            if phrase[-1] == "*" or not (rest.strip(_AFTER) if phrase[-1] == "$" else rest[:1].isalnum()):
                return True
    return False
