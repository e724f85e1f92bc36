"""Help that teaches: every verb says what it does, shows examples that run, and names what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from typer import Exit
from typer.core import TyperGroup

# the way through the house, in the order in which a new user walks it
SECTIONS: Final = {
    "From reports to a programme": (
        "new",
        "read",
        "claims",
        "accept",
        "reject",
        "correct",
        "draft",
        "check",
        "explain",
    ),
    "From a programme to a forecast": ("run", "ask", "compare", "drivers", "update", "brief"),
    "Announcements": ("forecast", "backtest"),
    "Beside the way": ("repeat", "line", "export", "schema"),
}


def teach(what: str, examples: Sequence[tuple[str, str]], then: str = "") -> str:
    r"""Write a verb's help.

    Parameters
    ----------
    what : str
        One sentence first, then whatever else must be known; paragraphs are divided by an empty line.
    examples : sequence of (command, what it does)
        At least one.
    then : str
        What to do next.

    Examples
    --------
    >>> print(teach("Count.", [("nameplate count x", "all of x")], then="nameplate add").replace("\b", "|"))
    Count.
    <BLANKLINE>
    |
    Examples:
      nameplate count x
          all of x
    <BLANKLINE>
    Next: nameplate add
    """
    # the parser keeps the lines of a paragraph that begins with a backspace
    shown = "\n".join(f"  {command}\n      {words}" for command, words in examples)
    parts = [what, f"\b\nExamples:\n{shown}", *([f"Next: {then}"] if then else [])]
    return "\n\n".join(parts)


class Verbs(TyperGroup):
    """The list of verbs in the order of the way, in sections."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Give the verbs in the order of the sections."""
        known = [name for names in SECTIONS.values() for name in names if name in self.commands]
        return known + [name for name in self.commands if name not in known]

    def invoke(self, ctx: Any) -> Any:
        """Run the verb; whoever reads our output may stop reading at any time, and that is no error."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise Exit(0) from None

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the verbs, section by section."""
        for title, names in SECTIONS.items():
            found = [(name, self.commands[name]) for name in names if name in self.commands]
            with formatter.section(title):
                formatter.write_dl([(name, verb.get_short_help_str(limit=200)) for name, verb in found])
