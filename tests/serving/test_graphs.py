"""Graphs are served as other networks are: several inputs and outputs, by their names."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn
from pydl4j.serving import HttpServer
from tests.serving.clients import SESSION

LEFT = np.linspace(-1, 1, 12, dtype=np.float32).reshape(3, 4)
RIGHT = np.linspace(0, 1, 9, dtype=np.float32).reshape(3, 3)


@pytest.fixture(scope="module")
def graph() -> Iterator[nn.ComputationGraph]:
    with dl.session(**SESSION):
        conf = nn.ComputationGraphConfiguration(
            seed=4,
            inputs=["left", "right"],
            input_types=[nn.InputType.feed_forward(4), nn.InputType.feed_forward(3)],
            vertices={
                "both": (nn.MergeVertex(), "left", "right"),
                "side": (nn.Output(2, loss="mcxent", activation="softmax"), "both"),
                "length": (nn.Output(1, loss="mse", activation="identity"), "both"),
            },
            outputs=["side", "length"],
        )
        with nn.ComputationGraph(conf).init() as net:
            yield net


def asked(address: str, tensors: dict[str, Any]) -> Any:
    inputs = [{"name": name, "datatype": "FP32", "shape": list(x.shape), "data": x.ravel().tolist()} for name, x in tensors.items()]
    request = urllib.request.Request(f"{address}/v2/models/model/infer", json.dumps({"inputs": inputs}).encode())
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def test_inputs_and_outputs_have_their_names(graph: nn.ComputationGraph) -> None:
    expected = dict(zip(graph.conf.outputs, graph.output([LEFT, RIGHT]), strict=True))
    with HttpServer(graph, session=SESSION) as server:
        with urllib.request.urlopen(f"{server.url}/v2/models/model", timeout=30) as answer:
            told = json.load(answer)
        assert [(each["name"], each["shape"]) for each in told["inputs"]] == [("left", [-1, 4]), ("right", [-1, 3])]
        assert [(each["name"], each["shape"]) for each in told["outputs"]] == [("side", [-1, 2]), ("length", [-1, 1])]
        made = asked(server.url, {"right": RIGHT, "left": LEFT})
        for output in made["outputs"]:
            want = expected[output["name"]]
            assert output["shape"] == list(want.shape)
            np.testing.assert_allclose(np.reshape(output["data"], want.shape), want, rtol=1e-5, atol=1e-6)
        for wrong in ({"left": LEFT}, {"left": LEFT, "rihgt": RIGHT}, {"left": LEFT, "right": LEFT}):
            with pytest.raises(urllib.error.HTTPError) as refused:
                asked(server.url, wrong)
            assert refused.value.code == 400
            assert "right" in refused.value.read().decode()
