"""The dossier: a folder that holds reports, claims, the programme and its runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nameplate.errors import Fault, InvalidFile, MissingInput
from nameplate.programme.evidence import Evidence
from nameplate.programme.file import load
from nameplate.programme.model import Programme

if TYPE_CHECKING:
    from nameplate.belief import Hedges
    from nameplate.claim import Claim
    from nameplate.report import Report


@dataclass(frozen=True)
class Dossier:
    """A folder for one programme: reports/, claims.jsonl, programme.yaml, hedges.yaml, lines/, runs/.

    A run's copy of its inputs is one too; it holds stories.json in place of the reports.

    Parameters
    ----------
    path : Path
        The folder.

    Raises
    ------
    MissingInput
        By its methods, where what they need is absent.
    """

    path: Path

    @property
    def name(self) -> str:
        """The folder's own name."""
        return self.path.resolve().name

    @property
    def runs(self) -> Path:
        """Where runs are kept; it need not exist yet."""
        return self.path / "runs"

    @property
    def programme_path(self) -> Path:
        """Where the programme file is."""
        return self.path / "programme.yaml"

    @property
    def claims_path(self) -> Path:
        """Where the claims are."""
        return self.path / "claims.jsonl"

    @property
    def merges_path(self) -> Path:
        """Which names are taken for one plant, and which were taken apart."""
        return self.path / "merges.jsonl"

    @property
    def hedges_path(self) -> Path | None:
        """The dossier's own table of hedges, if it has one."""
        path = self.path / "hedges.yaml"
        return path if path.is_file() else None

    def programme(self) -> Programme:
        """Read programme.yaml."""
        self._exists()
        if not self.programme_path.is_file():
            raise MissingInput(
                f"{self.programme_path}: the dossier has no programme; `nameplate draft {self.path}` writes one from "
                "its claims"
            )
        return load(self.programme_path)

    def claims(self) -> list[Claim]:
        """Read claims.jsonl; a dossier without one has no claims."""
        from nameplate.claim import load_claims

        self._exists()
        return load_claims(self.claims_path) if self.claims_path.is_file() else []

    def reports(self) -> list[Report]:
        """Read every report in reports/; a dossier without the folder, or with an empty one, has none."""
        from nameplate.report import read_folder

        self._exists()
        return read_folder(self.path / "reports") if self.has_reports else []

    @property
    def has_reports(self) -> bool:
        """Whether there is anything in reports/."""
        return any((self.path / "reports").glob("*"))

    def hedges(self) -> Hedges:
        """Read the table of hedges: the dossier's own, else the package's."""
        from nameplate.belief import load_hedges

        return load_hedges(self.hedges_path)

    def evidence(self) -> Evidence:
        """Gather what the programme's values rest on."""
        claims = {claim.id: claim for claim in self.claims()}
        return Evidence(claims, self.hedges(), self.path, self._stories(claims))

    def _stories(self, claims: Mapping[str, Claim]) -> dict[str, str]:
        """Find reports that tell one story: from the reports, as far as a value hangs on it, else from the file."""
        from nameplate.programme.retelling import STORIES, compared, group_reports, read_stories

        if not self.has_reports:
            return read_stories(self.path / STORIES)
        if len({claim.report for claim in claims.values()}) < 2 or not self.programme_path.is_file():
            return {}
        asked = compared(self.programme(), claims)
        return group_reports([report for report in self.reports() if report.id in asked]) if asked else {}

    def check_claims(self, programme: Programme) -> None:
        """Make sure that every claim that the programme names is in claims.jsonl.

        Raises
        ------
        InvalidFile
            With a fault for each that is not.
        """
        known = {claim.id for claim in self.claims()}
        lost = sorted(programme.claims() - known)
        if lost:
            valid = f"the id of a claim in {self.claims_path.name} (see `nameplate claims {self.path}`)"
            raise InvalidFile(self._fault(identity, valid) for identity in lost)

    def _fault(self, identity: str, valid: str) -> Fault:
        lines = self.programme_path.read_text("utf-8").splitlines()
        for number, line in enumerate(lines, 1):
            if (column := line.find(identity)) >= 0:
                return Fault(str(self.programme_path), number, column + 1, "", identity, valid)
        return Fault(str(self.programme_path), None, None, "", identity, valid)

    def _exists(self) -> None:
        if not self.path.is_dir():
            raise MissingInput(f"{self.path}: there is no such dossier; `nameplate new {self.path}` makes one")
