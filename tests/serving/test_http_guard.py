"""A server that looks who comes, writes down who came, and waits for nobody."""

from __future__ import annotations

import json
import random
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pydl4j.serving import HttpServer
from tests.serving.clients import SESSION, until
from tests.serving.http_requests import call, infer, tensor

SECRET = f"s3cret-{random.randrange(1 << 60)}"
BEARER = f"Bearer {SECRET}"
ONE = {"inputs": [tensor([1, 2, 3, 4], [1, 4])]}


@pytest.fixture(scope="module")
def guarded(models: Path) -> Iterator[HttpServer]:
    """With a token, an access log of JSON, a second for a request and two for a silent connection."""
    settings: Any = {"log": "json", "http_access_log": True, "http_timeout": 1.0, "http_idle_timeout": 2.0}
    with HttpServer(models / "double.zip", token=SECRET, session=SESSION, **settings) as started:
        yield started


def test_only_who_has_the_token_gets_in_and_it_is_on_no_command_line(guarded: HttpServer) -> None:
    for authorization in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": SECRET}):
        assert infer(guarded.url, "double", ONE, **authorization)[0] == 401
    assert infer(guarded.url, "double", ONE, Authorization=BEARER)[0] == 200
    assert call(f"{guarded.url}/v2/health/live")[0] == 200
    assert call(f"{guarded.url}/metrics")[0] == 401
    from tritonclient.grpc import InferenceServerClient
    from tritonclient.utils import InferenceServerException

    with InferenceServerClient(guarded.address) as client:
        with pytest.raises(InferenceServerException, match="UNAUTHENTICATED"):
            client.get_server_metadata()
        assert client.get_server_metadata(headers={"authorization": BEARER}).name == "pydl4j"
    assert SECRET not in Path(f"/proc/{guarded.pid}/cmdline").read_text()
    until(lambda: "POST /v2/models/double/infer 200" in guarded.log())
    assert SECRET not in guarded.log()


@pytest.mark.parametrize("protocol", ["http", "grpc"])
def test_who_has_the_token_unloads_and_loads_models(guarded: HttpServer, protocol: str) -> None:
    from tritonclient import grpc, http

    headers = {"authorization": BEARER}
    with (grpc if protocol == "grpc" else http).InferenceServerClient(guarded.address) as client:
        client.unload_model("double", headers=headers)
        assert not client.is_model_ready("double", headers=headers)
        client.load_model("double", headers=headers)
        assert client.is_model_ready("double", headers=headers)
        with pytest.raises(Exception, match="parameter 'config' of a load is not served"):
            client.load_model("double", headers=headers, config='{"max_batch_size": 1}')


def test_pages_of_other_sites_change_nothing_and_ours_do_only_what_they_say(guarded: HttpServer) -> None:
    load = f"{guarded.url}/v2/repository/models/double/load"
    for headers in ({"Origin": "http://evil.example"}, {"Host": "evil.example"}, {"Origin": f"http://evil.{guarded.address}"}):
        assert call(load, b"", Authorization=BEARER, **headers)[0] == 403, headers
    assert call(load, b"", Authorization=BEARER, Origin=guarded.url)[0] == 200
    for page in ("/", "/events", "/page.js"):
        policy = call(guarded.url + page)[1]["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_the_token_is_in_no_file(guarded: HttpServer) -> None:
    argument = next(a for a in Path(f"/proc/{guarded.pid}/cmdline").read_text().split("\0") if a.startswith("--http-token-file="))
    place = Path(f"/proc/{guarded.pid}/fd") / argument.rsplit("/", 1)[1]
    assert "memfd:" in str(place.readlink())


def test_the_access_log_can_be_json(guarded: HttpServer) -> None:
    trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    assert infer(guarded.url, "double", ONE, Authorization=BEARER, traceparent=f"00-{trace}-00f067aa0ba902b7-01")[0] == 200
    assert call(f"{guarded.url}/v2/models/a%22b%7D", Authorization=BEARER, traceparent="00-no trace-1-01")[0] == 404
    until(lambda: "/v2/models/a" in guarded.log())
    lines = [json.loads(line) for line in guarded.log().splitlines() if line.startswith("{") and line.endswith("}")]
    assert all(line["level"] in ("INFO", "WARN") and line["time"].endswith("Z") for line in lines)
    messages = [line["message"] for line in lines if line["logger"].endswith("AccessLog")]
    assert "127.0.0.1 POST /v2/models/double/infer 200 " in messages[-2]
    assert messages[-2].endswith(f" ms, trace {trace}")
    assert " 404 " in messages[-1]
    assert messages[-1].endswith(" ms")


def test_a_slow_client_is_told_and_the_others_are_served(guarded: HttpServer) -> None:
    with (
        socket.create_connection(("127.0.0.1", guarded.port), 10) as slow,
        socket.create_connection(("127.0.0.1", guarded.port), 10) as silent,
    ):
        head = f"POST /v2/models/double/infer HTTP/1.1\r\nHost: x\r\nAuthorization: {BEARER}\r\nContent-Length: 1000\r\n\r\n{{"
        slow.sendall(head.encode())
        assert infer(guarded.url, "double", ONE, Authorization=BEARER)[0] == 200
        slow.settimeout(20)
        assert b" 408 " in slow.recv(4096)
        silent.settimeout(20)
        assert silent.recv(4096) == b""  # closed


def test_headers_that_trickle_in_do_not_keep_a_connection(guarded: HttpServer) -> None:
    with socket.create_connection(("127.0.0.1", guarded.port), 10) as slow:
        slow.settimeout(0.1)
        sent = b"GET /v2/health/live HTTP/1.1\r\nX-Slow: "

        def closed() -> bool:
            nonlocal sent
            try:
                slow.sendall(sent)
                sent = b"x"
                return slow.recv(4096) == b""
            except TimeoutError:
                return False
            except OSError:
                return True

        until(closed, 30)
    assert infer(guarded.url, "double", ONE, Authorization=BEARER)[0] == 200
