"""Data sets: arrays without copies, mini-batches, and the files of MNIST in good and bad shape."""

from __future__ import annotations

import gzip
import shutil
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import datasets, nn

pytestmark = pytest.mark.usefixtures("session")
MNIST = Path(__file__).parents[2] / "examples" / "data" / "mnist"
TEST_IMAGES, TEST_LABELS = "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"


@pytest.fixture(scope="module")
def mnist(session: dl.Session) -> Iterator[tuple[datasets.ArrayIterator, datasets.ArrayIterator]]:
    train, test = datasets.mnist(100, path=MNIST)
    with train, test:
        yield train, test


def raw(name: str, header: int) -> np.ndarray:
    with gzip.open(MNIST / name) as file:
        return np.frombuffer(file.read(), np.uint8, offset=header)


def test_mnist_has_all_digits(mnist: Any) -> None:
    train, test = mnist
    assert (train.features.shape, train.labels.shape) == ((60000, 1, 28, 28), (60000,))
    assert (test.features.shape, test.labels.shape) == ((10000, 1, 28, 28), (10000,))
    assert (train.features.dtype, train.labels.dtype) == (np.float32, np.int64)
    assert (len(train), train.num_examples, train.batch_size) == (600, 60000, 100)
    assert train.shuffle
    assert not test.shuffle


def test_mnist_holds_what_the_files_hold(mnist: Any) -> None:
    _, test = mnist
    np.testing.assert_array_equal(test.labels, raw(TEST_LABELS, 8))
    pixels = raw(TEST_IMAGES, 16).reshape(10000, 1, 28, 28)[:500]
    np.testing.assert_allclose(test.features[:500], pixels / np.float32(255), rtol=1e-6)


def test_mnist_lies_in_memory_that_both_sides_see(mnist: Any) -> None:
    _, test = mnist
    first = test.features[:10]
    assert dl.seen_by_jvm(first)["nbytes"] == first.nbytes
    value = float(first[0, 0, 0, 0])
    test.features[0, 0, 0, 0] = 0.625
    assert first[0, 0, 0, 0] == 0.625
    test.features[0, 0, 0, 0] = value


def spoil(path: Path, how: str) -> None:
    data = bytearray(gzip.decompress(path.read_bytes()))
    if how == "not gzip":
        path.write_bytes(b"this is no gzip file")
    elif how == "truncated gzip":
        path.write_bytes(path.read_bytes()[:2000])
    elif how == "truncated inside":
        path.write_bytes(gzip.compress(bytes(data[: len(data) // 2]), 1))
    elif how == "wrong magic number":
        path.write_bytes(gzip.compress(struct.pack(">i", 1234) + bytes(data[4:]), 1))
    elif how == "flipped byte":
        data[-5] ^= 0xFF
        path.write_bytes(gzip.compress(bytes(data), 1))
    elif how == "empty":
        path.write_bytes(b"")


@pytest.mark.parametrize("how", ["not gzip", "truncated gzip", "truncated inside", "wrong magic number", "flipped byte", "empty"])
def test_a_damaged_file_of_mnist_is_named(tmp_path: Path, how: str) -> None:
    for name in (TEST_IMAGES, TEST_LABELS):  # the test files in both roles: reading 60,000 digits first takes longer
        shutil.copy(MNIST / name, tmp_path / name)
        shutil.copy(MNIST / name, tmp_path / name.replace("t10k", "train"))
    spoil(tmp_path / "train-images-idx3-ubyte.gz", how)
    with pytest.raises(dl.DataError, match="train-images-idx3-ubyte"):
        datasets.mnist(path=tmp_path)


def test_missing_files_are_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(dl.DataError) as caught:
        datasets.mnist(path=tmp_path)
    assert "train-images-idx3-ubyte.gz" in str(caught.value)
    assert str(tmp_path) in str(caught.value)
    assert "PYDL4J_MNIST" in str(caught.value)


def test_a_url_that_does_not_answer_says_so() -> None:
    with pytest.raises(dl.DataError, match=r"http://127\.0\.0\.1:9/mnist"):
        datasets.mnist(urls=["http://127.0.0.1:9/mnist"])


def test_memory_of_ours_is_not_copied() -> None:
    x, y = dl.zeros((10, 3)), dl.zeros((10,), "int64")
    with datasets.ArrayIterator(x, y, 4) as iterator:
        x[3, 1] = 5.0
        assert iterator.features[3, 1] == 5.0
        assert np.shares_memory(iterator.features, x.numpy())
    x.close()
    y.close()


def test_ordinary_memory_is_copied_once_and_seen_from_both_sides() -> None:
    x = np.ones((10, 3), np.float32)
    with datasets.ArrayIterator(x, np.zeros(10, np.int64), 4) as iterator:
        x[:] = 7
        assert (iterator.features == 1).all()
        assert dl.seen_by_jvm(iterator.features)["nbytes"] == 120


def test_batches_in_python_are_views_in_stored_order() -> None:
    x = np.arange(20, dtype=np.float32).reshape(10, 2)
    with datasets.ArrayIterator(x, np.arange(10), 4, shuffle=True) as iterator:
        batches = list(iterator)
        assert [len(batch) for batch in batches] == [4, 4, 2] == [len(batch) for batch in iterator]
        np.testing.assert_array_equal(np.concatenate([batch.features for batch in batches]), x)
        assert np.shares_memory(batches[1].features, iterator.features)
        batches.clear()


def test_shuffling_depends_on_the_seed() -> None:
    x = np.random.default_rng(0).standard_normal((64, 3)).astype(np.float32)
    y = (x[:, 0] > 0).astype(np.int64)
    conf = nn.MultiLayerConfiguration(updater=nn.Sgd(0.5), input_type=nn.InputType.feed_forward(3), layers=[nn.Output(2, loss="mcxent")])
    results = []
    for shuffle, seed in [(False, 0), (False, 1), (True, 1), (True, 1), (True, 2)]:
        iterator = datasets.ArrayIterator(x, y, 16, shuffle=shuffle, seed=seed)
        with iterator, nn.MultiLayerNetwork(conf).init() as net:
            results.append(net.fit(iterator, epochs=2).params.tobytes())
    plain, plain_again, first, first_again, second = results
    assert plain == plain_again
    assert first == first_again
    assert len({plain, first, second}) == 3


def test_a_closed_iterator_says_so() -> None:
    iterator = datasets.ArrayIterator(np.ones((4, 3)), np.zeros(4, np.int64))
    iterator.close()
    iterator.close()
    conf = nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(3), layers=[nn.Output(2, loss="mcxent")])
    with nn.MultiLayerNetwork(conf).init() as net, pytest.raises(dl.ClosedError, match="This iterator was closed"):
        net.fit(iterator)
    with pytest.raises(dl.ClosedError):
        _ = iterator.features


@pytest.mark.parametrize("batch_size", [0, -1, 2.5, True, None])
def test_batch_sizes_must_be_whole_and_positive(batch_size: Any) -> None:
    with pytest.raises(dl.ConfigurationError, match="The 'batch_size' of ArrayIterator must be an integer of at least 1"):
        datasets.ArrayIterator(np.ones((4, 3)), batch_size=batch_size)


def test_a_data_set_is_shown_with_shapes_and_types_of_its_parts() -> None:
    data = nn.DataSet(np.zeros((4, 3), np.float32), np.arange(4))
    assert repr(data) == "DataSet(features=[4, 3] float32, labels=[4] int64)"
    assert len(data) == 4
    assert nn.DataSet([[1.0, 2.0]]).labels is None
