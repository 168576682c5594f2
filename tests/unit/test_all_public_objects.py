"""All exceptions and public classes: what pickles and copies keeps, what cannot says so, and each one looks like something."""

from __future__ import annotations

import copy
import importlib
import inspect
import pickle
import pkgutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import datasets, etl, nn, serving
from pydl4j.etl import text

WAYS: dict[str, Callable[[Any], Any]] = {
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "pickle": lambda x: pickle.loads(pickle.dumps(x)),
    "oldest pickle": lambda x: pickle.loads(pickle.dumps(x, protocol=0)),
}
ways = pytest.mark.parametrize("again", WAYS.values(), ids=list(WAYS))


def all_modules() -> None:
    for found in pkgutil.walk_packages(dl.__path__, "pydl4j."):
        if (
            found.name != "pydl4j.sklearn"
            and "__main__" not in found.name
            and "_bridges.jpype" not in found.name
            and "_bridges.pyjnius" not in found.name
        ):
            importlib.import_module(found.name)


def kinds(root: type[Any]) -> Iterator[type[Any]]:
    yield root
    for kind in root.__subclasses__():
        yield from kinds(kind)


def errors() -> list[dl.PyDl4jError]:
    """One of each class, with a value in each field that the class has."""
    all_modules()
    made = []
    for kind in sorted(set(kinds(dl.PyDl4jError)), key=lambda kind: kind.__name__):
        parameters = list(inspect.signature(kind.__init__).parameters)[2:] if "__init__" in vars(kind) else []
        error = kind("It failed.", *range(7, 7 + len(parameters)))
        for name in [name for each in kind.__mro__ for name in getattr(each, "__annotations__", {}) if issubclass(each, dl.PyDl4jError)]:
            setattr(error, name, f"the {name}")
        made.append(error)
    return made


@ways
@pytest.mark.parametrize("error", errors(), ids=lambda error: type(error).__name__)
def test_exceptions_keep_message_fields_notes_and_cause(error: dl.PyDl4jError, again: Callable[[Any], Any]) -> None:
    error.__cause__ = ValueError("the reason")
    error.__dict__["__notes__"] = ["a note"]
    there = again(error)
    assert type(there) is type(error)
    assert (str(there), there.args, vars(there)) == (str(error), error.args, vars(error))
    assert isinstance(there.__cause__, ValueError)
    assert str(there.__cause__) == "the reason"


def test_the_exceptions_are_all_there() -> None:
    names = {type(error).__name__ for error in errors()}
    assert {"ServerError", "JavaError", "ShapeError", "JvmDiedError"} <= names
    assert len(names) >= 25


def test_a_cause_that_cannot_be_pickled_leaves_its_text() -> None:
    class Local(Exception):
        pass

    error = dl.DataError("It failed.")
    error.__cause__ = Local("with a lock", threading.Lock())
    there = pickle.loads(pickle.dumps(error))
    assert str(there.__cause__).startswith("Local: ('with a lock'")


def test_exceptions_come_out_of_other_processes() -> None:
    program = (
        "import pickle, sys\nfrom pydl4j.serving import ServerError\n"
        "try:\n    raise ServerError('It ended.', 14) from OSError(28, 'No space left on device')\n"
        "except ServerError as e:\n    sys.stdout.buffer.write(pickle.dumps(e))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=100, check=True)
    error = pickle.loads(done.stdout)
    assert (str(error), error.exit_code, repr(error.__cause__)) == ("It ended.", 14, "OSError(28, 'No space left on device')")


def public_classes() -> list[type[Any]]:
    named = [getattr(module, name) for module in (dl, nn, datasets, serving, etl, text) for name in module.__all__]
    return [each for each in named if inspect.isclass(each) and not issubclass(each, BaseException)]


@pytest.mark.parametrize("kind", public_classes(), ids=lambda kind: kind.__name__)
def test_public_classes_say_what_they_are(kind: type[Any]) -> None:
    assert any("__repr__" in vars(each) for each in kind.__mro__ if each is not object)


@ways
@pytest.mark.parametrize(
    "thing",
    [
        nn.Progress(show=True), nn.CollectScores(every=2), nn.ScoreIterationListener(), nn.PerformanceListener(every=3),
        nn.JavaListener("com.team.Halves", 1e-6), nn.Evaluation([[3, 1], [2, 4]]), nn.Dense(4, activation="relu"), nn.Adam(1e-3),
        nn.InputType.convolutional(8, 8, 1), nn.Parameter((2, 3), role="bias"), etl.Schema().integer("a", min=0).time("t"),
        etl.Normalize("a", "min_max"), etl.DoubleColumnCondition("a", "less_than", 3), nn.traced(lambda x: dl.tanh(x) + 1),
        text.SparseMatrix(np.ones(1), np.zeros(1, np.int32), np.arange(2), (1, 1)),
        dl.Inspection("m.zip", "zip", "1", "", (), 3, (), (), (), (dl.InspectedProblem("layer 1", "is odd", ""),)),
    ],
    ids=lambda thing: type(thing).__name__,
)  # fmt: skip
def test_what_holds_no_jvm_pickles_and_copies(thing: Any, again: Callable[[Any], Any]) -> None:
    assert repr(again(thing)) == repr(thing)


def test_a_progress_bar_that_was_shown_pickles_without_its_terminal() -> None:
    progress = nn.Progress(show=True)
    progress._display = open  # type: ignore[assignment]  # anything of this process
    assert repr(pickle.loads(pickle.dumps(progress))) == "Progress(show=True)"


@pytest.mark.parametrize("kind", [serving.HttpServer, serving.KafkaScorer, serving.DevBroker, dl.Session])
def test_what_is_a_process_refuses_with_a_sentence(kind: type[Any]) -> None:
    thing = object.__new__(kind)
    for again in WAYS.values():
        with pytest.raises(TypeError, match=r"(is a child|is a JVM) of this process: it cannot be copied or pickled"):
            again(thing)


def test_evaluations_that_were_counted_keep_their_numbers() -> None:
    evaluation = nn.Evaluation([[3, 1], [2, 4]], ["no", "yes"])
    assert pickle.loads(pickle.dumps(evaluation)) == evaluation
    np.testing.assert_array_equal(copy.deepcopy(evaluation).confusion_matrix, evaluation.confusion_matrix)
