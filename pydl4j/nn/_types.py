"""The types of settings: how values are checked, stored and written as JSON. The counterpart of Java's `Type`."""

from __future__ import annotations

import base64
import math
import numbers
import operator
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np

from pydl4j._names import folded

Fail = Callable[[str, Any], Exception]
"""Makes the exception "The 'key' of subject must be <words>. Got <value> instead."."""


class Type:
    """A type of values; this one takes anything."""

    words = "anything"

    def read(self, value: Any, fail: Fail, where: str) -> Any:
        """The value as it is stored; raises what `fail(words, value)` makes when it is not of this type."""
        return value

    def write(self, value: Any) -> Any:
        """The value as it stands in JSON."""
        return value

    def numbers(self, stored: Any) -> Iterable[Any]:
        """The numbers in a stored value, which must lie in the range of its key."""
        return (stored,)

    def show(self, value: Any) -> str:
        """The value as `repr` and messages show it."""
        return repr(self.write(value)).replace("'", '"')


class Integer(Type):
    words = "an integer"

    def read(self, value: Any, fail: Fail, where: str) -> int:
        whole = _whole(value)
        if whole is None:
            raise fail(self.words, value)
        return whole


class Number(Type):
    words = "a finite number"

    def read(self, value: Any, fail: Fail, where: str) -> float:
        if isinstance(value, bool) or not isinstance(value, numbers.Real) or not math.isfinite(value):
            raise fail(self.words, value)
        return float(value)

    def show(self, value: Any) -> str:
        return f"{value:.17g}" if float(f"{value:.12g}") != value else f"{value:.12g}"


class Boolean(Type):
    words = "true or false"

    def read(self, value: Any, fail: Fail, where: str) -> bool:
        if type(value).__name__ not in ("bool", "bool_"):  # numpy's bool is not Python's
            raise fail(self.words, value)
        return bool(value)

    def show(self, value: Any) -> str:
        return str(value)


class String(Type):
    words = "a string"

    def read(self, value: Any, fail: Fail, where: str) -> str:
        if not isinstance(value, str):
            raise fail(self.words, value)
        return value


class Pair(Type):
    words = "an integer or a pair of integers (height, width)"

    def read(self, value: Any, fail: Fail, where: str) -> tuple[int, int]:
        both = _whole(value)
        if both is not None:
            return both, both
        members = [] if isinstance(value, str) or not isinstance(value, Iterable) else [_whole(item) for item in value]
        if len(members) == 2 and members[0] is not None and members[1] is not None:
            return members[0], members[1]
        raise fail(self.words, value)

    def write(self, value: Any) -> Any:
        return list(value)

    def numbers(self, stored: Any) -> Iterable[Any]:
        return tuple(stored)

    def show(self, value: Any) -> str:
        return str(value[0]) if value[0] == value[1] else str(tuple(value))


def _integers(value: Any) -> list[int] | None:
    """The whole numbers of a sequence; None where it is another thing."""
    if isinstance(value, (str, dict)) or not isinstance(value, Iterable):
        return None
    members = [_whole(item) for item in value]
    return [member for member in members if member is not None] if None not in members else None


class Integers(Type):
    """Any number of whole numbers, stored as a tuple."""

    words = "a list of integers"

    def read(self, value: Any, fail: Fail, where: str) -> tuple[int, ...]:
        members = _integers(value)
        if members is None:
            raise fail(self.words, value)
        return tuple(members)

    def write(self, value: Any) -> Any:
        return list(value)

    def numbers(self, stored: Any) -> Iterable[Any]:
        return tuple(stored)

    def show(self, value: Any) -> str:
        return str(list(value))


class Axes(Integers):
    """A whole number for each axis; one stands for all."""

    def __init__(self, axes: str) -> None:
        self.count = len(axes.split(", "))
        self.words = f"an integer or {self.count} integers ({axes})"

    def read(self, value: Any, fail: Fail, where: str) -> tuple[int, ...]:
        both = _whole(value)
        members = [both] * self.count if both is not None else _integers(value)
        if members is None or len(members) != self.count:
            raise fail(self.words, value)
        return tuple(members)

    def show(self, value: Any) -> str:
        return str(value[0]) if len(set(value)) == 1 else str(tuple(value))


