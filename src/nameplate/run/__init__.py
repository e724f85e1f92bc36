"""Runs: many futures of one programme, on disk, whole or not there, repeatable to the byte.

>>> from nameplate.run import Run, execute, repeat
"""

from nameplate.run.execution import execute
from nameplate.run.folder import Run
from nameplate.run.repetition import Repetition, repeat
from nameplate.run.reuse import discard
from nameplate.run.table import TABLES

__all__ = ["TABLES", "Repetition", "Run", "discard", "execute", "repeat"]
