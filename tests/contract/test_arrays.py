"""Arrays mean the same bytes on both sides, over every bridge."""

from __future__ import annotations

import gc

import numpy as np
import pytest

import pydl4j as dl
from pydl4j._jvm import Bridge
from tests.probe import NAME

TYPES = ["float64", "float32", "float16", "int64", "int32", "int16", "int8", "uint8", "bool"]


@pytest.fixture(autouse=True)
def _started(bridge: Bridge) -> None:
    """Each test uses the package's session."""


@pytest.mark.parametrize("dtype", TYPES)
def test_the_jvm_reads_what_numpy_wrote(bridge: Bridge, dtype: str) -> None:
    x = dl.array(np.array([[0, 1, 0], [1, 1, 0]]), dtype=dtype)
    assert bridge.call(NAME, "sum", x) == 3
    assert bridge.call(NAME, "layout", x) == f"{dtype} [2, 6] c false"
    x[0, 0] = 1
    assert bridge.call(NAME, "at", x, 0, 0) == 1


@pytest.mark.parametrize("dtype", TYPES)
def test_numpy_reads_what_the_jvm_wrote_and_the_other_way_round(bridge: Bridge, dtype: str) -> None:
    x = bridge.call(NAME, "counting", dtype, [2, 3])
    expected = np.arange(6).reshape(2, 3) % 2 if dtype == "bool" else np.arange(6).reshape(2, 3)
    np.testing.assert_array_equal(np.asarray(x), expected.astype(dtype))
    assert x.dtype == np.dtype(dtype)
    view = x.numpy()
    view[1, 2] = 0
    assert bridge.call(NAME, "at", x, 1, 2) == 0
    bridge.call(NAME, "put", x, 1, 0, 0)
    assert view[0, 0] == 1


def test_bfloat16_is_a_numpy_type_with_ml_dtypes(bridge: Bridge) -> None:
    ml_dtypes = pytest.importorskip("ml_dtypes")
    x = dl.array([1.0, 2.5, -3.0], dtype="bfloat16")
    assert x.dtype == ml_dtypes.bfloat16
    assert bridge.call(NAME, "sum", x) == 0.5
    y = bridge.call(NAME, "counting", "bfloat16", [4])
    assert y.numpy().astype(np.float32).tolist() == [0, 1, 2, 3]
    assert y.bits.tolist() == [0x0000, 0x3F80, 0x4000, 0x4040]


