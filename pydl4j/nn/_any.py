"""Networks of any kind from files."""

from __future__ import annotations

import os
from collections.abc import Sequence

from pydl4j import _jvm
from pydl4j._bridges.door import Bridge, JavaObject
from pydl4j._errors import ConfigurationError, ModelFileError
from pydl4j._interruptible import briefly
from pydl4j.nn._checks import check_flag, check_path
from pydl4j.nn._generated.input_types import InputType
from pydl4j.nn._graph import ComputationGraph
from pydl4j.nn._network import MultiLayerNetwork

LAYOUTS = ("channels_first", "channels_last")
KINDS: dict[str, type[MultiLayerNetwork] | type[ComputationGraph]] = {
    "MultiLayerNetwork": MultiLayerNetwork,
    "ComputationGraph": ComputationGraph,
}


def input_types(bridge: Bridge, given: InputType | Sequence[InputType]) -> list[JavaObject]:
    """Shapes of inputs in the JVM, of one input or of several.

    Raises:
        ConfigurationError: It is none.
    """
    types = list(given) if isinstance(given, Sequence) else [given]
    for each in types:
        if not isinstance(each, InputType):
            raise ConfigurationError(
                f"An 'input_type' must be an nn.InputType, such as nn.InputType.feed_forward(4). Got {each!r} instead."
            )
    return [bridge.call("nn.conf.Registry", "fromJson", each._kind, each.to_json()) for each in types]


def check_version(written_by: str | None) -> str:
    """The version of Deeplearning4j that is said to have written a file; empty for none."""
    if written_by is not None and not (isinstance(written_by, str) and written_by):
        raise ConfigurationError(f"The 'written_by' must be a version such as '1.0.0-beta7', or None. Got {written_by!r} instead.")
    return written_by or ""


@briefly
def load(
    path: str | os.PathLike[str],
    given: InputType | Sequence[InputType] = (),
    layout: str | None = None,
    weights: str | os.PathLike[str] | None = None,
    enforce: bool = True,
    written_by: str | None = None,
) -> MultiLayerNetwork | ComputationGraph:
    """The network in a file, as what it is; raises as `pydl4j.load` does."""
    bridge = _jvm.bridge()
    types = input_types(bridge, given)
    if layout is not None and (not isinstance(layout, str) or layout not in LAYOUTS):
        raise ConfigurationError(f"The 'layout' must be one of {LAYOUTS}, or None. Got {layout!r} instead.")
    beside = "" if weights is None else str(check_path(weights))
    options = (types, layout or "", check_flag("'enforce_training_config'", enforce), beside, check_version(written_by))
    java = bridge.call("nn.files.LoadOptions", "read", check_path(path), *options)
    kind = str(java.call("kind"))
    if kind not in KINDS:
        java.call("close")
        raise ModelFileError(f"The model file {os.fspath(path)} holds a {kind}, which Python has no class for.")
    return KINDS[kind]._over(bridge, java)
