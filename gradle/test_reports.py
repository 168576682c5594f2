"""What the XML reports of JUnit and pytest say: one case for each test, its seconds and its outcome."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

PASSED, FAILED, SKIPPED = "passed", "failed", "skipped"


@dataclass(frozen=True)
class Case:
    """One test; ``place`` is its Java class, or its Python file with dots."""

    place: str
    name: str
    seconds: float
    outcome: str
    message: str


def cases(report: Path) -> list[Case]:
    """The tests of a report, or of all reports of a folder; none when nothing was written."""
    files = sorted(report.glob("*.xml")) if report.is_dir() else [report] if report.exists() else []
    return [case for file in files for case in _read(file)]


def _read(file: Path) -> Iterator[Case]:
    for element in ElementTree.parse(file).getroot().iter("testcase"):
        outcome, message = PASSED, ""
        for child in element:
            if child.tag in ("failure", "error"):
                outcome, message = FAILED, child.get("message") or (child.text or "").strip()
            elif child.tag == "skipped":
                outcome, message = SKIPPED, child.get("message") or (child.text or "").strip()
        yield Case(element.get("classname", ""), element.get("name", ""), float(element.get("time", 0)), outcome, message)


def count(of: list[Case], outcome: str) -> int:
    return sum(case.outcome == outcome for case in of)


def closing_line(of: list[Case]) -> str:
    """All tests, counted."""
    skipped = count(of, SKIPPED)
    return f"{count(of, PASSED)} passed, {count(of, FAILED)} failed" + (f", {skipped} skipped" if skipped else "")
