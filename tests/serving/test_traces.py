"""Requests and records as spans at a collector of OpenTelemetry, of which this is the simplest."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pydl4j.serving import DevBroker, HttpServer
from tests.serving.clients import SESSION, Topics, headers, read, send, until
from tests.serving.http_requests import call, infer, tensor

TRACE, PARENT = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
KEPT, LEFT = f"00-{TRACE}-{PARENT}-01", f"00-{'a' * 32}-{PARENT}-00"
ROW = np.arange(4, dtype=np.float32)
ONE = {"inputs": [tensor([1, 2, 3, 4], [1, 4])]}


class Collector(ThreadingHTTPServer):
    """Takes OTLP over HTTP at a free port; answers with `status`."""

    status = 200

    def __init__(self) -> None:
        self.bodies: list[dict[str, Any]] = []
        super().__init__(("127.0.0.1", 0), _Taking)
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def spans(self) -> list[dict[str, Any]]:
        return [s for body in self.bodies for r in body["resourceSpans"] for scope in r["scopeSpans"] for s in scope["spans"]]


class _Taking(BaseHTTPRequestHandler):
    server: Collector

    def do_POST(self) -> None:
        assert self.path == "/v1/traces"
        assert self.headers["content-type"] == "application/json"
        body = self.rfile.read(int(self.headers["content-length"]))
        if self.server.status == 200:
            self.server.bodies.append(json.loads(body))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *arguments: Any) -> None:
        """Nothing."""


@pytest.fixture
def collector() -> Iterator[Collector]:
    with Collector() as made:
        yield made
        made.shutdown()


def noted(span: dict[str, Any]) -> dict[str, Any]:
    return {pair["key"]: next(iter(pair["value"].values())) for pair in span["attributes"]}


def test_requests_and_records_are_spans_of_the_traces_that_they_bring(
    broker: DevBroker, topics: Topics, models: Path, collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tritonclient.grpc as triton

    monkeypatch.setenv("OTEL_SERVICE_NAME", "doubles")
    own: Any = {**topics.scorer(), "traces": f"http://127.0.0.1:{collector.server_port}/v1/traces", "traces_share": 0.0}
    source = own.pop("topics")
    with HttpServer(models / "double.zip", **own, **{"in": source}) as server:
        for header in (KEPT, LEFT, "00-nonsense", ""):
            assert infer(server.url, "double", ONE, traceparent=header)[0] == 200
        with triton.InferenceServerClient(server.address) as client:
            asked = triton.InferInput("input", [1, 4], "FP32")
            asked.set_data_from_numpy(ROW[None])
            client.infer("double", [asked], headers={"traceparent": KEPT})
        good, bad = ROW.tobytes(), b"?"
        send(broker.address, topics.source, [(b"k", good, [("traceparent", KEPT)]), (b"k", good, []), (b"k", bad, [("traceparent", KEPT)])])
        answers = read(broker.address, topics.out, 2)
        assert call(f"{server.url}/v2/health/ready", traceparent=KEPT)[0] == 200
        assert server.stop() == 0

    spans = {span["name"] + span["status"].get("message", "")[:9]: span for span in collector.spans}
    assert len(collector.spans) == len(spans) == 4, [span["name"] for span in collector.spans]
    assert all((span["traceId"], span["parentSpanId"]) == (TRACE, PARENT) for span in spans.values())
    assert all(0 < int(span["endTimeUnixNano"]) - int(span["startTimeUnixNano"]) < 60e9 for span in spans.values())
    (service,) = collector.bodies[0]["resourceSpans"][0]["resource"]["attributes"]
    assert service == {"key": "service.name", "value": {"stringValue": "doubles"}}

    http = spans["POST /v2/models/:model/infer"]
    assert (http["kind"], noted(http)["http.response.status_code"]) == (2, "200")
    grpc = spans["inference.GRPCInferenceService/ModelInfer"]
    assert (noted(grpc)["rpc.method"], noted(grpc)["rpc.grpc.status_code"]) == ("ModelInfer", "0")
    record = spans[f"process {topics.source}"]
    assert (record["kind"], noted(record)["messaging.consumer.group.name"]) == (5, topics.name)
    assert sorted(headers(answer).get("traceparent", "none") for answer in answers) == [f"00-{TRACE}-{record['spanId']}-01", "none"]
    failed = next(span for name, span in spans.items() if name.startswith(f"process {topics.source}") and name != record["name"])
    assert failed["status"]["code"] == 2


def test_a_collector_that_takes_nothing_harms_nobody_and_is_told_of_once(models: Path, collector: Collector) -> None:
    collector.status = 503
    own: Any = {"traces": f"http://127.0.0.1:{collector.server_port}/v1/traces"}
    with HttpServer(models / "double.zip", session=SESSION, **own) as server:
        lost = 'pydl4j_traces_spans_total{outcome="lost"} %s.0'
        for number in (1, 2):
            assert infer(server.url, "double", ONE)[0] == 200
            until(lambda number=number: lost % number in call(f"{server.url}/metrics")[2].decode())  # type: ignore[misc]
        assert server.log().count("takes no spans") == 1
        collector.status = 200
        assert infer(server.url, "double", ONE)[0] == 200
        until(lambda: len(collector.spans) == 1)
        assert "parentSpanId" not in collector.spans[0]
