"""The JVM as a child process: start, secrets, death and what is left behind."""

from __future__ import annotations

import os
import re
import signal
import socket
import threading
import time
from pathlib import Path
from typing import Any

import pytest

import pydl4j as dl
from pydl4j import _java
from pydl4j._bridges.py4j import Py4jTransport
from tests.integration.script import FORK, output, run, start
from tests.probe import NAME, await_begun, compiled


@pytest.fixture(scope="module")
def probe(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(compiled(tmp_path_factory.mktemp("probe")))


def transport_of(session: dl.Session) -> Py4jTransport:
    transport = session.bridge.transport
    assert isinstance(transport, Py4jTransport)
    return transport


def is_gone(pid: int, within: float) -> bool:
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        try:
            if Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z":
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.02)
    return False


def ours_in_shared_memory() -> set[str]:
    return {name for name in os.listdir("/dev/shm") if name.startswith("pydl4j")}


def listening(pid: int) -> list[str]:
    """Local addresses on which a process listens, as the hexadecimal digits of /proc/net."""
    links = []
    for entry in Path(f"/proc/{pid}/fd").iterdir():
        try:
            links.append(os.readlink(entry))
        except OSError:
            continue
    sockets = {found.group(1) for link in links if (found := re.match(r"socket:\[(\d+)\]", link))}
    rows = [line.split() for name in ("tcp", "tcp6") for line in Path(f"/proc/{pid}/net/{name}").read_text().splitlines()[1:]]
    return [row[1] for row in rows if row[3] == "0A" and row[9] in sockets]


def test_the_secret_is_nowhere_to_be_seen_and_needed() -> None:
    with dl.session() as session:
        transport = transport_of(session)
        secret = transport._secret
        for file in ("cmdline", "environ"):
            assert secret.encode() not in Path(f"/proc/{transport.pid}/{file}").read_bytes()
        assert secret not in transport.log()
        for greeting in (b'c\nt\nrequest\ns["","memory",[],0]\ne\n', b"A\nwrong\n"):
            with socket.create_connection(("127.0.0.1", transport.port), timeout=5) as stranger:
                stranger.sendall(greeting)
                answer = stranger.recv(1000)
                assert b"live" not in answer
                assert not answer.startswith(b"!yv")
        assert session.bridge.memory()["held"] == 0


def test_it_listens_on_the_loopback_interface_only() -> None:
    before = listening(os.getpid())  # PySpark's, when its tests ran in this process
    with dl.session() as session:
        addresses = listening(transport_of(session).pid)
        assert len(addresses) == 1
        assert addresses[0].split(":")[0] in ("0100007F", "0000000000000000FFFF00000100007F")
        assert listening(os.getpid()) == before


def test_sessions_come_and_go() -> None:
    pids = set()
    for _ in range(2):
        with dl.session(heap="64m", threads=1) as session:
            pids.add(transport_of(session).pid)
            x = dl.ones(3) + 1
            view = x.numpy()
            assert session.bridge.call("nd.Engine", "threads") == 1
        assert x.closed
        uses: list[Any] = [lambda x=x: x.numpy(), lambda x=x: x + 1, lambda s=session: s.bridge]
        for use in uses:
            with pytest.raises(dl.SessionClosedError):
                use()
        assert view.tolist() == [2, 2, 2]
    assert len(pids) == 2
    assert all(is_gone(pid, 5) for pid in pids)


def test_inner_sessions_do_not_disturb_outer_ones() -> None:
    with dl.session(heap="64m"):
        x = dl.ones(3)
        y = x + 1
        with dl.session(heap="65m") as inner:
            assert inner.bridge.call("nd.ops.Reduction", "sum", x).item() == 3
            assert inner.bridge.call("nd.ops.Reduction", "sum", y).item() == 6
            z = dl.zeros(2)
        assert z.closed
        assert (x + y).tolist() == [3, 3, 3]


