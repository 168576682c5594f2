"""The archive of classes: made once, used when it fits, passed over in silence when it does not."""

import os
import shutil
from pathlib import Path

import pytest

import pydl4j as dl
from pydl4j import _archive, _cli, _java
from pydl4j._bridges.py4j import Py4jTransport
from tests.integration.script import output


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A staged runtime without an archive."""
    staged = _java.stage()
    shutil.copytree(staged / "jars", tmp_path / "jars")
    (tmp_path / "natives").symlink_to(staged / "natives")
    monkeypatch.setenv("PYDL4J_STAGE", str(tmp_path))
    return tmp_path


@pytest.fixture
def made(stage: Path) -> Path:
    assert _cli.main(["archive"]) == 0
    return _archive.place(_java.find())


def mapped_by_the_jvm(archive: Path) -> bool:
    with dl.session(threads=1) as session:
        assert (dl.ones(3) + 1).tolist() == [2, 2, 2]
        transport = session.bridge.transport
        assert isinstance(transport, Py4jTransport)
        return str(archive) in Path(f"/proc/{transport.pid}/maps").read_text()


def test_the_jvm_starts_from_the_archive(made: Path) -> None:
    assert mapped_by_the_jvm(made)


def test_making_it_again_leaves_one_file(stage: Path, made: Path) -> None:
    os.utime(stage / "jars" / next(iter(os.listdir(stage / "jars"))))  # other jars: another name
    assert _cli.main(["archive"]) == 0
    assert os.listdir(made.parent) == [_archive.place(_java.find()).name]


def test_other_jars_start_without_it(stage: Path, made: Path) -> None:
    for jar in (stage / "jars").iterdir():
        os.utime(jar)
    assert not mapped_by_the_jvm(made)


@pytest.mark.parametrize("bridge", ["py4j", "jpype", "pyjnius"])
def test_one_that_does_not_fit_after_all_is_passed_over_in_silence(made: Path, bridge: str) -> None:
    made.chmod(0o600)
    made.write_bytes(b"no archive")
    code = f"import pydl4j as dl; dl.session(bridge='{bridge}', threads=1).__enter__(); print((dl.ones(3) + 1).tolist())"
    assert output(code, PYDL4J_STAGE=os.environ["PYDL4J_STAGE"]) == "[2.0, 2.0, 2.0]"


def test_options_of_ones_own_win(made: Path) -> None:
    java = _java.find()
    assert _archive.options(java, ["-Xmx1g"])
    assert _archive.options(java, ["-Xshare:off"]) == []
