"""What the documentation of Java must have: doc_rules.py [ROOT] checks the sources of the modules below.

Public methods of public types have a javadoc, unless they override one; packages have a package-info that says @NullMarked. Those
named `internal` are no API, and the documentation leaves them out. Prints one line for each breach; the exit code is 1 when there is one.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MODULES = ("nd", "nn", "bridge", "etl", "modelimport", "spark", "serving")

# Javadoc, then what may hold braces without meaning them.
NOISE = re.compile(r'(/\*\*[\s\S]*?\*/)|"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|//[^\n]*|/\*[\s\S]*?\*/')
DOC = "\x01"
ANNOTATION = re.compile(r"@(?!interface\b)[\w.]+(?:\s*\((?:[^()]|\([^()]*\))*\))?")
TYPE = re.compile(r"\b(class|interface|enum|record|@interface)\s+(\w+)")
METHOD = re.compile(r"(\w+)\s*\(")


@dataclass
class Body:
    """What stands between two braces: of a type with its name, or of something whose inside does not matter."""

    name: str
    kind: str = ""
    public: bool = False


def reduced(source: str) -> str:
    """The code with a mark for each javadoc, and line ends where they were."""
    return NOISE.sub(lambda match: (DOC if match.group(1) else "") + "\n" * match.group().count("\n"), source)


def body_of(head: str, around: Body | None) -> Body:
    found = TYPE.search(head)
    if not found:
        return Body("")
    name = found.group(2) if around is None else f"{around.name}.{found.group(2)}"
    words = head[: found.start()].split()
    visible = "public" in words or (around is not None and around.kind.endswith("interface") and "private" not in words)
    return Body(name, found.group(1), visible and (around is None or around.public))


def undocumented(head: str, around: Body) -> str | None:
    """The name of the method that this is, if it should have a doc and has none."""
    code = ANNOTATION.sub(" ", head)
    found = METHOD.search(code)
    if not found or "=" in code[: found.start()] or DOC in head or "@Override" in head:
        return None
    words = code[: found.start()].split()
    visible = "public" in words or (around.kind.endswith("interface") and "private" not in words)
    constructor = found.group(1) == around.name.rpartition(".")[2]
    return f"{around.name}.{found.group(1)}" if visible and around.public and not constructor else None


def methods_without_doc(source: str) -> Iterator[tuple[int, str]]:
    """Line and name of each."""
    code = reduced(source)
    bodies: list[Body] = []
    start = depth = 0  # of the member at hand; of the parentheses around
    for position, char in enumerate(code):
        if char in "()":
            depth += 1 if char == "(" else -1
        if char not in "{};" or depth:
            continue
        head = code[start:position]
        around = bodies[-1] if bodies else None
        member = char != "}" and around and around.kind and not TYPE.search(ANNOTATION.sub(" ", head))
        if member and around and (name := undocumented(head, around)):
            yield code.count("\n", 0, start + len(head) - len(head.lstrip())) + 1, name
        if char == "{":
            bodies.append(body_of(ANNOTATION.sub(" ", head), around) if around is None or around.kind else Body(""))
        elif char == "}":
            bodies.pop()
        start = position + 1


def breaches(root: Path, modules: tuple[str, ...] = MODULES) -> Iterator[str]:
    for module in modules:
        paths = sorted(root.glob(f"java/{module}/src/main/java/**/*.java"))
        for folder in sorted({path.parent for path in paths}):
            info = folder / "package-info.java"
            if not info.exists():
                yield f"{folder.relative_to(root)}: it has no package-info.java"
            elif "@NullMarked" not in info.read_text():
                yield f"{info.relative_to(root)}: it does not say @NullMarked"
        for path in paths:
            if "internal" not in path.parts:
                for line, name in methods_without_doc(path.read_text()):
                    yield f"{path.relative_to(root)}:{line}: {name} has no javadoc"


if __name__ == "__main__":
    lines = list(breaches(Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()))
    print("\n".join(lines) or "Java's documentation is complete.")
    sys.exit(1 if lines else 0)
