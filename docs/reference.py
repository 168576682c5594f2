"""Writes reference.md: what Deeplearning4j's and Keras's classes are here, of reference_rows.txt and the declarations.

    python docs/reference.py build/schema.json

The schema is what Java's `Schema.export()` prints. `./gradlew generate` runs it; a test holds the page and the rows against the
declarations.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
KINDS = {
    "layer": "Layers",
    "vertex": "Vertices",
    "network": "Networks",
    "inputType": "Input types",
    "activation": "Activations",
    "loss": "Losses",
    "weightInit": "Starts of weights",
    "dropout": "Dropout",
    "weightNoise": "Noise of weights",
    "constraint": "Limits of weights",
    "updater": "Updaters",
    "schedule": "Schedules",
    "reconstructionDistribution": "Distributions of inputs",
    "zooModel": "Zoo",
}
"""The kinds whose members the page must have, and what they are called there."""
SPACES = {
    "activation": "activations.",
    "constraint": "constraints.",
    "dropout": "dropouts.",
    "loss": "losses.",
    "reconstructionDistribution": "reconstructions.",
    "weightInit": "weight_inits.",
    "zooModel": "zoo.",
}
"""The modules of pydl4j.nn that have a kind's classes."""


@dataclass(frozen=True)
class Row:
    """Names of others, and what they are here: pairs of a kind and a name, none where there is nothing."""

    section: str
    names: str
    here: tuple[tuple[str, str], ...]
    remark: str


def rows(text: str) -> list[Row]:
    """The lines of reference_rows.txt behind its first heading."""
    section, made = "", []
    for line in text.splitlines():
        if line.startswith("# "):
            section = line[2:]
        elif section and line.strip():
            names, here, remark = [*re.split(r"\s*\|\s*", line.strip()), "", ""][:3]
            found = () if here == "-" else tuple(tuple(each.split(" ", 1)) for each in here.split(", "))
            if not here or (not found and not remark) or any(len(each) != 2 for each in found):
                raise ValueError(f"This line says neither what is here nor why nothing is: {line}")
            made.append(Row(section, names, found, remark))  # type: ignore[arg-type]
    return made


def shown(kind: str, name: str) -> str:
    if kind in KINDS:
        return f"`nn.{SPACES.get(kind, '')}{name}`"
    return {"setting": f"the setting `{name}`", "nn": f"`nn.{name}`", "java": f"`{name}` in Java"}[kind]


def table(titles: list[str], lines: list[list[str]]) -> list[str]:
    return ["| " + " | ".join(each) + " |" for each in (titles, ["---"] * len(titles), *lines)]


def page(schema: Any, listed: list[Row]) -> str:
    out = [
        "# Reference: what is here, and what Deeplearning4j and Keras call it",
        "",
        "Made by `./gradlew generate` from the declarations and `reference_rows.txt`. Names in brackets are those of Deeplearning4j's",
        "unreleased rewrite. A layer's settings, formula, shapes and parameters stand in its class (`help(nn.Dense)`), in Java in",
        "its builder.",
    ]
    for section in dict.fromkeys(row.section for row in listed):
        lines = []
        for row in (each for each in listed if each.section == section):
            here = ", ".join(shown(*each) for each in row.here)
            lines.append([row.names, here or "none", row.remark])
        out += ["", f"## {section}", "", *table(["there" if section != "Beyond both" else "what", "here", "remark"], lines)]
    out += ["", "## All classes"]
    for kind, title in KINDS.items():
        members = sorted((each for each in schema["declarations"] if each["kind"] == kind), key=lambda each: each["name"])
        lines = [[shown(kind, each["name"]), each["doc"].split("\n")[0].replace("|", "\\|")] for each in members]
        out += ["", f"### {title}", "", *table(["class", "what it is"], lines)]
    return "\n".join(out) + "\n"


def main(schema: str) -> None:
    listed = rows((HERE / "reference_rows.txt").read_text(encoding="utf-8"))
    made = page(json.loads(Path(schema).read_text(encoding="utf-8")), listed)
    (HERE / "reference.md").write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
