"""The configuration classes as users meet them; no JVM runs here."""

from __future__ import annotations

import copy
import json
import pickle
import re
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from pydl4j import etl, nn
from pydl4j._errors import ConfigurationError
from pydl4j.nn._configured import KINDS, Configured
from pydl4j.nn._generated import syncs


def lenet() -> nn.MultiLayerConfiguration:
    return nn.MultiLayerConfiguration(
        seed=42,
        updater=nn.Adam(1e-3),
        weight_init="xavier",
        input_type=nn.InputType.convolutional(28, 28, 1),
        layers=[
            nn.Convolution(n_out=20, kernel_size=5, activation="relu"),
            nn.Subsampling("max", kernel_size=2, stride=2),
            nn.Convolution(n_out=50, kernel_size=(5, 5), activation="relu"),
            nn.Subsampling("max", kernel_size=2, stride=2),
            nn.Dense(n_out=500, activation="relu"),
            nn.Output(n_out=10, loss="mcxent", activation="softmax"),
        ],
    )


def members() -> list[type[Configured]]:
    return [member for kind in KINDS.values() for member in kind.members]


def test_a_number_or_a_schedule_stands_in_one_setting() -> None:
    ramp = nn.RampSchedule(nn.CosineWarmupSchedule(peak_value=0.1, total=100), 10)
    updater = nn.Nesterovs(ramp, momentum=0.5)
    assert updater.learning_rate == ramp
    assert updater.to_dict()["momentum"] == 0.5
    assert nn.Updater.from_json(updater.to_json()) == updater
    assert nn.Adam(nn.FixedSchedule(0.1)) == nn.Adam(0.1)
    assert repr(nn.Adam(0.1)) == "Adam(learning_rate=0.1)"
    with pytest.raises(ConfigurationError, match=r"The 'momentum' of Nesterovs must be between 0 and 1\. Got 2 instead\."):
        nn.Nesterovs(momentum=2)


def test_numbers_by_step_are_a_dict_in_the_order_of_the_steps() -> None:
    schedule = nn.MapSchedule({1000: 0.01, 0: 0.1}, "epoch")
    assert list(schedule.values.items()) == [(0, 0.1), (1000, 0.01)]
    assert schedule.to_dict() == {"@class": "MapSchedule", "values": {"0": 0.1, "1000": 0.01}, "scheduleType": "epoch"}
    assert nn.Schedule.from_json(schedule.to_json()) == schedule
    assert repr(schedule) == 'MapSchedule(values={0: 0.1, 1000: 0.01}, schedule_type="epoch")'
    for wrong in ({-1: 0.1}, {0.5: 0.1}, {0: "x"}, [0.1], {"x": 1}):
        with pytest.raises(ConfigurationError, match="must be numbers by step"):
            nn.MapSchedule(wrong)  # type: ignore[arg-type]


def test_written_and_read_back_a_configuration_is_equal() -> None:
    conf = lenet()
    assert nn.MultiLayerConfiguration.from_json(conf.to_json()) == conf
    assert nn.MultiLayerConfiguration.from_dict(conf.to_dict()) == conf


def test_json_has_the_names_of_java_and_leaves_out_defaults() -> None:
    assert nn.Dense(n_out=5, has_bias=True, drop_out=0.5).to_dict() == {"@class": "Dense", "nOut": 5, "dropOut": 0.5}


def test_an_inherited_setting_that_equals_its_default_is_kept_since_the_network_may_say_otherwise() -> None:
    assert nn.Dense(5, activation="sigmoid").to_dict() == {"@class": "Dense", "nOut": 5, "activation": "sigmoid"}


def test_repr_is_the_call_that_makes_it() -> None:
    conf = lenet()
    names = {name: getattr(nn, name) for name in nn.__all__}
    assert eval(repr(conf), names) == conf
    assert repr(nn.Dense(500, activation="relu")) == 'Dense(n_out=500, activation="relu")'
    assert repr(nn.InputType.convolutional(28, 28, 1)) == "InputType.convolutional(height=28, width=28, channels=1)"


def test_copies_and_pickles_are_equal() -> None:
    conf = lenet()
    for again in (copy.copy(conf), copy.deepcopy(conf), pickle.loads(pickle.dumps(conf))):
        assert again == conf
        assert hash(again) == hash(conf)


def test_different_settings_or_classes_are_not_equal() -> None:
    assert nn.Dense(5) != nn.Dense(6)
    assert nn.Dense(5) != nn.Output(5, loss="mse")
    assert nn.Dense(5) != 5


