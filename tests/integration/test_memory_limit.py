"""``session(memory=...)`` binds arrays of Python, results, outputs and training alike, on every bridge; what is freed may be had again."""

from __future__ import annotations

import pytest

from tests.integration.script import output

BRIDGES = ["py4j", "jpype", "pyjnius"]

BEGIN = """
    import gc, os, re, sys, tempfile
    import numpy as np
    import pydl4j as dl
    from pydl4j import nn
    MIB = 1 << 20

    def until_full(make, limit=64):
        kept = []
        try:
            while len(kept) < 5000:
                kept.append(make())
        except dl.OffHeapMemoryError as e:
            said = str(e)
        asked = re.match("Cannot allocate .* off-heap: .* are live and the limit is 64.0 MiB. Close arrays that are done", said)
        assert asked and "session(memory=...)" in said, said
        count = len(kept)
        assert dl.memory()["live"] <= limit * MIB
        kept.clear()
        gc.collect()
        return count

    def net(width=1000):
        layers = [nn.Dense(width), nn.Dense(width), nn.Output(2, loss="mcxent")]
        return nn.MultiLayerNetwork(nn.MultiLayerConfiguration(seed=1, input_type=nn.InputType.feed_forward(10), layers=layers)).init()
"""

ARRAYS = """
    with dl.session(threads=1, memory="64m"):
        print(until_full(lambda: dl.zeros((MIB // 2,))))
        print(until_full(lambda: dl.array(np.ones(4 * MIB, np.int8))))
        print(until_full(lambda: dl.ones((16 << 10,))))
        x = dl.zeros((4 * MIB,))
        print(until_full(lambda: dl.zeros((MIB // 2,))), dl.memory()["python"] == 16 * MIB)
        view = x.numpy()
        del x
        gc.collect()
        print(dl.memory()["python"] == 16 * MIB)
        del view
        print(dl.memory()["live"], dl.memory()["python"])
"""

RESULTS = """
    with dl.session(threads=1, memory="64m"):
        x = dl.zeros((MIB // 2,))
        print(until_full(lambda: x + 1), until_full(lambda: x[:16384] + 1) in range(900, 1025))
        large = dl.zeros((3200, 1)) + dl.zeros((1, 3200))  # 39 MiB, which over Py4J move
        print(large.nbytes // MIB, large[-1, -1].item())
        del large
        y = x + 1
        print(dl.memory()["live"] // MIB)
        print(until_full(lambda: dl.zeros((MIB // 2,))))
        del x, y
        print(dl.memory()["live"])
"""

NETWORKS = """
    with dl.session(threads=1, memory="64m"):
        wide = net(700)
        features, labels = np.zeros((15_000, 10), "f4"), np.zeros(15_000, "i8")
        try:
            wide.fit(features, labels, batch_size=15_000)
        except dl.OffHeapMemoryError as e:
            print(str(e).split(":")[0].split(" ")[:2], e.args[0].count("limit is 64.0 MiB"))
        gc.collect()
        wide.fit(features[:100], labels[:100], batch_size=50)  # the session goes on
        gc.collect()
        before = dl.memory()["live"]
        loans = [wide.params for _ in range(100)]
        print(dl.memory()["live"] == before)
        del loans
        with tempfile.TemporaryDirectory() as folder:
            wide.save(os.path.join(folder, "net.zip"))
            gc.collect()
            start = dl.memory()["live"]
            again = dl.load(os.path.join(folder, "net.zip"))
            loaded = dl.memory()["live"]
            weights = again.params
            assert dl.memory()["live"] == loaded, "parameters that are looked at count once"
            assert np.array_equal(weights, wide.params)
        again.close()
        del weights, again
        gc.collect()
        small = net(8)
        batch = np.zeros((60_000, 10), "f4")
        print(until_full(lambda: small.output(batch)) in range(60, 140))
        wide.close(), small.close()
        del wide, small
        gc.collect()
        print(dl.memory()["live"])
"""


@pytest.mark.parametrize("bridge", BRIDGES)
def test_arrays_that_python_makes_count_and_come_back(bridge: str) -> None:
    large, copies, small, beside, *rest = output(BEGIN + ARRAYS, PYDL4J_BRIDGE=bridge).splitlines()
    assert (large, copies) == ("32", "16")
    assert int(small) in range(960, 1025), "64 KiB each; a shared segment's last piece may be missing"
    assert beside == "24 True"
    assert rest == ["True", "0 0"]


