"""The proof of zero copy, and views that outlive what they were made of."""

from __future__ import annotations

import zlib

import numpy as np
import pytest

import pydl4j as dl

pytestmark = pytest.mark.usefixtures("session")


def test_both_sides_have_the_same_checksum_before_and_after_a_write() -> None:
    array = dl.array(np.arange(1000, dtype=np.float32))
    view = np.asarray(array)
    assert dl.seen_by_jvm(view)["crc32"] == zlib.crc32(view.tobytes())
    before = zlib.crc32(view.tobytes())
    view[17] = -1
    assert dl.seen_by_jvm(array)["crc32"] == zlib.crc32(view.tobytes()) != before
    assert dl.seen_by_jvm(view[100:200])["crc32"] == zlib.crc32(view[100:200].tobytes())


def test_ordinary_memory_is_not_passed_off_as_shared() -> None:
    with pytest.raises(ValueError, match="without a copy"):
        dl.seen_by_jvm(np.ones(3, np.float32))


@pytest.mark.parametrize("made_by", [np.asarray, lambda array: array.numpy(), lambda array: np.array(array, copy=False)])
def test_a_numpy_view_outlives_close(made_by) -> None:
    array = dl.array(np.full(1000, 3, np.float32))
    view = made_by(array)
    array.close()
    other = dl.array(np.full(1000, 9, np.float32))
    assert (view == 3).all(), "the memory was given to somebody else"
    other.close()
