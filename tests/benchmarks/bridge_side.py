"""Our side of the bridges' benchmark; argument: the bridge. Slices: call, in_N, out_N, copy_N (N bytes), array, copyto."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial

import numpy as np
from worker import Repeat, serve

import pydl4j as dl
from pydl4j import _jvm

COPIED = 1 << 28


def repeated(once: Callable[[], object]) -> Repeat:
    """``once`` so many times."""

    def repeat(times: int) -> None:
        for _ in range(times):
            once()

    return repeat


@functools.lru_cache(maxsize=1)  # a process that measures 3 GiB must not hold the sizes before it as well
def memory(nbytes: int) -> np.ndarray:
    """Ordinary numpy memory in process; over Py4J memory that both sides share from the start, as ``dl.empty`` gives."""
    shared = not _jvm.bridge().in_process
    made: np.ndarray = dl.empty(nbytes // 4).numpy() if shared else np.empty(nbytes // 4, np.float32)
    made.fill(1.0)
    return made


def call() -> Repeat:
    """The shortest request that Java answers with a value."""
    door = _jvm.bridge()
    return repeated(lambda: door.call("bridge.EntryPoint", "version"))


def hand_in(nbytes: int) -> Repeat:
    """A numpy array becomes an array of the JVM's, ready for use there."""
    door = _jvm.bridge()

    def repeat(times: int) -> None:
        values = memory(nbytes)
        for _ in range(times):
            door.import_now(dl.asarray(values))
        door.flush()

    return repeat


def hand_out(nbytes: int) -> Repeat:
    """An array that Java returns (a view, so that no arithmetic is timed) becomes a numpy array."""
    door = _jvm.bridge()

    def repeat(times: int) -> None:
        held = dl.asarray(memory(nbytes))
        door.import_now(held)
        for _ in range(times):
            door.op("Shapes", "reshape", held, [nbytes // 4]).numpy()
        del held
        door.flush()

    return repeat


def copy(nbytes: int) -> Repeat:
    def repeat(times: int) -> None:
        values = memory(nbytes)
        for _ in range(times):
            np.copy(values)

    return repeat


def array() -> Repeat:
    """Ordinary memory copied into memory that the JVM sees; the memory of the previous array is used again."""
    values = np.ones(COPIED // 4, np.float32)
    return repeated(lambda: dl.array(values))


def copyto() -> Repeat:
    values = np.ones(COPIED // 4, np.float32)
    target = np.ones_like(values)
    return repeated(lambda: np.copyto(target, values))


class Slices(Mapping[str, Callable[[], Repeat]]):
    """Names with sizes in them."""

    def __getitem__(self, name: str) -> Callable[[], Repeat]:
        plain = {"call": call, "array": array, "copyto": copyto}
        if name in plain:
            return plain[name]
        kind, size = name.split("_")
        sized = {"in": hand_in, "out": hand_out, "copy": copy}
        return partial(sized[kind], int(size))

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


if __name__ == "__main__":
    with dl.session(bridge=sys.argv[1]):
        serve(Slices())
