"""Classes of your own jars: `nn.custom.Scale(start=0.5)`.

A layer, activation, loss, updater, schedule or weight initialisation that a jar in `dl.session(class_path=[…])` declares
is an attribute of this module while that session runs, with the same checks and documentation as the library's own.
`docs/extending.md` shows such a jar.
"""

from __future__ import annotations

from typing import Any

from pydl4j._errors import ConfigurationError
from pydl4j.nn import _foreign


def __getattr__(name: str) -> type[Any]:
    if name.startswith("__"):  # what Python's own machinery asks of modules
        raise AttributeError(f"module 'pydl4j.nn.custom' has no attribute '{name}'")
    found = _foreign.named(name)
    if not found:
        raise AttributeError(
            f"No jar of the running session declares a class '{name}'. Its jar must be in dl.session(class_path=[…]) and name "
            "its Declared class in META-INF/services/org.pydl4j.nn.conf.Declared."
        )
    if len(found) > 1:
        kinds = ", ".join(one._kind for one in found)
        raise ConfigurationError(f"'{name}' is the name of several classes, of the kinds {kinds}. Give one of them another name.")
    return found[0]
