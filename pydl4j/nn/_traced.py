"""Layers written in Python: a function is called once, with arrays without numbers, and becomes a list of operations."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from pydl4j._errors import ConfigurationError
from pydl4j._symbols import Recording, Symbol
from pydl4j.nn._generated.layers import Traced
from pydl4j.nn._generated.traced_operations import TracedOperation
from pydl4j.nn._generated.traced_weights import TracedWeight

if TYPE_CHECKING:
    from pydl4j.nn._generated.weight_inits import WeightInitLike


@dataclass(frozen=True)
class Parameter:
    """What a layer written in Python learns.

    Args:
        shape: The sizes of its axes; () for one number.
        weight_init: How it starts; fans are its first and its last size.
        role: What training does with it: a weight has the updater and regularization, a bias those of biases, a gain the
            updater alone.
    """

    shape: Sequence[int]
    weight_init: WeightInitLike = "xavier"
    role: Literal["weight", "bias", "gain"] = "weight"


def traced(
    function: Callable[..., Any],
    parameters: Mapping[str, Parameter | Sequence[int]] | None = None,
    *,
    family: Literal["any", "rows", "series", "images"] = "any",
) -> Traced:
    """A layer that computes what a Python function computes.

    The function is called here, once, with an array for the layer's input, [n, …], and one for each parameter, by its name.
    They have no numbers: what is done to them (operators, ``dl.exp`` and its like, ``nn.functional``, ``sum`` …) is written
    down. The layer is this list. It holds no code: it is saved, trained, served and run on Spark without Python, and no step
    calls back. ``if`` and loops over numbers cannot be written down and are refused; ``dl.where`` chooses by numbers.

    Args:
        function: From the input and the parameters to the output, whose first axis is that of the examples.
        parameters: What is learnt, by the names of the function's other arguments; a shape stands for ``nn.Parameter(shape)``.
        family: What the function sees of the layer's input: whatever comes, features before place and time ("any"), rows
            [n, size] (of series one for each time step), series [n, size, time], or images [n, channels, height, width].

    Returns:
        The layer; ``.replace(name=…, l2=…, updater=…)`` gives one with further settings.

    Raises:
        ConfigurationError: The function does what cannot be written down, or its arguments are not the parameters.

    Example:
        >>> def gated(x, w, b):
        ...     return dl.tanh(x @ w + b) * nn.functional.sigmoid(x @ w)
        >>> layer = nn.traced(gated, {"w": (4, 8), "b": nn.Parameter((8,), "zero", role="bias")}, family="rows")
    """
    if not callable(function):
        raise ConfigurationError(f"The 'function' of a traced layer must be a function. Got {function!r} instead.")
    if parameters is not None and not isinstance(parameters, Mapping):
        raise ConfigurationError(f"The 'parameters' of a traced layer must be a mapping from names to shapes. Got {parameters!r} instead.")
    named = {name: one if isinstance(one, Parameter) else Parameter(one) for name, one in (parameters or {}).items()}
    _require_arguments(function, list(named))
    recording = Recording()
    made = function(Symbol(recording, "input"), **{name: Symbol(recording, name) for name in named})
    if not isinstance(made, Symbol) or made._recording is not recording:
        raise ConfigurationError(
            f"A traced function returns an array that it computed of its arguments. {_name(function)} returned {type(made).__name__}."
        )
    operations = []
    for op, of, sizes, keep in _used(recording, made):
        one = TracedOperation(op, of, sizes or None)
        operations.append(one.replace(keep_dims=True) if keep else one)
    weights = [TracedWeight(name, each.shape, each.weight_init, each.role) for name, each in named.items()]
    return Traced(operations, weights, family)


def _require_arguments(function: Callable[..., Any], names: list[str]) -> None:
    try:
        inspect.signature(function).bind(None, **dict.fromkeys(names))
    except (TypeError, ValueError) as wrong:  # of which the latter says that nobody knows the arguments
        raise ConfigurationError(
            f"{_name(function)} must take the layer's input and the parameters {names} by their names: {wrong}."
        ) from None


def _name(function: Callable[..., Any]) -> str:
    return str(getattr(function, "__name__", function))


def _used(recording: Recording, made: Symbol) -> list[Any]:
    """The operations that the result depends on; it comes last."""
    if not made._text.startswith("%"):
        raise ConfigurationError("A traced function must compute something: it returned one of its arguments.")
    wanted: set[int] = set()
    next_ones = [int(made._text[1:])]
    while next_ones:
        number = next_ones.pop()
        if number not in wanted:
            wanted.add(number)
            next_ones += [int(text[1:]) for text in recording.operations[number][1] if text.startswith("%")]
    place = {old: f"%{new}" for new, old in enumerate(sorted(wanted))}
    return [
        (op, [place[int(text[1:])] if text.startswith("%") else text for text in of], sizes, keep)
        for op, of, sizes, keep in (recording.operations[number] for number in sorted(wanted))
    ]