def test_bfloat16_without_ml_dtypes_is_seen_as_bits(bridge: Bridge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ml_dtypes", None)
    x = dl.array([1.0, 2.5, float("nan"), 1.00390625, 1.01171875], dtype="bfloat16")
    assert x.dtype == np.uint16
    assert x.dtype_name == "bfloat16"
    assert x.bits.tolist() == [0x3F80, 0x4020, 0x7FC0, 0x3F80, 0x3F82]  # ties go to even
    assert bridge.call(NAME, "at", x, 1) == 2.5
    assert dl.full((2,), 2.5, "bfloat16").bits.tolist() == [0x4020, 0x4020]
    assert dl.array(x, dtype="float32").tolist()[:2] == [1.0, 2.5]


def layouts() -> dict[str, np.ndarray]:
    base = np.arange(24, dtype=np.float32).reshape(2, 3, 4)
    return {
        "c": base,
        "f": np.asfortranarray(base),
        "permuted": base.transpose(1, 0, 2),
        "strided": base[:, ::2, 1::2],
        "broadcast": np.broadcast_to(base[:, :1], (2, 3, 4)),
        "scalar": np.array(7.0, np.float32),
        "empty": np.zeros((0, 3), np.float32),
        "empty in the middle": np.zeros((2, 0, 3), np.float32),
    }


@pytest.mark.parametrize("kind", layouts())
def test_every_layout_of_shared_memory_crosses_without_a_copy(bridge: Bridge, kind: str) -> None:
    values = layouts()[kind]
    base = dl.array(np.arange(24, dtype=np.float32).reshape(2, 3, 4)).numpy()
    shared = {
        "c": lambda: base,
        "f": lambda: dl.array(np.asfortranarray(base)).numpy(),
        "permuted": lambda: base.transpose(1, 0, 2),
        "strided": lambda: base[:, ::2, 1::2],
        "broadcast": lambda: np.broadcast_to(base[:, :1], (2, 3, 4)),
        "scalar": lambda: dl.full((), 7.0).numpy(),
        "empty": lambda: dl.zeros((0, 3)).numpy(),
        "empty in the middle": lambda: dl.zeros((2, 0, 3)).numpy(),
    }[kind]()
    x = dl.asarray(shared, copy=False)
    np.testing.assert_array_equal(x, values)
    assert x.strides == shared.strides
    assert bridge.call(NAME, "sum", x) == values.sum()
    if values.size:
        assert [s * 4 for s in bridge.call(NAME, "strides", x)] == list(shared.strides)
    back = bridge.call(NAME, "same", x)
    np.testing.assert_array_equal(back, values)
    if values.size and kind != "broadcast":
        bridge.call(NAME, "put", x, -1.0, *[0] * values.ndim)
        assert shared[(0,) * values.ndim] == back.numpy()[(0,) * values.ndim] == -1


@pytest.mark.parametrize("kind", layouts())
def test_every_layout_of_ordinary_memory_arrives(bridge: Bridge, kind: str) -> None:
    values = layouts()[kind]
    x = dl.asarray(values)
    assert bridge.call(NAME, "sum", x) == values.sum()
    np.testing.assert_array_equal(x, values)
    if bridge.in_process and values.size:
        assert bridge.call(NAME, "address", x) == values.ctypes.data
    copy = dl.array(values)
    if values.size and values.flags.writeable:
        values[...] = 9
        assert not (copy.numpy() == 9).all()


def test_column_major_stays_column_major(bridge: Bridge) -> None:
    x = dl.array(np.asfortranarray(np.ones((2, 3))))
    assert x.order == "F"
    assert bridge.call(NAME, "layout", x) == "float64 [2, 6] f false"
    assert dl.zeros((2, 3), order="F").strides == (4, 8)


def test_what_the_engine_cannot_hold_is_copied(bridge: Bridge) -> None:
    values = np.arange(6, dtype=np.float32)
    misaligned = np.frombuffer(b"x" + values.tobytes(), np.uint8)[1:].view(np.float32)
    for odd in (values[::-1], values.astype(">f4"), np.zeros(3, [("a", "i1"), ("b", "<f4")])["b"], misaligned):
        x = dl.asarray(odd)
        assert x.dtype == np.float32
        assert bridge.call(NAME, "sum", x) == odd.sum()
        with pytest.raises(ValueError, match="without a copy"):
            dl.asarray(odd, copy=False)


@pytest.mark.parametrize(
    ("dtype", "nearest"),
    [
        ("complex64", "float32"),
        ("uint16", "int32"),
        ("uint32", "int64"),
        ("uint64", "int64"),
        ("O", "float32"),
        ("U3", "return_inverse"),
        ("M8[s]", "int64"),
        ("g", "float64"),
    ],
)
def test_other_types_are_refused_with_the_nearest_named(dtype: str, nearest: str) -> None:
    with pytest.raises(dl.DTypeError, match=nearest):
        dl.array(np.zeros(2, dtype))


def test_a_read_only_array_is_not_written_by_the_jvm(bridge: Bridge) -> None:
    values = np.zeros(4, np.float32)
    values.flags.writeable = False
    x = dl.asarray(values)
    assert x.readonly
    with pytest.raises(dl.ReadOnlyError) as caught:
        bridge.call(NAME, "put", x, 1.0, 0)
    assert "ReadOnlyException" in (caught.value.java_trace or "")
    with pytest.raises(dl.ReadOnlyError):
        x[0] = 1
    assert values[0] == 0
    theirs = bridge.call(NAME, "counting", "float32", [3])
    if bridge.in_process:  # over Py4J memory by bare address is not shared
        seen = bridge.call(NAME, "readOnly", theirs)
        assert not seen.numpy().flags.writeable


def test_slices_are_views_on_both_sides(bridge: Bridge) -> None:
    for x in (dl.array(np.arange(12, dtype=np.float32).reshape(3, 4)), bridge.call(NAME, "counting", "float32", [3, 4])):
        part = x[1:, ::2]
        assert bridge.call(NAME, "sum", part) == 4 + 6 + 8 + 10
        part[0, 0] = 100
        assert bridge.call(NAME, "at", x, 1, 0) == 100
        bridge.call(NAME, "put", part, 200.0, 1, 1)
        assert x[2, 2] == 200
        assert bridge.call(NAME, "sum", dl.asarray(x.numpy()[0, 1:3], copy=False)) == 3


def test_what_asarray_returned_crosses_without_a_copy(bridge: Bridge) -> None:
    for x in (dl.zeros((3, 4)), bridge.call(NAME, "counting", "float32", [3, 4])):
        values = np.asarray(x)[1:]
        again = dl.asarray(values, copy=False)
        bridge.call(NAME, "put", again, 42.0, 0, 0)
        assert x[1, 0] == values[0, 0] == 42


def test_asarray_keeps_the_bytes_alive(bridge: Bridge) -> None:
    for x in (dl.array(np.arange(5000)), bridge.call(NAME, "counting", "int64", [5000])):
        values = np.asarray(x)
        x.close()
        del x
        gc.collect()
        others = [bridge.call(NAME, "counting", "int64", [5000]) for _ in range(5)] + [dl.zeros(5000, "int64") for _ in range(5)]
        assert values[:3].tolist() == [0, 1, 2]
        assert values.sum() == 5000 * 4999 // 2
        del others


def test_numpy_views_keep_the_bytes_alive(bridge: Bridge) -> None:
    for x in (dl.array(np.arange(5000)), bridge.call(NAME, "counting", "int64", [5000])):
        view = x.numpy()[10:20:2]
        x.close()
        del x
        gc.collect()
        others = [bridge.call(NAME, "counting", "int64", [5000]) for _ in range(5)] + [dl.zeros(5000, "int64") for _ in range(5)]
        assert view.tolist() == [10, 12, 14, 16, 18]
        del others


def test_the_jvm_keeps_python_memory_alive(bridge: Bridge) -> None:
    holder = bridge.call(NAME, "new")
    x = dl.array(np.ones(5000))
    holder.call("hold", x)
    x.close()
    del x
    gc.collect()
    bridge.flush()
    filler = [dl.full((5000,), 9, "float64") for _ in range(10)]
    assert holder.call("heldSum") == 5000
    assert holder.call("held", borrowed=True).numpy().sum() == 5000
    holder.call("drop")
    holder.close()
    del filler


def test_a_returned_argument_is_the_same_memory_with_its_own_life(bridge: Bridge) -> None:
    x = dl.zeros((2, 2))
    y = bridge.call(NAME, "same", x)
    z = bridge.call(NAME, "same", y)
    y[0, 0] = 5
    assert x[0, 0] == z[0, 0] == 5
    x.close()
    y.close()
    bridge.flush()
    assert bridge.call(NAME, "sum", z) == 5


def test_a_closed_array_raises(bridge: Bridge) -> None:
    x = dl.zeros(3)
    y = x[1:]
    x.close()
    x.close()
    assert x.closed
    assert repr(x) == "NDArray(closed)"
    for use in (lambda: x.numpy(), lambda: x.shape, lambda: np.asarray(x), lambda: bridge.call(NAME, "sum", x)):
        with pytest.raises(dl.ClosedError):
            use()
    assert bridge.call(NAME, "sum", y) == 0
    with dl.ones(3) as z:
        assert z.numpy().sum() == 3
    assert z.closed


def test_numpy_arrays_are_arguments_too(bridge: Bridge) -> None:
    assert bridge.call(NAME, "sum", np.ones((3, 3), np.float32)) == 9
    assert bridge.call(NAME, "at", np.eye(3), np.int64(1), np.int32(1)) == 1


def test_no_memory_stays_behind(bridge: Bridge) -> None:
    def work() -> None:
        x = dl.asarray(np.ones((100, 100)))
        y = bridge.call(NAME, "counting", "float32", [10])
        bridge.call(NAME, "sum", x[:50])
        bridge.call(NAME, "sum", y)

    for _ in range(20):
        work()
    gc.collect()
    bridge.flush()
    before = bridge.memory()
    for _ in range(50):
        work()
    gc.collect()
    bridge.flush()
    after = bridge.memory()
    for name in ("live", "arrays", "held", "segments", "mapped"):
        assert after[name] <= before[name], name
    assert not bridge.held
