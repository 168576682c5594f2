"""Python's protocols for arrays."""

from __future__ import annotations

import copy
import pickle
import sys
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j._jvm import Bridge
from tests.probe import NAME


@pytest.fixture(params=["python", "jvm"])
def x(request: pytest.FixtureRequest, bridge: Bridge) -> Iterator[dl.NDArray]:
    made: dl.NDArray = (
        dl.array(np.arange(6, dtype=np.float32).reshape(2, 3))
        if request.param == "python"
        else bridge.call(NAME, "counting", "float32", [2, 3])
    )
    yield made
    made.close()
    made._exported = None  # pytest holds the object for longer than the test


def test_asarray_is_a_view(x: dl.NDArray) -> None:
    for values in (np.asarray(x), np.array(x, copy=False), x.__array__(), np.from_dlpack(x), np.asarray(np.asarray(x).data)):
        values[0, 0] += 1
    assert x[0, 0] == 5
    assert np.array(x).base is None


def test_array_with_a_type_copies_and_copy_false_refuses(x: dl.NDArray) -> None:
    assert np.asarray(x, dtype=np.int64).tolist() == [[0, 1, 2], [3, 4, 5]]
    assert x.__array__(copy=True).flags.owndata
    with pytest.raises(ValueError, match="without a copy"):
        x.__array__(np.float64, copy=False)


def test_the_array_interface_names_the_same_address(x: dl.NDArray) -> None:
    assert x.__array_interface__["data"][0] == x.numpy().__array_interface__["data"][0]
    assert x.__array_interface__["typestr"] == "<f4"


def test_dlpack_hands_the_same_memory_over_both_ways(x: dl.NDArray) -> None:
    assert x.__dlpack_device__() == (1, 0)
    theirs = np.from_dlpack(x)
    ours = dl.from_dlpack(theirs)
    theirs[1, 2] = 50
    assert x[1, 2] == 50
    assert ours.tolist()[0] == [0, 1, 2]


@pytest.mark.skipif(sys.version_info < (3, 12), reason="Python classes have the buffer protocol since 3.12")
def test_the_buffer_protocol_shows_the_bytes(x: dl.NDArray) -> None:
    whole: Any = x
    memory: Any = memoryview(whole)
    assert memory.shape == (2, 3)
    assert memory.format == "f"
    memory[0, 0] = 9.0
    assert x[0, 0] == 9


def test_views_outlive_the_array(x: dl.NDArray) -> None:
    dlpacked = np.from_dlpack(x)
    x.close()
    assert dlpacked.sum() == 15


def test_copies_and_pickles_have_memory_of_their_own(x: dl.NDArray) -> None:
    for other in (copy.copy(x), copy.deepcopy(x), pickle.loads(pickle.dumps(x))):
        assert isinstance(other, dl.NDArray)
        assert other.tolist() == x.tolist()
        other[0, 0] = 77
        assert x[0, 0] == 0


def test_an_array_is_shown_with_shape_and_type(x: dl.NDArray) -> None:
    assert repr(x) == "NDArray([[0., 1., 2.],\n         [3., 4., 5.]], dtype=float32)"
    assert "2 x 3, float32, 24 bytes" in x._repr_html_()
    assert repr(dl.zeros((0, 3))) == "NDArray([], shape=(0, 3), dtype=float32)"


def test_factories_are_numpys(bridge: Bridge) -> None:
    for ours, numpys in [
        (dl.arange(5), np.arange(5)),
        (dl.arange(1, 2, 0.25), np.arange(1, 2, 0.25)),
        (dl.linspace(0, 1, 5), np.linspace(0, 1, 5)),
        (dl.eye(2, 3), np.eye(2, 3)),
        (dl.ones((2, 3), "int8"), np.ones((2, 3))),
        (dl.full((2,), 2.5), np.full(2, 2.5)),
        (dl.zeros_like(dl.ones(3, "int32")), np.zeros(3)),
        (dl.array([[1, 2], [3, 4]]), np.array([[1, 2], [3, 4]])),
        (dl.array(7), np.array(7)),
    ]:
        np.testing.assert_allclose(ours, numpys)
        assert bridge.call(NAME, "sum", ours) == pytest.approx(numpys.sum())
    assert dl.zeros(3).dtype == np.float32
    for odd in (-1, (2, -1), "x", 1.5, (1.5,)):
        with pytest.raises(dl.ShapeError):
            dl.zeros(odd)  # type: ignore[arg-type]
    with pytest.raises(dl.DTypeError, match="Choose one of"):
        dl.zeros(3, "float33")
