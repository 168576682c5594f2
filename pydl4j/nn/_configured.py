"""What all generated configuration classes share: checked, immutable, comparable, written to and read from JSON."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from pydl4j import _synonyms
from pydl4j._errors import ConfigurationError
from pydl4j._names import folded, suggestion
from pydl4j.nn._types import Type

Self = TypeVar("Self", bound="Configured")


@dataclass(frozen=True)
class Key:
    """One setting as Java declares it: its names in Python and in JSON, its type, default and range."""

    name: str
    json: str
    type: Type
    required: bool = False
    inherited: bool = False
    default: Any = None
    words: str = ""
    minimum: float | None = None
    maximum: float | None = None
    exclusive: tuple[bool, bool] = (False, False)

    def read(self, value: Any, where: str) -> Any:
        """The value as it is stored; raises ConfigurationError where its type or range is wrong."""

        def fail(words: str, got: Any) -> ConfigurationError:
            shown = repr(got) if len(repr(got)) < 100 else f"{repr(got)[:97]}..."
            return ConfigurationError(f"The '{self.name}' of {where} must be {words}. Got {shown} instead.")

        stored = self.type.read(value, fail, where)
        if not all(self._in_range(number) for number in self.type.numbers(stored)):
            raise fail(self.words, value)
        return stored

    def _in_range(self, value: Any) -> bool:
        low, high = self.minimum, self.maximum
        return (low is None or value > low or (value == low and not self.exclusive[0])) and (
            high is None or value < high or (value == high and not self.exclusive[1])
        )


class Kind:
    """A family of classes that can stand in for each other: layers, updaters, activations …"""

    def __init__(self, name: str, base: type[Configured], shorthand: bool) -> None:
        self.name, self.base, self.shorthand = name, base, shorthand
        self.members: list[type[Configured]] = []

    def member(self, name: str, where: str) -> type[Configured]:
        """The class with this name or alias; raises ConfigurationError that names the nearest one."""
        for member in self.members:
            if folded(name) in (folded(known) for known in (member._name, *member._aliases)):
                return member
        from pydl4j.nn import _foreign

        found = _foreign.member(self, name)
        if found is not None:
            return found
        known = _synonyms.value(name, (member._written_name() for member in self.members))
        own = "" if known.startswith("Did") else " A class of your own is found when its jar is in dl.session(class_path=[…])."
        raise ConfigurationError(f"There is no {self.name} '{name}' for {where}. {known}{own}")


KINDS: dict[str, Kind] = {}


class Configured:
    """Base of all configuration objects. They are immutable: `replace` makes a changed copy."""

    _kind: ClassVar[str] = ""
    _shorthand: ClassVar[bool] = False
    _name: ClassVar[str] = ""
    _aliases: ClassVar[tuple[str, ...]] = ()
    _version: ClassVar[int] = 0
    _keys: ClassVar[tuple[Key, ...]] = ()
    _positional: ClassVar[tuple[str, ...]] = ()
    _shown_as: ClassVar[str] = ""
    _foreign: ClassVar[bool] = False
    _settings: dict[str, Any]

    def __init_subclass__(cls) -> None:
        if "_shorthand" in cls.__dict__:
            KINDS[cls._kind] = Kind(cls._kind, cls, cls._shorthand)
        elif "_name" in cls.__dict__ and not cls._foreign:
            KINDS[cls._kind].members.append(cls)
        if "_name" in cls.__dict__:
            cls.replace = _replace_of(cls._keys)  # type: ignore[attr-defined]  # type checkers see the generated one

    if not TYPE_CHECKING:
        # Type checkers see the __init__ of each class. This looks at the names first: Python's TypeError has no remedy.
        def __new__(cls, *args: Any, **kwargs: Any) -> Any:
            if not cls._name:
                names = ", ".join(member._name for member in KINDS[cls._kind].members) if cls._kind else "its subclasses"
                raise ConfigurationError(f"{cls.__name__} stands for a family. Make one of: {names}.")
            _check_names(cls, args, kwargs)
            return super().__new__(cls)

        def __getattr__(self, name: str) -> Any:
            settings = self.__dict__.get("_settings", {})
            for key in self._keys:
                if key.name == name:
                    inherited = key.inherited or key.default is None
                    return settings.get(name, None if inherited else key.read(key.default, self._name))
            raise AttributeError(f"{type(self).__name__} has no attribute '{name}'. {suggestion(name, (k.name for k in self._keys))}")

    def _set(self, values: Mapping[str, Any], where: str | None = None) -> None:
        """Takes the arguments of the constructor; None and values that equal the default are not set."""
        settings = {}
        for key in self._keys:
            value = values.get(key.name)
            if value is not None:
                stored = key.read(value, where or self._name)
                if key.inherited or key.default is None or stored != key.read(key.default, self._name):
                    settings[key.name] = stored
            elif key.required:
                raise ConfigurationError(f"The '{key.name}' of {where or self._name} is missing. It must be {key.type.words}.")
        object.__setattr__(self, "_settings", settings)

    @classmethod
    def _read(cls: type[Self], tree: Mapping[str, Any], where: str) -> Self:
        names = {key.json: key.name for key in cls._keys}
        values = {}
        for name, value in tree.items():
            if name == "@class":
                continue
            if name == "version" and cls._version:
                cls._check_version(value, where)
                continue
            if name not in names:
                raise ConfigurationError(f"{_capitalised(where)} has no setting '{name}'. {suggestion(name, names)}")
            values[names[name]] = value
        made = object.__new__(cls)
        made._set(values, where)
        return made

    @classmethod
    def _check_version(cls, version: Any, where: str) -> None:
        if not isinstance(version, int) or version > cls._version:
            raise ConfigurationError(
                f"The configuration of {where} has version {version!r}, this pydl4j reads up to version {cls._version}."
                " It was written by a newer pydl4j: update this one."
            )

    @classmethod
    def _written_name(cls) -> str:
        return cls._aliases[0] if cls._aliases and KINDS[cls._kind].shorthand else cls._name

    def to_dict(self) -> dict[str, Any]:
        """What is set, under the names that Java uses: `{"@class": "Dense", "nOut": 500}`. Defaults are left out."""
        written = {key.json: key.type.write(self._settings[key.name]) for key in self._keys if key.name in self._settings}
        return {"@class": self._name, **({"version": self._version} if self._version else {}), **written}

    def to_json(self, indent: int | None = 2) -> str:
        """The same as JSON text, which `from_json` and Java's `fromJson` read."""
        return json.dumps(self.to_dict(), indent=indent, ensure_ascii=False)

    @classmethod
    def from_dict(cls: type[Self], tree: Mapping[str, Any]) -> Self:
        """The object that `to_dict` wrote.

        Raises:
            ConfigurationError: an unknown class or setting (the nearest right name is given), a value out of its range,
                or an object of another class than the one this is called on.
        """
        name = tree.get("@class") if isinstance(tree, Mapping) else None
        if not isinstance(name, str) or not cls._kind:
            raise ConfigurationError(f"The configuration of a {cls.__name__} must be an object with '@class'. Got {tree!r} instead.")
        member = KINDS[cls._kind].member(name, f"{cls.__name__}.from_dict")
        if not issubclass(member, cls):
            raise ConfigurationError(f"{cls.__name__}.from_dict reads a {cls._name}. Got a {member._name} instead.")
        return member._read(tree, member._name)

    @classmethod
    def from_json(cls: type[Self], text: str) -> Self:
        """The object that `to_json` or Java's `toJson` wrote; raises like `from_dict`, and for text that is no JSON."""
        try:
            tree = json.loads(text)
        except ValueError as error:
            raise ConfigurationError(f"The configuration of a {cls.__name__} must be JSON. {error}") from error
        return cls.from_dict(tree)

    def _replaced(self: Self, changes: Mapping[str, Any]) -> Self:
        _check_names(type(self), (), {**{key.name: None for key in self._keys if key.required}, **changes})
        made = object.__new__(type(self))
        made._set({**self._settings, **changes})
        return made

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed. Make a changed copy with .replace({name}=…).")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed. Make a changed copy with .replace({name}=None).")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other._settings == self._settings if isinstance(other, Configured) else NotImplemented

    def __hash__(self) -> int:
        return hash((self._name, self.to_json()))

    def __repr__(self) -> str:
        shown = (f"{key.name}={key.type.show(self._settings[key.name])}" for key in self._keys if key.name in self._settings)
        return f"{self._shown_as or self._name}({', '.join(shown)})"

    def __reduce__(self) -> Any:
        return _restore, (type(self), self.to_dict())

    def __dir__(self) -> Iterable[str]:
        return [*super().__dir__(), *(key.name for key in self._keys)]


