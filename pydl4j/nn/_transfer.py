"""New networks from trained ones; Java's `TransferLearning`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydl4j._errors import ConfigurationError
from pydl4j._interruptible import briefly
from pydl4j.nn._configured import Configured
from pydl4j.nn._generated.fine_tunes import FineTuneConfiguration
from pydl4j.nn._network import MultiLayerNetwork, NeuralNetwork

if TYPE_CHECKING:
    from pydl4j._bridges.door import Bridge, JavaObject
    from pydl4j.nn._generated.input_types import InputType
    from pydl4j.nn._generated.layers import Layer
    from pydl4j.nn._generated.vertices import GraphVertex
    from pydl4j.nn._generated.weight_inits import WeightInitLike

N = TypeVar("N", bound=NeuralNetwork)


class TransferLearning(Generic[N]):
    """Makes a new network from a trained one: layers are frozen, replaced, taken off and put on.

    Those that stay keep their weights; only what is new or has another size is drawn anew. The trained network stays as it is.
    Nothing happens before `build`.

    Args:
        network: The trained network. Layers of a `MultiLayerNetwork` are named by their numbers, from 0; vertices of a
            `ComputationGraph` by their names.

    Example:
        >>> made = (nn.TransferLearning(net)
        ...     .fine_tune_configuration(nn.FineTuneConfiguration(updater=nn.Adam(1e-4)))
        ...     .set_feature_extractor(0)
        ...     .remove_output_layer()
        ...     .add_layer(nn.Output(5, loss="mcxent", activation="softmax"))
        ...     .build())
    """

    def __init__(self, network: N) -> None:
        if not isinstance(network, NeuralNetwork):
            raise ConfigurationError(f"TransferLearning begins with a network. Got {network!r} instead.")
        self._network = network
        self._chain = isinstance(network, MultiLayerNetwork)
        self._steps: list[tuple[str, tuple[Any, ...]]] = []

    def __repr__(self) -> str:
        return f"<TransferLearning from {self._network!r}, {len(self._steps)} steps>"

    def _then(self, method: str, *arguments: Any) -> TransferLearning[N]:
        self._steps.append((method, arguments))
        return self

    def _require(self, chain: bool, what: str) -> None:
        if self._chain != chain:
            kind = "MultiLayerNetwork" if chain else "ComputationGraph"
            raise ConfigurationError(f"'{what}' is for a {kind}. This one begins with a {type(self._network).__name__}.")

    def fine_tune_configuration(self, configuration: FineTuneConfiguration) -> TransferLearning[N]:
        """Settings for the whole network in place of those that it and its layers had."""
        return self._then("fineTuneConfiguration", configuration)

    def set_feature_extractor(self, *layers: int | str) -> TransferLearning[N]:
        """Freezes all up to this layer, itself included; of a graph, these vertices and all that they depend on."""
        return self._then("setFeatureExtractor", *layers)

    def n_out_replace(self, layer: int | str, n_out: int, weight_init: WeightInitLike = "xavier") -> TransferLearning[N]:
        """Gives a layer another number of outputs; it and those that read it are drawn anew."""
        return self._then("nOutReplace", layer, n_out, FineTuneConfiguration(weight_init=weight_init).weight_init)

    def remove_output_layer(self) -> TransferLearning[N]:
        """Takes the last layer off."""
        self._require(True, "remove_output_layer")
        return self._then("removeOutputLayer")

    def remove_layers_from_output(self, count: int) -> TransferLearning[N]:
        """Takes the last layers off."""
        self._require(True, "remove_layers_from_output")
        return self._then("removeLayersFromOutput", count)

    def set_input_type(self, input_type: InputType) -> TransferLearning[N]:
        """Another shape of the input."""
        self._require(True, "set_input_type")
        return self._then("setInputType", input_type)

    def add_layer(self, *layer: Layer | str) -> TransferLearning[N]:
        """Puts a layer behind the others: `add_layer(layer)`; into a graph, `add_layer(name, layer, *inputs)`."""
        return self._then("addLayer", *layer)

    def add_vertex(self, name: str, vertex: GraphVertex, *inputs: str) -> TransferLearning[N]:
        """Adds a vertex that reads these inputs or vertices."""
        self._require(False, "add_vertex")
        return self._then("addVertex", name, vertex, *inputs)

    def remove_vertex_keep_connections(self, name: str) -> TransferLearning[N]:
        """Takes a vertex out; another one of its name takes its place, and is read by the same."""
        self._require(False, "remove_vertex_keep_connections")
        return self._then("removeVertexKeepConnections", name)

    def remove_vertex_and_connections(self, name: str) -> TransferLearning[N]:
        """Takes a vertex out, its name from what others read and from the outputs, and who then reads nothing."""
        self._require(False, "remove_vertex_and_connections")
        return self._then("removeVertexAndConnections", name)

    def add_inputs(self, *names: str) -> TransferLearning[N]:
        """Adds inputs behind the others."""
        self._require(False, "add_inputs")
        return self._then("addInputs", *names)

    def set_input_types(self, *types: InputType) -> TransferLearning[N]:
        """The shapes of all inputs."""
        self._require(False, "set_input_types")
        return self._then("setInputTypes", *types)

    def set_outputs(self, *names: str) -> TransferLearning[N]:
        """The outputs, in place of those that there were."""
        self._require(False, "set_outputs")
        return self._then("setOutputs", *names)

    @briefly
    def build(self) -> N:
        """The network, which the caller closes.

        Raises:
            ConfigurationError, ShapeError: the layers make no network; the message names them.
        """
        net = self._network
        with net._working():
            bridge = net._bridge_now()
            method = "builder" if self._chain else "graphBuilder"
            builder: JavaObject = bridge.call("nn.transferlearning.TransferLearning", method, net._object())
            for step, arguments in self._steps:
                builder.call(step, *(_there(bridge, each) for each in arguments))
            return type(net)._over(bridge, builder.call("build"))


def _there(bridge: Bridge, argument: Any) -> Any:
    if isinstance(argument, Configured):
        return bridge.call("nn.conf.Registry", "fromJson", argument._kind, argument.to_json())
    return argument
