"""The `pydl4j` command with a JVM."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pydl4j import _cli


def test_the_doctor_starts_the_engine(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYDL4J_THREADS", "1")
    code = _cli.main(["doctor", "--json"])
    report = json.loads(capsys.readouterr().out)
    findings = {finding["name"]: finding for finding in report["findings"]}
    assert code == 0, report
    assert findings["bridge"]["detail"].startswith("py4j, first result after")
    assert "1 threads" in findings["backend"]["detail"]


def test_a_session_that_does_not_start_is_a_finding(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYDL4J_JVM_ARGS", "-XX:NoSuchOption")
    code = _cli.main(["doctor", "--json"])
    report = json.loads(capsys.readouterr().out)
    assert code == 1
    assert any(finding["status"] == "fail" and "NoSuchOption" in finding["detail"] for finding in report["findings"])


@pytest.mark.usefixtures("session")
def test_info_names_what_is_loaded(capsys: pytest.CaptureFixture[str]) -> None:
    assert _cli.main(["info"]) == 0
    text = capsys.readouterr().out
    for name in ("version", "bridge", "java", "backend", "engine.engine", "memory.live", "numpy"):
        assert f"{name} " in text
    assert _cli.main(["info", "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert facts["bridge"] == "py4j"
    assert facts["threads"] == 1


ZIP = Path(__file__).parents[2] / "java" / "modelimport" / "src" / "test" / "resources" / "dl4j" / "lenet.zip"


@pytest.mark.usefixtures("session")
def test_a_model_of_deeplearning4j_is_converted_and_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = tmp_path / "ours.zip"
    shape = ["--input-shape", "2,16,18"]
    assert _cli.main(["convert", str(ZIP), str(made), *shape]) == 0
    assert "ours.zip: MultiLayerNetwork, 1,490 parameters, 5 steps of training" in capsys.readouterr().out
    assert _cli.main(["summary", str(made)]) == 0
    shown = capsys.readouterr().out
    assert "Convolution" in shown
    assert "Parameters: 1,490" in shown
    for wrong in (
        ["summary", str(made), *shape],
        ["convert", str(ZIP), str(ZIP)],
        ["convert", str(ZIP), str(made), "--input-shape", "2x3"],
    ):
        assert _cli.main(wrong) == 1
        assert capsys.readouterr().err.startswith("pydl4j: ")


@pytest.mark.usefixtures("session")
def test_a_file_is_inspected_before_it_is_loaded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _cli.main(["inspect", str(ZIP), "--input-shape", "2,16,18"]) == 0
    shown = capsys.readouterr().out
    assert "Deeplearning4j zip 1.0.0-beta4 to 1.0.0-M2.1, MultiLayerNetwork" in shown
    assert "ConvolutionLayer  Convolution" in shown
    assert "parameters: 1,490" in shown
    assert "with: the updaters' state" in shown
    untold = str(Path(__file__).parents[1] / "compat" / "dl4j" / "betas" / "beta7_recurrent.zip")
    assert _cli.main(["inspect", untold]) == 1
    assert "pydl4j convert OLD.zip NEW.zip --written-by VERSION" in capsys.readouterr().out
    assert _cli.main(["inspect", untold, "--written-by", "1.0.0-beta7"]) == 0
    assert _cli.main(["summary", untold, "--written-by", "1.0.0-beta7"]) == 0
    capsys.readouterr()
    assert _cli.main(["inspect", str(tmp_path / "none.zip"), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert not told["ok"]
    assert "There is no model file" in told["problems"][0]["what"]


@pytest.mark.usefixtures("session")
def test_a_conversion_compares_and_replaces_nothing_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = tmp_path / "ours.zip"
    call = ["convert", str(ZIP), str(made), "--input-shape", "2,16,18"]
    assert _cli.main(call) == 0
    assert "largest difference of output 'output' on random inputs: 0\n" in capsys.readouterr().out
    assert _cli.main(call) == 1
    assert "There is a file" in capsys.readouterr().err
    assert _cli.main([*call, "--force"]) == 0
    assert _cli.main([*call, "--force", "--to", "punch cards"]) == 1
    assert "no format 'punch cards'" in capsys.readouterr().err
    assert _cli.main(["convert", str(made), str(made), "--force"]) == 1
    assert "would replace the old one" in capsys.readouterr().err
