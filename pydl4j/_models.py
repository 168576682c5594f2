"""Model files of any kind: what is in them, and the same in another format."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from pydl4j._errors import ConfigurationError
from pydl4j._interruptible import briefly

if TYPE_CHECKING:
    from pydl4j.nn import InputType


@dataclass(frozen=True)
class InspectedLayer:
    """A layer or vertex of a model file."""

    name: str
    """Its name in its network."""
    type: str
    """Its class as the file names it."""
    made: str
    """What there is of it here, such as ``Dense``; empty where there is nothing."""
    parameters: int
    """How many numbers it has; -1 where that is not known."""


@dataclass(frozen=True)
class InspectedProblem:
    """Something that keeps a model file from being read."""

    place: str
    """The layer and the option."""
    what: str
    """What is wrong there."""
    remedy: str
    """What helps; empty where nothing is known."""

    def __str__(self) -> str:
        said = f"{self.place} {self.what}".strip()
        return f"{said}: {self.remedy}" if self.remedy else said


@dataclass(frozen=True)
class Inspection:
    """What is in a model file, and all that would fail if it were loaded; `inspect` makes it."""

    path: str
    """The file."""
    format: str
    """Its format, such as ``Deeplearning4j zip``."""
    version: str
    """Of the format, or of the program that wrote it; empty where it is not known."""
    kind: str
    """``MultiLayerNetwork``, ``ComputationGraph`` or another kind of models; empty where it is not known."""
    layers: tuple[InspectedLayer, ...]
    """Layers and vertices in their order."""
    parameters: int
    """How many numbers are learnt or counted; -1 where that is not known."""
    inputs: tuple[str, ...]
    """Names and shapes of the inputs."""
    outputs: tuple[str, ...]
    """Names and shapes of the outputs."""
    contents: tuple[str, ...]
    """What else is in it: a normalizer, the updaters' state."""
    problems: tuple[InspectedProblem, ...]
    """All that keeps it from being loaded, none where it can be."""

    @property
    def ok(self) -> bool:
        """Whether it can be loaded."""
        return not self.problems

    def to_dict(self) -> dict[str, Any]:
        """All of it in plain types, as `pydl4j inspect --json` prints it."""

        def plain(value: Any) -> Any:
            if isinstance(value, tuple):
                return [plain(each) for each in value]
            return {each.name: getattr(value, each.name) for each in fields(value)} if hasattr(value, "__dataclass_fields__") else value

        return {"ok": self.ok, **{each.name: plain(getattr(self, each.name)) for each in fields(self)}}

    def __str__(self) -> str:
        head = ", ".join(each for each in (f"{self.format} {self.version}".strip(), self.kind) if each)
        lines = [f"{self.path}: {head}"]
        if self.layers:
            rows = [("layer", "type", "here", "parameters")]
            rows += [
                (each.name, each.type, each.made or "-", f"{each.parameters:,}" if each.parameters >= 0 else "?") for each in self.layers
            ]
            widths = [max(len(row[i]) for row in rows) for i in range(4)]
            lines += ["  ".join((*(row[i].ljust(widths[i]) for i in range(3)), row[3].rjust(widths[3]))).rstrip() for row in rows]
        lines += [
            f"{name}: {', '.join(each)}" for name, each in (("in", self.inputs), ("out", self.outputs), ("with", self.contents)) if each
        ]
        if self.parameters >= 0:
            lines.append(f"parameters: {self.parameters:,}")
        if self.problems:
            lines.append(f"cannot be loaded, {len(self.problems)} {'problem' if len(self.problems) == 1 else 'problems'}:")
            lines += [f"- {each}" for each in self.problems]
        else:
            lines.append("can be loaded")
        return "\n".join(lines)


@dataclass(frozen=True)
class Conversion:
    """What became of a model file in another format; `convert` makes it."""

    path: str
    """The new file."""
    kind: str
    """``MultiLayerNetwork`` or ``ComputationGraph``."""
    format: str
    """Of the new file."""
    parameters: int
    """How many numbers the network has."""
    iteration: int
    """How many steps it was trained."""
    differences: dict[str, float]
    """The largest difference of each output between both files, on random inputs."""

    def __str__(self) -> str:
        lines = [f"{self.path}: {self.kind}, {self.parameters:,} parameters, {self.iteration:,} steps of training, format {self.format}"]
        lines += [f"largest difference of output '{name}' on random inputs: {value:.3g}" for name, value in self.differences.items()]
        return "\n".join(lines)


@briefly
def inspect(path: str | os.PathLike[str], *, input_type: InputType | Sequence[InputType] = (), written_by: str | None = None) -> Inspection:
    """What is in a model file of any kind, and all that would fail: the dry run of `load`.

    No code of a file runs, and nothing of it is kept in memory. What is wrong with it is told, not raised: look at `Inspection.ok` and
    `Inspection.problems`, or print it.

    Args:
        path: The file.
        input_type: As `load` takes it.
        written_by: As `load` takes it.
    """
    from pydl4j import _jvm
    from pydl4j.nn._any import check_version, input_types
    from pydl4j.nn._checks import check_path

    file = check_path(path)
    bridge = _jvm.bridge()
    arguments = (file, input_types(bridge, input_type), check_version(written_by))
    found = json.loads(str(bridge.call("nn.files.LoadOptions", "inspect", *arguments).call("toJson")))
    return Inspection(
        file,
        found["format"],
        found["version"],
        found["kind"],
        tuple(InspectedLayer(**each) for each in found["layers"]),
        found["parameters"],
        tuple(found["inputs"]),
        tuple(found["outputs"]),
        tuple(found["contents"]),
        tuple(InspectedProblem(**each) for each in found["problems"]),
    )


@briefly
def convert(
    source: str | os.PathLike[str],
    target: str | os.PathLike[str],
    *,
    to: str | None = None,
    force: bool = False,
    input_type: InputType | Sequence[InputType] = (),
    written_by: str | None = None,
) -> Conversion:
    """Writes the network of a model file as a file of another format, and compares what both compute.

    The new file appears when it is whole. It is read again, and both networks answer the same random inputs.

    Args:
        source: The file, of any format that `load` reads.
        target: The new file.
        to: Its format, such as ``"pydl4j"`` or ``"dl4j"``. Default: as its name ends, which ``.zip`` makes ``pydl4j``.
        force: Whether a file of that name may be replaced. Default: False.
        input_type: As `load` takes it.
        written_by: As `load` takes it.

    Raises:
        ModelFileError: The source cannot be read, has something that the format has no counterpart of, or the target exists.
        ConfigurationError: There is no such format.
    """
    from pydl4j import _jvm
    from pydl4j.nn._any import check_version, input_types
    from pydl4j.nn._checks import check_flag, check_path

    if to is not None and not isinstance(to, str):
        raise ConfigurationError(f"The 'to' must be the name of a format. Got {to!r} instead.")
    made = check_path(target)
    bridge = _jvm.bridge()
    types = input_types(bridge, input_type)
    arguments = (check_path(source), made, to or "", check_flag("'force'", force), types, check_version(written_by))
    found = json.loads(str(bridge.call("nn.files.Conversion", "convert", *arguments).call("toJson")))
    return Conversion(made, found["kind"], found["format"], found["parameters"], found["iteration"], found["differences"])
