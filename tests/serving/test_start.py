"""The archive of classes that a server starts from."""

from __future__ import annotations

import os
from pathlib import Path

from pydl4j import _archive, _cli, _java
from pydl4j.serving import DevBroker, KafkaScorer
from tests.serving.clients import Topics


def test_servers_start_from_their_archive(broker: DevBroker, topics: Topics, models: Path) -> None:
    archive = _archive.place(_java.find(), _java.serving_class_path())
    if not archive.exists():  # the build has made it
        assert _cli.main(["archive", "--serving"]) == 0
    assert os.listdir(archive.parent) == [archive.name]
    with KafkaScorer(models / "double.zip", **topics.scorer()) as scorer:
        assert str(archive) in Path(f"/proc/{scorer.pid}/maps").read_text()
    refused = {**topics.scorer(), "session": {"threads": 1, "jvm_args": ["-Xshare:off"]}}
    with KafkaScorer(models / "double.zip", **refused) as scorer:
        assert str(archive) not in Path(f"/proc/{scorer.pid}/maps").read_text()
