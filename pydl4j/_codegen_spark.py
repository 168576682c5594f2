"""Writes `pydl4j/spark/_generated.py`: the params of Spark's stages as Java declares them, with signatures and docs.

    python pydl4j/_codegen_spark.py PARAMS.json [FILE]

PARAMS.json is what Java's `org.pydl4j.spark.ml.StageParams` prints. This file imports nothing of pydl4j. `./gradlew generate`
runs it; a test compares its result with the committed file.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

HEADER = '''"""Params of our stages on Spark, with their setters, getters and signatures.

Generated from the params in Java; do not edit. `./gradlew generate` writes it anew.
"""
# ruff: noqa: E501
# mypy: disable-error-code="no-any-return"

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from pyspark.ml.param import TypeConverters
from pyspark.ml.param.shared import (
{mixins}
)

from pydl4j.spark._params import NamedParams, at_least, class_weight_text, json_text, param, recorded

if TYPE_CHECKING:
    from pydl4j.nn import ComputationGraph, MultiLayerNetwork
    from pydl4j.nn._generated.networks import ComputationGraphConfiguration, MultiLayerConfiguration, Network
    from pydl4j.nn._generated.syncs import Sync
    from pydl4j.spark._models import NetworkModel

S = TypeVar("S", bound=NamedParams)
'''
MIXINS = {
    name: f"Has{name[0].upper()}{name[1:]}"
    for name in (
        "featuresCol", "labelCol", "predictionCol", "probabilityCol", "rawPredictionCol", "weightCol", "validationIndicatorCol",
        "seed", "handleInvalid", "inputCols", "outputCols", "outputCol", "thresholds",
    )
}  # fmt: skip
"""Params that pyspark.ml has a class for: other tools look for them by it."""
CONVERTERS = {
    "int": "TypeConverters.toInt",
    "float": "TypeConverters.toFloat",
    "bool": "TypeConverters.toBoolean",
    "strings": "TypeConverters.toListString",
    "floats": "TypeConverters.toListFloat",
    "string": "TypeConverters.toString",
}
TYPES = {"int": "int", "float": "float", "bool": "bool", "string": "str", "strings": "Sequence[str]", "floats": "Sequence[float]"}
ACCEPTED = {
    "conf": "MultiLayerConfiguration | ComputationGraphConfiguration | str",
    "sync": "Sync | str",
    "featuresCol": "str | Sequence[str]",
    "initialModel": "NetworkModel | MultiLayerNetwork | ComputationGraph | str | os.PathLike[str]",
    "classWeight": "str | Sequence[float] | Mapping[int, float]",
    "normalizer": "Any",
}
"""What Python takes beyond the types that Java has."""
SPECIAL = {"conf": "json_text", "sync": "json_text", "normalizer": "json_text", "classWeight": "class_weight_text"}
PYTHONS = [
    {"name": "progress", "type": "bool", "doc": "whether to show a progress bar; by default in terminals and notebooks"},
]
"""Params that only Python has."""
DOCS = {
    "conf": "the network: a MultiLayerConfiguration or a ComputationGraphConfiguration; of several inputs for NeuralNetworkEstimator",
    "sync": "how the workers keep together: AllReduce(), Average(every=10) and so on",
    "featuresCol": "column with the features, or a list of columns with a number each",
    "initialModel": "a model, a network or the file of one to go on from: its weights, and its normalizer unless another is set",
    "classWeight": "how much examples of each class count: a list, a dict by class, or 'balanced' for n / (classes * n of the class)",
}

Json = dict[str, Any]


def snake(name: str) -> str:
    return re.sub(r"([a-z])([A-Z])", r"\1_\2", name).lower()


def wrapped(text: str, indent: str) -> str:
    return textwrap.fill(text, 125, subsequent_indent=indent, break_long_words=False)


def doc(declared: Json) -> str:
    return str(DOCS.get(declared["name"], declared["doc"]))


def default(declared: Json) -> Any:
    return {"int": int, "float": float}.get(declared["type"], lambda value: value)(declared["default"])


def literal(declared: Json) -> str:
    if "default" not in declared or declared["name"] == "sync":
        return "None"
    value = default(declared)
    return repr(tuple(value)) if isinstance(value, list) else json.dumps(value) if isinstance(value, str) else repr(value)


def accepted(declared: Json) -> str:
    return ACCEPTED.get(declared["name"], TYPES[declared["type"]])


def argument(declared: Json) -> str:
    value = literal(declared)
    kind = accepted(declared)
    return f"{snake(declared['name'])}: {kind}{' | None' if value == 'None' and kind != 'Any' else ''} = {value}"


def attribute(declared: Json) -> str:
    converter = SPECIAL.get(declared["name"], CONVERTERS[declared["type"]])
    if "least" in declared:
        converter = f"at_least({declared['least']:g}, {converter})"
    return f"{declared['name']} = param({json.dumps(declared['name'])}, {json.dumps(doc(declared))}, {converter})"


CONF = '''def getConf(self) -> Network:
    """The network's description, as what it is: a MultiLayerConfiguration or a ComputationGraphConfiguration."""
    from pydl4j.nn._generated.networks import Network as Configuration

    return Configuration.from_json(self.getOrDefault("conf"))

