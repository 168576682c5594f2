"""Who speaks? Series of unequal lengths, padded and masked, through a GRU in both directions.

    python examples/japanese_vowels.py [--epochs 40] [--hidden 64] [--bridge py4j|jpype|pyjnius]

Nine speakers say /ae/; each utterance is a series of 7 to 29 steps of 12 numbers. What stands in the padding changes nothing:
the last line shows the accuracy, and that it is the same with 1e30 there.
"""

from __future__ import annotations

import argparse
from contextlib import nullcontext
from pathlib import Path

import numpy as np
import numpy.typing as npt

import pydl4j as dl
from pydl4j import datasets, nn

FILE = Path(__file__).parent / "data" / "japanese_vowels" / "series.npz"
Arrays = tuple[npt.NDArray[np.float32], npt.NDArray[np.float32], npt.NDArray[np.int64]]


def series(part: str, padding: float = 0) -> Arrays:
    """Features [n, 12, time], their mask [n, time] and the speakers [n]."""
    with np.load(FILE) as file:
        values, lengths, speakers = (file[f"{part}_{name}"] for name in ("values", "lengths", "labels"))
    mask = (np.arange(lengths.max()) < lengths[:, None]).astype(np.float32)
    features = np.full((*mask.shape, values.shape[1]), padding, np.float32)
    features[mask == 1] = values
    return features.transpose(0, 2, 1).copy(), mask, speakers.astype(np.int64)


def network(hidden: int, seed: int = 1) -> nn.MultiLayerConfiguration:
    """One number for each speaker from what both directions end with."""
    return nn.MultiLayerConfiguration(
        seed=seed,
        updater=nn.Adam(5e-3),
        input_type=nn.InputType.recurrent(12),
        layers=[
            nn.Bidirectional(nn.LastTimeStep(nn.GRU(hidden, drop_out=0.8))),
            nn.Output(9, loss="mcxent", activation="softmax", drop_out=0.5),
        ],
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int, default=40)
    parser.add_argument("--hidden", type=int, default=64)
    parser.add_argument("--bridge", default=None)
    options = parser.parse_args()
    chosen = dl.session(bridge=options.bridge) if options.bridge else nullcontext()
    with chosen, nn.MultiLayerNetwork(network(options.hidden)).init() as net:
        x, mask, speakers = series("train")
        train = datasets.ArrayIterator(x, speakers, batch_size=30, shuffle=True, features_mask=mask)
        for epoch in range(options.epochs):
            net.fit(train)
            if epoch % 10 == 9:
                print(f"epoch {epoch + 1}: score {net.score(nn.DataSet(x, speakers, features_mask=mask)):.4f}")
        x, mask, speakers = series("test")
        said = net.predict(x, features_mask=mask)
        same = np.array_equal(net.output(x, mask), net.output(series("test", padding=1e30)[0], mask))
        print(f"accuracy={(said == speakers).mean():.4f} same={same}")


if __name__ == "__main__":
    main()
