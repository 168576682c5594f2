"""The examples of docs/etl.md run, one after the other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from pydl4j import etl, nn

PAGE = Path(__file__).parents[2] / "docs" / "etl.md"


@pytest.mark.usefixtures("session")
def test_its_examples_run(capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, Any] = {}
    for code in re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL):
        exec(compile(code, PAGE.name, "exec"), names)
    printed = capsys.readouterr().out
    assert "Schema(country[US]: integer" in printed
    assert "Did you mean 'country'?" in printed
    for each in names.values():
        if isinstance(each, (etl.Table, nn.MultiLayerNetwork)):
            each.close()
    names.clear()  # a registered function keeps the names around it, and the arrays among them
