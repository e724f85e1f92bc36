"""Documents in: plain text, HTML and PDF become a `Report` in blocks with roles.

A report is hostile input: it is decoded, cut into blocks and never run, rendered or followed.
"""

from nameplate.report.folder import Entry, read_folder, read_sources
from nameplate.report.model import Block, Report, Role
from nameplate.report.reader import read_report
from nameplate.report.story import same_story, stories

__all__ = ["Block", "Entry", "Report", "Role", "read_folder", "read_report", "read_sources", "same_story", "stories"]
