"""The kinds of dropout: what training does to the input of a layer at random."""

from typing import TYPE_CHECKING

from pydl4j._synonyms import refusing
from pydl4j.nn._generated.dropouts import *  # noqa: F403
from pydl4j.nn._generated.dropouts import __all__ as __all__

if not TYPE_CHECKING:  # type checkers know the names above, and no others
    __getattr__ = refusing(__name__, __all__)