@pytest.mark.parametrize("bridge", BRIDGES)
def test_results_of_operations_count_once_and_beside_pythons_arrays(bridge: str) -> None:
    results, large, counted, beside, left = output(BEGIN + RESULTS, PYDL4J_BRIDGE=bridge).splitlines()
    assert results == "31 True"
    assert large == "39 0.0", "a result of more than half of the limit"
    assert (counted, beside, left) == ("4", "30", "0")


@pytest.mark.parametrize("bridge", BRIDGES)
def test_training_outputs_and_loans_keep_to_the_limit(bridge: str) -> None:
    assert output(BEGIN + NETWORKS, PYDL4J_BRIDGE=bridge).splitlines() == ["['Cannot', 'allocate'] 1", "True", "True", "0"]


TWO = """
    with dl.session(threads=1, memory="64m") as outer:
        kept = dl.zeros((8 * MIB,))
        with dl.session(threads=1, memory="64m"):
            print(dl.memory()["live"], until_full(lambda: dl.zeros((MIB,))))
            survivor = dl.zeros((8 * MIB,)).numpy()
        print(dl.memory()["python"] // MIB, until_full(lambda: dl.zeros((MIB,))))
    with dl.session(threads=1, memory="64m"):
        print(dl.memory()["live"], survivor.sum(), until_full(lambda: dl.zeros((MIB,))))
"""


def test_each_session_has_its_own_limit_and_leaves_nothing_counted() -> None:
    assert output(BEGIN + TWO).splitlines() == ["0 16", "32 8", "0 0.0 16"]


FORK = """
    with dl.session(threads=1, memory="64m"):
        kept = [dl.zeros((8 * MIB,))]
        pid = os.fork()
        if pid == 0:
            kept.clear()
            with dl.session(bridge="py4j", threads=1, memory="64m"):
                print(dl.memory()["live"], until_full(lambda: dl.zeros((MIB,))), flush=True)
            sys.exit(0)
        print(os.waitpid(pid, 0)[1], dl.memory()["python"] // MIB, flush=True)
        kept.clear()
        print(dl.memory()["python"])
"""


@pytest.mark.parametrize("bridge", BRIDGES)
def test_a_forked_childs_arrays_count_in_its_own_session_alone(bridge: str) -> None:
    assert output(BEGIN + FORK, PYDL4J_BRIDGE=bridge).splitlines() == ["0 16", "0 32", "0"]


CYCLES = """
    class Holder: pass
    def drop():
        holder = Holder()
        holder.me, holder.values = holder, dl.zeros((4 * MIB,))
    gc.disable()
    with dl.session(threads=1, memory="64m"):
        for _ in range(20):
            drop()
        x = dl.zeros((MIB,))
        del x
        gc.collect()
        print(dl.memory()["live"])
"""


@pytest.mark.parametrize("bridge", ["py4j", "jpype"])
def test_dropped_arrays_are_collected_before_one_is_refused(bridge: str) -> None:
    assert output(BEGIN + CYCLES, PYDL4J_BRIDGE=bridge) == "0"


WARM = """
    with dl.session(threads=1, memory="64m") as s:
        x = dl.zeros((MIB,))
        results = [x + i for i in range(10)]   # 40 MiB of the JVM's segments, mapped here too
        del results
        y = dl.zeros((12 * MIB,))              # they give way
        counts = dl.memory()
        print(counts["segments"] // MIB, len(s.bridge._mappings._recent))
"""


def test_what_the_jvm_keeps_warm_gives_way_to_python_on_both_sides() -> None:
    assert output(BEGIN + WARM) == "0 0"


STORED = """
    with dl.session(threads=1) as s:
        small = net(8)
        rows = np.zeros((MIB, 10), "f8")  # 80 MiB, which become a copy for each call
        kept = []
        calls = [
            lambda: small.fit(rows, np.full(MIB, 7)),
            lambda: small.fit([rows, np.full(MIB, 7)]),
            lambda: small.score(rows, np.full(MIB, 7)),
            lambda: small.compute_gradient_and_score(rows, np.full(MIB, 7)),
            lambda: small.evaluate(rows, np.full(MIB, 7)),
            lambda: small.output(rows[:, :9]),
            lambda: small.predict(rows[:, :9]),
        ]
        for call in calls:
            try:
                call()
            except dl.PyDl4jError as e:
                kept.append(e)
            print(type(kept[-1]).__name__, dl.memory()["python"] >> 20)
"""


@pytest.mark.parametrize("bridge", BRIDGES)
def test_an_exception_that_is_stored_as_notebooks_do_keeps_no_copy_of_the_data(bridge: str) -> None:
    said = output(BEGIN + STORED, PYDL4J_BRIDGE=bridge).splitlines()
    assert said == ["DataError 0"] * 5 + ["ShapeError 0"] * 2
