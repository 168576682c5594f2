"""A real browser, driven by the WebDriver protocol over chromedriver: no package of Python's is needed."""

from __future__ import annotations

import base64
import json
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


def missing() -> str | None:
    """Why there is no browser; None when there is one."""
    absent = [name for name in ("chromedriver", "chromium") if shutil.which(name) is None]
    return f"{' and '.join(absent)} not installed (Debian: apt install chromium chromium-driver)" if absent else None


class Browser:
    """One headless window, until the ``with`` block ends."""

    def __init__(self, profile: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self._base = f"http://127.0.0.1:{port}"
        self._driver = subprocess.Popen(["chromedriver", f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            self._wait()
            arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1200,1000", f"--user-data-dir={profile}"]
            options = {"args": arguments, "binary": shutil.which("chromium")}
            wanted = {"browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
            session = self._call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
            self._session = f"/session/{session['sessionId']}"
        except BaseException:
            self._driver.kill()
            self._driver.wait()
            raise

    def open(self, url: str) -> None:
        self._call("POST", f"{self._session}/url", {"url": url})

    def run(self, script: str, *arguments: Any) -> Any:
        """What a script in the page returns."""
        return self._call("POST", f"{self._session}/execute/sync", {"script": script, "args": list(arguments)})

    def until(self, condition: str, seconds: float = 20) -> Any:
        """The value of an expression in the page, once it is true."""
        end = time.monotonic() + seconds
        while True:
            value = self.run(f"return {condition}")
            if value or time.monotonic() > end:
                assert value, f"{condition} did not become true; the page says {self.run('return document.body.innerText')!r}"
                return value
            time.sleep(0.1)

    def element(self, css: str) -> dict[str, str]:
        found = self._call("POST", f"{self._session}/element", {"using": "css selector", "value": css})
        return {ELEMENT: found[ELEMENT]}

    def draw(self, css: str, points: list[tuple[int, int]]) -> None:
        """A line with the pressed mouse, in pixels from the middle of an element."""
        origin = self.element(css)
        moves = [{"type": "pointerMove", "duration": 20, "origin": origin, "x": x, "y": y} for x, y in points]
        actions = [moves[0], {"type": "pointerDown", "button": 0}, *moves[1:], {"type": "pointerUp", "button": 0}]
        mouse = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": actions}
        self._call("POST", f"{self._session}/actions", {"actions": [mouse]})

    def keys(self, keys: str) -> None:
        """Presses keys one after the other, where the focus is."""
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._call("POST", f"{self._session}/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def choose_file(self, css: str, path: Path) -> None:
        """What a person does with a file dialogue."""
        element = self.element(css)[ELEMENT]
        self._call("POST", f"{self._session}/element/{element}/value", {"text": str(path)})

    def narrow(self, width: int) -> None:
        """A screen of a telephone's width, which no window can have."""
        size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": True}
        self._call("POST", f"{self._session}/goog/cdp/execute", {"cmd": "Emulation.setDeviceMetricsOverride", "params": size})

    def errors(self) -> list[str]:
        """What the page logged as errors."""
        return [line["message"] for line in self._call("POST", f"{self._session}/se/log", {"type": "browser"}) if line["level"] == "SEVERE"]

    def screenshot(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self._call("GET", f"{self._session}/screenshot")))

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._call("DELETE", self._session)
        finally:
            self._driver.terminate()
            self._driver.wait(20)

    def _wait(self) -> None:
        end = time.monotonic() + 20
        while True:
            try:
                self._call("GET", "/status")
                return
            except (urllib.error.URLError, ConnectionError):
                if time.monotonic() > end:
                    raise
                time.sleep(0.1)

    def _call(self, method: str, path: str, body: Any = None) -> Any:
        data = None if method != "POST" else json.dumps(body or {}).encode()
        request = urllib.request.Request(self._base + path, data, {"Content-Type": "application/json"}, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]
