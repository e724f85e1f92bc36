"""A run made of another run's futures: each taken as often as its weight says.

Systematic resampling [1]_: one uniform number, then equal steps through the cumulative weights. A future of weight w
is taken floor(N w) or ceil(N w) times, and equal weights take every future once.

References
----------
.. [1] G. Kitagawa: Monte Carlo filter and smoother for non-Gaussian nonlinear state space models. Journal of
   Computational and Graphical Statistics 5(1), 1996, 1-25.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from nameplate.run import manifest
from nameplate.run.execution import clear, is_whole, seal
from nameplate.run.folder import Run
from nameplate.run.table import SCHEMAS, TABLES, parquet_bytes
from nameplate.storage import alone, digest, make_folder, write_whole

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nameplate.programme import Dossier

WEIGHTS = "weights.parquet"
STREAM = "run/resample"


def effective(weights: NDArray[np.float64]) -> float:
    """Return how many equally good futures weighted ones are worth: (sum w)² / sum w².

    Parameters
    ----------
    weights : ndarray, shape (futures,)
        Not negative, not all zero.

    References
    ----------
    A. Kong, J. S. Liu, W. H. Wong: Sequential imputations and Bayesian missing data problems. Journal of the American
    Statistical Association 89, 1994, 278-288.

    Examples
    --------
    >>> effective(np.array([1.0, 1.0, 0.0, 0.0]))
    2.0
    """
    return float(weights.sum() ** 2 / (weights**2).sum())


def pick(weights: NDArray[np.float64], futures: int, uniform: float) -> NDArray[np.int64]:
    """Choose futures by systematic resampling.

    Parameters
    ----------
    weights : ndarray, shape (weighed,)
        Not negative, not all zero.
    futures : int
        How many to choose.
    uniform : float
        Between 0 and 1.

    Returns
    -------
    ndarray of int64, shape (futures,)
        Places in `weights`, never falling.

    Examples
    --------
    >>> pick(np.array([0.5, 0.25, 0.25]), 4, 0.3)
    array([0, 0, 1, 2])
    """
    reached = np.cumsum(weights)
    steps = (np.arange(futures) + uniform) / futures * reached[-1]
    last = int(np.flatnonzero(weights)[-1])  # the last step may pass the sum by a bit
    return np.asarray(np.minimum(np.searchsorted(reached, steps, side="right"), last))


def resample(parent: Run, weights: NDArray[np.float64], futures: int, dossier: Dossier, note: Mapping[str, Any]) -> Run:
    """Make a run of a parent's futures by their weights, as an ordinary run in the dossier's folder of runs.

    Parameters
    ----------
    parent : Run
        An ordinary run.
    weights : ndarray, shape (parent's futures,)
        Not negative, not all zero; the same in all scenarios, which share their luck.
    futures : int
        How many the new run is to have.
    dossier : Dossier
        Where it goes; its observations are kept with the run.
    note : mapping
        What else the manifest is to say about the weights, as JSON holds it; it is part of what names the run.

    Returns
    -------
    Run
        Its manifest has ``update``: parent, weighed, effective, and the note.

    Raises
    ------
    StorageError
        When the disk refuses.
    """
    shares = weights / weights.sum()
    plan = manifest.plan_of(parent.manifest)
    content = _weights_bytes(shares)
    identity = json.dumps([manifest.SCHEMA, parent.id, futures, digest(content), note], sort_keys=True)
    id = hashlib.sha256(identity.encode()).hexdigest()[:12]
    folder = dossier.runs / id
    make_folder(folder)
    with alone(folder):
        if not is_whole(folder):
            clear(folder)
            hashes = {WEIGHTS: write_whole(folder / WEIGHTS, content)}
            inputs = _keep_inputs(folder, parent, dossier, hashes)
            hashes |= write_tables(folder, parent, shares, futures)
            update = {"parent": parent.id, "weighed": parent.futures, "effective": effective(shares), **note}
            record = replace(plan, futures=futures, inputs=inputs).record()
            record |= {"id": id, "command": "nameplate update DOSSIER", "update": update}
            seal(folder, record | {"files": dict(sorted(hashes.items()))})
    with contextlib.suppress(OSError):  # a run that may only be read is opened all the same
        (folder / manifest.MANIFEST).touch()  # the run used last is the one that opens by default
    return Run.open(folder)


def parent_plan(record: Mapping[str, Any]) -> manifest.Plan:
    """Return the plan of the run that an updated run was made of."""
    plan = manifest.plan_of(record)
    inputs = {name: sha for name, sha in plan.inputs.items() if name != manifest.OBSERVATIONS}
    return replace(plan, futures=int(record["update"]["weighed"]), inputs=inputs)


def read_weights(run: Run) -> NDArray[np.float64]:
    """Read the weights that an updated run's futures were chosen by, in order of its parent's futures."""
    return np.asarray(pq.read_table(run.path / WEIGHTS)["weight"].to_numpy(), dtype=np.float64)


def write_tables(folder: Path, parent: Run, weights: NDArray[np.float64], futures: int) -> dict[str, str]:
    """Write every table of every scenario with the chosen futures' rows; return the files' hashes."""
    from nameplate.rng import stream_key, uniform

    picks = pick(weights, futures, uniform(parent.seed, 0, stream_key(STREAM), 0))
    chunk = int(parent.manifest["chunk"])
    hashes: dict[str, str] = {}
    for table in TABLES:
        for path in parent.files(table, manifest.ANNOUNCED):
            _put(folder, f"{manifest.ANNOUNCED}/{path.name}", path.read_bytes(), hashes)
    for scenario in parent.scenarios:
        for table in TABLES:
            for number, first in enumerate(range(0, futures, chunk)):
                rows = _rows(parent.files(table, scenario), picks[first : first + chunk], chunk, first, table)
                _put(folder, f"{scenario}/{table}-{number:05d}.parquet", parquet_bytes(rows), hashes)
    return hashes


def _rows(paths: list[Path], picks: NDArray[np.int64], chunk: int, first: int, table: str) -> pa.Table:
    """Take the rows of some futures out of a table's files, each of which holds `chunk` futures; number them anew."""
    parts, taken = [], 0
    for number in np.unique(picks // chunk):
        content = pq.read_table(paths[number])
        here = picks[picks // chunk == number] - number * chunk
        count = len(np.unique(content["future"].to_numpy()))
        each = content.num_rows // count if count else 0
        parts.append(content.take(pa.array((here[:, None] * each + np.arange(each)).ravel())))
        renumbered = np.repeat(np.arange(first + taken, first + taken + len(here), dtype=np.int32), each)
        parts[-1] = parts[-1].set_column(0, SCHEMAS[table].field("future"), pa.array(renumbered))
        taken += len(here)
    return pa.concat_tables(parts).unify_dictionaries().combine_chunks().cast(SCHEMAS[table])


def _weights_bytes(shares: NDArray[np.float64]) -> bytes:
    numbers = pa.array(np.arange(len(shares), dtype=np.int32))
    return parquet_bytes(pa.table({"future": numbers, "weight": pa.array(shares)}))


def _keep_inputs(folder: Path, parent: Run, dossier: Dossier, hashes: dict[str, str]) -> dict[str, str]:
    """Copy the parent's inputs and the observations; return the hashes of all that went in."""
    kept = {name: parent.path / name for name in parent.manifest["files"] if name.startswith(f"{manifest.INPUTS}/")}
    inputs = dict(parent.manifest["inputs"])
    observed = dossier.path / manifest.OBSERVATIONS
    if observed.is_file():
        kept[f"{manifest.INPUTS}/{manifest.OBSERVATIONS}"] = observed
        inputs[manifest.OBSERVATIONS] = digest(observed.read_bytes())
    for name, path in sorted(kept.items()):
        _put(folder, name, path.read_bytes(), hashes)
    return dict(sorted(inputs.items()))


def _put(folder: Path, name: str, content: bytes, hashes: dict[str, str]) -> None:
    make_folder((folder / name).parent)
    hashes[name] = write_whole(folder / name, content)
