"""Extras, fetched from a repository in a folder: whole or not at all."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import pytest

import pydl4j as dl
from pydl4j import _extras, _java
from pydl4j._cli import main

CLASSES = "org.example:classes:1.2"
NATIVES = "org.example:natives:1.2:linux-x86_64"


def jar(entries: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as opened:
        for name, text in entries.items():
            opened.writestr(name, text)
    return made.getvalue()


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two files, the list of an extra that names them, and an empty folder for extras."""
    root, lists = tmp_path / "maven", tmp_path / "lists"
    contents = {
        CLASSES: jar({"org/example/A.class": "a"}),
        NATIVES: jar({"lib/x64/liba.so": "x64", "lib/arm/liba.so": "arm", "lib/x64/deep/b.so": "b"}),
    }
    lines = []
    for coordinates, content in contents.items():
        part = _extras.Part("", 0, coordinates, "jar", "")
        (root / part.path).parent.mkdir(parents=True)
        (root / part.path).write_bytes(content)
        lines.append(
            f"{hashlib.sha256(content).hexdigest()}  {len(content)}  {coordinates}"
            + ("  natives lib/x64/*.so" if coordinates == NATIVES else "")
        )
    lists.mkdir()
    for name in _extras.PURPOSES:
        (lists / f"{name}.lock").write_text("\n".join(lines) + "\n")
    monkeypatch.setattr(_extras, "__file__", str(lists / "__init__.py"))
    monkeypatch.setenv("PYDL4J_MAVEN", root.as_uri())
    monkeypatch.setenv("PYDL4J_EXTRAS", str(tmp_path / "extras"))
    return root


def test_an_extra_is_fetched_unpacked_and_on_the_class_path(repository: Path, tmp_path: Path) -> None:
    assert not _extras.is_installed("etl")
    assert _extras.class_path() == []
    heard: list[tuple[str, int, int]] = []
    place = _extras.install("etl", lambda *told: heard.append(told))
    assert place == tmp_path / "extras" / "etl"
    assert sorted(file.name for file in place.iterdir()) == ["classes-1.2.jar", "installed", "liba.so"]
    assert (place / "liba.so").read_text() == "x64"
    assert _extras.class_path() == [str(place / "classes-1.2.jar")]
    assert _extras.properties() == [f"-Dpydl4j.extras.etl={place}"]
    assert heard[-1][1] == heard[-1][2] == sum(part.size for part in _extras.parts("etl"))


def test_a_second_install_fetches_nothing(repository: Path) -> None:
    _extras.install("etl")
    for file in list(repository.rglob("*.jar")):
        file.unlink()
    _extras.install("etl")


def test_a_changed_file_is_not_used(repository: Path) -> None:
    changed = next(repository.rglob("classes-*.jar"))
    changed.write_bytes(changed.read_bytes() + b"!")
    with pytest.raises(dl.DataError, match=r"classes-1.2.jar has SHA-256 .*, expected .*not used"):
        _extras.install("etl")
    assert not _extras.is_installed("etl")
    assert list(_extras.folder("etl").iterdir()) == []


def test_a_file_out_of_reach_names_the_setting(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYDL4J_MAVEN", "file:///nowhere")
    with pytest.raises(dl.DataError, match=r"cannot be fetched.*PYDL4J_MAVEN"):
        _extras.install("etl")
    monkeypatch.setenv("PYDL4J_MAVEN", "nonsense")
    with pytest.raises(dl.DataError, match="cannot be fetched"):
        _extras.install("etl")


def test_another_list_makes_an_extra_missing(repository: Path) -> None:
    mark = _extras.install("etl") / _extras.MARK
    mark.write_text(mark.read_text() + "older\n")
    assert not _extras.is_installed("etl")


def test_a_library_that_is_there_already_is_left_out(repository: Path) -> None:
    _extras.install("etl")
    assert _extras.class_path(behind=["/somewhere/classes-1.0.3.jar"]) == []
    assert len(_extras.class_path(behind=["/somewhere/classes-more-1.0.jar"])) == 1


def test_the_command_installs_lists_and_removes_in_a_pipe_without_a_bar(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extras", "install", "etl", "text"]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert [line.split(":")[0] for line in told.out.splitlines()] == ["etl", "text"]
    assert main(["extras"]) == 0
    states = {line.split()[0]: line.split()[1] for line in capsys.readouterr().out.splitlines()}
    assert states == {"etl": "installed", "hadoop": "-", "image": "-", "media": "-", "text": "installed", "onnx": "-", "kafka-dev": "-"}
    assert main(["extras", "remove", "etl"]) == 0
    assert not _extras.is_installed("etl")
    assert main(["extras", "install", "imagee"]) == 1
    assert "Did you mean 'image'?" in capsys.readouterr().err


def test_the_lists_are_whole() -> None:
    for name in _extras.PURPOSES:
        parts = _extras.parts(name)
        assert parts
        assert all(len(part.sha256) == 64 and part.size > 0 and part.kind in ("jar", "natives", "jar+natives") for part in parts)


def test_a_server_does_not_get_a_library_twice() -> None:
    names = [_extras._library(Path(jar).name) for jar in _java.serving_class_path()]
    assert sorted(set(names)) == sorted(names)


def test_an_operation_without_its_extra_names_the_command() -> None:
    error = dl._errors.of_java({"type": "MissingExtraException", "message": "Run 'pydl4j extras install etl'.", "trace": ""})
    assert isinstance(error, dl.MissingExtraError)
