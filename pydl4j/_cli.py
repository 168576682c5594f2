"""The `pydl4j` command."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from pydl4j import _archive, _doctor, _extras, _java, _settings
from pydl4j._errors import PyDl4jError
from pydl4j._inspect_data import inspect_data, is_data
from pydl4j._version import __version__

SHAPES = "of one example, for files without: 784, 3,28,28 (channels, height, width) or 5,time; once for each input"
MARKS = {"ok": "ok  ", "warn": "warn", "fail": "FAIL"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; gives its exit code: 0 when all is well, 1 when something is wrong, 2 for a wrong call, 130 after Ctrl-C."""
    chosen, rest = _parser().parse_known_args(arguments)
    chosen.rest = rest
    if rest and chosen.run is not _run_serve:  # whose settings are declared in Java
        _parser().error(f"unrecognized arguments: {' '.join(rest)}")
    run: Callable[[argparse.Namespace], int] = chosen.run
    try:
        return run(chosen)
    except PyDl4jError as error:
        print(f"pydl4j: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130  # as shells say it; a traceback would tell nothing
    except BrokenPipeError:  # who reads has enough, such as head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left is written at the end
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="pydl4j", description="Deep learning in the JVM, driven from Python.")
    parser.add_argument("--version", action="version", version=f"pydl4j {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    doctor = commands.add_parser("doctor", help="check this installation; exit code 1 when something is wrong")
    doctor.add_argument("--json", action="store_true", help="one JSON object in place of the table")
    doctor.add_argument("--no-start", action="store_true", help="do not start a JVM")
    doctor.set_defaults(run=_run_doctor)

    info = commands.add_parser("info", help="start a session and say what is loaded")
    info.add_argument("--json", action="store_true", help="JSON in place of the table")
    info.set_defaults(run=_run_info)

    summary = commands.add_parser("summary", help="print the layers of the network in a model file: shapes and parameters")
    summary.set_defaults(run=_run_summary)

    inspect = commands.add_parser(
        "inspect",
        help="say what is in a model file, and all that would fail; exit code 1 when it cannot be loaded. Of rows (.csv, .tsv, .jsonl, "
        ".parquet, .txt): columns, statistics, the first rows",
    )
    inspect.add_argument("--json", action="store_true", help="one JSON object in place of the table")
    inspect.add_argument("--html", metavar="FILE", help="of rows: write a page with pictures, too")
    inspect.set_defaults(run=_run_inspect)

    convert = commands.add_parser("convert", help="write the network of a model file in another format, and compare both on random inputs")
    convert.add_argument("--to", metavar="FORMAT", help="format of the new file, such as pydl4j or dl4j; default: as its name ends")
    convert.add_argument("--force", action="store_true", help="replace a file of that name")
    convert.set_defaults(run=_run_convert)
    for part in (summary, inspect, convert):
        part.add_argument("file", help="the file; of rows also a pattern such as 'part-*.csv'" if part is inspect else "the model file")
        part.add_argument("--written-by", metavar="VERSION", help="of Deeplearning4j, for zips that do not tell: 1.0.0-beta7, 1.0.0-M1.1")
        part.add_argument("--input-shape", action="append", default=[], metavar="SIZES", help=SHAPES)
    convert.add_argument("target", nargs="?", help="the new file; default: the old name with .pydl4j.zip, or the format's")

    archive = commands.add_parser("archive", help="keep the JVM's classes in one file, for starts that are half a second shorter")
    archive.add_argument("--serving", action="store_true", help="those of servers; runs one, and a broker, for that")
    archive.set_defaults(run=_run_archive)

    classpath = commands.add_parser("classpath", help='print the jars, for java -cp "$(pydl4j classpath)"')
    classpath.add_argument("--serving", action="store_true", help="with those of the server")
    classpath.set_defaults(run=_run_classpath)

    extras = commands.add_parser("extras", help="list, fetch or remove the libraries that are in no wheel")
    extras.set_defaults(run=_run_extras, todo="list", names=[])
    todos = extras.add_subparsers(metavar="list|install|remove")
    todos.add_parser("list", help="what there is, and whether it is here").set_defaults(todo="list")
    for todo, help_text in (("install", "fetch extras from Maven Central, or from PYDL4J_MAVEN"), ("remove", "remove extras")):
        part = todos.add_parser(todo, help=help_text)
        part.add_argument("names", nargs="+", metavar="NAME", help=", ".join(_extras.PURPOSES))
        part.set_defaults(todo=todo)

    spark = commands.add_parser("spark-conf", help="print Spark's settings, for spark-submit --properties-file <(pydl4j spark-conf) app.py")
    spark.add_argument("--ship-natives", action="store_true", help="let Spark send the native libraries to executors without pydl4j")
    spark.add_argument("--threads", type=int, help="threads of one operation while scoring; default spark.task.cpus")
    spark.add_argument("--memory", help="limit on off-heap bytes of each executor, for example 4g")
    spark.set_defaults(run=_run_spark_conf)

    serve = commands.add_parser("serve", add_help=False, help="serve models over Kafka and HTTP; --help lists the settings")
    serve.set_defaults(run=_run_serve)

    dev = commands.add_parser("kafka-dev", help="run a Kafka broker on a temporary folder until Ctrl-C, for trying things out")
    dev.add_argument("--port", type=int, default=9092, help="port for clients on this machine; default 9092, 0 for a free one")
    dev.add_argument("--topic", action="append", default=[], metavar="NAME[:PARTITIONS]", help="make a topic; may be repeated")
    dev.set_defaults(run=_run_kafka_dev)
    parts = dev.add_subparsers(title="beside a broker that runs", metavar="send|read")
    send = parts.add_parser("send", help="send each line of standard input to a topic, as a record")
    send.add_argument("--type", default="text/csv", help="what a line is; default text/csv")
    send.set_defaults(run=_run_send)
    read = parts.add_parser("read", help="print a topic's records, from the first on, until Ctrl-C")
    read.add_argument("--count", type=int, default=0, help="end after so many")
    read.set_defaults(run=_run_read)
    for part in (send, read):
        part.add_argument("name", metavar="TOPIC")
        part.add_argument("--kafka", default="localhost:9092", metavar="HOST:PORT", help="the broker; default localhost:9092")
    return parser


def _run_extras(chosen: argparse.Namespace) -> int:
    from pydl4j._extras import _command

    if chosen.todo == "list":
        _command.show()
    else:
        (_command.install if chosen.todo == "install" else _command.remove)(chosen.names)
    return 0


def _run_spark_conf(chosen: argparse.Namespace) -> int:
    try:
        from pydl4j.spark import _conf
    except ImportError as error:
        raise PyDl4jError(f"PySpark is not installed ({error}). pip install 'pydl4j[spark]'.") from error
    users = _conf.of_the_user()
    print(_conf.as_properties({**users, **_conf.settings(users, chosen.ship_natives, chosen.threads, chosen.memory)}), end="")
    return 0


def _run_doctor(chosen: argparse.Namespace) -> int:
    findings = []
    for finding in _doctor.examine(start=not chosen.no_start):
        findings.append(finding)
        if not chosen.json:
            print(f"{MARKS[finding.status]}  {finding.name:<14} {finding.detail}", flush=True)
            if finding.remedy:
                print(f"{'':<21}{finding.remedy}")
    healthy = all(finding.status != "fail" for finding in findings)
    if chosen.json:
        print(json.dumps({"version": __version__, "ok": healthy, "findings": [asdict(f) for f in findings]}, indent=2))
    return 0 if healthy else 1


def _run_summary(chosen: argparse.Namespace) -> int:
    with _loaded(chosen) as network:
        print(network.summary())
    return 0


def _run_inspect(chosen: argparse.Namespace) -> int:
    import pydl4j as dl

    if is_data(chosen.file):
        print(inspect_data(chosen.file, as_json=chosen.json, html=chosen.html))
        return 0
    types = [_input_type(text) for text in chosen.input_shape]
    found = dl.inspect(chosen.file, input_type=types, written_by=chosen.written_by)
    print(json.dumps(found.to_dict(), indent=2) if chosen.json else found)
    return 0 if found.ok else 1


def _run_convert(chosen: argparse.Namespace) -> int:
    import pydl4j as dl

    suffix = {"onnx": ".onnx", "keras": ".keras"}.get(chosen.to or "", f".{chosen.to or 'pydl4j'}.zip")
    target = chosen.target or os.path.splitext(chosen.file)[0] + suffix
    types = [_input_type(text) for text in chosen.input_shape]
    print(dl.convert(chosen.file, target, to=chosen.to, force=chosen.force, input_type=types, written_by=chosen.written_by))
    return 0


def _loaded(chosen: argparse.Namespace) -> Any:
    import pydl4j as dl

    return dl.load(chosen.file, input_type=[_input_type(text) for text in chosen.input_shape], written_by=chosen.written_by)


def _input_type(text: str) -> Any:
    from pydl4j.nn import InputType

    sizes = text.split(",")
    if len(sizes) == 2 and sizes[0].isdecimal() and (sizes[1] == "time" or sizes[1].isdecimal()):
        return InputType.recurrent(int(sizes[0]), None if sizes[1] == "time" else int(sizes[1]))
    if len(sizes) not in (1, 3) or not all(size.isdecimal() for size in sizes):
        raise PyDl4jError(f"The '--input-shape' must be sizes such as 784, 3,28,28 or 5,time. Got {text!r} instead.")
    if len(sizes) == 1:
        return InputType.feed_forward(int(text))
    channels, height, width = map(int, sizes)
    return InputType.convolutional(height, width, channels)


def _run_info(chosen: argparse.Namespace) -> int:
    import pydl4j as dl

    facts: dict[str, Any] = dl.info()
    if chosen.json:
        print(json.dumps(facts, indent=2, default=str))
    else:
        for name, value in _flat(facts):
            print(f"{name:<20} {value}")
    return 0


def _flat(facts: dict[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    rows: list[tuple[str, Any]] = []
    for name, value in facts.items():
        rows += _flat(value, f"{prefix}{name}.") if isinstance(value, dict) else [(prefix + name, value)]
    return rows


def _run_archive(chosen: argparse.Namespace) -> int:
    if chosen.serving:
        from pydl4j.serving import _command

        made = _command.archive()
    else:
        made = _archive.make()
    print(f"{made} ({made.stat().st_size >> 20} MiB)")
    return 0


def _run_classpath(chosen: argparse.Namespace) -> int:
    print(os.pathsep.join(_java.serving_class_path() if chosen.serving else _java.class_path()))
    return 0


def _run_serve(chosen: argparse.Namespace) -> int:
    """Becomes the server's JVM: signals go straight to it, and no Python stays in memory."""
    from pydl4j.serving import _command

    try:
        settings = _settings.resolve({})
    except PyDl4jError as error:
        print(f"pydl4j serve: {error}", file=sys.stderr)
        return 2  # as for the settings that the server itself refuses
    command = [*_command.command(_java.find(settings.java_home), settings), *chosen.rest]
    os.execve(command[0], command, _java.environment(serving=True))


def _run_send(chosen: argparse.Namespace) -> int:
    from pydl4j.serving import _kafka_dev

    _kafka_dev.send_lines(chosen.kafka, chosen.name, chosen.type)


def _run_read(chosen: argparse.Namespace) -> int:
    from pydl4j.serving import _kafka_dev

    _kafka_dev.print_records(chosen.kafka, chosen.name, chosen.count)


def _run_kafka_dev(chosen: argparse.Namespace) -> int:
    from pydl4j.serving import DevBroker

    with DevBroker(port=chosen.port) as broker:
        for topic in chosen.topic:
            name, _, partitions = topic.partition(":")
            broker.create_topic(name, int(partitions or 1))
        print(f"Kafka listens at {broker.address}; Ctrl-C ends it and throws its data away", flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            broker.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
