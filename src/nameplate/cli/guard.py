"""What becomes of an error: a message on stderr and an exit code, never a traceback.

======  ===========================================================================
0       done
1       a check, a repeat or a backtest did not hold
2       wrong usage: an unknown verb or option, a text that is no quantity or date
3       an invalid file: all of its faults are listed
4       something needed is missing, cannot be read or cannot be written (disk full)
70      our bug; ``NAMEPLATE_DEBUG=1`` shows where
130     interrupted by the user
======  ===========================================================================
"""

from __future__ import annotations

import errno
import io
import os
import platform
import sys
from collections.abc import Sequence

from nameplate.errors import InvalidFile, NameplateError

INTERRUPTED = 130
BUG = 70
STORAGE = 4
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG})


def guarded(args: Sequence[str] | None = None) -> int:
    """Run the command line and turn whatever happens into an exit code.

    Parameters
    ----------
    args : sequence of str or None
        The words after the program's name; None for those of the process.

    Returns
    -------
    int
        One of the codes above.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # a terminal of another encoding shows \u2026 instead of ending the program
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run(args)
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = _interrupted()
    except BaseException as error:
        if isinstance(error, SystemExit | GeneratorExit):
            raise
        code = _code_of(error)
    _settle_stdout()
    return code


def _run(args: Sequence[str] | None) -> int:
    from typer.main import get_command

    from nameplate.cli.app import app

    # not standalone: the verbs' own errors come to us; an interruption comes as its code
    code = get_command(app)(args, prog_name="nameplate", standalone_mode=False)
    if code == INTERRUPTED:
        return _interrupted()
    return int(code or 0)


def _code_of(error: BaseException) -> int:
    from nameplate.cli.screen import say

    if isinstance(error, NameplateError) and error.exit_code != BUG:
        count = f"{len(error.faults)} faults\n" if isinstance(error, InvalidFile) and len(error.faults) > 1 else ""
        say(f"error: {count}{error}")
        return error.exit_code
    if isinstance(error, BrokenPipeError):
        return 0  # whoever read our output has had enough of it
    if isinstance(error, OSError) and error.errno is not None:
        return _refused(error)
    if isinstance(error, MemoryError):
        say("error: there is not enough memory; fewer --futures or a shorter horizon need less")
        return STORAGE
    usage = _usage(error)
    return _bug(error) if usage is None else usage


def _usage(error: BaseException) -> int | None:
    """Show what the parser of options says, with the way to the help."""
    from nameplate.cli.screen import say

    show = getattr(error, "format_message", None)
    if show is None:
        return None
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "nameplate"
    say(f"error: {show()}\nTry: {path} --help")
    return 2


def _refused(error: OSError) -> int:
    from nameplate.cli.screen import say

    where = f"{error.filename}: " if error.filename else ""
    what = error.strerror or str(error)
    advice = "; free some room and run it again, nothing half written was left" if error.errno in _NO_ROOM else ""
    say(f"error: {where}{what}{advice}")
    return STORAGE


def _interrupted() -> int:
    from nameplate.cli.screen import say

    say("Interrupted; what was finished is kept, and nothing half written is left.")
    return INTERRUPTED


def _bug(error: BaseException) -> int:
    from nameplate import __version__
    from nameplate.cli.screen import say

    versions = f"nameplate {__version__}, Python {platform.python_version()}"
    what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    say(
        f"error: this is our bug, not yours ({what}; {versions}). Please report this line and the command that you ran."
    )
    if os.environ.get("NAMEPLATE_DEBUG"):
        import traceback

        traceback.print_exception(error)
    else:
        say("NAMEPLATE_DEBUG=1 before the command shows where it happened.")
    return BUG


def _settle_stdout() -> None:
    """Make sure that nothing is left in stdout's buffer for the interpreter to trip over at its end."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        hole = os.open(os.devnull, os.O_WRONLY)
        os.dup2(hole, sys.stdout.fileno())
