"""One file, one answer: a regressor with scaled labels and a classifier with names, asked in every way that there is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pyspark.sql import SparkSession

import pydl4j as dl
from pydl4j import etl, nn
from pydl4j.serving import DevBroker, HttpServer
from pydl4j.spark import NeuralNetworkClassificationModel, NeuralNetworkRegressionModel
from tests.serving.clients import SESSION, Topics, headers, read, send
from tests.serving.http_requests import infer

NAMES = ["ash", "birch", "cedar"]
MEAN, STD = np.array([10.0, -5.0, 1.6e7]), np.array([2.0, 0.5, 3.0])
SCALE = {"@class": "NormalizerStandardize", "mean": MEAN, "std": STD}
ROWS = np.round(np.random.default_rng(3).normal(MEAN, STD, (12, 3)), 2)
ROWS[:, 2] = np.round(ROWS[:, 2])
FINE = ROWS + np.array([0, 0, 0.25])
"""What float32 has not: between 2^23 and 2^24 it has whole numbers alone."""


def network(n_out: int, activation: Any, loss: Any) -> nn.MultiLayerNetwork:
    conf = nn.MultiLayerConfiguration(
        seed=5, input_type=nn.InputType.feed_forward(3), layers=[nn.Output(n_out, loss=loss, activation=activation)]
    )
    return nn.MultiLayerNetwork(conf).init()


def by_formula(net: nn.MultiLayerNetwork, rows: np.ndarray) -> np.ndarray:
    return ((rows - MEAN) / STD) @ np.asarray(net.param_table["0_W"], np.float64) + np.asarray(net.param_table["0_b"], np.float64)


@dataclass(frozen=True)
class Saved:
    """A file, and what the formula makes of `ROWS` and of `FINE`."""

    path: Path
    expected: np.ndarray
    fine: np.ndarray


@pytest.fixture(scope="module")
def files(session: dl.Session, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Saved]:
    folder = tmp_path_factory.mktemp("files")
    found = {}
    with network(1, "identity", "mse") as regressor:
        regressor.normalizer = {**SCALE, "labelMean": [100.0], "labelStd": [20.0]}
        regressor.save(folder / "regressor.zip")
        found["regressor"] = Saved(folder / "regressor.zip", *(100 + 20 * by_formula(regressor, rows) for rows in (ROWS, FINE)))
    with network(3, "softmax", "mcxent") as classifier:
        classifier.normalizer, classifier.labels = SCALE, NAMES
        classifier.save(folder / "classifier.zip")
        powers = [np.exp(by_formula(classifier, rows)) for rows in (ROWS, FINE)]
        found["classifier"] = Saved(folder / "classifier.zip", *(each / each.sum(1, keepdims=True) for each in powers))
    return found


@pytest.fixture(scope="module")
def broker() -> Iterator[DevBroker]:
    with DevBroker() as started:
        yield started


def over_http(server: HttpServer, name: str) -> np.ndarray:
    request = {"inputs": [{"name": "input", "datatype": "FP32", "shape": list(FINE.shape), "data": FINE.tolist()}]}
    status, _, body = infer(server.url, name, request)
    assert status == 200, body
    output = json.loads(body)["outputs"][0]
    return np.array(output["data"]).reshape(output["shape"])


def over_grpc(server: HttpServer, name: str) -> np.ndarray:
    from tritonclient.grpc import InferenceServerClient, InferInput

    value = InferInput("input", list(ROWS.shape), "FP32")
    value.set_data_from_numpy(ROWS.astype(np.float32))
    with InferenceServerClient(server.address) as client:
        found: np.ndarray = client.infer(name, [value]).as_numpy("output")
    return found


def over_kafka(topics: Topics) -> tuple[np.ndarray, list[str | None]]:
    send(topics.address, topics.source, [(b"k", ",".join(map(repr, row.tolist())).encode(), []) for row in FINE])
    answers = read(topics.address, topics.out, len(FINE))
    numbers = [[float(number) for number in bytes(m.value() or b"").decode().split(",")] for m in answers]
    return np.array(numbers), [headers(m).get("label") for m in answers]


def in_python(path: Path) -> np.ndarray:
    with dl.load(path, normalize=True) as net:
        return net.output(FINE)


def in_java(session: dl.Session, path: Path) -> tuple[np.ndarray, list[str | None]]:
    """Call by call what a Java program does."""
    bridge = session.bridge
    net = bridge.call("nn.MultiLayerNetwork", "load", str(path))
    processing = bridge.call("etl.processing.Processing", "of", net.call("normalizerJson"), net.call("labels"))
    answers = processing.call("output", net.call("output", processing.call("input", dl.array(FINE), "float32"))).numpy()
    labels = [processing.call("label", *map(float, row)) for row in answers]
    net.call("close")
    return answers, labels


def on_spark(cluster: SparkSession, path: Path, kind: str) -> tuple[np.ndarray, list[int]]:
    rows = cluster.createDataFrame([(i, [float(x) for x in row]) for i, row in enumerate(ROWS)], "id int, x array<double>")
    model: Any = NeuralNetworkRegressionModel if kind == "regressor" else NeuralNetworkClassificationModel
    found = model.from_network(path, features_col="x").transform(rows).orderBy("id").collect()
    if kind == "regressor":
        return np.array([[row["prediction"]] for row in found]), []
    return np.array([row["probability"].toArray() for row in found]), [int(row["prediction"]) for row in found]


@pytest.mark.parametrize("kind", ["regressor", "classifier"])
def test_every_way_gives_the_same_answer(cluster: Any, session: dl.Session, broker: DevBroker, files: dict[str, Saved], kind: str) -> None:
    saved = files[kind]
    names = [NAMES[i] for i in saved.fine.argmax(1)] if kind == "classifier" else [None] * len(ROWS)
    topics = Topics(broker.address, kind)
    topics.create(1)
    fine = {"Python": in_python(saved.path)}
    fine["Java"], called = in_java(session, saved.path)
    assert called == names
    kafka: Any = {
        "kafka": topics.address,
        "in": topics.source,
        "out": topics.out,
        "group": topics.name,
        "instance": "a",
        "in_type": "text/csv",
    }
    with HttpServer(saved.path, session=SESSION, **kafka) as server:
        fine["HTTP"] = over_http(server, kind)
        single = {"gRPC": over_grpc(server, kind)}
        fine["Kafka"], labels = over_kafka(topics)
    assert labels == names
    single["Spark"], classes = on_spark(cluster, saved.path, kind)
    assert classes == ([] if kind == "regressor" else saved.expected.argmax(1).tolist())
    for expected, ways in ((saved.fine, fine), (saved.expected, single)):
        for way, found in ways.items():
            np.testing.assert_allclose(found, expected, rtol=2e-5, atol=1e-6, err_msg=way)


RAW = etl.Schema().integer("age").categorical("city", ["Ulm", "Bonn"]).string("income").categorical("tree", NAMES)
PEOPLE: dict[str, list[Any]] = {
    "age": [31, 55, 18, 40],
    "city": ["Ulm", "Bonn", "Bonn", "Ulm"],
    "income": ["2.5", "-1", None, "0.25"],
}


@pytest.fixture(scope="module")
def raw(session: dl.Session, tmp_path_factory: pytest.TempPathFactory) -> Saved:
    """A classifier whose file has a process with a fit, and a normalizer behind it."""
    steps = [etl.ConvertToDouble("income"), etl.Impute("income", "mean"), etl.CategoricalToOneHotTransform("city")]
    known = {**PEOPLE, "tree": ["ash", "ash", "cedar", "birch"]}
    process = etl.TransformProcess(RAW, steps, labels=["tree"])
    with etl.from_dict(known, RAW) as table:
        process = process.fit(table)
    incomes = [2.5, -1.0, 1.75 / 3, 0.25]
    features = np.array([[31, 1, 0, incomes[0]], [55, 0, 1, incomes[1]], [18, 0, 1, incomes[2]], [40, 1, 0, incomes[3]]])
    conf = nn.MultiLayerConfiguration(seed=5, input_type=nn.InputType.feed_forward(4), layers=[nn.Output(3, loss="mcxent")])
    path = tmp_path_factory.mktemp("raw") / "people.zip"
    with nn.MultiLayerNetwork(conf).init() as net:
        net.process = process
        net.normalizer = {"@class": "NormalizerStandardize", "mean": [36.0, 0.5, 0.5, 1.0], "std": [10.0, 0.5, 0.5, 2.0]}
        net.save(path)
        scaled = (features - [36.0, 0.5, 0.5, 1.0]) / [10.0, 0.5, 0.5, 2.0]
        powers = np.exp(scaled @ np.asarray(net.param_table["0_W"], np.float64) + np.asarray(net.param_table["0_b"], np.float64))
    expected = powers / powers.sum(1, keepdims=True)
    return Saved(path, expected, expected)


def test_raw_rows_give_the_same_answer_in_every_way(cluster: Any, session: dl.Session, broker: DevBroker, raw: Saved) -> None:
    rows = [dict(zip(PEOPLE, values, strict=True)) for values in zip(*PEOPLE.values(), strict=True)]
    found = {}
    with dl.load(raw.path, normalize=True) as net:
        assert net.labels == NAMES, "the categories of the label"
        found["columns"], found["rows"] = net.output(PEOPLE), net.output(rows)
        with etl.from_dict({**PEOPLE, "tree": ["birch", "ash", "ash", "cedar"]}, RAW) as table:
            found["table"] = net.output(table)
            right = (raw.expected.argmax(1) == [1, 0, 0, 2]).mean()
            assert net.evaluate(table).accuracy == pytest.approx(right)
        with pytest.raises(dl.DataError, match="Row 2 has no column 'age'"):
            net.predict([rows[0], {"city": "Ulm", "income": "1"}])
    topics = Topics(broker.address, "raw")
    topics.create(1)
    kafka: Any = {"kafka": topics.address, "in": topics.source, "out": topics.out, "group": topics.name, "instance": "a",
                  "dead_letters": topics.letters, "in_type": "application/vnd.pydl4j.rows+json"}  # fmt: skip
    with HttpServer(raw.path, session=SESSION, **kafka) as server:
        status, _, body = infer(server.url, "people", {"rows": rows})
        assert status == 200, body
        found["HTTP"] = np.reshape(json.loads(body)["outputs"][0]["data"], (4, 3))
        status, _, body = infer(server.url, "people", {"rows": [{**rows[0], "city": "Rom"}]})
        assert status == 400
        assert "'city" in json.loads(body)["error"], body
        send(topics.address, topics.source, [(b"k", json.dumps(row).encode(), []) for row in [{"age": "x"}, *rows]])
        answers = [json.loads(bytes(m.value() or b"")) for m in read(topics.address, topics.out, len(rows))]
        found["Kafka"] = np.array([each["output"] for each in answers])
        assert [each["label"] for each in answers] == [NAMES[i] for i in raw.expected.argmax(1)]
        letter = read(topics.address, topics.letters, 1)[0]
        assert "no column 'city'" in " ".join(map(str, headers(letter).values()))
    frame = cluster.createDataFrame([(i, *row.values()) for i, row in enumerate(rows)], "id int, age int, city string, income string")
    model = NeuralNetworkClassificationModel.from_network(raw.path)
    scored = model.transform(frame.repartition(7)).orderBy("id")
    assert "features" not in scored.columns
    found["Spark"] = np.array([row["probability"].toArray() for row in scored.collect()])
    for way, answer in found.items():
        np.testing.assert_allclose(answer, raw.expected, rtol=2e-5, atol=1e-6, err_msg=way)
