"""The examples of docs/films.md run."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "films.md"


@pytest.mark.usefixtures("session")
def test_its_examples_run(capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, Any] = {}
    for code in re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL):
        exec(compile(code, PAGE.name, "exec"), names)
    assert capsys.readouterr().out == "(3, 1, 12, 12) 25.0\n1.0 {}\n"
    assert names["net"].labels == ["left", "right"]
    names["net"].close()
    names["folder"].cleanup()
