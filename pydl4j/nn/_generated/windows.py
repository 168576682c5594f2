"""The spans of time into which a sequence falls.

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import Boolean, Enum, Integer, String

__all__ = ["OverlappingTimeWindowFunction", "TimeWindowFunction", "Window"]


class Window(Configured):
    """The spans of time into which a sequence falls."""

    _kind = "window"
    _shorthand = False


class OverlappingTimeWindowFunction(Window):
    """Spans of time that begin at a distance of their own.

    Args:
        time_column: The column of times, which go up.
        window_size: The length of a window. At least 1.
        window_size_unit: Its unit.
        window_separation: The time from the start of a window to that of the next. At least 1.
        window_separation_unit: Its unit.
        offset_amount: Windows begin at this time after 1970-01-01T00:00Z, and whole windows from it. Default: 0.
        offset_unit: The unit of the offset. Default: "milliseconds".
        add_window_start_time_column: Whether steps get a column windowStartTime. Default: False.
        add_window_end_time_column: Whether steps get a column windowEndTime. Default: False.
        exclude_empty_windows: Whether windows without steps are left out. Default: False.

    Example:
        >>> made = etl.OverlappingTimeWindowFunction("when", 1, "hours", 15, "minutes")
    """

    _name = "OverlappingTimeWindowFunction"
    _positional = ("time_column", "window_size", "window_size_unit", "window_separation", "window_separation_unit")
    _keys = (
        Key("time_column", "timeColumn", String(), required=True),
        Key("window_size", "windowSize", Integer(), required=True, words="at least 1", minimum=1),
        Key(
            "window_size_unit",
            "windowSizeUnit",
            Enum("nanoseconds", "microseconds", "milliseconds", "seconds", "minutes", "hours", "days"),
            required=True,
        ),
        Key("window_separation", "windowSeparation", Integer(), required=True, words="at least 1", minimum=1),
        Key(
            "window_separation_unit",
            "windowSeparationUnit",
            Enum("nanoseconds", "microseconds", "milliseconds", "seconds", "minutes", "hours", "days"),
            required=True,
        ),
        Key("offset_amount", "offsetAmount", Integer(), default=0),
        Key(
            "offset_unit",
            "offsetUnit",
            Enum("nanoseconds", "microseconds", "milliseconds", "seconds", "minutes", "hours", "days"),
            default="milliseconds",
        ),
        Key("add_window_start_time_column", "addWindowStartTimeColumn", Boolean(), default=False),
        Key("add_window_end_time_column", "addWindowEndTimeColumn", Boolean(), default=False),
        Key("exclude_empty_windows", "excludeEmptyWindows", Boolean(), default=False),
    )

    time_column: str
    window_size: int
    window_size_unit: str
    window_separation: int
    window_separation_unit: str
    offset_amount: int
    offset_unit: str
    add_window_start_time_column: bool
    add_window_end_time_column: bool
    exclude_empty_windows: bool

    def __init__(
        self,
        time_column: str,
        window_size: int,
        window_size_unit: Literal["nanoseconds", "microseconds", "milliseconds", "seconds", "minutes", "hours", "days"],
        window_separation: int,
        window_separation_unit: Literal["nanoseconds", "microseconds", "milliseconds", "seconds", "minutes", "hours", "days"],
        *,
        offset_amount: int = 0,
        offset_unit: Literal["nanoseconds", "microseconds", "milliseconds", "seconds", "minutes", "hours", "days"] = "milliseconds",
        add_window_start_time_column: bool = False,
        add_window_end_time_column: bool = False,
        exclude_empty_windows: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            time_column: str | None = ...,
            window_size: int | None = ...,
            window_size_unit: Literal["nanoseconds", "microseconds", "milliseconds", "seconds", "minutes", "hours", "days"] | None = ...,
            window_separation: int | None = ...,
            window_separation_unit: Literal["nanoseconds", "microseconds", "milliseconds", "seconds", "minutes", "hours", "days"]
            | None = ...,
            offset_amount: int | None = ...,
            offset_unit: Literal["nanoseconds", "microseconds", "milliseconds", "seconds", "minutes", "hours", "days"] | None = ...,
            add_window_start_time_column: bool | None = ...,
            add_window_end_time_column: bool | None = ...,
            exclude_empty_windows: bool | None = ...,
        ) -> OverlappingTimeWindowFunction: ...


class TimeWindowFunction(Window):
    """Spans of time one behind the other.

    Args:
        time_column: The column of times, which go up.
        window_size: The length of a window. At least 1.
        window_size_unit: Its unit.
        offset_amount: Windows begin at this time after 1970-01-01T00:00Z, and whole windows from it. Default: 0.
        offset_unit: The unit of the offset. Default: "milliseconds".
        add_window_start_time_column: Whether steps get a column windowStartTime. Default: False.
        add_window_end_time_column: Whether steps get a column windowEndTime. Default: False.
        exclude_empty_windows: Whether windows without steps are left out. Default: False.

    Example:
        >>> made = etl.TimeWindowFunction(time_column="text", window_size=10, window_size_unit="nanoseconds")
    """

    _name = "TimeWindowFunction"
    _positional = ("time_column", "window_size", "window_size_unit")
    _keys = (
        Key("time_column", "timeColumn", String(), required=True),
        Key("window_size", "windowSize", Integer(), required=True, words="at least 1", minimum=1),
        Key(
            "window_size_unit",
            "windowSizeUnit",
            Enum("nanoseconds", "microseconds", "milliseconds", "seconds", "minutes", "hours", "days"),
            required=True,
        ),
        Key("offset_amount", "offsetAmount", Integer(), default=0),
        Key(
            "offset_unit",
            "offsetUnit",
            Enum("nanoseconds", "microseconds", "milliseconds", "seconds", "minutes", "hours", "days"),
            default="milliseconds",
        ),
        Key("add_window_start_time_column", "addWindowStartTimeColumn", Boolean(), default=False),
        Key("add_window_end_time_column", "addWindowEndTimeColumn", Boolean(), default=False),
        Key("exclude_empty_windows", "excludeEmptyWindows", Boolean(), default=False),
    )

    time_column: str
    window_size: int
    window_size_unit: str
    offset_amount: int
    offset_unit: str
    add_window_start_time_column: bool
    add_window_end_time_column: bool
    exclude_empty_windows: bool

    def __init__(
        self,
        time_column: str,
        window_size: int,
        window_size_unit: Literal["nanoseconds", "microseconds", "milliseconds", "seconds", "minutes", "hours", "days"],
        *,
        offset_amount: int = 0,
        offset_unit: Literal["nanoseconds", "microseconds", "milliseconds", "seconds", "minutes", "hours", "days"] = "milliseconds",
        add_window_start_time_column: bool = False,
        add_window_end_time_column: bool = False,
        exclude_empty_windows: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            time_column: str | None = ...,
            window_size: int | None = ...,
            window_size_unit: Literal["nanoseconds", "microseconds", "milliseconds", "seconds", "minutes", "hours", "days"] | None = ...,
            offset_amount: int | None = ...,
            offset_unit: Literal["nanoseconds", "microseconds", "milliseconds", "seconds", "minutes", "hours", "days"] | None = ...,
            add_window_start_time_column: bool | None = ...,
            add_window_end_time_column: bool | None = ...,
            exclude_empty_windows: bool | None = ...,
        ) -> TimeWindowFunction: ...
