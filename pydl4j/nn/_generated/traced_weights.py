"""A parameter of a layer that was written as a function.

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import Enum, Integers, Object, String

if TYPE_CHECKING:
    from pydl4j.nn._generated.weight_inits import WeightInit, WeightInitLike

__all__ = ["TracedParameter", "TracedWeight"]


class TracedParameter(Configured):
    """A parameter of a layer that was written as a function."""

    _kind = "tracedWeight"
    _shorthand = False


class TracedWeight(TracedParameter):
    """A parameter of a layer that was written as a function.

    Args:
        name: Its name, by which operations and tables of parameters have it. A word of letters, digits and
            underscores other than 'input'.
        shape: The sizes of its axes; without any it is one number. At least 1.
        weight_init: How it starts. Of fans there are as many as its first and its last size, of one axis its size
            for both. Default: "xavier".
        role: What training does with it: a WEIGHT has the updater and regularization, a BIAS those of biases, a
            GAIN the updater alone. Default: "weight".

    Example:
        >>> made = nn.TracedWeight(name="text", shape=[2, 3])
    """

    _name = "TracedWeight"
    _positional = ("name", "shape", "weight_init", "role")
    _keys = (
        Key("name", "name", String(), required=True),
        Key("shape", "shape", Integers(), required=True, words="at least 1", minimum=1),
        Key("weight_init", "weightInit", Object("weightInit"), default="xavier"),
        Key("role", "role", Enum("weight", "bias", "gain"), default="weight"),
    )

    name: str
    shape: tuple[int, ...]
    weight_init: WeightInit
    role: str

    def __init__(
        self, name: str, shape: Sequence[int], weight_init: WeightInitLike = "xavier", role: Literal["weight", "bias", "gain"] = "weight"
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            name: str | None = ...,
            shape: Sequence[int] | None = ...,
            weight_init: WeightInitLike | None = ...,
            role: Literal["weight", "bias", "gain"] | None = ...,
        ) -> TracedWeight: ...
