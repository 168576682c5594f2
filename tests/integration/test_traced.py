"""Layers written in Python: what is traced is what the function computes, and a file has no Python in it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import ConfigurationError, ShapeError, nn
from pydl4j.nn import functional

pytestmark = pytest.mark.usefixtures("session")

RNG = np.random.default_rng(5)
X = RNG.uniform(0.2, 0.9, (5, 6)).astype(np.float32)
SERIES = RNG.uniform(-1, 1, (4, 6, 7)).astype(np.float32)
W = RNG.normal(size=(6, 3)).astype(np.float32)


def attention(x: Any, w: Any) -> Any:
    keys = dl.matmul(w.transpose(1, 0), x)  # [n, 3, time]
    weights = functional.softmax(keys.transpose(0, 2, 1) @ keys / 3**0.5, axis=-1)
    return keys @ weights.transpose(0, 2, 1)


FUNCTIONS: dict[str, Callable[[Any, Any], Any]] = {
    "product": lambda x, w: x @ w,
    "numbers on both sides": lambda x, w: 2 - 1 / (x * 0.5) + 2**x - (x**2) % 0.3 - x // 0.25,
    "functions": lambda x, w: dl.exp(x) + dl.log(x) * dl.sqrt(x) - dl.tanh(-x) + dl.arcsin(x) + dl.sin(x) / dl.cosh(x) + abs(x),
    "more functions": lambda x, w: dl.expm1(x) + dl.log1p(x) + dl.log2(x) - dl.log10(x) + dl.square(x) + dl.reciprocal(x) + dl.arctan(x),
    "activations": lambda x, w: functional.relu(x - 0.5) + functional.gelu(x) + functional.softplus(x) + functional.log_softmax(x),
    "choices": lambda x, w: dl.where((x > 0.4) & ~(x >= 0.8) | (x == 1), x, -1.5 * x),
    "limits": lambda x, w: dl.clip(x, 0.3, 0.7) + dl.maximum(x, 0.5) * dl.minimum(x, 0.4),
    "spread": lambda x, w: (x - x.mean(axis=1, keepdims=True)) / (x.std(axis=-1, keepdims=True) + 1e-3) + x.var(axis=1, keepdims=True),
    "sums": lambda x, w: x.sum(axis=1, keepdims=True) * x.max(axis=1, keepdims=True) - x.min(-1, keepdims=True) + x.prod(1, keepdims=True),
    "parts": lambda x, w: dl.concat([x[:, 1:5:2], x[..., 0:1], x[:, 2, None]], axis=1),
    "shapes": lambda x, w: dl.stack([x.reshape(-1, 2, 3)[:, 1], x[:, 0:3]], axis=1).reshape(-1, 6) + dl.cumsum(x, axis=1),
    "parameters alone": lambda x, w: x @ (w * w.transpose(1, 0).sum(axis=0, keepdims=True).transpose(1, 0)),
}


def network(layer: nn.Layer, input_type: Any, **more: Any) -> nn.MultiLayerNetwork:
    out = nn.Output(2, loss="mse", activation="identity")
    layers = [layer, out] if more.pop("flat", True) else [layer, nn.GlobalPooling("avg"), out]
    return nn.MultiLayerNetwork(nn.MultiLayerConfiguration(seed=3, input_type=input_type, layers=layers, **more)).init()


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_layer_computes_what_the_function_computes(name: str) -> None:
    function = FUNCTIONS[name]
    learns = name in ("product", "parameters alone")
    traced: Any = function if learns else lambda x: function(x, None)
    layer = nn.traced(traced, {"w": (6, 3)} if learns else {}, family="rows")
    with network(layer, nn.InputType.feed_forward(6)) as net:
        if "0_w" in net.param_table:
            net.param_table["0_w"][...] = W
        made = net.feed_forward(X)[1]
        expected = np.asarray(function(dl.asarray(X), dl.asarray(W)))
        np.testing.assert_allclose(made, expected, rtol=2e-6, atol=2e-6)
        assert nn.MultiLayerConfiguration.from_json(net.conf.to_json()) == net.conf


def test_series_are_seen_whole_by_attention_written_by_hand() -> None:
    layer = nn.traced(attention, {"w": nn.Parameter((6, 3), "normal")}, family="series")
    with network(layer, nn.InputType.recurrent(6), flat=False, data_type="double") as net:
        made = net.feed_forward(SERIES)[1]
        w = np.asarray(net.param_table["0_w"], np.float64)
        keys = np.einsum("ab,nat->nbt", w, SERIES)
        scores = np.einsum("nbt,nbs->nts", keys, keys) / 3**0.5
        weights = np.exp(scores - scores.max(-1, keepdims=True))
        weights /= weights.sum(-1, keepdims=True)
        np.testing.assert_allclose(made, np.einsum("nbs,nts->nbt", keys, weights), rtol=1e-6, atol=1e-9)
        check = nn.GradientCheck.of(net, SERIES, RNG.normal(size=(4, 2)))
        assert check.passed, check


def gated(x: Any, w: Any, b: Any) -> Any:
    unused = dl.exp(x)  # leaves no trace
    del unused
    return dl.tanh(x @ w + b) * functional.sigmoid(x @ w)


def test_it_learns_and_is_the_same_from_a_file_without_python(tmp_path: Path) -> None:
    plain = nn.traced(gated, {"w": (6, 8), "b": nn.Parameter((8,), "zero", role="bias")}, family="rows")
    layer = plain.replace(name="gate", l2=1e-4, updater=nn.Adam(0.05))
    assert [one.to_dict()["op"] for one in layer.operations] == ["matmul", "add", "tanh", "matmul", "sigmoid", "mul"]
    y = (X[:, :2] > 0.5).astype(np.float32)
    with network(layer, nn.InputType.feed_forward(6), updater=nn.Adam(0.02)) as net:
        first = net.score(X, y)
        net.fit(X, y, epochs=60, batch_size=5)
        assert net.score(X, y) < 0.2 * first
        net.save(tmp_path / "gated.zip")
        with zipfile.ZipFile(tmp_path / "gated.zip") as file:
            assert "gated" not in file.read("configuration.json").decode(), "the function's name and code stay in Python"
        with nn.MultiLayerNetwork.load(tmp_path / "gated.zip") as loaded:
            np.testing.assert_array_equal(net.output(X), loaded.output(X))
            net.fit(X, y)
            loaded.fit(X, y)
            np.testing.assert_array_equal(net.params, loaded.params)


def test_a_graph_shares_it() -> None:
    graph = nn.ComputationGraph(
        nn.ComputationGraphConfiguration(
            inputs=["a", "b"],
            input_types=[nn.InputType.feed_forward(6), nn.InputType.feed_forward(6)],
            vertices={
                "left": (nn.traced(lambda x, w: dl.tanh(x @ w), {"w": (6, 3)}), "a"),
                "right": ("left", "b"),
                "out": (nn.Output(2, loss="mse", activation="identity"), "left", "right"),
            },
            outputs=["out"],
        )
    ).init()
    with graph:
        graph.fit([X, X], [X[:, :2]])
        assert [name for name in graph.param_table if name.endswith("_w")] == ["left_w"]


def branches(x: Any) -> Any:
    return x * 2 if x > 0 else x


def loops(x: Any) -> Any:
    return sum(row for row in x)


REFUSED: list[tuple[Callable[..., Any], dict[str, Any], str]] = [
    (branches, {}, "cannot ask for a truth (if, while, and, or, not)"),
    (loops, {}, "one element after the other"),
    (lambda x: x.reshape(-1, x.shape[1]), {}, "cannot ask for a shape"),
    (lambda x: dl.exp(float(x)), {}, "cannot ask for a number"),
    (lambda x: x + np.ones(6), {}, "Make an array that is fixed a parameter"),
    (lambda x: np.ones(6) + x, {}, "Make an array that is fixed a parameter"),
    (lambda x: dl.sort(x), {}, "cannot use 'sort'"),
    (lambda x: x.astype("float64"), {}, "cannot use 'castTo'"),
    (lambda x: x.argmax(axis=1), {}, "'argMax'"),
    (lambda x: x * float("nan"), {}, "needs finite numbers"),
    (lambda x: x[x > 0], {}, "a whole number or a part"),
    (lambda x: x[:, ::-1], {}, "a step above 0"),
    (lambda x: x.T, {}, "transpose(1, 0)"),
    (lambda x: 5, {}, "returned int"),
    (lambda x: x, {}, "must compute something"),
    (lambda x, w: x, {}, "must take the layer's input and the parameters"),
    (lambda x: x + 1, {"w": (3,)}, "must take the layer's input and the parameters"),
]


@pytest.mark.parametrize(("function", "parameters", "part"), REFUSED)
def test_what_cannot_be_written_down_is_refused_with_a_sentence(function: Any, parameters: Any, part: str) -> None:
    with pytest.raises(ConfigurationError, match=re.escape(part)):
        nn.traced(function, parameters)


def test_nothing_is_changed_in_place() -> None:
    def grows(x: Any) -> Any:
        x += 1
        return x

    with pytest.raises(ConfigurationError, match="write x = x \\+ y"):
        nn.traced(grows)


def test_arrays_of_another_function_are_not_its_own() -> None:
    kept: list[Any] = []

    def keeps(x: Any) -> Any:
        kept.append(x)
        return x + 1

    nn.traced(keeps)
    with pytest.raises(ConfigurationError, match="another traced function"):
        nn.traced(lambda x: x + kept[0])


def test_numpy_functions_are_refused_by_name() -> None:
    with pytest.raises(ConfigurationError, match=r"cannot use numpy's exp, which needs numbers. Use what has this name in dl"):
        nn.traced(lambda x: np.exp(x))
    for traced, same in (
        (lambda x: np.float32(2) ** x, lambda x: 2.0**x),
        (lambda x: np.float64(2) - x, lambda x: 2.0 - x),
        (lambda x: np.int64(2) > x, lambda x: x < 2),
    ):
        assert nn.traced(lambda x, f=traced: dl.where(f(x) > 0, f(x), 0)) == nn.traced(lambda x, f=same: dl.where(f(x) > 0, f(x), 0))


def test_shapes_are_checked_when_the_network_is_made() -> None:
    with pytest.raises(ShapeError, match=r"'MATMUL' needs as many columns of the first as rows of the second. Got \[n, 5\] and \[6, 3\]"):
        network(nn.traced(lambda x, w: x @ w, {"w": (6, 3)}), nn.InputType.feed_forward(5))


PAGE = Path(__file__).parents[2] / "docs" / "extending.md"


def test_the_example_of_the_page_learns(capsys: pytest.CaptureFixture[str]) -> None:
    page = PAGE.read_text(encoding="utf-8")
    (code,) = [code for code in re.findall(r"```python\n(.*?)```", page, re.DOTALL) if "nn.traced(" in code]
    names: dict[str, Any] = {}
    exec(compile(code, PAGE.name, "exec"), names)
    assert capsys.readouterr().out == "True\n"
    names["net"].close()
