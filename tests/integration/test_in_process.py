"""The bridges that put the JVM into the process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.integration.script import FORK, output, place, run

IN_PROCESS = ["jpype", "pyjnius"]


@pytest.mark.parametrize("bridge", IN_PROCESS)
def test_the_contract_of_all_bridges_holds_in_process(bridge: str) -> None:
    # Operators are calls like others: they cannot differ between bridges, and are tested over one.
    command = [sys.executable, "-m", "pytest", "-q", "--no-header", "tests/contract", "--ignore=tests/contract/test_operators.py"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=280, check=False, **place({"PYDL4J_BRIDGE": bridge}))
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert " passed" in done.stdout


@pytest.mark.parametrize("bridge", IN_PROCESS)
def test_torch_in_the_process_is_refused_with_a_sentence(bridge: str) -> None:
    code = """
        import sys, types
        sys.modules["torch"] = types.ModuleType("torch")
        import pydl4j as dl
        try:
            dl.zeros(2)
        except dl.BridgeError as e:
            print(e)
    """
    assert "Use bridge='py4j'" in output(code, PYDL4J_BRIDGE=bridge)


def test_a_library_of_torch_is_refused_even_without_the_module(tmp_path: Path) -> None:
    code = f"""
        import mmap
        path = {str(tmp_path / "libtorch_cpu.so")!r}
        with open(path, "wb") as f:
            f.write(bytes(5000))
        with open(path, "rb") as f:
            kept = mmap.mmap(f.fileno(), 0, access=mmap.ACCESS_READ)
        import pydl4j as dl
        try:
            dl.zeros(2)
        except dl.BridgeError as e:
            print(e)
    """
    assert "PyTorch is loaded" in output(code, PYDL4J_BRIDGE="jpype")


@pytest.mark.parametrize("bridge", IN_PROCESS)
def test_torch_cannot_be_imported_later(bridge: str) -> None:
    code = """
        import pydl4j as dl
        dl.zeros(2)
        try:
            import torch
        except ImportError as e:
            print(e)
    """
    assert "Use bridge='py4j'" in output(code, PYDL4J_BRIDGE=bridge)


@pytest.mark.parametrize("bridge", IN_PROCESS)
def test_a_second_jvm_with_other_settings_is_refused_and_the_same_is_joined(bridge: str) -> None:
    code = """
        import pydl4j as dl
        with dl.session(heap="64m"):
            x = dl.ones(3)
            kept = x.numpy()
        try:
            x.shape
        except dl.SessionClosedError:
            print("closed", kept.sum())
        with dl.session(heap="64m"):
            print((dl.ones(3) + 1).tolist())
        try:
            with dl.session(heap="65m"):
                pass
        except dl.JvmStartError as e:
            print("starts only once" in str(e))
    """
    assert output(code, PYDL4J_BRIDGE=bridge).splitlines() == ["closed 3.0", "[2.0, 2.0, 2.0]", "True"]


@pytest.mark.parametrize("bridge", IN_PROCESS)
def test_the_process_ends_at_once_with_arrays_open(bridge: str) -> None:
    code = """
        import pydl4j as dl, threading, time
        x = dl.ones((100, 100)) + 1
        view = x.numpy()
        used = threading.Event()
        threading.Thread(target=lambda: (dl.ones(3) + 1, used.set(), time.sleep(1000)), daemon=True).start()
        used.wait()
        print(x.sum().item())
    """
    assert output(code, PYDL4J_BRIDGE=bridge) == "20000.0"


@pytest.mark.parametrize("bridge", IN_PROCESS)
def test_an_uncaught_error_leaves_its_exit_code(bridge: str) -> None:
    done = run("import pydl4j as dl; x = dl.ones(3) + 1; raise SystemExit(7)", PYDL4J_BRIDGE=bridge)
    assert done.returncode == 7


@pytest.mark.parametrize("bridge", IN_PROCESS)
def test_a_forked_child_cannot_use_the_parents_jvm(bridge: str) -> None:
    assert output(FORK, PYDL4J_BRIDGE=bridge) == "refused\n[2.0, 2.0]"