'''


def accessors(declared: Json) -> str:
    name = declared["name"]
    capital = name[0].upper() + name[1:]
    text = doc(declared)
    getter = CONF if name == "conf" else (
        f"def get{capital}(self) -> {'Any' if name in ACCEPTED else TYPES[declared['type']].replace('Sequence', 'list')}:\n"
        f'    """The value that is set, or the default: {text}."""\n'
        f'    return self.getOrDefault("{name}")\n\n'
    )  # fmt: skip
    return (
        f"def set{capital}(self: S, value: {accepted(declared)}{'' if accepted(declared) == 'Any' else ' | None'}) -> S:\n"
        f'    """Sets {text}. None: as if never set."""\n'
        f"    return self._with({name}=value)\n\n"
        f"{getter}"
    )


def arguments(stage: Json) -> str:
    lines = []
    for declared in stage["params"]:
        lines.append(wrapped(f"    {snake(declared['name'])}: {doc(declared)[0].upper()}{doc(declared)[1:]}.", "        "))
    return "\n".join(lines)


def signature(stage: Json) -> str:
    return ",\n    ".join(argument(declared) for declared in stage["params"] if declared["name"] != "conf")


ESTIMATOR = '''@recorded
def __init__(
    self,
    conf: MultiLayerConfiguration | ComputationGraphConfiguration | str | None = None,
    *,
    {signature},
    callbacks: Sequence[Callable[[dict[str, Any]], Any]] = (),
    **params: Any,
) -> None:
    """Params in snake case, or as Spark writes them (`featuresCol`).

    Args:
{arguments}
        callbacks: Called after each pass with a dict: epoch, score, validationScore, examples, seconds, best, workers.
        params: The same in camel case.
    """
'''
FEATURIZER = '''@recorded
def __init__(
    self,
    network: Any = None,
    *,
    {signature},
    **params: Any,
) -> None:
    """A featurizer around a network or the file of one.

    Args:
        network: The network.
{arguments}
        params: The same in camel case.
    """
'''


def constructor(stage: Json) -> str:
    template = ESTIMATOR if stage["estimator"] else FEATURIZER if stage["name"] == "ImageFeaturizer" else ""
    return template.replace("{signature}", signature(stage)).replace("{arguments}", textwrap.indent(arguments(stage), "    "))


def source(name: str, bases: list[str], params: list[Json], init: str) -> str:
    mixins = [MIXINS[declared["name"]] for declared in params if declared["name"] in MIXINS]
    defaults = {declared["name"]: default(declared) for declared in params if "default" in declared}
    parts = [
        f'"""Params of {name.removesuffix("Params")}."""',
        "\n".join(attribute(declared) for declared in params),
        f"_defaults: ClassVar[dict[str, Any]] = {defaults!r}" if defaults else "",
        init,
        *(accessors(declared) for declared in params),
    ]
    body = textwrap.indent("\n\n".join(filter(None, parts)), "    ")
    return f"class {name}({', '.join([*mixins, *bases])}):\n{body}\n"


def family(stages: list[Json], name: str) -> list[str]:
    """A class of the params that all stages have, and one for each stage."""
    shared = [declared for declared in stages[0]["params"] if all(declared in stage["params"] for stage in stages)]
    made = [source(name, ["NamedParams"], shared, "")]
    for stage in stages:
        own = [declared for declared in stage["params"] if declared not in shared]
        made.append(source(f"{stage['name']}Params", [name], own, constructor(stage)))
    return made


def module(stages: list[Json]) -> str:
    used = sorted({MIXINS[declared["name"]] for stage in stages for declared in stage["params"] if declared["name"] in MIXINS})
    head = HEADER.replace("{mixins}", "\n".join(f"    {name}," for name in used))
    estimators = [{**stage, "params": [*stage["params"], *PYTHONS]} for stage in stages if stage["estimator"]]
    models = [stage for stage in stages if not stage["estimator"]]
    return head + "\n\n" + "\n\n".join([*family(estimators, "EstimatorParams"), *family(models, "ModelParams")])


def main(schema: str, target: str = "") -> None:
    file = Path(target) if target else Path(__file__).parent / "spark" / "_generated.py"
    file.write_text(module(json.loads(Path(schema).read_text(encoding="utf-8"))), encoding="utf-8")
    ruff = [sys.executable, "-m", "ruff"]
    subprocess.run([*ruff, "format", "-q", str(file)], check=True)
    subprocess.run([*ruff, "check", "-q", "--fix", "--select", "F401,I", str(file)], check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
