"""How the workers of a distributed training keep one model together.

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import Enum, Integer, Number, Object

if TYPE_CHECKING:
    from pydl4j.nn._generated.schedules import Schedule

__all__ = ["AllReduce", "Average", "DiLoCo", "ElasticAveraging", "PostLocal", "SlowMo", "Sync", "Threshold", "TreeAggregate"]


class Sync(Configured):
    """How the workers of a distributed training keep one model together."""

    _kind = "sync"
    _shorthand = False


class AllReduce(Sync):
    """The gradients of all workers are averaged at every step.

    training as with one machine and a batch of all workers' batches..

    Args:
        wire: How numbers travel between workers: FULL as they are, BFLOAT16 or FLOAT16 with half of float32's
            bytes. Sums are made in the network's own type. Default: "full".

    Example:
        >>> made = spark.AllReduce()
    """

    _name = "AllReduce"
    _keys = (Key("wire", "wire", Enum("full", "bfloat16", "float16"), default="full"),)

    wire: str

    def __init__(self, *, wire: Literal["full", "bfloat16", "float16"] = "full") -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, wire: Literal["full", "bfloat16", "float16"] | None = ...) -> AllReduce: ...


class Average(Sync):
    """Iterative reduce: each worker makes H steps of its own, then the parameters of all are averaged by the examples
    that they saw.

    p = sum of w_r · p_r / sum of w_r
    DL4J: ParameterAveragingTrainingMaster. Source: McDonald et al. 2010.

    Args:
        every: H: steps of each worker between two rounds. A pass over the data ends with one. At least 1. Default:
            10.
        every_schedule: When set, gives H in place of every; it is asked at each round with the steps and passes
            done, and its value is rounded, to at least 1.
        updater_state: What becomes of the updaters' states in a round: AVERAGE, KEEP (each worker its own) or RESET
            (as at the start of a training). Default: "average".
        wire: How numbers travel between workers: FULL as they are, BFLOAT16 or FLOAT16 with half of float32's
            bytes. Sums are made in the network's own type. Default: "full".

    Example:
        >>> made = spark.Average()
    """

    _name = "Average"
    _positional = ("every",)
    _keys = (
        Key("every", "every", Integer(), default=10, words="at least 1", minimum=1),
        Key("every_schedule", "everySchedule", Object("schedule")),
        Key("updater_state", "updaterState", Enum("average", "keep", "reset"), default="average"),
        Key("wire", "wire", Enum("full", "bfloat16", "float16"), default="full"),
    )

    every: int
    every_schedule: Schedule | None
    updater_state: str
    wire: str

    def __init__(
        self,
        every: int = 10,
        *,
        every_schedule: Schedule | None = None,
        updater_state: Literal["average", "keep", "reset"] = "average",
        wire: Literal["full", "bfloat16", "float16"] = "full",
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            every: int | None = ...,
            every_schedule: Schedule | None = ...,
            updater_state: Literal["average", "keep", "reset"] | None = ...,
            wire: Literal["full", "bfloat16", "float16"] | None = ...,
        ) -> Average: ...


class DiLoCo(Sync):
    """H local steps from x, whose mean is the gradient of an outer Nesterov step:

    d = x - mean of p_r; m = mu · m + d; x = p = x - lr · (d + mu · m)
    Source: Douillard et al. 2023 (arXiv:2311.08105).

    Args:
        every: H: steps of each worker between two rounds. A pass over the data ends with one. At least 1. Default:
            100.
        every_schedule: When set, gives H in place of every; it is asked at each round with the steps and passes
            done, and its value is rounded, to at least 1.
        outer_learning_rate: lr: step size of the outer updater. Greater than 0. Default: 0.7.
        outer_momentum: mu: momentum of the outer updater. At least 0 and less than 1. Default: 0.9.
        updater_state: What becomes of the updaters' states in a round: AVERAGE, KEEP (each worker its own) or RESET
            (as at the start of a training). Default: "keep".
        wire: How numbers travel between workers: FULL as they are, BFLOAT16 or FLOAT16 with half of float32's
            bytes. Sums are made in the network's own type. Default: "full".

    Example:
        >>> made = spark.DiLoCo()
    """

    _name = "DiLoCo"
    _positional = ("every",)
    _keys = (
        Key("every", "every", Integer(), default=100, words="at least 1", minimum=1),
        Key("every_schedule", "everySchedule", Object("schedule")),
        Key("outer_learning_rate", "outerLearningRate", Number(), default=0.7, words="greater than 0", minimum=0, exclusive=(True, False)),
        Key(
            "outer_momentum",
            "outerMomentum",
            Number(),
            default=0.9,
            words="at least 0 and less than 1",
            minimum=0,
            maximum=1,
            exclusive=(False, True),
        ),
        Key("updater_state", "updaterState", Enum("average", "keep", "reset"), default="keep"),
        Key("wire", "wire", Enum("full", "bfloat16", "float16"), default="full"),
    )

    every: int
    every_schedule: Schedule | None
    outer_learning_rate: float
    outer_momentum: float
    updater_state: str
    wire: str

    def __init__(
        self,
        every: int = 100,
        *,
        every_schedule: Schedule | None = None,
        outer_learning_rate: float = 0.7,
        outer_momentum: float = 0.9,
        updater_state: Literal["average", "keep", "reset"] = "keep",
        wire: Literal["full", "bfloat16", "float16"] = "full",
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            every: int | None = ...,
            every_schedule: Schedule | None = ...,
            outer_learning_rate: float | None = ...,
            outer_momentum: float | None = ...,
            updater_state: Literal["average", "keep", "reset"] | None = ...,
            wire: Literal["full", "bfloat16", "float16"] | None = ...,
        ) -> DiLoCo: ...


class ElasticAveraging(Sync):
    """Replicas that stay different, held together by springs to a centre c, the model.

    After H local steps, with alpha = beta / workers:
    e_r = alpha · (p_r - c); p_r = p_r - e_r; c = c + sum of e_r
    Source: Zhang et al. 2014 (arXiv:1412.6651).

    Args:
        every: H: steps of each worker between two rounds. A pass over the data ends with one. At least 1. Default:
            10.
        every_schedule: When set, gives H in place of every; it is asked at each round with the steps and passes
            done, and its value is rounded, to at least 1.
        moving_rate: beta: how far the centre moves to the mean of the replicas in a round. Between 0 and 1.
            Default: 0.9.
        wire: How numbers travel between workers: FULL as they are, BFLOAT16 or FLOAT16 with half of float32's
            bytes. Sums are made in the network's own type. Default: "full".

    Example:
        >>> made = spark.ElasticAveraging()
    """

    _name = "ElasticAveraging"
    _positional = ("every",)
    _keys = (
        Key("every", "every", Integer(), default=10, words="at least 1", minimum=1),
        Key("every_schedule", "everySchedule", Object("schedule")),
        Key("moving_rate", "movingRate", Number(), default=0.9, words="between 0 and 1", minimum=0, maximum=1),
        Key("wire", "wire", Enum("full", "bfloat16", "float16"), default="full"),
    )

    every: int
    every_schedule: Schedule | None
    moving_rate: float
    wire: str

    def __init__(
        self,
        every: int = 10,
        *,
        every_schedule: Schedule | None = None,
        moving_rate: float = 0.9,
        wire: Literal["full", "bfloat16", "float16"] = "full",
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            every: int | None = ...,
            every_schedule: Schedule | None = ...,
            moving_rate: float | None = ...,
            wire: Literal["full", "bfloat16", "float16"] | None = ...,
        ) -> ElasticAveraging: ...


class PostLocal(Sync):
    """Averaged gradients at each of the first steps, then H local steps between averages of the parameters.

    Source: Lin et al. 2018 (arXiv:1808.07217).

    Args:
        after: Steps of the network's life with averaged gradients, before local steps begin. At least 0.
        every: H: steps of each worker between two rounds. A pass over the data ends with one. At least 1. Default:
            10.
        every_schedule: When set, gives H in place of every; it is asked at each round with the steps and passes
            done, and its value is rounded, to at least 1.
        updater_state: What becomes of the updaters' states in a round: AVERAGE, KEEP (each worker its own) or RESET
            (as at the start of a training). Default: "average".
        wire: How numbers travel between workers: FULL as they are, BFLOAT16 or FLOAT16 with half of float32's
            bytes. Sums are made in the network's own type. Default: "full".

    Example:
        >>> made = spark.PostLocal(after=10)
    """

    _name = "PostLocal"
    _positional = ("after", "every")
    _keys = (
        Key("after", "after", Integer(), required=True, words="at least 0", minimum=0),
        Key("every", "every", Integer(), default=10, words="at least 1", minimum=1),
        Key("every_schedule", "everySchedule", Object("schedule")),
        Key("updater_state", "updaterState", Enum("average", "keep", "reset"), default="average"),
        Key("wire", "wire", Enum("full", "bfloat16", "float16"), default="full"),
    )

    after: int
    every: int
    every_schedule: Schedule | None
    updater_state: str
    wire: str

    def __init__(
        self,
        after: int,
        every: int = 10,
        *,
        every_schedule: Schedule | None = None,
        updater_state: Literal["average", "keep", "reset"] = "average",
        wire: Literal["full", "bfloat16", "float16"] = "full",
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            after: int | None = ...,
            every: int | None = ...,
            every_schedule: Schedule | None = ...,
            updater_state: Literal["average", "keep", "reset"] | None = ...,
            wire: Literal["full", "bfloat16", "float16"] | None = ...,
        ) -> PostLocal: ...


class SlowMo(Sync):
    """Averaging with slow momentum: after H local steps from x,

    u = beta · u + (x - mean of p_r); x = p = x - alpha · u
    Source: Wang et al. 2019 (arXiv:1910.00643).

    Args:
        every: H: steps of each worker between two rounds. A pass over the data ends with one. At least 1. Default:
            10.
        every_schedule: When set, gives H in place of every; it is asked at each round with the steps and passes
            done, and its value is rounded, to at least 1.
        slow_learning_rate: alpha: factor of a round's step. Greater than 0. Default: 1.0.
        slow_momentum: beta: how much of the former rounds' steps is kept. At least 0 and less than 1. Default: 0.5.
        updater_state: What becomes of the updaters' states in a round: AVERAGE, KEEP (each worker its own) or RESET
            (as at the start of a training). Default: "keep".
        wire: How numbers travel between workers: FULL as they are, BFLOAT16 or FLOAT16 with half of float32's
            bytes. Sums are made in the network's own type. Default: "full".

    Example:
        >>> made = spark.SlowMo()
    """

    _name = "SlowMo"
    _positional = ("every",)
    _keys = (
        Key("every", "every", Integer(), default=10, words="at least 1", minimum=1),
        Key("every_schedule", "everySchedule", Object("schedule")),
        Key("slow_learning_rate", "slowLearningRate", Number(), default=1.0, words="greater than 0", minimum=0, exclusive=(True, False)),
        Key(
            "slow_momentum",
            "slowMomentum",
            Number(),
            default=0.5,
            words="at least 0 and less than 1",
            minimum=0,
            maximum=1,
            exclusive=(False, True),
        ),
        Key("updater_state", "updaterState", Enum("average", "keep", "reset"), default="keep"),
        Key("wire", "wire", Enum("full", "bfloat16", "float16"), default="full"),
    )

    every: int
    every_schedule: Schedule | None
    slow_learning_rate: float
    slow_momentum: float
    updater_state: str
    wire: str

    def __init__(
        self,
        every: int = 10,
        *,
        every_schedule: Schedule | None = None,
        slow_learning_rate: float = 1.0,
        slow_momentum: float = 0.5,
        updater_state: Literal["average", "keep", "reset"] = "keep",
        wire: Literal["full", "bfloat16", "float16"] = "full",
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            every: int | None = ...,
            every_schedule: Schedule | None = ...,
            slow_learning_rate: float | None = ...,
            slow_momentum: float | None = ...,
            updater_state: Literal["average", "keep", "reset"] | None = ...,
            wire: Literal["full", "bfloat16", "float16"] | None = ...,
        ) -> SlowMo: ...


class Threshold(Sync):
    """Averaged gradients at every step, of which only what is large travels:

    r = r + g; q = t · sign(r) where |r| >= t, else 0; r = r - q; g = mean of q
    DL4J: SharedTrainingMaster with AdaptiveThresholdAlgorithm. Source: Strom 2015, Scalable distributed DNN
    training using commodity GPU cloud computing.

    Args:
        threshold: t: elements whose residual reaches it travel, as plus or minus t. Greater than 0. Default: 0.001.
        min_sparsity: The threshold falls by 3.4 % when a smaller share of the elements travelled. Between 0 and 1.
            Default: 0.0001.
        max_sparsity: The threshold rises by 3.5 % when a larger share of the elements travelled. Between 0 and 1.
            Default: 0.01.

    Example:
        >>> made = spark.Threshold()
    """

    _name = "Threshold"
    _positional = ("threshold",)
    _keys = (
        Key("threshold", "threshold", Number(), default=0.001, words="greater than 0", minimum=0, exclusive=(True, False)),
        Key("min_sparsity", "minSparsity", Number(), default=0.0001, words="between 0 and 1", minimum=0, maximum=1),
        Key("max_sparsity", "maxSparsity", Number(), default=0.01, words="between 0 and 1", minimum=0, maximum=1),
    )

    threshold: float
    min_sparsity: float
    max_sparsity: float

    def __init__(self, threshold: float = 0.001, *, min_sparsity: float = 0.0001, max_sparsity: float = 0.01) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, threshold: float | None = ..., min_sparsity: float | None = ..., max_sparsity: float | None = ...
        ) -> Threshold: ...


class TreeAggregate(Sync):
    """Iterative reduce through Spark's own jobs, without connections between executors and without a barrier.

    It works with dynamic allocation. The parameters and updater states are averaged by examples. DL4J:
    ParameterAveragingTrainingMaster.

    Args:
        every: H: steps of each partition in a round; 0 for a whole pass over the data. At least 0. Default: 0.
        updater_state: What becomes of the updaters' states in a round: AVERAGE, KEEP (each worker its own) or RESET
            (as at the start of a training). Default: "average".
        depth: Levels of the tree in which Spark sums. At least 1. Default: 2.

    Example:
        >>> made = spark.TreeAggregate()
    """

    _name = "TreeAggregate"
    _positional = ("every",)
    _keys = (
        Key("every", "every", Integer(), default=0, words="at least 0", minimum=0),
        Key("updater_state", "updaterState", Enum("average", "keep", "reset"), default="average"),
        Key("depth", "depth", Integer(), default=2, words="at least 1", minimum=1),
    )

    every: int
    updater_state: str
    depth: int

    def __init__(self, every: int = 0, *, updater_state: Literal["average", "keep", "reset"] = "average", depth: int = 2) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, every: int | None = ..., updater_state: Literal["average", "keep", "reset"] | None = ..., depth: int | None = ...
        ) -> TreeAggregate: ...
