"""ONNX files as models of a scorer: every content type, several inputs of other types, records that do not fit."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np

from pydl4j.serving import DevBroker, KafkaScorer
from tests.serving.clients import Topics, create, floats, headers, key, read, send

ONNX = Path(__file__).parents[2] / "java" / "modelimport" / "src" / "test" / "resources" / "onnx"


def test_records_are_scored_by_onnx_files(broker: DevBroker, topics: Topics, tmp_path: Path) -> None:
    create(broker.address, {f"{topics.name}-two": 1, f"{topics.name}-sums": 1})
    for name in ("classes", "two"):
        (tmp_path / name / "1").mkdir(parents=True)
        shutil.copy(ONNX / f"{name}.onnx", tmp_path / name / "1" / "model.onnx")
    classes, two = np.load(ONNX / "classes.npz"), np.load(ONNX / "two.npz")
    lines: Any = [
        (b"csv%d" % i, ",".join(map(str, row.tolist())).encode(), [("content-type", "text/csv")]) for i, row in enumerate(classes["in_x"])
    ]
    raw: Any = [(b"raw%d" % i, row.tobytes(), []) for i, row in enumerate(classes["in_x"])]
    short: Any = (b"short", classes["in_x"][0, :3].tobytes(), [])
    both: Any = [
        (b"%d" % i, left.tobytes() + right.tobytes(), [])
        for i, (left, right) in enumerate(zip(two["in_left"], two["in_right"], strict=True))
    ]
    named = [
        {"name": "right", "datatype": "INT64", "shape": [1, 2], "data": two["in_right"][0].tolist()},
        {"name": "left", "datatype": "FP32", "shape": [1, 2], "data": two["in_left"][0].tolist()},
    ]
    asked: Any = (b"named", json.dumps({"inputs": named}).encode(), [("content-type", "application/json")])
    settings = {**topics.scorer(), "delivery": "exactly-once"}
    for own in ("topics", "out", "group"):
        del settings[own]
    routes: Any = {
        f"{topics.name}-classes": {"topics": topics.source, "out": topics.out, "model_name": "classes"},
        f"{topics.name}-two": {"topics": f"{topics.name}-two", "out": f"{topics.name}-sums", "model_name": "two"},
    }
    with KafkaScorer(tmp_path, routes=routes, **settings) as scorer:
        send(broker.address, topics.source, [*lines, *raw, short])
        send(broker.address, f"{topics.name}-two", [*both, asked])
        found: dict[str, Any] = {key(message): message for message in read(broker.address, topics.out, len(lines) + len(raw))}
        sums: dict[str, Any] = {key(message): message for message in read(broker.address, f"{topics.name}-sums", len(both) + 1)}
        (letter,) = read(broker.address, topics.letters, 1)
        assert scorer.stop() == 0
    for i, wanted in enumerate(classes["y"]):
        np.testing.assert_allclose(floats(found[f"raw{i}"]), wanted, rtol=1e-5)
        np.testing.assert_allclose([float(each) for each in found[f"csv{i}"].value().decode().split(",")], wanted, rtol=1e-5)
    assert headers(found["raw0"])["model-name"] == "classes"
    assert key(letter) == "short"
    for i, (total, largest) in enumerate(zip(two["sum"], two["largest"], strict=True)):
        assert sums[str(i)].value() == total.tobytes() + largest.tobytes()
    told = {each["name"]: each["data"] for each in json.loads(sums["named"].value())["outputs"]}
    np.testing.assert_allclose(told["sum"], two["sum"][0], rtol=1e-6)
    assert told["largest"] == [two["largest"][0]]
