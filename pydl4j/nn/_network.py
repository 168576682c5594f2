"""Networks, as Python sees them: the weights and the training loop live in the JVM."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydl4j._errors import ConfigurationError
from pydl4j.nn._core.copies import Copies
from pydl4j.nn._core.fitting import Fitting
from pydl4j.nn._core.looks import Looks
from pydl4j.nn._core.notes import Notes
from pydl4j.nn._core.stepping import Stepping
from pydl4j.nn._core.vectors import Vectors
from pydl4j.nn._evaluating import Evaluating
from pydl4j.nn._evaluation_settings import EvaluationSettings
from pydl4j.nn._generated.networks import MultiLayerConfiguration

if TYPE_CHECKING:
    from pydl4j._bridges.door import JavaObject


class MultiLayerNetwork(Fitting, Stepping, Vectors, Notes, Copies, Looks, Evaluating):
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

    def __init__(self, conf: MultiLayerConfiguration) -> None:
        if not isinstance(conf, MultiLayerConfiguration):
            raise ConfigurationError(f"The 'conf' of MultiLayerNetwork must be a MultiLayerConfiguration. Got {conf!r} instead.")
        super().__init__(conf)

    def _counted(self, method: str, data: Any, labels: Any, batch_size: int | None, *arguments: Any) -> str:
        net = self._object()
        with self._working(), self._looked_at(data, labels, batch_size, 1) as iterator:
            bridge = self._bridge_now()
            there = [each._in_java(bridge) if isinstance(each, EvaluationSettings) else each for each in arguments]
            evaluation: JavaObject = net.call(method, iterator._in_java(bridge), *there)
            return str(evaluation.call("toJson"))
