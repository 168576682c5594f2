"""Networks of ours on the real Deeplearning4j 1.0.0-M2.1, and its own here.

Zips of ours are opened by it in a JVM of its own, which compares outputs and three steps and writes zips of its own, and those are read
here, where outputs and three further steps are compared again. `./gradlew stageDl4j` fetches it.
"""

from __future__ import annotations

import platform
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

import pydl4j as dl
from pydl4j import _java, nn
from tests import nd4j_arrays
from tests.compat.dl4j.peer import networks

JAVA = Path(__file__).parents[1] / "zips"
CLASS_PATH = Path(__file__).parents[4] / "build" / "dl4j" / "classpath"
HAS_NATIVES = sys.platform == "linux" and platform.machine() == "x86_64"
"""Whether the class path has the real one's natives for this machine: `gradle/test_dl4j.gradle` names those of Linux x86-64 alone."""
OUTPUTS, PARAMETERS = 1e-5, 1e-4
"""How far they may be from each other."""


@dataclass(frozen=True)
class Found:
    """How far a network is from itself on each side, at most: outputs, and parameters after three steps; or what was wrong, in words."""

    name: str
    there: tuple[float, float] | str
    back: tuple[float, float] | str

    @property
    def good(self) -> bool:
        return all(not isinstance(both, str) and both[0] <= OUTPUTS and both[1] <= PARAMETERS for both in (self.there, self.back))

    def __str__(self) -> str:
        return f"{self.name} there {self.there} back {self.back}{'' if self.good else ' TOO FAR'}"


def fitted(net: Any, case: networks.Case) -> None:
    """Three steps."""
    graph = isinstance(net, nn.ComputationGraph)
    data = nn.MultiDataSet(case.inputs, case.labels) if graph else nn.DataSet(case.inputs[0], case.labels[0])
    for _ in range(3):
        net.fit(data)


def outputs(net: Any, inputs: Sequence[np.ndarray]) -> list[np.ndarray]:
    """What it computes, a list of any network."""
    made = net.output(list(inputs) if len(inputs) > 1 else inputs[0])
    return list(made) if isinstance(made, list | tuple) else [made]


def parameters(net: Any) -> np.ndarray:
    """In Deeplearning4j's order."""
    with tempfile.TemporaryDirectory() as folder:
        net.export_dl4j(Path(folder) / "now.zip")
        return nd4j_arrays.entry(Path(folder) / "now.zip", "coefficients.bin")


def beside(file: Path, arrays: dict[str, np.ndarray]) -> None:
    """Adds entries test/… to a zip, as `Cases.java` does."""
    with zipfile.ZipFile(file, "a") as archive:
        for name, values in arrays.items():
            archive.writestr(f"test/{name}.bin", nd4j_arrays.written(values))


def numbered(name: str, arrays: Iterable[np.ndarray]) -> dict[str, np.ndarray]:
    return {f"{name}_{i}": each for i, each in enumerate(arrays)}


def write(case: networks.Case, file: Path) -> None:
    """A zip of a new network, trained three steps, with what it computes beside it."""
    kind = nn.ComputationGraph if isinstance(case.configuration, nn.ComputationGraphConfiguration) else nn.MultiLayerNetwork
    with kind(case.configuration).init() as net:
        fitted(net, case)
        net.export_dl4j(file)
        made = outputs(net, case.inputs)
        fitted(net, case)
        arrays = numbered("input", case.inputs) | numbered("labels", case.labels) | numbered("output", made)
        beside(file, arrays | {"params_after_3_steps": parameters(net)})


def read(case: networks.Case, file: Path) -> tuple[float, float] | str:
    """How far outputs and parameters after three steps are from those beside the network of a zip, at most."""
    conf = case.configuration
    given: Any = conf.input_types if isinstance(conf, nn.ComputationGraphConfiguration) else conf.input_type
    try:
        with dl.load(file, input_type=given) as net:
            expected = nd4j_arrays.entries(file, "output")
            outer = max(float(np.abs(made - there).max()) for made, there in zip(outputs(net, case.inputs), expected, strict=True))
            fitted(net, case)
            return outer, float(np.abs(parameters(net) - nd4j_arrays.entry(file, "test/params_after_3_steps.bin").ravel()).max())
    except dl.PyDl4jError as e:
        return str(e)


def there(folder: Path, files: list[Path]) -> dict[str, tuple[float, ...] | str]:
    """What the real one says of zips of ours, by name: how far outputs, and parameters after three steps, are at most.

    It writes its own into ``back``.
    """
    classes, back = folder / "classes", folder / "back"
    back.mkdir()
    classes.mkdir()
    java = _java.find().executable
    path = f"{classes}:{CLASS_PATH.read_text()}"
    compiler = [java.with_name("javac"), "-nowarn", "-d", classes, "-cp", path, *JAVA.glob("[BC]a*.java")]
    subprocess.run([str(each) for each in compiler], check=True, timeout=300)
    natives = f"-Dorg.bytedeco.javacpp.cachedir={CLASS_PATH.parents[1] / 'tmp' / 'dl4j-natives'}"  # not the user's home
    command = [java, "-Xmx1g", "-XX:TieredStopAtLevel=1", natives, "-cp", path, "Back", back, *files]
    run = subprocess.run([str(each) for each in command], capture_output=True, text=True, check=False, timeout=600)
    said: dict[str, tuple[float, ...] | str] = {}
    for line in run.stdout.splitlines():
        words = line.split()
        if words and words[0].endswith(".zip"):
            said[words[0].removesuffix(".zip")] = line if "FAILED" in line else tuple(float(each) for each in words[2::2])
    if not said:
        raise RuntimeError(run.stdout + run.stderr)
    return said


def compared(seeds: Iterable[int]) -> list[Found]:
    """The random networks of these seeds, there and back."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cases = {f"n{seed}": networks.case(seed) for seed in seeds}
        refused = {}
        for each, case in cases.items():
            try:
                write(case, folder / f"{each}.zip")
            except dl.PyDl4jError as e:
                refused[each] = f"not written: {e}"
        said = there(folder, [folder / f"{each}.zip" for each in cases if each not in refused])
        found = []
        for each, case in cases.items():
            answer = refused.get(each) or said.get(each, "nothing")
            far = answer if isinstance(answer, str) else (answer[0], answer[1])
            file = folder / "back" / f"{each}.zip"
            found.append(Found(each, far, read(case, file) if file.exists() else "nothing"))
        return found
