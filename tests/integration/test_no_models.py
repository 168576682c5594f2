"""What `load` and `inspect` say of files that hold no model."""

from __future__ import annotations

import gzip
import io
import json
import pickle
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn

pytestmark = pytest.mark.usefixtures("session")
KERAS = Path(__file__).parents[2] / "java" / "modelimport" / "src" / "test" / "resources" / "keras"


def zipped(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, b"x")
    return made.getvalue()


def saved(save: Callable[[io.BytesIO], None]) -> bytes:
    made = io.BytesIO()
    save(made)
    return made.getvalue()


FILES: dict[str, tuple[bytes, str]] = {
    "empty.zip": (b"", r"corrupt or truncated: it is empty"),
    "a.csv": (b"x,y\n1,2\n", r"it is text\..*pydl4j\.etl"),
    "a.npy": (saved(lambda to: np.save(to, np.zeros(3))), r"numpy \(\.npy\).*numpy\.load"),
    "a.npz": (saved(lambda to: np.savez(to, x=np.zeros(3))), r"numpy \(\.npz\)"),
    "a.png": (b"\x89PNG\r\n\x1a\n" + bytes(40), r"picture \(PNG\)"),
    "old.pt": (b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19.", r"pickle of PyTorch.*torch\.onnx\.export.*save_file.*load_state_dict"),
    "new.pt": (zipped("net/data.pkl", "net/data/0", "net/version"), r"pickle of PyTorch.*torch\.jit\.trace.*dl\.Model\.open"),
    "traced.pt": (zipped("net/data.pkl", "net/constants.pkl", "net/code/a.py"), r"TorchScript.*dl\.Model\.open opens it"),
    "a.pkl": (pickle.dumps({"a": 1}), r"pickle of Python.*Nothing of such a file is run"),
    "a.safetensors": ((2).to_bytes(8, "little") + b"{}", r"safetensors: weights without.*net\.load_state_dict"),
    "a.zip.gz": (gzip.compress(b"x" * 100), r"packed by gzip"),
    "a.keras": (b"<!DOCTYPE html><html>", r"a web page"),
    "a.h5": (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", r"git lfs pull"),
    "a.json": (json.dumps({"a": 1}).encode(), r"JSON, which has no weights"),
    "a.tflite": (b"\x1c\0\0\0TFL3" + bytes(20), r"TensorFlow Lite"),
    "a.bin": (bytes(range(8)) * 9, r"of no kind that is known here"),
    "other.zip": (zipped(*"abcdefg"), r"a zip of a, b, c, d, e and 2 others"),
    "cut.zip": (zipped(*"abc")[:-30], r"corrupt or truncated: it begins as a zip.*Take another copy"),
}


@pytest.mark.parametrize("name", FILES)
def test_what_a_file_is_that_holds_no_model_is_said(name: str, tmp_path: Path) -> None:
    content, said = FILES[name]
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(dl.ModelFileError, match=f"(?s){name}.*{said}"):
        dl.load(file)
    found = dl.inspect(file)
    assert not found.ok
    assert found.format == "unknown"
    with pytest.raises(dl.ModelFileError, match=f"(?s){said}"):
        nn.MultiLayerNetwork.load(file)


def test_folders_of_tensorflow_are_named(tmp_path: Path) -> None:
    (tmp_path / "saved_model.pb").write_bytes(b"x")
    with pytest.raises(dl.ModelFileError, match=r"SavedModel of TensorFlow.*model\.save\(\"model\.keras\"\)"):
        dl.load(tmp_path)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_files_of_keras_that_were_cut_off_are_told_in_our_words(share: float, tmp_path: Path) -> None:
    content = next(KERAS.glob("*/model.h5")).read_bytes()
    file = tmp_path / "cut.h5"
    file.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(dl.ModelFileError, match=r"cut\.h5") as refused:
        dl.load(file)
    assert "newLimit" not in str(refused.value)
    assert "capacity" not in str(refused.value)
