"""A well-known network, without trained weights.

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import Boolean, Integer, Object
from pydl4j.nn._zoo import ZooMethods

if TYPE_CHECKING:
    from pydl4j.nn._generated.updaters import Updater, UpdaterLike

__all__ = [
    "BERT",
    "VGG16",
    "VGG19",
    "YOLO2",
    "AlexNet",
    "Darknet19",
    "FaceNetNN4Small2",
    "InceptionResNetV1",
    "LeNet",
    "MobileNetV2",
    "NASNet",
    "ResNet50",
    "SimpleCNN",
    "SqueezeNet",
    "TextGenerationLSTM",
    "TinyYOLO",
    "UNet",
    "ViT",
    "Xception",
    "ZooModel",
]


class ZooModel(ZooMethods, Configured):
    """A well-known network, without trained weights."""

    _kind = "zooModel"
    _shorthand = False


class AlexNet(ZooModel):
    """Five convolutions and three layers of rows in one tower, as PyTorch has it; 61,100,840 parameters for 224 x 224
    and 1000 classes.

    Krizhevsky 2014, arXiv:1404.5997.
    DL4J: AlexNet.

    Args:
        num_classes: How many classes the softmax tells apart. At least 1. Default: 1000.
        height: Height of the pictures. At least 1. Default: 224.
        width: Width of the pictures. At least 1. Default: 224.
        channels: Channels of the pictures. At least 1. Default: 3.
        seed: Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0.
        updater: How parameters follow their gradient. Default: Adam(learning_rate=0.001).

    Example:
        >>> made = nn.zoo.AlexNet()
    """

    _name = "AlexNet"
    _positional = ("num_classes",)
    _keys = (
        Key("num_classes", "numClasses", Integer(), default=1000, words="at least 1", minimum=1),
        Key("height", "height", Integer(), default=224, words="at least 1", minimum=1),
        Key("width", "width", Integer(), default=224, words="at least 1", minimum=1),
        Key("channels", "channels", Integer(), default=3, words="at least 1", minimum=1),
        Key("seed", "seed", Integer(), default=0),
        Key("updater", "updater", Object("updater"), default={"@class": "Adam", "learningRate": 0.001}),
    )

    num_classes: int
    height: int
    width: int
    channels: int
    seed: int
    updater: Updater

    def __init__(
        self,
        num_classes: int = 1000,
        *,
        height: int = 224,
        width: int = 224,
        channels: int = 3,
        seed: int = 0,
        updater: UpdaterLike | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            num_classes: int | None = ...,
            height: int | None = ...,
            width: int | None = ...,
            channels: int | None = ...,
            seed: int | None = ...,
            updater: UpdaterLike | None = ...,
        ) -> AlexNet: ...


class BERT(ZooModel):
    """An encoder of texts with a class for each; 109,483,778 parameters for two classes in its base form.

    Inputs: words and segments, whole numbers [n, 1, time], of which masks [n, time] leave padding out.
    Devlin et al. 2018, arXiv:1810.04805 (base).

    Args:
        seed: Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0.
        updater: How parameters follow their gradient. Default: Adam(learning_rate=0.001).
        num_classes: How many classes the softmax tells apart. At least 1. Default: 2.
        vocabulary: How many words there are. At least 1. Default: 30522.
        segments: How many segments a text may have. At least 1. Default: 2.
        max_length: Words of the longest text. At least 1. Default: 512.
        hidden_size: Numbers of a word between the blocks. At least 1. Default: 768.
        num_layers: How many blocks. At least 1. Default: 12.
        n_heads: Heads of attention in each block. At least 1. Default: 12.

    Example:
        >>> made = nn.zoo.BERT()
    """

    _name = "BERT"
    _positional = ("num_classes",)
    _keys = (
        Key("seed", "seed", Integer(), default=0),
        Key("updater", "updater", Object("updater"), default={"@class": "Adam", "learningRate": 0.001}),
        Key("num_classes", "numClasses", Integer(), default=2, words="at least 1", minimum=1),
        Key("vocabulary", "vocabulary", Integer(), default=30522, words="at least 1", minimum=1),
        Key("segments", "segments", Integer(), default=2, words="at least 1", minimum=1),
        Key("max_length", "maxLength", Integer(), default=512, words="at least 1", minimum=1),
        Key("hidden_size", "hiddenSize", Integer(), default=768, words="at least 1", minimum=1),
        Key("num_layers", "numLayers", Integer(), default=12, words="at least 1", minimum=1),
        Key("n_heads", "nHeads", Integer(), default=12, words="at least 1", minimum=1),
    )

    seed: int
    updater: Updater
    num_classes: int
    vocabulary: int
    segments: int
    max_length: int
    hidden_size: int
    num_layers: int
    n_heads: int

    def __init__(
        self,
        num_classes: int = 2,
        *,
        seed: int = 0,
        updater: UpdaterLike | None = None,
        vocabulary: int = 30522,
        segments: int = 2,
        max_length: int = 512,
        hidden_size: int = 768,
        num_layers: int = 12,
        n_heads: int = 12,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            seed: int | None = ...,
            updater: UpdaterLike | None = ...,
            num_classes: int | None = ...,
            vocabulary: int | None = ...,
            segments: int | None = ...,
            max_length: int | None = ...,
            hidden_size: int | None = ...,
            num_layers: int | None = ...,
            n_heads: int | None = ...,
        ) -> BERT: ...


class Darknet19(ZooModel):
    """Nineteen convolutions; 20,856,776 parameters with running means for 1000 classes.

    Redmon and Farhadi 2016, arXiv:1612.08242.
    DL4J: Darknet19.

    Args:
        num_classes: How many classes the softmax tells apart. At least 1. Default: 1000.
        height: Height of the pictures. At least 1. Default: 224.
        width: Width of the pictures. At least 1. Default: 224.
        channels: Channels of the pictures. At least 1. Default: 3.
        seed: Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0.
        updater: How parameters follow their gradient. Default: Adam(learning_rate=0.001).

    Example:
        >>> made = nn.zoo.Darknet19()
    """

    _name = "Darknet19"
    _positional = ("num_classes",)
    _keys = (
        Key("num_classes", "numClasses", Integer(), default=1000, words="at least 1", minimum=1),
        Key("height", "height", Integer(), default=224, words="at least 1", minimum=1),
        Key("width", "width", Integer(), default=224, words="at least 1", minimum=1),
        Key("channels", "channels", Integer(), default=3, words="at least 1", minimum=1),
        Key("seed", "seed", Integer(), default=0),
        Key("updater", "updater", Object("updater"), default={"@class": "Adam", "learningRate": 0.001}),
    )

    num_classes: int
    height: int
    width: int
    channels: int
    seed: int
    updater: Updater

    def __init__(
        self,
        num_classes: int = 1000,
        *,
        height: int = 224,
        width: int = 224,
        channels: int = 3,
        seed: int = 0,
        updater: UpdaterLike | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            num_classes: int | None = ...,
            height: int | None = ...,
            width: int | None = ...,
            channels: int | None = ...,
            seed: int | None = ...,
            updater: UpdaterLike | None = ...,
        ) -> Darknet19: ...


class FaceNetNN4Small2(ZooModel):
    """Inception blocks that make 128 numbers of length 1 of a face of 96 x 96, drawn to a centre for each person;
    3,743,280 parameters beside the output.

    Schroff et al. 2015, arXiv:1503.03832; Amos et al. 2016 (OpenFace nn4.small2).
    DL4J: FaceNetNN4Small2.

    Args:
        num_classes: How many classes the softmax tells apart. At least 1. Default: 1000.
        height: Height of the pictures. At least 1. Default: 224.
        width: Width of the pictures. At least 1. Default: 224.
        channels: Channels of the pictures. At least 1. Default: 3.
        seed: Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0.
        updater: How parameters follow their gradient. Default: Adam(learning_rate=0.001).

    Example:
        >>> made = nn.zoo.FaceNetNN4Small2()
    """

    _name = "FaceNetNN4Small2"
    _positional = ("num_classes",)
    _keys = (
        Key("num_classes", "numClasses", Integer(), default=1000, words="at least 1", minimum=1),
        Key("height", "height", Integer(), default=224, words="at least 1", minimum=1),
        Key("width", "width", Integer(), default=224, words="at least 1", minimum=1),
        Key("channels", "channels", Integer(), default=3, words="at least 1", minimum=1),
        Key("seed", "seed", Integer(), default=0),
        Key("updater", "updater", Object("updater"), default={"@class": "Adam", "learningRate": 0.001}),
    )

    num_classes: int
    height: int
    width: int
    channels: int
    seed: int
    updater: Updater

    def __init__(
        self,
        num_classes: int = 1000,
        *,
        height: int = 224,
        width: int = 224,
        channels: int = 3,
        seed: int = 0,
        updater: UpdaterLike | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            num_classes: int | None = ...,
            height: int | None = ...,
            width: int | None = ...,
            channels: int | None = ...,
            seed: int | None = ...,
            updater: UpdaterLike | None = ...,
        ) -> FaceNetNN4Small2: ...


class InceptionResNetV1(ZooModel):
    """Inception blocks with residuals, which make 128 numbers of length 1 of a face of 160 x 160, drawn to a centre
    for each person.

    Szegedy et al. 2016, arXiv:1602.07261.
    DL4J: InceptionResNetV1.

    Args:
        num_classes: How many classes the softmax tells apart. At least 1. Default: 1000.
        height: Height of the pictures. At least 1. Default: 224.
        width: Width of the pictures. At least 1. Default: 224.
        channels: Channels of the pictures. At least 1. Default: 3.
        seed: Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0.
        updater: How parameters follow their gradient. Default: Adam(learning_rate=0.001).

    Example:
        >>> made = nn.zoo.InceptionResNetV1()
    """

    _name = "InceptionResNetV1"
    _positional = ("num_classes",)
    _keys = (
        Key("num_classes", "numClasses", Integer(), default=1000, words="at least 1", minimum=1),
        Key("height", "height", Integer(), default=224, words="at least 1", minimum=1),
        Key("width", "width", Integer(), default=224, words="at least 1", minimum=1),
        Key("channels", "channels", Integer(), default=3, words="at least 1", minimum=1),
        Key("seed", "seed", Integer(), default=0),
        Key("updater", "updater", Object("updater"), default={"@class": "Adam", "learningRate": 0.001}),
    )

    num_classes: int
    height: int
    width: int
    channels: int
    seed: int
    updater: Updater

    def __init__(
        self,
        num_classes: int = 1000,
        *,
        height: int = 224,
        width: int = 224,
        channels: int = 3,
        seed: int = 0,
        updater: UpdaterLike | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            num_classes: int | None = ...,
            height: int | None = ...,
            width: int | None = ...,
            channels: int | None = ...,
            seed: int | None = ...,
            updater: UpdaterLike | None = ...,
        ) -> InceptionResNetV1: ...


class LeNet(ZooModel):
    """Two convolutions and two layers of rows, as in Deeplearning4j: 5 x 5 kernels of 20 and 50 channels, 500 units.

    LeCun et al. 1998.
    DL4J: LeNet.

    Args:
        num_classes: How many classes the softmax tells apart. At least 1. Default: 1000.
        height: Height of the pictures. At least 1. Default: 224.
        width: Width of the pictures. At least 1. Default: 224.
        channels: Channels of the pictures. At least 1. Default: 3.
        seed: Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0.
        updater: How parameters follow their gradient. Default: Adam(learning_rate=0.001).

    Example:
        >>> made = nn.zoo.LeNet()
    """

    _name = "LeNet"
    _positional = ("num_classes",)
    _keys = (
        Key("num_classes", "numClasses", Integer(), default=1000, words="at least 1", minimum=1),
        Key("height", "height", Integer(), default=224, words="at least 1", minimum=1),
        Key("width", "width", Integer(), default=224, words="at least 1", minimum=1),
        Key("channels", "channels", Integer(), default=3, words="at least 1", minimum=1),
        Key("seed", "seed", Integer(), default=0),
        Key("updater", "updater", Object("updater"), default={"@class": "Adam", "learningRate": 0.001}),
    )

    num_classes: int
    height: int
    width: int
    channels: int
    seed: int
    updater: Updater

    def __init__(
        self,
        num_classes: int = 1000,
        *,
        height: int = 224,
        width: int = 224,
        channels: int = 3,
        seed: int = 0,
        updater: UpdaterLike | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            num_classes: int | None = ...,
            height: int | None = ...,
            width: int | None = ...,
            channels: int | None = ...,
            seed: int | None = ...,
            updater: UpdaterLike | None = ...,
        ) -> LeNet: ...


class MobileNetV2(ZooModel):
    """Inverted residuals of depthwise convolutions; 3,504,872 parameters for 1000 classes, beside the running means.

    Sandler et al. 2018, arXiv:1801.04381.
    Keras: MobileNetV2.

    Args:
        num_classes: How many classes the softmax tells apart. At least 1. Default: 1000.
        height: Height of the pictures. At least 1. Default: 224.
        width: Width of the pictures. At least 1. Default: 224.
        channels: Channels of the pictures. At least 1. Default: 3.
        seed: Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0.
        updater: How parameters follow their gradient. Default: Adam(learning_rate=0.001).
        symmetric_padding: Whether pictures are padded alike on both sides, as PyTorch does, for its weights;
            otherwise as Keras and DL4J do, more behind where the two differ. Default: False.

    Example:
        >>> made = nn.zoo.MobileNetV2()
    """

    _name = "MobileNetV2"
    _positional = ("num_classes",)
    _keys = (
        Key("num_classes", "numClasses", Integer(), default=1000, words="at least 1", minimum=1),
        Key("height", "height", Integer(), default=224, words="at least 1", minimum=1),
        Key("width", "width", Integer(), default=224, words="at least 1", minimum=1),
        Key("channels", "channels", Integer(), default=3, words="at least 1", minimum=1),
        Key("seed", "seed", Integer(), default=0),
        Key("updater", "updater", Object("updater"), default={"@class": "Adam", "learningRate": 0.001}),
        Key("symmetric_padding", "symmetricPadding", Boolean(), default=False),
    )

    num_classes: int
    height: int
    width: int
    channels: int
    seed: int
    updater: Updater
    symmetric_padding: bool

    def __init__(
        self,
        num_classes: int = 1000,
        *,
        height: int = 224,
        width: int = 224,
        channels: int = 3,
        seed: int = 0,
        updater: UpdaterLike | None = None,
        symmetric_padding: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            num_classes: int | None = ...,
            height: int | None = ...,
            width: int | None = ...,
            channels: int | None = ...,
            seed: int | None = ...,
            updater: UpdaterLike | None = ...,
            symmetric_padding: bool | None = ...,
        ) -> MobileNetV2: ...


class NASNet(ZooModel):
    """Cells that a search found (NASNet-A, mobile: 4 @ 1056); 5,326,716 parameters with running means for 1000
    classes, as in Keras.

    Zoph et al. 2017, arXiv:1707.07012.
    DL4J: NASNet. Keras: NASNetMobile.

    Args:
        num_classes: How many classes the softmax tells apart. At least 1. Default: 1000.
        height: Height of the pictures. At least 1. Default: 224.
        width: Width of the pictures. At least 1. Default: 224.
        channels: Channels of the pictures. At least 1. Default: 3.
        seed: Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0.
        updater: How parameters follow their gradient. Default: Adam(learning_rate=0.001).

    Example:
        >>> made = nn.zoo.NASNet()
    """

    _name = "NASNet"
    _positional = ("num_classes",)
    _keys = (
        Key("num_classes", "numClasses", Integer(), default=1000, words="at least 1", minimum=1),
        Key("height", "height", Integer(), default=224, words="at least 1", minimum=1),
        Key("width", "width", Integer(), default=224, words="at least 1", minimum=1),
        Key("channels", "channels", Integer(), default=3, words="at least 1", minimum=1),
        Key("seed", "seed", Integer(), default=0),
        Key("updater", "updater", Object("updater"), default={"@class": "Adam", "learningRate": 0.001}),
    )

    num_classes: int
    height: int
    width: int
    channels: int
    seed: int
    updater: Updater

    def __init__(
        self,
        num_classes: int = 1000,
        *,
        height: int = 224,
        width: int = 224,
        channels: int = 3,
        seed: int = 0,
        updater: UpdaterLike | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            num_classes: int | None = ...,
            height: int | None = ...,
            width: int | None = ...,
            channels: int | None = ...,
            seed: int | None = ...,
            updater: UpdaterLike | None = ...,
        ) -> NASNet: ...


class ResNet50(ZooModel):
    """Residual network of 50 layers; 25,557,032 parameters for 1000 classes, beside the running means.

    He et al. 2015, arXiv:1512.03385, with the stride in the 3 x 3 convolutions as PyTorch has it.
    DL4J: ResNet50.

    Args:
        num_classes: How many classes the softmax tells apart. At least 1. Default: 1000.
        height: Height of the pictures. At least 1. Default: 224.
        width: Width of the pictures. At least 1. Default: 224.
        channels: Channels of the pictures. At least 1. Default: 3.
        seed: Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0.
        updater: How parameters follow their gradient. Default: Adam(learning_rate=0.001).
        symmetric_padding: Whether pictures are padded alike on both sides, as PyTorch does, for its weights;
            otherwise as Keras and DL4J do, more behind where the two differ. Default: False.

    Example:
        >>> made = nn.zoo.ResNet50()
    """

    _name = "ResNet50"
    _positional = ("num_classes",)
    _keys = (
        Key("num_classes", "numClasses", Integer(), default=1000, words="at least 1", minimum=1),
        Key("height", "height", Integer(), default=224, words="at least 1", minimum=1),
        Key("width", "width", Integer(), default=224, words="at least 1", minimum=1),
        Key("channels", "channels", Integer(), default=3, words="at least 1", minimum=1),
        Key("seed", "seed", Integer(), default=0),
        Key("updater", "updater", Object("updater"), default={"@class": "Adam", "learningRate": 0.001}),
        Key("symmetric_padding", "symmetricPadding", Boolean(), default=False),
    )

    num_classes: int
    height: int
    width: int
    channels: int
    seed: int
    updater: Updater
    symmetric_padding: bool

    def __init__(
        self,
        num_classes: int = 1000,
        *,
        height: int = 224,
        width: int = 224,
        channels: int = 3,
        seed: int = 0,
        updater: UpdaterLike | None = None,
        symmetric_padding: bool = False,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            num_classes: int | None = ...,
            height: int | None = ...,
            width: int | None = ...,
            channels: int | None = ...,
            seed: int | None = ...,
            updater: UpdaterLike | None = ...,
            symmetric_padding: bool | None = ...,
        ) -> ResNet50: ...


class SimpleCNN(ZooModel):
    """Nine convolutions with batch normalization and dropout, for small pictures such as faces of 48 x 48.

    Source: Arriaga et al. 2017, arXiv:1710.07557.
    DL4J: SimpleCNN.

    Args:
        num_classes: How many classes the softmax tells apart. At least 1. Default: 1000.
        height: Height of the pictures. At least 1. Default: 224.
        width: Width of the pictures. At least 1. Default: 224.
        channels: Channels of the pictures. At least 1. Default: 3.
        seed: Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0.
        updater: How parameters follow their gradient. Default: Adam(learning_rate=0.001).

    Example:
        >>> made = nn.zoo.SimpleCNN()
    """

    _name = "SimpleCNN"
    _positional = ("num_classes",)
    _keys = (
        Key("num_classes", "numClasses", Integer(), default=1000, words="at least 1", minimum=1),
        Key("height", "height", Integer(), default=224, words="at least 1", minimum=1),
        Key("width", "width", Integer(), default=224, words="at least 1", minimum=1),
        Key("channels", "channels", Integer(), default=3, words="at least 1", minimum=1),
        Key("seed", "seed", Integer(), default=0),
        Key("updater", "updater", Object("updater"), default={"@class": "Adam", "learningRate": 0.001}),
    )

    num_classes: int
    height: int
    width: int
    channels: int
    seed: int
    updater: Updater

    def __init__(
        self,
        num_classes: int = 1000,
        *,
        height: int = 224,
        width: int = 224,
        channels: int = 3,
        seed: int = 0,
        updater: UpdaterLike | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            num_classes: int | None = ...,
            height: int | None = ...,
            width: int | None = ...,
            channels: int | None = ...,
            seed: int | None = ...,
            updater: UpdaterLike | None = ...,
        ) -> SimpleCNN: ...


class SqueezeNet(ZooModel):
    """Small network of squeezed and expanded convolutions, version 1.1; 1,235,496 parameters for 1000 classes.

    Iandola et al. 2016, arXiv:1602.07360.
    DL4J: SqueezeNet.

    Args:
        num_classes: How many classes the softmax tells apart. At least 1. Default: 1000.
        height: Height of the pictures. At least 1. Default: 224.
        width: Width of the pictures. At least 1. Default: 224.
        channels: Channels of the pictures. At least 1. Default: 3.
        seed: Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0.
        updater: How parameters follow their gradient. Default: Adam(learning_rate=0.001).

    Example:
        >>> made = nn.zoo.SqueezeNet()
    """

    _name = "SqueezeNet"
    _positional = ("num_classes",)
    _keys = (
        Key("num_classes", "numClasses", Integer(), default=1000, words="at least 1", minimum=1),
        Key("height", "height", Integer(), default=224, words="at least 1", minimum=1),
        Key("width", "width", Integer(), default=224, words="at least 1", minimum=1),
        Key("channels", "channels", Integer(), default=3, words="at least 1", minimum=1),
        Key("seed", "seed", Integer(), default=0),
        Key("updater", "updater", Object("updater"), default={"@class": "Adam", "learningRate": 0.001}),
    )

    num_classes: int
    height: int
    width: int
    channels: int
    seed: int
    updater: Updater

    def __init__(
        self,
        num_classes: int = 1000,
        *,
        height: int = 224,
        width: int = 224,
        channels: int = 3,
        seed: int = 0,
        updater: UpdaterLike | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            num_classes: int | None = ...,
            height: int | None = ...,
            width: int | None = ...,
            channels: int | None = ...,
            seed: int | None = ...,
            updater: UpdaterLike | None = ...,
        ) -> SqueezeNet: ...


class TextGenerationLSTM(ZooModel):
    """Two LSTMs with peepholes of 256 units, which guess the next letter of a text in series of one-hot rows [n,
    letters, time]; trained in parts of 50 steps.

    DL4J: TextGenerationLSTM.

    Args:
        seed: Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0.
        updater: How parameters follow their gradient. Default: Adam(learning_rate=0.001).
        total_unique_characters: How many different letters the text has. At least 1. Default: 47.

    Example:
        >>> made = nn.zoo.TextGenerationLSTM()
    """

    _name = "TextGenerationLSTM"
    _positional = ("total_unique_characters",)
    _keys = (
        Key("seed", "seed", Integer(), default=0),
        Key("updater", "updater", Object("updater"), default={"@class": "Adam", "learningRate": 0.001}),
        Key("total_unique_characters", "totalUniqueCharacters", Integer(), default=47, words="at least 1", minimum=1),
    )

    seed: int
    updater: Updater
    total_unique_characters: int

    def __init__(self, total_unique_characters: int = 47, *, seed: int = 0, updater: UpdaterLike | None = None) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, seed: int | None = ..., updater: UpdaterLike | None = ..., total_unique_characters: int | None = ...
        ) -> TextGenerationLSTM: ...


class TinyYOLO(ZooModel):
    """Finds things in pictures by nine convolutions; 15,867,885 parameters with running means for 20 classes.

    Pictures of 416 x 416 have 13 x 13 cells. Redmon and Farhadi 2016, arXiv:1612.08242.
    DL4J: TinyYOLO.

    Args:
        num_classes: How many classes the softmax tells apart. At least 1. Default: 1000.
        height: Height of the pictures. At least 1. Default: 224.
        width: Width of the pictures. At least 1. Default: 224.
        channels: Channels of the pictures. At least 1. Default: 3.
        seed: Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0.
        updater: How parameters follow their gradient. Default: Adam(learning_rate=0.001).

    Example:
        >>> made = nn.zoo.TinyYOLO()
    """

    _name = "TinyYOLO"
    _positional = ("num_classes",)
    _keys = (
        Key("num_classes", "numClasses", Integer(), default=1000, words="at least 1", minimum=1),
        Key("height", "height", Integer(), default=224, words="at least 1", minimum=1),
        Key("width", "width", Integer(), default=224, words="at least 1", minimum=1),
        Key("channels", "channels", Integer(), default=3, words="at least 1", minimum=1),
        Key("seed", "seed", Integer(), default=0),
        Key("updater", "updater", Object("updater"), default={"@class": "Adam", "learningRate": 0.001}),
    )

    num_classes: int
    height: int
    width: int
    channels: int
    seed: int
    updater: Updater

    def __init__(
        self,
        num_classes: int = 1000,
        *,
        height: int = 224,
        width: int = 224,
        channels: int = 3,
        seed: int = 0,
        updater: UpdaterLike | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            num_classes: int | None = ...,
            height: int | None = ...,
            width: int | None = ...,
            channels: int | None = ...,
            seed: int | None = ...,
            updater: UpdaterLike | None = ...,
        ) -> TinyYOLO: ...


class UNet(ZooModel):
    """Says of each pixel how likely it belongs to a thing; 31,032,837 parameters.

    The number of classes is not looked at. Height and width are multiples of 16. Ronneberger, Fischer and Brox
    2015, arXiv:1505.04597.
    DL4J: UNet.

    Args:
        num_classes: How many classes the softmax tells apart. At least 1. Default: 1000.
        height: Height of the pictures. At least 1. Default: 224.
        width: Width of the pictures. At least 1. Default: 224.
        channels: Channels of the pictures. At least 1. Default: 3.
        seed: Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0.
        updater: How parameters follow their gradient. Default: Adam(learning_rate=0.001).

    Example:
        >>> made = nn.zoo.UNet()
    """

    _name = "UNet"
    _positional = ("num_classes",)
    _keys = (
        Key("num_classes", "numClasses", Integer(), default=1000, words="at least 1", minimum=1),
        Key("height", "height", Integer(), default=224, words="at least 1", minimum=1),
        Key("width", "width", Integer(), default=224, words="at least 1", minimum=1),
        Key("channels", "channels", Integer(), default=3, words="at least 1", minimum=1),
        Key("seed", "seed", Integer(), default=0),
        Key("updater", "updater", Object("updater"), default={"@class": "Adam", "learningRate": 0.001}),
    )

    num_classes: int
    height: int
    width: int
    channels: int
    seed: int
    updater: Updater

    def __init__(
        self,
        num_classes: int = 1000,
        *,
        height: int = 224,
        width: int = 224,
        channels: int = 3,
        seed: int = 0,
        updater: UpdaterLike | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            num_classes: int | None = ...,
            height: int | None = ...,
            width: int | None = ...,
            channels: int | None = ...,
            seed: int | None = ...,
            updater: UpdaterLike | None = ...,
        ) -> UNet: ...


class VGG16(ZooModel):
    """VGG with 16 layers of weights; 138,357,544 parameters for 224 x 224 and 1000 classes.

    Simonyan and Zisserman 2014, arXiv:1409.1556.
    DL4J: VGG16.

    Args:
        num_classes: How many classes the softmax tells apart. At least 1. Default: 1000.
        height: Height of the pictures. At least 1. Default: 224.
        width: Width of the pictures. At least 1. Default: 224.
        channels: Channels of the pictures. At least 1. Default: 3.
        seed: Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0.
        updater: How parameters follow their gradient. Default: Adam(learning_rate=0.001).

    Example:
        >>> made = nn.zoo.VGG16()
    """

    _name = "VGG16"
    _positional = ("num_classes",)
    _keys = (
        Key("num_classes", "numClasses", Integer(), default=1000, words="at least 1", minimum=1),
        Key("height", "height", Integer(), default=224, words="at least 1", minimum=1),
        Key("width", "width", Integer(), default=224, words="at least 1", minimum=1),
        Key("channels", "channels", Integer(), default=3, words="at least 1", minimum=1),
        Key("seed", "seed", Integer(), default=0),
        Key("updater", "updater", Object("updater"), default={"@class": "Adam", "learningRate": 0.001}),
    )

    num_classes: int
    height: int
    width: int
    channels: int
    seed: int
    updater: Updater

    def __init__(
        self,
        num_classes: int = 1000,
        *,
        height: int = 224,
        width: int = 224,
        channels: int = 3,
        seed: int = 0,
        updater: UpdaterLike | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            num_classes: int | None = ...,
            height: int | None = ...,
            width: int | None = ...,
            channels: int | None = ...,
            seed: int | None = ...,
            updater: UpdaterLike | None = ...,
        ) -> VGG16: ...


class VGG19(ZooModel):
    """VGG with 19 layers of weights; 143,667,240 parameters for 224 x 224 and 1000 classes.

    Simonyan and Zisserman 2014, arXiv:1409.1556.
    DL4J: VGG19.

    Args:
        num_classes: How many classes the softmax tells apart. At least 1. Default: 1000.
        height: Height of the pictures. At least 1. Default: 224.
        width: Width of the pictures. At least 1. Default: 224.
        channels: Channels of the pictures. At least 1. Default: 3.
        seed: Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0.
        updater: How parameters follow their gradient. Default: Adam(learning_rate=0.001).

    Example:
        >>> made = nn.zoo.VGG19()
    """

    _name = "VGG19"
    _positional = ("num_classes",)
    _keys = (
        Key("num_classes", "numClasses", Integer(), default=1000, words="at least 1", minimum=1),
        Key("height", "height", Integer(), default=224, words="at least 1", minimum=1),
        Key("width", "width", Integer(), default=224, words="at least 1", minimum=1),
        Key("channels", "channels", Integer(), default=3, words="at least 1", minimum=1),
        Key("seed", "seed", Integer(), default=0),
        Key("updater", "updater", Object("updater"), default={"@class": "Adam", "learningRate": 0.001}),
    )

    num_classes: int
    height: int
    width: int
    channels: int
    seed: int
    updater: Updater

    def __init__(
        self,
        num_classes: int = 1000,
        *,
        height: int = 224,
        width: int = 224,
        channels: int = 3,
        seed: int = 0,
        updater: UpdaterLike | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            num_classes: int | None = ...,
            height: int | None = ...,
            width: int | None = ...,
            channels: int | None = ...,
            seed: int | None = ...,
            updater: UpdaterLike | None = ...,
        ) -> VGG19: ...


class ViT(ZooModel):
    """A transformer that reads a picture as a series of its patches and takes the mean of what it makes of them;
    22,049,896 parameters for pictures of 224 x 224 and 1000 classes.

    Dosovitskiy et al. 2020, arXiv:2010.11929 (S/16), without a class token as in Beyer et al. 2022,
    arXiv:2205.01580.

    Args:
        num_classes: How many classes the softmax tells apart. At least 1. Default: 1000.
        height: Height of the pictures. At least 1. Default: 224.
        width: Width of the pictures. At least 1. Default: 224.
        channels: Channels of the pictures. At least 1. Default: 3.
        seed: Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0.
        updater: How parameters follow their gradient. Default: Adam(learning_rate=0.001).
        patch_size: Height and width of a patch. At least 1. Default: 16.
        hidden_size: Numbers of a patch between the blocks. At least 1. Default: 384.
        num_layers: How many blocks. At least 1. Default: 12.
        n_heads: Heads of attention in each block. At least 1. Default: 6.

    Example:
        >>> made = nn.zoo.ViT()
    """

    _name = "ViT"
    _positional = ("num_classes",)
    _keys = (
        Key("num_classes", "numClasses", Integer(), default=1000, words="at least 1", minimum=1),
        Key("height", "height", Integer(), default=224, words="at least 1", minimum=1),
        Key("width", "width", Integer(), default=224, words="at least 1", minimum=1),
        Key("channels", "channels", Integer(), default=3, words="at least 1", minimum=1),
        Key("seed", "seed", Integer(), default=0),
        Key("updater", "updater", Object("updater"), default={"@class": "Adam", "learningRate": 0.001}),
        Key("patch_size", "patchSize", Integer(), default=16, words="at least 1", minimum=1),
        Key("hidden_size", "hiddenSize", Integer(), default=384, words="at least 1", minimum=1),
        Key("num_layers", "numLayers", Integer(), default=12, words="at least 1", minimum=1),
        Key("n_heads", "nHeads", Integer(), default=6, words="at least 1", minimum=1),
    )

    num_classes: int
    height: int
    width: int
    channels: int
    seed: int
    updater: Updater
    patch_size: int
    hidden_size: int
    num_layers: int
    n_heads: int

    def __init__(
        self,
        num_classes: int = 1000,
        *,
        height: int = 224,
        width: int = 224,
        channels: int = 3,
        seed: int = 0,
        updater: UpdaterLike | None = None,
        patch_size: int = 16,
        hidden_size: int = 384,
        num_layers: int = 12,
        n_heads: int = 6,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            num_classes: int | None = ...,
            height: int | None = ...,
            width: int | None = ...,
            channels: int | None = ...,
            seed: int | None = ...,
            updater: UpdaterLike | None = ...,
            patch_size: int | None = ...,
            hidden_size: int | None = ...,
            num_layers: int | None = ...,
            n_heads: int | None = ...,
        ) -> ViT: ...


class Xception(ZooModel):
    """Depthwise separable convolutions with residuals; 22,910,480 parameters for 1000 classes, running means included.

    Chollet 2016, arXiv:1610.02357.
    DL4J: Xception.

    Args:
        num_classes: How many classes the softmax tells apart. At least 1. Default: 1000.
        height: Height of the pictures. At least 1. Default: 224.
        width: Width of the pictures. At least 1. Default: 224.
        channels: Channels of the pictures. At least 1. Default: 3.
        seed: Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0.
        updater: How parameters follow their gradient. Default: Adam(learning_rate=0.001).

    Example:
        >>> made = nn.zoo.Xception()
    """

    _name = "Xception"
    _positional = ("num_classes",)
    _keys = (
        Key("num_classes", "numClasses", Integer(), default=1000, words="at least 1", minimum=1),
        Key("height", "height", Integer(), default=224, words="at least 1", minimum=1),
        Key("width", "width", Integer(), default=224, words="at least 1", minimum=1),
        Key("channels", "channels", Integer(), default=3, words="at least 1", minimum=1),
        Key("seed", "seed", Integer(), default=0),
        Key("updater", "updater", Object("updater"), default={"@class": "Adam", "learningRate": 0.001}),
    )

    num_classes: int
    height: int
    width: int
    channels: int
    seed: int
    updater: Updater

    def __init__(
        self,
        num_classes: int = 1000,
        *,
        height: int = 224,
        width: int = 224,
        channels: int = 3,
        seed: int = 0,
        updater: UpdaterLike | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            num_classes: int | None = ...,
            height: int | None = ...,
            width: int | None = ...,
            channels: int | None = ...,
            seed: int | None = ...,
            updater: UpdaterLike | None = ...,
        ) -> Xception: ...


class YOLO2(ZooModel):
    """Finds things in pictures, on Darknet19; 50,983,561 parameters with running means for 80 classes.

    Pictures of 608 x 608 have 19 x 19 cells. Redmon and Farhadi 2016, arXiv:1612.08242.
    DL4J: YOLO2.

    Args:
        num_classes: How many classes the softmax tells apart. At least 1. Default: 1000.
        height: Height of the pictures. At least 1. Default: 224.
        width: Width of the pictures. At least 1. Default: 224.
        channels: Channels of the pictures. At least 1. Default: 3.
        seed: Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0.
        updater: How parameters follow their gradient. Default: Adam(learning_rate=0.001).

    Example:
        >>> made = nn.zoo.YOLO2()
    """

    _name = "YOLO2"
    _positional = ("num_classes",)
    _keys = (
        Key("num_classes", "numClasses", Integer(), default=1000, words="at least 1", minimum=1),
        Key("height", "height", Integer(), default=224, words="at least 1", minimum=1),
        Key("width", "width", Integer(), default=224, words="at least 1", minimum=1),
        Key("channels", "channels", Integer(), default=3, words="at least 1", minimum=1),
        Key("seed", "seed", Integer(), default=0),
        Key("updater", "updater", Object("updater"), default={"@class": "Adam", "learningRate": 0.001}),
    )

    num_classes: int
    height: int
    width: int
    channels: int
    seed: int
    updater: Updater

    def __init__(
        self,
        num_classes: int = 1000,
        *,
        height: int = 224,
        width: int = 224,
        channels: int = 3,
        seed: int = 0,
        updater: UpdaterLike | None = None,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            num_classes: int | None = ...,
            height: int | None = ...,
            width: int | None = ...,
            channels: int | None = ...,
            seed: int | None = ...,
            updater: UpdaterLike | None = ...,
        ) -> YOLO2: ...
