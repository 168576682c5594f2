"""Models of Keras: the same outputs, the same steps of training, and errors that name what cannot be read."""

from __future__ import annotations

import contextlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn

pytestmark = pytest.mark.usefixtures("session")

RESOURCES = Path(__file__).parents[2] / "java" / "modelimport" / "src" / "test" / "resources"
SECOND, THIRD = RESOURCES / "keras", RESOURCES / "keras3"
FILES = sorted(file for kind in (SECOND, THIRD) for file in kind.glob("*/model.*"))


def arrays(folder: Path, kind: str) -> list[np.ndarray]:
    return [
        np.load(folder / f"{kind}_{i}.npy")
        for i in range(len(list(folder.glob(f"{kind}_[0-9].npy")) + list(folder.glob(f"{kind}_1?.npy"))))
    ]


def given(values: list[np.ndarray]) -> Any:
    return values if len(values) > 1 else values[0]


def outputs(net: Any, inputs: list[np.ndarray]) -> list[np.ndarray]:
    made = net.output(given(inputs))
    return list(made) if isinstance(made, list | tuple) else [made]


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.parent.name}-{file.parent.name}{file.suffix}")
def test_a_model_computes_as_in_keras(file: Path, tmp_path: Path) -> None:
    inputs, expected = arrays(file.parent, "input"), arrays(file.parent, "output")
    with dl.load(file) as net:
        made = outputs(net, inputs)
        assert len(made) == len(expected)
        for one, right in zip(made, expected, strict=True):
            np.testing.assert_allclose(one, right, rtol=1e-5, atol=1e-5)
        net.save(tmp_path / "ours.zip")
        with dl.load(tmp_path / "ours.zip") as ours:
            np.testing.assert_array_equal(outputs(ours, inputs)[0], made[0])
        if (file.parent / "training.json").exists():
            target = np.load(file.parent / "target.npy")
            losses = []
            for _ in range(3):
                net.fit(given(inputs), target, batch_size=len(target))
                losses.append(net.score())
            np.testing.assert_allclose(losses, json.loads((file.parent / "training.json").read_text())["losses"], rtol=1e-4)
            np.testing.assert_allclose(outputs(net, inputs)[0], np.load(file.parent / "output_after_3_steps.npy"), rtol=1e-4, atol=1e-4)


def test_chains_are_chains_and_the_layout_is_the_file_s() -> None:
    with dl.load(THIRD / "conv_valid_max_flatten" / "model.keras") as net:
        assert isinstance(net, nn.MultiLayerNetwork)
        assert net.conf.input_type == nn.InputType.convolutional(8, 9, 2, format="nhwc")
    with dl.load(THIRD / "small_unet" / "model.keras") as net:
        assert isinstance(net, nn.ComputationGraph)


def test_a_layout_is_converted() -> None:
    folder = THIRD / "small_unet"
    images, expected = np.load(folder / "input_0.npy"), np.load(folder / "output_0.npy")
    with dl.load(folder / "model.keras", layout="channels_first") as net:
        made = np.asarray(net.output(np.ascontiguousarray(np.moveaxis(images, -1, 1))))
        np.testing.assert_allclose(np.moveaxis(made, 1, -1), expected, rtol=1e-5, atol=1e-5)
    with pytest.raises(dl.ConfigurationError, match="'layout' must be one of"):
        dl.load(folder / "model.keras", layout="sideways")


def test_weights_and_json_are_two_files(tmp_path: Path) -> None:
    folder = THIRD / "nested_model"
    with zipfile.ZipFile(folder / "model.keras") as whole:
        (tmp_path / "model.json").write_bytes(whole.read("config.json"))
        (tmp_path / "model.weights.h5").write_bytes(whole.read("model.weights.h5"))
    with dl.load(tmp_path / "model.json", weights=tmp_path / "model.weights.h5") as net:
        np.testing.assert_allclose(outputs(net, arrays(folder, "input"))[0], np.load(folder / "output_0.npy"), rtol=1e-5, atol=1e-5)
    with pytest.raises(dl.ModelFileError, match=r"without weights.*weights="):
        dl.load(tmp_path / "model.json")
    with pytest.raises(dl.ModelFileError, match="without the model's configuration"):
        dl.load(tmp_path / "model.weights.h5")


