"""The archive of classes: made once, used when it fits, passed over in silence when it does not."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import pydl4j as dl
from pydl4j import _archive, _cli, _java
from pydl4j._bridges.py4j import Py4jTransport
from tests.integration.script import output


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """A staged runtime whose archive was made, and made again after its jars had changed: the former and the present place."""
    staged, stage = _java.stage(), tmp_path_factory.mktemp("stage")
    shutil.copytree(staged / "jars", stage / "jars")
    (stage / "natives").symlink_to(staged / "natives")
    places = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYDL4J_STAGE", str(stage))
        for _ in range(2):
            os.utime(next((stage / "jars").iterdir()))
            assert _cli.main(["archive"]) == 0
            places.append(_archive.place(_java.find()))
        yield places[0], places[1]


@pytest.fixture
def made(archives: tuple[Path, Path]) -> Path:
    return archives[1]


def mapped_by_the_jvm(archive: Path) -> bool:
    with dl.session(threads=1) as session:
        assert (dl.ones(3) + 1).tolist() == [2, 2, 2]
        transport = session.bridge.transport
        assert isinstance(transport, Py4jTransport)
        return str(archive) in Path(f"/proc/{transport.pid}/maps").read_text()


def test_the_jvm_starts_from_the_archive(made: Path) -> None:
    assert mapped_by_the_jvm(made)


def test_making_it_again_leaves_one_file(archives: tuple[Path, Path]) -> None:
    former, present = archives
    assert former != present, "other jars, another name"
    assert os.listdir(present.parent) == [present.name]


def test_other_jars_start_without_it(made: Path) -> None:
    jars = list((made.parents[1] / "jars").iterdir())
    times = [jar.stat() for jar in jars]
    try:
        for jar in jars:
            os.utime(jar)
        assert not mapped_by_the_jvm(made)
    finally:
        for jar, was in zip(jars, times, strict=True):
            os.utime(jar, ns=(was.st_atime_ns, was.st_mtime_ns))


@pytest.mark.parametrize("bridge", ["py4j", "jpype", "pyjnius"])
def test_one_that_does_not_fit_after_all_is_passed_over_in_silence(made: Path, bridge: str) -> None:
    kept = made.rename(made.with_suffix(".kept"))
    made.write_bytes(b"no archive")
    code = f"import pydl4j as dl; dl.session(bridge='{bridge}', threads=1).__enter__(); print((dl.ones(3) + 1).tolist())"
    try:
        assert output(code, PYDL4J_STAGE=os.environ["PYDL4J_STAGE"]) == "[2.0, 2.0, 2.0]"
    finally:
        kept.replace(made)


def test_options_of_ones_own_win(made: Path) -> None:
    java = _java.find()
    assert _archive.options(java, ["-Xmx1g"])
    assert _archive.options(java, ["-Xshare:off"]) == []
