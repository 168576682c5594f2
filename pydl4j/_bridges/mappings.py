"""Segments of the JVM's process, mapped into this one."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from weakref import WeakValueDictionary

from pydl4j._errors import SharedMemoryError
from pydl4j._segments import Mapped

KEEP_COUNT = 64
KEEP_BYTES = 1 << 29


class Mapping:
    """One segment of the peer, mapped whole."""

    __slots__ = ("__weakref__", "_mapping", "address", "nbytes")

    def __init__(self, path: str, nbytes: int) -> None:
        try:
            fd = os.open(path, os.O_RDWR | os.O_CLOEXEC)
        except OSError as e:
            raise SharedMemoryError(f"The JVM's segment {path} cannot be opened: {e}.") from e
        try:
            self._mapping = Mapped(fd, nbytes)
        finally:
            os.close(fd)
        self.address = self._mapping.address
        self.nbytes = nbytes


class Mappings:
    """Maps each segment once; the last few stay mapped, since mapping anew costs a page fault for each page."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._live: WeakValueDictionary[int, Mapping] = WeakValueDictionary()
        self._recent: OrderedDict[int, Mapping] = OrderedDict()

    def get(self, number: int, path: str, nbytes: int) -> Mapping:
        """The mapping of a segment."""
        with self._lock:
            mapping = self._live.get(number)
            if mapping is None:
                mapping = self._live[number] = Mapping(path, nbytes)
            self._recent[number] = mapping
            self._recent.move_to_end(number)
            while len(self._recent) > KEEP_COUNT or (len(self._recent) > 1 and self._recent_bytes() > KEEP_BYTES):
                self._recent.popitem(last=False)
            return mapping

    def forget(self, number: int) -> None:
        """The JVM has closed the segment: unmap it, since its pages live as long as they are mapped anywhere."""
        with self._lock:
            self._recent.pop(number, None)

    def close(self) -> None:
        """Keeps only what arrays look at."""
        with self._lock:
            self._recent.clear()

    def _recent_bytes(self) -> int:
        return sum(mapping.nbytes for mapping in self._recent.values())
