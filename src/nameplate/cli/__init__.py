"""The command line: thin verbs that parse, call a room and show what it says."""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(args: Sequence[str] | None = None) -> None:
    """Run one verb and leave with its exit code; the command `nameplate`.

    Parameters
    ----------
    args : sequence of str or None
        The words after the program's name; None for those of the process.
    """
    try:
        from nameplate.cli.guard import guarded
    except KeyboardInterrupt:  # somebody was quicker than our imports
        sys.exit(130)
    sys.exit(guarded(args))
