"""Sessions: what is put on them, and what is said about those that lack it."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import pydl4j as dl
from pydl4j import _cli
from pydl4j.spark import NeuralNetworkClassificationModel, NeuralNetworkClassifier, _conf, _session
from tests.integration.spark.nets import configuration


class Connected:
    """Stands where a session of Spark Connect would: only the name of its module is looked at."""


Connected.__module__ = "pyspark.sql.connect.session"


def test_spark_connect_is_refused_by_name() -> None:
    with pytest.raises(dl.ConfigurationError, match="Spark Connect"):
        _session.require(Connected())


def test_settings_of_the_user_stay_in_front() -> None:
    known = {"spark.jars": "mine.jar", "spark.executor.extraJavaOptions": "-Dmine=1", "spark.task.cpus": "3"}
    made = _conf.settings(known, False, None, "2g")
    assert made["spark.jars"].startswith("mine.jar,")
    assert "pydl4j-spark" in made["spark.jars"]
    assert "bridge" not in made["spark.jars"]
    options = made["spark.executor.extraJavaOptions"].split()
    assert options[0] == "-Dmine=1"
    assert {"-Dpydl4j.threads=3", "-Dpydl4j.memory=2g"} <= set(options)
    assert "spark.archives" not in made


class Package:
    """What Py4J gives for a class that is not there."""

    def __getattr__(self, name: str) -> Package:
        return Package()


class Bare:
    """A classic session without our jars."""

    _jvm = Package()


def test_a_session_without_our_jars_is_told_what_to_add() -> None:
    with pytest.raises(dl.ConfigurationError, match=r"(?s)started without pydl4j.*spark\.jars=.*extraJavaOptions"):
        _session.require(Bare())


def test_a_program_that_spark_submit_runs_is_told_what_to_add(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYSPARK_GATEWAY_PORT", "1")
    with pytest.raises(dl.ConfigurationError, match=r"--properties-file <\(pydl4j spark-conf\) app\.py"):
        _session.require(Bare())


DEFAULTS = """# of the cluster
spark.jars              /lib/delta.jar,/lib/s3.jar
spark.executor.extraJavaOptions=-Dmine=1 \\
    -XX:+UseG1GC
spark.driver.extraJavaOptions : -Dmine=1
hive.other 3
"""


@pytest.fixture
def defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "spark-defaults.conf").write_text(DEFAULTS)
    monkeypatch.setenv("SPARK_CONF_DIR", str(tmp_path))
    monkeypatch.delenv("PYSPARK_SUBMIT_ARGS", raising=False)
    return tmp_path


class Builder:
    """Stands where PySpark's builder would: keeps what it is given."""

    def __init__(self) -> None:
        self._options: dict[str, str] = {}

    def config(self, name: str, value: str) -> Builder:
        self._options[name] = value
        return self