class Sides(Axes):
    """Whole numbers for both sides of each axis; one stands for all, one an axis for both of its sides."""

    def __init__(self, axes: str) -> None:
        super().__init__(axes)
        each = "" if self.count == 1 else f", {self.count} integers ({axes})"
        self.words = f"an integer{each} or {2 * self.count} integers (front and back of {axes})"

    def read(self, value: Any, fail: Fail, where: str) -> tuple[int, ...]:
        both = _whole(value)
        members = [both] * self.count if both is not None else _integers(value)
        if members is None or len(members) not in (self.count, 2 * self.count):
            raise fail(self.words, value)
        return tuple(members if len(members) == 2 * self.count else [member for member in members for _ in range(2)])


class Numbers(Type):
    """Any number of numbers, stored as a tuple."""

    words = "a list of finite numbers"

    def read(self, value: Any, fail: Fail, where: str) -> tuple[float, ...]:
        if isinstance(value, (str, dict)) or not isinstance(value, Iterable):
            raise fail(self.words, value)
        return tuple(Number().read(item, lambda words, got: fail(self.words, value), where) for item in value)

    def write(self, value: Any) -> Any:
        return list(value)

    def numbers(self, stored: Any) -> Iterable[Any]:
        return tuple(stored)

    def show(self, value: Any) -> str:
        return "[" + ", ".join(Number().show(item) for item in value) + "]"


class Matrix(Type):
    """Rows of numbers of one length, float32; stored as a tuple of tuples, in JSON the bytes in base 64."""

    words = "rows of finite numbers of one length"

    def read(self, value: Any, fail: Fail, where: str) -> tuple[tuple[float, ...], ...]:
        try:
            if isinstance(value, Mapping):  # as JSON has it
                bytes_ = base64.b64decode(value["float32"], validate=True)
                array = np.frombuffer(bytes_, "<f4").reshape(-1, value["columns"])
            else:
                array = np.asarray(value, np.float32)
        except (ValueError, TypeError, KeyError):
            raise fail(self.words, value) from None
        if array.ndim != 2 or not array.size or not np.isfinite(array).all():
            raise fail(self.words, value)
        return tuple(tuple(row) for row in array.tolist())

    def write(self, value: Any) -> Any:
        return {"columns": len(value[0]), "float32": base64.b64encode(np.asarray(value, "<f4").tobytes()).decode("ascii")}

    def numbers(self, stored: Any) -> Iterable[Any]:
        return ()

    def show(self, value: Any) -> str:
        few = len(value) * len(value[0]) <= 64
        return str([list(row) for row in value]) if few else f"<{len(value)} x {len(value[0])} numbers>"


class Strings(Type):
    """Any number of strings, stored as a tuple; one alone stands for a list of it."""

    words = "a list of strings"

    def read(self, value: Any, fail: Fail, where: str) -> tuple[str, ...]:
        if isinstance(value, str):
            return (value,)
        if isinstance(value, Mapping) or not isinstance(value, Iterable):
            raise fail(self.words, value)
        read = tuple(value)
        if not all(isinstance(item, str) for item in read):
            raise fail(self.words, value)
        return read

    def write(self, value: Any) -> Any:
        return list(value)

    def numbers(self, stored: Any) -> Iterable[Any]:
        return ()


class Steps(Type):
    """A number for each of some steps, stored as a dict in the order of the steps."""

    words = "numbers by step, such as {0: 0.1, 1000: 0.01}"

    def read(self, value: Any, fail: Fail, where: str) -> dict[int, float]:
        if not isinstance(value, Mapping):
            raise fail(self.words, value)
        read = {}
        for step, number in value.items():
            whole = int(step) if isinstance(step, str) and step.isdecimal() else _whole(step)  # JSON's keys are strings
            if whole is None or whole < 0:
                raise fail(self.words, value)
            read[whole] = Number().read(number, lambda words, got: fail(self.words, value), where)
        return dict(sorted(read.items()))

    def write(self, value: Any) -> Any:
        return {str(step): number for step, number in value.items()}

    def numbers(self, stored: Any) -> Iterable[Any]:
        return tuple(stored.values())

    def show(self, value: Any) -> str:
        return "{" + ", ".join(f"{step}: {Number().show(number)}" for step, number in value.items()) + "}"


