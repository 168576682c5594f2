"""One step of a network.

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import Axes, Boolean, Enum, Integer, Integers, Number, NumberOr, Numbers, Object, Objects, Pair, Sides, String

if TYPE_CHECKING:
    from pydl4j.nn._generated.activations import ActivationFunction, ActivationFunctionLike
    from pydl4j.nn._generated.constraints import Constraint
    from pydl4j.nn._generated.dropouts import IDropout
    from pydl4j.nn._generated.losses import LossFunction, LossFunctionLike
    from pydl4j.nn._generated.reconstructions import ReconstructionDistribution
    from pydl4j.nn._generated.schedules import Schedule
    from pydl4j.nn._generated.traced_operations import TracedCall
    from pydl4j.nn._generated.traced_weights import TracedParameter
    from pydl4j.nn._generated.updaters import Updater, UpdaterLike
    from pydl4j.nn._generated.weight_inits import WeightInit, WeightInitLike
    from pydl4j.nn._generated.weight_noises import IWeightNoise

__all__ = [
    "GRU",
    "LSTM",
    "RBM",
    "Activation",
    "ActivityRegularization",
    "AdaptivePooling",
    "AutoEncoder",
    "BatchNormalization",
    "Bidirectional",
    "CapsuleLayer",
    "CapsuleStrength",
    "CenterLossOutput",
    "Cnn3DLoss",
    "CnnLoss",
    "ConvLSTM2D",
    "Convolution",
    "Convolution1D",
    "Convolution3D",
    "Cropping1D",
    "Cropping2D",
    "Cropping3D",
    "CtcLoss",
    "Deconvolution1D",
    "Deconvolution2D",
    "Deconvolution3D",
    "Dense",
    "DepthToSpace",
    "DepthwiseConvolution1D",
    "DepthwiseConvolution2D",
    "Dropout",
    "EinsumDense",
    "ElementWiseMultiplication",
    "Embedding",
    "EmbeddingSequence",
    "GaussianNoise",
    "GlobalPooling",
    "GravesLSTM",
    "GroupNormalization",
    "LastTimeStep",
    "Layer",
    "LayerNormalization",
    "LearnedSelfAttention",
    "LocalResponseNormalization",
    "LocallyConnected1D",
    "LocallyConnected2D",
    "Loss",
    "Mask",
    "MaskZero",
    "Masking",
    "Normalization",
    "OCNNOutput",
    "Output",
    "PReLU",
    "Permute",
    "PositionEmbedding",
    "PositionalEncoding",
    "PrimaryCapsules",
    "RMSNormalization",
    "RecurrentAttention",
    "RepeatVector",
    "Rescaling",
    "Reshape",
    "RnnLoss",
    "RnnOutput",
    "SelfAttention",
    "SeparableConvolution1D",
    "SeparableConvolution2D",
    "SimpleRnn",
    "SpaceToBatch",
    "SpaceToDepth",
    "Subsampling",
    "Subsampling1D",
    "Subsampling3D",
    "TimeDistributed",
    "Traced",
    "TransformerEncoder",
    "UnitNormalization",
    "Upsampling1D",
    "Upsampling2D",
    "Upsampling3D",
    "VariationalAutoencoder",
    "Yolo2Output",
    "ZeroPadding",
    "ZeroPadding1D",
    "ZeroPadding3D",
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


class ActivityRegularization(Layer):
    """Makes large numbers cost something, while what goes in comes out.

    Adds (l1 · sum |x| + l2 · sum x²) / n to the score; what a mask leaves out does not count.
    No parameters.
    Keras: ActivityRegularization.

    Args:
        l1: How much sum |x| over the numbers of an example counts. At least 0. Default: 0.0.
        l2: How much sum x² over the numbers of an example counts. At least 0. Default: 0.0.
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
        >>> made = nn.ActivityRegularization()
    """

    _name = "ActivityRegularization"
    _positional = ("l1", "l2")
    _keys = (
        Key("l1", "l1", Number(), default=0.0, words="at least 0", minimum=0),
        Key("l2", "l2", Number(), default=0.0, words="at least 0", minimum=0),
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

    l1: float
    l2: float
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self, l1: float = 0.0, l2: float = 0.0, *, name: str | None = None, frozen: bool = False, drop_out: float | IDropout | None = None
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            l1: float | None = ...,
            l2: float | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
            drop_out: float | IDropout | None = ...,
        ) -> ActivityRegularization: ...


class AdaptivePooling(Layer):
    """Pooling to a given size: place i of out comes from the places floor(i · in / out) to ceil((i + 1) · in / out) -
    1.

    No parameters.
    PyTorch: AdaptiveAvgPool1d to 3d, AdaptiveMaxPool1d to 3d; Keras: AdaptiveAveragePooling1D to 3D,
    AdaptiveMaxPooling1D to 3D.

    Args:
        output_size: The size of each axis that comes out: one number for sequences, two for images.
        pooling_type: What is made of a window: its greatest number, mean, sum or p-norm. Default: "max".
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.

    Input shape:
        [n, channels, time], [n, channels, height, width] or volumes.

    Output shape:
        the same with the sizes of output_size.

    Example:
        >>> made = nn.AdaptivePooling(output_size=[2, 3])
    """

    _name = "AdaptivePooling"
    _positional = ("pooling_type",)
    _keys = (
        Key("pooling_type", "poolingType", Enum("max", "avg", "sum", "pnorm"), default="max"),
        Key("output_size", "outputSize", Integers(), required=True),
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
    output_size: tuple[int, ...]
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self,
        pooling_type: Literal["max", "avg", "sum", "pnorm"] = "max",
        *,
        output_size: Sequence[int],
        name: str | None = None,
        frozen: bool = False,
        drop_out: float | IDropout | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            pooling_type: Literal["max", "avg", "sum", "pnorm"] | None = ...,
            output_size: Sequence[int] | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
            drop_out: float | IDropout | None = ...,
        ) -> AdaptivePooling: ...


class AutoEncoder(Layer):
    """A dense layer that pretrain teaches to make its input again from one of which a part is set to 0: a denoising
    autoencoder.

    h = activation(x · W + b). Pretraining: loss(x, activation(h' · Wᵀ + vb)), h' of the corrupted input.
    Parameters: W [n_in, n_out], b [n_out], vb [n_in], which only pretraining learns.
    DL4J: AutoEncoder, but M2.1 pretrains against the gradient. Source: Vincent et al. 2010.

    Args:
        n_out: Number of outputs (feature maps, for convolutions). At least 1.
        corruption_level: Probability of setting each input to 0 in pretraining. Between 0 and 1. Default: 0.3.
        loss: What pretraining makes small, of the input as labels and what is made of it as outputs (DL4J:
            lossFunction, of which M2.1 reports the value while it follows the derivative of xent). Default: "xent".
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        >>> made = nn.AutoEncoder(n_out=10)
    """

    _name = "AutoEncoder"
    _positional = ("n_out",)
    _keys = (
        Key("n_out", "nOut", Integer(), required=True, words="at least 1", minimum=1),
        Key("corruption_level", "corruptionLevel", Number(), default=0.3, words="between 0 and 1", minimum=0, maximum=1),
        Key("loss", "loss", Object("loss"), default="xent"),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_out: int
    corruption_level: float
    loss: LossFunction
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
    weight_noise: IWeightNoise | None
    drop_out: float | IDropout | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    name: str | None
    frozen: bool

    def __init__(
        self,
        n_out: int,
        *,
        corruption_level: float = 0.3,
        loss: LossFunctionLike = "xent",
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
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            n_out: int | None = ...,
            corruption_level: float | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> AutoEncoder: ...


class BatchNormalization(Layer):
    """Batch normalization: with mean and variance of the mini-batch in training, otherwise with the running ones.

    gamma · (x - mean) / sqrt(var + eps) + beta
    Parameters: gamma, beta, mean, var, each [features]; with lock_gamma_beta mean and var alone.
    DL4J: BatchNormalization (whose fourth parameter is log10 of the deviation unless useLogStd is off). Source:
    Ioffe and Szegedy 2015.

    Args:
        decay: How much of the running mean and variance a step keeps (Keras: momentum; PyTorch's momentum is 1 -
            decay). Between 0 and 1. Default: 0.9.
        eps: Added to the variance, so that nothing is divided by 0. Greater than 0. Default: 1e-05.
        gamma: The gain at the start. Default: 1.0.
        beta: The offset at the start. Default: 0.0.
        lock_gamma_beta: Whether gain and offset stay as they start; they are then no parameters. Default: False.
        updater: How parameters follow their gradient. Default: the network's, else Sgd(learning_rate=0.001).
        gradient_normalization: What is done to the layer's gradient before the updater sees it. Default: the
            network's, else "none".
        gradient_normalization_threshold: The threshold T of the Clip… normalizations. Greater than 0. Default: the
            network's, else 1.0.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.

    Input shape:
        [n, features], [n, features, time], [n, channels, height, width] or volumes; steps that a mask leaves out do
        not count.

    Output shape:
        the same shape.

    Example:
        >>> made = nn.BatchNormalization()
    """

    _name = "BatchNormalization"
    _positional = ("decay", "eps")
    _keys = (
        Key("decay", "decay", Number(), default=0.9, words="between 0 and 1", minimum=0, maximum=1),
        Key("eps", "eps", Number(), default=1e-05, words="greater than 0", minimum=0, exclusive=(True, False)),
        Key("gamma", "gamma", Number(), default=1.0),
        Key("beta", "beta", Number(), default=0.0),
        Key("lock_gamma_beta", "lockGammaBeta", Boolean(), default=False),
        Key("updater", "updater", Object("updater"), inherited=True, default={"@class": "Sgd", "learningRate": 0.001}),
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

    decay: float
    eps: float
    gamma: float
    beta: float
    lock_gamma_beta: bool
    updater: Updater | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    drop_out: float | IDropout | None
    name: str | None
    frozen: bool

    def __init__(
        self,
        decay: float = 0.9,
        eps: float = 1e-05,
        *,
        gamma: float = 1.0,
        beta: float = 0.0,
        lock_gamma_beta: bool = False,
        updater: UpdaterLike | None = None,
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
        drop_out: float | IDropout | None = None,
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            decay: float | None = ...,
            eps: float | None = ...,
            gamma: float | None = ...,
            beta: float | None = ...,
            lock_gamma_beta: bool | None = ...,
            updater: UpdaterLike | None = ...,
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
            drop_out: float | IDropout | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> BatchNormalization: ...


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
        >>> made = nn.Bidirectional(layer=nn.LSTM(n_out=10))
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


class CapsuleLayer(Layer):
    """Capsules that agree on what those before them see: routing by agreement.

    u[i, j] = W[i, j] x[i]; routings times: v[j] = squash(sum over i of softmax(r)[i, j] · u[i, j] + b[j]), r[i, j]
    += u[i, j] · v[j], r from 0.
    Parameters: W [capsules before, capsules · capsule_dimensions, their dimensions]; with has_bias b [capsules,
    capsule_dimensions].
    DL4J: CapsuleLayer. Source: Sabour, Frosst and Hinton 2017.

    Args:
        capsules: How many capsules there are. At least 1.
        capsule_dimensions: Numbers of a capsule. At least 1.
        routings: How often capsules look again at which of those before them agree. Between 1 and 1000. Default: 3.
        has_bias: Whether the layer has biases. Default: False.
        updater: How parameters follow their gradient. Default: the network's, else Sgd(learning_rate=0.001).
        bias_updater: How biases follow their gradient; like the weights when not set. Default: the network's.
        weight_init: How weights start. Default: the network's, else "xavier".
        bias_init: The value biases start with. Default: the network's, else 0.0.
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        [n, capsules before, their dimensions].

    Output shape:
        [n, capsules, capsule_dimensions].

    Example:
        >>> made = nn.CapsuleLayer(capsules=10, capsule_dimensions=10)
    """

    _name = "CapsuleLayer"
    _aliases = ("Capsules",)
    _positional = ("capsules", "capsule_dimensions", "routings")
    _keys = (
        Key("capsules", "capsules", Integer(), required=True, words="at least 1", minimum=1),
        Key("capsule_dimensions", "capsuleDimensions", Integer(), required=True, words="at least 1", minimum=1),
        Key("routings", "routings", Integer(), default=3, words="between 1 and 1000", minimum=1, maximum=1000),
        Key("has_bias", "hasBias", Boolean(), default=False),
        Key("updater", "updater", Object("updater"), inherited=True, default={"@class": "Sgd", "learningRate": 0.001}),
        Key("bias_updater", "biasUpdater", Object("updater"), inherited=True),
        Key("weight_init", "weightInit", Object("weightInit"), inherited=True, default="xavier"),
        Key("bias_init", "biasInit", Number(), inherited=True, default=0.0),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    capsules: int
    capsule_dimensions: int
    routings: int
    has_bias: bool
    updater: Updater | None
    bias_updater: Updater | None
    weight_init: WeightInit | None
    bias_init: float | None
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
    name: str | None
    frozen: bool

    def __init__(
        self,
        capsules: int,
        capsule_dimensions: int,
        routings: int = 3,
        *,
        has_bias: bool = False,
        updater: UpdaterLike | None = None,
        bias_updater: UpdaterLike | None = None,
        weight_init: WeightInitLike | None = None,
        bias_init: float | None = None,
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
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            capsules: int | None = ...,
            capsule_dimensions: int | None = ...,
            routings: int | None = ...,
            has_bias: bool | None = ...,
            updater: UpdaterLike | None = ...,
            bias_updater: UpdaterLike | None = ...,
            weight_init: WeightInitLike | None = ...,
            bias_init: float | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> CapsuleLayer: ...


class CapsuleStrength(Layer):
    """The lengths of capsules: how likely what they stand for is there.

    sqrt(sum of x²)
    No parameters.
    DL4J: CapsuleStrengthLayer.

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
        [n, capsules, dimensions].

    Output shape:
        [n, capsules].

    Example:
        >>> made = nn.CapsuleStrength()
    """

    _name = "CapsuleStrength"
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

        def replace(
            self, *, name: str | None = ..., frozen: bool | None = ..., drop_out: float | IDropout | None = ...
        ) -> CapsuleStrength: ...


class CenterLossOutput(Layer):
    """Fully connected layer with a loss, the last of a network, which draws the inputs of each class to a centre.

    activation(x · W + b). Loss: loss + lambda_ / 2 · |x - cL of the class|². Each step moves a centre c by alpha ·
    sum of (x - c) over its examples / (1 + their number), divided by the mini-batch's size as in DL4J.
    Parameters: W [n_in, n_out], b [n_out]; centres cL [n_out, n_in], counted.
    DL4J: CenterLossOutputLayer. Source: Wen et al. 2016.

    Args:
        n_out: Number of outputs (feature maps, for convolutions). At least 1.
        loss: What training makes small (DL4J: lossFunction).
        alpha: How far a centre moves in a step to the mean of its inputs. Between 0 and 1. Default: 0.05.
        lambda_: How much the squared distance of inputs from the centre of their class counts. At least 0. Default:
            0.0002.
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        >>> made = nn.CenterLossOutput(n_out=10, loss=nn.losses.BINARY_FOCAL())
    """

    _name = "CenterLossOutput"
    _positional = ("n_out",)
    _keys = (
        Key("n_out", "nOut", Integer(), required=True, words="at least 1", minimum=1),
        Key("loss", "loss", Object("loss"), required=True),
        Key("alpha", "alpha", Number(), default=0.05, words="between 0 and 1", minimum=0, maximum=1),
        Key("lambda_", "lambda", Number(), default=0.0002, words="at least 0", minimum=0),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_out: int
    loss: LossFunction
    alpha: float
    lambda_: float
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
    weight_noise: IWeightNoise | None
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
        alpha: float = 0.05,
        lambda_: float = 0.0002,
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
            alpha: float | None = ...,
            lambda_: float | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> CenterLossOutput: ...


class Cnn3DLoss(Layer):
    """A loss and an activation for each place of a volume, without weights, the last of a network.

    Labels are [n, channels, depth, height, width], or class indices [n, depth, height, width]. No parameters.
    DL4J: Cnn3DLossLayer.

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
        [n, channels, depth, height, width].

    Output shape:
        the same shape.

    Example:
        >>> made = nn.Cnn3DLoss(loss=nn.losses.BINARY_FOCAL())
    """

    _name = "Cnn3DLoss"
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
        ) -> Cnn3DLoss: ...


class CnnLoss(Layer):
    """A loss and an activation for each pixel of an image, without weights, the last of a network.

    Labels are [n, channels, height, width], or class indices [n, height, width]. No parameters.
    DL4J: CnnLossLayer.

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
        [n, channels, height, width].

    Output shape:
        the same shape.

    Example:
        >>> made = nn.CnnLoss(loss=nn.losses.BINARY_FOCAL())
    """

    _name = "CnnLoss"
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
        ) -> CnnLoss: ...


class ConvLSTM2D(Layer):
    """Long short-term memory over images that follow each other, with convolutions in place of products.

    c = f · c + i · activation(a); h = o · activation(c), with i, f, a, o from W * x + RW * h + b, the gates i, f, o
    through gate_activation_fn. The convolution of h has the mode Same and stride 1.
    Parameters: W [4 · n_out, n_in, kernel height, kernel width], RW [4 · n_out, n_out, kernel height, kernel
    width], b [4 · n_out], in the order input gate, forget gate, block input, output gate.
    Keras: ConvLSTM2D. Source: Shi et al. 2015.

    Args:
        n_out: Number of outputs (feature maps, for convolutions). At least 1.
        kernel_size: Height and width of the window. At least 1. Default: (3, 3).
        stride: How far the window moves, down and across. At least 1. Default: (1, 1).
        return_sequences: Whether there is an output for each image; otherwise for the last one alone. Default:
            True.
        padding: Rows and columns added on each side; not used with convolution_mode Same. At least 0. Default: (0,
            0).
        dilation: Distance between the inputs that a window covers; 1 means neighbours. At least 1. Default: (1, 1).
        convolution_mode: Truncate: out = floor((in + 2 · padding - kernel) / stride) + 1. Same: out = ceil(in /
            stride). Strict: like Truncate, but leaving out rows or columns is an error. Causal: as Same with all
            padding in front, for sequences. Default: the network's, else "truncate".
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        [n, n_in, time, height, width].

    Output shape:
        [n, n_out, time, height', width'], or [n, n_out, height', width'] of the last image.

    Example:
        >>> made = nn.ConvLSTM2D(n_out=10)
    """

    _name = "ConvLSTM2D"
    _positional = ("n_out", "kernel_size", "stride")
    _keys = (
        Key("n_out", "nOut", Integer(), required=True, words="at least 1", minimum=1),
        Key("kernel_size", "kernelSize", Pair(), default=(3, 3), words="at least 1", minimum=1),
        Key("stride", "stride", Pair(), default=(1, 1), words="at least 1", minimum=1),
        Key("return_sequences", "returnSequences", Boolean(), default=True),
        Key("padding", "padding", Pair(), default=(0, 0), words="at least 0", minimum=0),
        Key("dilation", "dilation", Pair(), default=(1, 1), words="at least 1", minimum=1),
        Key("convolution_mode", "convolutionMode", Enum("truncate", "strict", "same", "causal"), inherited=True, default="truncate"),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_out: int
    kernel_size: tuple[int, int]
    stride: tuple[int, int]
    return_sequences: bool
    padding: tuple[int, int]
    dilation: tuple[int, int]
    convolution_mode: str | None
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
    weight_noise: IWeightNoise | None
    drop_out: float | IDropout | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    name: str | None
    frozen: bool

    def __init__(
        self,
        n_out: int,
        kernel_size: int | Sequence[int] = (3, 3),
        stride: int | Sequence[int] = (1, 1),
        *,
        return_sequences: bool = True,
        padding: int | Sequence[int] = (0, 0),
        dilation: int | Sequence[int] = (1, 1),
        convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = None,
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
            return_sequences: bool | None = ...,
            padding: int | Sequence[int] | None = ...,
            dilation: int | Sequence[int] | None = ...,
            convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> ConvLSTM2D: ...


class Convolution(Layer):
    """Convolution of images (cross-correlation: the kernel is not flipped).

    activation(b[o] + sum over i, u, v of W[o, i, u, v] · x[i, y · stride + u - padding, …])
    Parameters: b [n_out], W [n_out, n_in / groups, kernel height, kernel width].
    DL4J: ConvolutionLayer.

    Args:
        n_out: Number of outputs (feature maps, for convolutions). At least 1.
        kernel_size: Height and width of the window. At least 1. Default: (5, 5).
        stride: How far the window moves, down and across. At least 1. Default: (1, 1).
        padding: Rows and columns added on each side; not used with convolution_mode Same. At least 0. Default: (0,
            0).
        dilation: Distance between the inputs that a window covers; 1 means neighbours. At least 1. Default: (1, 1).
        convolution_mode: Truncate: out = floor((in + 2 · padding - kernel) / stride) + 1. Same: out = ceil(in /
            stride). Strict: like Truncate, but leaving out rows or columns is an error. Causal: as Same with all
            padding in front, for sequences. Default: the network's, else "truncate".
        groups: Into how many groups the channels are divided, each of which makes its own part of the outputs. At
            least 1. Default: 1.
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        Key("convolution_mode", "convolutionMode", Enum("truncate", "strict", "same", "causal"), inherited=True, default="truncate"),
        Key("groups", "groups", Integer(), default=1, words="at least 1", minimum=1),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_out: int
    kernel_size: tuple[int, int]
    stride: tuple[int, int]
    padding: tuple[int, int]
    dilation: tuple[int, int]
    convolution_mode: str | None
    groups: int
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
    weight_noise: IWeightNoise | None
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
        convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = None,
        groups: int = 1,
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
            convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = ...,
            groups: int | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> Convolution: ...


class Convolution1D(Layer):
    """Convolution of sequences along the time.

    activation(b[o] + sum over i, u of W[o, i, u] · x[i, t · stride + u - padding])
    Parameters: b [n_out], W [n_out, n_in / groups, kernel].
    DL4J: Convolution1DLayer.

    Args:
        n_out: Number of outputs (feature maps, for convolutions). At least 1.
        kernel_size: Steps of the window. At least 1. Default: 2.
        stride: How far the window moves. At least 1. Default: 1.
        padding: Steps added at each end; not used with convolution_mode Same or Causal. At least 0. Default: 0.
        dilation: Distance between the steps that a window covers; 1 means neighbours. At least 1. Default: 1.
        convolution_mode: Truncate: out = floor((in + 2 · padding - kernel) / stride) + 1. Same: out = ceil(in /
            stride). Strict: like Truncate, but leaving out rows or columns is an error. Causal: as Same with all
            padding in front, for sequences. Default: the network's, else "truncate".
        groups: Into how many groups the channels are divided, each of which makes its own part of the outputs. At
            least 1. Default: 1.
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        [n, n_in, time]; what a mask leaves out counts as 0.

    Output shape:
        [n, n_out, time'].

    Example:
        >>> made = nn.Convolution1D(n_out=10)
    """

    _name = "Convolution1D"
    _positional = ("n_out", "kernel_size", "stride")
    _keys = (
        Key("n_out", "nOut", Integer(), required=True, words="at least 1", minimum=1),
        Key("kernel_size", "kernelSize", Integer(), default=2, words="at least 1", minimum=1),
        Key("stride", "stride", Integer(), default=1, words="at least 1", minimum=1),
        Key("padding", "padding", Integer(), default=0, words="at least 0", minimum=0),
        Key("dilation", "dilation", Integer(), default=1, words="at least 1", minimum=1),
        Key("convolution_mode", "convolutionMode", Enum("truncate", "strict", "same", "causal"), inherited=True, default="truncate"),
        Key("groups", "groups", Integer(), default=1, words="at least 1", minimum=1),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_out: int
    kernel_size: int
    stride: int
    padding: int
    dilation: int
    convolution_mode: str | None
    groups: int
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
    weight_noise: IWeightNoise | None
    drop_out: float | IDropout | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    name: str | None
    frozen: bool

    def __init__(
        self,
        n_out: int,
        kernel_size: int = 2,
        stride: int = 1,
        *,
        padding: int = 0,
        dilation: int = 1,
        convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = None,
        groups: int = 1,
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
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            n_out: int | None = ...,
            kernel_size: int | None = ...,
            stride: int | None = ...,
            padding: int | None = ...,
            dilation: int | None = ...,
            convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = ...,
            groups: int | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> Convolution1D: ...


class Convolution3D(Layer):
    """Convolution of volumes.

    activation(b[o] + sum over i, u, v, w of W[o, i, u, v, w] · x[i, z · stride + u - padding, …])
    Parameters: b [n_out], W [n_out, n_in / groups, kernel depth, height, width].
    DL4J: Convolution3D.

    Args:
        n_out: Number of outputs (feature maps, for convolutions). At least 1.
        kernel_size: Depth, height and width of the window. At least 1. Default: (2, 2, 2).
        stride: How far the window moves along each axis. At least 1. Default: (1, 1, 1).
        padding: Slices, rows and columns added on each side; not used with convolution_mode Same. At least 0.
            Default: (0, 0, 0).
        dilation: Distance between the inputs that a window covers; 1 means neighbours. At least 1. Default: (1, 1,
            1).
        convolution_mode: Truncate: out = floor((in + 2 · padding - kernel) / stride) + 1. Same: out = ceil(in /
            stride). Strict: like Truncate, but leaving out rows or columns is an error. Causal: as Same with all
            padding in front, for sequences. Default: the network's, else "truncate".
        groups: Into how many groups the channels are divided, each of which makes its own part of the outputs. At
            least 1. Default: 1.
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        [n, n_in, depth, height, width].

    Output shape:
        [n, n_out, depth', height', width'].

    Example:
        >>> made = nn.Convolution3D(n_out=10)
    """

    _name = "Convolution3D"
    _positional = ("n_out", "kernel_size", "stride")
    _keys = (
        Key("n_out", "nOut", Integer(), required=True, words="at least 1", minimum=1),
        Key("kernel_size", "kernelSize", Axes("depth, height, width"), default=(2, 2, 2), words="at least 1", minimum=1),
        Key("stride", "stride", Axes("depth, height, width"), default=(1, 1, 1), words="at least 1", minimum=1),
        Key("padding", "padding", Axes("depth, height, width"), default=(0, 0, 0), words="at least 0", minimum=0),
        Key("dilation", "dilation", Axes("depth, height, width"), default=(1, 1, 1), words="at least 1", minimum=1),
        Key("convolution_mode", "convolutionMode", Enum("truncate", "strict", "same", "causal"), inherited=True, default="truncate"),
        Key("groups", "groups", Integer(), default=1, words="at least 1", minimum=1),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_out: int
    kernel_size: tuple[int, ...]
    stride: tuple[int, ...]
    padding: tuple[int, ...]
    dilation: tuple[int, ...]
    convolution_mode: str | None
    groups: int
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
    weight_noise: IWeightNoise | None
    drop_out: float | IDropout | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    name: str | None
    frozen: bool

    def __init__(
        self,
        n_out: int,
        kernel_size: int | Sequence[int] = (2, 2, 2),
        stride: int | Sequence[int] = (1, 1, 1),
        *,
        padding: int | Sequence[int] = (0, 0, 0),
        dilation: int | Sequence[int] = (1, 1, 1),
        convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = None,
        groups: int = 1,
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
            convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = ...,
            groups: int | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> Convolution3D: ...


class Cropping1D(Layer):
    """The inner part of sequences.

    No parameters.
    DL4J: Cropping1D.

    Args:
        cropping: How much is cut off on each side: [front, back]. At least 0. Default: (0, 0).
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.

    Input shape:
        [n, channels, time].

    Output shape:
        [n, channels, time'], smaller by the cropping.

    Example:
        >>> made = nn.Cropping1D()
    """

    _name = "Cropping1D"
    _positional = ("cropping",)
    _keys = (
        Key("cropping", "cropping", Sides("time"), default=(0, 0), words="at least 0", minimum=0),
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

    cropping: tuple[int, ...]
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self,
        cropping: int | Sequence[int] = (0, 0),
        *,
        name: str | None = None,
        frozen: bool = False,
        drop_out: float | IDropout | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            cropping: int | Sequence[int] | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
            drop_out: float | IDropout | None = ...,
        ) -> Cropping1D: ...


class Cropping2D(Layer):
    """The inner part of images.

    No parameters.
    DL4J: Cropping2D.

    Args:
        cropping: How much is cut off on each side: [top, bottom, left, right]. At least 0. Default: (0, 0, 0, 0).
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
        [n, channels, height', width'], smaller by the cropping.

    Example:
        >>> made = nn.Cropping2D()
    """

    _name = "Cropping2D"
    _positional = ("cropping",)
    _keys = (
        Key("cropping", "cropping", Sides("height, width"), default=(0, 0, 0, 0), words="at least 0", minimum=0),
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

    cropping: tuple[int, ...]
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self,
        cropping: int | Sequence[int] = (0, 0, 0, 0),
        *,
        name: str | None = None,
        frozen: bool = False,
        drop_out: float | IDropout | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            cropping: int | Sequence[int] | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
            drop_out: float | IDropout | None = ...,
        ) -> Cropping2D: ...


class Cropping3D(Layer):
    """The inner part of volumes.

    No parameters.
    DL4J: Cropping3D.

    Args:
        cropping: How much is cut off on each side: [front, back, top, bottom, left, right]. At least 0. Default:
            (0, 0, 0, 0, 0, 0).
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.

    Input shape:
        [n, channels, depth, height, width].

    Output shape:
        [n, channels, depth', height', width'], smaller by the cropping.

    Example:
        >>> made = nn.Cropping3D()
    """

    _name = "Cropping3D"
    _positional = ("cropping",)
    _keys = (
        Key("cropping", "cropping", Sides("depth, height, width"), default=(0, 0, 0, 0, 0, 0), words="at least 0", minimum=0),
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

    cropping: tuple[int, ...]
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self,
        cropping: int | Sequence[int] = (0, 0, 0, 0, 0, 0),
        *,
        name: str | None = None,
        frozen: bool = False,
        drop_out: float | IDropout | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            cropping: int | Sequence[int] | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
            drop_out: float | IDropout | None = ...,
        ) -> Cropping3D: ...


class CtcLoss(Layer):
    """Learns which symbols come in a series without being told when, the last of a network.

    Symbol 0 is the blank, which stands between symbols and means none. softmax(x) for each step. Loss: -log of the
    probability of the labels, one after the other with repetitions and blanks. What the mask leaves out at the end
    of a series is not there.
    Labels: whole numbers [n, most], each from 1 to symbols - 1, and 0 behind the last one.
    No parameters.
    Keras: CTC; PyTorch: CTCLoss. Source: Graves et al. 2006.

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
        [n, symbols, time].

    Output shape:
        the same shape.

    Example:
        >>> made = nn.CtcLoss()
    """

    _name = "CtcLoss"
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

        def replace(self, *, name: str | None = ..., frozen: bool | None = ..., drop_out: float | IDropout | None = ...) -> CtcLoss: ...


class Deconvolution1D(Layer):
    """Transposed convolution of sequences: each input is spread over a window, so that they grow by the stride.

    Sizes are (in - 1) · stride + dilation · (kernel - 1) + 1 - 2 · padding, with convolution_mode Same in · stride.
    Parameters: b [n_out], W [n_in, n_out / groups, kernel].

    Args:
        n_out: Number of outputs (feature maps, for convolutions). At least 1.
        kernel_size: Steps of the window. At least 1. Default: 2.
        stride: How far the window moves. At least 1. Default: 1.
        padding: Steps added at each end; not used with convolution_mode Same or Causal. At least 0. Default: 0.
        dilation: Distance between the steps that a window covers; 1 means neighbours. At least 1. Default: 1.
        convolution_mode: Truncate: out = floor((in + 2 · padding - kernel) / stride) + 1. Same: out = ceil(in /
            stride). Strict: like Truncate, but leaving out rows or columns is an error. Causal: as Same with all
            padding in front, for sequences. Default: the network's, else "truncate".
        groups: Into how many groups the channels are divided, each of which makes its own part of the outputs. At
            least 1. Default: 1.
        output_padding: Places at the end of each axis beyond those that inputs reach, less than the stride; they
            hold the biases. None when not set. Keras: output_padding. At least 0.
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        [n, n_in, time]; what a mask leaves out counts as 0.

    Output shape:
        [n, n_out, time'].

    Example:
        >>> made = nn.Deconvolution1D(n_out=10)
    """

    _name = "Deconvolution1D"
    _positional = ("n_out", "kernel_size", "stride")
    _keys = (
        Key("n_out", "nOut", Integer(), required=True, words="at least 1", minimum=1),
        Key("kernel_size", "kernelSize", Integer(), default=2, words="at least 1", minimum=1),
        Key("stride", "stride", Integer(), default=1, words="at least 1", minimum=1),
        Key("padding", "padding", Integer(), default=0, words="at least 0", minimum=0),
        Key("dilation", "dilation", Integer(), default=1, words="at least 1", minimum=1),
        Key("convolution_mode", "convolutionMode", Enum("truncate", "strict", "same", "causal"), inherited=True, default="truncate"),
        Key("groups", "groups", Integer(), default=1, words="at least 1", minimum=1),
        Key("output_padding", "outputPadding", Integers(), words="at least 0", minimum=0),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_out: int
    kernel_size: int
    stride: int
    padding: int
    dilation: int
    convolution_mode: str | None
    groups: int
    output_padding: tuple[int, ...] | None
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
    weight_noise: IWeightNoise | None
    drop_out: float | IDropout | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    name: str | None
    frozen: bool

    def __init__(
        self,
        n_out: int,
        kernel_size: int = 2,
        stride: int = 1,
        *,
        padding: int = 0,
        dilation: int = 1,
        convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = None,
        groups: int = 1,
        output_padding: Sequence[int] | None = None,
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
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            n_out: int | None = ...,
            kernel_size: int | None = ...,
            stride: int | None = ...,
            padding: int | None = ...,
            dilation: int | None = ...,
            convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = ...,
            groups: int | None = ...,
            output_padding: Sequence[int] | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> Deconvolution1D: ...


class Deconvolution2D(Layer):
    """Transposed convolution of images: each input is spread over a window, so that they grow by the stride.

    Sizes are (in - 1) · stride + dilation · (kernel - 1) + 1 - 2 · padding, with convolution_mode Same in · stride.
    Parameters: b [n_out], W [n_in, n_out / groups, kernel height, kernel width].
    DL4J: Deconvolution2D.

    Args:
        n_out: Number of outputs (feature maps, for convolutions). At least 1.
        kernel_size: Height and width of the window. At least 1. Default: (2, 2).
        stride: How far the window moves, down and across. At least 1. Default: (1, 1).
        padding: Rows and columns added on each side; not used with convolution_mode Same. At least 0. Default: (0,
            0).
        dilation: Distance between the inputs that a window covers; 1 means neighbours. At least 1. Default: (1, 1).
        convolution_mode: Truncate: out = floor((in + 2 · padding - kernel) / stride) + 1. Same: out = ceil(in /
            stride). Strict: like Truncate, but leaving out rows or columns is an error. Causal: as Same with all
            padding in front, for sequences. Default: the network's, else "truncate".
        groups: Into how many groups the channels are divided, each of which makes its own part of the outputs. At
            least 1. Default: 1.
        output_padding: Places at the end of each axis beyond those that inputs reach, less than the stride; they
            hold the biases. None when not set. Keras: output_padding. At least 0.
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        >>> made = nn.Deconvolution2D(n_out=10)
    """

    _name = "Deconvolution2D"
    _positional = ("n_out", "kernel_size", "stride")
    _keys = (
        Key("n_out", "nOut", Integer(), required=True, words="at least 1", minimum=1),
        Key("kernel_size", "kernelSize", Pair(), default=(2, 2), words="at least 1", minimum=1),
        Key("stride", "stride", Pair(), default=(1, 1), words="at least 1", minimum=1),
        Key("padding", "padding", Pair(), default=(0, 0), words="at least 0", minimum=0),
        Key("dilation", "dilation", Pair(), default=(1, 1), words="at least 1", minimum=1),
        Key("convolution_mode", "convolutionMode", Enum("truncate", "strict", "same", "causal"), inherited=True, default="truncate"),
        Key("groups", "groups", Integer(), default=1, words="at least 1", minimum=1),
        Key("output_padding", "outputPadding", Integers(), words="at least 0", minimum=0),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_out: int
    kernel_size: tuple[int, int]
    stride: tuple[int, int]
    padding: tuple[int, int]
    dilation: tuple[int, int]
    convolution_mode: str | None
    groups: int
    output_padding: tuple[int, ...] | None
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
    weight_noise: IWeightNoise | None
    drop_out: float | IDropout | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    name: str | None
    frozen: bool

    def __init__(
        self,
        n_out: int,
        kernel_size: int | Sequence[int] = (2, 2),
        stride: int | Sequence[int] = (1, 1),
        *,
        padding: int | Sequence[int] = (0, 0),
        dilation: int | Sequence[int] = (1, 1),
        convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = None,
        groups: int = 1,
        output_padding: Sequence[int] | None = None,
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
            convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = ...,
            groups: int | None = ...,
            output_padding: Sequence[int] | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> Deconvolution2D: ...


class Deconvolution3D(Layer):
    """Transposed convolution of volumes: each input is spread over a window, so that they grow by the stride.

    Sizes are (in - 1) · stride + dilation · (kernel - 1) + 1 - 2 · padding, with convolution_mode Same in · stride.
    Parameters: b [n_out], W [n_in, n_out / groups, kernel depth, height, width].
    DL4J: Deconvolution3D.

    Args:
        n_out: Number of outputs (feature maps, for convolutions). At least 1.
        kernel_size: Depth, height and width of the window. At least 1. Default: (2, 2, 2).
        stride: How far the window moves along each axis. At least 1. Default: (1, 1, 1).
        padding: Slices, rows and columns added on each side; not used with convolution_mode Same. At least 0.
            Default: (0, 0, 0).
        dilation: Distance between the inputs that a window covers; 1 means neighbours. At least 1. Default: (1, 1,
            1).
        convolution_mode: Truncate: out = floor((in + 2 · padding - kernel) / stride) + 1. Same: out = ceil(in /
            stride). Strict: like Truncate, but leaving out rows or columns is an error. Causal: as Same with all
            padding in front, for sequences. Default: the network's, else "truncate".
        groups: Into how many groups the channels are divided, each of which makes its own part of the outputs. At
            least 1. Default: 1.
        output_padding: Places at the end of each axis beyond those that inputs reach, less than the stride; they
            hold the biases. None when not set. Keras: output_padding. At least 0.
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        [n, n_in, depth, height, width].

    Output shape:
        [n, n_out, depth', height', width'].

    Example:
        >>> made = nn.Deconvolution3D(n_out=10)
    """

    _name = "Deconvolution3D"
    _positional = ("n_out", "kernel_size", "stride")
    _keys = (
        Key("n_out", "nOut", Integer(), required=True, words="at least 1", minimum=1),
        Key("kernel_size", "kernelSize", Axes("depth, height, width"), default=(2, 2, 2), words="at least 1", minimum=1),
        Key("stride", "stride", Axes("depth, height, width"), default=(1, 1, 1), words="at least 1", minimum=1),
        Key("padding", "padding", Axes("depth, height, width"), default=(0, 0, 0), words="at least 0", minimum=0),
        Key("dilation", "dilation", Axes("depth, height, width"), default=(1, 1, 1), words="at least 1", minimum=1),
        Key("convolution_mode", "convolutionMode", Enum("truncate", "strict", "same", "causal"), inherited=True, default="truncate"),
        Key("groups", "groups", Integer(), default=1, words="at least 1", minimum=1),
        Key("output_padding", "outputPadding", Integers(), words="at least 0", minimum=0),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_out: int
    kernel_size: tuple[int, ...]
    stride: tuple[int, ...]
    padding: tuple[int, ...]
    dilation: tuple[int, ...]
    convolution_mode: str | None
    groups: int
    output_padding: tuple[int, ...] | None
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
    weight_noise: IWeightNoise | None
    drop_out: float | IDropout | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    name: str | None
    frozen: bool

    def __init__(
        self,
        n_out: int,
        kernel_size: int | Sequence[int] = (2, 2, 2),
        stride: int | Sequence[int] = (1, 1, 1),
        *,
        padding: int | Sequence[int] = (0, 0, 0),
        dilation: int | Sequence[int] = (1, 1, 1),
        convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = None,
        groups: int = 1,
        output_padding: Sequence[int] | None = None,
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
            convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = ...,
            groups: int | None = ...,
            output_padding: Sequence[int] | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> Deconvolution3D: ...


class Dense(Layer):
    """Fully connected layer.

    activation(x · W + b)
    Parameters: W [n_in, n_out], b [n_out]; with has_layer_norm the gain g [n_out].
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        has_layer_norm: Whether the products x · W of each example are normalized to mean 0 and variance 1 and
            multiplied by a learnt gain, before the bias is added. Default: False.

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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
        Key("has_layer_norm", "hasLayerNorm", Boolean(), default=False),
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
    weight_noise: IWeightNoise | None
    drop_out: float | IDropout | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    name: str | None
    frozen: bool
    has_layer_norm: bool

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
        name: str | None = None,
        frozen: bool = False,
        has_layer_norm: bool = False,
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
            name: str | None = ...,
            frozen: bool | None = ...,
            has_layer_norm: bool | None = ...,
        ) -> Dense: ...


class DepthToSpace(Layer):
    """The channels of each pixel as a block of pixels, the opposite of SpaceToDepth.

    out[c, y · blocks + u, x · blocks + v] = in[(u · blocks + v) · channels + c, y, x]
    No parameters.

    Args:
        blocks: Rows and columns of a block. At least 1. Default: 2.
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.

    Input shape:
        [n, channels · blocks², height, width].

    Output shape:
        [n, channels, height · blocks, width · blocks].

    Example:
        >>> made = nn.DepthToSpace()
    """

    _name = "DepthToSpace"
    _positional = ("blocks",)
    _keys = (
        Key("blocks", "blocks", Integer(), default=2, words="at least 1", minimum=1),
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

    blocks: int
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(self, blocks: int = 2, *, name: str | None = None, frozen: bool = False, drop_out: float | IDropout | None = None) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, blocks: int | None = ..., name: str | None = ..., frozen: bool | None = ..., drop_out: float | IDropout | None = ...
        ) -> DepthToSpace: ...


class DepthwiseConvolution1D(Layer):
    """Convolution of each channel of sequences by itself, several times: output channel i · depth_multiplier + m is
    the m-th of input channel i.

    Parameters: b [n_in · depth_multiplier], W [kernel, n_in, depth_multiplier].

    Args:
        depth_multiplier: How many windows each input channel has. At least 1. Default: 1.
        kernel_size: Steps of the window. At least 1. Default: 2.
        stride: How far the window moves. At least 1. Default: 1.
        padding: Steps added at each end; not used with convolution_mode Same or Causal. At least 0. Default: 0.
        dilation: Distance between the steps that a window covers; 1 means neighbours. At least 1. Default: 1.
        convolution_mode: Truncate: out = floor((in + 2 · padding - kernel) / stride) + 1. Same: out = ceil(in /
            stride). Strict: like Truncate, but leaving out rows or columns is an error. Causal: as Same with all
            padding in front, for sequences. Default: the network's, else "truncate".
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        [n, n_in, time]; what a mask leaves out counts as 0.

    Output shape:
        [n, n_in · depth_multiplier, time'].

    Example:
        >>> made = nn.DepthwiseConvolution1D()
    """

    _name = "DepthwiseConvolution1D"
    _positional = ("depth_multiplier", "kernel_size", "stride")
    _keys = (
        Key("depth_multiplier", "depthMultiplier", Integer(), default=1, words="at least 1", minimum=1),
        Key("kernel_size", "kernelSize", Integer(), default=2, words="at least 1", minimum=1),
        Key("stride", "stride", Integer(), default=1, words="at least 1", minimum=1),
        Key("padding", "padding", Integer(), default=0, words="at least 0", minimum=0),
        Key("dilation", "dilation", Integer(), default=1, words="at least 1", minimum=1),
        Key("convolution_mode", "convolutionMode", Enum("truncate", "strict", "same", "causal"), inherited=True, default="truncate"),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    depth_multiplier: int
    kernel_size: int
    stride: int
    padding: int
    dilation: int
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
    weight_noise: IWeightNoise | None
    drop_out: float | IDropout | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    name: str | None
    frozen: bool

    def __init__(
        self,
        depth_multiplier: int = 1,
        kernel_size: int = 2,
        stride: int = 1,
        *,
        padding: int = 0,
        dilation: int = 1,
        convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = None,
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
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            depth_multiplier: int | None = ...,
            kernel_size: int | None = ...,
            stride: int | None = ...,
            padding: int | None = ...,
            dilation: int | None = ...,
            convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> DepthwiseConvolution1D: ...


class DepthwiseConvolution2D(Layer):
    """Convolution of each channel of images by itself, several times: output channel i · depth_multiplier + m is the
    m-th of input channel i.

    Parameters: b [n_in · depth_multiplier], W [kernel height, kernel width, n_in, depth_multiplier].
    DL4J: DepthwiseConvolution2D.

    Args:
        depth_multiplier: How many windows each input channel has. At least 1. Default: 1.
        kernel_size: Height and width of the window. At least 1. Default: (2, 2).
        stride: How far the window moves, down and across. At least 1. Default: (1, 1).
        padding: Rows and columns added on each side; not used with convolution_mode Same. At least 0. Default: (0,
            0).
        dilation: Distance between the inputs that a window covers; 1 means neighbours. At least 1. Default: (1, 1).
        convolution_mode: Truncate: out = floor((in + 2 · padding - kernel) / stride) + 1. Same: out = ceil(in /
            stride). Strict: like Truncate, but leaving out rows or columns is an error. Causal: as Same with all
            padding in front, for sequences. Default: the network's, else "truncate".
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        [n, n_in · depth_multiplier, height', width'].

    Example:
        >>> made = nn.DepthwiseConvolution2D()
    """

    _name = "DepthwiseConvolution2D"
    _positional = ("depth_multiplier", "kernel_size", "stride")
    _keys = (
        Key("depth_multiplier", "depthMultiplier", Integer(), default=1, words="at least 1", minimum=1),
        Key("kernel_size", "kernelSize", Pair(), default=(2, 2), words="at least 1", minimum=1),
        Key("stride", "stride", Pair(), default=(1, 1), words="at least 1", minimum=1),
        Key("padding", "padding", Pair(), default=(0, 0), words="at least 0", minimum=0),
        Key("dilation", "dilation", Pair(), default=(1, 1), words="at least 1", minimum=1),
        Key("convolution_mode", "convolutionMode", Enum("truncate", "strict", "same", "causal"), inherited=True, default="truncate"),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    depth_multiplier: int
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
    weight_noise: IWeightNoise | None
    drop_out: float | IDropout | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    name: str | None
    frozen: bool

    def __init__(
        self,
        depth_multiplier: int = 1,
        kernel_size: int | Sequence[int] = (2, 2),
        stride: int | Sequence[int] = (1, 1),
        *,
        padding: int | Sequence[int] = (0, 0),
        dilation: int | Sequence[int] = (1, 1),
        convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = None,
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
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            depth_multiplier: int | None = ...,
            kernel_size: int | Sequence[int] | None = ...,
            stride: int | Sequence[int] | None = ...,
            padding: int | Sequence[int] | None = ...,
            dilation: int | Sequence[int] | None = ...,
            convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> DepthwiseConvolution2D: ...


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


class EinsumDense(Layer):
    """Products with weights along any axes.

    activation(einsum(equation, x, W) + b)
    Parameters: W, an axis for each letter of the second term; b with the sizes of bias_axes, 1 elsewhere.
    Keras: EinsumDense.

    Args:
        equation: A small letter for each axis of the input, of the weights and of the output: 'nft,fg->ngt'.
            Letters that the output does not have are summed up; '...' in front of input and output stands for all
            other axes. An equation of an input and weights, such as 'nft,fg->ngt', with the letter of the examples
            in front, or with '...'.
        output_shape: The sizes of an example of the output; -1 for an axis of the input. 1 to 4 sizes of at least
            1, or -1 where the input says them.
        bias_axes: Letters of the output along which there is a bias each; none without biases. Default: "".
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        [n, …], series as [n, size, time], images as [n, channels, height, width].

    Output shape:
        [n, output_shape …]; one axis is rows, two are sequences, three images, four volumes. A mask of steps stays
        where the last axis does.

    Example:
        >>> made = nn.EinsumDense("nf,fg->ng", [8], bias_axes="g")
    """

    _name = "EinsumDense"
    _positional = ("equation", "output_shape")
    _keys = (
        Key("equation", "equation", String(), required=True),
        Key("output_shape", "outputShape", Integers(), required=True),
        Key("bias_axes", "biasAxes", String(), default=""),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    equation: str
    output_shape: tuple[int, ...]
    bias_axes: str
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
    name: str | None
    frozen: bool

    def __init__(
        self,
        equation: str,
        output_shape: Sequence[int],
        *,
        bias_axes: str = "",
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
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            equation: str | None = ...,
            output_shape: Sequence[int] | None = ...,
            bias_axes: str | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> EinsumDense: ...


class ElementWiseMultiplication(Layer):
    """A weight for each number.

    activation(x · W + b), element by element
    Parameters: W [size], b [size].
    DL4J: ElementWiseMultiplicationLayer.

    Args:
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        [n, size].

    Output shape:
        [n, size].

    Example:
        >>> made = nn.ElementWiseMultiplication()
    """

    _name = "ElementWiseMultiplication"
    _keys = (
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

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
    weight_noise: IWeightNoise | None
    drop_out: float | IDropout | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    name: str | None
    frozen: bool

    def __init__(
        self,
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
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> ElementWiseMultiplication: ...


class Embedding(Layer):
    """A row of weights for each of some things, named by whole numbers. It must be the first layer.

    activation(W[i] + b)
    Parameters: W [n_in, n_out], b [n_out].
    DL4J: EmbeddingLayer.

    Args:
        n_in: How many things there are, named 0 to n_in - 1: the size of the vocabulary. At least 1.
        n_out: Number of outputs (feature maps, for convolutions). At least 1.
        has_bias: Whether the layer has biases. Default: False.
        updater: How parameters follow their gradient. Default: the network's, else Sgd(learning_rate=0.001).
        bias_updater: How biases follow their gradient; like the weights when not set. Default: the network's.
        weight_init: How weights start. Default: the network's, else "xavier".
        bias_init: The value biases start with. Default: the network's, else 0.0.
        activation: Function applied to the output; not inherited from the network. Default: "identity".
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        [n, 1] int64, each from 0 to n_in - 1.

    Output shape:
        [n, n_out].

    Example:
        >>> made = nn.Embedding(n_in=10, n_out=10)
    """

    _name = "Embedding"
    _positional = ("n_in", "n_out")
    _keys = (
        Key("n_in", "nIn", Integer(), required=True, words="at least 1", minimum=1),
        Key("n_out", "nOut", Integer(), required=True, words="at least 1", minimum=1),
        Key("has_bias", "hasBias", Boolean(), default=False),
        Key("updater", "updater", Object("updater"), inherited=True, default={"@class": "Sgd", "learningRate": 0.001}),
        Key("bias_updater", "biasUpdater", Object("updater"), inherited=True),
        Key("weight_init", "weightInit", Object("weightInit"), inherited=True, default="xavier"),
        Key("bias_init", "biasInit", Number(), inherited=True, default=0.0),
        Key("activation", "activation", Object("activation"), default="identity"),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_in: int
    n_out: int
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
    weight_noise: IWeightNoise | None
    drop_out: float | IDropout | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    name: str | None
    frozen: bool

    def __init__(
        self,
        n_in: int,
        n_out: int,
        *,
        has_bias: bool = False,
        updater: UpdaterLike | None = None,
        bias_updater: UpdaterLike | None = None,
        weight_init: WeightInitLike | None = None,
        bias_init: float | None = None,
        activation: ActivationFunctionLike = "identity",
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
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            n_in: int | None = ...,
            n_out: int | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> Embedding: ...


class EmbeddingSequence(Layer):
    """A row of weights for each of some things, named by whole numbers, such as the words of texts.

    It must be the first layer. activation(W[i] + b) for each step
    Parameters: W [n_in, n_out], b [n_out].
    DL4J: EmbeddingSequenceLayer.

    Args:
        n_in: How many things there are, named 0 to n_in - 1: the size of the vocabulary. At least 1.
        n_out: Number of outputs (feature maps, for convolutions). At least 1.
        has_bias: Whether the layer has biases. Default: False.
        updater: How parameters follow their gradient. Default: the network's, else Sgd(learning_rate=0.001).
        bias_updater: How biases follow their gradient; like the weights when not set. Default: the network's.
        weight_init: How weights start. Default: the network's, else "xavier".
        bias_init: The value biases start with. Default: the network's, else 0.0.
        activation: Function applied to the output; not inherited from the network. Default: "identity".
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        mask_zero: Whether the number 0 is padding: its steps are left out by all layers behind, as Keras' mask_zero
            does. Default: False.

    Input shape:
        [n, time] or [n, 1, time] int64, each from 0 to n_in - 1.

    Output shape:
        [n, n_out, time].

    Example:
        >>> made = nn.EmbeddingSequence(n_in=10, n_out=10)
    """

    _name = "EmbeddingSequence"
    _positional = ("n_in", "n_out")
    _keys = (
        Key("n_in", "nIn", Integer(), required=True, words="at least 1", minimum=1),
        Key("n_out", "nOut", Integer(), required=True, words="at least 1", minimum=1),
        Key("has_bias", "hasBias", Boolean(), default=False),
        Key("updater", "updater", Object("updater"), inherited=True, default={"@class": "Sgd", "learningRate": 0.001}),
        Key("bias_updater", "biasUpdater", Object("updater"), inherited=True),
        Key("weight_init", "weightInit", Object("weightInit"), inherited=True, default="xavier"),
        Key("bias_init", "biasInit", Number(), inherited=True, default=0.0),
        Key("activation", "activation", Object("activation"), default="identity"),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
        Key("mask_zero", "maskZero", Boolean(), default=False),
    )

    n_in: int
    n_out: int
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
    weight_noise: IWeightNoise | None
    drop_out: float | IDropout | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    name: str | None
    frozen: bool
    mask_zero: bool

    def __init__(
        self,
        n_in: int,
        n_out: int,
        *,
        has_bias: bool = False,
        updater: UpdaterLike | None = None,
        bias_updater: UpdaterLike | None = None,
        weight_init: WeightInitLike | None = None,
        bias_init: float | None = None,
        activation: ActivationFunctionLike = "identity",
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
        name: str | None = None,
        frozen: bool = False,
        mask_zero: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            n_in: int | None = ...,
            n_out: int | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
            mask_zero: bool | None = ...,
        ) -> EmbeddingSequence: ...


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
        repeats_masked: Whether the output of a step that the mask leaves out is that of the last real step before
            it, as in Keras, and not 0. Default: False.
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        Key("repeats_masked", "repeatsMasked", Boolean(), default=False),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_out: int
    n_in: int | None
    has_bias: bool
    reset_after: bool
    gate_activation_fn: ActivationFunction
    weight_init_recurrent: WeightInit | None
    repeats_masked: bool
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
        repeats_masked: bool = False,
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
            repeats_masked: bool | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> GRU: ...


class GaussianNoise(Layer):
    """Noise on its own.

    In training x + N(0, stddev²); outside of training nothing changes.
    No parameters.
    Keras: GaussianNoise. DL4J: DropoutLayer with a GaussianNoise.

    Args:
        stddev: Standard deviation: a number or a schedule. At least 0. Default: 0.1.
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
        >>> made = nn.GaussianNoise()
    """

    _name = "GaussianNoise"
    _positional = ("stddev",)
    _keys = (
        Key("stddev", "stddev", NumberOr("schedule", "FixedSchedule"), default=0.1, words="at least 0", minimum=0),
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

    stddev: float | Schedule
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self, stddev: float | Schedule = 0.1, *, name: str | None = None, frozen: bool = False, drop_out: float | IDropout | None = None
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            stddev: float | Schedule | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
            drop_out: float | IDropout | None = ...,
        ) -> GaussianNoise: ...


class GlobalPooling(Layer):
    """One number of each channel: the greatest, the mean, the sum or the p-norm over all time steps or pixels; what a
    mask leaves out does not count.

    No parameters.
    DL4J: GlobalPoolingLayer.

    Args:
        pooling_type: What is made of a window: its greatest number, mean, sum or p-norm. Default: "max".
        pnorm: The p of p-norms. At least 1. Default: 2.0.
        collapse_dimensions: Whether the axes go away; otherwise they stay with size 1. Default: True.
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.

    Input shape:
        [n, channels, time], [n, channels, height, width] or volumes.

    Output shape:
        [n, channels], or with collapse_dimensions off axes of size 1.

    Example:
        >>> made = nn.GlobalPooling()
    """

    _name = "GlobalPooling"
    _positional = ("pooling_type",)
    _keys = (
        Key("pooling_type", "poolingType", Enum("max", "avg", "sum", "pnorm"), default="max"),
        Key("pnorm", "pnorm", Number(), default=2.0, words="at least 1", minimum=1),
        Key("collapse_dimensions", "collapseDimensions", Boolean(), default=True),
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
    pnorm: float
    collapse_dimensions: bool
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self,
        pooling_type: Literal["max", "avg", "sum", "pnorm"] = "max",
        *,
        pnorm: float = 2.0,
        collapse_dimensions: bool = True,
        name: str | None = None,
        frozen: bool = False,
        drop_out: float | IDropout | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            pooling_type: Literal["max", "avg", "sum", "pnorm"] | None = ...,
            pnorm: float | None = ...,
            collapse_dimensions: bool | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
            drop_out: float | IDropout | None = ...,
        ) -> GlobalPooling: ...


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
        repeats_masked: Whether the output of a step that the mask leaves out is that of the last real step before
            it, as in Keras, and not 0. Default: False.
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        Key("repeats_masked", "repeatsMasked", Boolean(), default=False),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_out: int
    n_in: int | None
    has_bias: bool
    gate_activation_fn: ActivationFunction
    forget_gate_bias_init: float
    weight_init_recurrent: WeightInit | None
    repeats_masked: bool
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
        repeats_masked: bool = False,
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
            repeats_masked: bool | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> GravesLSTM: ...


class GroupNormalization(Layer):
    """Group normalization: each group of channels of an example by its own mean and variance, over all pixels or time
    steps.

    One group normalizes whole examples, as many as channels is instance normalization. gamma · (x - mean) /
    sqrt(var + eps) + beta
    Parameters: gamma, beta, each [channels].
    Source: Wu and He 2018.

    Args:
        groups: Into how many groups the channels are divided; it must divide their number. At least 1. Default: 32.
        eps: Added to the variance, so that nothing is divided by 0. Greater than 0. Default: 1e-05.
        scale: Whether each feature is multiplied by a learnt gain gamma. Default: True.
        center: Whether a learnt offset beta is added to each feature. Default: True.
        updater: How parameters follow their gradient. Default: the network's, else Sgd(learning_rate=0.001).
        gradient_normalization: What is done to the layer's gradient before the updater sees it. Default: the
            network's, else "none".
        gradient_normalization_threshold: The threshold T of the Clip… normalizations. Greater than 0. Default: the
            network's, else 1.0.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.

    Input shape:
        [n, channels, …]; steps that a mask leaves out do not count.

    Output shape:
        the same shape.

    Example:
        >>> made = nn.GroupNormalization()
    """

    _name = "GroupNormalization"
    _positional = ("groups", "eps")
    _keys = (
        Key("groups", "groups", Integer(), default=32, words="at least 1", minimum=1),
        Key("eps", "eps", Number(), default=1e-05, words="greater than 0", minimum=0, exclusive=(True, False)),
        Key("scale", "scale", Boolean(), default=True),
        Key("center", "center", Boolean(), default=True),
        Key("updater", "updater", Object("updater"), inherited=True, default={"@class": "Sgd", "learningRate": 0.001}),
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

    groups: int
    eps: float
    scale: bool
    center: bool
    updater: Updater | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    drop_out: float | IDropout | None
    name: str | None
    frozen: bool

    def __init__(
        self,
        groups: int = 32,
        eps: float = 1e-05,
        *,
        scale: bool = True,
        center: bool = True,
        updater: UpdaterLike | None = None,
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
        drop_out: float | IDropout | None = None,
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            groups: int | None = ...,
            eps: float | None = ...,
            scale: bool | None = ...,
            center: bool | None = ...,
            updater: UpdaterLike | None = ...,
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
            drop_out: float | IDropout | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> GroupNormalization: ...


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
        repeats_masked: Whether the output of a step that the mask leaves out is that of the last real step before
            it, as in Keras, and not 0. Default: False.
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        Key("repeats_masked", "repeatsMasked", Boolean(), default=False),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_out: int
    n_in: int | None
    has_bias: bool
    gate_activation_fn: ActivationFunction
    forget_gate_bias_init: float
    weight_init_recurrent: WeightInit | None
    repeats_masked: bool
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
        repeats_masked: bool = False,
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
            repeats_masked: bool | None = ...,
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
        >>> made = nn.LastTimeStep(layer=nn.LSTM(n_out=10))
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


class LayerNormalization(Layer):
    """Layer normalization: each example, time step or pixel by mean and variance of its own features.

    gamma · (x - mean) / sqrt(var + eps) + beta
    Parameters: gamma, beta, each [features].
    Source: Ba, Kiros and Hinton 2016.

    Args:
        eps: Added to the variance, so that nothing is divided by 0. Greater than 0. Default: 1e-05.
        scale: Whether each feature is multiplied by a learnt gain gamma. Default: True.
        center: Whether a learnt offset beta is added to each feature. Default: True.
        updater: How parameters follow their gradient. Default: the network's, else Sgd(learning_rate=0.001).
        gradient_normalization: What is done to the layer's gradient before the updater sees it. Default: the
            network's, else "none".
        gradient_normalization_threshold: The threshold T of the Clip… normalizations. Greater than 0. Default: the
            network's, else 1.0.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.

    Input shape:
        [n, features, …].

    Output shape:
        the same shape.

    Example:
        >>> made = nn.LayerNormalization()
    """

    _name = "LayerNormalization"
    _positional = ("eps",)
    _keys = (
        Key("eps", "eps", Number(), default=1e-05, words="greater than 0", minimum=0, exclusive=(True, False)),
        Key("scale", "scale", Boolean(), default=True),
        Key("center", "center", Boolean(), default=True),
        Key("updater", "updater", Object("updater"), inherited=True, default={"@class": "Sgd", "learningRate": 0.001}),
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

    eps: float
    scale: bool
    center: bool
    updater: Updater | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    drop_out: float | IDropout | None
    name: str | None
    frozen: bool

    def __init__(
        self,
        eps: float = 1e-05,
        *,
        scale: bool = True,
        center: bool = True,
        updater: UpdaterLike | None = None,
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
        drop_out: float | IDropout | None = None,
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            eps: float | None = ...,
            scale: bool | None = ...,
            center: bool | None = ...,
            updater: UpdaterLike | None = ...,
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
            drop_out: float | IDropout | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> LayerNormalization: ...


class LearnedSelfAttention(Layer):
    """Learnt queries look at a series, so that it becomes one of a known length.

    softmax(Q KT / sqrt(head_size)) V with keys and values from the series, for each head; a step that the mask
    leaves out has the weight 0.
    Parameters: Q [1, n_in, n_queries], Wq, Wk, Wv, each [n_heads, head_size, n_in], Wo [n_heads · head_size,
    n_out], with has_bias also bq, bk, bv, bo; Q alone without project_input.
    DL4J: LearnedSelfAttentionLayer.

    Args:
        n_out: Number of outputs (feature maps, for convolutions). At least 1.
        n_queries: How many queries are learnt: the time steps of the output. At least 1.
        n_heads: How many heads look at the series, each with projections of its own. At least 1. Default: 1.
        n_key_value_heads: How many heads keys and values have, each for a group of n_heads / n_key_value_heads
            heads of queries; n_heads when not set. 1 is multi-query attention. Keras: GroupQueryAttention. Source:
            Ainslie et al. 2023. At least 1.
        head_size: How many numbers a head computes with; n_out / n_heads when not set. At least 1.
        n_in: Number of inputs (channels, for convolutions); inferred from the layer before when not set. At least
            1.
        project_input: Whether queries, keys and values are made from the input by learnt weights (DL4J's default:
            false). Without, there is one head, and n_out is the input's size. Default: True.
        has_bias: Whether the projections have biases, as PyTorch's have (DL4J's have none). Default: False.
        use_causal_mask: Whether a step sees only itself and the steps before it. Default: False.
        attention_drop_out: Probability of KEEPING each weight of the attention in training (Keras and PyTorch give
            the probability of dropping). 1 and 0 mean no dropout. Between 0 and 1. Default: 1.0.
        updater: How parameters follow their gradient. Default: the network's, else Sgd(learning_rate=0.001).
        bias_updater: How biases follow their gradient; like the weights when not set. Default: the network's.
        weight_init: How weights start. Default: the network's, else "xavier".
        bias_init: The value biases start with. Default: the network's, else 0.0.
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        [n, n_out, n_queries].

    Example:
        >>> made = nn.LearnedSelfAttention(n_out=10, n_queries=10)
    """

    _name = "LearnedSelfAttention"
    _positional = ("n_out",)
    _keys = (
        Key("n_out", "nOut", Integer(), required=True, words="at least 1", minimum=1),
        Key("n_heads", "nHeads", Integer(), default=1, words="at least 1", minimum=1),
        Key("n_key_value_heads", "nKeyValueHeads", Integer(), words="at least 1", minimum=1),
        Key("head_size", "headSize", Integer(), words="at least 1", minimum=1),
        Key("n_queries", "nQueries", Integer(), required=True, words="at least 1", minimum=1),
        Key("n_in", "nIn", Integer(), words="at least 1", minimum=1),
        Key("project_input", "projectInput", Boolean(), default=True),
        Key("has_bias", "hasBias", Boolean(), default=False),
        Key("use_causal_mask", "useCausalMask", Boolean(), default=False),
        Key(
            "attention_drop_out",
            "attentionDropOut",
            NumberOr("dropout", "Dropout"),
            default=1.0,
            words="between 0 and 1",
            minimum=0,
            maximum=1,
        ),
        Key("updater", "updater", Object("updater"), inherited=True, default={"@class": "Sgd", "learningRate": 0.001}),
        Key("bias_updater", "biasUpdater", Object("updater"), inherited=True),
        Key("weight_init", "weightInit", Object("weightInit"), inherited=True, default="xavier"),
        Key("bias_init", "biasInit", Number(), inherited=True, default=0.0),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_out: int
    n_heads: int
    n_key_value_heads: int | None
    head_size: int | None
    n_queries: int
    n_in: int | None
    project_input: bool
    has_bias: bool
    use_causal_mask: bool
    attention_drop_out: float | IDropout
    updater: Updater | None
    bias_updater: Updater | None
    weight_init: WeightInit | None
    bias_init: float | None
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
    name: str | None
    frozen: bool

    def __init__(
        self,
        n_out: int,
        *,
        n_queries: int,
        n_heads: int = 1,
        n_key_value_heads: int | None = None,
        head_size: int | None = None,
        n_in: int | None = None,
        project_input: bool = True,
        has_bias: bool = False,
        use_causal_mask: bool = False,
        attention_drop_out: float | IDropout = 1.0,
        updater: UpdaterLike | None = None,
        bias_updater: UpdaterLike | None = None,
        weight_init: WeightInitLike | None = None,
        bias_init: float | None = None,
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
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            n_out: int | None = ...,
            n_heads: int | None = ...,
            n_key_value_heads: int | None = ...,
            head_size: int | None = ...,
            n_queries: int | None = ...,
            n_in: int | None = ...,
            project_input: bool | None = ...,
            has_bias: bool | None = ...,
            use_causal_mask: bool | None = ...,
            attention_drop_out: float | IDropout | None = ...,
            updater: UpdaterLike | None = ...,
            bias_updater: UpdaterLike | None = ...,
            weight_init: WeightInitLike | None = ...,
            bias_init: float | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> LearnedSelfAttention: ...


class LocalResponseNormalization(Layer):
    """Local response normalization: each pixel divided by a power of what lies beside it in the neighbouring channels.

    x / (k + alpha · sum of x² over n channels)^beta
    No parameters.
    DL4J: LocalResponseNormalization. Source: Krizhevsky, Sutskever and Hinton 2012.

    Args:
        n: How many neighbouring channels count: n / 2, rounded down, on each side and the channel itself. At least
            1. Default: 5.
        k: What is added to the sum. Greater than 0. Default: 2.0.
        alpha: The factor of the sum (as in DL4J; PyTorch divides it by n). At least 0. Default: 0.0001.
        beta: The exponent. Default: 0.75.
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
        the same shape.

    Example:
        >>> made = nn.LocalResponseNormalization()
    """

    _name = "LocalResponseNormalization"
    _positional = ("n", "k", "alpha", "beta")
    _keys = (
        Key("n", "n", Integer(), default=5, words="at least 1", minimum=1),
        Key("k", "k", Number(), default=2.0, words="greater than 0", minimum=0, exclusive=(True, False)),
        Key("alpha", "alpha", Number(), default=0.0001, words="at least 0", minimum=0),
        Key("beta", "beta", Number(), default=0.75),
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

    n: int
    k: float
    alpha: float
    beta: float
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self,
        n: int = 5,
        k: float = 2.0,
        alpha: float = 0.0001,
        beta: float = 0.75,
        *,
        name: str | None = None,
        frozen: bool = False,
        drop_out: float | IDropout | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            n: int | None = ...,
            k: float | None = ...,
            alpha: float | None = ...,
            beta: float | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
            drop_out: float | IDropout | None = ...,
        ) -> LocalResponseNormalization: ...


class LocallyConnected1D(Layer):
    """As a convolution of sequences, but with weights of its own at each place, so that their size must be known.

    Parameters: W [places, n_in · kernel, n_out], b [n_out].
    DL4J: LocallyConnected1D.

    Args:
        n_out: Number of outputs (feature maps, for convolutions). At least 1.
        kernel_size: Steps of the window. At least 1. Default: 2.
        stride: How far the window moves. At least 1. Default: 1.
        padding: Steps added at each end; not used with convolution_mode Same or Causal. At least 0. Default: 0.
        dilation: Distance between the steps that a window covers; 1 means neighbours. At least 1. Default: 1.
        convolution_mode: Truncate: out = floor((in + 2 · padding - kernel) / stride) + 1. Same: out = ceil(in /
            stride). Strict: like Truncate, but leaving out rows or columns is an error. Causal: as Same with all
            padding in front, for sequences. Default: the network's, else "truncate".
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        bias_per_place: Whether each place has biases of its own, as in Keras: b [n_out · places]. Default: False.

    Input shape:
        [n, n_in, time]; what a mask leaves out counts as 0.

    Output shape:
        [n, n_out, time'].

    Example:
        >>> made = nn.LocallyConnected1D(n_out=10)
    """

    _name = "LocallyConnected1D"
    _positional = ("n_out", "kernel_size", "stride")
    _keys = (
        Key("n_out", "nOut", Integer(), required=True, words="at least 1", minimum=1),
        Key("kernel_size", "kernelSize", Integer(), default=2, words="at least 1", minimum=1),
        Key("stride", "stride", Integer(), default=1, words="at least 1", minimum=1),
        Key("padding", "padding", Integer(), default=0, words="at least 0", minimum=0),
        Key("dilation", "dilation", Integer(), default=1, words="at least 1", minimum=1),
        Key("convolution_mode", "convolutionMode", Enum("truncate", "strict", "same", "causal"), inherited=True, default="truncate"),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
        Key("bias_per_place", "biasPerPlace", Boolean(), default=False),
    )

    n_out: int
    kernel_size: int
    stride: int
    padding: int
    dilation: int
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
    weight_noise: IWeightNoise | None
    drop_out: float | IDropout | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    name: str | None
    frozen: bool
    bias_per_place: bool

    def __init__(
        self,
        n_out: int,
        kernel_size: int = 2,
        stride: int = 1,
        *,
        padding: int = 0,
        dilation: int = 1,
        convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = None,
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
        name: str | None = None,
        frozen: bool = False,
        bias_per_place: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            n_out: int | None = ...,
            kernel_size: int | None = ...,
            stride: int | None = ...,
            padding: int | None = ...,
            dilation: int | None = ...,
            convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
            bias_per_place: bool | None = ...,
        ) -> LocallyConnected1D: ...


class LocallyConnected2D(Layer):
    """As a convolution of images, but with weights of its own at each place, so that their size must be known.

    Parameters: W [places, n_in · kernel, n_out], b [n_out].
    DL4J: LocallyConnected2D.

    Args:
        n_out: Number of outputs (feature maps, for convolutions). At least 1.
        kernel_size: Height and width of the window. At least 1. Default: (2, 2).
        stride: How far the window moves, down and across. At least 1. Default: (1, 1).
        padding: Rows and columns added on each side; not used with convolution_mode Same. At least 0. Default: (0,
            0).
        dilation: Distance between the inputs that a window covers; 1 means neighbours. At least 1. Default: (1, 1).
        convolution_mode: Truncate: out = floor((in + 2 · padding - kernel) / stride) + 1. Same: out = ceil(in /
            stride). Strict: like Truncate, but leaving out rows or columns is an error. Causal: as Same with all
            padding in front, for sequences. Default: the network's, else "truncate".
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        bias_per_place: Whether each place has biases of its own, as in Keras: b [n_out · places]. Default: False.

    Input shape:
        [n, n_in, height, width].

    Output shape:
        [n, n_out, height', width'].

    Example:
        >>> made = nn.LocallyConnected2D(n_out=10)
    """

    _name = "LocallyConnected2D"
    _positional = ("n_out", "kernel_size", "stride")
    _keys = (
        Key("n_out", "nOut", Integer(), required=True, words="at least 1", minimum=1),
        Key("kernel_size", "kernelSize", Pair(), default=(2, 2), words="at least 1", minimum=1),
        Key("stride", "stride", Pair(), default=(1, 1), words="at least 1", minimum=1),
        Key("padding", "padding", Pair(), default=(0, 0), words="at least 0", minimum=0),
        Key("dilation", "dilation", Pair(), default=(1, 1), words="at least 1", minimum=1),
        Key("convolution_mode", "convolutionMode", Enum("truncate", "strict", "same", "causal"), inherited=True, default="truncate"),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
        Key("bias_per_place", "biasPerPlace", Boolean(), default=False),
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
    weight_noise: IWeightNoise | None
    drop_out: float | IDropout | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    name: str | None
    frozen: bool
    bias_per_place: bool

    def __init__(
        self,
        n_out: int,
        kernel_size: int | Sequence[int] = (2, 2),
        stride: int | Sequence[int] = (1, 1),
        *,
        padding: int | Sequence[int] = (0, 0),
        dilation: int | Sequence[int] = (1, 1),
        convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = None,
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
        name: str | None = None,
        frozen: bool = False,
        bias_per_place: bool = False,
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
            convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
            bias_per_place: bool | None = ...,
        ) -> LocallyConnected2D: ...


class Loss(Layer):
    """A loss and an activation without weights, the last of a network.

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
        [n, size], or of sequences [n, size, time].

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
        >>> made = nn.MaskZero(layer=nn.LSTM(n_out=10))
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


class Normalization(Layer):
    """Fixed means taken off and fixed deviations divided by.

    (x - mean) / max(sqrt(variance), 1e-7)
    No parameters.

    Args:
        mean: What is taken off: one number, or one for each feature. At least one number.
        variance: Whose root is divided by: one number, or one for each feature. At least one number, each 0 or
            more.
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.

    Input shape:
        [n, features, …].

    Output shape:
        the same shape.

    Example:
        >>> made = nn.Normalization(mean=[0.5, 2], variance=[0.5, 2])
    """

    _name = "Normalization"
    _positional = ("mean", "variance")
    _keys = (
        Key("mean", "mean", Numbers(), required=True),
        Key("variance", "variance", Numbers(), required=True),
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

    mean: tuple[float, ...]
    variance: tuple[float, ...]
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self,
        mean: Sequence[float],
        variance: Sequence[float],
        *,
        name: str | None = None,
        frozen: bool = False,
        drop_out: float | IDropout | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            mean: Sequence[float] | None = ...,
            variance: Sequence[float] | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
            drop_out: float | IDropout | None = ...,
        ) -> Normalization: ...


class OCNNOutput(Layer):
    """Learns from normal examples alone what is not normal, the last of a network.

    y = activation(x · v) · w, normal where y >= r. Loss: 0.5 · |v|² + 0.5 · |w|² + max(0, r - y) / nu - r; its
    border r goes where a share nu of the examples lies below it. M2.1 divides that by the mini-batch's size once
    more.
    Labels: none; those that are given are not looked at.
    Parameters: v [n_in, hidden_size], w [hidden_size, 1], r [1].
    DL4J: OCNNOutputLayer. Source: Chalapathy, Menon and Chawla 2018.

    Args:
        hidden_size: Size of the hidden layer. At least 1.
        nu: The share of the training's examples that may lie outside of what is normal. Greater than 0. Default:
            0.04.
        initial_r_value: The border that r starts with. Default: 0.1.
        n_in: Number of inputs (channels, for convolutions); inferred from the layer before when not set. At least
            1.
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        [n, 1].

    Example:
        >>> made = nn.OCNNOutput(hidden_size=10)
    """

    _name = "OCNNOutput"
    _positional = ("hidden_size", "nu")
    _keys = (
        Key("hidden_size", "hiddenSize", Integer(), required=True, words="at least 1", minimum=1),
        Key("nu", "nu", Number(), default=0.04, words="greater than 0", minimum=0, exclusive=(True, False)),
        Key("initial_r_value", "initialRValue", Number(), default=0.1),
        Key("n_in", "nIn", Integer(), words="at least 1", minimum=1),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    hidden_size: int
    nu: float
    initial_r_value: float
    n_in: int | None
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
    name: str | None
    frozen: bool

    def __init__(
        self,
        hidden_size: int,
        nu: float = 0.04,
        *,
        initial_r_value: float = 0.1,
        n_in: int | None = None,
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
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            hidden_size: int | None = ...,
            nu: float | None = ...,
            initial_r_value: float | None = ...,
            n_in: int | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> OCNNOutput: ...


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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
    weight_noise: IWeightNoise | None
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> Output: ...


class PReLU(Layer):
    """ReLU with learnt slopes below 0.

    x > 0 ? x : W · x
    Parameters: W in the shape of an example, with size 1 along shared axes.
    DL4J: PReLULayer. Source: He et al. 2015.

    Args:
        shared_axes: Axes along which one slope holds, counted with that of the examples as 0: [2, 3] is a slope for
            each channel of images. At least 1. Default: ().
        weight_init: How slopes start (PyTorch: 0.25); not inherited from the network. Default: Constant(value=0.0).
        updater: How parameters follow their gradient. Default: the network's, else Sgd(learning_rate=0.001).
        l1: Adds l1 · sum |w| over the weights to the score. At least 0. Default: the network's, else 0.0.
        l2: Adds 0.5 · l2 · sum w² over the weights to the score. At least 0. Default: the network's, else 0.0.
        weight_decay: How much of the weights each step takes away, times the learning rate: a number or a schedule.
            Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has, as with
            l2). At least 0. Default: the network's, else 0.0.
        weight_decay_apply_lr: Whether weight decay is multiplied by the learning rate, where there is one. Default:
            the network's, else True.
        constrain_weights: Limits that the weights are brought back to after each step. Default: the network's.
        gradient_normalization: What is done to the layer's gradient before the updater sees it. Default: the
            network's, else "none".
        gradient_normalization_threshold: The threshold T of the Clip… normalizations. Greater than 0. Default: the
            network's, else 1.0.
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.

    Input shape:
        [n, …].

    Output shape:
        the same shape.

    Example:
        >>> made = nn.PReLU()
    """

    _name = "PReLU"
    _positional = ("shared_axes",)
    _keys = (
        Key("shared_axes", "sharedAxes", Integers(), default=(), words="at least 1", minimum=1),
        Key("weight_init", "weightInit", Object("weightInit"), default={"@class": "Constant", "value": 0.0}),
        Key("updater", "updater", Object("updater"), inherited=True, default={"@class": "Sgd", "learningRate": 0.001}),
        Key("l1", "l1", Number(), inherited=True, default=0.0, words="at least 0", minimum=0),
        Key("l2", "l2", Number(), inherited=True, default=0.0, words="at least 0", minimum=0),
        Key(
            "weight_decay", "weightDecay", NumberOr("schedule", "FixedSchedule"), inherited=True, default=0.0, words="at least 0", minimum=0
        ),
        Key("weight_decay_apply_lr", "weightDecayApplyLR", Boolean(), inherited=True, default=True),
        Key("constrain_weights", "constrainWeights", Objects("constraint"), inherited=True),
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

    shared_axes: tuple[int, ...]
    weight_init: WeightInit
    updater: Updater | None
    l1: float | None
    l2: float | None
    weight_decay: float | Schedule | None
    weight_decay_apply_lr: bool | None
    constrain_weights: tuple[Constraint, ...] | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self,
        shared_axes: Sequence[int] = (),
        *,
        weight_init: WeightInitLike | None = None,
        updater: UpdaterLike | None = None,
        l1: float | None = None,
        l2: float | None = None,
        weight_decay: float | Schedule | None = None,
        weight_decay_apply_lr: bool | None = None,
        constrain_weights: Sequence[Constraint] | None = None,
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
        drop_out: float | IDropout | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            shared_axes: Sequence[int] | None = ...,
            weight_init: WeightInitLike | None = ...,
            updater: UpdaterLike | None = ...,
            l1: float | None = ...,
            l2: float | None = ...,
            weight_decay: float | Schedule | None = ...,
            weight_decay_apply_lr: bool | None = ...,
            constrain_weights: Sequence[Constraint] | None = ...,
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
            drop_out: float | IDropout | None = ...,
        ) -> PReLU: ...


class Permute(Layer):
    """The axes of an example in another order. A mask of steps is dropped.

    No parameters.
    DL4J: PermutePreprocessor.

    Args:
        dims: The axes of an example in their new order, counted from 1. At least 1.
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.

    Input shape:
        [n, …].

    Output shape:
        with axis dims[i] of the input as axis i + 1.

    Example:
        >>> made = nn.Permute(dims=[2, 3])
    """

    _name = "Permute"
    _positional = ("dims",)
    _keys = (
        Key("dims", "dims", Integers(), required=True, words="at least 1", minimum=1),
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

    dims: tuple[int, ...]
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self, dims: Sequence[int], *, name: str | None = None, frozen: bool = False, drop_out: float | IDropout | None = None
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            dims: Sequence[int] | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
            drop_out: float | IDropout | None = ...,
        ) -> Permute: ...


class PositionEmbedding(Layer):
    """Adds learnt numbers of the place to each step of a series, so that attention knows the order of the steps.

    Parameters: W [size, max_length].
    Keras-Hub: PositionEmbedding.

    Args:
        max_length: How many time steps a series may have. At least 1.
        updater: How parameters follow their gradient. Default: the network's, else Sgd(learning_rate=0.001).
        bias_updater: How biases follow their gradient; like the weights when not set. Default: the network's.
        weight_init: How weights start. Default: the network's, else "xavier".
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        [n, size, time], of at most max_length steps.

    Output shape:
        the same shape.

    Example:
        >>> made = nn.PositionEmbedding(max_length=10)
    """

    _name = "PositionEmbedding"
    _positional = ("max_length",)
    _keys = (
        Key("max_length", "maxLength", Integer(), required=True, words="at least 1", minimum=1),
        Key("updater", "updater", Object("updater"), inherited=True, default={"@class": "Sgd", "learningRate": 0.001}),
        Key("bias_updater", "biasUpdater", Object("updater"), inherited=True),
        Key("weight_init", "weightInit", Object("weightInit"), inherited=True, default="xavier"),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    max_length: int
    updater: Updater | None
    bias_updater: Updater | None
    weight_init: WeightInit | None
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
    name: str | None
    frozen: bool

    def __init__(
        self,
        max_length: int,
        *,
        updater: UpdaterLike | None = None,
        bias_updater: UpdaterLike | None = None,
        weight_init: WeightInitLike | None = None,
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
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            max_length: int | None = ...,
            updater: UpdaterLike | None = ...,
            bias_updater: UpdaterLike | None = ...,
            weight_init: WeightInitLike | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> PositionEmbedding: ...


class PositionalEncoding(Layer):
    """Adds sines and cosines of the place to each step of a series, so that attention knows the order of the steps.

    x[2i] + sin(t / base^(2i / size)), x[2i + 1] + cos(t / base^(2i / size)) at step t, counted from 0.
    No parameters.
    Source: Vaswani et al. 2017. Keras-Hub: SinePositionEncoding.

    Args:
        base: The slowest wave takes nearly 2π times as many steps. Greater than 1. Default: 10000.0.
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
        >>> made = nn.PositionalEncoding()
    """

    _name = "PositionalEncoding"
    _keys = (
        Key("base", "base", Number(), default=10000.0, words="greater than 1", minimum=1, exclusive=(True, False)),
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

    base: float
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self, *, base: float = 10000.0, name: str | None = None, frozen: bool = False, drop_out: float | IDropout | None = None
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, base: float | None = ..., name: str | None = ..., frozen: bool | None = ..., drop_out: float | IDropout | None = ...
        ) -> PositionalEncoding: ...


class PrimaryCapsules(Layer):
    """The first capsules, made from an image by a convolution.

    squash(c) = |c|² / (1 + |c|²) · c / |c| of every capsule_dimensions numbers of the convolution's [channels ·
    capsule_dimensions, height', width'] in a row.
    Parameters: b [channels · capsule_dimensions], W [channels · capsule_dimensions, n_in, kernel height, kernel
    width].
    DL4J: PrimaryCapsules. Source: Sabour, Frosst and Hinton 2017.

    Args:
        capsule_dimensions: Numbers of a capsule. At least 1.
        channels: Capsules at each place that the window stops at. At least 1.
        kernel_size: Height and width of the window. At least 1. Default: (9, 9).
        stride: How far the window moves, down and across. At least 1. Default: (2, 2).
        padding: Rows and columns added on each side; not used with convolution_mode Same. At least 0. Default: (0,
            0).
        dilation: Distance between the inputs that a window covers; 1 means neighbours. At least 1. Default: (1, 1).
        convolution_mode: Truncate: out = floor((in + 2 · padding - kernel) / stride) + 1. Same: out = ceil(in /
            stride). Strict: like Truncate, but leaving out rows or columns is an error. Causal: as Same with all
            padding in front, for sequences. Default: the network's, else "truncate".
        has_bias: Whether the layer has biases. Default: True.
        use_relu: Whether what the convolution makes goes through relu. Default: False.
        leak: The slope of that relu below 0. At least 0. Default: 0.0.
        n_in: Number of inputs (channels, for convolutions); inferred from the layer before when not set. At least
            1.
        updater: How parameters follow their gradient. Default: the network's, else Sgd(learning_rate=0.001).
        bias_updater: How biases follow their gradient; like the weights when not set. Default: the network's.
        weight_init: How weights start. Default: the network's, else "xavier".
        bias_init: The value biases start with. Default: the network's, else 0.0.
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        [n, channels · height' · width', capsule_dimensions].

    Example:
        >>> made = nn.PrimaryCapsules(capsule_dimensions=10, channels=10)
    """

    _name = "PrimaryCapsules"
    _positional = ("capsule_dimensions", "channels", "kernel_size", "stride")
    _keys = (
        Key("capsule_dimensions", "capsuleDimensions", Integer(), required=True, words="at least 1", minimum=1),
        Key("channels", "channels", Integer(), required=True, words="at least 1", minimum=1),
        Key("kernel_size", "kernelSize", Pair(), default=(9, 9), words="at least 1", minimum=1),
        Key("stride", "stride", Pair(), default=(2, 2), words="at least 1", minimum=1),
        Key("padding", "padding", Pair(), default=(0, 0), words="at least 0", minimum=0),
        Key("dilation", "dilation", Pair(), default=(1, 1), words="at least 1", minimum=1),
        Key("convolution_mode", "convolutionMode", Enum("truncate", "strict", "same", "causal"), inherited=True, default="truncate"),
        Key("has_bias", "hasBias", Boolean(), default=True),
        Key("use_relu", "useRelu", Boolean(), default=False),
        Key("leak", "leak", Number(), default=0.0, words="at least 0", minimum=0),
        Key("n_in", "nIn", Integer(), words="at least 1", minimum=1),
        Key("updater", "updater", Object("updater"), inherited=True, default={"@class": "Sgd", "learningRate": 0.001}),
        Key("bias_updater", "biasUpdater", Object("updater"), inherited=True),
        Key("weight_init", "weightInit", Object("weightInit"), inherited=True, default="xavier"),
        Key("bias_init", "biasInit", Number(), inherited=True, default=0.0),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    capsule_dimensions: int
    channels: int
    kernel_size: tuple[int, int]
    stride: tuple[int, int]
    padding: tuple[int, int]
    dilation: tuple[int, int]
    convolution_mode: str | None
    has_bias: bool
    use_relu: bool
    leak: float
    n_in: int | None
    updater: Updater | None
    bias_updater: Updater | None
    weight_init: WeightInit | None
    bias_init: float | None
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
    name: str | None
    frozen: bool

    def __init__(
        self,
        capsule_dimensions: int,
        channels: int,
        kernel_size: int | Sequence[int] = (9, 9),
        stride: int | Sequence[int] = (2, 2),
        *,
        padding: int | Sequence[int] = (0, 0),
        dilation: int | Sequence[int] = (1, 1),
        convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = None,
        has_bias: bool = True,
        use_relu: bool = False,
        leak: float = 0.0,
        n_in: int | None = None,
        updater: UpdaterLike | None = None,
        bias_updater: UpdaterLike | None = None,
        weight_init: WeightInitLike | None = None,
        bias_init: float | None = None,
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
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            capsule_dimensions: int | None = ...,
            channels: int | None = ...,
            kernel_size: int | Sequence[int] | None = ...,
            stride: int | Sequence[int] | None = ...,
            padding: int | Sequence[int] | None = ...,
            dilation: int | Sequence[int] | None = ...,
            convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = ...,
            has_bias: bool | None = ...,
            use_relu: bool | None = ...,
            leak: float | None = ...,
            n_in: int | None = ...,
            updater: UpdaterLike | None = ...,
            bias_updater: UpdaterLike | None = ...,
            weight_init: WeightInitLike | None = ...,
            bias_init: float | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> PrimaryCapsules: ...


class RBM(Layer):
    """A restricted Boltzmann machine; pretrain teaches it by contrastive divergence, and several on each other are a
    deep belief network.

    h = mean(x · W + b). Pretraining: along <v h> of the data less <v h> after k steps of Gibbs sampling; the score
    is the squared error of reconstruction, of binary inputs the cross-entropy.
    Parameters: W [n_in, n_out], b [n_out], vb [n_in], which only pretraining learns.
    DL4J: RBM, until 0.9. Sources: Hinton 2002; Hinton, Osindero and Teh 2006.

    Args:
        n_out: Number of outputs (feature maps, for convolutions). At least 1.
        visible_unit: What the inputs are: BINARY (from 0 to 1) or GAUSSIAN (any, of variance 1). Default: "binary".
        hidden_unit: What the outputs are: BINARY (activation sigmoid), GAUSSIAN (identity) or RECTIFIED (relu).
            Default: "binary".
        k: Steps of Gibbs sampling that contrastive divergence makes. Between 1 and 10000. Default: 1.
        n_in: Number of inputs (channels, for convolutions); inferred from the layer before when not set. At least
            1.
        updater: How parameters follow their gradient. Default: the network's, else Sgd(learning_rate=0.001).
        bias_updater: How biases follow their gradient; like the weights when not set. Default: the network's.
        weight_init: How weights start. Default: the network's, else "xavier".
        bias_init: The value biases start with. Default: the network's, else 0.0.
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        [n, n_out], the means of the hidden units.

    Example:
        >>> made = nn.RBM(n_out=10)
    """

    _name = "RBM"
    _positional = ("n_out",)
    _keys = (
        Key("n_out", "nOut", Integer(), required=True, words="at least 1", minimum=1),
        Key("visible_unit", "visibleUnit", Enum("binary", "gaussian", "rectified"), default="binary"),
        Key("hidden_unit", "hiddenUnit", Enum("binary", "gaussian", "rectified"), default="binary"),
        Key("k", "k", Integer(), default=1, words="between 1 and 10000", minimum=1, maximum=10000),
        Key("n_in", "nIn", Integer(), words="at least 1", minimum=1),
        Key("updater", "updater", Object("updater"), inherited=True, default={"@class": "Sgd", "learningRate": 0.001}),
        Key("bias_updater", "biasUpdater", Object("updater"), inherited=True),
        Key("weight_init", "weightInit", Object("weightInit"), inherited=True, default="xavier"),
        Key("bias_init", "biasInit", Number(), inherited=True, default=0.0),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_out: int
    visible_unit: str
    hidden_unit: str
    k: int
    n_in: int | None
    updater: Updater | None
    bias_updater: Updater | None
    weight_init: WeightInit | None
    bias_init: float | None
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
    name: str | None
    frozen: bool

    def __init__(
        self,
        n_out: int,
        *,
        visible_unit: Literal["binary", "gaussian", "rectified"] = "binary",
        hidden_unit: Literal["binary", "gaussian", "rectified"] = "binary",
        k: int = 1,
        n_in: int | None = None,
        updater: UpdaterLike | None = None,
        bias_updater: UpdaterLike | None = None,
        weight_init: WeightInitLike | None = None,
        bias_init: float | None = None,
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
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            n_out: int | None = ...,
            visible_unit: Literal["binary", "gaussian", "rectified"] | None = ...,
            hidden_unit: Literal["binary", "gaussian", "rectified"] | None = ...,
            k: int | None = ...,
            n_in: int | None = ...,
            updater: UpdaterLike | None = ...,
            bias_updater: UpdaterLike | None = ...,
            weight_init: WeightInitLike | None = ...,
            bias_init: float | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> RBM: ...


class RMSNormalization(Layer):
    """Each example, time step or pixel divided by the root of the mean square of its own features.

    gamma · x / sqrt(mean(x²) + eps)
    Parameters: gamma [features].
    Source: Zhang and Sennrich 2019.

    Args:
        eps: Added to the variance, so that nothing is divided by 0. Greater than 0. Default: 1e-06.
        scale: Whether each feature is multiplied by a learnt gain gamma. Default: True.
        updater: How parameters follow their gradient. Default: the network's, else Sgd(learning_rate=0.001).
        gradient_normalization: What is done to the layer's gradient before the updater sees it. Default: the
            network's, else "none".
        gradient_normalization_threshold: The threshold T of the Clip… normalizations. Greater than 0. Default: the
            network's, else 1.0.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.

    Input shape:
        [n, features, …].

    Output shape:
        the same shape.

    Example:
        >>> made = nn.RMSNormalization()
    """

    _name = "RMSNormalization"
    _positional = ("eps",)
    _keys = (
        Key("eps", "eps", Number(), default=1e-06, words="greater than 0", minimum=0, exclusive=(True, False)),
        Key("scale", "scale", Boolean(), default=True),
        Key("updater", "updater", Object("updater"), inherited=True, default={"@class": "Sgd", "learningRate": 0.001}),
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

    eps: float
    scale: bool
    updater: Updater | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    drop_out: float | IDropout | None
    name: str | None
    frozen: bool

    def __init__(
        self,
        eps: float = 1e-06,
        *,
        scale: bool = True,
        updater: UpdaterLike | None = None,
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
        drop_out: float | IDropout | None = None,
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            eps: float | None = ...,
            scale: bool | None = ...,
            updater: UpdaterLike | None = ...,
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
            drop_out: float | IDropout | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> RMSNormalization: ...


class RecurrentAttention(Layer):
    """A recurrent layer in which what a step made looks at the whole series, and what it finds goes into the next
    step.

    h[t] = activation(x[t] · W + b + attention(h[t - 1], x) · RW), without the last term in the first step. A step
    that the mask leaves out changes nothing, and its output is 0.
    Parameters: W [n_in, n_out], RW [n_out, n_out], b [n_out], and those of SelfAttention: Wq [n_heads, head_size,
    n_out], Wk, Wv [n_heads, head_size, n_in], Wo [n_heads · head_size, n_out].
    DL4J: RecurrentAttentionLayer.

    Args:
        n_out: Number of outputs (feature maps, for convolutions). At least 1.
        n_heads: How many heads look at the series, each with projections of its own. At least 1. Default: 1.
        head_size: How many numbers a head computes with; n_out / n_heads when not set. At least 1.
        project_input: Whether queries, keys and values are made from the input by learnt weights (DL4J's default:
            false). Without, there is one head, and n_out is the input's size. Default: True.
        attention_drop_out: Probability of KEEPING each weight of the attention in training (Keras and PyTorch give
            the probability of dropping). 1 and 0 mean no dropout. Between 0 and 1. Default: 1.0.
        n_in: Number of inputs (channels, for convolutions); inferred from the layer before when not set. At least
            1.
        has_bias: Whether the layer has biases. Default: True.
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        >>> made = nn.RecurrentAttention(n_out=10)
    """

    _name = "RecurrentAttention"
    _positional = ("n_out",)
    _keys = (
        Key("n_out", "nOut", Integer(), required=True, words="at least 1", minimum=1),
        Key("n_heads", "nHeads", Integer(), default=1, words="at least 1", minimum=1),
        Key("head_size", "headSize", Integer(), words="at least 1", minimum=1),
        Key("project_input", "projectInput", Boolean(), default=True),
        Key(
            "attention_drop_out",
            "attentionDropOut",
            NumberOr("dropout", "Dropout"),
            default=1.0,
            words="between 0 and 1",
            minimum=0,
            maximum=1,
        ),
        Key("n_in", "nIn", Integer(), words="at least 1", minimum=1),
        Key("has_bias", "hasBias", Boolean(), default=True),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_out: int
    n_heads: int
    head_size: int | None
    project_input: bool
    attention_drop_out: float | IDropout
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
    weight_noise: IWeightNoise | None
    drop_out: float | IDropout | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    name: str | None
    frozen: bool

    def __init__(
        self,
        n_out: int,
        *,
        n_heads: int = 1,
        head_size: int | None = None,
        project_input: bool = True,
        attention_drop_out: float | IDropout = 1.0,
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
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            n_out: int | None = ...,
            n_heads: int | None = ...,
            head_size: int | None = ...,
            project_input: bool | None = ...,
            attention_drop_out: float | IDropout | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> RecurrentAttention: ...


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


class Rescaling(Layer):
    """Other units for all numbers.

    x · scale + offset
    No parameters.

    Args:
        scale: The factor.
        offset: What is added. Default: 0.0.
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
        >>> made = nn.Rescaling(scale=0.5)
    """

    _name = "Rescaling"
    _positional = ("scale", "offset")
    _keys = (
        Key("scale", "scale", Number(), required=True),
        Key("offset", "offset", Number(), default=0.0),
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

    scale: float
    offset: float
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self, scale: float, offset: float = 0.0, *, name: str | None = None, frozen: bool = False, drop_out: float | IDropout | None = None
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            scale: float | None = ...,
            offset: float | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
            drop_out: float | IDropout | None = ...,
        ) -> Rescaling: ...


class Reshape(Layer):
    """The numbers of an example in another shape, in c order. A mask of steps is dropped.

    No parameters.
    DL4J: ReshapePreprocessor.

    Args:
        shape: The shape of an example; -1 for what is left. 1 to 4 sizes of at least 1, of which one may be -1.
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.

    Input shape:
        [n, …].

    Output shape:
        [n, shape …]: one axis is rows, two are sequences [size, time], three images [channels, height, width], four
        volumes.

    Example:
        >>> made = nn.Reshape(shape=[2, 3])
    """

    _name = "Reshape"
    _positional = ("shape",)
    _keys = (
        Key("shape", "shape", Integers(), required=True),
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

    shape: tuple[int, ...]
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self, shape: Sequence[int], *, name: str | None = None, frozen: bool = False, drop_out: float | IDropout | None = None
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            shape: Sequence[int] | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
            drop_out: float | IDropout | None = ...,
        ) -> Reshape: ...


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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
    weight_noise: IWeightNoise | None
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> RnnOutput: ...


class SelfAttention(Layer):
    """Each step of a series looks at all others.

    softmax(Q KT / sqrt(head_size)) V with queries, keys and values from the series, for each head; a step that the
    mask leaves out has the weight 0, and its output is 0.
    Parameters: Wq, Wk, Wv, each [n_heads, head_size, n_in], Wo [n_heads · head_size, n_out], with has_bias also bq,
    bk, bv, bo; none without project_input.
    DL4J: SelfAttentionLayer. Source: Vaswani et al. 2017.

    Args:
        n_out: Number of outputs (feature maps, for convolutions). At least 1.
        n_heads: How many heads look at the series, each with projections of its own. At least 1. Default: 1.
        n_key_value_heads: How many heads keys and values have, each for a group of n_heads / n_key_value_heads
            heads of queries; n_heads when not set. 1 is multi-query attention. Keras: GroupQueryAttention. Source:
            Ainslie et al. 2023. At least 1.
        head_size: How many numbers a head computes with; n_out / n_heads when not set. At least 1.
        n_in: Number of inputs (channels, for convolutions); inferred from the layer before when not set. At least
            1.
        project_input: Whether queries, keys and values are made from the input by learnt weights (DL4J's default:
            false). Without, there is one head, and n_out is the input's size. Default: True.
        has_bias: Whether the projections have biases, as PyTorch's have (DL4J's have none). Default: False.
        use_causal_mask: Whether a step sees only itself and the steps before it. Default: False.
        attention_drop_out: Probability of KEEPING each weight of the attention in training (Keras and PyTorch give
            the probability of dropping). 1 and 0 mean no dropout. Between 0 and 1. Default: 1.0.
        updater: How parameters follow their gradient. Default: the network's, else Sgd(learning_rate=0.001).
        bias_updater: How biases follow their gradient; like the weights when not set. Default: the network's.
        weight_init: How weights start. Default: the network's, else "xavier".
        bias_init: The value biases start with. Default: the network's, else 0.0.
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        >>> made = nn.SelfAttention(n_out=10)
    """

    _name = "SelfAttention"
    _positional = ("n_out",)
    _keys = (
        Key("n_out", "nOut", Integer(), required=True, words="at least 1", minimum=1),
        Key("n_heads", "nHeads", Integer(), default=1, words="at least 1", minimum=1),
        Key("n_key_value_heads", "nKeyValueHeads", Integer(), words="at least 1", minimum=1),
        Key("head_size", "headSize", Integer(), words="at least 1", minimum=1),
        Key("n_in", "nIn", Integer(), words="at least 1", minimum=1),
        Key("project_input", "projectInput", Boolean(), default=True),
        Key("has_bias", "hasBias", Boolean(), default=False),
        Key("use_causal_mask", "useCausalMask", Boolean(), default=False),
        Key(
            "attention_drop_out",
            "attentionDropOut",
            NumberOr("dropout", "Dropout"),
            default=1.0,
            words="between 0 and 1",
            minimum=0,
            maximum=1,
        ),
        Key("updater", "updater", Object("updater"), inherited=True, default={"@class": "Sgd", "learningRate": 0.001}),
        Key("bias_updater", "biasUpdater", Object("updater"), inherited=True),
        Key("weight_init", "weightInit", Object("weightInit"), inherited=True, default="xavier"),
        Key("bias_init", "biasInit", Number(), inherited=True, default=0.0),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_out: int
    n_heads: int
    n_key_value_heads: int | None
    head_size: int | None
    n_in: int | None
    project_input: bool
    has_bias: bool
    use_causal_mask: bool
    attention_drop_out: float | IDropout
    updater: Updater | None
    bias_updater: Updater | None
    weight_init: WeightInit | None
    bias_init: float | None
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
    name: str | None
    frozen: bool

    def __init__(
        self,
        n_out: int,
        *,
        n_heads: int = 1,
        n_key_value_heads: int | None = None,
        head_size: int | None = None,
        n_in: int | None = None,
        project_input: bool = True,
        has_bias: bool = False,
        use_causal_mask: bool = False,
        attention_drop_out: float | IDropout = 1.0,
        updater: UpdaterLike | None = None,
        bias_updater: UpdaterLike | None = None,
        weight_init: WeightInitLike | None = None,
        bias_init: float | None = None,
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
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            n_out: int | None = ...,
            n_heads: int | None = ...,
            n_key_value_heads: int | None = ...,
            head_size: int | None = ...,
            n_in: int | None = ...,
            project_input: bool | None = ...,
            has_bias: bool | None = ...,
            use_causal_mask: bool | None = ...,
            attention_drop_out: float | IDropout | None = ...,
            updater: UpdaterLike | None = ...,
            bias_updater: UpdaterLike | None = ...,
            weight_init: WeightInitLike | None = ...,
            bias_init: float | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> SelfAttention: ...


class SeparableConvolution1D(Layer):
    """Convolution of each channel of sequences by itself and then of all channels of each place with each other.

    Parameters: b [n_out], W [depth_multiplier, n_in, kernel], pW [n_out, n_in · depth_multiplier, 1].

    Args:
        n_out: Number of outputs (feature maps, for convolutions). At least 1.
        kernel_size: Steps of the window. At least 1. Default: 2.
        stride: How far the window moves. At least 1. Default: 1.
        padding: Steps added at each end; not used with convolution_mode Same or Causal. At least 0. Default: 0.
        dilation: Distance between the steps that a window covers; 1 means neighbours. At least 1. Default: 1.
        convolution_mode: Truncate: out = floor((in + 2 · padding - kernel) / stride) + 1. Same: out = ceil(in /
            stride). Strict: like Truncate, but leaving out rows or columns is an error. Causal: as Same with all
            padding in front, for sequences. Default: the network's, else "truncate".
        depth_multiplier: How many windows each input channel has. At least 1. Default: 1.
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        [n, n_in, time]; what a mask leaves out counts as 0.

    Output shape:
        [n, n_out, time'].

    Example:
        >>> made = nn.SeparableConvolution1D(n_out=10)
    """

    _name = "SeparableConvolution1D"
    _positional = ("n_out", "kernel_size", "stride")
    _keys = (
        Key("n_out", "nOut", Integer(), required=True, words="at least 1", minimum=1),
        Key("kernel_size", "kernelSize", Integer(), default=2, words="at least 1", minimum=1),
        Key("stride", "stride", Integer(), default=1, words="at least 1", minimum=1),
        Key("padding", "padding", Integer(), default=0, words="at least 0", minimum=0),
        Key("dilation", "dilation", Integer(), default=1, words="at least 1", minimum=1),
        Key("convolution_mode", "convolutionMode", Enum("truncate", "strict", "same", "causal"), inherited=True, default="truncate"),
        Key("depth_multiplier", "depthMultiplier", Integer(), default=1, words="at least 1", minimum=1),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_out: int
    kernel_size: int
    stride: int
    padding: int
    dilation: int
    convolution_mode: str | None
    depth_multiplier: int
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
    weight_noise: IWeightNoise | None
    drop_out: float | IDropout | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    name: str | None
    frozen: bool

    def __init__(
        self,
        n_out: int,
        kernel_size: int = 2,
        stride: int = 1,
        *,
        padding: int = 0,
        dilation: int = 1,
        convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = None,
        depth_multiplier: int = 1,
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
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            n_out: int | None = ...,
            kernel_size: int | None = ...,
            stride: int | None = ...,
            padding: int | None = ...,
            dilation: int | None = ...,
            convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = ...,
            depth_multiplier: int | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> SeparableConvolution1D: ...


class SeparableConvolution2D(Layer):
    """Convolution of each channel of images by itself and then of all channels of each place with each other.

    Parameters: b [n_out], W [depth_multiplier, n_in, kernel height, kernel width], pW [n_out, n_in ·
    depth_multiplier, 1, 1].
    DL4J: SeparableConvolution2D.

    Args:
        n_out: Number of outputs (feature maps, for convolutions). At least 1.
        kernel_size: Height and width of the window. At least 1. Default: (2, 2).
        stride: How far the window moves, down and across. At least 1. Default: (1, 1).
        padding: Rows and columns added on each side; not used with convolution_mode Same. At least 0. Default: (0,
            0).
        dilation: Distance between the inputs that a window covers; 1 means neighbours. At least 1. Default: (1, 1).
        convolution_mode: Truncate: out = floor((in + 2 · padding - kernel) / stride) + 1. Same: out = ceil(in /
            stride). Strict: like Truncate, but leaving out rows or columns is an error. Causal: as Same with all
            padding in front, for sequences. Default: the network's, else "truncate".
        depth_multiplier: How many windows each input channel has. At least 1. Default: 1.
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        >>> made = nn.SeparableConvolution2D(n_out=10)
    """

    _name = "SeparableConvolution2D"
    _positional = ("n_out", "kernel_size", "stride")
    _keys = (
        Key("n_out", "nOut", Integer(), required=True, words="at least 1", minimum=1),
        Key("kernel_size", "kernelSize", Pair(), default=(2, 2), words="at least 1", minimum=1),
        Key("stride", "stride", Pair(), default=(1, 1), words="at least 1", minimum=1),
        Key("padding", "padding", Pair(), default=(0, 0), words="at least 0", minimum=0),
        Key("dilation", "dilation", Pair(), default=(1, 1), words="at least 1", minimum=1),
        Key("convolution_mode", "convolutionMode", Enum("truncate", "strict", "same", "causal"), inherited=True, default="truncate"),
        Key("depth_multiplier", "depthMultiplier", Integer(), default=1, words="at least 1", minimum=1),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_out: int
    kernel_size: tuple[int, int]
    stride: tuple[int, int]
    padding: tuple[int, int]
    dilation: tuple[int, int]
    convolution_mode: str | None
    depth_multiplier: int
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
    weight_noise: IWeightNoise | None
    drop_out: float | IDropout | None
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    name: str | None
    frozen: bool

    def __init__(
        self,
        n_out: int,
        kernel_size: int | Sequence[int] = (2, 2),
        stride: int | Sequence[int] = (1, 1),
        *,
        padding: int | Sequence[int] = (0, 0),
        dilation: int | Sequence[int] = (1, 1),
        convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = None,
        depth_multiplier: int = 1,
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
            convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = ...,
            depth_multiplier: int | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> SeparableConvolution2D: ...


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
        repeats_masked: Whether the output of a step that the mask leaves out is that of the last real step before
            it, as in Keras, and not 0. Default: False.
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        Key("repeats_masked", "repeatsMasked", Boolean(), default=False),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_out: int
    n_in: int | None
    has_bias: bool
    weight_init_recurrent: WeightInit | None
    repeats_masked: bool
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
    name: str | None
    frozen: bool

    def __init__(
        self,
        n_out: int,
        *,
        n_in: int | None = None,
        has_bias: bool = True,
        weight_init_recurrent: WeightInitLike | None = None,
        repeats_masked: bool = False,
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
            repeats_masked: bool | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> SimpleRnn: ...


class SpaceToBatch(Layer):
    """The pixels of each block of an image as images of their own: pixel (u, v) of the blocks of example i becomes
    example (u · block width + v) · n + i.

    No parameters.
    DL4J: SpaceToBatchLayer.

    Args:
        blocks: Rows and columns of a block. At least 1. Default: (2, 2).
        padding: How much is added on each side: [top, bottom, left, right]. At least 0. Default: (0, 0, 0, 0).
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
        [n · block height · block width, channels, height / block height, width / block width], after the padding.

    Example:
        >>> made = nn.SpaceToBatch()
    """

    _name = "SpaceToBatch"
    _positional = ("blocks", "padding")
    _keys = (
        Key("blocks", "blocks", Pair(), default=(2, 2), words="at least 1", minimum=1),
        Key("padding", "padding", Sides("height, width"), default=(0, 0, 0, 0), words="at least 0", minimum=0),
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

    blocks: tuple[int, int]
    padding: tuple[int, ...]
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self,
        blocks: int | Sequence[int] = (2, 2),
        padding: int | Sequence[int] = (0, 0, 0, 0),
        *,
        name: str | None = None,
        frozen: bool = False,
        drop_out: float | IDropout | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            blocks: int | Sequence[int] | None = ...,
            padding: int | Sequence[int] | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
            drop_out: float | IDropout | None = ...,
        ) -> SpaceToBatch: ...


class SpaceToDepth(Layer):
    """The pixels of each block of an image as channels of one pixel.

    out[(u · blocks + v) · channels + c, y, x] = in[c, y · blocks + u, x · blocks + v]
    No parameters.
    DL4J: SpaceToDepthLayer.

    Args:
        blocks: Rows and columns of a block. At least 1. Default: 2.
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
        [n, channels · blocks², height / blocks, width / blocks].

    Example:
        >>> made = nn.SpaceToDepth()
    """

    _name = "SpaceToDepth"
    _positional = ("blocks",)
    _keys = (
        Key("blocks", "blocks", Integer(), default=2, words="at least 1", minimum=1),
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

    blocks: int
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(self, blocks: int = 2, *, name: str | None = None, frozen: bool = False, drop_out: float | IDropout | None = None) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, blocks: int | None = ..., name: str | None = ..., frozen: bool | None = ..., drop_out: float | IDropout | None = ...
        ) -> SpaceToDepth: ...


class Subsampling(Layer):
    """Pooling of images: the greatest, the mean, the sum or the p-norm of each window.

    No parameters.
    DL4J: SubsamplingLayer (whose default window of 1 x 1 leaves numbers out; here it is 2 x 2).

    Args:
        pooling_type: What is made of a window: its greatest number, mean, sum or p-norm. Default: "max".
        kernel_size: Height and width of the window. At least 1. Default: (2, 2).
        stride: How far the window moves, down and across. At least 1. Default: (2, 2).
        padding: Rows and columns added on each side; not used with convolution_mode Same. At least 0. Default: (0,
            0).
        dilation: Distance between the inputs that a window covers; 1 means neighbours. At least 1. Default: (1, 1).
        convolution_mode: Truncate: out = floor((in + 2 · padding - kernel) / stride) + 1. Same: out = ceil(in /
            stride). Strict: like Truncate, but leaving out rows or columns is an error. Causal: as Same with all
            padding in front, for sequences. Default: the network's, else "truncate".
        avg_pool_include_pad_in_divisor: Whether means are taken over the cells of the border, too. Default: False.
        pnorm: The p of p-norms. At least 1. Default: 2.0.
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
        Key("pooling_type", "poolingType", Enum("max", "avg", "sum", "pnorm"), default="max"),
        Key("kernel_size", "kernelSize", Pair(), default=(2, 2), words="at least 1", minimum=1),
        Key("stride", "stride", Pair(), default=(2, 2), words="at least 1", minimum=1),
        Key("padding", "padding", Pair(), default=(0, 0), words="at least 0", minimum=0),
        Key("dilation", "dilation", Pair(), default=(1, 1), words="at least 1", minimum=1),
        Key("convolution_mode", "convolutionMode", Enum("truncate", "strict", "same", "causal"), inherited=True, default="truncate"),
        Key("avg_pool_include_pad_in_divisor", "avgPoolIncludePadInDivisor", Boolean(), default=False),
        Key("pnorm", "pnorm", Number(), default=2.0, words="at least 1", minimum=1),
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
    pnorm: float
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self,
        pooling_type: Literal["max", "avg", "sum", "pnorm"] = "max",
        kernel_size: int | Sequence[int] = (2, 2),
        stride: int | Sequence[int] = (2, 2),
        *,
        padding: int | Sequence[int] = (0, 0),
        dilation: int | Sequence[int] = (1, 1),
        convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = None,
        avg_pool_include_pad_in_divisor: bool = False,
        pnorm: float = 2.0,
        name: str | None = None,
        frozen: bool = False,
        drop_out: float | IDropout | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            pooling_type: Literal["max", "avg", "sum", "pnorm"] | None = ...,
            kernel_size: int | Sequence[int] | None = ...,
            stride: int | Sequence[int] | None = ...,
            padding: int | Sequence[int] | None = ...,
            dilation: int | Sequence[int] | None = ...,
            convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = ...,
            avg_pool_include_pad_in_divisor: bool | None = ...,
            pnorm: float | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
            drop_out: float | IDropout | None = ...,
        ) -> Subsampling: ...


class Subsampling1D(Layer):
    """Pooling of sequences: the greatest, the mean, the sum or the p-norm of each window.

    No parameters.
    DL4J: Subsampling1DLayer.

    Args:
        pooling_type: What is made of a window: its greatest number, mean, sum or p-norm. Default: "max".
        kernel_size: Steps of the window. At least 1. Default: 2.
        stride: How far the window moves. At least 1. Default: 2.
        padding: Steps added at each end; not used with convolution_mode Same or Causal. At least 0. Default: 0.
        dilation: Distance between the steps that a window covers; 1 means neighbours. At least 1. Default: 1.
        convolution_mode: Truncate: out = floor((in + 2 · padding - kernel) / stride) + 1. Same: out = ceil(in /
            stride). Strict: like Truncate, but leaving out rows or columns is an error. Causal: as Same with all
            padding in front, for sequences. Default: the network's, else "truncate".
        avg_pool_include_pad_in_divisor: Whether means are taken over the cells of the border, too. Default: False.
        pnorm: The p of p-norms. At least 1. Default: 2.0.
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.

    Input shape:
        [n, channels, time]; what a mask leaves out does not count.

    Output shape:
        [n, channels, time'].

    Example:
        >>> made = nn.Subsampling1D()
    """

    _name = "Subsampling1D"
    _positional = ("pooling_type", "kernel_size", "stride")
    _keys = (
        Key("pooling_type", "poolingType", Enum("max", "avg", "sum", "pnorm"), default="max"),
        Key("kernel_size", "kernelSize", Integer(), default=2, words="at least 1", minimum=1),
        Key("stride", "stride", Integer(), default=2, words="at least 1", minimum=1),
        Key("padding", "padding", Integer(), default=0, words="at least 0", minimum=0),
        Key("dilation", "dilation", Integer(), default=1, words="at least 1", minimum=1),
        Key("convolution_mode", "convolutionMode", Enum("truncate", "strict", "same", "causal"), inherited=True, default="truncate"),
        Key("avg_pool_include_pad_in_divisor", "avgPoolIncludePadInDivisor", Boolean(), default=False),
        Key("pnorm", "pnorm", Number(), default=2.0, words="at least 1", minimum=1),
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
    kernel_size: int
    stride: int
    padding: int
    dilation: int
    convolution_mode: str | None
    avg_pool_include_pad_in_divisor: bool
    pnorm: float
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self,
        pooling_type: Literal["max", "avg", "sum", "pnorm"] = "max",
        kernel_size: int = 2,
        stride: int = 2,
        *,
        padding: int = 0,
        dilation: int = 1,
        convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = None,
        avg_pool_include_pad_in_divisor: bool = False,
        pnorm: float = 2.0,
        name: str | None = None,
        frozen: bool = False,
        drop_out: float | IDropout | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            pooling_type: Literal["max", "avg", "sum", "pnorm"] | None = ...,
            kernel_size: int | None = ...,
            stride: int | None = ...,
            padding: int | None = ...,
            dilation: int | None = ...,
            convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = ...,
            avg_pool_include_pad_in_divisor: bool | None = ...,
            pnorm: float | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
            drop_out: float | IDropout | None = ...,
        ) -> Subsampling1D: ...


class Subsampling3D(Layer):
    """Pooling of volumes: the greatest, the mean, the sum or the p-norm of each window.

    No parameters.
    DL4J: Subsampling3DLayer.

    Args:
        pooling_type: What is made of a window: its greatest number, mean, sum or p-norm. Default: "max".
        kernel_size: Depth, height and width of the window. At least 1. Default: (2, 2, 2).
        stride: How far the window moves along each axis. At least 1. Default: (2, 2, 2).
        padding: Slices, rows and columns added on each side; not used with convolution_mode Same. At least 0.
            Default: (0, 0, 0).
        dilation: Distance between the inputs that a window covers; 1 means neighbours. At least 1. Default: (1, 1,
            1).
        convolution_mode: Truncate: out = floor((in + 2 · padding - kernel) / stride) + 1. Same: out = ceil(in /
            stride). Strict: like Truncate, but leaving out rows or columns is an error. Causal: as Same with all
            padding in front, for sequences. Default: the network's, else "truncate".
        avg_pool_include_pad_in_divisor: Whether means are taken over the cells of the border, too. Default: False.
        pnorm: The p of p-norms. At least 1. Default: 2.0.
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.

    Input shape:
        [n, channels, depth, height, width].

    Output shape:
        [n, channels, depth', height', width'].

    Example:
        >>> made = nn.Subsampling3D()
    """

    _name = "Subsampling3D"
    _positional = ("pooling_type", "kernel_size", "stride")
    _keys = (
        Key("pooling_type", "poolingType", Enum("max", "avg", "sum", "pnorm"), default="max"),
        Key("kernel_size", "kernelSize", Axes("depth, height, width"), default=(2, 2, 2), words="at least 1", minimum=1),
        Key("stride", "stride", Axes("depth, height, width"), default=(2, 2, 2), words="at least 1", minimum=1),
        Key("padding", "padding", Axes("depth, height, width"), default=(0, 0, 0), words="at least 0", minimum=0),
        Key("dilation", "dilation", Axes("depth, height, width"), default=(1, 1, 1), words="at least 1", minimum=1),
        Key("convolution_mode", "convolutionMode", Enum("truncate", "strict", "same", "causal"), inherited=True, default="truncate"),
        Key("avg_pool_include_pad_in_divisor", "avgPoolIncludePadInDivisor", Boolean(), default=False),
        Key("pnorm", "pnorm", Number(), default=2.0, words="at least 1", minimum=1),
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
    kernel_size: tuple[int, ...]
    stride: tuple[int, ...]
    padding: tuple[int, ...]
    dilation: tuple[int, ...]
    convolution_mode: str | None
    avg_pool_include_pad_in_divisor: bool
    pnorm: float
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self,
        pooling_type: Literal["max", "avg", "sum", "pnorm"] = "max",
        kernel_size: int | Sequence[int] = (2, 2, 2),
        stride: int | Sequence[int] = (2, 2, 2),
        *,
        padding: int | Sequence[int] = (0, 0, 0),
        dilation: int | Sequence[int] = (1, 1, 1),
        convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = None,
        avg_pool_include_pad_in_divisor: bool = False,
        pnorm: float = 2.0,
        name: str | None = None,
        frozen: bool = False,
        drop_out: float | IDropout | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            pooling_type: Literal["max", "avg", "sum", "pnorm"] | None = ...,
            kernel_size: int | Sequence[int] | None = ...,
            stride: int | Sequence[int] | None = ...,
            padding: int | Sequence[int] | None = ...,
            dilation: int | Sequence[int] | None = ...,
            convolution_mode: Literal["truncate", "strict", "same", "causal"] | None = ...,
            avg_pool_include_pad_in_divisor: bool | None = ...,
            pnorm: float | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
            drop_out: float | IDropout | None = ...,
        ) -> Subsampling3D: ...


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
        >>> made = nn.TimeDistributed(nn.Dense(n_out=10))
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


class Traced(Layer):
    """A layer that was written as a function and is a list of operations.

    What the operations compute; autograd finds the derivative.
    Parameters: those of weights.
    DL4J: SameDiffLayer, SameDiffLambdaLayer.

    Args:
        operations: The operations in the order in which they are done; the last one makes the output.
        weights: The parameters that the operations name. Default: ().
        family: What the operations see of the layer's input: whatever comes (ANY), rows [n, size] (ROWS, of series
            one for each time step), series [n, size, time] (SERIES) or images [n, channels, height, width]
            (IMAGES). Default: "any".
        updater: How parameters follow their gradient. Default: the network's, else Sgd(learning_rate=0.001).
        bias_updater: How biases follow their gradient; like the weights when not set. Default: the network's.
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        any shape; of series, steps that a mask leaves out are 0.

    Output shape:
        what the last operation makes: rows [n, size], series [n, size, time], images [n, channels, height, width]
        or volumes.

    Example:
        >>> made = nn.Traced([nn.TracedOperation("tanh", ["input"])])
    """

    _name = "Traced"
    _positional = ("operations", "weights", "family")
    _keys = (
        Key("operations", "operations", Objects("tracedOperation"), required=True),
        Key("weights", "weights", Objects("tracedWeight"), default=()),
        Key("family", "family", Enum("any", "rows", "series", "images"), default="any"),
        Key("updater", "updater", Object("updater"), inherited=True, default={"@class": "Sgd", "learningRate": 0.001}),
        Key("bias_updater", "biasUpdater", Object("updater"), inherited=True),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    operations: tuple[TracedCall, ...]
    weights: tuple[TracedParameter, ...]
    family: str
    updater: Updater | None
    bias_updater: Updater | None
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
    name: str | None
    frozen: bool

    def __init__(
        self,
        operations: Sequence[TracedCall],
        weights: Sequence[TracedParameter] = (),
        family: Literal["any", "rows", "series", "images"] = "any",
        *,
        updater: UpdaterLike | None = None,
        bias_updater: UpdaterLike | None = None,
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
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            operations: Sequence[TracedCall] | None = ...,
            weights: Sequence[TracedParameter] | None = ...,
            family: Literal["any", "rows", "series", "images"] | None = ...,
            updater: UpdaterLike | None = ...,
            bias_updater: UpdaterLike | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> Traced: ...


class TransformerEncoder(Layer):
    """A block of a transformer: attention of a series to itself and two dense layers for each step, both added to what
    goes in and normalized.

    a = norm1(x + attention(x)); norm2(a + activation(a W1 + b1) W2 + b2). With norm_first: a = x +
    attention(norm1(x)); a + activation(norm2(a) W1 + b1) W2 + b2.
    Parameters: Wq, Wk, Wv, each [n_heads, size / n_heads, size], Wo [size, size], bq, bk, bv, bo, each [size], W1
    [size, dim_feedforward], b1, W2 [dim_feedforward, size], b2, gamma1, beta1, gamma2, beta2, each [size].
    PyTorch: TransformerEncoderLayer. Source: Vaswani et al. 2017.

    Args:
        n_heads: How many heads look at the series, each with projections of its own. At least 1. Default: 1.
        dim_feedforward: Outputs of the first dense layer; four times the size when not set. At least 1.
        n_in: Number of inputs (channels, for convolutions); inferred from the layer before when not set. At least
            1.
        norm_first: Whether what goes into attention and into the dense layers is normalized; otherwise the sums
            behind them are. Default: False.
        eps: Added to the variance, so that nothing is divided by 0. Greater than 0. Default: 1e-05.
        has_bias: Whether the layer has biases. Default: True.
        use_causal_mask: Whether a step sees only itself and the steps before it. Default: False.
        attention_drop_out: Probability of KEEPING each weight of the attention in training (Keras and PyTorch give
            the probability of dropping). 1 and 0 mean no dropout. Between 0 and 1. Default: 1.0.
        residual_drop_out: Probability of KEEPING each number between the dense layers, and of what attention and
            dense layers add, in training. 1 and 0 mean no dropout. PyTorch's dropout p is 1 - p here and in
            attention_drop_out. Between 0 and 1. Default: 1.0.
        activation: Function between the dense layers; relu when neither layer nor network sets one. Default: the
            network's, else "relu".
        updater: How parameters follow their gradient. Default: the network's, else Sgd(learning_rate=0.001).
        bias_updater: How biases follow their gradient; like the weights when not set. Default: the network's.
        weight_init: How weights start. Default: the network's, else "xavier".
        bias_init: The value biases start with. Default: the network's, else 0.0.
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        [n, size, time].

    Output shape:
        the same shape.

    Example:
        >>> made = nn.TransformerEncoder()
    """

    _name = "TransformerEncoder"
    _positional = ("n_heads", "dim_feedforward")
    _keys = (
        Key("n_heads", "nHeads", Integer(), default=1, words="at least 1", minimum=1),
        Key("dim_feedforward", "dimFeedforward", Integer(), words="at least 1", minimum=1),
        Key("n_in", "nIn", Integer(), words="at least 1", minimum=1),
        Key("norm_first", "normFirst", Boolean(), default=False),
        Key("eps", "eps", Number(), default=1e-05, words="greater than 0", minimum=0, exclusive=(True, False)),
        Key("has_bias", "hasBias", Boolean(), default=True),
        Key("use_causal_mask", "useCausalMask", Boolean(), default=False),
        Key(
            "attention_drop_out",
            "attentionDropOut",
            NumberOr("dropout", "Dropout"),
            default=1.0,
            words="between 0 and 1",
            minimum=0,
            maximum=1,
        ),
        Key(
            "residual_drop_out",
            "residualDropOut",
            NumberOr("dropout", "Dropout"),
            default=1.0,
            words="between 0 and 1",
            minimum=0,
            maximum=1,
        ),
        Key("activation", "activation", Object("activation"), inherited=True, default="relu"),
        Key("updater", "updater", Object("updater"), inherited=True, default={"@class": "Sgd", "learningRate": 0.001}),
        Key("bias_updater", "biasUpdater", Object("updater"), inherited=True),
        Key("weight_init", "weightInit", Object("weightInit"), inherited=True, default="xavier"),
        Key("bias_init", "biasInit", Number(), inherited=True, default=0.0),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_heads: int
    dim_feedforward: int | None
    n_in: int | None
    norm_first: bool
    eps: float
    has_bias: bool
    use_causal_mask: bool
    attention_drop_out: float | IDropout
    residual_drop_out: float | IDropout
    activation: ActivationFunction | None
    updater: Updater | None
    bias_updater: Updater | None
    weight_init: WeightInit | None
    bias_init: float | None
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
    name: str | None
    frozen: bool

    def __init__(
        self,
        n_heads: int = 1,
        dim_feedforward: int | None = None,
        *,
        n_in: int | None = None,
        norm_first: bool = False,
        eps: float = 1e-05,
        has_bias: bool = True,
        use_causal_mask: bool = False,
        attention_drop_out: float | IDropout = 1.0,
        residual_drop_out: float | IDropout = 1.0,
        activation: ActivationFunctionLike | None = None,
        updater: UpdaterLike | None = None,
        bias_updater: UpdaterLike | None = None,
        weight_init: WeightInitLike | None = None,
        bias_init: float | None = None,
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
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            n_heads: int | None = ...,
            dim_feedforward: int | None = ...,
            n_in: int | None = ...,
            norm_first: bool | None = ...,
            eps: float | None = ...,
            has_bias: bool | None = ...,
            use_causal_mask: bool | None = ...,
            attention_drop_out: float | IDropout | None = ...,
            residual_drop_out: float | IDropout | None = ...,
            activation: ActivationFunctionLike | None = ...,
            updater: UpdaterLike | None = ...,
            bias_updater: UpdaterLike | None = ...,
            weight_init: WeightInitLike | None = ...,
            bias_init: float | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> TransformerEncoder: ...


class UnitNormalization(Layer):
    """Each example, time step or pixel divided by the length of its features.

    x / sqrt(max(sum of x², 1e-12))
    No parameters.

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
        [n, features, …].

    Output shape:
        the same shape.

    Example:
        >>> made = nn.UnitNormalization()
    """

    _name = "UnitNormalization"
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

        def replace(
            self, *, name: str | None = ..., frozen: bool | None = ..., drop_out: float | IDropout | None = ...
        ) -> UnitNormalization: ...


class Upsampling1D(Layer):
    """Larger sequences: each element is repeated, or those between lie on straight lines.

    No parameters.
    DL4J: Upsampling1D.

    Args:
        size: How many steps come out for each. At least 1. Default: 2.
        interpolation: Nearest: each element is repeated. Bilinear: on straight lines along each axis. Default:
            "nearest".
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.

    Input shape:
        [n, channels, time].

    Output shape:
        [n, channels, time · size].

    Example:
        >>> made = nn.Upsampling1D()
    """

    _name = "Upsampling1D"
    _positional = ("size",)
    _keys = (
        Key("size", "size", Integer(), default=2, words="at least 1", minimum=1),
        Key("interpolation", "interpolation", Enum("nearest", "bilinear"), default="nearest"),
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

    size: int
    interpolation: str
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self,
        size: int = 2,
        *,
        interpolation: Literal["nearest", "bilinear"] = "nearest",
        name: str | None = None,
        frozen: bool = False,
        drop_out: float | IDropout | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            size: int | None = ...,
            interpolation: Literal["nearest", "bilinear"] | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
            drop_out: float | IDropout | None = ...,
        ) -> Upsampling1D: ...


class Upsampling2D(Layer):
    """Larger images: each element is repeated, or those between lie on straight lines.

    No parameters.
    DL4J: Upsampling2D.

    Args:
        size: How many rows and columns come out for each. At least 1. Default: (2, 2).
        interpolation: Nearest: each element is repeated. Bilinear: on straight lines along each axis. Default:
            "nearest".
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
        [n, channels, height · size, width · size].

    Example:
        >>> made = nn.Upsampling2D()
    """

    _name = "Upsampling2D"
    _positional = ("size",)
    _keys = (
        Key("size", "size", Pair(), default=(2, 2), words="at least 1", minimum=1),
        Key("interpolation", "interpolation", Enum("nearest", "bilinear"), default="nearest"),
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

    size: tuple[int, int]
    interpolation: str
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self,
        size: int | Sequence[int] = (2, 2),
        *,
        interpolation: Literal["nearest", "bilinear"] = "nearest",
        name: str | None = None,
        frozen: bool = False,
        drop_out: float | IDropout | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            size: int | Sequence[int] | None = ...,
            interpolation: Literal["nearest", "bilinear"] | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
            drop_out: float | IDropout | None = ...,
        ) -> Upsampling2D: ...


class Upsampling3D(Layer):
    """Larger volumes: each element is repeated, or those between lie on straight lines.

    No parameters.
    DL4J: Upsampling3D.

    Args:
        size: How many slices, rows and columns come out for each. At least 1. Default: (2, 2, 2).
        interpolation: Nearest: each element is repeated. Bilinear: on straight lines along each axis. Default:
            "nearest".
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.

    Input shape:
        [n, channels, depth, height, width].

    Output shape:
        [n, channels, depth · size, height · size, width · size].

    Example:
        >>> made = nn.Upsampling3D()
    """

    _name = "Upsampling3D"
    _positional = ("size",)
    _keys = (
        Key("size", "size", Axes("depth, height, width"), default=(2, 2, 2), words="at least 1", minimum=1),
        Key("interpolation", "interpolation", Enum("nearest", "bilinear"), default="nearest"),
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

    size: tuple[int, ...]
    interpolation: str
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self,
        size: int | Sequence[int] = (2, 2, 2),
        *,
        interpolation: Literal["nearest", "bilinear"] = "nearest",
        name: str | None = None,
        frozen: bool = False,
        drop_out: float | IDropout | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            size: int | Sequence[int] | None = ...,
            interpolation: Literal["nearest", "bilinear"] | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
            drop_out: float | IDropout | None = ...,
        ) -> Upsampling3D: ...


class VariationalAutoencoder(Layer):
    """Finds few numbers z behind inputs, and how inputs are distributed around what its decoder makes of such numbers;
    pretrain teaches it.

    h = encoder(x); m = pzx_activation(h · pZXMeanW + pZXMeanb), v = pzx_activation(h · pZXLogStd2W + pZXLogStd2b).
    Pretraining: -log p(x | z) + 0.5 · sum of m² + exp(v) - v - 1, z = m + exp(v / 2) · noise.
    Parameters: of each layer i of the encoder e<i>W, e<i>b, then pZXMeanW, pZXMeanb [n_out], pZXLogStd2W,
    pZXLogStd2b [n_out], of each layer of the decoder d<i>W, d<i>b, then pXZW, pXZb. Training with labels learns the
    encoder and the means alone.
    DL4J: VariationalAutoencoder. Source: Kingma and Welling 2013.

    Args:
        n_out: Number of outputs (feature maps, for convolutions). At least 1.
        encoder_layer_sizes: Sizes of the encoder's dense layers, front to back. Default: (100,).
        decoder_layer_sizes: Sizes of the decoder's dense layers, front to back. Default: (100,).
        reconstruction_distribution: How inputs are distributed, given what is hidden (DL4J: Gaussian with tanh by
            default). Default: Bernoulli().
        pzx_activation: Function applied to the means and to the logarithms of the variances of the hidden numbers
            (DL4J: pzxActivationFunction). Default: "identity".
        num_samples: How often hidden numbers are drawn for each example and step of pretraining. Between 1 and
            1000000. Default: 1.
        n_in: Number of inputs (channels, for convolutions); inferred from the layer before when not set. At least
            1.
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
        weight_noise: What training does at random to the weights that a layer computes with: DropConnect or
            WeightNoise. Default: the network's.
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
        [n, n_out], m.

    Example:
        >>> made = nn.VariationalAutoencoder(n_out=10)
    """

    _name = "VariationalAutoencoder"
    _positional = ("n_out",)
    _keys = (
        Key("n_out", "nOut", Integer(), required=True, words="at least 1", minimum=1),
        Key("encoder_layer_sizes", "encoderLayerSizes", Integers(), default=(100,)),
        Key("decoder_layer_sizes", "decoderLayerSizes", Integers(), default=(100,)),
        Key(
            "reconstruction_distribution",
            "reconstructionDistribution",
            Object("reconstructionDistribution"),
            default={"@class": "Bernoulli"},
        ),
        Key("pzx_activation", "pzxActivation", Object("activation"), default="identity"),
        Key("num_samples", "numSamples", Integer(), default=1, words="between 1 and 1000000", minimum=1, maximum=1e06),
        Key("n_in", "nIn", Integer(), words="at least 1", minimum=1),
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
        Key("name", "name", String()),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_out: int
    encoder_layer_sizes: tuple[int, ...]
    decoder_layer_sizes: tuple[int, ...]
    reconstruction_distribution: ReconstructionDistribution
    pzx_activation: ActivationFunction
    num_samples: int
    n_in: int | None
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
    name: str | None
    frozen: bool

    def __init__(
        self,
        n_out: int,
        *,
        encoder_layer_sizes: Sequence[int] = (100,),
        decoder_layer_sizes: Sequence[int] = (100,),
        reconstruction_distribution: ReconstructionDistribution | None = None,
        pzx_activation: ActivationFunctionLike = "identity",
        num_samples: int = 1,
        n_in: int | None = None,
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
        name: str | None = None,
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            n_out: int | None = ...,
            encoder_layer_sizes: Sequence[int] | None = ...,
            decoder_layer_sizes: Sequence[int] | None = ...,
            reconstruction_distribution: ReconstructionDistribution | None = ...,
            pzx_activation: ActivationFunctionLike | None = ...,
            num_samples: int | None = ...,
            n_in: int | None = ...,
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
            name: str | None = ...,
            frozen: bool | None = ...,
        ) -> VariationalAutoencoder: ...


class Yolo2Output(Layer):
    """Finds things in pictures: some boxes for each cell of a grid, the last of a network.

    Of each box: sigmoid of the place in its cell (x, y), exp of width and height times those of bounding_boxes,
    sigmoid of how sure it is, softmax over the classes. Loss: of the box that fits a thing best, lambda_coord ·
    (loss_position_scale of places + of roots of sizes) + (overlap - sureness)² + loss_class_predictions; of all
    others, lambda_no_obj · sureness².
    Labels: [n, 4 + classes, height, width], in the cell that holds the middle of a thing its left, upper, right and
    lower end in cells from the upper left, and 1 for its class.
    No parameters.
    DL4J: Yolo2OutputLayer. Source: Redmon and Farhadi 2016.

    Args:
        bounding_boxes: Width and height of the boxes that the network's are measured by, in cells of the grid, one
            box behind the other.
        lambda_coord: How much places and sizes of boxes count. At least 0. Default: 5.0.
        lambda_no_obj: How much the sureness of boxes with nothing in them counts. At least 0. Default: 0.5.
        loss_position_scale: The loss of places, and of the roots of sizes. Default: "l2".
        loss_class_predictions: The loss of the classes' probabilities, behind softmax. Default: "l2".
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.

    Input shape:
        [n, boxes · (5 + classes), height, width].

    Output shape:
        the same shape.

    Example:
        >>> made = nn.Yolo2Output(bounding_boxes=[0.5, 2])
    """

    _name = "Yolo2Output"
    _positional = ("bounding_boxes",)
    _keys = (
        Key("bounding_boxes", "boundingBoxes", Numbers(), required=True),
        Key("lambda_coord", "lambdaCoord", Number(), default=5.0, words="at least 0", minimum=0),
        Key("lambda_no_obj", "lambdaNoObj", Number(), default=0.5, words="at least 0", minimum=0),
        Key("loss_position_scale", "lossPositionScale", Object("loss"), default="l2"),
        Key("loss_class_predictions", "lossClassPredictions", Object("loss"), default="l2"),
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

    bounding_boxes: tuple[float, ...]
    lambda_coord: float
    lambda_no_obj: float
    loss_position_scale: LossFunction
    loss_class_predictions: LossFunction
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self,
        bounding_boxes: Sequence[float],
        *,
        lambda_coord: float = 5.0,
        lambda_no_obj: float = 0.5,
        loss_position_scale: LossFunctionLike = "l2",
        loss_class_predictions: LossFunctionLike = "l2",
        name: str | None = None,
        frozen: bool = False,
        drop_out: float | IDropout | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            bounding_boxes: Sequence[float] | None = ...,
            lambda_coord: float | None = ...,
            lambda_no_obj: float | None = ...,
            loss_position_scale: LossFunctionLike | None = ...,
            loss_class_predictions: LossFunctionLike | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
            drop_out: float | IDropout | None = ...,
        ) -> Yolo2Output: ...


class ZeroPadding(Layer):
    """Zeros around images.

    No parameters.
    DL4J: ZeroPaddingLayer.

    Args:
        padding: How much is added on each side: [top, bottom, left, right]. At least 0. Default: (0, 0, 0, 0).
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
        [n, channels, height', width'], larger by the padding.

    Example:
        >>> made = nn.ZeroPadding()
    """

    _name = "ZeroPadding"
    _positional = ("padding",)
    _keys = (
        Key("padding", "padding", Sides("height, width"), default=(0, 0, 0, 0), words="at least 0", minimum=0),
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

    padding: tuple[int, ...]
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self,
        padding: int | Sequence[int] = (0, 0, 0, 0),
        *,
        name: str | None = None,
        frozen: bool = False,
        drop_out: float | IDropout | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            padding: int | Sequence[int] | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
            drop_out: float | IDropout | None = ...,
        ) -> ZeroPadding: ...


class ZeroPadding1D(Layer):
    """Zeros around sequences. Steps that are added count as real where there is a mask.

    No parameters.
    DL4J: ZeroPadding1DLayer.

    Args:
        padding: How much is added on each side: [front, back]. At least 0. Default: (0, 0).
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.

    Input shape:
        [n, channels, time].

    Output shape:
        [n, channels, time'], larger by the padding.

    Example:
        >>> made = nn.ZeroPadding1D()
    """

    _name = "ZeroPadding1D"
    _positional = ("padding",)
    _keys = (
        Key("padding", "padding", Sides("time"), default=(0, 0), words="at least 0", minimum=0),
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

    padding: tuple[int, ...]
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self,
        padding: int | Sequence[int] = (0, 0),
        *,
        name: str | None = None,
        frozen: bool = False,
        drop_out: float | IDropout | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            padding: int | Sequence[int] | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
            drop_out: float | IDropout | None = ...,
        ) -> ZeroPadding1D: ...


class ZeroPadding3D(Layer):
    """Zeros around volumes.

    No parameters.
    DL4J: ZeroPadding3DLayer.

    Args:
        padding: How much is added on each side: [front, back, top, bottom, left, right]. At least 0. Default: (0,
            0, 0, 0, 0, 0).
        name: A name for messages and tables; 'layer0', 'layer1' … by default.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.
        drop_out: Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give the
            probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or another kind:
            SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a schedule. Between 0 and
            1. Default: the network's, else 1.0.

    Input shape:
        [n, channels, depth, height, width].

    Output shape:
        [n, channels, depth', height', width'], larger by the padding.

    Example:
        >>> made = nn.ZeroPadding3D()
    """

    _name = "ZeroPadding3D"
    _positional = ("padding",)
    _keys = (
        Key("padding", "padding", Sides("depth, height, width"), default=(0, 0, 0, 0, 0, 0), words="at least 0", minimum=0),
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

    padding: tuple[int, ...]
    name: str | None
    frozen: bool
    drop_out: float | IDropout | None

    def __init__(
        self,
        padding: int | Sequence[int] = (0, 0, 0, 0, 0, 0),
        *,
        name: str | None = None,
        frozen: bool = False,
        drop_out: float | IDropout | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            padding: int | Sequence[int] | None = ...,
            name: str | None = ...,
            frozen: bool | None = ...,
            drop_out: float | IDropout | None = ...,
        ) -> ZeroPadding3D: ...
