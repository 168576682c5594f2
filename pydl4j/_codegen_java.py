"""Writes the builders of the Java side: one class for each declared class, beside it, with a method for each setting.

    python pydl4j/_codegen_java.py SCHEMA.json    all builders, from what Java's `Schema.export()` prints
    python pydl4j/_codegen_java.py --stubs        an empty builder for each declared class that has none yet

A new class needs the stub to be compiled before its declaration can be exported. `./gradlew generate` does both, and
formats the result; a test compares it with the committed files.
"""

from __future__ import annotations

import html
import json
import re
import sys
import textwrap
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
MARK = "Generated from its declaration by `./gradlew generate`; do not edit."
DECLARED = re.compile(r"static final Declaration<(\w+)>\s+DECLARATION\b")
HEAD = """package {package};

{imports}
/**
 * Builds a {{@link {name}}}.
 *
 * <p>{mark}
 */
@AutoService(Declared.class)
public final class {name}Builder extends ConfiguredBuilder<{name}, {name}Builder> {{
  /** Nothing set. */
  public {name}Builder() {{
    super({name}.DECLARATION);
  }}
{setters}
  @Override
  public <V> {name}Builder set(Key<V> key, V value) {{
    return super.set(key, value);
  }}

  @Override
  public {name} build() {{
    return super.build();
  }}
}}
"""
ALWAYS = (
    "com.google.auto.service.AutoService",
    "org.pydl4j.nn.conf.ConfiguredBuilder",
    "org.pydl4j.nn.conf.Declared",
    "org.pydl4j.nn.conf.Key",
)

Json = dict[str, Any]


class Builder:
    """The source of one builder."""

    def __init__(self, java_class: str, declaration: Json) -> None:
        self.package, self.name = java_class.rsplit(".", 1)
        self.keys, self.of_network = declaration["keys"], declaration["kind"] == "network"
        self.imports = set(ALWAYS)

    def source(self) -> str:
        setters = "\n".join("\n" + setter for key in self.keys for setter in self.setters(key))
        imports = "".join(f"import {name};\n" for name in sorted(self.imports) if name.rpartition(".")[0] != self.package)
        mark = MARK.replace("`./gradlew generate`", "{@code ./gradlew generate}")
        return HEAD.format(package=self.package, imports=imports, name=self.name, mark=mark, setters=setters and setters + "\n")

    def setters(self, key: Json) -> list[str]:
        """Those that the type of the key describes."""
        made = []
        for setter in key["type"]["setters"]:
            name, doc = key["setter"], setter["before"] + self.doc(key)
            method = "addAll" if re.match("add[A-Z]", name) else "put"
            if setter["one"] and name != key["name"] and "name" not in setter:
                continue  # DL4J's method takes them all
            if setter["one"]:
                name, method, doc = re.sub(r"(?<!ia)s$", "", name), "add", f"Adds one behind the others of {name}."
                name, doc = setter.get("name", name), setter["before"] or doc
            parameters, value = (re.sub(r"\{([\w.]+)\}", self.named, setter[part]) for part in ("parameters", "value"))
            made.append(self.method(name, parameters, f'{method}("{key["name"]}", {value})', doc))
        return made

    def method(self, name: str, parameters: str, call: str, doc: str) -> str:
        text = textwrap.indent(textwrap.fill(doc, 94, break_long_words=False, break_on_hyphens=False), "   * ")
        return f"  /**\n{text}\n   */\n  public {self.name}Builder {name}({parameters}) {{\n    return {call};\n  }}"

    def named(self, java_class: re.Match[str]) -> str:
        """The name to be used in the source, which is imported where needed."""
        parts = java_class.group(1).split(".")
        outer = next(i for i, part in enumerate(parts) if part[:1].isupper())
        self.imports.add(".".join(parts[: outer + 1]))
        return ".".join(parts[outer:])

    def doc(self, key: Json) -> str:
        text = key["doc"]
        words = key.get("range", {}).get("words")
        if words:
            text += f" {words[0].upper()}{words[1:]}."
        if key["inherited"]:
            text += " Holds for each layer that does not set its own." if self.of_network else " Default: the network's."
        if key["required"]:
            text += " Required."
        elif key.get("default") is not None and (self.of_network or not key["inherited"]):
            text += f" Default: {shown(key['default'])}."
        return html.escape(text, quote=False).replace("@", "&#64;").replace("{", "&#123;").replace("}", "&#125;")


def shown(value: Any) -> str:
    """A default as documentation has it: `0`, `relu`, `Sgd(learningRate=0.001)`."""
    if isinstance(value, dict):
        return f"{value['@class']}({', '.join(f'{name}={shown(item)}' for name, item in value.items() if name != '@class')})"
    if isinstance(value, float):
        return f"{value:g}"
    return value if isinstance(value, str) else json.dumps(value)


def sources(schema: Json) -> dict[str, str]:
    """Java class of each builder -> its source."""
    declared = [declaration for declaration in schema["declarations"] if "java" in declaration]
    return {d["java"] + "Builder": Builder(d["java"], d).source() for d in declared}


def places(root: Path) -> dict[str, Path]:
    """Java class of each builder that there must be -> its file, found by the declarations in the sources."""
    found = {}
    for path in root.glob("java/*/src/main/java/**/*.java"):
        text = path.read_text(encoding="utf-8")
        if any(name == path.stem for name in DECLARED.findall(text)):
            package = re.search(r"^package ([\w.]+);", text, re.MULTILINE)
            assert package is not None
            found[f"{package.group(1)}.{path.stem}Builder"] = path.with_name(f"{path.stem}Builder.java")
    return found


def committed(root: Path) -> set[Path]:
    """The generated files that there are."""
    files = root.glob("java/*/src/main/java/**/*Builder.java")
    return {path for path in files if plain("Generated from its declaration by {@code") in plain(path.read_text(encoding="utf-8"))}


def plain(source: str) -> str:
    """A source without what its formatting changes, for comparisons."""
    return "".join(source.replace("*", " ").split())


def main(arguments: list[str]) -> None:
    there = places(ROOT)
    if arguments == ["--stubs"]:
        empty = {"kind": "", "keys": []}
        made = {name: Builder(name.removesuffix("Builder"), empty).source() for name, path in there.items() if not path.exists()}
    else:
        made = sources(json.loads(Path(arguments[0]).read_text(encoding="utf-8")))
        for stale in committed(ROOT) - set(there.values()):
            stale.unlink()
    for name, source in made.items():
        path = there[name]
        if not path.exists() or plain(path.read_text(encoding="utf-8")) != plain(source):
            path.write_text(source, encoding="utf-8")
            print(path.relative_to(ROOT))


if __name__ == "__main__":
    main(sys.argv[1:])
