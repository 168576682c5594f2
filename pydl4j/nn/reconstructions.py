"""How a variational autoencoder thinks that inputs are distributed."""

from typing import TYPE_CHECKING

from pydl4j._synonyms import refusing
from pydl4j.nn._generated.reconstructions import *  # noqa: F403
from pydl4j.nn._generated.reconstructions import __all__ as __all__

if not TYPE_CHECKING:  # type checkers know the names above, and no others
    __getattr__ = refusing(__name__, __all__)
