"""Keras in imports.py; arguments: ``make`` and the folder to write the files into, or the folder and the clock."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import keras  # type: ignore[import-not-found, unused-ignore]
import numpy as np
from worker import CLOCKS, Repeat, serve

SIZE, PICTURES = 96, 32


def make(folder: Path) -> None:
    """Both models with random weights, pictures, and what the first says of them."""
    keras.utils.set_random_seed(3)
    small = keras.applications.MobileNetV2(weights=None, input_shape=(SIZE, SIZE, 3), classes=100)
    small.save(folder / "mobilenet_v2.keras")
    keras.applications.ResNet50(weights=None).save(folder / "resnet50.keras")
    pictures = np.random.default_rng(3).random((PICTURES, SIZE, SIZE, 3), np.float32)
    np.save(folder / "pictures.npy", pictures)
    np.save(folder / "answers.npy", small.predict(pictures, verbose=0))


def predict() -> Repeat:
    model = keras.saving.load_model(FOLDER / "mobilenet_v2.keras")
    pictures = np.load(FOLDER / "pictures.npy")

    def repeat(times: int) -> None:
        for _ in range(times):
            model.predict(pictures, batch_size=PICTURES, verbose=0)

    return repeat


def load() -> Repeat:
    def repeat(times: int) -> None:
        for _ in range(times):
            keras.saving.load_model(FOLDER / "resnet50.keras")

    return repeat


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(Path(sys.argv[2]))
    else:
        FOLDER = Path(sys.argv[1])
        serve({"predict": predict, "load": load}, CLOCKS[sys.argv[2]])
