"""Networks, as Python sees them: the weights and the training loop live in the JVM."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydl4j._errors import ConfigurationError
from pydl4j._names import distance, folded
from pydl4j.nn._core.copies import Copies
from pydl4j.nn._core.deriving import Deriving
from pydl4j.nn._core.looks import Looks
from pydl4j.nn._core.pretraining import Pretraining
from pydl4j.nn._core.stepping import Stepping
from pydl4j.nn._core.vectors import Vectors
from pydl4j.nn._evaluating import Evaluating
from pydl4j.nn._generated.networks import MultiLayerConfiguration

if TYPE_CHECKING:
    from pydl4j._bridges.door import JavaObject


SETTABLE = ("labels", "normalizer", "normalize", "process", "params")
"""What a network's owner sets."""


class NeuralNetwork(Pretraining, Stepping, Deriving, Vectors, Copies, Looks, Evaluating):
    """What networks have in common, however their layers are joined."""

    def __init__(self, conf: Any) -> None:
        kind = self._configuration
        if not isinstance(conf, kind):
            raise ConfigurationError(f"The 'conf' of {type(self).__name__} must be a {kind.__name__}. Got {conf!r} instead.")
        super().__init__(conf)

    def __setattr__(self, name: str, value: Any) -> None:
        if not name.startswith("_") and not hasattr(type(self), name):
            meant = min(SETTABLE, key=lambda each: distance(folded(name), folded(each)))
            if distance(folded(name), folded(meant)) <= 2:  # otherwise it trained on without what was set
                raise AttributeError(f"'{type(self).__name__}' has no attribute '{name}' to set. Did you mean '{meant}'?")
        super().__setattr__(name, value)

    def _evaluable(self) -> JavaObject:
        return self._object()


class MultiLayerNetwork(NeuralNetwork):
    """A network whose layers stand one after the other; its weights live in the JVM until `close` or collection.

    Args:
        conf: The description.

    Any number of threads may call `output` at once, also while one trains. Equal configurations, data and numbers of
    threads give equal weights.

    Raises:
        ConfigurationError, ShapeError: (from `init` on) layers that do not fit together; the message names the layer.

    Example:
        >>> net = nn.MultiLayerNetwork(nn.MultiLayerConfiguration(
        ...     input_type=nn.InputType.feed_forward(4), layers=[nn.Output(n_out=3, loss="mcxent")])).init()
        >>> net.output(np.zeros((8, 4), np.float32)).shape
        (8, 3)
    """

    _java_class = "nn.MultiLayerNetwork"
    _configuration = MultiLayerConfiguration
    conf: MultiLayerConfiguration
