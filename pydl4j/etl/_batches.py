"""Which columns of rows are features and labels, and the mini-batches of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from pydl4j._errors import ConfigurationError, SessionClosedError
from pydl4j.etl._schema import Schema
from pydl4j.nn._checks import check_count, check_names, check_text

if TYPE_CHECKING:
    from pydl4j._bridges.door import Bridge, JavaObject
    from pydl4j.nn._pipeline import DataPipeline

Align = Literal["equal", "start", "end"]
LabelSteps = Literal["all", "last"]
Labels = str | Sequence[str] | Mapping[str, str | Sequence[str]] | None
Features = Sequence[str] | Mapping[str, str | Sequence[str]] | None

BUILDER = "etl.iterators.RecordReaderMultiDataSetIterator"
MODES = {"equal": "EQUAL_LENGTH", "start": "ALIGN_START", "end": "ALIGN_END"}
ROWS = "rows"


@dataclass(frozen=True)
class Columns:
    """Which columns are what; the arguments are those of `Reader.batches`."""

    schema: Schema
    label: Labels
    features: Features
    classes: int | Mapping[str, int] | None
    weights: str | None
    align: str
    label_steps: str

    def __post_init__(self) -> None:
        if not isinstance(self.align, str) or self.align not in MODES:
            raise ConfigurationError(f"The 'align' of sequences must be 'equal', 'start' or 'end'. Got {self.align!r} instead.")
        if not isinstance(self.label_steps, str) or self.label_steps not in ("all", "last"):
            raise ConfigurationError(f"The 'label_steps' of sequences must be 'all' or 'last'. Got {self.label_steps!r} instead.")
        if self.weights is not None:
            check_text("'weights' of batches", self.weights)
        if self.label_steps == "last" and not self.schema.is_sequence:
            raise ConfigurationError("'label_steps' is for sequences, and these rows are no steps. Leave it out.")

    def build(self, builder: JavaObject) -> None:
        """Tells the JVM's builder."""
        labels = _groups("label", self.label)
        taken = {column for columns in labels.values() for column in columns} | {self.weights}
        others = [name for name in self.schema.names if name not in taken]
        for name, columns in labels.items():
            self._output(builder, name, columns)
        for columns in _groups("features", others if self.features is None else self.features).values():
            builder.call("addInput", ROWS, columns)
        if self.weights is not None:
            builder.call("weights", ROWS, self.weights)

    def _output(self, builder: JavaObject, name: str, columns: list[str]) -> None:
        count = self.classes.get(name) if isinstance(self.classes, Mapping) else self.classes
        behind = "OfLastStep" if self.label_steps == "last" else ""
        if len(columns) == 1 and (count is not None or self.schema.types.get(columns[0]) == "categorical"):
            wanted = 0 if count is None else check_count("'classes' of batches", count, 1)
            builder.call(f"addOutputClass{behind}", ROWS, columns[0], wanted)
        elif count is not None:
            raise ConfigurationError(f"A class is one column. Got the label {columns} with {count} classes.")
        else:
            builder.call(f"addOutput{behind}", ROWS, columns)


def _groups(what: str, given: Any) -> dict[str, list[str]]:
    """The columns of each array, by its name."""
    if given is None:
        return {}
    groups = dict(given) if isinstance(given, Mapping) else {what: given}
    made = {}
    for name, columns in groups.items():
        made[str(name)] = check_names(f"'{what}' of batches", columns)
    return made


class RowExamples:
    """Rows of a reader or a table, as examples."""

    def __init__(self, owner: Any, source: JavaObject, columns: Columns, batch_size: int) -> None:
        self._owner, self._source, self._columns, self._size = owner, source, columns, batch_size

    @property
    def home(self) -> Bridge:
        """The JVM that has the rows."""
        return self._source.bridge

    def java(self, bridge: Bridge) -> JavaObject:
        if self.home.closed:
            raise SessionClosedError("The session in which these rows were read is closed. Make their reader or table again.")
        if self.home is not bridge:
            raise ConfigurationError("These rows were read in another session. Make their reader or table in that of the network.")
        builder: JavaObject = bridge.call(BUILDER, "builder", self._size)
        builder.call("addReader", ROWS, self._source)
        builder.call("sequenceAlignmentMode", bridge.call("etl.iterators.AlignmentMode", "valueOf", MODES[self._columns.align]))
        self._columns.build(builder)
        made: JavaObject = builder.call("build").call("pipeline")
        return made

    def __repr__(self) -> str:
        return repr(self._owner)


def row_batches(owner: Any, source: JavaObject, columns: Columns, batch_size: int) -> DataPipeline:
    """Mini-batches of rows; a mistake is answered here, and nothing is read."""
    from pydl4j.nn._pipeline import DataPipeline

    made = DataPipeline._of(RowExamples(owner, source, columns, check_count("'batch_size' of batches", batch_size, 1)))
    made._in(source.bridge)
    return made
