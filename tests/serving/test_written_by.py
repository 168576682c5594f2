"""Zips of Deeplearning4j that do not tell which version wrote them: a server is told by the names of its models."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pydl4j.serving import HttpServer, ServerError
from tests import nd4j_arrays
from tests.serving.clients import SESSION
from tests.serving.http_requests import call, infer, tensor

ZIPS = Path(__file__).parents[1] / "compat" / "dl4j" / "betas"
FILES = {"old": ZIPS / "beta7_recurrent.zip", "new": ZIPS / "m11_recurrent.zip"}


def test_models_are_read_as_it_is_said_of_them_where_they_do_not_tell(models: Path, tmp_path: Path) -> None:
    for name, file in {**FILES, "untold": FILES["old"], "double": models / "double.zip"}.items():
        (tmp_path / name / "1").mkdir(parents=True)
        shutil.copy(file, tmp_path / name / "1" / "model.zip")
    said = {"old": "1.0.0-beta7", "new": "1.0.0-M1.1", "double": "1.0.0-beta7"}  # the last one is ours, and tells
    with HttpServer(tmp_path, written_by=said, session=SESSION) as server:
        for name, file in FILES.items():
            (given,), (expected,) = (nd4j_arrays.entries(file, each) for each in ("input", "output"))
            status, _, body = infer(server.url, name, {"inputs": [tensor(given.ravel().tolist(), list(given.shape))]})
            assert status == 200, body
            made = np.reshape(json.loads(body)["outputs"][0]["data"], expected.shape)
            np.testing.assert_allclose(made, expected, atol=1e-5)
        status, _, body = infer(server.url, "double", {"inputs": [tensor([1.0, 2.0, 3.0, 4.0], [1, 4])]})
        assert json.loads(body)["outputs"][0]["data"] == [2.0, 4.0, 6.0, 8.0]
        index = {each["name"]: each for each in json.loads(call(f"{server.url}/v2/repository/index", b"{}")[2])}
    assert index["untold"]["state"] == "UNAVAILABLE"
    assert "NAME: VERSION in --written-by" in index["untold"]["reason"]


def test_a_version_or_a_model_that_there_is_not_ends_the_server_at_once(models: Path, tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / name / "1").mkdir(parents=True)
        shutil.copy(models / "double.zip", tmp_path / name / "1" / "model.zip")
    wrong: dict[str, Any] = {
        "There is no version '1.0.0-beta77' of Deeplearning4j whose files are read. Those are 0.5.0, ": {"old": "1.0.0-beta77"},
        "There is no version '2'": {"old": "2"},
        "There is no version 'null'": {"old": None},
        "of the model 'old': There is no version": {"new": "1.0.0-M2.1", "old": ""},
        "the model 'odl', which is not in the repository. Did you mean 'old'": {"odl": "1.0.0-beta7"},
        "must hold 'name: value' pairs": "1.0.0-beta7",
    }
    for message, said in wrong.items():
        with pytest.raises(ServerError) as refused:
            HttpServer(tmp_path, written_by=said, session=SESSION)
        assert message in str(refused.value), message
        assert refused.value.exit_code == 2, message
