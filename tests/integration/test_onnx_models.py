"""ONNX files of others, computed as they are by ONNX Runtime.

The files and numbers were written by the onnx package (java/modelimport/src/test/reference/make_onnx.py).
"""

from __future__ import annotations

import gc
import shutil
from pathlib import Path

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import datasets, nn

pytestmark = pytest.mark.usefixtures("session")
FOLDER = Path(__file__).parents[2] / "java" / "modelimport" / "src" / "test" / "resources" / "onnx"


def test_a_model_answers_by_order_and_by_name() -> None:
    arrays = np.load(FOLDER / "two.npz")
    with dl.Model.open(FOLDER / "two.onnx") as model:
        assert model.inputs[1] == nn.ModelTensor("right", "int64", (None, 2))
        assert [each.name for each in model.outputs] == ["sum", "largest"]
        left, right = arrays["in_left"], arrays["in_right"]
        for made in (model.output(left, right), model({"right": right, "left": left}), model.output([left, right.astype(np.int32)])):
            np.testing.assert_allclose(made[0], arrays["sum"], rtol=1e-6)
            np.testing.assert_array_equal(made[1], arrays["largest"])
        assert "left float32[n, 2]" in repr(model)
        with pytest.raises(dl.DataError, match=r"no input 'lef'. Did you mean 'left'"):
            model.output({"lef": left, "right": right})
        with pytest.raises(dl.DataError, match=r"an array for each is wanted. Got 1"):
            model.output(left)
        with pytest.raises(dl.ShapeError, match="The input 'left' of the model is left float32"):
            model.output(left[:, :1], right)
    with pytest.raises(dl.ClosedError):
        model.output(left, right)


def test_axes_of_any_length_and_inputs_without_examples() -> None:
    arrays = np.load(FOLDER / "series.npz")
    with dl.Model.open(FOLDER / "series.onnx") as model:
        series, mean = model.output(arrays["in_x"], 1.5)
        np.testing.assert_allclose(series, arrays["y"], rtol=1e-5)
        np.testing.assert_allclose(mean, arrays["mean"], rtol=1e-5)
        assert model.output(np.ones((2, 9, 2)), 2)[0].shape == (2, 9, 2)


def test_a_model_is_evaluated() -> None:
    arrays = np.load(FOLDER / "classes.npz")
    labels = arrays["y"].argmax(1)
    labels[0] = (labels[0] + 1) % 3
    with dl.Model.open(FOLDER / "classes.onnx") as model:
        assert model.evaluate(arrays["in_x"], labels).accuracy == pytest.approx(5 / 6)
        both = model.do_evaluation(arrays["in_x"], labels, evaluations=[nn.Evaluation, nn.ROCMultiClass], batch_size=4)
        assert both[0].accuracy == pytest.approx(5 / 6)
        assert both[1].auc[0] > 0.5


def test_networks_and_torchscript_are_models_too(tmp_path: Path) -> None:
    scripts = Path(__file__).parents[2] / "java" / "nn" / "src" / "test" / "resources" / "torchscript"
    shutil.copy(scripts / "mlp.pt", tmp_path / "unnamed")
    shutil.copy(scripts / "mlp.signature.json", tmp_path / "signature.json")
    with dl.Model.open(tmp_path / "unnamed") as model:
        np.testing.assert_allclose(model.output(np.load(scripts / "mlp_x.npy")), np.load(scripts / "mlp_y.npy"), atol=1e-6)
        assert model.labels == ("a", "b", "c")
    conf = nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(2), layers=[nn.Output(2, loss="mcxent", activation="softmax")])
    with nn.MultiLayerNetwork(conf).init() as net:
        net.save(tmp_path / "net.zip")
        with dl.Model.open(tmp_path / "net.zip") as model:
            np.testing.assert_array_equal(model.output(np.ones((3, 2))), net.output(np.ones((3, 2))))


def test_a_network_with_a_normalizer_is_for_load(tmp_path: Path) -> None:
    x = np.random.default_rng(0).normal(5, 3, (20, 4)).astype(np.float32)
    conf = nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(4), layers=[nn.Output(2, loss="mcxent", activation="softmax")])
    with nn.MultiLayerNetwork(conf).init() as net:
        net.save(tmp_path / "plain.onnx")  # whatever its name says
        net.normalizer = datasets.DataPipeline(x).fit_normalizer("standardize")
        net.save(tmp_path / "net.zip")
    with dl.Model.open(tmp_path / "plain.onnx") as model:
        assert model.output(x).shape == (20, 2)
    with pytest.raises(dl.ConfigurationError, match="has a normalizer"):
        dl.Model.open(tmp_path / "net.zip")


def test_masks_count_where_a_network_is_evaluated_as_a_model(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    layers = [nn.LSTM(4), nn.GlobalPooling("avg"), nn.Output(2, loss="mcxent", activation="softmax")]
    conf = nn.MultiLayerConfiguration(seed=2, input_type=nn.InputType.recurrent(3, 6), layers=layers)
    mask = (np.arange(6) < rng.integers(1, 6, (40, 1))).astype(np.float32)
    data = nn.DataSet(rng.normal(size=(40, 3, 6)).astype(np.float32) * 3, rng.integers(0, 2, 40), features_mask=mask)
    with nn.MultiLayerNetwork(conf).init() as net:
        net.save(tmp_path / "net.zip")
        [expected] = net.do_evaluation(data, evaluations=[nn.ROC])
    with dl.Model.open(tmp_path / "net.zip") as model:
        [made] = model.do_evaluation(data, evaluations=[nn.ROC])
    assert made.auc == expected.auc


def test_models_that_nobody_holds_go(tmp_path: Path) -> None:
    before = dl.memory()["live"]
    for _ in range(3):
        dl.Model.open(FOLDER / "classes.onnx").output(np.load(FOLDER / "classes.npz")["in_x"])
    gc.collect()
    dl.zeros(1)
    assert dl.memory()["live"] <= before + (1 << 12)
