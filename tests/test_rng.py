"""The generator: published answers, one meaning in three forms, and numbers that look random."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from nameplate import rng
from nameplate.errors import UsageError

WORD = st.integers(0, 2**64 - 1)

# The authors' known answers for Threefry-2x64 with 13 rounds (Random123, kat_vectors): counter, key, answer.
KNOWN = [
    ((0, 0), (0, 0), (0xF167B032C3B480BD, 0xE91F9FEE4B7A6FB5)),
    ((2**64 - 1, 2**64 - 1), (2**64 - 1, 2**64 - 1), (0xCCDEC5C917A874B1, 0x4DF53ABCA26CEB01)),
    (
        (0x243F6A8885A308D3, 0x13198A2E03707344),
        (0xA4093822299F31D0, 0x082EFA98EC4E6C89),
        (0xC3AAC71561042993, 0x3FE7AE8801AFF316),
    ),
]


@pytest.mark.parametrize(("counter", "key", "answer"), KNOWN)
def test_the_published_answers_come_out(counter, key, answer):
    assert rng.threefry(*key, *counter) == answer


@given(seed=st.integers(0, 2**63 - 1), future=st.integers(0, 2**40), draw=st.integers(0, 2**40))
def test_arrays_equal_the_plain_meaning(seed, future, draw):
    stream = rng.stream_key("a stream")
    futures = np.array([future, future + 1])
    expected = [rng.uniform(seed, int(number), stream, draw) for number in futures]
    assert rng.uniforms(seed, futures, stream, draw).tolist() == expected


@settings(deadline=None)
@given(key=st.tuples(WORD, WORD), counter=st.tuples(WORD, WORD))
def test_compiled_words_equal_the_plain_meaning(key, counter):
    from nameplate.rng_kernel import threefry, to_unit

    words = threefry(*(np.uint64(word) for word in key + counter))
    assert tuple(int(word) for word in words) == rng.threefry(*key, *counter)
    assert [float(to_unit(np.uint64(word))) for word in words] == [((int(w) >> 12) + 0.5) * 2.0**-52 for w in words]


@given(WORD)
def test_a_draw_lies_strictly_between_0_and_1(word):
    assert 0.0 < ((word >> 12) + 0.5) * 2.0**-52 < 1.0


def test_draws_are_even_and_independent_across_futures_streams_and_counters():
    futures, draws = np.arange(400)[:, None], np.arange(500)
    first, second = (rng.uniforms(7, futures, name, draws).ravel() for name in ("one", "two"))
    for sample in (first, second):
        counts = np.histogram(sample, bins=100, range=(0, 1))[0]
        assert stats.chisquare(counts).pvalue > 1e-4
    for left, right in ((first, second), (first[:-1], first[1:]), (first[:-500], first[500:])):
        assert abs(np.corrcoef(left, right)[0, 1]) < 4.5 / np.sqrt(left.size)


@pytest.mark.parametrize("seed", [-1, 2**63])
def test_a_seed_out_of_range_is_named(seed):
    with pytest.raises(UsageError, match=str(seed)):
        rng.uniforms(seed, np.arange(2), "docs")
