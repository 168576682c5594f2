"""The pool of shared segments."""

from __future__ import annotations

import gc
import os
import resource
import stat
from collections.abc import Iterator
from itertools import pairwise
from queue import SimpleQueue

import numpy as np
import pytest

from pydl4j import _room
from pydl4j._errors import SharedMemoryError
from pydl4j._memory import view
from pydl4j._segments import SMALL, SegmentPool, size_class


@pytest.fixture
def closed() -> SimpleQueue[int]:
    return SimpleQueue()


@pytest.fixture
def pool(closed: SimpleQueue[int]) -> Iterator[SegmentPool]:
    made = SegmentPool(keep=8 << 20)
    made.listen(closed)
    yield made
    gc.collect()
    made.unlisten(closed)
    assert made.mapped_bytes() == 0


@pytest.mark.parametrize("nbytes", [0, 1, 63, 64, 65, 255, 256, 257, 4096, 16384, 16385, 100_000, 1 << 20, (1 << 20) + 1, 3 << 30])
def test_size_classes_are_at_most_a_quarter_larger(nbytes: int) -> None:
    size = size_class(nbytes)
    assert size >= nbytes
    assert size % 64 == 0
    assert size <= max(320, nbytes * 1.25 + 4096)
    assert size_class(size) == size


def test_blocks_are_aligned_and_apart(pool: SegmentPool) -> None:
    blocks = [pool.allocate(n) for n in (1, 100, 1000, SMALL, SMALL + 1, 5 << 20) for _ in range(3)]
    ranges = sorted((b.address, b.address + b.size) for b in blocks)
    assert all(start % 64 == 0 for start, _ in ranges)
    assert all(end <= start for (_, end), (start, _) in pairwise(ranges))


def test_a_freed_block_is_given_again(pool: SegmentPool) -> None:
    for nbytes in (1000, 2 << 20):
        block = pool.allocate(nbytes)
        address = block.address
        del block
        assert pool.allocate(nbytes).address == address


def test_memory_above_the_limit_is_closed_and_announced(pool: SegmentPool, closed: SimpleQueue[int]) -> None:
    blocks = [pool.allocate(4 << 20) for _ in range(4)]
    blocks.clear()
    assert pool.mapped_bytes() <= 8 << 20
    assert closed.qsize() == 2


def test_a_view_keeps_its_block(pool: SegmentPool) -> None:
    block = pool.allocate(1000)
    values = view(block, block.address, "float32", (10, 10), (40, 4))
    part = values[3:, ::2]
    part[...] = 5
    address = block.address
    del block, values
    assert pool.allocate(1000).address != address
    assert part.sum() == 5 * part.size


def test_segments_have_no_name_and_mode_600(pool: SegmentPool) -> None:
    block = pool.allocate(1 << 20)
    status = os.fstat(block.segment.fd)
    assert stat.S_IMODE(status.st_mode) & 0o077 == 0 or os.readlink(f"/proc/self/fd/{block.segment.fd}").startswith("/memfd:")
    assert not os.get_inheritable(block.segment.fd)
    with open(block.segment.path, "r+b") as peer:
        peer.write(b"abc")
    assert bytes(view(block, block.address, "uint8", (3,), (1,))) == b"abc"


def test_without_memfd_a_nameless_file_is_used(pool: SegmentPool, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_name: str) -> int:
        raise OSError("no memfd here")

    monkeypatch.setattr(os, "memfd_create", refuse)
    block = pool.allocate(1 << 20)
    assert os.readlink(f"/proc/self/fd/{block.segment.fd}").endswith(" (deleted)")
    assert stat.S_IMODE(os.fstat(block.segment.fd).st_mode) == 0o600
    np.testing.assert_array_equal(view(block, block.address, "uint8", (5,), (1,)), 0)


def test_a_full_file_system_is_an_error_now_and_not_a_crash_later(pool: SegmentPool, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_fd: int, _offset: int, _length: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "posix_fallocate", full)
    with pytest.raises(SharedMemoryError, match=r"No room for a shared segment of 1\.0 MiB in memory \(.* free\)\. Close arrays"):
        pool.allocate(1 << 20)
    monkeypatch.undo()
    assert pool.allocate(1 << 20).size == 1 << 20


def test_more_than_the_machine_has_is_refused_before_it_is_taken(pool: SegmentPool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_room, "available", lambda: 1000)
    with pytest.raises(SharedMemoryError, match="1000 bytes free"):
        pool.allocate(1 << 20)


@pytest.fixture
def few_files() -> Iterator[int]:
    """The process may open 200 files more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = max(map(int, os.listdir("/proc/self/fd"))) + 200
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    yield most
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_many_arrays_share_few_files(pool: SegmentPool, few_files: int) -> None:
    blocks = [pool.allocate(300 << 10) for _ in range(400)]
    ranges = sorted((b.address, b.address + b.size) for b in blocks)
    assert all(end <= start for (_, end), (start, _) in pairwise(ranges))
    assert len({b.segment.number for b in blocks}) < 100
    blocks.clear()
    assert pool.mapped_bytes() <= (8 << 20) + (8 << 20), "what is kept, and the shared segment in use"


def test_too_many_files_are_our_error_and_freeing_helps(pool: SegmentPool, few_files: int) -> None:
    taken = list(_all_files())
    blocks = []
    try:
        with pytest.raises(SharedMemoryError, match="ulimit -n"):
            pool.allocate(1 << 20)
        os.close(taken.pop())
        blocks.append(pool.allocate(1 << 20))
        with pytest.raises(SharedMemoryError, match="ulimit -n"):
            pool.allocate(5 << 20)
        blocks.clear()  # stays warm, and gives way
        blocks.append(pool.allocate(5 << 20))
    finally:
        for fd in taken:
            os.close(fd)


def _all_files() -> Iterator[int]:
    try:
        while True:
            yield os.dup(0)
    except OSError:
        return


def test_a_segment_holds_one_descriptor(pool: SegmentPool) -> None:
    before = len(os.listdir("/proc/self/fd"))
    block = pool.allocate(1 << 20)
    assert len(os.listdir("/proc/self/fd")) == before + 1
    del block
