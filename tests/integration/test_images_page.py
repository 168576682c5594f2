"""The examples of docs/images.md run."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "images.md"


@pytest.mark.usefixtures("session")
def test_its_examples_run(capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, Any] = {}
    for code in re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL):
        exec(compile(code, PAGE.name, "exec"), names)
    assert capsys.readouterr().out == "1.0 {}\n(8, 3, 16, 16)\n['sheet'] (12, 3, 32, 48) (12, 5, 4, 6)\n"
    assert names["net"].labels == ["day", "night"]
    names["net"].close()
    names["unet"].close()
    names["folder"].cleanup()
