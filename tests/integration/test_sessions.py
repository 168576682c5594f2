"""Which session is current: a matter of the context, not of the process."""

from __future__ import annotations

import asyncio
import contextvars
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import _session, etl, nn
from pydl4j.etl import text


def in_thread(work: Callable[[], Any]) -> Any:
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result(60)


@pytest.fixture(autouse=True)
def no_jvm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sessions without a JVM, unless a test asks for one: which one is current does not depend on it."""
    monkeypatch.setattr(_session, "Bridge", lambda session: Pretended())


class Pretended:
    closed = False

    def close(self) -> None:
        self.closed = True


def test_two_threads_with_sessions_of_their_own_do_not_disturb_each_other() -> None:
    opened, closed = threading.Barrier(2), threading.Barrier(2)

    def first() -> bool:
        with dl.session() as mine:
            opened.wait(30)
            before = _session.current() is mine
            closed.wait(30)
            return before and _session.current() is mine

    def second() -> bool:
        with dl.session() as mine:
            opened.wait(30)
            right = _session.current() is mine
        closed.wait(30)
        return right

    with ThreadPoolExecutor(2) as pool:
        assert [done.result(60) for done in (pool.submit(first), pool.submit(second))] == [True, True]


def test_two_tasks_with_sessions_of_their_own_do_not_disturb_each_other() -> None:
    async def main() -> list[bool]:
        opened, closed = asyncio.Event(), asyncio.Event()

        async def first() -> bool:
            with dl.session() as mine:
                opened.set()
                await closed.wait()
                return _session.current() is mine and await asyncio.to_thread(_session.current) is mine

        async def second() -> bool:
            await opened.wait()
            with dl.session() as mine:
                await asyncio.sleep(0)
                right = _session.current() is mine
            closed.set()
            return right

        return list(await asyncio.gather(first(), second()))

    assert asyncio.run(main()) == [True, True]


def test_a_thread_without_a_session_works_in_that_of_the_main_thread() -> None:
    with dl.session() as outer:
        with dl.session() as inner:
            assert in_thread(_session.current) is inner
        assert in_thread(_session.current) is outer


def test_a_thread_takes_the_context_of_another_one_along() -> None:
    def work() -> bool:
        with dl.session() as mine:
            return in_thread(_session.current) is not mine and in_thread(lambda: context.run(_session.current)) is not mine

    def with_context() -> bool:
        with dl.session() as mine:
            taken = contextvars.copy_context()
            return in_thread(lambda: taken.run(_session.current)) is mine

    context = contextvars.copy_context()
    assert in_thread(work)
    assert in_thread(with_context)


def test_a_block_may_end_in_another_context_than_it_began_in() -> None:
    made = contextvars.copy_context().run(dl.session().__enter__)
    assert _session.current() is made, "a notebook's next cell still works in it"
    contextvars.copy_context().run(made.__exit__, None, None, None)
    assert _session.current() is not made


def test_inner_sessions_give_way_to_outer_ones() -> None:
    with dl.session() as outer:
        inner = dl.session().__enter__()
        assert _session.current() is inner
        inner.close()
        assert _session.current() is outer


def test_a_network_is_trained_in_its_own_session_from_any_context(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    conf = nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(4), layers=[nn.Output(2, loss="mcxent")])
    features, labels = np.ones((8, 4), np.float32), np.arange(8) % 2
    with dl.session(threads=1, heap="256m"):
        net = nn.MultiLayerNetwork(conf).init()
        unused = dl.session()
        with _session.work_in(unused):
            net.fit(features, labels)
            net.evaluate(features, labels)
            assert net.score(features, labels) > 0
            assert net.compute_gradient_and_score(features, labels) > 0
            assert net.output(features).shape == (8, 2)
        assert not unused.started, "no second JVM was started for the data"
        net.close()


def test_tables_arrays_and_their_loops_stay_in_their_own_session_from_any_context(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.undo()
    file = tmp_path / "rows.csv"
    file.write_text("a,k\n1.5,x\n2.5,y\n")
    schema = etl.Schema().double("a").categorical("k", ["x", "y"])
    with dl.session(threads=1, heap="256m"):
        table, reader = etl.from_dict({"a": [1.5, 2.5], "k": ["x", "y"]}, schema), etl.read_csv(file, schema)
        process = etl.TransformProcess(schema, [etl.Normalize("a", "min_max")]).fit(table)
        array = dl.array([1.0, 4.0])
        unused = dl.session()
        with _session.work_in(unused):
            for rows in (table, reader):
                assert [np.asarray(batch.labels).tolist() for batch in rows.batches(2, label="k")] == [[0, 1]]
                assert repr(rows.transform(process))
            with table.transform(process) as made:
                assert made.column("a").tolist() == [0.0, 1.0]
            assert reader.read().column("k").tolist() == ["x", "y"]
            assert [len(each) for each in reader.tables()] == [2]
            assert dl.sqrt(array).tolist() == [1.0, 2.0]
            assert dl.maximum(array, 2).tolist() == [2.0, 4.0]
        assert not unused.started, "no second JVM was started for the data"
        table.close()


def test_what_describes_data_goes_on_in_another_session(monkeypatch: pytest.MonkeyPatch) -> None:
    """A JVM that died is replaced at the next use: processes and vectorizers know how to begin anew."""
    monkeypatch.undo()
    schema = etl.Schema().double("a")
    with dl.session(threads=1, heap="256m"):
        lost = etl.from_dict({"a": [1.0, 3.0]}, schema)
        process = etl.TransformProcess(schema, [etl.Normalize("a", "min_max")]).fit(lost)
        learnt = text.Vectorizer(etl.BagOfWords("text")).fit(["one two", "two"])
        rows = lost.batches(2)
    assert repr(lost) == "Table(closed)"
    with dl.session(threads=1, heap="256m"):
        with etl.from_dict({"a": [5.0]}, schema) as table, table.transform(process) as made:
            assert made.column("a").tolist() == [2.0]
        assert learnt.transform(["two two"]).to_dense().tolist() == [[0.0, 2.0]]
        for use in (lambda: len(lost), lambda: lost.transform(process), lambda: list(rows)):
            with pytest.raises(dl.SessionClosedError, match="session"):
                use()
    lost.close()
