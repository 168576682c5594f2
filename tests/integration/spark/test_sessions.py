"""Sessions: what is put on them, and what is said about those that lack it."""

from __future__ import annotations

import pytest

import pydl4j as dl
from pydl4j.spark import _session


class Connected:
    """Stands where a session of Spark Connect would: only the name of its module is looked at."""


Connected.__module__ = "pyspark.sql.connect.session"


def test_spark_connect_is_refused_by_name() -> None:
    with pytest.raises(dl.ConfigurationError, match="Spark Connect"):
        _session.require(Connected())


def test_settings_of_the_user_stay_in_front() -> None:
    known = {"spark.jars": "mine.jar", "spark.executor.extraJavaOptions": "-Dmine=1", "spark.task.cpus": "3"}
    made = _session.settings(known, False, None, "2g")
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
