"""One step of a network.

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import Boolean, Enum, Integer, Number, NumberOr, Object, Objects, Pair, String

if TYPE_CHECKING:
    from pydl4j.nn._generated.activations import ActivationFunction, ActivationFunctionLike
    from pydl4j.nn._generated.constraints import Constraint
    from pydl4j.nn._generated.dropouts import IDropout
    from pydl4j.nn._generated.losses import LossFunction, LossFunctionLike
    from pydl4j.nn._generated.schedules import Schedule
    from pydl4j.nn._generated.updaters import Updater, UpdaterLike
    from pydl4j.nn._generated.weight_inits import WeightInit, WeightInitLike

__all__ = [
    "GRU",
    "LSTM",
    "Activation",
    "Bidirectional",
    "Convolution",
    "Dense",
    "Dropout",
    "GravesLSTM",
    "LastTimeStep",
    "Layer",
    "Loss",
    "Mask",
    "MaskZero",
    "Masking",
    "Output",
    "RepeatVector",
    "RnnLoss",
    "RnnOutput",
    "SimpleRnn",
    "Subsampling",
    "TimeDistributed",
]


class Layer(Configured):
    """One step of a network."""

    _kind = "layer"
    _shorthand = False


class Activation(Layer):
    """An activation function on its own.

    activation(x)
    No parameters.
    DL4J: ActivationLayer.

    Args:
        activation: The function.
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.

    Input shape:
        any shape.

    Output shape:
        the same shape.

    Example:
        >>> made = nn.Activation(activation=nn.activations.CELU())
    """

    _name = "Activation"
    _positional = ("activation",)
    _keys = (
        Key("activation", "activation", Object("activation"), required=True),
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
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
    )

    activation: ActivationFunction
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self, activation: ActivationFunctionLike, *, name: str | None = None, frozen: bool = False, drop_out: float | IDropout | None = None
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            activation: ActivationFunctionLike | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
            drop_out: float | IDropout | None = ...,
        ) -> Activation: ...


class Bidirectional(Layer):
    """A recurrent layer in both directions, each with weights of its own.

    The backward direction begins at the last step that the mask leaves.
    Parameters: those of the layer inside twice, fW … and bW ….
    DL4J: Bidirectional.

    Args:
        layer: The layer inside.
        mode: How the two directions become one output. Default: "concat".
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.

    Input shape:
        [n, n_in, time].

    Output shape:
        [n, n_out, time]; [n, 2 · n_out, time] with mode CONCAT.

    Example:
        >>> made = nn.Bidirectional(layer=nn.Activation(activation=nn.activations.CELU()))
    """

    _name = "Bidirectional"
    _positional = ("layer", "mode")
    _keys = (
        Key("layer", "layer", Object("layer"), required=True),
        Key("mode", "mode", Enum("add", "mul", "average", "concat"), default="concat"),
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    layer: Layer
    mode: str
    name: str | None
    frozen: bool

    def __init__(
        self, layer: Layer, mode: Literal["add", "mul", "average", "concat"] = "concat", *, name: str | None = None, frozen: bool = False
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            layer: Layer | None = ...,
            mode: Literal["add", "mul", "average", "concat"] | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> Bidirectional: ...


class Convolution(Layer):
    """Convolution of images (cross-correlation: the kernel is not flipped).

    activation(b[o] + sum over i, u, v of W[o, i, u, v] · x[i, y · stride + u - padding, …])
    Parameters: b [n_out], W [n_out, n_in, kernel height, kernel width].
    DL4J: ConvolutionLayer.

    Args:
        n_out: Number of outputs (feature maps, for convolutions). At least 1.
        kernel_size: Height and width of the window. At least 1. Default: (5, 5).
        stride: How far the window moves, down and across. At least 1. Default: (1, 1).
        padding: Rows and columns added on each side; not used with convolution_mode Same. At least 0. Default: (0,
            0).
        dilation: Distance between the inputs that a window covers; 1 means neighbours. At least 1. Default: (1, 1).
        convolution_mode: Truncate: out = floor((in + 2 · padding - kernel) / stride) + 1. Same: out = ceil(in /
            stride). Strict: like Truncate, but leaving out rows or columns is an error. Default: the network's,
            else "truncate".
        n_in: Number of inputs (channels, for convolutions); inferred from the layer before when not set. At least
            1.
        has_bias: Whether the layer has biases. Default: True.
        updater: How parameters follow their gradient. Default: the network's, else Sgd(learning_rate=0.001).
        bias_updater: How biases follow their gradient; like the weights when not set. Default: the network's.
        weight_init: How weights start. Default: the network's, else "xavier".
        bias_init: The value biases start with. Default: the network's, else 0.0.
        activation: Function applied to the output (DL4J's default: sigmoid). Default: the network's, else
            "sigmoid".
        l1: Adds l1 · sum |w| over the weights to the score. At least 0. Default: the network's, else 0.0.
        l2: Adds 0.5 · l2 · sum w² over the weights to the score. At least 0. Default: the network's, else 0.0.
        l1_bias: Adds l1_bias · sum |b| over the biases to the score. At least 0. Default: the network's, else 0.0.
        l2_bias: Adds 0.5 · l2_bias · sum b² over the biases to the score. At least 0. Default: the network's, else
            0.0.
        weight_decay: How much of the weights each step takes away, times the learning rate: a number or a schedule.
            Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has, as with
            l2). At least 0. Default: the network's, else 0.0.
        weight_decay_bias: How much of the biases each step takes away, times the learning rate: a number or a
            schedule. Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it
            has, as with l2). At least 0. Default: the network's, else 0.0.
        weight_decay_apply_lr: Whether weight decay is multiplied by the learning rate, where there is one. Default:
            the network's, else True.
        constrain_weights: Limits that the weights are brought back to after each step. Default: the network's.
        constrain_bias: Limits that the biases are brought back to after each step. Default: the network's.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.
        gradient_normalization: What is done to the layer's gradient before the updater sees it. Default: the
            network's, else "none".
        gradient_normalization_threshold: The threshold T of the Clip… normalizations. Greater than 0. Default: the
            network's, else 1.0.
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.

    Input shape:
        [n, n_in, height, width].

    Output shape:
        [n, n_out, height', width'].

    Example:
        >>> made = nn.Convolution(n_out=20, kernel_size=5, activation="relu")
    """

    _name = "Convolution"
    _positional = ("n_out", "kernel_size", "stride")
    _keys = (
        Key("n_out", "nOut", Integer(), required=True, words="at least 1", minimum=1),
        Key("kernel_size", "kernelSize", Pair(), default=(5, 5), words="at least 1", minimum=1),
        Key("stride", "stride", Pair(), default=(1, 1), words="at least 1", minimum=1),
        Key("padding", "padding", Pair(), default=(0, 0), words="at least 0", minimum=0),
        Key("dilation", "dilation", Pair(), default=(1, 1), words="at least 1", minimum=1),
        Key("convolution_mode", "convolutionMode", Enum("truncate", "strict", "same"), inherited=True, default="truncate"),
        Key("n_in", "nIn", Integer(), words="at least 1", minimum=1),
        Key("has_bias", "hasBias", Boolean(), default=True),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_out: int
    kernel_size: tuple[int, int]
    stride: tuple[int, int]
    padding: tuple[int, int]
    dilation: tuple[int, int]
    convolution_mode: str | None
    n_in: int | None
    has_bias: bool
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
    drop_out: float | IDropout | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    name: str | None
    frozen: bool

    def __init__(
        self,
        n_out: int,
        kernel_size: int | Sequence[int] = (5, 5),
        stride: int | Sequence[int] = (1, 1),
        *,
        padding: int | Sequence[int] = (0, 0),
        dilation: int | Sequence[int] = (1, 1),
        convolution_mode: Literal["truncate", "strict", "same"] | None = None,
        n_in: int | None = None,
        has_bias: bool = True,
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
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            n_out: int | None = ...,
            kernel_size: int | Sequence[int] | None = ...,
            stride: int | Sequence[int] | None = ...,
            padding: int | Sequence[int] | None = ...,
            dilation: int | Sequence[int] | None = ...,
            convolution_mode: Literal["truncate", "strict", "same"] | None = ...,
            n_in: int | None = ...,
            has_bias: bool | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> Convolution: ...


class Dense(Layer):
    """Fully connected layer.

    activation(x · W + b)
    Parameters: W [n_in, n_out], b [n_out].
    DL4J: DenseLayer.

    Args:
        n_out: Number of outputs (feature maps, for convolutions). At least 1.
        n_in: Number of inputs (channels, for convolutions); inferred from the layer before when not set. At least
            1.
        has_bias: Whether the layer has biases. Default: True.
        updater: How parameters follow their gradient. Default: the network's, else Sgd(learning_rate=0.001).
        bias_updater: How biases follow their gradient; like the weights when not set. Default: the network's.
        weight_init: How weights start. Default: the network's, else "xavier".
        bias_init: The value biases start with. Default: the network's, else 0.0.
        activation: Function applied to the output (DL4J's default: sigmoid). Default: the network's, else
            "sigmoid".
        l1: Adds l1 · sum |w| over the weights to the score. At least 0. Default: the network's, else 0.0.
        l2: Adds 0.5 · l2 · sum w² over the weights to the score. At least 0. Default: the network's, else 0.0.
        l1_bias: Adds l1_bias · sum |b| over the biases to the score. At least 0. Default: the network's, else 0.0.
        l2_bias: Adds 0.5 · l2_bias · sum b² over the biases to the score. At least 0. Default: the network's, else
            0.0.
        weight_decay: How much of the weights each step takes away, times the learning rate: a number or a schedule.
            Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has, as with
            l2). At least 0. Default: the network's, else 0.0.
        weight_decay_bias: How much of the biases each step takes away, times the learning rate: a number or a
            schedule. Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it
            has, as with l2). At least 0. Default: the network's, else 0.0.
        weight_decay_apply_lr: Whether weight decay is multiplied by the learning rate, where there is one. Default:
            the network's, else True.
        constrain_weights: Limits that the weights are brought back to after each step. Default: the network's.
        constrain_bias: Limits that the biases are brought back to after each step. Default: the network's.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.
        gradient_normalization: What is done to the layer's gradient before the updater sees it. Default: the
            network's, else "none".
        gradient_normalization_threshold: The threshold T of the Clip… normalizations. Greater than 0. Default: the
            network's, else 1.0.
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.

    Input shape:
        [n, n_in].

    Output shape:
        [n, n_out].

    Example:
        >>> made = nn.Dense(n_out=500, activation="relu")
    """

    _name = "Dense"
    _positional = ("n_out",)
    _keys = (
        Key("n_out", "nOut", Integer(), required=True, words="at least 1", minimum=1),
        Key("n_in", "nIn", Integer(), words="at least 1", minimum=1),
        Key("has_bias", "hasBias", Boolean(), default=True),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_out: int
    n_in: int | None
    has_bias: bool
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
    drop_out: float | IDropout | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    name: str | None
    frozen: bool

    def __init__(
        self,
        n_out: int,
        *,
        n_in: int | None = None,
        has_bias: bool = True,
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
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            n_out: int | None = ...,
            n_in: int | None = ...,
            has_bias: bool | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> Dense: ...


class Dropout(Layer):
    """Dropout on its own.

    In training each input is kept with the probability drop_out and divided by it, otherwise 0; outside of training
    nothing changes.
    No parameters.
    DL4J: DropoutLayer. Source: Srivastava et al. 2014.

    Args:
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.

    Input shape:
        any shape.

    Output shape:
        the same shape.

    Example:
        >>> made = nn.Dropout()
    """

    _name = "Dropout"
    _positional = ("drop_out",)
    _keys = (
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    drop_out: float | IDropout | None
    name: str | None
    frozen: bool

    def __init__(self, drop_out: float | IDropout | None = None, *, name: str | None = None, frozen: bool = False) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, drop_out: float | IDropout | None = ..., name: str | None = ..., frozen: bool | None = ...) -> Dropout: ...


class GRU(Layer):
    """Gated recurrent units (Cho et al. 2014).

    h = (1 - z) · new + z · h; new = activation(x · W + b + r · (h · RW + rb)), or activation(x · W + b + (r · h) ·
    RW) without reset_after; r and z through gate_activation_fn.
    Parameters: W [n_in, 3 · n_out], RW [n_out, 3 · n_out], b [3 · n_out], with reset_after rb [3 · n_out], in the
    order r, z, new.
    PyTorch and Keras: GRU.

    Args:
        n_out: Number of outputs (feature maps, for convolutions). At least 1.
        n_in: Number of inputs (channels, for convolutions); inferred from the layer before when not set. At least
            1.
        has_bias: Whether the layer has biases. Default: True.
        reset_after: Whether the reset gate works behind the product of state and recurrent weights, as in PyTorch
            and Keras, which has biases of its own then; before it in the paper. Default: True.
        gate_activation_fn: Function of the gates. Default: "sigmoid".
        weight_init_recurrent: How the recurrent weights start; like the others (weight_init) when not set.
        updater: How parameters follow their gradient. Default: the network's, else Sgd(learning_rate=0.001).
        bias_updater: How biases follow their gradient; like the weights when not set. Default: the network's.
        weight_init: How weights start. Default: the network's, else "xavier".
        bias_init: The value biases start with. Default: the network's, else 0.0.
        activation: Function of what a step makes; tanh when neither layer nor network sets one. Default: the
            network's, else "tanh".
        l1: Adds l1 · sum |w| over the weights to the score. At least 0. Default: the network's, else 0.0.
        l2: Adds 0.5 · l2 · sum w² over the weights to the score. At least 0. Default: the network's, else 0.0.
        l1_bias: Adds l1_bias · sum |b| over the biases to the score. At least 0. Default: the network's, else 0.0.
        l2_bias: Adds 0.5 · l2_bias · sum b² over the biases to the score. At least 0. Default: the network's, else
            0.0.
        weight_decay: How much of the weights each step takes away, times the learning rate: a number or a schedule.
            Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has, as with
            l2). At least 0. Default: the network's, else 0.0.
        weight_decay_bias: How much of the biases each step takes away, times the learning rate: a number or a
            schedule. Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it
            has, as with l2). At least 0. Default: the network's, else 0.0.
        weight_decay_apply_lr: Whether weight decay is multiplied by the learning rate, where there is one. Default:
            the network's, else True.
        constrain_weights: Limits that the weights are brought back to after each step. Default: the network's.
        constrain_bias: Limits that the biases are brought back to after each step. Default: the network's.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.
        gradient_normalization: What is done to the layer's gradient before the updater sees it. Default: the
            network's, else "none".
        gradient_normalization_threshold: The threshold T of the Clip… normalizations. Greater than 0. Default: the
            network's, else 1.0.
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.

    Input shape:
        [n, n_in, time].

    Output shape:
        [n, n_out, time].

    Example:
        >>> made = nn.GRU(n_out=10)
    """

    _name = "GRU"
    _positional = ("n_out",)
    _keys = (
        Key("n_out", "nOut", Integer(), required=True, words="at least 1", minimum=1),
        Key("n_in", "nIn", Integer(), words="at least 1", minimum=1),
        Key("has_bias", "hasBias", Boolean(), default=True),
        Key("reset_after", "resetAfter", Boolean(), default=True),
        Key("gate_activation_fn", "gateActivationFn", Object("activation"), default="sigmoid"),
        Key("weight_init_recurrent", "weightInitRecurrent", Object("weightInit")),
        Key("updater", "updater", Object("updater"), inherited=True, default={"@class": "Sgd", "learningRate": 0.001}),
        Key("bias_updater", "biasUpdater", Object("updater"), inherited=True),
        Key("weight_init", "weightInit", Object("weightInit"), inherited=True, default="xavier"),
        Key("bias_init", "biasInit", Number(), inherited=True, default=0.0),
        Key("activation", "activation", Object("activation"), inherited=True, default="tanh"),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_out: int
    n_in: int | None
    has_bias: bool
    reset_after: bool
    gate_activation_fn: ActivationFunction
    weight_init_recurrent: WeightInit | None
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
    drop_out: float | IDropout | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    name: str | None
    frozen: bool

    def __init__(
        self,
        n_out: int,
        *,
        n_in: int | None = None,
        has_bias: bool = True,
        reset_after: bool = True,
        gate_activation_fn: ActivationFunctionLike = "sigmoid",
        weight_init_recurrent: WeightInitLike | None = None,
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
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            n_out: int | None = ...,
            n_in: int | None = ...,
            has_bias: bool | None = ...,
            reset_after: bool | None = ...,
            gate_activation_fn: ActivationFunctionLike | None = ...,
            weight_init_recurrent: WeightInitLike | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> GRU: ...


class GravesLSTM(Layer):
    """Long short-term memory with peepholes (Graves 2012).

    As LSTM; the gates also see the memory cell: the last three columns of RW weigh it for the
    forget gate, the output gate (the new cell) and the input gate.
    Parameters: W [n_in, 4 · n_out], RW [n_out, 4 · n_out + 3], b [4 · n_out], in the order block input, forget
    gate, output gate, input gate.
    DL4J: GravesLSTM.

    Args:
        n_out: Number of outputs (feature maps, for convolutions). At least 1.
        n_in: Number of inputs (channels, for convolutions); inferred from the layer before when not set. At least
            1.
        has_bias: Whether the layer has biases. Default: True.
        gate_activation_fn: Function of the gates. Default: "sigmoid".
        forget_gate_bias_init: The value that the forget gate's biases start with; 1 to 5 help to remember. Default:
            1.0.
        weight_init_recurrent: How the recurrent weights start; like the others (weight_init) when not set.
        updater: How parameters follow their gradient. Default: the network's, else Sgd(learning_rate=0.001).
        bias_updater: How biases follow their gradient; like the weights when not set. Default: the network's.
        weight_init: How weights start. Default: the network's, else "xavier".
        bias_init: The value biases start with. Default: the network's, else 0.0.
        activation: Function of what a step makes; tanh when neither layer nor network sets one. Default: the
            network's, else "tanh".
        l1: Adds l1 · sum |w| over the weights to the score. At least 0. Default: the network's, else 0.0.
        l2: Adds 0.5 · l2 · sum w² over the weights to the score. At least 0. Default: the network's, else 0.0.
        l1_bias: Adds l1_bias · sum |b| over the biases to the score. At least 0. Default: the network's, else 0.0.
        l2_bias: Adds 0.5 · l2_bias · sum b² over the biases to the score. At least 0. Default: the network's, else
            0.0.
        weight_decay: How much of the weights each step takes away, times the learning rate: a number or a schedule.
            Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has, as with
            l2). At least 0. Default: the network's, else 0.0.
        weight_decay_bias: How much of the biases each step takes away, times the learning rate: a number or a
            schedule. Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it
            has, as with l2). At least 0. Default: the network's, else 0.0.
        weight_decay_apply_lr: Whether weight decay is multiplied by the learning rate, where there is one. Default:
            the network's, else True.
        constrain_weights: Limits that the weights are brought back to after each step. Default: the network's.
        constrain_bias: Limits that the biases are brought back to after each step. Default: the network's.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.
        gradient_normalization: What is done to the layer's gradient before the updater sees it. Default: the
            network's, else "none".
        gradient_normalization_threshold: The threshold T of the Clip… normalizations. Greater than 0. Default: the
            network's, else 1.0.
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.

    Input shape:
        [n, n_in, time].

    Output shape:
        [n, n_out, time].

    Example:
        >>> made = nn.GravesLSTM(n_out=10)
    """

    _name = "GravesLSTM"
    _positional = ("n_out",)
    _keys = (
        Key("n_out", "nOut", Integer(), required=True, words="at least 1", minimum=1),
        Key("n_in", "nIn", Integer(), words="at least 1", minimum=1),
        Key("has_bias", "hasBias", Boolean(), default=True),
        Key("gate_activation_fn", "gateActivationFn", Object("activation"), default="sigmoid"),
        Key("forget_gate_bias_init", "forgetGateBiasInit", Number(), default=1.0),
        Key("weight_init_recurrent", "weightInitRecurrent", Object("weightInit")),
        Key("updater", "updater", Object("updater"), inherited=True, default={"@class": "Sgd", "learningRate": 0.001}),
        Key("bias_updater", "biasUpdater", Object("updater"), inherited=True),
        Key("weight_init", "weightInit", Object("weightInit"), inherited=True, default="xavier"),
        Key("bias_init", "biasInit", Number(), inherited=True, default=0.0),
        Key("activation", "activation", Object("activation"), inherited=True, default="tanh"),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_out: int
    n_in: int | None
    has_bias: bool
    gate_activation_fn: ActivationFunction
    forget_gate_bias_init: float
    weight_init_recurrent: WeightInit | None
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
    drop_out: float | IDropout | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    name: str | None
    frozen: bool

    def __init__(
        self,
        n_out: int,
        *,
        n_in: int | None = None,
        has_bias: bool = True,
        gate_activation_fn: ActivationFunctionLike = "sigmoid",
        forget_gate_bias_init: float = 1.0,
        weight_init_recurrent: WeightInitLike | None = None,
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
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            n_out: int | None = ...,
            n_in: int | None = ...,
            has_bias: bool | None = ...,
            gate_activation_fn: ActivationFunctionLike | None = ...,
            forget_gate_bias_init: float | None = ...,
            weight_init_recurrent: WeightInitLike | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> GravesLSTM: ...


class LSTM(Layer):
    """Long short-term memory (Hochreiter and Schmidhuber 1997, with forget gates).

    c = f · c + i · activation(a); h = o · activation(c), with a, f, o, i from x · W + h · RW + b,
    the gates f, o, i through gate_activation_fn.
    Parameters: W [n_in, 4 · n_out], RW [n_out, 4 · n_out], b [4 · n_out], in the order block input, forget gate,
    output gate, input gate.
    DL4J: LSTM.

    Args:
        n_out: Number of outputs (feature maps, for convolutions). At least 1.
        n_in: Number of inputs (channels, for convolutions); inferred from the layer before when not set. At least
            1.
        has_bias: Whether the layer has biases. Default: True.
        gate_activation_fn: Function of the gates. Default: "sigmoid".
        forget_gate_bias_init: The value that the forget gate's biases start with; 1 to 5 help to remember. Default:
            1.0.
        weight_init_recurrent: How the recurrent weights start; like the others (weight_init) when not set.
        updater: How parameters follow their gradient. Default: the network's, else Sgd(learning_rate=0.001).
        bias_updater: How biases follow their gradient; like the weights when not set. Default: the network's.
        weight_init: How weights start. Default: the network's, else "xavier".
        bias_init: The value biases start with. Default: the network's, else 0.0.
        activation: Function of what a step makes; tanh when neither layer nor network sets one. Default: the
            network's, else "tanh".
        l1: Adds l1 · sum |w| over the weights to the score. At least 0. Default: the network's, else 0.0.
        l2: Adds 0.5 · l2 · sum w² over the weights to the score. At least 0. Default: the network's, else 0.0.
        l1_bias: Adds l1_bias · sum |b| over the biases to the score. At least 0. Default: the network's, else 0.0.
        l2_bias: Adds 0.5 · l2_bias · sum b² over the biases to the score. At least 0. Default: the network's, else
            0.0.
        weight_decay: How much of the weights each step takes away, times the learning rate: a number or a schedule.
            Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has, as with
            l2). At least 0. Default: the network's, else 0.0.
        weight_decay_bias: How much of the biases each step takes away, times the learning rate: a number or a
            schedule. Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it
            has, as with l2). At least 0. Default: the network's, else 0.0.
        weight_decay_apply_lr: Whether weight decay is multiplied by the learning rate, where there is one. Default:
            the network's, else True.
        constrain_weights: Limits that the weights are brought back to after each step. Default: the network's.
        constrain_bias: Limits that the biases are brought back to after each step. Default: the network's.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.
        gradient_normalization: What is done to the layer's gradient before the updater sees it. Default: the
            network's, else "none".
        gradient_normalization_threshold: The threshold T of the Clip… normalizations. Greater than 0. Default: the
            network's, else 1.0.
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.

    Input shape:
        [n, n_in, time].

    Output shape:
        [n, n_out, time].

    Example:
        >>> made = nn.LSTM(n_out=10)
    """

    _name = "LSTM"
    _positional = ("n_out",)
    _keys = (
        Key("n_out", "nOut", Integer(), required=True, words="at least 1", minimum=1),
        Key("n_in", "nIn", Integer(), words="at least 1", minimum=1),
        Key("has_bias", "hasBias", Boolean(), default=True),
        Key("gate_activation_fn", "gateActivationFn", Object("activation"), default="sigmoid"),
        Key("forget_gate_bias_init", "forgetGateBiasInit", Number(), default=1.0),
        Key("weight_init_recurrent", "weightInitRecurrent", Object("weightInit")),
        Key("updater", "updater", Object("updater"), inherited=True, default={"@class": "Sgd", "learningRate": 0.001}),
        Key("bias_updater", "biasUpdater", Object("updater"), inherited=True),
        Key("weight_init", "weightInit", Object("weightInit"), inherited=True, default="xavier"),
        Key("bias_init", "biasInit", Number(), inherited=True, default=0.0),
        Key("activation", "activation", Object("activation"), inherited=True, default="tanh"),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_out: int
    n_in: int | None
    has_bias: bool
    gate_activation_fn: ActivationFunction
    forget_gate_bias_init: float
    weight_init_recurrent: WeightInit | None
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
    drop_out: float | IDropout | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    name: str | None
    frozen: bool

    def __init__(
        self,
        n_out: int,
        *,
        n_in: int | None = None,
        has_bias: bool = True,
        gate_activation_fn: ActivationFunctionLike = "sigmoid",
        forget_gate_bias_init: float = 1.0,
        weight_init_recurrent: WeightInitLike | None = None,
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
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            n_out: int | None = ...,
            n_in: int | None = ...,
            has_bias: bool | None = ...,
            gate_activation_fn: ActivationFunctionLike | None = ...,
            forget_gate_bias_init: float | None = ...,
            weight_init_recurrent: WeightInitLike | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> LSTM: ...


class LastTimeStep(Layer):
    """What a recurrent layer makes of the last step that the mask leaves; 0 where it leaves none.

    Parameters: those of the layer inside.
    DL4J: LastTimeStep. Keras: return_sequences=False.

    Args:
        layer: The layer inside.
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.

    Input shape:
        [n, n_in, time].

    Output shape:
        [n, n_out].

    Example:
        >>> made = nn.LastTimeStep(layer=nn.Activation(activation=nn.activations.CELU()))
    """

    _name = "LastTimeStep"
    _positional = ("layer",)
    _keys = (
        Key("layer", "layer", Object("layer"), required=True),
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    layer: Layer
    name: str | None
    frozen: bool

    def __init__(self, layer: Layer, *, name: str | None = None, frozen: bool = False) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, layer: Layer | None = ..., name: str | None = ..., frozen: bool | None = ...) -> LastTimeStep: ...


class Loss(Layer):
    """A loss without weights, behind the last layer that has some.

    activation(x)
    No parameters.
    DL4J: LossLayer.

    Args:
        loss: What training makes small (DL4J: lossFunction).
        activation: Function applied to the output; not inherited from the network. Default: "identity".
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.

    Input shape:
        [n, size].

    Output shape:
        the same shape.

    Example:
        >>> made = nn.Loss(loss=nn.losses.BINARY_FOCAL())
    """

    _name = "Loss"
    _positional = ("loss",)
    _keys = (
        Key("loss", "loss", Object("loss"), required=True),
        Key("activation", "activation", Object("activation"), default="identity"),
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
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
    )

    loss: LossFunction
    activation: ActivationFunction
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self,
        loss: LossFunctionLike,
        *,
        activation: ActivationFunctionLike = "identity",
        name: str | None = None,
        frozen: bool = False,
        drop_out: float | IDropout | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            loss: LossFunctionLike | None = ...,
            activation: ActivationFunctionLike | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
            drop_out: float | IDropout | None = ...,
        ) -> Loss: ...


class Mask(Layer):
    """Makes 0 what the mask leaves out.

    No parameters.
    DL4J: MaskLayer.

    Args:
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.

    Input shape:
        any shape.

    Output shape:
        the same shape.

    Example:
        >>> made = nn.Mask()
    """

    _name = "Mask"
    _keys = (
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
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
    )

    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(self, *, name: str | None = None, frozen: bool = False, drop_out: float | IDropout | None = None) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, name: str | None = ..., frozen: bool | None = ..., drop_out: float | IDropout | None = ...) -> Mask: ...


class MaskZero(Layer):
    """Leaves out, for the layer inside and those behind it, the steps whose numbers are all masking_value.

    Parameters: those of the layer inside.
    DL4J: MaskZeroLayer.

    Args:
        layer: The layer inside.
        masking_value: The number of which all of a step's inputs are where it is left out. Default: 0.0.
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.

    Input shape:
        [n, n_in, time].

    Output shape:
        as the layer inside.

    Example:
        >>> made = nn.MaskZero(layer=nn.Activation(activation=nn.activations.CELU()))
    """

    _name = "MaskZero"
    _positional = ("layer", "masking_value")
    _keys = (
        Key("layer", "layer", Object("layer"), required=True),
        Key("masking_value", "maskingValue", Number(), default=0.0),
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    layer: Layer
    masking_value: float
    name: str | None
    frozen: bool

    def __init__(self, layer: Layer, masking_value: float = 0.0, *, name: str | None = None, frozen: bool = False) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, layer: Layer | None = ..., masking_value: float | None = ..., name: str | None = ..., frozen: bool | None = ...
        ) -> MaskZero: ...


class Masking(Layer):
    """Leaves out, for all layers behind it, the steps whose numbers are all mask_value.

    No parameters.
    Keras: Masking.

    Args:
        mask_value: The number of which all of a step's inputs are where it is left out. Default: 0.0.
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.

    Input shape:
        [n, size, time].

    Output shape:
        the same shape, 0 at steps that are left out.

    Example:
        >>> made = nn.Masking()
    """

    _name = "Masking"
    _positional = ("mask_value",)
    _keys = (
        Key("mask_value", "maskValue", Number(), default=0.0),
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
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
    )

    mask_value: float
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self, mask_value: float = 0.0, *, name: str | None = None, frozen: bool = False, drop_out: float | IDropout | None = None
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            mask_value: float | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
            drop_out: float | IDropout | None = ...,
        ) -> Masking: ...


class Output(Layer):
    """Fully connected layer with a loss, the last of a network.

    activation(x · W + b)
    Parameters: W [n_in, n_out], b [n_out].
    DL4J: OutputLayer.

    Args:
        n_out: Number of outputs (feature maps, for convolutions). At least 1.
        loss: What training makes small (DL4J: lossFunction).
        n_in: Number of inputs (channels, for convolutions); inferred from the layer before when not set. At least
            1.
        has_bias: Whether the layer has biases. Default: True.
        updater: How parameters follow their gradient. Default: the network's, else Sgd(learning_rate=0.001).
        bias_updater: How biases follow their gradient; like the weights when not set. Default: the network's.
        weight_init: How weights start. Default: the network's, else "xavier".
        bias_init: The value biases start with. Default: the network's, else 0.0.
        activation: Function applied to the output; not inherited from the network. Default: "softmax".
        l1: Adds l1 · sum |w| over the weights to the score. At least 0. Default: the network's, else 0.0.
        l2: Adds 0.5 · l2 · sum w² over the weights to the score. At least 0. Default: the network's, else 0.0.
        l1_bias: Adds l1_bias · sum |b| over the biases to the score. At least 0. Default: the network's, else 0.0.
        l2_bias: Adds 0.5 · l2_bias · sum b² over the biases to the score. At least 0. Default: the network's, else
            0.0.
        weight_decay: How much of the weights each step takes away, times the learning rate: a number or a schedule.
            Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has, as with
            l2). At least 0. Default: the network's, else 0.0.
        weight_decay_bias: How much of the biases each step takes away, times the learning rate: a number or a
            schedule. Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it
            has, as with l2). At least 0. Default: the network's, else 0.0.
        weight_decay_apply_lr: Whether weight decay is multiplied by the learning rate, where there is one. Default:
            the network's, else True.
        constrain_weights: Limits that the weights are brought back to after each step. Default: the network's.
        constrain_bias: Limits that the biases are brought back to after each step. Default: the network's.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.
        gradient_normalization: What is done to the layer's gradient before the updater sees it. Default: the
            network's, else "none".
        gradient_normalization_threshold: The threshold T of the Clip… normalizations. Greater than 0. Default: the
            network's, else 1.0.
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.

    Input shape:
        [n, n_in].

    Output shape:
        [n, n_out].

    Example:
        >>> made = nn.Output(n_out=10, loss="mcxent", activation="softmax")
    """

    _name = "Output"
    _positional = ("n_out",)
    _keys = (
        Key("n_out", "nOut", Integer(), required=True, words="at least 1", minimum=1),
        Key("loss", "loss", Object("loss"), required=True),
        Key("n_in", "nIn", Integer(), words="at least 1", minimum=1),
        Key("has_bias", "hasBias", Boolean(), default=True),
        Key("updater", "updater", Object("updater"), inherited=True, default={"@class": "Sgd", "learningRate": 0.001}),
        Key("bias_updater", "biasUpdater", Object("updater"), inherited=True),
        Key("weight_init", "weightInit", Object("weightInit"), inherited=True, default="xavier"),
        Key("bias_init", "biasInit", Number(), inherited=True, default=0.0),
        Key("activation", "activation", Object("activation"), default="softmax"),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_out: int
    loss: LossFunction
    n_in: int | None
    has_bias: bool
    updater: Updater | None
    bias_updater: Updater | None
    weight_init: WeightInit | None
    bias_init: float | None
    activation: ActivationFunction
    l1: float | None
    l2: float | None
    l1_bias: float | None
    l2_bias: float | None
    weight_decay: float | Schedule | None
    weight_decay_bias: float | Schedule | None
    weight_decay_apply_lr: bool | None
    constrain_weights: tuple[Constraint, ...] | None
    constrain_bias: tuple[Constraint, ...] | None
    drop_out: float | IDropout | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    name: str | None
    frozen: bool

    def __init__(
        self,
        n_out: int,
        *,
        loss: LossFunctionLike,
        n_in: int | None = None,
        has_bias: bool = True,
        updater: UpdaterLike | None = None,
        bias_updater: UpdaterLike | None = None,
        weight_init: WeightInitLike | None = None,
        bias_init: float | None = None,
        activation: ActivationFunctionLike = "softmax",
        l1: float | None = None,
        l2: float | None = None,
        l1_bias: float | None = None,
        l2_bias: float | None = None,
        weight_decay: float | Schedule | None = None,
        weight_decay_bias: float | Schedule | None = None,
        weight_decay_apply_lr: bool | None = None,
        constrain_weights: Sequence[Constraint] | None = None,
        constrain_bias: Sequence[Constraint] | None = None,
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
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            n_out: int | None = ...,
            loss: LossFunctionLike | None = ...,
            n_in: int | None = ...,
            has_bias: bool | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> Output: ...


class RepeatVector(Layer):
    """Sequences that have the same numbers at each step.

    No parameters.
    DL4J and Keras: RepeatVector.

    Args:
        repetition_factor: How many time steps the sequences have. At least 1.
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.

    Input shape:
        [n, size].

    Output shape:
        [n, size, repetition_factor].

    Example:
        >>> made = nn.RepeatVector(repetition_factor=10)
    """

    _name = "RepeatVector"
    _positional = ("repetition_factor",)
    _keys = (
        Key("repetition_factor", "repetitionFactor", Integer(), required=True, words="at least 1", minimum=1),
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
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
    )

    repetition_factor: int
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self, repetition_factor: int, *, name: str | None = None, frozen: bool = False, drop_out: float | IDropout | None = None
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            repetition_factor: int | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
            drop_out: float | IDropout | None = ...,
        ) -> RepeatVector: ...


class RnnLoss(Layer):
    """A loss for each time step, without weights.

    activation(x)
    No parameters.
    DL4J: RnnLossLayer.

    Args:
        loss: What training makes small (DL4J: lossFunction).
        activation: Function applied to the output; not inherited from the network. Default: "identity".
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.

    Input shape:
        [n, size, time].

    Output shape:
        the same shape.

    Example:
        >>> made = nn.RnnLoss(loss=nn.losses.BINARY_FOCAL())
    """

    _name = "RnnLoss"
    _positional = ("loss",)
    _keys = (
        Key("loss", "loss", Object("loss"), required=True),
        Key("activation", "activation", Object("activation"), default="identity"),
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
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
    )

    loss: LossFunction
    activation: ActivationFunction
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self,
        loss: LossFunctionLike,
        *,
        activation: ActivationFunctionLike = "identity",
        name: str | None = None,
        frozen: bool = False,
        drop_out: float | IDropout | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            loss: LossFunctionLike | None = ...,
            activation: ActivationFunctionLike | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
            drop_out: float | IDropout | None = ...,
        ) -> RnnLoss: ...


class RnnOutput(Layer):
    """Fully connected layer with a loss for each time step; refuses what is no sequence.

    activation(x · W + b)
    Parameters: W [n_in, n_out], b [n_out].
    DL4J: RnnOutputLayer.

    Args:
        n_out: Number of outputs (feature maps, for convolutions). At least 1.
        loss: What training makes small (DL4J: lossFunction).
        n_in: Number of inputs (channels, for convolutions); inferred from the layer before when not set. At least
            1.
        has_bias: Whether the layer has biases. Default: True.
        updater: How parameters follow their gradient. Default: the network's, else Sgd(learning_rate=0.001).
        bias_updater: How biases follow their gradient; like the weights when not set. Default: the network's.
        weight_init: How weights start. Default: the network's, else "xavier".
        bias_init: The value biases start with. Default: the network's, else 0.0.
        activation: Function applied to the output; not inherited from the network. Default: "softmax".
        l1: Adds l1 · sum |w| over the weights to the score. At least 0. Default: the network's, else 0.0.
        l2: Adds 0.5 · l2 · sum w² over the weights to the score. At least 0. Default: the network's, else 0.0.
        l1_bias: Adds l1_bias · sum |b| over the biases to the score. At least 0. Default: the network's, else 0.0.
        l2_bias: Adds 0.5 · l2_bias · sum b² over the biases to the score. At least 0. Default: the network's, else
            0.0.
        weight_decay: How much of the weights each step takes away, times the learning rate: a number or a schedule.
            Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has, as with
            l2). At least 0. Default: the network's, else 0.0.
        weight_decay_bias: How much of the biases each step takes away, times the learning rate: a number or a
            schedule. Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it
            has, as with l2). At least 0. Default: the network's, else 0.0.
        weight_decay_apply_lr: Whether weight decay is multiplied by the learning rate, where there is one. Default:
            the network's, else True.
        constrain_weights: Limits that the weights are brought back to after each step. Default: the network's.
        constrain_bias: Limits that the biases are brought back to after each step. Default: the network's.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.
        gradient_normalization: What is done to the layer's gradient before the updater sees it. Default: the
            network's, else "none".
        gradient_normalization_threshold: The threshold T of the Clip… normalizations. Greater than 0. Default: the
            network's, else 1.0.
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.

    Input shape:
        [n, n_in, time].

    Output shape:
        [n, n_out, time].

    Example:
        >>> made = nn.RnnOutput(n_out=10, loss=nn.losses.BINARY_FOCAL())
    """

    _name = "RnnOutput"
    _positional = ("n_out",)
    _keys = (
        Key("n_out", "nOut", Integer(), required=True, words="at least 1", minimum=1),
        Key("loss", "loss", Object("loss"), required=True),
        Key("n_in", "nIn", Integer(), words="at least 1", minimum=1),
        Key("has_bias", "hasBias", Boolean(), default=True),
        Key("updater", "updater", Object("updater"), inherited=True, default={"@class": "Sgd", "learningRate": 0.001}),
        Key("bias_updater", "biasUpdater", Object("updater"), inherited=True),
        Key("weight_init", "weightInit", Object("weightInit"), inherited=True, default="xavier"),
        Key("bias_init", "biasInit", Number(), inherited=True, default=0.0),
        Key("activation", "activation", Object("activation"), default="softmax"),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_out: int
    loss: LossFunction
    n_in: int | None
    has_bias: bool
    updater: Updater | None
    bias_updater: Updater | None
    weight_init: WeightInit | None
    bias_init: float | None
    activation: ActivationFunction
    l1: float | None
    l2: float | None
    l1_bias: float | None
    l2_bias: float | None
    weight_decay: float | Schedule | None
    weight_decay_bias: float | Schedule | None
    weight_decay_apply_lr: bool | None
    constrain_weights: tuple[Constraint, ...] | None
    constrain_bias: tuple[Constraint, ...] | None
    drop_out: float | IDropout | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    name: str | None
    frozen: bool

    def __init__(
        self,
        n_out: int,
        *,
        loss: LossFunctionLike,
        n_in: int | None = None,
        has_bias: bool = True,
        updater: UpdaterLike | None = None,
        bias_updater: UpdaterLike | None = None,
        weight_init: WeightInitLike | None = None,
        bias_init: float | None = None,
        activation: ActivationFunctionLike = "softmax",
        l1: float | None = None,
        l2: float | None = None,
        l1_bias: float | None = None,
        l2_bias: float | None = None,
        weight_decay: float | Schedule | None = None,
        weight_decay_bias: float | Schedule | None = None,
        weight_decay_apply_lr: bool | None = None,
        constrain_weights: Sequence[Constraint] | None = None,
        constrain_bias: Sequence[Constraint] | None = None,
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
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            n_out: int | None = ...,
            loss: LossFunctionLike | None = ...,
            n_in: int | None = ...,
            has_bias: bool | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> RnnOutput: ...


class SimpleRnn(Layer):
    """The plain recurrent layer.

    h = activation(x · W + h · RW + b)
    Parameters: W [n_in, n_out], RW [n_out, n_out], b [n_out].
    DL4J: SimpleRnn.

    Args:
        n_out: Number of outputs (feature maps, for convolutions). At least 1.
        n_in: Number of inputs (channels, for convolutions); inferred from the layer before when not set. At least
            1.
        has_bias: Whether the layer has biases. Default: True.
        weight_init_recurrent: How the recurrent weights start; like the others (weight_init) when not set.
        updater: How parameters follow their gradient. Default: the network's, else Sgd(learning_rate=0.001).
        bias_updater: How biases follow their gradient; like the weights when not set. Default: the network's.
        weight_init: How weights start. Default: the network's, else "xavier".
        bias_init: The value biases start with. Default: the network's, else 0.0.
        activation: Function of what a step makes; tanh when neither layer nor network sets one. Default: the
            network's, else "tanh".
        l1: Adds l1 · sum |w| over the weights to the score. At least 0. Default: the network's, else 0.0.
        l2: Adds 0.5 · l2 · sum w² over the weights to the score. At least 0. Default: the network's, else 0.0.
        l1_bias: Adds l1_bias · sum |b| over the biases to the score. At least 0. Default: the network's, else 0.0.
        l2_bias: Adds 0.5 · l2_bias · sum b² over the biases to the score. At least 0. Default: the network's, else
            0.0.
        weight_decay: How much of the weights each step takes away, times the learning rate: a number or a schedule.
            Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has, as with
            l2). At least 0. Default: the network's, else 0.0.
        weight_decay_bias: How much of the biases each step takes away, times the learning rate: a number or a
            schedule. Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it
            has, as with l2). At least 0. Default: the network's, else 0.0.
        weight_decay_apply_lr: Whether weight decay is multiplied by the learning rate, where there is one. Default:
            the network's, else True.
        constrain_weights: Limits that the weights are brought back to after each step. Default: the network's.
        constrain_bias: Limits that the biases are brought back to after each step. Default: the network's.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.
        gradient_normalization: What is done to the layer's gradient before the updater sees it. Default: the
            network's, else "none".
        gradient_normalization_threshold: The threshold T of the Clip… normalizations. Greater than 0. Default: the
            network's, else 1.0.
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.

    Input shape:
        [n, n_in, time].

    Output shape:
        [n, n_out, time].

    Example:
        >>> made = nn.SimpleRnn(n_out=10)
    """

    _name = "SimpleRnn"
    _positional = ("n_out",)
    _keys = (
        Key("n_out", "nOut", Integer(), required=True, words="at least 1", minimum=1),
        Key("n_in", "nIn", Integer(), words="at least 1", minimum=1),
        Key("has_bias", "hasBias", Boolean(), default=True),
        Key("weight_init_recurrent", "weightInitRecurrent", Object("weightInit")),
        Key("updater", "updater", Object("updater"), inherited=True, default={"@class": "Sgd", "learningRate": 0.001}),
        Key("bias_updater", "biasUpdater", Object("updater"), inherited=True),
        Key("weight_init", "weightInit", Object("weightInit"), inherited=True, default="xavier"),
        Key("bias_init", "biasInit", Number(), inherited=True, default=0.0),
        Key("activation", "activation", Object("activation"), inherited=True, default="tanh"),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_out: int
    n_in: int | None
    has_bias: bool
    weight_init_recurrent: WeightInit | None
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
    drop_out: float | IDropout | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    name: str | None
    frozen: bool

    def __init__(
        self,
        n_out: int,
        *,
        n_in: int | None = None,
        has_bias: bool = True,
        weight_init_recurrent: WeightInitLike | None = None,
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
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            n_out: int | None = ...,
            n_in: int | None = ...,
            has_bias: bool | None = ...,
            weight_init_recurrent: WeightInitLike | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> SimpleRnn: ...


class Subsampling(Layer):
    """Pooling of images: the greatest, the mean or the sum of each window.

    No parameters.
    DL4J: SubsamplingLayer (whose default window of 1 x 1 leaves numbers out; here it is 2 x 2).

    Args:
        pooling_type: What is made of a window: its greatest number, mean or sum. Default: "max".
        kernel_size: Height and width of the window. At least 1. Default: (2, 2).
        stride: How far the window moves, down and across. At least 1. Default: (2, 2).
        padding: Rows and columns added on each side; not used with convolution_mode Same. At least 0. Default: (0,
            0).
        dilation: Distance between the inputs that a window covers; 1 means neighbours. At least 1. Default: (1, 1).
        convolution_mode: Truncate: out = floor((in + 2 · padding - kernel) / stride) + 1. Same: out = ceil(in /
            stride). Strict: like Truncate, but leaving out rows or columns is an error. Default: the network's,
            else "truncate".
        avg_pool_include_pad_in_divisor: Whether means are taken over the cells of the border, too. Default: False.
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.

    Input shape:
        [n, channels, height, width].

    Output shape:
        [n, channels, height', width'].

    Example:
        >>> made = nn.Subsampling("max", kernel_size=2, stride=2)
    """

    _name = "Subsampling"
    _positional = ("pooling_type", "kernel_size", "stride")
    _keys = (
        Key("pooling_type", "poolingType", Enum("max", "avg", "sum"), default="max"),
        Key("kernel_size", "kernelSize", Pair(), default=(2, 2), words="at least 1", minimum=1),
        Key("stride", "stride", Pair(), default=(2, 2), words="at least 1", minimum=1),
        Key("padding", "padding", Pair(), default=(0, 0), words="at least 0", minimum=0),
        Key("dilation", "dilation", Pair(), default=(1, 1), words="at least 1", minimum=1),
        Key("convolution_mode", "convolutionMode", Enum("truncate", "strict", "same"), inherited=True, default="truncate"),
        Key("avg_pool_include_pad_in_divisor", "avgPoolIncludePadInDivisor", Boolean(), default=False),
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
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
    )

    pooling_type: str
    kernel_size: tuple[int, int]
    stride: tuple[int, int]
    padding: tuple[int, int]
    dilation: tuple[int, int]
    convolution_mode: str | None
    avg_pool_include_pad_in_divisor: bool
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self,
        pooling_type: Literal["max", "avg", "sum"] = "max",
        kernel_size: int | Sequence[int] = (2, 2),
        stride: int | Sequence[int] = (2, 2),
        *,
        padding: int | Sequence[int] = (0, 0),
        dilation: int | Sequence[int] = (1, 1),
        convolution_mode: Literal["truncate", "strict", "same"] | None = None,
        avg_pool_include_pad_in_divisor: bool = False,
        name: str | None = None,
        frozen: bool = False,
        drop_out: float | IDropout | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            pooling_type: Literal["max", "avg", "sum"] | None = ...,
            kernel_size: int | Sequence[int] | None = ...,
            stride: int | Sequence[int] | None = ...,
            padding: int | Sequence[int] | None = ...,
            dilation: int | Sequence[int] | None = ...,
            convolution_mode: Literal["truncate", "strict", "same"] | None = ...,
            avg_pool_include_pad_in_divisor: bool | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
            drop_out: float | IDropout | None = ...,
        ) -> Subsampling: ...


class TimeDistributed(Layer):
    """A layer for rows on each time step of sequences. Dense and its like work so by themselves.

    Parameters: those of the layer inside.
    DL4J and Keras: TimeDistributed.

    Args:
        layer: The layer inside.
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.

    Input shape:
        [n, n_in, time].

    Output shape:
        [n, n_out, time].

    Example:
        >>> made = nn.TimeDistributed(layer=nn.Activation(activation=nn.activations.CELU()))
    """

    _name = "TimeDistributed"
    _positional = ("layer",)
    _keys = (
        Key("layer", "layer", Object("layer"), required=True),
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    layer: Layer
    name: str | None
    frozen: bool

    def __init__(self, layer: Layer, *, name: str | None = None, frozen: bool = False) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, layer: Layer | None = ..., name: str | None = ..., frozen: bool | None = ...) -> TimeDistributed: ...