@pytest.mark.parametrize("how", ["SIGKILL", "SIGTERM", "exit", "busy"])
def test_the_jvm_ends_with_python(how: str, probe: str) -> None:
    code = f"""
        import pydl4j as dl, threading, time
        from pydl4j import _jvm
        x = dl.zeros((1000, 1000))
        y = x + 1
        bridge = _jvm.bridge()
        if {how!r} == "busy":
            threading.Thread(target=bridge.call, args=({NAME!r}, "nap", 100_000), daemon=True).start()
            while not bridge.call({NAME!r}, "begun"):
                time.sleep(0.01)
        print(bridge.transport.pid, flush=True)
        if {how!r} != "exit":
            time.sleep(1000)
    """
    before = ours_in_shared_memory()
    process = start(code, PYDL4J_CLASS_PATH=probe)
    assert process.stdout is not None
    pid = int(process.stdout.readline())
    if how != "exit":
        process.send_signal(signal.SIGTERM if how == "SIGTERM" else signal.SIGKILL)
    process.wait(60)
    process.stdout.close()
    assert is_gone(pid, 60)
    deadline = time.monotonic() + 60  # other processes make files and unlink them at once
    while ours_in_shared_memory() - before:
        assert time.monotonic() < deadline, "files in /dev/shm are left"
        time.sleep(0.01)


def test_a_jvm_that_dies_in_a_call_is_an_error_and_the_next_use_starts_another(probe: str) -> None:
    with dl.session(class_path=[probe]) as session:
        x = dl.ones(3)
        theirs = x + 1
        first = transport_of(session).pid
        with pytest.raises(dl.JvmDiedError, match=r"exit code 42") as caught:
            session.bridge.call(NAME, "die")
        assert "The next use starts a new one" in str(caught.value)
        assert transport_of(session).pid != first
        assert (x + 1).tolist() == [2, 2, 2]
        assert theirs.tolist() == [2, 2, 2]  # its pages are still mapped
        assert (theirs + 1).tolist() == [3, 3, 3]


def test_a_killed_jvm_ends_the_calls_of_all_threads(probe: str) -> None:
    with dl.session(class_path=[probe]) as session:
        bridge = session.bridge
        errors: list[BaseException] = []

        def work() -> None:
            try:
                bridge.call(NAME, "nap", 600_000)
            except dl.BridgeError as e:
                errors.append(e)

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        await_begun(bridge, 4)
        os.kill(transport_of(session).pid, signal.SIGKILL)
        for thread in threads:
            thread.join(60)  # of the ten minutes that they would sleep
        assert len(errors) == 4
        assert all(isinstance(e, dl.JvmDiedError) and "SIGKILL" in str(e) for e in errors)


def test_closing_ends_calls_of_other_threads(probe: str) -> None:
    session = dl.session(class_path=[probe])
    bridge = session.bridge
    errors: list[BaseException] = []

    def work() -> None:
        try:
            bridge.call(NAME, "nap", 600_000)
        except dl.SessionClosedError as e:
            errors.append(e)

    thread = threading.Thread(target=work)
    thread.start()
    await_begun(bridge, 1)
    session.close()
    thread.join(60)
    assert len(errors) == 1


def test_a_failed_start_shows_the_log() -> None:
    with pytest.raises(dl.JvmStartError, match=r"(?s)exit code 1.*Its log.*NoSuchOption"), dl.session(jvm_args=["-XX:NoSuchOption=1"]):
        pass


def test_a_jvm_that_does_not_answer_is_given_up(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir(parents=True)
    (tmp_path / "release").write_text('JAVA_VERSION="17.0.1"\n')
    command = tmp_path / "bin" / "java"
    command.write_text("#!/bin/sh\nexec sleep 60\n")
    command.chmod(0o755)
    with pytest.raises(dl.JvmStartError, match=r"did not answer within 0\.5 s"), dl.session(java_home=str(tmp_path), start_timeout=0.5):
        pass


def test_jars_of_another_version_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_java, "__version__", "9.9.9")
    with pytest.raises(dl.VersionMismatchError, match=r"of version .* 9\.9\.9"), dl.session():
        pass


def test_ctrl_c_in_the_terminal_does_not_reach_the_jvm() -> None:
    with dl.session() as session:
        assert os.getsid(transport_of(session).pid) != os.getsid(0)


def test_a_forked_child_cannot_use_the_parents_jvm() -> None:
    assert output(FORK) == "refused\n[2.0, 2.0]"


def test_a_forked_child_does_not_keep_the_jvm_alive() -> None:
    code = """
        import os, time
        import pydl4j as dl
        from pydl4j import _jvm
        dl.ones(2) + 1
        pid = _jvm.bridge().transport.pid
        child = os.fork()
        if child == 0:
            time.sleep(200)
            os._exit(0)
        print(pid, child, flush=True)
        os.kill(os.getpid(), 9)
    """
    process = start(code)
    assert process.stdout is not None
    pid, child = map(int, process.stdout.readline().split())
    try:
        assert is_gone(pid, 60)
    finally:
        os.kill(child, signal.SIGKILL)
        process.stdout.close()
        process.wait(60)


