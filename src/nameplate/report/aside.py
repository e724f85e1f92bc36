"""What stands beside the article: paragraph by paragraph, with what was seen above."""

from __future__ import annotations

from nameplate.report import furniture, mark
from nameplate.report.caption import is_caption
from nameplate.report.dateline import is_date_line
from nameplate.report.model import Role
from nameplate.report.notice import is_notice, notices
from nameplate.report.section import Section, opens

_LONGEST = 2 * furniture.LONGEST_HEADLINE
"""Characters of the longest paragraph that can be a line of furniture or a caption."""
_LONG_FACT = 110
_SHORT_SENTENCE = 8
"""Words below which even a sentence stands among addresses: "Please call us."."""


class Aside:
    """Tells lines of the page from paragraphs of the article.

    Parameters
    ----------
    text : str
        The whole text: what it holds nowhere is not searched for in each paragraph.

    Examples
    --------
    >>> aside = Aside("Read also: Port closes.")
    >>> aside.role("Read also: Port closes."), aside.role("The plant is open.")
    ('boilerplate', None)
    """

    def __init__(self, text: str) -> None:
        self._notices = notices(text.lower())
        self.section: Section | None = None

    def role(self, words: str, *, top: bool = False, begun: bool = False, loose: bool = False) -> Role | None:
        """Return the role of a paragraph; None where it belongs to the article.

        Parameters
        ----------
        words : str
            The paragraph.
        top : bool
            It stands near the top, where the date line is.
        begun : bool
            The article has begun, so that readers can have comments.
        loose : bool
            A list mark stood alone on the line before, but no list is open.
        """
        if is_date_line(words, top=top):
            return "date_line"
        if is_notice(words, self._notices):
            return "boilerplate"
        if len(words) > _LONGEST:
            return self._goes_on(words)
        opened = opens(words)
        if opened and (begun or opened != "comments"):
            self.section = opened
            return "heading" if opened in ("facts", "article") else "boilerplate"
        return self._line(words, loose=loose) or self._goes_on(words)

    def _line(self, words: str, *, loose: bool) -> Role | None:
        if is_caption(words):
            return "caption"
        if furniture.is_furniture(words):
            return "boilerplate"
        return "neighbour" if loose and len(words) <= furniture.LONGEST_HEADLINE else None

    def _goes_on(self, words: str) -> Role | None:
        """Return the role that the section above gives a paragraph; a sentence ends most sections."""
        if self.section in ("comments", "author"):
            return "boilerplate"
        sentence = mark.ends_sentence(words)
        if self.section == "contact":
            if len(words) <= _LONGEST and (not sentence or len(words.split()) < _SHORT_SENTENCE):
                return "boilerplate"
            self.section = None
        elif self.section == "headlines":
            if len(words) <= furniture.LONGEST_HEADLINE and words[-1] != ":" and (not sentence or words[-1] in "?!"):
                return "neighbour"
            self.section = None
        elif self.section == "facts" and sentence and len(words) > _LONG_FACT:
            self.section = None
        return None
