"""Writes as a book does: a recurrent network that guesses one letter after the other.

    python examples/letters.py [--text book.txt] [--letters 400000] [--epochs 12] [--hidden 256] [--write 600] [--warmth 0.6]

Any text will do; without one it is Python's own documentation (`pydoc_data`). A part at the end is kept for the test. The
lines that it prints: how many nats a letter costs there, beside what the letters' frequencies alone cost, and a sample.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import numpy.typing as npt

from pydl4j import nn

STEPS = 64
Text = npt.NDArray[np.int64]


def read(path: Path | None) -> str:
    """A book, or Python's documentation, with single blanks between words."""
    if path is not None:
        return " ".join(path.read_text(encoding="utf-8", errors="replace").split())
    from pydoc_data.topics import topics

    return " ".join(" ".join(topics.values()).split())


def series(letters: Text) -> tuple[Text, Text]:
    """Runs of letters [n, 1, STEPS], and the letter behind each [n, STEPS]."""
    n = (len(letters) - 1) // STEPS
    return letters[: n * STEPS].reshape(n, 1, STEPS), letters[1 : n * STEPS + 1].reshape(n, STEPS)


def network(kinds: int, hidden: int) -> nn.MultiLayerNetwork:
    return nn.MultiLayerNetwork(
        nn.MultiLayerConfiguration(
            seed=1,
            updater=nn.Adam(0.008),
            gradient_normalization="clip_l2_per_layer",
            input_type=nn.InputType.recurrent(1),
            layers=[
                nn.EmbeddingSequence(n_in=kinds, n_out=32),
                nn.LSTM(hidden),
                nn.LSTM(hidden),
                nn.RnnOutput(kinds, loss="mcxent", activation="softmax"),
            ],
        )
    ).init()


def written(net: nn.MultiLayerNetwork, known: str, begin: str, letters: int, warmth: float, seed: int) -> str:
    """How the network goes on: one step at a time, which remembers all before it. Less warmth is less daring."""
    random = np.random.default_rng(seed)
    net.rnn_clear_previous_state()
    text = list(begin)
    given = np.array([[[known.index(letter) for letter in begin]]])
    for _ in range(letters):
        likely = net.rnn_time_step(given)[0, :, -1].astype(np.float64) ** (1 / warmth)
        given = np.array([[[random.choice(len(known), p=likely / likely.sum())]]])
        text.append(known[given[0, 0, 0]])
    return "".join(text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", type=Path, default=None)
    parser.add_argument("--letters", type=int, default=400_000)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--hidden", type=int, default=256)
    parser.add_argument("--write", type=int, default=600)
    parser.add_argument("--warmth", type=float, default=0.6)
    options = parser.parse_args()
    book = read(options.text)[: options.letters]
    known = "".join(sorted(set(book)))
    letters = np.array([known.index(letter) for letter in book])
    cut = len(letters) * 9 // 10
    counts = np.bincount(letters[:cut], minlength=len(known)) + 1
    alone = -np.log(counts / counts.sum())[letters[cut:]].mean()
    held = series(letters[cut:])
    with network(len(known), options.hidden) as net:
        for epoch in range(options.epochs):
            net.fit(*series(letters[epoch % STEPS : cut]), epochs=1, batch_size=32)
            print(f"pass {epoch + 1}: {net.score(nn.DataSet(*held)) / STEPS:.3f} nats a letter")
        print(written(net, known, book[cut : cut + 40], options.write, options.warmth, seed=1))
        print(f"nats={net.score(nn.DataSet(*held)) / STEPS:.3f} frequencies={alone:.3f}")


if __name__ == "__main__":
    main()
