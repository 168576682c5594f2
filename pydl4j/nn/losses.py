"""The losses. Most are also understood by name where a layer takes one."""

from pydl4j.nn._generated.losses import *  # noqa: F403
from pydl4j.nn._generated.losses import __all__ as __all__
