"""Eight floats as one value in compiled code: explicit vectors of the processor.

The compiler finds vectors in simple loops, but keeps no running sums of eight lanes in registers through an inner
loop, and turns no table rows around. Here a vector is a type with addition, subtraction and multiplication; on
processors with shorter vectors the compiler divides it. Without the compiler (``NUMBA_DISABLE_JIT=1``) a vector is an
array of eight, so that kernels stay plain Python.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call, no-any-return, misc"
from __future__ import annotations

import operator

from llvmlite import ir
from numba import config, types
from numba.core.typing.templates import AbstractTemplate, infer_global, signature
from numba.extending import intrinsic, lower_builtin, models, register_model

WIDTH = 8
SKETCH_SHIFT = 48
"""Bits of a float below those that number its cell in a sketch."""
_LANES = ir.VectorType(ir.DoubleType(), WIDTH)
_I32, _I64 = ir.IntType(32), ir.IntType(64)


class Vector(types.Type):
    """Numba's type of a vector."""

    def __init__(self) -> None:
        super().__init__(name="Vector")


VECTOR = Vector()


@register_model(Vector)
class _Model(models.PrimitiveModel):
    def __init__(self, manager, kind):
        super().__init__(manager, kind, _LANES)


def _define(symbol, method):
    """Give vectors an operator."""

    @infer_global(symbol)
    class _Template(AbstractTemplate):
        def generic(self, args, kws):
            if len(args) == 2 and all(isinstance(kind, Vector) for kind in args):
                return signature(VECTOR, VECTOR, VECTOR)
            return None

    @lower_builtin(symbol, Vector, Vector)
    def _lower(context, builder, sig, args):
        return getattr(builder, method)(*args)


for _symbol, _method in ((operator.add, "fadd"), (operator.sub, "fsub"), (operator.mul, "fmul")):
    _define(_symbol, _method)


def _place(context, builder, kind, array, index, shape):
    """Point at a place of a flat array, as at `shape`."""
    data = context.make_array(kind)(context, builder, array).data
    return builder.bitcast(builder.gep(data, [index]), shape.as_pointer())


def _fixed(numbers):
    return ir.Constant(ir.VectorType(_I32, len(numbers)), list(numbers))


def _bits(builder, mask):
    return builder.bitcast(mask, ir.IntType(WIDTH))


def _any(builder, mask):
    return builder.icmp_unsigned("!=", _bits(builder, mask), ir.Constant(ir.IntType(WIDTH), 0))


@intrinsic
def _load(typing, array, index):
    def generate(context, builder, sig, args):
        return builder.load(_place(context, builder, sig.args[0], args[0], args[1], _LANES), align=8)

    return VECTOR(array, types.int64), generate


@intrinsic
def _store(typing, array, index, value):
    def generate(context, builder, sig, args):
        builder.store(args[2], _place(context, builder, sig.args[0], args[0], args[1], _LANES), align=8)
        return context.get_dummy_value()

    return types.void(array, types.int64, VECTOR), generate


@intrinsic
def _gather(typing, array, places, index):
    def generate(context, builder, sig, args):
        found = ir.Constant(_LANES, ir.Undefined)
        for lane in range(WIDTH):
            spot = builder.add(args[2], ir.Constant(_I64, lane))
            place = builder.load(_place(context, builder, sig.args[1], args[1], spot, _I64))
            number = builder.load(_place(context, builder, sig.args[0], args[0], place, ir.DoubleType()))
            found = builder.insert_element(found, number, ir.Constant(_I32, lane))
        return found

    return VECTOR(array, places, types.int64), generate


@intrinsic
def _spread(typing, number):
    def generate(context, builder, sig, args):
        none = ir.Constant(_LANES, ir.Undefined)
        first = builder.insert_element(none, args[0], ir.Constant(_I32, 0))
        return builder.shuffle_vector(first, none, _fixed([0] * WIDTH))

    return VECTOR(types.float64), generate


@intrinsic
def _larger(typing, one, other):
    def generate(context, builder, sig, args):
        return builder.select(builder.fcmp_ordered(">", *args), *args)

    return VECTOR(VECTOR, VECTOR), generate


@intrinsic
def _smaller(typing, one, other):
    def generate(context, builder, sig, args):
        return builder.select(builder.fcmp_ordered("<", *args), *args)

    return VECTOR(VECTOR, VECTOR), generate


@intrinsic
def _any_less(typing, one, other):
    def generate(context, builder, sig, args):
        return _any(builder, builder.fcmp_ordered("<", *args))

    return types.boolean(VECTOR, VECTOR), generate


