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

__all__ = ["Activation", "Convolution", "Dense", "Dropout", "Layer", "Output", "Subsampling"]


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
