"""The examples of docs/data.md run, one after the other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from pydl4j import nn

PAGE = Path(__file__).parents[2] / "docs" / "data.md"


@pytest.mark.usefixtures("session")
def test_its_examples_run() -> None:
    names: dict[str, Any] = {}
    networks: list[nn.MultiLayerNetwork] = []
    for code in re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL):
        exec(compile(code, PAGE.name, "exec"), names)
        networks += [each for each in names.values() if isinstance(each, nn.MultiLayerNetwork)]  # a name may get another one
    assert names["again"].iteration == names["net"].iteration == 26
    names["folder"].cleanup()
    for each in networks:
        each.close()
