"""A real PostgreSQL for tests, as another user where they run as root, which PostgreSQL refuses."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

DATABASES = Path(__file__).parents[1] / "build" / "databases"
DRIVER = DATABASES / "postgresql.jar"
USER, PASSWORD = "tester", "correct-horse"
NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.getuid() == 0 else []


def _program(name: str) -> str:
    return str(DATABASES / "postgres" / "bin" / name)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def postgres(folder: Path, sql: str) -> Iterator[str]:
    """The URL of a server whose database is made by ``sql``, statements with empty lines between them; ends with the block."""
    if not DRIVER.exists():
        pytest.skip("PostgreSQL is not in build/databases: ./gradlew stageDatabases")
    if NOBODY and (not shutil.which("setpriv") or subprocess.run([*NOBODY, "test", "-x", _program("postgres")], check=False).returncode):
        pytest.skip("PostgreSQL refuses root, and no other user may run it here")
    if subprocess.run([*NOBODY, "id", "-un"], check=False, capture_output=True).returncode:
        pytest.skip("PostgreSQL refuses users whose number has no name, as the one here")
    place = folder / "postgres"
    place.mkdir()
    password = folder / "password"
    password.write_text(PASSWORD)
    if NOBODY:
        for above in (folder, *folder.parents):
            if above.stat().st_uid == 0 and str(above).startswith(("/tmp/", "/var/tmp/")):
                above.chmod(above.stat().st_mode | 0o111)
        for each in (place, password):
            os.chown(each, 65534, 65534)
    data = str(place / "data")
    setting = ["-D", data, "-U", USER, f"--pwfile={password}", "--auth=scram-sha-256", "--encoding=UTF8", "--no-locale", "--no-sync"]
    _run([_program("initdb"), *setting], place)
    _run([_program("postgres"), "--single", "-j", "-D", data, "postgres"], place, sql)
    port = _free_port()
    command = [_program("postgres"), "-D", data, "-p", str(port)]
    for option in ("unix_socket_directories=", "listen_addresses=127.0.0.1", "fsync=off"):  # paths of sockets may be too long
        command += ["-c", option]
    with open(folder / "log", "w") as log, subprocess.Popen([*NOBODY, *command], cwd=place, stdout=log, stderr=log) as server:
        try:
            _await(port, server, folder / "log")
            yield f"jdbc:postgresql://127.0.0.1:{port}/postgres"
        finally:
            server.send_signal(signal.SIGINT)  # without a wait for clients
            try:
                server.wait(30)
            except subprocess.TimeoutExpired:
                server.kill()


def _run(command: list[str], place: Path, given: str = "") -> None:
    done = subprocess.run([*NOBODY, *command], cwd=place, check=False, capture_output=True, text=True, input=given)
    assert done.returncode == 0, done.stdout + done.stderr


def _await(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 60
    while "ready to accept connections" not in log.read_text():
        assert server.poll() is None, log.read_text()
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.05)
    with socket.create_connection(("127.0.0.1", port), 10):
        pass
