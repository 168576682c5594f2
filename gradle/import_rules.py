"""Who may know whom: import_rules.py [ROOT] checks the sources against the tables below.

Prints one line for each breach; the exit code is 1 when there is one.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

# Java module -> our modules that it may name. A pair (module, package) narrows it to one package of that module.
JAVA_MODULES: dict[str, tuple[str | tuple[str, str], ...]] = {
    "nd": (),
    "nn": ("nd",),
    "etl": ("nd", ("nn", "conf"), ("nn", "data"), ("nn", "evaluation")),
    "modelimport": ("nd", "nn"),
    "spark": ("nd", "nn", "etl"),
    "serving": ("nd", "nn", "etl"),
    "autoservice": (),
    "testing": ("nd",),  # shared by the tests of all modules
    "bridge": ("nd", "nn", "etl", "spark", "serving"),
}
# Package prefix -> the packages that alone may name it.
JAVA_PACKAGES = {
    "org.bytedeco": ("org.pydl4j.nd.internal",),
    "org.pydl4j.nd.internal": ("org.pydl4j.nd", "org.pydl4j.bridge"),  # the bridge makes and takes arrays by address
    "org.apache.spark": ("org.pydl4j.spark",),
    "org.apache.kafka": ("org.pydl4j.serving",),
    "py4j": ("org.pydl4j.bridge",),
    # Borrowed engines, each in an extra of its own and behind one package.
    "org.duckdb": ("org.pydl4j.etl.internal.duckdb",),
    "org.apache.arrow": ("org.pydl4j.etl.internal.arrow", "org.pydl4j.serving"),
    "org.apache.hadoop": ("org.pydl4j.etl.internal.hadoop", "org.pydl4j.spark"),
    "io.airlift": ("org.pydl4j.etl.internal.aircompressor",),
    "org.apache.lucene": ("org.pydl4j.etl.internal.lucene",),
    "org.bytedeco.opencv": ("org.pydl4j.etl.internal.opencv",),
    "org.bytedeco.ffmpeg": ("org.pydl4j.etl.internal.ffmpeg",),
    "org.bytedeco.javacpp": ("org.pydl4j.nd.internal", "org.pydl4j.etl.internal.opencv", "org.pydl4j.etl.internal.ffmpeg"),
    "ai.onnxruntime": ("org.pydl4j.modelimport.internal.onnx",),
}
# Python module -> the modules of the package that alone may import it.
PYTHON_MODULES = {
    "py4j": ("pydl4j._jvm", "pydl4j._bridges", "pydl4j.spark"),  # spark: reads the exceptions of PySpark's own Py4J
    "pyspark": ("pydl4j.spark",),  # which is imported by name only, and is nothing without it
    "jpype": ("pydl4j._jvm", "pydl4j._bridges"),
    "jnius": ("pydl4j._jvm", "pydl4j._bridges"),
    # _codegen: runs ruff at build time; serving: servers and the development broker are processes of their own
    "subprocess": ("pydl4j._jvm", "pydl4j._bridges", "pydl4j._codegen", "pydl4j._codegen_spark", "pydl4j.serving"),
}
# What importing pydl4j may import besides the standard library; all else is imported where it is used.
PYTHON_HARD = {"numpy", "py4j", "pydl4j"}

JAVA_TEXT = re.compile(r'"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|//[^\n]*|/\*[\s\S]*?\*/')
JAVA_NAME = re.compile(r"\b(?:org\.(?:bytedeco|pydl4j|apache|duckdb)|ai\.onnxruntime|io\.airlift|py4j)(?:\.\w+)+")


def within(name: str, packages: tuple[str, ...]) -> bool:
    return any(name == package or name.startswith(package + ".") for package in packages)


def java_breach(module: str, package: str, name: str) -> str | None:
    prefixes = [prefix for prefix in JAVA_PACKAGES if within(name, (prefix,))]
    if prefixes:
        prefix = max(prefixes, key=len)  # the closest one
        allowed = JAVA_PACKAGES[prefix]
        if not within(package, allowed):
            return f"{name}: only {', '.join(allowed)} may name {prefix}"
    if not name.startswith("org.pydl4j."):
        return None
    parts = name.split(".")[2:]
    known = JAVA_MODULES[module]
    if parts[0] not in JAVA_MODULES or parts[0] == module or parts[0] in known or tuple(parts[:2]) in known:
        return None
    words = [entry if isinstance(entry, str) else ".".join(entry) for entry in known]
    return f"{name}: the module '{module}' may know {' and '.join(words) or 'no other module'}"


def java_breaches(root: Path) -> Iterator[str]:
    for path in sorted(root.glob("java/*/src/**/*.java")):
        module = path.relative_to(root).parts[1]
        if module not in JAVA_MODULES:
            yield f"{path.relative_to(root)}: the module '{module}' is missing in gradle/import_rules.py"
            continue
        code = JAVA_TEXT.sub(lambda match: "\n" * match.group().count("\n"), path.read_text())
        found = re.search(r"^\s*package\s+([\w.]+)", code, re.MULTILINE)
        package = found.group(1) if found else ""
        for match in JAVA_NAME.finditer(code):
            if breach := java_breach(module, package, match.group()):
                yield f"{path.relative_to(root)}:{code.count(chr(10), 0, match.start()) + 1}: {breach}"


def imported(node: ast.AST) -> list[tuple[int, str]]:
    """The line and the name of each module that `node` imports, if it is an import."""
    if isinstance(node, ast.Import):
        return [(node.lineno, alias.name) for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
        return [(node.lineno, node.module)]
    return []


def eager(tree: ast.Module) -> Iterator[ast.AST]:
    """What runs at import: no function bodies, no `if TYPE_CHECKING`, no `try` that expects a missing module."""
    pending: list[ast.AST] = list(tree.body)
    while pending:
        node = pending.pop()
        yield node
        lazy = isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.Try))
        if not lazy and not (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)):
            pending.extend(ast.iter_child_nodes(node))


def python_breaches(root: Path) -> Iterator[str]:
    for path in sorted(root.glob("pydl4j/**/*.py")):
        place = path.relative_to(root)
        module = ".".join(place.with_suffix("").parts).removesuffix(".__init__")
        tree = ast.parse(path.read_text(), str(path))
        for node in ast.walk(tree):
            for line, name in imported(node):
                allowed = PYTHON_MODULES.get(name.split(".")[0])
                if allowed and not within(module, allowed):
                    yield f"{place}:{line}: {name}: only {', '.join(allowed)} may import it"
        for node in eager(tree):
            for line, name in imported(node):
                top = name.split(".")[0]
                if top not in sys.stdlib_module_names and top not in PYTHON_HARD and top not in PYTHON_MODULES:
                    yield f"{place}:{line}: {name}: no hard dependency; import it in the function that needs it"


def main() -> int:
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent).resolve()
    breaches = [*java_breaches(root), *python_breaches(root)]
    for breach in breaches:
        print(breach)
    if breaches:
        print(f"{len(breaches)} import(s) break the rules in gradle/import_rules.py")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
