"""``NDArray``: an array that numpy and the JVM see at the same bytes."""

from __future__ import annotations

import html
from collections.abc import Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray as NumpyArray

from pydl4j import _layout, _session
from pydl4j._errors import ClosedError, ReadOnlyError, SessionClosedError
from pydl4j._memory import Lease, Reference, exposed_by, lend
from pydl4j._operators import Operators
from pydl4j._segments import Block

if TYPE_CHECKING:
    from pydl4j._bridges.door import Bridge
    from pydl4j._bridges.wire import Request


class NDArray(Operators):
    """An array whose bytes numpy and the JVM both see; it owns them until ``close()`` or garbage collection.

    Bytes live until the last array and the last numpy view over them is gone. Slices are views; a write through one is
    seen through all, on both sides. Arithmetic and comparison run in the JVM and return new arrays.

    Made by ``dl.array``, ``dl.zeros`` and so on, and returned by everything that computes. ``np.asarray(x)`` is a numpy
    view without a copy. On Python 3.10 and 3.11, which have no buffer protocol for Python classes, use
    ``memoryview(np.asarray(x))`` where ``memoryview(x)`` is wanted.
    """

    __slots__ = ("__weakref__", "_bridge", "_exported", "_name", "_reference", "_session", "_values")
    __array_priority__ = 1000  # numpy_array + x asks x

    _values: NumpyArray[Any] | None

    def __init__(self, values: NumpyArray[Any], name: str, session: _session.Session) -> None:
        """For this package; users call ``dl.array`` and its like."""
        self._values = values
        self._name = name
        self._session = session
        self._reference: Reference | None = None
        self._bridge: Bridge | None = None
        self._exported: NumpyArray[Any] | None = None

    @classmethod
    def _of_jvm(cls, bridge: Bridge, lease: Lease, values: NumpyArray[Any], name: str) -> NDArray:
        array = cls(values, name, bridge.session)
        array._reference = lease.reference
        array._bridge = bridge
        return array

    @property
    def shape(self) -> tuple[int, ...]:
        """Sizes of the axes."""
        return self._open().shape

    @property
    def dtype(self) -> np.dtype[Any]:
        """numpy's element type; for bfloat16 without the package ml_dtypes that of its bits, uint16."""
        return self._open().dtype

    @property
    def dtype_name(self) -> str:
        """The engine's element type, for example ``"bfloat16"``."""
        self._open()
        return self._name

    @property
    def strides(self) -> tuple[int, ...]:
        """Steps along the axes in bytes, as in numpy."""
        return self._open().strides

    @property
    def ndim(self) -> int:
        """Number of axes."""
        return self._open().ndim

    @property
    def size(self) -> int:
        """Number of elements."""
        return self._open().size

    @property
    def nbytes(self) -> int:
        """Bytes of the elements."""
        return self._open().nbytes

    @property
    def order(self) -> str:
        """``"C"`` for row-major, ``"F"`` for column-major, ``"-"`` for any other strides."""
        flags = self._open().flags
        return "C" if flags.c_contiguous else "F" if flags.f_contiguous else "-"

    @property
    def readonly(self) -> bool:
        """Whether writes are refused, on both sides."""
        return not self._open().flags.writeable

    @property
    def closed(self) -> bool:
        """Whether reading raises: ``close()`` was called, here or on the session."""
        return self._values is None or self._session.closed

    @property
    def T(self) -> NDArray:
        """The view with the axes reversed."""
        return self._view(self._open().T)

    @property
    def bits(self) -> NumpyArray[np.uint16]:
        """The bits of a bfloat16 array, a numpy view of type uint16."""
        if self._name != "bfloat16":
            raise TypeError(f"Only bfloat16 arrays have bits. This one is {self._name}; use numpy().view(...).")
        bits: NumpyArray[np.uint16] = self._open().view(np.uint16)
        return bits

    def numpy(self) -> NumpyArray[Any]:
        """A numpy view of the same bytes; it keeps them alive, also after ``close()``."""
        view: NumpyArray[Any] = self._open().view()
        return view

    def close(self) -> None:
        """Lets the memory go, once no other array or numpy view looks at it. Idempotent."""
        self._values = None
        self._forget_reference()

    def item(self, *index: int) -> Any:
        """One element as a Python number."""
        return self._open().item(*index)

    def tolist(self) -> Any:
        """The elements as (nested lists of) Python numbers."""
        return self._open().tolist()

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> NumpyArray[Any]:
        values = self._open()
        if dtype is None or np.dtype(dtype) == values.dtype:
            result: NumpyArray[Any] = values.copy() if copy else values.view()
            return result
        if copy is False:
            raise ValueError(f"An array of {self._name} cannot be seen as {np.dtype(dtype)} without a copy.")
        return values.astype(dtype)

    @property
    def __array_interface__(self) -> dict[str, Any]:
        # numpy asks for this before __array__, and its view refers to this object alone: the memory must outlive close().
        self._exported = self._open()
        return self._exported.__array_interface__

    def __dlpack__(self, **options: Any) -> Any:
        return self._open().__dlpack__(**options)

    def __dlpack_device__(self) -> tuple[int, int]:
        device: tuple[int, int] = self._open().__dlpack_device__()
        return device

    def __buffer__(self, flags: int) -> memoryview:
        return lend(self._open())

    def __getitem__(self, key: Any) -> Any:
        """A view for basic indices, a copy for boolean and integer arrays, a numpy scalar for one element."""
        if type(key) is slice:
            return self._view(self._open()[key])
        values = self._open()[_plain(key)]
        if not isinstance(values, np.ndarray):
            return values
        if np.may_share_memory(values, self._open()):
            return self._view(values)
        return _layout.copied(values, self._name, self._session, NDArray)

    def __setitem__(self, key: Any, value: Any) -> None:
        values = self._open()
        if not values.flags.writeable:
            raise ReadOnlyError("This array is read-only: its owner gave it out so. Write into a copy, dl.array(x).")
        values[_plain(key)] = _plain(value)

    def __len__(self) -> int:
        return len(self._open())

    def __iter__(self) -> Iterator[Any]:
        return (self[i] for i in range(len(self)))

    def __bool__(self) -> bool:
        return bool(self._open())

    def __float__(self) -> float:
        return float(self._open())

    def __int__(self) -> int:
        return int(self._open())

    def __index__(self) -> int:
        return self._open().__index__()

    def __contains__(self, value: Any) -> bool:
        return _plain(value) in self._open()

    def __enter__(self) -> NDArray:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        if self.closed:
            return "NDArray(closed)"
        values = self._open()
        text = np.array2string(values, separator=", ", prefix="NDArray(")
        empty = f", shape={values.shape}" if values.size == 0 else ""
        return f"NDArray({text}{empty}, dtype={self._name})"

    def _repr_html_(self) -> str:
        if self.closed:
            return "<code>NDArray(closed)</code>"
        caption = f"NDArray, {' x '.join(map(str, self.shape)) or 'scalar'}, {self._name}, {self.nbytes:,} bytes"
        return f"<div>{caption}<pre>{html.escape(np.array2string(self._open()))}</pre></div>"

    def __copy__(self) -> NDArray:
        return _layout.copied(self._open(), self._name, self._session, NDArray)

    def __deepcopy__(self, memo: Any) -> NDArray:
        return self.__copy__()

    def __reduce__(self) -> Any:
        from pydl4j._factories import _unpickled

        return _unpickled, (np.array(self.bits if self._name == "bfloat16" else self._open()), self._name)

    def _open(self) -> NumpyArray[Any]:
        values = self._values
        if values is None:
            raise ClosedError("This array was closed. Keep it open while it is used, or take a copy before.")
        if self._session.closed:
            raise SessionClosedError("The session of this array is closed. Numpy views made before are still valid; the array is not.")
        return values

    def _view(self, values: NumpyArray[Any]) -> NDArray:
        return NDArray(values, self._name, self._session)

    def _to_wire(self, request: Request) -> str:
        return request.array(self)

    def _reference_in(self, bridge: Bridge) -> Reference | None:
        """What that JVM knows the array by; who sends its number keeps it until the reply, since another thread may close the array."""
        self._open()
        reference = self._reference
        return reference if self._bridge is bridge else None

    def _handed_over(self, reference: Reference, bridge: Bridge) -> None:
        """The JVM has it now, under this reference or one that another thread's call made meanwhile."""
        if self._values is not None and (self._reference is None or self._bridge is not bridge):
            self._reference = reference
            self._bridge = bridge

    def _forget_reference(self) -> None:
        self._reference = None
        self._bridge = None

    def _describe_for(self, bridge: Bridge) -> tuple[str, object]:
        """The line for the JVM of ``bridge``, and what must live as long as the JVM looks at it."""
        values = self._open()
        address = values.__array_interface__["data"][0]
        if values.size == 0:
            return _layout.describe(values, self._name, "none"), None
        if bridge.in_process:
            return _layout.describe(values, self._name, f"addr:{address}"), values
        exposed = exposed_by(values)
        owner = exposed.owner if exposed is not None else None
        if isinstance(owner, Block):
            at = owner.segment
            place = f"seg:{at.number}:{at.nbytes}:{owner.offset + address - owner.address}:{at.path}"
            return _layout.describe(values, self._name, place), values
        if isinstance(owner, Lease) and owner.jvm == bridge.number:
            return _layout.describe(values, self._name, f"own:{owner.reference.number}:{address - owner.address}"), values
        # It lives in another JVM: this one gets a copy.
        return _layout.copied(values, self._name, self._session, NDArray)._describe_for(bridge)


def _plain(value: Any) -> Any:
    if isinstance(value, NDArray):
        return value.numpy()
    return tuple(_plain(v) for v in value) if type(value) is tuple else value
