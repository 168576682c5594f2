"""Tables, readers and pipelines over every bridge: what nobody holds goes, what was closed says so, and copies are copies."""

from __future__ import annotations

import copy
import gc
import os
import pickle
import signal
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import _jvm, datasets, etl
from pydl4j.etl import text

ROWS = 20_000
PIECES = ["[CLS]", "[SEP]", "[UNK]", "[MASK]"]


def cycle(held: Any) -> None:
    """Holds it by something that only the garbage collector finds."""
    ring: list[Any] = [held]
    ring.append(ring)


def numbers() -> etl.Table:
    return etl.from_dict({"a": np.arange(float(ROWS)), "b": np.arange(ROWS)})


def begun(data: Any) -> Any:
    next(data)
    return data


FORGOTTEN: dict[str, Callable[[Path], Any]] = {
    "table": lambda _: numbers(),
    "rows of a process": lambda _: numbers().transform(etl.TransformProcess(numbers().schema, [etl.RemoveColumnsTransform("b")])),
    "loop over a pipeline": lambda _: begun(iter(datasets.DataPipeline(np.zeros((ROWS, 4), np.float32)).shuffle().prefetch())),
    "loop over rows": lambda _: begun(iter(numbers().batches(100).prefetch())),
    "loop over tables": lambda path: begun(etl.read_csv(path).tables()),
    "texts for BERT": lambda _: begun(iter(text.bert(["a"] * ROWS, vocabulary=PIECES))),
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "numbers.csv"
    path.write_text("a,b\n" + "".join(f"{i}.5,{i}\n" for i in range(ROWS)))
    return path


@pytest.fixture
def sent(bridge: _jvm.Bridge, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What goes to the JVM."""
    texts: list[str] = []
    send = bridge.transport.send

    def noted(request: str) -> str:
        texts.append(request)
        return send(request)

    monkeypatch.setattr(bridge.transport, "send", noted)
    return texts


@pytest.mark.parametrize("what", list(FORGOTTEN))
def test_the_garbage_collector_frees_without_a_call(bridge: _jvm.Bridge, sent: list[str], file: Path, what: str) -> None:
    """It may come while a request is under way, whose answer another request would take."""
    gc.collect()
    bridge.flush()
    before = bridge.memory()
    cycle(FORGOTTEN[what](file))
    assert bridge.memory()["held"] > before["held"]
    sent.clear()
    gc.collect()
    assert not sent
    bridge.flush()
    after = bridge.memory()
    assert after["held"] <= before["held"]
    assert after["live"] - after["python"] <= before["live"] - before["python"]


def test_a_closed_table_says_so(bridge: _jvm.Bridge) -> None:
    table = numbers()
    table.close()
    table.close()
    for use in (len, etl.Table.to_dict, etl.Table.to_numpy, etl.Table.batches, lambda t: t.column("a"), lambda t: t.offsets):
        with pytest.raises(dl.ClosedError, match="This table was closed"):
            use(table)
    assert repr(table) == "Table(closed)"


WAYS: dict[str, Callable[[Any], Any]] = {"copy": copy.copy, "deepcopy": copy.deepcopy, "pickle": lambda x: pickle.loads(pickle.dumps(x))}


@pytest.mark.parametrize("again", WAYS.values(), ids=WAYS)
def test_copies_of_pipelines_give_the_same_and_have_a_place_of_their_own(bridge: _jvm.Bridge, again: Callable[[Any], Any]) -> None:
    x = np.arange(60, dtype=np.float32).reshape(20, 3)
    normalizer = {"@class": "NormalizerStandardize", "mean": np.zeros(3), "std": np.full(3, 2.0)}
    data = datasets.DataPipeline(x, np.arange(20) % 2).split(0.8, 0.2, stratify=True)[0].shuffle(seed=3).batch(5).normalize(normalizer)
    seen = [batch.features for batch in data]
    first = next(iter(data))
    place = data.position
    with again(data) as other:
        assert repr(other) == repr(data)
        passes = [[batch.features for batch in other] for _ in range(2)]
    assert not all(np.array_equal(one, two) for one, two in zip(seen, passes[0], strict=True)), "the copy goes on with the second pass"
    np.testing.assert_array_equal(passes[0][0], first.features)
    with again(data.restore(place)) as other:
        np.testing.assert_array_equal(next(iter(other)).features, passes[0][1])
    data.close()


@pytest.mark.parametrize("again", WAYS.values(), ids=WAYS)
def test_schemas_processes_and_vectorizers_can_be_copied(bridge: _jvm.Bridge, again: Callable[[Any], Any]) -> None:
    schema = etl.Schema(missing=["", "NA"]).integer("a", min=0).categorical("k", ["x", "y"])
    assert again(schema) == schema
    process = etl.TransformProcess(schema, [etl.CategoricalToOneHotTransform("k")], labels=["a"])
    assert again(process) == process
    assert again(process).labels == ("a",)
    learnt = text.Vectorizer(etl.Tfidf("text")).fit(["one two", "two three"])
    assert again(learnt).terms == learnt.terms
    np.testing.assert_array_equal(again(learnt).transform(["one three"]).to_dense(), learnt.transform(["one three"]).to_dense())


def test_what_cannot_be_pickled_says_what_can(bridge: _jvm.Bridge, file: Path) -> None:
    with numbers() as table, pytest.raises(TypeError, match=r"Send table\.to_dict\(\)"):
        pickle.dumps(table)
    with pytest.raises(TypeError, match="Make it again where it is needed"):
        copy.deepcopy(etl.read_csv(file))


def test_columns_of_every_type_come_back_empty_too(bridge: _jvm.Bridge) -> None:
    schema = etl.Schema().integer("i").long("l").double("d").float("f").string("s").categorical("c", ["x"]).time("t").boolean("b")
    with etl.from_dict({name: [] for name in schema.names}, schema) as table:
        assert len(table) == 0
        assert {name: len(values) for name, values in table.to_dict().items()} == dict.fromkeys(schema.names, 0)
        with table.transform(etl.TransformProcess(schema, [etl.CategoricalToIntegerTransform("c")])) as made:
            assert len(made) == 0
        assert [len(batch) for batch in table.batches(4, label="c", features=["i", "d"])] == []


def test_times_of_python_are_times(bridge: _jvm.Bridge) -> None:
    import datetime as dt

    berlin = dt.timezone(dt.timedelta(hours=1))
    times = [dt.datetime(2024, 2, 29, 1, 2, 3, 4000), None, dt.datetime(2024, 2, 29, 1, 0, tzinfo=berlin)]
    with etl.from_dict({"t": times}) as table:
        assert table.schema.types == {"t": "time"}
        np.testing.assert_array_equal(table.column("t"), np.array(["2024-02-29T01:02:03.004", "NaT", "2024-02-29T00:00"], "datetime64[ms]"))


def test_half_characters_are_named(bridge: _jvm.Bridge) -> None:
    for others in ("ä", 5, b"a"):  # beside which texts go another way
        with pytest.raises(dl.DataError, match=r"line 2, column 's': '\\ud800' has halves of characters"):
            etl.from_dict({"s": [others, "\ud800"]})


def test_masked_values_are_missing(bridge: _jvm.Bridge) -> None:
    """Without their masks they would be numbers like the others."""
    masked = np.ma.masked_array([[1.0, 1e9], [3.0, 4.0]], mask=[[False, True], [False, False]])
    for table in (etl.from_dict({"x1": masked[:, 1]}), etl.from_numpy(masked)):
        with table:
            np.testing.assert_array_equal(table.column("x1"), [np.nan, 4.0])
    with etl.from_dict({"n": np.ma.masked_array([1, 2], mask=[True, False])}) as table:
        np.testing.assert_array_equal(table.column("n"), [np.nan, 2])


def test_ctrl_c_ends_a_long_pass_and_frees_what_it_read(bridge: _jvm.Bridge, file: Path) -> None:
    gc.collect()
    bridge.flush()
    before = bridge.memory()["live"]

    def press() -> None:
        deadline = time.monotonic() + 60
        while bridge.memory()["live"] <= before and time.monotonic() < deadline:
            time.sleep(0.01)
        os.kill(os.getpid(), signal.SIGINT)

    presser = threading.Thread(target=press)
    reader = etl.read_csv([file] * 5000, etl.Schema().double("a").integer("b"))
    presser.start()
    with pytest.raises(KeyboardInterrupt) as caught:
        reader.read()
    presser.join()
    assert len(traceback.format_exception(caught.value)) < 10
    assert bridge.memory()["live"] <= before
    assert len(next(iter(reader.tables()))) > 0, "the session goes on"


def test_many_that_nobody_holds_go_with_one_call(session: dl.Session) -> None:
    before = dl.memory()["live"]
    tables = [etl.from_dict({"x": [float(i)]}) for i in range(700)]
    tables.clear()
    gc.collect()
    etl.from_dict({"x": [1.0]}).close()
    assert dl.memory()["live"] == before
