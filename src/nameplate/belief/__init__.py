"""Beliefs: what a reported figure, a promise or a reference class is worth, as a distribution."""

from nameplate.belief.announcement import Announcement, read_announcements
from nameplate.belief.forecast import Forecast, Forecaster, default_forecaster
from nameplate.belief.hedge import Hedges, load_hedges
from nameplate.belief.luck import Kept, Luck, common_luck
from nameplate.belief.origin import find_origins, same_figure
from nameplate.belief.outcome import History, Past, bundled_history, read_history
from nameplate.belief.pool import Group, Opinion, Pool, pool
from nameplate.belief.reference import Reference, references
from nameplate.belief.revise import revise
from nameplate.belief.schedule import Promise
from nameplate.belief.slip import Lateness, Slip, lateness, slip
from nameplate.belief.trait import bespoke, novelty

__all__ = [
    "Announcement",
    "Forecast",
    "Forecaster",
    "Group",
    "Hedges",
    "History",
    "Kept",
    "Lateness",
    "Luck",
    "Opinion",
    "Past",
    "Pool",
    "Promise",
    "Reference",
    "Slip",
    "bespoke",
    "bundled_history",
    "common_luck",
    "default_forecaster",
    "find_origins",
    "lateness",
    "load_hedges",
    "novelty",
    "pool",
    "read_announcements",
    "read_history",
    "references",
    "revise",
    "same_figure",
    "slip",
]
