"""`examples/deploy`: the settings start a server, under systemd's unit and with the probes and the dashboard that go with it."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import kubernetes_validate
import numpy as np
import pytest
import yaml

from pydl4j.serving import DevBroker
from tests.serving.clients import Topics, read, send, until

DEPLOY = Path(__file__).parents[2] / "examples" / "deploy"
MANIFESTS: list[dict[str, Any]] = list(yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text()))
POD = next(one for one in MANIFESTS if one["kind"] == "StatefulSet")["spec"]["template"]["spec"]
CONTAINER = POD["containers"][0]
SETTINGS = (DEPLOY / "serve.yaml").read_text()
TOKEN = "a-token-of-the-tests"


def unit() -> dict[str, list[str]]:
    """The lines of systemd's unit by their names."""
    lines: dict[str, list[str]] = {}
    for line in (DEPLOY / "pydl4j-serve.service").read_text().splitlines():
        if re.match(r"\w+=", line):
            name, value = line.split("=", 1)
            lines.setdefault(name, []).append(value)
    return lines


@dataclass
class Started:
    process: subprocess.Popen[str]
    url: str
    topics: Topics
    log: Path

    def get(self, path: str, token: str | None = None) -> tuple[int, str]:
        request = urllib.request.Request(self.url + path, headers={"Authorization": f"Bearer {token}"} if token else {})
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as e:
            return e.code, e.read().decode()


@pytest.fixture(scope="module")
def started(broker: DevBroker, models: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Started]:
    """The unit's command and environment; paths and brokers are those of this machine."""
    folder = tmp_path_factory.mktemp("deploy")
    topics = Topics(broker.address, "deploy")
    topics.create()
    (folder / "models" / "double" / "1").mkdir(parents=True)
    shutil.copy(models / "double.zip", folder / "models" / "double" / "1" / "double.zip")
    (folder / "kafka.properties").write_text("client.id=deploy\n")
    (folder / "http-token").write_text(TOKEN)
    here = {
        "/models": str(folder / "models"), "8080": "0", "0.0.0.0": "127.0.0.1", "kafka-0.kafka:9092,kafka-1.kafka:9092,kafka-2.kafka:9092":
        broker.address, "digits-dead": topics.letters, "predictions": topics.out, "in: digits": f"in: {topics.source}",
        "/etc/pydl4j/secret": str(folder),
    }  # fmt: skip
    settings = SETTINGS
    for there, value in here.items():
        assert there in settings, f"serve.yaml has no {there} any more"
        settings = settings.replace(there, value)
    (folder / "serve.yaml").write_text(settings)
    lines = unit()
    command = lines["ExecStart"][0].replace("%d", str(folder)).replace("/etc/pydl4j", str(folder)).split()
    assert command[0] == "/opt/pydl4j/bin/pydl4j"
    environment = dict(pair.split("=", 1) for pair in lines["Environment"][0].split())
    log = folder / "log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "pydl4j", *command[1:]], stdout=output, stderr=output, text=True, cwd=folder,
            env={**os.environ, **environment, "PYDL4J_HEAP": "256m"},
        )  # fmt: skip
    try:
        until(lambda: process.poll() is not None or "\nready\n" in "\n" + log.read_text())
        assert process.poll() is None, log.read_text()
        port = re.search(r"http\S*:(\d{4,5})", log.read_text())
        assert port, log.read_text()
        yield Started(process, f"http://127.0.0.1:{port[1]}", topics, log)
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize("manifest", MANIFESTS, ids=lambda manifest: str(manifest["kind"]))
def test_kubernetes_takes_every_manifest(manifest: dict[str, Any]) -> None:
    kubernetes_validate.validate(manifest, kubernetes_validate.latest_version(), strict=True)


def test_manifests_name_each_other_rightly() -> None:
    volumes = {volume["name"] for volume in POD["volumes"]}
    assert {mount["name"] for mount in CONTAINER["volumeMounts"]} == volumes
    ports = {port["name"]: port["containerPort"] for port in CONTAINER["ports"]}
    service = next(one for one in MANIFESTS if one["kind"] == "Service")["spec"]
    assert service["ports"][0]["targetPort"] in ports
    assert f"http: {ports['http']}\n" in SETTINGS
    for place in re.findall(r"/etc/pydl4j/secret/(\S+)", SETTINGS):
        assert f"--from-file={place}" in (DEPLOY / "kubernetes.yaml").read_text(), f"the secret has no {place}"


