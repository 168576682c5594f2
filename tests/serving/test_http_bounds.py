"""Requests that want too much, or say what the model's type has not: each is refused, and harms no other."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pydl4j.serving import HttpServer
from tests.serving.clients import SESSION, until
from tests.serving.http_requests import call, infer, tensor

ONE = {"inputs": [tensor([1, 2, 3, 4], [1, 4])]}
MEBIBYTE = 1 << 20


@pytest.fixture(scope="module")
def tight(models: Path) -> Iterator[HttpServer]:
    """All requests together have 3 MiB, and a batch waits a little for others."""
    with HttpServer(models / "double.zip", session=SESSION, http_max_memory=3, http_max_request=2, http_max_delay=2.0) as started:
        yield started


@pytest.mark.parametrize("number", ["1e39", "-1e39", "1e400", "Infinity", "NaN", "-Infinity"])
def test_numbers_that_the_type_has_not_are_400(tight: HttpServer, number: str) -> None:
    body = json.dumps(ONE).replace("[1, 2, 3, 4]", f"[{number}, 2, 3, 4]").encode()
    assert infer(tight.url, "double", body)[0] == 400


def test_data_is_nested_as_its_shape_or_flat(tight: HttpServer) -> None:
    assert infer(tight.url, "double", {"inputs": [tensor([[1, 2, 3, 4], [5, 6, 7, 8]], [2, 4])]})[0] == 200
    status, _, body = infer(tight.url, "double", {"inputs": [tensor([[1, 2], [3, 4], [5, 6], [7, 8]], [2, 4])]})
    assert status == 400
    assert "not nested as its shape [2, 4]" in json.loads(body)["error"]


def test_a_number_of_a_million_digits_is_400(tight: HttpServer) -> None:
    body = b'{"parameters":{"timeout":' + b"1" * 1_000_000 + b"}}"
    status, _, answer = infer(tight.url, "double", body)
    assert status == 400
    assert "1000 characters" in json.loads(answer)["error"]


def test_a_request_that_needs_more_than_there_is_for_all_is_413(tight: HttpServer) -> None:
    many = {"inputs": [tensor([1] * (MEBIBYTE // 4), [MEBIBYTE // 16, 4])]}  # 0.8 MB of text, 1 MB of numbers, 4 MB of answer
    status, _, body = infer(tight.url, "double", many)
    assert status == 413
    assert "http-max-memory" in json.loads(body)["error"]
    assert infer(tight.url, "double", ONE)[0] == 200


def under_way(server: HttpServer) -> int:
    """Bytes that all requests have now."""
    metrics = call(f"{server.url}/metrics")[2].decode()
    (line,) = [line for line in metrics.splitlines() if line.startswith("pydl4j_http_memory_bytes")]
    return int(float(line.split()[-1]))


def test_bodies_that_are_under_way_are_counted_and_the_next_is_503(tight: HttpServer) -> None:
    head = b"POST /v2/models/double/infer HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n{"
    body = json.dumps(ONE).encode() + b" " * (3 * MEBIBYTE // 2)
    until(lambda: under_way(tight) == 0)  # what was answered before may be counted still
    with socket.create_connection(("127.0.0.1", tight.port), 30) as slow:
        slow.sendall(head)
        until(lambda: under_way(tight) == 2_000_000)
        status, headers, _ = infer(tight.url, "double", body)
        assert (status, headers["retry-after"]) == (503, "1")
        assert infer(tight.url, "double", ONE)[0] == 200, "small ones have room"
    until(lambda: infer(tight.url, "double", body)[0] == 200)


def rest(client: socket.socket, text: bytes) -> bytes:
    """All that comes after the last bytes that are sent."""
    client.settimeout(60)
    client.sendall(text)
    client.shutdown(socket.SHUT_WR)
    return b"".join(iter(lambda: client.recv(4096), b""))


def connection(server: HttpServer) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port), 30)


UPGRADE = b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n"
POST = b"POST /v2/models/double/infer HTTP/1.1\r\nHost: x\r\n"


def test_a_body_that_waits_for_a_word_is_asked_for_though_its_client_speaks_http2_too(tight: HttpServer) -> None:
    body = json.dumps(ONE).encode()
    length = b"Content-Length: %d\r\n" % len(body)
    with connection(tight) as client:  # as curl --http2 does from 1 MB on
        client.sendall(POST + UPGRADE + length + b"Expect: 100-continue\r\n\r\n")
        client.settimeout(60)
        assert client.recv(4096).startswith(b"HTTP/1.1 100 ")
        assert rest(client, body).startswith(b"HTTP/1.1 200 ")
    with connection(tight) as client:
        assert rest(client, POST + UPGRADE + length + b"\r\n" + body).startswith(b"HTTP/1.1 200 ")
    with connection(tight) as client:
        client.sendall(b"GET /v2/health/live HTTP/1.1\r\nHost: x\r\n" + UPGRADE + b"\r\n")
        client.settimeout(60)
        assert client.recv(4096).startswith(b"HTTP/1.1 101 "), "there is no body"


def test_a_client_that_closed_the_half_it_sends_by_has_its_answers(tight: HttpServer) -> None:
    body = json.dumps(ONE).encode()
    whole = POST + b"Content-Length: %d\r\n\r\n" % len(body) + body
    with connection(tight) as client:
        assert rest(client, whole + whole).count(b"HTTP/1.1 200 ") == 2
    with connection(tight) as client:
        assert rest(client, whole[:-1]) == b"", "there is no request to answer"


def grpc_input(rows: int) -> Any:
    from tritonclient.grpc import InferInput

    value = InferInput("input", [rows, 4], "FP32")
    value.set_data_from_numpy(np.ones((rows, 4), np.float32))
    return value


@pytest.mark.parametrize("mebibytes", [3, 40])  # within and beyond what the client may send before it waits
def test_a_message_of_grpc_beyond_the_limit_is_told_so_and_harms_nobody_else(tight: HttpServer, mebibytes: int) -> None:
    from tritonclient.grpc import InferenceServerClient
    from tritonclient.utils import InferenceServerException

    with InferenceServerClient(tight.address) as client:
        with pytest.raises(InferenceServerException, match=r"RESOURCE_EXHAUSTED\] .*http-max-request"):
            client.infer("double", [grpc_input(mebibytes * MEBIBYTE // 16)])
        assert client.infer("double", [grpc_input(1)]).as_numpy("output").tolist() == [[2.0] * 4]


def test_calls_that_are_given_up_do_not_lose_those_of_others(tight: HttpServer) -> None:
    from tritonclient.grpc import InferenceServerClient
    from tritonclient.utils import InferenceServerException

    lost: list[Exception] = []
    with InferenceServerClient(tight.address) as client:

        def other() -> None:
            for _ in range(50):
                try:
                    client.infer("double", [grpc_input(1)])
                except InferenceServerException as e:
                    lost.append(e)

        thread = threading.Thread(target=other)
        thread.start()
        given_up = 0
        while given_up < 500:  # Armeria ends the connection of who gives up 400 calls in a minute
            try:
                client.infer("double", [grpc_input(1)], client_timeout=0.0005)
            except InferenceServerException:
                given_up += 1
        thread.join()
    assert not lost


def test_integers_that_their_type_has_not_are_refused_over_grpc(tight: HttpServer) -> None:
    from tritonclient.grpc import InferenceServerClient, InferInput
    from tritonclient.utils import InferenceServerException

    value = InferInput("input", [1, 4], "INT8")
    value._input.contents.int_contents.extend([1, 2, 300, 4])
    with InferenceServerClient(tight.address) as client, pytest.raises(InferenceServerException, match="300 of 'input' is outside INT8"):
        client.infer("double", [value])


def test_what_is_not_served_is_refused_by_its_name(tight: HttpServer) -> None:
    from tritonclient.grpc import InferenceServerClient, InferRequestedOutput
    from tritonclient.utils import InferenceServerException

    wanted = {**ONE, "outputs": [{"name": "output", "parameters": {"classification": 2}}]}
    status, _, body = infer(tight.url, "double", wanted)
    assert status == 400
    assert "classification" in json.loads(body)["error"]
    with (
        InferenceServerClient(tight.address) as client,
        pytest.raises(InferenceServerException, match="'classification' of 'output' is not served"),
    ):
        client.infer("double", [grpc_input(1)], outputs=[InferRequestedOutput("output", class_count=2)])


def test_members_that_are_null_are_as_if_they_were_not_there(tight: HttpServer) -> None:
    assert infer(tight.url, "double", {"id": None, "parameters": None, "outputs": None, **ONE})[0] == 200


def test_a_wrong_method_is_told_the_right_one(tight: HttpServer) -> None:
    status, headers, _ = call(f"{tight.url}/v2/models/double/infer")
    assert (status, headers["allow"]) == (405, "POST")
    status, headers, _ = call(f"{tight.url}/v2/models/double", b"")
    assert (status, headers["allow"]) == (405, "GET, HEAD")


def test_without_a_token_nobody_loads_or_unloads(tight: HttpServer) -> None:
    from tritonclient.grpc import InferenceServerClient
    from tritonclient.utils import InferenceServerException

    for verb in ("load", "unload"):
        assert call(f"{tight.url}/v2/repository/models/double/{verb}", b"")[0] == 403
    with InferenceServerClient(tight.address) as client, pytest.raises(InferenceServerException, match="PERMISSION_DENIED"):
        client.unload_model("double")
    assert infer(tight.url, "double", ONE)[0] == 200


def test_a_heap_that_is_too_small_has_its_own_exit_code(models: Path) -> None:
    session: Any = {**SESSION, "heap": "48m"}
    with HttpServer(models / "double.zip", session=session, http_max_memory=4096, http_max_request=256) as server:
        body = b'{"inputs":[{"name":"input","datatype":"FP32","shape":[10000000,4],"data":[' + b"1," * 40_000_000 + b"1]}]}"
        with socket.create_connection(("127.0.0.1", server.port), 30) as client:
            client.settimeout(60)
            client.sendall(b"POST /v2/models/double/infer HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % len(body))
            with suppress(OSError):  # it has ended already
                client.sendall(body)
            assert server.wait(60) == 3
