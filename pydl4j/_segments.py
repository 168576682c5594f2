"""Memory that the JVM's process can map: pooled segments made by this process.

A segment is a memfd (else a nameless file of mode 0600 in /dev/shm or the temporary folder), so nothing is
left behind after any kind of exit. Requests up to 256 KiB share slabs of 4 MiB; a larger request gets a
segment of its own, which stays warm for the next one: fresh shared pages cost 1.4 GiB/s, warm ones 22 GiB/s.
Each segment holds one open file, of which a process may have 1,024 in most systems: both sizes double with
every 64 segments that there are.
"""

from __future__ import annotations

import ctypes
import errno
import gc
import mmap
import os
import tempfile
import threading
from itertools import count
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from pydl4j import _room
from pydl4j._errors import SharedMemoryError

if TYPE_CHECKING:
    from pydl4j._ledger import Ledger, Taken

SMALL = 256 << 10
SLAB = 4 << 20
KEEP = 1 << 30
CROWD = 64
"""Segments after which shared ones are made twice as large."""
SHARE = 16
"""Of a session's limit at most this part is kept warm: its JVM cannot ask for it."""
_numbers = count(1)


def size_class(nbytes: int) -> int:
    """The size that is taken for a request: at most a quarter larger, four steps a doubling."""
    floor = 1 << max(nbytes, 256).bit_length() - 1
    unit = max(floor // 4, mmap.PAGESIZE) if floor >= 4 * mmap.PAGESIZE else 64
    return -(-max(nbytes, 1) // unit) * unit


def describe(nbytes: int) -> str:
    """A size with its unit."""
    size, units = float(nbytes), ["bytes", "KiB", "MiB", "GiB", "TiB"]
    while size >= 1024 and len(units) > 1:
        size, units = size / 1024, units[1:]
    return f"{nbytes} bytes" if units[0] == "bytes" else f"{size:.1f} {units[0]}"


class Mapped:
    """A shared mapping of a file, which may be closed meanwhile; mmap.mmap would hold a second descriptor."""

    __slots__ = ("address", "nbytes")

    def __init__(self, fd: int, nbytes: int) -> None:
        self.nbytes = 0
        address = _LIBC.mmap(None, nbytes, mmap.PROT_READ | mmap.PROT_WRITE, mmap.MAP_SHARED, fd, 0)
        if address is None or address == _FAILED:
            code = ctypes.get_errno()
            raise SharedMemoryError(f"A shared segment of {describe(nbytes)} cannot be mapped: {os.strerror(code)}.")
        self.address = int(address)
        self.nbytes = nbytes

    def __del__(self) -> None:
        if self.nbytes and _munmap is not None:  # it is at the interpreter's end
            _munmap(self.address, self.nbytes)


_LIBC = ctypes.CDLL(None, use_errno=True)
_LIBC.mmap.restype = ctypes.c_void_p
_LIBC.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]
_munmap = _LIBC.munmap
_munmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
_FAILED = ctypes.c_void_p(-1).value


class Segment:
    """One file mapped whole; unmapped when nothing refers to it any more."""

    __slots__ = ("address", "fd", "live", "mapping", "nbytes", "number", "path", "shared", "used")

    def __init__(self, nbytes: int, shared: bool) -> None:
        self.number = next(_numbers)
        self.nbytes = nbytes
        self.shared = shared
        self.used = 0
        self.live = 0
        self.fd = create(nbytes)
        self.path = f"/proc/{os.getpid()}/fd/{self.fd}"
        self.mapping = Mapped(self.fd, nbytes)
        self.address = self.mapping.address

    def close(self) -> None:
        """Closes the file; the mapping goes with the last numpy view."""
        if self.fd >= 0:
            os.close(self.fd)
            self.fd = -1

    def __del__(self) -> None:
        if getattr(self, "fd", -1) >= 0:
            self.close()


class Block:
    """A piece of a segment; goes back to the pool when the last array over it is gone."""

    __slots__ = ("_returned", "address", "offset", "segment", "size", "taken")

    def __init__(self, segment: Segment, offset: int, size: int, returned: SimpleQueue[tuple[Segment, int, int]]) -> None:
        self.taken: Taken | None = None
        """What counts it in a session's ledger."""
        self.segment = segment
        self.offset = offset
        self.size = size
        self.address = segment.address + offset
        self._returned = returned

    def __del__(self) -> None:
        # Runs at any moment, also while this thread holds the pool's lock: the pool collects later.
        self._returned.put((self.segment, self.offset, self.size))


class SegmentPool:
    """Gives blocks, and keeps freed ones warm up to ``keep`` bytes."""

    def __init__(self, keep: int = KEEP) -> None:
        self.keep = keep
        self._listeners: list[SimpleQueue[int]] = []
        self._ledgers: list[Ledger] = []
        self._lock = threading.Lock()
        self._returned: SimpleQueue[tuple[Segment, int, int]] = SimpleQueue()
        self._small: dict[int, list[tuple[Segment, int]]] = {}
        self._large: dict[int, list[Segment]] = {}
        self._slab: Segment | None = None
        self._segments: dict[int, Segment] = {}
        self._kept = 0

    def allocate(self, nbytes: int) -> Block:
        """A block of at least ``nbytes``, 64-byte aligned, content undefined.

        Raises:
            SharedMemoryError: There is no room, also after dropped arrays were collected and what is kept warm
                was closed; the message has the sizes and the remedy.
        """
        size = size_class(nbytes)
        try:
            return self._allocate(size)
        except SharedMemoryError:
            gc.collect()
            self.close_warm()
            return self._allocate(size)

    def _allocate(self, size: int) -> Block:
        with self._lock:
            self._collect()
            crowd = len(self._segments) // CROWD
            segment, offset = self._take_small(size, SLAB << crowd) if size <= SMALL << crowd else self._take_large(size)
            segment.live += 1
        return Block(segment, offset, size if segment.shared else segment.nbytes, self._returned)

    def segment(self, number: int) -> Segment:
        """The segment of that number; the caller knows that it lives."""
        return self._segments[number]

    def listen(self, listener: SimpleQueue[int], ledger: Ledger | None = None) -> None:
        """From now on puts the numbers of closed segments into ``listener``, and counts in ``ledger`` what is kept warm."""
        with self._lock:
            self._listeners.append(listener)
            if ledger is not None:
                self._ledgers.append(ledger)
            self._tell_kept()

    def unlisten(self, listener: SimpleQueue[int], ledger: Ledger | None = None) -> None:
        """Ends ``listen``; with the last listener all free memory goes, since no other process maps it any more."""
        with self._lock:
            self._listeners = [known for known in self._listeners if known is not listener]
            if ledger is not None:
                self._ledgers.remove(ledger)
            if not self._listeners:
                self._collect()
                self._close_free()

    def close_warm(self) -> None:
        """Closes all that no array looks at."""
        with self._lock:
            self._collect()
            self._close_warm()

    def trim(self) -> None:
        """Takes back what is free now, and closes what is above ``keep``."""
        with self._lock:
            self._collect()

    def mapped_bytes(self) -> int:
        """Bytes of all segments that this pool holds."""
        with self._lock:
            self._collect()
            return sum(segment.nbytes for segment in self._segments.values())

    def _close_free(self) -> None:
        self._large.clear()
        self._small.clear()
        self._keep(-self._kept)
        self._slab = None
        for segment in [s for s in self._segments.values() if s.live == 0]:
            self._drop(segment)

    def _take_small(self, size: int, slab: int) -> tuple[Segment, int]:
        free = self._small.get(size)
        if free:
            return free.pop()
        if self._slab is None or self._slab.used + size > self._slab.nbytes:
            self._slab = self._create(slab, True)
        offset = self._slab.used
        self._slab.used += size
        return self._slab, offset

    def _take_large(self, size: int) -> tuple[Segment, int]:
        fitting = [kept for kept in self._large if size <= kept <= size + size // 2]
        if not fitting:
            return self._create(size, False), 0
        best = min(fitting)
        segment = self._large[best].pop()
        if not self._large[best]:
            del self._large[best]
        self._keep(-segment.nbytes)
        return segment, 0

    def _create(self, nbytes: int, shared: bool) -> Segment:
        segment = Segment(nbytes, shared)
        self._segments[segment.number] = segment
        return segment

    def _keep(self, more: int) -> None:
        self._kept += more
        self._tell_kept()

    def _tell_kept(self) -> None:
        for ledger in self._ledgers:
            ledger.keep(self._kept)

    def _collect(self) -> None:
        most = min([self.keep, *[ledger.limit // SHARE for ledger in self._ledgers if ledger.limit]])
        while True:
            try:
                segment, offset, size = self._returned.get_nowait()
            except Empty:
                return
            segment.live -= 1
            if not self._listeners:
                self._drop_if_free(segment)
            elif segment.shared:
                self._small.setdefault(size, []).append((segment, offset))
                if segment.nbytes > SLAB:
                    self._drop_slab_if_free(segment)
            elif self._kept + size > most:
                self._drop(segment)
            else:
                self._keep(size)
                self._large.setdefault(size, []).append(segment)

    def _close_warm(self) -> None:
        for segment in [s for free in self._large.values() for s in free]:
            self._drop(segment)
        self._large.clear()
        self._keep(-self._kept)
        for segment in [s for s in self._segments.values() if s.shared]:
            self._drop_slab_if_free(segment)

    def _drop_slab_if_free(self, segment: Segment) -> None:
        if segment.live == 0 and segment is not self._slab:
            for size, free in self._small.items():
                self._small[size] = [piece for piece in free if piece[0] is not segment]
            self._drop(segment)

    def _drop_if_free(self, segment: Segment) -> None:
        if segment.live == 0 and segment is not self._slab:
            self._drop(segment)

    def _drop(self, segment: Segment) -> None:
        del self._segments[segment.number]
        segment.close()
        for listener in self._listeners:
            listener.put(segment.number)


_POOL = SegmentPool()


def pool() -> SegmentPool:
    """The pool of this process."""
    return _POOL


def _after_fork() -> None:
    # The parent's segments are shared with this child: a block taken from them here would be given away there, too.
    global _POOL
    _POOL = SegmentPool()


os.register_at_fork(after_in_child=_after_fork)


def create(nbytes: int) -> int:
    """A nameless file with all its pages taken: a full disk is an error here, and a SIGBUS later."""
    available = _room.available()
    if nbytes > available:
        raise _no_room(nbytes, "memory", available)
    try:
        fd = os.memfd_create("pydl4j")
    except OSError as e:
        if e.errno in (errno.EMFILE, errno.ENFILE):
            raise _too_many(e) from e
        return _create_file(nbytes)
    except AttributeError:
        return _create_file(nbytes)
    return _filled(fd, nbytes, "memory", available)


def _create_file(nbytes: int) -> int:
    folder = "/dev/shm" if os.access("/dev/shm", os.W_OK) else tempfile.gettempdir()
    try:
        fd, path = tempfile.mkstemp(prefix="pydl4j-", dir=folder)  # mode 0600
    except OSError as e:
        if e.errno in (errno.EMFILE, errno.ENFILE):
            raise _too_many(e) from e
        raise SharedMemoryError(f"A shared segment cannot be made in {folder}: {e}.") from e
    os.unlink(path)
    return _filled(fd, nbytes, folder, os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize)


def _filled(fd: int, nbytes: int, where: str, available: int) -> int:
    try:
        os.posix_fallocate(fd, 0, nbytes)
    except OSError as e:
        os.close(fd)
        raise _no_room(nbytes, where, available) from e
    return fd


def _too_many(cause: OSError) -> SharedMemoryError:
    return SharedMemoryError(
        f"This process has too many open files for one more shared segment ({cause.strerror}). Close arrays and files that are done, "
        "or allow more: ulimit -n 65536 in the shell, resource.setrlimit in Python."
    )


def _no_room(nbytes: int, where: str, available: int) -> SharedMemoryError:
    return SharedMemoryError(
        f"No room for a shared segment of {describe(nbytes)} in {where} ({describe(max(available, 0))} free). Close arrays that are done, "
        "give the container more memory (docker run --memory, --shm-size), or work in pieces."
    )
