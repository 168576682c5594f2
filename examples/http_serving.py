"""Serves a network over HTTP and gRPC and asks it as any client of the Open Inference Protocol does: python examples/http_serving.py.

Needs Triton's client: ``pip install 'tritonclient[http,grpc]'``. With ``--stay`` the server runs until Ctrl-C, for a browser.
"""

from __future__ import annotations

import argparse
import contextlib
import tempfile
import threading
from pathlib import Path

import numpy as np
import tritonclient.grpc
import tritonclient.http

import pydl4j as dl
from pydl4j import datasets, nn
from pydl4j.serving import HttpServer


def train(file: Path, examples: int) -> tuple[np.ndarray, np.ndarray]:
    """A small network in ``file``; gives the digits that it has not seen, and their labels."""
    with dl.session():
        train, test = datasets.mnist()
        train = datasets.ArrayIterator(train.features[:examples].reshape(-1, 784), train.labels[:examples], 64, shuffle=True, seed=123)
        conf = nn.MultiLayerConfiguration(
            seed=42, updater=nn.Adam(1e-3), input_type=nn.InputType.feed_forward(784),
            layers=[nn.Dense(128, activation="relu"), nn.Output(10, loss="mcxent", activation="softmax")],
        )  # fmt: skip
        nn.MultiLayerNetwork(conf).init().fit(train, epochs=2).save(file)
        return np.array(test.features).reshape(-1, 784), np.array(test.labels)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=10_000, help="digits to learn from (default: %(default)s)")
    parser.add_argument("--stay", action="store_true", help="serve until Ctrl-C")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder, "digits.zip")
        digits, labels = train(model, options.examples)
        with HttpServer(model) as server:
            print(f"serving at {server.url}")
            for protocol in (tritonclient.http, tritonclient.grpc):
                accuracy = ask(protocol, server.address, digits, labels)
                print(f"{protocol.__name__} accuracy={accuracy:.4f}")
            if options.stay:
                with contextlib.suppress(KeyboardInterrupt):
                    threading.Event().wait()


def ask(protocol, address: str, digits: np.ndarray, labels: np.ndarray) -> float:
    """The share of digits that the server names right; numbers travel as binary tensors."""
    right = 0
    with protocol.InferenceServerClient(address) as client:
        for start in range(0, len(digits), 500):
            rows = np.ascontiguousarray(digits[start : start + 500], dtype=np.float32)
            value = protocol.InferInput("input", list(rows.shape), "FP32")
            value.set_data_from_numpy(rows)
            probabilities = client.infer("digits", [value]).as_numpy("output")
            right += int((probabilities.argmax(1) == labels[start : start + 500]).sum())
    return right / len(digits)


if __name__ == "__main__":
    main()
