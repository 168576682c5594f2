"""Which arrays cross between numpy and the JVM without a copy, and which do not.

python examples/zero_copy.py [--megabytes 256]
"""

from __future__ import annotations

import argparse
import operator
import time
import zlib
from collections.abc import Callable
from typing import Any

import numpy as np

import pydl4j as dl


def timed(text: str, action: Callable[[], Any]) -> Any:
    begun = time.perf_counter()
    result = action()
    print(f"{text:<58} {1e3 * (time.perf_counter() - begun):9.3f} ms")
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--megabytes", type=int, default=256)
    count = parser.parse_args().megabytes * (1 << 20) // 4

    dl.seen_by_jvm(dl.zeros(1))  # starts the JVM, so that its second is not in the figures
    ordinary = np.ones(count, np.float32)
    timed("numpy's own copy of that array", ordinary.copy)

    shared = timed("dl.array(x): one copy into shared memory", lambda: dl.array(ordinary))
    shared.close()
    shared = timed("dl.array(x) again: the memory is warm now", lambda: dl.array(ordinary))

    view = timed("np.asarray(array): no copy", lambda: np.asarray(shared))
    view[:3] = [10, 20, 30]
    print(f"numpy wrote through it, the array holds {shared[:4].tolist()}")

    seen = dl.seen_by_jvm(view[:1000])
    print(f"checksum of the first 1000 numbers: numpy {zlib.crc32(view[:1000]):08x}, JVM {seen['crc32']:08x}")

    timed("the JVM adds 1 to all numbers in place", lambda: operator.iadd(shared, 1))
    print(f"numpy sees {view[:4].tolist()} in the same memory")

    result = timed("a result of the JVM, seen by numpy: no copy", lambda: np.asarray(shared[:1000] * 2))
    print(f"the result is {result[:4].tolist()}")

    try:
        dl.asarray(ordinary, copy=False)
        print("in process (JPype, pyjnius) the JVM looks at ordinary numpy memory itself")
    except ValueError as error:
        print(f"ordinary memory cannot be seen by another process: {error}")
    shared.close()


if __name__ == "__main__":
    main()
