"""A server that keeps requests waiting for others: its queue, priorities and streams."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pydl4j.serving import HttpServer
from tests.serving.clients import SESSION
from tests.serving.http_requests import infer, tensor


@pytest.fixture(scope="module")
def patient(models: Path) -> Iterator[HttpServer]:
    """Two requests may wait, at most two seconds, for a batch of 100 rows."""
    with HttpServer(models / "double.zip", session=SESSION, http_queue=2, http_max_batch=100, http_max_delay=2000) as started:
        yield started


def test_a_full_queue_is_503_with_retry_after(patient: HttpServer) -> None:
    answers: list[tuple[int, dict[str, str], bytes]] = []

    def ask() -> None:
        answers.append(infer(patient.url, "double", {"inputs": [tensor([1, 2, 3, 4], [1, 4])]}))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    statuses = sorted(status for status, _, _ in answers)
    assert statuses == [200, 200, 503, 503, 503, 503, 503, 503]
    refused = next(headers for status, headers, _ in answers if status == 503)
    assert int(refused["retry-after"]) >= 1
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
            result, error = answers.get(timeout=30)
            assert error is None
            assert result.get_response().id == name
            assert np.unique(result.as_numpy("output")).tolist() == [value]
        client.async_stream_infer("double", [rows(1, 1)], timeout=1000)
        assert "waited longer" in str(answers.get(timeout=30)[1])
        client.async_stream_infer("nothing", [rows(1, 1)])
        assert "No model 'nothing'" in str(answers.get(timeout=30)[1])
        client.async_stream_infer("double", [rows(100, 3)])
        assert answers.get(timeout=30)[0].as_numpy("output")[0].tolist() == [6.0] * 4
        client.stop_stream()
