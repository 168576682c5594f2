"""The web page in a real browser: what a person does there, and what they then see."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pydl4j.serving import DevBroker, HttpServer
from tests.serving import clients
from tests.serving.browser import Browser, missing
from tests.serving.http_requests import infer, tensor

WHY_NOT = missing()
pytestmark = pytest.mark.skipif(WHY_NOT is not None, reason=str(WHY_NOT))


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    with Browser(tmp_path / "profile") as started:
        yield started


def keep(browser: Browser, name: str) -> None:
    """A picture for people, where the variable names a folder."""
    if folder := os.environ.get("PYDL4J_SCREENSHOTS"):
        browser.screenshot(Path(folder) / f"{name}.png")


def test_a_drawing_is_classified_and_the_charts_move(browser: Browser, models: Path) -> None:
    with HttpServer(models / "digits.zip", session=clients.SESSION) as server:
        browser.open(server.url)
        browser.until("document.querySelectorAll('#models tbody tr').length === 1")
        assert "FP32[n, 784]" in browser.run("return document.querySelector('#models tbody').innerText")
        browser.draw("#pad", [(0, -90), (10, -40), (-5, 20), (0, 90)])
        browser.until("document.querySelectorAll('#bars .bar.best').length === 1")
        sent = browser.run("return JSON.parse(document.getElementById('request').value).inputs[0]")
        assert sent["shape"] == [1, 784]
        assert 0 < np.count_nonzero(sent["data"]) < 300
        assert max(sent["data"]) <= 1
        for _ in range(30):
            infer(server.url, "digits", {"inputs": [tensor([0] * 784, [1, 784])]})
        browser.until("parseFloat(document.getElementById('rate-now').textContent) > 0")
        browser.run("document.getElementById('request').value = '{}'; document.getElementById('send').click()")
        browser.until("document.getElementById('response').textContent.includes('400')")
        keep(browser, "page")
        unexpected = [line for line in browser.errors() if "400" not in line]
        assert not unexpected


DROP = """
const drawn = document.createElement('canvas');
[drawn.width, drawn.height] = [56, 56];
const ink = drawn.getContext('2d');
ink.fillStyle = '#000'; ink.fillRect(0, 0, 56, 56);
ink.fillStyle = '#fff'; ink.fillRect(0, 0, 28, 56);
const bytes = Uint8Array.from(atob(drawn.toDataURL('image/png').split(',')[1]), c => c.charCodeAt(0));
const held = new DataTransfer();
held.items.add(new File([bytes], 'half.png', { type: 'image/png' }));
document.getElementById('pad').dispatchEvent(new DragEvent(arguments[0], { dataTransfer: held, bubbles: true, cancelable: true }));
"""
"""A picture, its left half white, comes over the pad or is let go there, as a person does it with a file."""


def test_a_picture_that_is_dropped_is_classified(browser: Browser, models: Path) -> None:
    with HttpServer(models / "digits.zip", session=clients.SESSION) as server:
        browser.open(server.url)
        browser.until("document.querySelectorAll('#models tbody tr').length === 1")
        browser.run(DROP, "dragover")
        browser.run(DROP, "drop")
        browser.until("document.querySelectorAll('#bars .bar.best').length === 1")
        sent = np.array(browser.run("return JSON.parse(document.getElementById('request').value).inputs[0].data")).reshape(28, 28)
        assert sent[:, :13].min() > 0.95
        assert sent[:, 15:].max() < 0.05
        status, _, body = infer(server.url, "digits", {"inputs": [tensor(sent.ravel().tolist(), [1, 784])]})
        assert status == 200
        best = int(np.argmax(json.loads(body)["outputs"][0]["data"]))
        assert browser.run("return document.querySelector('#bars .bar.best span').textContent") == str(best)
        assert not browser.errors()


def test_a_page_of_a_server_with_a_token_asks_for_it(browser: Browser, models: Path) -> None:
    with HttpServer(models / "double.zip", token="open-sesame", session=clients.SESSION) as server:
        browser.open(server.url)
        browser.until("document.getElementById('problem').textContent.includes('401')")
        browser.run(
            "const t = document.getElementById('token'); t.value = 'open-sesame'; t.dispatchEvent(new Event('change'))",
        )
        browser.until("document.querySelectorAll('#models tbody tr').length === 1")


def test_records_of_the_output_topic_are_seen_live(browser: Browser, broker: DevBroker, topics: clients.Topics, models: Path) -> None:
    settings: Any = {"kafka": broker.address, "in": topics.source, "out": topics.out, "group": topics.name, "http_events": topics.out}
    with HttpServer(models / "double.zip", session=clients.SESSION, **settings) as server:
        browser.open(f"{server.url}/events")
        browser.until("document.getElementById('state').textContent === 'connected'")
        row = np.arange(4, dtype="<f4").tobytes()
        clients.send(broker.address, topics.source, [(f"k{i}".encode(), row, []) for i in range(5)])
        browser.until("document.getElementById('count').textContent === '5'", 60)
        text = browser.run("return document.querySelector('#events tbody').innerText")
        assert all(f"k{i}" in text for i in range(5))
        assert "double/1" in text
        keep(browser, "events")
        assert not browser.errors()
