"""The `pydl4j` command, as far as it goes without a JVM."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from pydl4j import _cli, _doctor, _java
from pydl4j._errors import JvmNotFoundError
from pydl4j._version import __version__


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A staged runtime of empty jars and one native."""
    (tmp_path / "jars").mkdir()
    for module in _doctor.MODULES:
        make_jar(tmp_path / "jars" / f"pydl4j-{module}-{__version__}.jar", __version__)
    natives = tmp_path / "natives" / _java.natives().name
    natives.mkdir(parents=True)
    (natives / "libtorch.so").write_bytes(b"\0" * 100)
    monkeypatch.setenv("PYDL4J_STAGE", str(tmp_path))
    return tmp_path


def make_jar(path: Path, version: str) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/MANIFEST.MF", f"Manifest-Version: 1.0\r\nImplementation-Version: {version}\r\n")


def doctor(capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, dict[str, str]]]:
    code = _cli.main(["doctor", "--no-start", "--json"])
    report = json.loads(capsys.readouterr().out)
    assert report["ok"] == (code == 0)
    return code, {finding["name"]: finding for finding in report["findings"]}


def test_the_command_tells_the_version_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        _cli.main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"pydl4j {__version__}\n"


def test_without_a_command_the_commands_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        _cli.main([])
    assert caught.value.code == 2
    assert "COMMAND" in capsys.readouterr().err


def test_class_path_lists_the_staged_jars(stage: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _cli.main(["classpath"]) == 0
    jars = capsys.readouterr().out.strip().split(":")
    assert jars == sorted(str(jar) for jar in (stage / "jars").iterdir())


def test_without_a_stage_the_command_says_what_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PYDL4J_STAGE", str(tmp_path / "nothing"))
    assert _cli.main(["classpath"]) == 1
    assert "./gradlew stage" in capsys.readouterr().err


@pytest.mark.usefixtures("stage")
def test_the_doctor_is_content_with_a_whole_installation(capsys: pytest.CaptureFixture[str]) -> None:
    code, findings = doctor(capsys)
    assert code == 0, findings
    assert {"python", "numpy", "py4j", "java", "jars", "natives", "cpu", "memory", "shared memory"} <= set(findings)


@pytest.mark.usefixtures("stage")
def test_the_table_has_a_line_a_finding(capsys: pytest.CaptureFixture[str]) -> None:
    assert _cli.main(["doctor", "--no-start"]) == 0
    assert "ok    jars           0.1.0, the same as Python's" in capsys.readouterr().out


def test_jars_of_another_version_fail_with_both_versions(stage: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (stage / "jars" / f"pydl4j-nn-{__version__}.jar").unlink()
    make_jar(stage / "jars" / "pydl4j-nn-9.9.jar", "9.9")
    code, findings = doctor(capsys)
    assert code == 1
    assert findings["jars"]["status"] == "fail"
    assert findings["jars"]["detail"] == f"Python is {__version__}, pydl4j-nn-9.9.jar is 9.9"
    assert "./gradlew stage" in findings["jars"]["remedy"]


def test_a_damaged_jar_fails(stage: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (stage / "jars" / f"pydl4j-nn-{__version__}.jar").write_bytes(b"PK damaged")
    code, findings = doctor(capsys)
    assert code == 1
    assert "is damaged" in findings["jars"]["detail"]


def test_a_missing_jar_and_missing_natives_fail(stage: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (stage / "jars" / f"pydl4j-bridge-{__version__}.jar").unlink()
    next((stage / "natives").glob("*/libtorch.so")).unlink()
    code, findings = doctor(capsys)
    assert code == 1
    assert findings["jars"]["status"] == findings["natives"]["status"] == "fail"


@pytest.mark.usefixtures("stage")
def test_without_java_the_finding_has_the_reason(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def find() -> _java.Java:
        raise JvmNotFoundError("No usable Java was found (JAVA_HOME /old: Java 11 is too old).")

    monkeypatch.setattr(_java, "find", find)
    code, findings = doctor(capsys)
    assert code == 1
    assert findings["java"]["status"] == "fail"
    assert "Java 11 is too old" in findings["java"]["detail"]


@pytest.mark.usefixtures("stage")
def test_a_check_that_falls_over_is_a_finding(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(_java, "find", lambda: 1 // 0)
    code, findings = doctor(capsys)
    assert code == 1
    assert findings["java"]["detail"].startswith("ZeroDivisionError")


def test_a_wrong_variable_of_the_server_is_a_wrong_setting(
    stage: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in (("HEAP", "12x"), ("MEMORY", "lots"), ("THREADS", "many")):
        with monkeypatch.context() as variables:
            variables.setenv(f"PYDL4J_{name}", value)
            assert _cli.main(["serve", "--model", "m.zip", "--http", "0"]) == 2
        assert value in capsys.readouterr().err


def test_a_reader_that_has_enough_ends_a_command_without_a_trace(stage: Path) -> None:
    command = f"{sys.executable} -m pydl4j doctor --no-start | head -n 1 >/dev/null; exit ${{PIPESTATUS[0]}}"
    for _ in range(3):
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60, check=False)
        assert done.stderr == ""
