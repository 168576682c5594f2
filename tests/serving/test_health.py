"""Health tells the truth from the first moment on, to who has no token too."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from pydl4j import _java, _settings
from pydl4j.serving import HttpServer, _command
from pydl4j.serving._child import Child
from tests.serving.clients import SESSION, until
from tests.serving.http_requests import call, infer, tensor


def status(url: str) -> int:
    try:
        return call(url)[0]
    except OSError:
        return 0


def test_the_port_is_open_while_brokers_are_waited_for(models: Path) -> None:
    settings = {"model": models / "double.zip", "http": 0, "kafka": "localhost:1", "in": "a", "out": "b", "group": "g", "instance": "i"}
    command = _command.command(_java.find(), _settings.resolve(dict(SESSION)))
    child = Child([*command, *(f"--{name}={value}" for name, value in settings.items())])
    try:
        until(lambda: re.search(r"Listening at http://\S+:\d+", child.log()))
        (url,) = re.findall(r"Listening at (http://\S+:\d+)", child.log())
        until(lambda: status(f"{url}/v2/health/live") == 200)
        until(lambda: infer(url, "double", {"inputs": [tensor([1, 2, 3, 4], [1, 4])]})[0] == 200)
        code, _, body = call(f"{url}/v2/health/ready")
        assert code == 503
        assert "brokers have not answered" in json.loads(body)["error"]
        assert child.stop(30) == 0, "an end while it begins is in order too"
    finally:
        child.close()


def test_who_has_no_token_may_ask_whether_the_server_lives(models: Path) -> None:
    import grpc  # type: ignore[import-untyped]
    from tritonclient.grpc import InferenceServerClient
    from tritonclient.utils import InferenceServerException

    with HttpServer(models / "double.zip", token="s3cret", session=SESSION) as server:
        assert call(f"{server.url}/v2/health/ready")[0] == 200
        with InferenceServerClient(server.address) as client:
            assert client.is_server_live()
            assert client.is_server_ready()
            with pytest.raises(InferenceServerException, match="UNAUTHENTICATED"):
                client.get_server_metadata()
        with grpc.insecure_channel(server.address) as channel:
            check = channel.unary_unary("/grpc.health.v1.Health/Check")  # messages as bytes: SERVING is 1
            assert check(b"", timeout=30) == b"\x08\x01"
            name = b"inference.GRPCInferenceService"
            assert check(b"\x0a" + bytes([len(name)]) + name, timeout=30) == b"\x08\x01"
            with pytest.raises(grpc.RpcError) as refused:
                check(b"\x0a\x04nope", timeout=30)
            assert refused.value.code() == grpc.StatusCode.NOT_FOUND
            watch = channel.unary_stream("/grpc.health.v1.Health/Watch")(b"", timeout=30)
            assert next(iter(watch)) == b"\x08\x01"
            server.stop()
            assert list(watch) == [b"\x08\x02"], "it is told that the server ends, and the end does not wait for it"
