"""Places of Hadoop's client, from Python. HDFS itself is tried in Java: HadoopSourceTest."""

from __future__ import annotations

from pathlib import Path

import pytest

import pydl4j as dl
from pydl4j import etl
from tests.integration.script import output

CODE = """
from pydl4j import etl
import pydl4j as dl
with dl.session(threads=1, heap="256m"):
    with etl.read_csv("viewfs://here/data/*.csv", etl.Schema().integer("n")).read() as table:
        print(table.column("n").tolist())
    with etl.read_parquet("viewfs://here/data/d.parquet").read() as table:
        print(table.column("n").tolist())
"""


def test_the_settings_are_those_of_the_folder_that_the_environment_names(session: dl.Session, tmp_path: Path) -> None:
    data, conf = tmp_path / "data", tmp_path / "conf"
    data.mkdir()
    conf.mkdir()
    (data / "a.csv").write_text("n\n1\n")
    (data / "b.csv").write_text("n\n2\n")
    (data / "_b.csv").write_text("other\n2\n")
    with etl.from_dict({"n": [3]}) as table:
        table.write_parquet(data / "d.parquet")
    mount = f"<property><name>fs.viewfs.mounttable.here.link./data</name><value>file://{data}</value></property>"
    (conf / "core-site.xml").write_text(f"<configuration>{mount}</configuration>")
    assert output(CODE, HADOOP_CONF_DIR=str(conf)) == "[1, 2]\n[3]"


def test_what_cannot_be_reached_is_named_without_secrets(session: dl.Session) -> None:
    with pytest.raises(dl.DataError, match=r"s3a://bucket/a\.csv cannot be reached.*hadoop-aws") as failure:
        etl.read_csv("s3a://key:geheim@bucket/a.csv")
    assert "geheim" not in str(failure.value)
    with pytest.raises(dl.DataError, match="cannot be reached"):
        etl.read_csv("nonsense://x/a.csv")
