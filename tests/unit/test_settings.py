"""What a session may be told, and what it says to mistakes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import pydl4j as dl
from pydl4j import _java
from pydl4j._settings import Settings, resolve


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BRIDGE", "BACKEND", "MEMORY", "HEAP", "THREADS", "DEVICE", "JAVA_HOME", "JVM_ARGS", "CLASS_PATH"):
        monkeypatch.delenv("PYDL4J_" + name, raising=False)


def test_arguments_come_before_the_environment_and_that_before_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYDL4J_BRIDGE", "jpype")
    monkeypatch.setenv("PYDL4J_THREADS", "3")
    monkeypatch.setenv("PYDL4J_JVM_ARGS", "-Da=1 '-Db=x y'")
    monkeypatch.setenv("PYDL4J_CLASS_PATH", "/a:/b")
    assert resolve({"threads": 2}) == Settings(bridge="jpype", threads=2, jvm_args=("-Da=1", "-Db=x y"), class_path=("/a", "/b"))
    monkeypatch.undo()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"brige": "py4j"}, "no setting 'brige'. Did you mean 'bridge'"),
        ({"zzz": 1}, "no setting 'zzz'. There are bridge"),
        ({"bridge": "jpyp"}, "one of py4j, jpype, pyjnius. Got 'jpyp' instead. Did you mean 'jpype'"),
        ({"backend": "cud"}, "Did you mean 'cuda'"),
        ({"threads": 0}, "'threads' setting must be a whole number of 1 or more. Got 0"),
        ({"threads": 1.5}, "Got 1.5"),
        ({"memory": "lots"}, "'memory' setting must be a size such as '512m' or '4g'. Got 'lots'"),
        ({"heap": "g"}, "Got 'g'"),
        ({"threads": True}, "Got True"),
        ({"start_timeout": "abc"}, "'start_timeout' setting must be a number of seconds above 0. Got 'abc'"),
        ({"start_timeout": -1}, "Got -1"),
        ({"jvm_args": 5}, "'jvm_args' setting must be a text or a list of texts. Got 5"),
    ],
)
def test_mistakes_are_answered_with_a_sentence(given: dict[str, Any], sentence: str) -> None:
    with pytest.raises(dl.ConfigurationError) as caught:
        resolve(given)
    assert sentence in str(caught.value)


def test_a_variable_that_is_no_number_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYDL4J_THREADS", "two")
    with pytest.raises(dl.ConfigurationError, match="PYDL4J_THREADS"):
        resolve({})


def java(folder: Path, version: str, head: bytes = b"\x7fELF\x02") -> Path:
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "java").write_bytes(head + bytes(20))
    (folder / "bin" / "java").chmod(0o755)
    (folder / "release").write_text(f'IMPLEMENTOR="x"\nJAVA_VERSION="{version}"\n')
    return folder


def test_the_version_comes_from_the_release_file(tmp_path: Path) -> None:
    for version, main in (("17.0.15", 17), ("21", 21), ("25.0.1+8", 25)):
        assert _java.find(str(java(tmp_path / version, version))).version == main


@pytest.mark.parametrize(
    ("version", "head", "why"),
    [
        ("11.0.2", b"\x7fELF\x02", "Java 11 is too old"),
        ("1.8.0_392", b"\x7fELF\x02", "Java 8 is too old"),
        ("17", b"\x7fELF\x01", "a Java of 32 bits"),
        ("x", b"", "no version"),
    ],
)
def test_a_java_that_cannot_be_used_is_refused_with_the_reason(tmp_path: Path, version: str, head: bytes, why: str) -> None:
    home = java(tmp_path / "java", version, head)
    with pytest.raises(dl.JvmNotFoundError) as caught:
        _java.find(str(home))
    assert why in str(caught.value)
    assert str(home) in str(caught.value)
    assert "Install a Java 17 or newer" in str(caught.value)


def test_an_old_java_on_the_way_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYDL4J_JAVA_HOME", raising=False)
    monkeypatch.setenv("JAVA_HOME", str(java(tmp_path / "old", "11")))
    monkeypatch.setenv("PATH", str(java(tmp_path / "new", "21") / "bin"))
    assert _java.find().home == tmp_path / "new"


def test_a_java_that_our_own_variable_names_is_not_replaced_by_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", str(java(tmp_path / "new", "21")))
    for home in (java(tmp_path / "old", "11"), tmp_path / "nowhere"):
        monkeypatch.setenv("PYDL4J_JAVA_HOME", str(home))
        with pytest.raises(dl.JvmNotFoundError, match=f"PYDL4J_JAVA_HOME {home}"):
            _java.find()


def test_options_follow_the_settings_and_the_version() -> None:
    settings = Settings(heap="1g", memory="2g", threads=3, backend="openblas", jvm_args=("-Dx=y",))
    options = _java.options(_java.Java(Path("/j"), 17), settings)
    assert {"-Xmx1g", "-Dpydl4j.memory=2g", "-Dpydl4j.threads=3", "-Dpydl4j.backend=openblas", "-Dx=y"} <= set(options)
    assert "--sun-misc-unsafe-memory-access=allow" not in options
    assert "--sun-misc-unsafe-memory-access=allow" in _java.options(_java.Java(Path("/j"), 25), settings)


def test_a_missing_stage_says_how_to_make_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYDL4J_STAGE", str(tmp_path))
    with pytest.raises(dl.VersionMismatchError, match=r"\./gradlew stage"):
        _java.stage()
