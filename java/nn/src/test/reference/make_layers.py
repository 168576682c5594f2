"""Writes src/test/resources/torch/layers.json: what PyTorch makes of single layers, and their gradients.

    python make_layers.py > ../resources/torch/layers.json

Needs torch. Inputs and parameters are a formula (`numbers`), which the test has, too. Each case has the output of a layer
without training and, of the loss sum(output²) / examples in training, the gradients of its parameters. What PyTorch does
not have is written out after the formulae of Keras 3 or Deeplearning4j.
"""

from __future__ import annotations

import json
import math

import torch
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
cases: list[str] = []
N = 3


def numbers(k: int, shape) -> torch.Tensor:
    count = math.prod(shape)
    return torch.tensor([math.sin(12.9898 * (i + 1) + 4.1 * k) for i in range(count)]).reshape(shape)


class Parameters:
    """Makes the parameters of a layer in the order in which the layer declares them."""

    def __init__(self) -> None:
        self.made: dict[str, torch.Tensor] = {}

    def __call__(self, name: str, *shape: int) -> torch.Tensor:
        values = numbers(len(self.made) + 1, shape)
        values = 1 + 0.3 * values if name == "var" else 0.5 * values
        self.made[name] = values.requires_grad_(name not in ("mean", "var"))
        return self.made[name]


def rounded(t: torch.Tensor) -> list[float]:
    return [float(f"{value:.11g}") for value in t.detach().flatten().tolist()]


def case(layer: str, given: str, shape: list[int], function, trained=None, indices: int = 0) -> None:
    def run(f):
        p = Parameters()
        x = (torch.arange(N * math.prod(shape)) * 7 + 3) % indices if indices else numbers(0, [N, *shape])
        return f(x.reshape([N, *shape]), p), p.made

    out, _ = run(function)
    y, made = run(trained or function)
    ((y**2).sum() / N).backward() if any(p.requires_grad for p in made.values()) else None
    gradients = {name: rounded(p.grad) for name, p in made.items() if p.grad is not None}
    text = {"layer": json.loads(layer.replace("'", '"')), "input": json.loads(given.replace("'", '"')), "indices": indices}
    cases.append(json.dumps({**text, "shape": list(out.shape), "output": rounded(out), "gradients": gradients}))


def rows(size):
    return f"{{'@class': 'FeedForward', 'size': {size}}}", [size]


def series(size, time):
    return f"{{'@class': 'Recurrent', 'size': {size}, 'timeSeriesLength': {time}}}", [size, time]


def images(c, h, w):
    return f"{{'@class': 'Convolutional', 'height': {h}, 'width': {w}, 'channels': {c}}}", [c, h, w]


def volumes(c, d, h, w):
    return f"{{'@class': 'Convolutional3D', 'depth': {d}, 'height': {h}, 'width': {w}, 'channels': {c}}}", [c, d, h, w]


