"""A column that is derived of a time.

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import String

__all__ = ["Derived", "DerivedColumn"]


class Derived(Configured):
    """A column that is derived of a time."""

    _kind = "derived"
    _shorthand = False


class DerivedColumn(Derived):
    """A column derived of a time: a part of it as a whole number, or the time as text.

    Args:
        column_name: The name of the new column.
        field_type: The part of the time: hourOfDay, dayOfWeek (1: Monday), monthOfYear, year …
        format: The pattern of a text in place of a part.
        date_time_zone: The zone of the text; default: that of the time.
        locale: The language of the names of months and days, such as de or en-GB. Default: "en".

    Example:
        >>> made = etl.DerivedColumn(column_name="text")
    """

    _name = "DerivedColumn"
    _positional = ("column_name", "field_type")
    _keys = (
        Key("column_name", "columnName", String(), required=True),
        Key("field_type", "fieldType", String()),
        Key("format", "format", String()),
        Key("date_time_zone", "dateTimeZone", String()),
        Key("locale", "locale", String(), default="en"),
    )

    column_name: str
    field_type: str | None
    format: str | None
    date_time_zone: str | None
    locale: str

    def __init__(
        self,
        column_name: str,
        field_type: str | None = None,
        *,
        format: str | None = None,
        date_time_zone: str | None = None,
        locale: str = "en",
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            column_name: str | None = ...,
            field_type: str | None = ...,
            format: str | None = ...,
            date_time_zone: str | None = ...,
            locale: str | None = ...,
        ) -> DerivedColumn: ...
