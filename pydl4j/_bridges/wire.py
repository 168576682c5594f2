"""Values as text, both ways; the marks are those of ``org.pydl4j.bridge.MessageFormat``."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Sequence
from json.encoder import encode_basestring_ascii
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from pydl4j._array import NDArray
    from pydl4j._bridges.door import Bridge, JavaObject
    from pydl4j._memory import Reference


_ONE_ARRAY = re.compile(r'\[\{"@a":"([^"\\]+)","id":(\d+)\}(?:,\[([-\d,]+)\])?\]').fullmatch


class Request:
    """One request under construction; remembers what it made for the JVM's side."""

    __slots__ = ("_bridge", "handed_over", "kept")

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self.handed_over: dict[int, tuple[NDArray, Reference]] = {}
        """Arrays that this request hands over for the first time, by their ``id``."""
        self.kept: list[object] = []
        """What must live until the reply is there."""

    def arrived(self) -> None:
        """Of a request that was answered: what it handed over is known there."""
        for array, reference in self.handed_over.values():
            array._handed_over(reference, self._bridge)

    def take_back(self) -> None:
        """Of a request that failed: nothing counts as handed over, and who stores the exception, and frames with it, stores no array."""
        self.handed_over.clear()
        self.kept.clear()

    def text(self, parts: Sequence[Any]) -> str:
        """The request as text."""
        # By hand for what stands in nearly every call: json.dumps with a default builds an encoder each time, 4 us.
        return f"[{','.join([self._encoded(part) for part in parts])}]"

    def _encoded(self, value: Any) -> str:
        kind = type(value)
        if kind is int:
            return str(value)
        if kind is str:
            return encode_basestring_ascii(value)
        if kind is tuple or kind is list:
            return f"[{','.join([self._encoded(item) for item in value])}]"
        to_wire = getattr(value, "_to_wire", None)  # arrays, and objects of the JVM
        if to_wire is not None:
            text: str = to_wire(self)
            return text
        if kind is float or kind is bool or value is None:
            return json.dumps(value)
        if kind is dict:
            return f"{{{','.join([f'{encode_basestring_ascii(str(k))}:{self._encoded(v)}' for k, v in value.items()])}}}"
        return self._marked(value)

    def _marked(self, value: Any) -> str:
        if isinstance(value, np.ndarray):
            from pydl4j._factories import asarray

            temporary = asarray(value, bridge=self._bridge)
            self.kept.append(temporary)
            return self.array(temporary)
        return self._encoded(self._plain(value))

    def _plain(self, value: Any) -> Any:
        if isinstance(value, np.generic):
            return value.item()
        kinds: tuple[Any, ...] = (int, float, str, list, tuple, dict)
        for kind in kinds:
            if isinstance(value, kind):
                return kind(value)  # a subclass
        if isinstance(value, bytes | bytearray | memoryview):
            return {"@b": base64.b64encode(value).decode("ascii")}
        if hasattr(value, "__fspath__"):
            return value.__fspath__()
        if callable(value) or hasattr(value, "__dict__"):
            return self._bridge.callbacks.mark(value)
        raise TypeError(f"A {type(value).__name__} cannot be handed to the JVM.")

    def object(self, value: JavaObject) -> str:
        """What the JVM holds under a number."""
        return self._known(value._reference_for(self._bridge))

    def array(self, array: NDArray) -> str:
        """An array, handed over if this JVM does not know it yet."""
        reference = array._reference_in(self._bridge)
        if reference is not None:
            return self._known(reference)
        if id(array) in self.handed_over:
            return self._known(self.handed_over[id(array)][1])
        reference, line = self._bridge.hand_over(array)
        self.handed_over[id(array)] = array, reference
        return _described(line, reference.number)

    def _known(self, reference: Reference) -> str:
        self.kept.append(reference)
        return f'{{"@r":{reference.number}}}'


class Answer(Request):
    """What a callback returns. Arrays become the JVM's own: it looks at them after everybody here has let go of them."""

    __slots__ = ("numbers",)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self.numbers: list[int] = []
        """Under which this side keeps the memory of arrays that the JVM does not know yet."""

    def take_back(self) -> None:
        """Of an answer that cannot be written."""
        super().take_back()
        self._bridge.not_needed(self.numbers)

    def array(self, array: NDArray) -> str:
        """An array, which the JVM may close."""
        reference = array._reference_in(self._bridge)
        if reference is not None:
            return self._known(reference)
        line, owner = array._describe_for(self._bridge)
        self.numbers.append(self._bridge.keep(owner))
        return _described(line, self.numbers[-1])


def _described(line: str, number: int) -> str:
    return f'{{"@a":{encode_basestring_ascii(line)},"id":{number}}}'


class Reply:
    """Reads replies."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        decoder: Any = json.JSONDecoder(object_hook=self._resolve)
        self._scan = decoder.scan_once  # without decode()'s search for blanks

    def read(self, text: str) -> Any:
        """The reply with arrays and objects in place of marks."""
        array = _ONE_ARRAY(text)  # what nearly every operation answers
        if array is not None:
            line, number, freed = array.groups()
            result = self._bridge.receive(line, int(number))
            return [result] if freed is None else [result, list(map(int, freed.split(",")))]
        return self._scan(text, 0)[0]

    def _resolve(self, members: dict[str, Any]) -> Any:
        if "@a" in members:
            return self._bridge.receive(members["@a"], members["id"])
        if "@o" in members:
            return self._bridge.java_object(members["@o"], members["id"])
        if "@b" in members:
            return base64.b64decode(members["@b"])
        return members
