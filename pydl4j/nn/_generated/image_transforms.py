"""A change of pictures, with lots that are drawn for each of them.

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import Boolean, Enum, Number, Numbers, Objects

__all__ = [
    "BlurTransform",
    "BrightnessTransform",
    "ChoiceImageTransform",
    "ContrastTransform",
    "CropImageTransform",
    "EqualizeHistTransform",
    "FlipImageTransform",
    "GrayscaleTransform",
    "HueTransform",
    "ImageTransform",
    "PipelineImageTransform",
    "RandomCropTransform",
    "RotateImageTransform",
    "SaturationTransform",
    "ScaleImageTransform",
    "ShiftImageTransform",
    "WarpImageTransform",
]


class ImageTransform(Configured):
    """A change of pictures, with lots that are drawn for each of them."""

    _kind = "imageTransform"
    _shorthand = False


class BlurTransform(ImageTransform):
    """A Gaussian.

    torchvision: GaussianBlur.

    Args:
        least: Least standard deviation of the Gaussian, in pixels. Between 0.01 and 100. Default: 0.1.
        most: Greatest standard deviation of the Gaussian, in pixels. Between 0.01 and 100. Default: 2.0.

    Example:
        >>> made = etl.BlurTransform()
    """

    _name = "BlurTransform"
    _positional = ("least", "most")
    _keys = (
        Key("least", "least", Number(), default=0.1, words="between 0.01 and 100", minimum=0.01, maximum=100),
        Key("most", "most", Number(), default=2.0, words="between 0.01 and 100", minimum=0.01, maximum=100),
    )

    least: float
    most: float

    def __init__(self, least: float = 0.1, most: float = 2.0) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, least: float | None = ..., most: float | None = ...) -> BlurTransform: ...


class BrightnessTransform(ImageTransform):
    """All numbers times a factor.

    torchvision: ColorJitter's brightness.

    Args:
        delta: Most that the factor differs from 1. At least 0 and less than 1.

    Example:
        >>> made = etl.BrightnessTransform(delta=0.5)
    """

    _name = "BrightnessTransform"
    _positional = ("delta",)
    _keys = (
        Key("delta", "delta", Number(), required=True, words="at least 0 and less than 1", minimum=0, maximum=1, exclusive=(False, True)),
    )

    delta: float

    def __init__(self, delta: float) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, delta: float | None = ...) -> BrightnessTransform: ...


class ChoiceImageTransform(ImageTransform):
    """One of several, by lot.

    torchvision: RandomChoice.

    Args:
        transforms: Which ones.
        weights: How likely each is, in proportion to the others. Default: all alike.

    Example:
        >>> made = etl.ChoiceImageTransform(transforms=[etl.BlurTransform()])
    """

    _name = "ChoiceImageTransform"
    _positional = ("transforms", "weights")
    _keys = (
        Key("transforms", "transforms", Objects("imageTransform"), required=True),
        Key("weights", "weights", Numbers()),
    )

    transforms: tuple[ImageTransform, ...]
    weights: tuple[float, ...] | None

    def __init__(self, transforms: Sequence[ImageTransform], weights: Sequence[float] | None = None) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, transforms: Sequence[ImageTransform] | None = ..., weights: Sequence[float] | None = ...
        ) -> ChoiceImageTransform: ...


class ContrastTransform(ImageTransform):
    """Distances from the mean of the gray picture times a factor.

    torchvision: ColorJitter's contrast.

    Args:
        delta: Most that the factor differs from 1. At least 0 and less than 1.

    Example:
        >>> made = etl.ContrastTransform(delta=0.5)
    """

    _name = "ContrastTransform"
    _positional = ("delta",)
    _keys = (
        Key("delta", "delta", Number(), required=True, words="at least 0 and less than 1", minimum=0, maximum=1, exclusive=(False, True)),
    )

    delta: float

    def __init__(self, delta: float) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, delta: float | None = ...) -> ContrastTransform: ...


class CropImageTransform(ImageTransform):
    """Cuts off some of each side, and resizes what is left.

    DataVec: CropImageTransform, by pixels.

    Args:
        crop: Most that is cut off at each side, as a share of the height or the width. At least 0 and less than
            0.5.

    Example:
        >>> made = etl.CropImageTransform(0.1)
    """

    _name = "CropImageTransform"
    _positional = ("crop",)
    _keys = (
        Key("crop", "crop", Number(), required=True, words="at least 0 and less than 0.5", minimum=0, maximum=0.5, exclusive=(False, True)),
    )

    crop: float

    def __init__(self, crop: float) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, crop: float | None = ...) -> CropImageTransform: ...


class EqualizeHistTransform(ImageTransform):
    """Equalizes the histogram of the brightness; for 8 bits.

    DataVec: EqualizeHistTransform.

    Example:
        >>> made = etl.EqualizeHistTransform()
    """

    _name = "EqualizeHistTransform"

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> EqualizeHistTransform: ...


class FlipImageTransform(ImageTransform):
    """Exchanges sides of a picture.

    DataVec: FlipImageTransform.

    Args:
        mode: Which sides are exchanged. Default: "left_right".

    Example:
        >>> made = etl.FlipImageTransform()
    """

    _name = "FlipImageTransform"
    _positional = ("mode",)
    _keys = (Key("mode", "mode", Enum("left_right", "up_down", "both", "random"), default="left_right"),)

    mode: str

    def __init__(self, mode: Literal["left_right", "up_down", "both", "random"] = "left_right") -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, mode: Literal["left_right", "up_down", "both", "random"] | None = ...) -> FlipImageTransform: ...


class GrayscaleTransform(ImageTransform):
    """Makes all channels gray.

    torchvision: Grayscale.

    Example:
        >>> made = etl.GrayscaleTransform()
    """

    _name = "GrayscaleTransform"

    def __init__(self) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self) -> GrayscaleTransform: ...


class HueTransform(ImageTransform):
    """Turns colours on their circle.

    torchvision: ColorJitter's hue, in turns.

    Args:
        degrees: Most that colours are turned, either way; 120 is from red to green or blue. Between 0 and 180.

    Example:
        >>> made = etl.HueTransform(degrees=0.5)
    """

    _name = "HueTransform"
    _positional = ("degrees",)
    _keys = (Key("degrees", "degrees", Number(), required=True, words="between 0 and 180", minimum=0, maximum=180),)

    degrees: float

    def __init__(self, degrees: float) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, degrees: float | None = ...) -> HueTransform: ...


class PipelineImageTransform(ImageTransform):
    """Several, one behind the other, each with a probability.

    DataVec: PipelineImageTransform; torchvision: Compose, RandomApply, RandomOrder.

    Args:
        transforms: Which ones.
        probabilities: How likely each is made, from 0 to 1. Default: all are made.
        shuffle: Whether they come in another order for each picture. Default: False.

    Example:
        >>> made = etl.PipelineImageTransform([etl.FlipImageTransform(), etl.BlurTransform()], [0.5, 1], shuffle=True)
    """

    _name = "PipelineImageTransform"
    _positional = ("transforms", "probabilities", "shuffle")
    _keys = (
        Key("transforms", "transforms", Objects("imageTransform"), required=True),
        Key("probabilities", "probabilities", Numbers()),
        Key("shuffle", "shuffle", Boolean(), default=False),
    )

    transforms: tuple[ImageTransform, ...]
    probabilities: tuple[float, ...] | None
    shuffle: bool

    def __init__(self, transforms: Sequence[ImageTransform], probabilities: Sequence[float] | None = None, shuffle: bool = False) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            transforms: Sequence[ImageTransform] | None = ...,
            probabilities: Sequence[float] | None = ...,
            shuffle: bool | None = ...,
        ) -> PipelineImageTransform: ...


class RandomCropTransform(ImageTransform):
    """Keeps a part, anywhere, and resizes it.

    Szegedy et al. 2014, arXiv:1409.4842; torchvision: RandomResizedCrop.

    Args:
        share: Least share of the area that is kept. Between 0.001 and 1.
        proportion: Most that its proportions differ from the picture's, as a factor, either way. Between 1 and 10.
            Default: 1.3333333333333333.

    Example:
        >>> made = etl.RandomCropTransform(share=0.5)
    """

    _name = "RandomCropTransform"
    _positional = ("share", "proportion")
    _keys = (
        Key("share", "share", Number(), required=True, words="between 0.001 and 1", minimum=0.001, maximum=1),
        Key("proportion", "proportion", Number(), default=1.3333333333333333, words="between 1 and 10", minimum=1, maximum=10),
    )

    share: float
    proportion: float

    def __init__(self, share: float, proportion: float = 1.3333333333333333) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, share: float | None = ..., proportion: float | None = ...) -> RandomCropTransform: ...


class RotateImageTransform(ImageTransform):
    """Turns a picture around its middle.

    DataVec: RotateImageTransform.

    Args:
        angle: Most degrees that it is turned, either way. Between 0 and 180.

    Example:
        >>> made = etl.RotateImageTransform(angle=0.5)
    """

    _name = "RotateImageTransform"
    _positional = ("angle",)
    _keys = (Key("angle", "angle", Number(), required=True, words="between 0 and 180", minimum=0, maximum=180),)

    angle: float

    def __init__(self, angle: float) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, angle: float | None = ...) -> RotateImageTransform: ...


class SaturationTransform(ImageTransform):
    """Distances from the gray picture times a factor.

    torchvision: ColorJitter's saturation.

    Args:
        delta: Most that the factor differs from 1. At least 0 and less than 1.

    Example:
        >>> made = etl.SaturationTransform(delta=0.5)
    """

    _name = "SaturationTransform"
    _positional = ("delta",)
    _keys = (
        Key("delta", "delta", Number(), required=True, words="at least 0 and less than 1", minimum=0, maximum=1, exclusive=(False, True)),
    )

    delta: float

    def __init__(self, delta: float) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, delta: float | None = ...) -> SaturationTransform: ...


class ScaleImageTransform(ImageTransform):
    """Makes what is seen larger or smaller, around the middle.

    DataVec: ScaleImageTransform, by pixels.

    Args:
        delta: Most that the factor differs from 1. At least 0 and less than 1.

    Example:
        >>> made = etl.ScaleImageTransform(delta=0.5)
    """

    _name = "ScaleImageTransform"
    _positional = ("delta",)
    _keys = (
        Key("delta", "delta", Number(), required=True, words="at least 0 and less than 1", minimum=0, maximum=1, exclusive=(False, True)),
    )

    delta: float

    def __init__(self, delta: float) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, delta: float | None = ...) -> ScaleImageTransform: ...


class ShiftImageTransform(ImageTransform):
    """Moves what is seen.

    torchvision: RandomAffine's translate.

    Args:
        x: Most that it is moved to the left or right, as a share of the width. Between 0 and 1.
        y: Most that it is moved up or down, as a share of the height. Between 0 and 1.

    Example:
        >>> made = etl.ShiftImageTransform(x=0.5, y=0.5)
    """

    _name = "ShiftImageTransform"
    _positional = ("x", "y")
    _keys = (
        Key("x", "x", Number(), required=True, words="between 0 and 1", minimum=0, maximum=1),
        Key("y", "y", Number(), required=True, words="between 0 and 1", minimum=0, maximum=1),
    )

    x: float
    y: float

    def __init__(self, x: float, y: float) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, x: float | None = ..., y: float | None = ...) -> ShiftImageTransform: ...


class WarpImageTransform(ImageTransform):
    """Moves the corners: the picture in perspective.

    DataVec: WarpImageTransform, by pixels.

    Args:
        delta: Most that each corner is moved, either way, as a share of height and width. Between 0 and 0.2.

    Example:
        >>> made = etl.WarpImageTransform(0.1)
    """

    _name = "WarpImageTransform"
    _positional = ("delta",)
    _keys = (Key("delta", "delta", Number(), required=True, words="between 0 and 0.2", minimum=0, maximum=0.2),)

    delta: float

    def __init__(self, delta: float) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, delta: float | None = ...) -> WarpImageTransform: ...
