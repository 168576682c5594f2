"""Writes java/modelimport/src/test/resources/onnx: small ONNX files, and what the onnx package's own reference evaluator makes of them.

Run in an environment with numpy and onnx 1.23: python java/modelimport/src/test/reference/make_onnx.py
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnx.reference import ReferenceEvaluator

FOLDER = Path(__file__).parents[1] / "resources" / "onnx"
FLOAT, INT64, STRING = TensorProto.FLOAT, TensorProto.INT64, TensorProto.STRING
Arrays = dict[str, np.ndarray]


def value(name: str, kind: int, shape: list[int | str]) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, kind, shape)


def model(nodes: list[onnx.NodeProto], inputs: list, outputs: list, weights: Arrays) -> onnx.ModelProto:
    stored = [numpy_helper.from_array(array, name) for name, array in weights.items()]
    graph = helper.make_graph(nodes, "graph", inputs, outputs, stored)
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], producer_name="make_onnx.py")
    made.ir_version = 8
    onnx.checker.check_model(made, full_check=True)
    return made


def write(name: str, made: onnx.ModelProto, given: Arrays) -> None:
    onnx.save(made, FOLDER / f"{name}.onnx")
    outputs = ReferenceEvaluator(made).run(None, given)
    names = [output.name for output in made.graph.output]
    np.savez(FOLDER / f"{name}.npz", **{f"in_{key}": array for key, array in given.items()}, **dict(zip(names, outputs, strict=True)))


def classes() -> None:
    """Four numbers, three classes."""
    rng = np.random.default_rng(1)
    weights = {"w": rng.normal(size=(4, 3)).astype(np.float32), "b": rng.normal(size=3).astype(np.float32)}
    nodes = [helper.make_node("Gemm", ["x", "w", "b"], ["z"]), helper.make_node("Softmax", ["z"], ["y"])]
    made = model(nodes, [value("x", FLOAT, ["n", 4])], [value("y", FLOAT, ["n", 3])], weights)
    write("classes", made, {"x": rng.normal(size=(6, 4)).astype(np.float32)})


def two() -> None:
    """Two inputs of other types, two outputs of other types."""
    rng = np.random.default_rng(2)
    nodes = [
        helper.make_node("Cast", ["right"], ["numbers"], to=FLOAT),
        helper.make_node("Add", ["left", "numbers"], ["sum"]),
        helper.make_node("ArgMax", ["sum"], ["largest"], axis=1, keepdims=0),
    ]
    inputs = [value("left", FLOAT, ["n", 2]), value("right", INT64, ["n", 2])]
    outputs = [value("sum", FLOAT, ["n", 2]), value("largest", INT64, ["n"])]
    given = {"left": rng.normal(size=(5, 2)).astype(np.float32), "right": rng.integers(-5, 5, (5, 2))}
    write("two", model(nodes, inputs, outputs, {}), given)


def series() -> None:
    """Series of any length, and a number that belongs to no example."""
    rng = np.random.default_rng(3)
    nodes = [
        helper.make_node("CumSum", ["x", "axis"], ["sums"]),
        helper.make_node("Mul", ["sums", "by"], ["y"]),
        helper.make_node("ReduceMean", ["y"], ["mean"], axes=[1], keepdims=0),
    ]
    inputs = [value("x", FLOAT, ["n", "steps", 2]), value("by", FLOAT, [])]
    outputs = [value("y", FLOAT, ["n", "steps", 2]), value("mean", FLOAT, ["n", 2])]
    made = model(nodes, inputs, outputs, {"axis": np.array(1)})
    write("series", made, {"x": rng.normal(size=(3, 4, 2)).astype(np.float32), "by": np.array(1.5, np.float32)})


def beside() -> None:
    """Weights in a file of their own."""
    rng = np.random.default_rng(4)
    nodes = [helper.make_node("MatMul", ["x", "w"], ["y"])]
    weights = {"w": rng.normal(size=(4, 2)).astype(np.float32)}
    made = model(nodes, [value("x", FLOAT, ["n", 4])], [value("y", FLOAT, ["n", 2])], weights)
    write("beside", made, {"x": rng.normal(size=(3, 4)).astype(np.float32)})
    onnx.save(
        made, FOLDER / "beside.onnx", save_as_external_data=True, all_tensors_to_one_file=True, location="beside.bin", size_threshold=0
    )


def refused() -> None:
    """Text, and a list of arrays."""
    nodes = [helper.make_node("Identity", ["words"], ["same"])]
    onnx.save(model(nodes, [value("words", STRING, ["n"])], [value("same", STRING, ["n"])], {}), FOLDER / "text.onnx")
    sequence = helper.make_tensor_sequence_value_info("list", FLOAT, ["n"])
    nodes = [helper.make_node("SequenceConstruct", ["x"], ["list"])]
    onnx.save(model(nodes, [value("x", FLOAT, ["n"])], [sequence], {}), FOLDER / "list.onnx")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "beside.bin").unlink(missing_ok=True)
    for make in (classes, two, series, beside, refused):
        make()
