"""docs/moving.md: its Python runs on zips of the real Deeplearning4j, its Java is that of the programs before and after, which run, too."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn
from tests import java_programs, nd4j_arrays

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "moving.md").read_text(encoding="utf-8")
BEFORE = ROOT / "tests" / "compat" / "dl4j" / "moving"
AFTER = ROOT / "examples" / "java" / "MovedFromDeeplearning4j.java"
NAMES = ["mlp", "lenet", "lstm", "graph"]


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.usefixtures("session")
def test_its_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        shutil.copy(BEFORE / f"{name}.zip", tmp_path)
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for code in blocks("python"):
        exec(compile(code, "moving.md", "exec"), names)
    np.testing.assert_allclose(names["probabilities"].sum(1), 1, rtol=1e-5)
    assert (tmp_path / "back.zip").exists()


@pytest.mark.usefixtures("session")
@pytest.mark.parametrize("name", NAMES)
def test_the_zips_compute_here_what_they_computed_there(name: str) -> None:
    inputs, expected = (nd4j_arrays.entries(BEFORE / f"{name}.zip", what) for what in ("input", "output"))
    with dl.load(BEFORE / f"{name}.zip", input_type=nn.InputType.convolutional(12, 12, 1) if name == "lenet" else ()) as net:
        made = net.output(inputs if len(inputs) > 1 else inputs[0])
    for ours, theirs in zip(made if isinstance(made, list) else [made], expected, strict=True):
        np.testing.assert_allclose(ours, theirs, atol=1e-5)


def test_the_programs_of_the_page_are_those_that_ran() -> None:
    found = [[line.strip() for line in block.splitlines()] for block in blocks("java")]
    for program, wanted in ((BEFORE / "Before.java", found[::2]), (AFTER, found[1::2])):
        text = program.read_text(encoding="utf-8")
        for name, block in zip(NAMES, wanted, strict=True):
            match = re.search(rf"    // {name}\n(.*?)    // end", text, re.DOTALL)
            assert match
            assert [line.strip() for line in match[1].splitlines()] == block, f"{name} of {program.name}"


def test_the_programs_that_moved_are_the_networks_of_the_zips(tmp_path: Path) -> None:
    out = java_programs.run(AFTER, BEFORE, folder=tmp_path)
    assert re.findall(r"(\w+)\.zip: .*trained \d steps, the same outputs: (\w+)", out) == [(name, "true") for name in NAMES]
