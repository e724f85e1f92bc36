"""The page of all verbs, written from their own help: ``python -m nameplate.cli.manual > docs/cli.md``."""

from __future__ import annotations

import sys
from typing import Any, Final

from nameplate.cli.guide import SECTIONS

WIDTH: Final = 92
_HEAD: Final = """\
# The command line

Written from the verbs' own help by `python -m nameplate.cli.manual > docs/cli.md`; a test checks that it is current.

Data goes to stdout, talk to stderr, so `nameplate ask my-plant "..." --json | jq .chance` works. Every verb takes
`--json`. Progress bars show only where stderr is a terminal. `NO_COLOR` is respected. `NAMEPLATE_DEBUG=1` shows where
an unexpected error happened.

## Exit codes

| code | means |
|---|---|
| 0 | done; also when whoever read the output stopped reading |
| 1 | a check, a repeat or a backtest did not hold |
| 2 | wrong usage: an unknown verb or option, a text that is no quantity, date or question, a file in the way |
| 3 | an invalid file; all of its faults are listed, with line and column |
| 4 | something that is needed is missing, cannot be read or cannot be written, as when the disk is full |
| 70 | our bug: please report the line that it prints |
| 130 | interrupted; what was finished is kept, and `nameplate run --resume` goes on |
"""


def manual() -> str:
    """Write the page.

    Returns
    -------
    str
        Markdown, the same on every machine.

    Examples
    --------
    >>> manual().splitlines()[0]
    '# The command line'
    """
    from typer.main import get_command

    from nameplate.cli.app import app

    group: Any = get_command(app)
    parts = [_HEAD, _block("nameplate", group)]
    for title, names in SECTIONS.items():
        parts.append(f"## {title}\n")
        parts += [f"### {name}\n\n{_block(f'nameplate {name}', group.commands[name])}" for name in names]
    return "\n".join(parts)


def _block(path: str, command: Any) -> str:
    context = command.context_class(command, info_name=path, terminal_width=WIDTH, help_option_names=["-h", "--help"])
    lines = command.get_help(context).splitlines()
    return "```text\n" + "\n".join(line.rstrip() for line in lines) + "\n```\n"


if __name__ == "__main__":
    sys.stdout.write(manual())
