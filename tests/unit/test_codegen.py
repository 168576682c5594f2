"""The generator of the configuration classes, on a small schema of its own."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SCHEMA = Path(__file__).with_name("small_schema.json")


def load(path: Path, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


codegen = load(ROOT / "pydl4j" / "_codegen.py", "codegen_under_test")


def schema() -> Any:
    return json.loads(SCHEMA.read_text())


@pytest.fixture(scope="module")
def sources() -> dict[str, str]:
    return codegen.Generator(schema()).modules()


@pytest.mark.parametrize(
    ("java", "python"),
    [
        ("nOut", "n_out"),
        ("learningRate", "learning_rate"),
        ("ClipL2PerLayer", "clip_l2_per_layer"),
        ("MAX", "max"),
        ("l2Bias", "l2_bias"),
        ("avgPoolIncludePadInDivisor", "avg_pool_include_pad_in_divisor"),
        ("lambda", "lambda_"),
    ],
)
def test_names_become_snake_case(java: str, python: str) -> None:
    assert codegen.snake(java) == python


def test_each_kind_becomes_a_module(sources: dict[str, str]) -> None:
    names = ["__init__", "activations", "configurations", "input_types", "layers", "schedules", "updaters"]
    assert sorted(sources) == [f"{name}.py" for name in names]


def test_required_positional_settings_come_first_and_the_rest_by_name_only(sources: dict[str, str]) -> None:
    assert "def __init__(self, n_out: int, *, n_in: int | None = None, has_bias: bool = True," in sources["layers.py"]


def test_what_python_cannot_take_without_a_name_is_taken_by_name(sources: dict[str, str]) -> None:
    expected = 'schedule_type: Literal["iteration", "epoch"] = "iteration", *, initial_value: float, step: float'
    assert expected in sources["schedules.py"]


def test_enums_are_literals_in_lower_case(sources: dict[str, str]) -> None:
    assert 'pooling_type: Literal["max", "avg"] = "max"' in sources["layers.py"]


def test_names_in_place_of_objects_are_literals_and_leave_out_what_needs_settings(sources: dict[str, str]) -> None:
    changed = schema()
    leaky = next(d for d in changed["declarations"] if d["name"] == "LeakyReLU")
    leaky["keys"][0]["required"] = True
    assert 'Literal["leakyrelu", "relu", "sigmoid"]' in sources["activations.py"]
    assert 'Literal["relu", "sigmoid"]' in codegen.Generator(changed).modules()["activations.py"]


def test_docstrings_have_a_fixed_order(sources: dict[str, str]) -> None:
    doc = codegen.Generator(schema()).docstring(next(d for d in schema()["declarations"] if d["name"] == "Dense"))
    parts = [
        "Fully connected layer",
        "Parameters: W [n_in, n_out]",
        "Args:",
        "Input shape:",
        "Output shape:",
        "Example:",
    ]
    positions = [doc.index(part) for part in parts]
    assert positions == sorted(positions)


def test_docstrings_give_range_and_default_in_python_names(sources: dict[str, str]) -> None:
    assert "learning_rate: Step size. At least 0. Default: 0.001." in sources["updaters.py"]
    assert "gives the learning rate in place of learning_rate." in sources["updaters.py"]
    assert 'Default: the network\'s, else "sigmoid".' in sources["layers.py"]


def test_a_schema_of_another_version_is_refused() -> None:
    with pytest.raises(SystemExit, match=r"version 2 of the schema\. Got version 1"):
        codegen.Generator({"version": 1, "kinds": [], "declarations": []})


def test_written_modules_are_formatted_compile_and_replace_stale_ones(tmp_path: Path) -> None:
    stale = tmp_path / "preprocessors.py"
    stale.write_text("gone = True\n")
    written = codegen.write(schema(), tmp_path)
    assert not stale.exists()
    for path in written:
        compile(path.read_text(), str(path), "exec")
    config = ["--config", str(ROOT / "pyproject.toml"), str(tmp_path)]
    for command in (["format", "--check"], ["check"]):
        done = subprocess.run([sys.executable, "-m", "ruff", *command, *config], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_same_schema_gives_the_same_text() -> None:
    assert codegen.Generator(schema()).modules() == codegen.Generator(schema()).modules()