def test_a_name_and_the_object_it_stands_for_are_equal() -> None:
    assert nn.Dense(5, activation="relu") == nn.Dense(5, activation=nn.activations.ReLU())
    assert nn.Dense(5, activation="ReLU") == nn.Dense(5, activation="relu")  # type: ignore[arg-type]
    assert nn.Dense(5, weight_init="XAVIER_UNIFORM") == nn.Dense(5, weight_init="xavier_uniform")  # type: ignore[arg-type]


def test_one_number_stands_for_both_directions() -> None:
    assert nn.Convolution(3, kernel_size=3) == nn.Convolution(3, kernel_size=[3, 3])
    assert nn.Convolution(3, kernel_size=(3, 4)).kernel_size == (3, 4)


def test_numbers_of_numpy_are_numbers() -> None:
    assert nn.Dense(np.int64(5)) == nn.Dense(5)
    assert nn.Adam(np.float64(0.5)).learning_rate == 0.5
    assert type(nn.Adam(np.float32(0.5)).learning_rate) is float


def test_settings_are_read_as_attributes() -> None:
    layer = nn.Dense(5, activation="relu")
    assert (layer.n_out, layer.has_bias, layer.n_in) == (5, True, None)
    assert layer.activation == nn.activations.ReLU()
    assert layer.drop_out is None, "what a layer takes from the network is not set"
    assert lenet().layers[0] == nn.Convolution(20, kernel_size=5, activation="relu")


def test_configurations_cannot_be_changed_but_copied_with_changes() -> None:
    layer = nn.Dense(5, activation="relu")
    with pytest.raises(AttributeError, match=r"Dense cannot be changed. Make a changed copy with .replace\(n_out=…\)"):
        layer.n_out = 6
    with pytest.raises(AttributeError, match="cannot be changed"):
        del layer.n_out
    assert layer.replace(n_out=6) == nn.Dense(6, activation="relu")
    assert layer.replace(activation=None) == nn.Dense(5)
    assert layer == nn.Dense(5, activation="relu")


def test_a_misspelt_attribute_names_the_nearest() -> None:
    with pytest.raises(AttributeError, match=r"Dense has no attribute 'nout'\. Did you mean 'n_out'\?"):
        _ = nn.Dense(5).nout  # type: ignore[attr-defined]


def test_a_configuration_of_a_newer_version_is_refused() -> None:
    tree = lenet().to_dict()
    assert tree["version"] == 1
    tree["version"] = 2
    with pytest.raises(ConfigurationError, match=r"has version 2, this pydl4j reads up to version 1\..* update this one"):
        nn.MultiLayerConfiguration.from_dict(tree)


