"""Bytes sent through Py4J itself, as a user without shared memory would. Slices: in_N and out_N (N bytes)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from py4j.java_gateway import GatewayParameters, JavaGateway, launch_gateway
from worker import ROOT, Repeat, serve


def gateway() -> Any:
    (jar,) = (ROOT / "pydl4j" / "_stage" / "jars").glob("py4j-*.jar")
    port, token = launch_gateway(classpath=str(jar), jarpath=str(jar), die_on_exit=True, enable_auth=True)
    return JavaGateway(gateway_parameters=GatewayParameters(port=port, auth_token=token))


def hand_in(jvm: Any, nbytes: int) -> Repeat:
    data = bytes(nbytes)

    def repeat(times: int) -> None:
        for _ in range(times):
            jvm.java.nio.ByteBuffer.wrap(data)

    return repeat


def hand_out(jvm: Any, nbytes: int) -> Repeat:
    held = jvm.java.nio.ByteBuffer.allocate(nbytes)

    def repeat(times: int) -> None:
        for _ in range(times):
            held.array()

    return repeat


class Slices(Mapping[str, Callable[[], Repeat]]):
    """Names with sizes in them."""

    def __init__(self, jvm: Any) -> None:
        self._jvm = jvm

    def __getitem__(self, name: str) -> Callable[[], Repeat]:
        kind, size = name.split("_")
        return partial({"in": hand_in, "out": hand_out}[kind], self._jvm, int(size))

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


if __name__ == "__main__":
    opened = gateway()
    try:
        serve(Slices(opened.jvm))
    finally:
        opened.shutdown()
