"""Checks of plain arguments: what the JVM would refuse, or take, without a word that a Python user knows."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from pydl4j._array import NDArray
from pydl4j._errors import ConfigurationError

INT = 1 << 31
"""What Java counts with; beyond it numbers are refused."""


def check_count(what: str, value: Any, least: int) -> int:
    """A whole number from ``least`` to 2^31 - 1."""
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)) or value < least:
        raise ConfigurationError(f"The {what} must be an integer of at least {least}. Got {value!r} instead.")
    if value >= INT:
        raise ConfigurationError(f"The {what} must be less than 2^31. Got {value!r} instead.")
    return int(value)


def check_number(what: str, value: Any, least: float, most: float) -> float:
    """A number from ``least`` to ``most``; the JVM says where an end does not count."""
    number = not isinstance(value, (bool, np.bool_)) and isinstance(value, (int, float, np.integer, np.floating))
    if not number or not least <= value <= most:
        limits = f"of at least {least:g}" if most == float("inf") else f"from {least:g} to {most:g}"
        raise ConfigurationError(f"The {what} must be a number {limits}. Got {value!r} instead.")
    return float(value)


def check_seed(what: str, value: Any) -> int:
    """A whole number of 64 bits."""
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)) or not -(1 << 63) <= value < 1 << 63:
        raise ConfigurationError(f"The {what} must be an integer of 64 bits. Got {value!r} instead.")
    return int(value)


def check_flag(what: str, value: Any) -> bool:
    """True or False, and nothing that stands for one: bool("no") is True."""
    if not isinstance(value, (bool, np.bool_)):
        raise ConfigurationError(f"The {what} must be True or False. Got {value!r} instead.")
    return bool(value)


def check_names(what: str, value: Any) -> list[str]:
    """One name, or several in their order; as a list."""
    if isinstance(value, (Mapping, set, frozenset)):  # whose numbers would be lost, or which has no order
        raise ConfigurationError(f"The {what} must be a list of names, in their order. Got {value!r} instead.")
    listed = [value] if isinstance(value, str) or not isinstance(value, Iterable) else list(value)
    if not all(isinstance(name, str) for name in listed):
        raise ConfigurationError(f"The {what} must be a name, or a list of names. Got {value!r} instead.")
    return listed


def check_text(what: str, value: Any) -> str:
    """Text."""
    if not isinstance(value, str):
        raise ConfigurationError(f"The {what} must be text. Got {value!r} instead.")
    return value


_STREAM = "The path of a file must be a str or a Path, since the JVM opens the file: write what an open file or a buffer holds to one."


def is_stream(path: Any) -> bool:
    """Whether it is an open file or a buffer, such as `io.StringIO`."""
    return hasattr(path, "read") or hasattr(path, "write")


def check_path(path: Any) -> str:
    """A path as text, from the root."""
    try:
        return os.path.abspath(os.fsdecode(path))
    except TypeError as e:
        if is_stream(path):
            raise ConfigurationError(f"{_STREAM} Got {path!r} instead.") from e
        raise ConfigurationError(f"The path of a file must be a str or a Path. Got {path!r} instead.") from e


def plain_numbers(value: Any) -> Any:
    """numpy's numbers and arrays of a normalizer, for JSON."""
    if isinstance(value, (np.ndarray, np.generic, NDArray)) and np.asarray(value).dtype.kind in "biuf":
        return np.asarray(value).tolist()
    raise ConfigurationError(f"The numbers of a normalizer must be numbers or lists of them. Got {value!r} instead.")