any_nn: Any = nn
BAD: list[tuple[Callable[[], Any], str]] = [
    (lambda: any_nn.Dense(-5), "The 'n_out' of Dense must be at least 1. Got -5 instead."),
    (lambda: any_nn.Dense(5.5), "The 'n_out' of Dense must be an integer. Got 5.5 instead."),
    (lambda: any_nn.Dense(True), "The 'n_out' of Dense must be an integer. Got True instead."),
    (lambda: any_nn.Dense("5"), "The 'n_out' of Dense must be an integer. Got '5' instead."),
    (lambda: any_nn.Dense(n_outs=5), "Dense has no setting 'n_outs'. Did you mean 'n_out'?"),
    (lambda: any_nn.Dense(nOut=5), "Dense has no setting 'nOut'. Did you mean 'n_out'?"),
    (lambda: any_nn.Dense(), "The 'n_out' of Dense is missing. It must be an integer."),
    (lambda: any_nn.Dense(None), "The 'n_out' of Dense is missing. It must be an integer."),
    (lambda: any_nn.Dense(5, 6), "Dense takes only n_out without a name. Got 2 values; name the settings."),
    (lambda: any_nn.Dense(5, n_out=5), "The 'n_out' of Dense is given twice, without and with its name."),
    (lambda: any_nn.Dense(5, has_bias=1), "The 'has_bias' of Dense must be true or false. Got 1 instead."),
    (lambda: any_nn.Dense(5, name=7), "The 'name' of Dense must be a string. Got 7 instead."),
    (lambda: any_nn.Dense(5, activation="reluu"), "There is no activation 'reluu' for Dense. Did you mean 'relu'?"),
    (lambda: any_nn.Dense(5, activation=7), "must be an activation or its name. Got 7 instead."),
    (lambda: any_nn.Dense(5, activation=nn.Adam()), "The 'activation' of Dense must be an activation or its name."),
    (lambda: any_nn.Dense(5, weight_init="constant"), "The 'value' of Constant is missing."),
    (lambda: any_nn.Dense(5, drop_out=1.5), "The 'drop_out' of Dense must be between 0 and 1. Got 1.5 instead."),
    (lambda: any_nn.Adam(float("nan")), "The 'learning_rate' of Adam must be a finite number or a schedule. Got nan instead."),
    (lambda: any_nn.Adam(beta1=1.0), "The 'beta1' of Adam must be at least 0 and less than 1. Got 1.0 instead."),
    (lambda: any_nn.Adam(epsilon=0), "The 'epsilon' of Adam must be greater than 0. Got 0 instead."),
    (lambda: any_nn.Convolution(5, (1, 2, 3)), "must be an integer or a pair of integers (height, width)."),
    (lambda: any_nn.Convolution(5, (0, 2)), "The 'kernel_size' of Convolution must be at least 1. Got (0, 2) instead."),
    (lambda: any_nn.Subsampling("mox"), "must be one of 'max', 'avg', 'sum', 'pnorm'. Got 'mox' instead."),
    (lambda: any_nn.Layer(), "Layer stands for a family. Make one of: Activation, "),
    (lambda: any_nn.MultiLayerConfiguration(layers=[5]), "must be a list of layers; member 0 is not one."),
    (lambda: any_nn.MultiLayerConfiguration(layers=nn.Dense(5)), "must be a list of layers."),
    (lambda: nn.Dense(5).replace(n_out=0), "The 'n_out' of Dense must be at least 1. Got 0 instead."),
    (lambda: any_nn.Dense(5).replace(n_outt=0), "Dense has no setting 'n_outt'. Did you mean 'n_out'?"),
    (lambda: nn.Dense.from_json("{"), "The configuration of a Dense must be JSON."),
    (lambda: nn.Dense.from_json("[]"), "must be an object with '@class'."),
    (
        lambda: nn.Dense.from_json('{"@class": "Output", "nOut": 5, "loss": "mse"}'),
        "Dense.from_dict reads a Dense. Got",
    ),
    (lambda: nn.Layer.from_dict({"@class": "Dens", "nOut": 5}), "There is no layer 'Dens'"),
    (lambda: nn.Layer.from_dict({"@class": "Dense", "nOutt": 5}), "Dense has no setting 'nOutt'. Did you mean 'nOut'?"),
]


@pytest.mark.parametrize(("mistake", "message"), BAD, ids=[message[:60] for _, message in BAD])
def test_a_mistake_is_one_sentence_that_says_what_where_and_what_instead(mistake: Callable[[], Any], message: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        mistake()
    assert message in str(caught.value)
    assert isinstance(caught.value, ValueError)


def test_a_mistake_inside_a_file_is_located() -> None:
    tree = lenet().to_dict()
    tree["layers"][4]["nOut"] = -5
    with pytest.raises(ConfigurationError, match=r"The 'n_out' of layer 4 \(Dense\) must be at least 1. Got -5 instead."):
        nn.MultiLayerConfiguration.from_json(json.dumps(tree))


@pytest.mark.parametrize("member", members(), ids=lambda member: member.__name__)
def test_the_example_in_each_docstring_runs_and_survives_json(member: type[Configured]) -> None:
    examples = re.findall(r">>> (.*(?:\n +\.\.\. .*)*)", member.__doc__ or "")
    assert len(examples) == 1
    examples = [re.sub(r"\n +\.\.\. ", "\n", examples[0])]
    names: dict[str, Any] = {"etl": etl, "nn": nn, "spark": syncs}
    exec(examples[0], names)
    made = names["made"]
    assert type(made) is member
    assert member.from_json(made.to_json()) == made


@pytest.mark.parametrize("member", members(), ids=lambda member: member.__name__)
def test_values_outside_of_the_declared_range_are_refused(member: type[Configured]) -> None:
    """Bad values made from the declarations themselves."""
    module = sys.modules[member.__module__]
    assert member.__name__ in vars(module)
    for key in member._keys:
        pair, several = type(key.type).__name__ == "Pair", type(key.type).__name__ == "Integers"
        bad = [] if key.minimum is None else [key.minimum if key.exclusive[0] else key.minimum - 1]
        bad += [] if key.maximum is None else [key.maximum if key.exclusive[1] else key.maximum + 1]
        for value in bad:
            whole: Any = int(value) if type(key.type).__name__ != "Number" else value
            with pytest.raises(ConfigurationError, match=f"The '{key.name}' of X must be {key.words}"):
                key.read((1, whole) if pair else [whole] if several else whole, "X")