def test_a_forked_child_can_have_a_session_of_its_own() -> None:
    code = """
        import os
        import pydl4j as dl
        dl.ones(2) + 1
        pid = os.fork()
        if pid == 0:
            print((dl.ones(2) + 2).tolist(), flush=True)
            dl.shutdown()
            os._exit(0)
        os.waitpid(pid, 0)
    """
    assert output(code) == "[3.0, 3.0]"


def test_more_than_two_gibibytes_cross_both_ways() -> None:
    count = (1 << 31) + 4096
    free = next(int(line.split()[1]) for line in Path("/proc/meminfo").read_text().splitlines() if line.startswith("MemAvailable"))
    if free < 6 << 20:
        pytest.skip("needs 6 GiB of free memory")
    with dl.session() as session:
        x = dl.empty(count, "uint8")
        x.numpy()[-1] = 7
        last = session.bridge.op("Indexing", "slice", x, 0, count - 1, count)
        assert last.tolist() == [7]
        last[0] = 9
        assert x[-1] == 9
        back = session.bridge.op("Indexing", "slice", x, 0, 0, count)
        assert back.nbytes == count
        assert back[count - 1] == 9


def test_handing_over_shared_memory_copies_nothing() -> None:
    with dl.session() as session:
        x = dl.zeros(256 << 20, "uint8")
        part = x[1:]
        session.bridge.import_now(part)
        x.numpy()[1 + 7] = 9  # after it was handed over
        theirs = session.bridge.op("Indexing", "slice", part, 0, 0, 10)
        assert theirs[7] == 9
        theirs.numpy()[8] = 5
        assert x[1 + 8] == 5


def test_no_room_is_an_error_with_sizes() -> None:
    with dl.session(), pytest.raises(dl.OffHeapMemoryError, match=r"Cannot allocate 16\.0 TiB off-heap: .* and the limit is"):
        dl.empty(1 << 44, "uint8")
    with dl.session(memory="64t"):  # more than the machine has
        with pytest.raises(dl.SharedMemoryError, match=r"No room for a shared segment of 16\.0 TiB .* free"):
            dl.empty(1 << 44, "uint8")
        assert (dl.ones(2) + 1).tolist() == [2, 2]


def test_a_java_that_is_not_there_is_an_error() -> None:
    done = run("import pydl4j as dl; dl.session(java_home='/nowhere').__enter__()")
    assert done.returncode == 1
    assert "JvmNotFoundError: No usable Java was found (setting /nowhere: no bin/java there)" in done.stderr


JAVAS = sorted(str(p) for p in Path("/usr/lib/jvm").glob("*") if (p / "release").exists() and not p.is_symlink())


@pytest.mark.parametrize("java", JAVAS)
def test_every_java_here_starts_without_a_word(java: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JAVA_TOOL_OPTIONS", raising=False)  # every JVM announces them
    version = _java._version(Path(java))
    if version < _java.MINIMUM:
        pytest.skip(f"Java {version} is too old")
    with dl.session(java_home=java) as session:
        assert (dl.ones(2) + 1).tolist() == [2, 2]
        assert session.bridge.transport.log() == ""
        assert f"Java {version}" in session.bridge.transport.java


def test_several_processes_start_at_once() -> None:
    processes = [start("import pydl4j as dl; print((dl.ones(2) + 1).tolist())") for _ in range(3)]
    for process in processes:
        text, _ = process.communicate(timeout=100)
        assert text.strip() == "[2.0, 2.0]"


def test_memory_stays_flat_over_many_large_arrays() -> None:
    def resident() -> list[int]:
        pids = (os.getpid(), transport_of(session).pid)
        return [int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096 for pid in pids]

    def cycle() -> None:
        with dl.empty((64 << 20,), "uint8") as x:
            session.bridge.import_now(x)

    with dl.session() as session:
        for _ in range(5):
            cycle()
        before = resident()
        for _ in range(200):
            cycle()
        assert all(b - a < 80 << 20 for a, b in zip(before, resident(), strict=True))
