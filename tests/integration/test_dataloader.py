"""PyTorch's own DataLoader, where there is one: it trains, is evaluated and predicted as its numbers in arrays are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn

torch: Any = pytest.importorskip("torch")
pytestmark = [
    pytest.mark.usefixtures("session"),
    pytest.mark.filterwarnings("ignore:.*pin_memory.*"),  # on machines without a GPU
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),
]
X = np.random.default_rng(0).standard_normal((50, 4)).astype(np.float32)
Y = np.arange(50) % 3


class Examples:
    """As a Dataset, which is any object with these methods."""

    def __init__(self, make: Callable[[int], Any] = lambda i: (X[i], Y[i])) -> None:
        self._make = make

    def __len__(self) -> int:
        return 50

    def __getitem__(self, i: int) -> Any:
        return self._make(i)


def stream() -> Any:
    class Stream(torch.utils.data.IterableDataset):  # type: ignore[misc]
        def __iter__(self) -> Any:
            return iter(zip(X, Y, strict=True))

    return Stream()


def tensors(x: Any = None) -> Any:
    return torch.utils.data.TensorDataset(torch.from_numpy(X) if x is None else x, torch.from_numpy(Y))


def network() -> nn.MultiLayerNetwork:
    conf = nn.MultiLayerConfiguration(
        seed=5, updater=nn.Adam(0.01), input_type=nn.InputType.feed_forward(4), layers=[nn.Output(3, loss="mcxent")]
    )
    return nn.MultiLayerNetwork(conf).init()


@pytest.mark.parametrize(
    ("examples", "options"),
    [
        (tensors(), {}),
        (Examples(), {}),
        (Examples(lambda i: {"features": X[i], "labels": int(Y[i])}), {}),
        (stream(), {}),
        (tensors(), {"pin_memory": True}),
        (tensors(torch.from_numpy(X).double()), {}),
        (tensors(torch.from_numpy(X).requires_grad_()), {}),
        (Examples(), {"num_workers": 2}),
        (Examples(), {"num_workers": 2, "persistent_workers": True, "multiprocessing_context": "fork"}),
    ],
    ids=["tensors", "pairs", "mappings", "stream", "pinned", "float64", "with gradients", "workers", "persistent workers"],
)
def test_a_loader_is_as_good_as_arrays(examples: Any, options: dict[str, Any]) -> None:
    loader = torch.utils.data.DataLoader(examples, batch_size=20, **options)
    with network() as one, network() as two:
        one.fit(X, Y, epochs=2, batch_size=20, shuffle=False)
        two.fit(loader, epochs=2)
        np.testing.assert_array_equal(two.params, one.params)
        assert two.evaluate(loader) == one.evaluate(X, Y)
        np.testing.assert_array_equal(two.predict(loader), one.predict(X))
        np.testing.assert_array_equal(two.output(loader), one.output(X))


def test_what_a_worker_raises_comes_out_of_fit() -> None:
    def broken(i: int) -> Any:
        raise ZeroDivisionError(f"example {i}")

    with network() as net, pytest.raises(ZeroDivisionError, match="example 0"):
        net.fit(torch.utils.data.DataLoader(Examples(broken), batch_size=20, num_workers=1))


def test_bfloat16_is_read_and_several_inputs_are_refused() -> None:
    with network() as net:
        x = torch.from_numpy(X).bfloat16()
        np.testing.assert_array_equal(net.output(x), net.output(x.float().numpy()))
        several = torch.utils.data.DataLoader(Examples(lambda i: ((X[i], X[i]), Y[i])), batch_size=20)
        with pytest.raises(dl.DataError, match="takes one array of features a batch"):
            net.fit(several)
