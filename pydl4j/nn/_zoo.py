"""What well-known networks can do in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydl4j import _jvm
from pydl4j._interruptible import briefly
from pydl4j.nn._core.terms import in_python_terms

if TYPE_CHECKING:
    from pydl4j.nn._generated.networks import ComputationGraphConfiguration, MultiLayerConfiguration
    from pydl4j.nn._graph import ComputationGraph
    from pydl4j.nn._network import MultiLayerNetwork


class ZooMethods:
    """Adds `conf`, `init` and `torch_names`."""

    @briefly
    def conf(self) -> MultiLayerConfiguration | ComputationGraphConfiguration:
        """Its configuration, as Java makes it; `replace` changes it further.

        Raises:
            ShapeError: the pictures are too small for its layers.
        """
        from pydl4j.nn._generated.networks import Network

        settings: Any = self
        with in_python_terms():
            model = _jvm.bridge().call("nn.conf.Registry", "fromJson", settings._kind, settings.to_json())
            made: Any = Network.from_json(model.call("conf").call("toJson"))
        return made  # type: ignore[no-any-return]

    def init(self) -> MultiLayerNetwork | ComputationGraph:
        """The network with random weights, which the caller closes."""
        from pydl4j.nn._any import KINDS

        conf: Any = self.conf()
        kind: Any = next(each for each in KINDS.values() if isinstance(conf, each._configuration))
        made: MultiLayerNetwork | ComputationGraph = kind(conf).init()
        return made

    @briefly
    def torch_names(self) -> dict[str, str]:
        """The modules of torchvision's model of this name, by the names of the layers, for `load_state_dict` and `save_state_dict`.

        Raises:
            ConfigurationError: there are none: ResNet50, VGG16 and MobileNetV2 have them.
        """
        settings: Any = self
        model = _jvm.bridge().call("nn.conf.Registry", "fromJson", settings._kind, settings.to_json())
        return {str(name): str(module) for name, module in model.call("torchNames").items()}