@intrinsic
def _any_at_most(typing, one, other):
    def generate(context, builder, sig, args):
        return _any(builder, builder.fcmp_ordered("<=", *args))

    return types.boolean(VECTOR, VECTOR), generate


@intrinsic
def _where_less(typing, one, other, then, otherwise):
    def generate(context, builder, sig, args):
        return builder.select(builder.fcmp_ordered("<", args[0], args[1]), args[2], args[3])

    return VECTOR(VECTOR, VECTOR, VECTOR, VECTOR), generate


@intrinsic
def _count_above(typing, one, other):
    def generate(context, builder, sig, args):
        one, none = (ir.Constant(_LANES, [number] * WIDTH) for number in (1.0, 0.0))
        return builder.select(builder.fcmp_ordered(">", *args), one, none)

    return VECTOR(VECTOR, VECTOR), generate


@intrinsic
def _count_cells(typing, cells, value, lowest, last):
    def generate(context, builder, sig, args):
        words = ir.VectorType(_I64, WIDTH)

        def all_of(number):
            first = builder.insert_element(ir.Constant(words, ir.Undefined), number, ir.Constant(_I32, 0))
            return builder.shuffle_vector(first, ir.Constant(words, ir.Undefined), _fixed([0] * WIDTH))

        cell = builder.ashr(builder.bitcast(args[1], words), ir.Constant(words, [SKETCH_SHIFT] * WIDTH))
        cell = builder.sub(cell, all_of(args[2]))
        none, most = ir.Constant(words, [0] * WIDTH), all_of(args[3])
        cell = builder.select(builder.icmp_signed(">", cell, none), cell, none)
        cell = builder.select(builder.icmp_signed("<", cell, most), cell, most)
        cell = builder.add(
            builder.mul(cell, ir.Constant(words, [WIDTH] * WIDTH)), ir.Constant(words, list(range(WIDTH)))
        )
        for lane in range(WIDTH):
            spot = builder.extract_element(cell, ir.Constant(_I32, lane))
            place = _place(context, builder, sig.args[0], args[0], spot, _I64)
            builder.store(builder.add(builder.load(place), ir.Constant(_I64, 1)), place)
        return context.get_dummy_value()

    return types.void(cells, VECTOR, types.int64, types.int64), generate


@intrinsic
def _rows(typing, table, cells, index):
    def generate(context, builder, sig, args):
        row = ir.VectorType(ir.DoubleType(), 4)
        read = []
        for lane in range(WIDTH):
            spot = builder.add(args[2], ir.Constant(_I64, lane))
            cell = builder.load(_place(context, builder, sig.args[1], args[1], spot, _I64))
            start = builder.shl(cell, ir.Constant(_I64, 2))
            read.append(builder.load(_place(context, builder, sig.args[0], args[0], start, row), align=8))
        # Rows n and n + 4 share a vector; then two steps of pairs turn rows into columns.
        pairs = [builder.shuffle_vector(read[n], read[n + 4], _fixed(range(8))) for n in range(4)]
        even, odd = _fixed([0, 8, 2, 10, 4, 12, 6, 14]), _fixed([1, 9, 3, 11, 5, 13, 7, 15])
        low, high = _fixed([0, 1, 8, 9, 4, 5, 12, 13]), _fixed([2, 3, 10, 11, 6, 7, 14, 15])
        mixed = [[builder.shuffle_vector(pairs[n], pairs[n + 1], which) for n in (0, 2)] for which in (even, odd)]
        columns = [builder.shuffle_vector(*mixed[k % 2], low if k < 2 else high) for k in range(4)]
        return context.make_tuple(builder, sig.return_type, columns)

    return types.UniTuple(VECTOR, 4)(table, cells, types.int64), generate


if config.DISABLE_JIT:
    from nameplate.line.recursion.vector_plain import (
        any_at_most,
        any_less,
        count_above,
        count_cells,
        gather,
        larger,
        load,
        rows,
        smaller,
        spread,
        store,
        where_less,
    )  # fmt: skip
else:
    load, store, spread, rows, gather = _load, _store, _spread, _rows, _gather
    larger, smaller, where_less, count_above, count_cells = _larger, _smaller, _where_less, _count_above, _count_cells
    any_less, any_at_most = _any_less, _any_at_most

__all__ = [
    "WIDTH", "any_at_most", "any_less", "count_above", "count_cells", "gather", "larger", "load", "rows",
    "smaller", "spread",     "store", "where_less",
]  # fmt: skip
