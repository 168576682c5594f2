"""One step of a TransformProcess: what becomes of the columns, or which rows stay.

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import Boolean, Enum, Integer, Integers, Number, Numbers, Object, Objects, String, Strings, TextLists, Texts, Value

if TYPE_CHECKING:
    from pydl4j.nn._generated.conditions import Condition
    from pydl4j.nn._generated.deriveds import Derived
    from pydl4j.nn._generated.reductions import Reduction
    from pydl4j.nn._generated.tokenizers import Tokenizer
    from pydl4j.nn._generated.windows import Window

__all__ = [
    "AddConstantColumnTransform",
    "AppendStringColumnTransform",
    "BagOfWords",
    "CalculateSortedRank",
    "CategoricalToIntegerTransform",
    "CategoricalToOneHotTransform",
    "ChangeCaseStringTransform",
    "Clip",
    "ColumnFunctionTransform",
    "ConcatenateStringColumns",
    "ConditionFilter",
    "ConditionalCopyValueTransform",
    "ConditionalReplaceValueTransform",
    "ConditionalReplaceValueTransformWithDefault",
    "ConvertFromSequence",
    "ConvertToDouble",
    "ConvertToFloat",
    "ConvertToInteger",
    "ConvertToLong",
    "ConvertToSequence",
    "ConvertToString",
    "CoordinatesDistanceTransform",
    "Deduplicate",
    "DeriveColumnsFromTimeTransform",
    "DoubleColumnsMathOpTransform",
    "DoubleMathFunctionTransform",
    "DoubleMathOpTransform",
    "DuplicateColumnsTransform",
    "Expression",
    "FilterInvalidValues",
    "FirstDigitTransform",
    "FloatColumnsMathOpTransform",
    "FloatMathFunctionTransform",
    "FloatMathOpTransform",
    "HashText",
    "Impute",
    "IntegerColumnsMathOpTransform",
    "IntegerMathOpTransform",
    "IntegerToCategoricalTransform",
    "IntegerToOneHotTransform",
    "InvalidNumColumns",
    "Log2Normalizer",
    "LongColumnsMathOpTransform",
    "LongMathOpTransform",
    "MapAllStringsExceptListTransform",
    "MinMaxNormalizer",
    "NDArrayColumnsMathOpTransform",
    "NDArrayDistanceTransform",
    "NDArrayMathFunctionTransform",
    "NDArrayScalarOpTransform",
    "Normalize",
    "Operation",
    "ParseDoubleTransform",
    "PivotTransform",
    "QuantileBins",
    "ReduceSequenceByWindowTransform",
    "ReduceSequenceTransform",
    "Reducer",
    "RemoveAllColumnsExceptForTransform",
    "RemoveColumnsTransform",
    "RemoveWhiteSpaceTransform",
    "RenameColumnsTransform",
    "ReorderColumnsTransform",
    "ReplaceEmptyIntegerWithValueTransform",
    "ReplaceEmptyStringTransform",
    "ReplaceInvalidWithIntegerTransform",
    "ReplaceStringTransform",
    "Sample",
    "SequenceDifferenceTransform",
    "SequenceMovingWindowReduceTransform",
    "SequenceOffsetTransform",
    "SequenceSplitTimeSeparation",
    "SequenceTrimToLengthTransform",
    "SequenceTrimTransform",
    "Sort",
    "SplitMaxLengthSequence",
    "StandardizeNormalizer",
    "StringListToCategoricalSetTransform",
    "StringListToCountsNDArrayTransform",
    "StringListToIndicesNDArrayTransform",
    "StringMapTransform",
    "StringToCategoricalTransform",
    "StringToTimeTransform",
    "SubtractMeanNormalizer",
    "TargetEncoding",
    "TextToCharacterIndexTransform",
    "TextToIndices",
    "TextToTermIndexSequenceTransform",
    "Tfidf",
    "TimeMathOpTransform",
]


class Operation(Configured):
    """One step of a TransformProcess: what becomes of the columns, or which rows stay."""

    _kind = "operation"
    _shorthand = False


class AddConstantColumnTransform(Operation):
    """A new last column with one value in all rows.

    Args:
        new_column_name: The name of the new column.
        new_column_type: The type of the new column.
        fixed_value: The value of all rows; none: missing.

    Example:
        >>> made = etl.AddConstantColumnTransform(new_column_name="text", new_column_type="string")
    """

    _name = "AddConstantColumnTransform"
    _positional = ("new_column_name", "new_column_type", "fixed_value")
    _keys = (
        Key("new_column_name", "newColumnName", String(), required=True),
        Key(
            "new_column_type",
            "newColumnType",
            Enum("string", "integer", "long", "double", "float", "categorical", "time", "bytes", "boolean", "nd_array"),
            required=True,
        ),
        Key("fixed_value", "fixedValue", Value()),
    )

    new_column_name: str
    new_column_type: str
    fixed_value: str | float | bool | None

    def __init__(
        self,
        new_column_name: str,
        new_column_type: Literal["string", "integer", "long", "double", "float", "categorical", "time", "bytes", "boolean", "nd_array"],
        fixed_value: str | float | bool | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            new_column_name: str | None = ...,
            new_column_type: Literal["string", "integer", "long", "double", "float", "categorical", "time", "bytes", "boolean", "nd_array"]
            | None = ...,
            fixed_value: str | float | bool | None = ...,
        ) -> AddConstantColumnTransform: ...


class AppendStringColumnTransform(Operation):
    """A text behind each value.

    Args:
        column_name: The column that is changed.
        to_append: The text behind each value.

    Example:
        >>> made = etl.AppendStringColumnTransform(column_name="text", to_append="text")
    """

    _name = "AppendStringColumnTransform"
    _positional = ("column_name", "to_append")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("to_append", "toAppend", String(), required=True),
    )

    column_name: str
    to_append: str

    def __init__(self, column_name: str, to_append: str) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, column_name: str | None = ..., to_append: str | None = ...) -> AppendStringColumnTransform: ...


class BagOfWords(Operation):
    """How often each term of a vocabulary is in a text, as an array [terms].

    The vocabulary is learnt; its terms are in the order of their letters.

    Args:
        column_name: The column that is changed.
        tokenizer: How texts are taken apart. Default: RegexTokenizer().
        ngrams: The least and the greatest number of tokens in a row that are a term. Default: (1, 1).
        stop_words: Tokens that are left out.
        min_texts: In how many texts a term must be. At least 1. Default: 1.
        max_share: In which share of the texts a term may be. Between 0 and 1. Default: 1.0.
        max_terms: How many terms there are at most: those that are there most often; none: all. At least 1.
        binary: Whether it only counts that a term is there. Default: False.
        vocabulary: The terms in their order; learnt, or given.

    Example:
        >>> made = etl.BagOfWords(column_name="text")
    """

    _name = "BagOfWords"
    _positional = ("column_name", "tokenizer", "ngrams", "stop_words", "min_texts", "max_share", "max_terms", "binary", "vocabulary")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("tokenizer", "tokenizer", Object("tokenizer"), default={"@class": "RegexTokenizer"}),
        Key("ngrams", "ngrams", Integers(), default=(1, 1)),
        Key("stop_words", "stopWords", Strings()),
        Key("min_texts", "minTexts", Integer(), default=1, words="at least 1", minimum=1),
        Key("max_share", "maxShare", Number(), default=1.0, words="between 0 and 1", minimum=0, maximum=1),
        Key("max_terms", "maxTerms", Integer(), words="at least 1", minimum=1),
        Key("binary", "binary", Boolean(), default=False),
        Key("vocabulary", "vocabulary", Strings()),
    )

    column_name: str
    tokenizer: Tokenizer
    ngrams: tuple[int, ...]
    stop_words: tuple[str, ...] | None
    min_texts: int
    max_share: float
    max_terms: int | None
    binary: bool
    vocabulary: tuple[str, ...] | None

    def __init__(
        self,
        column_name: str,
        tokenizer: Tokenizer | None = None,
        ngrams: Sequence[int] = (1, 1),
        stop_words: str | Sequence[str] | None = None,
        min_texts: int = 1,
        max_share: float = 1.0,
        max_terms: int | None = None,
        binary: bool = False,
        vocabulary: str | Sequence[str] | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            tokenizer: Tokenizer | None = ...,
            ngrams: Sequence[int] | None = ...,
            stop_words: str | Sequence[str] | None = ...,
            min_texts: int | None = ...,
            max_share: float | None = ...,
            max_terms: int | None = ...,
            binary: bool | None = ...,
            vocabulary: str | Sequence[str] | None = ...,
        ) -> BagOfWords: ...


class CalculateSortedRank(Operation):
    """A new last column with the place of the row, from 0, were the rows sorted.

    Rows with equal values keep their order; those without a value come last.

    Args:
        new_column_name: The name of the new column.
        sort_on_column: The column by which rows are sorted.
        ascending: Whether the least comes first. Default: True.

    Example:
        >>> made = etl.CalculateSortedRank(new_column_name="text", sort_on_column="text")
    """

    _name = "CalculateSortedRank"
    _positional = ("new_column_name", "sort_on_column", "ascending")
    _keys = (
        Key("new_column_name", "newColumnName", String(), required=True),
        Key("sort_on_column", "sortOnColumn", String(), required=True),
        Key("ascending", "ascending", Boolean(), default=True),
    )

    new_column_name: str
    sort_on_column: str
    ascending: bool

    def __init__(self, new_column_name: str, sort_on_column: str, ascending: bool = True) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, new_column_name: str | None = ..., sort_on_column: str | None = ..., ascending: bool | None = ...
        ) -> CalculateSortedRank: ...


class CategoricalToIntegerTransform(Operation):
    """The index of the category.

    Args:
        column_name: The column that is changed.

    Example:
        >>> made = etl.CategoricalToIntegerTransform(column_name="text")
    """

    _name = "CategoricalToIntegerTransform"
    _positional = ("column_name",)
    _keys = (Key("column_name", "columnName", String(), required=True),)

    column_name: str

    def __init__(self, column_name: str) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, column_name: str | None = ...) -> CategoricalToIntegerTransform: ...


class CategoricalToOneHotTransform(Operation):
    """A column for each category, name[category], 1 where the row is of it, else 0; missing in all of them where the
    category is.

    .

    Args:
        column_name: The column that is changed.

    Example:
        >>> made = etl.CategoricalToOneHotTransform(column_name="text")
    """

    _name = "CategoricalToOneHotTransform"
    _positional = ("column_name",)
    _keys = (Key("column_name", "columnName", String(), required=True),)

    column_name: str

    def __init__(self, column_name: str) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, column_name: str | None = ...) -> CategoricalToOneHotTransform: ...


class ChangeCaseStringTransform(Operation):
    """All letters small, or all capital, by the rules that no language changes.

    Args:
        column_name: The column that is changed.
        case_type: Which letters.

    Example:
        >>> made = etl.ChangeCaseStringTransform(column_name="text", case_type="lower")
    """

    _name = "ChangeCaseStringTransform"
    _positional = ("column_name", "case_type")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("case_type", "caseType", Enum("lower", "upper"), required=True),
    )

    column_name: str
    case_type: str

    def __init__(self, column_name: str, case_type: Literal["lower", "upper"]) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, column_name: str | None = ..., case_type: Literal["lower", "upper"] | None = ...
        ) -> ChangeCaseStringTransform: ...


class Clip(Operation):
    """Numbers kept between two limits.

    Args:
        column_name: The column that is changed.
        min: The least value; none: any.
        max: The greatest value; none: any.

    Example:
        >>> made = etl.Clip(column_name="text")
    """

    _name = "Clip"
    _positional = ("column_name", "min", "max")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("min", "min", Number()),
        Key("max", "max", Number()),
    )

    column_name: str
    min: float | None
    max: float | None

    def __init__(self, column_name: str, min: float | None = None, max: float | None = None) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, column_name: str | None = ..., min: float | None = ..., max: float | None = ...) -> Clip: ...


class ColumnFunctionTransform(Operation):
    """A new column by a function of your own, which is registered under a name; a column of that name is replaced,
    else it is the last one.

    .

    Args:
        function: The name under which it is registered.
        columns: The columns, in their order.
        new_column_name: The name of the new column.

    Example:
        >>> made = etl.ColumnFunctionTransform(function="text", columns=["a"], new_column_name="text")
    """

    _name = "ColumnFunctionTransform"
    _positional = ("function", "columns", "new_column_name")
    _keys = (
        Key("function", "function", String(), required=True),
        Key("columns", "columns", Strings(), required=True),
        Key("new_column_name", "newColumnName", String(), required=True),
    )

    function: str
    columns: tuple[str, ...]
    new_column_name: str

    def __init__(self, function: str, columns: str | Sequence[str], new_column_name: str) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, function: str | None = ..., columns: str | Sequence[str] | None = ..., new_column_name: str | None = ...
        ) -> ColumnFunctionTransform: ...


class ConcatenateStringColumns(Operation):
    """A new last column of the values of several, one behind the other.

    Args:
        new_column_name: The name of the new column.
        delimiter: The text between two.
        columns_to_concatenate: The columns, of any type.

    Example:
        >>> made = etl.ConcatenateStringColumns(new_column_name="text", delimiter="text", columns_to_concatenate=["a"])
    """

    _name = "ConcatenateStringColumns"
    _positional = ("new_column_name", "delimiter", "columns_to_concatenate")
    _keys = (
        Key("new_column_name", "newColumnName", String(), required=True),
        Key("delimiter", "delimiter", String(), required=True),
        Key("columns_to_concatenate", "columnsToConcatenate", Strings(), required=True),
    )

    new_column_name: str
    delimiter: str
    columns_to_concatenate: tuple[str, ...]

    def __init__(self, new_column_name: str, delimiter: str, columns_to_concatenate: str | Sequence[str]) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            new_column_name: str | None = ...,
            delimiter: str | None = ...,
            columns_to_concatenate: str | Sequence[str] | None = ...,
        ) -> ConcatenateStringColumns: ...


class ConditionFilter(Operation):
    """Removes rows, or sequences, for which a condition holds.

    Args:
        condition: The condition.

    Example:
        >>> made = etl.ConditionFilter(condition=etl.BooleanColumnCondition(column_name="text"))
    """

    _name = "ConditionFilter"
    _positional = ("condition",)
    _keys = (Key("condition", "condition", Object("condition"), required=True),)

    condition: Condition

    def __init__(self, condition: Condition) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, condition: Condition | None = ...) -> ConditionFilter: ...


class ConditionalCopyValueTransform(Operation):
    """The value of another column, where a condition holds.

    Args:
        column_to_replace: The column that is changed.
        source_column: The column, of the same type, whose values are taken where it holds.
        condition: The condition.

    Example:
        >>> made = etl.ConditionalCopyValueTransform("price", "list_price", etl.NullWritableColumnCondition("price"))
    """

    _name = "ConditionalCopyValueTransform"
    _positional = ("column_to_replace", "source_column", "condition")
    _keys = (
        Key("column_to_replace", "columnToReplace", String(), required=True),
        Key("source_column", "sourceColumn", String(), required=True),
        Key("condition", "condition", Object("condition"), required=True),
    )

    column_to_replace: str
    source_column: str
    condition: Condition

    def __init__(self, column_to_replace: str, source_column: str, condition: Condition) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, column_to_replace: str | None = ..., source_column: str | None = ..., condition: Condition | None = ...
        ) -> ConditionalCopyValueTransform: ...


class ConditionalReplaceValueTransform(Operation):
    """A value in place of the column's, where a condition holds.

    Args:
        column_to_replace: The column that is changed.
        condition: The condition.
        new_value: The value where it holds; none: missing.

    Example:
        >>> made = etl.ConditionalReplaceValueTransform(column_to_replace="text", condition=etl.BooleanColumnCondition(column_name="text"))
    """

    _name = "ConditionalReplaceValueTransform"
    _positional = ("column_to_replace", "new_value")
    _keys = (
        Key("column_to_replace", "columnToReplace", String(), required=True),
        Key("new_value", "newValue", Value()),
        Key("condition", "condition", Object("condition"), required=True),
    )

    column_to_replace: str
    new_value: str | float | bool | None
    condition: Condition

    def __init__(self, column_to_replace: str, new_value: str | float | bool | None = None, *, condition: Condition) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, column_to_replace: str | None = ..., new_value: str | float | bool | None = ..., condition: Condition | None = ...
        ) -> ConditionalReplaceValueTransform: ...


class ConditionalReplaceValueTransformWithDefault(Operation):
    """One value where a condition holds, another where it does not.

    Args:
        column_to_replace: The column that is changed.
        condition: The condition.
        yes_val: The value where it holds; none: missing.
        no_val: The value where it does not hold; none: missing.

    Example:
        >>> made = etl.ConditionalReplaceValueTransformWithDefault("n", yes_val=1, no_val=0, condition=etl.TrivialColumnCondition("n"))
    """

    _name = "ConditionalReplaceValueTransformWithDefault"
    _positional = ("column_to_replace", "yes_val", "no_val")
    _keys = (
        Key("column_to_replace", "columnToReplace", String(), required=True),
        Key("yes_val", "yesVal", Value()),
        Key("no_val", "noVal", Value()),
        Key("condition", "condition", Object("condition"), required=True),
    )

    column_to_replace: str
    yes_val: str | float | bool | None
    no_val: str | float | bool | None
    condition: Condition

    def __init__(
        self,
        column_to_replace: str,
        yes_val: str | float | bool | None = None,
        no_val: str | float | bool | None = None,
        *,
        condition: Condition,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_to_replace: str | None = ...,
            yes_val: str | float | bool | None = ...,
            no_val: str | float | bool | None = ...,
            condition: Condition | None = ...,
        ) -> ConditionalReplaceValueTransformWithDefault: ...


class ConvertFromSequence(Operation):
    """Each step of a sequence as a row.

    Example:
        >>> made = etl.ConvertFromSequence()
    """

    _name = "ConvertFromSequence"

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> ConvertFromSequence: ...


class ConvertToDouble(Operation):
    """Values as type Double.

    text is read, numbers are cut towards 0 where need be, categories are their index, times milliseconds. What
    cannot be read is invalid.

    Args:
        column_name: The column that is changed.

    Example:
        >>> made = etl.ConvertToDouble(column_name="text")
    """

    _name = "ConvertToDouble"
    _positional = ("column_name",)
    _keys = (Key("column_name", "columnName", String(), required=True),)

    column_name: str

    def __init__(self, column_name: str) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, column_name: str | None = ...) -> ConvertToDouble: ...


class ConvertToFloat(Operation):
    """Values as type Float.

    text is read, numbers are cut towards 0 where need be, categories are their index, times milliseconds. What
    cannot be read is invalid.

    Args:
        column_name: The column that is changed.

    Example:
        >>> made = etl.ConvertToFloat(column_name="text")
    """

    _name = "ConvertToFloat"
    _positional = ("column_name",)
    _keys = (Key("column_name", "columnName", String(), required=True),)

    column_name: str

    def __init__(self, column_name: str) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, column_name: str | None = ...) -> ConvertToFloat: ...


class ConvertToInteger(Operation):
    """Values as type Integer.

    text is read, numbers are cut towards 0 where need be, categories are their index, times milliseconds. What
    cannot be read is invalid.

    Args:
        column_name: The column that is changed.

    Example:
        >>> made = etl.ConvertToInteger(column_name="text")
    """

    _name = "ConvertToInteger"
    _positional = ("column_name",)
    _keys = (Key("column_name", "columnName", String(), required=True),)

    column_name: str

    def __init__(self, column_name: str) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, column_name: str | None = ...) -> ConvertToInteger: ...


class ConvertToLong(Operation):
    """Values as type Long.

    text is read, numbers are cut towards 0 where need be, categories are their index, times milliseconds. What
    cannot be read is invalid.

    Args:
        column_name: The column that is changed.

    Example:
        >>> made = etl.ConvertToLong(column_name="text")
    """

    _name = "ConvertToLong"
    _positional = ("column_name",)
    _keys = (Key("column_name", "columnName", String(), required=True),)

    column_name: str

    def __init__(self, column_name: str) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, column_name: str | None = ...) -> ConvertToLong: ...


class ConvertToSequence(Operation):
    """Rows with the same keys as one sequence, in the order of their first rows.

    Args:
        key_columns: Rows with the same values in these are a sequence; without any, all rows are one.
        sort_on_column: The column by which steps are sorted; none: in the order of the rows.
        ascending: Whether the least comes first. Default: True.
        single_step_sequences_mode: Whether each row is a sequence of one step. Default: False.

    Example:
        >>> made = etl.ConvertToSequence()
    """

    _name = "ConvertToSequence"
    _positional = ("key_columns", "sort_on_column", "ascending", "single_step_sequences_mode")
    _keys = (
        Key("key_columns", "keyColumns", Strings()),
        Key("sort_on_column", "sortOnColumn", String()),
        Key("ascending", "ascending", Boolean(), default=True),
        Key("single_step_sequences_mode", "singleStepSequencesMode", Boolean(), default=False),
    )

    key_columns: tuple[str, ...] | None
    sort_on_column: str | None
    ascending: bool
    single_step_sequences_mode: bool

    def __init__(
        self,
        key_columns: str | Sequence[str] | None = None,
        sort_on_column: str | None = None,
        ascending: bool = True,
        single_step_sequences_mode: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            key_columns: str | Sequence[str] | None = ...,
            sort_on_column: str | None = ...,
            ascending: bool | None = ...,
            single_step_sequences_mode: bool | None = ...,
        ) -> ConvertToSequence: ...


class ConvertToString(Operation):
    """Values as text.

    Args:
        column_name: The column that is changed.

    Example:
        >>> made = etl.ConvertToString(column_name="text")
    """

    _name = "ConvertToString"
    _positional = ("column_name",)
    _keys = (Key("column_name", "columnName", String(), required=True),)

    column_name: str

    def __init__(self, column_name: str) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, column_name: str | None = ...) -> ConvertToString: ...


class CoordinatesDistanceTransform(Operation):
    """A new last column, the distance of two points, each of which is a text of coordinates; the differences are
    divided by those of a third column, where one is named.

    .

    Args:
        new_column_name: The name of the new column.
        first_column: Coordinates of a point as text.
        second_column: Coordinates of the other one.
        stdev_column: What each difference is divided by; none: nothing.
        delimiter: The text between two coordinates. Default: ":".

    Example:
        >>> made = etl.CoordinatesDistanceTransform(new_column_name="text", first_column="text", second_column="text")
    """

    _name = "CoordinatesDistanceTransform"
    _positional = ("new_column_name", "first_column", "second_column", "stdev_column", "delimiter")
    _keys = (
        Key("new_column_name", "newColumnName", String(), required=True),
        Key("first_column", "firstColumn", String(), required=True),
        Key("second_column", "secondColumn", String(), required=True),
        Key("stdev_column", "stdevColumn", String()),
        Key("delimiter", "delimiter", String(), default=":"),
    )

    new_column_name: str
    first_column: str
    second_column: str
    stdev_column: str | None
    delimiter: str

    def __init__(
        self, new_column_name: str, first_column: str, second_column: str, stdev_column: str | None = None, delimiter: str = ":"
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            new_column_name: str | None = ...,
            first_column: str | None = ...,
            second_column: str | None = ...,
            stdev_column: str | None = ...,
            delimiter: str | None = ...,
        ) -> CoordinatesDistanceTransform: ...


class Deduplicate(Operation):
    """Without the rows whose values an earlier row had.

    Args:
        columns: The columns that are compared; all, if none is named.

    Example:
        >>> made = etl.Deduplicate()
    """

    _name = "Deduplicate"
    _positional = ("columns",)
    _keys = (Key("columns", "columns", Strings()),)

    columns: tuple[str, ...] | None

    def __init__(self, columns: str | Sequence[str] | None = None) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, columns: str | Sequence[str] | None = ...) -> Deduplicate: ...


class DeriveColumnsFromTimeTransform(Operation):
    """Parts of a time, and the time as text, as new columns.

    Args:
        column_name: The column that is changed.
        derived_columns: The new columns.
        insert_after: The new columns stand behind it; default: the time.
        input_time_zone: The zone in which the time is taken apart; default: the column's.

    Example:
        >>> made = etl.DeriveColumnsFromTimeTransform(column_name="text", derived_columns=[etl.DerivedColumn(column_name="text")])
    """

    _name = "DeriveColumnsFromTimeTransform"
    _positional = ("column_name", "derived_columns", "insert_after", "input_time_zone")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("derived_columns", "derivedColumns", Objects("derived"), required=True),
        Key("insert_after", "insertAfter", String()),
        Key("input_time_zone", "inputTimeZone", String()),
    )

    column_name: str
    derived_columns: tuple[Derived, ...]
    insert_after: str | None
    input_time_zone: str | None

    def __init__(
        self, column_name: str, derived_columns: Sequence[Derived], insert_after: str | None = None, input_time_zone: str | None = None
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            derived_columns: Sequence[Derived] | None = ...,
            insert_after: str | None = ...,
            input_time_zone: str | None = ...,
        ) -> DeriveColumnsFromTimeTransform: ...


class DoubleColumnsMathOpTransform(Operation):
    """A new last column of several columns of type Double.

    all added or multiplied, the least or the greatest of all, or two by any operation..

    Args:
        new_column_name: The name of the new column.
        math_op: The operation.
        columns: The columns, in their order.

    Example:
        >>> made = etl.DoubleColumnsMathOpTransform(new_column_name="text", math_op="add", columns=["a"])
    """

    _name = "DoubleColumnsMathOpTransform"
    _positional = ("new_column_name", "math_op", "columns")
    _keys = (
        Key("new_column_name", "newColumnName", String(), required=True),
        Key(
            "math_op",
            "mathOp",
            Enum("add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"),
            required=True,
        ),
        Key("columns", "columns", Strings(), required=True),
    )

    new_column_name: str
    math_op: str
    columns: tuple[str, ...]

    def __init__(
        self,
        new_column_name: str,
        math_op: Literal[
            "add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"
        ],
        columns: str | Sequence[str],
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            new_column_name: str | None = ...,
            math_op: Literal[
                "add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"
            ]
            | None = ...,
            columns: str | Sequence[str] | None = ...,
        ) -> DoubleColumnsMathOpTransform: ...


class DoubleMathFunctionTransform(Operation):
    """A function of each value of a column of type Double.

    Args:
        column_name: The column that is changed.
        math_function: The function.

    Example:
        >>> made = etl.DoubleMathFunctionTransform(column_name="text", math_function="abs")
    """

    _name = "DoubleMathFunctionTransform"
    _positional = ("column_name", "math_function")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key(
            "math_function",
            "mathFunction",
            Enum(
                "abs",
                "acos",
                "asin",
                "atan",
                "ceil",
                "cos",
                "cosh",
                "exp",
                "floor",
                "log",
                "log10",
                "signum",
                "sin",
                "sinh",
                "sqrt",
                "tan",
                "tanh",
            ),
            required=True,
        ),
    )

    column_name: str
    math_function: str

    def __init__(
        self,
        column_name: str,
        math_function: Literal[
            "abs",
            "acos",
            "asin",
            "atan",
            "ceil",
            "cos",
            "cosh",
            "exp",
            "floor",
            "log",
            "log10",
            "signum",
            "sin",
            "sinh",
            "sqrt",
            "tan",
            "tanh",
        ],
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            math_function: Literal[
                "abs",
                "acos",
                "asin",
                "atan",
                "ceil",
                "cos",
                "cosh",
                "exp",
                "floor",
                "log",
                "log10",
                "signum",
                "sin",
                "sinh",
                "sqrt",
                "tan",
                "tanh",
            ]
            | None = ...,
        ) -> DoubleMathFunctionTransform: ...


class DoubleMathOpTransform(Operation):
    """A column of type Double and a number, by an operation.

    Args:
        column_name: The column that is changed.
        math_op: The operation.
        scalar: The number on the right.

    Example:
        >>> made = etl.DoubleMathOpTransform(column_name="text", math_op="add", scalar=0.5)
    """

    _name = "DoubleMathOpTransform"
    _positional = ("column_name", "math_op", "scalar")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key(
            "math_op",
            "mathOp",
            Enum("add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"),
            required=True,
        ),
        Key("scalar", "scalar", Number(), required=True),
    )

    column_name: str
    math_op: str
    scalar: float

    def __init__(
        self,
        column_name: str,
        math_op: Literal[
            "add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"
        ],
        scalar: float,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            math_op: Literal[
                "add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"
            ]
            | None = ...,
            scalar: float | None = ...,
        ) -> DoubleMathOpTransform: ...


class DuplicateColumnsTransform(Operation):
    """A copy of each of some columns, behind it.

    Args:
        columns_to_duplicate: The columns to copy.
        new_column_names: The names of the new columns.

    Example:
        >>> made = etl.DuplicateColumnsTransform(columns_to_duplicate=["a"], new_column_names=["a"])
    """

    _name = "DuplicateColumnsTransform"
    _positional = ("columns_to_duplicate", "new_column_names")
    _keys = (
        Key("columns_to_duplicate", "columnsToDuplicate", Strings(), required=True),
        Key("new_column_names", "newColumnNames", Strings(), required=True),
    )

    columns_to_duplicate: tuple[str, ...]
    new_column_names: tuple[str, ...]

    def __init__(self, columns_to_duplicate: str | Sequence[str], new_column_names: str | Sequence[str]) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, columns_to_duplicate: str | Sequence[str] | None = ..., new_column_names: str | Sequence[str] | None = ...
        ) -> DuplicateColumnsTransform: ...


class Expression(Operation):
    """A new last column of numbers of 64 bits, computed row by row; missing where a column that it needs is.

    Args:
        new_column_name: The name of the new column.
        expression: Numbers, columns by name (in "quotes" where a name is no word), + - * / % **, < <= > >= == != (1
            or 0), and or not, abs ceil exp floor log log10 log1p max min round sign sin cos tan tanh sqrt pow,
            if(condition, then, else).

    Example:
        >>> made = etl.Expression(new_column_name="text", expression="text")
    """

    _name = "Expression"
    _positional = ("new_column_name", "expression")
    _keys = (
        Key("new_column_name", "newColumnName", String(), required=True),
        Key("expression", "expression", String(), required=True),
    )

    new_column_name: str
    expression: str

    def __init__(self, new_column_name: str, expression: str) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, new_column_name: str | None = ..., expression: str | None = ...) -> Expression: ...


class FilterInvalidValues(Operation):
    """Removes rows, or sequences, with a value that is not valid.

    it could not be read, is missing (an empty text is valid) or out of its column's limits..

    Args:
        columns_to_filter_if_invalid: The columns whose values are looked at; all, where none is named.
        filter_any_invalid: Whether all columns count. Default: False.

    Example:
        >>> made = etl.FilterInvalidValues()
    """

    _name = "FilterInvalidValues"
    _positional = ("columns_to_filter_if_invalid", "filter_any_invalid")
    _keys = (
        Key("columns_to_filter_if_invalid", "columnsToFilterIfInvalid", Strings()),
        Key("filter_any_invalid", "filterAnyInvalid", Boolean(), default=False),
    )

    columns_to_filter_if_invalid: tuple[str, ...] | None
    filter_any_invalid: bool

    def __init__(self, columns_to_filter_if_invalid: str | Sequence[str] | None = None, filter_any_invalid: bool = False) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, columns_to_filter_if_invalid: str | Sequence[str] | None = ..., filter_any_invalid: bool | None = ...
        ) -> FilterInvalidValues: ...


class FirstDigitTransform(Operation):
    """The first digit of a value as a category, 0 to 9, and Other.

    Args:
        input_column: The column, of text or numbers.
        output_column: The new last column; the column itself to replace it.
        mode: What becomes of values without a digit. Default: "include_other_category".

    Example:
        >>> made = etl.FirstDigitTransform(input_column="text", output_column="text")
    """

    _name = "FirstDigitTransform"
    _positional = ("input_column", "output_column", "mode")
    _keys = (
        Key("input_column", "inputColumn", String(), required=True),
        Key("output_column", "outputColumn", String(), required=True),
        Key("mode", "mode", Enum("exception_on_invalid", "include_other_category"), default="include_other_category"),
    )

    input_column: str
    output_column: str
    mode: str

    def __init__(
        self,
        input_column: str,
        output_column: str,
        mode: Literal["exception_on_invalid", "include_other_category"] = "include_other_category",
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            input_column: str | None = ...,
            output_column: str | None = ...,
            mode: Literal["exception_on_invalid", "include_other_category"] | None = ...,
        ) -> FirstDigitTransform: ...


class FloatColumnsMathOpTransform(Operation):
    """A new last column of several columns of type Float.

    all added or multiplied, the least or the greatest of all, or two by any operation..

    Args:
        new_column_name: The name of the new column.
        math_op: The operation.
        columns: The columns, in their order.

    Example:
        >>> made = etl.FloatColumnsMathOpTransform(new_column_name="text", math_op="add", columns=["a"])
    """

    _name = "FloatColumnsMathOpTransform"
    _positional = ("new_column_name", "math_op", "columns")
    _keys = (
        Key("new_column_name", "newColumnName", String(), required=True),
        Key(
            "math_op",
            "mathOp",
            Enum("add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"),
            required=True,
        ),
        Key("columns", "columns", Strings(), required=True),
    )

    new_column_name: str
    math_op: str
    columns: tuple[str, ...]

    def __init__(
        self,
        new_column_name: str,
        math_op: Literal[
            "add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"
        ],
        columns: str | Sequence[str],
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            new_column_name: str | None = ...,
            math_op: Literal[
                "add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"
            ]
            | None = ...,
            columns: str | Sequence[str] | None = ...,
        ) -> FloatColumnsMathOpTransform: ...


class FloatMathFunctionTransform(Operation):
    """A function of each value of a column of type Float.

    Args:
        column_name: The column that is changed.
        math_function: The function.

    Example:
        >>> made = etl.FloatMathFunctionTransform(column_name="text", math_function="abs")
    """

    _name = "FloatMathFunctionTransform"
    _positional = ("column_name", "math_function")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key(
            "math_function",
            "mathFunction",
            Enum(
                "abs",
                "acos",
                "asin",
                "atan",
                "ceil",
                "cos",
                "cosh",
                "exp",
                "floor",
                "log",
                "log10",
                "signum",
                "sin",
                "sinh",
                "sqrt",
                "tan",
                "tanh",
            ),
            required=True,
        ),
    )

    column_name: str
    math_function: str

    def __init__(
        self,
        column_name: str,
        math_function: Literal[
            "abs",
            "acos",
            "asin",
            "atan",
            "ceil",
            "cos",
            "cosh",
            "exp",
            "floor",
            "log",
            "log10",
            "signum",
            "sin",
            "sinh",
            "sqrt",
            "tan",
            "tanh",
        ],
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            math_function: Literal[
                "abs",
                "acos",
                "asin",
                "atan",
                "ceil",
                "cos",
                "cosh",
                "exp",
                "floor",
                "log",
                "log10",
                "signum",
                "sin",
                "sinh",
                "sqrt",
                "tan",
                "tanh",
            ]
            | None = ...,
        ) -> FloatMathFunctionTransform: ...


class FloatMathOpTransform(Operation):
    """A column of type Float and a number, by an operation.

    Args:
        column_name: The column that is changed.
        math_op: The operation.
        scalar: The number on the right.

    Example:
        >>> made = etl.FloatMathOpTransform(column_name="text", math_op="add", scalar=0.5)
    """

    _name = "FloatMathOpTransform"
    _positional = ("column_name", "math_op", "scalar")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key(
            "math_op",
            "mathOp",
            Enum("add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"),
            required=True,
        ),
        Key("scalar", "scalar", Number(), required=True),
    )

    column_name: str
    math_op: str
    scalar: float

    def __init__(
        self,
        column_name: str,
        math_op: Literal[
            "add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"
        ],
        scalar: float,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            math_op: Literal[
                "add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"
            ]
            | None = ...,
            scalar: float | None = ...,
        ) -> FloatMathOpTransform: ...


class HashText(Operation):
    """A number from 0 to buckets - 1 for each text, by MurmurHash3 of its UTF-8 bytes.

    Args:
        column_name: The column that is changed.
        buckets: How many numbers there are. Between 1 and 2147483647.
        seed: Another order. Default: 0.

    Example:
        >>> made = etl.HashText(column_name="text", buckets=10)
    """

    _name = "HashText"
    _positional = ("column_name", "buckets", "seed")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("buckets", "buckets", Integer(), required=True, words="between 1 and 2147483647", minimum=1, maximum=2.14748e09),
        Key("seed", "seed", Integer(), default=0),
    )

    column_name: str
    buckets: int
    seed: int

    def __init__(self, column_name: str, buckets: int, seed: int = 0) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, column_name: str | None = ..., buckets: int | None = ..., seed: int | None = ...) -> HashText: ...


class Impute(Operation):
    """A value in place of missing ones: a given one, or the column's mean or median.

    Args:
        column_name: The column that is changed.
        strategy: What stands for missing values. Default: "mean".
        value: The value: given for Constant, else learnt.

    Example:
        >>> made = etl.Impute(column_name="text")
    """

    _name = "Impute"
    _positional = ("column_name", "strategy", "value")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("strategy", "strategy", Enum("constant", "mean", "median"), default="mean"),
        Key("value", "value", Value()),
    )

    column_name: str
    strategy: str
    value: str | float | bool | None

    def __init__(
        self, column_name: str, strategy: Literal["constant", "mean", "median"] = "mean", value: str | float | bool | None = None
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            strategy: Literal["constant", "mean", "median"] | None = ...,
            value: str | float | bool | None = ...,
        ) -> Impute: ...


class IntegerColumnsMathOpTransform(Operation):
    """A new last column of several columns of type Integer.

    all added or multiplied, the least or the greatest of all, or two by any operation..

    Args:
        new_column_name: The name of the new column.
        math_op: The operation.
        columns: The columns, in their order.

    Example:
        >>> made = etl.IntegerColumnsMathOpTransform(new_column_name="text", math_op="add", columns=["a"])
    """

    _name = "IntegerColumnsMathOpTransform"
    _positional = ("new_column_name", "math_op", "columns")
    _keys = (
        Key("new_column_name", "newColumnName", String(), required=True),
        Key(
            "math_op",
            "mathOp",
            Enum("add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"),
            required=True,
        ),
        Key("columns", "columns", Strings(), required=True),
    )

    new_column_name: str
    math_op: str
    columns: tuple[str, ...]

    def __init__(
        self,
        new_column_name: str,
        math_op: Literal[
            "add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"
        ],
        columns: str | Sequence[str],
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            new_column_name: str | None = ...,
            math_op: Literal[
                "add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"
            ]
            | None = ...,
            columns: str | Sequence[str] | None = ...,
        ) -> IntegerColumnsMathOpTransform: ...


class IntegerMathOpTransform(Operation):
    """A column of type Integer and a number, by an operation.

    Args:
        column_name: The column that is changed.
        math_op: The operation.
        scalar: The whole number on the right.

    Example:
        >>> made = etl.IntegerMathOpTransform(column_name="text", math_op="add", scalar=10)
    """

    _name = "IntegerMathOpTransform"
    _positional = ("column_name", "math_op", "scalar")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key(
            "math_op",
            "mathOp",
            Enum("add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"),
            required=True,
        ),
        Key("scalar", "scalar", Integer(), required=True),
    )

    column_name: str
    math_op: str
    scalar: int

    def __init__(
        self,
        column_name: str,
        math_op: Literal[
            "add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"
        ],
        scalar: int,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            math_op: Literal[
                "add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"
            ]
            | None = ...,
            scalar: int | None = ...,
        ) -> IntegerMathOpTransform: ...


class IntegerToCategoricalTransform(Operation):
    """Categories of whole numbers; numbers without a name become invalid.

    Args:
        column_name: The column that is changed.
        map: The name of each whole number.

    Example:
        >>> made = etl.IntegerToCategoricalTransform(column_name="text", map={"from": "to"})
    """

    _name = "IntegerToCategoricalTransform"
    _positional = ("column_name", "map")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("map", "map", Texts(), required=True),
    )

    column_name: str
    map: dict[str, str]

    def __init__(self, column_name: str, map: Mapping[str, str]) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, column_name: str | None = ..., map: Mapping[str, str] | None = ...) -> IntegerToCategoricalTransform: ...


class IntegerToOneHotTransform(Operation):
    """A column for each whole number of a range, name[number], 1 where the row has it, else 0; numbers outside become
    invalid.

    .

    Args:
        column_name: The column that is changed.
        min_value: The number of the first new column.
        max_value: The number of the last new column.

    Example:
        >>> made = etl.IntegerToOneHotTransform(column_name="text", min_value=10, max_value=10)
    """

    _name = "IntegerToOneHotTransform"
    _positional = ("column_name", "min_value", "max_value")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("min_value", "minValue", Integer(), required=True),
        Key("max_value", "maxValue", Integer(), required=True),
    )

    column_name: str
    min_value: int
    max_value: int

    def __init__(self, column_name: str, min_value: int, max_value: int) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, column_name: str | None = ..., min_value: int | None = ..., max_value: int | None = ...
        ) -> IntegerToOneHotTransform: ...


class InvalidNumColumns(Operation):
    """Removes rows, or sequences, in which no column has a valid value.

    Example:
        >>> made = etl.InvalidNumColumns()
    """

    _name = "InvalidNumColumns"

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> InvalidNumColumns: ...


class Log2Normalizer(Operation):
    """scaling_factor · log2((x - column_min) / (column_mean - column_min) + 1).

    Whole numbers become numbers of 64 bits.

    Args:
        column_name: The column that is changed.
        column_mean: The mean of the column.
        column_min: The least value of the column.
        scaling_factor: What the result is multiplied by. Default: 0.5.

    Example:
        >>> made = etl.Log2Normalizer(column_name="text", column_mean=0.5, column_min=0.5)
    """

    _name = "Log2Normalizer"
    _positional = ("column_name", "column_mean", "column_min", "scaling_factor")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("column_mean", "columnMean", Number(), required=True),
        Key("column_min", "columnMin", Number(), required=True),
        Key("scaling_factor", "scalingFactor", Number(), default=0.5),
    )

    column_name: str
    column_mean: float
    column_min: float
    scaling_factor: float

    def __init__(self, column_name: str, column_mean: float, column_min: float, scaling_factor: float = 0.5) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            column_mean: float | None = ...,
            column_min: float | None = ...,
            scaling_factor: float | None = ...,
        ) -> Log2Normalizer: ...


class LongColumnsMathOpTransform(Operation):
    """A new last column of several columns of type Long.

    all added or multiplied, the least or the greatest of all, or two by any operation..

    Args:
        new_column_name: The name of the new column.
        math_op: The operation.
        columns: The columns, in their order.

    Example:
        >>> made = etl.LongColumnsMathOpTransform(new_column_name="text", math_op="add", columns=["a"])
    """

    _name = "LongColumnsMathOpTransform"
    _positional = ("new_column_name", "math_op", "columns")
    _keys = (
        Key("new_column_name", "newColumnName", String(), required=True),
        Key(
            "math_op",
            "mathOp",
            Enum("add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"),
            required=True,
        ),
        Key("columns", "columns", Strings(), required=True),
    )

    new_column_name: str
    math_op: str
    columns: tuple[str, ...]

    def __init__(
        self,
        new_column_name: str,
        math_op: Literal[
            "add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"
        ],
        columns: str | Sequence[str],
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            new_column_name: str | None = ...,
            math_op: Literal[
                "add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"
            ]
            | None = ...,
            columns: str | Sequence[str] | None = ...,
        ) -> LongColumnsMathOpTransform: ...


class LongMathOpTransform(Operation):
    """A column of type Long and a number, by an operation.

    Args:
        column_name: The column that is changed.
        math_op: The operation.
        scalar: The whole number on the right.

    Example:
        >>> made = etl.LongMathOpTransform(column_name="text", math_op="add", scalar=10)
    """

    _name = "LongMathOpTransform"
    _positional = ("column_name", "math_op", "scalar")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key(
            "math_op",
            "mathOp",
            Enum("add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"),
            required=True,
        ),
        Key("scalar", "scalar", Integer(), required=True),
    )

    column_name: str
    math_op: str
    scalar: int

    def __init__(
        self,
        column_name: str,
        math_op: Literal[
            "add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"
        ],
        scalar: int,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            math_op: Literal[
                "add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"
            ]
            | None = ...,
            scalar: int | None = ...,
        ) -> LongMathOpTransform: ...


class MapAllStringsExceptListTransform(Operation):
    """One text in place of all that are not listed.

    Args:
        column_name: The column that is changed.
        new_value: What the others become.
        exceptions: The texts that stay.

    Example:
        >>> made = etl.MapAllStringsExceptListTransform(column_name="text", new_value="text", exceptions=["a"])
    """

    _name = "MapAllStringsExceptListTransform"
    _positional = ("column_name", "new_value", "exceptions")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("new_value", "newValue", String(), required=True),
        Key("exceptions", "exceptions", Strings(), required=True),
    )

    column_name: str
    new_value: str
    exceptions: tuple[str, ...]

    def __init__(self, column_name: str, new_value: str, exceptions: str | Sequence[str]) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, column_name: str | None = ..., new_value: str | None = ..., exceptions: str | Sequence[str] | None = ...
        ) -> MapAllStringsExceptListTransform: ...


class MinMaxNormalizer(Operation):
    """(x - min) / (max - min) · (new_max - new_min) + new_min; a column of one value becomes new_min.

    Whole numbers become numbers of 64 bits.

    Args:
        column_name: The column that is changed.
        min: The least value of the column.
        max: The greatest value of the column.
        new_min: What the least value becomes. Default: 0.0.
        new_max: What the greatest value becomes. Default: 1.0.

    Example:
        >>> made = etl.MinMaxNormalizer(column_name="text", min=0.5, max=0.5)
    """

    _name = "MinMaxNormalizer"
    _positional = ("column_name", "min", "max", "new_min", "new_max")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("min", "min", Number(), required=True),
        Key("max", "max", Number(), required=True),
        Key("new_min", "newMin", Number(), default=0.0),
        Key("new_max", "newMax", Number(), default=1.0),
    )

    column_name: str
    min: float
    max: float
    new_min: float
    new_max: float

    def __init__(self, column_name: str, min: float, max: float, new_min: float = 0.0, new_max: float = 1.0) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            min: float | None = ...,
            max: float | None = ...,
            new_min: float | None = ...,
            new_max: float | None = ...,
        ) -> MinMaxNormalizer: ...


class NDArrayColumnsMathOpTransform(Operation):
    """A new last column of several columns of arrays, element by element; where shapes differ it is invalid.

    Args:
        new_column_name: The name of the new column.
        math_op: The operation.
        columns: The columns, in their order.

    Example:
        >>> made = etl.NDArrayColumnsMathOpTransform(new_column_name="text", math_op="add", columns=["a"])
    """

    _name = "NDArrayColumnsMathOpTransform"
    _positional = ("new_column_name", "math_op", "columns")
    _keys = (
        Key("new_column_name", "newColumnName", String(), required=True),
        Key(
            "math_op",
            "mathOp",
            Enum("add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"),
            required=True,
        ),
        Key("columns", "columns", Strings(), required=True),
    )

    new_column_name: str
    math_op: str
    columns: tuple[str, ...]

    def __init__(
        self,
        new_column_name: str,
        math_op: Literal[
            "add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"
        ],
        columns: str | Sequence[str],
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            new_column_name: str | None = ...,
            math_op: Literal[
                "add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"
            ]
            | None = ...,
            columns: str | Sequence[str] | None = ...,
        ) -> NDArrayColumnsMathOpTransform: ...


class NDArrayDistanceTransform(Operation):
    """A new last column, how far two arrays are from each other; where they have other numbers of elements it is
    invalid.

    .

    Args:
        new_column_name: The name of the new column.
        distance: How it is measured.
        first_col: The first column of arrays.
        second_col: The second column of arrays.

    Example:
        >>> made = etl.NDArrayDistanceTransform(new_column_name="text", distance="cosine", first_col="text", second_col="text")
    """

    _name = "NDArrayDistanceTransform"
    _positional = ("new_column_name", "distance", "first_col", "second_col")
    _keys = (
        Key("new_column_name", "newColumnName", String(), required=True),
        Key("distance", "distance", Enum("cosine", "euclidean", "manhattan"), required=True),
        Key("first_col", "firstCol", String(), required=True),
        Key("second_col", "secondCol", String(), required=True),
    )

    new_column_name: str
    distance: str
    first_col: str
    second_col: str

    def __init__(
        self, new_column_name: str, distance: Literal["cosine", "euclidean", "manhattan"], first_col: str, second_col: str
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            new_column_name: str | None = ...,
            distance: Literal["cosine", "euclidean", "manhattan"] | None = ...,
            first_col: str | None = ...,
            second_col: str | None = ...,
        ) -> NDArrayDistanceTransform: ...


class NDArrayMathFunctionTransform(Operation):
    """A function of each element of arrays.

    Args:
        column_name: The column that is changed.
        math_function: The function.

    Example:
        >>> made = etl.NDArrayMathFunctionTransform(column_name="text", math_function="abs")
    """

    _name = "NDArrayMathFunctionTransform"
    _positional = ("column_name", "math_function")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key(
            "math_function",
            "mathFunction",
            Enum(
                "abs",
                "acos",
                "asin",
                "atan",
                "ceil",
                "cos",
                "cosh",
                "exp",
                "floor",
                "log",
                "log10",
                "signum",
                "sin",
                "sinh",
                "sqrt",
                "tan",
                "tanh",
            ),
            required=True,
        ),
    )

    column_name: str
    math_function: str

    def __init__(
        self,
        column_name: str,
        math_function: Literal[
            "abs",
            "acos",
            "asin",
            "atan",
            "ceil",
            "cos",
            "cosh",
            "exp",
            "floor",
            "log",
            "log10",
            "signum",
            "sin",
            "sinh",
            "sqrt",
            "tan",
            "tanh",
        ],
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            math_function: Literal[
                "abs",
                "acos",
                "asin",
                "atan",
                "ceil",
                "cos",
                "cosh",
                "exp",
                "floor",
                "log",
                "log10",
                "signum",
                "sin",
                "sinh",
                "sqrt",
                "tan",
                "tanh",
            ]
            | None = ...,
        ) -> NDArrayMathFunctionTransform: ...


class NDArrayScalarOpTransform(Operation):
    """Each element of arrays and a number, by an operation.

    Args:
        column_name: The column that is changed.
        math_op: The operation.
        scalar: The number on the right.

    Example:
        >>> made = etl.NDArrayScalarOpTransform(column_name="text", math_op="add", scalar=0.5)
    """

    _name = "NDArrayScalarOpTransform"
    _positional = ("column_name", "math_op", "scalar")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key(
            "math_op",
            "mathOp",
            Enum("add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"),
            required=True,
        ),
        Key("scalar", "scalar", Number(), required=True),
    )

    column_name: str
    math_op: str
    scalar: float

    def __init__(
        self,
        column_name: str,
        math_op: Literal[
            "add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"
        ],
        scalar: float,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            math_op: Literal[
                "add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"
            ]
            | None = ...,
            scalar: float | None = ...,
        ) -> NDArrayScalarOpTransform: ...


class Normalize(Operation):
    """A column scaled by its own statistics; one of a single value becomes the lower end, or 0.

    Args:
        column_name: The column that is changed.
        type: How it is scaled.
        statistics: Least value, greatest value, mean and standard deviation; learnt.

    Example:
        >>> made = etl.Normalize(column_name="text", type="min_max")
    """

    _name = "Normalize"
    _positional = ("column_name", "type", "statistics")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("type", "type", Enum("min_max", "min_max2", "standardize", "subtract_mean"), required=True),
        Key("statistics", "statistics", Numbers()),
    )

    column_name: str
    type: str
    statistics: tuple[float, ...] | None

    def __init__(
        self,
        column_name: str,
        type: Literal["min_max", "min_max2", "standardize", "subtract_mean"],
        statistics: Sequence[float] | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            type: Literal["min_max", "min_max2", "standardize", "subtract_mean"] | None = ...,
            statistics: Sequence[float] | None = ...,
        ) -> Normalize: ...


class ParseDoubleTransform(Operation):
    """Values as type Double.

    text is read, numbers are cut towards 0 where need be, categories are their index, times milliseconds. What
    cannot be read is invalid.

    Args:
        column_name: The column that is changed.

    Example:
        >>> made = etl.ParseDoubleTransform(column_name="text")
    """

    _name = "ParseDoubleTransform"
    _positional = ("column_name",)
    _keys = (Key("column_name", "columnName", String(), required=True),)

    column_name: str

    def __init__(self, column_name: str) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, column_name: str | None = ...) -> ParseDoubleTransform: ...


class PivotTransform(Operation):
    """In place of a category and a value one column for each category, key[category], which has the value where the
    row is of it.

    .

    Args:
        key_column_name: The categorical column: one new column for each of its categories.
        value_column_name: The column whose values the new columns have.
        default_value: What the other new columns have; none: 0 or the empty text.

    Example:
        >>> made = etl.PivotTransform(key_column_name="text", value_column_name="text")
    """

    _name = "PivotTransform"
    _positional = ("key_column_name", "value_column_name", "default_value")
    _keys = (
        Key("key_column_name", "keyColumnName", String(), required=True),
        Key("value_column_name", "valueColumnName", String(), required=True),
        Key("default_value", "defaultValue", Value()),
    )

    key_column_name: str
    value_column_name: str
    default_value: str | float | bool | None

    def __init__(self, key_column_name: str, value_column_name: str, default_value: str | float | bool | None = None) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, key_column_name: str | None = ..., value_column_name: str | None = ..., default_value: str | float | bool | None = ...
        ) -> PivotTransform: ...


class QuantileBins(Operation):
    """The index of the bin that a number falls into, from 0; an edge belongs to the bin above.

    Args:
        column_name: The column that is changed.
        bins: How many bins, which hold as many rows each as can be. Between 2 and 10000.
        edges: The inner edges of the bins, ascending; learnt.

    Example:
        >>> made = etl.QuantileBins(column_name="text", bins=10)
    """

    _name = "QuantileBins"
    _positional = ("column_name", "bins", "edges")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("bins", "bins", Integer(), required=True, words="between 2 and 10000", minimum=2, maximum=10000),
        Key("edges", "edges", Numbers()),
    )

    column_name: str
    bins: int
    edges: tuple[float, ...] | None

    def __init__(self, column_name: str, bins: int, edges: Sequence[float] | None = None) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, column_name: str | None = ..., bins: int | None = ..., edges: Sequence[float] | None = ...
        ) -> QuantileBins: ...


class ReduceSequenceByWindowTransform(Operation):
    """Each span of time of a sequence as one step, by a Reducer.

    Args:
        reducer: A Reducer without keys.
        window_function: The spans of time.

    Example:
        >>> made = etl.ReduceSequenceByWindowTransform(
        ...     etl.Reducer(default_op="take_last", op_map={"sold": ["Sum"]}), etl.TimeWindowFunction("when", 1, "hours"))
    """

    _name = "ReduceSequenceByWindowTransform"
    _positional = ("reducer", "window_function")
    _keys = (
        Key("reducer", "reducer", Object("operation"), required=True),
        Key("window_function", "windowFunction", Object("window"), required=True),
    )

    reducer: Operation
    window_function: Window

    def __init__(self, reducer: Operation, window_function: Window) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, reducer: Operation | None = ..., window_function: Window | None = ...) -> ReduceSequenceByWindowTransform: ...


class ReduceSequenceTransform(Operation):
    """Each sequence as a sequence of one step, by a Reducer.

    Args:
        reducer: A Reducer without keys.

    Example:
        >>> made = etl.ReduceSequenceTransform(etl.Reducer(default_op="take_last", op_map={"sold": ["Sum"]}))
    """

    _name = "ReduceSequenceTransform"
    _positional = ("reducer",)
    _keys = (Key("reducer", "reducer", Object("operation"), required=True),)

    reducer: Operation

    def __init__(self, reducer: Operation) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, reducer: Operation | None = ...) -> ReduceSequenceTransform: ...


class Reducer(Operation):
    """One row for each group of rows with the same keys, in the order of their first rows.

    Values that are missing do not count in sums, means and the like. Of sequences each is grouped for itself, and a
    group becomes a step.

    Args:
        key_columns: Rows with the same values in these are a group.
        op_map: The reductions of each column: one new column each.
        default_op: The reduction of columns that are not named. Default: "take_first".
        ignore_invalid_in_columns: The columns of which rows without a valid value do not count.
        conditional_reductions: Reductions of the rows for which a condition holds.

    Example:
        >>> made = etl.Reducer(["shop"], {"sold": ["Sum", "Mean"]}, default_op="count")
    """

    _name = "Reducer"
    _positional = ("key_columns", "op_map", "default_op", "ignore_invalid_in_columns", "conditional_reductions")
    _keys = (
        Key("key_columns", "keyColumns", Strings()),
        Key("op_map", "opMap", TextLists()),
        Key(
            "default_op",
            "defaultOp",
            Enum(
                "min",
                "max",
                "range",
                "sum",
                "prod",
                "mean",
                "stdev",
                "uncorrected_std_dev",
                "variance",
                "population_variance",
                "count",
                "count_unique",
                "take_first",
                "take_last",
                "append",
                "prepend",
                "geographic_midpoint",
            ),
            default="take_first",
        ),
        Key("ignore_invalid_in_columns", "ignoreInvalidInColumns", Strings()),
        Key("conditional_reductions", "conditionalReductions", Objects("reduction")),
    )

    key_columns: tuple[str, ...] | None
    op_map: dict[str, tuple[str, ...]] | None
    default_op: str
    ignore_invalid_in_columns: tuple[str, ...] | None
    conditional_reductions: tuple[Reduction, ...] | None

    def __init__(
        self,
        key_columns: str | Sequence[str] | None = None,
        op_map: Mapping[str, str | Sequence[str]] | None = None,
        default_op: Literal[
            "min",
            "max",
            "range",
            "sum",
            "prod",
            "mean",
            "stdev",
            "uncorrected_std_dev",
            "variance",
            "population_variance",
            "count",
            "count_unique",
            "take_first",
            "take_last",
            "append",
            "prepend",
            "geographic_midpoint",
        ] = "take_first",
        ignore_invalid_in_columns: str | Sequence[str] | None = None,
        conditional_reductions: Sequence[Reduction] | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            key_columns: str | Sequence[str] | None = ...,
            op_map: Mapping[str, str | Sequence[str]] | None = ...,
            default_op: Literal[
                "min",
                "max",
                "range",
                "sum",
                "prod",
                "mean",
                "stdev",
                "uncorrected_std_dev",
                "variance",
                "population_variance",
                "count",
                "count_unique",
                "take_first",
                "take_last",
                "append",
                "prepend",
                "geographic_midpoint",
            ]
            | None = ...,
            ignore_invalid_in_columns: str | Sequence[str] | None = ...,
            conditional_reductions: Sequence[Reduction] | None = ...,
        ) -> Reducer: ...


class RemoveAllColumnsExceptForTransform(Operation):
    """These columns alone, in the order in which they were.

    Args:
        columns_to_keep: The columns that stay.

    Example:
        >>> made = etl.RemoveAllColumnsExceptForTransform(columns_to_keep=["a"])
    """

    _name = "RemoveAllColumnsExceptForTransform"
    _positional = ("columns_to_keep",)
    _keys = (Key("columns_to_keep", "columnsToKeep", Strings(), required=True),)

    columns_to_keep: tuple[str, ...]

    def __init__(self, columns_to_keep: str | Sequence[str]) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, columns_to_keep: str | Sequence[str] | None = ...) -> RemoveAllColumnsExceptForTransform: ...


class RemoveColumnsTransform(Operation):
    """All columns but these.

    Args:
        columns_to_remove: The columns to leave out.

    Example:
        >>> made = etl.RemoveColumnsTransform(columns_to_remove=["a"])
    """

    _name = "RemoveColumnsTransform"
    _positional = ("columns_to_remove",)
    _keys = (Key("columns_to_remove", "columnsToRemove", Strings(), required=True),)

    columns_to_remove: tuple[str, ...]

    def __init__(self, columns_to_remove: str | Sequence[str]) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, columns_to_remove: str | Sequence[str] | None = ...) -> RemoveColumnsTransform: ...


class RemoveWhiteSpaceTransform(Operation):
    """Without blanks, tabs and ends of lines.

    Args:
        column_name: The column that is changed.

    Example:
        >>> made = etl.RemoveWhiteSpaceTransform(column_name="text")
    """

    _name = "RemoveWhiteSpaceTransform"
    _positional = ("column_name",)
    _keys = (Key("column_name", "columnName", String(), required=True),)

    column_name: str

    def __init__(self, column_name: str) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, column_name: str | None = ...) -> RemoveWhiteSpaceTransform: ...


class RenameColumnsTransform(Operation):
    """Other names for some columns.

    Args:
        old_names: The columns to rename.
        new_names: Their new names.

    Example:
        >>> made = etl.RenameColumnsTransform(old_names=["a"], new_names=["a"])
    """

    _name = "RenameColumnsTransform"
    _positional = ("old_names", "new_names")
    _keys = (
        Key("old_names", "oldNames", Strings(), required=True),
        Key("new_names", "newNames", Strings(), required=True),
    )

    old_names: tuple[str, ...]
    new_names: tuple[str, ...]

    def __init__(self, old_names: str | Sequence[str], new_names: str | Sequence[str]) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, old_names: str | Sequence[str] | None = ..., new_names: str | Sequence[str] | None = ...
        ) -> RenameColumnsTransform: ...


class ReorderColumnsTransform(Operation):
    """Another order of the columns.

    Args:
        new_order: The first columns; those that are not named follow in their order.

    Example:
        >>> made = etl.ReorderColumnsTransform(new_order=["a"])
    """

    _name = "ReorderColumnsTransform"
    _positional = ("new_order",)
    _keys = (Key("new_order", "newOrder", Strings(), required=True),)

    new_order: tuple[str, ...]

    def __init__(self, new_order: str | Sequence[str]) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, new_order: str | Sequence[str] | None = ...) -> ReorderColumnsTransform: ...


class ReplaceEmptyIntegerWithValueTransform(Operation):
    """A whole number in place of missing ones.

    Args:
        column_name: The column that is changed.
        value: The whole number that stands for them.

    Example:
        >>> made = etl.ReplaceEmptyIntegerWithValueTransform(column_name="text", value=10)
    """

    _name = "ReplaceEmptyIntegerWithValueTransform"
    _positional = ("column_name", "value")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("value", "value", Integer(), required=True),
    )

    column_name: str
    value: int

    def __init__(self, column_name: str, value: int) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, column_name: str | None = ..., value: int | None = ...) -> ReplaceEmptyIntegerWithValueTransform: ...


class ReplaceEmptyStringTransform(Operation):
    """A text in place of empty and of missing ones.

    Args:
        column_name: The column that is changed.
        value: What stands for an empty or missing text.

    Example:
        >>> made = etl.ReplaceEmptyStringTransform(column_name="text", value="text")
    """

    _name = "ReplaceEmptyStringTransform"
    _positional = ("column_name", "value")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("value", "value", String(), required=True),
    )

    column_name: str
    value: str

    def __init__(self, column_name: str, value: str) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, column_name: str | None = ..., value: str | None = ...) -> ReplaceEmptyStringTransform: ...


class ReplaceInvalidWithIntegerTransform(Operation):
    """A whole number in place of missing and invalid ones, and of those out of the column's limits.

    Args:
        column_name: The column that is changed.
        value: The whole number that stands for them.

    Example:
        >>> made = etl.ReplaceInvalidWithIntegerTransform(column_name="text", value=10)
    """

    _name = "ReplaceInvalidWithIntegerTransform"
    _positional = ("column_name", "value")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("value", "value", Integer(), required=True),
    )

    column_name: str
    value: int

    def __init__(self, column_name: str, value: int) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, column_name: str | None = ..., value: int | None = ...) -> ReplaceInvalidWithIntegerTransform: ...


class ReplaceStringTransform(Operation):
    """Parts of texts that match regular expressions.

    Args:
        column_name: The column that is changed.
        map: A regular expression and what each match becomes, one after the other.

    Example:
        >>> made = etl.ReplaceStringTransform(column_name="text", map={"from": "to"})
    """

    _name = "ReplaceStringTransform"
    _positional = ("column_name", "map")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("map", "map", Texts(), required=True),
    )

    column_name: str
    map: dict[str, str]

    def __init__(self, column_name: str, map: Mapping[str, str]) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, column_name: str | None = ..., map: Mapping[str, str] | None = ...) -> ReplaceStringTransform: ...


class Sample(Operation):
    """A share of the rows, or sequences, drawn by their source and line.

    the same rows in every pass, on any number of threads..

    Args:
        fraction: The share of rows that stay. Between 0 and 1.
        seed: Another order. Default: 0.

    Example:
        >>> made = etl.Sample(fraction=0.5)
    """

    _name = "Sample"
    _positional = ("fraction", "seed")
    _keys = (
        Key("fraction", "fraction", Number(), required=True, words="between 0 and 1", minimum=0, maximum=1),
        Key("seed", "seed", Integer(), default=0),
    )

    fraction: float
    seed: int

    def __init__(self, fraction: float, seed: int = 0) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, fraction: float | None = ..., seed: int | None = ...) -> Sample: ...


class SequenceDifferenceTransform(Operation):
    """What a number is more than some steps before, as a new column behind it.

    Args:
        column_name: The column that is changed.
        new_column_name: The name of the new column.
        lookback: How many steps. At least 1.
        first_step_mode: What the first steps get: Default is 0. Default: "default".
        specified_value_writable: Their value; none: missing.

    Example:
        >>> made = etl.SequenceDifferenceTransform(column_name="text", new_column_name="text", lookback=10)
    """

    _name = "SequenceDifferenceTransform"
    _positional = ("column_name", "new_column_name", "lookback", "first_step_mode", "specified_value_writable")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("new_column_name", "newColumnName", String(), required=True),
        Key("lookback", "lookback", Integer(), required=True, words="at least 1", minimum=1),
        Key("first_step_mode", "firstStepMode", Enum("trim_sequence", "specified_value", "default"), default="default"),
        Key("specified_value_writable", "specifiedValueWritable", Value()),
    )

    column_name: str
    new_column_name: str
    lookback: int
    first_step_mode: str
    specified_value_writable: str | float | bool | None

    def __init__(
        self,
        column_name: str,
        new_column_name: str,
        lookback: int,
        first_step_mode: Literal["trim_sequence", "specified_value", "default"] = "default",
        specified_value_writable: str | float | bool | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            new_column_name: str | None = ...,
            lookback: int | None = ...,
            first_step_mode: Literal["trim_sequence", "specified_value", "default"] | None = ...,
            specified_value_writable: str | float | bool | None = ...,
        ) -> SequenceDifferenceTransform: ...


class SequenceMovingWindowReduceTransform(Operation):
    """A reduction of each step and those before it, as a new last column.

    Args:
        column_name: The column that is changed.
        new_column_name: The name of the new column.
        lookback: How many steps. At least 1.
        op: The reduction of each window: Mean, Sum, Max …
        edge_case_handling: What the first steps get: Default is that of a shorter window. Default: "default".
        edge_case_value: Their value; none: missing.

    Example:
        >>> made = etl.SequenceMovingWindowReduceTransform(column_name="text", new_column_name="text", lookback=10, op="text")
    """

    _name = "SequenceMovingWindowReduceTransform"
    _positional = ("column_name", "new_column_name", "lookback", "op", "edge_case_handling", "edge_case_value")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("new_column_name", "newColumnName", String(), required=True),
        Key("lookback", "lookback", Integer(), required=True, words="at least 1", minimum=1),
        Key("op", "op", String(), required=True),
        Key("edge_case_handling", "edgeCaseHandling", Enum("trim_sequence", "specified_value", "default"), default="default"),
        Key("edge_case_value", "edgeCaseValue", Value()),
    )

    column_name: str
    new_column_name: str
    lookback: int
    op: str
    edge_case_handling: str
    edge_case_value: str | float | bool | None

    def __init__(
        self,
        column_name: str,
        new_column_name: str,
        lookback: int,
        op: str,
        edge_case_handling: Literal["trim_sequence", "specified_value", "default"] = "default",
        edge_case_value: str | float | bool | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            new_column_name: str | None = ...,
            lookback: int | None = ...,
            op: str | None = ...,
            edge_case_handling: Literal["trim_sequence", "specified_value", "default"] | None = ...,
            edge_case_value: str | float | bool | None = ...,
        ) -> SequenceMovingWindowReduceTransform: ...


class SequenceOffsetTransform(Operation):
    """Values of columns moved by some steps.

    Args:
        columns_to_offset: The columns that are moved.
        offset_amount: By how many steps: 1 brings each value to the next step.
        operation_type: Where they go. Default: "in_place".
        edge_handling: What becomes of steps that none comes to: TrimSequence or SpecifiedValue. Default:
            "trim_sequence".
        edge_case_value: Their value; none: missing.

    Example:
        >>> made = etl.SequenceOffsetTransform(columns_to_offset=["a"], offset_amount=10)
    """

    _name = "SequenceOffsetTransform"
    _positional = ("columns_to_offset", "offset_amount", "operation_type", "edge_handling", "edge_case_value")
    _keys = (
        Key("columns_to_offset", "columnsToOffset", Strings(), required=True),
        Key("offset_amount", "offsetAmount", Integer(), required=True),
        Key("operation_type", "operationType", Enum("in_place", "new_column"), default="in_place"),
        Key("edge_handling", "edgeHandling", Enum("trim_sequence", "specified_value", "default"), default="trim_sequence"),
        Key("edge_case_value", "edgeCaseValue", Value()),
    )

    columns_to_offset: tuple[str, ...]
    offset_amount: int
    operation_type: str
    edge_handling: str
    edge_case_value: str | float | bool | None

    def __init__(
        self,
        columns_to_offset: str | Sequence[str],
        offset_amount: int,
        operation_type: Literal["in_place", "new_column"] = "in_place",
        edge_handling: Literal["trim_sequence", "specified_value", "default"] = "trim_sequence",
        edge_case_value: str | float | bool | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            columns_to_offset: str | Sequence[str] | None = ...,
            offset_amount: int | None = ...,
            operation_type: Literal["in_place", "new_column"] | None = ...,
            edge_handling: Literal["trim_sequence", "specified_value", "default"] | None = ...,
            edge_case_value: str | float | bool | None = ...,
        ) -> SequenceOffsetTransform: ...


class SequenceSplitTimeSeparation(Operation):
    """Cuts sequences where two steps are further apart than a time.

    Args:
        time_column: The column of times, which go up.
        time_quantity: More time than this between two steps.
        time_unit: The unit of the time.

    Example:
        >>> made = etl.SequenceSplitTimeSeparation(time_column="text", time_quantity=10, time_unit="nanoseconds")
    """

    _name = "SequenceSplitTimeSeparation"
    _positional = ("time_column", "time_quantity", "time_unit")
    _keys = (
        Key("time_column", "timeColumn", String(), required=True),
        Key("time_quantity", "timeQuantity", Integer(), required=True),
        Key(
            "time_unit",
            "timeUnit",
            Enum("nanoseconds", "microseconds", "milliseconds", "seconds", "minutes", "hours", "days"),
            required=True,
        ),
    )

    time_column: str
    time_quantity: int
    time_unit: str

    def __init__(
        self,
        time_column: str,
        time_quantity: int,
        time_unit: Literal["nanoseconds", "microseconds", "milliseconds", "seconds", "minutes", "hours", "days"],
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            time_column: str | None = ...,
            time_quantity: int | None = ...,
            time_unit: Literal["nanoseconds", "microseconds", "milliseconds", "seconds", "minutes", "hours", "days"] | None = ...,
        ) -> SequenceSplitTimeSeparation: ...


class SequenceTrimToLengthTransform(Operation):
    """The first steps up to a length; shorter sequences stay, or are filled up.

    Args:
        max_length: The number of steps. At least 1.
        mode: Whether shorter sequences are filled up. Default: "trim".
        pad: The values of steps that are added, one for each column, as text.

    Example:
        >>> made = etl.SequenceTrimToLengthTransform(max_length=10)
    """

    _name = "SequenceTrimToLengthTransform"
    _positional = ("max_length", "mode", "pad")
    _keys = (
        Key("max_length", "maxLength", Integer(), required=True, words="at least 1", minimum=1),
        Key("mode", "mode", Enum("trim", "trim_or_pad"), default="trim"),
        Key("pad", "pad", Strings()),
    )

    max_length: int
    mode: str
    pad: tuple[str, ...] | None

    def __init__(self, max_length: int, mode: Literal["trim", "trim_or_pad"] = "trim", pad: str | Sequence[str] | None = None) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, max_length: int | None = ..., mode: Literal["trim", "trim_or_pad"] | None = ..., pad: str | Sequence[str] | None = ...
        ) -> SequenceTrimToLengthTransform: ...


class SequenceTrimTransform(Operation):
    """Without the first or the last steps.

    Args:
        num_steps_to_trim: How many steps go. At least 0.
        trim_from_start: Whether the first steps go; else the last ones. Default: True.

    Example:
        >>> made = etl.SequenceTrimTransform(num_steps_to_trim=10)
    """

    _name = "SequenceTrimTransform"
    _positional = ("num_steps_to_trim", "trim_from_start")
    _keys = (
        Key("num_steps_to_trim", "numStepsToTrim", Integer(), required=True, words="at least 0", minimum=0),
        Key("trim_from_start", "trimFromStart", Boolean(), default=True),
    )

    num_steps_to_trim: int
    trim_from_start: bool

    def __init__(self, num_steps_to_trim: int, trim_from_start: bool = True) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, num_steps_to_trim: int | None = ..., trim_from_start: bool | None = ...) -> SequenceTrimTransform: ...


class Sort(Operation):
    """The rows in the order of these columns, the first of them first.

    Rows with equal values keep their order; those without a value come last, NaN is the greatest number.

    Args:
        columns: The columns, in their order.
        descending: Those of the columns of which the greatest value comes first.

    Example:
        >>> made = etl.Sort(columns=["a"])
    """

    _name = "Sort"
    _positional = ("columns", "descending")
    _keys = (
        Key("columns", "columns", Strings(), required=True),
        Key("descending", "descending", Strings()),
    )

    columns: tuple[str, ...]
    descending: tuple[str, ...] | None

    def __init__(self, columns: str | Sequence[str], descending: str | Sequence[str] | None = None) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, columns: str | Sequence[str] | None = ..., descending: str | Sequence[str] | None = ...) -> Sort: ...


class SplitMaxLengthSequence(Operation):
    """Cuts sequences into parts of a greatest length.

    Args:
        max_sequence_length: The greatest number of steps. At least 1.
        equal_splits: Whether parts are as equal as they can be; else all but the last are full. Default: False.

    Example:
        >>> made = etl.SplitMaxLengthSequence(max_sequence_length=10)
    """

    _name = "SplitMaxLengthSequence"
    _positional = ("max_sequence_length", "equal_splits")
    _keys = (
        Key("max_sequence_length", "maxSequenceLength", Integer(), required=True, words="at least 1", minimum=1),
        Key("equal_splits", "equalSplits", Boolean(), default=False),
    )

    max_sequence_length: int
    equal_splits: bool

    def __init__(self, max_sequence_length: int, equal_splits: bool = False) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, max_sequence_length: int | None = ..., equal_splits: bool | None = ...) -> SplitMaxLengthSequence: ...


class StandardizeNormalizer(Operation):
    """(x - mean) / stdev; a column of one value becomes 0.

    Whole numbers become numbers of 64 bits.

    Args:
        column_name: The column that is changed.
        mean: The mean of the column.
        stdev: The standard deviation of the column.

    Example:
        >>> made = etl.StandardizeNormalizer(column_name="text", mean=0.5, stdev=0.5)
    """

    _name = "StandardizeNormalizer"
    _positional = ("column_name", "mean", "stdev")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("mean", "mean", Number(), required=True),
        Key("stdev", "stdev", Number(), required=True),
    )

    column_name: str
    mean: float
    stdev: float

    def __init__(self, column_name: str, mean: float, stdev: float) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, column_name: str | None = ..., mean: float | None = ..., stdev: float | None = ...
        ) -> StandardizeNormalizer: ...


class StringListToCategoricalSetTransform(Operation):
    """In place of a text that lists tokens a column for each token, true or false.

    Args:
        column_name: The column that is changed.
        new_column_names: A new column for each token.
        category_tokens: The tokens that a text may list.
        delimiter: The text between two.

    Example:
        >>> made = etl.StringListToCategoricalSetTransform("tags", new_column_names=["red"], category_tokens=["r"], delimiter=",")
    """

    _name = "StringListToCategoricalSetTransform"
    _positional = ("column_name", "new_column_names", "category_tokens", "delimiter")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("new_column_names", "newColumnNames", Strings(), required=True),
        Key("category_tokens", "categoryTokens", Strings(), required=True),
        Key("delimiter", "delimiter", String(), required=True),
    )

    column_name: str
    new_column_names: tuple[str, ...]
    category_tokens: tuple[str, ...]
    delimiter: str

    def __init__(
        self, column_name: str, new_column_names: str | Sequence[str], category_tokens: str | Sequence[str], delimiter: str
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            new_column_names: str | Sequence[str] | None = ...,
            category_tokens: str | Sequence[str] | None = ...,
            delimiter: str | None = ...,
        ) -> StringListToCategoricalSetTransform: ...


class StringListToCountsNDArrayTransform(Operation):
    """In place of a text that lists tokens an array with the number of each, float32 [vocabulary].

    Args:
        column_name: The column that is changed.
        new_column_name: The name of the new column.
        vocabulary: The tokens that a text may list.
        delimiter: The text between two.
        binary: Whether each token counts once. Default: False.
        ignore_unknown: Whether other tokens are left out; else the value is invalid. Default: False.

    Example:
        >>> made = etl.StringListToCountsNDArrayTransform(column_name="text", new_column_name="text", vocabulary=["a"], delimiter="text")
    """

    _name = "StringListToCountsNDArrayTransform"
    _positional = ("column_name", "new_column_name", "vocabulary", "delimiter", "binary", "ignore_unknown")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("new_column_name", "newColumnName", String(), required=True),
        Key("vocabulary", "vocabulary", Strings(), required=True),
        Key("delimiter", "delimiter", String(), required=True),
        Key("binary", "binary", Boolean(), default=False),
        Key("ignore_unknown", "ignoreUnknown", Boolean(), default=False),
    )

    column_name: str
    new_column_name: str
    vocabulary: tuple[str, ...]
    delimiter: str
    binary: bool
    ignore_unknown: bool

    def __init__(
        self,
        column_name: str,
        new_column_name: str,
        vocabulary: str | Sequence[str],
        delimiter: str,
        binary: bool = False,
        ignore_unknown: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            new_column_name: str | None = ...,
            vocabulary: str | Sequence[str] | None = ...,
            delimiter: str | None = ...,
            binary: bool | None = ...,
            ignore_unknown: bool | None = ...,
        ) -> StringListToCountsNDArrayTransform: ...


class StringListToIndicesNDArrayTransform(Operation):
    """In place of a text that lists tokens an array with their places in the vocabulary, in ascending order, float32
    [tokens].

    .

    Args:
        column_name: The column that is changed.
        new_column_name: The name of the new column.
        vocabulary: The tokens that a text may list.
        delimiter: The text between two.
        binary: Whether each token counts once. Default: False.
        ignore_unknown: Whether other tokens are left out; else the value is invalid. Default: False.

    Example:
        >>> made = etl.StringListToIndicesNDArrayTransform(column_name="text", new_column_name="text", vocabulary=["a"], delimiter="text")
    """

    _name = "StringListToIndicesNDArrayTransform"
    _positional = ("column_name", "new_column_name", "vocabulary", "delimiter", "binary", "ignore_unknown")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("new_column_name", "newColumnName", String(), required=True),
        Key("vocabulary", "vocabulary", Strings(), required=True),
        Key("delimiter", "delimiter", String(), required=True),
        Key("binary", "binary", Boolean(), default=False),
        Key("ignore_unknown", "ignoreUnknown", Boolean(), default=False),
    )

    column_name: str
    new_column_name: str
    vocabulary: tuple[str, ...]
    delimiter: str
    binary: bool
    ignore_unknown: bool

    def __init__(
        self,
        column_name: str,
        new_column_name: str,
        vocabulary: str | Sequence[str],
        delimiter: str,
        binary: bool = False,
        ignore_unknown: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            new_column_name: str | None = ...,
            vocabulary: str | Sequence[str] | None = ...,
            delimiter: str | None = ...,
            binary: bool | None = ...,
            ignore_unknown: bool | None = ...,
        ) -> StringListToIndicesNDArrayTransform: ...


class StringMapTransform(Operation):
    """Other texts in place of whole values.

    Args:
        column_name: The column that is changed.
        map: A text and what it becomes; others stay.

    Example:
        >>> made = etl.StringMapTransform(column_name="text", map={"from": "to"})
    """

    _name = "StringMapTransform"
    _positional = ("column_name", "map")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("map", "map", Texts(), required=True),
    )

    column_name: str
    map: dict[str, str]

    def __init__(self, column_name: str, map: Mapping[str, str]) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, column_name: str | None = ..., map: Mapping[str, str] | None = ...) -> StringMapTransform: ...


class StringToCategoricalTransform(Operation):
    """Categories of text; text that is not listed becomes invalid.

    Args:
        column_name: The column that is changed.
        state_names: The categories, in their order.

    Example:
        >>> made = etl.StringToCategoricalTransform(column_name="text", state_names=["a"])
    """

    _name = "StringToCategoricalTransform"
    _positional = ("column_name", "state_names")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("state_names", "stateNames", Strings(), required=True),
    )

    column_name: str
    state_names: tuple[str, ...]

    def __init__(self, column_name: str, state_names: str | Sequence[str]) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, column_name: str | None = ..., state_names: str | Sequence[str] | None = ...
        ) -> StringToCategoricalTransform: ...


class StringToTimeTransform(Operation):
    """Text read as times.

    A local time that the zone's clock skips is moved on by the gap, one that it shows twice is the first of the
    two.

    Args:
        column_name: The column that is changed.
        time_format: The pattern, in Joda's letters: yyyy-MM-dd HH:mm:ss.
        time_zone: The zone of the text, and of the column: UTC, Europe/Berlin, +02:00. Default: "UTC".
        locale: The language of the names of months and days, such as de or en-GB. Default: "en".
        min_valid_time: The first valid instant, in milliseconds.
        max_valid_time: The last valid instant, in milliseconds.

    Example:
        >>> made = etl.StringToTimeTransform(column_name="text", time_format="text")
    """

    _name = "StringToTimeTransform"
    _positional = ("column_name", "time_format", "time_zone", "locale", "min_valid_time", "max_valid_time")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("time_format", "timeFormat", String(), required=True),
        Key("time_zone", "timeZone", String(), default="UTC"),
        Key("locale", "locale", String(), default="en"),
        Key("min_valid_time", "minValidTime", Integer()),
        Key("max_valid_time", "maxValidTime", Integer()),
    )

    column_name: str
    time_format: str
    time_zone: str
    locale: str
    min_valid_time: int | None
    max_valid_time: int | None

    def __init__(
        self,
        column_name: str,
        time_format: str,
        time_zone: str = "UTC",
        locale: str = "en",
        min_valid_time: int | None = None,
        max_valid_time: int | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            time_format: str | None = ...,
            time_zone: str | None = ...,
            locale: str | None = ...,
            min_valid_time: int | None = ...,
            max_valid_time: int | None = ...,
        ) -> StringToTimeTransform: ...


class SubtractMeanNormalizer(Operation):
    """x - mean.

    Whole numbers become numbers of 64 bits.

    Args:
        column_name: The column that is changed.
        mean: The mean of the column.

    Example:
        >>> made = etl.SubtractMeanNormalizer(column_name="text", mean=0.5)
    """

    _name = "SubtractMeanNormalizer"
    _positional = ("column_name", "mean")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("mean", "mean", Number(), required=True),
    )

    column_name: str
    mean: float

    def __init__(self, column_name: str, mean: float) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, column_name: str | None = ..., mean: float | None = ...) -> SubtractMeanNormalizer: ...


class TargetEncoding(Operation):
    """The mean of a target over the rows with the same text or category, drawn to the mean of all.

    (sum + smoothing · mean) / (rows + smoothing)..

    Args:
        column_name: The column that is changed.
        target_column: The column of numbers.
        smoothing: How many rows the mean of all counts as, beside those of the value. At least 0. Default: 1.0.
        values: The values of the column; learnt.
        means: What each of the values becomes; learnt.
        prior: What other and missing values become; learnt.

    Example:
        >>> made = etl.TargetEncoding(column_name="text", target_column="text")
    """

    _name = "TargetEncoding"
    _positional = ("column_name", "target_column", "smoothing", "values", "means", "prior")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("target_column", "targetColumn", String(), required=True),
        Key("smoothing", "smoothing", Number(), default=1.0, words="at least 0", minimum=0),
        Key("values", "values", Strings()),
        Key("means", "means", Numbers()),
        Key("prior", "prior", Number()),
    )

    column_name: str
    target_column: str
    smoothing: float
    values: tuple[str, ...] | None
    means: tuple[float, ...] | None
    prior: float | None

    def __init__(
        self,
        column_name: str,
        target_column: str,
        smoothing: float = 1.0,
        values: str | Sequence[str] | None = None,
        means: Sequence[float] | None = None,
        prior: float | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            target_column: str | None = ...,
            smoothing: float | None = ...,
            values: str | Sequence[str] | None = ...,
            means: Sequence[float] | None = ...,
            prior: float | None = ...,
        ) -> TargetEncoding: ...


class TextToCharacterIndexTransform(Operation):
    """Of sequences.

    each text becomes as many steps as it has characters, with their numbers; other columns are repeated..

    Args:
        column_name: The column that is changed.
        new_column_name: The name of the new column.
        character_index_map: A character and its number, {"a": "0"}.
        exception_on_unknown: Whether others are invalid; else they are left out. Default: False.

    Example:
        >>> made = etl.TextToCharacterIndexTransform(column_name="text", new_column_name="text", character_index_map={"from": "to"})
    """

    _name = "TextToCharacterIndexTransform"
    _positional = ("column_name", "new_column_name", "character_index_map", "exception_on_unknown")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("new_column_name", "newColumnName", String(), required=True),
        Key("character_index_map", "characterIndexMap", Texts(), required=True),
        Key("exception_on_unknown", "exceptionOnUnknown", Boolean(), default=False),
    )

    column_name: str
    new_column_name: str
    character_index_map: dict[str, str]
    exception_on_unknown: bool

    def __init__(
        self, column_name: str, new_column_name: str, character_index_map: Mapping[str, str], exception_on_unknown: bool = False
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            new_column_name: str | None = ...,
            character_index_map: Mapping[str, str] | None = ...,
            exception_on_unknown: bool | None = ...,
        ) -> TextToCharacterIndexTransform: ...


class TextToIndices(Operation):
    """The numbers of a text's tokens as an array [length], for embeddings.

    0 behind its end, 1 for a token that is not in the vocabulary, from 2 on those that are, the most frequent
    first. The vocabulary is learnt.

    Args:
        column_name: The column that is changed.
        length: How many numbers there are for each text. Between 1 and 1048576.
        tokenizer: How texts are taken apart. Default: RegexTokenizer().
        min_count: How often a token must be there in all texts together. At least 1. Default: 1.
        max_terms: How many terms there are at most: those that are there most often; none: all. At least 1.
        keep_end: Whether of longer texts the end stays, in place of the beginning. Default: False.
        mask_column: The name of a new last column of masks: 1 where there is a token; none: no such.
        vocabulary: The terms in their order; learnt, or given.

    Example:
        >>> made = etl.TextToIndices(column_name="text", length=10)
    """

    _name = "TextToIndices"
    _positional = ("column_name", "length", "tokenizer", "min_count", "max_terms", "keep_end", "mask_column", "vocabulary")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("length", "length", Integer(), required=True, words="between 1 and 1048576", minimum=1, maximum=1.04858e06),
        Key("tokenizer", "tokenizer", Object("tokenizer"), default={"@class": "RegexTokenizer"}),
        Key("min_count", "minCount", Integer(), default=1, words="at least 1", minimum=1),
        Key("max_terms", "maxTerms", Integer(), words="at least 1", minimum=1),
        Key("keep_end", "keepEnd", Boolean(), default=False),
        Key("mask_column", "maskColumn", String()),
        Key("vocabulary", "vocabulary", Strings()),
    )

    column_name: str
    length: int
    tokenizer: Tokenizer
    min_count: int
    max_terms: int | None
    keep_end: bool
    mask_column: str | None
    vocabulary: tuple[str, ...] | None

    def __init__(
        self,
        column_name: str,
        length: int,
        tokenizer: Tokenizer | None = None,
        min_count: int = 1,
        max_terms: int | None = None,
        keep_end: bool = False,
        mask_column: str | None = None,
        vocabulary: str | Sequence[str] | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            length: int | None = ...,
            tokenizer: Tokenizer | None = ...,
            min_count: int | None = ...,
            max_terms: int | None = ...,
            keep_end: bool | None = ...,
            mask_column: str | None = ...,
            vocabulary: str | Sequence[str] | None = ...,
        ) -> TextToIndices: ...


class TextToTermIndexSequenceTransform(Operation):
    """Of sequences.

    each text becomes as many steps as it lists tokens, with their places in the vocabulary; other columns are
    repeated..

    Args:
        column_name: The column that is changed.
        new_column_name: The name of the new column.
        vocabulary: The tokens that a text may list.
        delimiter: The text between two.
        exception_on_unknown: Whether others are invalid; else they are left out. Default: False.

    Example:
        >>> made = etl.TextToTermIndexSequenceTransform(column_name="text", new_column_name="text", vocabulary=["a"], delimiter="text")
    """

    _name = "TextToTermIndexSequenceTransform"
    _positional = ("column_name", "new_column_name", "vocabulary", "delimiter", "exception_on_unknown")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("new_column_name", "newColumnName", String(), required=True),
        Key("vocabulary", "vocabulary", Strings(), required=True),
        Key("delimiter", "delimiter", String(), required=True),
        Key("exception_on_unknown", "exceptionOnUnknown", Boolean(), default=False),
    )

    column_name: str
    new_column_name: str
    vocabulary: tuple[str, ...]
    delimiter: str
    exception_on_unknown: bool

    def __init__(
        self, column_name: str, new_column_name: str, vocabulary: str | Sequence[str], delimiter: str, exception_on_unknown: bool = False
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            new_column_name: str | None = ...,
            vocabulary: str | Sequence[str] | None = ...,
            delimiter: str | None = ...,
            exception_on_unknown: bool | None = ...,
        ) -> TextToTermIndexSequenceTransform: ...


class Tfidf(Operation):
    """How often each term of a vocabulary is in a text against how many texts it is in, as an array [terms].

    Vocabulary and weights are learnt.

    Args:
        column_name: The column that is changed.
        tokenizer: How texts are taken apart. Default: RegexTokenizer().
        ngrams: The least and the greatest number of tokens in a row that are a term. Default: (1, 1).
        stop_words: Tokens that are left out.
        min_texts: In how many texts a term must be. At least 1. Default: 1.
        max_share: In which share of the texts a term may be. Between 0 and 1. Default: 1.0.
        max_terms: How many terms there are at most: those that are there most often; none: all. At least 1.
        formula: sklearn: count · (ln((1 + texts) / (1 + texts with it)) + 1); dl4j: count / terms of the text ·
            log10(texts / texts with it), without a norm. Default: "sklearn".
        norm: How rows are scaled; with the formula dl4j they are not. Default: "l2".
        sublinear: Whether 1 + ln(count) stands for the count. Default: False.
        smooth: Whether sklearn's formula counts a text more that has all terms. Default: True.
        vocabulary: The terms in their order; learnt, or given.
        idf: The weight of each term; learnt.

    Example:
        >>> made = etl.Tfidf(column_name="text")
    """

    _name = "Tfidf"
    _positional = (
        "column_name",
        "tokenizer",
        "ngrams",
        "stop_words",
        "min_texts",
        "max_share",
        "max_terms",
        "formula",
        "norm",
        "sublinear",
        "smooth",
        "vocabulary",
        "idf",
    )
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("tokenizer", "tokenizer", Object("tokenizer"), default={"@class": "RegexTokenizer"}),
        Key("ngrams", "ngrams", Integers(), default=(1, 1)),
        Key("stop_words", "stopWords", Strings()),
        Key("min_texts", "minTexts", Integer(), default=1, words="at least 1", minimum=1),
        Key("max_share", "maxShare", Number(), default=1.0, words="between 0 and 1", minimum=0, maximum=1),
        Key("max_terms", "maxTerms", Integer(), words="at least 1", minimum=1),
        Key("formula", "formula", Enum("sklearn", "dl4_j"), default="sklearn"),
        Key("norm", "norm", Enum("l2", "l1", "none"), default="l2"),
        Key("sublinear", "sublinear", Boolean(), default=False),
        Key("smooth", "smooth", Boolean(), default=True),
        Key("vocabulary", "vocabulary", Strings()),
        Key("idf", "idf", Numbers()),
    )

    column_name: str
    tokenizer: Tokenizer
    ngrams: tuple[int, ...]
    stop_words: tuple[str, ...] | None
    min_texts: int
    max_share: float
    max_terms: int | None
    formula: str
    norm: str
    sublinear: bool
    smooth: bool
    vocabulary: tuple[str, ...] | None
    idf: tuple[float, ...] | None

    def __init__(
        self,
        column_name: str,
        tokenizer: Tokenizer | None = None,
        ngrams: Sequence[int] = (1, 1),
        stop_words: str | Sequence[str] | None = None,
        min_texts: int = 1,
        max_share: float = 1.0,
        max_terms: int | None = None,
        formula: Literal["sklearn", "dl4_j"] = "sklearn",
        norm: Literal["l2", "l1", "none"] = "l2",
        sublinear: bool = False,
        smooth: bool = True,
        vocabulary: str | Sequence[str] | None = None,
        idf: Sequence[float] | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            tokenizer: Tokenizer | None = ...,
            ngrams: Sequence[int] | None = ...,
            stop_words: str | Sequence[str] | None = ...,
            min_texts: int | None = ...,
            max_share: float | None = ...,
            max_terms: int | None = ...,
            formula: Literal["sklearn", "dl4_j"] | None = ...,
            norm: Literal["l2", "l1", "none"] | None = ...,
            sublinear: bool | None = ...,
            smooth: bool | None = ...,
            vocabulary: str | Sequence[str] | None = ...,
            idf: Sequence[float] | None = ...,
        ) -> Tfidf: ...


class TimeMathOpTransform(Operation):
    """Times moved by a fixed number of milliseconds, seconds … days of 24 hours.

    Args:
        column_name: The column that is changed.
        math_op: Add, Subtract, ScalarMin or ScalarMax.
        time_quantity: How much time.
        time_unit: Of what unit.

    Example:
        >>> made = etl.TimeMathOpTransform(column_name="text", math_op="add", time_quantity=10, time_unit="nanoseconds")
    """

    _name = "TimeMathOpTransform"
    _positional = ("column_name", "math_op", "time_quantity", "time_unit")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key(
            "math_op",
            "mathOp",
            Enum("add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"),
            required=True,
        ),
        Key("time_quantity", "timeQuantity", Integer(), required=True),
        Key(
            "time_unit",
            "timeUnit",
            Enum("nanoseconds", "microseconds", "milliseconds", "seconds", "minutes", "hours", "days"),
            required=True,
        ),
    )

    column_name: str
    math_op: str
    time_quantity: int
    time_unit: str

    def __init__(
        self,
        column_name: str,
        math_op: Literal[
            "add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"
        ],
        time_quantity: int,
        time_unit: Literal["nanoseconds", "microseconds", "milliseconds", "seconds", "minutes", "hours", "days"],
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            math_op: Literal[
                "add", "subtract", "multiply", "divide", "modulus", "reverse_subtract", "reverse_divide", "scalar_min", "scalar_max"
            ]
            | None = ...,
            time_quantity: int | None = ...,
            time_unit: Literal["nanoseconds", "microseconds", "milliseconds", "seconds", "minutes", "hours", "days"] | None = ...,
        ) -> TimeMathOpTransform: ...
