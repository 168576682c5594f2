"""LeNet on MNIST for three epochs as a user of pydl4j writes it, from nothing to the accuracy."""

from __future__ import annotations

from workloads import threads

import pydl4j as dl
from pydl4j import datasets, nn

if __name__ == "__main__":
    with dl.session(threads=threads()):
        train, test = datasets.mnist(batch_size=64)
        conf = nn.MultiLayerConfiguration(
            seed=42, updater=nn.Adam(1e-3), input_type=nn.InputType.convolutional(28, 28, 1),
            layers=[
                nn.Convolution(n_out=20, kernel_size=5, activation="relu"), nn.Subsampling("max", kernel_size=2, stride=2),
                nn.Convolution(n_out=50, kernel_size=5, activation="relu"), nn.Subsampling("max", kernel_size=2, stride=2),
                nn.Dense(n_out=500, activation="relu"), nn.Output(n_out=10, loss="mcxent", activation="softmax"),
            ],
        )  # fmt: skip
        net = nn.MultiLayerNetwork(conf).init()
        net.fit(train, epochs=3)
        print(f"accuracy={net.evaluate(test).accuracy:.4f}")
