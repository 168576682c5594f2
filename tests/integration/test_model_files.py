"""Saving and loading: exact resume, and files that are not as they should be."""

from __future__ import annotations

import json
import os
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import datasets, nn

pytestmark = pytest.mark.usefixtures("session")
X = np.random.default_rng(0).standard_normal((100, 3)).astype(np.float32)
Y = (X[:, 0] > 0).astype(np.int64)


def network() -> nn.MultiLayerNetwork:
    conf = nn.MultiLayerConfiguration(
        seed=5,
        updater=nn.Adam(0.01),
        input_type=nn.InputType.feed_forward(3),
        layers=[nn.Dense(6, drop_out=0.8, activation="relu"), nn.Output(2, loss="mcxent")],
    )
    return nn.MultiLayerNetwork(conf).init()


@pytest.fixture
def net() -> Iterator[nn.MultiLayerNetwork]:
    with network() as made:
        made.fit(X, Y, epochs=2)
        yield made


@pytest.fixture
def file(net: nn.MultiLayerNetwork, tmp_path: Path) -> Path:
    net.save(tmp_path / "net.zip")
    return tmp_path / "net.zip"


def test_a_loaded_network_is_equal(net: nn.MultiLayerNetwork, file: Path) -> None:
    with dl.load(file) as again:
        assert again.conf == net.conf
        assert (again.iteration, again.epoch) == (net.iteration, net.epoch)
        np.testing.assert_array_equal(again.params, net.params)
        np.testing.assert_array_equal(again.updater_state, net.updater_state)
        np.testing.assert_array_equal(again.output(X), net.output(X))


def test_two_and_two_epochs_with_a_reload_between_are_four(tmp_path: Path) -> None:
    with datasets.ArrayIterator(X, Y, 16, shuffle=True, seed=9) as data:
        with network() as whole:
            whole.fit(data, epochs=4)
            expected = whole.params.copy()
        with network() as half:
            half.fit(data, epochs=2).save(tmp_path / "half.zip")
        with dl.load(tmp_path / "half.zip") as resumed:
            resumed.fit(data, epochs=2)
            np.testing.assert_array_equal(resumed.params, expected)


def test_without_the_updater_the_file_is_smaller(net: nn.MultiLayerNetwork, file: Path, tmp_path: Path) -> None:
    net.save(tmp_path / "weights.zip", save_updater=False)
    assert (tmp_path / "weights.zip").stat().st_size < file.stat().st_size
    with dl.load(tmp_path / "weights.zip") as again:
        np.testing.assert_array_equal(again.params, net.params)


def test_other_programs_can_read_the_file(net: nn.MultiLayerNetwork, file: Path) -> None:
    from safetensors.numpy import load

    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        conf = json.loads(archive.read(next(n for n in names if n.endswith(".json") and "conf" in n)))
        tensors = load(archive.read(next(n for n in names if n.endswith(".safetensors") and "updater" not in n)))
    assert nn.MultiLayerConfiguration.from_dict(conf) == net.conf
    for name, values in net.param_table.items():
        np.testing.assert_array_equal(tensors[name], values)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(dl.ModelFileError, match=r"nothing\.zip"):
        dl.load(tmp_path / "nothing.zip")


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.zip").write_text("not a zip")
    with pytest.raises(dl.ModelFileError, match=r"text\.zip"):
        dl.load(tmp_path / "text.zip")


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.99])
def test_a_truncated_file_is_refused(file: Path, share: float) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(dl.ModelFileError, match=r"net\.zip"):
        dl.load(file)


def test_flipped_bytes_are_refused(file: Path) -> None:
    damaged = bytearray(file.read_bytes())
    with zipfile.ZipFile(file) as archive:
        inside = max(archive.infolist(), key=lambda info: info.compress_size)
    start = inside.header_offset + 30 + len(inside.filename) + inside.compress_size // 2
    damaged[start : start + 4] = bytes(byte ^ 0xFF for byte in damaged[start : start + 4])
    file.write_bytes(damaged)
    with pytest.raises(dl.ModelFileError, match=r"net\.zip"):
        dl.load(file)


