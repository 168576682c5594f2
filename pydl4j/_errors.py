"""Every exception of the package.

    PyDl4jError                     root; ``java_trace`` holds the Java stack trace, or None
    ├── ShapeError                  (ValueError) shapes, strides or counts that do not fit
    ├── DTypeError                  (TypeError) an element type that is not there or does not fit
    ├── IndexOutOfBoundsError       (IndexError) an axis or index outside the array
    ├── ClosedError                 an array or object was used after close
    ├── ReadOnlyError               (ValueError) a write to memory that its owner gave out read-only
    ├── OffHeapMemoryError          (MemoryError) no memory for an array; the message has the sizes
    ├── SharedMemoryError           (MemoryError) no room for a segment that two processes share
    ├── DeviceError                 a device or backend that is not there
    ├── EngineError                 the native engine refused a call
    ├── ConfigurationError          (ValueError) a setting that is unknown or out of range
    ├── ModelFileError              a model file that is missing, damaged or too new
    ├── DataError                   data that is missing or damaged
    ├── MissingExtraError           libraries that are fetched on request: ``pydl4j extras install NAME``
    ├── ScoreError                  the score became NaN or infinite
    ├── WorkerError                 a worker of a distributed training failed or went silent
    ├── InterruptedTrainingError    training was stopped from outside
    ├── CallbackError               a listener failed in a way that has no Python exception behind it
    ├── JavaError                   any other Java exception; ``java_class`` names it
    └── BridgeError                 the way to the JVM
        ├── JvmNotFoundError        no Java 17 or newer was found
        ├── JvmStartError           the JVM did not start
        ├── JvmDiedError            the JVM's process ended in the middle of the work
        ├── SessionClosedError      the session behind an array or object is closed
        └── VersionMismatchError    the jars and this package are of different versions

A Java exception arrives as the class of the same name; the Java trace is in its ``java_trace``, and is not printed. What a
Python callback raises comes out of the call that ran it as it was raised.
"""

from __future__ import annotations

import pickle
from typing import Any


class PyDl4jError(Exception):
    """The root of every exception that this package raises on purpose.

    It can be pickled and copied, with its fields and its cause; of a cause that cannot, the text goes along.
    """

    java_trace: str | None = None

    def __reduce__(self) -> Any:
        return _again, (type(self), self.args, dict(self.__dict__), _portable(self.__cause__))


class ShapeError(PyDl4jError, ValueError):
    """Shapes, strides or counts that do not fit."""


class DTypeError(PyDl4jError, TypeError):
    """An element type that is not there or does not fit."""


class IndexOutOfBoundsError(PyDl4jError, IndexError):
    """An axis or index outside the array."""


class ClosedError(PyDl4jError):
    """An array or object was used after close. Keep it open while it is used."""


class ReadOnlyError(PyDl4jError, ValueError):
    """A write to memory that its owner gave out read-only. Write into a copy."""


class OffHeapMemoryError(PyDl4jError, MemoryError):
    """No memory for an array. Close arrays, or raise ``session(memory=...)``."""


class SharedMemoryError(PyDl4jError, MemoryError):
    """No room for a segment that two processes share."""


class DeviceError(PyDl4jError):
    """A device or backend that is not there."""


class EngineError(PyDl4jError):
    """The native engine refused a call."""


class ConfigurationError(PyDl4jError, ValueError):
    """A setting that is unknown or out of range."""


class ModelFileError(PyDl4jError):
    """A model file that is missing, damaged or too new."""


class DataError(PyDl4jError):
    """Data that is missing or damaged."""


class MissingExtraError(PyDl4jError):
    """Libraries that are in no wheel are needed. Fetch them with ``pydl4j extras install NAME``, and start a new session."""


class ScoreError(PyDl4jError):
    """The score became NaN or infinite."""


class WorkerError(PyDl4jError):
    """A worker of a distributed training failed, went silent or could not be reached."""


class InterruptedTrainingError(PyDl4jError):
    """Training was stopped from outside."""


class CallbackError(PyDl4jError):
    """A listener failed in a way that has no Python exception behind it."""


class JavaError(PyDl4jError):
    """Any other Java exception."""

    java_class: str | None = None


class BridgeError(PyDl4jError):
    """The way to the JVM."""


class JvmNotFoundError(BridgeError):
    """No Java 17 or newer was found. Install one, or set ``PYDL4J_JAVA_HOME``."""


class JvmStartError(BridgeError):
    """The JVM did not start; the message ends with its log."""


class JvmDiedError(BridgeError):
    """The JVM's process ended in the middle of the work; the next use starts a new one."""


class SessionClosedError(BridgeError):
    """The session behind an array or object is closed."""


class VersionMismatchError(BridgeError):
    """The jars and this package are of different versions. Install the package again."""


def _again(kind: type[PyDl4jError], args: tuple[Any, ...], fields: dict[str, Any], cause: BaseException | None) -> PyDl4jError:
    made = kind(*args)
    made.__dict__.update(fields)
    if cause is not None:
        made.__cause__ = cause
    return made


def _portable(cause: BaseException | None) -> BaseException | None:
    try:
        pickle.loads(pickle.dumps(cause))
    except Exception:  # whatever a foreign exception does when it is pickled
        return PyDl4jError(f"{type(cause).__name__}: {cause}")
    return cause


_OF_JAVA: dict[str, type[PyDl4jError]] = {
    "PyDl4jException": PyDl4jError,
    "ShapeException": ShapeError,
    "DTypeException": DTypeError,
    "IndexException": IndexOutOfBoundsError,
    "ClosedException": ClosedError,
    "ReadOnlyException": ReadOnlyError,
    "OffHeapMemoryException": OffHeapMemoryError,
    "SharedMemoryException": SharedMemoryError,
    "DeviceException": DeviceError,
    "EngineException": EngineError,
    "ConfigurationException": ConfigurationError,
    "ModelFileException": ModelFileError,
    "DataException": DataError,
    "MissingExtraException": MissingExtraError,
    "ScoreException": ScoreError,
    "WorkerException": WorkerError,
    "InterruptedTrainingException": InterruptedTrainingError,
    "CallbackException": CallbackError,
    "PythonFailure": CallbackError,
    "OutOfMemoryError": OffHeapMemoryError,
}


def of_java(error: dict[str, Any]) -> PyDl4jError:
    """The exception for an error object of the bridge."""
    kind = error["type"]
    raised = _OF_JAVA.get(kind, JavaError)(error["message"])
    raised.java_trace = error["trace"]
    if isinstance(raised, JavaError):
        raised.java_class = kind
    if isinstance(raised, OffHeapMemoryError) and kind == "OutOfMemoryError":
        raised.args = (f"The JVM's heap is full ({error['message']}). Raise it with session(heap='4g').",)
    return raised
