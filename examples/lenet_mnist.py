"""LeNet on the 60,000 digits of MNIST: trained in the JVM, driven from Python, without copying a number.

    python examples/lenet_mnist.py [--epochs 3] [--batch-size 64] [--limit N] [--bridge py4j|jpype|pyjnius] [--save FILE]

Prints the test accuracy, examples a second, and the proof that numpy and the JVM look at the same weights.
"""

from __future__ import annotations

import argparse
import os
import time
import zlib
from contextlib import nullcontext

import pydl4j as dl
from pydl4j import datasets, nn

BEGUN = time.perf_counter()


def lenet(seed: int = 42) -> nn.MultiLayerConfiguration:
    """The network of LeCun et al. 1998 in the form that Deeplearning4j and Caffe made known: 20-50-500."""
    return nn.MultiLayerConfiguration(
        seed=seed,
        updater=nn.Adam(1e-3),
        weight_init="xavier",
        input_type=nn.InputType.convolutional(28, 28, 1),
        layers=[
            nn.Convolution(n_out=20, kernel_size=5, activation="relu"),
            nn.Subsampling("max", kernel_size=2, stride=2),
            nn.Convolution(n_out=50, kernel_size=5, activation="relu"),
            nn.Subsampling("max", kernel_size=2, stride=2),
            nn.Dense(n_out=500, activation="relu"),
            nn.Output(n_out=10, loss="mcxent", activation="softmax"),
        ],
    )


def prove_zero_copy(net: nn.MultiLayerNetwork) -> None:
    """Shows where the weights lie for each side, and that what one side writes the other one reads."""
    ours, seen = net.params, dl.seen_by_jvm(net.params)
    print(f"weights: {net.num_params:,} numbers, {ours.nbytes:,} bytes")
    print(f"  numpy  process {os.getpid()}  address {ours.ctypes.data:#x}  checksum {zlib.crc32(ours):08x}")
    print(f"  JVM    process {seen['pid']}  address {seen['address']:#x}  checksum {seen['crc32']:08x}")
    assert seen["crc32"] == zlib.crc32(ours)
    ours[0] += 1.0
    seen = dl.seen_by_jvm(ours)
    print(f"  numpy writes one number: numpy {zlib.crc32(ours):08x}, JVM {seen['crc32']:08x}")
    assert seen["crc32"] == zlib.crc32(ours)
    ours[0] -= 1.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--batch-size", type=int, default=64)
    parser.add_argument("--limit", type=int, help="train and test with the first digits only")
    parser.add_argument("--bridge", choices=["py4j", "jpype", "pyjnius"])
    parser.add_argument("--save", help="file to save the network to")
    chosen = parser.parse_args()

    with dl.session(bridge=chosen.bridge) if chosen.bridge else nullcontext():
        train, test = datasets.mnist(chosen.batch_size)
        if chosen.limit:
            train = datasets.ArrayIterator(
                train.features[: chosen.limit], train.labels[: chosen.limit], chosen.batch_size, shuffle=True, seed=123
            )
            test = datasets.ArrayIterator(test.features[: chosen.limit], test.labels[: chosen.limit], chosen.batch_size)
        net = nn.MultiLayerNetwork(lenet()).init()
        print(net.summary())

        begun = time.perf_counter()
        net.fit(train, epochs=chosen.epochs, listeners=[nn.Progress(show=True)])
        rate = chosen.epochs * train.num_examples / (time.perf_counter() - begun)

        evaluation = net.evaluate(test)
        print(evaluation)
        prove_zero_copy(net)
        if chosen.save:
            net.save(chosen.save)
        print(f"{rate:,.0f} examples/s in training")
        print(f"accuracy={evaluation.accuracy:.4f} seconds={time.perf_counter() - BEGUN:.1f}")


if __name__ == "__main__":
    main()