class Value(Type):
    words = "a text, a finite number, true or false"

    def read(self, value: Any, fail: Fail, where: str) -> str | float | bool:
        if isinstance(value, (str, bool)):
            return value
        whole = _whole(value)
        if whole is not None:
            return whole
        if not isinstance(value, numbers.Real) or not math.isfinite(value):
            raise fail(self.words, value)
        return float(value)


class Texts(Type):
    words = 'texts by text, such as {"from": "to"}'

    def read(self, value: Any, fail: Fail, where: str) -> dict[str, str]:
        if not isinstance(value, Mapping) or not all(isinstance(part, str) for pair in value.items() for part in pair):
            raise fail(self.words, value)
        return dict(value)


class TextLists(Type):
    words = 'lists of texts by text, such as {"amount": ["Sum", "Mean"]}'

    def read(self, value: Any, fail: Fail, where: str) -> dict[str, tuple[str, ...]]:
        if not isinstance(value, Mapping):
            raise fail(self.words, value)
        read = {}
        for name, texts in value.items():
            listed = (texts,) if isinstance(texts, str) else tuple(texts) if isinstance(texts, Iterable) else (None,)
            if not isinstance(name, str) or not all(isinstance(text, str) for text in listed):
                raise fail(self.words, value)
            read[name] = listed
        return read

    def write(self, value: Any) -> Any:
        return {name: list(texts) for name, texts in value.items()}


class Enum(Type):
    """One of a few words; case, underscores and hyphens do not count."""

    def __init__(self, *values: str) -> None:
        self.values = values
        self.words = "one of " + ", ".join(f"'{value}'" for value in values)

    def read(self, value: Any, fail: Fail, where: str) -> str:
        if isinstance(value, str):
            for known in self.values:
                if folded(known) == folded(value):
                    return known
        raise fail(self.words, value)


class Object(Type):
    """A declared object of one kind, or its bare name where the kind allows that."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    @property
    def words(self) -> str:  # type: ignore[override]
        article = "an" if self.kind[0] in "aeiou" else "a"
        words = re.sub("[A-Z]", lambda letter: f" {letter[0].lower()}", self.kind)
        return f"{article} {words}" + (" or its name" if _kinds()[self.kind].shorthand else "")

    def read(self, value: Any, fail: Fail, where: str) -> Any:
        kind = _kinds()[self.kind]
        if isinstance(value, kind.base):
            return value
        if isinstance(value, dict) and isinstance(value.get("@class"), str):
            member = kind.member(value["@class"], where)
            return member._read(value, f"{member._name}, {where}")
        if isinstance(value, str) and kind.shorthand:
            return kind.member(value, where)()
        raise fail(self.words, value)

    def write(self, value: Any) -> Any:
        return value._written_name() if _kinds()[self.kind].shorthand and not value._settings else value.to_dict()

    def show(self, value: Any) -> str:
        written = self.write(value)
        return f'"{written}"' if isinstance(written, str) else repr(value)


class NumberOr(Object):
    """A number, or a declared object of one kind; that of the class `constant` is stored as its number."""

    def __init__(self, kind: str, constant: str) -> None:
        super().__init__(kind)
        self.constant = constant

    @property
    def words(self) -> str:  # type: ignore[override]
        return f"a finite number or {super().words}"

    def read(self, value: Any, fail: Fail, where: str) -> Any:
        if isinstance(value, numbers.Real) and not isinstance(value, bool):
            return Number().read(value, lambda words, got: fail(self.words, got), where)
        made = super().read(value, fail, where)
        return made._settings[made._positional[0]] if made._name == self.constant else made

    def write(self, value: Any) -> Any:
        return value if isinstance(value, float) else super().write(value)

    def numbers(self, stored: Any) -> Iterable[Any]:
        return (stored,) if isinstance(stored, float) else ()

    def show(self, value: Any) -> str:
        return Number().show(value) if isinstance(value, float) else super().show(value)


class Objects(Type):
    """A list of declared objects of one kind, stored as a tuple."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.words = f"a list of {kind}s"

    def read(self, value: Any, fail: Fail, where: str) -> Any:
        if isinstance(value, (str, dict)) or not isinstance(value, Iterable):
            raise fail(self.words, value)
        kind = _kinds()[self.kind]
        return tuple(self._item(kind, item, index, fail) for index, item in enumerate(value))

    def _item(self, kind: Any, item: Any, index: int, fail: Fail) -> Any:
        if isinstance(item, kind.base):
            return item
        if isinstance(item, dict) and isinstance(item.get("@class"), str):
            member = kind.member(item["@class"], f"{self.kind} {index}")
            return member._read(item, f"{self.kind} {index} ({member._name})")
        if isinstance(item, str) and kind.shorthand:
            return kind.member(item, f"{self.kind} {index}")()
        raise fail(f"{self.words}; member {index} is not one", item)

    def write(self, value: Any) -> Any:
        shorthand = _kinds()[self.kind].shorthand
        return [item._written_name() if shorthand and not item._settings else item.to_dict() for item in value]

    def numbers(self, stored: Any) -> Iterable[Any]:
        return ()

    def show(self, value: Any) -> str:
        return "[" + ", ".join(repr(item) for item in value) + "]"


