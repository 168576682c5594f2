"""Operators and methods of arrays against numpy."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j._jvm import Bridge

RNG = np.random.default_rng(7)
A = RNG.uniform(0.5, 2, (3, 4)).astype(np.float32)
B = RNG.uniform(0.5, 2, (3, 4)).astype(np.float32)


@pytest.fixture(autouse=True)
def _started(bridge: Bridge) -> None:
    """Each test uses the package's session."""


OPERATORS = [operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, operator.pow]
COMPARISONS = [operator.eq, operator.ne, operator.lt, operator.le, operator.gt, operator.ge]


@pytest.mark.parametrize(
    "other", [B, B[0], 2, 0.5, np.float32(1.5), B.tolist()], ids=["array", "row", "int", "float", "numpy scalar", "list"]
)
@pytest.mark.parametrize("op", OPERATORS + COMPARISONS)
def test_operators_are_numpys(op: Callable[[Any, Any], Any], other: Any) -> None:
    result = op(dl.array(A), other)
    expected = op(A, np.float32(other) if not isinstance(other, float) else other)
    assert isinstance(result, dl.NDArray)
    np.testing.assert_allclose(np.asarray(result, np.float64), expected, rtol=1e-5)


@pytest.mark.parametrize("other", [B, 2, 0.5])
@pytest.mark.parametrize("op", [operator.add, operator.sub, operator.mul, operator.truediv, operator.pow])
def test_reflected_operators_are_numpys(op: Callable[[Any, Any], Any], other: Any) -> None:
    result = op(other, dl.array(A))
    assert isinstance(result, dl.NDArray)
    np.testing.assert_allclose(result, op(other, A), rtol=1e-5)


@pytest.mark.parametrize("op", [operator.iadd, operator.isub, operator.imul, operator.itruediv])
def test_in_place_operators_write_into_the_same_memory(op: Callable[[Any, Any], Any]) -> None:
    x = dl.array(A)
    view = x.numpy()
    result = op(x, B)
    assert result is x
    np.testing.assert_allclose(view, op(A.copy(), B), rtol=1e-5)


def test_matrix_product_negation_and_absolute_value_are_numpys() -> None:
    x = dl.array(A)
    np.testing.assert_allclose(x @ B.T, A @ B.T, rtol=1e-5)
    np.testing.assert_allclose(B.T @ x, B.T @ A, rtol=1e-5)
    np.testing.assert_allclose(abs(-x), A)


@pytest.mark.parametrize("axis", [None, 0, 1, -1, (0, 1)])
@pytest.mark.parametrize("name", ["sum", "mean", "prod", "min", "max", "std", "var"])
def test_reductions_are_numpys(name: str, axis: Any) -> None:
    np.testing.assert_allclose(getattr(dl.array(A), name)(axis), getattr(A, name)(axis), rtol=1e-5)
    assert getattr(dl.array(A), name)(axis, keepdims=True).shape == getattr(A, name)(axis, keepdims=True).shape


def test_arguments_of_extremes_shapes_and_casts_are_numpys() -> None:
    x = dl.array(A)
    assert int(x.argmax()) == A.argmax()
    assert x.argmin(1).tolist() == A.argmin(1).tolist()
    assert x.reshape(2, -1).shape == (2, 6)
    assert x.reshape((12,)).tolist() == A.ravel().tolist()
    assert x.transpose(1, 0).shape == x.T.shape == (4, 3)
    assert x.astype("float64").dtype == np.float64
    reshaped = x.reshape(4, 3)
    reshaped[0, 0] = 50
    assert x[0, 0] == 50
    copy = x.copy()
    copy[0, 0] = 1
    assert x[0, 0] == 50


def test_logic_of_bools_is_numpys() -> None:
    p, q = dl.array([True, False, True]), dl.array([True, True, False])
    assert (p & q).tolist() == [True, False, False]
    assert (p | q).tolist() == [True, True, True]
    assert (p ^ q).tolist() == [False, True, True]
    assert (~p).tolist() == [False, True, False]
    assert bool(p.any())
    assert not bool(p.all())
    with pytest.raises(dl.DTypeError, match="bool"):
        _ = dl.array([1, 2]) & p


def test_shapes_that_do_not_fit_name_both() -> None:
    with pytest.raises(dl.ShapeError, match=r"\[3, 4\].*\[2\]"):
        _ = dl.array(A) + dl.zeros(2)
    assert (dl.zeros(2) == None) is False  # noqa: E711


def test_an_array_behaves_like_a_sequence() -> None:
    x = dl.arange(6).reshape(2, 3)
    assert len(x) == 2
    assert [row.tolist() for row in x] == [[0, 1, 2], [3, 4, 5]]
    assert x[1, 2] == 5
    assert isinstance(x[1, 2], np.int64)
    assert x[x > 2].tolist() == [3, 4, 5]
    assert x[[1, 0], [0, 0]].tolist() == [3, 0]
    assert 4 in x
    assert float(dl.full((), 2.5)) == 2.5
    assert dl.arange(5)[dl.arange(1)].tolist() == [0]
    with pytest.raises(IndexError):
        x[5]
    with pytest.raises(TypeError):
        hash(x)


NUMBERS = [-1, 0, 44, 255, 256, 300, 0.5, 44.5, 2**63, -(2**70), 2**70, 10**400, float("inf"), np.uint64(2**63), np.bool_(True), True]


@pytest.mark.parametrize("number", NUMBERS, ids=str)
@pytest.mark.parametrize("op", COMPARISONS)
@pytest.mark.parametrize("dtype", ["uint8", "int16", "int64", "bool"])
def test_integers_compare_with_numbers_outside_their_type_by_value(op: Callable[[Any, Any], Any], dtype: str, number: Any) -> None:
    values = np.array([44, 255, 0, 1], "int64").astype(dtype)
    expected = [op(int(value), number.item() if isinstance(number, np.generic) else number) for value in values]
    assert np.asarray(op(dl.array(values), number)).tolist() == expected


@pytest.mark.parametrize("op", [operator.add, operator.sub, operator.mul, operator.floordiv, operator.mod, operator.pow])
def test_arithmetic_refuses_whole_numbers_outside_the_type(op: Callable[[Any, Any], Any]) -> None:
    small = dl.array(np.array([44, 255, 0], np.uint8))
    for number in (300, 2**70):
        with pytest.raises(dl.DTypeError, match="lies outside uint8"):
            op(small, number)
    with pytest.raises(dl.DataError, match="negative powers"):
        dl.array(np.array([2, 3])) ** -1


def test_int64_is_exact_beside_numbers() -> None:
    odd = 2**53 + 1
    exact = dl.array(np.array([odd]))
    assert np.asarray(exact == odd).all()
    assert not np.asarray(exact == float(2**53)).any()
    assert np.asarray(exact + 2).tolist() == [odd + 2]
    assert str(odd) in repr(exact)


@pytest.mark.parametrize(
    "make", [lambda: dl.array([300], "uint8"), lambda: dl.full((2,), 300, "uint8"), lambda: dl.arange(0, 300, dtype="uint8")]
)
def test_numbers_outside_a_new_arrays_type_are_numpys_error(make: Callable[[], Any]) -> None:
    with pytest.raises(OverflowError, match="out of bounds for uint8"):
        make()
