"""A condition on the values of a row.

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import Enum, Integer, Integers, Number, Numbers, Objects, String, Strings

__all__ = [
    "BooleanColumnCondition",
    "BooleanCondition",
    "CategoricalColumnCondition",
    "Condition",
    "DoubleColumnCondition",
    "FloatColumnCondition",
    "InfiniteColumnCondition",
    "IntegerColumnCondition",
    "InvalidValueColumnCondition",
    "LongColumnCondition",
    "NaNColumnCondition",
    "NullWritableColumnCondition",
    "SequenceLengthCondition",
    "StringColumnCondition",
    "StringRegexColumnCondition",
    "TimeColumnCondition",
    "TrivialColumnCondition",
]


class Condition(Configured):
    """A condition on the values of a row."""

    _kind = "condition"
    _shorthand = False


class BooleanColumnCondition(Condition):
    """Whether a column of type Boolean is true.

    Args:
        column_name: The column whose value is looked at.
        sequence_mode: When it holds for a whole sequence. Default: "or".

    Example:
        >>> made = etl.BooleanColumnCondition(column_name="text")
    """

    _name = "BooleanColumnCondition"
    _positional = ("column_name", "sequence_mode")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("sequence_mode", "sequenceMode", Enum("and", "or", "no_sequence_mode"), default="or"),
    )

    column_name: str
    sequence_mode: str

    def __init__(self, column_name: str, sequence_mode: Literal["and", "or", "no_sequence_mode"] = "or") -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, column_name: str | None = ..., sequence_mode: Literal["and", "or", "no_sequence_mode"] | None = ...
        ) -> BooleanColumnCondition: ...


class BooleanCondition(Condition):
    """Several conditions as one.

    Args:
        type: How they are joined.
        conditions: The conditions.

    Example:
        >>> made = etl.BooleanCondition(type="and", conditions=[etl.BooleanColumnCondition(column_name="text")])
    """

    _name = "BooleanCondition"
    _positional = ("type", "conditions")
    _keys = (
        Key("type", "type", Enum("and", "or", "not", "xor"), required=True),
        Key("conditions", "conditions", Objects("condition"), required=True),
    )

    type: str
    conditions: tuple[Condition, ...]

    def __init__(self, type: Literal["and", "or", "not", "xor"], conditions: Sequence[Condition]) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, type: Literal["and", "or", "not", "xor"] | None = ..., conditions: Sequence[Condition] | None = ...
        ) -> BooleanCondition: ...


class CategoricalColumnCondition(Condition):
    """Compares a category.

    Args:
        column_name: The column whose value is looked at.
        op: How it is compared.
        value: The text that it is compared with.
        set: The texts of InSet and NotInSet.
        sequence_mode: When it holds for a whole sequence. Default: "or".

    Example:
        >>> made = etl.CategoricalColumnCondition(column_name="text", op="less_than")
    """

    _name = "CategoricalColumnCondition"
    _positional = ("column_name", "op", "value", "set", "sequence_mode")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key(
            "op",
            "op",
            Enum("less_than", "less_or_equal", "greater_than", "greater_or_equal", "equal", "not_equal", "in_set", "not_in_set"),
            required=True,
        ),
        Key("value", "value", String()),
        Key("set", "set", Strings()),
        Key("sequence_mode", "sequenceMode", Enum("and", "or", "no_sequence_mode"), default="or"),
    )

    column_name: str
    op: str
    value: str | None
    set: tuple[str, ...] | None
    sequence_mode: str

    def __init__(
        self,
        column_name: str,
        op: Literal["less_than", "less_or_equal", "greater_than", "greater_or_equal", "equal", "not_equal", "in_set", "not_in_set"],
        value: str | None = None,
        set: str | Sequence[str] | None = None,
        sequence_mode: Literal["and", "or", "no_sequence_mode"] = "or",
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            op: Literal["less_than", "less_or_equal", "greater_than", "greater_or_equal", "equal", "not_equal", "in_set", "not_in_set"]
            | None = ...,
            value: str | None = ...,
            set: str | Sequence[str] | None = ...,
            sequence_mode: Literal["and", "or", "no_sequence_mode"] | None = ...,
        ) -> CategoricalColumnCondition: ...


class DoubleColumnCondition(Condition):
    """Compares a value of type Double.

    Args:
        column_name: The column whose value is looked at.
        op: How it is compared.
        value: The number that it is compared with.
        set: The numbers of InSet and NotInSet.
        sequence_mode: When it holds for a whole sequence. Default: "or".

    Example:
        >>> made = etl.DoubleColumnCondition(column_name="text", op="less_than")
    """

    _name = "DoubleColumnCondition"
    _positional = ("column_name", "op", "value", "set", "sequence_mode")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key(
            "op",
            "op",
            Enum("less_than", "less_or_equal", "greater_than", "greater_or_equal", "equal", "not_equal", "in_set", "not_in_set"),
            required=True,
        ),
        Key("value", "value", Number()),
        Key("set", "set", Numbers()),
        Key("sequence_mode", "sequenceMode", Enum("and", "or", "no_sequence_mode"), default="or"),
    )

    column_name: str
    op: str
    value: float | None
    set: tuple[float, ...] | None
    sequence_mode: str

    def __init__(
        self,
        column_name: str,
        op: Literal["less_than", "less_or_equal", "greater_than", "greater_or_equal", "equal", "not_equal", "in_set", "not_in_set"],
        value: float | None = None,
        set: Sequence[float] | None = None,
        sequence_mode: Literal["and", "or", "no_sequence_mode"] = "or",
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            op: Literal["less_than", "less_or_equal", "greater_than", "greater_or_equal", "equal", "not_equal", "in_set", "not_in_set"]
            | None = ...,
            value: float | None = ...,
            set: Sequence[float] | None = ...,
            sequence_mode: Literal["and", "or", "no_sequence_mode"] | None = ...,
        ) -> DoubleColumnCondition: ...


class FloatColumnCondition(Condition):
    """Compares a value of type Float.

    Args:
        column_name: The column whose value is looked at.
        op: How it is compared.
        value: The number that it is compared with.
        set: The numbers of InSet and NotInSet.
        sequence_mode: When it holds for a whole sequence. Default: "or".

    Example:
        >>> made = etl.FloatColumnCondition(column_name="text", op="less_than")
    """

    _name = "FloatColumnCondition"
    _positional = ("column_name", "op", "value", "set", "sequence_mode")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key(
            "op",
            "op",
            Enum("less_than", "less_or_equal", "greater_than", "greater_or_equal", "equal", "not_equal", "in_set", "not_in_set"),
            required=True,
        ),
        Key("value", "value", Number()),
        Key("set", "set", Numbers()),
        Key("sequence_mode", "sequenceMode", Enum("and", "or", "no_sequence_mode"), default="or"),
    )

    column_name: str
    op: str
    value: float | None
    set: tuple[float, ...] | None
    sequence_mode: str

    def __init__(
        self,
        column_name: str,
        op: Literal["less_than", "less_or_equal", "greater_than", "greater_or_equal", "equal", "not_equal", "in_set", "not_in_set"],
        value: float | None = None,
        set: Sequence[float] | None = None,
        sequence_mode: Literal["and", "or", "no_sequence_mode"] = "or",
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            op: Literal["less_than", "less_or_equal", "greater_than", "greater_or_equal", "equal", "not_equal", "in_set", "not_in_set"]
            | None = ...,
            value: float | None = ...,
            set: Sequence[float] | None = ...,
            sequence_mode: Literal["and", "or", "no_sequence_mode"] | None = ...,
        ) -> FloatColumnCondition: ...


class InfiniteColumnCondition(Condition):
    """Whether a number is infinite.

    Args:
        column_name: The column whose value is looked at.
        sequence_mode: When it holds for a whole sequence. Default: "or".

    Example:
        >>> made = etl.InfiniteColumnCondition(column_name="text")
    """

    _name = "InfiniteColumnCondition"
    _positional = ("column_name", "sequence_mode")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("sequence_mode", "sequenceMode", Enum("and", "or", "no_sequence_mode"), default="or"),
    )

    column_name: str
    sequence_mode: str

    def __init__(self, column_name: str, sequence_mode: Literal["and", "or", "no_sequence_mode"] = "or") -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, column_name: str | None = ..., sequence_mode: Literal["and", "or", "no_sequence_mode"] | None = ...
        ) -> InfiniteColumnCondition: ...


class IntegerColumnCondition(Condition):
    """Compares a value of type Integer.

    Args:
        column_name: The column whose value is looked at.
        op: How it is compared.
        value: The whole number that it is compared with.
        set: The whole numbers of InSet and NotInSet.
        sequence_mode: When it holds for a whole sequence. Default: "or".

    Example:
        >>> made = etl.IntegerColumnCondition(column_name="text", op="less_than")
    """

    _name = "IntegerColumnCondition"
    _positional = ("column_name", "op", "value", "set", "sequence_mode")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key(
            "op",
            "op",
            Enum("less_than", "less_or_equal", "greater_than", "greater_or_equal", "equal", "not_equal", "in_set", "not_in_set"),
            required=True,
        ),
        Key("value", "value", Integer()),
        Key("set", "set", Integers()),
        Key("sequence_mode", "sequenceMode", Enum("and", "or", "no_sequence_mode"), default="or"),
    )

    column_name: str
    op: str
    value: int | None
    set: tuple[int, ...] | None
    sequence_mode: str

    def __init__(
        self,
        column_name: str,
        op: Literal["less_than", "less_or_equal", "greater_than", "greater_or_equal", "equal", "not_equal", "in_set", "not_in_set"],
        value: int | None = None,
        set: Sequence[int] | None = None,
        sequence_mode: Literal["and", "or", "no_sequence_mode"] = "or",
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            op: Literal["less_than", "less_or_equal", "greater_than", "greater_or_equal", "equal", "not_equal", "in_set", "not_in_set"]
            | None = ...,
            value: int | None = ...,
            set: Sequence[int] | None = ...,
            sequence_mode: Literal["and", "or", "no_sequence_mode"] | None = ...,
        ) -> IntegerColumnCondition: ...


class InvalidValueColumnCondition(Condition):
    """Whether a value is not valid: it could not be read, is missing, or out of the column's limits.

    Args:
        column_name: The column whose value is looked at.
        sequence_mode: When it holds for a whole sequence. Default: "or".

    Example:
        >>> made = etl.InvalidValueColumnCondition(column_name="text")
    """

    _name = "InvalidValueColumnCondition"
    _positional = ("column_name", "sequence_mode")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("sequence_mode", "sequenceMode", Enum("and", "or", "no_sequence_mode"), default="or"),
    )

    column_name: str
    sequence_mode: str

    def __init__(self, column_name: str, sequence_mode: Literal["and", "or", "no_sequence_mode"] = "or") -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, column_name: str | None = ..., sequence_mode: Literal["and", "or", "no_sequence_mode"] | None = ...
        ) -> InvalidValueColumnCondition: ...


class LongColumnCondition(Condition):
    """Compares a value of type Long.

    Args:
        column_name: The column whose value is looked at.
        op: How it is compared.
        value: The whole number that it is compared with.
        set: The whole numbers of InSet and NotInSet.
        sequence_mode: When it holds for a whole sequence. Default: "or".

    Example:
        >>> made = etl.LongColumnCondition(column_name="text", op="less_than")
    """

    _name = "LongColumnCondition"
    _positional = ("column_name", "op", "value", "set", "sequence_mode")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key(
            "op",
            "op",
            Enum("less_than", "less_or_equal", "greater_than", "greater_or_equal", "equal", "not_equal", "in_set", "not_in_set"),
            required=True,
        ),
        Key("value", "value", Integer()),
        Key("set", "set", Integers()),
        Key("sequence_mode", "sequenceMode", Enum("and", "or", "no_sequence_mode"), default="or"),
    )

    column_name: str
    op: str
    value: int | None
    set: tuple[int, ...] | None
    sequence_mode: str

    def __init__(
        self,
        column_name: str,
        op: Literal["less_than", "less_or_equal", "greater_than", "greater_or_equal", "equal", "not_equal", "in_set", "not_in_set"],
        value: int | None = None,
        set: Sequence[int] | None = None,
        sequence_mode: Literal["and", "or", "no_sequence_mode"] = "or",
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            op: Literal["less_than", "less_or_equal", "greater_than", "greater_or_equal", "equal", "not_equal", "in_set", "not_in_set"]
            | None = ...,
            value: int | None = ...,
            set: Sequence[int] | None = ...,
            sequence_mode: Literal["and", "or", "no_sequence_mode"] | None = ...,
        ) -> LongColumnCondition: ...


class NaNColumnCondition(Condition):
    """Whether a number is NaN.

    Args:
        column_name: The column whose value is looked at.
        sequence_mode: When it holds for a whole sequence. Default: "or".

    Example:
        >>> made = etl.NaNColumnCondition(column_name="text")
    """

    _name = "NaNColumnCondition"
    _positional = ("column_name", "sequence_mode")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("sequence_mode", "sequenceMode", Enum("and", "or", "no_sequence_mode"), default="or"),
    )

    column_name: str
    sequence_mode: str

    def __init__(self, column_name: str, sequence_mode: Literal["and", "or", "no_sequence_mode"] = "or") -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, column_name: str | None = ..., sequence_mode: Literal["and", "or", "no_sequence_mode"] | None = ...
        ) -> NaNColumnCondition: ...


class NullWritableColumnCondition(Condition):
    """Whether a value is missing.

    Args:
        column_name: The column whose value is looked at.
        sequence_mode: When it holds for a whole sequence. Default: "or".

    Example:
        >>> made = etl.NullWritableColumnCondition(column_name="text")
    """

    _name = "NullWritableColumnCondition"
    _positional = ("column_name", "sequence_mode")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("sequence_mode", "sequenceMode", Enum("and", "or", "no_sequence_mode"), default="or"),
    )

    column_name: str
    sequence_mode: str

    def __init__(self, column_name: str, sequence_mode: Literal["and", "or", "no_sequence_mode"] = "or") -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, column_name: str | None = ..., sequence_mode: Literal["and", "or", "no_sequence_mode"] | None = ...
        ) -> NullWritableColumnCondition: ...


class SequenceLengthCondition(Condition):
    """Compares the number of steps of a sequence.

    Args:
        op: How it is compared.
        length: The number of steps that it is compared with.
        set: The numbers of steps of InSet and NotInSet.

    Example:
        >>> made = etl.SequenceLengthCondition(op="less_than")
    """

    _name = "SequenceLengthCondition"
    _positional = ("op", "length", "set")
    _keys = (
        Key(
            "op",
            "op",
            Enum("less_than", "less_or_equal", "greater_than", "greater_or_equal", "equal", "not_equal", "in_set", "not_in_set"),
            required=True,
        ),
        Key("length", "length", Integer()),
        Key("set", "set", Integers()),
    )

    op: str
    length: int | None
    set: tuple[int, ...] | None

    def __init__(
        self,
        op: Literal["less_than", "less_or_equal", "greater_than", "greater_or_equal", "equal", "not_equal", "in_set", "not_in_set"],
        length: int | None = None,
        set: Sequence[int] | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            op: Literal["less_than", "less_or_equal", "greater_than", "greater_or_equal", "equal", "not_equal", "in_set", "not_in_set"]
            | None = ...,
            length: int | None = ...,
            set: Sequence[int] | None = ...,
        ) -> SequenceLengthCondition: ...


class StringColumnCondition(Condition):
    """Compares a text.

    Args:
        column_name: The column whose value is looked at.
        op: How it is compared.
        value: The text that it is compared with.
        set: The texts of InSet and NotInSet.
        sequence_mode: When it holds for a whole sequence. Default: "or".

    Example:
        >>> made = etl.StringColumnCondition(column_name="text", op="less_than")
    """

    _name = "StringColumnCondition"
    _positional = ("column_name", "op", "value", "set", "sequence_mode")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key(
            "op",
            "op",
            Enum("less_than", "less_or_equal", "greater_than", "greater_or_equal", "equal", "not_equal", "in_set", "not_in_set"),
            required=True,
        ),
        Key("value", "value", String()),
        Key("set", "set", Strings()),
        Key("sequence_mode", "sequenceMode", Enum("and", "or", "no_sequence_mode"), default="or"),
    )

    column_name: str
    op: str
    value: str | None
    set: tuple[str, ...] | None
    sequence_mode: str

    def __init__(
        self,
        column_name: str,
        op: Literal["less_than", "less_or_equal", "greater_than", "greater_or_equal", "equal", "not_equal", "in_set", "not_in_set"],
        value: str | None = None,
        set: str | Sequence[str] | None = None,
        sequence_mode: Literal["and", "or", "no_sequence_mode"] = "or",
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            op: Literal["less_than", "less_or_equal", "greater_than", "greater_or_equal", "equal", "not_equal", "in_set", "not_in_set"]
            | None = ...,
            value: str | None = ...,
            set: str | Sequence[str] | None = ...,
            sequence_mode: Literal["and", "or", "no_sequence_mode"] | None = ...,
        ) -> StringColumnCondition: ...


class StringRegexColumnCondition(Condition):
    """Whether a whole text matches a regular expression.

    Args:
        column_name: The column whose value is looked at.
        regex: What the whole text matches.
        sequence_mode: When it holds for a whole sequence. Default: "or".

    Example:
        >>> made = etl.StringRegexColumnCondition(column_name="text", regex="text")
    """

    _name = "StringRegexColumnCondition"
    _positional = ("column_name", "regex", "sequence_mode")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("regex", "regex", String(), required=True),
        Key("sequence_mode", "sequenceMode", Enum("and", "or", "no_sequence_mode"), default="or"),
    )

    column_name: str
    regex: str
    sequence_mode: str

    def __init__(self, column_name: str, regex: str, sequence_mode: Literal["and", "or", "no_sequence_mode"] = "or") -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            regex: str | None = ...,
            sequence_mode: Literal["and", "or", "no_sequence_mode"] | None = ...,
        ) -> StringRegexColumnCondition: ...


class TimeColumnCondition(Condition):
    """Compares a value of type Time.

    Args:
        column_name: The column whose value is looked at.
        op: How it is compared.
        value: The whole number that it is compared with.
        set: The whole numbers of InSet and NotInSet.
        sequence_mode: When it holds for a whole sequence. Default: "or".

    Example:
        >>> made = etl.TimeColumnCondition(column_name="text", op="less_than")
    """

    _name = "TimeColumnCondition"
    _positional = ("column_name", "op", "value", "set", "sequence_mode")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key(
            "op",
            "op",
            Enum("less_than", "less_or_equal", "greater_than", "greater_or_equal", "equal", "not_equal", "in_set", "not_in_set"),
            required=True,
        ),
        Key("value", "value", Integer()),
        Key("set", "set", Integers()),
        Key("sequence_mode", "sequenceMode", Enum("and", "or", "no_sequence_mode"), default="or"),
    )

    column_name: str
    op: str
    value: int | None
    set: tuple[int, ...] | None
    sequence_mode: str

    def __init__(
        self,
        column_name: str,
        op: Literal["less_than", "less_or_equal", "greater_than", "greater_or_equal", "equal", "not_equal", "in_set", "not_in_set"],
        value: int | None = None,
        set: Sequence[int] | None = None,
        sequence_mode: Literal["and", "or", "no_sequence_mode"] = "or",
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            op: Literal["less_than", "less_or_equal", "greater_than", "greater_or_equal", "equal", "not_equal", "in_set", "not_in_set"]
            | None = ...,
            value: int | None = ...,
            set: Sequence[int] | None = ...,
            sequence_mode: Literal["and", "or", "no_sequence_mode"] | None = ...,
        ) -> TimeColumnCondition: ...


class TrivialColumnCondition(Condition):
    """Holds for every row.

    Args:
        column_name: The column whose value is looked at.

    Example:
        >>> made = etl.TrivialColumnCondition(column_name="text")
    """

    _name = "TrivialColumnCondition"
    _positional = ("column_name",)
    _keys = (Key("column_name", "columnName", String(), required=True),)

    column_name: str

    def __init__(self, column_name: str) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, column_name: str | None = ...) -> TrivialColumnCondition: ...