def test_settings_of_the_cluster_stay_in_front(defaults: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GOMP_SPINCOUNT", raising=False)
    monkeypatch.setenv("PYSPARK_SUBMIT_ARGS", "--conf spark.task.cpus=2 --master local[1] pyspark-shell")
    made: Any = _session.configure(Builder())._options  # type: ignore[arg-type]
    assert made["spark.jars"].startswith("/lib/delta.jar,/lib/s3.jar,")
    assert "pydl4j-spark" in made["spark.jars"]
    assert made["spark.executor.extraJavaOptions"].startswith("-Dmine=1 -XX:+UseG1GC -Dpydl4j.natives=")
    assert made["spark.driver.extraJavaOptions"].startswith("-Dmine=1 -Dpydl4j")
    assert "-Dpydl4j.threads=2" in made["spark.executor.extraJavaOptions"].split()
    assert os.environ["GOMP_SPINCOUNT"] == "1000"  # the JVM of local mode trains, and inherits it
    again = _conf.settings(made, False, None, None)
    assert again["spark.jars"] == made["spark.jars"]


def test_the_command_prints_the_clusters_settings_and_ours(defaults: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _cli.main(["spark-conf", "--memory", "2g"]) == 0
    printed = _conf.properties(capsys.readouterr().out)
    assert printed["spark.jars"].startswith("/lib/delta.jar,")
    assert printed["spark.executor.extraJavaOptions"].split()[-1] == "-Dpydl4j.memory=2g"


def test_spark_submit_runs_a_program_with_what_the_command_prints(tmp_path: Path) -> None:
    import pyspark

    (tmp_path / "app.py").write_text(
        "from pydl4j import spark as dls\n"
        "spark = dls.session()\n"
        "print('runs with', dls.NeuralNetworkClassifier().getNumWorkers())\n"
        "spark.stop()\n"
    )
    environment = {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    quick = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
    users = {"spark.driver.extraJavaOptions": quick, "spark.ui.enabled": "false", "spark.local.dir": str(tmp_path)}
    (tmp_path / "our.conf").write_text(_conf.as_properties({**users, **_conf.settings(users, False, None, None)}))
    submit = str(Path(pyspark.__file__).parent / "bin" / "spark-submit")
    command = [submit, "--master", "local[1]", "--properties-file", str(tmp_path / "our.conf"), str(tmp_path / "app.py")]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=200, env=environment)
    assert "runs with 1" in done.stdout, done.stderr[-3000:]


def test_any_thread_finds_the_session(spark: Any, tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as pool:
        estimator = pool.submit(lambda: NeuralNetworkClassifier(configuration(), epochs=3)).result()
        assert estimator.getEpochs() == 3
        estimator.save(str(tmp_path / "estimator"))
        assert pool.submit(lambda: NeuralNetworkClassifier.load(str(tmp_path / "estimator"))).result().getEpochs() == 3
        with pytest.raises(Exception, match="nothing"):
            pool.submit(lambda: NeuralNetworkClassificationModel.load(str(tmp_path / "nothing"))).result()


@pytest.fixture
def natives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "natives" / "linux-x86_64"
    (made / "openblas").mkdir(parents=True)
    (made / "libone.so").write_bytes(b"one")
    (made / "openblas" / "libtwo.so").write_bytes(b"two")
    monkeypatch.setattr("pydl4j._java.natives", lambda: made)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return made


def test_natives_that_are_shipped_are_packed_once(natives: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = _conf.settings({}, True, None, None)
    archive, name = made["spark.archives"].split("#")
    assert Path(archive).is_relative_to(tmp_path / "cache")
    assert "packing" in capsys.readouterr().err
    assert f"-Dpydl4j.natives={name}" in made["spark.executor.extraJavaOptions"].split()
    assert f"-Dpydl4j.natives={natives}" in made["spark.driver.extraJavaOptions"].split()
    with tarfile.open(archive) as packed:
        assert {"libone.so", "openblas/libtwo.so"} <= {Path(member).as_posix().removeprefix("./") for member in packed.getnames()}
    written = Path(archive).stat().st_mtime_ns
    _conf.settings({"spark.archives": "mine.zip"}, True, None, None)
    assert Path(archive).stat().st_mtime_ns == written
    assert capsys.readouterr().err == ""


def test_a_folder_that_cannot_be_written_is_named(natives: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with pytest.raises(dl.ConfigurationError, match=r"cannot be packed into .*file/pydl4j.*XDG_CACHE_HOME"):
        _conf.settings({}, True, None, None)


def test_a_local_session_that_got_our_jars_while_it_ran_is_told_why_that_cannot_work() -> None:
    program = Path(__file__).with_name("added_jars_program.py")
    environment = {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1"}
    done = subprocess.run([sys.executable, str(program)], check=False, capture_output=True, text=True, timeout=120, env=environment)
    assert done.returncode == 0, done.stderr[-2000:]
    assert "with ADD JAR" in done.stdout
    assert "put the jars into spark.jars before it starts" in done.stdout
