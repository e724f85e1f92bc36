"""What reports say: claims, each with the exact words, who says them, and how sure the words are."""

from nameplate.claim.check import verify
from nameplate.claim.conflict import Conflict, conflicts
from nameplate.claim.model import KINDS, Claim, Kind, Review, Source
from nameplate.claim.reader import read_claims
from nameplate.claim.store import load_claims, merged, save_claims

__all__ = [
    "KINDS",
    "Claim",
    "Conflict",
    "Kind",
    "Review",
    "Source",
    "conflicts",
    "load_claims",
    "merged",
    "read_claims",
    "save_claims",
    "verify",
]
