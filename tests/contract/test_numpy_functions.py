"""numpy's functions on arrays, and the package's own, against numpy."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j._jvm import Bridge

X = np.random.default_rng(11).uniform(0.1, 0.9, (3, 4, 2)).astype(np.float32)


@pytest.fixture(autouse=True)
def _started(bridge: Bridge) -> None:
    """Each test uses the package's session."""


REDUCTIONS = [np.sum, np.mean, np.std, np.var, np.min, np.max, np.prod, np.any, np.all]


@pytest.mark.parametrize("keepdims", [False, True])
@pytest.mark.parametrize("axis", [None, 1, -1, (0, 2), ()], ids=str)
@pytest.mark.parametrize("function", REDUCTIONS, ids=lambda f: f.__name__)
def test_numpys_reductions_of_arrays_are_numpys(function: Callable[..., Any], axis: Any, keepdims: bool) -> None:
    got = function(dl.array(X), axis=axis, keepdims=keepdims)
    expected = function(X, axis=axis, keepdims=keepdims)
    assert isinstance(got, dl.NDArray)
    assert got.shape == np.shape(expected)
    np.testing.assert_allclose(np.asarray(got), expected, rtol=2e-5, atol=1e-6)


@pytest.mark.parametrize("function", [np.mean, np.std, np.var])
def test_means_of_integers_are_float64(function: Callable[..., Any]) -> None:
    whole = np.array([[2**40 + 1, 3], [5, 2**33]])
    got = function(dl.array(whole), axis=0)
    assert got.dtype == np.float64
    np.testing.assert_allclose(np.asarray(got), function(whole, axis=0), rtol=1e-12)


def test_dtype_and_out_are_numpys() -> None:
    out = np.zeros(4)
    assert np.sum(dl.array(X[..., 0]), axis=0, dtype="float64", out=out) is out
    np.testing.assert_allclose(out, X[..., 0].sum(0, dtype="float64"), rtol=1e-12)


@pytest.mark.parametrize("ddof", [0, 1, 2, 3, 1.5])
def test_ddof_is_numpys(ddof: float) -> None:
    x = np.array([1.0, 2, 3, 5])
    np.testing.assert_allclose(dl.array(x).std(ddof=ddof).item(), np.std(x, ddof=ddof))
    np.testing.assert_allclose(dl.array(x).var(ddof=ddof, keepdims=True).tolist(), [np.var(x, ddof=ddof)])
    with pytest.raises(dl.ShapeError):
        dl.array(x).var(ddof=4)


UNARY = [
    "exp",
    "expm1",
    "log",
    "log1p",
    "log2",
    "log10",
    "sqrt",
    "square",
    "reciprocal",
    "sin",
    "cos",
    "tan",
    "arcsin",
    "arccos",
    "arctan",
    "sinh",
    "cosh",
    "tanh",
    "sign",
    "abs",
    "floor",
    "ceil",
    "round",
    "trunc",
    "isnan",
    "isinf",
    "isfinite",
]


@pytest.mark.parametrize("name", UNARY)
def test_functions_of_one_array_are_numpys(name: str) -> None:
    expected = getattr(np, name)(X)
    for given in (X, dl.array(X), X.tolist()):
        got = getattr(dl, name)(given)
        assert isinstance(got, dl.NDArray)
        np.testing.assert_allclose(np.asarray(got), expected, rtol=2e-5, atol=2e-6)


def test_functions_of_several_arrays_are_numpys() -> None:
    x, y = X[..., 0], X[..., 1]
    a, b = dl.array(x), dl.array(y)
    pairs = [
        (dl.maximum(a, b), np.maximum(x, y)),
        (dl.minimum(a, 0.5), np.minimum(x, np.float32(0.5))),
        (dl.matmul(a, y.T), x @ y.T),
        (dl.where(a > b, a, b), np.where(x > y, x, y)),
        (dl.clip(a, 0.2, 0.5), np.clip(x, 0.2, 0.5)),
        (dl.concat([a, b]), np.concatenate([x, y])),
        (dl.concat([a, y], axis=1), np.concatenate([x, y], axis=1)),
        (dl.stack([a, b], axis=1), np.stack([x, y], axis=1)),
        (dl.cumsum(a, axis=1), np.cumsum(x, axis=1)),
        (dl.sort(a), np.sort(x)),
        (dl.argsort(a, axis=0), np.argsort(x, axis=0)),
    ]
    for got, expected in pairs:
        assert isinstance(got, dl.NDArray)
        np.testing.assert_allclose(np.asarray(got), expected, rtol=1e-5)
    with pytest.raises(dl.ShapeError, match="at least one array"):
        dl.concat([])


def test_a_masked_array_is_refused_rather_than_unmasked() -> None:
    masked = np.ma.masked_array([1.0, 1e9, 3], mask=[False, True, False])
    for use in (dl.array, dl.asarray, lambda m: dl.zeros(3) + m):
        with pytest.raises(dl.DataError, match="mask"):
            use(masked)
    assert math.isclose(dl.array(np.ma.masked_array([1.0, 3], mask=False)).sum().item(), 4)
    target = dl.zeros(3)
    target[:] = masked  # as in numpy
    with pytest.raises(dl.ConfigurationError, match="'C'"):
        dl.empty((2, 3), order="X")
