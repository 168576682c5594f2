"""A vertex of a graph that is no layer: it joins, cuts or turns what runs between layers.

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import Boolean, Enum, Integer, Integers, Number, NumberOr, Object, Objects

if TYPE_CHECKING:
    from pydl4j.nn._generated.constraints import Constraint
    from pydl4j.nn._generated.dropouts import IDropout
    from pydl4j.nn._generated.input_types import InputType
    from pydl4j.nn._generated.layers import Layer
    from pydl4j.nn._generated.schedules import Schedule
    from pydl4j.nn._generated.updaters import Updater, UpdaterLike
    from pydl4j.nn._generated.weight_inits import WeightInit, WeightInitLike
    from pydl4j.nn._generated.weight_noises import IWeightNoise

__all__ = [
    "AdditiveAttentionVertex",
    "ArithmeticVertex",
    "AttentionVertex",
    "BatchToTimeVertex",
    "DotProductAttentionVertex",
    "DotVertex",
    "DuplicateToTimeSeriesVertex",
    "ElementWiseVertex",
    "GraphVertex",
    "L2NormalizeVertex",
    "L2Vertex",
    "LastTimeStepVertex",
    "MergeVertex",
    "PoolHelperVertex",
    "PreprocessorVertex",
    "RecurrentVertex",
    "ReshapeVertex",
    "ReverseTimeSeriesVertex",
    "ScaleVertex",
    "ShiftVertex",
    "StackVertex",
    "SubsetVertex",
    "TimeToBatchVertex",
    "UnstackVertex",
]


class GraphVertex(Configured):
    """A vertex of a graph that is no layer: it joins, cuts or turns what runs between layers."""

    _kind = "vertex"
    _shorthand = False


class AdditiveAttentionVertex(GraphVertex):
    """Attention between series by sums in place of products.

    softmax(sum of scale · tanh(q + k)) V; a key that a mask leaves out has the weight 0, the output of a masked
    query is 0.
    Parameters: with use_scale scale [size].
    Keras: AdditiveAttention, which reads values before keys. Source: Bahdanau, Cho and Bengio 2014.

    Args:
        use_scale: Whether each number of the sums has a learnt factor; 1 otherwise. Default: True.
        updater: How parameters follow their gradient. Holds for each layer that does not set its own. Default:
            Sgd(learning_rate=0.001).
        bias_updater: How biases follow their gradient; like the weights when not set. Holds for each layer that
            does not set its own.
        weight_init: How weights start. Holds for each layer that does not set its own. Default: "xavier".
        bias_init: The value biases start with. Holds for each layer that does not set its own. Default: 0.0.
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
        gradient_normalization: What is done to the layer's gradient before the updater sees it. Holds for each
            layer that does not set its own. Default: "none".
        gradient_normalization_threshold: The threshold T of the Clip… normalizations. Greater than 0. Holds for
            each layer that does not set its own. Default: 1.0.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.

    Input shape:
        two or three: queries [n, size, steps], keys [n, size, time], values [n, width, time]; without values the
        keys.

    Output shape:
        [n, width, steps].

    Example:
        >>> made = nn.AdditiveAttentionVertex()
    """

    _name = "AdditiveAttentionVertex"
    _keys = (
        Key("use_scale", "useScale", Boolean(), default=True),
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
        Key("frozen", "frozen", Boolean(), default=False),
    )

    use_scale: bool
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
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    frozen: bool

    def __init__(
        self,
        *,
        use_scale: bool = True,
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
        frozen: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            use_scale: bool | None = ...,
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
            frozen: bool | None = ...,
        ) -> AdditiveAttentionVertex: ...


class ArithmeticVertex(GraphVertex):
    """Computes element by element with several inputs, or with an input and a number.

    a + b, a - b, a · b, a / b, a to the power of b, the greater or the smaller; of more than two inputs from the
    left. Axes of size 1 are broadcast.
    No parameters.
    Keras: operators between tensors.

    Args:
        op: What is computed of each two elements.
        number: A number in place of the second input.
        reversed: Whether the number stands first, as in 1 - x. Default: False.

    Input shape:
        one where number is set, else two or more with as many axes.

    Output shape:
        the shape that they are broadcast to.

    Example:
        >>> made = nn.ArithmeticVertex(op="add")
    """

    _name = "ArithmeticVertex"
    _positional = ("op", "number")
    _keys = (
        Key("op", "op", Enum("add", "subtract", "multiply", "divide", "power", "max", "min"), required=True),
        Key("number", "number", Number()),
        Key("reversed", "reversed", Boolean(), default=False),
    )

    op: str
    number: float | None
    reversed: bool

    def __init__(
        self,
        op: Literal["add", "subtract", "multiply", "divide", "power", "max", "min"],
        number: float | None = None,
        *,
        reversed: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            op: Literal["add", "subtract", "multiply", "divide", "power", "max", "min"] | None = ...,
            number: float | None = ...,
            reversed: bool | None = ...,
        ) -> ArithmeticVertex: ...


class AttentionVertex(GraphVertex):
    """Attention with several heads between series: the steps of one look at the steps of another.

    softmax(Q KT / sqrt(head_size)) V for each head; a key that a mask leaves out has the weight 0, the output of a
    masked query is 0.
    Parameters: Wq [n_heads, head_size, nInQueries], Wk [n_heads, head_size, nInKeys], Wv [n_heads, head_size,
    nInValues], Wo [n_heads · head_size, n_out], with has_bias also bq, bk, bv, bo; none without project_input.
    DL4J: AttentionVertex. Keras and PyTorch: MultiHeadAttention.

    Args:
        n_out: Number of outputs (feature maps, for convolutions). At least 1.
        n_heads: How many heads look at the series, each with projections of its own. At least 1. Default: 1.
        n_key_value_heads: How many heads keys and values have, each for a group of n_heads / n_key_value_heads
            heads of queries; n_heads when not set. 1 is multi-query attention. Keras: GroupQueryAttention. Source:
            Ainslie et al. 2023. At least 1.
        head_size: How many numbers a head computes with; n_out / n_heads when not set. At least 1.
        project_input: Whether queries, keys and values are made from the input by learnt weights (DL4J's default:
            false). Without, there is one head, and n_out is the input's size. Default: True.
        has_bias: Whether the projections have biases, as PyTorch's have (DL4J's have none). Default: False.
        use_causal_mask: Whether a step sees only itself and the steps before it. Default: False.
        attention_drop_out: Probability of KEEPING each weight of the attention in training (Keras and PyTorch give
            the probability of dropping). 1 and 0 mean no dropout. Between 0 and 1. Default: 1.0.
        updater: How parameters follow their gradient. Holds for each layer that does not set its own. Default:
            Sgd(learning_rate=0.001).
        bias_updater: How biases follow their gradient; like the weights when not set. Holds for each layer that
            does not set its own.
        weight_init: How weights start. Holds for each layer that does not set its own. Default: "xavier".
        bias_init: The value biases start with. Holds for each layer that does not set its own. Default: 0.0.
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
        gradient_normalization: What is done to the layer's gradient before the updater sees it. Holds for each
            layer that does not set its own. Default: "none".
        gradient_normalization_threshold: The threshold T of the Clip… normalizations. Greater than 0. Holds for
            each layer that does not set its own. Default: 1.0.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.

    Input shape:
        two or three: queries [n, nInQueries, steps], keys [n, nInKeys, time], values [n, nInValues, time]; without
        values the keys.

    Output shape:
        [n, n_out, steps].

    Example:
        >>> made = nn.AttentionVertex(n_out=10)
    """

    _name = "AttentionVertex"
    _positional = ("n_out",)
    _keys = (
        Key("n_out", "nOut", Integer(), required=True, words="at least 1", minimum=1),
        Key("n_heads", "nHeads", Integer(), default=1, words="at least 1", minimum=1),
        Key("n_key_value_heads", "nKeyValueHeads", Integer(), words="at least 1", minimum=1),
        Key("head_size", "headSize", Integer(), words="at least 1", minimum=1),
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
        Key("frozen", "frozen", Boolean(), default=False),
    )

    n_out: int
    n_heads: int
    n_key_value_heads: int | None
    head_size: int | None
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
    gradient_normalization: str | None
    gradient_normalization_threshold: float | None
    frozen: bool

    def __init__(
        self,
        n_out: int,
        *,
        n_heads: int = 1,
        n_key_value_heads: int | None = None,
        head_size: int | None = None,
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
            frozen: bool | None = ...,
        ) -> AttentionVertex: ...


class BatchToTimeVertex(GraphVertex):
    """Makes series of what was made of their steps behind a TimeToBatchVertex.

    No parameters.
    DL4J: CnnToRnnPreProcessor, FeedForwardToRnnPreProcessor. Keras: TimeDistributed.

    Input shape:
        two: [n · time, size] or [n · time, channels, …], and what the TimeToBatchVertex read, for n, time and the
        mask.

    Output shape:
        [n, size, time]; [n, channels, time, …].

    Example:
        >>> made = nn.BatchToTimeVertex()
    """

    _name = "BatchToTimeVertex"

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> BatchToTimeVertex: ...


class DotProductAttentionVertex(GraphVertex):
    """Attention between series as they are.

    softmax(scale_factor · Q KT) V; a key that a mask leaves out has the weight 0, the output of a masked query is
    0.
    No parameters.
    DL4J: DotProductAttentionVertex. Keras: Attention.

    Args:
        scale_factor: What the products of queries and keys are multiplied by; 1 / sqrt(size) when not set (Keras:
            1). Greater than 0.
        use_causal_mask: Whether a step sees only itself and the steps before it. Default: False.
        attention_drop_out: Probability of KEEPING each weight of the attention in training (Keras and PyTorch give
            the probability of dropping). 1 and 0 mean no dropout. Between 0 and 1. Default: 1.0.

    Input shape:
        two or three: queries [n, size, steps], keys [n, size, time], values [n, width, time]; without values the
        keys.

    Output shape:
        [n, width, steps].

    Example:
        >>> made = nn.DotProductAttentionVertex()
    """

    _name = "DotProductAttentionVertex"
    _keys = (
        Key("scale_factor", "scaleFactor", Number(), words="greater than 0", minimum=0, exclusive=(True, False)),
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
    )

    scale_factor: float | None
    use_causal_mask: bool
    attention_drop_out: float | IDropout

    def __init__(
        self, *, scale_factor: float | None = None, use_causal_mask: bool = False, attention_drop_out: float | IDropout = 1.0
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, scale_factor: float | None = ..., use_causal_mask: bool | None = ..., attention_drop_out: float | IDropout | None = ...
        ) -> DotProductAttentionVertex: ...


class DotVertex(GraphVertex):
    """The inner product of two inputs for each example, of sequences for each step; with normalize the cosine of their
    angle.

    No parameters.
    Keras: Dot.

    Args:
        normalize: Whether both are divided by their lengths before. Default: False.

    Input shape:
        two of one shape, [n, size] or [n, size, time].

    Output shape:
        [n, 1] or [n, 1, time].

    Example:
        >>> made = nn.DotVertex()
    """

    _name = "DotVertex"
    _keys = (Key("normalize", "normalize", Boolean(), default=False),)

    normalize: bool

    def __init__(self, *, normalize: bool = False) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, normalize: bool | None = ...) -> DotVertex: ...


class DuplicateToTimeSeriesVertex(GraphVertex):
    """Repeats rows at each step of a series, to be read beside it.

    No parameters.
    DL4J: DuplicateToTimeSeriesVertex, which names a network input in place of the second one.

    Input shape:
        two: rows [n, size], and sequences [n, …, time] whose length and mask the result has.

    Output shape:
        [n, size, time].

    Example:
        >>> made = nn.DuplicateToTimeSeriesVertex()
    """

    _name = "DuplicateToTimeSeriesVertex"

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> DuplicateToTimeSeriesVertex: ...


class ElementWiseVertex(GraphVertex):
    """Makes one of several inputs of equal shape, element by element: sum, difference, product, mean, greatest or
    smallest.

    No parameters.
    DL4J: ElementWiseVertex.

    Args:
        op: What is made of the elements in one place: their sum, difference, product, mean, greatest or smallest.

    Input shape:
        two or more of one shape; two for SUBTRACT.

    Output shape:
        the same shape.

    Example:
        >>> made = nn.ElementWiseVertex(op="add")
    """

    _name = "ElementWiseVertex"
    _positional = ("op",)
    _keys = (Key("op", "op", Enum("add", "subtract", "product", "average", "max", "min"), required=True),)

    op: str

    def __init__(self, op: Literal["add", "subtract", "product", "average", "max", "min"]) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, op: Literal["add", "subtract", "product", "average", "max", "min"] | None = ...) -> ElementWiseVertex: ...


class L2NormalizeVertex(GraphVertex):
    """Divides each example by its length, the root of the sum of its squares, which is at least eps.

    No parameters.
    DL4J: L2NormalizeVertex.

    Args:
        eps: The least length that an example is divided by. At least 0. Default: 1e-08.

    Input shape:
        one, of any shape.

    Output shape:
        the same shape.

    Example:
        >>> made = nn.L2NormalizeVertex()
    """

    _name = "L2NormalizeVertex"
    _keys = (Key("eps", "eps", Number(), default=1e-08, words="at least 0", minimum=0),)

    eps: float

    def __init__(self, *, eps: float = 1e-08) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, eps: float | None = ...) -> L2NormalizeVertex: ...


class L2Vertex(GraphVertex):
    """The distance of two inputs for each example: the root of the sum of the squares of their differences.

    No parameters.
    DL4J: L2Vertex.

    Args:
        eps: The least distance: the derivative stays finite where both are equal. At least 0. Default: 1e-08.

    Input shape:
        two of one shape.

    Output shape:
        [n, 1].

    Example:
        >>> made = nn.L2Vertex()
    """

    _name = "L2Vertex"
    _keys = (Key("eps", "eps", Number(), default=1e-08, words="at least 0", minimum=0),)

    eps: float

    def __init__(self, *, eps: float = 1e-08) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, eps: float | None = ...) -> L2Vertex: ...


class LastTimeStepVertex(GraphVertex):
    """Takes the last real step of each series; of one without any, zeros.

    No parameters.
    DL4J: LastTimeStepVertex, which is told whose mask counts; here masks travel with the values.

    Input shape:
        [n, size, time].

    Output shape:
        [n, size].

    Example:
        >>> made = nn.LastTimeStepVertex()
    """

    _name = "LastTimeStepVertex"

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> LastTimeStepVertex: ...


class MergeVertex(GraphVertex):
    """Puts the features of its inputs behind each other.

    Rows [n, a] and [n, b] make [n, a + b], images are joined by their channels, sequences step by step.
    No parameters.
    DL4J: MergeVertex.

    Input shape:
        two or more of one family, equal in all axes but the features.

    Output shape:
        as the inputs, with the sum of their features.

    Example:
        >>> made = nn.MergeVertex()
    """

    _name = "MergeVertex"

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> MergeVertex: ...


class PoolHelperVertex(GraphVertex):
    """Takes the first row and column off images, as models of GoogLeNet from Caffe need it.

    No parameters.
    DL4J: PoolHelperVertex.

    Input shape:
        one, [n, channels, height, width].

    Output shape:
        [n, channels, height - 1, width - 1].

    Example:
        >>> made = nn.PoolHelperVertex()
    """

    _name = "PoolHelperVertex"

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> PoolHelperVertex: ...


class PreprocessorVertex(GraphVertex):
    """Brings what it reads into the shape of an input type; elements stay in c order. A mask of steps is dropped.

    No parameters.
    DL4J: PreprocessorVertex.

    Args:
        output_type: What comes out: rows, images, volumes or series, of as many numbers an example.

    Input shape:
        one.

    Output shape:
        as output_type says.

    Example:
        >>> made = nn.PreprocessorVertex(nn.InputType.feed_forward(48))
    """

    _name = "PreprocessorVertex"
    _positional = ("output_type",)
    _keys = (Key("output_type", "outputType", Object("inputType"), required=True),)

    output_type: InputType

    def __init__(self, output_type: InputType) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, output_type: InputType | None = ...) -> PreprocessorVertex: ...


class RecurrentVertex(GraphVertex):
    """A recurrent layer that may begin with states that others made, and hands out its own.

    Parameters: those of the layer inside.
    Keras: initial_state and return_state. PyTorch: the states that LSTM, GRU and RNN take and give.

    Args:
        layer: The recurrent layer: LSTM, GravesLSTM, GRU or SimpleRnn.
        frozen: Whether training leaves the layer as it is: its parameters stay, and it works as outside of training
            (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
            FrozenLayerWithBackprop. Default: False.

    Input shape:
        a series [n, n_in, time], and for each state of the layer [n, n_out], the output first, then the memory cell
        of an LSTM; without states they begin with 0.

    Output shape:
        [n, n_out, time]. Behind it 'name#1' is the state that is the output of the last real step, [n, n_out], and
        'name#2' an LSTM's memory cell.

    Example:
        >>> made = nn.RecurrentVertex(layer=nn.LSTM(n_out=10))
    """

    _name = "RecurrentVertex"
    _positional = ("layer",)
    _keys = (
        Key("layer", "layer", Object("layer"), required=True),
        Key("frozen", "frozen", Boolean(), default=False),
    )

    layer: Layer
    frozen: bool

    def __init__(self, layer: Layer, *, frozen: bool = False) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, layer: Layer | None = ..., frozen: bool | None = ...) -> RecurrentVertex: ...


class ReshapeVertex(GraphVertex):
    """Gives each example another shape; elements stay in c order.

    No parameters.
    DL4J: ReshapeVertex, whose new_shape has the axis of examples, -1, in front as here.

    Args:
        new_shape: The new shape of a batch: [-1, size] for rows, [-1, size, time] for sequences, [-1, channels,
            height, width] for images. Two to four numbers, -1 for the examples in front and then at least 1 each.

    Input shape:
        one.

    Output shape:
        [n, …] as new_shape says.

    Example:
        >>> made = nn.ReshapeVertex([-1, 2, 3])
    """

    _name = "ReshapeVertex"
    _positional = ("new_shape",)
    _keys = (Key("new_shape", "newShape", Integers(), required=True),)

    new_shape: tuple[int, ...]

    def __init__(self, new_shape: Sequence[int]) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, new_shape: Sequence[int] | None = ...) -> ReshapeVertex: ...


class ReverseTimeSeriesVertex(GraphVertex):
    """Turns the real steps of each series round; padding behind them stays where it is.

    No parameters.
    DL4J: ReverseTimeSeriesVertex.

    Args:
        whole: Whether padding is turned round with the rest, and its mask with it, as in Keras' go_backwards, and
            does not stay behind the real steps. Default: False.

    Input shape:
        [n, size, time].

    Output shape:
        the same shape.

    Example:
        >>> made = nn.ReverseTimeSeriesVertex()
    """

    _name = "ReverseTimeSeriesVertex"
    _keys = (Key("whole", "whole", Boolean(), default=False),)

    whole: bool

    def __init__(self, *, whole: bool = False) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, whole: bool | None = ...) -> ReverseTimeSeriesVertex: ...


class ScaleVertex(GraphVertex):
    """Multiplies its input by a number.

    No parameters.
    DL4J: ScaleVertex.

    Args:
        scale_factor: What each element is multiplied by.

    Input shape:
        one, of any shape.

    Output shape:
        the same shape.

    Example:
        >>> made = nn.ScaleVertex(scale_factor=0.5)
    """

    _name = "ScaleVertex"
    _positional = ("scale_factor",)
    _keys = (Key("scale_factor", "scaleFactor", Number(), required=True),)

    scale_factor: float

    def __init__(self, scale_factor: float) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, scale_factor: float | None = ...) -> ScaleVertex: ...


class ShiftVertex(GraphVertex):
    """Adds a number to its input.

    No parameters.
    DL4J: ShiftVertex.

    Args:
        shift_factor: What is added to each element.

    Input shape:
        one, of any shape.

    Output shape:
        the same shape.

    Example:
        >>> made = nn.ShiftVertex(shift_factor=0.5)
    """

    _name = "ShiftVertex"
    _positional = ("shift_factor",)
    _keys = (Key("shift_factor", "shiftFactor", Number(), required=True),)

    shift_factor: float

    def __init__(self, shift_factor: float) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, shift_factor: float | None = ...) -> ShiftVertex: ...


class StackVertex(GraphVertex):
    """Puts the examples of its inputs behind each other.

    One layer then works on all with the same parameters; UnstackVertex takes them apart.
    No parameters.
    DL4J: StackVertex.

    Input shape:
        two or more of one shape, [n, …].

    Output shape:
        [k · n, …] of k inputs.

    Example:
        >>> made = nn.StackVertex()
    """

    _name = "StackVertex"

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> StackVertex: ...


class SubsetVertex(GraphVertex):
    """Takes some features of its input: rows [n, size], channels of images, the numbers of each step of sequences.

    No parameters.
    DL4J: SubsetVertex.

    Args:
        from_: The first feature that is taken, from 0. At least 0.
        to: The last feature that is taken, itself included, as in DL4J. At least 0.

    Input shape:
        one.

    Output shape:
        as the input, with to - from + 1 features.

    Example:
        >>> made = nn.SubsetVertex(from_=10, to=10)
    """

    _name = "SubsetVertex"
    _positional = ("from_", "to")
    _keys = (
        Key("from_", "from", Integer(), required=True, words="at least 0", minimum=0),
        Key("to", "to", Integer(), required=True, words="at least 0", minimum=0),
    )

    from_: int
    to: int

    def __init__(self, from_: int, to: int) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, from_: int | None = ..., to: int | None = ...) -> SubsetVertex: ...


class TimeToBatchVertex(GraphVertex):
    """Makes each step of a series an example of its own, so that any layer works on every step.

    Behind those layers stands a BatchToTimeVertex. No parameters.
    DL4J: RnnToCnnPreProcessor, RnnToFeedForwardPreProcessor. Keras: TimeDistributed.

    Input shape:
        [n, size, time]; [n, channels, time, …] with steps that have places, as films have pictures.

    Output shape:
        [n · time, size]; [n · time, channels, …].

    Example:
        >>> made = nn.TimeToBatchVertex()
    """

    _name = "TimeToBatchVertex"

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> TimeToBatchVertex: ...


class UnstackVertex(GraphVertex):
    """Takes the examples of one input of a StackVertex out of what was made of all.

    No parameters.
    DL4J: UnstackVertex.

    Args:
        from_: Which of the stacked inputs is taken, from 0. At least 0.
        stack_size: How many inputs were stacked. At least 1.

    Input shape:
        [stack_size · n, …].

    Output shape:
        [n, …].

    Example:
        >>> made = nn.UnstackVertex(from_=10, stack_size=10)
    """

    _name = "UnstackVertex"
    _positional = ("from_", "stack_size")
    _keys = (
        Key("from_", "from", Integer(), required=True, words="at least 0", minimum=0),
        Key("stack_size", "stackSize", Integer(), required=True, words="at least 1", minimum=1),
    )

    from_: int
    stack_size: int

    def __init__(self, from_: int, stack_size: int) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, from_: int | None = ..., stack_size: int | None = ...) -> UnstackVertex: ...
