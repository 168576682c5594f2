"""Models of the real Keras 3 with inputs and what it computes, for the tests: python tests/compat/keras/fixtures.py FOLDER.

By hand, in an environment with keras 3.15 (KERAS_BACKEND=jax) and numpy; FOLDER is java/modelimport/src/test/resources/keras3, whose README
says what the files are.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import keras
import numpy as np
from keras import layers


def series(size: int, steps: int | None) -> Any:
    return keras.Input((steps, size))


def grouped_queries() -> Any:
    """Heads of keys and values in groups, also one alone, with and without biases."""
    words, others, answers = series(6, None), series(3, None), series(6, None)
    x = layers.GroupQueryAttention(5, 4, 2, name="groups")(words, answers, others)
    x = layers.GroupQueryAttention(4, 3, 1, use_bias=False, dropout=0.0)(x, x, use_causal_mask=True)
    x = layers.GroupQueryAttention(3, 2, 2)(x, answers, others)
    x = layers.GlobalAveragePooling1D()(x)
    return keras.Model([words, others, answers], layers.Dense(2, activation="tanh")(x))


def einsum_dense() -> Any:
    """Equations with all axes, with dots in front and behind, large letters, biases in the middle."""
    x = words = series(5, 4)
    x = layers.EinsumDense("abc,cde->abde", output_shape=(4, 2, 3), bias_axes="de", activation="relu")(x)
    x = layers.EinsumDense("...xy,xyz->...z", output_shape=6, bias_axes="z")(x)
    x = layers.EinsumDense("BtF,tFGh->BhGt", output_shape=(3, 2, 4), bias_axes="G", activation="tanh")(x)
    x = layers.EinsumDense("ab...,bc->ac...", output_shape=5, bias_axes="c")(x)
    x = layers.EinsumDense("...abc,bd->...dac", output_shape=(2, 5, 4), bias_axes="d")(x)
    x = layers.EinsumDense("nabc,ack->nk", output_shape=3, kernel_regularizer=keras.regularizers.L2(0.01))(x)
    return keras.Model(words, layers.Dense(2)(x))


MODELS = [grouped_queries, einsum_dense]


def main(folder: Path) -> None:
    random = np.random.default_rng(3)
    for make in MODELS:
        keras.utils.set_random_seed(5)
        model = make()
        place = folder / make.__name__
        place.mkdir(exist_ok=True)
        for weight in model.trainable_variables:
            weight.assign(random.normal(scale=0.25, size=weight.shape))
        steps = iter((7, 6, 6))
        x = [random.normal(size=(4, tensor.shape[1] or next(steps), tensor.shape[2])).astype("float32") for tensor in model.inputs]
        given = x if len(x) > 1 else x[0]
        model.compile(keras.optimizers.SGD(0.05, momentum=0.9), "mse")
        model.save(place / "model.keras")
        output = model.predict(given, verbose=0)
        target = random.normal(size=output.shape).astype("float32")
        losses = [float(model.train_on_batch(given, target)) for _ in range(3)]
        for i, values in enumerate(x):
            np.save(place / f"input_{i}.npy", values)
        np.save(place / "output_0.npy", output)
        np.save(place / "target.npy", target)
        np.save(place / "output_after_3_steps.npy", model.predict(given, verbose=0))
        (place / "training.json").write_text(json.dumps({"losses": losses}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
