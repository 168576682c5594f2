"""The server as clients see it that we did not write: tritonclient, curl, prometheus-client, schemathesis."""

from __future__ import annotations

import gzip
import json
import os
import random
import shutil
import subprocess
import sys
import threading
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pydl4j.serving import HttpServer
from tests.serving.clients import SESSION, until
from tests.serving.http_requests import HEADER_LENGTH, binary, call, infer, tensor

TORCHSCRIPT = Path(__file__).parents[2] / "java" / "nn" / "src" / "test" / "resources" / "torchscript"
ONNX = Path(__file__).parents[2] / "java" / "modelimport" / "src" / "test" / "resources" / "onnx"


@pytest.fixture(scope="module")
def folder(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``repository`` with ``double`` of versions 1 and 2, ``digits`` 1 and the ONNX file ``classes`` 1, and ``swapped.zip``."""
    made = tmp_path_factory.mktemp("served")
    for name, version in (("double", 1), ("double", 2), ("digits", 1)):
        place = made / "repository" / name / str(version)
        place.mkdir(parents=True)
        shutil.copy(models / f"{name}.zip", place / "model.zip")
    (made / "repository" / "classes" / "1").mkdir(parents=True)
    shutil.copy(ONNX / "classes.onnx", made / "repository" / "classes" / "1" / "model.bin")  # it is told by what is in it
    shutil.copy(models / "double.zip", made / "swapped.zip")
    return made


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[HttpServer]:
    """One for all tests of this file: none of them ends it."""
    served = [folder / "repository", folder / "swapped.zip", TORCHSCRIPT / "mlp.pt", TORCHSCRIPT / "two.pt"]
    own: Any = {"versions": "all", "watch": 0.1, "http_max_request": 1, "http_batching": "digits=8:2.5"}
    with HttpServer(",".join(map(str, served)), session=SESSION, **own) as started:
        yield started


def triton(module: Any, server: HttpServer) -> Any:
    return module.InferenceServerClient(server.address)


def test_onnx_files_are_served(server: HttpServer) -> None:
    arrays = np.load(ONNX / "classes.npz")
    told = json.loads(call(f"{server.url}/v2/models/classes")[2])
    assert told["platform"] == "onnxruntime_onnx"
    status, _, body = infer(server.url, "classes", {"inputs": [tensor(arrays["in_x"].tolist(), [6, 4], "x")]})
    assert status == 200, body
    np.testing.assert_allclose(np.array(json.loads(body)["outputs"][0]["data"]).reshape(6, 3), arrays["y"], rtol=1e-5)


@pytest.mark.parametrize("protocol", ["http", "grpc"])
def test_tritonclient_sees_the_server_and_its_models(server: HttpServer, protocol: str) -> None:
    import tritonclient.grpc
    import tritonclient.http

    json_ = {} if protocol == "http" else {"as_json": True}
    with triton(getattr(tritonclient, protocol), server) as client:
        assert client.is_server_live()
        assert client.is_server_ready()
        assert client.is_model_ready("double")
        assert client.is_model_ready("double", "1")
        assert not client.is_model_ready("double", "9")
        assert not client.is_model_ready("nothing")
        assert client.get_server_metadata(**json_)["name"] == "pydl4j"
        metadata = client.get_model_metadata("double", **json_)
        assert sorted(metadata["versions"]) == ["1", "2"]
        assert metadata["inputs"][0]["datatype"] == "FP32"
        assert [int(n) for n in metadata["inputs"][0]["shape"]] == [-1, 4]
        config = client.get_model_config("double", **json_)
        config = config.get("config", config)
        assert config["input"][0]["data_type"] == "TYPE_FP32"
        assert [int(n) for n in config["input"][0]["dims"]] == [4]
        index = client.get_model_repository_index(**json_)
        index = index["models"] if protocol == "grpc" else index
        assert {(line["name"], line["version"], line["state"]) for line in index} >= {("double", "2", "READY"), ("digits", "1", "READY")}


@pytest.mark.parametrize("protocol", ["http", "grpc"])
def test_a_model_has_its_own_batches_and_its_configuration_tells_them(server: HttpServer, protocol: str) -> None:
    import tritonclient.grpc
    import tritonclient.http

    json_ = {} if protocol == "http" else {"as_json": True}
    with triton(getattr(tritonclient, protocol), server) as client:
        for model, rows, micros in (("digits", 8, 2500), ("double", 64, 0)):
            config = client.get_model_config(model, **json_)
            config = config.get("config", config)
            assert int(config["max_batch_size"]) == rows
            assert int(config["dynamic_batching"].get("max_queue_delay_microseconds", 0)) == micros


@pytest.mark.parametrize("protocol", ["http", "grpc"])
def test_tritonclient_gets_statistics_that_count_what_it_asked(server: HttpServer, protocol: str) -> None:
    import tritonclient.grpc
    import tritonclient.http
    from tritonclient.utils import InferenceServerException

    module = getattr(tritonclient, protocol)
    json_ = {} if protocol == "http" else {"as_json": True}
    value = module.InferInput("input", [3, 784], "FP32")
    value.set_data_from_numpy(np.zeros((3, 784), np.float32))
    wrong = module.InferInput("input", [1, 3], "FP32")
    wrong.set_data_from_numpy(np.zeros((1, 3), np.float32))
    with triton(module, server) as client:

        def counts(name: str = "digits", version: str = "1") -> dict[str, int]:
            (model,) = client.get_inference_statistics(name, version, **json_)["model_stats"]
            assert (model["name"], model["version"]) == ("digits", "1")
            times = {name: {k: int(n) for k, n in time.items()} for name, time in model["inference_stats"].items()}
            sizes = {int(one["batch_size"]): int(one["compute_infer"]["count"]) for one in model.get("batch_stats", [])}
            parts = [times.get(part, {}).get("ns", 0) for part in ("queue", "compute_input", "compute_infer", "compute_output")]
            assert sum(parts) <= times.get("success", {}).get("ns", 0)
            return {
                "rows": int(model.get("inference_count", 0)), "batches": int(model.get("execution_count", 0)), "threes": sizes.get(3, 0),
                "success": times.get("success", {}).get("count", 0), "fail": times.get("fail", {}).get("count", 0),
                "last": int(model.get("last_inference", 0)),
            }  # fmt: skip

        before = counts()
        for _ in range(2):
            client.infer("digits", [value])
        with pytest.raises(InferenceServerException, match="784"):
            client.infer("digits", [wrong])
        after = counts()
        assert {name: after[name] - before[name] for name in before if name != "last"} == {
            "rows": 6, "batches": 2, "threes": 2, "success": 2, "fail": 1,
        }  # fmt: skip
        assert after["last"] > before["last"]
        assert counts(version="") == after
        everything = client.get_inference_statistics(**json_)["model_stats"]
        assert {(one["name"], one["version"]) for one in everything} >= {("digits", "1"), ("double", "1"), ("double", "2")}
        with pytest.raises(InferenceServerException, match="No model 'nothing'"):
            client.get_inference_statistics("nothing", **json_)


@pytest.mark.parametrize("as_binary", [False, True])
@pytest.mark.parametrize("packed", [None, "gzip", "deflate"])
def test_tritonclient_infers_over_http(server: HttpServer, as_binary: bool, packed: str | None) -> None:
    from tritonclient.http import InferenceServerClient, InferInput, InferRequestedOutput

    rows = np.arange(2000, dtype=np.float32).reshape(500, 4)
    value = InferInput("input", [500, 4], "FP32")
    value.set_data_from_numpy(rows, binary_data=as_binary)
    output = InferRequestedOutput("output", binary_data=as_binary)
    with InferenceServerClient(server.address) as client:
        result = client.infer(
            "double", [value], model_version="1", outputs=[output], request_id="a b",
            request_compression_algorithm=packed, response_compression_algorithm=packed,
        )  # fmt: skip
        np.testing.assert_array_equal(result.as_numpy("output"), rows * 2)
        assert result.get_response()["id"] == "a b"
        assert result.get_response()["model_version"] == "1"


@pytest.mark.parametrize(("asked", "given"), [("gzip", "gzip"), ("deflate", "deflate"), ("br, gzip;q=0.5", "gzip"), ("br", None)])
@pytest.mark.parametrize("as_binary", [False, True])
def test_long_answers_are_packed_as_the_client_asks(server: HttpServer, as_binary: bool, asked: str, given: str | None) -> None:
    body: dict[str, Any] = {"inputs": [tensor([1.0] * 8000, [2000, 4])], "parameters": {"binary_data_output": as_binary}}
    status, headers, answer = infer(server.url, "double", body, Accept_Encoding=asked)
    assert (status, headers.get("content-encoding")) == (200, given)
    unpack: dict[str | None, Callable[[bytes], bytes]] = {"gzip": gzip.decompress, "deflate": zlib.decompress, None: bytes}
    unpacked = unpack[given](answer)
    assert given is None or len(answer) < len(unpacked) / 10
    if as_binary:
        assert unpacked[int(headers[HEADER_LENGTH.lower()]) :] == np.full(8000, 2, np.float32).tobytes()
    else:
        assert json.loads(unpacked)["outputs"][0]["data"] == [2.0] * 8000


def test_tritonclient_infers_over_grpc(server: HttpServer) -> None:
    from tritonclient.grpc import InferenceServerClient, InferInput
    from tritonclient.utils import InferenceServerException

    rows = np.arange(40, dtype=np.float32).reshape(10, 4)
    value = InferInput("input", [10, 4], "FP32")
    value.set_data_from_numpy(rows)
    with InferenceServerClient(server.address) as client:
        result = client.infer("double", [value], request_id="7", priority=1, timeout=5_000_000)
        np.testing.assert_array_equal(result.as_numpy("output"), rows * 2)
        assert result.get_response().model_version == "2"
        with pytest.raises(InferenceServerException, match="No model 'nothing'"):
            client.infer("nothing", [value])
        wrong = InferInput("input", [1, 5], "FP32")
        wrong.set_data_from_numpy(np.zeros((1, 5), np.float32))
        with pytest.raises(InferenceServerException, match="expects the input"):
            client.infer("double", [wrong])


def test_many_clients_at_once_get_their_own_rows(server: HttpServer) -> None:
    failures: list[str] = []

    def work(number: int) -> None:
        for i in range(50):
            value = float(number * 1000 + i)
            status, _, body = infer(server.url, "double", {"inputs": [tensor([[value] * 4], [1, 4])]})
            if status != 200 or json.loads(body)["outputs"][0]["data"] != [value * 2] * 4:
                failures.append(f"{status} {body!r}")

    threads = [threading.Thread(target=work, args=(n,)) for n in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures


def test_curl_is_answered_over_http_1_and_2(server: HttpServer) -> None:
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("curl is not installed")
    body = json.dumps({"inputs": [tensor([1, 2, 3, 4], [1, 4])]})
    command = [curl, "-sS", "-X", "POST", f"{server.url}/v2/models/double/infer", "-H", "Content-Type: application/json", "-d", body]
    done = subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert json.loads(done.stdout)["outputs"][0]["data"] == [2.0, 4.0, 6.0, 8.0]
    done = subprocess.run([*command, "--http2-prior-knowledge"], check=True, capture_output=True, timeout=120)
    assert json.loads(done.stdout)["outputs"][0]["shape"] == [1, 4]


def test_metrics_are_prometheus_text(server: HttpServer) -> None:
    from prometheus_client.parser import text_string_to_metric_families

    infer(server.url, "double", {"inputs": [tensor([1, 2, 3, 4], [1, 4])]})
    _, headers, body = call(f"{server.url}/metrics")
    assert headers["content-type"].startswith("text/plain")
    samples = {s.name: s for family in text_string_to_metric_families(body.decode()) for s in family.samples if s.value}
    assert samples["pydl4j_inference_latency_seconds_count"].labels["model"] == "double"
    assert "pydl4j_inference_batch_rows_sum" in samples
    assert samples["pydl4j_http_requests_total"].value > 0


@pytest.mark.parametrize(
    ("path", "status"),
    [("/v2/models/nothing", 404), ("/v2/models/double/versions/9", 404), ("/v2/nothing", 404), ("/v2/models/double/infer", 405)],
)
def test_what_is_not_there_is_said_as_json(server: HttpServer, path: str, status: int) -> None:
    found, _, body = call(server.url + path)
    assert found == status
    assert json.loads(body)["error"]


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        ({"inputs": []}, "expects the input 'input'"),
        ({"inputs": [tensor([1, 2, 3], [1, 3])]}, r"[-1, 4]"),
        ({"inputs": [tensor([1, 2, 3, 4], [1, 4], datatype="UINT32")]}, "INT64"),
        ({"inputs": [tensor([1, 2, 3, 4], [1, 4], datatype="FP64")]}, "FP32"),
        ({"inputs": [tensor([], [0, 4])]}, "expects"),
        ({"inputs": [tensor([1, 2, 3, 4], [1, 4])], "outputs": [{"name": "z"}]}, "no output 'z'"),
        ({"inputs": [tensor([1, 2, 3, 4], [1, 4]), tensor([1], [1], name="more")]}, "no input"),
    ],
)
def test_requests_that_do_not_fit_are_answered_with_what_was_expected(server: HttpServer, request_: Any, words: str) -> None:
    status, _, body = infer(server.url, "double", request_)
    assert status == 400
    assert words in json.loads(body)["error"]


def test_fuzzed_binary_headers_and_lengths_are_4xx(server: HttpServer) -> None:
    seed = random.randrange(1 << 32)
    rng = random.Random(seed)
    good, length = binary([1, 2, 3, 4])
    lengths = ["-1", "x", "", "99999999999999999999", str(length - 1), str(length + 1), "0", str(len(good) + 1), "1e2", "0x10"]
    for text in lengths:
        status, _, body = infer(server.url, "double", good, **{HEADER_LENGTH: text})
        assert 400 <= status < 500, (text, status, body)
    for size in (0, 3, 15, 17, 1 << 31, 1 << 63, -4):
        body, header = binary([1, 2, 3, 4], size)
        status, _, answer = infer(server.url, "double", body, **{HEADER_LENGTH: str(header)})
        assert status == 400, (size, answer)
    for _ in range(300):
        fuzzed = bytearray(good[: rng.randrange(len(good) + 1)])
        for _ in range(rng.randrange(4)):
            if fuzzed:
                fuzzed[rng.randrange(len(fuzzed))] = rng.randrange(256)
        status, _, answer = infer(server.url, "double", bytes(fuzzed), **{HEADER_LENGTH: str(rng.randrange(len(good) + 2))})
        assert status == 200 or 400 <= status < 500, f"seed {seed}: {status} {answer!r}"
    assert infer(server.url, "double", good, **{HEADER_LENGTH: str(length)})[0] == 200


def test_requests_beyond_the_limit_are_413_packed_or_not(server: HttpServer) -> None:
    body = json.dumps({"inputs": [tensor([0] * (1 << 20), [1 << 18, 4])]}).encode()
    assert infer(server.url, "double", body)[0] == 413
    assert infer(server.url, "double", gzip.compress(body), Content_Encoding="gzip")[0] == 413
    assert 400 <= infer(server.url, "double", b"no gzip at all", Content_Encoding="gzip")[0] < 500


def test_schemathesis_finds_no_server_error(server: HttpServer) -> None:
    command = [sys.executable, "-m", "schemathesis.cli", "run", f"{server.url}/openapi.json", "--checks", "not_a_server_error",
               "--max-examples", "25", "--phases", "examples,coverage,fuzzing", "--no-color", "--exclude-path-regex", "unload"]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False, cwd=os.environ.get("TMPDIR", "/tmp"))
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert infer(server.url, "double", {"inputs": [tensor([1, 2, 3, 4], [1, 4])]})[0] == 200


def test_swaps_under_load_fail_no_request(server: HttpServer, folder: Path, models: Path) -> None:
    ended = threading.Event()
    wrong: list[Any] = []
    seen: set[str] = set()

    def ask() -> None:
        while not ended.is_set():
            status, _, body = infer(server.url, "swapped", {"inputs": [tensor([1] * 8, [2, 4])]})
            answer = json.loads(body)
            if status != 200 or answer["outputs"][0]["data"] not in ([2.0] * 8, [3.0] * 8):
                wrong.append((status, body))
            else:
                seen.add(answer["model_version"])

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    try:
        until(lambda: len(seen) == 1)
        for swap in range(24):
            beside = folder / ".next"
            shutil.copy(models / ("triple.zip" if swap % 2 == 0 else "double.zip"), beside)
            os.replace(beside, folder / "swapped.zip")
            until(lambda expected=swap + 2: len(seen) == expected)  # type: ignore[misc]
    finally:
        ended.set()
        for thread in threads:
            thread.join()
    assert not wrong
    assert len(seen) == 25


def test_torchscript_files_are_served_with_pytorchs_numbers(server: HttpServer) -> None:
    from tritonclient.http import InferenceServerClient, InferInput

    rows = np.load(TORCHSCRIPT / "mlp_x.npy")
    with InferenceServerClient(server.address) as client:
        metadata = client.get_model_metadata("mlp")
        assert metadata["platform"] == "pytorch_torchscript"
        assert metadata["parameters"]["labels"] == ["a", "b", "c"]
        x = InferInput("x", list(rows.shape), "FP32")
        x.set_data_from_numpy(rows)
        np.testing.assert_allclose(client.infer("mlp", [x]).as_numpy("y"), np.load(TORCHSCRIPT / "mlp_y.npy"), atol=1e-6)
        pair = [InferInput(name, [1, 2], "FP32") for name in ("left", "right")]
        for value in pair:
            value.set_data_from_numpy(np.array([[1, 3]], np.float32))
        result = client.infer("two", pair)
        assert result.as_numpy("sum").tolist() == [[2, 6]]
        assert result.as_numpy("largest").tolist() == [1]
