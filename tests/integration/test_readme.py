"""Every snippet in README runs; MNIST is cut to its first digits."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import datasets
from tests import java_programs

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def snippets(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def first(data: datasets.ArrayIterator) -> datasets.ArrayIterator:
    assert data.labels is not None
    return datasets.ArrayIterator(data.features[:256].copy(), data.labels[:256].copy(), batch_size=64)


def test_python_snippets_of_the_readme_run(
    session: dl.Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = datasets.mnist

    def first_digits() -> tuple[datasets.ArrayIterator, datasets.ArrayIterator]:
        pair = whole(path=ROOT / "examples" / "data" / "mnist")
        train, test = (first(data) for data in pair)
        for data in pair:
            data.close()
        return train, test

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(datasets, "mnist", first_digits)
    names: dict[str, Any] = {}
    for index, code in enumerate(snippets("python")):
        exec(compile(code, f"README snippet {index}", "exec"), names)
    written = capsys.readouterr().out
    assert "431,080" in written
    assert "Accuracy" in written
    assert "good enough" in written
    for told in re.findall(r"print\(error\) +# (.+)", README):  # what README says is printed
        assert told.split(" …")[0] in written
    assert names["probabilities"].shape == (16, 10)
    for name in ("net", "again", "small", "train", "test"):
        names[name].close()
    names.clear()


def test_the_java_snippet_of_the_readme_runs(tmp_path: Path) -> None:
    (code,) = snippets("java")
    (tmp_path / "Xor.java").write_text(code)
    assert java_programs.run("Xor.java", folder=tmp_path).strip() == "1.0"


def test_pictures_are_there_and_small() -> None:
    pictures = re.findall(r"!\[.*?\]\((.+?)\)", README)
    assert len(pictures) == 2
    for picture in pictures:
        assert 1000 < (ROOT / picture).stat().st_size < 150 * 1024


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\[[^\]!]+\]\((?!http)([^)]+)\)", README):
        assert (ROOT / target).exists(), target


def test_commands_exist() -> None:
    told = set(re.findall(r"`pydl4j ([\w-]+)", README))
    assert told
    for command in told:
        done = subprocess.run([sys.executable, "-m", "pydl4j._cli", command, "--help"], capture_output=True, text=True, check=False)
        assert done.returncode == 0, command


def test_commands_for_models_of_others_run(tmp_path: Path) -> None:
    keras = ROOT / "java" / "modelimport" / "src" / "test" / "resources" / "keras3" / "dense_mlp"
    (tmp_path / "model.keras").write_bytes((keras / "model.keras").read_bytes())
    commands = re.findall(r"^pydl4j ((?:inspect|convert) .*?) *#", README, re.MULTILINE)
    assert len(commands) == 2
    for command in commands:
        call = [sys.executable, "-m", "pydl4j._cli", *command.split()]
        done = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    with dl.load(tmp_path / "ours.zip") as net:
        made = net.output(np.load(keras / "input_0.npy"))
        np.testing.assert_allclose(np.asarray(made), np.load(keras / "output_0.npy"), rtol=1e-5, atol=1e-5)
