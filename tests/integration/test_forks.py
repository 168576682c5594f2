"""Processes forked from one with a session: they have no part in it, and leave it whole."""

from __future__ import annotations

import pytest

from tests.integration.script import output

BRIDGES = ["py4j", "jpype", "pyjnius"]

EXIT = """
    import gc, multiprocessing, os, sys, threading
    import pydl4j as dl
    x = dl.ones(3)
    print((x + 1).tolist())
    pid = os.fork()
    if pid == 0:
        sys.exit(3)
    print(os.waitpid(pid, 0)[1] >> 8, (x + 1).tolist())
    child = multiprocessing.get_context("fork").Process(target=gc.collect)
    child.start()
    child.join(60)
    print(child.exitcode, (x + 1).tolist())
"""

SESSION = """
    import os, sys
    import pydl4j as dl
    x = dl.ones(3) + 1
    pid = os.fork()
    if pid == 0:
        try:
            dl.session().__enter__()
        except dl.JvmStartError as e:
            print(e, flush=True)
        with dl.session(bridge="py4j", threads=1):
            print((dl.ones(3) + 2).tolist(), flush=True)
        sys.exit(0)
    print(os.waitpid(pid, 0)[1], x.tolist())
"""

MEMORY = """
    import os, sys
    import pydl4j as dl
    x = dl.ones(3) + 1
    warm = dl.zeros(1_000_000)
    del warm
    theirs, ours = os.pipe(), os.pipe()
    pid = os.fork()
    if pid == 0:
        with dl.session(bridge="py4j", threads=1):
            large, small = dl.full(1_000_000, 7.0), dl.full(3, 7.0)
            os.write(theirs[1], b"x")
            os.read(ours[0], 1)
            print(large.numpy().min(), small.numpy().min(), flush=True)
        sys.exit(0)
    os.read(theirs[0], 1)
    large, small = dl.full(1_000_000, 9.0), dl.full(3, 9.0)
    os.write(ours[1], b"x")
    os.waitpid(pid, 0)
    print(large.numpy().max(), small.numpy().max())
"""


@pytest.mark.parametrize("bridge", BRIDGES)
def test_a_childs_exit_leaves_the_parents_session_whole(bridge: str) -> None:
    assert output(EXIT, PYDL4J_BRIDGE=bridge).splitlines() == ["[2.0, 2.0, 2.0]", "3 [2.0, 2.0, 2.0]", "0 [2.0, 2.0, 2.0]"]


@pytest.mark.parametrize("bridge", ["jpype", "pyjnius"])
def test_a_child_refuses_the_jvm_in_it_and_works_over_py4j(bridge: str) -> None:
    refused, computed, parent = output(SESSION, PYDL4J_BRIDGE=bridge).splitlines()
    assert "forked from process" in refused
    assert "Use bridge='py4j'" in refused
    assert (computed, parent) == ("[3.0, 3.0, 3.0]", "0 [2.0, 2.0, 2.0]")


@pytest.mark.parametrize("bridge", BRIDGES)
def test_a_child_and_its_parent_never_get_the_same_memory(bridge: str) -> None:
    assert output(MEMORY, PYDL4J_BRIDGE=bridge).splitlines() == ["7.0 7.0", "9.0 9.0"]
