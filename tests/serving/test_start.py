"""What a server starts from, and what is left of one that is killed."""

from __future__ import annotations

import os
from pathlib import Path

from pydl4j import _archive, _cli, _java
from pydl4j.serving import DevBroker, HttpServer, KafkaScorer
from pydl4j.serving._settings import SessionSettings
from tests.serving.clients import SESSION, Topics
from tests.serving.http_requests import infer, tensor


def test_servers_start_from_their_archive(broker: DevBroker, topics: Topics, models: Path) -> None:
    archive = _archive.place(_java.find(), _java.staged_jars(serving=True))
    if not archive.exists():  # the build has made it
        assert _cli.main(["archive", "--serving"]) == 0
    assert os.listdir(archive.parent) == [archive.name]
    with KafkaScorer(models / "double.zip", **topics.scorer()) as scorer:
        assert str(archive) in Path(f"/proc/{scorer.pid}/maps").read_text()
    refused = {**topics.scorer(), "session": {"threads": 1, "jvm_args": ["-Xshare:off"]}}
    with KafkaScorer(models / "double.zip", **refused) as scorer:
        assert str(archive) not in Path(f"/proc/{scorer.pid}/maps").read_text()


def test_a_killed_server_leaves_no_temporary_files(models: Path, tmp_path: Path) -> None:
    session: SessionSettings = {**SESSION, "jvm_args": [*SESSION["jvm_args"], f"-Djava.io.tmpdir={tmp_path}"]}
    with HttpServer(models / "double.zip", session=session) as server:
        body = {"inputs": [tensor([1.0] * 4000, [1000, 4])]}
        status, headers, _ = infer(server.url, "double", body, Accept_Encoding="br, gzip")
        assert (status, headers["content-encoding"]) == (200, "gzip"), "Brotli was looked for, and is not there"
        server.kill()
    assert os.listdir(tmp_path) == []
