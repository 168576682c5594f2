"""A whole network.

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import Boolean, Enum, Graph, Integer, Number, NumberOr, Numbers, Object, Objects, Strings

if TYPE_CHECKING:
    from pydl4j.nn._generated.activations import ActivationFunction, ActivationFunctionLike
    from pydl4j.nn._generated.constraints import Constraint
    from pydl4j.nn._generated.dropouts import IDropout
    from pydl4j.nn._generated.input_types import InputType
    from pydl4j.nn._generated.layers import Layer
    from pydl4j.nn._generated.schedules import Schedule
    from pydl4j.nn._generated.updaters import Updater, UpdaterLike
    from pydl4j.nn._generated.weight_inits import WeightInit, WeightInitLike
    from pydl4j.nn._generated.weight_noises import IWeightNoise

__all__ = ["ComputationGraphConfiguration", "MultiLayerConfiguration", "Network"]


class Network(Configured):
    """A whole network."""

    _kind = "network"
    _shorthand = False


class ComputationGraphConfiguration(Network):
    """A network whose layers and vertices read each other by name.

    Settings marked 'inherited' hold for all layers that do not set their own.

    Args:
        inputs: The names of the inputs, in the order in which lists of arrays are handed in. At least one name,
            each of at most 500 letters.
        vertices: The layers and vertices by name, each with the names of the inputs and vertices that it reads, in
            any order. A layer that reads several has them merged. The name of another vertex in place of a layer
            means its layer with the same parameters. At least one vertex.
        outputs: The names of the vertices whose values are the outputs, in this order. At least one name, each of
            at most 500 letters.
        seed: Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0.
        input_types: The shape of one example of each input, in their order. May be left out when each is read by a
            fully connected layer that has its n_in.
        loss_weights: How much the loss of each output counts, in their order; 1 each when not set. Numbers of at
            least 0.
        output_format: Where the features of outputs and labels stand that are images, volumes or sequences: before
            place and time or behind them. Not set: as in the first input of the same kind, and before them where
            there is none.
        data_type: Type of parameters and activations: float32 or float64. Default: "float".
        precision: Whether dense, convolution and attention layers compute in bfloat16 (MixedBfloat16): faster on
            processors that have it, such as those with AMX, and half the memory of their outputs. Parameters,
            gradients, updaters, normalizations, recurrent layers, losses and the network's outputs stay float32,
            and so do files. Default: "full".
        validate_output_layer_config: Whether output layers that cannot learn are refused: softmax with one output,
            a cross-entropy behind an activation that gives no probabilities of its kind, a loss before the last
            layer. DL4J refuses the same and names the switch so. Default: True.
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
        convolution_mode: Truncate: out = floor((in + 2 · padding - kernel) / stride) + 1. Same: out = ceil(in /
            stride). Strict: like Truncate, but leaving out rows or columns is an error. Causal: as Same with all
            padding in front, for sequences. Holds for each layer that does not set its own. Default: "truncate".
        backprop_type: How far derivatives go back through series: through all of it, or in parts of tbptt_length
            steps. After each part the weights change, which counts as one iteration; the next part begins with the
            states that this one left. Default: "standard".
        tbptt_length: Time steps of a part with backprop_type TruncatedBPTT. Series that are not longer are trained
            on whole. DL4J: tBPTTLength. At least 1. Default: 20.
        gradient_accumulation: Mini-batches whose gradients are averaged before the weights change, as if they were
            one: for batches that memory does not hold. Each counts as an iteration; those that are left at the end
            of a pass count into the next one. Between 1 and 1000000. Default: 1.
        gradient_checkpointing: Layers and vertices of a group, of which a training step keeps only what others
            read: the way back computes what is inside of it again, a third of a step more, for networks that memory
            does not hold. About the root of their number needs least. The gradients are the same. 0 keeps
            everything. Between 0 and 1000000. Default: 0.

    Example:
        >>> made = nn.ComputationGraphConfiguration(
        ...     inputs=["left", "right"], input_types=[nn.InputType.feed_forward(4), nn.InputType.feed_forward(3)],
        ...     vertices={"a": (nn.Dense(8), "left"), "b": (nn.Dense(8), "right"), "sum": (nn.ElementWiseVertex("add"), "a", "b"),
        ...               "out": (nn.Output(2, loss="mcxent", activation="softmax"), "sum")},
        ...     outputs="out")
    """

    _name = "ComputationGraphConfiguration"
    _version = 1
    _keys = (
        Key("seed", "seed", Integer(), default=0),
        Key("inputs", "inputs", Strings(), required=True),
        Key("input_types", "inputTypes", Objects("inputType")),
        Key("vertices", "vertices", Graph("layer", "vertex"), required=True),
        Key("outputs", "outputs", Strings(), required=True),
        Key("loss_weights", "lossWeights", Numbers()),
        Key("output_format", "outputFormat", Enum("channels_first", "channels_last")),
        Key("data_type", "dataType", Enum("float", "double"), default="float"),
        Key("precision", "precision", Enum("full", "mixed_bfloat16"), default="full"),
        Key("validate_output_layer_config", "validateOutputLayerConfig", Boolean(), default=True),
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
        Key("convolution_mode", "convolutionMode", Enum("truncate", "strict", "same", "causal"), inherited=True, default="truncate"),
        Key("backprop_type", "backpropType", Enum("standard", "truncated_bptt"), default="standard"),
        Key("tbptt_length", "tbpttLength", Integer(), default=20, words="at least 1", minimum=1),
        Key("gradient_accumulation", "gradientAccumulation", Integer(), default=1, words="between 1 and 1000000", minimum=1, maximum=1e06),
        Key(
            "gradient_checkpointing", "gradientCheckpointing", Integer(), default=0, words="between 0 and 1000000", minimum=0, maximum=1e06
        ),
    )

    seed: int
    inputs: tuple[str, ...]
    input_types: tuple[InputType, ...] | None
    vertices: dict[str, tuple[Any, ...]]
    outputs: tuple[str, ...]
    loss_weights: tuple[float, ...] | None
    output_format: str | None
    data_type: str
    precision: str
    validate_output_layer_config: bool
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
    convolution_mode: str | None
    backprop_type: str
    tbptt_length: int
    gradient_accumulation: int
    gradient_checkpointing: int

    def __init__(
        self,
        *,
        inputs: str | Sequence[str],
        vertices: Mapping[str, Sequence[Any]],
        outputs: str | Sequence[str],
        seed: int = 0,
        input_types: Sequence[InputType] | None = None,
        loss_weights: Sequence[float] | None = None,
        output_format: Literal["channels_first", "channels_last"] | None = None,
        data_type: Literal["float", "double"] = "float",
        precision: Literal["full", "mixed_bfloat16"] = "full",
        validate_output_layer_config: bool = True,
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
        convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = None,
        backprop_type: Literal["standard", "truncated_bptt"] = "standard",
        tbptt_length: int = 20,
        gradient_accumulation: int = 1,
        gradient_checkpointing: int = 0,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            seed: int | None = ...,
            inputs: str | Sequence[str] | None = ...,
            input_types: Sequence[InputType] | None = ...,
            vertices: Mapping[str, Sequence[Any]] | None = ...,
            outputs: str | Sequence[str] | None = ...,
            loss_weights: Sequence[float] | None = ...,
            output_format: Literal["channels_first", "channels_last"] | None = ...,
            data_type: Literal["float", "double"] | None = ...,
            precision: Literal["full", "mixed_bfloat16"] | None = ...,
            validate_output_layer_config: bool | None = ...,
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
            convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = ...,
            backprop_type: Literal["standard", "truncated_bptt"] | None = ...,
            tbptt_length: int | None = ...,
            gradient_accumulation: int | None = ...,
            gradient_checkpointing: int | None = ...,
        ) -> ComputationGraphConfiguration: ...


class MultiLayerConfiguration(Network):
    """A network whose layers stand one after the other.

    Settings marked 'inherited' hold for all layers that do not set their own.

    Args:
        layers: The layers, front to back; messages count them from 0. A list of at least one layer.
        seed: Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0.
        input_type: The shape of one example. May be left out when the first layer is fully connected and has its
            n_in.
        output_format: Where the features of outputs and labels stand that are images, volumes or sequences: before
            place and time or behind them. Not set: as in the first input of the same kind, and before them where
            there is none.
        data_type: Type of parameters and activations: float32 or float64. Default: "float".
        precision: Whether dense, convolution and attention layers compute in bfloat16 (MixedBfloat16): faster on
            processors that have it, such as those with AMX, and half the memory of their outputs. Parameters,
            gradients, updaters, normalizations, recurrent layers, losses and the network's outputs stay float32,
            and so do files. Default: "full".
        validate_output_layer_config: Whether output layers that cannot learn are refused: softmax with one output,
            a cross-entropy behind an activation that gives no probabilities of its kind, a loss before the last
            layer. DL4J refuses the same and names the switch so. Default: True.
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
        convolution_mode: Truncate: out = floor((in + 2 · padding - kernel) / stride) + 1. Same: out = ceil(in /
            stride). Strict: like Truncate, but leaving out rows or columns is an error. Causal: as Same with all
            padding in front, for sequences. Holds for each layer that does not set its own. Default: "truncate".
        backprop_type: How far derivatives go back through series: through all of it, or in parts of tbptt_length
            steps. After each part the weights change, which counts as one iteration; the next part begins with the
            states that this one left. Default: "standard".
        tbptt_length: Time steps of a part with backprop_type TruncatedBPTT. Series that are not longer are trained
            on whole. DL4J: tBPTTLength. At least 1. Default: 20.
        gradient_accumulation: Mini-batches whose gradients are averaged before the weights change, as if they were
            one: for batches that memory does not hold. Each counts as an iteration; those that are left at the end
            of a pass count into the next one. Between 1 and 1000000. Default: 1.
        gradient_checkpointing: Layers and vertices of a group, of which a training step keeps only what others
            read: the way back computes what is inside of it again, a third of a step more, for networks that memory
            does not hold. About the root of their number needs least. The gradients are the same. 0 keeps
            everything. Between 0 and 1000000. Default: 0.

    Example:
        >>> made = nn.MultiLayerConfiguration(layers=[nn.Dense(99), nn.Output(9, loss="mcxent")])
    """

    _name = "MultiLayerConfiguration"
    _version = 1
    _keys = (
        Key("seed", "seed", Integer(), default=0),
        Key("input_type", "inputType", Object("inputType")),
        Key("output_format", "outputFormat", Enum("channels_first", "channels_last")),
        Key("data_type", "dataType", Enum("float", "double"), default="float"),
        Key("precision", "precision", Enum("full", "mixed_bfloat16"), default="full"),
        Key("validate_output_layer_config", "validateOutputLayerConfig", Boolean(), default=True),
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
        Key("convolution_mode", "convolutionMode", Enum("truncate", "strict", "same", "causal"), inherited=True, default="truncate"),
        Key("backprop_type", "backpropType", Enum("standard", "truncated_bptt"), default="standard"),
        Key("tbptt_length", "tbpttLength", Integer(), default=20, words="at least 1", minimum=1),
        Key("gradient_accumulation", "gradientAccumulation", Integer(), default=1, words="between 1 and 1000000", minimum=1, maximum=1e06),
        Key(
            "gradient_checkpointing", "gradientCheckpointing", Integer(), default=0, words="between 0 and 1000000", minimum=0, maximum=1e06
        ),
        Key("layers", "layers", Objects("layer"), required=True),
    )

    seed: int
    input_type: InputType | None
    output_format: str | None
    data_type: str
    precision: str
    validate_output_layer_config: bool
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
    convolution_mode: str | None
    backprop_type: str
    tbptt_length: int
    gradient_accumulation: int
    gradient_checkpointing: int
    layers: tuple[Layer, ...]

    def __init__(
        self,
        *,
        layers: Sequence[Layer],
        seed: int = 0,
        input_type: InputType | None = None,
        output_format: Literal["channels_first", "channels_last"] | None = None,
        data_type: Literal["float", "double"] = "float",
        precision: Literal["full", "mixed_bfloat16"] = "full",
        validate_output_layer_config: bool = True,
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
        convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = None,
        backprop_type: Literal["standard", "truncated_bptt"] = "standard",
        tbptt_length: int = 20,
        gradient_accumulation: int = 1,
        gradient_checkpointing: int = 0,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            seed: int | None = ...,
            input_type: InputType | None = ...,
            output_format: Literal["channels_first", "channels_last"] | None = ...,
            data_type: Literal["float", "double"] | None = ...,
            precision: Literal["full", "mixed_bfloat16"] | None = ...,
            validate_output_layer_config: bool | None = ...,
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
            convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = ...,
            backprop_type: Literal["standard", "truncated_bptt"] | None = ...,
            tbptt_length: int | None = ...,
            gradient_accumulation: int | None = ...,
            gradient_checkpointing: int | None = ...,
            layers: Sequence[Layer] | None = ...,
        ) -> MultiLayerConfiguration: ...