def wide(v: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    return v.reshape([1, -1] + [1] * (x.dim() - 2))


# ---- normalizations ----


def batch_norm(training, eps=1e-5):
    def run(x, p):
        c = x.shape[1]
        gamma, beta, mean, var = p("gamma", c), p("beta", c), p("mean", c), p("var", c)
        return F.batch_norm(x, None if training else mean, None if training else var, gamma, beta, training, 0.1, eps)

    return run


def locked(training):
    def run(x, p):
        c = x.shape[1]
        mean, var = p("mean", c), p("var", c)
        made = F.batch_norm(x, None if training else mean, None if training else var, None, None, training)
        return 0.7 * made + 0.2

    return run


def over_features(function):
    return lambda x, p: function(x.movedim(1, -1), p).movedim(-1, 1)


def layer_norm(x, p):
    c = x.shape[-1]
    return F.layer_norm(x, [c], p("gamma", c), p("beta", c), 1e-5)


def rms(x, p):
    return F.rms_norm(x, [x.shape[-1]], p("gamma", x.shape[-1]), 1e-6)


def group_norm(groups):
    return lambda x, p: F.group_norm(x, groups, p("gamma", x.shape[1]), p("beta", x.shape[1]), 1e-5)


def normalizations() -> None:
    for given in (rows(4), images(3, 4, 3), series(3, 5), volumes(2, 2, 3, 2)):
        case("{'@class': 'BatchNormalization'}", *given, batch_norm(False), batch_norm(True))
    case("{'@class': 'BatchNormalization', 'eps': 0.01}", *rows(3), batch_norm(False, 0.01), batch_norm(True, 0.01))
    case(
        "{'@class': 'BatchNormalization', 'lockGammaBeta': true, 'gamma': 0.7, 'beta': 0.2}", *images(2, 3, 3), locked(False), locked(True)
    )
    for given in (rows(5), images(4, 2, 3), series(4, 3)):
        case("{'@class': 'LayerNormalization'}", *given, over_features(layer_norm))
        case("{'@class': 'RMSNormalization'}", *given, over_features(rms))
        case("{'@class': 'UnitNormalization'}", *given, lambda x, p: F.normalize(x, dim=1))
    for given in (images(4, 3, 2), series(4, 5)):
        case("{'@class': 'GroupNormalization', 'groups': 2}", *given, group_norm(2))
    case(
        "{'@class': 'LocalResponseNormalization', 'alpha': 0.2}",
        *images(7, 2, 3),
        lambda x, p: F.local_response_norm(x, 5, 0.2 * 5, 0.75, 2),
    )


# ---- convolutions ----

CONV = {1: F.conv1d, 2: F.conv2d, 3: F.conv3d}
DECONV = {1: F.conv_transpose1d, 2: F.conv_transpose2d, 3: F.conv_transpose3d}


def same(x, kernel, stride, dilation, causal=False):
    """The input with the padding of convolutionMode Same or Causal."""
    around = []
    for axis in reversed(range(len(kernel))):
        size, span = x.shape[2 + axis], (kernel[axis] - 1) * dilation + 1
        total = max(0, (math.ceil(size / stride) - 1) * stride + span - size)
        around += [span - 1, 0] if causal else [total // 2, total - total // 2]
    return F.pad(x, around)


def conv(out, kernel, stride=1, padding=0, dilation=1, groups=1, mode="Truncate"):
    def run(x, p):
        b = p("b", out)
        w = p("W", out, x.shape[1] // groups, *kernel)
        if mode != "Truncate":
            x = same(x, kernel, stride, dilation, mode == "Causal")
        return CONV[len(kernel)](x, w, b, stride, padding, dilation, groups)

    return run


def deconv(out, kernel, stride=1, padding=0, groups=1, mode="Truncate"):
    def run(x, p):
        b = p("b", out)
        w = p("W", x.shape[1], out // groups, *kernel)
        if mode == "Truncate":
            return DECONV[len(kernel)](x, w, b, stride, padding, 0, groups)
        more = max(0, stride - kernel[0])
        made = DECONV[len(kernel)](x, w, b, stride, 0, more, groups)
        front = max(0, kernel[0] - stride) // 2
        for axis in range(len(kernel)):
            made = made.narrow(2 + axis, front, x.shape[2 + axis] * stride)
        return made

    return run


def depthwise(kernel, multiplier, stride=1):
    def run(x, p):
        c = x.shape[1]
        b = p("b", c * multiplier)
        w = p("W", *kernel, c, multiplier)
        w = w.movedim((-2, -1), (0, 1)).reshape(c * multiplier, 1, *kernel)
        return CONV[len(kernel)](x, w, b, stride, groups=c)

    return run


def separable(out, kernel, multiplier, stride=1):
    def run(x, p):
        c = x.shape[1]
        b = p("b", out)
        w = p("W", multiplier, c, *kernel).transpose(0, 1).reshape(c * multiplier, 1, *kernel)
        point = p("pW", out, c * multiplier, *[1] * len(kernel))
        return CONV[len(kernel)](CONV[len(kernel)](x, w, None, stride, groups=c), point, b)

    return run


def local(out, kernel, stride=1):
    def run(x, p):
        image = x if len(kernel) == 2 else x[:, :, None]
        columns = F.unfold(image, kernel if len(kernel) == 2 else (1, *kernel), stride=stride if len(kernel) == 2 else (1, stride))
        w = p("W", columns.shape[2], columns.shape[1], out)
        b = p("b", out)
        sizes = [(x.shape[2 + axis] - kernel[axis]) // stride + 1 for axis in range(len(kernel))]
        made = torch.einsum("nkl,lko->nol", columns, w).reshape(x.shape[0], out, *sizes)
        return made + wide(b, made)

    return run


def convolutions() -> None:
    identity = "'activation': 'identity'"
    case(
        f"{{'@class': 'Convolution', 'nOut': 4, 'kernelSize': [3, 2], 'dilation': [1, 2], 'groups': 2, 'padding': 1, {identity}}}",
        *images(2, 5, 4),
        lambda x, p: F.conv2d(x, (b := p("b", 4), p("W", 4, 1, 3, 2))[1], b, 1, 1, (1, 2), 2),
    )
    case(
        f"{{'@class': 'Convolution1D', 'nOut': 3, 'kernelSize': 3, 'stride': 2, 'padding': 1, {identity}}}",
        *series(2, 7),
        conv(3, [3], 2, 1),
    )
    for mode in ("Same", "Causal"):
        for stride, dilation in ((1, 2), (2, 1)):
            steps = f"'stride': {stride}, 'dilation': {dilation}, 'convolutionMode': '{mode}'"
            layer = f"{{'@class': 'Convolution1D', 'nOut': 4, 'kernelSize': 3, 'groups': 2, {steps}, {identity}}}"
            case(layer, *series(4, 6), conv(4, [3], stride, 0, dilation, 2, mode))
    case(
        f"{{'@class': 'Convolution3D', 'nOut': 2, 'kernelSize': [2, 3, 2], 'stride': 1, 'padding': 1, {identity}}}",
        *volumes(2, 2, 3, 3),
        conv(2, [2, 3, 2], 1, 1),
    )
    case(
        f"{{'@class': 'Convolution3D', 'nOut': 2, 'kernelSize': 2, 'stride': 2, 'convolutionMode': 'Same', {identity}}}",
        *volumes(1, 3, 3, 4),
        conv(2, [2, 2, 2], 2, mode="Same"),
    )
    for dims, given in ((1, series(2, 4)), (2, images(2, 3, 2)), (3, volumes(2, 2, 2, 1))):
        start = f"{{'@class': 'Deconvolution{dims}D', 'nOut': 2, {identity}"
        case(f"{start}, 'kernelSize': 3, 'stride': 2, 'padding': 1}}", *given, deconv(2, [3] * dims, 2, 1))
        case(f"{start}, 'kernelSize': 3, 'stride': 2, 'convolutionMode': 'Same'}}", *given, deconv(2, [3] * dims, 2, mode="Same"))
    case(
        f"{{'@class': 'Deconvolution2D', 'nOut': 4, 'kernelSize': 2, 'stride': 3, 'groups': 2, 'convolutionMode': 'Same', {identity}}}",
        *images(2, 2, 2),
        deconv(4, [2, 2], 3, groups=2, mode="Same"),
    )
    case(f"{{'@class': 'DepthwiseConvolution1D', 'depthMultiplier': 2, 'kernelSize': 3, {identity}}}", *series(2, 6), depthwise([3], 2))
    case(
        f"{{'@class': 'DepthwiseConvolution2D', 'depthMultiplier': 2, 'kernelSize': [2, 3], 'stride': 2, {identity}}}",
        *images(3, 4, 5),
        depthwise([2, 3], 2, 2),
    )
    case(
        f"{{'@class': 'SeparableConvolution1D', 'nOut': 3, 'depthMultiplier': 2, 'kernelSize': 3, {identity}}}",
        *series(2, 6),
        separable(3, [3], 2),
    )
    case(
        f"{{'@class': 'SeparableConvolution2D', 'nOut': 3, 'depthMultiplier': 2, 'kernelSize': [2, 3], {identity}}}",
        *images(2, 3, 4),
        separable(3, [2, 3], 2),
    )
    case(f"{{'@class': 'LocallyConnected1D', 'nOut': 2, 'kernelSize': 3, 'stride': 2, {identity}}}", *series(2, 7), local(2, [3], 2))
    case(f"{{'@class': 'LocallyConnected2D', 'nOut': 2, 'kernelSize': 2, {identity}}}", *images(2, 3, 3), local(2, [2, 2]))


# ---- pooling, sizes ----


def pooling() -> None:
    windows_of(1, series(2, 7), F.max_pool1d, F.avg_pool1d)
    windows_of(2, images(2, 5, 4), F.max_pool2d, F.avg_pool2d)
    windows_of(3, volumes(2, 3, 4, 3), F.max_pool3d, F.avg_pool3d)


def windows_of(dims, given, most, mean) -> None:
    name = "Subsampling" + {1: "1D", 2: "", 3: "3D"}[dims]
    start = f"{{'@class': '{name}', 'kernelSize': 2, 'stride': 2, 'padding': 1, 'poolingType':"
    case(f"{start} 'MAX'}}", *given, lambda x, p: most(x, 2, 2, 1))
    case(f"{start} 'AVG'}}", *given, lambda x, p: mean(x, 2, 2, 1, False, False))
    case(f"{start} 'AVG', 'avgPoolIncludePadInDivisor': true}}", *given, lambda x, p: mean(x, 2, 2, 1))
    case(f"{start} 'SUM'}}", *given, lambda x, p: mean(x, 2, 2, 1) * 2**dims)
    case(f"{start} 'PNORM', 'pnorm': 3}}", *given, lambda x, p: (mean(x.abs() ** 3, 2, 2, 1) * 2**dims) ** (1 / 3))
    axes = list(range(2, 2 + dims))
    start = "{'@class': 'GlobalPooling', 'poolingType':"
    case(f"{start} 'MAX'}}", *given, lambda x, p: x.amax(axes))
    case(f"{start} 'AVG'}}", *given, lambda x, p: x.mean(axes))
    case(f"{start} 'SUM', 'collapseDimensions': false}}", *given, lambda x, p: x.sum(axes, keepdim=True))
    case(f"{start} 'PNORM', 'pnorm': 3}}", *given, lambda x, p: (x.abs() ** 3).sum(axes) ** (1 / 3))
    linear = {1: "linear", 2: "bilinear", 3: "trilinear"}[dims]
    case(f"{{'@class': 'Upsampling{dims}D', 'size': 3}}", *given, lambda x, p: F.interpolate(x, scale_factor=3, mode="nearest"))
    case(
        f"{{'@class': 'Upsampling{dims}D', 'size': 2, 'interpolation': 'BILINEAR'}}",
        *given,
        lambda x, p: F.interpolate(x, scale_factor=2, mode=linear),
    )
    around = list(range(1, 2 * dims + 1))
    engine = [side for axis in reversed(range(dims)) for side in around[2 * axis : 2 * axis + 2]]
    padded = "ZeroPadding" + {1: "1D", 2: "", 3: "3D"}[dims]
    case(f"{{'@class': '{padded}', 'padding': {around}}}", *given, lambda x, p: F.pad(x, engine))
    case(f"{{'@class': 'Cropping{dims}D', 'cropping': 1}}", *given, lambda x, p: F.pad(x, [-1] * 2 * dims))


def space_to_depth(x, b):
    n, c, h, w = x.shape
    return x.reshape(n, c, h // b, b, w // b, b).permute(0, 3, 5, 1, 2, 4).reshape(n, b * b * c, h // b, w // b)


def shapes() -> None:
    case("{'@class': 'SpaceToDepth', 'blocks': 2}", *images(3, 4, 2), lambda x, p: space_to_depth(x, 2))
    # pixel_shuffle has the channel slowest, Deeplearning4j and TensorFlow the place in the block
    case(
        "{'@class': 'DepthToSpace', 'blocks': 2}",
        *images(8, 2, 3),
        lambda x, p: F.pixel_shuffle(x.reshape(N, 4, 2, 2, 3).transpose(1, 2).reshape(N, 8, 2, 3), 2),
    )
    case("{'@class': 'Permute', 'dims': [2, 1]}", *series(3, 4), lambda x, p: x.transpose(1, 2))
    case("{'@class': 'Permute', 'dims': [3, 1, 2]}", *images(3, 2, 4), lambda x, p: x.permute(0, 3, 1, 2))
    case("{'@class': 'Reshape', 'shape': [2, -1, 3]}", *rows(12), lambda x, p: x.reshape(N, 2, -1, 3))
    case("{'@class': 'Reshape', 'shape': [12]}", *images(3, 2, 2), lambda x, p: x.flatten(1))
    case(
        "{'@class': 'Normalization', 'mean': [0.1, 0.2, 0.3], 'variance': [4]}",
        *images(3, 2, 2),
        lambda x, p: (x - torch.tensor([0.1, 0.2, 0.3]).reshape(1, 3, 1, 1)) / 2,
    )
    case("{'@class': 'Rescaling', 'scale': 0.5, 'offset': -1}", *series(3, 2), lambda x, p: x / 2 - 1)


def normalized_dense(x, p):
    w, b, g = p("W", x.shape[1], 4), p("b", 4), p("g", 4)
    return torch.tanh(F.layer_norm(x @ w, [4], g, b, 1e-12))


def squash(x, axis):
    square = (x**2).sum(axis, keepdim=True)
    return x * square / ((1 + square) * torch.sqrt(square + 1e-5))  # Deeplearning4j's epsilon


def primary(relu):
    def run(x, p):
        b, w = p("b", 6), p("W", 6, x.shape[1], 3, 2)
        made = F.conv2d(x, w, b, stride=2)
        return squash((F.leaky_relu(made, 0.1) if relu else made).reshape(N, -1, 3), 2)

    return run


def capsules(bias):
    """In loops over the capsules."""

    def run(x, p):
        before, size = x.shape[1:]
        w = p("W", before, 2 * 3, size).reshape(before, 2, 3, size)
        b = p("b", 2, 3) if bias else torch.zeros(2, 3)
        seen = torch.stack([torch.stack([x[:, i] @ w[i, j].T for j in range(2)], 1) for i in range(before)], 1)
        agreement = torch.zeros(N, before, 2)
        for _ in range(3):
            share = torch.softmax(agreement, 2)
            made = torch.stack([squash(sum(share[:, i, j, None] * seen[:, i, j] for i in range(before)) + b[j], 1) for j in range(2)], 1)
            agreement = agreement + (seen * made[:, None]).sum(3)
        return made

    return run


def conv_lstm(stride, padded, every):
    """Input [n, channels, time, height, width]."""

    def run(x, p):
        w, rw, b = p("W", 8, x.shape[1], 3, 2), p("RW", 8, 2, 3, 2), p("b", 8)
        h = c = None
        made = []
        for t in range(x.shape[2]):
            image = x[:, :, t]
            given = F.conv2d(same(image, (3, 2), stride, 1) if padded else image, w, b, stride=stride)
            if h is None:
                h = c = torch.zeros(N, 2, *given.shape[2:])
            i, f, a, o = (given + F.conv2d(same(h, (3, 2), 1, 1), rw)).chunk(4, 1)
            c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(a)
            h = torch.sigmoid(o) * torch.tanh(c)
            made.append(h)
        return torch.stack(made, 2) if every else h

    return run


def more() -> None:
    for relu in (False, True):
        text = "{'@class': 'PrimaryCapsules', 'capsuleDimensions': 3, 'channels': 2, 'kernelSize': [3, 2]"
        case(text + (", 'useRelu': true, 'leak': 0.1}" if relu else "}"), *images(2, 6, 5), primary(relu))
    for bias in (False, True):
        text = "{'@class': 'CapsuleLayer', 'capsules': 2, 'capsuleDimensions': 3" + (", 'hasBias': true}" if bias else "}")
        case(text, *series(5, 4), capsules(bias))
    case("{'@class': 'CapsuleStrength'}", *series(4, 3), lambda x, p: torch.sqrt((x**2).sum(2)))
    text = "{'@class': 'ConvLSTM2D', 'nOut': 2, 'kernelSize': [3, 2]"
    case(text + ", 'convolutionMode': 'Same'}", *volumes(2, 3, 4, 5), conv_lstm(1, True, True))
    case(text + ", 'returnSequences': false}", *volumes(2, 3, 4, 5), conv_lstm(1, False, False))
    case(text + ", 'convolutionMode': 'Same', 'stride': 2}", *volumes(2, 3, 5, 4), conv_lstm(2, True, True))
    pools = {
        "AVG": (F.adaptive_avg_pool1d, F.adaptive_avg_pool2d, F.adaptive_avg_pool3d),
        "MAX": (F.adaptive_max_pool1d, F.adaptive_max_pool2d, F.adaptive_max_pool3d),
    }
    for kind, functions in pools.items():
        for given, size, pool in zip(
            (series(2, 7), images(2, 5, 7), volumes(2, 3, 4, 5)), ([3], [2, 3], [2, 4, 3]), functions, strict=True
        ):
            case(
                f"{{'@class': 'AdaptivePooling', 'poolingType': '{kind}', 'outputSize': {size}}}",
                *given,
                lambda x, p, f=pool, s=size: f(x, s),
            )
    case("{'@class': 'ActivityRegularization', 'l1': 0.1}", *rows(3), lambda x, p: x)


def others() -> None:
    case("{'@class': 'Dense', 'nOut': 4, 'hasLayerNorm': true, 'activation': 'tanh'}", *rows(3), normalized_dense)
    case("{'@class': 'PReLU'}", *rows(4), lambda x, p: F.prelu(x, p("W", 4)))
    case("{'@class': 'PReLU', 'sharedAxes': [2, 3]}", *images(3, 2, 2), lambda x, p: F.prelu(x, p("W", 3, 1, 1).flatten()))
    case("{'@class': 'ElementWiseMultiplication', 'activation': 'tanh'}", *rows(5), lambda x, p: torch.tanh(x * p("W", 5) + p("b", 5)))
    for layer, given in (("Embedding", rows(1)), ("EmbeddingSequence", series(1, 4)), ("EmbeddingSequence", rows(4))):
        case(
            f"{{'@class': '{layer}', 'nIn': 5, 'nOut': 3, 'hasBias': true, 'activation': 'tanh'}}", *given,
            lambda x, p: looked_up(x, p), indices=5,
        )  # fmt: skip


def looked_up(x, p):
    made = torch.tanh(F.embedding(x.reshape(N, -1), p("W", 5, 3)) + p("b", 3))
    return made[:, 0] if x.shape[1:].numel() == 1 else made.transpose(1, 2)


def einsums() -> None:
    """Keras's EinsumDense, with the axes of this library: a series is [n, size, time]."""
    case(
        "{'@class': 'EinsumDense', 'equation': 'nf,fg->ng', 'outputShape': [4], 'biasAxes': 'g', 'activation': 'tanh'}",
        *rows(3),
        lambda x, p: torch.tanh(torch.einsum("nf,fg->ng", x, p("W", 3, 4)) + p("b", 4)),
    )
    case(
        "{'@class': 'EinsumDense', 'equation': 'nft,fg->ngt', 'outputShape': [4, -1], 'biasAxes': 'g', 'activation': 'tanh'}",
        *series(3, 5),
        lambda x, p: torch.tanh(torch.einsum("nft,fg->ngt", x, p("W", 3, 4)) + p("b", 4, 1)),
    )
    case(
        "{'@class': 'EinsumDense', 'equation': 'nft,tgf->ng', 'outputShape': [2], 'activation': 'identity'}",
        *series(3, 5),
        lambda x, p: torch.einsum("nft,tgf->ng", x, p("W", 5, 2, 3)),
    )
    case(
        "{'@class': 'EinsumDense', 'equation': 'nft,fhd->nhdt', 'outputShape': [2, 4, 5], 'biasAxes': 'hd', 'activation': 'relu'}",
        *series(3, 5),
        lambda x, p: torch.relu(torch.einsum("nft,fhd->nhdt", x, p("W", 3, 2, 4)) + p("b", 2, 4, 1)),
    )
    case(
        "{'@class': 'EinsumDense', 'equation': '...w,wv->...v', 'outputShape': [2, -1, 6], 'biasAxes': 'v', 'activation': 'sigmoid'}",
        *images(2, 3, 4),
        lambda x, p: torch.sigmoid(torch.einsum("...w,wv->...v", x, p("W", 4, 6)) + p("b", 1, 1, 6)),
    )


def grouped() -> None:
    """Grouped-query and multi-query attention, as torch.nn.functional has them."""

    def run(x, p, groups, biased):
        wq, wk, wv = p("Wq", 4, 2, 6), p("Wk", groups, 2, 6), p("Wv", groups, 2, 6)
        wo = p("Wo", 8, 5)
        sizes = (("bq", 8), ("bk", 2 * groups), ("bv", 2 * groups), ("bo", 5))
        bq, bk, bv, bo = (p(name, size) if biased else None for name, size in sizes)
        steps = x.transpose(1, 2)

        def heads(w, b):
            made = F.linear(steps, w.reshape(-1, 6), b)
            return made.reshape(N, steps.shape[1], -1, 2).transpose(1, 2)

        made = F.scaled_dot_product_attention(heads(wq, bq), heads(wk, bk), heads(wv, bv), enable_gqa=True)
        joined = F.linear(made.transpose(1, 2).reshape(N, steps.shape[1], 8), wo.T, bo)
        return joined.transpose(1, 2)

    for groups, biased in ((2, False), (2, True), (1, True)):
        own = f"'nKeyValueHeads': {groups}, 'headSize': 2, 'hasBias': {str(biased).lower()}"
        case(
            f"{{'@class': 'SelfAttention', 'nOut': 5, 'nHeads': 4, {own}}}",
            *series(6, 5),
            lambda x, p, g=groups, b=biased: run(x, p, g, b),
        )


normalizations()
convolutions()
pooling()
shapes()
others()
more()
einsums()
grouped()
print("[\n" + ",\n".join(cases) + "\n]")
