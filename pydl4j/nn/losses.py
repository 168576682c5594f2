"""The losses. Most are also understood by name where a layer takes one."""

from typing import TYPE_CHECKING, Any

from pydl4j._synonyms import missing
from pydl4j.nn._generated.losses import *  # noqa: F403
from pydl4j.nn._generated.losses import __all__ as __all__

if not TYPE_CHECKING:  # type checkers know the names above, and no others

    def __getattr__(name: str) -> Any:
        raise missing(__name__, name, __all__)
