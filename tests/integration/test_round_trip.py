"""One array there and back through the JVM."""

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import _jvm

TYPES = ["float64", "float32", "float16", "int64", "int32", "int16", "int8", "uint8", "bool"]


@pytest.mark.parametrize("dtype", TYPES)
def test_the_jvm_reads_what_numpy_wrote(dtype: str) -> None:
    with dl.session():
        x = dl.array(np.array([[0, 1, 0], [1, 1, 0]]), dtype=dtype)
        _jvm.bridge().import_now(x)
        copy = _jvm.bridge().call("nd.Nd", "empty", dtype, [2, 3])
        _jvm.bridge().call("nd.Nd", "empty", dtype, [2, 3])
        assert copy.shape == (2, 3)
        assert copy.dtype_name == dtype