def test_a_file_of_a_newer_version_is_refused_with_the_remedy(file: Path) -> None:
    rewritten = file.with_name("newer.zip")
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(rewritten, "w") as new:
        changed = False
        for name in old.namelist():
            content = old.read(name)
            if name.endswith(".json"):
                tree = json.loads(content)
                for key in [key for key in tree if "ersion" in key and key != "pydl4j" and isinstance(tree[key], int)]:
                    tree[key] = 99
                    changed = True
                content = json.dumps(tree).encode()
            new.writestr(name, content)
    assert changed
    with pytest.raises((dl.ModelFileError, dl.ConfigurationError), match=r"version 99"):
        dl.load(rewritten)


def test_a_failed_save_leaves_the_good_file(net: nn.MultiLayerNetwork, file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(dl.PyDl4jError):
        net.save(file / "below-a-file.zip")
    net.fit(X, Y)
    net.save(file)
    assert file.read_bytes() != before
    assert sorted(os.listdir(file.parent)) == ["net.zip"], "no temporary file is left"


def test_labels_and_normalizer_go_with_the_file(net: nn.MultiLayerNetwork, tmp_path: Path) -> None:
    assert (net.labels, net.normalizer) == ([], None)
    scale = {"@class": "NormalizerStandardize", "mean": [1.0, 2.0, 3.0], "std": [0.5, 1.0, 2.0]}
    net.labels, net.normalizer = ("down", "up"), {**scale, "mean": np.array([1, 2, 3])}
    net.save(tmp_path / "net.zip")
    with dl.load(tmp_path / "net.zip") as again:
        assert again.labels == ["down", "up"]
        assert again.normalizer == scale
        again.labels, again.normalizer = None, None
        assert (again.labels, again.normalizer) == ([], None)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"@class": "Standardize"}, "There is no normalizer"),
        ({"mean": [1]}, "There is no normalizer"),
        ({"@class": "NormalizerStandardize", "mean": [1, 2], "std": [1]}, "equally many"),
        ({"@class": "NormalizerStandardize", "mean": object()}, "must be numbers"),
        ("standardize", "a mapping"),
    ],
)
def test_a_wrong_normalizer_is_refused_when_it_is_set(net: nn.MultiLayerNetwork, wrong: object, words: str) -> None:
    with pytest.raises(dl.ConfigurationError, match=words):
        net.normalizer = wrong  # type: ignore[assignment]
    assert net.normalizer is None


@pytest.mark.parametrize("wrong", ["ab", ["a"], ["a", 1], ["a", "b", "c"]])
def test_labels_must_be_one_text_for_each_output(net: nn.MultiLayerNetwork, wrong: object) -> None:
    with pytest.raises(dl.ConfigurationError, match=r"labels|names of classes"):
        net.labels = wrong  # type: ignore[assignment]


def test_what_is_no_regular_file_is_refused_and_stays(net: nn.MultiLayerNetwork, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, words in [(Path("/dev/null"), "is a device"), (tmp_path / "pipe", "is a named pipe"), (tmp_path, "is a folder")]:
        before = os.stat(path)
        with pytest.raises(dl.ModelFileError, match=words):
            net.save(path)
        assert os.stat(path).st_ino == before.st_ino
    assert os.listdir(tmp_path) == ["pipe"]


def test_a_private_file_stays_private(net: nn.MultiLayerNetwork, file: Path) -> None:
    file.chmod(0o600)
    net.save(file)
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_file_saved_while_another_thread_trains_is_whole(net: nn.MultiLayerNetwork, file: Path) -> None:
    at_second, saved = threading.Event(), threading.Event()

    class Waits(nn.TrainingListener):
        def iteration_done(self, net: Any, iteration: int, score: float) -> None:
            if iteration == 10:
                at_second.set()
                assert saved.wait(60)

    training = threading.Thread(target=lambda: net.fit(X, Y, epochs=2, listeners=[Waits()]))
    training.start()
    try:
        assert at_second.wait(60)
        net.save(file)
        expected = net.params.copy()
    finally:
        saved.set()
        training.join()
    with dl.load(file) as again:
        assert again.iteration == 10
        np.testing.assert_array_equal(again.params, expected)
