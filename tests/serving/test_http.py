"""The server as clients see it that we did not write: tritonclient, curl, prometheus-client, schemathesis."""

from __future__ import annotations

import gzip
import http.client
import itertools
import json
import os
import queue
import random
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pydl4j.serving import HttpServer, ServerError
from tests.serving.http_requests import HEADER_LENGTH, binary, call, infer, tensor

SESSION = {"threads": 1, "heap": "256m"}


@pytest.fixture(scope="module")
def repository(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``double`` of versions 1 and 2, ``digits`` 1."""
    folder = tmp_path_factory.mktemp("repository")
    for name, version in (("double", 1), ("double", 2), ("digits", 1)):
        place = folder / name / str(version)
        place.mkdir(parents=True)
        shutil.copy(models / f"{name}.zip", place / "model.zip")
    return folder


@pytest.fixture(scope="module")
def server(repository: Path) -> Iterator[HttpServer]:
    with HttpServer(repository, versions="all", session=SESSION, http_max_request=1) as started:
        yield started


def until(condition: Callable[[], bool], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)


def triton(module: Any, server: HttpServer) -> Any:
    return module.InferenceServerClient(server.address)


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
        client.unload_model("digits")
        assert not client.is_model_ready("digits")
        client.load_model("digits")
        assert client.is_model_ready("digits")


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


def test_curl(server: HttpServer) -> None:
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("curl is not installed")
    body = json.dumps({"inputs": [tensor([1, 2, 3, 4], [1, 4])]})
    command = [curl, "-sS", "-X", "POST", f"{server.url}/v2/models/double/infer", "-H", "Content-Type: application/json", "-d", body]
    done = subprocess.run(command, check=True, capture_output=True, timeout=30)
    assert json.loads(done.stdout)["outputs"][0]["data"] == [2.0, 4.0, 6.0, 8.0]
    done = subprocess.run([*command, "--http2-prior-knowledge"], check=True, capture_output=True, timeout=30)
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


def test_a_full_queue_is_503_with_retry_after(models: Path) -> None:
    with HttpServer(models / "double.zip", session=SESSION, http_queue=2, http_max_batch=1000, http_max_delay=1500) as server:
        answers: list[tuple[int, dict[str, str], bytes]] = []

        def ask() -> None:
            answers.append(infer(server.url, "double", {"inputs": [tensor([1, 2, 3, 4], [1, 4])]}))

        threads = [threading.Thread(target=ask) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        statuses = sorted(status for status, _, _ in answers)
        assert statuses == [200, 200, 503, 503, 503, 503, 503, 503]
        refused = next(headers for status, headers, _ in answers if status == 503)
        assert int(refused["retry-after"]) >= 1
        body = {"inputs": [tensor([1, 2, 3, 4], [1, 4])], "parameters": {"timeout": 1000}}
        assert infer(server.url, "double", body)[0] == 504


def test_only_who_has_the_token_gets_in_and_it_is_on_no_command_line(models: Path) -> None:
    secret = f"s3cret-{random.randrange(1 << 60)}"
    with HttpServer(models / "double.zip", token=secret, session=SESSION, http_access_log=True) as server:
        body = {"inputs": [tensor([1, 2, 3, 4], [1, 4])]}
        for authorization in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": secret}):
            assert infer(server.url, "double", body, **authorization)[0] == 401
        assert infer(server.url, "double", body, Authorization=f"Bearer {secret}")[0] == 200
        assert call(f"{server.url}/v2/health/live")[0] == 200
        assert call(f"{server.url}/metrics")[0] == 401
        from tritonclient.grpc import InferenceServerClient
        from tritonclient.utils import InferenceServerException

        with InferenceServerClient(server.address) as client:
            with pytest.raises(InferenceServerException, match="UNAUTHENTICATED"):
                client.is_server_live()
            assert client.is_server_live(headers={"authorization": f"Bearer {secret}"})
        assert secret not in Path(f"/proc/{server.pid}/cmdline").read_text()
        assert "POST /v2/models/double/infer 200" in server.log()
        assert secret not in server.log()


def test_tls(models: Path, tmp_path: Path) -> None:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed")
    import ssl
    import urllib.request

    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", str(key), "-out", str(cert), "-days", "2", *subject]
    subprocess.run(command, check=True, capture_output=True)
    with HttpServer(models / "double.zip", tls_cert=cert, tls_key=key, session=SESSION) as server:
        trusted = ssl.create_default_context(cafile=str(cert))
        with urllib.request.urlopen(f"{server.url}/v2/health/ready", timeout=30, context=trusted) as answer:
            assert answer.status == 200
        with socket.create_connection(("127.0.0.1", server.port), 10) as plain:
            plain.sendall(b"GET /v2/health/live HTTP/1.1\r\nHost: x\r\n\r\n")
            plain.settimeout(10)
            assert b"200" not in plain.recv(4096)


def test_a_slow_client_is_told_and_the_others_are_served(models: Path) -> None:
    with (
        HttpServer(models / "double.zip", session=SESSION, http_timeout=1.0, http_idle_timeout=2.0) as server,
        socket.create_connection(("127.0.0.1", server.port), 10) as slow,
        socket.create_connection(("127.0.0.1", server.port), 10) as silent,
    ):
        slow.sendall(b"POST /v2/models/double/infer HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{")
        assert infer(server.url, "double", {"inputs": [tensor([1, 2, 3, 4], [1, 4])]})[0] == 200
        slow.settimeout(20)
        assert b" 408 " in slow.recv(4096)
        silent.settimeout(20)
        assert silent.recv(4096) == b""  # closed


def test_headers_that_trickle_in_do_not_keep_a_connection(models: Path) -> None:
    with HttpServer(models / "double.zip", session=SESSION, http_idle_timeout=1.0) as server:
        with socket.create_connection(("127.0.0.1", server.port), 10) as slow:
            slow.settimeout(0.1)
            began = time.monotonic()
            sent = b"GET /v2/health/live HTTP/1.1\r\nX-Slow: "
            closed = False
            while not closed and time.monotonic() - began < 30:
                try:
                    slow.sendall(sent)
                    sent = b"x"
                    closed = slow.recv(4096) == b""
                except TimeoutError:
                    continue
                except OSError:
                    closed = True
        assert closed
        assert infer(server.url, "double", {"inputs": [tensor([1, 2, 3, 4], [1, 4])]})[0] == 200


def test_a_stream_is_answered_by_priority_and_a_failure_does_not_end_it(models: Path) -> None:
    from tritonclient.grpc import InferenceServerClient, InferInput

    def rows(count: int, value: float) -> InferInput:
        made = InferInput("input", [count, 4], "FP32")
        made.set_data_from_numpy(np.full((count, 4), value, np.float32))
        return made

    answers: queue.Queue[Any] = queue.Queue()
    settings: Any = {"http_max_batch": 100, "http_max_delay": 2000}
    with HttpServer(models / "double.zip", session=SESSION, **settings) as server, InferenceServerClient(server.address) as client:
        client.start_stream(lambda result, error: answers.put((result, error)))
        client.async_stream_infer("double", [rows(60, 1)], request_id="last", priority=5)
        client.async_stream_infer("double", [rows(60, 2)], request_id="first", priority=1)  # together they are too many for a batch
        for name, value in (("first", 4.0), ("last", 2.0)):
            result, error = answers.get(timeout=30)
            assert error is None
            assert result.get_response().id == name
            assert np.unique(result.as_numpy("output")).tolist() == [value]
        client.async_stream_infer("double", [rows(1, 1)], timeout=1000)
        assert "waited longer" in str(answers.get(timeout=30)[1])
        client.async_stream_infer("nothing", [rows(1, 1)])
        assert "No model 'nothing'" in str(answers.get(timeout=30)[1])
        client.async_stream_infer("double", [rows(100, 3)])
        assert answers.get(timeout=30)[0].as_numpy("output")[0].tolist() == [6.0] * 4
        client.stop_stream()


def test_the_access_log_can_be_json(models: Path) -> None:
    with HttpServer(models / "double.zip", session=SESSION, log="json", http_access_log=True) as server:
        assert infer(server.url, "double", {"inputs": [tensor([1, 2, 3, 4], [1, 4])]})[0] == 200
        assert call(f"{server.url}/v2/models/a%22b%7D")[0] == 404
        until(lambda: server.log().count("AccessLog") == 2)
        # "Picked up JAVA_TOOL_OPTIONS" is the JVM's own, before any line of ours.
        lines = [json.loads(line) for line in server.log().splitlines() if not line.startswith("Picked up ")]
        messages = [line["message"] for line in lines if line["logger"].endswith("AccessLog")]
        assert all(line["level"] == "INFO" and line["time"].endswith("Z") for line in lines)
        assert "127.0.0.1 POST /v2/models/double/infer 200 " in messages[0]
        assert " 404 " in messages[1]


def test_stopping_under_load_answers_every_request_that_was_sent(models: Path) -> None:
    body = json.dumps({"inputs": [tensor([1, 2, 3, 4], [1, 4])]})
    lost: list[str] = []
    answered = itertools.count()

    def ask(port: int) -> None:
        client = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while True:
            if client.sock is None:
                try:
                    client.connect()
                except OSError:
                    return  # refused: nothing was sent
            try:
                client.request("POST", "/v2/models/double/infer", body, {"Content-Type": "application/json"})
                answer = client.getresponse()
                answer.read()  # with 'Connection: close' the client connects again
                if answer.status != 200:
                    lost.append(str(answer.status))
                next(answered)
            except (OSError, http.client.HTTPException) as error:
                lost.append(repr(error))
                client.close()

    with HttpServer(models / "double.zip", session=SESSION) as server:
        threads = [threading.Thread(target=ask, args=(server.port,)) for _ in range(8)]
        for thread in threads:
            thread.start()
        until(lambda: b'pydl4j_http_requests_total{status="200"}' in call(f"{server.url}/metrics")[2])
        began = time.monotonic()
        assert server.stop() == 0
        took = time.monotonic() - began
        for thread in threads:
            thread.join(30)
        assert not lost
        assert next(answered) > 8
        assert took < 15


def test_stopping_answers_what_is_under_way(models: Path) -> None:
    with HttpServer(models / "double.zip", session=SESSION, http_max_batch=1000, http_max_delay=1500) as server:
        answers: list[int] = []
        asking = threading.Thread(target=lambda: answers.append(infer(server.url, "double", {"inputs": [tensor([1, 2, 3, 4], [1, 4])]})[0]))
        asking.start()
        until(lambda: b'pydl4j_inference_queue{model="double",version="newest"} 1' in call(f"{server.url}/metrics")[2])
        assert server.stop() == 0
        asking.join()
        assert answers == [200]
        with pytest.raises(OSError, match=r"refused|reset"):
            socket.create_connection(("127.0.0.1", server.port), 2).close()


def test_a_taken_port_and_a_bad_certificate_have_exit_codes(models: Path, server: HttpServer, tmp_path: Path) -> None:
    with pytest.raises(ServerError, match="cannot be listened at") as taken:
        HttpServer(models / "double.zip", port=server.port, session=SESSION)
    assert taken.value.exit_code == 20
    nonsense = tmp_path / "cert.pem"
    nonsense.write_text("no certificate")
    with pytest.raises(ServerError, match="TLS certificate") as bad:
        HttpServer(models / "double.zip", tls_cert=nonsense, tls_key=nonsense, session=SESSION)
    assert bad.value.exit_code == 2


def test_swaps_under_load_fail_no_request(models: Path, tmp_path: Path) -> None:
    served = tmp_path / "swapped.zip"
    shutil.copy(models / "double.zip", served)
    with HttpServer(served, watch=0.1, session=SESSION) as server:
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
        until(lambda: len(seen) == 1)
        for swap in range(24):
            beside = tmp_path / ".next"
            shutil.copy(models / ("triple.zip" if swap % 2 == 0 else "double.zip"), beside)
            os.replace(beside, served)
            until(lambda expected=swap + 2: len(seen) == expected)  # type: ignore[misc]
        ended.set()
        for thread in threads:
            thread.join()
        assert not wrong
        assert len(seen) == 25


def test_torchscript_files_are_served_with_pytorchs_numbers() -> None:
    from tritonclient.http import InferenceServerClient, InferInput

    folder = Path(__file__).parents[2] / "java" / "nn" / "src" / "test" / "resources" / "torchscript"
    rows = np.load(folder / "mlp_x.npy")
    with HttpServer(f"{folder / 'mlp.pt'},{folder / 'two.pt'}", session=SESSION) as server, InferenceServerClient(server.address) as client:
        metadata = client.get_model_metadata("mlp")
        assert metadata["platform"] == "pytorch_torchscript"
        assert metadata["parameters"]["labels"] == ["a", "b", "c"]
        x = InferInput("x", list(rows.shape), "FP32")
        x.set_data_from_numpy(rows)
        np.testing.assert_allclose(client.infer("mlp", [x]).as_numpy("y"), np.load(folder / "mlp_y.npy"), atol=1e-6)
        pair = [InferInput(name, [1, 2], "FP32") for name in ("left", "right")]
        for value in pair:
            value.set_data_from_numpy(np.array([[1, 3]], np.float32))
        result = client.infer("two", pair)
        assert result.as_numpy("sum").tolist() == [[2, 6]]
        assert result.as_numpy("largest").tolist() == [1]
