"""A server that keeps requests waiting for others: its queue, priorities and streams."""

from __future__ import annotations

import queue
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pydl4j.serving import HttpServer
from tests.serving.clients import SESSION
from tests.serving.http_requests import call, infer, tensor


@pytest.fixture(scope="module")
def patient(models: Path) -> Iterator[HttpServer]:
    """Two requests may wait, at most two seconds, for a batch of 100 rows."""
    with HttpServer(models / "double.zip", session=SESSION, http_queue=2, http_max_batch=100, http_max_delay=2000) as started:
        yield started


def waiting(server: HttpServer) -> int:
    """How many requests wait for a batch."""
    _, _, text = call(f"{server.url}/metrics")
    found = re.search(rb'pydl4j_inference_queue\{model="double",version="newest"\} (\d+)', text)
    return int(found[1]) if found else 0


def test_a_full_queue_is_503_with_retry_after(patient: HttpServer) -> None:
    one = {"inputs": [tensor([1, 2, 3, 4], [1, 4])]}
    full = False
    with ThreadPoolExecutor(2) as pool:
        while not full:  # a busy machine may need longer than the two wait
            asked = [pool.submit(infer, patient.url, "double", one) for _ in range(2)]
            while waiting(patient) < 2 and not any(request.done() for request in asked):
                time.sleep(0.01)
            status, headers, _ = infer(patient.url, "double", one)
            full = not any(request.done() for request in asked)
            assert [request.result()[0] for request in asked] == [200, 200]
    assert status == 503
    assert int(headers["retry-after"]) >= 1
    body = {"inputs": [tensor([1, 2, 3, 4], [1, 4])], "parameters": {"timeout": 1000}}
    assert infer(patient.url, "double", body)[0] == 504


def test_a_stream_is_answered_by_priority_and_a_failure_does_not_end_it(patient: HttpServer) -> None:
    from tritonclient.grpc import InferenceServerClient, InferInput

    def rows(count: int, value: float) -> InferInput:
        made = InferInput("input", [count, 4], "FP32")
        made.set_data_from_numpy(np.full((count, 4), value, np.float32))
        return made

    answers: queue.Queue[Any] = queue.Queue()
    with InferenceServerClient(patient.address) as client:
        client.start_stream(lambda result, error: answers.put((result, error)))
        client.async_stream_infer("double", [rows(60, 1)], request_id="last", priority=5)
        client.async_stream_infer("double", [rows(60, 2)], request_id="first", priority=1)  # together they are too many for a batch
        for name, value in (("first", 4.0), ("last", 2.0)):
            result, error = answers.get(timeout=120)
            assert error is None
            assert result.get_response().id == name
            assert np.unique(result.as_numpy("output")).tolist() == [value]
        client.async_stream_infer("double", [rows(1, 1)], timeout=1000)
        assert "waited longer" in str(answers.get(timeout=120)[1])
        client.async_stream_infer("nothing", [rows(1, 1)])
        assert "No model 'nothing'" in str(answers.get(timeout=120)[1])
        client.async_stream_infer("double", [rows(100, 3)])
        assert answers.get(timeout=120)[0].as_numpy("output")[0].tolist() == [6.0] * 4
        client.stop_stream()
