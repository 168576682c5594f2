"""How a server that speaks TLS begins, and how it ends: with an answer for everybody."""

from __future__ import annotations

import http.client
import json
import shutil
import socket
import ssl
import subprocess
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pydl4j.serving import HttpServer, ServerError
from tests.serving.clients import SESSION, until
from tests.serving.http_requests import tensor

OPENSSL = shutil.which("openssl")
ONE = json.dumps({"inputs": [tensor([1, 2, 3, 4], [1, 4])]})
WAITS: dict[str, Any] = {"http_max_batch": 1000, "http_max_delay": 1500}
"""Requests wait for others for so long that a server can be stopped meanwhile."""


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Key and certificate of localhost."""
    if OPENSSL is None:
        pytest.skip("openssl is not installed")
    folder = tmp_path_factory.mktemp("certificate")
    key, cert = folder / "key.pem", folder / "cert.pem"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    command = [OPENSSL, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", str(key), "-out", str(cert), "-days", "2", *subject]
    subprocess.run(command, check=True, capture_output=True)
    return key, cert


@pytest.fixture(scope="module")
def trusting(certificate: tuple[Path, Path]) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate[1]))


@pytest.fixture(scope="module")
def started(models: Path, certificate: tuple[Path, Path]) -> Iterator[HttpServer]:
    key, cert = certificate
    with HttpServer(models / "double.zip", tls_cert=cert, tls_key=key, session=SESSION, **WAITS) as server:
        yield server


@pytest.fixture
def server(started: HttpServer) -> HttpServer:
    """It runs, whatever the test before did to it."""
    if started.exit_code is not None:
        started.start()
    return started


def test_tls_is_spoken_and_nothing_else(server: HttpServer, trusting: ssl.SSLContext) -> None:
    with urllib.request.urlopen(f"{server.url}/v2/health/ready", timeout=120, context=trusting) as answer:
        assert answer.status == 200
    with socket.create_connection(("127.0.0.1", server.port), 10) as plain:
        plain.sendall(b"GET /v2/health/live HTTP/1.1\r\nHost: x\r\n\r\n")
        plain.settimeout(10)
        assert b"200" not in plain.recv(4096)


class Client(threading.Thread):
    """Asks again and again until it is refused; keeps what went wrong."""

    def __init__(self, port: int, trusting: ssl.SSLContext) -> None:
        super().__init__()
        self.connection = http.client.HTTPSConnection("localhost", port, timeout=120, context=trusting)
        self.answered = 0
        self.lost: list[str] = []

    def run(self) -> None:
        while True:
            if self.connection.sock is None:
                try:
                    self.connection.connect()
                except OSError:
                    return  # refused: nothing was sent
            try:
                self.connection.request("POST", "/v2/models/double/infer", ONE, {"Content-Type": "application/json"})
                answer = self.connection.getresponse()
                answer.read()  # with 'Connection: close' the client connects again
                if answer.status != 200:
                    self.lost.append(str(answer.status))
                self.answered += 1
            except (OSError, http.client.HTTPException) as error:
                self.lost.append(repr(error))
                self.connection.close()


def test_stopping_under_load_answers_every_request_that_was_sent(server: HttpServer, trusting: ssl.SSLContext) -> None:
    clients = [Client(server.port, trusting) for _ in range(8)]
    for client in clients:
        client.start()
    until(lambda: sum(client.answered for client in clients) >= 16)
    assert server.stop() == 0
    for client in clients:
        client.join(120)
        assert not client.is_alive()
        assert not client.lost


def test_stopping_answers_what_is_under_way(server: HttpServer, trusting: ssl.SSLContext) -> None:
    client = Client(server.port, trusting)

    def waiting() -> bool:
        with urllib.request.urlopen(f"{server.url}/metrics", timeout=120, context=trusting) as answer:
            return b'pydl4j_inference_queue{model="double",version="newest"} 1' in answer.read()

    client.start()
    until(waiting)
    assert server.stop() == 0
    client.join(120)
    assert client.answered >= 1
    assert not client.lost
    with pytest.raises(OSError, match=r"refused|reset"):
        socket.create_connection(("127.0.0.1", server.port), 2).close()


def test_a_taken_port_and_a_bad_certificate_have_exit_codes(models: Path, tmp_path: Path) -> None:
    with socket.socket() as taking:
        taking.bind(("127.0.0.1", 0))
        taking.listen()
        with pytest.raises(ServerError, match="cannot be listened at") as taken:
            HttpServer(models / "double.zip", port=taking.getsockname()[1], session=SESSION)
    assert taken.value.exit_code == 20
    nonsense = tmp_path / "cert.pem"
    nonsense.write_text("no certificate")
    with pytest.raises(ServerError, match="TLS certificate") as bad:
        HttpServer(models / "double.zip", tls_cert=nonsense, tls_key=nonsense, session=SESSION)
    assert bad.value.exit_code == 2
