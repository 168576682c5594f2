"""Who trains when: `afit`, listeners that train, sessions that end while a network trains; on every bridge."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import datasets, nn
from pydl4j.nn._data import Passes
from pydl4j.nn._turns import Turn, Turns
from tests.integration.script import output

X = np.random.default_rng(0).standard_normal((64, 10)).astype(np.float32)
Y = (X[:, 0] > 0).astype(np.int64)
FOR_EVER = 10_000_000
CONF = nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(10), layers=[nn.Output(2, loss="mcxent")])


@pytest.fixture
def net(session: dl.Session) -> Iterator[nn.MultiLayerNetwork]:
    with nn.MultiLayerNetwork(CONF).init() as made:
        yield made


class Begun:
    """Tells that training is under way."""

    def __init__(self) -> None:
        self.event = threading.Event()

    def iteration_done(self, net: nn.MultiLayerNetwork, iteration: int, score: float) -> None:
        self.event.set()


@pytest.mark.parametrize("error", [StopIteration("good enough"), ValueError("good enough"), KeyError("x")])
def test_what_a_listener_raises_ends_afit(net: nn.MultiLayerNetwork, error: Exception) -> None:
    class Stop:
        def on_epoch_end(self, net: nn.MultiLayerNetwork, epoch: int) -> None:
            raise error

    with pytest.raises(RuntimeError if isinstance(error, StopIteration) else type(error)) as caught:
        asyncio.run(asyncio.wait_for(net.afit(X, Y, epochs=5, listeners=[Stop()]), 60))
    assert error in (caught.value, caught.value.__cause__)
    assert net.epoch == 1


def test_cancelling_an_afit_that_waits_for_its_turn_leaves_the_running_one(net: nn.MultiLayerNetwork) -> None:
    begun = Begun()

    async def main() -> int:
        first = asyncio.create_task(net.afit(X, Y, epochs=FOR_EVER, listeners=[begun]))
        await asyncio.to_thread(begun.event.wait, 60)
        second = asyncio.create_task(net.afit(X, Y, epochs=FOR_EVER))
        while not net._turns.waiting:
            await asyncio.sleep(0.01)
        second.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asyncio.wait_for(second, 60)
        reached = net.iteration
        while net.iteration < reached + 5:
            assert not first.done(), first
            await asyncio.sleep(0.01)
        first.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asyncio.wait_for(first, 60)
        return net.iteration

    assert asyncio.run(main()) == net.iteration, "nothing trains any more"


def test_a_wish_to_stop_that_comes_before_the_call_is_not_forgotten(net: nn.MultiLayerNetwork) -> None:
    bridge = net._bridge_now()
    number = bridge.number_of_call()
    bridge.stop(number)
    bridge._long_calls.close()  # passes the wish on before it ends
    with datasets.ArrayIterator(X, Y) as data, pytest.raises(dl.InterruptedTrainingError, match="stopped on request"):
        net._object().call("fit", Passes(data)._in_java(bridge), FOR_EVER, long=number)
    net.fit(X, Y)


def test_a_turn_that_was_called_off_while_it_waits_is_an_error_at_once() -> None:
    turns, turn = Turns(), Turn()

    def wait() -> None:
        with pytest.raises(dl.InterruptedTrainingError), turns.take(turn):
            pass

    with turns.take(Turn()):
        waiting = threading.Thread(target=wait)
        waiting.start()
        turn.cancel()
        waiting.join(60)
        assert not waiting.is_alive()
    with turns.take(Turn()):
        pass


INSIDE = """
    import asyncio
    import numpy as np
    import pydl4j as dl
    from pydl4j import nn
    X, Y = np.zeros((64, 4), np.float32), np.arange(64) % 2
    conf = nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(4), layers=[nn.Output(2, loss="mcxent")])
    net, other = nn.MultiLayerNetwork(conf).init(), nn.MultiLayerNetwork(conf).init()
    class Again:
        def __init__(self, use): self.use = use
        def iteration_done(self, net, iteration, score): self.use(net)
    def refused(use):
        try:
            net.fit(X, Y, listeners=[Again(use)])
        except dl.ConfigurationError as e:
            print("refused", "inside a listener" in str(e))
    refused(lambda net: net.fit(X, Y))
    refused(lambda net: asyncio.run(net.afit(X, Y)))
    def all_else(net):
        net.output(X), net.score(), net.score(X, Y), net.compute_gradient_and_score(X, Y), net.evaluate(X, Y), net.clone().close()
        net.save(path := f"{folder}/net.zip")
        dl.load(path).close()
        other.fit(X, Y, listeners=[Again(lambda other: net.compute_gradient_and_score(X, Y))])
    import tempfile, threading
    folder = tempfile.mkdtemp()
    net.fit(X, Y, listeners=[Again(all_else)])
    print(other.iteration)
    thread = threading.Thread(target=lambda: net.fit(X, Y, listeners=[Again(all_else)]))
    thread.start()
    thread.join()
    print(other.iteration, net.iteration)
    import shutil
    shutil.rmtree(folder)
