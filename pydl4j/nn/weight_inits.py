"""The weight inits. Most are also understood by name where a layer takes one."""

from pydl4j.nn._generated.weight_inits import *  # noqa: F403
from pydl4j.nn._generated.weight_inits import __all__ as __all__
