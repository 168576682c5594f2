"""gradle/suites.py: what fails hides nothing, and the last line counts all."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from gradle import suites

REPORT = """
import sys
from pathlib import Path
Path("report.xml").write_text('<testsuites><testsuite>' + sys.argv[1] + '</testsuite></testsuites>')
print("the log")
sys.exit(int(sys.argv[2]))
"""
GOOD = '<testcase classname="A" name="one" time="1.5"/>'
BAD = '<testcase classname="A" name="two" time="0"><failure message="expected 3"/></testcase>'
LEFT_OUT = '<testcase classname="A" name="three" time="0"><skipped message="no GPU"/></testcase>'


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(suites, "PYTHON", {})
    monkeypatch.setattr(suites, "RESULTS", tmp_path / "results")
    return tmp_path / "plan.json"


def planned(plan: Path, **told: tuple[str, int]) -> None:
    """Suites that write these reports and end with these exit codes."""
    made = []
    for name, (report, code) in told.items():
        folder = plan.parent / name
        folder.mkdir()
        command = [sys.executable, "-c", REPORT, report, str(code)]
        made.append({"name": name, "command": command, "report": str(folder), "folder": str(folder), "environment": {}})
    plan.write_text(json.dumps(made))


def test_all_tests_are_counted_in_the_last_line(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    planned(plan, one=(GOOD, 0), two=(GOOD + LEFT_OUT, 0))
    assert suites.main(str(plan)) == 0
    written = capsys.readouterr().out
    assert written.splitlines()[-1] == "2 passed, 0 failed, 1 skipped"
    assert "SKIPPED A::three: no GPU" in written
    assert set(json.loads((plan.parent / "results" / "times.json").read_text())) == {"one", "two"}


def test_a_suite_that_fails_does_not_hide_the_others(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    planned(plan, bad=(GOOD + BAD, 1), crashed=("", 134), good=(GOOD, 0))
    assert suites.main(str(plan)) == 1
    written = capsys.readouterr().out
    assert "FAILED A::two: expected 3" in written
    assert "the log" in written
    assert "crashed ended with exit code 134 before it reported a test." in written
    assert written.splitlines()[-1] == "2 passed, 1 failed"


def test_a_bad_exit_code_counts_though_no_test_failed(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    planned(plan, left=(GOOD, 1))
    assert suites.main(str(plan)) == 1
    assert "left ended with exit code 1 though no test failed." in capsys.readouterr().out


def test_suites_of_one_word_do_not_run_beside_each_other(plan: Path) -> None:
    first, second, third = (suites.Suite(name, [], plan, apart=word) for name, word in (("a", "x"), ("b", "x"), ("c", "")))
    runner = suites.Runner([second, third], 3)
    runner.running[1] = (first, 0.0)
    assert runner._next() is third


def test_a_suite_that_hangs_is_killed_and_said(plan: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    told = {"name": "stuck", "command": ["sleep", "1000"], "report": str(plan.parent), "folder": str(plan.parent), "environment": {}}
    plan.write_text(json.dumps([told]))
    monkeypatch.setattr(suites, "LIMIT_SECONDS", 0)
    assert suites.main(str(plan)) == 1
    assert "stuck has not ended" in capsys.readouterr().out
