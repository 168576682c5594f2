"""Classes of users' own jars, made from what the running JVM says of their declarations."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from typing import Any

from pydl4j import _session
from pydl4j._codegen import arguments, snake
from pydl4j.nn import _types
from pydl4j.nn._configured import KINDS, Configured, Key, Kind

Json = dict[str, Any]
Source = Callable[[str], "str | None"]

_made: dict[str, type[Configured]] = {}
sources: list[Source] = []
"""JVMs beside the session's that may know a name: that of Spark. Each gives what Java's `Schema.find` gives, or None."""


def member(kind: Kind, name: str) -> type[Configured] | None:
    """The class of this kind with this name or alias, if a JVM that runs (or has jars of the user) knows one."""
    return next((found for found in named(name) if found._kind == kind.name), None)


def named(name: str) -> list[type[Configured]]:
    """The classes of all kinds with this name or alias."""
    for source in (_of_session, *sources):
        text = source(name)
        declared: list[Json] = json.loads(text) if text else []
        if declared:
            return [class_of(tree) for tree in declared if tree["kind"] in KINDS]
    return []


def _of_session(name: str) -> str | None:
    session = _session.current()
    if not session.started and not session.settings.class_path:
        return None  # a misspelt name is no reason to start a JVM
    return str(session.bridge.call("nn.conf.Schema", "find", name))


def class_of(tree: Json) -> type[Configured]:
    """The class of a declaration: one of ours, or one that is made for it, the same for equal declarations."""
    ours = next((one for one in KINDS[tree["kind"]].members if one._name == tree["name"]), None)
    if ours is not None:
        return ours
    text = json.dumps(tree, sort_keys=True)
    if text not in _made:
        _made[text] = _make(tree)
    return _made[text]


def _make(tree: Json) -> type[Configured]:
    base = KINDS[tree["kind"]].base
    keys = tuple(_key(key) for key in tree["keys"])
    positional = tuple(snake(name) for name in tree["positional"])

    def __init__(self: Configured, *values: Any, **named: Any) -> None:
        self._set({**dict(zip(positional, values, strict=False)), **named})

    attributes = {
        "_foreign": True,
        "_name": tree["name"],
        "_aliases": tuple(tree["aliases"]),
        "_version": tree["version"],
        "_positional": positional,
        "_keys": keys,
        "__doc__": _doc(tree),
        "__module__": "pydl4j.nn.custom",
        "__qualname__": tree["name"],
        "__init__": __init__,
        "__signature__": _signature(keys, positional),
    }
    return type(tree["name"], (base,), attributes)


def _key(tree: Json) -> Key:
    limits = tree.get("range", {})
    default = tree.get("default")
    return Key(
        snake(tree["name"]),
        tree["name"],
        _type(tree["type"]),
        required=tree["required"],
        inherited=tree["inherited"],
        default=snake(default) if "values" in tree["type"] and default is not None else default,
        words=limits.get("words", ""),
        minimum=limits.get("min"),
        maximum=limits.get("max"),
        exclusive=(limits.get("minExclusive", False), limits.get("maxExclusive", False)),
    )


def _type(tree: Json) -> _types.Type:
    made: _types.Type = getattr(_types, tree["python"]["name"])(*arguments(tree))
    return made


def _signature(keys: tuple[Key, ...], positional: tuple[str, ...]) -> inspect.Signature:
    places = sorted(keys, key=lambda key: positional.index(key.name) if key.name in positional else len(positional))
    shown = []
    for key in places:
        bare = key.name in positional
        kind = inspect.Parameter.POSITIONAL_OR_KEYWORD if bare else inspect.Parameter.KEYWORD_ONLY
        # A signature cannot have a required name behind an optional one; messages say what is missing.
        shown.append(inspect.Parameter(key.name, kind, default=None if key.inherited else key.default))
    return inspect.Signature(shown)


def _doc(tree: Json) -> str:
    lines = [tree["doc"], "", "Args:"]
    lines += [f"    {snake(key['name'])}: {key['doc']}" for key in tree["keys"]]
    return "\n".join(lines)
