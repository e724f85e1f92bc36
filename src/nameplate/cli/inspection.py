"""What a check finds: everything at once, however much is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nameplate.cli.screen import counted
from nameplate.errors import CheckFailed, Fault, InvalidFile, MissingInput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nameplate.claim import Claim, Conflict
    from nameplate.programme import Programme
    from nameplate.report import Report


@dataclass
class Findings:
    """What was found in a dossier or a file.

    Parameters
    ----------
    path : Path
        What was checked.
    notes : list of str
        What is there, in words.
    faults : list of Fault
        Mistakes in files.
    failures : list of str
        Claims that do not hold.
    conflicts : list of Conflict
        Claims that contradict each other; these are news, not faults.
    """

    path: Path
    notes: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong; conflicts between sources are not wrong."""
        return not self.faults and not self.failures

    @contextmanager
    def collecting(self) -> Iterator[None]:
        """Note what a step finds wrong and go on."""
        try:
            yield
        except InvalidFile as error:
            self.faults += error.faults
        except CheckFailed as error:
            self.failures += str(error).splitlines()

    def as_json(self) -> dict[str, Any]:
        """Give the findings for other programs."""
        return {
            "path": str(self.path),
            "sound": self.sound,
            "notes": self.notes,
            "faults": [asdict(fault) for fault in self.faults],
            "failures": self.failures,
            "conflicts": [conflict_json(conflict) for conflict in self.conflicts],
        }

    def complain(self) -> None:
        """Raise what was found, if anything is wrong.

        Raises
        ------
        InvalidFile
            With all faults.
        CheckFailed
            With all claims that do not hold.
        """
        if self.faults:
            raise InvalidFile(dict.fromkeys(self.faults))
        if self.failures:
            raise CheckFailed("\n".join(self.failures))


def conflict_json(conflict: Conflict) -> dict[str, Any]:
    """Give a conflict for other programs."""
    claims = [claim.id for claim in conflict.claims]
    return {"kind": conflict.kind, "sentence": conflict.sentence, "claims": claims}


def inspect(path: Path) -> Findings:
    """Check a dossier or one file of it.

    Parameters
    ----------
    path : Path
        A folder, a programme, a line file, a claims file or a report.

    Returns
    -------
    Findings

    Raises
    ------
    MissingInput
        When there is nothing of that name, or a dossier without a programme.
    """
    findings = Findings(path)
    if path.is_dir():
        _dossier(findings)
    elif path.exists():
        with findings.collecting():
            _file(findings)
    else:
        raise MissingInput(f"{path}: there is no such file or dossier; `nameplate new {path}` makes a dossier")
    return findings


def _dossier(findings: Findings) -> None:
    from nameplate.programme import Dossier

    place = Dossier(findings.path)
    reports, claims = [], []
    with findings.collecting():
        reports = place.reports()
    with findings.collecting():
        claims = place.claims()
    if claims:
        _claims(findings, claims, reports)
        with findings.collecting():
            from nameplate.claim import verify

            verify(claims, reports)
    with findings.collecting():
        place.hedges()
    with findings.collecting():
        programme = place.programme()
        place.check_claims(programme)
        findings.faults += _questions(place.programme_path, programme)
        values = counted(sum(1 for _ in programme.values()), "value")
        questions = counted(len(programme.questions), "question")
        findings.notes.append(f"programme: {programme.title}, {values}, {questions}")
    findings.notes.insert(0, f"reports: {len(reports)}; claims: {len(claims)}")


def _questions(path: Path, programme: Programme) -> list[Fault]:
    """Read every question of a programme against it, and name those that nobody could answer."""
    from nameplate.document import parse_document
    from nameplate.errors import UsageError
    from nameplate.study import parse_question

    document, faults = parse_document(path.read_text("utf-8"), str(path)), []
    for number, text in enumerate(programme.questions):
        try:
            parse_question(text, programme)
        except UsageError as error:
            # The message names the question first; the fault does so already.
            valid = str(error).rpartition("valid would be ")[2]
            faults.append(document.fault(("questions", number), text, valid))
    return faults


def _claims(findings: Findings, claims: list[Claim], reports: Sequence[Report] = ()) -> None:
    from nameplate.claim import conflicts

    findings.conflicts += conflicts(claims, reports)


def _file(findings: Findings) -> None:
    path = findings.path
    if path.suffix == ".jsonl":
        from nameplate.claim import load_claims

        claims = load_claims(path)
        _claims(findings, claims)
        findings.notes.append(f"claims: {len(claims)}")
    elif path.suffix in (".yaml", ".yml"):
        _yaml(findings)
    else:
        from nameplate.report import read_report

        report = read_report(path)
        findings.notes.append(f"report: {report.title or report.id}, {len(report.text)} characters")


def _yaml(findings: Findings) -> None:
    """Check a YAML file by the form that its first line names; one without a name is taken for a programme."""
    from nameplate.programme import load

    head = findings.path.read_bytes()[:4096].decode("utf-8", errors="replace")
    readers: dict[str, Callable[[Path], str]] = {"nameplate/line/": _line}
    for name, reader in readers.items():
        if f"schema: {name}" in head:
            findings.notes.append(reader(findings.path))
            return
    programme = load(findings.path)
    findings.faults += _questions(findings.path, programme)
    findings.notes.append(f"programme: {programme.title}, {sum(1 for _ in programme.values())} values")


def _line(path: Path) -> str:
    from nameplate.line import load_line

    line = load_line(path)
    return f"line: {line.title or path.stem}, {counted(len(line.stations), 'station')}"
