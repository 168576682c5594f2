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
        browser.until("document.getElementById('fault').textContent.includes('400')")
        keep(browser, "page")
        unexpected = [line for line in browser.errors() if "400" not in line]
        assert not unexpected


SPACE, ENTER, DOWN = " ", "\ue007", "\ue015"  # as WebDriver writes keys


def request_of(browser: Browser) -> np.ndarray:
    return np.array(browser.run("return JSON.parse(document.getElementById('request').value).inputs[0].data")).reshape(28, 28)


def picture(path: Path, dark: float, light: float) -> Path:
    """Half ``dark``, half ``light``."""
    pyplot = pytest.importorskip("matplotlib.pyplot")
    pyplot.imsave(path, np.hstack([np.full((56, 28), dark), np.full((56, 28), light)]), cmap="gray", vmin=0, vmax=1)
    return path


def test_the_page_works_with_the_keyboard_alone(browser: Browser, models: Path, tmp_path: Path) -> None:
    for name in ("digits", "double"):
        (tmp_path / name / "1").mkdir(parents=True)
        (tmp_path / name / "1" / "m.zip").write_bytes((models / f"{name}.zip").read_bytes())
    with HttpServer(tmp_path, session=clients.SESSION) as server:
        browser.open(server.url)
        browser.until("document.querySelectorAll('#models tbody tr button').length === 2")
        browser.run("document.querySelectorAll('#models button')[1].focus()")
        browser.keys(ENTER)
        browser.until("document.getElementById('chosen').textContent.startsWith('double')")
        assert browser.run("return document.activeElement.textContent") == "double", "the focus is lost when the table is drawn anew"
        browser.run("document.querySelectorAll('#models button')[0].focus()")
        browser.keys(ENTER)
        browser.until("document.getElementById('chosen').textContent.startsWith('digits')")
        browser.run("document.getElementById('pad').focus()")
        browser.keys(SPACE + 12 * DOWN + ENTER)
        browser.until("document.querySelectorAll('#bars .bar.best').length === 1")
        drawn = request_of(browser)
        assert drawn[15:20, 13:15].min() > 0.8, "the line goes down from the middle"
        assert drawn[:10].max() == 0
        assert not browser.errors()


def test_a_chosen_picture_can_be_inverted_and_made_black_and_white(browser: Browser, models: Path, tmp_path: Path) -> None:
    with HttpServer(models / "digits.zip", session=clients.SESSION) as server:
        browser.open(server.url)
        browser.until("document.querySelectorAll('#models tbody tr').length === 1")
        browser.choose_file("#file", picture(tmp_path / "halves.png", 0.2, 0.7))
        browser.until("document.querySelectorAll('#bars .bar.best').length === 1")
        np.testing.assert_allclose(request_of(browser)[:, [2, 25]], [[0.2, 0.7]] * 28, atol=0.01)
        browser.run("document.getElementById('invert').click()")
        np.testing.assert_allclose(request_of(browser)[:, [2, 25]], [[0.8, 0.3]] * 28, atol=0.01)
        browser.run("const t = document.getElementById('threshold'); t.value = 128; t.dispatchEvent(new Event('change'))")
        np.testing.assert_array_equal(request_of(browser)[:, [2, 25]], [[1, 0]] * 28)
        (tmp_path / "text.png").write_text("no picture")
        browser.choose_file("#file", tmp_path / "text.png")
        browser.until("document.getElementById('fault').textContent.includes('text.png is not an image')")
        assert browser.run("return document.getElementById('bars').childElementCount") == 0
        assert not browser.errors()


def test_clear_leaves_nothing_of_the_drawing_and_the_answer(browser: Browser, models: Path) -> None:
    with HttpServer(models / "digits.zip", session=clients.SESSION) as server:
        browser.open(server.url)
        browser.until("document.querySelectorAll('#models tbody tr').length === 1")
        browser.draw("#pad", [(0, -90), (0, 90)])
        browser.until("document.querySelectorAll('#bars .bar.best').length === 1")
        assert request_of(browser).any()
        browser.run("document.getElementById('clear').click()")
        assert not request_of(browser).any()
        left = "return ['response', 'took', 'fault', 'bars'].map(id => document.getElementById(id).textContent).join('')"
        assert browser.run(left) == ""
        browser.run("document.getElementById('pad').focus()")
        browser.keys(ENTER)
        browser.until("document.querySelectorAll('#bars .bar').length === 10")
        assert not request_of(browser).any(), "the pad is empty, too"
        browser.run("document.getElementById('request').value = '{'; document.getElementById('send').click()")
        browser.until("document.getElementById('fault').textContent.startsWith('This is not JSON')")


