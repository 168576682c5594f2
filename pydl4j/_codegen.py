"""Writes `pydl4j/nn/_generated/`: one module a kind, one class a declaration of the Java side.

    python pydl4j/_codegen.py SCHEMA.json [FOLDER]

SCHEMA.json is what Java's `Schema.export()` prints; its class documentation describes the format. This file imports
nothing of pydl4j, so that it also works while the generated classes are broken. `./gradlew generate` runs it; a test
compares its result with the committed files.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

WIDTH = 120
BASES = {
    "activation": "ActivationFunction",
    "dropout": "IDropout",
    "loss": "LossFunction",
    "tracedOperation": "TracedCall",
    "tracedWeight": "TracedParameter",
    "vertex": "GraphVertex",
    "weightNoise": "IWeightNoise",
}
"""Kinds whose base class is not called like the kind: a layer may be called Activation, an output layer Loss."""
PLURALS = {"vertex": "vertices", "zooModel": "zoo", "reconstructionDistribution": "reconstructions"}
"""Kinds whose name has a plural of its own."""
FACTORIES = {"inputType"}
"""Kinds whose members are made by static methods of the base class: InputType.convolutional(…)."""
NAMESPACED = {"activation", "constraint", "dropout", "loss", "reconstructionDistribution", "weightInit", "zooModel"}
"""Kinds that users reach through their module, nn.activations.ReLU: their names are too short for nn itself."""
METHODS = {"wordModel": ("pydl4j.etl._words", "WordModelMethods"), "zooModel": ("pydl4j.nn._zoo", "ZooMethods")}
"""Kinds whose classes can do more than hold settings: the module and the class that has it."""
HOMES = {
    "sync": "spark",
    **dict.fromkeys(("condition", "derived", "imageTransform", "operation", "reduction", "tokenizer", "window", "wordModel"), "etl"),
}
"""Kinds that users reach through another module than nn: pydl4j.spark.AllReduce, pydl4j.etl.RemoveColumnsTransform."""
EXAMPLES = {
    "Convolutional": "nn.InputType.convolutional(28, 28, 1)",
    "Composite": "nn.reconstructions.Composite([2, 3], [nn.reconstructions.Bernoulli(), nn.reconstructions.Gaussian()])",
    "Dense": 'nn.Dense(n_out=500, activation="relu")',
    "Convolution": 'nn.Convolution(n_out=20, kernel_size=5, activation="relu")',
    "Subsampling": 'nn.Subsampling("max", kernel_size=2, stride=2)',
    "Output": 'nn.Output(n_out=10, loss="mcxent", activation="softmax")',
    "ComputationGraphConfiguration": (
        "nn.ComputationGraphConfiguration(\n"
        '    ...     inputs=["left", "right"], input_types=[nn.InputType.feed_forward(4), nn.InputType.feed_forward(3)],\n'
        '    ...     vertices={"a": (nn.Dense(8), "left"), "b": (nn.Dense(8), "right"), "sum": (nn.ElementWiseVertex("add"), "a", "b"),\n'
        '    ...               "out": (nn.Output(2, loss="mcxent", activation="softmax"), "sum")},\n'
        '    ...     outputs="out")'
    ),
    "EinsumDense": 'nn.EinsumDense("nf,fg->ng", [8], bias_axes="g")',
    "PreprocessorVertex": "nn.PreprocessorVertex(nn.InputType.feed_forward(48))",
    "Traced": 'nn.Traced([nn.TracedOperation("tanh", ["input"])])',
    "TimeDistributed": "nn.TimeDistributed(nn.Dense(n_out=10))",
    "ConditionalCopyValueTransform": 'etl.ConditionalCopyValueTransform("price", "list_price", etl.NullWritableColumnCondition("price"))',
    "ConditionalReplaceValueTransformWithDefault": (
        'etl.ConditionalReplaceValueTransformWithDefault("n", yes_val=1, no_val=0, condition=etl.TrivialColumnCondition("n"))'
    ),
    "OverlappingTimeWindowFunction": 'etl.OverlappingTimeWindowFunction("when", 1, "hours", 15, "minutes")',
    "ReduceSequenceByWindowTransform": (
        "etl.ReduceSequenceByWindowTransform(\n"
        '    ...     etl.Reducer(default_op="take_last", op_map={"sold": ["Sum"]}), etl.TimeWindowFunction("when", 1, "hours"))'
    ),
    "ReduceSequenceTransform": 'etl.ReduceSequenceTransform(etl.Reducer(default_op="take_last", op_map={"sold": ["Sum"]}))',
    "Reducer": 'etl.Reducer(["shop"], {"sold": ["Sum", "Mean"]}, default_op="count")',
    "CropImageTransform": "etl.CropImageTransform(0.1)",
    "WarpImageTransform": "etl.WarpImageTransform(0.1)",
    "PipelineImageTransform": "etl.PipelineImageTransform([etl.FlipImageTransform(), etl.BlurTransform()], [0.5, 1], shuffle=True)",
    "StringListToCategoricalSetTransform": (
        'etl.StringListToCategoricalSetTransform("tags", new_column_names=["red"], category_tokens=["r"], delimiter=",")'
    ),
    "ReshapeVertex": "nn.ReshapeVertex([-1, 2, 3])",
    "MultiLayerConfiguration": 'nn.MultiLayerConfiguration(layers=[nn.Dense(99), nn.Output(9, loss="mcxent")])',
}
"""Examples that say more than the shortest call; the tests run each of them."""
SHOWN = {"layer": "LSTM"}
"""The members of kinds that stand in the examples of others; the first one where none is named."""
WORDS = {"from"}
"""Settings that texts are full of."""
HEADER = '''"""{doc}

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations
'''

Json = dict[str, Any]


def snake(name: str) -> str:
    """`nOut` -> `n_out`, `ClipL2PerLayer` -> `clip_l2_per_layer`, `MAX` -> `max`."""
    name = re.sub(r"(\d)D\b", r"\1d", name)  # Convolutional3D -> convolutional3d
    words = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", name)).lower()
    return words + "_" if words in ("lambda", "from", "class", "global", "in", "is") else words


def module_of(kind: str) -> str:
    """The module of a kind: `activations`, `losses`, `weight_inits`."""
    return PLURALS.get(kind) or snake(kind) + ("es" if kind.endswith("s") else "s")


def base_of(kind: str) -> str:
    return BASES.get(kind, kind[0].upper() + kind[1:])


def literal(value: Any) -> str:
    """A JSON value as Python source."""
    if isinstance(value, list):
        return "(" + ", ".join(map(literal, value)) + (",)" if len(value) == 1 else ")")
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


class Generator:
    """All modules of one schema."""

    def __init__(self, schema: Json) -> None:
        if schema["version"] != 2:
            raise SystemExit(f"This generator reads version 2 of the schema. Got version {schema['version']}.")
        self.kinds: dict[str, Json] = {kind["name"]: kind for kind in schema["kinds"]}
        self.members: dict[str, list[Json]] = {name: [] for name in self.kinds}
        for declaration in schema["declarations"]:
            self.members[declaration["kind"]].append(declaration)
        keys = [key for declaration in schema["declarations"] for key in declaration["keys"]]
        self.types = {key["type"]["python"]["name"] for key in keys}
        names = {key["name"] for key in keys}
        self.key_names = re.compile(r"\b(" + "|".join(sorted(name for name in names - WORDS if name != snake(name))) + r")\b")

    def modules(self) -> dict[str, str]:
        """File name -> source."""
        files = {f"{module_of(kind)}.py": self.module(kind) for kind in self.kinds}
        return {"__init__.py": '"""The configuration classes, generated from the declarations in Java."""\n', **files}

    def module(self, kind: str) -> str:
        members = self.members[kind]
        body = [self.base(kind), *(self.declaration(member) for member in members)]
        if self.kinds[kind]["shorthand"]:
            body.append(self.names(kind))
        doc = wrapped(self.text(self.kinds[kind]["doc"]), "")
        exported = [base_of(kind), *([] if kind in FACTORIES else (member["name"] for member in members))]
        source = "\n\n".join(body)
        imports = self.imports(kind, source)
        return f"{HEADER.format(doc=doc)}\n{imports}\n__all__ = {json.dumps(sorted(exported))}\n\n\n{source}\n"

    def imports(self, kind: str, source: str) -> str:
        lines, checking = [], []
        abstract = [name for name in ("Mapping", "Sequence") if f"{name}[" in source]
        if abstract:
            lines.append(f"from collections.abc import {', '.join(abstract)}")
        typing = ["Any"] if "Sequence[Any]" in source or "NDArray[Any]" in source else []
        typing += [name for name in ("Literal", "TypeAlias") if f"{name}[" in source or f": {name}" in source]
        others = [other for other in self.kinds if other != kind and re.search(rf"\b{base_of(other)}(Like)?\b", source)]
        for other in others:
            names = sorted({found for found in re.findall(rf"\b{base_of(other)}(?:Like)?\b", source)})
            checking.append(f"    from pydl4j.nn._generated.{module_of(other)} import {', '.join(names)}")
        typing = (["TYPE_CHECKING"] if checking or "if TYPE_CHECKING" in source else []) + typing
        if typing:
            lines.append(f"from typing import {', '.join(typing)}")
        lines = [*lines, ""] if lines else lines
        if "NDArray[" in source:
            lines += ["from numpy.typing import NDArray", ""]
        lines.append(f"from pydl4j.nn._configured import Configured{', Key' if 'Key(' in source else ''}")
        types = sorted(name for name in self.types if re.search(rf"\b{name}\(", source))
        if types:
            lines.append(f"from pydl4j.nn._types import {', '.join(types)}")
        if kind in METHODS:
            lines.append("from {} import {}".format(*METHODS[kind]))
        if checking:
            lines += ["", "if TYPE_CHECKING:", *sorted(checking)]
        return "\n".join(lines) + "\n"

    def base(self, kind: str) -> str:
        methods = f"{METHODS[kind][1]}, " if kind in METHODS else ""
        head = f"class {base_of(kind)}({methods}Configured):"
        doc = wrapped(self.text(self.kinds[kind]["doc"]), "")
        attributes = f'_kind = "{kind}"\n_shorthand = {self.kinds[kind]["shorthand"]}'
        factories = [self.factory(member) for member in self.members[kind]] if kind in FACTORIES else []
        parts = [f'"""{doc}{chr(10) if chr(10) in doc else ""}"""', attributes, *factories]
        return head + "\n" + indent("\n\n".join(parts)) + "\n"

    def factory(self, member: Json) -> str:
        names = ", ".join(f"{snake(key['name'])}={snake(key['name'])}" for key in member["keys"])
        doc = self.docstring(member)
        head = f"@staticmethod\ndef {snake(member['name'])}({self.signature(member)}) -> {member['name']}:"
        return f"{head}\n{indent(doc)}\n    return {member['name']}({names})"

    def declaration(self, member: Json) -> str:
        keys = "".join(f"    {self.key(key)},\n" for key in member["keys"])
        positional = [snake(name) for name in self.positional(member)]
        parts = [self.docstring(member)]
        attributes = [f'_name = "{member["name"]}"']
        if member["aliases"]:
            attributes.append(f"_aliases = {literal(member['aliases'])}")
        if member.get("version"):
            attributes.append(f"_version = {member['version']}")
        if positional:
            attributes.append(f"_positional = {literal(positional)}")
        if member["kind"] in FACTORIES:
            attributes.append(f'_shown_as = "{base_of(member["kind"])}.{snake(member["name"])}"')
        if keys:
            attributes.append(f"_keys = (\n{keys})")
        parts.append("\n".join(attributes))
        if member["keys"]:
            parts.append("\n".join(f"{snake(key['name'])}: {self.stored(key)}" for key in member["keys"]))
        arguments = ", ".join(filter(None, ["self", self.signature(member)]))
        parts.append(f"def __init__({arguments}) -> None:\n    self._set(locals())")
        parts.append(f"if TYPE_CHECKING:\n\n    def replace({self.changes(member)}) -> {member['name']}: ...")
        body = "\n\n".join(part.rstrip() for part in parts)
        return f"class {member['name']}({base_of(member['kind'])}):\n{indent(body)}\n"

    def positional(self, member: Json) -> list[str]:
        """Those of the positional keys that Python can take so: a required one cannot follow one with a default."""
        keys = {key["name"]: key for key in member["keys"]}
        taken: list[str] = []
        for name in member["positional"]:
            if keys[name]["required"] and any(not keys[other]["required"] for other in taken):
                break
            taken.append(name)
        return taken

    def signature(self, member: Json) -> str:
        taken = self.positional(member)
        keys = {key["name"]: key for key in member["keys"]}
        named = [key for key in member["keys"] if key["name"] not in taken]
        named.sort(key=lambda key: not key["required"])
        arguments = [self.argument(keys[name]) for name in taken]
        return ", ".join(arguments + (["*"] if named else []) + [self.argument(key) for key in named])

    def changes(self, member: Json) -> str:
        """The arguments of `replace`, which all classes share at run time; None goes back to the default."""
        named = [f"{snake(key['name'])}: {self.accepted(key['type'])} | None = ..." for key in member["keys"]]
        return ", ".join(["self", *(["*"] if named else []), *named])

    def argument(self, key: Json) -> str:
        name, accepted = snake(key["name"]), self.accepted(key["type"])
        if key["required"]:
            return f"{name}: {accepted}"
        default = self.default(key)
        if key["inherited"] or default is None or isinstance(default, dict):
            return f"{name}: {accepted} | None = None"
        return f"{name}: {accepted} = {literal(default)}"

    def default(self, key: Json) -> Any:
        """The default as Python has it: an enum's constant in lower case."""
        value = key.get("default")
        return snake(value) if "values" in key["type"] and value is not None else value

    def accepted(self, declared: Json) -> str:
        """The type of what the constructor takes."""
        return self.filled(declared["python"]["accepted"], declared)

    def stored(self, key: Json) -> str:
        """The type of the attribute."""
        shown = self.filled(key["type"]["python"]["stored"], key["type"])
        certain = key["required"] or (self.default(key) is not None and not key["inherited"])
        return shown if certain else f"{shown} | None"

    def filled(self, template: str, declared: Json) -> str:
        """A type or an example as Java describes it, with Python's names in the braces."""
        values = [literal(snake(value)) for value in declared.get("values", ["-"])]
        known = {"values": ", ".join(values), "first": values[0]}
        if "kind" in declared:
            kind = declared["kind"]
            known |= {"base": base_of(kind), "like": base_of(kind) + ("Like" if self.kinds[kind]["shorthand"] else "")}
            shown = next((m for m in self.members[kind] if m["name"] == SHOWN.get(kind)), self.members[kind][0])
            known["example"] = self.example(shown) if "{example}" in template else ""
        return re.sub(r"\{(\w+)\}", lambda found: known[found.group(1)] if found.group(1) in known else found.group(), template)

    def key(self, key: Json) -> str:
        declared = key["type"]
        made = f"{declared['python']['name']}({', '.join(map(literal, arguments(declared)))})"
        parts = [literal(snake(key["name"])), literal(key["name"]), made]
        parts += [f"{flag}=True" for flag in ("required", "inherited") if key[flag]]
        if self.default(key) is not None:
            parts.append(f"default={literal(self.default(key))}")
        limits = key.get("range", {})
        if "min" in limits or "max" in limits:
            parts.append(f"words={literal(limits['words'])}")
            parts += [f"{ours}={limits[theirs]:g}" for ours, theirs in (("minimum", "min"), ("maximum", "max")) if theirs in limits]
            if limits.get("minExclusive") or limits.get("maxExclusive"):
                parts.append(f"exclusive=({limits.get('minExclusive', False)}, {limits.get('maxExclusive', False)})")
        return f"Key({', '.join(parts)})"

    def names(self, kind: str) -> str:
        members = [member["aliases"][0] if member["aliases"] else member["name"] for member in self.members[kind]]
        required = {m["name"] for m in self.members[kind] for key in m["keys"] if key["required"]}
        usable = [name for name, member in zip(members, self.members[kind], strict=True) if member["name"] not in required]
        listed = ", ".join(map(literal, usable))
        return f"{base_of(kind)}Like: TypeAlias = {base_of(kind)} | Literal[{listed}]"

    def text(self, doc: str) -> str:
        """Documentation with the settings' names as Python has them."""
        return self.key_names.sub(lambda found: snake(found.group()), doc).replace("\\", "\\\\")

    def docstring(self, member: Json) -> str:
        """One line, formula, arguments, input shape, output shape, example: always in this order."""
        first, rest, shapes = sections(self.text(member["doc"]))
        if len(first) > WIDTH:  # its first sentence
            first, dot, more = first.partition(". ")
            first, rest = first + dot.strip(), " ".join(filter(None, [more, rest]))
        blocks = [wrapped(first, "")]
        if rest:
            blocks.append(wrapped(rest, ""))
        if member["keys"]:
            arguments = sorted(member["keys"], key=lambda key: not key["required"])
            blocks.append("Args:\n" + "\n".join(self.described(key, member) for key in arguments))
        blocks += [f"{title} shape:\n{wrapped(text, '    ')}" for title, text in shapes]
        blocks.append(f"Example:\n    >>> made = {EXAMPLES.get(member['name']) or self.example(member)}")
        return '"""' + "\n\n".join(blocks) + '\n"""'

    def described(self, key: Json, member: Json) -> str:
        text = self.text(key["doc"])
        limits = key.get("range", {}).get("words")
        if limits:
            text += f" {limits[0].upper()}{limits[1:]}."
        default = self.default(key)
        shown = literal(default) if not isinstance(default, dict) else self.constructed(default)
        if key["inherited"] and member["kind"] == "layer":
            text += " Default: the network's" + (f", else {shown}." if default is not None else ".")
        elif key["inherited"]:
            text += " Holds for each layer that does not set its own." + (f" Default: {shown}." if default is not None else "")
        elif default is not None:
            text += f" Default: {shown}."
        return wrapped(f"{snake(key['name'])}: {text}", "    ", "        ")

    def constructed(self, value: Json) -> str:
        settings = ", ".join(f"{snake(name)}={literal(item)}" for name, item in value.items() if name != "@class")
        return f"{value['@class']}({settings})"

    def example(self, member: Json) -> str:
        """The shortest call."""
        settings = ", ".join(f"{snake(key['name'])}={self.sample(key)}" for key in member["keys"] if key["required"])
        if member["kind"] in FACTORIES:
            return f"nn.{base_of(member['kind'])}.{snake(member['name'])}({settings})"
        prefix = f"{module_of(member['kind'])}." if member["kind"] in NAMESPACED else ""
        return f"{HOMES.get(member['kind'], 'nn')}.{prefix}{member['name']}({settings})"

    def sample(self, key: Json) -> str:
        return self.filled(key["type"]["python"]["sample"], key["type"])


def arguments(declared: Json) -> list[str]:
    """What the class of `_types` is made with for a type of the schema."""
    kind = [declared["kind"]] if "kind" in declared else []
    return [*map(snake, declared.get("values", [])), *kind, *declared["python"]["arguments"]]


def indent(text: str) -> str:
    return textwrap.indent(text, "    ")


def wrapped(text: str, first: str, later: str | None = None) -> str:
    later = first if later is None else later
    lines: list[str] = []
    for line in text.split("\n"):
        lines += textwrap.wrap(
            line,
            WIDTH - 8,
            initial_indent=first if not lines else later,
            subsequent_indent=later,
            break_long_words=False,
        )
    return "\n".join(lines)


def sections(doc: str) -> tuple[str, str, list[tuple[str, str]]]:
    """The first line (or sentence), the rest, and the lines that start with `Input:` or `Output:`."""
    lines = [line.strip() for line in doc.strip().split("\n")]
    shapes = [tuple(line.split(": ", 1)) for line in lines if line.startswith(("Input: ", "Output: "))]
    prose = [line for line in lines if not line.startswith(("Input: ", "Output: "))]
    if len(prose) > 1:
        return prose[0], "\n".join(prose[1:]), [(title, text) for title, text in shapes]
    first, _, rest = prose[0].partition(". ")
    if len(first) > WIDTH - 8:  # a line of a docstring: the formula goes below
        first, _, formula = first.partition(": ")
        rest = f"{formula}. {rest}"
    return first.rstrip(".") + ".", rest.strip(), [(title, text) for title, text in shapes]


def write(schema: Json, folder: Path) -> list[Path]:
    """Writes all modules, formatted by ruff, removes those of kinds that are gone, and gives the paths."""
    files = Generator(schema).modules()
    folder.mkdir(parents=True, exist_ok=True)
    for stale in set(folder.glob("*.py")) - {folder / name for name in files}:
        stale.unlink()
    for name, source in files.items():
        (folder / name).write_text(source, encoding="utf-8")
    settings = ["--quiet", "--config", str(Path(__file__).parent.parent / "pyproject.toml"), str(folder)]
    for command in (["check", "--fix-only"], ["format"]):
        subprocess.run([sys.executable, "-m", "ruff", *command, *settings], check=True)
    return [folder / name for name in files]


def main(arguments: list[str]) -> None:
    schema = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    folder = Path(arguments[1]) if len(arguments) > 1 else Path(__file__).parent / "nn" / "_generated"
    print(f"{len(write(schema, folder))} files in {folder}")


if __name__ == "__main__":
    main(sys.argv[1:])
