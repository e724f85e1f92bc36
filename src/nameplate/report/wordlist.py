"""Word lists as plain text, which is easier to read and to sort than a list of quoted strings."""

from __future__ import annotations


def words(*lines: str) -> tuple[str, ...]:
    """Return the words of some lines, in order.

    Parameters
    ----------
    *lines : str
        Words with spaces between.

    Examples
    --------
    >>> words("a an", "the")
    ('a', 'an', 'the')
    """
    return tuple(word for line in lines for word in line.split())
