"""Beliefs: what a reported figure, a promise or a reference class is worth, as a distribution."""

from nameplate.belief.hedge import Hedges, load_hedges
from nameplate.belief.history import Slip, slip
from nameplate.belief.reference import Reference, references

__all__ = ["Hedges", "Reference", "Slip", "load_hedges", "references", "slip"]
