"""Models of Keras: the same outputs, and errors that name what cannot be read."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn

pytestmark = pytest.mark.usefixtures("session")

MODELS = Path(__file__).parents[2] / "java" / "modelimport" / "src" / "test" / "resources" / "keras"


def arrays(name: str, kind: str) -> list[np.ndarray]:
    """In the order here: channels of images before their heights and widths."""
    files = sorted((MODELS / name).glob(f"{kind}_*.npy"))
    made = [np.load(file) for file in files]
    return [np.ascontiguousarray(np.moveaxis(x, -1, 1)) if x.ndim > 3 else x for x in made]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("dense_mlp", nn.MultiLayerNetwork),
        ("conv_valid_max_flatten", nn.MultiLayerNetwork),
        ("lstm_last", nn.MultiLayerNetwork),
        ("embedding_lstm", None),
        ("bidirectional_concat", None),
        ("bn_relu6_depthwise", None),
        ("channels_first", None),
        ("conv1d_causal", None),
        ("gru_reset_after", None),
        ("pad_crop_upsample", None),
        ("transpose_conv", None),
        ("merges", nn.ComputationGraph),
        ("small_unet", nn.ComputationGraph),
        ("two_in_two_out", nn.ComputationGraph),
    ],
)
def test_a_model_computes_as_in_keras(name: str, kind: Any, tmp_path: Path) -> None:
    inputs, expected = arrays(name, "input"), arrays(name, "output")
    with dl.load(MODELS / name / "model.h5") as net:
        assert kind is None or isinstance(net, kind)
        outputs = net.output(inputs if len(inputs) > 1 else inputs[0])
        outputs = outputs if isinstance(outputs, list | tuple) else [outputs]
        for made, right in zip(outputs, expected, strict=True):
            np.testing.assert_allclose(made, right, rtol=1e-5, atol=1e-5)
        net.save(tmp_path / "ours.zip")
    with dl.load(tmp_path / "ours.zip") as ours:
        again = ours.output(inputs if len(inputs) > 1 else inputs[0])
        np.testing.assert_array_equal(again[0] if isinstance(again, list | tuple) else again, outputs[0])


def test_an_option_that_there_is_none_of_is_named() -> None:
    with pytest.raises(dl.ModelFileError, match=r"layer '.*' \(Embedding\) of this Keras model has the option mask_zero"):
        dl.load(MODELS / "embedding_mask_zero" / "model.h5")


def changed(tmp_path: Path, old: bytes, new: bytes) -> Path:
    """The perceptron's file with other text of the same length."""
    assert len(old) == len(new)
    content = (MODELS / "dense_mlp" / "model.h5").read_bytes()
    assert old in content
    made = tmp_path / "changed.h5"
    made.write_bytes(content.replace(old, new))
    return made


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (b'"class_name": "Dense"', b'"class_name": "Swirl"', r"\(Swirl\) of this Keras model is a Swirl, which there is no layer for here"),
        (b'"activation": "relu"', b'"activation": "rexu"', "has the 'activation' rexu"),
        (b'"class_name": "Sequential"', b'"class_name": "Sequentiel"', "it holds a Sequentiel"),
        (b"model_config", b"model_confug", "without the model's configuration"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, old: bytes, new: bytes, message: str) -> None:
    with pytest.raises(dl.ModelFileError, match=message):
        dl.load(changed(tmp_path, old, new))


@pytest.mark.parametrize("length", [8, 100, 2000, 9000])
def test_a_file_that_ends_too_early_is_named(tmp_path: Path, length: int) -> None:
    short = tmp_path / "short.h5"
    short.write_bytes((MODELS / "dense_mlp" / "model.h5").read_bytes()[:length])
    with pytest.raises(dl.ModelFileError, match=r"short\.h5"):
        dl.load(short)


def test_random_damage_is_an_error_or_a_network(tmp_path: Path) -> None:
    seed = np.random.SeedSequence().entropy
    print(f"seed {seed}")
    rng = np.random.default_rng(seed)
    whole = (MODELS / "dense_mlp" / "model.h5").read_bytes()
    for _ in range(60):
        broken = bytearray(whole)
        for place in rng.integers(8, len(broken), 5):
            broken[place] = rng.integers(0, 256)
        (tmp_path / "broken.h5").write_bytes(broken)
        with contextlib.suppress(dl.ModelFileError):
            dl.load(tmp_path / "broken.h5").close()
