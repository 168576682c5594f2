"""Zips of Deeplearning4j that do not tell which version wrote them: a server is told by the names of its models."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np

from pydl4j.serving import HttpServer
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
