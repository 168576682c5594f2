"""The shape of one example, without the batch dimension.

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import Enum, Integer

__all__ = ["InputType"]


class InputType(Configured):
    """The shape of one example, without the batch dimension."""

    _kind = "inputType"
    _shorthand = False

    @staticmethod
    def convolutional(height: int, width: int, channels: int, *, format: Literal["nchw", "nhwc"] = "nchw") -> Convolutional:
        """Images: batches are [n, channels, height, width], or [n, height, width, channels] with format NHWC.

        DL4J: InputType.convolutional.

        Args:
            height: Rows of pixels. At least 1.
            width: Columns of pixels. At least 1.
            channels: Numbers a pixel: 1 for grey, 3 for colour; later the feature maps. At least 1.
            format: The order of the axes of what goes into the network, and of outputs and labels that are images: NCHW
                is [n, channels, height, width], NHWC is [n, height, width, channels]. Default: "nchw".

        Example:
            >>> made = nn.InputType.convolutional(28, 28, 1)
        """
        return Convolutional(height=height, width=width, channels=channels, format=format)

    @staticmethod
    def convolutional3d(
        depth: int, height: int, width: int, channels: int, *, format: Literal["ncdhw", "ndhwc"] = "ncdhw"
    ) -> Convolutional3D:
        """Volumes.

        batches are [n, channels, depth, height, width], or [n, depth, height, width, channels] with format NDHWC. DL4J:
        InputType.convolutional3D.

        Args:
            depth: Slices of a volume, or pictures of a film. At least 1.
            height: Rows of pixels. At least 1.
            width: Columns of pixels. At least 1.
            channels: Numbers a pixel: 1 for grey, 3 for colour; later the feature maps. At least 1.
            format: The order of the axes of what goes into the network, and of outputs and labels that are volumes:
                NCDHW is [n, channels, depth, height, width], NDHWC is [n, depth, height, width, channels]. Default:
                "ncdhw".

        Example:
            >>> made = nn.InputType.convolutional3d(depth=10, height=10, width=10, channels=10)
        """
        return Convolutional3D(depth=depth, height=height, width=width, channels=channels, format=format)

    @staticmethod
    def convolutional_flat(height: int, width: int, channels: int) -> ConvolutionalFlat:
        """Images as rows in c order: batches are [n, channels · height · width].

        DL4J: InputType.convolutionalFlat.

        Args:
            height: Rows of pixels. At least 1.
            width: Columns of pixels. At least 1.
            channels: Numbers a pixel: 1 for grey, 3 for colour; later the feature maps. At least 1.

        Example:
            >>> made = nn.InputType.convolutional_flat(height=10, width=10, channels=10)
        """
        return ConvolutionalFlat(height=height, width=width, channels=channels)

    @staticmethod
    def feed_forward(size: int) -> FeedForward:
        """Rows of numbers: batches are [n, size].

        DL4J: InputType.feedForward.

        Args:
            size: How many numbers an example has. At least 1.

        Example:
            >>> made = nn.InputType.feed_forward(size=10)
        """
        return FeedForward(size=size)

    @staticmethod
    def recurrent(size: int, time_series_length: int | None = None, *, format: Literal["ncw", "nwc"] = "ncw") -> Recurrent:
        """Sequences: batches are [n, size, time], or [n, time, size] with format NWC.

        DL4J: InputType.recurrent.

        Args:
            size: How many numbers a time step has. At least 1.
            time_series_length: How many time steps a series has; any number when not set. At least 1.
            format: The order of the axes of what goes into the network, and of its labels and outputs: NCW is [n, size,
                time], NWC is [n, time, size]. Default: "ncw".

        Example:
            >>> made = nn.InputType.recurrent(size=10)
        """
        return Recurrent(size=size, time_series_length=time_series_length, format=format)


class Convolutional(InputType):
    """Images: batches are [n, channels, height, width], or [n, height, width, channels] with format NHWC.

    DL4J: InputType.convolutional.

    Args:
        height: Rows of pixels. At least 1.
        width: Columns of pixels. At least 1.
        channels: Numbers a pixel: 1 for grey, 3 for colour; later the feature maps. At least 1.
        format: The order of the axes of what goes into the network, and of outputs and labels that are images: NCHW
            is [n, channels, height, width], NHWC is [n, height, width, channels]. Default: "nchw".

    Example:
        >>> made = nn.InputType.convolutional(28, 28, 1)
    """

    _name = "Convolutional"
    _positional = ("height", "width", "channels")
    _shown_as = "InputType.convolutional"
    _keys = (
        Key("height", "height", Integer(), required=True, words="at least 1", minimum=1),
        Key("width", "width", Integer(), required=True, words="at least 1", minimum=1),
        Key("channels", "channels", Integer(), required=True, words="at least 1", minimum=1),
        Key("format", "format", Enum("nchw", "nhwc"), default="nchw"),
    )

    height: int
    width: int
    channels: int
    format: str

    def __init__(self, height: int, width: int, channels: int, *, format: Literal["nchw", "nhwc"] = "nchw") -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            height: int | None = ...,
            width: int | None = ...,
            channels: int | None = ...,
            format: Literal["nchw", "nhwc"] | None = ...,
        ) -> Convolutional: ...


class Convolutional3D(InputType):
    """Volumes.

    batches are [n, channels, depth, height, width], or [n, depth, height, width, channels] with format NDHWC. DL4J:
    InputType.convolutional3D.

    Args:
        depth: Slices of a volume, or pictures of a film. At least 1.
        height: Rows of pixels. At least 1.
        width: Columns of pixels. At least 1.
        channels: Numbers a pixel: 1 for grey, 3 for colour; later the feature maps. At least 1.
        format: The order of the axes of what goes into the network, and of outputs and labels that are volumes:
            NCDHW is [n, channels, depth, height, width], NDHWC is [n, depth, height, width, channels]. Default:
            "ncdhw".

    Example:
        >>> made = nn.InputType.convolutional3d(depth=10, height=10, width=10, channels=10)
    """

    _name = "Convolutional3D"
    _positional = ("depth", "height", "width", "channels")
    _shown_as = "InputType.convolutional3d"
    _keys = (
        Key("depth", "depth", Integer(), required=True, words="at least 1", minimum=1),
        Key("height", "height", Integer(), required=True, words="at least 1", minimum=1),
        Key("width", "width", Integer(), required=True, words="at least 1", minimum=1),
        Key("channels", "channels", Integer(), required=True, words="at least 1", minimum=1),
        Key("format", "format", Enum("ncdhw", "ndhwc"), default="ncdhw"),
    )

    depth: int
    height: int
    width: int
    channels: int
    format: str

    def __init__(self, depth: int, height: int, width: int, channels: int, *, format: Literal["ncdhw", "ndhwc"] = "ncdhw") -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            depth: int | None = ...,
            height: int | None = ...,
            width: int | None = ...,
            channels: int | None = ...,
            format: Literal["ncdhw", "ndhwc"] | None = ...,
        ) -> Convolutional3D: ...


class ConvolutionalFlat(InputType):
    """Images as rows in c order: batches are [n, channels · height · width].

    DL4J: InputType.convolutionalFlat.

    Args:
        height: Rows of pixels. At least 1.
        width: Columns of pixels. At least 1.
        channels: Numbers a pixel: 1 for grey, 3 for colour; later the feature maps. At least 1.

    Example:
        >>> made = nn.InputType.convolutional_flat(height=10, width=10, channels=10)
    """

    _name = "ConvolutionalFlat"
    _positional = ("height", "width", "channels")
    _shown_as = "InputType.convolutional_flat"
    _keys = (
        Key("height", "height", Integer(), required=True, words="at least 1", minimum=1),
        Key("width", "width", Integer(), required=True, words="at least 1", minimum=1),
        Key("channels", "channels", Integer(), required=True, words="at least 1", minimum=1),
    )

    height: int
    width: int
    channels: int

    def __init__(self, height: int, width: int, channels: int) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, height: int | None = ..., width: int | None = ..., channels: int | None = ...) -> ConvolutionalFlat: ...


class FeedForward(InputType):
    """Rows of numbers: batches are [n, size].

    DL4J: InputType.feedForward.

    Args:
        size: How many numbers an example has. At least 1.

    Example:
        >>> made = nn.InputType.feed_forward(size=10)
    """

    _name = "FeedForward"
    _positional = ("size",)
    _shown_as = "InputType.feed_forward"
    _keys = (Key("size", "size", Integer(), required=True, words="at least 1", minimum=1),)

    size: int

    def __init__(self, size: int) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, size: int | None = ...) -> FeedForward: ...


class Recurrent(InputType):
    """Sequences: batches are [n, size, time], or [n, time, size] with format NWC.

    DL4J: InputType.recurrent.

    Args:
        size: How many numbers a time step has. At least 1.
        time_series_length: How many time steps a series has; any number when not set. At least 1.
        format: The order of the axes of what goes into the network, and of its labels and outputs: NCW is [n, size,
            time], NWC is [n, time, size]. Default: "ncw".

    Example:
        >>> made = nn.InputType.recurrent(size=10)
    """

    _name = "Recurrent"
    _positional = ("size", "time_series_length")
    _shown_as = "InputType.recurrent"
    _keys = (
        Key("size", "size", Integer(), required=True, words="at least 1", minimum=1),
        Key("time_series_length", "timeSeriesLength", Integer(), words="at least 1", minimum=1),
        Key("format", "format", Enum("ncw", "nwc"), default="ncw"),
    )

    size: int
    time_series_length: int | None
    format: str

    def __init__(self, size: int, time_series_length: int | None = None, *, format: Literal["ncw", "nwc"] = "ncw") -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, size: int | None = ..., time_series_length: int | None = ..., format: Literal["ncw", "nwc"] | None = ...
        ) -> Recurrent: ...
