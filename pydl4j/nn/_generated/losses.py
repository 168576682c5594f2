"""What training makes small: y are the labels, o the outputs [n, n_out]; the mean over the mini-batch of n
examples is taken.

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from pydl4j.nn._configured import Configured

__all__ = ["L1", "L2", "MAE", "MCXENT", "MSE", "XENT", "LossFunction"]


class LossFunction(Configured):
    """What training makes small: y are the labels, o the outputs [n, n_out]; the mean over the mini-batch of n
    examples is taken.
    """

    _kind = "loss"
    _shorthand = True


class L1(LossFunction):
    """Sum over outputs of |o - y|.

    DL4J: LossFunction.L1.

    Example:
        >>> made = nn.losses.L1()
    """

    _name = "L1"
    _aliases = ("l1",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> L1: ...


class L2(LossFunction):
    """Sum over outputs of (o - y)².

    DL4J: LossFunction.L2.

    Example:
        >>> made = nn.losses.L2()
    """

    _name = "L2"
    _aliases = ("l2",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> L2: ...


class MAE(LossFunction):
    """Mean absolute error: sum over outputs of |o - y|, divided by n_out.

    DL4J: LossFunction.MAE.

    Example:
        >>> made = nn.losses.MAE()
    """

    _name = "MAE"
    _aliases = ("mae", "mean_absolute_error")

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> MAE: ...


class MCXENT(LossFunction):
    """Multi-class cross-entropy: -sum over outputs of y · log(o).

    With softmax it is computed from the logits in one step. Labels: one-hot (or any probabilities) [n, n_out], or
    class indices [n]. Refuses activations that do not sum to 1. DL4J: LossFunction.MCXENT.

    Example:
        >>> made = nn.losses.MCXENT()
    """

    _name = "MCXENT"
    _aliases = ("mcxent", "negativeloglikelihood")

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> MCXENT: ...


class MSE(LossFunction):
    """Mean squared error: sum over outputs of (o - y)², divided by n_out.

    DL4J: LossFunction.MSE.

    Example:
        >>> made = nn.losses.MSE()
    """

    _name = "MSE"
    _aliases = ("mse", "squared_loss")

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> MSE: ...


class XENT(LossFunction):
    """Binary cross-entropy: -sum over outputs of y · log(o) + (1 - y) · log(1 - o).

    With sigmoid it is computed from the logits in one step; other outputs are kept 1e-5 off 0 and 1, as in DL4J.
    Labels: 0 to 1. Refuses activations beyond 0 to 1, and softmax. DL4J: LossFunction.XENT.

    Example:
        >>> made = nn.losses.XENT()
    """

    _name = "XENT"
    _aliases = ("xent",)

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> XENT: ...


LossFunctionLike: TypeAlias = LossFunction | Literal["l1", "l2", "mae", "mcxent", "mse", "xent"]