def test_charts_say_in_words_what_they_show_and_a_telephone_shows_all(browser: Browser, models: Path) -> None:
    with HttpServer(models / "digits.zip", session=clients.SESSION) as server:
        browser.narrow(360)
        browser.open(server.url)
        browser.until("document.querySelectorAll('#models tbody tr').length === 1")
        infer(server.url, "digits", {"inputs": [tensor([0] * 784, [1, 784])]})
        browser.until("/^Requests a second: now .*, most \\d/.test(document.getElementById('rate').getAttribute('aria-label'))")
        assert browser.run("return document.documentElement.scrollWidth") <= 360
        keep(browser, "page-narrow")


def test_events_of_a_server_with_a_token_are_seen_once_it_is_given(
    browser: Browser, broker: DevBroker, topics: clients.Topics, models: Path
) -> None:
    settings: Any = {"kafka": broker.address, "in": topics.source, "out": topics.out, "group": topics.name, "http_events": topics.out}
    with HttpServer(models / "double.zip", token="open-sesame", session=clients.SESSION, **settings) as server:
        browser.open(f"{server.url}/events")
        browser.until("document.getElementById('state').textContent.includes('401')")
        browser.run("const t = document.getElementById('token'); t.value = 'open-sesame'; t.dispatchEvent(new Event('change'))")
        browser.until("document.getElementById('state').textContent === 'connected'")
        clients.send(broker.address, topics.source, [(b"key", np.arange(4, dtype="<f4").tobytes(), [])])
        browser.until("document.getElementById('count').textContent === '1'", 60)
        browser.open(server.url)  # the other page of the same window knows the token
        browser.until("document.querySelectorAll('#models tbody tr').length === 1")


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


def test_routes_of_records_are_shown_with_what_they_counted_and_why_one_does_not_work(
    browser: Browser, broker: DevBroker, topics: clients.Topics, models: Path
) -> None:
    routes: Any = {"a-works": {"topics": topics.source, "out": topics.out}, "b-not": {"topics": "no-such-topic", "out": topics.out}}
    clients.send(broker.address, topics.source, [(b"k", np.arange(4, dtype="<f4").tobytes(), [])] * 3)
    settings: Any = {"kafka": broker.address, "routes": routes, "group": topics.name, "instance": "a"}
    settings["routes"]["b-not"]["instance"] = "b"
    with HttpServer(models / "double.zip", session=clients.SESSION, **settings) as server:
        clients.read(broker.address, topics.out, 3)
        browser.open(server.url)
        shown = "[...document.querySelectorAll('#routes tbody tr')].map(tr => [...tr.cells].map(td => td.textContent).join(' '))"
        first = f"a-works {topics.source} {topics.out} {topics.name} READY 3 0"
        browser.until(f"{shown}[0] === '{first}'", 60)
        assert browser.run(f"return {shown}[1]") == f"b-not no-such-topic {topics.out} {topics.name} UNAVAILABLE 0 0"
        browser.until("document.getElementById('unready').textContent.includes(\"route 'b-not'\")")
        keep(browser, "routes")
        unexpected = [line for line in browser.errors() if "503" not in line]
        assert not unexpected


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


SLOW = """
const stream = 'id: 0-7\\nevent: dropped\\ndata: 40\\n\\nevent: dropped\\ndata: 2\\n\\n';
const silent = new Promise(() => {});
window.fetch = () => silence ? silent : (silence = true, Promise.resolve(new Response(stream)));
let silence = false;
document.getElementById('token').dispatchEvent(new Event('change'));
"""
"""The page asks again, and hears from the server that it read too slowly."""


def test_the_page_of_events_says_how_many_were_dropped(browser: Browser, models: Path) -> None:
    with HttpServer(models / "double.zip", session=clients.SESSION) as server:
        browser.open(f"{server.url}/events")
        browser.run(SLOW)
        browser.until("document.getElementById('missed').textContent.startsWith(' 42 were dropped')")
