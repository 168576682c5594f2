"""The Python end of the one door: calls, objects, arrays by description, releases."""

from __future__ import annotations

import contextlib
import functools
import gc
import itertools
import os
import threading
import time
from collections.abc import Callable, Iterable
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from pydl4j import _layout, _segments
from pydl4j._bridges import Transport, callthread, open_transport
from pydl4j._bridges.callbacks import Callbacks
from pydl4j._bridges.interrupts import LongCalls
from pydl4j._bridges.mappings import Mappings
from pydl4j._bridges.wire import Answer, Reply, Request
from pydl4j._errors import BridgeError, ClosedError, JvmDiedError, OffHeapMemoryError, PyDl4jError, SessionClosedError, of_java
from pydl4j._ledger import Taken
from pydl4j._memory import Lease, Reference, view

if TYPE_CHECKING:
    from pydl4j._array import NDArray
    from pydl4j._session import Session

_BORROWED = 1
PATIENCE = 5.0
"""Seconds that calls in process may take to end when their session is closed."""
_jvms = itertools.count(1)
_numbers = itertools.count(-1, -1)
"""Of the process, not of a session: a JVM in it outlives sessions, and lets go of what an earlier one handed over."""
_released_in_process: SimpleQueue[int] = SimpleQueue()
_ended_in_process: SimpleQueue[tuple[int, str]] = SimpleQueue()
"""What Python has let go of, in the JVM of this process: the next session tells it what an earlier one could not."""


class JavaObject:
    """Something that lives in the JVM; it is let go of when this object is closed or collected."""

    def __init__(self, bridge: Bridge, java_class: str, reference: Reference) -> None:
        self._bridge = bridge
        self._reference: Reference | None = reference
        self.java_class = java_class

    def call(self, method: str, *args: Any, borrowed: bool = False, long: bool | int = False) -> Any:
        """Calls a method; see ``Bridge.call``."""
        return self._bridge.call(self, method, *args, borrowed=borrowed, long=long)

    @property
    def bridge(self) -> Bridge:
        """The way to its JVM."""
        return self._bridge

    def close(self) -> None:
        """Lets go of the object; its own ``close()`` is not called."""
        self._reference = None

    def own(self, method: str = "close") -> JavaObject:
        """Lets the object's own ``close()``, or what it has in its place, be called before it is let go of; returns it."""
        assert self._reference is not None
        self._reference.owned = self._bridge.ended, method
        return self

    def end(self) -> None:
        """Calls the ``close()`` of an object that is owned, and lets go of it; once, and not where its JVM is gone."""
        reference, self._reference = self._reference, None
        if reference is not None and reference.owned is not None and not self._bridge.closed:
            method, reference.owned = reference.owned[1], None
            self._bridge.request([reference.number, method, (), 0])

    def _to_wire(self, request: Request) -> str:
        return request.object(self)

    def _reference_for(self, bridge: Bridge) -> Reference:
        reference = self._reference
        if reference is None:
            raise ClosedError(f"This {self.java_class} was closed.")
        if self._bridge.closed:
            raise SessionClosedError(f"The session that this {self.java_class} lives in is closed.")
        if bridge is not self._bridge:
            raise BridgeError(f"This {self.java_class} lives in another session. Use both in the one in which they were made.")
        return reference

    def __reduce__(self) -> Any:
        raise TypeError(f"A {self.java_class} lives in a JVM of this process: it cannot be pickled. Pickle what it was made of.")

    def __repr__(self) -> str:
        return f"<JavaObject {self.java_class}{' (closed)' if self._reference is None else ''}>"


