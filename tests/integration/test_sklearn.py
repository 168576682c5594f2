"""Estimators in scikit-learn's manner: its own checks, and its pipelines and searches."""

from __future__ import annotations

import pickle
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn

pytest.importorskip("sklearn")
from sklearn.base import clone
from sklearn.datasets import load_diabetes, load_iris
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.estimator_checks import estimator_checks_generator

from pydl4j.sklearn import NeuralNetworkClassifier, NeuralNetworkRegressor

pytestmark = [pytest.mark.usefixtures("session"), pytest.mark.filterwarnings("default")]  # its checks warn of what they skip
ESTIMATORS = [NeuralNetworkClassifier(random_state=0), NeuralNetworkRegressor(random_state=0)]
CHECKS = [(estimator, check) for each in ESTIMATORS for estimator, check in estimator_checks_generator(each)]


def name(check: Any) -> str:
    return f"{getattr(check, 'func', check).__name__}"


@pytest.mark.parametrize(("estimator", "check"), CHECKS, ids=[f"{type(e).__name__}-{name(c)}" for e, c in CHECKS])
def test_the_checks_of_scikit_learn_pass(estimator: Any, check: Any) -> None:
    check(clone(estimator))


def test_a_pipeline_learns_irises_and_searches_its_settings() -> None:
    x, y = load_iris(return_X_y=True)
    names = np.array(["setosa", "versicolor", "virginica"])[y]
    pipe = make_pipeline(StandardScaler(), NeuralNetworkClassifier((20,), updater=nn.Adam(0.01), epochs=30, random_state=1))
    assert cross_val_score(pipe, x, names, cv=3).mean() > 0.93
    search = GridSearchCV(pipe, {"neuralnetworkclassifier__layers": [(2,), (20,)]}, cv=2).fit(x, names)
    assert set(search.predict(x)) == set(names)
    again = pickle.loads(pickle.dumps(search.best_estimator_))
    np.testing.assert_array_equal(again.predict_proba(x), search.predict_proba(x))


def test_a_regression_stops_early_and_has_a_history() -> None:
    x, y = load_diabetes(return_X_y=True)
    y = (y - y.mean()) / y.std()
    model = NeuralNetworkRegressor((30,), updater=nn.Adam(0.01), epochs=300, early_stopping=10, random_state=2).fit(x, y)
    assert model.n_iter_ < 300
    assert len(model.history_["val_score"]) == model.n_iter_
    assert model.score(x, y) > 0.45  # ordinary least squares: 0.518
    layers = NeuralNetworkRegressor([nn.Dense(8, activation="tanh"), nn.Dropout(0.9)], epochs=2, random_state=3).fit(
        x, np.stack([y, -y], axis=1)
    )
    assert layers.predict(x).shape == (len(x), 2)


def test_float32_stays_float32_and_equal_seeds_give_equal_weights() -> None:
    x, y = load_iris(return_X_y=True)
    made = [NeuralNetworkClassifier((4,), epochs=2, random_state=7).fit(x.astype(np.float32), y).network_ for _ in range(2)]
    assert made[0].params.dtype == np.float32
    np.testing.assert_array_equal(made[0].params, made[1].params)
    with pytest.raises(dl.ConfigurationError):
        NeuralNetworkClassifier(activation="reluu").fit(x, y)
