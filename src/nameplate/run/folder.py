"""A finished run as it lies on disk: its record, its tables, and SQL over them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from nameplate.errors import Fault, InvalidFile, MissingInput, UsageError
from nameplate.run import manifest
from nameplate.run.table import TABLES

if TYPE_CHECKING:
    import duckdb

    from nameplate.claim import Claim
    from nameplate.programme import Dossier, Evidence, Programme


@dataclass(frozen=True)
class Run:
    """A finished run; open one with `Run.open`.

    Parameters
    ----------
    path : Path
        Its folder.
    manifest : dict
        Its record, as in ``manifest.json``.
    """

    path: Path
    manifest: dict[str, Any]

    @classmethod
    def open(cls, where: Path | str | Dossier, id: str | None = None) -> Run:
        """Open a run by its folder, or the one of a dossier that was used last.

        Parameters
        ----------
        where : Path, str or Dossier
            A run's folder, a dossier's folder, or a dossier.
        id : str or None
            The run's id, or the beginning of it; None for the one used last.

        Raises
        ------
        MissingInput
            When there is no finished run there.
        UsageError
            When an id's beginning fits several runs.
        InvalidFile
            When the record is damaged or a file of the run is missing.
        """
        path = Path(where) if isinstance(where, str | Path) else where.path
        folder = path if (path / manifest.MANIFEST).is_file() else _chosen(path, path / "runs", id)
        record = manifest.read_record(folder / manifest.MANIFEST)
        faults = [
            Fault(str(folder / manifest.MANIFEST), None, None, "files", name, "a file of this run that is there")
            for name in record.get("files", {})
            if ".." in Path(name).parts or Path(name).is_absolute() or not (folder / name).is_file()
        ]
        faults += [
            Fault(str(folder / name), None, None, "", "a damaged file", "a whole run: `nameplate run` makes it again")
            for name in record.get("files", {})
            if not faults and name.endswith(".parquet") and not _is_parquet(folder / name)
        ]
        if faults:
            raise InvalidFile(faults)
        return cls(folder, record)

    @property
    def id(self) -> str:
        """Return the run's 12 hex digits."""
        return str(self.manifest["id"])

    @property
    def futures(self) -> int:
        """Return the number of futures in each scenario."""
        return int(self.manifest["futures"])

    @property
    def effective(self) -> float:
        """Return how many independent futures these are worth: fewer than there are where they were resampled."""
        return float(self.manifest.get("update", {}).get("effective", self.futures))

    @property
    def seed(self) -> int:
        """Return the seed."""
        return int(self.manifest["seed"])

    @property
    def scenarios(self) -> tuple[str, ...]:
        """Return the scenarios by name, the main one first."""
        return tuple(self.manifest["scenarios"])

    @cached_property
    def programme(self) -> Programme:
        """Return the programme as it was when it was run."""
        return self._inputs().programme()

    @cached_property
    def claims(self) -> list[Claim]:
        """Return the claims as they were when it was run; none where the dossier had no claims file."""
        return self._inputs().claims() if (self.path / manifest.INPUTS / "claims.jsonl").is_file() else []

    @cached_property
    def evidence(self) -> Evidence:
        """Return what the programme's values rested on when it was run."""
        return self._inputs().evidence()

    def _inputs(self) -> Dossier:
        from nameplate.programme import Dossier

        return Dossier(self.path / manifest.INPUTS)

    def files(self, table: str, scenario: str) -> list[Path]:
        """Return a table's Parquet files, in order of future.

        Raises
        ------
        UsageError
            For a table or a scenario that the run does not have.
        """
        scenarios = (*self.scenarios, manifest.ANNOUNCED)
        for kind, name, known in (("table", table, TABLES), ("scenario", scenario, scenarios)):
            if name not in known:
                raise UsageError(f"{kind} {name!r}: valid would be {', '.join(known)}")
        prefix = f"{scenario}/{table}-"
        return [self.path / name for name in sorted(self.manifest["files"]) if name.startswith(prefix)]

    def scan(self, table: str, scenario: str) -> pl.LazyFrame:
        """Return a table without reading it yet, so that a query reads only what it needs."""
        return pl.scan_parquet(self.files(table, scenario))

    def table(self, name: str, scenario: str | None = None) -> pl.DataFrame:
        """Read a table whole.

        Parameters
        ----------
        name : str
            month, consumer, line, milestone or value.
        scenario : str or None
            A scenario of the run, or "announced"; None for the main one.
        """
        return self.scan(name, self.scenarios[0] if scenario is None else scenario).collect()

    def sql(self, query: str) -> pl.DataFrame:
        """Ask the run's tables in SQL; each is a view with a column ``scenario`` before its own.

        Parameters
        ----------
        query : str
            One SELECT in DuckDB's dialect. Nothing can be written, and no other file be read.

        Raises
        ------
        UsageError
            When the query is not one SELECT, or DuckDB cannot answer it.
        """
        import duckdb

        with duckdb.connect() as connection:
            for name in TABLES:
                connection.execute(self._view(name))
            _lock(connection, self.path)
            try:
                statements = connection.extract_statements(query)
                if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
                    raise UsageError(f"{query!r}: valid would be one SELECT over {', '.join(TABLES)}")
                return pl.DataFrame(connection.sql(query).to_arrow_table())
            except (duckdb.Error, pl.exceptions.PolarsError) as error:
                raise UsageError(f"the query cannot be answered: {error}") from error

    def _view(self, table: str) -> str:
        """Return the SQL of a table's view over all scenarios."""
        parts = [
            f"SELECT {_quoted(scenario)} AS scenario, * FROM "
            f"read_parquet([{', '.join(_quoted(str(path.resolve())) for path in self.files(table, scenario))}])"
            for scenario in (*self.scenarios, manifest.ANNOUNCED)
        ]
        return f"CREATE VIEW {table} AS " + " UNION ALL ".join(parts)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _lock(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Leave a connection nothing but the run's own folder."""
    connection.execute(f"SET allowed_directories = [{_quoted(str(folder.resolve()) + '/')}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def _chosen(path: Path, runs: Path, id: str | None) -> Path:
    """Find a dossier's run by the beginning of its id, or the one used last."""
    whole = [folder for folder in sorted(runs.glob("*")) if (folder / manifest.MANIFEST).is_file()]
    fitting = [folder for folder in whole if id is None or folder.name.startswith(id)]
    if not fitting:
        wanted = "finished run" if id is None else f"finished run {id!r}"
        there = f"it has {', '.join(folder.name for folder in whole)}" if whole else "make one with nameplate run"
        raise MissingInput(f"{path}: there is no {wanted}; {there}")
    if id is not None and len(fitting) > 1 and id not in {folder.name for folder in fitting}:
        raise UsageError(f"run {id!r}: valid would be one of {', '.join(folder.name for folder in fitting)}")
    if id is not None:
        return min(fitting, key=lambda folder: len(folder.name))
    return max(fitting, key=lambda folder: ((folder / manifest.MANIFEST).stat().st_mtime_ns, folder.name))


def _is_parquet(path: Path) -> bool:
    """Say whether a file begins and ends as Parquet does: a cut or emptied one does not."""
    with path.open("rb") as stream:
        head = stream.read(4)
        stream.seek(-min(4, path.stat().st_size), 2)
        return head == stream.read(4) == b"PAR1"
