"""A network of this process is served as it is, without a file of the user's."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn
from pydl4j.serving import HttpServer, KafkaScorer
from tests.serving.clients import SESSION
from tests.serving.http_requests import infer, tensor


def test_a_network_is_served_as_it_is_and_its_file_goes_with_the_server() -> None:
    conf = nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(4), layers=[nn.Output(3, loss="mcxent")])
    features = np.random.default_rng(0).standard_normal((5, 4)).astype(np.float32)
    with dl.session(**SESSION), nn.MultiLayerNetwork(conf).init() as net:
        expected = net.output(features).copy()
        with HttpServer(net, session=SESSION) as server:
            status, _, body = infer(server.url, "model", {"inputs": [tensor(features.ravel().tolist(), [5, 4])]})
            assert repr(server) == f"<HttpServer at {server.url}, running as process {server.pid}>"
            folder = Path(server._model.path).parent
            assert folder.exists()
    assert status == 200
    np.testing.assert_allclose(np.reshape(json.loads(body)["outputs"][0]["data"], (5, 3)), expected, rtol=1e-5)
    assert repr(server) == "<HttpServer, closed>"
    assert not folder.exists()


def test_what_is_neither_path_nor_network_is_refused() -> None:
    with pytest.raises(dl.ConfigurationError, match=r"must be a path or a network\. Got 5"):
        HttpServer(5)  # type: ignore[arg-type]
    with pytest.raises(dl.ConfigurationError, match=r"must be a path or a network\. Got None"):
        KafkaScorer(None, kafka="localhost:1", topics="a", out="b", group="c")  # type: ignore[arg-type]
