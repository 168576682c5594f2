"""Networks as `.keras` files: read again here, and held against what the real Keras wrote of the same models (tests/compat/keras)."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn
from tests.compat.keras.networks import chain, inputs, made, networks

pytestmark = pytest.mark.usefixtures("session")
KERAS: dict[str, Any] = json.loads((Path(__file__).parents[1] / "compat" / "keras" / "configs.json").read_text())["models"]


@pytest.mark.parametrize("name", list(networks()))
def test_what_is_written_is_read_again_and_is_what_keras_writes(name: str, tmp_path: Path) -> None:
    conf, shapes = networks()[name]
    x = inputs(name, shapes)
    file = tmp_path / "net.keras"
    with made(conf) as net:
        net.export_keras(file)
        expected = net.output(x if len(x) > 1 else x[0])
    with dl.load(file) as again:
        outputs = again.output(x if len(x) > 1 else x[0])
    for mine, theirs in zip(*([each] if not isinstance(each, list) else each for each in (expected, outputs)), strict=True):
        np.testing.assert_allclose(theirs, mine, atol=1e-5)
    model = json.loads(zipfile.ZipFile(file).read("config.json"))["config"]
    assert {each["name"]: each["class_name"] for each in model["layers"]} == {key: one["class_name"] for key, one in KERAS[name].items()}
    for layer in model["layers"]:
        _same(layer["config"], KERAS[name][layer["name"]]["config"], f"{name}/{layer['name']}")


def _same(ours: Any, theirs: Any, place: str) -> None:
    """All that is written stands in what Keras writes, which has more."""
    if isinstance(ours, dict):
        for key, value in ours.items():
            if key != "dtype":  # which Keras writes as a policy
                assert key in theirs, f"{place}: {key}"
                _same(value, theirs[key], f"{place}/{key}")
    elif isinstance(ours, (int, float)) and not isinstance(ours, bool):
        assert theirs == pytest.approx(ours), place
    else:
        assert ours == theirs, place


def test_a_file_is_converted(tmp_path: Path) -> None:
    conf, _ = networks()["rows"]
    with made(conf) as net:
        net.save(tmp_path / "net.zip")
    told = dl.convert(tmp_path / "net.zip", tmp_path / "net.keras")
    assert told.format == "keras"
    assert max(told.differences.values()) < 1e-6


def test_all_that_has_no_counterpart_is_named(tmp_path: Path) -> None:
    layers: list[Any] = [nn.Masking(), nn.LearnedSelfAttention(4, n_queries=2), nn.GravesLSTM(4), nn.RnnOutput(2, loss="mse")]
    conf = chain(nn.InputType.recurrent(3, 5), *layers)
    told = r"(?s)3 things:.*\(Masking\).*\(LearnedSelfAttention\).*\(GravesLSTM\)"
    with nn.MultiLayerNetwork(conf).init() as net, pytest.raises(dl.ModelFileError, match=told):
        net.export_keras(tmp_path / "net.keras")
    assert not list(tmp_path.iterdir())
