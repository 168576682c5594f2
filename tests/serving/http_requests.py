"""Requests of the Open Inference Protocol, byte by byte, over plain sockets and urllib."""

from __future__ import annotations

import json
import struct
import urllib.error
import urllib.request
from typing import Any

HEADER_LENGTH = "Inference-Header-Content-Length"


def call(url: str, body: bytes | None = None, method: str | None = None, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of any answer."""
    request = urllib.request.Request(url, body, {k.replace("_", "-"): v for k, v in headers.items()}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, dict(error.headers), error.read()


def tensor(data: Any, shape: list[int], name: str = "input", datatype: str = "FP32") -> dict[str, Any]:
    return {"name": name, "datatype": datatype, "shape": shape, "data": data}


def infer(url: str, model: str, body: Any, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """An inference of JSON, or of bytes as they are."""
    return call(f"{url}/v2/models/{model}/infer", body if isinstance(body, bytes) else json.dumps(body).encode(), **headers)


def binary(values: list[float], size: int | None = None) -> tuple[bytes, int]:
    """The body of one row of binary data, and the length of its JSON."""
    data = struct.pack(f"<{len(values)}f", *values)
    about: dict[str, Any] = {"name": "input", "datatype": "FP32", "shape": [1, len(values)]}
    about["parameters"] = {"binary_data_size": len(data) if size is None else size}
    header = json.dumps({"inputs": [about], "parameters": {"binary_data_output": True}}).encode()
    return header + data, len(header)
