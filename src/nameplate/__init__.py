"""Nameplate: from what is reported about a plant to what will really come out of it."""

__version__ = "0.1.0"
