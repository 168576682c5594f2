"""Params of stages, without a JVM: spellings, mistakes, conversions."""

from __future__ import annotations

import pytest

import pydl4j as dl
from pydl4j.spark import Average
from pydl4j.spark._params import NamedParams, json_text, param, snake


class Stage(NamedParams):
    featuresCol = param("featuresCol", "column with the features")
    sync = param("sync", "how the workers keep together", json_text)
    _defaults = {"featuresCol": "features"}  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self._set_defaults()


def test_params_are_set_in_both_spellings() -> None:
    assert snake("featuresCol") == "features_col"
    assert Stage().getFeaturesCol() == "features"
    assert Stage().setParams(features_col="a").getFeaturesCol() == "a"
    assert Stage().setParams(featuresCol="b").getFeaturesCol() == "b"
    assert Stage().setFeaturesCol("c").getFeaturesCol() == "c"


def test_configuration_objects_become_json() -> None:
    assert Average.from_json(Stage().setSync(Average(every=3)).getSync()) == Average(every=3)


def test_a_network_in_place_of_its_configuration_is_answered_with_both_ways() -> None:
    from pydl4j import nn

    net = nn.MultiLayerNetwork(nn.MultiLayerConfiguration(layers=[nn.Output(3, loss="mcxent")]))
    with pytest.raises(dl.ConfigurationError, match=r"must be a configuration, such as net\.conf; initial_model=net goes on"):
        Stage().setSync(net)


def test_wrong_names_and_values_are_answered_in_a_sentence() -> None:
    with pytest.raises(dl.ConfigurationError, match=r"no param 'feature_col'. Did you mean 'features_col'"):
        Stage().setParams(feature_col="a")
    with pytest.raises(dl.ConfigurationError, match=r"The 'features_col' of Stage is wrong"):
        Stage().setParams(features_col=3)
