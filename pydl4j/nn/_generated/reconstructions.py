"""How a variational autoencoder thinks that inputs x are distributed; p are the numbers that its decoder makes.

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import Integers, Object, Objects

if TYPE_CHECKING:
    from pydl4j.nn._generated.activations import ActivationFunction, ActivationFunctionLike
    from pydl4j.nn._generated.losses import LossFunction, LossFunctionLike

__all__ = ["Bernoulli", "Composite", "Exponential", "Gaussian", "LossFunctionWrapper", "ReconstructionDistribution"]


class ReconstructionDistribution(Configured):
    """How a variational autoencoder thinks that inputs x are distributed; p are the numbers that its decoder makes."""

    _kind = "reconstructionDistribution"
    _shorthand = False


class Bernoulli(ReconstructionDistribution):
    """Inputs from 0 to 1, mostly one of both: -sum of x · log(q) + (1 - x) · log(1 - q), q = activation(p).

    DL4J: BernoulliReconstructionDistribution.

    Args:
        activation: The function that makes probabilities of p. Default: "sigmoid".

    Example:
        >>> made = nn.reconstructions.Bernoulli()
    """

    _name = "Bernoulli"
    _positional = ("activation",)
    _keys = (Key("activation", "activation", Object("activation"), default="sigmoid"),)

    activation: ActivationFunction

    def __init__(self, activation: ActivationFunctionLike = "sigmoid") -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, activation: ActivationFunctionLike | None = ...) -> Bernoulli: ...


class Composite(ReconstructionDistribution):
    """Several distributions side by side.

    the sum of theirs over the first sizes[0] inputs, the next sizes[1] … DL4J:
    CompositeReconstructionDistribution..

    Args:
        sizes: How many inputs each distribution is of.
        distributions: The distributions of the inputs one behind the other.

    Example:
        >>> made = nn.reconstructions.Composite([2, 3], [nn.reconstructions.Bernoulli(), nn.reconstructions.Gaussian()])
    """

    _name = "Composite"
    _positional = ("sizes", "distributions")
    _keys = (
        Key("sizes", "sizes", Integers(), required=True),
        Key("distributions", "distributions", Objects("reconstructionDistribution"), required=True),
    )

    sizes: tuple[int, ...]
    distributions: tuple[ReconstructionDistribution, ...]

    def __init__(self, sizes: Sequence[int], distributions: Sequence[ReconstructionDistribution]) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, sizes: Sequence[int] | None = ..., distributions: Sequence[ReconstructionDistribution] | None = ...
        ) -> Composite: ...


class Exponential(ReconstructionDistribution):
    """Inputs from 0 on: sum of exp(g) · x - g, g = activation(p) are the logarithms of the rates.

    DL4J: ExponentialReconstructionDistribution.

    Args:
        activation: The function that makes logarithms of rates of p. Default: "identity".

    Example:
        >>> made = nn.reconstructions.Exponential()
    """

    _name = "Exponential"
    _positional = ("activation",)
    _keys = (Key("activation", "activation", Object("activation"), default="identity"),)

    activation: ActivationFunction

    def __init__(self, activation: ActivationFunctionLike = "identity") -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, activation: ActivationFunctionLike | None = ...) -> Exponential: ...


class Gaussian(ReconstructionDistribution):
    """Inputs that are any numbers.

    sum of 0.5 · (log(2π) + v + (x - m)² / exp(v)); the first half of activation(p) are the means m, the second the
    logarithms v of the variances. DL4J: GaussianReconstructionDistribution.

    Args:
        activation: The function that makes means and logarithms of variances of p. Default: "identity".

    Example:
        >>> made = nn.reconstructions.Gaussian()
    """

    _name = "Gaussian"
    _positional = ("activation",)
    _keys = (Key("activation", "activation", Object("activation"), default="identity"),)

    activation: ActivationFunction

    def __init__(self, activation: ActivationFunctionLike = "identity") -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, activation: ActivationFunctionLike | None = ...) -> Gaussian: ...


class LossFunctionWrapper(ReconstructionDistribution):
    """A loss in place of a distribution: loss(x, activation(p)).

    DL4J: LossFunctionWrapper.

    Args:
        loss: The loss, of the input as labels and the reconstruction as outputs.
        activation: The function that makes reconstructions of p. Default: "identity".

    Example:
        >>> made = nn.reconstructions.LossFunctionWrapper(loss=nn.losses.BINARY_FOCAL())
    """

    _name = "LossFunctionWrapper"
    _positional = ("loss", "activation")
    _keys = (
        Key("loss", "loss", Object("loss"), required=True),
        Key("activation", "activation", Object("activation"), default="identity"),
    )

    loss: LossFunction
    activation: ActivationFunction

    def __init__(self, loss: LossFunctionLike, activation: ActivationFunctionLike = "identity") -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, loss: LossFunctionLike | None = ..., activation: ActivationFunctionLike | None = ...
        ) -> LossFunctionWrapper: ...