@pytest.mark.parametrize("words", [CONTAINER["args"], unit()["ExecStart"][0].split()[2:]], ids=["pod", "unit"])
def test_every_option_is_one_of_the_server(words: list[str]) -> None:
    help_text = subprocess.run([sys.executable, "-m", "pydl4j", "serve", "--help"], capture_output=True, text=True, check=True).stdout
    for word in words:
        if word.startswith("--"):
            assert f"  {word} " in help_text, word


def test_the_image_starts_the_server_without_a_shell_and_not_as_root() -> None:
    text = (DEPLOY / "Dockerfile").read_text()
    assert json.loads(re.findall(r"^ENTRYPOINT (.*)$", text, re.M)[-1]) == ["pydl4j", "serve"]
    assert re.findall(r"^USER (\S+)$", text, re.M) == ["serve"]
    uid = re.search(r"--uid (\d+)", text)
    assert uid is not None
    assert POD["securityContext"]["runAsUser"] == int(uid[1])


def test_what_the_image_runs_while_it_is_built_may_write_where_it_does_and_finds_its_files() -> None:
    steps = (DEPLOY / "Dockerfile").read_text()
    before, after = steps.split("\nUSER ")
    assert "pydl4j archive" in before  # beside the package's jars, which are root's
    assert "\nRUN " not in after
    (copied,) = re.findall(r"^COPY (\S+) ", steps, re.M)
    ignored = (DEPLOY / "Dockerfile.dockerignore").read_text().splitlines()
    assert [line for line in ignored if not line.startswith("#")] == ["*", f"!{copied}"]


def test_the_probes_need_no_token_and_the_rest_does(started: Started) -> None:
    for probe in ("startupProbe", "livenessProbe", "readinessProbe"):
        path = CONTAINER[probe]["httpGet"]["path"]
        until(lambda path=path: started.get(path)[0] == 200)  # type: ignore[misc]
    assert started.get("/v2/models/double")[0] == 401
    assert started.get("/v2/models/double", TOKEN)[0] == 200


def test_records_are_answered_and_the_dashboard_asks_for_what_is_measured(started: Started) -> None:
    send(started.topics.address, started.topics.source, [(b"k", np.arange(4, dtype=np.float32).tobytes(), [])])
    [answer] = read(started.topics.address, started.topics.out, 1)
    assert np.frombuffer(answer.value() or b"", np.float32).tolist() == [0, 2, 4, 6]
    body = json.dumps({"inputs": [{"name": "input", "shape": [1, 4], "datatype": "FP32", "data": [1, 2, 3, 4]}]}).encode()
    asked = urllib.request.Request(
        started.url + "/v2/models/double/infer", body, {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
    )
    with urllib.request.urlopen(asked, timeout=30) as reply:
        assert json.load(reply)["outputs"][0]["data"] == [2, 4, 6, 8]
    status, measured = started.get("/metrics", TOKEN)
    assert status == 200
    panels = json.loads((DEPLOY / "grafana.json").read_text())["panels"]
    for panel in panels:
        for target in panel["targets"]:
            for name, labels in re.findall(r"\b((?:pydl4j|jvm)_\w+)\{([^}]*)\}", target["expr"]):
                line = re.search(rf"^{name}(?:\{{(.*)\}})? ", measured, re.M)
                assert line, f"{panel['title']}: the server has no {name}"
                for label in re.findall(r"(\w+)=\"", labels):
                    assert label == "instance" or f"{label}=" in (line[1] or "")
            for label in re.findall(r"by \(([^)]*)\)", target["expr"]):
                told = set(label.replace(" ", "").split(",")) - {"instance", "le"}
                assert told <= set(re.findall(r"(\w+)=\"", measured)), panel["title"]


def test_sigterm_ends_the_unit_in_order(started: Started) -> None:
    started.process.send_signal(signal.SIGTERM)
    assert started.process.wait(int(unit()["TimeoutStopSec"][0])) == 0, started.log.read_text()


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    file = tmp_path / "pydl4j-serve.service"
    file.write_text((DEPLOY / "pydl4j-serve.service").read_text().replace("/opt/pydl4j/bin/pydl4j", shutil.which("true") or ""))
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", str(file)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
