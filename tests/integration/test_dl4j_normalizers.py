"""Each normalizer that the real Deeplearning4j 1.0.0-M2.1 wrote into a zip: the same numbers here, the same bytes back."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import datasets, nn
from tests import nd4j_arrays

pytestmark = pytest.mark.usefixtures("session")

FOLDER = Path(__file__).parents[1] / "compat" / "dl4j" / "normalizers"
NAMES = sorted(path.stem for path in FOLDER.glob("*.zip"))


def opened(name: str) -> nn.MultiLayerNetwork | nn.ComputationGraph:
    return dl.load(FOLDER / f"{name}.zip", input_type=nn.InputType.convolutional(4, 4, 3) if name == "image" else ())


@pytest.mark.parametrize("name", NAMES)
def test_numbers_are_scaled_as_there(name: str) -> None:
    raw, expected = (nd4j_arrays.entries(FOLDER / f"{name}.zip", what) for what in ("input", "output"))
    features = len(raw) if name == "image" else len(raw) // 2
    with opened(name) as net:
        assert net.normalizer is not None
        data = nn.MultiDataSet(raw[:features], raw[features:])
        with datasets.DataPipeline(data).batch(len(raw[0])).normalize(net.normalizer) as batches:
            (made,) = batches
            several = isinstance(made, nn.MultiDataSet)
            arrays: list[Any] = [*made.features, *(made.labels or [])] if several else [made.features, made.labels]
            for scaled, there in zip(arrays, expected, strict=name != "image"):
                np.testing.assert_allclose(scaled, there, rtol=1e-4, atol=1e-5)  # which computes in float32


@pytest.mark.parametrize("name", NAMES)
def test_a_network_gives_it_back_as_it_was_and_applies_it(name: str, tmp_path: Path) -> None:
    with opened(name) as net:
        net.export_dl4j(tmp_path / "back.zip")
        normalizer = net.normalizer
    with zipfile.ZipFile(FOLDER / f"{name}.zip") as old, zipfile.ZipFile(tmp_path / "back.zip") as new:
        entries = [archive.read("normalizer.bin") for archive in (old, new)]
    if name != "multi_hybrid_labels":  # one default for all outputs there, one for each here
        assert entries[0] == entries[1]
    shape = nn.InputType.convolutional(4, 4, 3) if name == "image" else ()
    with dl.load(tmp_path / "back.zip", input_type=shape, normalize=True) as again:
        assert again.normalizer == normalizer
        raw = nd4j_arrays.entries(FOLDER / f"{name}.zip", "input")
        made = again.output(raw[:2] if name.startswith("multi") else raw[0])
        assert all(np.isfinite(each).all() for each in (made if isinstance(made, list) else [made]))


def test_a_range_of_our_own_is_the_range_there(tmp_path: Path) -> None:
    conf = nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(1), layers=[nn.Output(1, loss="mse", activation="identity")])
    with nn.MultiLayerNetwork(conf).init() as net:
        net.normalizer = {"@class": "NormalizerMinMaxScaler", "from": -2.0, "to": 5.0, "min": [0.0], "max": [1.0]}
        net.export_dl4j(tmp_path / "net.zip")
        with zipfile.ZipFile(tmp_path / "net.zip") as archive:
            entry = archive.read("normalizer.bin")
        assert entry[16:42] == b"\x00\x07MIN_MAX\x00" + np.array([-2, 5], ">f8").tobytes()
        with dl.load(tmp_path / "net.zip") as again:
            assert again.normalizer == net.normalizer


def test_one_for_another_number_of_inputs_is_refused(tmp_path: Path) -> None:
    with (
        zipfile.ZipFile(FOLDER / "multi_standardize.zip") as old,
        zipfile.ZipFile(FOLDER / "standardize.zip") as one,
        zipfile.ZipFile(tmp_path / "wrong.zip", "w") as new,
    ):
        for name in ("configuration.json", "coefficients.bin"):
            new.writestr(name, one.read(name))
        new.writestr("normalizer.bin", old.read("normalizer.bin"))
    with pytest.raises(dl.ModelFileError, match="has normalizers for 2 inputs, and the network has 1"):
        dl.load(tmp_path / "wrong.zip")
