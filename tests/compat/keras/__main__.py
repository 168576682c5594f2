"""The real Keras 3 opens what is written, gives equal outputs, and says how it would have written the same model.

By hand, in an environment with keras 3.15 (KERAS_BACKEND=jax) and numpy, after a first run in one with pydl4j:

    python -m tests.compat.keras write FOLDER     # with pydl4j: files, inputs and outputs
    python tests/compat/keras/__main__.py read FOLDER   # with Keras: compares, and writes tests/compat/keras/configs.json
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np


def write(folder: Path) -> int:
    import pydl4j as dl
    from tests.compat.keras.networks import inputs, made, networks

    folder.mkdir(exist_ok=True)
    with dl.session(threads=1):
        for name, (conf, shapes) in networks().items():
            x = inputs(name, shapes)
            with made(conf) as net:
                net.export_keras(folder / f"{name}.keras")
                y = net.output(x if len(x) > 1 else x[0])
            outputs = y if isinstance(y, list) else [y]
            arrays = {f"x{i}": each for i, each in enumerate(x)} | {f"y{i}": each for i, each in enumerate(outputs)}
            np.savez(folder / f"{name}.npz", **arrays)
    return 0


def read(folder: Path) -> int:
    import keras

    configs: dict[str, Any] = {}
    worst = 0.0
    for file in sorted(folder.glob("*.keras")):
        arrays = np.load(file.with_suffix(".npz"))
        model = keras.saving.load_model(file)
        x = [arrays[key] for key in arrays if key[0] == "x"]
        y = [arrays[key] for key in arrays if key[0] == "y"]
        outputs = model.predict(x if len(x) > 1 else x[0], verbose=0)
        for mine, theirs in zip(y, outputs if isinstance(outputs, list) else [outputs], strict=True):
            difference = float(np.abs(mine - theirs).max())
            worst = max(worst, difference)
            print(f"{file.stem}: {difference:.3g}")
        config = json.loads(model.to_json())["config"]
        configs[file.stem] = {each["name"]: {"class_name": each["class_name"], "config": each["config"]} for each in config["layers"]}
    text = json.dumps({"keras": keras.__version__, "models": configs}, indent=None, sort_keys=True)
    Path(__file__).with_name("configs.json").write_text(text + "\n")
    print(f"largest difference of any output: {worst:.3g}")
    return 0 if worst < 1e-5 else 1


if __name__ == "__main__":
    sys.exit({"write": write, "read": read}[sys.argv[1]](Path(sys.argv[2])))
