"""Models of the real Keras 3 with inputs and what it computes, for the tests: python tests/compat/keras/fixtures.py FOLDER [NAME …].

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


def sequence_to_sequence() -> Any:
    """An encoder's states begin its decoder, and a further layer that sees the mask beside them."""
    question, answer = series(3, None), series(2, None)
    masked = layers.Masking()(question)
    every, *states = layers.LSTM(4, return_sequences=True, return_state=True, name="encoder")(masked)
    x = layers.LSTM(4, return_sequences=True, name="decoder")(answer, initial_state=states)
    x = layers.GRU(4, return_sequences=True, reset_after=False)(x, initial_state=states[0])
    last = layers.LSTM(4, activation="relu")(every, initial_state=states)  # which sees no mask
    x = layers.Multiply()([x, layers.Reshape((1, 4))(last)])
    return keras.Model([question, answer], layers.Dense(2)(layers.GlobalMaxPooling1D()(x)))


def positional_states() -> Any:
    """States behind a masked series, without their name: Keras 3 looks at no mask then."""
    answer, question = series(2, None), series(3, None)
    _, *states = layers.LSTM(4, return_state=True)(question)
    return keras.Model([answer, question], layers.Dense(2)(layers.LSTM(4)(layers.Masking()(answer), states)))


def states_of_all_kinds() -> Any:
    """States as outputs of the model, of layers that go back, too."""
    x = layers.Masking()(series(3, 6))
    model = []
    for back in (False, True):
        for kind in (layers.LSTM, layers.GRU, layers.SimpleRNN):
            model += kind(3, return_sequences=back, return_state=True, go_backwards=back)(x)
    model += layers.Bidirectional(layers.GRU(2, return_sequences=True), merge_mode=None)(x)
    model += [layers.Bidirectional(layers.LSTM(2, return_sequences=True))(x)]
    return keras.Model(x._keras_history.operation.input, model)


def wide_strides() -> Any:
    """Transposed convolutions whose strides are longer than their kernels."""
    x = words = series(3, 5)
    x = layers.Conv1DTranspose(4, 2, strides=3, activation="tanh")(x)
    x = layers.Reshape((5, 3, 4))(x)
    x = layers.Conv2DTranspose(2, (1, 2), strides=(3, 4))(x)
    x = layers.Conv2DTranspose(2, (1, 3), strides=(2, 2), padding="same")(x)
    return keras.Model(words, layers.Dense(2)(layers.GlobalAveragePooling2D()(x)))


def merged_masks() -> Any:
    """Steps that are left out in all branches have values, which layers without masks see."""
    x = words = series(3, 6)
    x = layers.Masking()(x)
    x = layers.Add()([layers.Dense(4, activation="tanh")(x), layers.Dense(4)(x)])
    y = layers.Concatenate()([x, layers.Dense(2)(x)])
    x = layers.DepthwiseConv1D(2, padding="same", depth_multiplier=2)(layers.UpSampling1D(2)(y))
    return keras.Model(words, layers.Dense(2)(layers.GlobalMaxPooling1D()(x)))


def operators() -> Any:
    """Operations that .h5 files give the names of layers, or names without a module."""
    x = series(3, 5)
    y = keras.layers.Dense(3)(x)
    near = keras.ops.maximum(1.5 - x * y, -0.25) + 1.0
    far = -keras.ops.tanh(x - y) / (keras.ops.square(y) + 2.0)
    return keras.Model(x, [near, far, keras.ops.minimum(keras.ops.exp(keras.ops.relu(x)), y)])


MODELS = [
    operators,
    grouped_queries,
    einsum_dense,
    sequence_to_sequence,
    positional_states,
    states_of_all_kinds,
    wide_strides,
    merged_masks,
]
MASKED = (sequence_to_sequence, positional_states, states_of_all_kinds, merged_masks)


def main(folder: Path, names: list[str]) -> None:
    for make in (each for each in MODELS if not names or each.__name__ in names):
        random = np.random.default_rng(3)
        keras.utils.set_random_seed(5)
        model = make()
        place = folder / make.__name__
        place.mkdir(exist_ok=True)
        for weight in model.trainable_variables:
            weight.assign(random.normal(scale=0.25, size=weight.shape))
        steps = iter((7, 6, 6))
        x = [random.normal(size=(4, tensor.shape[1] or next(steps), tensor.shape[2])).astype("float32") for tensor in model.inputs]
        if make in MASKED:
            x[0][1:, 2] = x[0][0, -2:] = 0
        given = x if len(x) > 1 else x[0]
        if len(model.outputs) > 1:  # for what it computes alone
            model.save(place / "model.keras")
            if make is operators:
                model.save(place / "model.h5")
            arrays = [("input", values) for values in x], [("output", values) for values in model.predict(given, verbose=0)]
            for kind in arrays:
                for i, (name, values) in enumerate(kind):
                    np.save(place / f"{name}_{i}.npy", values)
            continue
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
    main(Path(sys.argv[1]), sys.argv[2:])