def _replace_of(keys: tuple[Key, ...]) -> Callable[..., Any]:
    """`replace` of a class, whose signature names its settings."""

    def replace(self: Configured, **changes: Any) -> Configured:
        """A copy with these settings changed; None goes back to the default."""
        return self._replaced(changes)

    places = [inspect.Parameter("self", inspect.Parameter.POSITIONAL_OR_KEYWORD)]
    places += [inspect.Parameter(key.name, inspect.Parameter.KEYWORD_ONLY, default=...) for key in keys]
    replace.__signature__ = inspect.Signature(places)  # type: ignore[attr-defined]
    return replace


def _check_names(cls: type[Configured], args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> None:
    names = [key.name for key in cls._keys]
    for name in kwargs:
        if name not in names:
            raise ConfigurationError(f"{cls.__name__} has no setting '{name}'. {_synonyms.setting(name, names)}")
    if len(args) > len(cls._positional):
        taken = f"only {', '.join(cls._positional)}" if cls._positional else "no setting"
        raise ConfigurationError(f"{cls.__name__} takes {taken} without a name. Got {len(args)} values; name the settings.")
    for name in cls._positional[: len(args)]:
        if name in kwargs:
            raise ConfigurationError(f"The '{name}' of {cls.__name__} is given twice, without and with its name.")
    for key in cls._keys:
        if key.required and key.name not in kwargs and key.name not in cls._positional[: len(args)]:
            raise ConfigurationError(f"The '{key.name}' of {cls.__name__} is missing. It must be {key.type.words}.")


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _restore(cls: type[Configured], tree: dict[str, Any]) -> Configured:
    return cls.from_dict(tree)
