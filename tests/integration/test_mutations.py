"""Damaged files of others, and our own, are read or refused with what is wrong (`tests/mutations.py` makes many more by hand)."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import numpy as np
import pytest

import pydl4j as dl
from tests import mutations
from tests.integration.test_state_dicts import network

pytestmark = pytest.mark.usefixtures("session")

RESOURCES = Path(__file__).parents[2] / "java" / "modelimport" / "src" / "test" / "resources"
FILES = [
    "dl4j/mlp.zip",
    "dl4j/graph.zip",
    "keras3/merges/model.keras",
    "keras/bn_relu6_depthwise/model.h5",
    "onnx/networks/gru.onnx",
    "onnx/networks/parts.onnx",
]


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_read_or_says_what_is_wrong(name: str, tmp_path: Path) -> None:
    seed = np.random.SeedSequence().entropy
    print(f"seed {seed}")
    content = (RESOURCES / name).read_bytes()
    made = tmp_path / ("damaged" + Path(name).suffix)
    told = []
    for number in range(40):
        made.write_bytes(mutations.damaged(content, np.random.default_rng([int(str(seed)) % 2**32, number])))
        try:
            dl.load(made).close()
        except dl.ModelFileError as e:
            told.append(str(e).replace(str(made), "FILE"))
    assert told
    bare = [each for each in told if len(each) < 40 or ("another form than is known: " not in each and each.endswith("is known"))]
    assert bare == []


@pytest.mark.parametrize("name", ["onnx/series.onnx", "onnx/networks/resnet.onnx"])
def test_a_damaged_file_never_ends_the_jvm_by_native_code(name: str, tmp_path: Path) -> None:
    seed = np.random.SeedSequence().entropy
    print(f"seed {seed}")
    content = (RESOURCES / name).read_bytes()
    made = tmp_path / "damaged.onnx"
    refused = 0
    for number in range(40):
        made.write_bytes(mutations.damaged(content, np.random.default_rng([int(str(seed)) % 2**32, number])))
        try:
            dl.Model.open(made).close()
        except dl.ModelFileError:
            refused += 1
    assert refused


def test_damaged_weights_are_taken_or_refused(tmp_path: Path) -> None:
    seed = np.random.SeedSequence().entropy
    print(f"seed {seed}")
    content = (RESOURCES / "torch/image.safetensors").read_bytes()
    made = tmp_path / "damaged.safetensors"
    refused = 0
    with network("image").init() as net:
        for number in range(60):
            made.write_bytes(mutations.damaged(content, np.random.default_rng([int(str(seed)) % 2**32, number])))
            try:
                net.load_state_dict(made)
            except dl.ModelFileError:
                refused += 1
    assert refused


def test_an_entry_that_ends_too_early_is_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(RESOURCES / "dl4j/mlp.zip") as old, zipfile.ZipFile(tmp_path / "short.zip", "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content[:-9] if name == "updaterState.bin" else content)
    with pytest.raises(dl.ModelFileError, match=r"its entry updaterState\.bin.* too early"):
        dl.load(tmp_path / "short.zip")


def test_a_size_in_a_file_that_is_far_beyond_it_takes_no_memory(tmp_path: Path) -> None:
    content = bytearray((RESOURCES / "keras/bn_relu6_depthwise/model.h5").read_bytes())
    place = content.index(b"HEAP") + 8  # the size of the names' segment
    content[place : place + 8] = (0x35000058).to_bytes(8, "little")
    (tmp_path / "model.h5").write_bytes(content)
    before = mutations.jvm_status("VmHWM")
    with pytest.raises(dl.ModelFileError):
        dl.load(tmp_path / "model.h5")
    assert before > 0
    assert mutations.jvm_status("VmHWM") < before + 300  # MiB, of 850


def test_a_layer_that_says_it_is_far_larger_than_its_weights_takes_no_memory(tmp_path: Path) -> None:
    with zipfile.ZipFile(RESOURCES / "keras3/dense_mlp/model.keras") as old, zipfile.ZipFile(tmp_path / "model.keras", "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, re.sub(rb'"units": \d+', b'"units": 4000000000', content, count=1) if name == "config.json" else content)
    with pytest.raises(dl.ModelFileError, match=r"The parameter 0_W must be \[\d+, 4000000000\]"):
        dl.load(tmp_path / "model.keras")