def changed(tmp_path: Path, old: bytes, new: bytes) -> Path:
    """The perceptron's file with other text of the same length."""
    assert len(old) == len(new)
    content = (SECOND / "dense_mlp" / "model.h5").read_bytes()
    assert old in content
    made = tmp_path / "changed.h5"
    made.write_bytes(content.replace(old, new))
    return made


def rewritten(tmp_path: Path, name: str, change: Any) -> Path:
    """A model of Keras 3 with another configuration."""
    made = tmp_path / "changed.keras"
    with zipfile.ZipFile(THIRD / name / "model.keras") as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.namelist():
            content = old.read(entry)
            if entry == "config.json":
                config = json.loads(content)
                change(config)
                content = json.dumps(config).encode()
            new.writestr(entry, content)
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


def attention(config: dict[str, Any]) -> dict[str, Any]:
    layers: list[dict[str, Any]] = config["config"]["layers"]
    return next(layer for layer in layers if layer["name"] == "groups")


def test_attention_reads_tensors_by_name(tmp_path: Path) -> None:
    def name(config: dict[str, Any]) -> None:
        node = attention(config)["inbound_nodes"][0]
        node["kwargs"] = dict(zip(("query", "value", "key"), node["args"], strict=True)) | {"attention_mask": None}
        node["args"] = []

    folder = THIRD / "grouped_queries"
    with dl.load(rewritten(tmp_path, "grouped_queries", name)) as net:
        made = outputs(net, arrays(folder, "input"))
    np.testing.assert_allclose(made[0], arrays(folder, "output")[0], rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("key", ["attention_mask", "mask", "query_mask"])
def test_constant_masks_of_attention_are_refused(tmp_path: Path, key: str) -> None:
    def mask(config: dict[str, Any]) -> None:
        attention(config)["inbound_nodes"][0]["kwargs"] = {key: [[True, False]]}

    with pytest.raises(dl.ModelFileError, match=rf"'groups' .* is called with '{key}', a constant"):
        dl.load(rewritten(tmp_path, "grouped_queries", mask))


def test_outputs_of_attention_with_several_axes_are_refused(tmp_path: Path) -> None:
    def shape(config: dict[str, Any]) -> None:
        attention(config)["config"]["output_shape"] = [2, 4]

    with pytest.raises(dl.ModelFileError, match="output_shape of several axes"):
        dl.load(rewritten(tmp_path, "grouped_queries", shape))


def test_all_that_cannot_be_read_is_told_at_once(tmp_path: Path) -> None:
    def break_(config: dict[str, Any]) -> None:
        layers = config["config"]["layers"]
        layers[1]["class_name"] = "Lambda"
        layers[-1]["class_name"] = "Swirl"

    with pytest.raises(dl.ModelFileError, match=r"(?s)2 things of it cannot be read.*\(Lambda\).*\(Swirl\)"):
        dl.load(rewritten(tmp_path, "lstm_last", break_))


def test_what_training_lacks_is_refused_unless_outputs_are_enough(tmp_path: Path) -> None:
    def regularize(config: dict[str, Any]) -> None:
        config["config"]["layers"][1]["config"]["activity_regularizer"] = {"class_name": "L2", "config": {"l2": 0.1}}

    file = rewritten(tmp_path, "dense_mlp", regularize)
    with pytest.raises(dl.ModelFileError, match=r"'activity_regularizer' L2.*enforce_training_config=False"):
        dl.load(file)
    with dl.load(file, enforce_training_config=False) as net:
        expected = np.load(THIRD / "dense_mlp" / "output_0.npy")
        np.testing.assert_allclose(np.asarray(net.output(np.load(THIRD / "dense_mlp" / "input_0.npy"))), expected, rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize(
    ("loss", "message"),
    [
        ({"class_name": "CategoricalCrossentropy", "config": {"from_logits": True}}, "CategoricalCrossentropy.*'?from_logits"),
        ({"class_name": "Huber", "config": {"reduction": "sum"}}, "Huber.*reduction sum"),
        ("categorical_hinge", "categorical_hinge"),
    ],
)
def test_a_loss_that_is_not_here_is_refused_unless_outputs_are_enough(tmp_path: Path, loss: Any, message: str) -> None:
    def set_loss(config: dict[str, Any]) -> None:
        config["compile_config"]["loss"] = loss

    file = rewritten(tmp_path, "dense_mlp", set_loss)
    with pytest.raises(dl.ModelFileError, match=rf"{message}.*enforce_training_config=False"):
        dl.load(file)
    with dl.load(file, enforce_training_config=False) as net:
        expected = np.load(THIRD / "dense_mlp" / "output_0.npy")
        np.testing.assert_allclose(np.asarray(net.output(np.load(THIRD / "dense_mlp" / "input_0.npy"))), expected, rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("length", [8, 100, 2000, 9000])
@pytest.mark.parametrize("name", ["keras/dense_mlp/model.h5", "keras3/dense_mlp/model.keras"])
def test_a_file_that_ends_too_early_is_named(tmp_path: Path, name: str, length: int) -> None:
    short = tmp_path / "short.h5"
    short.write_bytes((RESOURCES / name).read_bytes()[:length])
    with pytest.raises(dl.ModelFileError, match=r"short\.h5"):
        dl.load(short)


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.keras"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("metadata.json", "{}")
        with made.open("config.json", "w") as entry:
            for _ in range(600):
                entry.write(bytes(1 << 20))
    with pytest.raises(dl.ModelFileError, match=r"config\.json would take"):
        dl.load(bomb)


def damaged(whole: bytes, rng: np.random.Generator) -> bytes:
    broken = bytearray(whole)
    for place in rng.integers(8, len(broken), rng.integers(1, 6)):
        broken[place] = rng.integers(0, 256)
    return bytes(broken)


def mutated(value: Any, rng: np.random.Generator) -> Any:
    """JSON with one member of another kind."""
    odd: list[Any] = [None, -1, 0, 10**12, "", "?", [], {}, True, [[[1]]], 1e300]
    if rng.random() < 0.15 or not isinstance(value, dict | list) or not value:
        return odd[rng.integers(len(odd))]
    if isinstance(value, list):
        at = rng.integers(len(value))
        return [*value[:at], mutated(value[at], rng), *value[at + 1 :]]
    key = list(value)[rng.integers(len(value))]
    return {**value, key: mutated(value[key], rng)} if rng.random() < 0.9 else {k: v for k, v in value.items() if k != key}


@pytest.mark.timeout(300)
def test_random_damage_is_an_error_or_a_network(tmp_path: Path) -> None:
    seed = np.random.SeedSequence().entropy
    print(f"seed {seed}")
    rng = np.random.default_rng(seed)
    old = (SECOND / "dense_mlp" / "model.h5").read_bytes()
    names = ["dense_mlp", "lstm_last", "two_in_two_out", "nested_model"]
    for i in range(120):
        if i % 3 == 0:
            content = damaged(old, rng)
        else:
            whole = (THIRD / names[rng.integers(len(names))] / "model.keras").read_bytes()
            kept = io.BytesIO()
            with zipfile.ZipFile(io.BytesIO(whole)) as source, zipfile.ZipFile(kept, "w") as target:
                for entry in source.namelist():
                    part = source.read(entry)
                    if entry == "config.json" and i % 3 == 1:
                        part = json.dumps(mutated(json.loads(part), rng)).encode()
                    elif entry == "model.weights.h5" and i % 3 == 2:
                        part = damaged(part, rng)
                    target.writestr(entry, part)
            content = kept.getvalue()
        file = tmp_path / f"broken{i}"
        file.write_bytes(content)
        with contextlib.suppress(dl.ModelFileError):
            dl.load(file).close()
