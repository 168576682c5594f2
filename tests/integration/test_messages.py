"""Wrong values in every place: what comes back is one of our errors or Python's own, in Python's terms, and nothing of Java's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import datasets, nn

pytestmark = pytest.mark.usefixtures("session")
X = np.random.default_rng(0).standard_normal((20, 4)).astype(np.float32)
Y = np.arange(20) % 3
OF_JAVA = re.compile(r"java\.|org\.pydl4j|NullPointer|ClassCast|IllegalArgument|\bnull\b|public |\[L|\bat org\.")
Use = Callable[[nn.MultiLayerNetwork, Any], Any]


class Sparse:
    """As scipy's matrices are for numpy: an object that is no array."""

    shape = (20, 4)


VALUES: dict[str, Any] = {
    "None": None, "text": "a", "2^31": 2**31, "2^63": 2**63, "-1": -1, "NaN": float("nan"), "half": 0.5, "True": True, "object": object(),
    "a list": [], "dict": {}, "nothing": np.zeros((0, 4), np.float32), "sparse": Sparse(), "function": len, "bytes": b"a", "a class": int,
    "complex": 1j, "texts": np.array(["a", "b"]), "objects": np.array([None, 1], object), "three axes": np.zeros((2, 3, 4)),
}  # fmt: skip
USES: dict[str, Use] = {
    "features of fit": lambda net, v: net.fit(v, Y),
    "labels of fit": lambda net, v: net.fit(X, v),
    "epochs": lambda net, v: net.fit(X[:0], Y[:0], epochs=v),
    "batch_size": lambda net, v: net.fit(X, Y, batch_size=v),
    "shuffle": lambda net, v: net.fit(X, Y, shuffle=v),
    "listeners": lambda net, v: net.fit(X, Y, listeners=v),
    "a listener": lambda net, v: net.fit(X, Y, listeners=[v]),
    "output": lambda net, v: net.output(v),
    "predict": lambda net, v: net.predict(v),
    "score": lambda net, v: net.score(v, Y),
    "labels of score": lambda net, v: net.score(X, v),
    "gradient": lambda net, v: net.compute_gradient_and_score(X, v),
    "evaluate": lambda net, v: net.evaluate(X, v),
    "batch_size of evaluate": lambda net, v: net.evaluate(X, Y, batch_size=v),
    "seed": lambda net, v: shuffled(net, v),
    "save_updater": lambda net, v: net.save(f"/nowhere/{id(net)}.zip", save_updater=v),
    "save": lambda net, v: None if isinstance(v, (str, bytes)) else net.save(v),
    "load": lambda _, v: dl.load(v),
    "array": lambda _, v: dl.array(v).sum(),
    "add": lambda _, v: dl.ones((2, 2)) + v,
    "matmul": lambda _, v: dl.ones((2, 2)) @ v,
    "sum": lambda _, v: dl.ones((2, 2)).sum(axis=v),
    "index": lambda _, v: dl.ones((2, 2))[v],
    "shape": lambda _, v: dl.zeros(v) if not isinstance(v, int) or v < 10 else None,
    "dtype": lambda _, v: dl.zeros(2, dtype=v),
    "reshape": lambda _, v: dl.ones((2, 2)).reshape(v),
}


def shuffled(net: nn.MultiLayerNetwork, seed: Any) -> None:
    with datasets.ArrayIterator(X, Y, shuffle=True, seed=seed) as data:
        net.fit(data)


@pytest.fixture
def net(session: dl.Session) -> Iterator[nn.MultiLayerNetwork]:
    conf = nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(4), layers=[nn.Output(3, loss="mcxent")])
    with nn.MultiLayerNetwork(conf).init() as made:
        yield made


@pytest.mark.parametrize("use", USES.values(), ids=list(USES))
def test_no_value_brings_javas_words(net: nn.MultiLayerNetwork, use: Use) -> None:
    wrong = []
    for name, value in VALUES.items():
        try:
            use(net, value)
        except Exception as e:
            if isinstance(e, dl.JavaError) or OF_JAVA.search(f"{e} {e.__cause__}".replace(" None", "")):
                wrong.append(f"{name}: {type(e).__name__}: {e}")
    assert not wrong, "\n".join(wrong)


def test_numbers_are_written_alike_in_every_locale() -> None:
    lines: list[str] = []
    options = ["-Duser.language=de", "-Duser.country=DE"]
    with dl.session(threads=1, heap="256m", jvm_args=options):
        conf = nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(4), layers=[nn.Output(3, loss="mcxent")])
        nn.MultiLayerNetwork(conf).fit(X, Y, listeners=[nn.PerformanceListener(every=1, out=lines.append)])
    assert lines
    assert not any(re.search(r"\d,\d\d?\b", line) for line in lines), lines


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(dl.ModelFileError, match=r"nothing\.zip"):
        dl.load(tmp_path / "nothing.zip")
