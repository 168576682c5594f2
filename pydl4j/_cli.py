"""The `pydl4j` command."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from pydl4j import _doctor, _java
from pydl4j._errors import PyDl4jError
from pydl4j._version import __version__

MARKS = {"ok": "ok  ", "warn": "warn", "fail": "FAIL"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; gives its exit code: 0 when all is well, 1 when something is wrong, 2 for a wrong call."""
    chosen = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = chosen.run
    try:
        return run(chosen)
    except PyDl4jError as error:
        print(f"pydl4j: {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="pydl4j", description="Deep learning in the JVM, driven from Python.")
    parser.add_argument("--version", action="version", version=f"pydl4j {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    doctor = commands.add_parser("doctor", help="check this installation; exit code 1 when something is wrong")
    doctor.add_argument("--json", action="store_true", help="one JSON object in place of the table")
    doctor.add_argument("--no-start", action="store_true", help="do not start a JVM")
    doctor.set_defaults(run=_run_doctor)

    info = commands.add_parser("info", help="start a session and say what is loaded")
    info.add_argument("--json", action="store_true", help="JSON in place of the table")
    info.set_defaults(run=_run_info)

    classpath = commands.add_parser("classpath", help='print the jars, for java -cp "$(pydl4j classpath)"')
    classpath.set_defaults(run=_run_classpath)
    return parser


def _run_doctor(chosen: argparse.Namespace) -> int:
    findings = []
    for finding in _doctor.examine(start=not chosen.no_start):
        findings.append(finding)
        if not chosen.json:
            print(f"{MARKS[finding.status]}  {finding.name:<14} {finding.detail}", flush=True)
            if finding.remedy:
                print(f"{'':<21}{finding.remedy}")
    healthy = all(finding.status != "fail" for finding in findings)
    if chosen.json:
        print(json.dumps({"version": __version__, "ok": healthy, "findings": [asdict(f) for f in findings]}, indent=2))
    return 0 if healthy else 1


def _run_info(chosen: argparse.Namespace) -> int:
    import pydl4j as dl

    facts: dict[str, Any] = dl.info()
    if chosen.json:
        print(json.dumps(facts, indent=2, default=str))
    else:
        for name, value in _flat(facts):
            print(f"{name:<20} {value}")
    return 0


def _flat(facts: dict[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    rows: list[tuple[str, Any]] = []
    for name, value in facts.items():
        rows += _flat(value, f"{prefix}{name}.") if isinstance(value, dict) else [(prefix + name, value)]
    return rows


def _run_classpath(chosen: argparse.Namespace) -> int:
    print(os.pathsep.join(_java.class_path()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
