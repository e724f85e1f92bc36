"""Programmes: the system described, as a file that people write and a model that can be run."""

from nameplate.programme.dossier import Dossier
from nameplate.programme.draft import draft
from nameplate.programme.evidence import Evidence
from nameplate.programme.explain import explain
from nameplate.programme.file import load, loads, schema
from nameplate.programme.model import Programme
from nameplate.programme.value import Value

__all__ = ["Dossier", "Evidence", "Programme", "Value", "draft", "explain", "load", "loads", "schema"]
