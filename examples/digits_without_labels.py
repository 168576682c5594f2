"""A deep belief network, a denoising autoencoder and a variational autoencoder on the digits of MNIST, from few labels and from none.

    python examples/digits_without_labels.py [--digits 20000] [--labelled 500] [--epochs 5] [--save samples.png]

A deep belief network is a stack of restricted Boltzmann machines: each learns from what the one below makes, without labels. Then a
few labelled digits suffice. The example compares it with the same network without that beginning, shows that a denoising
autoencoder puts digits right of which a third is wiped out, and saves digits that a variational autoencoder made up.
"""

from __future__ import annotations

import argparse

import numpy as np
import numpy.typing as npt

from pydl4j import datasets, nn

Array = npt.NDArray[np.float32]


def classifier(epochs: int, unlabelled: Array, digits: Array, labels: npt.NDArray[np.int64]) -> nn.MultiLayerNetwork:
    """Four lines: the machines, the output, pretraining, training."""
    net = nn.MultiLayerNetwork(
        nn.MultiLayerConfiguration(
            seed=7,
            updater=nn.Nesterovs(0.1),
            input_type=nn.InputType.feed_forward(784),
            layers=[nn.RBM(256), nn.RBM(128), nn.Output(10, loss="mcxent", activation="softmax")],
        )
    ).init()
    if epochs:
        net.pretrain(unlabelled, epochs=epochs, batch_size=32)
    return net.fit(digits, labels, epochs=20, batch_size=32)


def denoiser(epochs: int, unlabelled: Array) -> nn.MultiLayerNetwork:
    net = nn.MultiLayerNetwork(
        nn.MultiLayerConfiguration(
            seed=7,
            updater=nn.Adam(2e-3),
            input_type=nn.InputType.feed_forward(784),
            layers=[nn.AutoEncoder(200, corruption_level=0.3, activation="sigmoid")],
        )
    ).init()
    return net.pretrain(unlabelled, epochs=epochs, batch_size=32)


def dreamer(epochs: int, unlabelled: Array) -> nn.MultiLayerNetwork:
    net = nn.MultiLayerNetwork(
        nn.MultiLayerConfiguration(
            seed=7,
            updater=nn.Adam(1e-3),
            activation="tanh",
            input_type=nn.InputType.feed_forward(784),
            layers=[nn.VariationalAutoencoder(2, encoder_layer_sizes=[256], decoder_layer_sizes=[256])],  # Bernoulli: black or white
        )
    ).init()
    return net.pretrain(unlabelled, epochs=epochs, batch_size=32)


def sheet(net: nn.MultiLayerNetwork, across: int = 12) -> Array:
    """A picture of what the points of a grid over the two hidden numbers stand for."""
    line = np.linspace(-2, 2, across)
    z = np.stack(np.meshgrid(line, line), axis=-1).reshape(-1, 2)
    tiles = net.decode(z).reshape(across, across, 28, 28)
    return tiles.transpose(0, 2, 1, 3).reshape(across * 28, across * 28).astype(np.float32)


def flat(pictures: Array) -> Array:
    return np.asarray(pictures, np.float32).reshape(len(pictures), 784)


def classes(labels: npt.NDArray[np.generic] | None) -> npt.NDArray[np.int64]:
    assert labels is not None
    return np.asarray(labels.argmax(axis=1) if labels.ndim > 1 else labels, np.int64)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--digits", type=int, default=20_000, help="digits without labels")
    parser.add_argument("--labelled", type=int, default=500, help="digits with labels")
    parser.add_argument("--epochs", type=int, default=5, help="passes over the digits without labels")
    parser.add_argument("--save", help="file for the picture of made-up digits")
    options = parser.parse_args()

    train, test = datasets.mnist()
    whole, labels = flat(train.features), classes(train.labels)
    strange, wanted = flat(test.features)[:2000], classes(test.labels)[:2000]
    unlabelled, digits, known = whole[: options.digits], whole[-options.labelled :], labels[-options.labelled :]

    right = {}
    for name, epochs in (("labels alone", 0), ("deep belief network", options.epochs)):
        net = classifier(epochs, unlabelled, digits, known)
        right[name] = float((net.predict(strange) == wanted).mean())
        print(f"{name}: {right[name]:.4f} of the test digits right after {options.labelled} labels")
        net.close()

    net = denoiser(options.epochs, unlabelled)
    wiped = strange * (np.random.default_rng(1).random(strange.shape) > 1 / 3)
    again = net.decode(net.output(wiped.astype(np.float32)))
    before, after = (float(((each - strange) ** 2).mean()) for each in (wiped, again))
    print(f"denoising: squared error {before:.4f} of wiped digits, {after:.4f} of digits put right")
    net.close()

    net = dreamer(options.epochs, unlabelled)
    loss = float(net.pretraining_losses(strange).mean())
    noise = float(net.pretraining_losses(np.random.default_rng(2).random((100, 784)).astype(np.float32)).mean())
    print(f"variational: -log p of digits {loss:.1f}, of noise {noise:.1f}")
    if options.save:
        import matplotlib.pyplot as plt

        plt.imsave(options.save, 1 - sheet(net), cmap="gray")
        print(f"made-up digits in {options.save}")
    net.close()
    gain = right["deep belief network"] - right["labels alone"]
    print(f"gain={gain:.4f} mended={before / after:.2f} told={noise / loss:.2f}")


if __name__ == "__main__":
    main()
