"""Well-known networks, without trained weights: `nn.zoo.ResNet50(num_classes=10, height=64, width=64).init()`."""

from typing import TYPE_CHECKING

from pydl4j._synonyms import refusing
from pydl4j.nn._generated.zoo import *  # noqa: F403
from pydl4j.nn._generated.zoo import __all__ as __all__

if not TYPE_CHECKING:  # type checkers know the names above, and no others
    __getattr__ = refusing(__name__, __all__)
