"""From rows to mini-batches: columns as features and labels, orders, training that goes on, sequences, frames of other libraries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import etl, nn

pytestmark = pytest.mark.usefixtures("session")

SCHEMA = etl.Schema().double("x").double("y").categorical("kind", ["low", "high"])
RNG = np.random.default_rng(3)
XY = RNG.standard_normal((4000, 2))
KIND = (XY[:, 0] - XY[:, 1] > 0).astype(int)


@pytest.fixture
def reader(tmp_path: Path) -> etl.Reader:
    file = tmp_path / "points.csv"
    file.write_text("x,y,kind\n" + "".join(f"{x},{y},{('low', 'high')[k]}\n" for (x, y), k in zip(XY.tolist(), KIND.tolist(), strict=True)))
    process = etl.TransformProcess(SCHEMA, [etl.Expression("z", "x * y")])
    return etl.read_csv(file, SCHEMA).transform(process)


def network() -> nn.MultiLayerNetwork:
    conf = nn.MultiLayerConfiguration(
        input_type=nn.InputType.feed_forward(3), layers=[nn.Dense(8), nn.Output(2, loss="mcxent")], updater=nn.Adam(0.05), seed=5
    )
    return nn.MultiLayerNetwork(conf).init()


def test_rows_of_a_file_go_through_a_process_into_a_network_and_a_loop(reader: etl.Reader) -> None:
    data = reader.batches(128, label="kind")
    batches = list(data)
    assert [len(batch) for batch in batches] == [128] * 31 + [32]
    expected = np.column_stack([XY, XY[:, 0] * XY[:, 1]]).astype(np.float32)
    np.testing.assert_array_equal(np.concatenate([batch.features for batch in batches]), expected)
    assert np.asarray(batches[0].labels).dtype == np.int64
    np.testing.assert_array_equal(np.concatenate([np.asarray(batch.labels) for batch in batches]), KIND)
    with network() as net:
        net.fit(data.shuffle(buffer=1000, seed=1).prefetch(2), epochs=5)
        assert net.evaluate(reader.batches(512, label="kind")).accuracy > 0.97


def test_a_training_on_a_file_goes_on_where_it_was_left(reader: etl.Reader) -> None:
    def data() -> Any:
        return reader.batches(100, label="kind").shuffle(buffer=700, seed=2)

    loop = data()
    seen = []
    for batch in loop:
        seen.append(batch.features)
        if len(seen) == 13:
            place = loop.position
            break
    loop.close()
    again = data().restore(place)
    seen += [batch.features for batch in again]
    np.testing.assert_array_equal(np.concatenate(seen), np.concatenate([batch.features for batch in data()]))
    with pytest.raises(dl.ConfigurationError, match="other data"):
        next(iter(reader.batches(50, label="kind").shuffle(buffer=700, seed=2).restore(place)))


def test_a_table_is_split_and_mixed_without_a_cache(reader: etl.Reader) -> None:
    with reader.read() as table:
        train, test = table.batches(64, label="kind").split(0.75, 0.25, stratify=True, seed=1)
        assert (train.num_examples, test.num_examples) == (3000, 1000)
        assert train.classes().mean() == pytest.approx(test.classes().mean(), abs=0.002)
        with network() as net:
            net.fit(train.shuffle(seed=4), epochs=5)
            assert net.evaluate(test).accuracy > 0.97
    with pytest.raises(dl.ConfigurationError, match=r"cache\(\)"):
        reader.batches(64, label="kind").shuffle(seed=1).numbers()
    kept = reader.batches(64, label="kind").cache()
    assert len(kept.shuffle(seed=1).numbers()) == 4000


def test_columns_are_features_labels_and_weights_of_several_inputs_and_outputs(reader: etl.Reader) -> None:
    with reader.read() as table:
        values = next(iter(table.batches(3, label=["z", "y"], features=["x"])))
        np.testing.assert_array_equal(values.features, XY[:3, :1].astype(np.float32))
        np.testing.assert_allclose(np.asarray(values.labels), np.column_stack([XY[:3, 0] * XY[:3, 1], XY[:3, 1]]), rtol=1e-6)
        both = next(iter(table.batches(2, label={"class": "kind", "value": "z"}, features={"left": ["x"], "right": "y"})))
        assert [each.shape for each in both.features] == [(2, 1), (2, 1)]
        assert [np.asarray(each).shape for each in both.labels or ()] == [(2,), (2, 1)]
    with etl.from_dict({"x": [1.0, 2.0], "n": [1, 0], "much": [0.5, 2.0]}) as table:
        counted = next(iter(table.batches(label="n", classes=2, weights="much")))
        assert counted.features.tolist() == [[1], [2]]
        assert np.asarray(counted.labels).tolist() == [1, 0]
        assert np.asarray(counted.weights).tolist() == [0.5, 2]


def test_a_network_with_a_process_takes_raw_rows_and_refuses_what_does_not_fit(tmp_path: Path) -> None:
    process = etl.TransformProcess(
        SCHEMA, [etl.Normalize("x", "standardize"), etl.Normalize("y", "standardize"), etl.Expression("z", "x * y")], labels=["kind"]
    )
    rows = {"x": XY[:, 0], "y": XY[:, 1], "kind": np.array(["low", "high"], dtype=object)[KIND]}
    file = tmp_path / "points.csv"
    file.write_text("x,y,kind\n" + "".join(f"{x},{y},{('low', 'high')[k]}\n" for (x, y), k in zip(XY.tolist(), KIND.tolist(), strict=True)))
    with etl.from_dict(rows, SCHEMA) as table, network() as net:
        fitted = process.fit(table)
        net.process = fitted
        assert net.process == fitted
        assert net.labels == ["low", "high"]
        net.fit(table, epochs=5, batch_size=64)
        net.fit(etl.read_csv(file, SCHEMA), epochs=1)
        assert net.evaluate(etl.read_csv(file, SCHEMA)).accuracy > 0.97
        answers = net.output(table)
        with table.transform(fitted) as features:
            np.testing.assert_array_equal(net.output(features.to_numpy(["x", "y", "z"])), answers)
        asked = {"x": XY[:, 0], "y": XY[:, 1]}
        np.testing.assert_array_equal(net.predict(asked), answers.argmax(1))
        np.testing.assert_array_equal(net.predict_proba(etl.read_csv(file, SCHEMA)), answers)
        with pytest.raises(dl.ConfigurationError, match=r"makes 2 features, \['x', 'y'\]|makes 2 features, \[x, y\]"):
            net.process = etl.TransformProcess(SCHEMA, [], labels=["kind"])
        with pytest.raises(dl.ConfigurationError, match=r"Step 1 .*SortedRank"):
            net.process = etl.TransformProcess(SCHEMA, [etl.CalculateSortedRank("rank", "x")], labels=["kind"])
        with pytest.raises(dl.ConfigurationError, match=r"Normalize.* has not learnt"):
            net.process = process
        with pytest.raises(dl.DataError, match=r"Row 2, column 'y': the value must be a finite number. Got inf"):
            net.predict([{"x": 1.0, "y": 2.0}, {"x": 1.0, "y": np.inf}])
        with pytest.raises(dl.DataError, match=r"line 2, column 'y'.* is missing"):
            net.predict([{"x": 1.0, "y": 2.0}, {"x": 1.0, "y": np.float32("nan")}])
        net.process = None
        assert net.process is None


def test_mistakes_are_answered_before_anything_is_read(reader: etl.Reader) -> None:
    with pytest.raises(dl.ConfigurationError, match=r"There is no column 'kin'. Did you mean 'kind'?"):
        reader.batches(label="kin")
    with pytest.raises(dl.ConfigurationError, match=r"'kind' is of type Categorical: .*CategoricalToOneHotTransform"):
        reader.batches(label="x")
    with pytest.raises(dl.ConfigurationError, match=r"has 2 categories. Got 3"):
        reader.batches(label="kind", classes=3)
    with pytest.raises(dl.ConfigurationError, match="'label_steps' is for sequences"):
        reader.batches(label="kind", label_steps="last")
    with pytest.raises(dl.ConfigurationError, match="'batch_size' of batches"):
        reader.batches(0, label="kind")
    table = etl.from_dict({"x": [1.0, None], "n": [0, 1]}, etl.Schema().double("x").integer("n"))
    with table, pytest.raises(dl.DataError, match=r"memory, line 2, column 'x': .* is missing.*Impute"):
        list(table.batches(label="n", classes=2))


def test_sequences_come_with_masks(tmp_path: Path) -> None:
    steps = etl.Schema().string("id").integer("t").double("v").categorical("kind", ["up", "down"])
    kinds = ["up", "down", "down", "up"]
    rows = etl.from_dict({"id": ["a", "a", "b", "a"], "t": [2, 1, 1, 3], "v": [2.0, 1.0, 9.0, 3.0], "kind": kinds}, steps)
    process = etl.TransformProcess(steps, [etl.ConvertToSequence(["id"], "t"), etl.RemoveColumnsTransform(["id", "t"])])
    with rows, rows.transform(process) as table:
        batch = next(iter(table.batches(label="kind")))
        assert batch.features.tolist() == [[[1, 2, 3]], [[9, 0, 0]]]
        assert np.asarray(batch.features_mask).tolist() == [[1, 1, 1], [1, 0, 0]]
        assert np.asarray(batch.labels).tolist() == [[1, 0, 0], [1, 0, 0]]
        last = next(iter(table.batches(label="kind", label_steps="last")))
        assert np.asarray(last.labels).tolist() == [0, 1]
        assert last.labels_mask is None
        with pytest.raises(dl.DataError, match=r"Got 3 and 1 steps"):
            list(table.batches(label="kind", align="equal"))
