"""Makes the reference numbers of the array tests with numpy: python make_reference.py (numpy 2, nothing else).

Writes into ../resources/org/pydl4j/nd/reference:
  cases.tsv        one line a case: name, operation, parameters, number of inputs, number of results, tolerance
  reference.npz    the inputs `name.in0`, ... and results `name.out0`, ... of the cases
  layouts/*.npy    the forms of .npy files: types, orders, byte orders, versions, 0-d, empty
  compressed.npz   a compressed file
The Java tests read all of it by our own Npy, so that numpy proves both the operations and the files.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "resources" / "org" / "pydl4j" / "nd" / "reference"
RANDOM = np.random.default_rng(20261121)
FLOATS = (np.float64, np.float32)
WHOLE = (np.int64, np.int32, np.int16, np.int8, np.uint8)

arrays: dict[str, np.ndarray] = {}
lines: list[str] = []


def case(operation: str, inputs: Sequence[np.ndarray], results: object, parameters: str = "", tolerance: float = 1e-6) -> None:
    outs = results if isinstance(results, tuple) else (results,)
    name = f"{len(lines):03d}_{operation}"
    for i, array in enumerate(inputs):
        arrays[f"{name}.in{i}"] = np.asarray(array)
    for i, array in enumerate(outs):
        result = np.asarray(array)
        arrays[f"{name}.out{i}"] = result.astype(np.int64) if result.dtype == np.uint64 else result
    lines.append("\t".join([name, operation, parameters, str(len(inputs)), str(len(outs)), str(tolerance)]))


def floats(*shape: int, kind: type = np.float64, low: float = -3, high: float = 3) -> np.ndarray:
    return RANDOM.uniform(low, high, shape).astype(kind)


def whole(*shape: int, kind: type = np.int64, low: int = -20, high: int = 20) -> np.ndarray:
    return RANDOM.integers(max(low, 0) if kind is np.uint8 else low, high, shape).astype(kind)


def bools(*shape: int) -> np.ndarray:
    return RANDOM.integers(0, 2, shape).astype(bool)


def arithmetic() -> None:
    binary = {"add": np.add, "sub": np.subtract, "mul": np.multiply, "min": np.minimum, "max": np.maximum}
    shapes = [((3, 4), (3, 4)), ((2, 3, 4), (4,)), ((3, 1), (1, 5)), ((), (2, 2)), ((0, 3), (1, 3)), ((), ())]
    for operation, f in binary.items():
        for a, b in shapes:
            x, y = floats(*a), floats(*b)
            case(operation, [x, y], f(x, y))
        for kind in (*FLOATS, *WHOLE, np.float16):
            x = floats(3, 4, kind=kind) if np.issubdtype(kind, np.floating) else whole(3, 4, kind=kind)
            y = floats(4, kind=kind) if np.issubdtype(kind, np.floating) else whole(4, kind=kind)
            case(operation, [x, y], f(x, y), tolerance=1e-3 if kind is np.float16 else 1e-6)
    for x, y in [(floats(3, 4), floats(3, 4)), (whole(5), whole(5, low=1)), (np.array([1.0, -1, 0]), np.zeros(3))]:
        with np.errstate(all="ignore"):
            case("div", [x, y], x / y)
    for kind in (np.int64, np.int32, np.int16, np.int8, np.float64):
        x = np.array([7, -7, 7, -7, 0, 5], kind)
        y = np.array([3, 3, -3, -3, -1, 5], kind)
        case("floorDivide", [x, y], x // y)
        case("mod", [x, y], x % y)
        case("fmod", [x, y], np.fmod(x, y))
    lowest = np.array([-(2**63), 2**63 - 1], np.int64)
    case("floorDivide", [lowest, np.array([-1, -1])], np.array([-(2**63), -(2**63) + 1]))
    case("mod", [lowest, np.array([-1, -1])], np.array([0, 0]))
    x = floats(3, 4, low=0.1)
    y = floats(4)
    case("pow", [x, y], np.power(x, y))
    x = whole(4, low=0, high=5)
    case("pow", [x, np.array([0, 1, 2, 3])], np.power(x, np.array([0, 1, 2, 3])))
    x = floats(2, 3)
    case("addScalar", [x], x + 1.5, "1.5")
    case("rsubScalar", [x], 2.5 - x, "2.5")
    case("rdivScalar", [x], 2.5 / x, "2.5")
    case("neg", [x], -x)
    case("clip", [x], np.clip(x, -1, 1.5), "-1,1.5")
    a, b, c = bools(3, 4), floats(3, 4), floats(4)
    case("where", [a, b, c], np.where(a, b, c))


def comparison() -> None:
    x, y = whole(4, 5, high=-15), whole(5, high=-15)
    nan = np.array([np.nan, np.inf, -np.inf, 0.0, 1.0])
    for operation, f in {
        "eq": np.equal,
        "ne": np.not_equal,
        "lt": np.less,
        "le": np.less_equal,
        "gt": np.greater,
        "ge": np.greater_equal,
    }.items():
        case(operation, [x, y], f(x, y))
        case(operation, [nan, nan[::-1].copy()], f(nan, nan[::-1]))
    p, q = bools(3, 4), bools(4)
    case("and", [p, q], p & q)
    case("or", [p, q], p | q)
    case("xor", [p, q], p ^ q)
    case("not", [p], ~p)
    case("isNaN", [nan], np.isnan(nan))
    case("isInf", [nan], np.isinf(nan))
    case("isFinite", [nan], np.isfinite(nan))


def maths() -> None:
    everywhere = [
        "abs",
        "sign",
        "square",
        "floor",
        "ceil",
        "round",
        "trunc",
        "exp",
        "expm1",
        "sin",
        "cos",
        "tan",
        "atan",
        "sinh",
        "cosh",
        "tanh",
        "asinh",
    ]
    names = {"round": "rint", "atan": "arctan", "asinh": "arcsinh"}
    for kind in FLOATS:
        x = np.concatenate([floats(20, kind=kind), np.array([0, 0.5, 1.5, -0.5, -2.5], kind)])
        for operation in everywhere:
            case(operation, [x], getattr(np, names.get(operation, operation))(x), tolerance=1e-5 if kind is np.float32 else 1e-10)
        positive = floats(20, kind=kind, low=0.01, high=9)
        for operation in ("log", "log1p", "log2", "log10", "sqrt", "reciprocal"):
            case(operation, [positive], getattr(np, operation)(positive), tolerance=1e-5)
        case("rsqrt", [positive], 1 / np.sqrt(positive), tolerance=1e-5)
        case("acosh", [positive + 1], np.arccosh(positive + 1), tolerance=1e-5)
        inside = floats(20, kind=kind, low=-0.99, high=0.99)
        for operation, f in {"asin": np.arcsin, "acos": np.arccos, "atanh": np.arctanh}.items():
            case(operation, [inside], f(inside), tolerance=1e-5)
        case("erf", [x], np.vectorize(math.erf)(x), tolerance=1e-5)
        case("erfc", [x], np.vectorize(math.erfc)(x), tolerance=1e-5)
        case("lgamma", [positive], np.vectorize(math.lgamma)(positive), tolerance=1e-5)
    x, y = floats(4, 5), floats(5)
    case("atan2", [x, y], np.arctan2(x, y))
    case("hypot", [x, y], np.hypot(x, y))


def reductions() -> None:
    for x in (floats(3, 4, 5), floats(3, 4, 5, kind=np.float32), whole(2, 3, 4), whole(6, kind=np.uint8, high=250)):
        for axes in ("", "0", "-1", "0,-1", "1"):
            if x.ndim == 1 and axes not in ("", "0"):
                continue
            along = None if not axes else tuple(int(a) for a in axes.split(","))
            for keep in (False, True):
                parameters = f"{keep};{axes}"
                tolerance = 1e-5 if x.dtype == np.float32 else 1e-9
                case("sum", [x], x.sum(along, keepdims=keep), parameters, tolerance)
                case("min", [x], x.min(along, keepdims=keep), parameters, tolerance)
                case("max", [x], x.max(along, keepdims=keep), parameters, tolerance)
                if np.issubdtype(x.dtype, np.floating):
                    case("mean", [x], x.mean(along, keepdims=keep), parameters, tolerance)
                    case("prod", [x], x.prod(along, keepdims=keep), parameters, 1e-4)
                    case("var", [x], x.var(along, keepdims=keep), parameters, 1e-5)
                    case("stdUnbiased", [x], x.std(along, ddof=1, keepdims=keep), parameters, 1e-5)
                    case("logSumExp", [x], np.log(np.exp(x.astype(float)).sum(along, keepdims=keep)), parameters, 1e-5)
                    for p in (1, 2, 3):
                        case("norm", [x], (np.abs(x) ** p).sum(along, keepdims=keep) ** (1 / p), f"{p};{parameters}", 1e-4)
                    case("norm", [x], np.abs(x).max(along, keepdims=keep), f"Infinity;{parameters}", tolerance)
    x = floats(4, 5)
    for axis in (0, 1, -1):
        case("argMax", [x], x.argmax(axis), str(axis))
        case("argMin", [x], x.argmin(axis), str(axis))
        case("cumSum", [x], x.cumsum(axis), str(axis))
        case("cumProd", [x], x.cumprod(axis), str(axis))
    case("argMaxAll", [x], x.argmax())
    case("argMinAll", [x], x.argmin())
    p = bools(3, 4)
    for axes, along in (("", None), ("0", 0), ("1", 1)):
        case("any", [p], p.any(along), f"False;{axes}")
        case("all", [p], p.all(along), f"False;{axes}")
    case("sum", [np.float64(3.5)], 3.5, "False;")
    case("sum", [np.zeros((0, 3))], np.zeros(3), "False;0")
    case("sum", [p], p.sum(), "False;")
    case("all", [np.zeros((0,), bool)], True, "False;")


def shapes() -> None:
    x = floats(2, 3, 4)
    case("reshape", [x], x.reshape(6, 4), "6,4")
    case("reshape", [x], x.reshape(2, -1), "2,-1")
    case("reshape", [np.zeros((0, 3))], np.zeros((3, 0)), "3,0")
    case("transpose", [x], x.transpose())
    case("swap", [x], x.swapaxes(0, 2), "0,-1")
    case("permute", [x], x.transpose(1, 2, 0), "1,2,0")
    case("moveAxis", [x], np.moveaxis(x, 0, -1), "0,-1")
    case("squeeze", [x[:, :1]], x[:, 0], "1")
    case("squeezeAll", [x[:1, :1]], x[0, 0])
    case("expandDims", [x], x[:, None], "1")
    case("expandDims", [x], x[..., None], "-1")
    case("broadcastTo", [x[:, :1]], np.broadcast_to(x[:, :1], (5, 2, 3, 4)), "5,2,3,4")
    case("flatten", [x], x.ravel())
    case("flattenFrom", [x], x.reshape(2, 12), "1")
    case("concat", [x, x[:, :2]], np.concatenate([x, x[:, :2]], 1), "1")
    a, b = whole(2, 2), floats(3, 2)
    case("concat", [a, b], np.concatenate([a, b]), "0")
    case("stack", [x, x], np.stack([x, x], 1), "1")
    case("stack", [x, x], np.stack([x, x], -1), "-1")
    case("tile", [x], np.tile(x, (2, 1, 2)), "2,1,2")
    case("tile", [x], np.tile(x, (2, 1, 1, 3)), "2,1,1,3")
    case("tile", [x], np.tile(x, (3,)), "3")
    case("repeat", [x], x.repeat(3, 1), "3,1")
    case("flip", [x], np.flip(x, (0, 2)), "0,2")
    case("roll", [x], np.roll(x, 2, 2), "2,2")
    case("split", [x], tuple(np.split(x, 2, 2)), "2,2")


def indexing() -> None:
    x = floats(5, 6)
    case("slice", [x], x[:, 1:6:2], "1,1,6,2")
    case("slice", [x], x[-3:-1], "0,-3,-1,1")
    case("slice", [x], x[3:1], "0,3,1,1")
    case("slice", [x], x[2:100], "0,2,100,1")
    case("select", [x], x[:, -2], "1,-2")
    mask = bools(5, 6)
    case("masked", [x, mask], x[mask])
    filled = x.copy()
    filled[mask] = 7
    case("fillMasked", [x, mask], filled, "7")
    case("nonZero", [mask], np.argwhere(mask))
    i, j = np.array([[0, -1], [2, 3]]), np.array([5, -6])
    case("at", [x, i, j], x[i, j])
    case("at", [x, i], x[i])
    case("take", [x, np.array([4, 0, -1, 0])], x.take([4, 0, -1, 0], 1), "1")
    order = np.argsort(x, 1)
    case("takeAlong", [x, order], np.take_along_axis(x, order, 1), "1")
    written = x.copy()
    written[np.array([0, -1]), np.array([1, 2])] = [10.0, 20.0]
    case("put", [x, np.array([10.0, 20.0]), np.array([0, -1]), np.array([1, 2])], written)
    added = x.copy()
    rows = np.array([[0, 1, 0], [1, 1, -1]])
    values = floats(2, 3)
    np.add.at(added, (rows, np.arange(3)[None]), values)
    case("scatterAdd", [x, rows, values], added, "0")


def algebra() -> None:
    for a, b in [
        ((3, 4), (4, 5)),
        ((4,), (4,)),
        ((4,), (4, 2)),
        ((3, 4), (4,)),
        ((2, 1, 3, 4), (5, 4, 2)),
        ((0, 3), (3, 2)),
        ((2, 0), (0, 3)),
    ]:
        for kind in FLOATS:
            x, y = floats(*a, kind=kind), floats(*b, kind=kind)
            case("matmul", [x, y], x @ y, tolerance=1e-5)
    x, y = whole(3, 4), whole(4, 2)
    case("matmul", [x, y], x @ y)
    x, y = floats(6), floats(6)
    case("dot", [x, y], x @ y)
    case("outer", [x, y], np.outer(x, y))
    for batch in ((), (3,)):
        a, b = floats(*batch, 4, 4) + 4 * np.eye(4), floats(*batch, 4, 2)
        case("solve", [a, b], np.linalg.solve(a, b))
        case("inverse", [a], np.linalg.inv(a))
        case("det", [a], np.linalg.det(a))
        symmetric = a @ a.swapaxes(-1, -2)
        case("cholesky", [symmetric], np.linalg.cholesky(symmetric))
        case("eigenvalues", [symmetric], np.linalg.eigvalsh(symmetric))
        wide = floats(*batch, 3, 5)
        case("singularValues", [wide], np.linalg.svd(wide, compute_uv=False))
        case("svdProduct", [wide], wide)
        case("qrProduct", [wide], wide)
        case("eighProduct", [symmetric], symmetric)
    a, b = floats(4, 4) + 4 * np.eye(4), floats(4)
    case("solve", [a, b], np.linalg.solve(a, b))
    case("diagonal", [a], np.diag(a))
    case("lower", [a], np.tril(a))
    case("upper", [a], np.triu(a))


def sorting() -> None:
    x = whole(4, 7)
    for axis in (0, -1):
        case("sort", [x], np.sort(x, axis), f"{axis},False")
        case("sort", [x], -np.sort(-x, axis), f"{axis},True")
        case("argSort", [x], np.argsort(x, axis, kind="stable"), f"{axis},False")
    y = floats(3, 8)
    case("topK", [y], (-np.sort(-y, 1)[:, :3], np.argsort(-y, 1)[:, :3]), "3,1,True")
    case("topK", [y], (np.sort(y, 0)[:2], np.argsort(y, 0)[:2]), "2,0,False")


def rational_tanh(x: np.ndarray) -> np.ndarray:
    """As nd4j-native 1.0.0-M2.1 computes it: 0.998222 at 1, where 1.7159 tanh(2/3) is 0.999997."""
    y = 2 * x / 3
    return 1.7159 * np.sign(y) * (1 - 1 / (1 + np.abs(y) + y**2 + 1.41645 * y**4))


def networks() -> None:
    x = floats(4, 6)
    e = np.exp(x - x.max(1, keepdims=True))
    soft = e / e.sum(1, keepdims=True)
    sigmoid = 1 / (1 + np.exp(-x))
    phi = 0.5 * (1 + np.vectorize(math.erf)(x / math.sqrt(2)))
    formulas = {
        "relu": np.maximum(x, 0), "relu6": np.clip(x, 0, 6), "leakyRelu": np.where(x > 0, x, 0.1 * x),
        "elu": np.where(x > 0, x, 1.5 * np.expm1(x)), "thresholdedRelu": np.where(x > 0.5, x, 0),
        "selu": 1.0507009873554805 * np.where(x > 0, x, 1.6732632423543772 * np.expm1(x)),
        "sigmoid": sigmoid, "logSigmoid": np.log(sigmoid), "hardSigmoid": np.clip(0.2 * x + 0.5, 0, 1),
        "tanh_": np.tanh(x), "hardTanh": np.clip(x, -1, 1), "softmax": soft, "logSoftmax": np.log(soft),
        "softplus": np.log1p(np.exp(x)), "softsign": x / (1 + np.abs(x)), "gelu": x * phi,
        "geluTanh": 0.5 * x * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3))), "swish": x * sigmoid,
        "mish": x * np.tanh(np.log1p(np.exp(x))), "hardSwish": x * np.clip(x + 3, 0, 6) / 6, "cube": x**3,
        "rationalTanh": rational_tanh(x), "rectifiedTanh": np.maximum(0, np.tanh(x)),
    }  # fmt: skip
    for operation, result in formulas.items():
        case(operation, [x], result)
    labels, target, weights = np.array([0, 5, 2, 2]), floats(4, 6, low=0, high=1), floats(6, low=0.1, high=2)
    rows = -np.log(soft[np.arange(4), labels])
    case("crossEntropy", [x, labels], rows.mean(), "BATCH_MEAN")
    case("crossEntropy", [x, labels], rows.sum(), "SUM")
    case("weightedCrossEntropy", [x, labels, weights], (rows * weights[labels]).mean(), "BATCH_MEAN")
    probability_rows = -(target * np.log(soft)).sum(1)
    case("probabilityCrossEntropy", [x, target], probability_rows.mean(), "BATCH_MEAN")
    case("weightedProbabilityCrossEntropy", [x, target, weights], -(target * weights * np.log(soft)).sum(), "SUM")
    losses = {
        "mse": (x - target) ** 2,
        "l1": np.abs(x - target),
        "huber": np.where(np.abs(x - target) < 1, 0.5 * (x - target) ** 2, np.abs(x - target) - 0.5),
        "binaryLogits": np.log1p(np.exp(x)) - target * x,
        "klDivergence": target * (np.log(target) - x),
    }
    for operation, values in losses.items():
        case(operation, [x, target], values.mean(), "MEAN")
        case(operation, [x, target], values.sum(), "SUM")
        case(operation, [x, target], values.sum() / 4, "BATCH_MEAN")


def casts() -> None:
    x = np.array([0.0, 1.7, -1.7, 100.5, 3.0])
    for kind in ("float32", "float16", "int64", "int32", "int16", "int8", "bool"):
        case("castTo", [x], x.astype(kind), kind, 1e-3)
    case("castTo", [np.array([300, -1, 5])], np.array([300, -1, 5]).astype(np.uint8), "uint8")


def factories() -> None:
    case("arange", [], np.arange(2, 11, 3), "2,11,3,int64")
    case("arange", [], np.arange(5, -5, -3), "5,-5,-3,int64")
    case("arange", [], np.arange(0, 1, 0.3), "0.0,1.0,0.3,float64")
    case("arange", [], np.arange(3, 3), "3,3,1,int64")
    case("linspace", [], np.linspace(-1, 2, 7), "-1,2,7")
    case("eye", [], np.eye(3, 5), "3,5")


def layouts() -> None:
    folder = TARGET / "layouts"
    folder.mkdir(parents=True, exist_ok=True)
    for kind in ("f8", "f4", "f2", "i8", "i4", "i2", "i1", "u1", "b1"):
        x = (np.arange(24).reshape(2, 3, 4) % 7).astype(kind)
        np.save(folder / f"{kind}_c.npy", x)
        np.save(folder / f"{kind}_f.npy", np.asfortranarray(x))
        if x.itemsize > 1:
            np.save(folder / f"{kind}_big.npy", x.astype(x.dtype.newbyteorder(">")))
    x = (np.arange(24).reshape(2, 3, 4) % 7).astype("f4")
    for version in ((2, 0), (3, 0)):
        with (folder / f"f4_v{version[0]}.npy").open("wb") as file:
            np.lib.format.write_array(file, x, version=version)
    np.save(folder / "scalar.npy", np.array(2.5))
    np.save(folder / "empty.npy", np.zeros((0, 3), "f4"))
    np.save(folder / "unsigned16.npy", np.zeros(3, "u2"))
    np.save(folder / "complex.npy", np.zeros(3, "c16"))
    np.save(folder / "text.npy", np.array(["a", "b"]))
    np.save(folder / "structured.npy", np.zeros(2, [("a", "f4"), ("b", "i4")]))
    np.savez_compressed(TARGET / "compressed.npz", first=np.arange(1000), second=np.full((2, 2), 0.5, "f2"))


def main() -> None:
    for part in (arithmetic, comparison, maths, reductions, shapes, indexing, algebra, sorting, networks, casts, factories, layouts):
        part()
    np.savez_compressed(TARGET / "reference.npz", **arrays)
    (TARGET / "cases.tsv").write_text("\n".join(lines) + "\n")
    print(f"{len(lines)} cases, {(TARGET / 'reference.npz').stat().st_size} bytes")


if __name__ == "__main__":
    main()
