"""Random networks, there and back: -m tests.compat.dl4j.peer JARS [FIRST [COUNT]].

Networks of ours are written, opened by the real Deeplearning4j 1.0.0-M2.1 in a JVM of its own, which compares outputs and three steps and
writes zips of its own, and those are read here, where outputs and three further steps are compared again. JARS is a folder with the jars of
`org.deeplearning4j:deeplearning4j-nn` and `org.nd4j:nd4j-native` 1.0.0-M2.1 for this machine.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

import pydl4j as dl
from pydl4j import nn
from tests import nd4j_arrays
from tests.compat.dl4j.peer import networks

JAVA = Path(__file__).parents[1] / "zips"


def fitted(net: Any, case: networks.Case) -> None:
    """Three steps."""
    graph = isinstance(net, nn.ComputationGraph)
    data = nn.MultiDataSet(case.inputs, case.labels) if graph else nn.DataSet(case.inputs[0], case.labels[0])
    for _ in range(3):
        net.fit(data)


def outputs(net: Any, case: networks.Case) -> list[np.ndarray]:
    """What it computes of the case's inputs."""
    made = net.output(case.inputs if len(case.inputs) > 1 else case.inputs[0])
    return list(made) if isinstance(made, list | tuple) else [made]


def parameters(net: Any) -> np.ndarray:
    """In Deeplearning4j's order."""
    with tempfile.TemporaryDirectory() as folder:
        net.export_dl4j(Path(folder) / "now.zip")
        return nd4j_arrays.entry(Path(folder) / "now.zip", "coefficients.bin")


def write(case: networks.Case, file: Path) -> None:
    """A zip of a new network with what it computes beside it, as in `Cases.java`."""
    kind = nn.ComputationGraph if isinstance(case.configuration, nn.ComputationGraphConfiguration) else nn.MultiLayerNetwork
    with kind(case.configuration).init() as net:
        fitted(net, case)
        net.export_dl4j(file)
        made = outputs(net, case)
        fitted(net, case)
        entries = {f"input_{i}": each for i, each in enumerate(case.inputs)}
        entries |= {f"labels_{i}": each for i, each in enumerate(case.labels)}
        entries |= {f"output_{i}": each for i, each in enumerate(made)}
        with zipfile.ZipFile(file, "a") as archive:
            for name, values in {**entries, "params_after_3_steps": parameters(net)}.items():
                archive.writestr(f"test/{name}.bin", nd4j_arrays.written(values))


def read(case: networks.Case, file: Path, given: Any) -> tuple[float, float]:
    """How far outputs and parameters after three steps are from those beside the network of a zip, at most."""
    with dl.load(file, input_type=given) as net:
        expected = nd4j_arrays.entries(file, "output")
        outer = max(float(np.abs(made - there).max()) for made, there in zip(outputs(net, case), expected, strict=True))
        fitted(net, case)
        return outer, float(np.abs(parameters(net) - nd4j_arrays.entry(file, "test/params_after_3_steps.bin").ravel()).max())


def there(jars: str, folder: Path, files: list[Path]) -> dict[str, tuple[float, float] | str]:
    """What the real one says of zips of ours, by name; it writes its own into ``back``."""
    classes, back = folder / "classes", folder / "back"
    back.mkdir()
    classes.mkdir()
    path = f"{classes}:{jars}/*"
    subprocess.run(["javac", "-nowarn", "-d", classes, "-cp", path, *JAVA.glob("[BC]a*.java")], check=True, timeout=120)
    command = ["java", "-Xmx1g", "-cp", path, "Back", back, *files]
    run = subprocess.run([str(each) for each in command], capture_output=True, text=True, check=False, timeout=600)
    said: dict[str, tuple[float, float] | str] = {}
    for line in run.stdout.splitlines():
        words = line.split()
        if words and words[0].endswith(".zip"):
            numbers = "FAILED" not in line and len(words) == 5
            said[words[0].removesuffix(".zip")] = (float(words[2]), float(words[4])) if numbers else line
    if not said:
        raise RuntimeError(run.stdout + run.stderr)
    return said


def main(jars: str, first: int = 0, count: int = 40) -> int:
    """Says how far each network is from itself on the other side; returns how many are too far."""
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cases: dict[str, networks.Case] = {}
        for seed in range(first, first + count):
            case = networks.case(seed)
            try:
                write(case, folder / f"n{seed}.zip")
                cases[f"n{seed}"] = case
            except dl.PyDl4jError as e:
                print(f"n{seed} not written: {e}")
        said = there(jars, folder, [folder / f"{each}.zip" for each in cases])
        for each, case in cases.items():
            found = said.get(each, "nothing")
            back: Any = "nothing"
            if not isinstance(found, str) and (folder / "back" / f"{each}.zip").exists():
                conf = case.configuration
                given = conf.input_types if isinstance(conf, nn.ComputationGraphConfiguration) else conf.input_type
                try:
                    back = read(case, folder / "back" / f"{each}.zip", given)
                except dl.PyDl4jError as e:
                    back = str(e)
            good = all(not isinstance(both, str) and both[0] <= 1e-5 and both[1] <= 1e-4 for both in (found, back))
            wrong += not good
            print(each, "there", found, "back", back, "" if good else "TOO FAR")
    print(f"{len(cases)} networks, {wrong} too far")
    return wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:4])) > 0)
