"""What cannot hold together: each conflict is one sentence that quotes both sides."""

from nameplate.claim.conflict.find import conflicts
from nameplate.claim.conflict.noun import Conflict

__all__ = ["Conflict", "conflicts"]
