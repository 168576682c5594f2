"""Probabilities, activations of all layers, and gradients held against differences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn

pytestmark = pytest.mark.usefixtures("session")
X = np.random.default_rng(4).standard_normal((12, 3)).astype(np.float32)
Y = (X[:, 0] > 0).astype(np.int64)


def network(*layers: nn.Layer) -> nn.MultiLayerNetwork:
    conf = nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(3), layers=list(layers), activation="tanh", l2=0.1, seed=8)
    return nn.MultiLayerNetwork(conf).init()


@pytest.fixture
def net() -> Iterator[nn.MultiLayerNetwork]:
    with network(nn.Dense(5), nn.Dense(4), nn.Output(2, loss="mcxent")) as made:
        yield made


def test_activations_of_all_layers_are_those_of_numpy(net: nn.MultiLayerNetwork) -> None:
    table = net.param_table
    expected = [X]
    for layer in range(3):
        z = expected[-1] @ table[f"{layer}_W"] + table[f"{layer}_b"]
        e = np.exp(z - z.max(axis=1, keepdims=True))
        expected.append(e / e.sum(axis=1, keepdims=True) if layer == 2 else np.tanh(z))
    found = net.feed_forward(X)
    assert [each.shape for each in found] == [(12, 3), (12, 5), (12, 4), (12, 2)]
    for mine, theirs in zip(found, expected, strict=True):
        np.testing.assert_allclose(mine, theirs, rtol=1e-5, atol=1e-6)
    np.testing.assert_array_equal(found[-1], net.output(X))


def test_probabilities_are_there_for_classes_only(net: nn.MultiLayerNetwork) -> None:
    np.testing.assert_array_equal(net.predict_proba(X), net.output(X))
    with network(nn.Output(1, loss="xent", activation="sigmoid")) as one:
        both = one.predict_proba(X)
        np.testing.assert_array_equal(both[:, 1:], one.output(X))
        np.testing.assert_allclose(both.sum(axis=1), 1, rtol=1e-6)
    with network(nn.Output(1, loss="mse", activation="identity")) as numbers, pytest.raises(dl.ConfigurationError, match="are no classes"):
        numbers.predict_proba(X)


def test_gradients_agree_with_differences_and_the_worst_one_is_named(net: nn.MultiLayerNetwork) -> None:
    before = net.params.copy()
    check = nn.GradientCheck.of(net, X, Y)
    assert check.passed, check
    assert [each.name for each in check.parameters] == list(net.param_table)
    assert check.parameters[0].checked == 15
    np.testing.assert_array_equal(net.params, before)
    strict = nn.GradientCheck.of(net, X, Y, max_rel_error=0.0, min_abs_error=0.0, max_per_param=2)
    assert not strict.passed
    assert strict.worst.rel_error == max(each.rel_error for each in strict.parameters)
    assert strict.worst.name in repr(strict)
    assert strict._repr_html_().count("<tr>") == 7
    with network(nn.Output(1, loss="mse", activation="identity")) as numbers:
        targets = X[:, :1].astype(np.float64)
        found = nn.GradientCheck.of(numbers, X, targets)
        w = numbers.param_table["0_W"].astype(np.float64)
        error = X.astype(np.float64) @ w + numbers.param_table["0_b"].astype(np.float64) - targets
        at = found.parameters[0].index
        assert found.parameters[0].gradient == pytest.approx(2 * float((X[:, at[0]] * error[:, 0]).mean()), rel=1e-6)


def test_the_snippet_of_the_page_on_training_tools_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = (Path(__file__).parents[2] / "docs" / "training_tools.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    names: dict[str, Any] = {}
    exec(compile(code, "training_tools.md", "exec"), names)
    assert names["net"].history.early_stopping.best_model_epoch >= 0
    assert len(list((tmp_path / "checkpoints").glob("*.zip"))) <= 3
    names["net"].close()
    names["resumed"].close()
