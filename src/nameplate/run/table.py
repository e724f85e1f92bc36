"""What a run keeps of its futures: five tables, and the Parquet bytes of each.

A table's rows stand in a fixed order (future, then time, then name), so that a column read back is the
array that was written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from numpy.typing import NDArray

    from nameplate.future import FutureResult

AMOUNTS = ("made", "scrapped", "imported", "delivered", "demand", "stock")
_TEXT = pa.dictionary(pa.int32(), pa.string())
SCHEMAS = {
    "month": pa.schema(
        [
            ("future", pa.int32()),
            ("month", pa.date32()),
            ("product", _TEXT),
            *((name, pa.float64()) for name in AMOUNTS),
        ]
    ),
    "consumer": pa.schema(
        [
            ("future", pa.int32()),
            ("year", pa.int16()),
            ("consumer", _TEXT),
            ("product", _TEXT),
            ("demand", pa.float64()),
            ("delivered", pa.float64()),
        ]
    ),
    "line": pa.schema([("future", pa.int32()), ("year", pa.int16()), ("line", _TEXT), ("made", pa.float64())]),
    "milestone": pa.schema(
        [("future", pa.int32()), ("milestone", _TEXT), ("date", pa.date32()), ("never", pa.bool_())]
    ),
    "value": pa.schema([("future", pa.int32()), ("place", _TEXT), ("value", pa.float64())]),
}
TABLES = tuple(SCHEMAS)
_EPOCH = np.datetime64("1970-01-01", "D")


def tables(result: FutureResult, start: date) -> dict[str, pa.Table]:
    """Turn the arrays of some futures into the five tables of a run.

    Parameters
    ----------
    result : FutureResult
        As simulated; months are the first of the month, milestone days are days since `start`.
    start : date
        The programme's first day.

    Returns
    -------
    dict of str to pyarrow.Table
        By table name, in the order of `TABLES`.
    """
    return {
        "month": _month(result),
        "consumer": _consumer(result),
        "line": _line(result),
        "milestone": _milestone(result, start),
        "value": _value(result),
    }


def parquet_bytes(table: pa.Table) -> bytes:
    """Encode a table, the same bytes each time: every option is pinned, nothing carries a time or a name.

    Amounts are split by byte before compression, since neighbouring amounts share their leading bytes.
    """
    floats = [field.name for field in table.schema if pa.types.is_floating(field.type)]
    others = [field.name for field in table.schema if not pa.types.is_floating(field.type)]
    sink = pa.BufferOutputStream()
    pq.write_table(
        table,
        sink,
        version="2.6",
        data_page_version="1.0",
        row_group_size=max(1, table.num_rows),
        compression="zstd",
        compression_level=1,
        use_dictionary=others,
        column_encoding=dict.fromkeys(floats, "BYTE_STREAM_SPLIT"),
        write_statistics=True,
    )
    return bytes(sink.getvalue())


def _month(result: FutureResult) -> pa.Table:
    count, months, products = result.month["made"].shape
    columns = [
        _repeated(result.futures, months * products),
        pa.array(_days(result.months), type=pa.date32()).take(
            pa.array(np.tile(np.repeat(np.arange(months), products), count))
        ),
        _names(result.products, np.tile(np.arange(products), count * months)),
        *(pa.array(_flat(result.month[name])) for name in AMOUNTS),
    ]
    return pa.Table.from_arrays(columns, schema=SCHEMAS["month"])


def _consumer(result: FutureResult) -> pa.Table:
    count, years, consumers = result.consumer["demand"].shape
    entries = np.tile(np.arange(consumers), count * years)
    columns = [
        _repeated(result.futures, years * consumers),
        _years(result.years, consumers, count),
        _named_by(result.consumers, entries),
        _named_by(result.consumer_products, entries),
        pa.array(_flat(result.consumer["demand"])),
        pa.array(_flat(result.consumer["delivered"])),
    ]
    return pa.Table.from_arrays(columns, schema=SCHEMAS["consumer"])


def _line(result: FutureResult) -> pa.Table:
    count, years, lines = result.line_made.shape
    columns = [
        _repeated(result.futures, years * lines),
        _years(result.years, lines, count),
        _names(result.lines, np.tile(np.arange(lines), count * years)),
        pa.array(_flat(result.line_made)),
    ]
    return pa.Table.from_arrays(columns, schema=SCHEMAS["line"])


def _milestone(result: FutureResult, start: date) -> pa.Table:
    count, milestones = result.milestone_day.shape
    days = _flat(result.milestone_day)
    missing = ~np.isfinite(days)
    first = int((np.datetime64(start, "D") - _EPOCH).astype(np.int64))
    dates = (np.floor(np.where(missing, 0.0, days)) + first).astype(np.int32)
    columns = [
        _repeated(result.futures, milestones),
        _names(result.milestones, np.tile(np.arange(milestones), count)),
        pa.array(dates, mask=missing, type=pa.int32()).cast(pa.date32()),
        pa.array(np.ascontiguousarray(result.milestone_never).ravel().astype(bool)),
    ]
    return pa.Table.from_arrays(columns, schema=SCHEMAS["milestone"])


def _value(result: FutureResult) -> pa.Table:
    count, places = result.values.shape
    columns = [
        _repeated(result.futures, places),
        _names(result.places, np.tile(np.arange(places), count)),
        pa.array(_flat(result.values)),
    ]
    return pa.Table.from_arrays(columns, schema=SCHEMAS["value"])


def _repeated(futures: NDArray[np.int32], times: int) -> pa.Array:
    return pa.array(np.repeat(np.asarray(futures, dtype=np.int32), times))


def _years(years: Sequence[int], per_year: int, count: int) -> pa.Array:
    return pa.array(np.tile(np.repeat(np.asarray(years, dtype=np.int16), per_year), count))


def _days(months: Sequence[date]) -> NDArray[np.int32]:
    return (np.asarray(months, dtype="datetime64[D]") - _EPOCH).astype(np.int32)


def _names(names: Sequence[str], index: NDArray[Any]) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array(index.astype(np.int32)), pa.array(list(names), type=pa.string()))


def _named_by(names: Sequence[str], entries: NDArray[Any]) -> pa.Array:
    """Name entries where a name may stand for several of them, as a consumer of two products does."""
    unique = sorted(set(names))
    code = np.array([unique.index(name) for name in names], dtype=np.int32)
    return _names(unique, code[entries])


def _flat(values: NDArray[Any]) -> NDArray[np.float64]:
    return np.ascontiguousarray(values, dtype=np.float64).ravel()