"""


@pytest.mark.parametrize("bridge", ["py4j", "jpype", "pyjnius"])
def test_a_listener_may_do_all_but_train_its_network(bridge: str) -> None:
    assert output(INSIDE, PYDL4J_BRIDGE=bridge, PYDL4J_THREADS="1").splitlines() == ["refused True", "refused True", "4", "8 6"]


WAITED = """
    import tempfile, threading
    from concurrent.futures import ThreadPoolExecutor
    import numpy as np
    import pydl4j as dl
    from pydl4j import nn
    X, Y = np.zeros((64, 4), np.float32), np.arange(64) % 2
    conf = nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(4), layers=[nn.Output(2, loss="mcxent")])
    net, other = nn.MultiLayerNetwork(conf).init(), nn.MultiLayerNetwork(conf).init()
    folder = tempfile.TemporaryDirectory()
    def told(use):
        try:
            use()
        except dl.ConfigurationError as e:
            print("refused", "waits for this thread" in str(e), flush=True)
    def joined(use):
        thread = threading.Thread(target=told, args=[use])
        thread.start()
        thread.join()
    def awaited(use):
        with ThreadPoolExecutor() as pool:
            pool.submit(told, use).result()
    class Once:
        def __init__(self, use): self.use = use
        def on_epoch_end(self, net, epoch): self.use(net)
    for way in (joined, awaited, lambda use: joined(lambda: joined(use))):
        net.fit(X, Y, listeners=[Once(lambda net: way(lambda: net.fit(X, Y)))])
    told(lambda: net.fit((way(lambda: net.fit(X, Y)) or (X, Y) for way in (joined,))))
    net.fit(X, Y, listeners=[Once(lambda net: joined(lambda: (net.compute_gradient_and_score(X, Y), net.save(folder.name + "/a.zip"))))])

    both = threading.Barrier(2)
    def cross(a, b):
        told(lambda: a.fit(X, Y, listeners=[Once(lambda _: (both.wait(60), b.fit(X, Y)))]))
    crossing = threading.Thread(target=cross, args=[other, net])
    crossing.start()
    cross(net, other)
    crossing.join()
    print(net.iteration + other.iteration)
    folder.cleanup()
"""


@pytest.mark.parametrize("bridge", ["py4j", "jpype", "pyjnius"])
def test_trainings_that_would_wait_for_each_other_are_refused(bridge: str) -> None:
    said = output(WAITED, PYDL4J_BRIDGE=bridge, PYDL4J_THREADS="1").splitlines()
    assert said == ["refused True"] * 5 + ["15"]


CLOSED = """
    import threading
    import numpy as np
    import pydl4j as dl
    from pydl4j import nn
    X, Y = np.ones((64, 4), np.float32), np.arange(64) % 2
    conf = nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(4), layers=[nn.Output(2, loss="mcxent")])
    begun = threading.Event()
    class Begun:
        def iteration_done(self, net, iteration, score): begun.set()
    class Close:
        def iteration_done(self, net, iteration, score): session.close()
    def train(*listeners):
        try:
            net.fit(X, Y, epochs=10_000_000, listeners=listeners)
        except dl.SessionClosedError:
            print("ended")
    for listener in (Begun(), Close()):
        with dl.session(threads=1) as session:
            net = nn.MultiLayerNetwork(conf).init()
            thread = threading.Thread(target=train, args=[listener])
            thread.start()
            if isinstance(listener, Begun):
                begun.wait(60)
                session.close()
            thread.join(60)
            print(thread.is_alive())
    with dl.session(threads=1) as session:
        net = nn.MultiLayerNetwork(conf).init()
        train(Close())
    with dl.session(threads=1):
        net = nn.MultiLayerNetwork(conf).init()
        print(net.fit(X, Y).iteration)
"""


@pytest.mark.parametrize("bridge", ["py4j", "jpype", "pyjnius"])
def test_closing_a_session_ends_what_trains_in_it(bridge: str) -> None:
    assert output(CLOSED, PYDL4J_BRIDGE=bridge).splitlines() == ["ended", "False", "ended", "False", "ended", "2"]
