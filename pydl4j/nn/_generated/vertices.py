"""A vertex of a graph that is no layer: it joins, cuts or turns what runs between layers.

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import Boolean, Enum, Integer, Integers, Number

__all__ = [
    "DotVertex",
    "DuplicateToTimeSeriesVertex",
    "ElementWiseVertex",
    "GraphVertex",
    "L2NormalizeVertex",
    "L2Vertex",
    "LastTimeStepVertex",
    "MergeVertex",
    "ReshapeVertex",
    "ReverseTimeSeriesVertex",
    "ScaleVertex",
    "ShiftVertex",
    "StackVertex",
    "SubsetVertex",
    "UnstackVertex",
]


class GraphVertex(Configured):
    """A vertex of a graph that is no layer: it joins, cuts or turns what runs between layers."""

    _kind = "vertex"
    _shorthand = False


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

    Input shape:
        [n, size, time].

    Output shape:
        the same shape.

    Example:
        >>> made = nn.ReverseTimeSeriesVertex()
    """

    _name = "ReverseTimeSeriesVertex"

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> ReverseTimeSeriesVertex: ...


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
