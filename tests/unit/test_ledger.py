"""The page in which Python and the JVM count; the JVM's numbers are written here by hand."""

from __future__ import annotations

import mmap
import os
import threading
from queue import SimpleQueue

import pytest

from pydl4j._ledger import BYTES, JVM_KEPT, JVM_LIVE, KEPT, LIMIT, LIVE, PEAK, Ledger
from pydl4j._segments import SegmentPool

MIB = 1 << 20


@pytest.fixture
def ledger() -> Ledger:
    made = Ledger()
    made._numbers[LIMIT] = 100
    made.opened()
    return made


def numbers(ledger: Ledger) -> dict[str, int]:
    names = {"jvm_live": JVM_LIVE, "jvm_kept": JVM_KEPT, "limit": LIMIT, "live": LIVE, "kept": KEPT, "peak": PEAK}
    return {name: ledger._numbers[place] for name, place in names.items()}


def test_the_places_are_those_of_the_other_side() -> None:
    ledger = Ledger()
    with open(ledger.path, "r+b") as file, mmap.mmap(file.fileno(), BYTES) as page:
        page[16:24] = (70).to_bytes(8, "little")
        kept = ledger.take(30)
        ledger.keep(5)
        assert (ledger.limit, page[24], page[32], page[40]) == (70, 30, 5, 30)
    ledger.opened()
    del kept


def test_what_both_sides_have_and_keep_counts_against_the_limit(ledger: Ledger) -> None:
    ledger._numbers[JVM_LIVE], ledger._numbers[JVM_KEPT] = 30, 20
    ledger.keep(10)
    first = ledger.take(40)
    assert first is not None
    assert ledger.take(1) is None
    assert numbers(ledger) == {"jvm_live": 30, "jvm_kept": 20, "limit": 100, "live": 40, "kept": 10, "peak": 70}
    del first
    assert ledger.live == 0
    assert ledger.take(41) is None
    ledger.keep(0)
    assert ledger.take(41) is not None


def test_nothing_fits_before_the_limit_is_known() -> None:
    ledger = Ledger()
    assert ledger.take(1) is None
    forced = ledger.taken(7)
    assert ledger.live == 7
    del forced
    assert ledger.live == 0
    ledger.opened()


def test_another_size_counts_from_then_on(ledger: Ledger) -> None:
    taken = ledger.take(10)
    assert taken is not None
    taken.become(25)
    assert ledger.live == 25
    del taken
    assert ledger.live == 0


def test_what_goes_while_the_lock_is_held_counts_until_the_next_look(ledger: Ledger) -> None:
    held = [ledger.take(60)]
    with ledger._lock:
        held.clear()  # as the collector may at any moment
    assert ledger.take(60) is not None


def test_many_threads_lose_no_byte(ledger: Ledger) -> None:
    def work() -> None:
        for _ in range(2000):
            ledger.take(3)

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert ledger.live == 0


def test_a_forked_child_changes_nothing_in_the_parents_page(ledger: Ledger) -> None:
    held = [ledger.take(60)]
    pid = os.fork()
    if pid == 0:
        held.clear()
        ledger.take(7)
        os._exit(0 if ledger.live <= 0 else 1)
    assert os.waitpid(pid, 0)[1] == 0
    assert ledger.live == 60


def test_a_pool_keeps_a_sixteenth_of_the_limit_warm_and_says_so(ledger: Ledger) -> None:
    closed: SimpleQueue[int] = SimpleQueue()
    pool = SegmentPool()
    ledger._numbers[LIMIT] = 64 * MIB
    pool.listen(closed, ledger)
    blocks = [pool.allocate(3 * MIB) for _ in range(2)]
    blocks.clear()
    pool.trim()
    assert numbers(ledger)["kept"] == 3 * MIB
    assert closed.qsize() == 1
    block = pool.allocate(3 * MIB)
    assert numbers(ledger)["kept"] == 0
    del block
    pool.close_warm()
    assert numbers(ledger)["kept"] == 0
    assert pool.mapped_bytes() == 0
    pool.unlisten(closed, ledger)
