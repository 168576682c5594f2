"""What a type checker says of programs: mistakes are found, right ones pass."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
MISTAKES = {
    "dl.zerso((2, 3))": 'Module has no attribute "zerso"',
    "dl.session(thread=2)": 'Argument "thread" to "session" has incompatible type "int"; expected "Never"',
    'dl.session(threads="2")': 'Argument "threads" to "session" has incompatible type "str"',
    "nn.Dense(n_outs=500)": 'Unexpected keyword argument "n_outs" for "Dense"',
    "nn.Dense(4).replace(n_outs=3)": 'Unexpected keyword argument "n_outs" for "replace" of "Dense"',
    'nn.Adam().replace(beta1="x")': 'Argument "beta1" to "replace" of "Adam" has incompatible type "str"',
    "nn.MultiLayerConfiguration(layers=[]).replace(layer=[])": 'Unexpected keyword argument "layer" for "replace"',
    "training = net.afit([[1.0]], epoch=2)": 'Unexpected keyword argument "epoch" for "afit"',
    "net.fit([[1.0]], epoch=2)": 'Unexpected keyword argument "epoch" for "fit"',
    "net.output([[1.0]], batch_size=2)": 'Unexpected keyword argument "batch_size" for "output"',
    "net.evaluate([[1.0]], top=2)": 'Unexpected keyword argument "top" for "evaluate"',
    'dl.serving.HttpServer("a.zip", http_max_batches=4)': 'Unexpected keyword argument "http_max_batches" for "HttpServer"',
    'dl.serving.HttpServer("a.zip", session={"thread": 1})': 'Argument "session" to "HttpServer" has incompatible type',
    'dl.serving.KafkaScorer("a.zip", kafka="", topics="", out="", group="", max_batch="4")': 'Argument "max_batch" to "KafkaScorer" has',
    "dl.etl.Schma()": 'Module has no attribute "Schma"',
    'dl.etl.read_csv("a.csv", seperator=";")': 'Unexpected keyword argument "seperator" for "read_csv"',
    'dl.etl.Schema().integer("a", minimum=1)': 'Unexpected keyword argument "minimum" for "integer" of "Schema"',
    'dl.etl.from_dict({}).batches(32, labels="a")': 'Unexpected keyword argument "labels" for "batches" of "Table"',
    'dl.etl.TransformProcess(dl.etl.Schema(), ["Impute"])': 'List item 0 has incompatible type "str"; expected "Operation"',
    'dl.inspect("a.zip", input_types=())': 'Unexpected keyword argument "input_types" for "inspect"',
    'nn.traced(abs, family="row")': 'Argument "family" to "traced" has incompatible type',
    'nn.Parameter((1,), rol="bias")': 'Unexpected keyword argument "rol" for "Parameter"',
    "dl.datasets.DataPipeline([[1.0]]).shuffel()": '"DataPipeline" has no attribute "shuffel"',
    "dl.nn.Dense(n_out=[])": 'Argument "n_out" to "Dense" has incompatible type',
}
RIGHT = [
    'dl.session(bridge="py4j", memory="4g", threads=2, jvm_args=["-Dx=y"], java_home=Path("/java"))',
    "dl.datasets.ArrayIterator([[1.0]], [0])",
    'dl.nn.Dense(500, activation="relu")',
    "net = nn.MultiLayerNetwork(nn.MultiLayerConfiguration(layers=[nn.Dense(4).replace(n_out=3, activation=None)])).init()",
    "training: object = net.afit([[1.0]], [0], epochs=2, listeners=[nn.Progress()])",
    'dl.etl.read_csv(["a.csv", Path("b.csv")], dl.etl.Schema().integer("a", min=0)).batches(8, label="a", classes=3)',
    "net.fit(dl.datasets.DataPipeline([[1.0]], [0]).shuffle(seed=1).batch(4).prefetch(2))",
    'dl.serving.HttpServer("a.zip", http_max_batch=4, versions="all", session={"threads": 1})',
    'dl.serving.KafkaScorer("a.zip", kafka="", topics="", out="", group="", max_batch=4, http=8080)',
]


def test_a_type_checker_finds_misspelt_names_and_settings_of_wrong_types(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    lines = ["from pathlib import Path", "import pydl4j as dl", "from pydl4j import nn", *RIGHT, *MISTAKES]
    program.write_text("\n".join(lines) + "\n")
    command = [sys.executable, "-m", "mypy", "--config-file", "", "--follow-imports", "silent", "--ignore-missing-imports", str(program)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=280, check=False)
    found = {int(line.split(":")[1]): line for line in done.stdout.splitlines() if ": error:" in line}
    first = lines.index(next(iter(MISTAKES))) + 1
    assert sorted(found) == list(range(first, len(lines) + 1)), done.stdout + done.stderr
    for number, said in enumerate(MISTAKES.values(), first):
        assert said in found[number]
