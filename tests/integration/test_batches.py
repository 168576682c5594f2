"""Data as users of other libraries have it: generators, loaders, pairs, tables. Each trains as the same numbers in arrays do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn

pytestmark = pytest.mark.usefixtures("session")

X = np.random.default_rng(0).standard_normal((60, 4)).astype(np.float32)
Y = np.arange(60) % 3


def network() -> nn.MultiLayerNetwork:
    conf = nn.MultiLayerConfiguration(
        seed=5, updater=nn.Adam(0.01), input_type=nn.InputType.feed_forward(4), layers=[nn.Output(3, loss="mcxent")]
    )
    return nn.MultiLayerNetwork(conf).init()


class Tensor:
    """As torch's: numpy reads it on the host alone, and only when its gradient is not kept."""

    def __init__(self, values: np.ndarray, host: bool = False) -> None:
        self._values, self._host = values, host

    def detach(self) -> Tensor:
        return self

    def cpu(self) -> Tensor:
        return Tensor(self._values, True)

    def __array__(self, dtype: Any = None, copy: Any = None) -> np.ndarray:
        assert self._host, "read on the device"
        return np.asarray(self._values, dtype)


class Column:
    def __init__(self, values: Any) -> None:
        self._values = np.asarray(values)
        self.dtype = self._values.dtype

    def to_numpy(self) -> np.ndarray:
        return self._values


class Table:
    """As Arrow's: columns by name and place."""

    def __init__(self, **columns: Any) -> None:
        self.column_names, self._columns = list(columns), list(columns.values())

    def column(self, index: int) -> Column:
        return Column(self._columns[index])


class Loader:
    """As torch's DataLoader: anew at each pass, in lists of tensors."""

    def __init__(self, make: Callable[[Any, Any], Any]) -> None:
        self._make = make

    def __iter__(self) -> Iterator[Any]:
        for start in range(0, 60, 20):
            yield self._make(X[start : start + 20], Y[start : start + 20])


def trained(data: Any, labels: Any = None, **options: Any) -> np.ndarray:
    with network() as net:
        net.fit(data, labels, **options)
        assert (net.iteration, net.epoch) == (6, 2)
        return net.params.copy()


@pytest.mark.parametrize(
    "make",
    [
        lambda x, y: (x, y),
        lambda x, y: [Tensor(x), Tensor(y)],
        lambda x, y: {"features": x, "labels": y},
        lambda x, y: nn.DataSet(x, y),
        lambda x, y: (Table(a=x[:, 0], b=x[:, 1], c=x[:, 2], d=x[:, 3]), Column(y)),
    ],
    ids=["pairs", "lists of tensors", "mappings", "data sets", "tables"],
)
def test_batches_of_python_train_as_arrays_do(make: Callable[[Any, Any], Any]) -> None:
    expected = trained(X, Y, epochs=2, batch_size=20, shuffle=False)
    np.testing.assert_array_equal(trained(Loader(make), epochs=2), expected)
    np.testing.assert_array_equal(trained(list(Loader(make)), epochs=2), expected)
    with network() as net:
        assert net.evaluate(Loader(make)) == net.evaluate(X, Y)


def test_a_list_of_two_arrays_is_a_pair_and_a_generator_serves_for_one_epoch() -> None:
    expected = trained(X, Y, epochs=2, batch_size=20)
    np.testing.assert_array_equal(trained([X, Y], epochs=2, batch_size=20), expected)
    with network() as net:
        net.fit((X, Y) for _ in range(2))
        assert (net.iteration, net.epoch) == (2, 1)
        with pytest.raises(dl.ConfigurationError, match=r"gone through once, but 3 epochs"):
            net.fit(((X, Y) for _ in range(2)), epochs=3)
        assert net.iteration == 2


@pytest.mark.parametrize("option", [{"batch_size": 5}, {"shuffle": True}, {"shuffle": False}])
@pytest.mark.parametrize("data", [Loader(lambda x, y: (x, y)), [(X, Y)]], ids=["loader", "list"])
def test_settings_of_arrays_are_refused_where_they_would_be_ignored(option: dict[str, Any], data: Any) -> None:
    with network() as net, dl.datasets.ArrayIterator(X, Y) as iterator:
        for given in (data, iterator, nn.DataSet(X, Y)):
            with pytest.raises(dl.ConfigurationError, match=f"'{next(iter(option))}' is for arrays"):
                net.fit(given, **option)
        assert net.iteration == 0


def test_what_is_no_batch_is_told_so() -> None:
    class Examples:
        def __getitem__(self, index: int) -> Any:
            return X[index], Y[index]

    with network() as net:
        for data, error, sentence in (
            (Examples(), dl.ConfigurationError, "wrap it in a DataLoader"),
            (iter([(X, Y, X)]), dl.DataError, "Got 3 parts"),
            (iter([{"x": X}]), dl.DataError, "must have 'features' and 'labels'. Got 'x'"),
            (iter([]), dl.DataError, "gave no mini-batch"),
            (iter([(Table(a=["x"] * 60), Y)]), dl.DataError, "column 'a' holds no numbers"),
        ):
            with pytest.raises(error) as caught:
                net.fit(data)
            assert sentence in str(caught.value)


def test_what_a_generator_raises_comes_out_of_fit() -> None:
    def broken() -> Iterator[Any]:
        yield X, Y
        raise KeyError("no more")

    with network() as net:
        with pytest.raises(KeyError, match="no more"):
            net.fit(broken())
        assert net.iteration == 1


def test_outputs_of_tables_and_tensors_are_those_of_their_numbers() -> None:
    with network() as net:
        expected = net.output(X).copy()
        np.testing.assert_array_equal(net.output(Table(**{f"c{i}": X[:, i] for i in range(4)})), expected)
        np.testing.assert_array_equal(net.output(Tensor(X)), expected)
