"""Data as users of other libraries have it: generators, loaders, pairs, tables. Each trains as the same numbers in arrays do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import nn

pytestmark = pytest.mark.usefixtures("session")

X = np.random.default_rng(0).standard_normal((50, 4)).astype(np.float32)
Y = np.arange(50) % 3


def network() -> nn.MultiLayerNetwork:
    conf = nn.MultiLayerConfiguration(
        seed=5, updater=nn.Adam(0.01), input_type=nn.InputType.feed_forward(4), layers=[nn.Output(3, loss="mcxent")]
    )
    return nn.MultiLayerNetwork(conf).init()


class Tensor:
    """As torch's: numpy reads it on the host alone, and only when its gradient is not kept."""

    def __init__(self, values: np.ndarray, host: bool = False) -> None:
        self._values, self._host = values, host
        self.shape = values.shape

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
    """As torch's DataLoader: an iterator anew at each pass, whose workers fetch ahead from the moment in which it is made."""

    def __init__(self, make: Callable[[Any, Any], Any], persistent: bool = False) -> None:
        self._make, self._persistent = make, persistent
        self._kept: Pass | None = None
        self.passes = 0

    def __len__(self) -> int:
        return 3

    def __iter__(self) -> Pass:
        self.passes += 1
        if self._kept is None or not self._persistent:
            self._kept = Pass(self._make)
        self._kept.start = 0
        return self._kept


class Pass:
    """The last batch is a small one."""

    def __init__(self, make: Callable[[Any, Any], Any]) -> None:
        self._make, self.start = make, 0

    def __iter__(self) -> Pass:
        return self

    def __next__(self) -> Any:
        if self.start >= len(X):
            raise StopIteration
        rows = slice(self.start, self.start + 20)
        self.start += 20
        return self._make(X[rows], Y[rows])


class Stream:
    """As a loader of an IterableDataset: `__iter__` is a generator."""

    def __iter__(self) -> Iterator[Any]:
        for start in range(0, 50, 20):
            yield [Tensor(X[start : start + 20]), Tensor(Y[start : start + 20])]


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
        lambda x, y: [Tensor(x.astype(np.float64)), Tensor(y.astype(np.int32))],
        lambda x, y: (Table(a=x[:, 0], b=x[:, 1], c=x[:, 2], d=x[:, 3]), Column(y)),
    ],
    ids=["pairs", "lists of tensors", "mappings", "data sets", "other types", "tables"],
)
def test_batches_of_python_train_as_arrays_do(make: Callable[[Any, Any], Any]) -> None:
    expected = trained(X, Y, epochs=2, batch_size=20, shuffle=False)
    for data in (Loader(make), Loader(make, persistent=True), list(Loader(make))):
        np.testing.assert_array_equal(trained(data, epochs=2), expected)
    with network() as net:
        assert net.evaluate(Loader(make)) == net.evaluate(X, Y)
        for batches in (Loader(make), list(Loader(make)), iter(Loader(make))):
            np.testing.assert_allclose(net.output(batches), net.output(X), rtol=1e-5)  # sums of 10 rows run in another order than of 50
        np.testing.assert_array_equal(net.predict(Loader(make)), net.predict(X))


def test_a_stream_trains_as_arrays_do() -> None:
    np.testing.assert_array_equal(trained(Stream(), epochs=2), trained(X, Y, epochs=2, batch_size=20, shuffle=False))


def test_a_pass_begins_once_so_that_nothing_fetched_ahead_is_lost() -> None:
    loader = Loader(lambda x, y: (x, y))
    trained(loader, epochs=2)
    assert loader.passes == 2
    with network() as net:
        net.predict(loader)
        net.evaluate(loader)
    assert loader.passes == 4


def test_outputs_of_iterators_and_data_sets_are_those_of_their_features() -> None:
    with network() as net, dl.datasets.ArrayIterator(X, Y, 20, shuffle=True) as iterator:
        expected = net.output(X)
        for data in (iterator, nn.DataSet(X, Y), (X[i : i + 7] for i in range(0, 50, 7)), [nn.DataSet(X[:30]), nn.DataSet(X[30:])]):
            np.testing.assert_allclose(net.output(data), expected, rtol=1e-5)


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

    wrong: list[tuple[Any, type[Exception], str]] = [
        (Examples(), dl.ConfigurationError, "wrap it in a DataLoader"),
        ([(X, Y, X)], dl.DataError, "Got 3 parts"),
        ([((X, X), Y)], dl.DataError, "takes one array of features a batch. Got a tuple of 2"),
        ([[[X, X], Y]], dl.DataError, "takes one array of features a batch. Got a list of 2"),
        ([(X, (Y, Y))], dl.DataError, "takes one array of labels a batch. Got a tuple of 2"),
        ([({"a": X, "b": X}, Y)], dl.DataError, "one array of features a batch. Got a dict of 2 ('a', 'b')"),
        ([{"x": X}], dl.DataError, "must have 'features' and 'labels'. Got 'x'"),
        ([(X[0], Y[0])], dl.ShapeError, "Got features [4] and labels []. One example alone is a batch as x[None]"),
        ([], dl.DataError, "gave no mini-batch"),
        ([(Table(a=["x"] * 50), Y)], dl.DataError, "column 'a' holds no numbers"),
        ([(object(), Y)], dl.DataError, "must be numbers"),
    ]
    with network() as net:
        for data, error, sentence in wrong:
            for use in (net.fit, net.evaluate):
                with pytest.raises(error) as caught:
                    use(iter(data) if isinstance(data, list) else data)
                assert sentence in str(caught.value)
        assert net.iteration == 0


def test_calls_for_one_mini_batch_refuse_many() -> None:
    loader = Loader(lambda x, y: (x, y))
    with network() as net:
        for use in (net.score, net.compute_gradient_and_score):
            with pytest.raises(dl.ConfigurationError, match=r"One mini-batch is wanted here. Got a Loader"):
                use(loader)
        for labelled in (net.fit, net.score, net.evaluate):
            with pytest.raises(dl.ConfigurationError, match=r"have their own labels. Leave 'labels' out"):
                labelled(loader, Y)
        with pytest.raises(dl.DataError, match=r"gave no mini-batch"):
            net.predict(iter([]))


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
