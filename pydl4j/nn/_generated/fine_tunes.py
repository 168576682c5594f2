"""Settings that hold for a whole network that is trained further.

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import Boolean, Enum, Integer, Number, NumberOr, Object, Objects

if TYPE_CHECKING:
    from pydl4j.nn._generated.activations import ActivationFunction, ActivationFunctionLike
    from pydl4j.nn._generated.constraints import Constraint
    from pydl4j.nn._generated.dropouts import IDropout
    from pydl4j.nn._generated.schedules import Schedule
    from pydl4j.nn._generated.updaters import Updater, UpdaterLike
    from pydl4j.nn._generated.weight_inits import WeightInit, WeightInitLike
    from pydl4j.nn._generated.weight_noises import IWeightNoise

__all__ = ["FineTune", "FineTuneConfiguration"]


class FineTune(Configured):
    """Settings that hold for a whole network that is trained further."""

    _kind = "fineTune"
    _shorthand = False


class FineTuneConfiguration(FineTune):
    """Settings that hold for a whole network that is trained further.

    They take the place of those that its configuration and its layers had.
    DL4J: FineTuneConfiguration.

    Args:
        seed: Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0.
        updater: How parameters follow their gradient. Holds for each layer that does not set its own. Default:
            Sgd(learning_rate=0.001).
        bias_updater: How biases follow their gradient; like the weights when not set. Holds for each layer that
            does not set its own.
        weight_init: How weights start. Holds for each layer that does not set its own. Default: "xavier".
        bias_init: The value biases start with. Holds for each layer that does not set its own. Default: 0.0.
        activation: Function applied to the output (DL4J's default: sigmoid). Holds for each layer that does not set
            its own. Default: "sigmoid".
        l1: Adds l1 · sum |w| over the weights to the score. At least 0. Holds for each layer that does not set its
            own. Default: 0.0.
        l2: Adds 0.5 · l2 · sum w² over the weights to the score. At least 0. Holds for each layer that does not set
            its own. Default: 0.0.
        l1_bias: Adds l1_bias · sum |b| over the biases to the score. At least 0. Holds for each layer that does not
            set its own. Default: 0.0.
        l2_bias: Adds 0.5 · l2_bias · sum b² over the biases to the score. At least 0. Holds for each layer that
            does not set its own. Default: 0.0.
        weight_decay: How much of the weights each step takes away, times the learning rate: a number or a schedule.
            Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has, as with
            l2). At least 0. Holds for each layer that does not set its own. Default: 0.0.
        weight_decay_bias: How much of the biases each step takes away, times the learning rate: a number or a
            schedule. Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it
            has, as with l2). At least 0. Holds for each layer that does not set its own. Default: 0.0.
        weight_decay_apply_lr: Whether weight decay is multiplied by the learning rate, where there is one. Holds
            for each layer that does not set its own. Default: True.
        constrain_weights: Limits that the weights are brought back to after each step. Holds for each layer that
            does not set its own.
        constrain_bias: Limits that the biases are brought back to after each step. Holds for each layer that does
            not set its own.
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Holds for each layer that does not set its own.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Holds for each layer that does not set its own. Default: 1.0.
        gradient_normalization: What is done to the layer's gradient before the updater sees it. Holds for each
            layer that does not set its own. Default: "none".
        gradient_normalization_threshold: The threshold T of the Clip… normalizations. Greater than 0. Holds for
            each layer that does not set its own. Default: 1.0.

    Example:
        >>> made = nn.FineTuneConfiguration()
    """

    _name = "FineTuneConfiguration"
    _keys = (
        Key("seed", "seed", Integer(), default=0),
        Key("updater", "updater", Object("updater"), inherited=True, default={"@class": "Sgd", "learningRate": 0.001}),
        Key("bias_updater", "biasUpdater", Object("updater"), inherited=True),
        Key("weight_init", "weightInit", Object("weightInit"), inherited=True, default="xavier"),
        Key("bias_init", "biasInit", Number(), inherited=True, default=0.0),
        Key("activation", "activation", Object("activation"), inherited=True, default="sigmoid"),
        Key("l1", "l1", Number(), inherited=True, default=0.0, words="at least 0", minimum=0),
        Key("l2", "l2", Number(), inherited=True, default=0.0, words="at least 0", minimum=0),
        Key("l1_bias", "l1Bias", Number(), inherited=True, default=0.0, words="at least 0", minimum=0),
        Key("l2_bias", "l2Bias", Number(), inherited=True, default=0.0, words="at least 0", minimum=0),
        Key(
            "weight_decay", "weightDecay", NumberOr("schedule", "FixedSchedule"), inherited=True, default=0.0, words="at least 0", minimum=0
        ),
        Key(
            "weight_decay_bias",
            "weightDecayBias",
            NumberOr("schedule", "FixedSchedule"),
            inherited=True,
            default=0.0,
            words="at least 0",
            minimum=0,
        ),
        Key("weight_decay_apply_lr", "weightDecayApplyLR", Boolean(), inherited=True, default=True),
        Key("constrain_weights", "constrainWeights", Objects("constraint"), inherited=True),
        Key("constrain_bias", "constrainBias", Objects("constraint"), inherited=True),
        Key("weight_noise", "weightNoise", Object("weightNoise"), inherited=True),
        Key(
            "drop_out",
            "dropOut",
            NumberOr("dropout", "Dropout"),
            inherited=True,
            default=1.0,
            words="between 0 and 1",
            minimum=0,
            maximum=1,
        ),
        Key(
            "gradient_normalization",
            "gradientNormalization",
            Enum(
                "none",
                "renormalize_l2_per_layer",
                "renormalize_l2_per_param_type",
                "clip_element_wise_absolute_value",
                "clip_l2_per_layer",
                "clip_l2_per_param_type",
            ),
            inherited=True,
            default="none",
        ),
        Key(
            "gradient_normalization_threshold",
            "gradientNormalizationThreshold",
            Number(),
            inherited=True,
            default=1.0,
            words="greater than 0",
            minimum=0,
            exclusive=(True, False),
        ),
    )

    seed: int
    updater: Updater | None
    bias_updater: Updater | None
    weight_init: WeightInit | None
    bias_init: float | None
    activation: ActivationFunction | None
    l1: float | None
    l2: float | None
    l1_bias: float | None
    l2_bias: float | None
    weight_decay: float | Schedule | None
    weight_decay_bias: float | Schedule | None
    weight_decay_apply_lr: bool | None
    constrain_weights: tuple[Constraint, ...] | None
    constrain_bias: tuple[Constraint, ...] | None
    weight_noise: IWeightNoise | None
    drop_out: float | IDropout | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None

    def __init__(
        self,
        *,
        seed: int = 0,
        updater: UpdaterLike | None = None,
        bias_updater: UpdaterLike | None = None,
        weight_init: WeightInitLike | None = None,
        bias_init: float | None = None,
        activation: ActivationFunctionLike | None = None,
        l1: float | None = None,
        l2: float | None = None,
        l1_bias: float | None = None,
        l2_bias: float | None = None,
        weight_decay: float | Schedule | None = None,
        weight_decay_bias: float | Schedule | None = None,
        weight_decay_apply_lr: bool | None = None,
        constrain_weights: Sequence[Constraint] | None = None,
        constrain_bias: Sequence[Constraint] | None = None,
        weight_noise: IWeightNoise | None = None,
        drop_out: float | IDropout | None = None,
        gradient_normalization: Literal[
            "none",
            "renormalize_l2_per_layer",
            "renormalize_l2_per_param_type",
            "clip_element_wise_absolute_value",
            "clip_l2_per_layer",
            "clip_l2_per_param_type",
        ]
        | None = None,
        gradient_normalization_threshold: float | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            seed: int | None = ...,
            updater: UpdaterLike | None = ...,
            bias_updater: UpdaterLike | None = ...,
            weight_init: WeightInitLike | None = ...,
            bias_init: float | None = ...,
            activation: ActivationFunctionLike | None = ...,
            l1: float | None = ...,
            l2: float | None = ...,
            l1_bias: float | None = ...,
            l2_bias: float | None = ...,
            weight_decay: float | Schedule | None = ...,
            weight_decay_bias: float | Schedule | None = ...,
            weight_decay_apply_lr: bool | None = ...,
            constrain_weights: Sequence[Constraint] | None = ...,
            constrain_bias: Sequence[Constraint] | None = ...,
            weight_noise: IWeightNoise | None = ...,
            drop_out: float | IDropout | None = ...,
            gradient_normalization: Literal[
                "none",
                "renormalize_l2_per_layer",
                "renormalize_l2_per_param_type",
                "clip_element_wise_absolute_value",
                "clip_l2_per_layer",
                "clip_l2_per_param_type",
            ]
            | None = ...,
            gradient_normalization_threshold: float | None = ...,
        ) -> FineTuneConfiguration: ...
