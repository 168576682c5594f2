"""The command line of a server's JVM, and the archive of classes that shortens its start."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from pydl4j import _archive, _java
from pydl4j._settings import Settings

MAIN = "org.pydl4j.serving.server.ServerMain"
# Arrow reads direct buffers by their addresses; a server without memory is better started again.
OPTIONS = ("--add-opens=java.base/java.nio=ALL-UNNAMED", "-XX:+ExitOnOutOfMemoryError")


def command(java: _java.Java, settings: Settings) -> list[str]:
    """The command line up to the arguments of the main class."""
    archived = _archive.options(java, settings.jvm_args, _java.staged_jars(serving=True))
    options = [*_java.options(java, settings), *OPTIONS, *archived]
    return [str(java.executable), *options, "-cp", os.pathsep.join([*_java.serving_class_path(), *settings.class_path]), MAIN]


def archive() -> Path:
    """Makes the archive of servers for the Java in use: one answers records and requests, and writes it at its end.

    The records need the development broker, whose jars are fetched when they are not there yet.

    Raises:
        BridgeError: The JVM did not write it.
    """
    return _archive.write(_archive.place(_java.find(), _java.staged_jars(serving=True)), _rehearse)


def _rehearse(option: str) -> str:
    import pydl4j as dl
    from pydl4j import nn
    from pydl4j.serving import DevBroker, KafkaScorer
    from pydl4j.serving._kafka_dev import TOOLS

    layers = [nn.Dense(4, activation="relu"), nn.Output(2, loss="mcxent", activation="softmax")]
    with tempfile.TemporaryDirectory() as folder, DevBroker() as broker:
        model = Path(folder) / "model.zip"
        with dl.session():
            nn.MultiLayerNetwork(nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(4), layers=layers)).init().save(model)
        for topic in ("in", "out"):
            broker.create_topic(topic)
        scorer = KafkaScorer(
            model, kafka=broker.address, topics="in", out="out", group="rehearsal", instance="a", delivery="exactly-once",
            in_type="text/csv", session={"jvm_args": (option,)},
        )  # fmt: skip
        with scorer:
            broker.tool(f"{TOOLS}.SendLines", broker.address, "in", "text/csv", lines="1,2,3,4\n" * 100)
            broker.tool(f"{TOOLS}.PrintRecords", broker.address, "out", "100", "60")
            scorer.stop(120)  # it writes at its end
            return scorer.log()