class Bridge:
    """One running JVM. Any number of threads may call at once."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.number = next(_jvms)
        """Unique in this process."""
        self._died = False
        self.callbacks = Callbacks(self)
        self.reply = Reply(self)
        self._pid = os.getpid()
        self._closed = False
        self._released: SimpleQueue[int] = SimpleQueue()
        self._dropped_segments: SimpleQueue[int] = SimpleQueue()
        self.ended: SimpleQueue[tuple[int, str]] = SimpleQueue()
        """What is to be closed with the next call: the garbage collector, which found it, may have come in the middle of one."""
        self.held: dict[int, object] = {}
        """What the JVM may look at, under the numbers that it knows it by."""
        self.calls: dict[object, int] = {}
        """Calls that are in the JVM of this process now, and their threads."""
        self.next_number = _numbers.__next__
        self._mappings = Mappings()
        self._long_calls = LongCalls(self)
        self.transport: Transport = open_transport(session.settings, self.callbacks.run)
        if self.transport.in_process:
            self._released, self.ended = _released_in_process, _ended_in_process
        self.ledger = self.transport.ledger
        """What both sides have of the session's memory."""
        _segments.pool().listen(self._dropped_segments, self.ledger)

    @property
    def in_process(self) -> bool:
        """Whether the JVM shares this process's addresses."""
        return self.transport.in_process

    @property
    def closed(self) -> bool:
        """Whether the JVM behind it is gone."""
        return self._closed or self._died

    def call(self, target: str | JavaObject, method: str, *args: Any, borrowed: bool = False, long: bool | int = False) -> Any:
        """Calls a Java method.

        Args:
            target: A class name behind ``org.pydl4j.`` (static methods, and ``"new"`` for its constructor), or an object.
            method: Name of a public method.
            args: See ``pydl4j._bridges``.
            borrowed: Returned arrays stay with the Java object; Python gets aliases.
            long: Ctrl-C asks the target to stop and raises KeyboardInterrupt once the call has ended; a number of
                ``number_of_call`` lets ``stop`` ask it, too.
        """
        if isinstance(target, str):
            named: str | int = target
        else:
            reference = target._reference_for(self)  # kept until the reply, since another thread may close the target
            named = reference.number
        flags = _BORROWED if borrowed else 0
        if long:
            return self._long_calls.run(named, method, args, flags, 0 if long is True else long)
        return self.request([named, method, args, flags])

    async def call_async(self, target: str | JavaObject, method: str, *args: Any, borrowed: bool = False) -> Any:
        """A long call that lets the event loop go on; cancelling it asks the target to stop, and waits for the end."""
        from pydl4j._bridges.asynchronous import in_thread  # asyncio takes 20 ms to import

        number = self.number_of_call()
        work = functools.partial(self.call, target, method, *args, borrowed=borrowed, long=number)
        return await in_thread(work, lambda: self.stop(number))

    def number_of_call(self) -> int:
        """A number for a long call, by which ``stop`` knows it."""
        return self._long_calls.number()

    def stop(self, number: int) -> None:
        """Asks a long call to end, also one that has not begun; returns at once."""
        self._long_calls.stop(number)

    def op(self, family: str, name: str, *args: Any) -> Any:
        """An operation of ``org.pydl4j.nd.ops``."""
        return self.request(["nd.ops." + family, name, args, 0])

    def request(self, parts: list[Any]) -> Any:
        """Sends ``[target, method, arguments, flags, ...]`` and reads the reply."""
        while not self.ended.empty():
            self._end_one()
        return self._asked(parts)

    def _asked(self, parts: list[Any]) -> Any:
        request = Request(self)
        try:
            reply = self.send(self._written(request, parts))
            result = self._result(self.reply.read(reply))
            request.arrived()
            return result
        except BaseException:
            request.take_back()
            raise

    def _end_one(self) -> None:
        with contextlib.suppress(Empty, PyDl4jError):  # another thread took it; what fails is none of the caller's
            number, method = self.ended.get_nowait()
            try:
                self._asked([number, method, (), 0])
            finally:
                self._released.put(number)

    def answered(self, reply: str) -> bool:
        """What the JVM says beside an output that it wrote, or raises; False: it was not written, and ``call`` has to be used."""
        if reply:
            self._result(self.reply.read(reply))
        return reply != ""

    def send(self, text: str) -> str:
        """Carries one text there and the reply back."""
        self._require_open()
        if self.transport.in_process:
            return str(self._in_jvm(lambda: self.transport.send(text)))
        try:
            return self.transport.send(text)
        except JvmDiedError:
            self._died = True
            raise

    def _require_open(self) -> None:
        if self._closed or self._pid != os.getpid():
            raise SessionClosedError(self._why_closed())

    def _in_jvm(self, work: Callable[[], str | None]) -> str | None:
        """A call of the JVM in this process, on the thread whose locks it may need."""
        around = callthread.caller()
        reply: str | None = self._counted(work) if around is None else around.send(lambda: self._counted(work))
        return reply

    def _counted(self, work: Callable[[], str | None]) -> str | None:
        call = object()
        self.calls[call] = threading.get_ident()
        try:
            return work()
        finally:
            del self.calls[call]
            self.call_ended()

    def call_ended(self) -> None:
        """In process, after a call: lets go of what close() had to leave to the last one that read it."""
        if self._closed and not self.calls:
            self.held.clear()

    def hand_over(self, array: NDArray) -> tuple[Reference, str]:
        """A number for the array on the JVM's side, and its description; the caller sends both, and tells the array when they are there.

        Not before: another thread would name the number in a message that overtakes this one.
        """
        line, owner = array._describe_for(self)
        return Reference(self.keep(owner), self._released), line

    def import_now(self, array: NDArray) -> None:
        """Hands one array over by itself: the shortest request there is."""
        if array._reference_in(self) is None:
            reference, line = self.hand_over(array)
            released = ",".join(map(str, _drained(self._released))) if not self._released.empty() else ""
            reply = self.send(f"#{reference.number}#{released}#{line}")
            if reply != "[null]":
                self._result(self.reply.read(reply))
            array._handed_over(reference, self)

    def receive(self, line: str, number: int) -> NDArray:
        """The array that the JVM describes."""
        from pydl4j._array import NDArray

        head, _, place = line.rpartition("|")
        name, readonly, shape, strides = _layout.read(head)
        lease = self._lease(Reference(number, self._released), place)
        values = view(lease, lease.address, name, shape, strides, readonly)
        return NDArray._of_jvm(self, lease, values, name)

    def java_object(self, java_class: str, number: int) -> JavaObject:
        """The object under a number."""
        return JavaObject(self, java_class, Reference(number, self._released))

    def answer(self, result: Any) -> str:
        """A callback's result as text: ``[result, number, released]``, of which the JVM lets the number go when it has read the result."""
        answer = Answer(self)
        try:
            text = answer.text([result])[1:-1]
        except BaseException:
            answer.take_back()
            raise
        if not answer.kept and self._released.empty():
            return f"[{text}]"
        number = self.keep(tuple(answer.kept)) if answer.kept else 0
        return f"[{text},{number},{_drained(self._released)}]"

    def not_needed(self, numbers: Iterable[int]) -> None:
        """The JVM does not need what was kept under the numbers any more."""
        for number in numbers:
            self.held.pop(number, None)

    def keep(self, owner: object) -> int:
        """Keeps something alive until the JVM says that it does not need it; the number is what the JVM calls it."""
        number = self.next_number()
        self.held[number] = owner
        return number

    def kept(self, number: int) -> object:
        """What was kept under the number."""
        return self.held[number]

    def transport_for_callbacks(self) -> None:
        """Called before the first callback is handed over."""
        start = getattr(self.transport, "start_callbacks", None)
        if start is not None:
            start()

    def take(self, nbytes: int) -> Taken:
        """Counts memory of this process against the session's limit, until what this returns is gone.

        Raises:
            OffHeapMemoryError: There is not so much, also after what is kept warm and dropped arrays are gone on both sides.
        """
        taken = self.ledger.take(nbytes)
        if taken is None:
            _segments.pool().close_warm()
            taken = self.ledger.take(nbytes)
        if taken is None:
            self._make_room(nbytes)
            taken = self.ledger.taken(nbytes)
        return taken

    def _make_room(self, nbytes: int) -> None:
        try:
            self.call("nd.Memory", "check", nbytes)
        except OffHeapMemoryError:
            gc.collect()
            self.call("nd.Memory", "check", nbytes)

    def flush(self) -> None:
        """Tells the JVM now what Python has let go of."""
        if not self.closed:
            self.request(["", "memory", [], 0])

    def memory(self) -> dict[str, int]:
        """Bytes live, those of them that Python made, peak, limit; segments of the JVM, mapped there; arrays and objects held."""
        self.flush()
        counts: dict[str, int] = self.request(["", "memory", [], 0])
        return counts

    def close(self) -> None:
        """Ends the JVM where it is a process of its own; in process asks long calls to stop, and waits for their end. Idempotent."""
        if self._closed:
            return
        while self.in_process and not self.ended.empty():
            self._end_one()
        self._closed = True
        _segments.pool().unlisten(self._dropped_segments, self.ledger)
        self._long_calls.close()
        if self.in_process:
            self._end_calls()
        self.transport.close()
        if not self.calls:
            self.held.clear()
        self._mappings.close()

    def _end_calls(self) -> None:
        for number in self._long_calls.running():
            self.transport.send(Request(self).text(["", "interrupt", [number], 0]))
        around = callthread.caller()
        own = {threading.get_ident(), around.ident if around is not None else None}
        end = time.monotonic() + PATIENCE
        while any(thread not in own for thread in list(self.calls.values())) and time.monotonic() < end:
            time.sleep(0.005)

    def forget_after_fork(self) -> None:
        """In a forked child: what belongs to the parent is left alone."""
        self._closed = True

    def _written(self, request: Request, parts: list[Any]) -> str:
        whole = self._with_releases(parts)
        try:
            return request.text(whole)
        except BaseException:  # an argument that cannot be sent; what goes with the call goes with the next one
            for queue, numbers in zip((self._released, self._dropped_segments), whole[4:6], strict=False):
                for number in numbers:
                    queue.put(number)
            raise

    def _with_releases(self, parts: list[Any]) -> list[Any]:
        if len(parts) == 4 and self._released.empty() and self._dropped_segments.empty():
            return parts
        return [*parts[:4], _drained(self._released), _drained(self._dropped_segments), *parts[4:]]

    def _result(self, reply: Any) -> Any:
        if type(reply) is dict:
            if self._closed:
                raise SessionClosedError("The session was closed during this call.")
            error = reply["error"]
            original = self.callbacks.raised(error["raised"]) if "raised" in error else None
            raise of_java(error) if original is None else original
        if len(reply) > 1:
            self.not_needed(reply[1])
        if len(reply) > 2:
            for number in reply[2]:
                self._mappings.forget(number)
        return reply[0]

    def _lease(self, reference: Reference, place: str) -> Lease:
        kind, _, rest = place.partition(":")
        if kind == "addr":
            return Lease(self.number, reference, int(rest))
        if kind == "none":
            return Lease(self.number, reference, _nowhere.ctypes.data, _nowhere)
        number, nbytes, offset, path = rest.split(":", 3)
        if path.startswith(f"/proc/{self._pid}/"):
            return Lease(self.number, reference, _segments.pool().segment(int(number)).address + int(offset))
        mapping = self._mappings.get(int(number), path, int(nbytes))
        return Lease(self.number, reference, mapping.address + int(offset), mapping)

    def _why_closed(self) -> str:
        if self._pid != os.getpid():
            remedy = "dl.session(bridge='py4j')" if self.in_process else "dl.session()"
            return f"This process was forked from the one that started the JVM. Use {remedy} here to start one of its own."
        return "The session is closed. Open another one with dl.session(), or use the default one outside the 'with' block."


def _drained(queue: SimpleQueue[int]) -> list[int]:
    items: list[int] = []
    try:
        while not queue.empty():
            items.append(queue.get_nowait())
    except Empty:
        pass
    return items


def _make_nowhere() -> Any:
    import numpy as np

    return np.zeros(8, np.uint64)


_nowhere = _make_nowhere()
