"""Wrong values where data comes in: readers, tables, processes, pipelines, traced layers, files of others. What comes back is ours."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import datasets, etl, nn
from pydl4j.etl import text
from tests.integration.test_messages import OF_JAVA, VALUES

pytestmark = pytest.mark.usefixtures("session")
X = np.zeros((6, 4), np.float32)
SCHEMA = etl.Schema().double("a").string("s")
Use = Callable[[Any], Any]


def table() -> etl.Table:
    return etl.from_dict({"a": [1.0, 2.0], "s": ["x", "y"]}, SCHEMA)


def process() -> etl.TransformProcess:
    return etl.TransformProcess(SCHEMA, [etl.RemoveColumnsTransform("s")])


def pipeline() -> datasets.DataPipeline:
    return datasets.DataPipeline(X, np.arange(6) % 2)


def once(data: datasets.DataPipeline) -> None:
    with data:
        next(iter(data), None)


def read(value: Any, **settings: Any) -> None:
    etl.read_csv(Path(__file__), **settings).read().close()


SCHEMAS: dict[str, Use] = {
    "missing of Schema": lambda v: etl.Schema(missing=v),
    "name of a column": lambda v: etl.Schema().integer(v),
    "min": lambda v: etl.Schema().integer("a", min=v),
    "max of double": lambda v: etl.Schema().double("a", max=v),
    "allow_nan": lambda v: etl.Schema().double("a", allow_nan=v),
    "regex of string": lambda v: etl.Schema().string("a", regex=v),
    "min_length": lambda v: etl.Schema().string("a", min_length=v),
    "states": lambda v: etl.Schema().categorical("a", v),
    "time zone": lambda v: etl.TransformProcess(etl.Schema().time("a", v), []),
    "Schema.from_json": etl.Schema.from_json,
    "a limit that Java reads": lambda v: etl.TransformProcess(etl.Schema().integer("a", min=v, max=v), []),
}
PROCESSES: dict[str, Use] = {
    "schema": etl.TransformProcess,
    "operations": lambda v: etl.TransformProcess(SCHEMA, v),
    "an operation": lambda v: etl.TransformProcess(SCHEMA, [v]),
    "on_error": lambda v: etl.TransformProcess(SCHEMA, [], on_error=v),
    "labels": lambda v: etl.TransformProcess(SCHEMA, [], labels=v),
    "from_json": etl.TransformProcess.from_json,
    "fit": lambda v: process().fit(v),
    "column of an operation": lambda v: etl.TransformProcess(SCHEMA, [etl.RemoveColumnsTransform(v)]),
    "value of an operation": lambda v: etl.TransformProcess(SCHEMA, [etl.Impute("a", "constant", value=v)]),
    "condition of an operation": lambda v: etl.TransformProcess(SCHEMA, [etl.ConditionFilter(v)]),
    "value of a condition": lambda v: etl.TransformProcess(SCHEMA, [etl.ConditionFilter(etl.DoubleColumnCondition("a", "less_than", v))]),
}
TABLES: dict[str, Use] = {
    "from_dict": lambda v: etl.from_dict(v).close(),
    "a column": lambda v: etl.from_dict({"a": v}).close(),
    "a value": lambda v: etl.from_dict({"a": [v, v]}).close(),
    "a value of a number": lambda v: etl.from_dict({"a": [v]}, etl.Schema().double("a")).close(),
    "a value of an integer": lambda v: etl.from_dict({"a": [v]}, etl.Schema().integer("a")).close(),
    "a value of a time": lambda v: etl.from_dict({"a": [v]}, etl.Schema().time("a")).close(),
    "a value of a boolean": lambda v: etl.from_dict({"a": [v]}, etl.Schema().boolean("a")).close(),
    "a value of a category": lambda v: etl.from_dict({"a": [v]}, etl.Schema().categorical("a", ["b"])).close(),
    "a name": lambda v: None if isinstance(v, (list, dict, np.ndarray)) else etl.from_dict({v: [1]}).close(),
    "schema of from_dict": lambda v: etl.from_dict({"a": [1.0]}, v).close(),
    "from_numpy": lambda v: etl.from_numpy(v).close(),
    "columns of from_numpy": lambda v: etl.from_numpy(X, v).close(),
    "schema of from_numpy": lambda v: etl.from_numpy(X, schema=v).close(),
    "from_pandas": lambda v: etl.from_pandas(v).close(),
    "from_arrow": lambda v: etl.from_arrow(v).close(),
    "transform": lambda v: table().transform(v),
    "join": lambda v: table().join(v, "a"),
    "on of join": lambda v: table().join(table(), v).close(),
    "how of join": lambda v: table().join(table(), "a", v).close(),
    "column": lambda v: table().column(v),
    "to_numpy": lambda v: table().to_numpy(v),
    "batch_size of batches": lambda v: None if isinstance(v, int) and 0 < v < 2**31 else table().batches(v),
    "label of batches": lambda v: table().batches(label=v),
    "features of batches": lambda v: table().batches(features=v),
    "classes of batches": lambda v: table().batches(label="a", classes=v),
    "weights of batches": lambda v: table().batches(weights=v),
    "align of batches": lambda v: table().batches(align=v),
    "label_steps of batches": lambda v: table().batches(label_steps=v),
}
READERS: dict[str, Use] = {
    "places": lambda v: etl.read_csv(v).read().close(),
    "schema": lambda v: read(v, schema=v),
    **{
        name: lambda v, name=name: read(v, **{name: v})  # type: ignore[misc]
        for name in (
            "header", "separator", "quote", "escape", "comment", "skip_lines", "decimal_comma", "encoding", "missing", "infer_rows",
            "on_error", "divert_to",
        )
    },
    "paths of JSON": lambda v: etl.read_json_lines(__file__, SCHEMA, paths=v),
    "regex": lambda v: etl.read_regex(__file__, SCHEMA, v),
    "schema of a regex": lambda v: etl.read_regex(__file__, v, "(.*)"),
    "features of SVMLight": lambda v: None if isinstance(v, int) and v < 2**31 else etl.read_svmlight(__file__, v),
    "labels of SVMLight": lambda v: None if isinstance(v, int) and v < 2**31 else etl.read_svmlight(__file__, 2, num_labels=v),
    "columns of Parquet": lambda v: etl.read_parquet(__file__, columns=v),
    "columns of Arrow": lambda v: etl.read_arrow(__file__, columns=v),
    "sheet of Excel": lambda v: etl.read_excel(__file__, sheet=v),
    "url of JDBC": lambda v: etl.read_jdbc(v, "select 1"),
    "query of JDBC": lambda v: etl.read_jdbc("jdbc:none:x", v),
    "properties of JDBC": lambda v: etl.read_jdbc("jdbc:none:x", "select 1", v),
    "transform": lambda v: etl.read_csv(__file__).transform(v),
}  # fmt: skip
PIPELINES: dict[str, Use] = {
    "features": lambda v: once(datasets.DataPipeline(v)),
    "labels": lambda v: once(datasets.DataPipeline(X, v)),
    "weights": lambda v: once(datasets.DataPipeline(X, weights=v)),
    "masks": lambda v: once(datasets.DataPipeline(X, features_mask=v)),
    "seed": lambda v: pipeline().shuffle(seed=v),
    "buffer": lambda v: pipeline().shuffle(buffer=v),
    "take": lambda v: pipeline().take(v),
    "repeat": lambda v: pipeline().repeat(v),
    "sample": lambda v: once(pipeline().sample(v)),
    "weighted": lambda v: once(pipeline().weighted(v)),
    "balanced": lambda v: pipeline().balanced(fewer=v),
    "split": lambda v: once(pipeline().split(v)[0]),
    "groups": lambda v: once(pipeline().split(0.5, groups=v)[0]),
    "k_fold": lambda v: None if isinstance(v, int) and v > 9 else once(pipeline().k_fold(v)[0][0]),
    "batch": lambda v: once(pipeline().batch(v)),
    "cache": lambda v: pipeline().cache(v),
    "folder of cache": lambda v: pipeline().cache("disk", folder=v),
    "prefetch": lambda v: pipeline().prefetch(v),
    "threads of prefetch": lambda v: pipeline().prefetch(threads=v),
    "augment": lambda v: pipeline().augment(flip=v),
    "fit_normalizer": lambda v: pipeline().fit_normalizer(v),
    "normalize": lambda v: None if isinstance(v, dict) else once(pipeline().normalize(v)),
    "numbers of normalize": lambda v: once(pipeline().normalize({"@class": "NormalizerStandardize", "mean": v, "std": [1] * 4})),
    "numbers": lambda v: None if isinstance(v, int) and v > 9 else pipeline().numbers(v),
    "restore": lambda v: once(pipeline().restore(v)),
    "a place": lambda v: once(pipeline().restore({"epoch": v})),
    "from_files": datasets.DataPipeline.from_files,
    "from_batches": lambda v: once(datasets.DataPipeline.from_batches(v)),
    "a batch": lambda v: once(datasets.DataPipeline.from_batches([v])),
    "from_images": lambda v: once(datasets.DataPipeline.from_images(v, 2, 2)),
    "height of images": lambda v: None if isinstance(v, int) else datasets.DataPipeline.from_images("/nowhere", v, 2),
    "channels of images": lambda v: once(datasets.DataPipeline.from_images("/nowhere", 2, 2, channels=v)),
    "scale of images": lambda v: once(datasets.DataPipeline.from_images("/nowhere", 2, 2, scale=v)),
    "classes of images": lambda v: once(datasets.DataPipeline.from_images("/nowhere", 2, 2, classes=v)),
    "from_audio": lambda v: once(datasets.DataPipeline.from_audio(v, etl.audio.Waveform())),
    "features of sounds": lambda v: datasets.DataPipeline.from_audio("/nowhere", v),
    "sample_rate of sounds": lambda v: once(datasets.DataPipeline.from_audio("/nowhere", etl.audio.Waveform(), sample_rate=v)),
    "classes of sounds": lambda v: once(datasets.DataPipeline.from_audio("/nowhere", etl.audio.Waveform(), classes=v)),
    "path of a sound": lambda v: etl.audio.read(v),
    "samples of features": lambda v: etl.audio.MFCC()(v, 22050),
    "n_fft of features": lambda v: etl.audio.MFCC(n_fft=v)(np.zeros(4000), 22050),
    "window of features": lambda v: etl.audio.MFCC(window=v)(np.zeros(4000), 22050),
    "from_films": lambda v: once(datasets.DataPipeline.from_films(v, 4, 4, 2)),
    "frames of films": lambda v: datasets.DataPipeline.from_films("/nowhere", 4, 4, v),
    "channels of films": lambda v: once(datasets.DataPipeline.from_films("/nowhere", 4, 4, 2, channels=v)),
    "scale of films": lambda v: once(datasets.DataPipeline.from_films("/nowhere", 4, 4, 2, scale=v)),
    "path of a film": lambda v: etl.films.read(v),
    "height of a film": lambda v: etl.films.read("/nowhere", v, v),
    "broken of images": lambda v: datasets.DataPipeline.from_images("/nowhere", 2, 2, broken=v),
}
TRACED: dict[str, Use] = {
    "function": lambda v: nn.traced(v),
    "parameters": lambda v: nn.traced(lambda x, **_: x + 1, v),
    "a parameter": lambda v: nn.traced(lambda x, w: x * w, {"w": v}),
    "shape of a parameter": lambda v: nn.traced(lambda x, w: x * w, {"w": nn.Parameter(v)}),
    "role of a parameter": lambda v: nn.traced(lambda x, w: x * w, {"w": nn.Parameter((1,), role=v)}),
    "family": lambda v: nn.traced(lambda x: x + 1, family=v),
    "what it returns": lambda v: nn.traced(lambda x: v),
    "what is added": lambda v: nn.traced(lambda x: x + v),
    "what is added to": lambda v: nn.traced(lambda x: v + x),
    "an axis": lambda v: nn.traced(lambda x: x.sum(axis=v)),
    "an index": lambda v: nn.traced(lambda x: x[v]),
    "sizes": lambda v: nn.traced(lambda x: x.reshape(v)),
    "a power": lambda v: nn.traced(lambda x: x**v),
    "limits": lambda v: nn.traced(lambda x: dl.clip(x, v, v)),
}
FILES: dict[str, Use] = {
    "input_type of load": lambda v: dl.load("/nowhere.zip", input_type=v),
    "layout of load": lambda v: dl.load("/nowhere.zip", layout=v),
    "weights of load": lambda v: dl.load("/nowhere.zip", weights=v),
    "enforce of load": lambda v: dl.load("/nowhere.zip", enforce_training_config=v),
    "inspect": dl.inspect,
    "input_type of inspect": lambda v: dl.inspect("/nowhere.zip", input_type=v),
    "source of convert": lambda v: dl.convert(v, "/nowhere.zip"),
    "target of convert": lambda v: dl.convert("/nowhere.zip", v),
    "to of convert": lambda v: dl.convert("/nowhere.zip", "/nowhere2.zip", to=v),
    "force of convert": lambda v: dl.convert("/nowhere.zip", "/nowhere2.zip", force=v),
}
TEXTS: dict[str, Use] = {
    "operation of a Vectorizer": text.Vectorizer,
    "texts to learn of": lambda v: text.Vectorizer(etl.BagOfWords("text")).fit(v),
    "texts": lambda v: text.Vectorizer(etl.BagOfWords("text")).fit(["a b", "b"]).transform(v),
    "settings": lambda v: text.Vectorizer(etl.BagOfWords("text", max_terms=v)),
    "texts of bert": lambda v: text.bert(v, vocabulary=["[CLS]", "[SEP]", "[UNK]", "[MASK]"]),
    "labels of bert": lambda v: text.bert(["a"], v, vocabulary=["[CLS]", "[SEP]", "[UNK]", "[MASK]"]),
    "vocabulary of bert": lambda v: text.bert(["a"], vocabulary=v),
    "pairs of bert": lambda v: text.bert(["a"], vocabulary=["[CLS]", "[SEP]", "[UNK]", "[MASK]"], pairs=v),
    "length of bert": lambda v: text.bert(["a"], vocabulary=["[CLS]", "[SEP]", "[UNK]", "[MASK]"], length=v),
    "mask of bert": lambda v: text.bert(["a"], vocabulary=["[CLS]", "[SEP]", "[UNK]", "[MASK]"], mask=v),
    "seed of bert": lambda v: text.bert(["a"], vocabulary=["[CLS]", "[SEP]", "[UNK]", "[MASK]"], seed=v),
}
PLACES = {
    f"{place}: {name}": use
    for place, uses in {
        "schemas": SCHEMAS, "processes": PROCESSES, "tables": TABLES, "readers": READERS, "pipelines": PIPELINES, "traced": TRACED,
        "files": FILES, "texts": TEXTS,
    }.items()
    for name, use in uses.items()
}  # fmt: skip


def wrong_answers(use: Use) -> list[str]:
    """What a use says to wrong values that is neither ours nor Python's word for a wrong call."""
    wrong = []
    for name, value in VALUES.items():
        try:
            use(value)
        except dl.PyDl4jError as e:
            if isinstance(e, dl.JavaError) or OF_JAVA.search(f"{e}".replace(" None", "").replace("Send null", "")):
                wrong.append(f"{name}: {type(e).__name__}: {e}")
        except Exception as e:
            wrong.append(f"{name}: {type(e).__name__}: {e}")
    return wrong


