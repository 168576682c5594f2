"""The examples of serving, run as their users run them, and the command line."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

from pydl4j import _java
from pydl4j.serving import DevBroker
from tests.serving.clients import Topics

EXAMPLES = Path(__file__).parents[2] / "examples"


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYDL4J_THREADS": "1", **more}


def test_digits_go_through_kafka_and_are_recognised() -> None:
    command = [sys.executable, str(EXAMPLES / "kafka_scoring.py"), "--digits", "1000"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment(), timeout=280, check=False)
    assert done.returncode == 0, f"{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    told = re.search(r"1000 digits there and back in [\d.]+ s, ([\d.]+)% of them right", done.stdout)
    assert told
    assert float(told[1]) > 90


def test_raw_rows_go_from_a_file_to_a_server_that_answers_them() -> None:
    command = [sys.executable, str(EXAMPLES / "tabular_classification.py"), "--rows", "2000"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment(), timeout=280, check=False)
    assert done.returncode == 0, f"{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    told = re.search(r"accuracy=(0\.\d+)", done.stdout)
    assert told
    assert float(told[1]) > 0.85
    assert "Python, HTTP and Kafka say the same of 200 customers: True" in done.stdout


def test_a_java_program_scores_by_itself(broker: DevBroker, models: Path) -> None:
    java = str(_java.find().executable)
    command = [java, "--enable-native-access=ALL-UNNAMED", "-cp", os.pathsep.join(_java.serving_class_path())]
    command += [str(EXAMPLES / "java" / "ScoreFromKafka.java"), str(models / "double.zip"), broker.address, "4"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment(), timeout=120, check=False)
    assert done.returncode == 0, f"{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    assert done.stdout.splitlines()[-1] == "100 records scored"


def console(*arguments: str, lines: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pydl4j", "kafka-dev", *arguments]
    return subprocess.run(command, input=lines, capture_output=True, text=True, env=environment(), timeout=120, check=False)


def test_the_console_names_a_topic_that_is_not_there(broker: DevBroker) -> None:
    shown = console("read", "nothing-of-the-kind", "--count", "1", "--kafka", broker.address)
    assert shown.returncode == 1
    assert "nothing-of-the-kind" in shown.stderr
    assert "Exception in thread" not in shown.stderr


def test_the_command_serves_from_a_yaml_file_and_ends_in_order(broker: DevBroker, topics: Topics, models: Path, tmp_path: Path) -> None:
    settings = tmp_path / "serve.yaml"
    settings.write_text(
        f"model: {models / 'double.zip'}\nkafka: {broker.address}\nin: [{topics.source}]\nout: {topics.out}\n"
        f"group: {topics.name}\ninstance: a\nin-type: text/csv\nmax-batch: 16\nmax-delay: 5\nlog: json\n"
    )
    command = [sys.executable, "-m", "pydl4j._cli", "serve", "--config", str(settings)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment())
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        assert console("send", topics.source, "--kafka", broker.address, lines="1,2,3,4\n5,6,7,8\n").returncode == 0
        shown = console("read", topics.out, "--count", "2", "--kafka", broker.address)
        assert sorted(shown.stdout.splitlines()) == ["10.0,12.0,14.0,16.0", "2.0,4.0,6.0,8.0"], shown.stderr
        process.send_signal(signal.SIGTERM)
        _, log = process.communicate(timeout=120)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 0
    assert '"message":"Ending"' in log