class Graph(Type):
    """Layers and vertices by name, each with the names of what it reads: `{"a": (nn.Dense(8), "left"), …}`.

    Stored as a dict of tuples. The name of another vertex in place of a layer means its layer with the same parameters.
    """

    words = 'vertices by name, each a layer or vertex with the names of what it reads: {"a": (nn.Dense(8), "left")}'

    def __init__(self, *kinds: str) -> None:
        self.kinds = kinds

    def read(self, value: Any, fail: Fail, where: str) -> dict[str, tuple[Any, ...]]:
        if not isinstance(value, Mapping) or not all(isinstance(name, str) for name in value):
            raise fail(self.words, value)
        return {name: self._node(name, given, fail) for name, given in value.items()}

    def _node(self, name: str, given: Any, fail: Fail) -> tuple[Any, ...]:
        if isinstance(given, Mapping):  # as JSON has it
            if not set(given) <= {"vertex", "sharedWith", "inputs"} or not isinstance(given.get("inputs"), (list, tuple)):
                raise fail(f"{self.words}; '{name}' is not one", given)
            given = (given.get("sharedWith") or given.get("vertex"), *given["inputs"])
        if isinstance(given, (str, bytes)) or not isinstance(given, Iterable):
            raise fail(f"{self.words}; '{name}' is not one", given)
        member, *inputs = given
        if not inputs or not all(isinstance(source, str) for source in inputs):
            raise fail(f"{self.words}; '{name}' does not say what it reads", given)
        return (self._member(name, member, fail), *inputs)

    def _member(self, name: str, given: Any, fail: Fail) -> Any:
        kinds = [_kinds()[kind] for kind in self.kinds]
        if isinstance(given, (str, *(kind.base for kind in kinds))):
            return given
        if isinstance(given, Mapping) and isinstance(given.get("@class"), str):
            called = given["@class"]
            owner = next((kind for kind in kinds if any(called == known._name for known in kind.members)), kinds[0])
            member = owner.member(called, f"'{name}'")
            return member._read(given, f"'{name}' ({member._name})")
        raise fail(f"{self.words}; '{name}' is neither a {' nor a '.join(self.kinds)}", given)

    def write(self, value: Any) -> Any:
        return {name: self._written(*node) for name, node in value.items()}

    @staticmethod
    def _written(member: Any, *inputs: str) -> Any:
        what = {"sharedWith": member} if isinstance(member, str) else {"vertex": member.to_dict()}
        return {**what, "inputs": list(inputs)}

    def numbers(self, stored: Any) -> Iterable[Any]:
        return ()

    def show(self, value: Any) -> str:
        return "{" + ", ".join(f'"{name}": {self._shown(node)}' for name, node in value.items()) + "}"

    @staticmethod
    def _shown(node: tuple[Any, ...]) -> str:
        return "(" + ", ".join(f'"{each}"' if isinstance(each, str) else repr(each) for each in node) + ")"


def _whole(value: Any) -> int | None:
    if isinstance(value, bool):
        return None
    try:
        return operator.index(value)
    except TypeError:
        return None


def _kinds() -> dict[str, Any]:
    from pydl4j.nn._configured import KINDS

    return KINDS


__all__ = [
    "Axes",
    "Boolean",
    "Enum",
    "Graph",
    "Integer",
    "Integers",
    "Matrix",
    "Number",
    "NumberOr",
    "Numbers",
    "Object",
    "Objects",
    "Pair",
    "Sides",
    "Steps",
    "String",
    "Strings",
]
