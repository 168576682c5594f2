"""Calls, errors, callbacks, threads and Ctrl-C, over every bridge."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j._jvm import Bridge, JavaObject
from tests.probe import NAME, await_begun, begun


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        False,
        0,
        -1,
        1 << 62,
        -(1 << 63),
        0.1,
        -2.5e300,
        5e-324,
        "",
        "plain",
        'q"b\\s\n\r\t\x00\x1f',
        "é€😀",
        [],
        [1, [2.5, "x"], None],
        {"a": [1], "b": {}},
        b"",
        b"\x00\xff\n",
    ],
)
def test_plain_values_come_back_as_they_went(bridge: Bridge, value: Any) -> None:
    back = bridge.call(NAME, "echo", value)
    assert back == value
    assert type(back) is type(value)


def test_numbers_that_are_no_numbers_come_back(bridge: Bridge) -> None:
    assert np.isnan(bridge.call(NAME, "echo", float("nan")))
    assert bridge.call(NAME, "echo", [float("inf"), -float("inf")]) == [float("inf"), -float("inf")]


def test_a_megabyte_of_text_comes_back(bridge: Bridge) -> None:
    text = "a\\b\n" * 300_000
    assert bridge.call(NAME, "echo", text) == text


def test_java_collections_become_python_ones(bridge: Bridge) -> None:
    values = bridge.call(NAME, "everything")
    assert np.isnan(values.pop("nan"))
    assert values == {"pi": 3.5, "n": 1 << 40, "text": 'a"b\\c\né€😀', "list": [1, 2], "bytes": b"\x00\x01\xff"}


def test_arguments_become_what_the_method_wants(bridge: Bridge) -> None:
    assert bridge.call(NAME, "typed", 3, 2, True, "x", "bfloat16", [1, 2], [1, 2.5]) == "3 2.0 true x bfloat16 3 2"


def test_a_call_that_fits_no_method_says_what_came_and_keeps_signatures_for_the_trace(bridge: Bridge) -> None:
    with pytest.raises(dl.ConfigurationError, match=r"Probe\.sum does not take \('text'\)") as caught:
        bridge.call(NAME, "sum", "text")
    assert "NDArray" not in str(caught.value)
    assert "NDArray" in str(caught.value.java_trace)
    with pytest.raises(dl.PyDl4jError, match="no public method"):
        bridge.call(NAME, "missing")
    with pytest.raises(dl.PyDl4jError, match="no class"):
        bridge.call("nd.Missing", "new")
    with pytest.raises(TypeError, match="cannot be handed"):
        bridge.call(NAME, "echo", 1j)


def test_only_classes_of_ours_can_be_reached(bridge: Bridge) -> None:
    with pytest.raises(dl.PyDl4jError, match="no class"):
        bridge.call("java.lang.Runtime", "getRuntime")


def test_java_exceptions_arrive_as_ours_with_the_trace(bridge: Bridge) -> None:
    with pytest.raises(dl.ShapeError, match=r"^Expected \[2, 3\], got \[3, 2\]\.$") as caught:
        bridge.call(NAME, "fail", "shape")
    assert isinstance(caught.value, ValueError)
    assert "at org.pydl4j.probe.Probe.fail" in (caught.value.java_trace or "")
    assert "at org.pydl4j.probe.Probe.fail" in str(caught.value.java_trace)
    with pytest.raises(dl.JavaError, match="odd: x") as other:
        bridge.call(NAME, "fail", "x")
    assert other.value.java_class == "IllegalStateException"
    assert "Caused by: java.lang.RuntimeException: the reason" in (other.value.java_trace or "")
    with pytest.raises(MemoryError, match="heap"):
        bridge.call(NAME, "fail", "heap")


def test_objects_stay_in_the_jvm(bridge: Bridge) -> None:
    probe = bridge.call(NAME, "new")
    assert isinstance(probe, JavaObject)
    assert repr(probe) == "<JavaObject Probe>"
    assert bridge.call(NAME, "echo", probe).call("run", 0, None, False) == "ended"
    probe.close()
    with pytest.raises(dl.ClosedError):
        probe.call("drop")


def test_a_function_is_an_interface_with_one_method(bridge: Bridge) -> None:
    seen: list[tuple[float, str]] = []

    def square(x: float) -> float:
        seen.append((x, threading.current_thread().name))
        return x * x

    assert bridge.call(NAME, "apply", square, 3.0) == 9
    assert bridge.call(NAME, "apply", lambda x: bridge.call(NAME, "apply", square, x) + 1, 2.0) == 5
    assert seen == [(3.0, threading.current_thread().name), (2.0, threading.current_thread().name)]


def test_an_object_is_an_interface_and_lacks_may_be_defaults(bridge: Bridge) -> None:
    class Listener:
        def __init__(self) -> None:
            self.got: list[Any] = []

        def seen(self, number: int, array: dl.NDArray) -> None:
            array[0] = 5
            self.got.append((number, array.tolist()))

    class Named(Listener):
        def name(self) -> str:
            return "mine"

    array = dl.zeros(2)
    plain = Listener()
    assert bridge.call(NAME, "tell", plain, array) == "default"
    assert plain.got == [(7, [5, 0])]
    assert array[0] == 5
    assert bridge.call(NAME, "tell", Named(), array) == "mine"


def test_what_a_callback_raises_comes_out_of_the_call(bridge: Bridge) -> None:
    class OwnError(Exception):
        pass

    error = OwnError("mine")

    def fail(_x: float) -> float:
        raise error

    with pytest.raises(OwnError) as caught:
        bridge.call(NAME, "apply", fail, 1.0)
    assert caught.value is error
    assert not bridge.callbacks._raised


def test_callbacks_of_java_threads_run(bridge: Bridge) -> None:
    assert bridge.call(NAME, "onOtherThread", lambda text: text + " and answered") == "asked and answered"


def test_callbacks_are_let_go_of(bridge: Bridge) -> None:
    for _ in range(50):
        bridge.call(NAME, "apply", lambda x: x, 1.0)
    deadline = time.monotonic() + 20
    while len(bridge.held) > 40 and time.monotonic() < deadline:
        bridge.call("bridge.EntryPoint", "collect")
        time.sleep(0.05)
    assert len(bridge.held) <= 40


@contextmanager
def others_calling(bridge: Bridge) -> Iterator[None]:
    """Another thread that calls all the time, which sends along what the first one has let go of, and takes memory."""
    over = threading.Event()

    def work() -> None:
        while not over.is_set():
            bridge.call(NAME, "touch")
            bridge.call(NAME, "sum", dl.full((1000,), 7.0))

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


@pytest.mark.parametrize("kind", ["of numpy", "new", "known", "a view of the JVM's", "a view of a slice"])
def test_what_a_callback_returns_is_there_while_other_threads_call(bridge: Bridge, kind: str) -> None:
    def made(number: int) -> Any:
        if kind == "of numpy":
            return np.full(1000, number, np.float32)
        if kind == "new":
            return dl.full((1000,), number)
        if kind == "known":
            known = dl.full((1000,), number)
            bridge.call(NAME, "sum", known)
            return known
        of_jvm = dl.full((2, 1000), number) + 0
        return of_jvm.numpy()[1] if kind == "a view of the JVM's" else of_jvm[1]

    with others_calling(bridge):
        for number in range(20):
            assert bridge.call(NAME, "sumLater", lambda number=number: made(number)) == 1000 * number


def test_arrays_of_callbacks_do_not_pile_up_in_one_long_call(bridge: Bridge) -> None:
    bridge.flush()
    kept: list[int] = []

    def half(x: dl.NDArray) -> np.ndarray[Any, Any]:
        kept.append(len(bridge.held))
        return x.numpy() / 2  # numpy's work: nothing here sends a message

    assert bridge.call(NAME, "pass", half, 200) <= 4
    assert kept[-1] <= kept[0] + 4


class HeldBack:
    """Lets one message go only when it is told to."""

    def __init__(self, bridge: Bridge, monkeypatch: pytest.MonkeyPatch) -> None:
        self.written, self.go = threading.Event(), threading.Event()
        self._send = bridge.send
        monkeypatch.setattr(bridge, "send", self._sent)

    def _sent(self, text: str) -> str:
        if "held back" in threading.current_thread().name:
            self.written.set()
            assert self.go.wait(60)
        return self._send(text)


@pytest.mark.parametrize("meanwhile", ["used", "closed"])
def test_an_array_that_is_handed_over_first_may_be_used_and_closed_by_other_threads(
    bridge: Bridge, monkeypatch: pytest.MonkeyPatch, meanwhile: str
) -> None:
    x, sums = dl.full((10,), 3.0), list[float]()
    held = HeldBack(bridge, monkeypatch)
    first = threading.Thread(target=lambda: sums.append(bridge.call(NAME, "sum", x)), name="held back")
    first.start()
    assert held.written.wait(60)
    if meanwhile == "used":
        sums.append(bridge.call(NAME, "sum", x))
        sums.append(bridge.call(NAME, "sum", x))
    else:
        x.close()
        bridge.flush()
    held.go.set()
    first.join()
    assert sums == [30.0] * (3 if meanwhile == "used" else 1)


def test_what_is_known_may_be_closed_while_another_thread_names_it(bridge: Bridge, monkeypatch: pytest.MonkeyPatch) -> None:
    x, sums = dl.full((10,), 3.0), list[float]()
    bridge.call(NAME, "sum", x)
    held = HeldBack(bridge, monkeypatch)
    first = threading.Thread(target=lambda: sums.append(bridge.call(NAME, "sum", x)), name="held back")
    first.start()
    assert held.written.wait(60)
    x.close()
    bridge.flush()
    held.go.set()
    first.join()
    assert sums == [30.0]


def test_sixteen_threads_call_at_once(bridge: Bridge) -> None:
    def work(seed: int) -> float:
        total = 0.0
        for i in range(20):
            x = dl.full((50,), seed + i)
            total += bridge.call(NAME, "sum", x)
            total += bridge.call(NAME, "apply", lambda v: v + 1, 1.0)
            total += float(bridge.call(NAME, "counting", "float32", [4]).numpy().sum())
        return total

    with ThreadPoolExecutor(16) as pool:
        results = list(pool.map(work, range(16)))
    assert results == [sum(50 * (seed + i) + 2 + 6 for i in range(20)) for seed in range(16)]


def test_asyncio_goes_on_while_the_jvm_works(bridge: Bridge) -> None:
    probe = bridge.call(NAME, "new")

    async def main() -> str:
        task = asyncio.create_task(bridge.call_async(probe, "run", 60_000, None, False))
        for _ in range(5):
            await asyncio.sleep(0.01)
            assert not task.done()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return str(await bridge.call_async(probe, "run", 20, None, False))

    assert asyncio.run(main()) == "ended"


def test_cancelling_stops_the_jvm(bridge: Bridge) -> None:
    probe = bridge.call(NAME, "new")

    async def main() -> None:
        before = begun(bridge)
        task = asyncio.create_task(bridge.call_async(probe, "run", 60_000, None, True))
        await asyncio.to_thread(await_begun, bridge, before + 1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(main())
    until(lambda: probe.call("ended") == "stopped")


def until(condition: Callable[[], object]) -> None:
    """Waits for what must come."""
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, "nothing of the kind within 60 s"
        time.sleep(0.01)


def press_ctrl_c(bridge: Bridge, enough: threading.Event | None = None) -> threading.Thread:
    """Presses it when the next call has begun, and again and again until it is ``enough``: one of two at once may be lost."""
    before = begun(bridge)

    def press() -> None:
        await_begun(bridge, before + 1)
        os.kill(os.getpid(), signal.SIGINT)
        while enough is not None and not enough.wait(1):
            os.kill(os.getpid(), signal.SIGINT)

    thread = threading.Thread(target=press)
    thread.start()
    return thread


@pytest.mark.parametrize("complain", [False, True])
@pytest.mark.parametrize("with_callback", [False, True])
def test_ctrl_c_stops_a_long_call_and_keeps_its_state(bridge: Bridge, complain: bool, with_callback: bool) -> None:
    probe = bridge.call(NAME, "new")
    threads: set[str] = set()
    each = (lambda: threads.add(threading.current_thread().name)) if with_callback else None
    presser = press_ctrl_c(bridge)
    with pytest.raises(KeyboardInterrupt):
        probe.call("run", 60_000, each, complain, long=True)
    assert probe.call("ended") == "stopped"
    presser.join()
    assert threads <= {threading.main_thread().name}
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    assert probe.call("run", 20, None, False, long=True) == "ended"


def test_ctrl_c_interrupts_what_cannot_be_asked_to_stop_and_nothing_after_it(bridge: Bridge) -> None:
    presser = press_ctrl_c(bridge)
    with pytest.raises(KeyboardInterrupt):
        bridge.call(NAME, "nap", 600_000, long=True)
    presser.join()
    assert bridge.call(NAME, "nap", 1) == 0, "its thread is not interrupted any more"


def test_a_second_ctrl_c_gives_up_waiting(bridge: Bridge) -> None:
    given_up = threading.Event()
    ended = bridge.call(NAME, "hung")
    before = signal.signal(signal.SIGINT, lambda *_: None)  # for one that comes when the call is given up
    presser = press_ctrl_c(bridge, given_up)
    try:
        with pytest.raises(KeyboardInterrupt):
            bridge.call(NAME, "hang", long=True)  # cannot be asked to stop
        assert bridge.call(NAME, "hung") == ended, "it hangs still"
    finally:
        given_up.set()
        presser.join()
        signal.signal(signal.SIGINT, before)
        bridge.call(NAME, "release")
    until(lambda: bridge.call(NAME, "hung") == ended + 1)


def test_long_calls_work_on_other_threads(bridge: Bridge) -> None:
    probe = bridge.call(NAME, "new")
    with ThreadPoolExecutor(2) as pool:
        assert pool.submit(lambda: probe.call("run", 20, None, False, long=True)).result(60) == "ended"


def test_paths_become_paths(bridge: Bridge, tmp_path: Path) -> None:
    assert bridge.call(NAME, "echo", tmp_path) == str(tmp_path)
