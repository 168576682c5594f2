"""Random networks, there and back: -m tests.compat.dl4j.peer [FIRST [COUNT]], after ./gradlew stageDl4j.

The check does the same with a dozen (tests/compat/test_dl4j_peer.py).
"""

from __future__ import annotations

import sys

from tests.compat.dl4j.peer import both_ways


def main(first: int = 0, count: int = 40) -> int:
    """Says how far each network is from itself on the other side; returns how many are too far."""
    found = both_ways.compared(range(first, first + count))
    for each in found:
        print(each)
    wrong = sum(not each.good for each in found)
    print(f"{len(found)} networks, {wrong} too far")
    return wrong


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])) > 0)
