"""A model out of a package gives that package's own answers: magika's, which tells kinds of files by their content.

By hand, in an environment with pydl4j, its extra onnx, and magika 1.0: python -m tests.compat.onnx.real_models
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pydl4j as dl

TEXTS = {
    "python": b"import os\n\n\ndef main() -> None:\n    print(os.getcwd())\n\n\nif __name__ == '__main__':\n    main()\n" * 4,
    "json": b'{"inputs": [{"name": "x", "shape": [1, 2, 3]}], "labels": ["a", "b"]}\n' * 4,
    "html": b"<!DOCTYPE html>\n<html><head><title>A</title></head><body><p>Some text</p></body></html>\n" * 4,
    "java": b"package a;\n\nimport java.util.List;\n\npublic final class B {\n  List<String> names() {\n    return List.of();\n  }\n}\n"
    * 4,
    "mp3": b"ID3\x03\x00" + bytes(range(256)) * 16,
}


class Session:
    """What magika calls, with our model behind it."""

    def __init__(self, model: dl.Model) -> None:
        self._model = model

    def run(self, outputs: list[str], inputs: dict[str, Any]) -> list[Any]:
        assert outputs == [each.name for each in self._model.outputs]
        return [self._model.output(inputs)]


def main() -> int:
    import magika

    theirs: Any = magika.Magika()
    ours: Any = magika.Magika()
    file = next(Path(magika.__file__).parent.joinpath("models").rglob("model.onnx"))
    worst = 0.0
    with dl.session(threads=1), dl.Model.open(file) as model:
        print(model)
        ours._onnx_session = Session(model)
        for name, text in TEXTS.items():
            one, other = theirs.identify_bytes(text), ours.identify_bytes(text)
            assert one.output.label == other.output.label, name
            worst = max(worst, abs(one.score - other.score))
            print(f"{name}: {other.output.label} {other.score:.6f}")
    print(f"largest difference of a score: {worst:.3g}")
    return 0 if worst < 1e-5 else 1


if __name__ == "__main__":
    sys.exit(main())