@pytest.mark.parametrize("place", list(PLACES))
def test_no_value_brings_javas_words_or_errors_of_the_internals(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    wrong = wrong_answers(PLACES[place])
    assert not wrong, "\n".join(wrong)


@pytest.fixture
def net(session: dl.Session) -> Iterator[nn.MultiLayerNetwork]:
    conf = nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(1), layers=[nn.Output(2, loss="mcxent")])
    with nn.MultiLayerNetwork(conf).init() as made:
        made.process = etl.TransformProcess(etl.Schema().double("a"), [])
        yield made


def test_no_raw_row_brings_javas_words(net: nn.MultiLayerNetwork) -> None:
    uses: dict[str, Use] = {
        "process": lambda v: setattr(net, "process", v) if v is not None else None,
        "a value": lambda v: net.predict([{"a": v}]),
        "a column": lambda v: net.predict({"a": v}),
        "a row": lambda v: net.predict([{"a": 1.0}, v]),
        "a name": lambda v: None if isinstance(v, (list, dict, np.ndarray)) else net.predict([{"a": 1.0, v: 1.0}]),
        "labels": lambda v: setattr(net, "labels", v),
    }
    wrong = [f"{name}, {each}" for name, use in uses.items() for each in wrong_answers(use)]
    assert not wrong, "\n".join(wrong)
    assert net.predict([{"a": 1.0}]).shape == (1,), "the network still works"


def test_what_a_user_waits_for_in_a_loop_over_rows_ends_it(tmp_path: Path) -> None:
    """A thread that reads and one that closes the table meet in a typed error or an answer, never in a crash."""
    made = etl.from_dict({"a": np.arange(100_000.0)})
    errors: list[BaseException] = []

    def work() -> None:
        try:
            while True:
                made.to_numpy()
        except dl.ClosedError:
            pass
        except BaseException as e:
            errors.append(e)

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    made.close()
    for thread in threads:
        thread.join(60)
    assert not errors
    assert not any(thread.is_alive() for thread in threads)


def test_addresses_of_databases_tell_no_password() -> None:
    with pytest.raises(dl.PyDl4jError) as caught:
        etl.read_jdbc("jdbc:none://me:geheim@host/db?password=geheim", "select 1", {"user": "me", "password": "geheim"})
    assert "geheim" not in f"{caught.value} {caught.value.java_trace}"
    assert not re.search("geheim", repr(caught.value.__cause__))
