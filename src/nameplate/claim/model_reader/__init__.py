"""A language model as a second reader: it proposes, the report and our own grammars decide.

What it says is never trusted: a proposal is a sentence's number and words to be found there, and everything else is
read again from those words. See docs/model_reader.md.
"""

from nameplate.claim.model_reader.client import Answer, Client, ModelFailed
from nameplate.claim.model_reader.endpoint import KEY, Endpoint
from nameplate.claim.model_reader.join import note_readers
from nameplate.claim.model_reader.proposal import Rejected
from nameplate.claim.model_reader.reader import Reading, read_with_model

__all__ = [
    "KEY",
    "Answer",
    "Client",
    "Endpoint",
    "ModelFailed",
    "Reading",
    "Rejected",
    "note_readers",
    "read_with_model",
]
